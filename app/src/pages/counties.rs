//! Counties: all of them on a map with a list beside it, and the page of each.

mod map;

use super::{Head, Page, Section, View};
use crate::{
    routes::{Route, with_query},
    ui::{
        card::{enterprise_grid, offer_grid},
        crumbs::{crumbs, crumbs_json_ld},
        head::item_list,
        layout::head_of,
        listing::in_county,
        text::{nbsp, number},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::OfferCard,
    enterprises::EnterpriseCard,
    place::{County, Teryt},
    text::markdown_html,
};

/// All counties: their enterprises and offers on a map and in a list.
pub fn counties_page(view: &View<'_>, counts: &[(Teryt, u64, u64)]) -> Page {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let title = words.with("counties-title", &[("region", region.name.text(locale).into())]);
    let steps = vec![
        (
            region.brand.text(locale).to_owned(),
            Some(Route::Home.path(locale)),
        ),
        (words.t("nav-counties").to_owned(), None),
    ];
    let count = |teryt: Teryt| {
        counts
            .iter()
            .find(|(t, ..)| *t == teryt)
            .map_or((0, 0), |(_, e, o)| (*e, *o))
    };
    let mut sorted: Vec<&County> = region.counties.iter().collect();
    sorted.sort_by_key(|c| market::text::sort_key(view.texts.county_name(c, locale)));
    let names = sorted
        .iter()
        .map(|c| (Route::County(c).path(locale), view.county_name(c)));
    let head = Head {
        json_ld: vec![
            crumbs_json_ld(view, &steps, &Route::Counties.path(locale)),
            item_list(view, names),
        ],
        ..head_of(
            view,
            title.clone(),
            words.t("counties-description").to_owned(),
            |l| Route::Counties.path(l),
        )
    };
    let list: Vec<_> = sorted
        .iter()
        .map(|c| {
            let (enterprises, _) = count(c.teryt);
            view! { <li><a href=Route::County(c).path(locale)>{view.county_name(c)}</a>" "<span class="num">{number(enterprises, locale)}</span></li> }
        })
        .collect();
    let map = map::drawn(view, &|teryt| count(teryt).0);
    let main = view! {
        {crumbs(view, &steps)}
        <div class="title"><div><h1>{title}</h1><p class="lead">{words.t("counties-lead")}</p></div></div>
        <div class="places">
            {map}
            <div><h2>{words.t("counties-list")}</h2><ul class="counties" role="list">{list}</ul></div>
        </div>
    };
    Page {
        head,
        section: Section::Counties,
        main: main.into_any(),
        main_class: "wrap",
    }
}

/// What a county's page is made of.
pub struct CountyData<'a> {
    /// The county.
    pub county: &'a County,
    /// Enterprises with their seat there (the first of them).
    pub enterprises: Vec<EnterpriseCard>,
    /// Offers of those (the first of them).
    pub offers: Vec<OfferCard>,
    /// How many offers there are.
    pub offers_total: u64,
    /// How many offers reach the county, wherever their seat.
    pub serving_total: u64,
}

/// One county: who is there, what they offer, and who else comes.
pub fn county_page(view: &View<'_>, data: CountyData<'_>) -> Page {
    let (words, locale, county) = (view.words(), view.locale, data.county);
    let place = in_county(view, county);
    let title = nbsp(&words.with("county-title", &[("where", place.clone().into())])).into_owned();
    let steps = vec![
        (
            view.site.region.brand.text(locale).to_owned(),
            Some(Route::Home.path(locale)),
        ),
        (
            words.t("nav-counties").to_owned(),
            Some(Route::Counties.path(locale)),
        ),
        (view.county_name(county), None),
    ];
    let names = data
        .enterprises
        .iter()
        .map(|e| (Route::Enterprise(&e.slug).path(locale), e.name.clone()));
    let enterprises_n = u64::try_from(data.enterprises.len()).unwrap_or(0);
    let lead = words.with(
        "county-lead",
        &[
            ("offers", words.count("offers-n", data.offers_total).into()),
            ("serving", words.count("offers-n", data.serving_total).into()),
        ],
    );
    let head = Head {
        noindex: enterprises_n == 0 && data.serving_total == 0,
        json_ld: vec![
            crumbs_json_ld(view, &steps, &Route::County(county).path(locale)),
            item_list(view, names),
        ],
        ..head_of(view, title.clone(), lead.clone(), |l| {
            Route::County(county).path(l)
        })
    };
    let here = with_query(
        &Route::Offers.path(locale),
        &[("county", county.teryt.to_string())],
    );
    let serving = with_query(
        &Route::Offers.path(locale),
        &[("serves", county.teryt.to_string())],
    );
    let seated = with_query(
        &Route::Enterprises.path(locale),
        &[("county", county.teryt.to_string())],
    );
    let enterprises = if data.enterprises.is_empty() {
        Either::Left(view! { <p>{words.t("county-no-enterprises")}</p> })
    } else {
        Either::Right(enterprise_grid(view, &data.enterprises, "grid four", true))
    };
    let offers = (!data.offers.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="head"><h2>{words.with("county-offers", &[("where", place.clone().into())])}</h2><a href=here>{words.count("all-n-offers", data.offers_total)}</a></div>
                {offer_grid(view, &data.offers, "grid four", false)}
            </section>
        }
    });
    let intro = view.texts.county_intro(county, locale).map(markdown_html);
    let intro = intro.map(|html| view! { <div class="prose" inner_html=html></div> });
    let main = view! {
        {crumbs(view, &steps)}
        <div class="title"><div><h1>{title}</h1><p class="lead">{lead}</p></div></div>
        {intro}
        <section class="section">
            <div class="head"><h2>{words.with("county-enterprises", &[("where", place.clone().into())])}</h2>{(enterprises_n > 0).then(|| view! { <a href=seated>{words.t("county-enterprises-all")}</a> })}</div>
            {enterprises}
        </section>
        {offers}
        <section class="section"><div class="panel">
            <h2>{words.t("county-serving-title")}</h2>
            <p>{words.with("county-serving", &[("where", place.into())])}</p>
            <p class="actions"><a class="btn" href=serving>{words.count("show-offers", data.serving_total)}</a></p>
        </div></section>
    };
    Page {
        head,
        section: Section::Counties,
        main: main.into_any(),
        main_class: "wrap",
    }
}
