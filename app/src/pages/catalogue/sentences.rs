//! What the catalogue says of its results, and of there being none.

use super::CatalogueData;
use crate::{
    pages::View,
    ui::{
        listing::{Ask, filter_phrase},
        text::{joined, nbsp, number, quoted},
    },
};
use leptos::prelude::*;
use market::{catalogue::taxonomy::Category, search::Relaxed};

pub(super) fn title(
    view: &View<'_>,
    data: &CatalogueData<'_>,
    category: Option<&Category>,
    missed: bool,
) -> String {
    let words = view.words();
    let q = || quoted(&data.query.q, view.locale);
    let title = match (missed, data.query.q.is_empty()) {
        (true, false) if !matches!(data.found.relaxed.as_slice(), [Relaxed::Filters]) => {
            words.with("missed-title", &[("q", q().into())])
        }
        (true, _) => words.t("missed-title-filters").to_owned(),
        (false, false) => words.with("results-for", &[("q", q().into())]),
        (false, true) => category.map_or_else(
            || words.t("nav-offers").to_owned(),
            |c| c.name.text(view.locale).to_owned(),
        ),
    };
    nbsp(&title).into_owned()
}

/// `12 ofert: z ważnym znakiem, siedziba w powiecie świdnickim.`
pub(crate) fn lead(view: &View<'_>, ask: &Ask, total: u64) -> String {
    let count = view.words().count(
        if ask.enterprises {
            "enterprises-n"
        } else {
            "offers-n"
        },
        total,
    );
    let phrases: Vec<String> = ask.filters().map(|(n, v)| filter_phrase(view, n, v)).collect();
    if phrases.is_empty() {
        format!("{count}.")
    } else {
        nbsp(&format!("{count}: {}.", phrases.join(", "))).into_owned()
    }
}

/// `Bez filtrów: 37.` as a link, where leaving the filters out finds more.
pub(super) fn unfiltered(
    view: &View<'_>,
    ask: &Ask,
    unfiltered: Option<u64>,
    total: u64,
) -> impl IntoView + use<> {
    unfiltered.filter(|n| *n > total).map(|n| {
        let href = ask.keeping(|name, _| matches!(name, "q" | "per_page")).href(view.locale);
        (" ", view! { <a href=href>{view.words().with("without-filters", &[("n", number(n, view.locale).into())])}</a> })
    })
}

pub(super) fn missed_lead(view: &View<'_>, data: &CatalogueData<'_>) -> String {
    let words = view.words();
    let n = u64::try_from(data.cards.len()).unwrap_or(0);
    let relaxed = &data.found.relaxed;
    let without = relaxed.iter().find_map(|r| match r {
        Relaxed::Words(left_out) => Some(
            left_out
                .iter()
                .map(|w| quoted(w, view.locale))
                .collect::<Vec<_>>(),
        ),
        _ => None,
    });
    let text = if n == 0 {
        words.t("missed-nothing").to_owned()
    } else if relaxed.contains(&Relaxed::Everything) {
        words.t("missed-everything").to_owned()
    } else {
        match (without, relaxed.contains(&Relaxed::Filters)) {
            (Some(left_out), false) => {
                let count = u64::try_from(left_out.len()).unwrap_or(1);
                words.with(
                    "missed-words",
                    &[
                        ("n", n.into()),
                        ("words", joined(view, &left_out).into()),
                        ("count", count.into()),
                    ],
                )
            }
            (Some(left_out), true) => {
                let count = u64::try_from(left_out.len()).unwrap_or(1);
                words.with(
                    "missed-words-filters",
                    &[
                        ("n", n.into()),
                        ("words", joined(view, &left_out).into()),
                        ("count", count.into()),
                    ],
                )
            }
            (None, _) => words.count("missed-filters", data.found.total),
        }
    };
    nbsp(&text).into_owned()
}
