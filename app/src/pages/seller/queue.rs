//! What waits for the operator: a list, and a page for each case with what it changes and two buttons.

use super::{
    back,
    changes::changes,
    done,
    fields::{Field, area, summary},
    token,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page, desk_page_at},
        offer::words::address,
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        picture::{ground, img, shown},
        text::{datetime_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    claims::ClaimKind,
    desk::{Case, CaseOf, ClaimCase, OfferCase},
    error::FieldError,
};

/// What waits.
pub fn queue_page(view: &View<'_>, cases: &[Case], key: Option<&'static str>) -> Page {
    let words = view.words();
    let n = u64::try_from(cases.len()).unwrap_or(0);
    let items: Vec<_> = cases
        .iter()
        .map(|c| {
            let (kind, route) = match c.of {
                CaseOf::Claim(id) => ("case-claim", Route::QueueClaim(id)),
                CaseOf::NewOffer(id) => ("case-new-offer", Route::QueueOffer(id)),
                CaseOf::Change(id) => ("case-change", Route::QueueOffer(id)),
            };
            let title = words.with(kind, &[("title", c.title.clone().into())]);
            let since = datetime_words(c.since, view.site.region.time_zone, view.locale);
            let since = words.with("desk-since", &[("date", since.into())]);
            view! { <li><h2><a href=route.path(view.locale)>{title}</a></h2><p class="muted">{c.by.clone()}" · "{since}</p></li> }
        })
        .collect();
    let body = if items.is_empty() {
        Either::Left(
            view! { <div class="panel empty"><h2>{words.t("queue-none")}</h2><p>{words.t("queue-none-text")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="cases" role="list">{items}</ul> })
    };
    let main = view! {
        {done(view, key)}
        <div class="title"><div><h1>{words.count("queue-n", n)}</h1></div></div>
        {body}
    };
    desk_page(
        view,
        DeskItem::Queue,
        words.t("queue-title").to_owned(),
        main.into_any(),
    )
}

/// A claim to decide of.
#[derive(Clone, Debug)]
pub struct ClaimCaseData {
    /// The case.
    pub case: ClaimCase,
    /// The reason that was typed.
    pub reason: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// A claim to decide of.
pub fn claim_case_page(view: &View<'_>, data: &ClaimCaseData) -> Page {
    let words = view.words();
    let ClaimCase {
        claim,
        enterprise,
        organisation,
        person,
    } = &data.case;
    let (trader, e) = (&claim.trader, enterprise);
    let fact = |label: &str, value: String| {
        let label = words.t(label).to_owned();
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let who = person
        .as_ref()
        .map(|p| format!("{}, {}", p.name, p.email.typed()))
        .unwrap_or_default();
    let kind = match claim.kind {
        ClaimKind::Claim => "case-claim-known",
        ClaimKind::Register => "case-claim-new",
    };
    let number = format!(
        "{} {}",
        words.t(&format!("register-{}", trader.register)),
        trader.number
    );
    let since = datetime_words(claim.requested_at, view.site.region.time_zone, view.locale);
    let facts = view! {
        <dl class="facts">
            {fact("field-number", number)}
            {fact("field-legal-name", e.legal_name.clone())}
            {fact("field-entity-type", term(words, "entity", e.entity_type.name()))}
            {fact("field-run-by", e.run_by.clone().unwrap_or_default())}
            {fact("field-address", address(&e.address))}
            {fact("field-representative", trader.representative.clone())}
            {fact("field-phone", trader.phone.clone())}
            {fact("field-email", trader.email.clone())}
            {fact("field-account", trader.account.clone())}
            {fact("case-person", who)}
            {fact("case-organisation", organisation.clone())}
            {fact("case-certified", words.t("yes").to_owned())}
        </dl>
    };
    let title = words.with("case-claim", &[("title", e.brand_name.clone().into())]);
    let id = claim.id;
    framed(
        view,
        title,
        words.with("case-since", &[("date", since.into())]),
        &data.errors,
        move |l| Route::QueueClaim(id).path(l),
        view! {
            <p class="measure">{words.t(kind)}</p>
            {facts}
            {decide(view, Route::QueueClaim(id).path(view.locale), None, "case-approve-claim", &data.reason, &data.errors)}
        }
        .into_any(),
    )
}

/// An offer to decide of.
#[derive(Clone, Debug)]
pub struct OfferCaseData {
    /// The case.
    pub case: OfferCase,
    /// The reason that was typed.
    pub reason: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// An offer to decide of.
pub fn offer_case_page(view: &View<'_>, data: &OfferCaseData) -> Page {
    let words = view.words();
    let case = &data.case;
    let pictures: Vec<_> = case
        .pictures
        .iter()
        .filter(|p| shown(&p.view))
        .map(|p| {
            let new = (!case.shown.contains(&p.view.source)).then(|| view! { <span class="tag wait">{words.t("case-picture-new")}</span>" " });
            let alt = p.view.alt.text(view.locale).to_owned();
            view! { <li><div class=ground(&p.view)>{img(&p.view, alt.clone(), "12rem", false)}</div><p class="small">{new}{alt}</p></li> }
        })
        .collect();
    let (kind, lead) = if case.public {
        ("case-change", "case-public")
    } else {
        ("case-new-offer", "case-not-public")
    };
    let title = words.with(
        kind,
        &[("title", case.working.sheet.title(view.locale).to_owned().into())],
    );
    let since = case.working.submitted_at.unwrap_or(case.working.saved_at);
    let since = datetime_words(since, view.site.region.time_zone, view.locale);
    let line = format!(
        "{} · {}",
        case.enterprise,
        words.with("case-since", &[("date", since.into())])
    );
    let id = case.working.offer;
    let description = case
        .page
        .description_html
        .get(view.locale)
        .map(|(html, _)| html.clone());
    framed(
        view,
        title,
        line,
        &data.errors,
        move |l| Route::QueueOffer(id).path(l),
        view! {
            <p class="measure">{words.t(lead)}</p>
            {changes(view, &case.differences, "change-before", "change-after")}
            <ul class="shots" role="list">{pictures}</ul>
            {description.map(|html| view! { <details class="fold"><summary>{words.t("case-description")}</summary><div class="prose" inner_html=html></div></details> })}
            <p class="small">{words.t("case-checked")}</p>
            {decide(view, Route::QueueOffer(id).path(view.locale), Some(case.working.version), "case-approve-offer", &data.reason, &data.errors)}
        }
        .into_any(),
    )
}

fn framed(
    view: &View<'_>,
    title: String,
    lead: String,
    errors: &[FieldError],
    path: impl Fn(market::locale::Locale) -> String,
    inside: AnyView,
) -> Page {
    let words = view.words();
    let steps = [
        back(words.t("queue-title"), Route::Queue.path(view.locale)),
        (title.clone(), None),
    ];
    let main = view! {
        {crumbs(view, &steps)}
        {summary(view, errors, None)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div><p class="tag you">{words.t("turn-yours")}</p></div>
        {inside}
    };
    desk_page_at(view, DeskItem::Queue, title, path, main.into_any())
}

fn decide(
    view: &View<'_>,
    action: String,
    version: Option<i64>,
    approve: &'static str,
    reason: &str,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let words = view.words();
    let version = || version.map(|v| view! { <input type="hidden" name="version" value=v.to_string()/> });
    let refuse = Field::of(view, "reason", "reason", reason);
    view! {
        <form method="post" action=action.clone()>{token(view)}{version()}
            <p class="actions"><button name="decision" value="approve">{words.t(approve)}</button></p></form>
        <form class="entry" method="post" action=action novalidate>{token(view)}{version()}
            {area(view, errors, refuse, 3)}
            <p class="actions"><button class="second" name="decision" value="refuse">{words.t("case-refuse")}</button></p></form>
    }
}
