//! Statements of reasons on the seller's desk, and the appeal against them.

use super::parts::{
    appeal_facts, appeal_fields, appeal_tag, decision_facts, decision_tag, item_title, redress,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page_at},
        seller::{back, done, fields::summary, token},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        pager::pager,
        text::{date_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    moderation::{DecisionState, STATEMENTS_PAGE, Statement, StatementLine, Statements},
};

/// What is restricted now, for the desk's first page.
pub fn restrictions(view: &View<'_>, lines: &[StatementLine]) -> impl IntoView + use<> {
    let words = view.words();
    (!lines.is_empty()).then(|| {
        let items: Vec<_> = lines
            .iter()
            .map(|l| {
                let href = Route::Statement(l.decision.id).path(view.locale);
                view! { <li><a href=href>{l.name.clone()}</a></li> }
            })
            .collect();
        view! {
            <div class="notice no"><h2>{words.t("restricted-title")}</h2><p>{words.t("restricted-text")}</p>
                <ul class="stack" role="list">{items}</ul>
                <p><a href=Route::Statements.path(view.locale)>{words.t("statements-title")}</a></p></div>
        }
    })
}

fn list_address(view: &View<'_>, page: u32) -> String {
    let pairs: Vec<_> = (page > 1)
        .then(|| ("page", page.to_string()))
        .into_iter()
        .collect();
    Route::Statements.with_query(view.locale, &pairs)
}

/// Every decision about what one offers.
pub fn statements_page(view: &View<'_>, list: &Statements) -> Page {
    let words = view.words();
    let items: Vec<_> = list
        .lines
        .iter()
        .map(|l| {
            let href = Route::Statement(l.decision.id).path(view.locale);
            let zone = view.site.region.time_zone;
            let when = date_words(l.decision.decided_at.with_timezone(&zone).date_naive(), view.locale);
            let what = l.decision.measure.map(|m| term(words, "measure", m.name())).unwrap_or_default();
            let line = format!("{what} · {} · {when}", l.decision.reference);
            view! { <li><div><h2><a href=href>{l.name.clone()}</a></h2><p class="muted">{line}</p></div>{decision_tag(view, l.decision.state)}</li> }
        })
        .collect();
    let body = if items.is_empty() {
        Either::Left(
            view! { <div class="panel empty"><h2>{words.t("statements-none")}</h2><p>{words.t("statements-none-text")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="rows cases" role="list">{items}</ul> })
    };
    let main = view! {
        <div class="title"><div><h1>{words.t("statements-title")}</h1><p class="lead">{words.count("statements-n", list.in_force)}</p></div></div>
        {body}
        {pager(view, list.page, STATEMENTS_PAGE, list.total, |n| list_address(view, n))}
    };
    desk_page_at(
        view,
        DeskItem::Home,
        words.t("statements-title").to_owned(),
        |l| Route::Statements.path(l),
        main.into_any(),
    )
}

/// What the page of a statement shows.
#[derive(Clone, Debug)]
pub struct StatementData {
    /// The statement.
    pub statement: Statement,
    /// The appeal, as typed.
    pub typed: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// A statement of reasons.
pub fn statement_page(view: &View<'_>, data: &StatementData) -> Page {
    let words = view.words();
    let Statement {
        decision,
        item,
        appeal,
        may_appeal,
    } = &data.statement;
    let id = decision.id;
    let title = words.with(
        "decision-title",
        &[("reference", decision.reference.clone().into())],
    );
    let list = Route::Statements.path(view.locale);
    let steps = [back(words.t("statements-title"), list), (title.clone(), None)];
    let appeal = match appeal {
        Some(a) => Either::Left(view! { {appeal_tag(view, a.state)}{appeal_facts(view, a)} }),
        None if *may_appeal => Either::Right(Either::Left(view! {
            {redress(view, decision)}
            <form class="entry" method="post" action=Route::Statement(id).path(view.locale) novalidate>{token(view)}
                {appeal_fields(view, &data.typed, &data.errors)}</form>
        })),
        None => {
            let key = if decision.appealable(view.now) {
                "appeal-role"
            } else if decision.state == DecisionState::InForce {
                "appeal-late"
            } else {
                "appeal-needless"
            };
            Either::Right(Either::Right(view! { <p class="measure">{words.t(key)}</p> }))
        }
    };
    let main = view! {
        {crumbs(view, &steps)}
        {done(view, data.done)}
        {summary(view, &data.errors, None)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{item_title(view, item)}</p></div>{decision_tag(view, decision.state)}</div>
        <p class="measure">{words.t("statement-text")}</p>
        {decision_facts(view, decision, None)}
        <section class="section"><h2>{words.t("appeal-title")}</h2>{appeal}</section>
    };
    desk_page_at(
        view,
        DeskItem::Home,
        title,
        move |l| Route::Statement(id).path(l),
        main.into_any(),
    )
}
