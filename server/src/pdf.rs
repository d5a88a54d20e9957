//! Documents for the file: the dated list of a search, the card of an enterprise, the shortlist, each as PDF. They name
//! the second at which they were made, so nobody keeps them; they are laid out two at a time, so that memory stays bounded.

use crate::{
    matching::matching,
    render::{Asked, redirect},
    routes::{Routes, get},
    state::App,
};
use ::documents::Template;
use app::{
    documents,
    pages::{View, enterprise},
    routes::Route,
};
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use market::{
    catalogue::query::{MAX_PER_PAGE, OfferQuery},
    ctx::Ctx,
    enterprises::Lookup,
    error::{Error, Result},
    locale::Locale,
    texts::Texts,
};
use serde_json::Value;
use std::{future::Future, sync::Arc};
use tokio::sync::Semaphore;

type AppState = State<Arc<App>>;

/// The most offers of a list; a document says when there are more.
const MAX_ROWS: u32 = 5 * MAX_PER_PAGE;
/// The most offers of a shortlist, as on its page.
const MAX_SLUGS: usize = 100;
/// How many documents are laid out at once.
static TABLES: Semaphore = Semaphore::const_new(2);

/// What a handler made: how it looks, what it says, and the beginning of its file's name.
enum Made {
    Document(Template, Value, String),
    Moved(String),
}

/// The documents in all languages.
pub fn routes() -> Routes {
    let mut router = Routes::new();
    for l in Locale::ALL {
        router = router
            .route(
                &Route::OffersPdf.path(l),
                get(move |State(app): AppState, p: Parts| async move {
                    answer(app.clone(), l, &p, search(app, &p, l)).await
                }),
            )
            .route(
                &Route::EnterprisePdf("{slug}").path(l),
                get(
                    move |State(app): AppState, Path(slug): Path<String>, p: Parts| async move {
                        answer(app.clone(), l, &p, card(app, slug, l)).await
                    },
                ),
            )
            .route(
                &Route::ShortlistPdf.path(l),
                get(move |State(app): AppState, p: Parts| async move {
                    answer(app.clone(), l, &p, shortlist(app, &p, l)).await
                }),
            );
    }
    router
}

fn view<'a>(app: &'a App, ctx: &Ctx, texts: &'a Texts) -> View<'a> {
    View {
        site: &app.site,
        locale: ctx.locale,
        now: ctx.now,
        signed_in: None,
        texts,
    }
}

/// A wrong question is refused: a file must not answer another one than it was asked.
async fn search(app: Arc<App>, parts: &Parts, l: Locale) -> Result<Made> {
    let (asked, ctx) = (Asked::new(l, parts), app.market.ctx(l));
    let query = OfferQuery::parse(app.site.region, asked.pairs()).map_err(Error::Invalid)?;
    let query = OfferQuery { page: 1, ..query };
    let found = matching(&app, &ctx, &query, MAX_ROWS).await?;
    let answered = documents::Answered {
        query: &query,
        total: found.total,
        without: &found.without,
        cards: &found.cards,
    };
    Ok(Made::Document(
        Template::List,
        documents::search_list(&view(&app, &ctx, &app.market.texts.now()), &answered),
        name(&Route::OffersPdf.path(l)),
    ))
}

async fn card(app: Arc<App>, slug: String, l: Locale) -> Result<Made> {
    let ctx = app.market.ctx(l);
    let found = match app.market.enterprise(&ctx, &slug).await? {
        Lookup::Found(found) => found,
        Lookup::Moved(to) => return Ok(Made::Moved(Route::EnterprisePdf(&to).path(l))),
    };
    let query = OfferQuery {
        enterprise: Some(found.slug.clone()),
        per_page: MAX_PER_PAGE,
        ..OfferQuery::everything()
    };
    let listed = app.market.offers_find(&ctx, &query).await?;
    let licences = app.market.licences_of(&ctx, found.id).await?;
    // A relaxed answer shows others' offers; an enterprise without offers has none.
    let own = listed.found.relaxed.is_empty();
    let data = enterprise::EnterpriseData {
        enterprise: &found,
        offers: if own { &listed.cards } else { &[] },
        offers_total: if own { listed.found.total } else { 0 },
        offers_marked: if own { listed.found.facets.label } else { 0 },
        licences: &licences,
        card: true,
        asked: enterprise::StatusAsked::default(),
        supplier: None,
    };
    Ok(Made::Document(
        Template::Card,
        documents::enterprise_card(&view(&app, &ctx, &app.market.texts.now()), &data),
        format!("{}-{}", name(&Route::EnterprisePdf("-").path(l)), found.slug),
    ))
}

async fn shortlist(app: Arc<App>, parts: &Parts, l: Locale) -> Result<Made> {
    let (asked, ctx) = (Asked::new(l, parts), app.market.ctx(l));
    let slugs: Vec<String> = asked
        .one("offers")
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .take(MAX_SLUGS)
        .map(str::to_owned)
        .collect();
    if slugs.is_empty() {
        return Err(Error::NotFound);
    }
    let pages = app.market.offers_by_slug(&ctx, &slugs).await?;
    Ok(Made::Document(
        Template::List,
        documents::shortlist(&view(&app, &ctx, &app.market.texts.now()), &pages, &slugs),
        name(&Route::ShortlistPdf.path(l)),
    ))
}

/// The last part of an address without its ending: what a file is called.
fn name(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    last.strip_suffix(".pdf").unwrap_or(last).to_owned()
}

async fn answer(
    app: Arc<App>,
    l: Locale,
    parts: &Parts,
    made: impl Future<Output = Result<Made>>,
) -> Response {
    let ctx = app.market.ctx(l);
    let laid_out = async {
        let (template, data, name) = match made.await? {
            Made::Document(template, data, name) => (template, data, name),
            Made::Moved(to) => return Ok(redirect(StatusCode::MOVED_PERMANENTLY, &to)),
        };
        let place = TABLES.acquire().await.map_err(Error::internal)?;
        let pdf = tokio::task::spawn_blocking(move || {
            let pdf = ::documents::render(template, l.tag(), &data);
            drop(place);
            pdf
        });
        let pdf = pdf.await.map_err(Error::internal)?.map_err(Error::internal)?;
        let day = ctx.now.with_timezone(&app.site.region.time_zone).date_naive();
        Ok(file(pdf, &format!("{name}-{day}.pdf")))
    };
    laid_out
        .await
        .unwrap_or_else(|error| app.error_page(&ctx, error, &parts.headers))
}

/// A file to be saved. Slugs and words of addresses are ASCII, and so is `name`; anything else would be left out.
fn file(pdf: Vec<u8>, name: &str) -> Response {
    let safe: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
        .collect();
    let mut response = Response::new(pdf.into());
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{safe}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

#[cfg(test)]
mod tests;
