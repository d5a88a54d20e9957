//! Handlers of pages: read the address, await the data, say which page shows it.

mod account;

use crate::{
    render::{Asked, Made, redirect},
    state::App,
};
use app::{
    pages::{catalogue, counties, design, enterprise, enterprises, home, mark, offer, shortlist, texts},
    routes::Route,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header, request::Parts},
    response::Response,
    routing::get,
};
use chrono::NaiveDate;
use market::{
    catalogue::{
        OfferCard,
        query::{EnterpriseQuery, OfferQuery, Sort},
        taxonomy::{Category, taxonomy},
    },
    ctx::Ctx,
    enterprises::Lookup,
    error::{Error, Result},
    locale::Locale,
};
use std::sync::Arc;

type AppState = State<Arc<App>>;

/// All pages in all languages.
pub fn router() -> Router<Arc<App>> {
    let mut router = Router::new().route("/", get(language));
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
                get(move |s: AppState, p: Parts| text_page(s, p, l, texts::ordering_page)),
            )
            .route(
                &at(Route::Accessibility),
                get(move |s: AppState, p: Parts| text_page(s, p, l, texts::accessibility_page)),
            )
            .route(
                &at(Route::Imprint),
                get(move |s: AppState, p: Parts| text_page(s, p, l, texts::imprint_page)),
            )
            .route(
                &at(Route::Privacy),
                get(move |s: AppState, p: Parts| text_page(s, p, l, texts::privacy_page)),
            )
            .route(
                &at(Route::Design),
                get(move |s: AppState, p: Parts| text_page(s, p, l, design::design_page)),
            );
        router = account::routes(router, l);
    }
    router
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

async fn home_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
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
                    page: 1,
                    per_page: 1,
                    ..EnterpriseQuery::default()
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

async fn catalogue_page(
    State(app): AppState,
    parts: Parts,
    l: Locale,
    category: Option<&'static Category>,
) -> Response {
    let asked = Asked::new(l, &parts);
    let (query, errors) = match OfferQuery::parse(app.site.region, asked.pairs()) {
        Ok(query) => (query, Vec::new()),
        // What is right in the address still counts; what is wrong is said.
        Err(errors) => {
            let good = asked
                .pairs()
                .filter(|(n, _)| !errors.iter().any(|e| e.field == *n) && *n != "sort");
            (
                OfferQuery::parse(app.site.region, good).unwrap_or_else(|_| OfferQuery::everything()),
                errors,
            )
        }
    };
    let mut query = query;
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

async fn category_page(
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

async fn offer_page(State(app): AppState, Path(slug): Path<String>, parts: Parts, l: Locale) -> Response {
    let asked = Asked::new(l, &parts);
    let chosen = asked.one("variant").map(str::to_owned);
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
                },
            )
        }))
    })
    .await
}

/// Up to four others of the same category.
async fn related(app: &App, ctx: &Ctx, card: &OfferCard) -> Result<Vec<OfferCard>> {
    let query = OfferQuery {
        category: vec![card.category.clone()],
        per_page: 5,
        ..OfferQuery::everything()
    };
    let mut ids = app.market.search.find(&query, ctx.locale, ctx.now)?.ids;
    ids.retain(|id| *id != card.id);
    ids.truncate(4);
    app.market.offer_cards(ctx, &ids).await
}

async fn enterprises_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
    let asked = Asked::new(l, &parts);
    let (query, errors) = match EnterpriseQuery::parse(app.site.region, asked.pairs()) {
        Ok(query) => (query, Vec::new()),
        Err(errors) => {
            let good = asked
                .pairs()
                .filter(|(n, _)| !errors.iter().any(|e| e.field == *n));
            (
                EnterpriseQuery::parse(app.site.region, good).unwrap_or_else(|_| EnterpriseQuery {
                    page: 1,
                    per_page: 24,
                    ..EnterpriseQuery::default()
                }),
                errors,
            )
        }
    };
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

async fn enterprise_page(
    State(app): AppState,
    Path(slug): Path<String>,
    parts: Parts,
    l: Locale,
) -> Response {
    let asked = Asked::new(l, &parts);
    let card = asked.one("card") == Some("1");
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
                },
            )
        };
        // The card says the instant at which it was made.
        Ok(if card {
            Made::fresh(200, build)
        } else {
            Made::page(build)
        })
    })
    .await
}

async fn counties_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
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
                    page: 1,
                    per_page: 1,
                    ..EnterpriseQuery::default()
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

async fn county_page(State(app): AppState, Path(slug): Path<String>, parts: Parts, l: Locale) -> Response {
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
                    page: 1,
                    per_page: 48,
                    ..EnterpriseQuery::default()
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

async fn mark_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
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

async fn licence_page(State(app): AppState, Path(key): Path<String>, parts: Parts, l: Locale) -> Response {
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

async fn shortlist_page(State(app): AppState, parts: Parts, l: Locale) -> Response {
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

async fn text_page(
    State(app): AppState,
    parts: Parts,
    l: Locale,
    page: fn(&app::pages::View<'_>) -> app::pages::Page,
) -> Response {
    app.answer(Asked::new(l, &parts), async move |_, _| Ok(Made::page(page)))
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_the_language() {
        assert_eq!(preferred("nl-BE,nl;q=0.9,en;q=0.8"), Locale::Nl);
        assert_eq!(preferred("de,en;q=0.5,pl;q=0.4"), Locale::En);
        assert_eq!(preferred("fr"), Locale::Pl);
        assert_eq!(preferred("en;q=0, pl"), Locale::Pl);
        assert_eq!(preferred(""), Locale::Pl);
    }
}
