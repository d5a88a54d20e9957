//! From a request for a page to its bytes: cache, rendering, validators, compression, error pages.

use crate::{
    cache::{Coding, Rendered, Stamp},
    session::Signed,
    state::App,
};
use app::{
    pages::{Page, SignedIn, View, errors},
    ui::layout,
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    response::Response,
};
use chrono::{DateTime, Days, Utc};
use market::{
    ctx::{Actor, Ctx},
    error::{Error, FieldError},
    locale::Locale,
};
use std::{future::Future, sync::Arc};

/// A request for a page.
pub struct Asked {
    /// The language of the address.
    pub locale: Locale,
    /// The query, decoded, in the order of the address.
    pub query: Vec<(String, String)>,
    /// The path with its query, as asked.
    pub address: String,
    headers: HeaderMap,
}

impl Asked {
    /// From the parts of a request.
    pub fn new(locale: Locale, parts: &Parts) -> Self {
        Self {
            locale,
            query: pairs(&parts.uri),
            address: parts
                .uri
                .path_and_query()
                .map_or_else(String::new, ToString::to_string),
            headers: parts.headers.clone(),
        }
    }

    /// The last value of a parameter, trimmed; empty counts as absent.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.trim())
            .filter(|v| !v.is_empty())
    }

    /// The parameters as a question reads them.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }
}

/// Decoded query parameters.
pub fn pairs(uri: &Uri) -> Vec<(String, String)> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .into_owned()
        .collect()
}

