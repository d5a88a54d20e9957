//! What several pages of moderation share.

use crate::{
    pages::{
        View,
        offer::words::address,
        seller::{
            fields::{Field, area, choice, line, tick},
            token,
        },
    },
    routes::Route,
    ui::{
        picture::{ground, img, shown},
        text::{date_words, datetime_words, term},
    },
};
use chrono::{DateTime, Utc};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    moderation::{
        Appeal, AppealState, Decision, DecisionState, Ground, Item, ItemDetail, ItemKind, ItemNow, Measure,
        Notice, NoticeState, Outcome, RestrictForm, appeal_until,
    },
};

/// An instant in the region's words.
pub fn at(view: &View<'_>, instant: DateTime<Utc>) -> String {
    datetime_words(instant, view.site.region.time_zone, view.locale)
}

/// The day of an instant in the region's words.
pub fn day(view: &View<'_>, instant: DateTime<Utc>) -> String {
    let zone = view.site.region.time_zone;
    date_words(instant.with_timezone(&zone).date_naive(), view.locale)
}

/// One fact; nothing where there is none.
pub fn fact(view: &View<'_>, label: &str, value: String) -> impl IntoView + use<> {
    let label = view.words().t(label).to_owned();
    (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd class="typed">{value}</dd></div> })
}

/// Where a notice stands.
pub fn notice_tag(view: &View<'_>, state: NoticeState) -> impl IntoView + use<> {
    let class = match state {
        NoticeState::Open => "tag you",
        NoticeState::Kept => "tag",
        NoticeState::Restricted => "tag no",
    };
    view! { <p class=class>{term(view.words(), "notice-state", state.name())}</p> }
}

/// Where an appeal stands.
pub fn appeal_tag(view: &View<'_>, state: AppealState) -> impl IntoView + use<> {
    let class = match state {
        AppealState::Open => "tag wait",
        AppealState::Upheld => "tag",
        AppealState::Reversed => "tag ok",
    };
    view! { <p class=class>{term(view.words(), "appeal-state", state.name())}</p> }
}

/// Where a decision stands.
pub fn decision_tag(view: &View<'_>, state: DecisionState) -> impl IntoView + use<> {
    let class = match state {
        DecisionState::InForce => "tag no",
        DecisionState::Ended | DecisionState::Reversed => "tag",
    };
    view! { <p class=class>{term(view.words(), "decision-state", state.name())}</p> }
}

/// That somebody else has changed it meanwhile.
pub fn stale(view: &View<'_>, is: bool) -> impl IntoView + use<> {
    let words = view.words();
    is.then(|| view! { <div class="errors" role="alert" tabindex="-1"><h2>{words.t("case-stale")}</h2><p>{words.t("case-stale-text")}</p></div> })
}

/// The name of an item with what it is.
pub fn item_title(view: &View<'_>, item: &ItemNow) -> String {
    let key = match item.item.kind() {
        ItemKind::Offer => "item-offer",
        ItemKind::Enterprise => "item-enterprise",
    };
    view.words().with(key, &[("name", item.name.clone().into())])
}

