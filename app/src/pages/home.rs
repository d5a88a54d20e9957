//! The first page.

use super::{
    Head, Page, Section, View,
    texts::{Values, line},
};
use crate::{
    routes::Route,
    ui::{
        card::offer_grid,
        layout::{head_of, sample_seal, search_form},
        picture::stand_in,
        text::nbsp,
    },
};
use leptos::prelude::*;
use market::{
    catalogue::{Audience, OfferCard, taxonomy::Category},
    images::art,
};
use serde_json::json;
use std::sync::LazyLock;

static PLATE: LazyLock<String> = LazyLock::new(|| {
    let drawn = art::plate();
    // its frame is ours, with the class that places it
    drawn.split_once('>').map_or_else(String::new, |(_, inside)| {
        inside.trim_end_matches("</svg>").to_owned()
    })
});

/// What the first page is made of.
pub struct HomeData {
    /// The newest offers, four of them.
    pub newest: Vec<OfferCard>,
    /// The groups of categories with how many offers each has.
    pub groups: Vec<(&'static Category, u64)>,
    /// How many offers there are.
    pub offers: u64,
    /// How many enterprises there are.
    pub enterprises: u64,
}

/// The first page.
pub fn home_page(view: &View<'_>, data: HomeData) -> Page {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let path = |l| Route::Home.path(l);
    let from = region.from.text(locale);
    let description = words.with(
        "home-description",
        &[
            ("from", from.into()),
            ("offers", words.count("offers-n", data.offers).into()),
        ],
    );
    let search = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": region.brand.text(locale),
        "url": format!("{}{}", view.site.base_url, path(locale)),
        "inLanguage": locale.tag(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{}{}?q={{search_term_string}}", view.site.base_url, Route::Offers.path(locale)) },
            "query-input": "required name=search_term_string"
        }
    });
    let head = Head {
        json_ld: vec![search],
        ..head_of(
            view,
            words.with("home-title", &[("from", from.into())]),
            description,
            path,
        )
    };
    let main = view! {
        {hero(view, &data)}
        <section class="wrap section">
            <div class="head"><h2>{words.t("home-newest")}</h2><a href=Route::Offers.path(locale)>{words.count("all-n-offers", data.offers)}</a></div>
            {offer_grid(view, &data.newest, "grid four", false)}
        </section>
        {ways(view)}
        {kinds(view, &data.groups)}
        {check(view)}
    };
    Page {
        head,
        section: Section::Home,
        main: main.into_any(),
        main_class: "",
    }
}

fn hero(view: &View<'_>, data: &HomeData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let examples = ["home-example-1", "home-example-2", "home-example-3"].map(|key| {
        let text = words.t(key);
        // shown with no-break spaces, asked without
        (
            text,
            Route::Offers.with_query(locale, &[("q", text.replace('\u{a0}', " "))]),
        )
    });
    let [(a, to_a), (b, to_b), (c, to_c)] = examples;
    let values = Values::of(view)
        .with("from", view.site.region.from.text(locale).to_owned())
        .with("offers", words.count("offers-n", data.offers))
        .with("enterprises", words.count("from-enterprises-n", data.enterprises));
    let title = line(view, "home", "title", "home-hero", &values);
    let lead = line(view, "home", "lead", "home-lead", &values);
    view! {
        <section class="hero">
            <div class="wrap"><div class="say">
                <h1>{nbsp(&title).into_owned()}</h1>
                <p class="lead">{lead}</p>
                {search_form(view, "find big", String::new())}
                <p class="tries">{words.t("home-examples")}" "<a href=to_a>{a}</a>", "<a href=to_b>{b}</a>", "<a href=to_c>{c}</a></p>
            </div></div>
            <svg class="plate" viewBox="-300 -300 600 600" preserveAspectRatio="xMidYMin slice" aria-hidden="true" inner_html=PLATE.as_str()></svg>
        </section>
    }
}

/// Three ways in: to what is offered to people, firms and public bodies.
fn ways(view: &View<'_>) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let way = |audience: Audience, title: &'static str, text: &'static str| {
        let href = Route::Offers.with_query(locale, &[("audience", audience.name().to_owned())]);
        view! { <li><h2><a href=href>{words.t(title)}</a></h2><p>{words.t(text)}</p></li> }
    };
    view! {
        <ul class="wrap ways" role="list">
            {way(Audience::Consumers, "way-consumers", "way-consumers-text")}
            {way(Audience::Companies, "way-companies", "way-companies-text")}
            {way(Audience::PublicBodies, "way-public-bodies", "way-public-bodies-text")}
        </ul>
    }
}

fn kinds(view: &View<'_>, groups: &[(&'static Category, u64)]) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let items: Vec<_> = groups
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(group, n)| {
            let name = view.texts.category(group).name.text(locale).to_owned();
            view! {
                <li>
                    <span class="pic round"><img src=stand_in(&group.code, &group.code) alt="" width="400" height="300" loading="lazy" decoding="async"/></span>
                    <div><a href=Route::Category(group).path(locale)>{name}</a><p class="num">{words.count("offers-n", *n)}</p></div>
                </li>
            }
        })
        .collect();
    view! { <section class="wrap section"><div class="head"><h2>{words.t("home-kinds")}</h2></div><ul class="kinds" role="list">{items}</ul></section> }
}

/// The check of a licence's number.
fn check(view: &View<'_>) -> impl IntoView + use<> {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let grantor = region.grantors.first();
    let text = words.with(
        "home-check-text",
        &[
            ("mark", region.mark.text(locale).into()),
            ("grantor", grantor.map_or("", |g| g.name.text(locale)).into()),
        ],
    );
    let example = format!("{}/2026/0142", grantor.map_or("DS", |g| g.code.as_str()));
    view! {
        <section class="wrap check">
            <span inner_html=sample_seal(view)></span>
            <div><h2>{words.t("home-check-title")}</h2><p>{nbsp(&text).into_owned()}</p></div>
            <form action=Route::Mark.path(locale)>
                <label for="number">{words.t("home-licence-number")}</label>
                <p class="hint" id="number-h">{words.t("for-example")}" "<span class="code">{example}</span></p>
                <div class="find"><input id="number" name="number" autocomplete="off" spellcheck="false" maxlength="40" aria-describedby="number-h" required/><button>{words.t("check-button")}</button></div>
            </form>
        </section>
    }
}
