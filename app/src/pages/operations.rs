//! How the service is run: its work and its mails, people and organisations, reports, the ministry's register.

mod health;
mod mails;
mod organisations;
mod people;
mod person;
mod register;
mod reports;

pub use health::{HealthData, health_page};
pub use mails::{MailData, MailsData, mail_page, mails_page};
pub use organisations::{
    OrganisationCaseData, OrganisationsData, organisation_case_page, organisations_page,
};
pub use people::{PeopleData, people_page};
pub use person::{PersonData, person_page};
pub use register::{CheckData, RegisterData, check_page, register_page};
pub use reports::{ReportData, ReportsData, definitions, report_page, reports_page};

use super::View;
use crate::ui::form::Frame;
use leptos::prelude::*;
use market::error::FieldError;

/// A table that stands row under row on a phone: what it shows, for who can't see it, its headings and its rows.
fn table(
    view: &View<'_>,
    caption: String,
    headings: &[&'static str],
    rows: Vec<AnyView>,
) -> impl IntoView + use<> {
    let words = view.words();
    let headings: Vec<_> = headings
        .iter()
        .map(|key| view! { <th scope="col">{words.t(key)}</th> })
        .collect();
    let label = caption.clone();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=label>
            <table class="stacked log">
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A reason of several lines, with its label, hint and error.
fn reason(
    view: &View<'_>,
    errors: &[FieldError],
    name: &str,
    typed: &str,
    hint: &'static str,
) -> impl IntoView + use<> {
    let words = view.words();
    let errors: Vec<FieldError> = errors
        .iter()
        .filter(|e| e.field == "reason")
        .map(|e| FieldError::new(name, e.code, e.value.clone()))
        .collect();
    let f = Frame::of(view, &errors, name, Some(words.t(hint).to_owned()));
    view! {
        <div class=f.class>
            {f.above(words.t("operations-reason").to_owned())}
            <textarea id=f.id.clone() name="reason" rows="2" aria-describedby=f.described.clone() aria-invalid=f.wrong()
                inner_html=crate::html::in_textarea(typed)></textarea>
        </div>
    }
}

/// Buttons to the page before and the one after.
fn steps(view: &View<'_>, first: Option<String>, next: Option<String>) -> impl IntoView + use<> {
    let words = view.words();
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <p class="actions">
                {first.map(|href| view! { <a class="btn second" rel="prev" href=href>{words.t("operations-first")}</a> })}
                {next.map(|href| view! { <a class="btn second" rel="next" href=href>{words.t("operations-next")}</a> })}
            </p>
        }
    })
}