/// The item as it is now.
pub fn item_panel(view: &View<'_>, item: &ItemNow) -> impl IntoView + use<> {
    let words = view.words();
    let route = match item.item {
        Item::Offer(_) => Route::Offer(&item.slug),
        Item::Enterprise(_) => Route::Enterprise(&item.slug),
    };
    let link = item.public.then(|| {
        view! { <p><a href=route.path(view.locale)>{words.t("item-in-catalogue")}</a></p> }
    });
    let state = term(words, "item-state", &item.state);
    let class = if item.public { "tag ok" } else { "tag no" };
    let (facts, text, pictures) = match &item.detail {
        ItemDetail::Offer(page) => {
            let facts = view! {
                {fact(view, "field-summary", page.summary.text(view.locale).to_owned())}
                {fact(view, "offer-seller", format!("{}, {}", page.seller.legal_name, address(&page.seller.address)))}
                {fact(view, "field-phone", page.seller.phone.clone().unwrap_or_default())}
                {fact(view, "field-email", page.seller.email.clone().unwrap_or_default())}
            };
            let text = page
                .description_html
                .get(view.locale)
                .map(|(html, _)| html.clone());
            (Either::Left(facts), text, &page.pictures)
        }
        ItemDetail::Enterprise(e) => {
            let facts = view! {
                {fact(view, "field-legal-name", e.legal_name.clone())}
                {fact(view, "field-entity-type", term(words, "entity", e.entity_type.name()))}
                {fact(view, "field-address", address(&e.address))}
                {fact(view, "field-phone", e.phone.clone().unwrap_or_default())}
                {fact(view, "field-email", e.email.clone().unwrap_or_default())}
                {fact(view, "field-website", e.website.clone().unwrap_or_default())}
                {fact(view, "field-tagline", e.tagline.text(view.locale).to_owned())}
            };
            let story = e
                .story
                .get(view.locale)
                .map(|(text, _)| market::text::markdown_html(text));
            (Either::Right(facts), story, &e.pictures)
        }
    };
    let pictures: Vec<_> = pictures
        .iter()
        .filter(|p| shown(p))
        .map(|p| {
            // its description is part of what is looked at, so it stands in sight and once
            let alt = p.alt.text(view.locale).to_owned();
            view! { <li><div class=ground(p)>{img(p, String::new(), "12rem", false)}</div><p class="small">{alt}</p></li> }
        })
        .collect();
    view! {
        <section class="panel section"><h2>{words.t("item-now")}</h2>
            <p><b>{item.name.clone()}</b>" "<span class=class>{state}</span></p>
            {link}
            <dl class="facts">{facts}</dl>
            {text.map(|html| view! { <details class="fold"><summary>{words.t("item-text")}</summary><div class="prose" inner_html=html></div></details> })}
            {(!pictures.is_empty()).then(|| view! { <ul class="shots" role="list">{pictures}</ul> })}
        </section>
    }
}

/// What a decision says (DSA, art. 17(3)).
pub fn decision_facts(view: &View<'_>, d: &Decision, by: Option<&str>) -> impl IntoView + use<> {
    let words = view.words();
    let kept = d.outcome == Outcome::Keep;
    let measure = d
        .measure
        .map(|m| term(words, "measure", m.name()))
        .unwrap_or_default();
    let lasts = match d.until {
        _ if kept => String::new(),
        Some(until) => words.with(
            "decision-until",
            &[("date", date_words(until, view.locale).into())],
        ),
        None => words.t("decision-no-end").to_owned(),
    };
    let (ground, ground_text) = match &d.ground {
        Some((ground, text)) => (term(words, "ground", ground.name()), text.clone()),
        None => Default::default(),
    };
    let automated = if d.automated {
        "decision-automated-yes"
    } else {
        "decision-automated-no"
    };
    let ended = d.ended_at.map(|ended| at(view, ended)).unwrap_or_default();
    view! {
        <dl class="facts">
            {fact(view, "decision-number", d.reference.clone())}
            {fact(view, "decision-when", at(view, d.decided_at))}
            {fact(view, "decision-by", by.unwrap_or_default().to_owned())}
            {fact(view, "decision-what", if kept { words.t("decision-kept").to_owned() } else { measure })}
            {fact(view, "decision-lasts", lasts)}
            {fact(view, "decision-ended", ended)}
            {fact(view, if kept { "decision-reasons" } else { "field-facts" }, d.facts.clone())}
            {fact(view, "field-ground", ground)}
            {fact(view, "decision-basis", ground_text)}
            {fact(view, "decision-origin", term(words, "origin", d.origin.name()))}
            {fact(view, "decision-automated", words.t(automated).to_owned())}
        </dl>
    }
}

/// How a decision can be had looked at again.
pub fn redress(view: &View<'_>, d: &Decision) -> impl IntoView + use<> {
    let words = view.words();
    let until = words.with(
        "redress-appeal",
        &[("date", day(view, appeal_until(d.decided_at)).into())],
    );
    view! { <p class="measure">{until}" "{words.t("redress-others")}</p> }
}

/// An appeal with what came of it.
pub fn appeal_facts(view: &View<'_>, a: &Appeal) -> impl IntoView + use<> {
    let words = view.words();
    let due = match a.state {
        AppealState::Open => day(view, a.due_at),
        AppealState::Upheld | AppealState::Reversed => String::new(),
    };
    let decided = a.decided_at.map(|decided| at(view, decided)).unwrap_or_default();
    view! {
        <dl class="facts">
            {fact(view, "appeal-number", a.reference.clone())}
            {fact(view, "appeal-when", at(view, a.created_at))}
            {fact(view, "appeal-by", term(words, "appeal-side", a.side.name()))}
            {fact(view, "field-appeal", a.text.clone())}
            {fact(view, "case-due", due)}
            {fact(view, "appeal-decided", decided)}
            {fact(view, "decision-reasons", a.reason.clone().unwrap_or_default())}
        </dl>
    }
}

