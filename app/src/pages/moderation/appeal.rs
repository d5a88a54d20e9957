//! Appeals: the page of a mail's link, and the case that the operator decides.

use super::{
    case_page, framed,
    parts::{
        appeal_facts, appeal_fields, appeal_tag, assign, at, decision_facts, item_panel, item_title,
        notice_list, redress, restrict_fields, stale,
    },
};
use crate::{
    pages::{
        Page, View,
        seller::{
            done,
            fields::{Field, area, summary},
            token,
        },
    },
    routes::Route,
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    moderation::{AppealCase, AppealLook, AppealSide, AppealState, RestrictForm},
};

/// What the page of a link shows.
#[derive(Clone, Debug, Default)]
pub struct AppealLinkData {
    /// The secret of the link, as it stands in the address.
    pub token: String,
    /// What can be appealed against; none when the link can't be used.
    pub look: Option<AppealLook>,
    /// What was typed.
    pub typed: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The page of a link. Opening it changes nothing; its button does.
pub fn appeal_link_page(view: &View<'_>, data: &AppealLinkData) -> Page {
    let words = view.words();
    let Some(look) = &data.look else {
        let title = words.t("appeal-over").to_owned();
        let main = view! {
            <div class="title"><div><h1>{title.clone()}</h1></div></div>
            <p class="measure">{words.t("appeal-over-text")}</p>
            <p class="actions"><a class="btn" href=Route::Home.path(view.locale)>{words.t("to-home")}</a></p>
        };
        return framed(view, title, |l| Route::AppealLink.path(l), main.into_any());
    };
    let title = words.with(
        "decision-title",
        &[("reference", look.decision.reference.clone().into())],
    );
    let body = match &look.appeal {
        Some(a) => Either::Left(
            view! { <section class="section"><h2>{words.t("appeal-title")}</h2>{appeal_tag(view, a.state)}{appeal_facts(view, a)}</section> },
        ),
        None => Either::Right(view! {
            <section class="section"><h2>{words.t("appeal-write")}</h2>
                {redress(view, &look.decision)}
                <form class="entry" method="post" action=Route::AppealLink.path(view.locale) novalidate>
                    <input type="hidden" name="t" value=data.token.clone()/>
                    {appeal_fields(view, &data.typed, &data.errors)}
                </form></section>
        }),
    };
    let main = view! {
        {summary(view, &data.errors, None)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{item_title(view, &look.item)}</p></div></div>
        {decision_facts(view, &look.decision, None)}
        {body}
    };
    framed(
        view,
        title,
        // the link is of use in the other languages too
        |l| Route::AppealLink.with_query(l, &[("t", data.token.clone())]),
        main.into_any(),
    )
}

/// An appeal to decide of.
#[derive(Clone, Debug)]
pub struct AppealCaseData {
    /// The case.
    pub case: AppealCase,
    /// The reasons, as typed.
    pub verdict: String,
    /// How what was kept is restricted, as typed.
    pub restrict: RestrictForm,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Whether somebody else has changed it meanwhile.
    pub stale: bool,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// An appeal to decide of.
pub fn appeal_case_page(view: &View<'_>, data: &AppealCaseData) -> Page {
    let words = view.words();
    let AppealCase {
        appeal,
        decision,
        decided_by,
        item,
        notices,
        ..
    } = &data.case;
    let id = appeal.id;
    let title = words.with("case-appeal", &[("title", item_title(view, item).into())]);
    let lead = words.with(
        "case-notice-lead",
        &[
            ("reference", appeal.reference.clone().into()),
            ("date", at(view, appeal.created_at).into()),
        ],
    );
    let open = appeal.state == AppealState::Open;
    let taken = open.then(|| {
        let action = Route::AppealCase(id).path(view.locale);
        let case = &data.case;
        assign(view, action, appeal.version, case.assignee.as_deref(), case.mine)
    });
    let decide = open.then(|| {
        if data.case.may_decide {
            Either::Left(decide(view, data))
        } else {
            Either::Right(view! { <div class="notice wait"><p>{words.t("appeal-other-person")}</p></div> })
        }
    });
    let inside = view! {
        {done(view, data.done)}
        {stale(view, data.stale)}
        {appeal_facts(view, appeal)}
        {taken}
        <section class="section"><h2>{words.t("appeal-against")}</h2>{decision_facts(view, decision, decided_by.as_deref())}</section>
        {item_panel(view, item)}
        {(!notices.is_empty()).then(|| view! { <section class="section"><h2>{words.t("decision-notices")}</h2>{notice_list(view, notices)}</section> })}
        {decide}
    };
    case_page(
        view,
        title,
        (lead, appeal_tag(view, appeal.state).into_any()),
        &data.errors,
        move |l| Route::AppealCase(id).path(l),
        inside.into_any(),
    )
}

fn decide(view: &View<'_>, data: &AppealCaseData) -> impl IntoView + use<> {
    let words = view.words();
    let case = &data.case;
    let action = Route::AppealCase(case.appeal.id).path(view.locale);
    // what was kept is restricted by the reversal, with reasons of its own
    let restricts = case.appeal.side == AppealSide::Notifier && case.item.restrictable;
    let fields = restricts.then(|| {
        view! { <details class="fold" open={!data.restrict.measure.is_empty()}><summary>{words.t("appeal-restrict")}</summary>
            <p>{words.t("decide-restrict-text")}</p>{restrict_fields(view, &data.errors, &data.restrict)}</details> }
    });
    let can_reverse = case.appeal.side == AppealSide::Seller || restricts || case.restriction.is_some();
    let reverse = can_reverse.then(
        || view! { <button class="second" name="do" value="reverse">{words.t("appeal-reverse")}</button> },
    );
    view! {
        <section class="section"><h2>{words.t("decide-title")}</h2>
            <form class="entry" method="post" action=action novalidate>{token(view)}
                <input type="hidden" name="version" value=case.appeal.version.to_string()/>
                {area(view, &data.errors, Field::of(view, "verdict", "verdict", &data.verdict), 4)}
                {fields}
                <p class="actions"><button name="do" value="uphold">{words.t("appeal-uphold")}</button>{reverse}</p>
            </form></section>
    }
}
