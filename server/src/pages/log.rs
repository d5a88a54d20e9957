//! The audit log on the operator's desk, and as a file.

use super::account::visit::Visit;
use crate::routes::{Routes, get};
use app::{
    pages::log::{self, LogData},
    routes::Route,
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use market::{
    error::{Error, FieldError},
    locale::Locale,
    log::{LogChunk, LogPage, LogQuery},
};

/// The pages of the log in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    router
        .route(&Route::Log.path(l), get(log_page))
        .route(&Route::LogCsv.path(l), get(log_csv))
}

async fn log_page(visit: Visit) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let typed = visit.asked_all();
    let read = LogQuery::parse(typed.iter().map(|(n, v)| (n.as_str(), v.as_str())));
    let kinds = match market.log_kinds(ctx).await {
        Ok(kinds) => kinds,
        Err(error) => return visit.error(error),
    };
    let found = match read {
        Err(errors) => Err(errors),
        Ok(query) => match market.log_find(ctx, &query).await {
            Ok(page) => Ok((query, page)),
            Err(Error::Invalid(errors)) => Err(errors),
            Err(error) => return visit.error(error),
        },
    };
    let (status, data) = match found {
        Ok((query, page)) => (
            200,
            LogData {
                query,
                typed,
                errors: Vec::new(),
                page,
                kinds,
            },
        ),
        Err(errors) => (422, nothing(typed, errors, kinds)),
    };
    visit.page(status, |view| log::log_page(view, &data))
}

/// The page when the question was wrong: what was typed, and no lines.
fn nothing(typed: Vec<(String, String)>, errors: Vec<FieldError>, kinds: Vec<String>) -> LogData {
    let kind = typed.iter().find(|(n, v)| n == "kind" && !v.is_empty());
    LogData {
        query: LogQuery {
            kind: kind.map(|(_, v)| v.clone()),
            ..LogQuery::default()
        },
        typed,
        errors,
        page: LogPage {
            lines: Vec::new(),
            older: None,
        },
        kinds,
    }
}

async fn log_csv(visit: Visit) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    let typed = visit.asked_all();
    let query = match LogQuery::parse(typed.iter().map(|(n, v)| (n.as_str(), v.as_str()))) {
        Ok(query) => query,
        Err(errors) => return visit.error(Error::Invalid(errors)),
    };
    let first = match visit.app.market.log_export(&visit.ctx, &query).await {
        Ok(chunk) => chunk,
        Err(error) => return visit.error(error),
    };
    let name = format!(
        "attachment; filename=\"log-{}.csv\"",
        visit.ctx.now.format("%Y-%m-%d")
    );
    let mut response = Response::new(Body::from_stream(rows(&visit, first)));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// The rows as they are read, so that a long log takes no memory.
fn rows(
    visit: &Visit,
    first: LogChunk,
) -> impl futures::Stream<Item = Result<String, std::io::Error>> + use<> {
    let (app, ctx) = (visit.app.clone(), visit.ctx);
    futures::stream::unfold(Some(Ok(first)), move |chunk| {
        let app = app.clone();
        async move {
            match chunk? {
                Err(error) => {
                    tracing::error!(%error, "an export of the log broke off");
                    Some((Err(std::io::Error::other("the log could not be read on")), None))
                }
                Ok(LogChunk { text, rest }) => {
                    let next = match rest {
                        Some(rest) => Some(app.market.log_export_next(&ctx, rest).await),
                        None => None,
                    };
                    Some((Ok(text), next))
                }
            }
        }
    })
}
