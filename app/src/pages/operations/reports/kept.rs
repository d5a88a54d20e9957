//! A report that is kept, and another beside it.

use super::{numbers, period, signed};
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::{Choice, choice},
        text::{datetime_words, term},
    },
};
use leptos::prelude::*;
use market::reports::{FrozenLine, FrozenReport};

/// What the page of a kept report shows.
#[derive(Clone, Debug)]
pub struct ReportData {
    /// The report.
    pub kept: FrozenReport,
    /// The one that it is compared with.
    pub other: Option<FrozenReport>,
    /// The ones that it can be compared with.
    pub others: Vec<FrozenLine>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// A kept report.
pub fn report_page(view: &View<'_>, data: &ReportData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let kept = &data.kept;
    let when = datetime_words(kept.frozen_at, view.site.region.time_zone, locale);
    // of somebody erased the name is gone
    let by = kept
        .by
        .as_ref()
        .map(|(_, name)| name.clone())
        .filter(|n| !n.is_empty());
    let line = match by {
        Some(name) => words.with(
            "reports-frozen-by",
            &[("when", when.into()), ("name", name.into())],
        ),
        None => words.with("reports-frozen-at", &[("when", when.into())]),
    };
    let way = [
        (
            words.t("reports-title").to_owned(),
            Some(Route::Reports.path(locale)),
        ),
        (kept.title.clone(), None),
    ];
    let id = kept.id;
    let main = view! {
        {done(view, data.done)}
        {crumbs(view, &way)}
        <div class="title"><div><h1>{kept.title.clone()}</h1><p class="lead">{line}</p></div><p class="tag ok">{words.t("reports-fixed")}</p></div>
        <section class="section">
            <div class="head"><h2>{period(view, &kept.report.query)}</h2><a href=Route::ReportCsv(id).path(locale)>{words.t("reports-csv")}</a></div>
            {numbers(view, &kept.report, &kept.definitions)}
        </section>
        {compare(view, data)}
    };
    desk_page_at(
        view,
        DeskItem::Reports,
        kept.title.clone(),
        move |l| Route::Report(id).path(l),
        main.into_any(),
    )
}

fn compare(view: &View<'_>, data: &ReportData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    if data.others.is_empty() {
        return None;
    }
    let chosen = data.other.as_ref().map(|o| o.id.to_string()).unwrap_or_default();
    let options = data
        .others
        .iter()
        .map(|l| (l.id.to_string(), l.title.clone()))
        .collect();
    let with = Choice {
        name: "with",
        label: "reports-with",
        hint: None,
        options,
        value: &chosen,
    };
    let table = data.other.as_ref().map(|other| {
        let (a, b) = (data.kept.report.total(), other.report.total());
        let rows: Vec<_> = data
            .kept
            .definitions
            .keys()
            .filter(|m| other.definitions.contains_key(m))
            .map(|&m| {
                let (x, y) = (a.get(m), b.get(m));
                let cell = |label: String, n: i64| {
                    let text = signed(n, locale);
                    view! { <td class="n" data-label=label><span class="num">{text}</span></td> }
                };
                view! {
                    <tr><th scope="row">{term(words, "report", m.name())}</th>
                        {cell(data.kept.title.clone(), x)}
                        {cell(other.title.clone(), y)}
                        {cell(words.t("reports-difference").to_owned(), y - x)}</tr>
                }
            })
            .collect();
        view! {
            <p class="small muted">{period(view, &other.report.query)}</p>
            <div class="scroll" role="region" tabindex="0" aria-label=words.t("reports-compared")>
                <table class="stacked report">
                    <caption class="visually-hidden">{words.t("reports-compared")}</caption>
                    <thead><tr><th scope="col">{words.t("reports-measure")}</th><th scope="col" class="n">{data.kept.title.clone()}</th>
                        <th scope="col" class="n">{other.title.clone()}</th><th scope="col" class="n">{words.t("reports-difference")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    Some(view! {
        <section class="section"><h2>{words.t("reports-compared")}</h2>
            <form class="filter panel" method="get" action=Route::Report(data.kept.id).path(locale)>
                {choice(view, &[], with)}
                <p class="actions"><button class="second">{words.t("reports-compare")}</button></p>
            </form>
            {table}
        </section>
    })
}
