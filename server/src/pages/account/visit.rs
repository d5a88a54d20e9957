//! One request by whoever makes it. What pages of accounts answer is for them alone and kept nowhere.

use crate::{
    cache::Rendered,
    render::{Sharing, pairs, redirect, respond},
    serve,
    session::{Signed, local_path},
    state::App,
};
use app::{
    pages::{Page, View},
    routes::Route,
};
use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use market::{
    accounts::{Caller, Entry, SignedIn},
    catalogue::query::MAX_PAGE,
    ctx::{Actor, Ctx},
    error::Error,
    random::Secret,
};
use std::sync::Arc;

/// A request, and whose session it brings.
pub struct Visit {
    /// The process's shared parts.
    pub app: Arc<App>,
    /// Who acts, in which language, when.
    pub ctx: Ctx,
    /// The session, if one holds.
    pub signed: Option<Signed>,
    parts: Parts,
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let caller = app.caller(&parts.headers, &parts.extensions);
        let mut ctx = app
            .market
            .ctx(serve::language_of(parts.uri.path()))
            .from(caller.address);
        match app.signed(&parts.headers, ctx.now).await {
            Ok(signed) => {
                ctx.actor = signed.as_ref().map_or(Actor::Anonymous, Signed::actor);
                Ok(Self {
                    app: app.clone(),
                    ctx,
                    signed,
                    parts: parts.clone(),
                })
            }
            Err(error) => Err(app.error_page(&ctx, error, &parts.headers)),
        }
    }
}

