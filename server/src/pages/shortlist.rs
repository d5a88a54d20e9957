//! The shortlist that an address names.

use super::AppState;
use crate::render::{Asked, Made};
use app::pages::shortlist;
use axum::{extract::State, http::request::Parts, response::Response};
use market::locale::Locale;

pub(super) async fn shortlist_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let asked = Asked::new(l, &parts);
    let slugs: Vec<String> = asked
        .one("offers")
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .take(100)
        .map(str::to_owned)
        .collect();
    app.answer(asked, async move |app, ctx| {
        let pages = app.market.offers_by_slug(&ctx, &slugs).await?;
        Ok(Made::fresh(200, move |view| {
            shortlist::shortlist_page(view, &pages, &slugs)
        }))
    })
    .await
}
