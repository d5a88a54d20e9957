//! Organisations looked up, and one of them with its members and its enterprise.

use super::{people::state, reason, steps, table};
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::{Choice, Line, choice, errors_summary, line, own_form},
        text::{datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{OrganisationKind, Role},
    enterprises::EnterpriseState,
    error::FieldError,
    organisations::{OrganisationCase, OrganisationLine, OrganisationsPage, OrganisationsQuery},
};

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct OrganisationsData {
    /// What was asked, as far as it could be read.
    pub query: OrganisationsQuery,
    /// The organisations.
    pub page: OrganisationsPage,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// Organisations looked up.
pub fn organisations_page(view: &View<'_>, data: &OrganisationsData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let q = Line {
        name: "q",
        kind: "text",
        label: "organisations-q",
        hint: None,
        autocomplete: "off",
        value: &data.query.q,
    };
    let kinds = std::iter::once((String::new(), words.t("operations-any").to_owned()))
        .chain(
            OrganisationKind::ALL
                .iter()
                .map(|k| (k.name().to_owned(), term(words, "organisation-kind", k.name()))),
        )
        .collect();
    let kind = Choice {
        name: "kind",
        label: "organisations-kind",
        hint: None,
        options: kinds,
        value: data.query.kind.map_or("", OrganisationKind::name),
    };
    let rows: Vec<_> = data.page.lines.iter().map(|l| row(view, l).into_any()).collect();
    let body = if rows.is_empty() {
        Either::Left(
            view! { <div class="empty panel"><h2>{words.t("organisations-none")}</h2><p>{words.t("organisations-none-text")}</p></div> },
        )
    } else {
        let headings = [
            "organisations-name",
            "organisations-kind",
            "organisations-enterprise",
            "organisations-members",
        ];
        Either::Right(table(
            view,
            words.t("organisations-title").to_owned(),
            &headings,
            rows,
        ))
    };
    let first = data
        .query
        .after
        .as_ref()
        .map(|_| Route::Organisations.with_query(locale, &data.query.pairs()));
    let next = data.page.next.clone().map(|slug| {
        let mut pairs = data.query.pairs();
        pairs.push(("after", slug));
        Route::Organisations.with_query(locale, &pairs)
    });
    let way = [
        (
            words.t("people-title").to_owned(),
            Some(Route::People.path(locale)),
        ),
        (words.t("organisations-title").to_owned(), None),
    ];
    let main = view! {
        {crumbs(view, &way)}
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("organisations-title")}</h1></div></div>
        <form class="filter panel" method="get" action=Route::Organisations.path(locale) role="search" aria-label=words.t("organisations-title") novalidate>
            {line(view, &data.errors, q)}
            {choice(view, &data.errors, kind)}
            <p class="actions"><button>{words.t("operations-search")}</button></p>
        </form>
        <section class="section">{body}{steps(view, first, next)}</section>
    };
    desk_page_at(
        view,
        DeskItem::People,
        words.t("organisations-title").to_owned(),
        |l| Route::Organisations.path(l),
        main.into_any(),
    )
}

fn row(view: &View<'_>, line: &OrganisationLine) -> impl IntoView + use<> {
    let words = view.words();
    let enterprise = line
        .enterprise
        .clone()
        .unwrap_or_else(|| words.t("operations-none").to_owned());
    let members = number(u64::try_from(line.members).unwrap_or(0), view.locale);
    view! {
        <tr>
            <th scope="row" data-label=words.t("organisations-name")><a href=Route::OrganisationCase(line.id).path(view.locale)>{line.name.clone()}</a></th>
            <td data-label=words.t("organisations-kind")>{term(words, "organisation-kind", line.kind.name())}</td>
            <td data-label=words.t("organisations-enterprise")>{enterprise}</td>
            <td data-label=words.t("organisations-members")><span class="num">{members}</span></td>
        </tr>
    }
}