impl Visit {
    /// A page for this visitor.
    pub fn page(&self, status: u16, build: impl FnOnce(&View<'_>) -> Page) -> Response {
        let person = self.signed.as_ref().map(Signed::shown);
        let html = self.app.render(&self.ctx, person.as_ref(), build);
        respond(
            &Rendered::new(status, "text/html; charset=utf-8", html),
            &self.parts.headers,
            Sharing::Private,
        )
    }

    /// The page for an error.
    pub fn error(&self, error: Error) -> Response {
        if matches!(error, Error::Forbidden) {
            // the path without its query, which may hold a secret
            tracing::warn!(
                actor = self.ctx.actor.name(),
                path = self.parts.uri.path(),
                "refused"
            );
        }
        let person = self.signed.as_ref().map(Signed::shown);
        self.app
            .error_page_for(&self.ctx, person.as_ref(), error, &self.parts.headers)
    }

    /// On to a path of ours.
    pub fn to(&self, path: &str) -> Response {
        let mut response = redirect(StatusCode::SEE_OTHER, path);
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// A short answer to a script of ours.
    pub fn plain(&self, status: StatusCode, text: String) -> Response {
        let mut response = (status, text).into_response();
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// On to a page of ours, where `done` is said.
    pub fn done(&self, route: Route<'_>, done: &'static str) -> Response {
        self.to(&route.with_query(self.ctx.locale, &[("done", done.to_owned())]))
    }

    /// To the page for signing in, and back to a page of ours.
    pub fn sign_in_first(&self, back: Route<'_>) -> Response {
        let l = self.ctx.locale;
        self.to(&Route::SignIn.with_query(l, &[("next", back.path(l))]))
    }

    /// To the page for signing in, and back to where this request is.
    pub fn sign_in_here(&self) -> Response {
        let next = self.parts.uri.path_and_query().map_or("", |p| p.as_str());
        self.to(&Route::SignIn.with_query(self.ctx.locale, &[("next", next.to_owned())]))
    }

    /// Whoever signed in goes on where they wanted to be.
    pub fn signed_in(&self, signed_in: &SignedIn, next: &str) -> Response {
        let mut response = match local_path(next) {
            Some(path) => self.to(path),
            None => self.done(Route::Account, "in"),
        };
        self.app.cookies_set(&mut response, signed_in);
        response
    }

    /// After the first step of signing in: in, or on to the second step.
    pub fn entered(&self, entry: &Entry, next: &str) -> Response {
        match entry {
            Entry::Whole(signed_in) => self.signed_in(signed_in, next),
            Entry::Half(half) => {
                let next = local_path(next).map(|next| ("next", next.to_owned()));
                let pairs: Vec<_> = next.into_iter().collect();
                let mut response = self.to(&Route::SecondStep.with_query(self.ctx.locale, &pairs));
                self.app.half_cookie_set(&mut response, half);
                response
            }
        }
    }

    /// What the browser brings to the second step of signing in.
    pub fn half(&self) -> Option<Secret> {
        self.app.half_cookie(&self.parts.headers)
    }

    /// What the browser brings with a passkey's answer.
    pub fn question(&self) -> Option<Secret> {
        self.app.question_cookie(&self.parts.headers)
    }

    /// Whether a page of ours led here, or nobody did; browsers say so (Fetch Metadata).
    pub fn led_here_by_us(&self) -> bool {
        let site = self.parts.headers.get("sec-fetch-site");
        site.is_none_or(|site| site == "same-origin" || site == "none")
    }

    /// Whether a form was sent from a page of this very session.
    pub fn own_form(&self, fields: &Fields) -> bool {
        self.signed
            .as_ref()
            .is_some_and(|s| s.form_token() == fields.one("form"))
    }

    /// Who calls, for what is limited by address and remembered by browser.
    pub fn caller(&self) -> Caller {
        self.app.caller(&self.parts.headers, &self.parts.extensions)
    }

    /// Every query parameter.
    pub fn asked_all(&self) -> Vec<(String, String)> {
        pairs(&self.parts.uri)
    }

    /// A query parameter.
    pub fn asked(&self, name: &str) -> Option<String> {
        pairs(&self.parts.uri)
            .into_iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value)
    }

    /// The key of what has just happened, from a closed list.
    pub fn just_done(&self) -> Option<&'static str> {
        match &*self.asked("done")? {
            "name" => Some("account-done-name"),
            "password" => Some("account-done-password"),
            "session" => Some("account-done-session"),
            "out" => Some("account-done-out"),
            "everywhere" => Some("account-done-everywhere"),
            "reset" => Some("account-done-reset"),
            "in" => Some("account-done-in"),
            "factor-off" => Some("factor-done-off"),
            "provider-connected" => Some("provider-done-connected"),
            "provider-removed" => Some("provider-done-removed"),
            "passkey-added" => Some("passkey-done-added"),
            "passkey-removed" => Some("passkey-done-removed"),
            "export" => Some("data-done-export"),
            "consent" => Some("consent-done"),
            "erased" => Some("data-done-erased"),
            "mails" => Some("mails-done"),
            "claimed" => Some("claim-done"),
            "begun" => Some("offer-done-begun"),
            "kept" => Some("offer-done-kept"),
            "live" => Some("offer-done-live"),
            "sent" => Some("offer-done-sent"),
            "public" => Some("offer-done-public"),
            "step" => Some("offer-done-step"),
            "dropped" => Some("offer-done-dropped"),
            "uploaded" => Some("offer-done-uploaded"),
            "file" => Some("import-done-begun"),
            "run" => Some("import-done-run"),
            "bulk" => Some("bulk-done"),
            "profile" => Some("profile-done"),
            "approved" => Some("case-done-approved"),
            "refused" => Some("case-done-refused"),
            "acting" => Some("acting-done"),
            "founded" => Some("found-done"),
            "invited" => Some("team-done-invited"),
            "revoked" => Some("team-done-revoked"),
            "role" => Some("team-done-role"),
            "removed" => Some("team-done-removed"),
            "left" => Some("team-done-left"),
            "joined" => Some("invitation-done-joined"),
            "declined" => Some("invitation-done-declined"),
            "offered" => Some("ownership-done-offered"),
            "withdrawn" => Some("ownership-done-withdrawn"),
            "owner" => Some("ownership-done-owner"),
            "saved" => Some("organisation-done-saved"),
            "taken" => Some("organisation-done-removed"),
            "supplier" => Some("suppliers-done-added"),
            "text" => Some("text-done"),
            "text-restored" => Some("text-done-restored"),
            "notice" => Some("notice-done"),
            "case" => Some("case-done"),
            "appealed" => Some("appeal-done"),
            "again" => Some("health-done-again"),
            "rebuild" => Some("health-done-rebuild"),
            "bounced" => Some("mails-done-bounced"),
            "sessions-ended" => Some("person-done-sessions"),
            "blocked" => Some("person-done-blocked"),
            "unblocked" => Some("person-done-unblocked"),
            "seen" => Some("seeing-done"),
            "handed-over" => Some("organisations-done-owner"),
            "frozen" => Some("reports-done-frozen"),
            "compared" => Some("register-done-compared"),
            "applied" => Some("register-done-applied"),
            _ => None,
        }
    }
}

/// The identifier in an address or a field; what is none names nothing.
///
/// # Errors
/// [`Error::NotFound`].
pub fn id_of(text: &str) -> Result<uuid::Uuid, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// The page of a list that is asked for, from one.
pub fn page_of(visit: &Visit) -> u32 {
    let asked = visit.asked("page").and_then(|n| n.parse().ok());
    asked.unwrap_or(1).clamp(1, MAX_PAGE)
}

/// Whoever is not signed in signs in first, and comes back to a page of ours; anybody else sees the error's page.
pub fn refused(visit: &Visit, error: Error, back: Route<'_>) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(back);
    }
    visit.error(error)
}

/// The fields of a form, as sent.
pub struct Fields(Vec<(String, String)>);

impl FromRequest<Arc<App>> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Response> {
        match Form::from_request(request, app).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(refused) => Err(refused.into_response()),
        }
    }
}

impl Fields {
    /// Fields that came another way than as a plain form.
    pub fn of(all: Vec<(String, String)>) -> Self {
        Self(all)
    }

    /// Every field in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The identifier in a field; what is none names nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn id(&self, name: &str) -> Result<uuid::Uuid, Error> {
        id_of(self.one(name))
    }

    /// The values of a field that comes several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.iter().filter(move |(n, _)| *n == name).map(|(_, v)| v)
    }

    /// The value of a field; empty when it was not sent.
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }
}
