//! The map of counties, and one.

use super::AppState;
use crate::render::{Asked, Made};
use app::pages::counties;
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::Response,
};
use market::{
    catalogue::query::{EnterpriseQuery, OfferQuery},
    error::Error,
    locale::Locale,
};

pub(super) async fn counties_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    app.answer(Asked::new(l, &parts), async move |app, ctx| {
        let offers = app
            .market
            .search
            .find(
                &OfferQuery {
                    per_page: 1,
                    ..OfferQuery::everything()
                },
                l,
                ctx.now,
            )?
            .facets
            .county;
        let enterprises = app
            .market
            .search
            .find_enterprises(
                &EnterpriseQuery {
                    per_page: 1,
                    ..EnterpriseQuery::everything()
                },
                l,
                ctx.now,
            )?
            .facets
            .county;
        let count = |counts: &[(market::place::Teryt, u64)], t| {
            counts.iter().find(|(c, _)| *c == t).map_or(0, |(_, n)| *n)
        };
        let counts: Vec<_> = app
            .site
            .region
            .counties
            .iter()
            .map(|c| (c.teryt, count(&enterprises, c.teryt), count(&offers, c.teryt)))
            .collect();
        Ok(Made::page(move |view| counties::counties_page(view, &counts)))
    })
    .await
}

pub(super) async fn county_page(
    State(app): AppState,
    Path(slug): Path<String>,
    parts: Parts,
    l: Locale,
) -> Response {
    app.answer(Asked::new(l, &parts), async move |app, ctx| {
        let county = app.site.region.county_by_slug(&slug).ok_or(Error::NotFound)?;
        let here = OfferQuery {
            county: vec![county.teryt],
            per_page: 12,
            ..OfferQuery::everything()
        };
        let listed = app.market.offers_find(&ctx, &here).await?;
        let serving = app.market.search.find(
            &OfferQuery {
                serves: vec![county.teryt],
                per_page: 1,
                ..OfferQuery::everything()
            },
            l,
            ctx.now,
        )?;
        let (_, enterprises) = app
            .market
            .enterprises_find(
                &ctx,
                &EnterpriseQuery {
                    county: vec![county.teryt],
                    per_page: 48,
                    ..EnterpriseQuery::everything()
                },
            )
            .await?;
        let exact = listed.found.relaxed.is_empty();
        let data = counties::CountyData {
            county,
            enterprises,
            offers: if exact { listed.cards } else { Vec::new() },
            offers_total: if exact { listed.found.total } else { 0 },
            serving_total: if serving.relaxed.is_empty() {
                serving.total
            } else {
                0
            },
        };
        Ok(Made::page(move |view| counties::county_page(view, data)))
    })
    .await
}
