//! A buyer's own data: name, tax number and address, where invoices go, what orders are booked on, who may order for how much.

use super::{DeskItem, desk_page, found::organisation_fields};
use crate::{
    pages::{Page, View, account::done},
    routes::Route,
    ui::{
        form::{Line, error_of, error_words, errors_summary, line, own_form},
        price::money,
        text::term,
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::Role,
    error::FieldError,
    organisations::{
        BillingAddress, BillingTyped, Buyer, CostCentre, Member, OrganisationTyped, OrganisationView,
        PostalAddress,
    },
};

/// What the page of a buyer's data shows.
#[derive(Clone, Debug)]
pub struct OrganisationData {
    /// The data.
    pub buyer: Buyer,
    /// Whether the reader may change them.
    pub manages: bool,
    /// What was typed, when it was refused.
    pub typed: Option<OrganisationTyped>,
    /// Whether somebody else changed the data while the reader did.
    pub meanwhile: bool,
    /// The billing address that was typed.
    pub billing: BillingTyped,
    /// Code and name of the cost centre that was typed.
    pub centre: (String, String),
    /// Whose limit was typed, and what.
    pub limit: Option<(String, String)>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The page of a buyer's data.
pub fn organisation_page(view: &View<'_>, data: &OrganisationData) -> Page {
    let words = view.words();
    let organisation = &data.buyer.organisation;
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("organisation-title")}</h1><p class="lead">{organisation.name.clone()}</p></div></div>
        {(!data.manages).then(|| view! { <p class="measure muted">{words.t("organisation-read-only")}</p> })}
        <section><h2>{words.t("organisation-data")}</h2>
            {if data.manages { Either::Left(own_data(view, data)) } else { Either::Right(facts(view, organisation)) }}
        </section>
        {billing(view, data)}
        {centres(view, data)}
        {limits(view, data)}
    };
    desk_page(
        view,
        DeskItem::Organisation,
        words.t("organisation-title").to_owned(),
        main.into_any(),
    )
}

fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    own_form(view, "entry", Route::Organisation.path(view.locale), what, inside)
}

/// An address on one line.
fn one_line(address: &PostalAddress) -> String {
    format!("{}, {} {}", address.street, address.postcode, address.town)
}

fn facts(view: &View<'_>, organisation: &OrganisationView) -> impl IntoView + use<> {
    let words = view.words();
    let number = organisation.tax_number.clone();
    let address = (!organisation.address.street.is_empty()).then(|| one_line(&organisation.address));
    view! {
        <dl class="facts">
            <div><dt>{words.t("organisation-name")}</dt><dd>{organisation.name.clone()}</dd></div>
            {number.map(|n| view! { <div><dt>{words.t("organisation-tax-number")}</dt><dd class="code">{n}</dd></div> })}
            {address.map(|a| view! { <div><dt>{words.t("organisation-address")}</dt><dd>{a}</dd></div> })}
        </dl>
    }
}

fn own_data(view: &View<'_>, data: &OrganisationData) -> impl IntoView + use<> {
    let words = view.words();
    let there = &data.buyer.organisation;
    let typed = data.typed.clone().unwrap_or_else(|| there.typed());
    let meanwhile = data.meanwhile.then(|| {
        view! {
            <div class="notice wait" role="alert"><p><b>{words.t("organisation-meanwhile")}</b></p>
                <p>{words.t("organisation-meanwhile-text")}</p>{facts(view, there)}</div>
        }
    });
    view! {
        {meanwhile}
        {form(view, "data", view! {
            <input type="hidden" name="version" value=there.version.to_string()/>
            {organisation_fields(view, &data.errors, &typed)}
            <p class="actions"><button class="second">{words.t("organisation-save")}</button></p>
        }.into_any())}
    }
}

/// A button that takes one line of a list away.
fn remove(view: &View<'_>, what: &'static str, id: String, name: &str) -> impl IntoView + use<> {
    let words = view.words();
    let label = words.with("organisation-remove-of", &[("name", name.to_owned().into())]);
    form(
        view,
        what,
        view! {
            <input type="hidden" name="id" value=id/>
            <button class="second" aria-label=label>{words.t("organisation-remove")}</button>
        }
        .into_any(),
    )
}

