//! Answering questions about enterprises.

use super::{
    collect::{Chosen, Counter},
    filters::Filters,
    language::Language,
    matching::Matched,
    order::relevance,
    pass::for_each_match,
    table::View,
    words::Question,
};
use crate::{
    catalogue::query::{EnterpriseQuery, MAX_PAGE, MAX_PER_PAGE},
    error::Result,
    id::EnterpriseId,
    locale::Locale,
    place::Region,
    search::FoundEnterprises,
};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Answers a question about enterprises: best first, without words by name.
pub fn find(
    language: Arc<Language>,
    view: &View,
    region: &Region,
    query: &EnterpriseQuery,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<FoundEnterprises> {
    let question = Question::new(language, &query.q, locale);
    let filters = Filters::of_enterprises(query, region, now);
    let required = (1 << question.slots.len()) - 1;
    let mut matched = None;
    if !question.is_empty() {
        let as_typed = Matched::new(view, &question, false)?;
        let none = view.segments().zip(&as_typed.hits).all(|((segment, _), hits)| {
            let mut any = false;
            for_each_match(segment, Some(hits), required, |_| any = true);
            !any
        });
        matched = Some(if none {
            Matched::new(view, &question, true)?
        } else {
            as_typed
        });
    }
    let mut counter = Counter::new(true);
    let mut found: Vec<(u64, &str, EnterpriseId)> = Vec::new();
    for (number, (segment, rows)) in view.segments().enumerate() {
        let of_segment = filters.of_segment(segment, rows, &view.fields)?;
        let hits = matched.as_ref().and_then(|m| m.hits.get(number));
        counter.begin(rows);
        for_each_match(segment, hits, required, |doc| {
            let Some(row) = rows.rows.get(doc as usize) else {
                return;
            };
            let failed = of_segment.failed(doc, row);
            if failed == 0 {
                let marked = rows.marked(row, filters.now);
                counter.result(doc, row, rows, marked);
                let rank = if hits.is_some() {
                    relevance(hits, required, doc, row, marked)
                } else {
                    0
                };
                let name = rows.sort.get(doc as usize).map_or("", String::as_str);
                found.push((u64::MAX - rank, name, EnterpriseId(rows.id(doc))));
            } else if failed.is_power_of_two() {
                counter.other(failed, doc, row, rows);
            }
        });
        counter.end(rows);
    }
    // There are hundreds of enterprises, not millions: sorting them all is no work.
    found.sort_unstable();
    let per_page = query.per_page.clamp(1, MAX_PER_PAGE) as usize;
    let page = query.page.clamp(1, MAX_PAGE) as usize;
    let chosen = Chosen {
        category: &query.category,
        entity_type: &query.entity_type,
        county: &query.county,
        serves: &query.serves,
        employs: &query.employs,
        ..Chosen::default()
    };
    Ok(FoundEnterprises {
        total: found.len() as u64,
        ids: found
            .iter()
            .skip((page - 1) * per_page)
            .take(per_page)
            .map(|(_, _, id)| *id)
            .collect(),
        facets: counter.facets(region, &chosen),
        generation: 0,
    })
}
