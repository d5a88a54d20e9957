//! One enterprise: what it does and where, its status and marks, whom it employs, and its offers; and its card "as of today" for the file.

mod card;
mod facts;
mod status_on;

pub(crate) use facts::employs_source;
pub use status_on::StatusAsked;

use crate::{
    pages::{
        Head, Page, Section, View,
        moderation::report_link,
        offer::words::{address, mailto},
    },
    routes::Route,
    ui::{
        card::offer_grid,
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        form::own_form,
        layout::head_of,
        picture::{address as picture_address, card_picture, picture, shown, widths},
        signs::signs,
        text::{joined, localised, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::OfferCard, certification::LicenceLine, enterprises::Enterprise, images::PictureState,
    moderation::ItemKind,
};
use serde_json::{Map, Value, json};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct EnterpriseData<'a> {
    /// The enterprise.
    pub enterprise: &'a Enterprise,
    /// Its first offers.
    pub offers: &'a [OfferCard],
    /// How many it has.
    pub offers_total: u64,
    /// How many of them carry the mark now.
    pub offers_marked: u64,
    /// Its licences, newest first.
    pub licences: &'a [LicenceLine],
    /// Whether the card "as of today" is asked for.
    pub card: bool,
    /// What was asked about the status.
    pub asked: StatusAsked<'a>,
    /// Whether it is a supplier of the buyer acted for; none for readers who can't change that.
    pub supplier: Option<bool>,
}

/// The page of an enterprise, or its card.
pub fn enterprise_page(view: &View<'_>, data: EnterpriseData<'_>) -> Page {
    if data.card {
        card::card_page(view, data)
    } else {
        full_page(view, data)
    }
}

fn full_page(view: &View<'_>, data: EnterpriseData<'_>) -> Page {
    let (words, locale, e) = (view.words(), view.locale, data.enterprise);
    let steps = steps(view, e);
    let story = e
        .story
        .get(locale)
        .map(|(text, l)| (market::text::markdown_html(text), (l != locale).then(|| l.tag())));
    let story = story.map(|(html, lang)| view! { <section><h2>{words.t("enterprise-story")}</h2><div class="prose" lang=lang inner_html=html></div></section> });
    let offers = (!data.offers.is_empty()).then(|| {
        let all = Route::Offers.with_query(locale, &[("enterprise", e.slug.clone())]);
        let shown = u64::try_from(data.offers.len()).unwrap_or(0);
        let more = (data.offers_total > shown)
            .then(|| view! { <a href=all>{words.count("all-n-offers", data.offers_total)}</a> });
        view! {
            <section class="section">
                <div class="head"><h2>{words.count("offers-n", data.offers_total)}</h2>{more}</div>
                {offer_grid(view, data.offers, "grid four", false)}
            </section>
        }
    });
    let main = view! {
        {crumbs(view, &steps)}
        {facts::closed(view, e)}
        <article class="enterprise">
            {who(view, e, data.supplier)}
            {front(view, e)}
        </article>
        <div class="two-columns wide-first">
            <section><h2>{words.t("enterprise-does")}</h2>{facts::does(view, e)}</section>
            <section><h2>{words.t("enterprise-signs")}</h2>{facts::signs_and_registers(view, &data, false)}</section>
            {story}
            <section><h2>{words.t("enterprise-contact")}</h2>{facts::contact(view, e)}{facts::hours(view, e)}</section>
        </div>
        {report_link(view, ItemKind::Enterprise, &e.slug)}
        {offers}
    };
    let mut head = head(view, e, &steps);
    if data.asked.is_asked() {
        head.noindex = true;
        head.languages = status_on::languages(&data);
    }
    Page {
        head,
        section: Section::Enterprises,
        main: main.into_any(),
        main_class: "wrap",
    }
}

fn steps(view: &View<'_>, e: &Enterprise) -> Vec<Crumb> {
    vec![
        (
            view.words().t("nav-enterprises").to_owned(),
            Some(Route::Enterprises.path(view.locale)),
        ),
        (e.brand_name.clone(), None),
    ]
}

/// Entity type, town and year in one line.
fn line(view: &View<'_>, e: &Enterprise) -> String {
    let words = view.words();
    let mut parts = vec![term(words, "entity", e.entity_type.name())];
    if !e.address.town.is_empty() {
        parts.push(e.address.town.clone());
    }
    parts.extend(
        e.founded
            .map(|year| words.with("works-since", &[("year", year.to_string().into())])),
    );
    parts.join(" · ")
}

fn who(view: &View<'_>, e: &Enterprise, supplier: Option<bool>) -> impl IntoView + use<> {
    let words = view.words();
    let (quote, lang) = localised(&e.tagline, view.locale);
    let subject = words.with(
        "enterprise-subject",
        &[("brand", view.site.region.brand.text(view.locale).into())],
    );
    let card = format!("{}?card=1", Route::Enterprise(&e.slug).path(view.locale));
    view! {
        <div class="who">
            <h1>{e.brand_name.clone()}</h1>
            {signs(view, false, e.status.is_some())}
            <p class="muted">{line(view, e)}</p>
            {(!quote.is_empty()).then(|| view! { <p class="quote" lang=lang>{quote}</p> })}
            {team(view, e)}
            <p class="actions">
                {e.email.as_deref().map(|m| view! { <a class="btn" href=mailto(m, &subject)>{words.t("enterprise-write")}</a> })}
                <a class="btn second" rel="nofollow" href=card>{words.t("enterprise-card-link")}</a>
            </p>
            {supplier.map(|is| own_supplier(view, e, is))}
        </div>
    }
}

/// For a buyer: that it is one of their suppliers, or the button that makes it one.
fn own_supplier(view: &View<'_>, e: &Enterprise, is: bool) -> impl IntoView + use<> {
    let words = view.words();
    let list = Route::Suppliers.path(view.locale);
    if is {
        return Either::Left(
            view! { <p><span class="tag ok">{words.t("suppliers-is")}</span>" "<a href=list>{words.t("suppliers-title")}</a></p> },
        );
    }
    let inside = view! {
        <input type="hidden" name="supplier" value=e.slug.clone()/>
        <button class="second">{words.t("suppliers-make")}</button>
    };
    Either::Right(own_form(view, "actions", list, "add", inside.into_any()))
}

/// Whom it employs: bands in per cent from which nobody can be guessed, with source and date.
fn team(view: &View<'_>, e: &Enterprise) -> impl IntoView + use<> {
    if e.employs.is_empty() {
        return Either::Left(());
    }
    let words = view.words();
    let groups: Vec<String> = e.employs.iter().map(|g| facts::band(view, g)).collect();
    Either::Right(
        view! { <p>{words.t("enterprise-team")}" "{joined(view, &groups)}". "<span class="muted">{facts::employs_source(view, e)}</span></p> },
    )
}

fn front(view: &View<'_>, e: &Enterprise) -> impl IntoView + use<> {
    match e.pictures.iter().find(|p| shown(p)) {
        Some(p) => Either::Left(picture(view, p, "(max-width: 48em) 94vw, 30rem", true)),
        None => Either::Right(card_picture(
            None,
            e.activities.first().map_or("", |a| a.category.as_str()),
            &e.slug,
            true,
        )),
    }
}

fn head(view: &View<'_>, e: &Enterprise, steps: &[Crumb]) -> Head {
    let path = |l| Route::Enterprise(&e.slug).path(l);
    let tagline = e.tagline.text(view.locale);
    let description = if tagline.is_empty() {
        line(view, e)
    } else {
        format!("{}. {tagline}", line(view, e))
    };
    let mut head = head_of(view, e.brand_name.clone(), description, path);
    // Names and facts are the same in all languages; a story decides where the text is at home.
    if let Some((_, source)) = e.story.get(view.locale) {
        head.canonical = path(source);
        head.alternates = e.story.iter().map(|(l, _)| (l, path(l))).collect();
    }
    head.og_image = Some(format!("/media/og/enterprise/{}/{}.png", e.slug, view.locale));
    head.json_ld = vec![
        organization(view, e),
        crumbs_json_ld(view, steps, &path(view.locale)),
    ];
    head
}

/// The enterprise as a schema.org `Organization`.
fn organization(view: &View<'_>, e: &Enterprise) -> Value {
    let base = view.site.base_url.as_str();
    let mut o = Map::new();
    let mut put = |name: &str, value: Value| {
        o.insert(name.to_owned(), value);
    };
    put("@context", "https://schema.org".into());
    put("@type", "Organization".into());
    put("name", e.brand_name.as_str().into());
    put("legalName", e.legal_name.as_str().into());
    put(
        "url",
        e.website
            .clone()
            .unwrap_or_else(|| format!("{base}{}", Route::Enterprise(&e.slug).path(view.locale)))
            .into(),
    );
    put(
        "address",
        json!({ "@type": "PostalAddress", "streetAddress": e.address.street, "postalCode": e.address.postcode, "addressLocality": e.address.town, "addressCountry": e.address.country }),
    );
    if let Some(at) = e.address.at {
        put(
            "location",
            json!({ "@type": "Place", "name": e.brand_name, "address": address(&e.address), "geo": { "@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon } }),
        );
    }
    let identifiers: Vec<Value> = [("KRS", &e.krs), ("REGON", &e.regon), ("KBO/BCE", &e.be_number)]
        .into_iter()
        .filter_map(|(name, number)| {
            Some(json!({ "@type": "PropertyValue", "propertyID": name, "value": number.as_deref()? }))
        })
        .collect();
    if !identifiers.is_empty() {
        put("identifier", identifiers.into());
    }
    for (name, value) in [("taxID", &e.nip), ("telephone", &e.phone), ("email", &e.email)] {
        if let Some(value) = value {
            put(name, value.as_str().into());
        }
    }
    if let Some(year) = e.founded {
        put("foundingDate", year.to_string().into());
    }
    let tagline = e.tagline.text(view.locale);
    if !tagline.is_empty() {
        put("slogan", tagline.into());
    }
    if !e.links.is_empty() {
        put("sameAs", json!(e.links));
    }
    if !e.languages.is_empty() {
        put("knowsLanguage", json!(e.languages));
    }
    if let Some(p) = e
        .pictures
        .iter()
        .find(|p| p.state == PictureState::Ready && shown(p))
    {
        put(
            "image",
            format!(
                "{base}{}",
                picture_address(p, widths(p).last().unwrap_or(640), "jpg")
            )
            .into(),
        );
    }
    Value::Object(o)
}
