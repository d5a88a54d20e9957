//! Pages and forms of accounts. A form that is right answers 303; one that is wrong comes back with what was typed.

use super::AppState;
use crate::{
    cache::Rendered,
    render::{Asked, Sharing, redirect, respond},
    session::{Signed, local_path},
    state::App,
};
use app::{
    pages::{
        Page, View,
        account::{self, AccountData, LinkData, SignInData, SignUpData},
    },
    routes::Route,
};
use axum::{
    Form, Router,
    extract::State,
    http::{HeaderMap, StatusCode, request::Parts},
    response::Response,
    routing::{get, post},
};
use market::{
    accounts::{LinkPurpose, PasswordChange, Purpose, SignUp, SignedIn},
    ctx::{Actor, Ctx},
    error::{Error, FieldError, Result},
    id::SessionId,
    locale::Locale,
    random::Secret,
};
use std::sync::Arc;

/// The fields of a form, as sent.
type Fields = Form<Vec<(String, String)>>;

/// The pages of accounts in one language.
pub fn routes(router: Router<Arc<App>>, l: Locale) -> Router<Arc<App>> {
    let at = |route: Route<'_>| route.path(l);
    router
        .route(
            &at(Route::SignIn),
            get(move |s: AppState, p: Parts| sign_in(s, p, l))
                .post(move |s: AppState, p: Parts, f: Fields| sign_in_post(s, p, f, l)),
        )
        .route(
            &at(Route::SignUp),
            get(move |s: AppState, p: Parts| {
                shown(s, p, l, |v| account::sign_up_page(v, &SignUpData::default()))
            })
            .post(move |s: AppState, p: Parts, f: Fields| sign_up_post(s, p, f, l)),
        )
        .route(
            &at(Route::MailSent),
            get(move |s: AppState, p: Parts| shown(s, p, l, account::sent_page)),
        )
        .route(
            &at(Route::Forgotten),
            get(move |s: AppState, p: Parts| shown(s, p, l, |v| account::forgotten_page(v, "", &[])))
                .post(move |s: AppState, p: Parts, f: Fields| forgotten_post(s, p, f, l)),
        )
        .route(
            &at(Route::UseLink),
            get(move |s: AppState, p: Parts| link(s, p, l))
                .post(move |s: AppState, p: Parts, f: Fields| link_post(s, p, f, l)),
        )
        .route(
            &at(Route::SignOut),
            post(move |s: AppState, p: Parts, f: Fields| sign_out_post(s, p, f, l)),
        )
        .route(
            &at(Route::Account),
            get(move |s: AppState, p: Parts| own(s, p, l))
                .post(move |s: AppState, p: Parts, f: Fields| own_post(s, p, f, l)),
        )
}

/// A request by whoever makes it: what pages of accounts are answered with is for them alone.
struct Visit {
    app: Arc<App>,
    ctx: Ctx,
    signed: Option<Signed>,
    headers: HeaderMap,
}

impl Visit {
    async fn begin(app: Arc<App>, parts: &Parts, l: Locale) -> Result<Self, Response> {
        let mut ctx = app.market.ctx(l);
        match app.signed(&parts.headers, ctx.now).await {
            Ok(signed) => {
                ctx.actor = signed.as_ref().map_or(Actor::Anonymous, Signed::actor);
                Ok(Self {
                    app,
                    ctx,
                    signed,
                    headers: parts.headers.clone(),
                })
            }
            Err(error) => Err(app.error_page(&ctx, error, &parts.headers)),
        }
    }

    fn page(&self, status: u16, build: impl FnOnce(&View<'_>) -> Page) -> Response {
        let person = self.signed.as_ref().map(Signed::shown);
        let html = self.app.render(&self.ctx, person.as_ref(), build);
        respond(
            &Rendered::new(status, "text/html; charset=utf-8", html),
            &self.headers,
            Sharing::Private,
        )
    }

    fn error(&self, error: Error) -> Response {
        let person = self.signed.as_ref().map(Signed::shown);
        self.app
            .error_page_for(&self.ctx, person.as_ref(), error, &self.headers)
    }

    fn to(&self, path: &str) -> Response {
        redirect(StatusCode::SEE_OTHER, path)
    }

    /// On to a page of ours, where `done` is said.
    fn done(&self, route: Route<'_>, done: &'static str) -> Response {
        self.to(&route.with_query(self.ctx.locale, &[("done", done.to_owned())]))
    }

    /// Whoever signed in goes on where they wanted to be.
    fn signed_in(&self, signed_in: &SignedIn, next: &str) -> Response {
        let mut response = match local_path(next) {
            Some(path) => self.to(path),
            None => self.done(Route::Account, "in"),
        };
        self.app.cookies_set(&mut response, signed_in);
        response
    }

    /// Whether a form was sent from a page of this very session.
    fn own_form(&self, fields: &Fields) -> bool {
        self.signed
            .as_ref()
            .is_some_and(|s| s.form_token() == field(fields, "form"))
    }
}

fn field<'f>(Form(fields): &'f Fields, name: &str) -> &'f str {
    fields
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, value)| value)
}

