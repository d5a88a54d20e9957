//! The catalogue: offers, their categories and what lists and pages show of them.

mod draft;
mod listing;
mod lists;
mod model;
mod prices;
mod put;
pub mod query;
mod shown;
pub mod slugs;
mod store;
pub mod taxonomy;

pub use draft::{OfferDraft, OfferText, missing_fields};
pub use listing::listings_refresh;
pub(crate) use listing::{enterprise_doc, offer_doc, page_of};
pub use lists::*;
pub use model::*;
pub(crate) use put::{By, offer_put_as, offer_put_known, offer_state_put, offers_known};
pub use put::{Outcome, offer_put};
pub use shown::*;
pub(crate) use store::{Known, OfferRows, Stored, offer_lines, offers_by_id};

use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    enterprises::Lookup,
    error::{Error, Result},
    id::{EnterpriseId, OfferId},
    jobs::{JobKind, job_enqueue},
    policy::{Action, allow},
    search::{Found, FoundEnterprises, Suggestion},
};
use chrono::{DateTime, Utc};
use query::{EnterpriseQuery, OfferQuery};
use std::collections::HashMap;

/// Every offer, or one enterprise's, as it would be written again.
///
/// # Errors
/// When the database can't be read.
pub async fn offers_all(conn: &mut Conn, enterprise: Option<EnterpriseId>) -> Result<Vec<OfferDraft>> {
    let ids = store::offer_ids(conn, enterprise).await?;
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(200) {
        out.extend(
            store::offers_by_id(conn, chunk)
                .await?
                .into_iter()
                .map(|s| s.draft),
        );
    }
    Ok(out)
}

/// The offer of an enterprise with this import key or slug.
pub(crate) async fn offer_by_key(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    key: &str,
) -> Result<Option<OfferId>> {
    store::offer_by_key(conn, enterprise, key).await
}

/// The offer with this part of an address, public or not.
pub(crate) async fn offer_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<OfferId>> {
    store::offer_by_slug(conn, slug).await
}

/// Refreshes the listings of one enterprise's offers.
pub(crate) async fn listings_refresh_of(
    conn: &mut Conn,
    now: DateTime<Utc>,
    enterprise: EnterpriseId,
) -> Result<()> {
    let ids = store::offer_ids(conn, Some(enterprise)).await?;
    listings_refresh(conn, now, &ids).await
}

/// Public offers as the index takes them, by identifier; what is missing is not public.
pub(crate) async fn offer_pages_by_id(
    conn: &mut Conn,
    ids: &[OfferId],
) -> Result<HashMap<OfferId, OfferPage>> {
    store::bodies(conn, ids)
        .await?
        .into_iter()
        .map(|(id, body)| Ok((id, serde_json::from_str(&body)?)))
        .collect()
}

/// The next public offers after `after`, at most `limit`.
pub(crate) async fn offer_ids_after(conn: &mut Conn, after: OfferId, limit: i64) -> Result<Vec<OfferId>> {
    store::listing_ids_after(conn, after, limit).await
}

/// How many offers are public.
pub(crate) async fn listing_count(conn: &mut Conn) -> Result<u64> {
    store::listing_count(conn).await
}

/// Public cards of one enterprise.
pub(crate) async fn cards_of(conn: &mut Conn, enterprise: EnterpriseId) -> Result<Vec<OfferCard>> {
    let ids = store::offer_ids(conn, Some(enterprise)).await?;
    let mut out = Vec::new();
    for chunk in ids.chunks(200) {
        for (_, card) in store::cards(conn, chunk).await? {
            out.push(serde_json::from_str(&card)?);
        }
    }
    Ok(out)
}

/// Has all public offers and enterprises indexed anew by the process that serves.
pub async fn reindex_enqueue(conn: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    job_enqueue(conn, now, JobKind::Rebuild, "all".into()).await
}

/// The answer to a question about offers, with what a list shows.
#[derive(Clone, Debug, Default)]
pub struct OffersFound {
    /// Totals, facets and what was let go.
    pub found: Found,
    /// The page's cards, best first.
    pub cards: Vec<OfferCard>,
}

impl Market {
    /// Answers a question about offers: one search and one statement.
    ///
    /// # Errors
    /// When index or database can't be read.
    pub async fn offers_find(&self, ctx: &Ctx, query: &OfferQuery) -> Result<OffersFound> {
        allow(ctx, Action::OfferRead)?;
        let found = self.search.find(query, ctx.locale, ctx.now)?;
        let cards = self.offer_cards(ctx, &found.ids).await?;
        Ok(OffersFound { found, cards })
    }

    /// Cards of public offers, in the order of `ids`; what has just been taken off is left out.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn offer_cards(&self, ctx: &Ctx, ids: &[OfferId]) -> Result<Vec<OfferCard>> {
        allow(ctx, Action::OfferRead)?;
        let rows = store::cards(&mut self.db.read().await?, ids).await?;
        let mut by_id: HashMap<OfferId, OfferCard> = HashMap::with_capacity(rows.len());
        for (id, card) in rows {
            by_id.insert(id, serde_json::from_str(&card)?);
        }
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
    }

    /// A public offer's page: one statement.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn offer(&self, ctx: &Ctx, slug: &str) -> Result<Lookup<OfferPage>> {
        allow(ctx, Action::OfferRead)?;
        let conn = &mut self.db.read().await?;
        if let Some(body) = store::body_by_slug(conn, slug).await? {
            return Ok(Lookup::Found(Box::new(serde_json::from_str(&body)?)));
        }
        slugs::moved(conn, "offer", slug)
            .await?
            .map(Lookup::Moved)
            .ok_or(Error::NotFound)
    }

    /// Public offers by slug, in that order, for a shortlist; unknown ones are left out.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn offers_by_slug(&self, ctx: &Ctx, slugs: &[String]) -> Result<Vec<OfferPage>> {
        allow(ctx, Action::OfferRead)?;
        let rows = store::bodies_by_slug(&mut self.db.read().await?, slugs).await?;
        let mut by_slug: HashMap<String, String> = rows.into_iter().collect();
        slugs
            .iter()
            .filter_map(|slug| by_slug.remove(slug))
            .map(|body| Ok(serde_json::from_str(&body)?))
            .collect()
    }

    /// Answers a question about enterprises.
    ///
    /// # Errors
    /// When index or database can't be read.
    pub async fn enterprises_find(
        &self,
        ctx: &Ctx,
        query: &EnterpriseQuery,
    ) -> Result<(FoundEnterprises, Vec<crate::enterprises::EnterpriseCard>)> {
        allow(ctx, Action::EnterpriseRead)?;
        let found = self.search.find_enterprises(query, ctx.locale, ctx.now)?;
        let cards = self.enterprise_cards(ctx, &found.ids).await?;
        Ok((found, cards))
    }

    /// Suggestions for what was typed so far.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn suggest(&self, ctx: &Ctx, typed: &str, limit: usize) -> Result<Vec<Suggestion>> {
        allow(ctx, Action::OfferRead)?;
        self.search.suggest(typed, ctx.locale, limit)
    }

    /// Slugs of public offers with the instants of their last change, for the sitemap.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn offer_slugs(&self, ctx: &Ctx) -> Result<Vec<(String, DateTime<Utc>)>> {
        allow(ctx, Action::OfferRead)?;
        store::listing_slugs(&mut self.db.read().await?).await
    }
}
