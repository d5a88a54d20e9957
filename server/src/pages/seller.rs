//! Pages and forms of the seller's desk and of the operator's queue. Whoever is not signed in signs in first; whoever has
//! no enterprise yet is led to claiming one.

mod claim;
mod imports;
mod offer;
mod offers;
mod profile;
mod queue;
mod sent;

pub use sent::Sent;

use super::account::visit::{Visit, id_of, refused};
use crate::routes::{Routes, get, post};
use app::{pages::desk::DeskItem, routes::Route};
use axum::response::Response;
use market::{
    ctx::Actor,
    error::Error,
    id::{ClaimId, ImportId, OfferId},
    locale::Locale,
    policy::{Action, may},
};

/// The pages of the desk in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let at = |route: Route<'_>| route.path(l);
    let nil = uuid::Uuid::nil();
    let any = |route: Route<'_>| super::with_id(route, l);
    router
        .route(&at(Route::Desk), get(offers::home))
        .route(&at(Route::DeskClaim), get(claim::claim).post(claim::claim_post))
        .route(&at(Route::DeskOffers), get(offers::list).post(offers::create))
        .route(&at(Route::DeskBulk), post(offers::bulk))
        .route(
            &any(Route::DeskOffer(OfferId(nil))),
            get(offer::edit).post(offer::edit_post),
        )
        .route(&any(Route::DeskPreview(OfferId(nil))), get(offer::preview))
        .route(
            &at(Route::DeskProfile),
            get(profile::profile).post(profile::profile_post),
        )
        .route(&at(Route::DeskFigures), get(offers::figures))
        .route(
            &at(Route::DeskImports),
            get(imports::imports).post(imports::imports_post),
        )
        .route(
            &any(Route::DeskImport(ImportId(nil))),
            get(imports::import).post(imports::import_post),
        )
        .route(&any(Route::DeskImportWrong(ImportId(nil))), get(imports::wrong))
        .route(&at(Route::DeskExport), get(imports::export))
        .route(&at(Route::Queue), get(queue::queue))
        .route(
            &any(Route::QueueClaim(ClaimId(nil))),
            get(queue::claim).post(queue::claim_post),
        )
        .route(
            &any(Route::QueueOffer(OfferId(nil))),
            get(queue::offer).post(queue::offer_post),
        )
}

/// As [`refused`], for the first page and the lists: a seller without an enterprise asks for one, an operator has the queue.
fn led(visit: &Visit, error: Error, back: Route<'_>) -> Response {
    let l = visit.ctx.locale;
    if visit.signed.is_some() && matches!(error, Error::NotFound | Error::Forbidden) {
        let actor: Actor = visit.ctx.actor;
        // whoever acts for somebody that sells nothing has a first page of their own
        let first = DeskItem::ALL
            .iter()
            .filter(|_| !may(actor, Action::DeskRead))
            .find(|item| item.action() != Action::AccountOwn && may(actor, item.action()));
        if let (Route::Desk, Some(item)) = (&back, first) {
            return visit.to(&item.route().path(l));
        }
        if may(actor, Action::ReviewDecide) {
            return visit.to(&Route::Queue.path(l));
        }
        if may(actor, Action::ClaimRequest) {
            return visit.to(&Route::DeskClaim.path(l));
        }
    }
    refused(visit, error, back)
}
