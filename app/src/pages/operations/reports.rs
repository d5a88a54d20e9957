//! Reports: one computed now, and a list of those that are kept.

mod kept;

pub use kept::{ReportData, report_page};

use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{
        form::{Choice, Line, choice, errors_summary, line, own_form},
        pager::pager,
        text::{date_words, datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    enterprises::EntityType,
    error::FieldError,
    locale::{Locale, Localised},
    place::Teryt,
    reports::{Definitions, FrozenLine, Measure, Numbers, REPORTS_PAGE, Report, ReportQuery},
};

/// What each measure means, in every language: what is kept with a report.
pub fn definitions() -> Definitions {
    Measure::ALL
        .iter()
        .map(|&measure| {
            let texts: Localised<String> = Locale::ALL
                .into_iter()
                .map(|l| (l, term(crate::words::words(l), "report-means", measure.name())))
                .collect();
            (measure, texts)
        })
        .collect()
}

/// What the page of reports shows.
#[derive(Clone, Debug)]
pub struct ReportsData {
    /// What was asked, as far as it could be read.
    pub query: ReportQuery,
    /// What was typed, for the fields.
    pub typed: Vec<(String, String)>,
    /// The report; none when the question was wrong.
    pub report: Option<Report>,
    /// The title that was typed.
    pub title: String,
    /// A page of those that are kept, which page, and how many there are.
    pub kept: (Vec<FrozenLine>, u32, u64),
    /// Whether the reader may keep one.
    pub freezes: bool,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// Reports.
pub fn reports_page(view: &View<'_>, data: &ReportsData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let pairs = data.query.pairs();
    let shown = data.report.as_ref().map(|report| {
        view! {
            <section class="section">
                <div class="head"><h2>{period(view, &report.query)}</h2><a href=Route::ReportsCsv.with_query(locale, &pairs)>{words.t("reports-csv")}</a></div>
                {numbers(view, report, &definitions())}
                {data.freezes.then(|| freeze(view, data))}
            </section>
        }
    });
    let (lines, page, total) = &data.kept;
    let items: Vec<_> = lines
        .iter()
        .map(|l| {
            let at = datetime_words(l.frozen_at, view.site.region.time_zone, locale);
            view! { <li><div><p><a href=Route::Report(l.id).path(locale)>{l.title.clone()}</a></p><p class="small muted">{words.with("reports-frozen-at", &[("when", at.into())])}</p></div></li> }
        })
        .collect();
    let kept = if items.is_empty() {
        Either::Left(view! { <p class="muted">{words.t("reports-none")}</p> })
    } else {
        Either::Right(view! {
            <ul class="rows" role="list">{items}</ul>
            {pager(view, *page, REPORTS_PAGE, *total, move |n| Route::Reports.with_query(locale, &[("page", n.to_string())]))}
        })
    };
    let main = view! {
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("reports-title")}</h1><p class="lead measure">{words.t("reports-lead")}</p></div></div>
        {filter(view, data)}
        {shown}
        <section class="section"><h2>{words.t("reports-kept")}</h2>{kept}</section>
    };
    desk_page(
        view,
        DeskItem::Reports,
        words.t("reports-title").to_owned(),
        main.into_any(),
    )
}

/// The period, and what it is narrowed to.
fn period(view: &View<'_>, query: &ReportQuery) -> String {
    let words = view.words();
    let day = |d| date_words(d, view.locale);
    let mut parts = vec![words.with(
        "reports-period",
        &[
            ("since", day(query.since).into()),
            ("until", day(query.until).into()),
        ],
    )];
    parts.extend(query.county.map(|t| county_name(view, Some(t))));
    parts.extend(query.entity_type.map(|t| term(words, "entity", t.name())));
    parts.join(" · ")
}

fn county_name(view: &View<'_>, county: Option<Teryt>) -> String {
    let found = county.and_then(|t| view.site.region.counties.iter().find(|c| c.teryt == t));
    found.map_or_else(
        || view.words().t("reports-no-county").to_owned(),
        |c| c.name.clone(),
    )
}

fn filter(view: &View<'_>, data: &ReportsData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let typed = |name: &str, or: String| {
        let found = data.typed.iter().find(|(n, _)| n == name);
        found.map_or(or, |(_, value)| value.clone())
    };
    let (since, until) = (
        typed("since", data.query.since.to_string()),
        typed("until", data.query.until.to_string()),
    );
    let day = |name, label, value| Line {
        name,
        kind: "date",
        label,
        hint: None,
        autocomplete: "off",
        value,
    };
    let any = || (String::new(), words.t("operations-any").to_owned());
    let county = typed("county", String::new());
    let counties = Choice {
        name: "county",
        label: "reports-county",
        hint: None,
        options: std::iter::once(any())
            .chain(
                view.site
                    .region
                    .counties
                    .iter()
                    .map(|c| (c.teryt.to_string(), c.name.clone())),
            )
            .collect(),
        value: &county,
    };
    let kind = typed("entity_type", String::new());
    let kinds = Choice {
        name: "entity_type",
        label: "reports-entity-type",
        hint: None,
        options: std::iter::once(any())
            .chain(
                EntityType::ALL
                    .iter()
                    .map(|t| (t.name().to_owned(), term(words, "entity", t.name()))),
            )
            .collect(),
        value: &kind,
    };
    view! {
        <form class="filter panel" method="get" action=Route::Reports.path(locale) role="search" aria-label=words.t("reports-filter") novalidate>
            {line(view, &data.errors, day("since", "reports-since", &since))}
            {line(view, &data.errors, day("until", "reports-until", &until))}
            {choice(view, &data.errors, counties)}
            {choice(view, &data.errors, kinds)}
            <p class="actions"><button>{words.t("reports-compute")}</button></p>
        </form>
    }
}

