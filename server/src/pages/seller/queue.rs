//! What waits for the operator, and the operator's word.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, refused,
};
use app::{
    pages::seller::{ClaimCaseData, OfferCaseData, claim_case_page, offer_case_page, queue_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    claims::Decision,
    error::{Error, FieldError, Result},
    id::{ClaimId, OfferId},
};

pub async fn queue(visit: Visit) -> Response {
    match visit.app.market.review_queue(&visit.ctx).await {
        Ok(cases) => visit.page(200, |view| queue_page(view, &cases, visit.just_done())),
        Err(error) => refused(&visit, error, Route::Queue),
    }
}

fn decision(fields: &Fields) -> Result<Decision> {
    match fields.one("decision") {
        "approve" => Ok(Decision::Approve),
        "refuse" => Decision::refuse(fields.one("reason")),
        _ => Err(Error::NotFound),
    }
}

fn said(fields: &Fields) -> &'static str {
    if fields.one("decision") == "approve" {
        "approved"
    } else {
        "refused"
    }
}

pub async fn claim(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => claim_shown(&visit, ClaimId(id), 200, String::new(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn claim_shown(
    visit: &Visit,
    id: ClaimId,
    status: u16,
    reason: String,
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.review_claim(&visit.ctx, id).await {
        Ok(case) => {
            let data = ClaimCaseData { case, reason, errors };
            visit.page(status, |view| claim_case_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::QueueClaim(id)),
    }
}

pub async fn claim_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => ClaimId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::QueueClaim(id));
    }
    let answer = match decision(&fields) {
        Ok(decision) => {
            visit
                .app
                .market
                .enterprise_claim_decide(&visit.ctx, id, decision)
                .await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => visit.done(Route::Queue, said(&fields)),
        Err(Error::Invalid(errors)) => {
            claim_shown(&visit, id, 422, fields.one("reason").to_owned(), errors).await
        }
        Err(error) => visit.error(error),
    }
}

pub async fn offer(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => offer_shown(&visit, OfferId(id), 200, String::new(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn offer_shown(
    visit: &Visit,
    id: OfferId,
    status: u16,
    reason: String,
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.review_offer(&visit.ctx, id).await {
        Ok(case) => {
            let data = OfferCaseData { case, reason, errors };
            visit.page(status, |view| offer_case_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::QueueOffer(id)),
    }
}

pub async fn offer_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => OfferId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::QueueOffer(id));
    }
    let version = fields.one("version").parse().unwrap_or(0);
    let answer = match decision(&fields) {
        Ok(decision) => {
            visit
                .app
                .market
                .offer_decide(&visit.ctx, id, version, decision)
                .await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => visit.done(Route::Queue, said(&fields)),
        Err(Error::Invalid(errors)) => {
            offer_shown(&visit, id, 422, fields.one("reason").to_owned(), errors).await
        }
        Err(error) => visit.error(error),
    }
}
