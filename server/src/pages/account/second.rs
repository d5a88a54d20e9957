//! The second step of signing in, and the page on which a second factor is turned on and off.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, FactorData, StepData},
    routes::Route,
};
use axum::response::Response;
use market::{
    accounts::RecoveryCodes,
    error::{Error, FieldError},
};

pub async fn step(visit: Visit) -> Response {
    let next = visit.asked("next").unwrap_or_default();
    let waits = match visit.half() {
        Some(half) => visit.app.market.half_waits(&visit.ctx, &half).await,
        None => Ok(false),
    };
    match waits {
        Ok(true) => step_shown(&visit, &next, Vec::new()),
        Ok(false) => visit.to(&Route::SignIn.path(visit.ctx.locale)),
        Err(error) => visit.error(error),
    }
}

fn step_shown(visit: &Visit, next: &str, errors: Vec<FieldError>) -> Response {
    let status = if errors.is_empty() { 200 } else { 422 };
    let data = StepData {
        next: next.to_owned(),
        errors,
    };
    visit.page(status, |view| account::step_page(view, &data))
}

pub async fn step_post(visit: Visit, fields: Fields) -> Response {
    let Some(half) = visit.half() else {
        return visit.to(&Route::SignIn.path(visit.ctx.locale));
    };
    let (market, ctx, next) = (&visit.app.market, &visit.ctx, fields.one("next"));
    match market
        .sign_in_second(ctx, &visit.caller(), &half, fields.one("code"))
        .await
    {
        Ok(signed_in) => visit.signed_in(&signed_in, next),
        Err(Error::Invalid(errors)) => step_shown(&visit, next, errors),
        Err(error) => visit.error(error),
    }
}

pub async fn factor(visit: Visit) -> Response {
    shown(&visit, 200, Vec::new(), None).await
}

async fn shown(
    visit: &Visit,
    status: u16,
    errors: Vec<FieldError>,
    codes: Option<RecoveryCodes>,
) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::SecondFactor);
    }
    let market = &visit.app.market;
    let data = match (
        market.second_factor(&visit.ctx).await,
        market.account(&visit.ctx).await,
    ) {
        (Ok(state), Ok(account)) => FactorData {
            state,
            has_password: account.has_password,
            email: account.person.email.typed().to_owned(),
            codes: codes.map(|c| c.0),
            done: visit.just_done().filter(|_| errors.is_empty()),
            errors,
        },
        (Err(error), _) | (_, Err(error)) => return visit.error(error),
    };
    visit.page(status, |view| account::factor_page(view, &data))
}

pub async fn factor_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::SecondFactor);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let (market, ctx, caller, session) = (&visit.app.market, &visit.ctx, visit.caller(), signed.session.id);
    let code = fields.one("code");
    let answer = match fields.one("do") {
        "begin" => market
            .second_factor_begin(ctx, &caller, session, fields.one("current"))
            .await
            .map(|()| None),
        "confirm" => market
            .second_factor_confirm(ctx, &caller, session, code)
            .await
            .map(Some),
        "renew" => market.recovery_codes_renew(ctx, &caller, code).await.map(Some),
        "end" => match market.second_factor_end(ctx, &caller, code).await {
            Ok(()) => return visit.done(Route::SecondFactor, "factor-off"),
            Err(error) => Err(error),
        },
        _ => Err(Error::NotFound),
    };
    match answer {
        Ok(None) => visit.to(&Route::SecondFactor.path(ctx.locale)),
        // shown in this very answer, as they are kept nowhere
        Ok(codes) => shown(&visit, 200, Vec::new(), codes).await,
        Err(Error::Invalid(errors)) => shown(&visit, 422, errors, None).await,
        Err(error) => visit.error(error),
    }
}
