//! Answering questions about offers, and letting go of words or filters when nothing is found.

use super::{
    collect::Chosen,
    filters::Filters,
    language::Language,
    matching::Matched,
    pass::{Outcome, Pass},
    table::View,
    words::Question,
};
use crate::{
    catalogue::query::{OfferQuery, Sort},
    error::Result,
    id::OfferId,
    locale::Locale,
    place::Region,
    search::{Found, Relaxed},
};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Answers a question about offers.
pub fn find(
    language: Arc<Language>,
    view: &View,
    region: &Region,
    query: &OfferQuery,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<Found> {
    let question = Question::new(language, &query.q, locale);
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
