//! `/api/v1/offers`: the catalogue.

use super::{
    asked::{Answer, Asked},
    csv,
    dto::{
        PageLinks,
        offer::{OfferDetail, OfferList},
    },
    parameters::{Common, CsvParameters, OfferParameters},
    problem::{ItemProblems, ListProblems},
};
use crate::matching::matching;
use axum::response::Response;
use market::{
    catalogue::{OfferCard, query::OfferQuery},
    enterprises::Lookup,
    error::{Error, FieldError, Result},
};

/// The most rows of a file.
const MAX_ROWS: u32 = 1000;
/// The most offers that can be asked for by slug.
const MAX_SLUGS: usize = 100;

/// Search and list offers
///
/// The same search as the catalogue's page. When nothing matches as asked, words or filters are let go one after the
/// other, and `relaxed` says which: check it before you rely on the items obeying the filters.
#[utoipa::path(get, path = "/api/v1/offers", tag = "offers", params(OfferParameters), responses(
    (status = 200, description = "A page of offers.", body = OfferList, headers(("etag" = String, description = "Strong validator."))),
    ListProblems,
))]
pub async fn offers(asked: Asked) -> Response {
    asked.reply(found(&asked).await)
}

async fn found(asked: &Asked) -> Result<Answer> {
    let query = asked.offer_query()?;
    let listed = asked.app.market.offers_find(&asked.ctx, &query).await?;
    let links = PageLinks::of(query.page, query.per_page, listed.found.total, |page| {
        asked.address(
            "/api/v1/offers",
            OfferQuery {
                page,
                ..query.clone()
            }
            .pairs(),
        )
    });
    Answer::json(&OfferList::of(&asked.view(), &query, &listed, links))
}

/// Download offers as CSV
///
/// What `/api/v1/offers` would find on all its pages, at most 1000 rows; or the offers named by `slugs`. UTF-8 with a
/// byte order mark, commas, one header row of English names. Cells that a spreadsheet would take for a formula begin
/// with an apostrophe. Nothing is let go here: what does not obey the filters is not in the file.
#[utoipa::path(get, path = "/api/v1/offers.csv", tag = "offers", params(CsvParameters), responses(
    (status = 200, description = "A file of offers.", content_type = "text/csv", body = String,
        headers(("etag" = String, description = "Strong validator."), ("content-disposition" = String, description = "Names the file.")),
        example = json!("slug,title,title_lang,kind,…\r\nkubek-pawie-oczko,Kubek „Pawie oczko”,pl,product,…\r\n")),
    ListProblems,
))]
pub async fn offers_csv(asked: Asked) -> Response {
    asked.reply(file(&asked).await)
}

async fn file(asked: &Asked) -> Result<Answer> {
    let cards = if asked.one("slugs").is_some() {
        named(asked).await?
    } else {
        let query = asked.offer_query()?;
        matching(&asked.app, &asked.ctx, &query, MAX_ROWS).await?.cards
    };
    Ok(Answer::Csv(csv::offers(&asked.view(), &cards)))
}

async fn named(asked: &Asked) -> Result<Vec<OfferCard>> {
    asked.only(&["slugs"])?;
    let values = asked
        .query
        .iter()
        .filter(|(n, _)| n == "slugs")
        .flat_map(|(_, v)| v.split(','));
    let slugs: Vec<String> = values
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect();
    if slugs.len() > MAX_SLUGS {
        return Err(Error::Invalid(vec![FieldError::new(
            "slugs",
            "invalid.too_long",
            slugs.len().to_string(),
        )]));
    }
    let pages = asked.app.market.offers_by_slug(&asked.ctx, &slugs).await?;
    Ok(pages.into_iter().map(|p| p.card).collect())
}

/// Read an offer
///
/// All that the offer's page says, with its variants and with who sells it.
#[utoipa::path(get, path = "/api/v1/offers/{slug}", tag = "offers",
    params(("slug" = String, Path, description = "The offer's part of an address.", example = "kubek-pawie-oczko"), Common),
    responses(
        (status = 200, description = "The offer.", body = OfferDetail, headers(("etag" = String, description = "Strong validator."))),
        (status = 308, description = "It has another slug now.", headers(("location" = String, description = "Where it stands."))),
        ItemProblems,
    ))]
pub async fn offer(asked: Asked) -> Response {
    asked.reply(one(&asked).await)
}

async fn one(asked: &Asked) -> Result<Answer> {
    asked.only(&[])?;
    let slug = asked.part()?;
    match asked.app.market.offer(&asked.ctx, slug).await? {
        Lookup::Found(page) => Answer::json(&OfferDetail::of(&asked.view(), &page)),
        Lookup::Moved(to) => Ok(Answer::Moved(format!("/api/v1/offers/{to}"))),
    }
}
