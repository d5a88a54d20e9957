//! An offer being written. One form: each of its buttons keeps what was typed first, so nothing is lost without scripts.

use super::{
    back,
    changes::changes,
    coverage::{by_county, outlines, reaches},
    done,
    fields::{Field, area, categories, choice, grouped, line, several, summary, tick},
    list::states,
    pictures::pictures,
    token,
    variants::{live, variants},
};
use crate::{
    islands::KeepDraft,
    pages::{
        Page, View,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::error_words,
        text::{datetime_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{Audience, Delivery, Exemption, Kind, Occasion, OfferState, PriceType, Unit},
    desk::{LiveChange, OfferEdit, Stale, WorkingState},
    error::FieldError,
    import::sheet::Sheet,
    locale::Locale,
};

/// What was typed and not kept.
#[derive(Clone, Debug, Default)]
pub struct EditTyped {
    /// The offer, when it was refused.
    pub sheet: Option<Sheet>,
    /// What was to be cut off a picture, with its number, when it was refused: percents as typed.
    pub cut: Option<(usize, [String; 4])>,
    /// Prices and stock, when they were refused.
    pub live: Option<Vec<LiveChange>>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EditData {
    /// The offer.
    pub edit: OfferEdit,
    /// What was typed and not kept.
    pub typed: EditTyped,
    /// What somebody else has saved meanwhile.
    pub stale: Option<Stale>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Whether those came from sending it off.
    pub sending: bool,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
    /// Whether the reader may write.
    pub writes: bool,
    /// Whether the operator looks at offers first.
    pub moderation: bool,
}

/// An offer being written.
pub fn edit_page(view: &View<'_>, data: &EditData) -> Page {
    let (words, edit) = (view.words(), &data.edit);
    let sheet = data.typed.sheet.as_ref().unwrap_or(&edit.sheet);
    let typed = sheet.title(view.locale);
    let title = if typed.is_empty() {
        words.t("offer-untitled").to_owned()
    } else {
        typed.to_owned()
    };
    let list = Route::DeskOffers.path(view.locale);
    let steps = [back(words.t("desk-offers"), list), (title.clone(), None)];
    let in_review = edit.working == Some(WorkingState::InReview);
    let archived = edit.live == Some(OfferState::Archived);
    let heading = data.sending.then(|| {
        let n = u64::try_from(data.errors.len()).unwrap_or(1);
        words.count("before-sending-n", n)
    });
    let saved = edit.saved.as_ref().map(|(at, by)| {
        let at = datetime_words(*at, view.site.region.time_zone, view.locale);
        let by = by.clone().unwrap_or_default();
        words.with("offer-saved", &[("at", at.into()), ("by", by.into())])
    });
    let public = edit.live == Some(OfferState::Published);
    let lead = if public {
        words.t("offer-public-lead")
    } else {
        words.t("offer-private-lead")
    };
    let tag = match edit.working {
        Some(WorkingState::InReview) => Some(("tag wait", "turn-operator")),
        Some(WorkingState::Returned) => Some(("tag you", "turn-yours")),
        _ => None,
    };
    let returned = edit
        .reason
        .clone()
        .filter(|_| edit.working == Some(WorkingState::Returned))
        .map(|reason| {
            view! { <div class="notice no"><h2>{words.t("offer-returned")}</h2><p>{reason}</p></div> }
        });
    let restricted = edit.restricted.map(|id| {
        let href = Route::Statement(id).path(view.locale);
        view! { <div class="notice no" id="f-state"><h2>{words.t("restricted-offer")}</h2><p>{words.t("restricted-offer-text")}</p>
            <p><a href=href>{words.t("restricted-decision")}</a></p></div> }
    });
    let body = if in_review {
        Either::Left(Either::Left(waiting(view, data)))
    } else if archived || !data.writes {
        Either::Left(Either::Right(
            view! { <p class="measure">{words.t(if archived { "offer-archived-text" } else { "offer-read-only" })}</p> },
        ))
    } else {
        Either::Right(form(view, data, sheet))
    };
    let live = (data.writes && matches!(edit.live, Some(OfferState::Published | OfferState::Paused)))
        .then(|| live(view, data));
    let main = view! {
        {crumbs(view, &steps)}
        {done(view, data.done)}
        {data.stale.as_ref().map(|s| stale(view, s))}
        {summary(view, &data.errors, heading)}
        {restricted}
        {returned}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p>
            <p>{states(view, edit.live, edit.working)}</p></div>
            {tag.map(|(class, key)| view! { <p class=class>{words.t(key)}</p> })}</div>
        {live}
        {saved.map(|text| view! { <p class="muted small">{text}</p> })}
        {body}
        {data.writes.then(|| steps_form(view, edit))}
    };
    let id = edit.id;
    desk_page_at(
        view,
        DeskItem::Offers,
        title,
        move |l| Route::DeskOffer(id).path(l),
        main.into_any(),
    )
}

fn stale(view: &View<'_>, s: &Stale) -> impl IntoView + use<> {
    let words = view.words();
    let at = datetime_words(s.at, view.site.region.time_zone, view.locale);
    let text = match &s.by {
        Some(by) => words.with("stale-by", &[("by", by.clone().into()), ("at", at.into())]),
        None => words.with("stale-published", &[("at", at.into())]),
    };
    view! {
        <div class="errors" role="alert" tabindex="-1"><h2>{words.t("stale-title")}</h2><p>{text}</p><p>{words.t("stale-text")}</p>
            {changes(view, &s.differences, "stale-theirs", "stale-yours")}</div>
    }
}

fn waiting(view: &View<'_>, data: &EditData) -> impl IntoView + use<> {
    let words = view.words();
    let action = Route::DeskOffer(data.edit.id).path(view.locale);
    let take_back = data.writes.then(|| {
        view! { <form method="post" action=action>{token(view)}<p class="actions"><button class="second" name="step" value="withdraw">{words.t("offer-withdraw")}</button></p></form> }
    });
    view! { <p class="measure">{words.t("offer-waits")}</p>
    <p><a href=Route::DeskPreview(data.edit.id).path(view.locale)>{words.t("offer-preview")}</a></p>{take_back} }
}

fn form(view: &View<'_>, data: &EditData, sheet: &Sheet) -> impl IntoView + use<> {
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
            .map(|e| view! { <li><a href=format!("#f-{}", e.field)>{super::fields::name_of(view, &e.field)}</a>": "{error_words(view, e)}</li> })
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

/// What can be done with the offer as a whole.
fn steps_form(view: &View<'_>, edit: &OfferEdit) -> impl IntoView + use<> {
    let words = view.words();
    let mut steps: Vec<(&'static str, &'static str)> = Vec::new();
    if edit.live != Some(OfferState::Restricted) {
        steps.push(("duplicate", "offer-duplicate"));
    }
    match edit.live {
        Some(OfferState::Published) => steps.push(("pause", "offer-pause")),
        Some(OfferState::Paused) => steps.push(("resume", "offer-resume")),
        _ => {}
    }
    let in_review = edit.working == Some(WorkingState::InReview);
    if edit.live.is_some() && edit.working.is_some() && !in_review {
        steps.push(("discard", "offer-discard"));
    }
    let fixed = matches!(edit.live, Some(OfferState::Archived | OfferState::Restricted));
    if !fixed && !in_review {
        steps.push((
            "archive",
            if edit.live.is_some() {
                "offer-archive"
            } else {
                "offer-delete"
            },
        ));
    }
    let buttons: Vec<_> = steps
        .into_iter()
        .map(|(step, key)| view! { <button class="second" name="step" value=step>{words.t(key)}</button> })
        .collect();
    let shown = edit
        .slug
        .as_ref()
        .filter(|_| edit.live == Some(OfferState::Published))
        .map(
            |slug| view! { <a href=Route::Offer(slug).path(view.locale)>{words.t("offer-in-catalogue")}</a> },
        );
    view! {
        <section class="section"><h2>{words.t("offer-steps")}</h2>
            <form method="post" action=Route::DeskOffer(edit.id).path(view.locale)>{token(view)}<p class="actions">{buttons}{shown}</p></form>
        </section>
    }
}
