//! Pages and forms of accounts. A form that is right answers 303; one that is wrong comes back with what was typed.

mod data;
mod invitation;
mod link;
mod own;
mod passkeys;
mod provider;
mod second;
pub(super) mod visit;

use crate::{
    routes::{Routes, get, post},
    session::local_path,
};
use app::{
    pages::account::{self, SignInData, SignUpData},
    routes::{PROVIDER_RETURN, Route},
};
use axum::response::Response;
use market::{
    accounts::{LinkPurpose, SignUp},
    error::{Error, FieldError},
    locale::Locale,
};
use visit::{Fields, Visit};

/// The pages of accounts in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let at = |route: Route<'_>| route.path(l);
    router
        .route(&at(Route::SignIn), get(sign_in).post(sign_in_post))
        .route(&at(Route::SignUp), get(sign_up).post(sign_up_post))
        .route(&at(Route::Forgotten), get(forgotten).post(forgotten_post))
        .route(&at(Route::MailSent), get(sent))
        .route(&at(Route::UseLink), get(link::link).post(link::link_post))
        .route(&at(Route::DataZip), get(data::zip))
        .route(&at(Route::Erase), get(data::erase).post(data::erase_post))
        .route(
            &at(Route::Unsubscribe),
            get(data::unsubscribe).post(data::unsubscribe_post),
        )
        .route(&at(Route::PasskeySignIn), post(passkeys::sign_in_post))
        .route(
            &at(Route::Passkeys),
            get(passkeys::passkeys).post(passkeys::passkeys_post),
        )
        .route(&at(Route::ProviderSignIn), get(provider::sign_in))
        .route(
            &at(Route::Provider),
            get(provider::provider).post(provider::provider_post),
        )
        .route(&at(Route::SecondStep), get(second::step).post(second::step_post))
        .route(
            &at(Route::SecondFactor),
            get(second::factor).post(second::factor_post),
        )
        .route(&at(Route::SignOut), post(own::sign_out_post))
        .route(&at(Route::Account), get(own::own).post(own::own_post))
        .route(
            &at(Route::Invitation),
            get(invitation::invitation).post(invitation::invitation_post),
        )
}

/// The one page of accounts that is in no language: where the identity provider sends browsers back to.
pub fn provider_return(router: Routes) -> Routes {
    router.route(PROVIDER_RETURN, get(provider::back))
}

async fn sign_in(visit: Visit) -> Response {
    let next = visit
        .asked("next")
        .and_then(|n| local_path(&n).map(str::to_owned));
    if visit.signed.is_some() {
        return match &next {
            Some(path) => visit.to(path),
            None => visit.to(&Route::Account.path(visit.ctx.locale)),
        };
    }
    shown_sign_in(&visit, "", next.as_deref().unwrap_or_default(), Vec::new())
}

/// The page for signing in, with what was typed and what is to be mended.
fn shown_sign_in(visit: &Visit, email: &str, next: &str, errors: Vec<FieldError>) -> Response {
    let market = &visit.app.market;
    let status = if errors.is_empty() { 200 } else { 422 };
    let data = SignInData {
        email: email.to_owned(),
        next: local_path(next).unwrap_or_default().to_owned(),
        done: visit.just_done().filter(|_| errors.is_empty()),
        errors,
        passkeys: market.passkeys_work(),
        provider: market.provider.as_ref().map(|p| p.name().to_owned()),
    };
    visit.page(status, |view| account::sign_in_page(view, &data))
}

async fn sign_in_post(visit: Visit, fields: Fields) -> Response {
    let (market, ctx, caller) = (&visit.app.market, &visit.ctx, visit.caller());
    let (email, next) = (fields.one("email"), fields.one("next"));
    let answer = if fields.one("by") == "link" {
        market
            .link_ask(ctx, &caller, email, LinkPurpose::SignIn)
            .await
            .map(|()| visit.to(&Route::MailSent.path(ctx.locale)))
    } else {
        market
            .sign_in(ctx, &caller, email, fields.one("password"))
            .await
            .map(|entry| visit.entered(&entry, next))
    };
    match answer {
        Ok(response) => response,
        Err(Error::Invalid(errors)) => shown_sign_in(&visit, email, next, errors),
        Err(error) => visit.error(error),
    }
}

async fn sign_up(visit: Visit) -> Response {
    visit.page(200, |view| account::sign_up_page(view, &SignUpData::default()))
}

async fn sign_up_post(visit: Visit, fields: Fields) -> Response {
    let form = SignUp {
        email: fields.one("email").to_owned(),
        name: fields.one("name").to_owned(),
        password: fields.one("password").to_owned(),
    };
    let (ctx, caller) = (&visit.ctx, visit.caller());
    match visit.app.market.sign_up(ctx, &caller, &form).await {
        Ok(()) => visit.to(&Route::MailSent.path(ctx.locale)),
        Err(Error::Invalid(errors)) => {
            let data = SignUpData {
                email: form.email,
                name: form.name,
                errors,
            };
            visit.page(422, |view| account::sign_up_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

async fn forgotten(visit: Visit) -> Response {
    visit.page(200, |view| account::forgotten_page(view, "", &[]))
}

async fn forgotten_post(visit: Visit, fields: Fields) -> Response {
    let (ctx, caller, email) = (&visit.ctx, visit.caller(), fields.one("email"));
    let market = &visit.app.market;
    match market.link_ask(ctx, &caller, email, LinkPurpose::Reset).await {
        Ok(()) => visit.to(&Route::MailSent.path(ctx.locale)),
        Err(Error::Invalid(errors)) => visit.page(422, |view| account::forgotten_page(view, email, &errors)),
        Err(error) => visit.error(error),
    }
}

async fn sent(visit: Visit) -> Response {
    visit.page(200, account::sent_page)
}
