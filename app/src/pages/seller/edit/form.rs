//! The form in which an offer is written.

use super::{
    super::{
        coverage::{by_county, outlines, reaches},
        fields::{Field, area, categories, choice, grouped, line, name_of, several, tick},
        pictures::pictures,
        token,
        variants::variants,
    },
    EditData,
};
use crate::{
    islands::KeepDraft,
    pages::View,
    routes::Route,
    ui::{form::error_words, text::term},
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{Audience, Delivery, Exemption, Kind, Occasion, PriceType, Unit},
    error::FieldError,
    import::sheet::Sheet,
    locale::Locale,
};

/// Its fields and buttons.
pub(super) fn form(view: &View<'_>, data: &EditData, sheet: &Sheet) -> impl IntoView + use<> {
    let (words, edit, errors) = (view.words(), &data.edit, &*data.errors);
    let text = |name: &'static str, l: Locale| {
        let full = format!("{name}_{l}");
        Field::of(view, full.clone(), &name.replace('_', "-"), sheet.get(&full)).in_language(view, l)
    };
    let cell = |name: &'static str| Field::of(view, name, &name.replace('_', "-"), sheet.get(name));
    let service = sheet.get("kind") == Kind::Service.name();
    let first = view.locale;
    let others: Vec<Locale> = Locale::ALL.into_iter().filter(|l| *l != first).collect();
    let translated = others
        .iter()
        .filter(|l| !sheet.get(&format!("title_{l}")).is_empty())
        .count();
    let translations: Vec<_> = others
        .iter()
        .map(|&l| {
            view! { <div>
                {line(view, errors, text("title", l))}
                {line(view, errors, text("summary", l))}
                {area(view, errors, text("description", l), 6)}
            </div> }
        })
        .collect();
    let version = data
        .stale
        .as_ref()
        .map_or(edit.version, |s| s.version)
        .to_string();
    let send = match (edit.approved, data.moderation) {
        (false, _) => None,
        (true, true) => Some("offer-send"),
        (true, false) => Some("offer-publish"),
    };
    let lacks = (!data.sending && !edit.lacks.is_empty()).then(|| {
        let items: Vec<_> = edit
            .lacks
            .iter()
            .map(|e| view! { <li><a href=format!("#f-{}", e.field)>{name_of(view, &e.field)}</a>": "{error_words(view, e)}</li> })
            .collect();
        view! { <div class="panel" id="f-trader"><h2>{words.t("offer-left")}</h2><ul class="lacks">{items}</ul></div> }
    });
    let terms = |list: &'static str, names: Vec<&'static str>| -> Vec<(String, String)> {
        names
            .into_iter()
            .map(|n| (n.to_owned(), term(words, list, n)))
            .collect()
    };
    let ticked =
        |column: &'static str, list: &'static str, names: Vec<&'static str>| -> Vec<(String, String, bool)> {
            names
                .into_iter()
                .map(|n| (n.to_owned(), term(words, list, n), sheet.has(column, n)))
                .collect()
        };
    let safety = view! {
        <h2>{words.t("offer-safety")}</h2>
        <p class="hint">{words.t("offer-safety-hint")}</p>
        {maker(view, errors, sheet)}
        {line(view, errors, cell("maker_address"))}
        {line(view, errors, cell("maker_email"))}
        {line(view, errors, cell("product_id"))}
        {area(view, errors, text("warnings", first), 3)}
        <details class="fold"><summary>{words.t("offer-more-safety")}</summary>
            {others.iter().map(|&l| area(view, errors, text("warnings", l), 3)).collect::<Vec<_>>()}
            {line(view, errors, cell("eu_responsible_name"))}
            {line(view, errors, cell("eu_responsible_address"))}
            {line(view, errors, cell("eu_responsible_email"))}
        </details>
        <details class="fold" open={errors.iter().chain(&edit.lacks).any(|e| e.field.starts_with("ingredients") || e.field.starts_with("allergens"))}>
            <summary>{words.t("offer-food")}</summary>
            {Locale::ALL.iter().map(|&l| view! {
                {area(view, errors, text("ingredients", l), 3)}
                {area(view, errors, text("allergens", l), 2)}
                {area(view, errors, text("storage", l), 2)}
            }).collect::<Vec<_>>()}
        </details>
    };
    let reach = view! { <h2>{words.t("offer-reach")}</h2>{coverage(view, errors, sheet)} };
    let delivery = view! {
        <h2>{words.t("offer-delivery")}</h2>
        {several(view, errors, cell("delivery"), ticked("delivery", "delivery", Delivery::ALL.iter().map(|d| d.name()).collect()))}
    };
    let status = words.t("offer-autosave").to_owned();
    let failed = words.t("offer-autosave-failed").to_owned();
    let uploading = words.t("picture-uploading").to_owned();
    // The island's children outlive this function, so they are made here.
    let form = view! {
        <form id="offer-form" class="offer-form" method="post" enctype="multipart/form-data" action=Route::DeskOffer(edit.id).path(view.locale) novalidate>
            // what Enter does in a line of text
            <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true">{words.t("offer-save")}</button>
            {token(view)}
            <input type="hidden" name="version" value=version/>
            {choice(view, errors, cell("kind"), terms("one", Kind::ALL.iter().map(|k| k.name()).collect()), None)}
            {line(view, errors, text("title", first))}
            {area(view, errors, text("summary", first), 2)}
            {area(view, errors, text("description", first), 7)}
            <details class="fold" open={translated == 0 && errors.iter().any(|e| others.iter().any(|l| e.field.ends_with(&format!("_{l}"))))}>
                <summary>{words.with("offer-translations", &[("n", translated.into()), ("of", others.len().into())])}</summary>
                <div class="side-by-side">{translations}</div>
            </details>
            {pictures(view, data)}
            <h2>{words.t("offer-price")}</h2>
            {choice(view, errors, cell("price_type"), terms("price-type", PriceType::ALL.iter().map(|p| p.name()).collect()), None)}
            {choice(view, errors, cell("unit"), terms("unit", Unit::ALL.iter().map(|u| u.name()).collect()), Some("choose"))}
            {variants(view, data, sheet)}
            {grouped(view, errors, cell("category"), categories(view), "choose")}
            {if service { Either::Left(reach) } else { Either::Right((delivery, safety)) }}
            <details class="fold" open={errors.iter().any(|e| ["lead_time_days", "min_quantity", "capacity_month", "cpv"].contains(&e.field.as_str()))}>
                <summary>{words.t("offer-more")}</summary>
                {line(view, errors, cell("lead_time_days").number())}
                {tick(view, errors, cell("made_to_order"), sheet.get("made_to_order") == "yes")}
                {line(view, errors, cell("min_quantity").number())}
                {line(view, errors, cell("capacity_month").number())}
                {tick(view, errors, cell("personalisation"), sheet.get("personalisation") == "yes")}
                {tick(view, errors, cell("perishable"), sheet.get("perishable") == "yes")}
                {choice(view, errors, cell("withdrawal_exemption"), terms("exemption", Exemption::ALL.iter().map(|e| e.name()).collect()), Some("exemption-none"))}
                {several(view, errors, cell("audience"), ticked("audience", "audience", Audience::ALL.iter().map(|a| a.name()).collect()))}
                {several(view, errors, cell("occasions"), ticked("occasions", "occasion", Occasion::ALL.iter().map(|o| o.name()).collect()))}
                {line(view, errors, cell("cpv"))}
            </details>
            <p class="said" role="status" id="kept"></p>
            <p class="actions bar">
                {send.map(|key| view! { <button name="do" value="submit">{words.t(key)}</button> })}
                <button class="second" name="do" value="save">{words.t("offer-save")}</button>
                <button class="quiet" name="do" value="preview">{words.t("offer-preview")}</button>
            </p>
            {(!edit.approved).then(|| view! { <p class="hint">{words.t("offer-not-yet")}</p> })}
        </form>
    }
    .into_any();
    view! {
        {lacks}
        {service.then(|| outlines(view))}
        <KeepDraft saved=status failed=failed uploading=uploading>{form}</KeepDraft>
    }
}

