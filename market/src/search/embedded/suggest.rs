//! Suggestions while somebody types: the last word is a beginning.

use super::{
    filters::Filters,
    language::Language,
    level,
    matching::Matched,
    pass::Pass,
    table::View,
    vocabulary::Places,
    words::{Question, Slot},
};
use crate::{
    catalogue::{query::Sort, taxonomy::taxonomy},
    error::Result,
    locale::Locale,
    search::Suggestion,
};
use std::sync::Arc;

/// Categories, offers and enterprises, in this order, at most `limit`.
pub fn suggest(
    language: Arc<Language>,
    offers: &View,
    enterprises: &View,
    typed: &str,
    locale: Locale,
    limit: usize,
) -> Result<Vec<Suggestion>> {
    let question = Question::new(language, typed, locale);
    if question.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found = categories(offers, &question, (limit / 3).max(1))?;
    // What a category means is suggested as a category; offers and enterprises must say the words themselves.
    let question = question.without_categories();
    let sellers = titled(enterprises, &question, (limit / 4).max(1))?;
    let rest = limit.saturating_sub(found.len() + sellers.len());
    for (segment, doc) in titled(offers, &question, rest)? {
        let shown = offers.shown(segment, doc)?;
        found.push(Suggestion::Offer {
            title: shown.title.text(locale).to_owned(),
            slug: shown.slug,
        });
    }
    for (segment, doc) in sellers {
        let shown = enterprises.shown(segment, doc)?;
        found.push(Suggestion::Enterprise {
            slug: shown.slug,
            name: shown.name,
            town: shown.town,
        });
    }
    found.truncate(limit);
    Ok(found)
}

/// Categories that all words name and that have offers.
fn categories(offers: &View, question: &Question, most: usize) -> Result<Vec<Suggestion>> {
    let last = question.slots.len() - 1;
    let places = |misspelt: bool| -> Vec<Places> {
        let of = |(i, slot): (usize, &Slot)| {
            let mut places = question
                .language
                .vocabulary
                .places(&slot.folded, &[slot.stems.as_slice(), &slot.synonyms].concat());
            if i == last {
                places.extend(question.language.vocabulary.places_beginning(&slot.folded));
            }
            if misspelt && slot.typos() > 0 && places.is_empty() {
                places = question.language.vocabulary.places_like(&slot.folded, 1);
            }
            places
        };
        question.slots.iter().enumerate().map(of).collect()
    };
    let mut named = question.language.vocabulary.suggested(&places(false));
    if named.is_empty() {
        named = question.language.vocabulary.suggested(&places(true));
    }
    let mut found = Vec::new();
    for category in named
        .into_iter()
        .filter_map(|position| taxonomy().all().get(position))
    {
        if found.len() == most {
            break;
        }
        let mut leaves = taxonomy()
            .all()
            .iter()
            .filter(|c| c.code == category.code || c.group.as_ref() == Some(&category.code));
        if leaves.try_fold(false, |any, leaf| {
            offers.has_leaf(&leaf.code).map(|has| any || has)
        })? {
            found.push(Suggestion::Category {
                code: category.code.clone(),
            });
        }
    }
    Ok(found)
}

/// The best documents whose title or name has the last word, or one that begins so, and whose page has the others.
fn titled(view: &View, question: &Question, most: usize) -> Result<Vec<(usize, u32)>> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let mut matched = Matched::new(view, question, false)?;
    for hits in &mut matched.hits {
        if let Some(last) = hits.slots.last_mut() {
            last.iter_mut()
                .filter(|code| level::place(**code) < level::SELLER)
                .for_each(|code| *code = 0);
        }
    }
    let filters = Filters::default();
    let required = (1 << question.slots.len()) - 1;
    let pass = Pass {
        view,
        matched: Some(&matched),
        required,
        filters: &filters,
        sort: Sort::Relevance,
        near: None,
        most,
    };
    Ok(pass
        .run()?
        .best
        .into_iter()
        .map(|r| (r.segment as usize, r.doc))
        .collect())
}
