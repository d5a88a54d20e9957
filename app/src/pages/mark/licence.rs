//! The page of one licence: whether its mark is valid now, or was on a day that the reader names.

use super::standing_name;
use crate::{
    pages::{Page, Section, View},
    routes::{Route, with_query},
    ui::{
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        layout::head_of,
        signs::seal,
        text::{date_words, joined, localised, term},
    },
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};
use market::{
    certification::{Covered, Licence, Standing},
    locale::Locale,
};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct LicenceData<'a> {
    /// The licence.
    pub licence: &'a Licence,
    /// The day that is asked for, if any.
    pub on: Option<NaiveDate>,
    /// Whether what was typed as a day is none.
    pub on_error: bool,
    /// What was typed as a day.
    pub typed_on: &'a str,
}

/// The page of a licence.
pub fn licence_page(view: &View<'_>, mut data: LicenceData<'_>) -> Page {
    let (words, locale, licence) = (view.words(), view.locale, data.licence);
    data.on = data.on.filter(|day| *day != today(view, licence));
    let steps: Vec<Crumb> = vec![
        (words.t("nav-mark").to_owned(), Some(Route::Mark.path(locale))),
        (licence.number.clone(), None),
    ];
    let now = licence.standing_at(view.now);
    let main = view! {
        {crumbs(view, &steps)}
        {verdict(view, &data, now)}
        {data.on.map(|_| view! { <p class="small">{words.t("licence-now")}" "<b>{term(words, "licence-is", standing_name(now))}</b>". "<a href=Route::Licence(&licence.key).path(locale)>{words.t("licence-check-today")}</a></p> })}
        {facts(view, &data)}
        <div class="stack">
            <p class="actions"><a class="btn second" href=Route::Mark.path(locale)>{words.t("licence-other")}</a></p>
            <p class="muted small">{words.t("licence-note")}</p>
        </div>
    };
    let title = words.with("licence-title", &[("number", licence.number.clone().into())]);
    let description = words.with(
        "licence-description",
        &[
            ("number", licence.number.clone().into()),
            ("holder", licence.enterprise_name.clone().into()),
        ],
    );
    let mut head = head_of(view, title, description, |l| Route::Licence(&licence.key).path(l));
    if let Some(day) = data.on {
        head.languages = Locale::ALL
            .into_iter()
            .map(|l| {
                (
                    l,
                    with_query(&Route::Licence(&licence.key).path(l), &[("on", day.to_string())]),
                )
            })
            .collect();
    }
    head.noindex = data.on.is_some() || data.on_error;
    head.json_ld = vec![crumbs_json_ld(
        view,
        &steps,
        &Route::Licence(&licence.key).path(locale),
    )];
    Page {
        head,
        section: Section::Mark,
        main: main.into_any(),
        main_class: "wrap narrow",
    }
}

/// The day in the grantor's calendar on which the page is read.
fn today(view: &View<'_>, licence: &Licence) -> NaiveDate {
    view.now.with_timezone(&licence.time_zone).date_naive()
}

/// The answer, large: valid, or how it stands instead, at this second or on the asked day.
fn verdict(view: &View<'_>, data: &LicenceData<'_>, now: Standing) -> impl IntoView + use<> {
    let (words, licence) = (view.words(), data.licence);
    let standing = data.on.map_or(now, |day| licence.standing_on(day));
    let class = match standing {
        Standing::Valid => "verdict valid",
        Standing::Withdrawn => "verdict withdrawn",
        Standing::NotYet | Standing::Lapsed | Standing::Suspended => "verdict lapsed",
    };
    let heading = match data.on {
        None => term(words, "licence-verdict", standing_name(standing)),
        Some(day) => {
            let tense = if day > today(view, licence) {
                "licence-will"
            } else {
                "licence-was"
            };
            words.with(
                &format!("{tense}-{}", standing_name(standing)),
                &[("date", date_words(day, view.locale).into())],
            )
        }
    };
    let local = view.now.with_timezone(&licence.time_zone);
    let checked = words.with(
        "licence-checked",
        &[
            ("date", date_words(local.date_naive(), view.locale).into()),
            ("time", local.format("%H:%M:%S").to_string().into()),
        ],
    );
    let more = after_verdict(view, data, standing);
    view! {
        <div class=class>
            {drawing(view, licence, standing).map(|svg| view! { <span inner_html=svg></span> })}
            <div><p>{checked}</p><h1>{heading}</h1>{(!more.is_empty()).then(|| view! { <p>{more}</p> })}</div>
        </div>
    }
}

