//! `/api/v1/enterprises`: who sells.

use super::{
    asked::{Answer, Asked},
    dto::{PageLinks, enterprise::EnterpriseDetail, enterprises::EnterpriseList},
    parameters::{Common, EnterpriseParameters},
    problem::{ItemProblems, ListProblems},
};
use axum::response::Response;
use market::{catalogue::query::EnterpriseQuery, enterprises::Lookup, error::Result};

/// Search and list enterprises
///
/// The same search as the page of enterprises.
#[utoipa::path(get, path = "/api/v1/enterprises", tag = "enterprises", params(EnterpriseParameters), responses(
    (status = 200, description = "A page of enterprises.", body = EnterpriseList, headers(("etag" = String, description = "Strong validator."))),
    ListProblems,
))]
pub async fn enterprises(asked: Asked) -> Response {
    asked.reply(found(&asked).await)
}

async fn found(asked: &Asked) -> Result<Answer> {
    let query = asked.enterprise_query()?;
    let (found, cards) = asked.app.market.enterprises_find(&asked.ctx, &query).await?;
    let links = PageLinks::of(query.page, query.per_page, found.total, |page| {
        asked.address(
            "/api/v1/enterprises",
            EnterpriseQuery {
                page,
                ..query.clone()
            }
            .pairs(),
        )
    });
    Answer::json(&EnterpriseList::of(&asked.view(), &query, &found, &cards, links))
}

/// Read an enterprise
///
/// Its profile with its licences of the mark and the address of its offers.
#[utoipa::path(get, path = "/api/v1/enterprises/{slug}", tag = "enterprises",
    params(("slug" = String, Path, description = "The enterprise's part of an address.", example = "spoldzielnia-socjalna-pawie-oczko"), Common),
    responses(
        (status = 200, description = "The enterprise.", body = EnterpriseDetail, headers(("etag" = String, description = "Strong validator."))),
        (status = 308, description = "It has another slug now.", headers(("location" = String, description = "Where it stands."))),
        ItemProblems,
    ))]
pub async fn enterprise(asked: Asked) -> Response {
    asked.reply(one(&asked).await)
}

async fn one(asked: &Asked) -> Result<Answer> {
    asked.only(&[])?;
    let slug = asked.part()?;
    let found = match asked.app.market.enterprise(&asked.ctx, slug).await? {
        Lookup::Found(found) => found,
        Lookup::Moved(to) => return Ok(Answer::Moved(format!("/api/v1/enterprises/{to}"))),
    };
    let licences = asked.app.market.licences_of(&asked.ctx, found.id).await?;
    let offers = asked.address("/api/v1/offers", vec![("enterprise", found.slug.clone())]);
    Answer::json(&EnterpriseDetail::of(&asked.view(), &found, &licences, offers))
}
