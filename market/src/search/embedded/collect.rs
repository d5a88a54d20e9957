//! Counting facets in the one pass over the matches.

use super::{
    filters::facet,
    packed::{CATEGORIES, NO_PRICE, bit},
    rows::{Row, Rows},
};
use crate::{
    catalogue::taxonomy::taxonomy,
    place::{Region, Teryt},
    search::{Counts, Facets},
};

/// Counts of facet values. Facets of few bits are counted together, by the combination of their bits, and
/// taken apart at the end: a row costs a handful of additions, whatever it is for and wherever it is sent.
pub struct Counter {
    /// Kind, status, art. 94, made to order.
    low: [u32; 64],
    /// Audience and delivery.
    ways: [u32; 128],
    occasions: [u32; 128],
    employs: [u32; 1024],
    entities: [u32; 16],
    categories: [u32; CATEGORIES],
    counties: [u32; 256],
    /// By distinct coverage mask of the segment.
    masks: Vec<u32>,
    serves: [u64; 64],
    label: u64,
    price: Option<(i64, i64)>,
    /// For enterprises, which have several categories, one count per category, groups included.
    sets: bool,
}

const LOW: u64 = 63;
const WAYS: u64 = 127;
const AUDIENCES: u64 = 7;
const OCCASIONS: u64 = 127;
const EMPLOYS: u64 = 1023;

impl Counter {
    /// Nothing counted.
    pub fn new(sets: bool) -> Self {
        Self {
            low: [0; 64],
            ways: [0; 128],
            occasions: [0; 128],
            employs: [0; 1024],
            entities: [0; 16],
            categories: [0; CATEGORIES],
            counties: [0; 256],
            masks: Vec::new(),
            serves: [0; 64],
            label: 0,
            price: None,
            sets,
        }
    }

    /// Begins a segment.
    pub fn begin(&mut self, rows: &Rows) {
        self.masks.clear();
        self.masks.resize(rows.serves.len(), 0);
    }

    /// Ends a segment.
    pub fn end(&mut self, rows: &Rows) {
        for (mask, count) in rows.serves.iter().zip(&self.masks).filter(|(_, c)| **c > 0) {
            let mut rest = *mask;
            while rest != 0 {
                self.serves[rest.trailing_zeros() as usize] += u64::from(*count);
                rest &= rest - 1;
            }
        }
    }

    /// Counts a result for all facets.
    pub fn result(&mut self, doc: u32, row: &Row, rows: &Rows, marked: bool) {
        let flags = row.flags;
        self.low[(flags & LOW) as usize] += 1;
        self.ways[(flags >> bit::AUDIENCE & WAYS) as usize] += 1;
        self.occasions[(flags >> bit::OCCASION & OCCASIONS) as usize] += 1;
        self.employs[(flags >> bit::EMPLOYS & EMPLOYS) as usize] += 1;
        self.entity(row);
        self.category(doc, row, rows);
        self.counties[row.county as usize] += 1;
        self.masks[row.serves as usize] += 1;
        self.label += u64::from(marked);
        self.price(row);
    }

    /// Counts a row that fails only the filters of one facet: choosing its value there would find it.
    pub fn other(&mut self, failed: u32, doc: u32, row: &Row, rows: &Rows) {
        let flags = row.flags;
        let low = match failed {
            facet::KIND => 0b11 << bit::KIND,
            facet::MADE => 0b11 << bit::MADE,
            facet::CATEGORY => return self.category(doc, row, rows),
            facet::ENTITY => return self.entity(row),
            facet::COUNTY => {
                self.counties[row.county as usize] += 1;
                return;
            }
            facet::SERVES => {
                self.masks[row.serves as usize] += 1;
                return;
            }
            facet::AUDIENCE => {
                self.ways[(flags >> bit::AUDIENCE & AUDIENCES) as usize] += 1;
                return;
            }
            facet::DELIVERY => {
                self.ways[(flags >> bit::AUDIENCE & WAYS & !AUDIENCES) as usize] += 1;
                return;
            }
            facet::OCCASION => {
                self.occasions[(flags >> bit::OCCASION & OCCASIONS) as usize] += 1;
                return;
            }
            facet::EMPLOYS => {
                self.employs[(flags >> bit::EMPLOYS & EMPLOYS) as usize] += 1;
                return;
            }
            facet::PRICE => return self.price(row),
            // Without the mark, the status or art. 94 there is nothing to choose.
            _ => return,
        };
        self.low[(flags & low) as usize] += 1;
    }

    fn entity(&mut self, row: &Row) {
        self.entities[((row.flags >> bit::ENTITY) as u16).trailing_zeros() as usize & 15] += 1;
    }

