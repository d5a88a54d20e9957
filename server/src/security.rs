//! What surrounds every request: identifiers and log lines, security headers, the same-origin check, limits.

use crate::{api, serve::language_of, state::App};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use market::{accounts::network, error::Error};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    sync::Arc,
    time::{Duration, Instant},
};

/// The longest address that is answered, in bytes.
const MAX_ADDRESS: usize = 4096;
/// How long one request may take.
const MAX_TIME: Duration = Duration::from_secs(15);
/// How long one with files may take: phones send pictures over slow lines.
const MAX_TIME_FILES: Duration = Duration::from_secs(180);
/// Carries the identifier of a request into log lines, error pages and answers.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The content security policy: everything from here, scripts and styles as files, except small fonts, which lie in the
/// styles, and the one inline script, which is allowed by its hash. Shared pages carry no nonce: one that two visitors share
/// would protect nobody.
pub fn policy(inline_script: &str) -> String {
    let hash = base64(&Sha256::digest(inline_script.as_bytes()));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; style-src 'self'; img-src 'self'; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = ALPHABET[(n >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

/// Numbers the request, limits it, and logs one line about it.
pub async fn accompany(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    // Never the sender's own: what stands in our log is ours.
    let id = new_request_id();
    if let Ok(value) = HeaderValue::from_str(&id) {
        request.headers_mut().insert(REQUEST_ID, value);
    }
    let refused = match refusal(&app.config.base_url, &request) {
        Some(status) => Some(status.into_response()),
        None => too_often(&app, &request),
    };
    let mut response = match refused {
        Some(response) => response,
        None => match tokio::time::timeout(time_for(&request), next.run(request)).await {
            Ok(response) => response,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    };
    let headers = response.headers_mut();
    protect(headers, &app);
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    let status = response.status().as_u16();
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    if status >= 500 {
        tracing::warn!(id, %method, path, status, ms, "request");
    } else {
        tracing::debug!(id, %method, path, status, ms, "request");
    }
    response
}

/// The answer to a network that asks more than it may. Files and what tells whether we are well cost nothing and count
/// nothing.
fn too_often(app: &App, request: &Request) -> Option<Response> {
    let path = request.uri().path();
    if ["/assets/", "/media/", "/healthz", "/readyz"]
        .iter()
        .any(|free| path.starts_with(free))
    {
        return None;
    }
    let (headers, extensions) = (request.headers(), request.extensions());
    let wait = app.rate.over(network(app.address(headers, extensions)))?;
    let ctx = app.market.ctx(language_of(path));
    Some(if path.starts_with("/api/") {
        api::too_often(app, &ctx, path, wait)
    } else {
        let until = ctx.now + wait;
        app.error_page(&ctx, Error::TooOften { until }, headers)
    })
}

fn time_for(request: &Request) -> Duration {
    let files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|v| v.as_bytes().starts_with(b"multipart/form-data"));
    if files { MAX_TIME_FILES } else { MAX_TIME }
}

fn new_request_id() -> String {
    let mut id = String::with_capacity(16);
    let bytes = uuid::Uuid::new_v4().into_bytes();
    for byte in &bytes[..8] {
        // writing to a String can't fail
        let _ = write!(id, "{byte:02x}");
    }
    id
}

fn refusal(base_url: &str, request: &Request) -> Option<StatusCode> {
    if request
        .uri()
        .path_and_query()
        .is_some_and(|p| p.as_str().len() > MAX_ADDRESS)
    {
        return Some(StatusCode::URI_TOO_LONG);
    }
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let server_function = request.uri().path().starts_with("/fn/");
    if (!safe || server_function) && !same_origin(base_url, request.headers()) {
        return Some(StatusCode::FORBIDDEN);
    }
    None
}

/// Whether a request that may change something comes from our own pages. Browsers say so themselves; where they say
/// nothing, only a request that carries no cookie, and so nobody's rights, is let through.
pub fn same_origin(base_url: &str, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin"), _) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => origin == base_url,
        (None, None) => !headers.contains_key(header::COOKIE),
    }
}

fn protect(headers: &mut HeaderMap, app: &App) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    if app.config.base_url.starts_with("https") {
        set(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        );
    }
    // a page whose own address is a secret asks for more
    headers
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&app.policy)
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        assert_eq!(
            ["", "f", "fo", "foo", "foob"].map(|t| base64(t.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        let ours = "http://127.0.0.1:3000";
        let with = |pairs: &[(&'static str, &'static str)]| {
            pairs
                .iter()
                .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
                .collect::<HeaderMap>()
        };
        assert!(same_origin(ours, &with(&[("sec-fetch-site", "same-origin")])));
        assert!(!same_origin(
            ours,
            &with(&[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://127.0.0.1:3000")
            ])
        ));
        assert!(!same_origin(ours, &with(&[("sec-fetch-site", "same-site")])));
        assert!(same_origin(ours, &with(&[("origin", "http://127.0.0.1:3000")])));
        assert!(!same_origin(ours, &with(&[("origin", "null")])));
        assert!(same_origin(ours, &with(&[])));
        assert!(!same_origin(ours, &with(&[("cookie", "a=b")])));
    }
}
