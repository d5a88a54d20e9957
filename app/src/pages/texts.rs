//! Texts: how results are ordered, accessibility, who runs the service, privacy. What they say is true of this software as it is;
//! the operator may say it otherwise ([`subjects`]).

mod accessibility;
mod blocks;
mod imprint;

pub use accessibility::accessibility_page;
pub use blocks::subjects;
pub(in crate::pages) use blocks::{Block, Part, Values, body, heading, line};
pub use imprint::imprint_page;

use crate::{
    pages::{Page, Section, View},
    routes::Route,
    ui::{
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        layout::head_of,
    },
};
use blocks::parts;
use leptos::prelude::*;

const ORDERING: &[Part] = &[
    Part::H("ordering-words-h"),
    Part::P("ordering-words-1"),
    Part::Steps(&[
        "ordering-tier-exact",
        "ordering-tier-stem",
        "ordering-tier-prefix",
        "ordering-tier-typo",
    ]),
    Part::P("ordering-words-2"),
    Part::List(&[
        "ordering-field-title",
        "ordering-field-category",
        "ordering-field-name",
        "ordering-field-summary",
        "ordering-field-description",
    ]),
    Part::P("ordering-words-3"),
    Part::H("ordering-signals-h"),
    Part::P("ordering-signals-1"),
    Part::List(&[
        "ordering-signal-mark",
        "ordering-signal-complete",
        "ordering-signal-new",
    ]),
    Part::P("ordering-complete-1"),
    Part::List(&[
        "ordering-complete-picture",
        "ordering-complete-description",
        "ordering-complete-price",
        "ordering-complete-summary",
        "ordering-complete-languages",
        "ordering-complete-time",
        "ordering-complete-place",
    ]),
    Part::H("ordering-paid-h"),
    Part::P("ordering-paid-1"),
    Part::P("ordering-paid-2"),
    Part::H("ordering-without-h"),
    Part::P("ordering-without-1"),
    Part::H("ordering-choose-h"),
    Part::List(&[
        "ordering-choose-newest",
        "ordering-choose-price",
        "ordering-choose-distance",
    ]),
    Part::H("ordering-nothing-h"),
    Part::P("ordering-nothing-1"),
    Part::Steps(&[
        "ordering-nothing-words",
        "ordering-nothing-filters",
        "ordering-nothing-newest",
    ]),
    Part::P("ordering-nothing-2"),
    Part::H("ordering-enterprises-h"),
    Part::P("ordering-enterprises-1"),
    Part::H("ordering-suggestions-h"),
    Part::P("ordering-suggestions-1"),
    Part::H("ordering-mark-h"),
    Part::P("ordering-mark-1"),
    Part::H("ordering-reviews-h"),
    Part::P("ordering-reviews-1"),
];

const PRIVACY_SHORT: &[Part] = &[
    Part::H("privacy-short-h"),
    Part::List(&[
        "privacy-short-accounts",
        "privacy-short-cookies",
        "privacy-short-third",
        "privacy-short-tracking",
    ]),
    Part::H("privacy-controller-h"),
];

const PRIVACY_REST: &[Part] = &[
    Part::H("privacy-browser-h"),
    Part::P("privacy-browser-1"),
    Part::List(&["privacy-browser-theme", "privacy-browser-list"]),
    Part::P("privacy-browser-2"),
    Part::H("privacy-account-h"),
    Part::P("privacy-account-1"),
    Part::P("privacy-account-2"),
    Part::H("privacy-logs-h"),
    Part::P("privacy-logs-1"),
    Part::P("privacy-logs-2"),
    Part::H("privacy-search-h"),
    Part::P("privacy-search-1"),
    Part::H("privacy-contact-h"),
    Part::P("privacy-contact-1"),
    Part::H("privacy-sellers-h"),
    Part::P("privacy-sellers-1"),
    Part::P("privacy-sellers-2"),
    Part::H("privacy-rights-h"),
    Part::P("privacy-rights-1"),
    Part::List(&[
        "privacy-right-access",
        "privacy-right-rectify",
        "privacy-right-erase",
        "privacy-right-restrict",
        "privacy-right-object",
    ]),
    Part::P("privacy-rights-2"),
    Part::H("privacy-decisions-h"),
    Part::P("privacy-decisions-1"),
];

/// How results are ordered (Directive 2005/29/EC art. 7(4a), Regulation (EU) 2019/1150 art. 5).
pub fn ordering_page(view: &View<'_>) -> Page {
    let body = parts(view, ORDERING);
    page(view, || Route::Ordering, "ordering", body.into_any())
}

/// Privacy.
pub fn privacy_page(view: &View<'_>) -> Page {
    let body = view! { {parts(view, PRIVACY_SHORT)}{imprint::controller(view)}{parts(view, PRIVACY_REST)} };
    page(view, || Route::Privacy, "privacy", body.into_any())
}

/// A page with one text in a narrow column. `name` is what the keys of its words begin with.
fn page(view: &View<'_>, route: fn() -> Route<'static>, name: &'static str, body: AnyView) -> Page {
    let words = view.words();
    let values = Values::of(view);
    let title = line(view, name, "title", &format!("{name}-title"), &values);
    let lead = line(view, name, "lead", &format!("{name}-lead"), &values);
    let steps: Vec<Crumb> = vec![
        (
            words.t("nav-home").to_owned(),
            Some(Route::Home.path(view.locale)),
        ),
        (title.clone(), None),
    ];
    let main = view! {
        {crumbs(view, &steps)}
        <article class="prose"><h1>{title.clone()}</h1><p class="lead">{lead.clone()}</p>{body}</article>
    };
    let mut head = head_of(view, title, lead, |l| route().path(l));
    head.json_ld = vec![crumbs_json_ld(view, &steps, &route().path(view.locale))];
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap narrow",
    }
}
