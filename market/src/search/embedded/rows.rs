//! Documents' packed columns, read into one row of memory per document, so that a pass over the matches
//! touches one cache line each.

use super::packed::{CATEGORIES, CategorySet, NO_PRICE, bit};
use crate::error::{Error, Result};
use std::collections::HashMap;
use tantivy::{SegmentReader, columnar::Column};
use uuid::Uuid;

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
