//! Handlers of pages: read the address, await the data, say which page shows it.

mod account;
mod counties;
mod desk;
mod enterprises;
mod log;
mod mark;
mod moderation;
mod offers;
mod operations;
mod seller;
mod shortlist;
mod texts;

use crate::{
    render::{Asked, Made, redirect},
    routes::{Routes, get},
    state::App,
};
use app::{
    pages::{design, texts as text_pages},
    routes::Route,
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header, request::Parts},
    response::Response,
};
use counties::{counties_page, county_page};
use enterprises::{enterprise_page, enterprises_page};
use mark::{licence_page, mark_page};
use market::{error::FieldError, locale::Locale};
use offers::{catalogue_page, category_page, home_page, offer_page};
use shortlist::shortlist_page;
use std::sync::Arc;

type AppState = State<Arc<App>>;

/// The address of a page about any one thing: of the route to the nil identifier.
fn with_id(route: Route<'_>, l: Locale) -> String {
    route.path(l).replace(&uuid::Uuid::nil().to_string(), "{id}")
}

/// All pages in all languages.
pub fn routes() -> Routes {
    let mut router = Routes::new().route("/", get(language));
    for l in Locale::ALL {
        let at = |route: Route<'_>| route.path(l);
        let below = |route: Route<'_>| format!("{}/{{slug}}", route.path(l));
        router = router
            .route(
                &at(Route::Home),
                get(move |s: AppState, p: Parts| home_page(s, p, l)),
            )
            .route(
                &at(Route::Offers),
                get(move |s: AppState, p: Parts| catalogue_page(s, p, l, None)),
            )
            .route(
                &below(Route::Offers),
                get(move |s: AppState, slug: Path<String>, p: Parts| offer_page(s, slug, p, l)),
            )
            .route(
                &format!("{}/{{group}}/{{slug}}", at(Route::Offers)),
                get(move |s: AppState, slug: Path<(String, String)>, p: Parts| category_page(s, slug, p, l)),
            )
            .route(
                &at(Route::Enterprises),
                get(move |s: AppState, p: Parts| enterprises_page(s, p, l)),
            )
            .route(
                &below(Route::Enterprises),
                get(move |s: AppState, slug: Path<String>, p: Parts| enterprise_page(s, slug, p, l)),
            )
            .route(
                &at(Route::Counties),
                get(move |s: AppState, p: Parts| counties_page(s, p, l)),
            )
            .route(
                &below(Route::Counties),
                get(move |s: AppState, slug: Path<String>, p: Parts| county_page(s, slug, p, l)),
            )
            .route(
                &at(Route::Mark),
                get(move |s: AppState, p: Parts| mark_page(s, p, l)),
            )
            .route(
                &below(Route::Mark),
                get(move |s: AppState, slug: Path<String>, p: Parts| licence_page(s, slug, p, l)),
            )
            .route(
                &at(Route::Shortlist),
                get(move |s: AppState, p: Parts| shortlist_page(s, p, l)),
            )
            .route(
                &at(Route::Ordering),
                get(move |s: AppState, p: Parts| text_page(s, p, l, text_pages::ordering_page)),
            )
            .route(
                &at(Route::Accessibility),
                get(move |s: AppState, p: Parts| text_page(s, p, l, text_pages::accessibility_page)),
            )
            .route(
                &at(Route::Imprint),
                get(move |s: AppState, p: Parts| text_page(s, p, l, text_pages::imprint_page)),
            )
            .route(
                &at(Route::Privacy),
                get(move |s: AppState, p: Parts| text_page(s, p, l, text_pages::privacy_page)),
            )
            .route(
                &at(Route::Design),
                get(move |s: AppState, p: Parts| text_page(s, p, l, design::design_page)),
            );
        router = account::routes(router, l);
        router = seller::routes(router, l);
        router = desk::routes(router, l);
        router = log::routes(router, l);
        router = texts::routes(router, l);
        router = moderation::routes(router, l);
        router = operations::routes(router, l);
    }
    account::provider_return(router)
}

/// `/`: the first of the reader's languages that is ours.
async fn language(parts: Parts) -> Response {
    let accept = parts
        .headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let mut response = redirect(StatusCode::FOUND, &Route::Home.path(preferred(accept)));
    response
        .headers_mut()
        .insert(header::VARY, header::HeaderValue::from_static("accept-language"));
    response
}

/// The language of ours that `Accept-Language` prefers; Polish when it names none.
pub fn preferred(accept: &str) -> Locale {
    let mut wanted: Vec<(f32, Locale)> = accept
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.split('-').next()?.to_ascii_lowercase();
            let q = pieces
                .next()
                .and_then(|q| q.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse().ok())?;
            Locale::from_tag(&tag).filter(|_| q > 0.0).map(|l| (q, l))
        })
        .collect();
    // stable: among equals the first named
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.first().map_or(Locale::Pl, |(_, l)| *l)
}

async fn text_page(
    State(app): AppState,
    parts: Parts,
    l: Locale,
    page: fn(&app::pages::View<'_>) -> app::pages::Page,
) -> Response {
    app.answer(Asked::new(l, &parts), async move |_, _| Ok(Made::page(page)))
        .await
}

/// Reads an address's question. What is right in it still counts; what is wrong is said: a second answer that isn't
/// empty names it. `sort` may be wrong by another parameter's fault.
fn what_is_right<'a, Q>(
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    read: impl Fn(&[(&'a str, &'a str)]) -> Result<Q, Vec<FieldError>>,
    everything: impl FnOnce() -> Q,
) -> (Q, Vec<FieldError>) {
    let mut pairs: Vec<_> = pairs.collect();
    match read(&pairs) {
        Ok(query) => (query, Vec::new()),
        Err(errors) => {
            pairs.retain(|(name, _)| *name != "sort" && !errors.iter().any(|e| e.field == *name));
            (read(&pairs).unwrap_or_else(|_| everything()), errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use market::catalogue::query::OfferQuery;

    #[test]
    fn the_browser_chooses_the_language() {
        assert_eq!(preferred("nl-BE,nl;q=0.9,en;q=0.8"), Locale::Nl);
        assert_eq!(preferred("de,en;q=0.5,pl;q=0.4"), Locale::En);
        assert_eq!(preferred("fr"), Locale::Pl);
        assert_eq!(preferred("en;q=0, pl"), Locale::Pl);
        assert_eq!(preferred(""), Locale::Pl);
    }

    #[test]
    fn what_is_right_in_an_address_still_counts() {
        let region = market::place::Region::by_code("lower-silesia").expect("the pack");
        let read = |pairs: &[(&'static str, &'static str)]| {
            what_is_right(
                pairs.iter().copied(),
                |pairs| OfferQuery::parse(region, pairs.iter().copied()),
                OfferQuery::everything,
            )
        };
        let (query, errors) = read(&[("q", "kubek"), ("page", "0"), ("sort", "distance")]);
        let names: Vec<_> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(names, ["page", "near"]);
        assert_eq!(query.pairs(), [("q", "kubek".to_owned())]);
        assert!(read(&[("q", "kubek")]).1.is_empty());
    }
}
