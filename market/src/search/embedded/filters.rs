//! The filters of a question, made ready to be asked of each row.

use super::{
    lists::for_each_doc,
    packed::{CATEGORIES, CategorySet, NO_COUNTY, NO_LEAD, NO_PRICE, bit, instant},
    rows::{Row, Rows},
    schema::Fields,
};
use crate::{
    catalogue::{
        Kind,
        query::{EnterpriseQuery, OfferQuery},
        taxonomy::{cpv_stem, taxonomy},
    },
    error::{Error, Result},
    place::{Region, Teryt},
};
use chrono::{DateTime, Utc};
use std::io;
use tantivy::{SegmentReader, Term, schema::Field, schema::IndexRecordOption};

/// One bit per facet: a row's answer to the filters says which of them it fails.
pub mod facet {
    /// Category.
    pub const CATEGORY: u32 = 1;
    /// Goods or work.
    pub const KIND: u32 = 1 << 1;
    /// Mark valid now.
    pub const LABEL: u32 = 1 << 2;
    /// Statutory status.
    pub const STATUS: u32 = 1 << 3;
    /// Art. 94.
    pub const ART94: u32 = 1 << 4;
    /// Entity type.
    pub const ENTITY: u32 = 1 << 5;
    /// County of the seat.
    pub const COUNTY: u32 = 1 << 6;
    /// Counties served.
    pub const SERVES: u32 = 1 << 7;
    /// Audience.
    pub const AUDIENCE: u32 = 1 << 8;
    /// Groups employed.
    pub const EMPLOYS: u32 = 1 << 9;
    /// Delivery.
    pub const DELIVERY: u32 = 1 << 10;
    /// Occasion.
    pub const OCCASION: u32 = 1 << 11;
    /// Made to order.
    pub const MADE: u32 = 1 << 12;
    /// Price.
    pub const PRICE: u32 = 1 << 13;
    /// What is no facet: CPV, seller, day. A row that fails it counts nowhere.
    pub const APART: u32 = 1 << 14;
}

/// The filters of a question.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    /// Facet and flags of which one must be set.
    flags: Vec<(u32, u64)>,
    category: Option<CategorySet>,
    county: Option<u64>,
    serves: Option<u64>,
    price: Option<(i64, i64)>,
    label: bool,
    /// Days in which it must be ready.
    ready_in: Option<i64>,
    cpv: Option<String>,
    seller: Option<String>,
    /// The instant at which marks are looked at.
    pub now: i64,
}

/// The filters as a segment's rows are asked.
pub struct OfSegment<'a> {
    filters: &'a Filters,
    rows: &'a Rows,
    /// For each distinct coverage mask whether it reaches a wanted county.
    serves: Vec<bool>,
    /// Bits of documents with the wanted seller and CPV code.
    allowed: Option<Vec<u64>>,
}

impl Filters {
    /// The filters of a question about offers.
    pub fn of_offers(query: &OfferQuery, region: &Region, now: DateTime<Utc>) -> Self {
        let today = now.with_timezone(&region.time_zone).date_naive();
        let price = (query.price_min.is_some() || query.price_max.is_some()).then(|| {
            (
                query.price_min.unwrap_or(NO_PRICE + 1).max(NO_PRICE + 1),
                query.price_max.unwrap_or(i64::MAX),
            )
        });
        let mut filters = Self {
            category: categories(&query.category),
            county: counties(region, &query.county),
            serves: counties(region, &query.serves),
            price,
            label: query.label,
            ready_in: query.ready_by.map(|day| (day - today).num_days()),
            cpv: query.cpv.as_deref().map(|code| cpv_stem(code).to_owned()),
            seller: query.enterprise.clone(),
            now: instant(now),
            flags: Vec::new(),
        };
        filters.any_of(facet::KIND, bit::KIND, &query.kind, |v| v as u32);
        filters.any_of(facet::ENTITY, bit::ENTITY, &query.entity_type, |v| v as u32);
        filters.any_of(facet::AUDIENCE, bit::AUDIENCE, &query.audience, |v| v as u32);
        filters.any_of(facet::EMPLOYS, bit::EMPLOYS, &query.employs, |v| v as u32);
        filters.any_of(facet::DELIVERY, bit::DELIVERY, &query.delivery, |v| v as u32);
        filters.any_of(facet::OCCASION, bit::OCCASION, &query.occasion, |v| v as u32);
        filters.yes(facet::STATUS, bit::STATUS, query.status);
        filters.yes(facet::ART94, bit::ART94, query.art94);
        if let Some(made) = query.made_to_order {
            filters.yes(facet::MADE, if made { bit::MADE } else { bit::MADE + 1 }, true);
        }
        filters
    }

    /// The filters of a question about enterprises.
    pub fn of_enterprises(query: &EnterpriseQuery, region: &Region, now: DateTime<Utc>) -> Self {
        let mut filters = Self {
            category: categories(&query.category),
            county: counties(region, &query.county),
            serves: counties(region, &query.serves),
            label: query.label,
            ..Self::none(now)
        };
        filters.any_of(facet::ENTITY, bit::ENTITY, &query.entity_type, |v| v as u32);
        filters.any_of(facet::EMPLOYS, bit::EMPLOYS, &query.employs, |v| v as u32);
        filters.yes(facet::STATUS, bit::STATUS, query.status);
        filters.yes(facet::ART94, bit::ART94, query.art94);
        filters
    }

    /// No filters, at an instant.
    pub fn none(now: DateTime<Utc>) -> Self {
        Self {
            now: instant(now),
            ..Self::default()
        }
    }

