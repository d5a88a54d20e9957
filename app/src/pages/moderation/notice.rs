//! A notice to decide of: what it says, the item as it is now, what was said and decided before, and the two words.

use super::{
    case_page,
    parts::{
        assign, at, day, decision_list, fact, item_panel, item_title, notice_list, notice_tag,
        restrict_fields, stale,
    },
};
use crate::{
    pages::{
        Page, View,
        log::{step, who},
        seller::{
            done,
            fields::{Field, area},
            token,
        },
    },
    routes::Route,
    ui::text::term,
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    moderation::{Notice, NoticeCase, NoticeState, RestrictForm},
};

/// A notice to decide of.
#[derive(Clone, Debug)]
pub struct NoticeCaseData {
    /// The case.
    pub case: NoticeCase,
    /// Why it stays, as typed.
    pub keep: String,
    /// How it is restricted, as typed.
    pub restrict: RestrictForm,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Whether somebody else has changed it meanwhile.
    pub stale: bool,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// A notice to decide of.
pub fn notice_case_page(view: &View<'_>, data: &NoticeCaseData) -> Page {
    let words = view.words();
    let NoticeCase {
        notice,
        item,
        others,
        decisions,
        history,
        ..
    } = &data.case;
    let id = notice.id;
    let title = words.with("case-notice", &[("title", item_title(view, item).into())]);
    let lead = words.with(
        "case-notice-lead",
        &[
            ("reference", notice.reference.clone().into()),
            ("date", at(view, notice.created_at).into()),
        ],
    );
    let open = notice.state == NoticeState::Open;
    let taken = open.then(|| {
        let case = &data.case;
        let action = Route::NoticeCase(id).path(view.locale);
        assign(view, action, notice.version, case.assignee.as_deref(), case.mine)
    });
    let events: Vec<_> = history
        .iter()
        .map(|e| view! { <li><div><b>{at(view, e.at)}</b>" "{step(words, e)}<p class="muted small">{who(words, &e.actor)}</p></div></li> })
        .collect();
    let log = Route::Log.with_query(view.locale, &[("subject", notice.item.id().to_string())]);
    let inside = view! {
        {done(view, data.done)}
        {stale(view, data.stale)}
        {notice_facts(view, notice)}
        {taken}
        {item_panel(view, item)}
        {open.then(|| decide(view, data))}
        {(!decisions.is_empty()).then(|| view! { <section class="section"><h2>{words.t("item-decisions")}</h2>{decision_list(view, decisions)}</section> })}
        {(!others.is_empty()).then(|| view! { <section class="section"><h2>{words.t("item-notices")}</h2>{notice_list(view, others)}</section> })}
        <section class="section"><div class="head"><h2>{words.t("item-history")}</h2><a href=log>{words.t("item-log")}</a></div>
            <ul class="rows" role="list">{events}</ul></section>
    };
    case_page(
        view,
        title,
        (lead, notice_tag(view, notice.state).into_any()),
        &data.errors,
        move |l| Route::NoticeCase(id).path(l),
        inside.into_any(),
    )
}

fn notice_facts(view: &View<'_>, n: &Notice) -> impl IntoView + use<> {
    let words = view.words();
    let from = match &n.from {
        Some(from) => {
            let email = from.email.as_ref().map(|e| e.shown());
            let parts: Vec<String> = [Some(from.name.clone()), email]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            parts.join(", ")
        }
        None => words.t("notice-unsigned").to_owned(),
    };
    // only an address of our own is a link: who reports may have typed any other
    let ours = n.address.starts_with(&format!("{}/", view.site.base_url));
    let address = if ours {
        Either::Left(view! { <a href=n.address.clone()>{n.address.clone()}</a> })
    } else {
        Either::Right(n.address.clone())
    };
    let due = match n.state {
        NoticeState::Open => day(view, n.due_at),
        NoticeState::Kept | NoticeState::Restricted => String::new(),
    };
    let urgent = n
        .urgent
        .then(|| view! { <p><span class="tag no">{words.t("case-urgent")}</span></p> });
    view! {
        {urgent}
        <dl class="facts">
            {fact(view, "field-why", term(words, "notice-reason", n.reason.name()))}
            {fact(view, "field-explanation", n.explanation.clone())}
            <div><dt>{words.t("field-report-address")}</dt><dd class="typed">{address}</dd></div>
            {fact(view, "notice-from", from)}
            {fact(view, "case-due", due)}
        </dl>
    }
}

/// The operator's word: it stays, or it is restricted.
fn decide(view: &View<'_>, data: &NoticeCaseData) -> impl IntoView + use<> {
    let words = view.words();
    let notice = &data.case.notice;
    let action = Route::NoticeCase(notice.id).path(view.locale);
    let version = || view! { <input type="hidden" name="version" value=notice.version.to_string()/> };
    let errors = &data.errors;
    let restricted = data.case.restriction.is_some();
    let covered = restricted.then(|| {
        view! {
            <form class="entry" method="post" action=action.clone()>{token(view)}{version()}
                <h3>{words.t("decide-covered")}</h3><p>{words.t("decide-covered-text")}</p>
                <p class="actions"><button name="do" value="covered">{words.t("decide-covered-button")}</button></p></form>
        }
    });
    let restrict = data.case.item.restrictable.then(|| {
        view! {
            <form class="entry" method="post" action=action.clone() novalidate>{token(view)}{version()}
                <h3>{words.t("decide-restrict")}</h3><p>{words.t("decide-restrict-text")}</p>
                {restrict_fields(view, errors, &data.restrict)}
                <p class="actions"><button name="do" value="restrict">{words.t("decide-restrict-button")}</button></p></form>
        }
    });
    let gone = (!restricted && !data.case.item.restrictable)
        .then(|| view! { <p class="measure">{words.t("decide-gone")}</p> });
    view! {
        <section class="section"><h2>{words.t("decide-title")}</h2>
            {gone}
            <div class="side-by-side">
                <form class="entry" method="post" action=action.clone() novalidate>{token(view)}{version()}
                    <h3>{words.t("decide-keep")}</h3><p>{words.t("decide-keep-text")}</p>
                    {area(view, errors, Field::of(view, "keep", "keep", &data.keep), 4)}
                    <p class="actions"><button class="second" name="do" value="keep">{words.t("decide-keep-button")}</button></p></form>
                {covered}
                {restrict}
            </div>
        </section>
    }
}
