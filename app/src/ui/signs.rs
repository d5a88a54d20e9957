//! The two signs that must not be mixed up: the mark (words in a stamped frame) and the statutory status (a line of a register).

use crate::pages::View;
use leptos::prelude::*;
use market::images::art;

/// The mark. Only while a licence is valid at `view.now`.
pub fn mark(view: &View<'_>) -> impl IntoView + use<> {
    let name = view.site.region.mark.text(view.locale);
    view! { <span class="mark">{name}</span> }
}

/// The statutory status, as a line.
pub fn status(view: &View<'_>) -> impl IntoView + use<> {
    view! { <span class="status">{view.words().t("sign-status")}</span> }
}

/// `<p class="signs">` with those that apply; nothing when none does.
pub fn signs(view: &View<'_>, marked: bool, with_status: bool) -> impl IntoView + use<> {
    (marked || with_status).then(|| {
        let both = marked && with_status;
        view! { <p class="signs">{marked.then(|| mark(view))}{both.then_some(" ")}{with_status.then(|| status(view))}</p> }
    })
}

/// The mark, large: `line1` is the word inside ("WAŻNY"), `line2` what stands below it; `struck` only on a lapsed
/// licence's own page. `id` tells it from other seals of the page; `class` is `seal` or `seal small`.
pub fn seal(view: &View<'_>, id: &str, line1: &str, line2: &str, struck: bool, class: &str) -> String {
    art::seal(id, &view.site.region.ring, line1, line2, struck)
        .replacen("<svg ", &format!("<svg class=\"{class}\" "), 1)
        .replacen("<text y=\"-1\"", "<text class=\"word\" y=\"-1\"", 1)
        .replacen("<text y=\"19\"", "<text class=\"until\" y=\"19\"", 1)
}