    fn any_of<T: Copy>(&mut self, facet: u32, shift: u32, wanted: &[T], position: impl Fn(T) -> u32) {
        if !wanted.is_empty() {
            self.flags.push((
                facet,
                wanted
                    .iter()
                    .fold(0, |mask, v| mask | 1 << (shift + position(*v))),
            ));
        }
    }

    fn yes(&mut self, facet: u32, bit: u32, wanted: bool) {
        if wanted {
            self.flags.push((facet, 1 << bit));
        }
    }

    /// Prepares the filters for a segment.
    pub fn of_segment<'a>(
        &'a self,
        segment: &SegmentReader,
        rows: &'a Rows,
        fields: &Fields,
    ) -> Result<OfSegment<'a>> {
        let serves = self
            .serves
            .map(|wanted| rows.serves.iter().map(|mask| mask & wanted != 0).collect())
            .unwrap_or_default();
        let mut allowed = None;
        if let Some(slug) = &self.seller {
            restrict(
                &mut allowed,
                with_terms(segment, fields.seller, &[slug], None).map_err(Error::internal)?,
            );
        }
        if let Some(stem) = &self.cpv {
            // Codes above are the stem's own beginnings; codes below begin with it.
            let above: Vec<&str> = (2..stem.len()).filter_map(|end| stem.get(..end)).collect();
            restrict(
                &mut allowed,
                with_terms(segment, fields.cpv, &above, Some(stem)).map_err(Error::internal)?,
            );
        }
        Ok(OfSegment {
            filters: self,
            rows,
            serves,
            allowed,
        })
    }
}

impl OfSegment<'_> {
    /// The facets whose filters a row fails.
    pub fn failed(&self, doc: u32, row: &Row) -> u32 {
        let f = self.filters;
        let mut failed = 0;
        for (facet, mask) in &f.flags {
            if row.flags & mask == 0 {
                failed |= facet;
            }
        }
        if let Some(wanted) = &f.category
            && !self.in_category(doc, row, wanted)
        {
            failed |= facet::CATEGORY;
        }
        if let Some(wanted) = f.county
            && (row.county == NO_COUNTY || wanted >> row.county & 1 == 0)
        {
            failed |= facet::COUNTY;
        }
        if f.serves.is_some() && !self.serves[row.serves as usize] {
            failed |= facet::SERVES;
        }
        if let Some((min, max)) = f.price
            && !(min..=max).contains(&row.price)
        {
            failed |= facet::PRICE;
        }
        if f.label && !self.rows.marked(row, f.now) {
            failed |= facet::LABEL;
        }
        if let Some(days) = f.ready_in
            && !ready_in(row, days)
        {
            failed |= facet::APART;
        }
        if let Some(allowed) = &self.allowed
            && allowed[doc as usize / 64] >> (doc % 64) & 1 == 0
        {
            failed |= facet::APART;
        }
        failed
    }

    fn in_category(&self, doc: u32, row: &Row, wanted: &CategorySet) -> bool {
        match self.rows.categories.get(doc as usize) {
            Some(set) => set.iter().zip(wanted).any(|(a, b)| a & b != 0),
            None => wanted[row.category() / 64] >> (row.category() % 64) & 1 == 1,
        }
    }
}

/// Whether it is ready in so many days. Who does not say how long it takes is believed only for goods in stock.
fn ready_in(row: &Row, days: i64) -> bool {
    let in_stock =
        row.flags >> (bit::KIND + Kind::Product as u32) & 1 == 1 && row.flags >> bit::MADE & 1 == 0;
    match row.lead {
        NO_LEAD => in_stock && days >= 0,
        lead => i64::from(lead) <= days,
    }
}

/// Leaves and groups as a set; a group stands for its leaves.
fn categories(codes: &[String]) -> Option<CategorySet> {
    let mut set = CategorySet::default();
    let all = taxonomy().all().iter().enumerate().take(CATEGORIES - 1);
    for (position, category) in all {
        if codes.contains(&category.code) || category.group.as_ref().is_some_and(|g| codes.contains(g)) {
            set[position / 64] |= 1 << (position % 64);
        }
    }
    (!codes.is_empty()).then_some(set)
}

fn counties(region: &Region, wanted: &[Teryt]) -> Option<u64> {
    let positions = region
        .counties
        .iter()
        .take(64)
        .enumerate()
        .filter(|(_, c)| wanted.contains(&c.teryt));
    (!wanted.is_empty()).then(|| positions.fold(0, |mask, (i, _)| mask | 1 << i))
}

fn restrict(allowed: &mut Option<Vec<u64>>, to: Vec<u64>) {
    match allowed {
        Some(bits) => bits.iter_mut().zip(to).for_each(|(a, b)| *a &= b),
        None => *allowed = Some(to),
    }
}

/// Bits of the documents that have one of these terms, or one that begins with `start`.
fn with_terms(
    segment: &SegmentReader,
    field: Field,
    terms: &[impl AsRef<str>],
    start: Option<&str>,
) -> tantivy::Result<Vec<u64>> {
    let mut bits = vec![0u64; (segment.max_doc() as usize).div_ceil(64)];
    let index = segment.inverted_index(field)?;
    let mut add = |info: &tantivy::postings::TermInfo| -> io::Result<()> {
        for_each_doc(
            index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?,
            |doc| bits[doc as usize / 64] |= 1 << (doc % 64),
        );
        Ok(())
    };
    for term in terms {
        if let Some(info) = index.get_term_info(&Term::from_field_text(field, term.as_ref()))? {
            add(&info)?;
        }
    }
    if let Some(start) = start {
        let mut found = index.terms().range().ge(start).into_stream()?;
        while found.advance() && found.key().starts_with(start.as_bytes()) {
            add(found.value())?;
        }
    }
    Ok(bits)
}
