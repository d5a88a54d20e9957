//! What is counted of requests: that a page was looked at, by which search, and that somebody went on to the seller. No
//! cookie is read or set, and nothing is kept of who it was.

use crate::{security, state::App};
use app::routes::Route;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, Uri, header},
};
use market::{
    figures::{Seen, Subject, What, countable},
    locale::Locale,
};
use std::sync::Arc;

/// The longest body of a note about a contact.
const MOST: usize = 512;

/// Counts that somebody looks at a page. Programs that say they are programs, and pages fetched ahead, are not counted.
pub fn looked(app: &App, headers: &HeaderMap, subject: Subject) {
    let text = |name: &str| {
        headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let agent = text("user-agent");
    let machine = agent.is_empty()
        || [
            "bot", "crawl", "spider", "slurp", "curl/", "wget/", "python", "preview",
        ]
        .iter()
        .any(|m| agent.contains(m));
    if machine || text("sec-purpose").contains("prefetch") || text("purpose").contains("prefetch") {
        return;
    }
    app.market.figures.count(Seen {
        subject: subject.clone(),
        what: What::View,
        words: String::new(),
    });
    let from = headers.get(header::REFERER).and_then(|v| v.to_str().ok());
    if let Some(words) = from.and_then(|url| searched(&app.config.base_url, url)) {
        app.market.figures.count(Seen {
            subject,
            what: What::Search,
            words,
        });
    }
}

/// The words that were searched on the page that somebody comes from, if it is a list of ours.
fn searched(base: &str, referer: &str) -> Option<String> {
    let uri: Uri = referer.strip_prefix(base)?.parse().ok()?;
    let list = Locale::ALL.iter().any(|l| {
        [Route::Offers, Route::Enterprises]
            .iter()
            .any(|r| uri.path() == r.path(*l))
    });
    if !list {
        return None;
    }
    let q = form_urlencoded::parse(uri.query()?.as_bytes())
        .find(|(n, _)| n == "q")?
        .1;
    countable(&q)
}

/// Whose page a path is.
fn subject(path: &str) -> Option<Subject> {
    let plain = |slug: &str| {
        !slug.is_empty() && slug.len() <= 120 && slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    for l in Locale::ALL {
        let below = |route: Route<'_>| {
            path.strip_prefix(&format!("{}/", route.path(l)))
                .filter(|s| plain(s))
                .map(str::to_owned)
        };
        if let Some(slug) = below(Route::Offers) {
            return Some(Subject::Offer(slug));
        }
        if let Some(slug) = below(Route::Enterprises) {
            return Some(Subject::Enterprise(slug));
        }
    }
    None
}

/// `POST /seen/contact`, the path of the page as its body: somebody went on to write or to call.
pub async fn contact(State(app): State<Arc<App>>, request: Request) -> StatusCode {
    // Beacons of our own pages alone; whoever sends none of the headers is no browser.
    if !security::same_origin(&app.config.base_url, request.headers()) {
        return StatusCode::FORBIDDEN;
    }
    let Ok(body) = axum::body::to_bytes(request.into_body(), MOST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    if let Some(subject) = std::str::from_utf8(&body)
        .ok()
        .and_then(|path| subject(path.trim()))
    {
        app.market.figures.count(Seen {
            subject,
            what: What::Contact,
            words: String::new(),
        });
    }
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_searches_of_our_own_lists_are_counted() {
        let base = "http://127.0.0.1:3000";
        let of = |path: &str| searched(base, &format!("{base}{path}"));
        assert_eq!(of("/pl/oferta?label=1&q=Kubek").as_deref(), Some("kubek"));
        assert_eq!(of("/en/offers?q=mug").as_deref(), Some("mug"));
        assert_eq!(of("/pl/oferta"), None);
        assert_eq!(of("/pl/znak?q=kubek"), None);
        assert_eq!(
            searched(base, "https://elsewhere.example/pl/oferta?q=kubek"),
            None
        );
        assert_eq!(of("/pl/oferta?q=anna%40przyklad.pl"), None);
    }

    #[test]
    fn a_path_names_an_offer_or_a_profile_and_nothing_else() {
        assert_eq!(subject("/pl/oferta/kubek"), Some(Subject::Offer("kubek".into())));
        assert_eq!(
            subject("/nl/organisaties/glinka"),
            Some(Subject::Enterprise("glinka".into()))
        );
        for path in [
            "/pl/oferta",
            "/pl/oferta/kategoria/x",
            "/pl/oferta/..",
            "",
            "/pl/oferta/<b>",
        ] {
            assert_eq!(subject(path), None, "{path}");
        }
    }
}
