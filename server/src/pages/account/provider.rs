//! The way to the identity provider and back, and connecting one's account with it.

use super::{
    shown_sign_in,
    visit::{Fields, Visit},
};
use crate::session::local_path;
use app::{
    pages::account::{self, ProviderData},
    routes::Route,
};
use axum::response::Response;
use market::{
    accounts::{ProviderAnswer, ProviderOutcome, ProviderQuestion},
    error::{Error, FieldError},
};

/// Sets out. It is a link, so it is followed from pages of ours alone.
pub async fn sign_in(visit: Visit) -> Response {
    if !visit.led_here_by_us() {
        return visit.to(&Route::SignIn.path(visit.ctx.locale));
    }
    let next = visit.asked("next").unwrap_or_default();
    let next = local_path(&next).unwrap_or_default();
    let asked = visit
        .app
        .market
        .provider_begin(&visit.ctx, &visit.caller(), next)
        .await;
    match asked {
        Ok(question) => {
            let mut response = visit.to(&question.url);
            visit.app.question_cookie_set(&mut response, &question.secret);
            response
        }
        Err(Error::Invalid(errors)) => shown_sign_in(&visit, "", next, errors),
        Err(error) => visit.error(error),
    }
}

/// Comes back. What was asked stands in our rows, under the secret in the browser's cookie.
pub async fn back(mut visit: Visit) -> Response {
    let market = visit.app.market.clone();
    if market.provider.is_none() {
        return visit.error(Error::NotFound);
    }
    let back = match visit.question() {
        Some(secret) => market.provider_return(&visit.ctx, &secret).await,
        None => Ok(None),
    };
    let back = match back {
        Ok(Some(back)) => back,
        Ok(None) => {
            let over = FieldError::new("provider", "provider.over", "");
            return shown_sign_in(&visit, "", "", vec![over]);
        }
        Err(error) => return visit.error(error),
    };
    visit.ctx.locale = back.locale;
    let (state, code) = (visit.asked("state"), visit.asked("code"));
    let answer = ProviderAnswer {
        state: state.as_deref().unwrap_or_default(),
        code: code.as_deref().unwrap_or_default(),
    };
    let (next, connecting) = (back.next.clone(), back.connects());
    match market
        .provider_finish(&visit.ctx, &visit.caller(), back, answer)
        .await
    {
        Ok(ProviderOutcome::Entered(entry)) => visit.entered(&entry, &next),
        Ok(ProviderOutcome::Connected) => visit.done(Route::Provider, "provider-connected"),
        Err(Error::Invalid(errors)) if connecting => shown(&visit, 422, errors, None).await,
        Err(Error::Invalid(errors)) => shown_sign_in(&visit, "", &next, errors),
        Err(error) => visit.error(error),
    }
}

pub async fn provider(visit: Visit) -> Response {
    shown(&visit, 200, Vec::new(), None).await
}

async fn shown(
    visit: &Visit,
    status: u16,
    errors: Vec<FieldError>,
    question: Option<&ProviderQuestion>,
) -> Response {
    let market = &visit.app.market;
    let Some(there) = &market.provider else {
        return visit.error(Error::NotFound);
    };
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Provider);
    }
    let data = match (
        market.provider_identity(&visit.ctx).await,
        market.account(&visit.ctx).await,
    ) {
        (Ok(identity), Ok(account)) => ProviderData {
            name: there.name().to_owned(),
            identity,
            onward: question.map(|q| q.url.clone()),
            has_password: account.has_password,
            email: account.person.email.typed().to_owned(),
            done: visit.just_done().filter(|_| errors.is_empty()),
            errors,
        },
        (Err(error), _) | (_, Err(error)) => return visit.error(error),
    };
    let mut response = visit.page(status, |view| account::provider_page(view, &data));
    if let Some(question) = question {
        visit.app.question_cookie_set(&mut response, &question.secret);
    }
    response
}

pub async fn provider_post(visit: Visit, fields: Fields) -> Response {
    let market = &visit.app.market;
    if market.provider.is_none() {
        return visit.error(Error::NotFound);
    }
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Provider);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    match fields.one("do") {
        "connect" => {
            let (ctx, session, current) = (&visit.ctx, signed.session.id, fields.one("current"));
            match market
                .provider_connect(ctx, &visit.caller(), session, current)
                .await
            {
                Ok(question) => shown(&visit, 200, Vec::new(), Some(&question)).await,
                Err(Error::Invalid(errors)) => shown(&visit, 422, errors, None).await,
                Err(error) => visit.error(error),
            }
        }
        "disconnect" => match market.provider_disconnect(&visit.ctx).await {
            Ok(()) => visit.done(Route::Provider, "provider-removed"),
            Err(error) => visit.error(error),
        },
        _ => visit.error(Error::NotFound),
    }
}
