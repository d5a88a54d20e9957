//! Texts: how results are ordered, accessibility, who runs the service, privacy. What they say is true of this software as it is.

mod accessibility;
mod imprint;

pub use accessibility::accessibility_page;
pub use imprint::imprint_page;

use crate::{
    pages::{Page, Section, View},
    routes::Route,
    ui::{
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        layout::head_of,
    },
};
use leptos::prelude::*;

/// A part of a text; every name is a key of the interface words.
#[derive(Clone, Copy)]
enum Part {
    /// A heading.
    H(&'static str),
    /// A paragraph.
    P(&'static str),
    /// A list.
    List(&'static [&'static str]),
    /// A list whose order matters.
    Steps(&'static [&'static str]),
}

/// How results are ordered (Directive 2005/29/EC art. 7(4a), Regulation (EU) 2019/1150 art. 5).
pub fn ordering_page(view: &View<'_>) -> Page {
    use Part::{H, List, P, Steps};
    const TEXT: &[Part] = &[
        H("ordering-words-h"),
        P("ordering-words-1"),
        Steps(&[
            "ordering-tier-exact",
            "ordering-tier-stem",
            "ordering-tier-prefix",
            "ordering-tier-typo",
        ]),
        P("ordering-words-2"),
        List(&[
            "ordering-field-title",
            "ordering-field-category",
            "ordering-field-name",
            "ordering-field-summary",
            "ordering-field-description",
        ]),
        P("ordering-words-3"),
        H("ordering-signals-h"),
        P("ordering-signals-1"),
        List(&[
            "ordering-signal-mark",
            "ordering-signal-complete",
            "ordering-signal-new",
        ]),
        P("ordering-complete-1"),
        List(&[
            "ordering-complete-picture",
            "ordering-complete-description",
            "ordering-complete-price",
            "ordering-complete-summary",
            "ordering-complete-languages",
            "ordering-complete-time",
            "ordering-complete-place",
        ]),
        H("ordering-paid-h"),
        P("ordering-paid-1"),
        P("ordering-paid-2"),
        H("ordering-without-h"),
        P("ordering-without-1"),
        H("ordering-choose-h"),
        List(&[
            "ordering-choose-newest",
            "ordering-choose-price",
            "ordering-choose-distance",
        ]),
        H("ordering-nothing-h"),
        P("ordering-nothing-1"),
        Steps(&[
            "ordering-nothing-words",
            "ordering-nothing-filters",
            "ordering-nothing-newest",
        ]),
        P("ordering-nothing-2"),
        H("ordering-enterprises-h"),
        P("ordering-enterprises-1"),
        H("ordering-suggestions-h"),
        P("ordering-suggestions-1"),
        H("ordering-mark-h"),
        P("ordering-mark-1"),
        H("ordering-reviews-h"),
        P("ordering-reviews-1"),
    ];
    let body = parts(view, TEXT);
    page(
        view,
        || Route::Ordering,
        "ordering-title",
        "ordering-lead",
        body.into_any(),
    )
}

/// Privacy.
pub fn privacy_page(view: &View<'_>) -> Page {
    use Part::{H, List, P};
    const SHORT: &[Part] = &[
        H("privacy-short-h"),
        List(&[
            "privacy-short-accounts",
            "privacy-short-cookies",
            "privacy-short-third",
            "privacy-short-tracking",
        ]),
        H("privacy-controller-h"),
    ];
    const REST: &[Part] = &[
        H("privacy-browser-h"),
        P("privacy-browser-1"),
        List(&["privacy-browser-theme", "privacy-browser-list"]),
        P("privacy-browser-2"),
        H("privacy-account-h"),
        P("privacy-account-1"),
        P("privacy-account-2"),
        H("privacy-logs-h"),
        P("privacy-logs-1"),
        P("privacy-logs-2"),
        H("privacy-search-h"),
        P("privacy-search-1"),
        H("privacy-contact-h"),
        P("privacy-contact-1"),
        H("privacy-sellers-h"),
        P("privacy-sellers-1"),
        P("privacy-sellers-2"),
        H("privacy-rights-h"),
        P("privacy-rights-1"),
        List(&[
            "privacy-right-access",
            "privacy-right-rectify",
            "privacy-right-erase",
            "privacy-right-restrict",
            "privacy-right-object",
        ]),
        P("privacy-rights-2"),
        H("privacy-decisions-h"),
        P("privacy-decisions-1"),
    ];
    let body = view! { {parts(view, SHORT)}{imprint::controller(view)}{parts(view, REST)} };
    page(
        view,
        || Route::Privacy,
        "privacy-title",
        "privacy-lead",
        body.into_any(),
    )
}

/// A page with one text in a narrow column.
fn page(
    view: &View<'_>,
    route: fn() -> Route<'static>,
    title_key: &'static str,
    lead_key: &'static str,
    body: AnyView,
) -> Page {
    let words = view.words();
    let title = words.t(title_key).to_owned();
    let steps: Vec<Crumb> = vec![
        (
            words.t("nav-home").to_owned(),
            Some(Route::Home.path(view.locale)),
        ),
        (title.clone(), None),
    ];
    let main = view! {
        {crumbs(view, &steps)}
        <article class="prose"><h1>{title.clone()}</h1><p class="lead">{said(view, lead_key)}</p>{body}</article>
    };
    let mut head = head_of(view, title, said(view, lead_key), |l| route().path(l));
    head.json_ld = vec![crumbs_json_ld(view, &steps, &route().path(view.locale))];
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap narrow",
    }
}

/// A word of the text, with the names of service, mark and region where it asks for them.
fn said(view: &View<'_>, key: &'static str) -> String {
    let (words, region) = (view.words(), view.site.region);
    if words.has(key) {
        return words.t(key).to_owned();
    }
    let name = |n: &market::locale::Localised<String>| n.text(view.locale).to_owned().into();
    words.with(
        key,
        &[
            ("brand", name(&region.brand)),
            ("mark", name(&region.mark)),
            ("region", name(&region.name)),
        ],
    )
}

fn parts(view: &View<'_>, parts: &[Part]) -> impl IntoView + use<> {
    let items = |keys: &[&'static str]| {
        keys.iter()
            .map(|k| view! { <li>{said(view, k)}</li> })
            .collect::<Vec<_>>()
    };
    parts
        .iter()
        .map(|part| match part {
            Part::H(key) => view! { <h2>{said(view, key)}</h2> }.into_any(),
            Part::P(key) => view! { <p>{said(view, key)}</p> }.into_any(),
            Part::List(keys) => view! { <ul>{items(keys)}</ul> }.into_any(),
            Part::Steps(keys) => view! { <ol>{items(keys)}</ol> }.into_any(),
        })
        .collect::<Vec<_>>()
}