/// The key of what has just happened, from a closed list.
fn done(asked: &Asked) -> Option<&'static str> {
    match asked.one("done")? {
        "name" => Some("account-done-name"),
        "password" => Some("account-done-password"),
        "session" => Some("account-done-session"),
        "out" => Some("account-done-out"),
        "everywhere" => Some("account-done-everywhere"),
        "reset" => Some("account-done-reset"),
        "in" => Some("account-done-in"),
        _ => None,
    }
}

/// A page that shows the same to everybody.
async fn shown(
    State(app): AppState,
    parts: Parts,
    l: Locale,
    build: impl FnOnce(&View<'_>) -> Page,
) -> Response {
    match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit.page(200, build),
        Err(response) => response,
    }
}

async fn sign_in(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let asked = Asked::new(l, &parts);
    let next = asked.one("next").and_then(local_path).unwrap_or_default();
    if visit.signed.is_some() {
        let account = Route::Account.path(l);
        return visit.to(if next.is_empty() { &account } else { next });
    }
    let data = SignInData {
        next: next.to_owned(),
        done: done(&asked),
        ..SignInData::default()
    };
    visit.page(200, |view| account::sign_in_page(view, &data))
}

async fn sign_in_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let caller = visit.app.caller(&parts.headers, &parts.extensions);
    let (email, next) = (field(&fields, "email"), field(&fields, "next"));
    let answer = if field(&fields, "by") == "link" {
        let asked = market.link_ask(ctx, &caller, email, LinkPurpose::SignIn).await;
        asked.map(|()| visit.to(&Route::MailSent.path(l)))
    } else {
        let signed_in = market
            .sign_in(ctx, &caller, email, field(&fields, "password"))
            .await;
        signed_in.map(|s| visit.signed_in(&s, next))
    };
    match answer {
        Ok(response) => response,
        Err(Error::Invalid(errors)) => {
            let data = SignInData {
                email: email.to_owned(),
                next: local_path(next).unwrap_or_default().to_owned(),
                errors,
                done: None,
            };
            visit.page(422, |view| account::sign_in_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

async fn sign_up_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let caller = visit.app.caller(&parts.headers, &parts.extensions);
    let form = SignUp {
        email: field(&fields, "email").to_owned(),
        name: field(&fields, "name").to_owned(),
        password: field(&fields, "password").to_owned(),
    };
    match visit.app.market.sign_up(&visit.ctx, &caller, &form).await {
        Ok(()) => visit.to(&Route::MailSent.path(l)),
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

async fn forgotten_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let caller = visit.app.caller(&parts.headers, &parts.extensions);
    let email = field(&fields, "email");
    let market = &visit.app.market;
    match market
        .link_ask(&visit.ctx, &caller, email, LinkPurpose::Reset)
        .await
    {
        Ok(()) => visit.to(&Route::MailSent.path(l)),
        Err(Error::Invalid(errors)) => visit.page(422, |view| account::forgotten_page(view, email, &errors)),
        Err(error) => visit.error(error),
    }
}

/// The page of a link; a look that changes nothing, as programs that check mails follow links.
async fn link(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let asked = Asked::new(l, &parts);
    link_shown(&visit, asked.one("t").unwrap_or_default(), 200, Vec::new()).await
}

async fn link_shown(visit: &Visit, token: &str, status: u16, errors: Vec<FieldError>) -> Response {
    let purpose = match Secret::parse(token) {
        Some(secret) => visit.app.market.link_purpose(&visit.ctx, &secret).await,
        None => Ok(None),
    };
    match purpose {
        Ok(purpose) => {
            let data = LinkData {
                token: token.to_owned(),
                purpose,
                errors,
            };
            // Its address must not travel on with whatever is clicked next.
            let status = if purpose.is_some() { status } else { 410 };
            let mut response = visit.page(status, |view| account::link_page(view, &data));
            response.headers_mut().insert(
                axum::http::header::REFERRER_POLICY,
                axum::http::HeaderValue::from_static("no-referrer"),
            );
            response
        }
        Err(error) => visit.error(error),
    }
}

async fn link_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let text = field(&fields, "t");
    let Some(token) = Secret::parse(text) else {
        return link_shown(&visit, "", 410, Vec::new()).await;
    };
    let caller = visit.app.caller(&parts.headers, &parts.extensions);
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let answer = match market.link_purpose(ctx, &token).await {
        Err(error) => Err(error),
        Ok(None) => return link_shown(&visit, text, 410, Vec::new()).await,
        Ok(Some(Purpose::SignIn)) => market
            .sign_in_by_link(ctx, &caller, &token)
            .await
            .map(|s| visit.signed_in(&s, "")),
        Ok(Some(Purpose::Confirm)) => market
            .sign_up_confirm(ctx, &caller, &token, field(&fields, "password"))
            .await
            .map(|s| visit.signed_in(&s, "")),
        Ok(Some(Purpose::Reset)) => market
            .password_reset(ctx, &token, field(&fields, "new"))
            .await
            .map(|()| visit.done(Route::SignIn, "reset")),
    };
    match answer {
        Ok(response) => response,
        Err(Error::Invalid(errors)) => link_shown(&visit, text, 422, errors).await,
        Err(error) => visit.error(error),
    }
}

async fn sign_out_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    if let Some(signed) = &visit.signed {
        if !visit.own_form(&fields) {
            return visit.error(Error::Forbidden);
        }
        if let Err(error) = visit.app.market.sign_out(&visit.ctx, &signed.secret).await {
            return visit.error(error);
        }
    }
    let mut response = visit.done(Route::SignIn, "out");
    visit.app.session_cookie_clear(&mut response);
    response
}

/// To the page for signing in, and back.
fn sign_in_first(visit: &Visit) -> Response {
    let l = visit.ctx.locale;
    visit.to(&Route::SignIn.with_query(l, &[("next", Route::Account.path(l))]))
}

async fn own(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    own_shown(&visit, 200, None, Vec::new(), done(&Asked::new(l, &parts))).await
}

async fn own_shown(
    visit: &Visit,
    status: u16,
    name: Option<String>,
    errors: Vec<FieldError>,
    done: Option<&'static str>,
) -> Response {
    let Some(signed) = &visit.signed else {
        return sign_in_first(visit);
    };
    match visit.app.market.account(&visit.ctx).await {
        Ok(account) => {
            let data = AccountData {
                account,
                session: signed.session.id,
                name,
                errors,
                done,
            };
            visit.page(status, |view| account::account_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

async fn own_post(State(app): AppState, parts: Parts, fields: Fields, l: Locale) -> Response {
    let visit = match Visit::begin(app, &parts, l).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let Some(signed) = &visit.signed else {
        return sign_in_first(&visit);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let name = field(&fields, "name");
    let answer = match field(&fields, "do") {
        "name" => market.name_change(ctx, name).await.map(|()| "name"),
        "password" => {
            let caller = visit.app.caller(&parts.headers, &parts.extensions);
            let form = PasswordChange {
                current: field(&fields, "current").to_owned(),
                new: field(&fields, "new").to_owned(),
            };
            let changed = market
                .password_change(ctx, &caller, signed.session.id, &form)
                .await;
            changed.map(|()| "password")
        }
        "end" => match field(&fields, "session").parse() {
            Ok(id) => market
                .session_revoke(ctx, SessionId(id))
                .await
                .map(|()| "session"),
            Err(_) => Err(Error::NotFound),
        },
        "everywhere" => market.sign_out_everywhere(ctx).await.map(|()| "everywhere"),
        _ => Err(Error::NotFound),
    };
    match answer {
        Ok("everywhere") => {
            let mut response = visit.done(Route::SignIn, "everywhere");
            visit.app.session_cookie_clear(&mut response);
            response
        }
        Ok(done) => visit.done(Route::Account, done),
        Err(Error::Invalid(errors)) => {
            let typed = (field(&fields, "do") == "name").then(|| name.to_owned());
            own_shown(&visit, 422, typed, errors, None).await
        }
        Err(error) => visit.error(error),
    }
}
