//! A view opened as somebody else can only be read: whatever may change something is refused here, for every address there
//! is, but for ending the view. What may be read in it is the policy's word.

use crate::{serve::language_of, state::App};
use app::routes::Route;
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use market::{error::Error, locale::Locale};
use std::sync::Arc;

/// Lets through what only reads, what ends a view, and what comes from no view.
pub async fn only_reads(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let path = request.uri().path();
    if safe || Locale::ALL.iter().any(|l| Route::SeeingEnd.path(*l) == path) {
        return next.run(request).await;
    }
    let ctx = app.market.ctx(language_of(path));
    match app.signed(request.headers(), ctx.now).await {
        Ok(Some(signed)) if signed.session.seeing.is_some() => {
            let ctx = ctx.by(signed.actor());
            tracing::warn!(actor = ctx.actor.name(), path, "refused in somebody else's view");
            app.error_page_for(&ctx, Some(&signed.shown()), Error::Forbidden, request.headers())
        }
        Ok(_) => next.run(request).await,
        Err(error) => app.error_page(&ctx, error, request.headers()),
    }
}