/// What a handler hands back: how to render its awaited data, or another answer.
pub enum Made {
    /// A page; `status` is 200 unless said otherwise.
    Page {
        /// Status code.
        status: u16,
        /// Whether it may be kept for other anonymous readers.
        keep: bool,
        /// Builds it; called where islands can be rendered.
        build: Box<dyn FnOnce(&View<'_>) -> Page + Send>,
    },
    /// It stands elsewhere for good.
    Moved(String),
    /// The answer to what was asked stands there.
    See(String),
}

impl Made {
    /// A page that may be kept.
    pub fn page(build: impl FnOnce(&View<'_>) -> Page + Send + 'static) -> Self {
        Self::Page {
            status: 200,
            keep: true,
            build: Box::new(build),
        }
    }

    /// A page that says the instant, or what somebody typed wrongly: never kept.
    pub fn fresh(status: u16, build: impl FnOnce(&View<'_>) -> Page + Send + 'static) -> Self {
        Self::Page {
            status,
            keep: false,
            build: Box::new(build),
        }
    }
}

impl App {
    /// Answers a request for a page: from the cache where that is allowed, else made by `make`.
    pub async fn answer<F>(self: &Arc<Self>, asked: Asked, make: impl FnOnce(Arc<Self>, Ctx) -> F) -> Response
    where
        F: Future<Output = Result<Made, Error>>,
    {
        let mut ctx = self.market.ctx(asked.locale);
        let anonymous = !asked.headers.contains_key(header::COOKIE);
        // What the page will be computed from at least; read before the data.
        let stamp = Stamp {
            seq: self.market.db.public_seq(),
            generation: self.market.search.generation(),
        };
        if anonymous && let Some(page) = self.cache.get(&asked.address, stamp, ctx.now) {
            return respond(&page, &asked.headers, Sharing::Kept);
        }
        // What is said must be as new as the stamp, or an old text would be kept under it.
        if let Err(error) = self.market.texts_refresh().await {
            return self.error_page(&ctx, error, &asked.headers);
        }
        let signed = match self.signed(&asked.headers, ctx.now).await {
            Ok(signed) => signed,
            Err(error) => return self.error_page(&ctx, error, &asked.headers),
        };
        let person = signed.as_ref().map(Signed::shown);
        ctx.actor = signed.as_ref().map_or(Actor::Anonymous, Signed::actor);
        match make(self.clone(), ctx).await {
            Ok(Made::Moved(to)) => redirect(StatusCode::MOVED_PERMANENTLY, &to),
            Ok(Made::See(to)) => redirect(StatusCode::SEE_OTHER, &to),
            Ok(Made::Page { status, keep, build }) => {
                let page = Arc::new(Rendered::new(
                    status,
                    "text/html; charset=utf-8",
                    self.render(&ctx, person.as_ref(), build),
                ));
                let keep = keep && anonymous && status == 200;
                if keep && let Some(until) = self.holds_until(ctx.now).await {
                    self.cache.put(asked.address, page.clone(), stamp, ctx.now..until);
                }
                respond(
                    &page,
                    &asked.headers,
                    if anonymous {
                        Sharing::Shared
                    } else {
                        Sharing::Private
                    },
                )
            }
            Err(error) => self.error_page_for(&ctx, person.as_ref(), error, &asked.headers),
        }
    }

    /// Renders a page in its frame, which shows who is signed in.
    pub fn render(
        &self,
        ctx: &Ctx,
        signed_in: Option<&SignedIn>,
        build: impl FnOnce(&View<'_>) -> Page,
    ) -> String {
        let texts = self.market.texts.now();
        let view = View {
            site: &self.site,
            locale: ctx.locale,
            now: ctx.now,
            signed_in,
            texts: &texts,
        };
        layout::render(&view, || build(&view))
    }

    /// A page made at `now` holds until a licence begins or ends, and to the end of the day at most.
    async fn holds_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let zone = self.site.region.time_zone;
        let tomorrow = now
            .with_timezone(&zone)
            .date_naive()
            .checked_add_days(Days::new(1))?;
        let midnight = market::certification::start_of_day(tomorrow, zone);
        match self.market.next_licence_boundary(now).await {
            Ok(boundary) => Some(boundary.map_or(midnight, |b| b.min(midnight))),
            Err(error) => {
                tracing::warn!(%error, "a page is not kept: the next licence boundary is unknown");
                None
            }
        }
    }

    /// The page for an error, logged once where it is ours.
    pub fn error_page(&self, ctx: &Ctx, error: Error, headers: &HeaderMap) -> Response {
        self.error_page_for(ctx, None, error, headers)
    }

    /// The page for an error, for whoever is signed in.
    pub fn error_page_for(
        &self,
        ctx: &Ctx,
        signed_in: Option<&SignedIn>,
        error: Error,
        headers: &HeaderMap,
    ) -> Response {
        let wait = match &error {
            Error::TooOften { until } => Some((*until - ctx.now).num_seconds() + 1),
            _ => None,
        };
        let id = headers
            .get("x-request-id")
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let (status, fields): (u16, Vec<FieldError>) = match error {
            Error::NotFound => (404, Vec::new()),
            Error::Forbidden => (403, Vec::new()),
            Error::Invalid(fields) => (400, fields),
            Error::Conflict { .. } => (409, Vec::new()),
            Error::TooOften { .. } => (429, Vec::new()),
            Error::Internal(cause) => {
                tracing::error!(request_id = id, %cause, "internal error");
                (500, Vec::new())
            }
        };
        let html = self.render(ctx, signed_in, |view| {
            errors::error_page(view, status, &id, &fields)
        });
        let mut response = respond(
            &Rendered::new(status, "text/html; charset=utf-8", html),
            headers,
            Sharing::Private,
        );
        if let Some(seconds) = wait {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response
    }
}

/// A redirect to a path of ours.
pub fn redirect(status: StatusCode, to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// For whom a rendered page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// For this reader alone.
    Private,
    /// The same for every anonymous reader, and just made: compressed as cheaply as can be.
    Shared,
    /// The same for every anonymous reader, and kept: worth the best compression once.
    Kept,
}

/// Sends a rendered page.
pub fn respond(page: &Rendered, headers: &HeaderMap, sharing: Sharing) -> Response {
    let shared = sharing != Sharing::Private;
    let text = |name| {
        headers
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
            .unwrap_or_default()
    };
    let coding = Coding::pick(text(header::ACCEPT_ENCODING), sharing == Sharing::Kept);
    let etag = page.etag(coding);
    let mut response = Response::new(Body::empty());
    let known = shared
        && text(header::IF_NONE_MATCH)
            .split(',')
            .any(|tag| tag.trim() == etag);
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.status_mut() =
            StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        *response.body_mut() = page.body(coding).into();
    }
    let out = response.headers_mut();
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    out.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if shared { "no-cache" } else { "no-store" }),
    );
    if shared && let Ok(etag) = HeaderValue::from_str(&etag) {
        out.insert(header::ETAG, etag);
    }
    if !known {
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(page.media_type));
        if let Some(coding) = coding.header() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    response
}

/// An error where no page is expected: a status without words, logged once where it is ours.
pub fn respond_error_plain(error: &Error) -> Response {
    let status = match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::Invalid(_) => StatusCode::BAD_REQUEST,
        Error::Conflict { .. } => StatusCode::CONFLICT,
        Error::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Internal(cause) => {
            tracing::error!(%cause, "internal error");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
