//! Invitations. Looking at one changes nothing; its buttons do, for whoever signed in with the invited address.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, InvitationData},
    routes::Route,
};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use market::{
    error::{Error, FieldError},
    id::InvitationId,
    organisations::InvitationFor,
    random::Secret,
};

pub async fn invitation(visit: Visit) -> Response {
    let token = visit.asked("t").unwrap_or_default();
    shown(&visit, &token, 200, Vec::new()).await
}

/// The page of an invitation; 410 when it can't be accepted.
async fn shown(visit: &Visit, token: &str, status: u16, errors: Vec<FieldError>) -> Response {
    let look = match Secret::parse(token) {
        Some(secret) => visit.app.market.invitation_look(&visit.ctx, &secret).await,
        None => Ok(None),
    };
    let look = match look {
        Ok(look) => look,
        Err(error) => return visit.error(error),
    };
    let status = if look.is_some() { status } else { 410 };
    let data = InvitationData {
        token: token.to_owned(),
        look,
        errors,
    };
    let mut response = visit.page(status, |view| account::invitation_page(view, &data));
    // its address must not travel on to others
    response
        .headers_mut()
        .insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

pub async fn invitation_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Account);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let token = fields.one("t");
    let which = match (
        fields.one("do"),
        Secret::parse(token),
        fields.one("invitation").parse(),
    ) {
        ("link", Some(secret), _) => InvitationFor::Secret(secret),
        ("own", _, Ok(id)) => InvitationFor::Own(InvitationId(id)),
        ("link", None, _) => return shown(&visit, "", 410, Vec::new()).await,
        _ => return visit.error(Error::NotFound),
    };
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let own = matches!(which, InvitationFor::Own(_));
    let answer = match fields.one("answer") {
        "accept" => market
            .invitation_accept(ctx, signed.session.id, which)
            .await
            .map(|_| visit.done(Route::Team, "joined")),
        "decline" => market
            .invitation_decline(ctx, which)
            .await
            .map(|()| visit.done(Route::Account, "declined")),
        _ => Err(Error::NotFound),
    };
    match answer {
        Ok(response) => response,
        // the account's page lists what is left
        Err(Error::Invalid(_)) if own => visit.to(&Route::Account.path(ctx.locale)),
        Err(Error::Invalid(errors)) => shown(&visit, token, 422, errors).await,
        Err(error) => visit.error(error),
    }
}
