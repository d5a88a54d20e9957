//! Links of mails. Looking at one changes nothing, as programs that check mails follow links; its button does.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, LinkData},
    routes::Route,
};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use market::{
    accounts::Purpose,
    error::{Error, FieldError},
    random::Secret,
};

pub async fn link(visit: Visit) -> Response {
    let token = visit.asked("t").unwrap_or_default();
    shown(&visit, &token, 200, Vec::new()).await
}

/// The page of a link; 410 when it can't be used.
async fn shown(visit: &Visit, token: &str, status: u16, errors: Vec<FieldError>) -> Response {
    let purpose = match Secret::parse(token) {
        Some(secret) => visit.app.market.link_purpose(&visit.ctx, &secret).await,
        None => Ok(None),
    };
    let purpose = match purpose {
        Ok(purpose) => purpose,
        Err(error) => return visit.error(error),
    };
    let data = LinkData {
        token: token.to_owned(),
        purpose,
        errors,
    };
    let status = if purpose.is_some() { status } else { 410 };
    let mut response = visit.page(status, |view| account::link_page(view, &data));
    // Its address must not travel on to others; to ourselves it may, or older browsers hide where the form comes from.
    response
        .headers_mut()
        .insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

pub async fn link_post(visit: Visit, fields: Fields) -> Response {
    let text = fields.one("t");
    let Some(token) = Secret::parse(text) else {
        return shown(&visit, "", 410, Vec::new()).await;
    };
    let (market, ctx, caller) = (&visit.app.market, &visit.ctx, visit.caller());
    let answer = match market.link_purpose(ctx, &token).await {
        Err(error) => Err(error),
        Ok(None) => return shown(&visit, text, 410, Vec::new()).await,
        Ok(Some(Purpose::SignIn)) => market
            .sign_in_by_link(ctx, &caller, &token)
            .await
            .map(|entry| visit.entered(&entry, "")),
        Ok(Some(Purpose::Confirm)) => market
            .sign_up_confirm(ctx, &caller, &token, fields.one("password"))
            .await
            .map(|signed_in| visit.signed_in(&signed_in, "")),
        Ok(Some(Purpose::Reset)) => market
            .password_reset(ctx, &token, fields.one("new"))
            .await
            .map(|()| visit.done(Route::SignIn, "reset")),
    };
    match answer {
        Ok(response) => response,
        Err(Error::Invalid(errors)) => shown(&visit, text, 422, errors).await,
        Err(error) => visit.error(error),
    }
}
