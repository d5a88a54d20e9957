//! Pages and forms of the operator's desk with which the service is run.

mod health;
mod mails;
mod organisations;
mod people;
mod register;
mod reports;

use super::account::visit::{Fields, Visit, id_of, page_of};
use crate::routes::{Routes, get, post};
use app::routes::Route;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use market::{
    error::Error,
    id::{MailId, OrganisationId, PersonId, RegisterCheckId, ReportId},
    locale::Locale,
};

/// The pages in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let at = |route: Route<'_>| route.path(l);
    let nil = uuid::Uuid::nil();
    let any = |route: Route<'_>| super::with_id(route, l);
    router
        .route(&at(Route::Health), get(health::health).post(health::health_post))
        .route(&at(Route::Mails), get(mails::mails))
        .route(
            &any(Route::Mail(MailId(nil))),
            get(mails::mail).post(mails::mail_post),
        )
        .route(&at(Route::People), get(people::people))
        .route(
            &any(Route::Person(PersonId(nil))),
            get(people::person).post(people::person_post),
        )
        .route(&at(Route::SeeingEnd), post(people::seeing_end))
        .route(&at(Route::Organisations), get(organisations::organisations))
        .route(
            &any(Route::OrganisationCase(OrganisationId(nil))),
            get(organisations::organisation).post(organisations::organisation_post),
        )
        .route(
            &at(Route::Reports),
            get(reports::reports).post(reports::reports_post),
        )
        .route(&at(Route::ReportsCsv), get(reports::reports_csv))
        .route(&any(Route::Report(ReportId(nil))), get(reports::report))
        .route(&any(Route::ReportCsv(ReportId(nil))), get(reports::report_csv))
        .route(
            &at(Route::Register),
            get(register::register).post(register::register_post),
        )
        .route(
            &any(Route::RegisterCheck(RegisterCheckId(nil))),
            get(register::check).post(register::check_post),
        )
}

/// Whoever may not come in: visitors sign in first, anybody else sees the error's page.
fn refused(visit: &Visit, error: Error) -> Response {
    if visit.signed.is_none() {
        visit.sign_in_here()
    } else {
        visit.error(error)
    }
}

/// Stops a form that is not one of this very session.
fn stopped(visit: &Visit, fields: &Fields) -> Option<Response> {
    (!visit.own_form(fields)).then(|| refused(visit, Error::Forbidden))
}

/// A CSV file to be kept.
fn csv(name: &str, text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
