//! Who runs the service, where its data come from and under which licences. Names come from the configuration.

use super::{Part, blocks::parts, page};
use crate::{
    pages::{
        Page, View,
        offer::words::{fact, tel},
    },
    routes::Route,
};
use leptos::{either::Either, prelude::*};

/// What the service is made of that others made: key of its sentence, name of the source, its address, its licence.
const SOURCES: [(&str, &str, &str, &str); 8] = [
    (
        "imprint-source-places",
        "GeoNames",
        "https://www.geonames.org/",
        "CC BY 4.0",
    ),
    (
        "imprint-source-counties",
        "PRG, GUGiK",
        "https://www.geoportal.gov.pl/pl/dane/panstwowy-rejestr-granic-prg/",
        "",
    ),
    (
        "imprint-source-cpv",
        "eForms SDK, Publications Office of the European Union",
        "https://github.com/OP-TED/eForms-SDK",
        "CC BY 4.0",
    ),
    (
        "imprint-source-passwords",
        "SecLists, Daniel Miessler",
        "https://github.com/danielmiessler/SecLists",
        "MIT",
    ),
    (
        "imprint-source-font-head",
        "Brygada 1918",
        "https://github.com/kosmynkab/Brygada-1918",
        "SIL OFL 1.1",
    ),
    (
        "imprint-source-font-text",
        "Atkinson Hyperlegible Next",
        "https://github.com/googlefonts/atkinson-hyperlegible-next",
        "SIL OFL 1.1",
    ),
    (
        "imprint-source-font-digits",
        "Public Sans",
        "https://github.com/uswds/public-sans",
        "SIL OFL 1.1",
    ),
    (
        "imprint-source-stemmer",
        "Snowball",
        "https://snowballstem.org/",
        "BSD 3-Clause",
    ),
];

const ROLES: &[Part] = &[
    Part::H("imprint-roles-h"),
    Part::P("imprint-roles-1"),
    Part::P("imprint-roles-2"),
    Part::H("imprint-dsa-h"),
    Part::P("imprint-dsa-1"),
];

const NOTICES: &[Part] = &[
    Part::P("imprint-dsa-2"),
    Part::List(&["imprint-notice-where", "imprint-notice-why", "imprint-notice-who"]),
    Part::P("imprint-dsa-3"),
    Part::H("imprint-reviews-h"),
    Part::P("imprint-reviews-1"),
    Part::H("imprint-mark-h"),
    Part::P("imprint-mark-1"),
    Part::H("imprint-data-h"),
    Part::P("imprint-data-1"),
];

const SOFTWARE: &[Part] = &[
    Part::P("imprint-drawings"),
    Part::H("imprint-software-h"),
    Part::P("imprint-software-1"),
    Part::P("imprint-software-2"),
];

/// What of it can be edited.
pub(super) const TEXTS: [&[Part]; 3] = [ROLES, NOTICES, SOFTWARE];

/// The imprint.
pub fn imprint_page(view: &View<'_>) -> Page {
    let words = view.words();
    let rows: Vec<_> = SOURCES
        .iter()
        .map(|(what, name, href, licence)| {
            let licence = if licence.is_empty() { words.t("imprint-free-use") } else { licence };
            view! { <tr><td data-label=words.t("imprint-col-what")>{words.t(what)}</td><td data-label=words.t("imprint-col-source")><a href=*href>{*name}</a></td><td data-label=words.t("imprint-col-licence")>{licence}</td></tr> }
        })
        .collect();
    let demo = view
        .site
        .demo
        .then(|| view! { <div class="notice wait"><p>{words.t("imprint-demo")}</p></div> });
    let body = view! {
        {demo}
        <h2>{words.t("imprint-operator-h")}</h2>
        {operator(view)}
        {parts(view, ROLES)}
        {contact_point(view)}
        {parts(view, NOTICES)}
        <table class="stacked">
            <thead><tr><th scope="col">{words.t("imprint-col-what")}</th><th scope="col">{words.t("imprint-col-source")}</th><th scope="col">{words.t("imprint-col-licence")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {parts(view, SOFTWARE)}
        <p>{words.t("imprint-api")}" "<a href="/api/v1/openapi.json">"/api/v1/openapi.json"</a>"."</p>
    };
    page(view, || Route::Imprint, "imprint", body.into_any())
}

/// Name, address, telephone and e-mail of the operator, or that they are not set up yet.
fn operator(view: &View<'_>) -> impl IntoView + use<> {
    let (words, o) = (view.words(), &view.site.operator);
    if o.name.is_empty() && o.email.is_empty() {
        return Either::Left(view! { <p>{words.t("operator-not-configured")}</p> });
    }
    Either::Right(view! {
        <dl class="facts">
            {(!o.name.is_empty()).then(|| fact(words.t("imprint-name"), o.name.clone()))}
            {(!o.address.is_empty()).then(|| fact(words.t("offer-address"), o.address.clone()))}
            {(!o.phone.is_empty()).then(|| fact(words.t("enterprise-phone"), view! { <a href=tel(&o.phone)>{o.phone.clone()}</a> }))}
            {(!o.email.is_empty()).then(|| fact(words.t("enterprise-email"), mail(&o.email)))}
        </dl>
    })
}

/// The single point of contact (DSA art. 11 and 12).
fn contact_point(view: &View<'_>) -> impl IntoView + use<> {
    let (words, o) = (view.words(), &view.site.operator);
    if o.email.is_empty() {
        Either::Left(view! { <p>{words.t("operator-not-configured")}</p> })
    } else {
        Either::Right(
            view! { <p>{words.t("imprint-point")}" "{mail(&o.email)}". "{words.t("imprint-point-languages")}</p> },
        )
    }
}

/// Who controls personal data, for the privacy page.
pub(super) fn controller(view: &View<'_>) -> impl IntoView + use<> {
    let (words, o) = (view.words(), &view.site.operator);
    let name = if o.controller.is_empty() {
        &o.name
    } else {
        &o.controller
    };
    if name.is_empty() {
        return Either::Left(view! { <p>{words.t("operator-not-configured")}</p> });
    }
    let own = o.controller.is_empty() || o.controller == o.name;
    Either::Right(view! {
        <dl class="facts">
            {fact(words.t("privacy-controller"), name.clone())}
            {(own && !o.address.is_empty()).then(|| fact(words.t("offer-address"), o.address.clone()))}
            {(!o.email.is_empty()).then(|| fact(words.t("enterprise-email"), mail(&o.email)))}
            {(!o.dpo_email.is_empty()).then(|| fact(words.t("privacy-dpo"), mail(&o.dpo_email)))}
        </dl>
    })
}

fn mail(email: &str) -> impl IntoView + use<> {
    view! { <a href=format!("mailto:{email}")>{email.to_owned()}</a> }
}
