//! Decisions that were made, taking one back, and restricting without a notice.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, refused, restrict_form, restriction,
};
use app::{
    pages::moderation::{DecisionCaseData, RestrictData, decision_case_page, restrict_page},
    routes::{Route, item_at},
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, FieldError, Result},
    id::DecisionId,
    moderation::{ItemNow, RestrictForm},
};

pub async fn decision(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => shown(&visit, DecisionId(id), 200, String::new(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn shown(
    visit: &Visit,
    id: DecisionId,
    status: u16,
    verdict: String,
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.moderation_decision(&visit.ctx, id).await {
        Ok(case) => {
            let data = DecisionCaseData {
                case,
                verdict,
                errors,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| decision_case_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::DecisionCase(id)),
    }
}

pub async fn decision_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => DecisionId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::DecisionCase(id));
    }
    let verdict = fields.one("verdict");
    match visit.app.market.restriction_lift(&visit.ctx, id, verdict).await {
        Ok(()) => visit.done(Route::DecisionCase(id), "notice"),
        Err(Error::Invalid(errors)) => shown(&visit, id, 422, verdict.to_owned(), errors).await,
        Err(error) => visit.error(error),
    }
}

/// What stands at an address that somebody typed.
async fn found(visit: &Visit, address: &str) -> Result<ItemNow> {
    let none = || Error::Invalid(vec![FieldError::new("address", "invalid.item_address", address)]);
    let (kind, slug) = item_at(address).ok_or_else(none)?;
    match visit.app.market.item_find(&visit.ctx, kind, slug).await {
        Err(Error::NotFound) => Err(none()),
        other => other,
    }
}

fn page(visit: &Visit, status: u16, data: &RestrictData) -> Response {
    visit.page(status, |view| restrict_page(view, data))
}

pub async fn restrict(visit: Visit) -> Response {
    let address = visit.asked("address").unwrap_or_default();
    match found(&visit, &address).await {
        Ok(item) => {
            let data = RestrictData {
                address,
                item: Some(item),
                restrict: RestrictForm::default(),
                errors: Vec::new(),
            };
            page(&visit, 200, &data)
        }
        Err(error) => unknown(&visit, address, error),
    }
}

/// The form for the address again; whoever may not be here is led away.
fn unknown(visit: &Visit, address: String, error: Error) -> Response {
    use market::policy::{Action, may};
    match error {
        Error::Invalid(errors) if may(visit.ctx.actor, Action::ModerationDecide) => {
            let asked = !address.is_empty();
            let data = RestrictData {
                address,
                item: None,
                restrict: RestrictForm::default(),
                errors: if asked { errors } else { Vec::new() },
            };
            page(visit, if asked { 422 } else { 200 }, &data)
        }
        Error::Invalid(_) => refused(visit, Error::Forbidden, Route::Restrict),
        error => refused(visit, error, Route::Restrict),
    }
}

pub async fn restrict_post(visit: Visit, fields: Fields) -> Response {
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::Restrict);
    }
    let address = fields.one("address").to_owned();
    let item = match found(&visit, &address).await {
        Ok(item) => item,
        Err(error) => return unknown(&visit, address, error),
    };
    let form = restrict_form(&fields);
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let answer = match restriction(&visit, &form) {
        Ok(restriction) => market.item_restrict(ctx, item.item, restriction).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(id) => visit.done(Route::DecisionCase(id), "notice"),
        Err(Error::Invalid(errors)) => {
            let data = RestrictData {
                address,
                item: Some(item),
                restrict: form,
                errors,
            };
            page(&visit, 422, &data)
        }
        // Somebody was quicker: the page says how it stands now.
        Err(Error::Conflict { .. }) => {
            visit.to(&Route::Restrict.with_query(ctx.locale, &[("address", address)]))
        }
        Err(error) => visit.error(error),
    }
}
