//! The best of one leaf category, in the order of a question without words: what a page shows beside its own offer, without
//! a pass over all offers.

use super::{
    best::{Best, Ranked},
    lists::for_each_doc,
    order::{relevance, rising},
    packed::instant,
    table::View,
};
use crate::{
    error::{Error, Result},
    id::OfferId,
};
use chrono::{DateTime, Utc};
use tantivy::{Term, schema::IndexRecordOption};

/// Up to `most` offers of the category `leaf` (its code), the best first.
pub fn best_of_leaf(view: &View, leaf: &str, now: DateTime<Utc>, most: usize) -> Result<Vec<OfferId>> {
    let now = instant(now);
    let term = Term::from_field_text(view.fields.leaf, leaf);
    let id = |ranked: &Ranked| view.id(ranked.segment as usize, ranked.doc);
    let order = |a: &Ranked, b: &Ranked| id(a).cmp(&id(b));
    let mut best = Best::new(most);
    for (number, (segment, rows)) in view.segments().enumerate() {
        let index = segment
            .inverted_index(view.fields.leaf)
            .map_err(Error::internal)?;
        let Some(info) = index.get_term_info(&term).map_err(Error::internal)? else {
            continue;
        };
        let postings = index
            .read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)
            .map_err(Error::internal)?;
        let alive = segment.alive_bitset();
        for_each_doc(postings, |doc| {
            if alive.is_none_or(|alive| alive.is_alive(doc))
                && let Some(row) = rows.rows.get(doc as usize)
            {
                let ranked = Ranked {
                    first: relevance(None, 0, doc, row, rows.marked(row, now)),
                    then: rising(row.published),
                    segment: number as u32,
                    doc,
                };
                best.offer(ranked, &order);
            }
        });
    }
    Ok(best
        .finish(&order)
        .iter()
        .map(|ranked| OfferId(id(ranked)))
        .collect())
}