/// What the page of an organisation shows.
#[derive(Clone, Debug)]
pub struct OrganisationCaseData {
    /// The organisation.
    pub case: OrganisationCase,
    /// The new owner's address and the reason that were typed.
    pub typed: (String, String),
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// One organisation.
pub fn organisation_case_page(view: &View<'_>, data: &OrganisationCaseData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let case = &data.case;
    let organisation = &case.organisation;
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{words.t(label)}</dt><dd>{value}</dd></div> })
    };
    let address = &organisation.address;
    let address = [
        address.street.clone(),
        format!("{} {}", address.postcode, address.town),
    ]
    .into_iter()
    .filter(|part| !part.trim().is_empty())
    .collect::<Vec<_>>()
    .join(", ");
    let claims: Vec<_> = case
        .claims
        .iter()
        .map(|c| {
            let text = format!(
                "{} · {}",
                term(words, "claim-state", c.claim.name()),
                term(words, "enterprise-state", c.shown.name())
            );
            // a profile that is not shown has no page
            let name = match c.shown {
                EnterpriseState::Published => Either::Left(
                    view! { <a href=Route::Enterprise(&c.slug).path(locale)>{c.name.clone()}</a> },
                ),
                EnterpriseState::Hidden | EnterpriseState::Restricted => Either::Right(c.name.clone()),
            };
            view! { <li><div><p>{name}</p><p class="small muted">{text}</p></div></li> }
        })
        .collect();
    let claims = (!claims.is_empty()).then(|| {
        view! { <section class="section"><h2>{words.t("organisations-enterprise")}</h2><ul class="rows" role="list">{claims}</ul></section> }
    });
    let members: Vec<_> = case
        .members
        .iter()
        .map(|(m, s)| {
            let since = datetime_words(m.since, view.site.region.time_zone, locale);
            let line = words.with(
                "organisations-since",
                &[("role", term(words, "role", m.role.name()).into()), ("date", since.into())],
            );
            view! { <li><div><p><a href=Route::Person(m.person).path(locale)>{m.name.clone()}</a></p><p class="small muted">{line}</p></div>{state(view, *s)}</li> }
        })
        .collect();
    let members = if members.is_empty() {
        Either::Left(view! { <p class="muted">{words.t("organisations-nobody")}</p> })
    } else {
        Either::Right(view! { <ul class="rows" role="list">{members}</ul> })
    };
    let way = [
        (
            words.t("people-title").to_owned(),
            Some(Route::People.path(locale)),
        ),
        (
            words.t("organisations-title").to_owned(),
            Some(Route::Organisations.path(locale)),
        ),
        (organisation.name.clone(), None),
    ];
    let kind = term(words, "organisation-kind", organisation.kind.name());
    let main = view! {
        {done(view, data.done)}
        {crumbs(view, &way)}
        {errors_summary(view, &data.errors, |field| if field == "reason" { "f-owner-reason".to_owned() } else { "f-email".to_owned() })}
        <div class="title"><div><h1>{organisation.name.clone()}</h1><p class="lead">{kind}</p></div></div>
        <p class="small muted measure">{words.t("operations-logged")}</p>
        <dl class="facts">
            {fact("organisations-slug", case.slug.clone())}
            {fact("organisation-tax-number", organisation.tax_number.clone().unwrap_or_default())}
            {fact("organisation-address", address)}
        </dl>
        {claims}
        <section class="section"><h2>{words.t("organisations-members")}</h2>{members}</section>
        {Role::Owner.fits(organisation.kind).then(|| owner(view, data))}
    };
    let (id, title) = (organisation.id, organisation.name.clone());
    desk_page_at(
        view,
        DeskItem::People,
        title,
        move |l| Route::OrganisationCase(id).path(l),
        main.into_any(),
    )
}

fn owner(view: &View<'_>, data: &OrganisationCaseData) -> impl IntoView + use<> {
    let words = view.words();
    let email = Line {
        name: "email",
        kind: "email",
        label: "organisations-owner-email",
        hint: Some("organisations-owner-hint"),
        autocomplete: "off",
        value: &data.typed.0,
    };
    let path = Route::OrganisationCase(data.case.organisation.id).path(view.locale);
    view! {
        <section class="section"><h2>{words.t("organisations-owner")}</h2>
            {own_form(view, "entry", path, "owner", view! {
                {line(view, &data.errors, email)}
                {reason(view, &data.errors, "owner-reason", &data.typed.1, "organisations-owner-reason-hint")}
                <p class="actions"><button class="second">{words.t("organisations-owner-button")}</button></p>
            }.into_any())}
        </section>
    }
}
