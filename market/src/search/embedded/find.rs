//! Answering questions about offers: matching, filtering, counting and ordering in one pass, and letting go
//! of words or filters when nothing is found.

use super::{
    collect::{Best, Chosen, Counter, Ranked},
    filters::Filters,
    matching::{Hits, Matched},
    packed::{NO_PRICE, Row, bit},
    table::View,
    words::{Question, level},
};
use crate::{
    catalogue::query::{OfferQuery, Sort},
    error::Result,
    id::OfferId,
    locale::Locale,
    place::{Point, Region},
    search::{Found, Relaxed},
};
use chrono::{DateTime, Utc};
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

/// Answers a question about offers.
pub fn find(
    view: &View,
    region: &Region,
    query: &OfferQuery,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<Found> {
    let question = Question::new(&query.q, locale);
    let per_page = query.per_page.clamp(1, crate::catalogue::query::MAX_PER_PAGE) as usize;
    let page = query.page.clamp(1, crate::catalogue::query::MAX_PAGE) as usize;
    let filters = Filters::of_offers(query, region, now);
    let none = Filters::none(now);
    let filtered = query.has_filters();
    let all_words = (1 << question.slots.len()) - 1;
    let near = query.near.as_ref().map(|p| p.at);
    let pass = Pass {
        view,
        matched: None,
        required: all_words,
        filters: &filters,
        sort: query.sort,
        near,
        most: page * per_page,
    };
    let mut relaxed = Vec::new();
    if !question.too_many.is_empty() {
        relaxed.push(Relaxed::Words(question.too_many.clone()));
    }
    let outcome = if question.is_empty() {
        let outcome = pass.run()?;
        if outcome.total == 0 && filtered && view.documents > 0 {
            relaxed.push(Relaxed::Filters);
            Pass {
                filters: &none,
                ..pass
            }
            .run()?
        } else {
            outcome
        }
    } else {
        with_words(&pass, &question, filtered, &none, &mut relaxed)?
    };
    let best = outcome.best.iter().skip((page - 1) * per_page).take(per_page);
    let chosen = Chosen {
        category: &query.category,
        kind: &query.kind,
        entity_type: &query.entity_type,
        county: &query.county,
        serves: &query.serves,
        audience: &query.audience,
        employs: &query.employs,
        delivery: &query.delivery,
        occasion: &query.occasion,
    };
    Ok(Found {
        total: outcome.total,
        ids: best
            .map(|r| OfferId(view.id(r.segment as usize, r.doc)))
            .collect(),
        facets: outcome.counter.facets(region, &chosen),
        relaxed,
        unfiltered: filtered.then_some(outcome.unfiltered),
        generation: 0,
    })
}

fn with_words(
    pass: &Pass,
    question: &Question,
    filtered: bool,
    none: &Filters,
    relaxed: &mut Vec<Relaxed>,
) -> Result<Outcome> {
    let matched = Matched::new(pass.view, question, false)?;
    let outcome = Pass {
        matched: Some(&matched),
        ..*pass
    }
    .run()?;
    if outcome.total > 0 {
        return Ok(outcome);
    }
    let as_asked = outcome.unfiltered;
    // Each word is found somewhere, but not together: one of them may be another word misspelt.
    if outcome.unfiltered == 0 {
        let misspelt = Matched::new(pass.view, question, true)?;
        let outcome = Pass {
            matched: Some(&misspelt),
            ..*pass
        }
        .run()?;
        if outcome.total > 0 {
            return Ok(outcome);
        }
    }
    let pass = Pass {
        matched: Some(&matched),
        ..*pass
    };
    let kept = pass.fewest_dropped(question.slots.len())?;
    let wording = |kept: u32| -> Option<Relaxed> {
        let dropped = question
            .slots
            .iter()
            .enumerate()
            .filter(|(i, _)| kept >> i & 1 == 0)
            .map(|(_, s)| s.typed.clone());
        Some(dropped.collect::<Vec<_>>())
            .filter(|d| !d.is_empty())
            .map(Relaxed::Words)
    };
    if let Some(required) = kept {
        relaxed.extend(wording(required));
        let outcome = Pass { required, ..pass }.run()?;
        // Where all words are found without the filters, that is what is worth knowing.
        let unfiltered = if as_asked > 0 {
            as_asked
        } else {
            outcome.unfiltered
        };
        return Ok(Outcome {
            unfiltered,
            ..outcome
        });
    }
    let unfiltered = Pass {
        filters: none,
        ..pass
    };
    if filtered && let Some(required) = unfiltered.fewest_dropped(question.slots.len())? {
        relaxed.extend(wording(required));
        relaxed.push(Relaxed::Filters);
        return Pass {
            required,
            ..unfiltered
        }
        .run();
    }
    if pass.view.documents > 0 {
        relaxed.clear();
        relaxed.push(Relaxed::Everything);
    }
    Pass {
        matched: None,
        sort: Sort::Newest,
        ..unfiltered
    }
    .run()
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
    fn fewest_dropped(&self, words: usize) -> Result<Option<u32>> {
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

/// How well a document answers, in 30 bits: the worst word's tier, where the words stand, how many stand side
/// by side in the title, how much of the title they are, how literally they stand; then the mark and how
/// complete the page is.
pub fn relevance(hits: Option<&Hits>, required: u32, doc: u32, row: &Row, marked: bool) -> u64 {
    let quality = u64::from(marked) * 2 + row.completeness();
    let Some(hits) = hits else { return quality };
    let (mut tier, mut places, mut own, mut titled, mut words) = (u64::from(level::EXACT), 0, 0, 0, 0);
    for (_, slot) in hits
        .slots
        .iter()
        .enumerate()
        .filter(|(i, _)| required >> i & 1 == 1)
    {
        let code = slot.get(doc as usize).copied().unwrap_or(0);
        tier = tier.min(level::tier(code).into());
        places += u64::from(level::place(code));
        own += u64::from(level::tier(code)) * 3 + u64::from(code & 3);
        titled += u64::from(level::place(code) >= level::TITLE);
        words += 1;
    }
    let words = words.max(1);
    let pairs = hits
        .pairs
        .get(doc as usize)
        .map_or(0, |p| u64::from(p.count_ones()));
    let share = titled * 7 / u64::from(row.title_words).max(titled).max(1);
    // 3 + 8 + 4 + 3 + 8 + 4 bits
    tier << 27
        | (places * 40 / words) << 19
        | pairs << 15
        | share << 12
        | (own * 16 / words).min(255) << 4
        | quality
}

fn rising(number: i64) -> u64 {
    (number as u64) ^ 1 << 63
}

/// Cheap before dear; things before what can't be compared with things; on request last.
fn cheapness(row: &Row) -> u64 {
    const CLASS: u32 = 62;
    let most = (1u64 << CLASS) - 1;
    if row.price == NO_PRICE {
        return 0;
    }
    let class = if row.flags >> bit::COMPARABLE & 1 == 1 {
        2
    } else {
        1
    };
    class << CLASS | (most - (row.price.max(0) as u64).min(most))
}

/// Near before far; unknown last. The haversine of the angle orders as the distance does.
fn nearness(row: &Row, near: Option<Point>) -> u64 {
    let Some(near) = near else { return 0 };
    if row.lat.is_nan() || row.lon.is_nan() {
        return 0;
    }
    let (lat_a, lat_b) = (near.lat.to_radians(), f64::from(row.lat).to_radians());
    let d_lon = (f64::from(row.lon) - near.lon).to_radians();
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    // The bits of floating-point numbers that are not negative rise with them.
    u64::MAX - h.max(0.0).to_bits()
}