    fn category(&mut self, doc: u32, row: &Row, rows: &Rows) {
        if !self.sets {
            self.categories[row.category()] += 1;
            return;
        }
        for (i, bits) in rows
            .categories
            .get(doc as usize)
            .into_iter()
            .flatten()
            .enumerate()
        {
            let mut rest = *bits;
            while rest != 0 {
                self.categories[i * 64 + rest.trailing_zeros() as usize] += 1;
                rest &= rest - 1;
            }
        }
    }

    fn price(&mut self, row: &Row) {
        if row.price != NO_PRICE {
            let (low, high) = self.price.unwrap_or((row.price, row.price));
            self.price = Some((low.min(row.price), high.max(row.price)));
        }
    }

    /// The facets; chosen values stay even without results.
    pub fn facets(&self, region: &Region, chosen: &Chosen) -> Facets {
        let with = |bins: &[u32], bit: u32| -> u64 {
            bins.iter()
                .enumerate()
                .filter(|(i, _)| i >> bit & 1 == 1)
                .map(|(_, c)| u64::from(*c))
                .sum()
        };
        Facets {
            category: self.category_counts(chosen.category),
            kind: counts(crate::catalogue::Kind::ALL, chosen.kind, |v| {
                with(&self.low, v as u32)
            }),
            label: self.label,
            status: with(&self.low, bit::STATUS),
            art94: with(&self.low, bit::ART94),
            entity_type: counts(crate::enterprises::EntityType::ALL, chosen.entity_type, |v| {
                u64::from(self.entities[v as usize])
            }),
            county: self.county_counts(region, chosen.county, |i| u64::from(self.counties[i])),
            serves: self.county_counts(region, chosen.serves, |i| self.serves[i]),
            audience: counts(crate::catalogue::Audience::ALL, chosen.audience, |v| {
                with(&self.ways, v as u32)
            }),
            employs: counts(crate::enterprises::Group::ALL, chosen.employs, |v| {
                with(&self.employs, v as u32)
            }),
            delivery: counts(crate::catalogue::Delivery::ALL, chosen.delivery, |v| {
                with(&self.ways, bit::DELIVERY - bit::AUDIENCE + v as u32)
            }),
            occasion: counts(crate::catalogue::Occasion::ALL, chosen.occasion, |v| {
                with(&self.occasions, v as u32)
            }),
            made_to_order: with(&self.low, bit::MADE),
            price: self.price,
        }
    }

    fn category_counts(&self, chosen: &[String]) -> Counts<String> {
        let all = taxonomy().all();
        let of = |position: usize| self.categories.get(position).copied().map_or(0, u64::from);
        let count = |position: usize| match &all[position].group {
            None if !self.sets => {
                all.iter()
                    .enumerate()
                    .filter(|(_, c)| c.group.as_ref() == Some(&all[position].code))
                    .map(|(i, _)| of(i))
                    .sum::<u64>()
                    + of(position)
            }
            _ => of(position),
        };
        let counted = all.iter().enumerate().map(|(i, c)| (c.code.clone(), count(i)));
        counted
            .filter(|(code, n)| *n > 0 || chosen.contains(code))
            .collect()
    }

    fn county_counts(
        &self,
        region: &Region,
        chosen: &[Teryt],
        count: impl Fn(usize) -> u64,
    ) -> Counts<Teryt> {
        let counted = region
            .counties
            .iter()
            .take(64)
            .enumerate()
            .map(|(i, c)| (c.teryt, count(i)));
        counted
            .filter(|(county, n)| *n > 0 || chosen.contains(county))
            .collect()
    }
}

/// The chosen values of a question's filters.
#[derive(Clone, Copy, Default)]
pub struct Chosen<'a> {
    /// Groups and leaves.
    pub category: &'a [String],
    /// Goods, work.
    pub kind: &'a [crate::catalogue::Kind],
    /// Entity types.
    pub entity_type: &'a [crate::enterprises::EntityType],
    /// Counties of the seat.
    pub county: &'a [Teryt],
    /// Counties served.
    pub serves: &'a [Teryt],
    /// Audiences.
    pub audience: &'a [crate::catalogue::Audience],
    /// Groups employed.
    pub employs: &'a [crate::enterprises::Group],
    /// Ways of delivery.
    pub delivery: &'a [crate::catalogue::Delivery],
    /// Occasions.
    pub occasion: &'a [crate::catalogue::Occasion],
}

fn counts<T: Copy + PartialEq>(all: &[T], chosen: &[T], count: impl Fn(T) -> u64) -> Counts<T> {
    all.iter()
        .map(|v| (*v, count(*v)))
        .filter(|(v, n)| *n > 0 || chosen.contains(v))
        .collect()
}