/// Where an appeal is typed.
pub fn appeal_fields(view: &View<'_>, typed: &str, errors: &[FieldError]) -> impl IntoView + use<> {
    view! {
        {area(view, errors, Field::of(view, "appeal", "appeal", typed), 6)}
        <p class="actions"><button>{view.words().t("appeal-send")}</button></p>
    }
}

/// The fields of a restriction.
pub fn restrict_fields(view: &View<'_>, errors: &[FieldError], form: &RestrictForm) -> impl IntoView + use<> {
    let words = view.words();
    let list = |list: &str, names: Vec<&'static str>| -> Vec<(String, String)> {
        names
            .into_iter()
            .map(|name| (name.to_owned(), term(words, &format!("{list}-option"), name)))
            .collect()
    };
    let measures = list("measure", Measure::ALL.iter().map(|m| m.name()).collect());
    let grounds = list("ground", Ground::ALL.iter().map(|g| g.name()).collect());
    let until = Field {
        kind: "date",
        ..Field::of(view, "until", "until", &form.until)
    };
    view! {
        {choice(view, errors, Field::of(view, "measure", "measure", &form.measure), measures, Some("choose"))}
        {line(view, errors, until)}
        {area(view, errors, Field::of(view, "facts", "facts", &form.facts), 4)}
        {choice(view, errors, Field::of(view, "ground", "ground", &form.ground), grounds, Some("choose"))}
        {area(view, errors, Field::of(view, "ground_text", "ground-text", &form.ground_text), 3)}
        {tick(view, errors, Field::of(view, "automated", "automated", ""), form.automated)}
    }
}

/// The notices of a list, each a link.
pub fn notice_list(view: &View<'_>, notices: &[Notice]) -> impl IntoView + use<> {
    let words = view.words();
    let items: Vec<_> = notices
        .iter()
        .map(|n| {
            let href = Route::NoticeCase(n.id).path(view.locale);
            let line = format!("{} · {}", term(words, "notice-reason", n.reason.name()), at(view, n.created_at));
            view! { <li><div><a href=href>{n.reference.clone()}</a><p class="muted small">{line}</p></div>{notice_tag(view, n.state)}</li> }
        })
        .collect();
    view! { <ul class="rows" role="list">{items}</ul> }
}

/// The decisions of a list, each a link.
pub fn decision_list(view: &View<'_>, decisions: &[Decision]) -> impl IntoView + use<> {
    let words = view.words();
    let items: Vec<_> = decisions
        .iter()
        .map(|d| {
            let href = Route::DecisionCase(d.id).path(view.locale);
            let what = match d.measure {
                Some(m) => term(words, "measure", m.name()),
                None => words.t("decision-kept").to_owned(),
            };
            let line = format!("{what} · {}", at(view, d.decided_at));
            let tag = (d.outcome == Outcome::Restrict).then(|| decision_tag(view, d.state));
            view! { <li><div><a href=href>{d.reference.clone()}</a><p class="muted small">{line}</p></div>{tag}</li> }
        })
        .collect();
    view! { <ul class="rows" role="list">{items}</ul> }
}

/// Who has taken a case, and the button that takes it or puts it back.
pub fn assign(
    view: &View<'_>,
    action: String,
    version: i64,
    assignee: Option<&str>,
    mine: bool,
) -> impl IntoView + use<> {
    let words = view.words();
    let said = match assignee {
        Some(_) if mine => words.t("case-mine").to_owned(),
        Some(name) => words.with("case-taken-by", &[("name", name.to_owned().into())]),
        None => words.t("case-nobody").to_owned(),
    };
    let (what, key) = if mine {
        ("put_back", "case-put-back")
    } else {
        ("take", "case-take")
    };
    view! {
        <form class="actions" method="post" action=action>{token(view)}
            <input type="hidden" name="version" value=version.to_string()/>
            <span>{said}</span>" "<button class="second" name="do" value=what>{words.t(key)}</button></form>
    }
}