/// What follows the verdict: how long it still holds, since when it doesn't, and why.
fn after_verdict(view: &View<'_>, data: &LicenceData<'_>, standing: Standing) -> String {
    let (words, licence) = (view.words(), data.licence);
    let date = |day: NaiveDate| date_words(day, view.locale);
    let left = (licence.ends_on - today(view, licence)).num_days();
    match standing {
        Standing::Valid if data.on.is_some() => words.with(
            "licence-span",
            &[
                ("from", date(licence.starts_on).into()),
                ("to", date(licence.ends_on).into()),
            ],
        ),
        Standing::Valid if left <= 0 => words.t("licence-last-day").to_owned(),
        Standing::Valid => words.with(
            "licence-left",
            &[("n", left.into()), ("date", date(licence.ends_on).into())],
        ),
        Standing::NotYet => words.with("licence-begins", &[("date", date(licence.starts_on).into())]),
        Standing::Lapsed => words.with("licence-ended", &[("date", date(licence.ends_on).into())]),
        Standing::Suspended | Standing::Withdrawn => licence.state_on.map_or_else(String::new, |on| {
            words.with("licence-since", &[("date", date(on).into())])
        }),
    }
}

/// The seal as it stands; struck through when it no longer holds, and none before it begins.
fn drawing(view: &View<'_>, licence: &Licence, standing: Standing) -> Option<String> {
    let words = view.words();
    let until = words.with(
        "seal-until",
        &[("date", licence.ends_on.format("%d.%m.%Y").to_string().into())],
    );
    let (word, line) = match standing {
        Standing::NotYet => return None,
        Standing::Valid => (words.t("seal-valid"), until),
        Standing::Lapsed => (
            words.t("seal-lapsed"),
            licence.ends_on.format("%d.%m.%Y").to_string(),
        ),
        Standing::Suspended => (
            words.t("seal-suspended"),
            licence
                .state_on
                .map_or_else(String::new, |d| d.format("%d.%m.%Y").to_string()),
        ),
        Standing::Withdrawn => (
            words.t("seal-withdrawn"),
            licence
                .state_on
                .map_or_else(String::new, |d| d.format("%d.%m.%Y").to_string()),
        ),
    };
    Some(seal(
        view,
        &licence.key,
        word,
        &line,
        standing != Standing::Valid,
        "seal",
    ))
}

