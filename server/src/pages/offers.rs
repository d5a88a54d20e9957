//! Home, the catalogue with its categories, and an offer.

use super::{AppState, what_is_right};
use crate::{
    figures,
    render::{Asked, Made},
    state::App,
};
use app::{
    pages::{catalogue, home, offer},
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
        query::{EnterpriseQuery, OfferQuery, Sort},
        taxonomy::{Category, taxonomy},
    },
    ctx::Ctx,
    enterprises::Lookup,
    error::{Error, Result},
    figures::Subject,
    locale::Locale,
};

pub(super) async fn home_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    app.answer(Asked::new(l, &parts), async |app, ctx| {
        let newest = OfferQuery {
            sort: Sort::Newest,
            per_page: 8,
            ..OfferQuery::everything()
        };
        let listed = app.market.offers_find(&ctx, &newest).await?;
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
            .total;
        let counts = &listed.found.facets.category;
        let groups: Vec<(&'static Category, u64)> = taxonomy()
            .groups()
            .filter_map(|g| {
                counts
                    .iter()
                    .find(|(code, _)| *code == g.code)
                    .map(|(_, n)| (g, *n))
            })
            .collect();
        let data = home::HomeData {
            newest: listed.cards,
            groups,
            offers: listed.found.total,
            enterprises,
        };
        Ok(Made::page(move |view| home::home_page(view, data)))
    })
    .await
}

pub(super) async fn catalogue_page(
    State(app): AppState,
    parts: Parts,
    l: Locale,
    category: Option<&'static Category>,
) -> Response {
    let asked = Asked::new(l, &parts);
    let region = app.site.region;
    let (mut query, errors) = what_is_right(
        asked.pairs(),
        |pairs| OfferQuery::parse(region, pairs.iter().copied()),
        OfferQuery::everything,
    );
    if let Some(c) = category
        && query.category.is_empty()
    {
        query.category.push(c.code.clone());
    }
    app.answer(asked, async move |app, ctx| {
        let listed = app.market.offers_find(&ctx, &query).await?;
        let wrong = !errors.is_empty();
        let build = move |view: &app::pages::View<'_>| {
            catalogue::catalogue_page(
                view,
                catalogue::CatalogueData {
                    query: &query,
                    found: &listed.found,
                    cards: &listed.cards,
                    category,
                    errors: &errors,
                    printed_at: Some(ctx.now),
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

pub(super) async fn category_page(
    state: AppState,
    Path((folder, slug)): Path<(String, String)>,
    parts: Parts,
    l: Locale,
) -> Response {
    let app = &state.0;
    let category = taxonomy()
        .by_slug(l, &slug)
        .filter(|c| Route::Category(c).path(l).ends_with(&format!("/{folder}/{slug}")));
    match category {
        Some(c) => catalogue_page(state, parts, l, Some(c)).await,
        None => app.error_page(&app.market.ctx(l), Error::NotFound, &parts.headers),
    }
}

pub(super) async fn offer_page(
    State(app): AppState,
    Path(slug): Path<String>,
    parts: Parts,
    l: Locale,
) -> Response {
    let asked = Asked::new(l, &parts);
    let chosen = asked.one("variant").map(str::to_owned);
    figures::looked(&app, &parts.headers, Subject::Offer(slug.clone()));
    app.answer(asked, async move |app, ctx| {
        let page = match app.market.offer(&ctx, &slug).await? {
            Lookup::Found(page) => page,
            Lookup::Moved(to) => return Ok(Made::Moved(Route::Offer(&to).path(l))),
        };
        let related = related(&app, &ctx, &page.card).await?;
        Ok(Made::page(move |view| {
            offer::offer_page(
                view,
                offer::OfferData {
                    page: &page,
                    chosen: chosen.as_deref(),
                    related: &related,
                    report: true,
                },
            )
        }))
    })
    .await
}

/// Up to four others of the same category.
async fn related(app: &App, ctx: &Ctx, card: &OfferCard) -> Result<Vec<OfferCard>> {
    let mut ids = app.market.search.best_of_leaf(&card.category, ctx.now, 5)?;
    ids.retain(|id| *id != card.id);
    ids.truncate(4);
    app.market.offer_cards(ctx, &ids).await
}