fn freeze(view: &View<'_>, data: &ReportsData) -> impl IntoView + use<> {
    let words = view.words();
    let title = Line {
        name: "title",
        kind: "text",
        label: "reports-name",
        hint: Some("reports-name-hint"),
        autocomplete: "off",
        value: &data.title,
    };
    let hidden: Vec<_> = data
        .query
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    own_form(
        view,
        "entry",
        Route::Reports.path(view.locale),
        "freeze",
        view! {
            {hidden}
            {line(view, &data.errors, title)}
            <p class="actions"><button class="second">{words.t("reports-freeze")}</button></p>
        }
        .into_any(),
    )
}

/// A number that may be below zero.
fn signed(n: i64, locale: Locale) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", number(n.unsigned_abs(), locale))
}

/// The totals with what they mean, and the same by county and by kind of entity.
fn numbers(view: &View<'_>, report: &Report, definitions: &Definitions) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let total = report.total();
    // a report kept earlier counted less
    let measures: Vec<Measure> = definitions.keys().copied().collect();
    let totals: Vec<_> = definitions
        .iter()
        .map(|(&m, means)| {
            let means = means.get(locale).map(|(text, l)| {
                let lang = (l != locale).then(|| l.tag());
                view! { <p class="small muted" lang=lang>{text.clone()}</p> }
            });
            let n = signed(total.get(m), locale);
            view! { <div><dt>{term(words, "report", m.name())}</dt><dd><span class="num">{n}</span>{means}</dd></div> }
        })
        .collect();
    let counties: Vec<_> = report
        .by_county()
        .into_iter()
        .map(|(county, n)| (county_name(view, county), n))
        .collect();
    let kinds: Vec<_> = report
        .by_entity_type()
        .into_iter()
        .map(|(kind, n)| (term(words, "entity", kind.name()), n))
        .collect();
    view! {
        <dl class="facts">{totals}</dl>
        <h3>{words.t("reports-by-county")}</h3>{grid(view, "reports-by-county", "reports-county", &measures, &counties)}
        <h3>{words.t("reports-by-type")}</h3>{grid(view, "reports-by-type", "reports-entity-type", &measures, &kinds)}
    }
}

fn grid(
    view: &View<'_>,
    caption: &'static str,
    first: &'static str,
    measures: &[Measure],
    rows: &[(String, Numbers)],
) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    if rows.is_empty() {
        return Either::Left(view! { <p class="muted">{words.t("reports-nothing")}</p> });
    }
    let headings: Vec<_> = measures
        .iter()
        .map(|m| view! { <th scope="col" class="n">{term(words, "report", m.name())}</th> })
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|(name, n)| {
            let cells: Vec<_> = measures
                .iter()
                .map(|&m| {
                    let value = signed(n.get(m), locale);
                    view! { <td class="n"><span class="num">{value}</span></td> }
                })
                .collect();
            view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }
        })
        .collect();
    Either::Right(view! {
        <div class="scroll" role="region" tabindex="0" aria-label=words.t(caption)>
            <table class="report">
                <caption class="visually-hidden">{words.t(caption)}</caption>
                <thead><tr><th scope="col">{words.t(first)}</th>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}
