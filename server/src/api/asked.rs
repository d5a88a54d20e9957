//! What a request to the API asks, and the bytes that answer it: language, parameters, validators, compression.

use super::problem::{self, Kind, Problem};
use crate::{
    cache::{Coding, Rendered},
    render,
    state::App,
};
use app::pages::View;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use market::{
    catalogue::query::{EnterpriseQuery, OfferQuery, parse_lang},
    ctx::Ctx,
    error::{Error, FieldError, Result},
    locale::Locale,
    texts::Texts,
};
use serde::Serialize;
use std::{convert::Infallible, sync::Arc};

/// A request to the API.
pub struct Asked {
    /// The process's shared parts.
    pub app: Arc<App>,
    /// The circumstances, in the language of `lang`.
    pub ctx: Ctx,
    /// Decoded parameters, in the order of the address.
    pub query: Vec<(String, String)>,
    texts: Arc<Texts>,
    bad_lang: Option<FieldError>,
    part: Option<String>,
    path: String,
    headers: HeaderMap,
}

/// What a handler found.
pub enum Answer {
    /// A JSON document.
    Json(String),
    /// A file of comma-separated values.
    Csv(String),
    /// It stands at this path for good.
    Moved(String),
}

impl Answer {
    /// A document.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn json<T: Serialize>(document: &T) -> Result<Self> {
        Ok(Self::Json(serde_json::to_string(document)?))
    }
}

impl FromRequestParts<Arc<App>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let query = render::pairs(&parts.uri);
        let (locale, bad_lang) = match last(&query, "lang").map(parse_lang) {
            None => (Locale::Pl, None),
            Some(Ok(locale)) => (locale, None),
            Some(Err(error)) => (Locale::Pl, Some(error)),
        };
        Ok(Self {
            app: app.clone(),
            ctx: app.market.ctx(locale),
            texts: app.market.texts.now(),
            query,
            bad_lang,
            part: Path::from_request_parts(parts, app)
                .await
                .ok()
                .map(|Path(part)| part),
            path: parts.uri.path().to_owned(),
            headers: parts.headers.clone(),
        })
    }
}

fn last<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query
        .iter()
        .rev()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v.trim())
        .filter(|v| !v.is_empty())
}

