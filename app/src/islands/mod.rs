//! What moves in the browser: the only code of ours that is compiled to WebAssembly.
//!
//! An island here is a place in the page with finished words; what it does is done directly on the document, so that
//! the browser loads no more than that. Every page works without them.

mod suggest;

#[cfg(feature = "hydrate")]
mod browser;

use leptos::prelude::*;
pub use suggest::{Suggest, SuggestItem, Suggestions, suggest};

/// Runs once in the browser, after the island's own markup was taken over.
macro_rules! in_browser {
    ($start:expr) => {
        #[cfg(feature = "hydrate")]
        queue_microtask(move || $start);
    };
}

/// Suggestions under the search form that it is wrapped around (ARIA combobox with a listbox).
/// `counts` is the announcement with `#` for the number.
#[island]
pub fn SearchBox(
    lang: String,
    label: String,
    none: String,
    counts: String,
    children: Children,
) -> impl IntoView {
    in_browser!(browser::search::start(lang, label, none, counts));
    #[cfg(not(feature = "hydrate"))]
    let _ = (lang, label, none, counts);
    children()
}

/// Applies filters at once: fetches the page that the form would go to and takes its `<main>` over.
#[island]
pub fn InstantFacets() -> impl IntoView {
    in_browser!(browser::facets::start());
    view! { <p class="visually-hidden" role="status" id="facets-said"></p> }
}

/// Tells the seller, without saying who, that somebody went on to write or to call.
#[island]
pub fn ContactClicks() -> impl IntoView {
    in_browser!(browser::contact::start());
}

/// Keeps an offer as it is typed, and sends its pictures with progress. The words are what is announced.
#[island]
pub fn KeepDraft(saved: String, failed: String, uploading: String, children: Children) -> impl IntoView {
    in_browser!(browser::draft::start(saved, failed, uploading));
    #[cfg(not(feature = "hydrate"))]
    let _ = (saved, failed, uploading);
    children()
}

/// Maps of coverage: a county pressed there is its check box pressed, and the boxes fill the maps.
#[island]
pub fn CoverageMaps() -> impl IntoView {
    in_browser!(browser::coverage::start());
}

/// Light, dark or as the system does; shown once it works.
#[island]
pub fn ThemeChoice(legend: String, system: String, light: String, dark: String) -> impl IntoView {
    in_browser!(browser::theme::start());
    view! {
        <div class="theme" role="group" aria-labelledby="theme-legend" hidden>
            <span id="theme-legend">{legend}</span>
            <button type="button" data-theme-choice="" aria-pressed="true">{system}</button>
            <button type="button" data-theme-choice="light" aria-pressed="false">{light}</button>
            <button type="button" data-theme-choice="dark" aria-pressed="false">{dark}</button>
        </div>
    }
}

/// The shortlist in the header with its count; shown once it works. It makes every `.star[data-slug]` of the page work
/// too, also of contents that come later. The browser keeps slugs, separated by commas, in `localStorage.shortlist`,
/// newest last, and tells of changes with the event `shortlist:change` on the document.
/// The link carries them as `?offers=a,b`, so that the page can be shown, shared and printed by the server.
#[island]
pub fn ShortlistLink(href: String, label: String, save: String, saved: String) -> impl IntoView {
    in_browser!(browser::shortlist::start(save, saved));
    #[cfg(not(feature = "hydrate"))]
    let _ = (save, saved);
    view! {
        <a class="stay" id="shortlist-link" href=href hidden>
            <svg aria-hidden="true" viewBox="0 0 24 24"><path d="M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.9z"></path></svg>
            <span>{label}</span>
            " "
            <b class="count num">"0"</b>
        </a>
    }
}
