//! What became of one's own offers by week: a small chart with its table, and the searches that led here.

use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    ui::text::date_words,
};
use leptos::{either::Either, prelude::*};
use market::figures::{Report, SHOWN_FROM};

/// Height of the bars, in units of the drawing.
const HEIGHT: i64 = 100;
/// Width of a bar with its gap.
const STEP: i64 = 28;

/// What became of one's own offers.
pub fn figures_page(view: &View<'_>, report: &Report) -> Page {
    let words = view.words();
    let rows: Vec<_> = report
        .weeks
        .iter()
        .rev()
        .map(|w| {
            view! {
                <tr><th scope="row">{date_words(w.monday, view.locale)}</th>
                    <td class="n" data-label=words.t("figures-view")>{w.views.to_string()}</td>
                    <td class="n" data-label=words.t("figures-search")>{w.searches.to_string()}</td>
                    <td class="n" data-label=words.t("figures-contact")>{w.contacts.to_string()}</td></tr>
            }
        })
        .collect();
    let searches: Vec<_> = report
        .searches
        .iter()
        .map(|(q, n)| view! { <tr><th scope="row">{q.clone()}</th><td class="n">{n.to_string()}</td></tr> })
        .collect();
    let searches = if searches.is_empty() {
        Either::Left(view! { <p class="muted">{words.t("figures-no-searches")}</p> })
    } else {
        Either::Right(view! {
            <table><caption class="visually-hidden">{words.t("figures-searches")}</caption>
                <thead><tr><th scope="col">{words.t("figures-words")}</th><th scope="col" class="n">{words.t("figures-times")}</th></tr></thead>
                <tbody>{searches}</tbody></table>
        })
    };
    let rare = words.with("figures-rare", &[("n", SHOWN_FROM.into())]);
    let main = view! {
        <div class="title"><div><h1>{words.t("figures-title")}</h1><p class="lead">{words.t("figures-lead")}</p></div></div>
        <section class="panel chart-panel"><h2>{words.t("figures-views")}</h2>{chart(view, report)}</section>
        <section class="section"><h2>{words.t("figures-weeks")}</h2>
            <table class="stacked"><caption class="visually-hidden">{words.t("figures-weeks")}</caption>
                <thead><tr><th scope="col">{words.t("figures-monday")}</th><th scope="col" class="n">{words.t("figures-view")}</th>
                    <th scope="col" class="n">{words.t("figures-search")}</th><th scope="col" class="n">{words.t("figures-contact")}</th></tr></thead>
                <tbody>{rows}</tbody></table></section>
        <section class="section"><h2>{words.t("figures-searches")}</h2><p class="hint">{rare}</p>{searches}</section>
    };
    desk_page(
        view,
        DeskItem::Figures,
        words.t("figures-title").to_owned(),
        main.into_any(),
    )
}

/// Views by week as bars; the last one is this week's. What it says stands in a table too.
pub(super) fn chart(view: &View<'_>, report: &Report) -> impl IntoView + use<> {
    let words = view.words();
    let most = report.weeks.iter().map(|w| w.views).max().unwrap_or(0).max(1);
    let last = report.weeks.len().saturating_sub(1);
    let width = STEP * i64::try_from(report.weeks.len()).unwrap_or(1);
    let bars: Vec<_> = report
        .weeks
        .iter()
        .enumerate()
        .map(|(n, w)| {
            let height = (w.views * HEIGHT / most).max(1);
            let x = STEP * i64::try_from(n).unwrap_or(0);
            let class = if n == last { "now" } else { "week" };
            view! { <rect class=class x=x.to_string() y=(24 + HEIGHT - height).to_string() width=(STEP - 8).to_string() height=height.to_string()></rect> }
        })
        .collect();
    let this = report.weeks.last().map_or(0, |w| w.views);
    let before: i64 = report.weeks.iter().map(|w| w.views).sum::<i64>() - this;
    let label = words.with(
        "figures-chart",
        &[
            ("now", this.into()),
            ("before", before.into()),
            ("most", most.into()),
        ],
    );
    let at = STEP * i64::try_from(last).unwrap_or(0) + (STEP - 8) / 2;
    let top = 18 + HEIGHT - (this * HEIGHT / most).max(1);
    view! {
        <svg class="chart" viewBox=format!("0 0 {width} {}", HEIGHT + 28) role="img" aria-label=label>
            {bars}
            <path class="ground" d=format!("M0 {}H{width}", 24 + HEIGHT)></path>
            <text class="num" x=at.to_string() y=top.to_string() text-anchor="middle">{this.to_string()}</text>
        </svg>
        <p class="chart-ends small muted"><span>{report.weeks.first().map(|w| date_words(w.monday, view.locale))}</span><span>{words.t("figures-this-week")}</span></p>
    }
}
