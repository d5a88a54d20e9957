//! What the mark is, the check of a number, and a licence.

use super::AppState;
use crate::render::{Asked, Made};
use app::{pages::mark, routes::Route};
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::Response,
};
use chrono::NaiveDate;
use market::{error::Error, locale::Locale};

pub(super) async fn mark_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let asked = Asked::new(l, &parts);
    let typed = asked.one("number").unwrap_or_default().to_owned();
    app.answer(asked, async move |app, ctx| {
        let current = app.market.licences_current(&ctx).await?;
        let checked = if typed.is_empty() {
            None
        } else if market::certification::parse_number(&typed).is_none() {
            Some(mark::MarkCheck::NotUnderstood)
        } else {
            match app.market.licence(&ctx, &typed).await {
                Ok(licence) => return Ok(Made::See(Route::Licence(&licence.key).path(l))),
                Err(Error::NotFound) => Some(mark::MarkCheck::Unknown),
                Err(other) => return Err(other),
            }
        };
        let wrong = checked.is_some();
        let build = move |view: &app::pages::View<'_>| {
            mark::mark_page(
                view,
                mark::MarkData {
                    checked,
                    typed: &typed,
                    current,
                },
            )
        };
        Ok(if wrong {
            Made::fresh(200, build)
        } else {
            Made::page(build)
        })
    })
    .await
}

pub(super) async fn licence_page(
    State(app): AppState,
    Path(key): Path<String>,
    parts: Parts,
    l: Locale,
) -> Response {
    let asked = Asked::new(l, &parts);
    let typed_on = asked.one("on").unwrap_or_default().to_owned();
    app.answer(asked, async move |app, ctx| {
        let licence = app.market.licence(&ctx, &key).await?;
        if licence.key != key {
            return Ok(Made::Moved(Route::Licence(&licence.key).path(l)));
        }
        let on: Option<NaiveDate> = typed_on.parse().ok();
        let on_error = on.is_none() && !typed_on.is_empty();
        // It says the second at which it was checked.
        Ok(Made::fresh(if on_error { 400 } else { 200 }, move |view| {
            mark::licence_page(
                view,
                mark::LicenceData {
                    licence: &licence,
                    on,
                    on_error,
                    typed_on: &typed_on,
                },
            )
        }))
    })
    .await
}