fn billing(view: &View<'_>, data: &OrganisationData) -> impl IntoView + use<> {
    let words = view.words();
    let row = |b: &BillingAddress| {
        let line = one_line(&b.address);
        view! {
            <li><div><p><b>{b.name.clone()}</b></p><p>{line}</p>{b.email.clone().map(|e| view! { <p class="muted">{e}</p> })}</div>
                {data.manages.then(|| remove(view, "billing-remove", b.id.to_string(), &b.name))}</li>
        }
    };
    let rows: Vec<_> = data.buyer.billing.iter().map(row).collect();
    let list = if rows.is_empty() {
        Either::Left(view! { <p class="measure muted">{words.t("billing-none")}</p> })
    } else {
        Either::Right(view! { <ul class="sessions" role="list">{rows}</ul> })
    };
    let typed = &data.billing;
    let field = |name, kind, label, hint, value| {
        line(
            view,
            &data.errors,
            Line {
                name,
                kind,
                label,
                hint,
                autocomplete: "off",
                value,
            },
        )
    };
    let wrong = data.errors.iter().any(|e| e.field.starts_with("billing_"));
    let add = data.manages.then(|| {
        view! {
            <details open=wrong><summary class="btn quiet">{words.t("billing-add")}</summary>
                {form(view, "billing", view! {
                    {field("billing_name", "text", "billing-name", Some("billing-name-hint"), &typed.name)}
                    {field("billing_street", "text", "organisation-street", None, &typed.address.street)}
                    {field("billing_postcode", "text", "organisation-postcode", None, &typed.address.postcode)}
                    {field("billing_town", "text", "organisation-town", None, &typed.address.town)}
                    {field("billing_email", "email", "billing-email", Some("billing-email-hint"), &typed.email)}
                    <p class="actions"><button class="second">{words.t("billing-button")}</button></p>
                }.into_any())}
            </details>
        }
    });
    view! { <section class="section"><h2>{words.t("billing-title")}</h2>{list}{add}</section> }
}

fn centres(view: &View<'_>, data: &OrganisationData) -> impl IntoView + use<> {
    let words = view.words();
    let row = |c: &CostCentre| {
        view! {
            <li><div><p><b class="code">{c.code.clone()}</b>" "{c.name.clone()}</p></div>
                {data.manages.then(|| remove(view, "centre-remove", c.id.to_string(), &c.code))}</li>
        }
    };
    let rows: Vec<_> = data.buyer.centres.iter().map(row).collect();
    let list = if rows.is_empty() {
        Either::Left(view! { <p class="measure muted">{words.t("centre-none")}</p> })
    } else {
        Either::Right(view! { <ul class="sessions" role="list">{rows}</ul> })
    };
    let (code, name) = &data.centre;
    let field = |name, label, value| {
        line(
            view,
            &data.errors,
            Line {
                name,
                kind: "text",
                label,
                hint: None,
                autocomplete: "off",
                value,
            },
        )
    };
    let wrong = data
        .errors
        .iter()
        .any(|e| matches!(&*e.field, "code" | "centre_name"));
    let add = data.manages.then(|| {
        view! {
            <details open=wrong><summary class="btn quiet">{words.t("centre-add")}</summary>
                {form(view, "centre", view! {
                    {field("code", "centre-code", code)}
                    {field("centre_name", "centre-name", name)}
                    <p class="actions"><button class="second">{words.t("centre-button")}</button></p>
                }.into_any())}
            </details>
        }
    });
    view! { <section class="section"><h2>{words.t("centre-title")}</h2>{list}{add}</section> }
}

fn limits(view: &View<'_>, data: &OrganisationData) -> impl IntoView + use<> {
    let words = view.words();
    let row = |m: &Member| {
        let id = m.person.to_string();
        let typed = data.limit.as_ref().filter(|(who, _)| *who == id).map(|(_, t)| t);
        let error = typed
            .and(error_of(&data.errors, "limit"))
            .map(|e| error_words(view, e));
        let shown = match m.approval_limit {
            Some(limit) => money(limit, view.locale),
            None => words.t("limit-none").to_owned(),
        };
        let value = typed
            .cloned()
            .unwrap_or_else(|| m.approval_limit.map(|l| plain(l.minor)).unwrap_or_default());
        let field_id = typed.map(|_| "f-limit");
        let change = (data.manages && m.role != Role::Owner).then(|| {
            let label = words.with("limit-of", &[("name", m.name.clone().into())]);
            let error_id = error.as_ref().map(|_| "f-limit-e");
            form(view, "limit", view! {
                <input type="hidden" name="member" value=id.clone()/>
                {error.clone().map(|text| view! { <p class="error" id="f-limit-e">{text}</p> })}
                <input class="short num" id=field_id name="limit" inputmode="decimal" autocomplete="off" value=value aria-label=label
                    aria-describedby=error_id aria-invalid=error_id.map(|_| "true")/>
                " "<button class="second">{words.t("limit-save")}</button>
            }.into_any())
        });
        let owner = m.role == Role::Owner;
        let shown = if owner {
            words.t("limit-owner").to_owned()
        } else {
            shown
        };
        view! {
            <li><div><p><b>{m.name.clone()}</b></p><p class="muted">{term(words, "role", m.role.name())}" · "{shown}</p></div>{change}</li>
        }
    };
    let rows: Vec<_> = data.buyer.members.iter().map(row).collect();
    view! {
        <section class="section"><h2>{words.t("limit-title")}</h2><p class="measure">{words.t("limit-text")}</p>
            <ul class="sessions" role="list">{rows}</ul></section>
    }
}

/// An amount as it is typed.
fn plain(minor: i64) -> String {
    format!("{},{:02}", minor / 100, minor % 100)
}