/// Who made a product: the enterprise itself, or somebody else by name.
fn maker(view: &View<'_>, errors: &[FieldError], sheet: &Sheet) -> impl IntoView + use<> {
    let words = view.words();
    let who = match sheet.get("maker") {
        "" => "",
        "self" => "self",
        _ => "other",
    };
    let name = if who == "other" { sheet.get("maker") } else { "" };
    let options = vec![
        ("self".to_owned(), words.t("maker-self").to_owned()),
        ("other".to_owned(), words.t("maker-other").to_owned()),
    ];
    view! {
        {choice(view, errors, Field::of(view, "maker", "maker", who), options, Some("choose"))}
        {line(view, errors, Field::of(view, "maker_name", "maker-name", name))}
    }
}

/// Where a service reaches: as the profile says, the whole country, counties, or so far around.
fn coverage(view: &View<'_>, errors: &[FieldError], sheet: &Sheet) -> impl IntoView + use<> {
    let value = sheet.get("coverage");
    let (reach, rest) = value.split_once(':').unwrap_or((value, ""));
    let field = Field {
        value: reach.to_owned(),
        ..Field::of(view, "coverage", "coverage", reach)
    };
    let options = reaches(view);
    let areas: Vec<&str> = if reach == "areas" {
        rest.split('+').collect()
    } else {
        Vec::new()
    };
    let counties = (
        Field::of(view, "coverage_areas", "coverage-areas", ""),
        "coverage",
    );
    let km = if reach == "radius" { rest } else { "" };
    view! {
        {choice(view, errors, field, options, Some("reach-option-profile"))}
        {line(view, errors, Field::of(view, "coverage_km", "coverage-km", km).number())}
        {by_county(view, errors, counties, reach == "areas", &|teryt| areas.contains(&teryt))}
    }
}
