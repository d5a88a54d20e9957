//! What filters, facets and orders need of a document, packed: written as columns of the index, read
//! into one row of memory per document, so that a pass over the matches touches one cache line each.

use crate::{
    catalogue::{Audience, Delivery, Kind, Occasion},
    enterprises::{EntityType, Group},
    error::{Error, Result},
    place::Point,
    search::{EnterpriseDoc, OfferDoc},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use tantivy::{SegmentReader, TantivyDocument, columnar::Column, schema::Schema};
use uuid::Uuid;

/// Columns of whole numbers without sign.
pub const UNSIGNED: [&str; 6] = ["flags", "more", "serves", "categories", "id_high", "id_low"];
/// Columns of whole numbers.
pub const SIGNED: [&str; 4] = ["price", "published", "mark_from", "mark_until"];
/// Columns of real numbers.
pub const REAL: [&str; 2] = ["lat", "lon"];

/// The most categories that fit.
pub const CATEGORIES: usize = 512;
/// A set of categories by position in the taxonomy.
pub type CategorySet = [u64; CATEGORIES / 64];
/// "No category" and "no county".
pub const NO_CATEGORY: usize = CATEGORIES - 1;
/// See [`NO_CATEGORY`].
pub const NO_COUNTY: u8 = u8::MAX;
/// "Lead time not said".
pub const NO_LEAD: u16 = u16::MAX;
/// "On request"; no price is as low.
pub const NO_PRICE: i64 = i64::MIN;

/// Bits of the flags: one per value of a list, so that "any of them" is one `and`.
pub mod bit {
    /// Goods, work.
    pub const KIND: u32 = 0;
    /// Statutory status.
    pub const STATUS: u32 = 2;
    /// Art. 94.
    pub const ART94: u32 = 3;
    /// Made to order; the next bit: from stock.
    pub const MADE: u32 = 4;
    /// Audiences.
    pub const AUDIENCE: u32 = 6;
    /// Ways of delivery.
    pub const DELIVERY: u32 = 9;
    /// Occasions.
    pub const OCCASION: u32 = 13;
    /// Groups employed.
    pub const EMPLOYS: u32 = 20;
    /// Entity types.
    pub const ENTITY: u32 = 30;
    /// Nine bits: the category's position.
    pub const CATEGORY: u32 = 46;
    /// The price can be compared with the price of a thing.
    pub const COMPARABLE: u32 = 55;
    /// Seven bits: completeness, 0 to 100.
    pub const COMPLETENESS: u32 = 56;
}

// A list that grows past its bits must not compile.
const _: () = assert!(
    Kind::ALL.len() == 2
        && Audience::ALL.len() <= 3
        && Delivery::ALL.len() <= 4
        && Occasion::ALL.len() <= 7
        && Group::ALL.len() <= 10
        && EntityType::ALL.len() <= 16
);

/// One row, as it is written.
#[derive(Clone, Debug)]
pub struct Packed {
    flags: u64,
    county: u8,
    lead: u16,
    title_words: u8,
    serves: u64,
    price: Option<i64>,
    published: i64,
    at: Option<Point>,
    marks: Vec<(i64, i64)>,
    categories: Vec<usize>,
}

/// An instant as the index counts it.
pub fn instant(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

fn any_of<T: Copy>(list: &[T], shift: u32, position: impl Fn(T) -> u32) -> u64 {
    list.iter().fold(0, |mask, v| mask | 1 << (shift + position(*v)))
}

fn spans(marks: &[(DateTime<Utc>, DateTime<Utc>)]) -> Vec<(i64, i64)> {
    marks
        .iter()
        .map(|(from, until)| (instant(*from), instant(*until)))
        .collect()
}

impl Packed {
    /// An offer's row. `category` is its leaf's position, `county` the position of its county.
    pub fn offer(doc: &OfferDoc, category: Option<usize>, county: Option<usize>, title_words: usize) -> Self {
        let flags = 1 << (bit::KIND + doc.kind as u32)
            | u64::from(doc.status) << bit::STATUS
            | u64::from(doc.art94) << bit::ART94
            | 1 << if doc.made_to_order {
                bit::MADE
            } else {
                bit::MADE + 1
            }
            | any_of(&doc.audience, bit::AUDIENCE, |v| v as u32)
            | any_of(&doc.delivery, bit::DELIVERY, |v| v as u32)
            | any_of(&doc.occasions, bit::OCCASION, |v| v as u32)
            | any_of(&doc.employs, bit::EMPLOYS, |v| v as u32)
            | 1 << (bit::ENTITY + doc.entity_type as u32)
            | (category.filter(|c| *c < NO_CATEGORY).unwrap_or(NO_CATEGORY) as u64) << bit::CATEGORY
            | u64::from(doc.comparable) << bit::COMPARABLE
            | u64::from(doc.completeness.min(100)) << bit::COMPLETENESS;
        Self {
            flags,
            county: county_byte(county),
            // A negative lead time is as good as none at all to wait for.
            lead: doc.lead_time_days.map_or(NO_LEAD, |d| {
                u16::try_from(d.max(0)).unwrap_or(NO_LEAD - 1).min(NO_LEAD - 1)
            }),
            title_words: u8::try_from(title_words).unwrap_or(u8::MAX),
            serves: doc.serves,
            price: doc.gross_minor,
            published: instant(doc.published_at),
            at: doc.at,
            marks: spans(&doc.marks),
            categories: Vec::new(),
        }
    }

    /// An enterprise's row. `categories` are the positions of its leaves and of their groups.
    pub fn enterprise(
        doc: &EnterpriseDoc,
        categories: Vec<usize>,
        county: Option<usize>,
        name_words: usize,
    ) -> Self {
        let flags = u64::from(doc.status) << bit::STATUS
            | u64::from(doc.art94) << bit::ART94
            | any_of(&doc.employs, bit::EMPLOYS, |v| v as u32)
            | 1 << (bit::ENTITY + doc.entity_type as u32);
        Self {
            flags,
            county: county_byte(county),
            lead: NO_LEAD,
            title_words: u8::try_from(name_words).unwrap_or(u8::MAX),
            serves: doc.serves,
            price: None,
            published: 0,
            at: None,
            marks: spans(&doc.marks),
            categories,
        }
    }

    /// Writes the columns.
    pub fn write(&self, schema: &Schema, id: Uuid, doc: &mut TantivyDocument) -> tantivy::Result<()> {
        let more = u64::from(self.county) | u64::from(self.lead) << 8 | u64::from(self.title_words) << 24;
        let (high, low) = id.as_u64_pair();
        for (name, value) in [
            ("flags", self.flags),
            ("more", more),
            ("serves", self.serves),
            ("id_high", high),
            ("id_low", low),
        ] {
            doc.add_u64(schema.get_field(name)?, value);
        }
        for category in &self.categories {
            doc.add_u64(schema.get_field("categories")?, *category as u64);
        }
        doc.add_i64(schema.get_field("published")?, self.published);
        if let Some(price) = self.price {
            doc.add_i64(schema.get_field("price")?, price);
        }
        for (from, until) in &self.marks {
            doc.add_i64(schema.get_field("mark_from")?, *from);
            doc.add_i64(schema.get_field("mark_until")?, *until);
        }
        if let Some(at) = self.at {
            doc.add_f64(schema.get_field("lat")?, at.lat);
            doc.add_f64(schema.get_field("lon")?, at.lon);
        }
        Ok(())
    }
}

fn county_byte(county: Option<usize>) -> u8 {
    // A coverage mask has 64 bits, so a region has no more counties.
    county
        .and_then(|c| u8::try_from(c).ok())
        .filter(|c| *c < 64)
        .unwrap_or(NO_COUNTY)
}

/// One row, as it is read: 48 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// See [`bit`].
    pub flags: u64,
    /// Gross price in minor units, or [`NO_PRICE`].
    pub price: i64,
    /// When it was first published.
    pub published: i64,
    /// Where it is; not a number: unknown.
    pub lat: f32,
    /// See `lat`.
    pub lon: f32,
    /// Which of the segment's distinct coverage masks.
    pub serves: u32,
    /// Where its spans begin in the segment's list.
    pub marks_at: u32,
    /// How many there are.
    pub marks: u16,
    /// Days until it is ready, or [`NO_LEAD`].
    pub lead: u16,
    /// Position of its county, or [`NO_COUNTY`].
    pub county: u8,
    /// Words in its title.
    pub title_words: u8,
}

impl Row {
    /// Position of its category, or [`NO_CATEGORY`].
    pub fn category(&self) -> usize {
        (self.flags >> bit::CATEGORY) as usize & (CATEGORIES - 1)
    }

    /// 0 to 5.
    pub fn completeness(&self) -> u64 {
        (self.flags >> bit::COMPLETENESS & 127) / 20
    }
}

/// The rows of a segment. Deletions don't change them, so they are read once.
pub struct Rows {
    /// By document.
    pub rows: Vec<Row>,
    /// The distinct coverage masks: an enterprise's offers share theirs, so there are few.
    pub serves: Vec<u64>,
    /// Spans of marks, document after document.
    pub marks: Vec<(i64, i64)>,
    /// An enterprise's categories; empty for offers.
    pub categories: Vec<CategorySet>,
    /// By what enterprises are sorted; empty for offers.
    pub sort: Vec<String>,
    id: (Column<u64>, Column<u64>),
}

impl Rows {
    /// Reads a segment's rows. `sets`: also categories and sort keys.
    pub fn read(segment: &SegmentReader, sets: bool) -> Result<Self> {
        Self::read_columns(segment, sets).map_err(Error::internal)
    }

    fn read_columns(segment: &SegmentReader, sets: bool) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let (flags, more, serves) = (
            columns.u64("flags")?,
            columns.u64("more")?,
            columns.u64("serves")?,
        );
        let (price, published) = (columns.i64("price")?, columns.i64("published")?);
        let (from, until) = (columns.i64("mark_from")?, columns.i64("mark_until")?);
        let (lat, lon) = (columns.f64("lat")?, columns.f64("lon")?);
        let mut distinct: HashMap<u64, u32> = HashMap::new();
        let mut all = Rows {
            rows: Vec::with_capacity(segment.max_doc() as usize),
            serves: Vec::new(),
            marks: Vec::new(),
            categories: Vec::new(),
            sort: Vec::new(),
            id: (columns.u64("id_high")?, columns.u64("id_low")?),
        };
        for doc in 0..segment.max_doc() {
            let mask = serves.first(doc).unwrap_or(0);
            let serves = *distinct.entry(mask).or_insert_with(|| {
                all.serves.push(mask);
                all.serves.len() as u32 - 1
            });
            let more = more.first(doc).unwrap_or(0);
            let marks_at = all.marks.len();
            all.marks
                .extend(from.values_for_doc(doc).zip(until.values_for_doc(doc)));
            all.rows.push(Row {
                flags: flags.first(doc).unwrap_or(0),
                price: price.first(doc).unwrap_or(NO_PRICE),
                published: published.first(doc).unwrap_or(0),
                lat: lat.first(doc).map_or(f32::NAN, |v| v as f32),
                lon: lon.first(doc).map_or(f32::NAN, |v| v as f32),
                serves,
                marks_at: marks_at as u32,
                marks: u16::try_from(all.marks.len() - marks_at).unwrap_or(u16::MAX),
                lead: (more >> 8) as u16,
                county: more as u8,
                title_words: (more >> 24) as u8,
            });
        }
        all.marks.shrink_to_fit();
        if sets {
            all.read_sets(segment)?;
        }
        Ok(all)
    }

    fn read_sets(&mut self, segment: &SegmentReader) -> tantivy::Result<()> {
        let categories = segment.fast_fields().u64("categories")?;
        let sort = segment.fast_fields().str("sort")?;
        for doc in 0..segment.max_doc() {
            let mut set = CategorySet::default();
            for category in categories.values_for_doc(doc).filter(|c| *c < CATEGORIES as u64) {
                set[category as usize / 64] |= 1 << (category % 64);
            }
            self.categories.push(set);
            let mut name = String::new();
            if let Some(column) = &sort
                && let Some(ord) = column.ords().first(doc)
            {
                column.ord_to_str(ord, &mut name)?;
            }
            self.sort.push(name);
        }
        Ok(())
    }

    /// Whether a mark is valid at `now`.
    pub fn marked(&self, row: &Row, now: i64) -> bool {
        let spans = self
            .marks
            .iter()
            .skip(row.marks_at as usize)
            .take(row.marks as usize);
        row.marks > 0
            && spans
                .into_iter()
                .any(|(from, until)| *from <= now && now < *until)
    }

    /// A document's identifier.
    pub fn id(&self, doc: u32) -> Uuid {
        Uuid::from_u64_pair(
            self.id.0.first(doc).unwrap_or(0),
            self.id.1.first(doc).unwrap_or(0),
        )
    }
}
