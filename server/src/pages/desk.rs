//! Pages and forms of the desk. Every form carries the token of its session.

mod acting;
mod organisation;
mod suppliers;
mod team;

use super::account::visit::{Fields, Visit};
use crate::routes::{Routes, get, post};
use app::routes::Route;
use axum::response::Response;
use market::{error::Error, locale::Locale};

/// The pages of the desk in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let at = |route: Route<'_>| route.path(l);
    router
        .route(&at(Route::Acting), post(acting::acting_post))
        .route(&at(Route::Found), get(acting::found).post(acting::found_post))
        .route(&at(Route::Team), get(team::team).post(team::team_post))
        .route(
            &at(Route::Organisation),
            get(organisation::organisation).post(organisation::organisation_post),
        )
        .route(
            &at(Route::Suppliers),
            get(suppliers::suppliers).post(suppliers::suppliers_post),
        )
}

/// Answers whoever may not go on: visitors sign in first, and a form must be one of this session.
fn stopped(visit: &Visit, fields: &Fields, back: Route<'_>) -> Option<Response> {
    if visit.signed.is_none() {
        Some(visit.sign_in_first(back))
    } else if !visit.own_form(fields) {
        Some(visit.error(Error::Forbidden))
    } else {
        None
    }
}
