//! A decision with what came of it, and a restriction without a notice.

use super::{
    case_page,
    parts::{
        appeal_facts, appeal_tag, decision_facts, decision_tag, item_panel, item_title, notice_list,
        restrict_fields,
    },
};
use crate::{
    pages::{
        Page, View,
        seller::{
            done,
            fields::{Field, area, line},
            token,
        },
    },
    routes::Route,
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    moderation::{AppealState, DecisionCase, DecisionState, ItemNow, Outcome, RestrictForm},
};

/// A decision with what came of it.
#[derive(Clone, Debug)]
pub struct DecisionCaseData {
    /// The case.
    pub case: DecisionCase,
    /// Why it is taken back, as typed.
    pub verdict: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// A decision with what came of it.
pub fn decision_case_page(view: &View<'_>, data: &DecisionCaseData) -> Page {
    let words = view.words();
    let DecisionCase {
        decision,
        decided_by,
        item,
        notices,
        appeal,
    } = &data.case;
    let id = decision.id;
    let title = words.with(
        "decision-title",
        &[("reference", decision.reference.clone().into())],
    );
    let holds = decision.outcome == Outcome::Restrict && decision.state == DecisionState::InForce;
    let waits = appeal.as_ref().is_some_and(|a| a.state == AppealState::Open);
    let lift = (holds && !waits).then(|| {
        view! {
            <section class="section"><h2>{words.t("lift-title")}</h2><p class="measure">{words.t("lift-text")}</p>
                <form class="entry" method="post" action=Route::DecisionCase(id).path(view.locale) novalidate>{token(view)}
                    {area(view, &data.errors, Field::of(view, "verdict", "verdict", &data.verdict), 3)}
                    <p class="actions"><button class="second">{words.t("lift-button")}</button></p></form></section>
        }
    });
    let appeal = appeal.as_ref().map(|a| {
        let link = (a.state == AppealState::Open).then(|| {
            view! { <p><a href=Route::AppealCase(a.id).path(view.locale)>{words.t("appeal-open")}</a></p> }
        });
        view! { <section class="section"><h2>{words.t("appeal-title")}</h2>{appeal_tag(view, a.state)}{appeal_facts(view, a)}{link}</section> }
    });
    let inside = view! {
        {done(view, data.done)}
        {decision_facts(view, decision, decided_by.as_deref())}
        {item_panel(view, item)}
        {appeal}
        {(!notices.is_empty()).then(|| view! { <section class="section"><h2>{words.t("decision-notices")}</h2>{notice_list(view, notices)}</section> })}
        {lift}
    };
    case_page(
        view,
        title,
        (
            item_title(view, item),
            decision_tag(view, decision.state).into_any(),
        ),
        &data.errors,
        move |l| Route::DecisionCase(id).path(l),
        inside.into_any(),
    )
}

/// A restriction without a notice.
#[derive(Clone, Debug)]
pub struct RestrictData {
    /// The address that was typed.
    pub address: String,
    /// What stands there.
    pub item: Option<ItemNow>,
    /// How it is restricted, as typed.
    pub restrict: RestrictForm,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// A restriction without a notice.
pub fn restrict_page(view: &View<'_>, data: &RestrictData) -> Page {
    let words = view.words();
    let path = Route::Restrict.path(view.locale);
    let body = match &data.item {
        None => Either::Left(view! {
            <form class="entry" method="get" action=path novalidate>
                {line(view, &data.errors, Field::of(view, "address", "restrict-address", &data.address))}
                <p class="actions"><button>{words.t("restrict-look")}</button></p>
            </form>
        }),
        Some(item) => {
            let form = item.restrictable.then(|| {
                view! {
                    <form class="entry section" method="post" action=path novalidate>{token(view)}
                        <h2>{words.t("decide-restrict")}</h2><p>{words.t("decide-restrict-text")}</p>
                        <input type="hidden" name="address" value=data.address.clone()/>
                        {restrict_fields(view, &data.errors, &data.restrict)}
                        <p class="actions"><button>{words.t("decide-restrict-button")}</button></p>
                    </form>
                }
            });
            let gone =
                (!item.restrictable).then(|| view! { <p class="measure">{words.t("restrict-gone")}</p> });
            Either::Right(view! { {item_panel(view, item)}{gone}{form} })
        }
    };
    let lead = match &data.item {
        Some(item) => item_title(view, item),
        None => words.t("restrict-lead").to_owned(),
    };
    case_page(
        view,
        words.t("restrict-own").to_owned(),
        (lead, ().into_any()),
        &data.errors,
        |l| Route::Restrict.path(l),
        body.into_any(),
    )
}
