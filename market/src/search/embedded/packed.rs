//! What filters, facets and orders need of a document, packed into columns of the index.

use crate::{
    catalogue::{Audience, Delivery, Kind, Occasion},
    enterprises::{EntityType, Group},
    place::Point,
    search::{EnterpriseDoc, OfferDoc},
};
use chrono::{DateTime, Utc};
use tantivy::{TantivyDocument, schema::Schema};
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
