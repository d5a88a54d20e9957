//! What differs between two versions, as a table.

use super::fields::name_of;
use crate::{pages::View, ui::text::term};
use leptos::{either::Either, prelude::*};
use market::import::sheet::Difference;

/// Fields with what stood there and what is to stand there.
pub fn changes(
    view: &View<'_>,
    all: &[Difference],
    before: &'static str,
    after: &'static str,
) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = all
        .iter()
        .map(|d| {
            let old = said(view, &d.field, &d.before);
            let new = said(view, &d.field, &d.after);
            let old = if old.is_empty() {
                Either::Left(view! { <span class="muted">{words.t("change-nothing")}</span> })
            } else {
                Either::Right(old)
            };
            let new = if new.is_empty() {
                Either::Left(view! { <span class="muted">{words.t("change-nothing")}</span> })
            } else {
                Either::Right(view! { <ins>{new}</ins> })
            };
            view! {
                <tr><th scope="row">{name_of(view, &d.field)}</th><td class="typed" data-label=words.t(before)>{old}</td><td class="typed" data-label=words.t(after)>{new}</td></tr>
            }
        })
        .collect();
    view! {
        <table class="stacked changes"><caption class="visually-hidden">{words.t("change-caption")}</caption>
            <thead><tr><th scope="col">{words.t("change-field")}</th><th scope="col">{words.t(before)}</th><th scope="col">{words.t(after)}</th></tr></thead>
            <tbody>{rows}</tbody></table>
    }
}

/// A value of a closed list in words, anything else as it is.
fn said(view: &View<'_>, field: &str, value: &str) -> String {
    let words = view.words();
    let list = match field {
        "kind" => "kind",
        "price_type" => "price-type",
        "unit" => "unit",
        "audience" => "audience",
        "delivery" => "delivery",
        "occasions" => "occasion",
        "withdrawal_exemption" => "exemption",
        "category" => {
            return view
                .taxonomy()
                .by_code(value)
                .map_or_else(|| value.to_owned(), |c| c.name.text(view.locale).to_owned());
        }
        _ => {
            return match value {
                "yes" => words.t("yes").to_owned(),
                "no" => words.t("no").to_owned(),
                "self" if field == "maker" => words.t("maker-self").to_owned(),
                other => other.to_owned(),
            };
        }
    };
    let known = |item: &str| words.has(&format!("{list}-{}", item.replace('_', "-")));
    value
        .split('|')
        .map(str::trim)
        .map(|item| {
            if known(item) {
                term(words, list, item)
            } else {
                item.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}
