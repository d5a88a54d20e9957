//! The accessibility statement in the structure that the Polish ministry asks for, with its `a11y-` ids
//! (act of 4 April 2019 on digital accessibility, art. 10; technical conditions of publication).

use super::{
    Part,
    blocks::{parts, said},
    page,
};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::text::{date_words, tel},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};

const NOT: &[Part] = &[Part::List(&[
    "a11y-not-alt",
    "a11y-not-language",
    "a11y-not-contrast",
    "a11y-not-sign",
    "a11y-not-tested",
])];

const BURDEN: &[Part] = &[Part::P("a11y-burden")];

const MADE_HOW: &[Part] = &[Part::P("a11y-made-how")];

const DONE: &[Part] = &[
    Part::H("a11y-done-h"),
    Part::List(&[
        "a11y-done-keyboard",
        "a11y-done-zoom",
        "a11y-done-contrast",
        "a11y-done-screen-reader",
        "a11y-done-scripts",
        "a11y-done-motion",
        "a11y-done-dark",
    ]),
    Part::H("a11y-shortcuts-h"),
    Part::P("a11y-shortcuts-1"),
];

const CONTACT: &[Part] = &[Part::P("a11y-contact-1")];

const RIGHT: &[Part] = &[Part::P("a11y-procedure-1")];

const PROCEDURE: &[Part] = &[
    Part::P("a11y-procedure-2"),
    Part::List(&[
        "a11y-procedure-who",
        "a11y-procedure-what",
        "a11y-procedure-how",
        "a11y-procedure-form",
    ]),
    Part::P("a11y-procedure-3"),
    Part::P("a11y-procedure-4"),
];

const APPS: &[Part] = &[Part::P("a11y-apps-1")];

const BUILDING: &[Part] = &[Part::P("a11y-building-1")];

/// What of it can be edited; the rest is prescribed word for word.
pub(super) const TEXTS: [&[Part]; 9] = [
    NOT, BURDEN, MADE_HOW, DONE, CONTACT, RIGHT, PROCEDURE, APPS, BUILDING,
];

/// The accessibility statement.
pub fn accessibility_page(view: &View<'_>) -> Page {
    let (words, days) = (view.words(), view.site.operator.accessibility);
    let body = view! {
        <section id="a11y-deklaracja">
            {statement(view)}
            <h2>{words.t("a11y-status-h")}</h2>
            <p>{words.t("a11y-status-before")}" "<strong id="a11y-status">{words.t("a11y-status-partly")}</strong>" "{words.t("a11y-status-after")}</p>
            <h3>{words.t("a11y-not-h")}</h3>
            <div id="a11y-tresci-niedostepne">{parts(view, NOT)}</div>
            <div id="a11y-ocena">{parts(view, BURDEN)}</div>
            <h2>{words.t("a11y-made-h")}</h2>
            <ul>
                <li>{words.t("a11y-made-on")}" "{time(view, "a11y-data-sporzadzenie", days.made_on)}</li>
                <li>{words.t("a11y-reviewed-on")}" "{time(view, "a11y-data-przeglad", days.reviewed_on)}</li>
            </ul>
            <div id="a11y-audytor">{parts(view, MADE_HOW)}</div>
            {parts(view, DONE)}
            <h2 id="a11y-kontakt">{words.t("a11y-contact-h")}</h2>
            {contact(view)}
            <section id="a11y-procedura">
                <h3>{words.t("a11y-procedure-h")}</h3>
                {parts(view, RIGHT)}
                {parts(view, PROCEDURE)}
                <p>{words.t("a11y-procedure-5")}" "<a href="https://bip.brpo.gov.pl">{words.t("a11y-ombudsman")}</a>"."</p>
            </section>
            <h2>{words.t("a11y-apps-h")}</h2>
            <div id="a11y-aplikacje">{parts(view, APPS)}</div>
            <h2>{words.t("a11y-building-h")}</h2>
            <div id="a11y-architektura">{parts(view, BUILDING)}</div>
        </section>
    };
    page(view, || Route::Accessibility, "a11y", body.into_any())
}

/// Who undertakes it, for which address, since when.
fn statement(view: &View<'_>) -> impl IntoView + use<> {
    let (words, base) = (view.words(), view.site.base_url.clone());
    let days = view.site.operator.accessibility;
    let href = base.clone();
    let who = if view.site.operator.name.is_empty() {
        words.t("operator-unknown").to_owned()
    } else {
        view.site.operator.name.clone()
    };
    view! {
        <p id="a11y-wstep"><span id="a11y-podmiot">{who}</span>" "{said(view, "a11y-undertakes")}" "{words.t("a11y-applies")}" "<a id="a11y-url" href=href>{base}</a>"."</p>
        <ul>
            <li>{words.t("a11y-published")}" "{time(view, "a11y-data-publikacja", days.published_on)}</li>
            <li>{words.t("a11y-changed")}" "{time(view, "a11y-data-aktualizacja", days.changed_on)}</li>
        </ul>
    }
}

fn time(view: &View<'_>, id: &'static str, day: NaiveDate) -> impl IntoView + use<> {
    view! { <time id=id datetime=day.to_string()>{date_words(day, view.locale)}</time> }
}

fn contact(view: &View<'_>) -> impl IntoView + use<> {
    let (words, operator) = (view.words(), &view.site.operator);
    let missing = || Either::Right(words.t("operator-unset"));
    let who = if operator.name.is_empty() {
        words.t("operator-unknown").to_owned()
    } else {
        operator.name.clone()
    };
    let email = if operator.email.is_empty() {
        missing()
    } else {
        Either::Left(view! { <a href=format!("mailto:{}", operator.email)>{operator.email.clone()}</a> })
    };
    let phone = if operator.phone.is_empty() {
        missing()
    } else {
        Either::Left(view! { <a href=tel(&operator.phone)>{operator.phone.clone()}</a> })
    };
    view! {
        {parts(view, CONTACT)}
        <ul>
            <li>{words.t("a11y-contact-who")}" "<span id="a11y-osoba">{who}</span></li>
            <li>{words.t("enterprise-email")}": "<span id="a11y-email">{email}</span></li>
            <li>{words.t("enterprise-phone")}": "<span id="a11y-telefon">{phone}</span></li>
        </ul>
    }
}