impl Asked {
    /// For whom and when the answer is made.
    pub fn view(&self) -> View<'_> {
        View {
            site: &self.app.site,
            locale: self.ctx.locale,
            now: self.ctx.now,
            signed_in: None,
            texts: &self.texts,
        }
    }

    /// The last value of a parameter, trimmed; empty counts as absent.
    pub fn one(&self, name: &str) -> Option<&str> {
        last(&self.query, name)
    }

    /// The slug or number in the path, decoded.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is no text.
    pub fn part(&self) -> Result<&str> {
        self.part.as_deref().ok_or(Error::NotFound)
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The parameters as a question about offers.
    ///
    /// # Errors
    /// [`Error::Invalid`] names each bad parameter.
    pub fn offer_query(&self) -> Result<OfferQuery> {
        self.with_lang(OfferQuery::parse(self.app.site.region, self.pairs()))
    }

    /// The parameters as a question about enterprises.
    ///
    /// # Errors
    /// [`Error::Invalid`] names each bad parameter.
    pub fn enterprise_query(&self) -> Result<EnterpriseQuery> {
        self.with_lang(EnterpriseQuery::parse(self.app.site.region, self.pairs()))
    }

    /// Refuses parameters other than `lang` and these.
    ///
    /// # Errors
    /// [`Error::Invalid`] names each of the others.
    pub fn only(&self, known: &[&str]) -> Result<()> {
        let foreign = self.pairs().filter(|(n, v)| {
            !v.trim().is_empty() && *n != "lang" && !n.starts_with("utm_") && !known.contains(n)
        });
        let errors: Vec<_> = foreign
            .map(|(n, v)| FieldError::new(n, "invalid.unknown_parameter", v))
            .collect();
        self.with_lang(if errors.is_empty() { Ok(()) } else { Err(errors) })
    }

    fn with_lang<T>(&self, read: Result<T, Vec<FieldError>>) -> Result<T> {
        match (read, &self.bad_lang) {
            (Ok(value), None) => Ok(value),
            (Ok(_), Some(lang)) => Err(Error::Invalid(vec![lang.clone()])),
            (Err(mut errors), lang) => {
                errors.extend(lang.clone());
                Err(Error::Invalid(errors))
            }
        }
    }

    /// An absolute address of the API: `path` with `pairs`, and with the language unless it is the default.
    pub fn address(&self, path: &str, mut pairs: Vec<(&'static str, String)>) -> String {
        if self.ctx.locale != Locale::default() {
            pairs.push(("lang", self.ctx.locale.to_string()));
        }
        format!(
            "{}{}",
            self.app.site.base_url,
            app::routes::with_query(path, &pairs)
        )
    }

    /// The response to what was found.
    pub fn reply(&self, made: Result<Answer>) -> Response {
        let page = match made {
            Ok(Answer::Json(text)) => Rendered::new(200, "application/json", text),
            Ok(Answer::Csv(text)) => Rendered::new(200, "text/csv; charset=utf-8; header=present", text),
            Ok(Answer::Moved(path)) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
                put(&mut response, header::LOCATION, &self.address(&path, Vec::new()));
                put(&mut response, header::CACHE_CONTROL, "no-cache");
                return response;
            }
            Err(Error::Invalid(errors)) => return self.refuse(&problem::INVALID_PARAMETERS, &errors),
            // What a reader may not see is not there.
            Err(Error::NotFound | Error::Forbidden) => return self.refuse(&problem::NOT_FOUND, &[]),
            Err(cause @ (Error::Internal(_) | Error::Conflict { .. } | Error::TooOften { .. })) => {
                tracing::error!(request_id = self.header("x-request-id"), path = self.path, %cause, "internal error");
                return self.refuse(&problem::INTERNAL, &[]);
            }
        };
        let coding = Coding::pick(self.header(header::ACCEPT_ENCODING.as_str()), false);
        let etag = page.etag(coding);
        let mut response = Response::new(Body::empty());
        put(&mut response, header::ETAG, &etag);
        if known(self.header(header::IF_NONE_MATCH.as_str()), &etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            if let Some(name) = coding.header() {
                put(&mut response, header::CONTENT_ENCODING, name);
            }
            if page.media_type.starts_with("text/csv") {
                put(
                    &mut response,
                    header::CONTENT_DISPOSITION,
                    "attachment; filename=\"offers.csv\"",
                );
            }
            put(&mut response, header::CONTENT_TYPE, page.media_type);
            *response.body_mut() = page.body(coding).into();
        }
        put(&mut response, header::CACHE_CONTROL, "no-cache");
        put(&mut response, header::VARY, "accept-encoding");
        response
    }

    /// The problem document that says why not.
    pub fn refuse(&self, kind: &Kind, errors: &[FieldError]) -> Response {
        let problem = Problem::new(
            &self.view(),
            kind,
            &self.path,
            self.header("x-request-id"),
            errors,
        );
        problem.answer()
    }

    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Whether `If-None-Match` names this answer (weak comparison, RFC 9110, section 13.1.2).
fn known(if_none_match: &str, etag: &str) -> bool {
    if_none_match
        .split(',')
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_answer_is_not_sent_again() {
        assert!(known("\"a\", W/\"b\"", "\"b\""));
        assert!(known("*", "\"b\""));
        assert!(!known("", "\"b\"") && !known("\"b-gzip\"", "\"b\""));
    }

    #[test]
    fn the_last_value_counts() {
        let query = [("on", "2026-01-01"), ("on", " 2026-01-02 "), ("lang", "")]
            .map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(last(&query, "on"), Some("2026-01-02"));
        assert_eq!(last(&query, "lang"), None);
    }
}
