//! One pass over the matches that filters, counts and orders.

use super::{
    best::{Best, Ranked},
    collect::Counter,
    filters::Filters,
    matching::{Hits, Matched},
    order::{cheapness, nearness, relevance, rising},
    rows::Row,
    table::View,
};
use crate::{catalogue::query::Sort, error::Result, place::Point};
use tantivy::SegmentReader;

/// What a pass over the offers is to do.
pub struct Pass<'a> {
    /// The state of the index.
    pub view: &'a View,
    /// How words are answered; none: no words.
    pub matched: Option<&'a Matched>,
    /// Bits of the words that must be answered.
    pub required: u32,
    /// The filters.
    pub filters: &'a Filters,
    /// The order.
    pub sort: Sort,
    /// From where distance is measured.
    pub near: Option<Point>,
    /// How many to keep.
    pub most: usize,
}

/// What a pass found.
pub struct Outcome {
    /// Results.
    pub total: u64,
    /// Matches of the words, whatever the filters.
    pub unfiltered: u64,
    /// Facet counts.
    pub counter: Counter,
    /// The best.
    pub best: Vec<Ranked>,
}

impl Pass<'_> {
    /// Goes over the offers.
    pub fn run(&self) -> Result<Outcome> {
        let mut outcome = Outcome {
            total: 0,
            unfiltered: 0,
            counter: Counter::new(false),
            best: Vec::new(),
        };
        let mut best = Best::new(self.most);
        let order = |a: &Ranked, b: &Ranked| {
            self.view
                .id(a.segment as usize, a.doc)
                .cmp(&self.view.id(b.segment as usize, b.doc))
        };
        for (number, (segment, rows)) in self.view.segments().enumerate() {
            let filters = self.filters.of_segment(segment, rows, &self.view.fields)?;
            let hits = self.matched.and_then(|m| m.hits.get(number));
            outcome.counter.begin(rows);
            for_each_match(segment, hits, self.required, |doc| {
                let Some(row) = rows.rows.get(doc as usize) else {
                    return;
                };
                outcome.unfiltered += 1;
                let failed = filters.failed(doc, row);
                if failed == 0 {
                    let marked = rows.marked(row, self.filters.now);
                    outcome.total += 1;
                    outcome.counter.result(doc, row, rows, marked);
                    let (first, then) = self.keys(hits, doc, row, marked);
                    best.offer(
                        Ranked {
                            first,
                            then,
                            segment: number as u32,
                            doc,
                        },
                        &order,
                    );
                } else if failed.is_power_of_two() {
                    outcome.counter.other(failed, doc, row, rows);
                }
            });
            outcome.counter.end(rows);
        }
        outcome.best = best.finish(&order);
        Ok(outcome)
    }

    fn keys(&self, hits: Option<&Hits>, doc: u32, row: &Row, marked: bool) -> (u64, u64) {
        let relevance = relevance(hits, self.required, doc, row, marked);
        let published = rising(row.published);
        // Where something else comes first, relevance and then the second of publication settle the rest.
        let then = relevance << 34 | ((row.published.max(0) as u64 / 1_000_000) & ((1 << 34) - 1));
        match self.sort {
            Sort::Relevance => (relevance, published),
            Sort::Newest => (published, 0),
            Sort::Price => (cheapness(row), then),
            Sort::Distance => (nearness(row, self.near), then),
        }
    }

    /// The words to keep so that something passes the filters and the fewest words are let go; among as many
    /// those that are found least.
    pub fn fewest_dropped(&self, words: usize) -> Result<Option<u32>> {
        let mut together = vec![0u64; 1 << words];
        let mut alone = vec![0u64; words];
        for (number, (segment, rows)) in self.view.segments().enumerate() {
            let Some(hits) = self.matched.and_then(|m| m.hits.get(number)) else {
                continue;
            };
            let filters = self.filters.of_segment(segment, rows, &self.view.fields)?;
            for_each_alive(segment, |doc| {
                let mask = hits.slots.iter().enumerate().fold(0, |mask, (i, slot)| {
                    mask | usize::from(slot[doc as usize] > 0) << i
                });
                if mask != 0
                    && rows
                        .rows
                        .get(doc as usize)
                        .is_some_and(|row| filters.failed(doc, row) == 0)
                {
                    together[mask] += 1;
                    (0..words)
                        .filter(|i| mask >> i & 1 == 1)
                        .for_each(|i| alone[i] += 1);
                }
            });
        }
        let dropped =
            |mask: usize| -> u64 { (0..words).filter(|i| mask >> i & 1 == 0).map(|i| alone[i]).sum() };
        let found = (1..together.len()).filter(|mask| together[*mask] > 0);
        let best = found.min_by_key(|mask| (words as u32 - mask.count_ones(), dropped(*mask), *mask));
        Ok(best.and_then(|mask| u32::try_from(mask).ok()))
    }
}

/// Walks over the documents that are not deleted.
fn for_each_alive(segment: &SegmentReader, mut with: impl FnMut(u32)) {
    match segment.alive_bitset() {
        Some(alive) => (0..segment.max_doc())
            .filter(|doc| alive.is_alive(*doc))
            .for_each(with),
        None => (0..segment.max_doc()).for_each(&mut with),
    }
}

/// Walks over the documents that answer all required words.
pub fn for_each_match(
    segment: &SegmentReader,
    hits: Option<&Hits>,
    required: u32,
    mut with: impl FnMut(u32),
) {
    let Some(hits) = hits else {
        return for_each_alive(segment, with);
    };
    let slots: Vec<&[u8]> = hits
        .slots
        .iter()
        .enumerate()
        .filter(|(i, _)| required >> i & 1 == 1)
        .map(|(_, s)| s.as_slice())
        .collect();
    let Some((first, rest)) = slots.split_first() else {
        return for_each_alive(segment, with);
    };
    let alive = segment.alive_bitset();
    for (number, chunk) in first.chunks(8).enumerate() {
        // Most chunks are empty; eight bytes are compared at once.
        if chunk.iter().fold(0, |any, b| any | b) == 0 {
            continue;
        }
        for (i, level) in chunk.iter().enumerate() {
            let at = number * 8 + i;
            if *level > 0
                && rest.iter().all(|slot| slot[at] > 0)
                && alive.is_none_or(|a| a.is_alive(at as u32))
            {
                with(at as u32);
            }
        }
    }
}
