//! The list of enterprises, and one.

use super::{AppState, what_is_right};
use crate::render::{Asked, Made};
use app::{
    pages::{enterprise, enterprises},
    routes::Route,
};
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::Response,
};
use market::{
    catalogue::{
        OfferCard,
        query::{EnterpriseQuery, OfferQuery},
    },
    enterprises::Lookup,
    locale::Locale,
};

pub(super) async fn enterprises_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let asked = Asked::new(l, &parts);
    let region = app.site.region;
    let (query, errors) = what_is_right(
        asked.pairs(),
        |pairs| EnterpriseQuery::parse(region, pairs.iter().copied()),
        EnterpriseQuery::everything,
    );
    app.answer(asked, async move |app, ctx| {
        let (found, cards) = app.market.enterprises_find(&ctx, &query).await?;
        let wrong = !errors.is_empty();
        let build = move |view: &app::pages::View<'_>| {
            enterprises::enterprises_page(
                view,
                enterprises::EnterprisesData {
                    query: &query,
                    found: &found,
                    cards: &cards,
                    errors: &errors,
                },
            )
        };
        Ok(if wrong {
            Made::fresh(400, build)
        } else {
            Made::page(build)
        })
    })
    .await
}

pub(super) async fn enterprise_page(
    State(app): AppState,
    Path(slug): Path<String>,
    parts: Parts,
    l: Locale,
) -> Response {
    let asked = Asked::new(l, &parts);
    let card = asked.one("card") == Some("1");
    let typed_on = asked.one("on").unwrap_or_default().to_owned();
    app.answer(asked, async move |app, ctx| {
        let found = match app.market.enterprise(&ctx, &slug).await? {
            Lookup::Found(found) => found,
            Lookup::Moved(to) => return Ok(Made::Moved(Route::Enterprise(&to).path(l))),
        };
        let query = OfferQuery {
            enterprise: Some(found.slug.clone()),
            per_page: 12,
            ..OfferQuery::everything()
        };
        let listed = app.market.offers_find(&ctx, &query).await?;
        let licences = app.market.licences_of(&ctx, found.id).await?;
        let supplier = app.market.supplier_is(&ctx, found.id).await?;
        let on = enterprise::StatusAsked::read(&typed_on);
        let (is_asked, wrong) = (on.is_asked(), on.wrong);
        let build = move |view: &app::pages::View<'_>| {
            let (total, marked) = (listed.found.total, listed.found.facets.label);
            // A relaxed answer shows others' offers; an enterprise without offers has none.
            let offers: &[OfferCard] = if listed.found.relaxed.is_empty() {
                &listed.cards
            } else {
                &[]
            };
            let total = if listed.found.relaxed.is_empty() { total } else { 0 };
            enterprise::enterprise_page(
                view,
                enterprise::EnterpriseData {
                    enterprise: &found,
                    offers,
                    offers_total: total,
                    offers_marked: marked,
                    licences: &licences,
                    card,
                    asked: enterprise::StatusAsked::read(&typed_on),
                    supplier,
                },
            )
        };
        // The card says the instant at which it was made; an answer about a day is for who asked.
        Ok(if card || is_asked {
            Made::fresh(if wrong { 400 } else { 200 }, build)
        } else {
            Made::page(build)
        })
    })
    .await
}