fn facts(view: &View<'_>, data: &LicenceData<'_>) -> impl IntoView + use<> {
    let (words, locale, licence) = (view.words(), view.locale, data.licence);
    let name = licence.enterprise_name.clone();
    let holder = if licence.enterprise_public {
        let href = Route::Enterprise(&licence.enterprise_slug).path(locale);
        Either::Left(view! { <a href=href>{name}</a> })
    } else {
        Either::Right(name)
    };
    let (grantor, lang) = localised(&licence.grantor, locale);
    let recommended = licence
        .recommended_on
        .map(|d| words.with("licence-recommended", &[("date", date_words(d, locale).into())]));
    let granted = licence
        .granted_on
        .map(|d| words.with("licence-granted-on", &[("date", date_words(d, locale).into())]));
    let acts: Vec<String> = granted.into_iter().chain(recommended).collect();
    let state = licence.state_on.filter(|_| licence.state != market::certification::LicenceState::Active).map(|on| {
        let what = words.with(&format!("licence-act-{}", licence.state.name()), &[("date", date_words(on, locale).into())]);
        let reason = licence.state_reason.clone().map(|r| words.with("licence-reason", &[("reason", r.into())]));
        view! { <div><dt>{words.t("licence-decision")}</dt><dd>{what}{reason.map(|r| (" ", r))}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{words.t("licence-number")}</dt><dd class="code">{licence.number.clone()}</dd></div>
            <div><dt>{words.t("licence-holder")}</dt><dd>{holder}{(!licence.enterprise_town.is_empty()).then(|| format!(", {}", licence.enterprise_town))}</dd></div>
            <div><dt>{words.t("licence-covers")}</dt>{covers(view, &licence.covers)}</div>
            <div><dt>{words.t("licence-granted")}</dt><dd><span lang=lang>{grantor}</span>{(!acts.is_empty()).then(|| format!(", {}", acts.join(", ")))}</dd></div>
            <div><dt>{words.t("licence-valid")}</dt><dd>{words.with("licence-span", &[("from", date_words(licence.starts_on, locale).into()), ("to", date_words(licence.ends_on, locale).into())])}</dd></div>
            {state}
            {history(view, licence)}
            {other_day(view, data)}
        </dl>
    }
}

/// The covered offers, each a link while it is public, with its variants where not all are covered.
fn covers(view: &View<'_>, covered: &[Covered]) -> impl IntoView + use<> {
    let words = view.words();
    if covered.is_empty() {
        return Either::Left(view! { <dd>{words.t("licence-covers-none")}</dd> });
    }
    let rows: Vec<_> = covered
        .iter()
        .map(|c| {
            let (title, lang) = localised(&c.title, view.locale);
            let title = if title.is_empty() { words.t("licence-untitled").to_owned() } else { title };
            let title = match &c.slug {
                Some(slug) => Either::Left(view! { <a href=Route::Offer(slug).path(view.locale) lang=lang>{title}</a> }),
                None => Either::Right(view! { <span lang=lang>{title}</span>" "<span class="muted">{words.t("licence-not-public")}</span> }),
            };
            let only = (!c.variants.is_empty()).then(|| format!(" ({})", words.with("licence-variants", &[("variants", joined(view, &c.variants).into())])));
            view! { <dd>{title}{only}</dd> }
        })
        .collect();
    Either::Right(rows)
}

/// The holder's other licences, newest first.
fn history(view: &View<'_>, licence: &Licence) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = licence
        .others
        .iter()
        .map(|(number, key, from, to)| {
            let span = words.with("licence-span", &[("from", date_words(*from, view.locale).into()), ("to", date_words(*to, view.locale).into())]);
            view! { <dd><a class="code nowrap" href=Route::Licence(key).path(view.locale)>{number.clone()}</a>", "{span}</dd> }
        })
        .collect();
    let rows = if rows.is_empty() {
        Either::Left(view! { <dd>{words.t("licence-only-one")}</dd> })
    } else {
        Either::Right(rows)
    };
    view! { <div><dt>{words.t("licence-history")}</dt>{rows}</div> }
}

/// The question whether it was valid on another day, as a clerk asks it of an invoice.
fn other_day(view: &View<'_>, data: &LicenceData<'_>) -> impl IntoView + use<> {
    let (words, wrong) = (view.words(), data.on_error);
    let value = data
        .on
        .map_or_else(|| data.typed_on.to_owned(), |d| d.to_string());
    view! {
        <div>
            <dt><label for="on">{words.t("licence-other-day")}</label></dt>
            <dd>
                <form class=if wrong { "field wrong" } else { "field" } action=Route::Licence(&data.licence.key).path(view.locale)>
                    {wrong.then(|| view! { <p class="error" id="on-error" role="alert">{words.t("licence-day-wrong")}</p> })}
                    <div class="find">
                        <input id="on" name="on" type=if wrong { "text" } else { "date" } required value=value aria-describedby=wrong.then_some("on-error") aria-invalid=wrong.then_some("true")/>
                        <button>{words.t("licence-day-check")}</button>
                    </div>
                </form>
            </dd>
        </div>
    }
}
