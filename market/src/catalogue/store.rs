//! Rows of offers, their texts and price history.

mod lines;
mod listings;
mod variants;

pub(crate) use lines::offer_lines;
pub(super) use listings::*;
pub(super) use variants::variants_write;

use super::{Kind, OfferDetails, OfferDraft, OfferState, OfferText};
use crate::{
    db::{Conn, Rows, Sql, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{EnterpriseId, OfferId, VariantId},
    images::store::{Owner, PictureRows, pictures_of},
    locale::{Locale, Localised},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// What is stored of an offer, as far as writing it again asks.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Known {
    pub(crate) id: OfferId,
    /// Its key in its source.
    pub external_key: String,
    pub(crate) slug: String,
    pub(crate) state: String,
    pub(crate) content_hash: String,
}

/// What is stored of one offer, for writing it again.
pub(super) async fn offer_known(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    source: &str,
    key: &str,
) -> Result<Option<Known>> {
    sql("select id, external_key, slug, state, content_hash from offer where enterprise_id = $1 and source = $2 and external_key = $3")
        .bind(enterprise)
        .bind(source.to_owned())
        .bind(key.to_owned())
        .first(conn)
        .await
}

/// What is stored of an enterprise's offers from one source.
pub(super) async fn offers_known(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    source: &str,
) -> Result<Vec<Known>> {
    sql("select id, external_key, slug, state, content_hash from offer where enterprise_id = $1 and source = $2")
        .bind(enterprise)
        .bind(source.to_owned())
        .all(conn)
        .await
}

/// The offer of an enterprise with this import key or slug.
pub(super) async fn offer_by_key(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    key: &str,
) -> Result<Option<OfferId>> {
    let row: Option<(OfferId,)> = sql("select id from offer where enterprise_id = $1 and (external_key = $2 or slug = $2) order by external_key limit 1")
        .bind(enterprise)
        .bind(key.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// The offer with this part of an address.
pub(super) async fn offer_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<OfferId>> {
    let row: Option<(OfferId,)> = sql("select id from offer where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

#[derive(sqlx::FromRow)]
struct OfferRow {
    id: OfferId,
    enterprise_id: EnterpriseId,
    slug: String,
    state: String,
    kind: String,
    category: String,
    details: String,
    source: String,
    external_key: String,
    published_at: Option<DateTime<Utc>>,
    updated_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct TextRow {
    offer_id: OfferId,
    locale: String,
    title: String,
    summary: Option<String>,
    description: Option<String>,
}

/// A price that a variant had from an instant on.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(crate) struct PastPrice {
    pub variant_id: VariantId,
    pub at: DateTime<Utc>,
    pub gross_minor: i64,
}

/// An offer with everything that is stored of it.
pub(crate) struct Stored {
    pub id: OfferId,
    pub slug: String,
    pub draft: OfferDraft,
    pub variant_ids: Vec<VariantId>,
    pub published_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub past: Vec<PastPrice>,
}

/// Offers by identifier, whole, in the order of `ids`; five statements however many they are.
pub(crate) async fn offers_by_id(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<Stored>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = placeholders(1, ids.len());
    let rows: Vec<OfferRow> =
        sql_built(format!("select id, enterprise_id, slug, state, kind, category, details, source, external_key, published_at, updated_at from offer where id in ({list})"))
            .bind_all(ids.iter().copied())
            .all(conn)
            .await?;
    let mut found: HashMap<OfferId, Stored> = HashMap::with_capacity(rows.len());
    for row in rows {
        let draft = OfferDraft {
            enterprise: row.enterprise_id,
            source: row.source,
            key: row.external_key,
            slug: Some(row.slug.clone()),
            state: OfferState::from_name(&row.state)
                .ok_or_else(|| Error::internal("unreadable offer state"))?,
            kind: Kind::from_name(&row.kind).ok_or_else(|| Error::internal("unreadable offer kind"))?,
            category: row.category,
            texts: Localised::default(),
            details: serde_json::from_str::<OfferDetails>(&row.details)?,
            variants: Vec::new(),
            pictures: Vec::new(),
            published_on: row.published_at.map(|at| at.date_naive()),
        };
        found.insert(
            row.id,
            Stored {
                id: row.id,
                slug: row.slug,
                draft,
                variant_ids: Vec::new(),
                published_at: row.published_at,
                updated_at: row.updated_at,
                past: Vec::new(),
            },
        );
    }
    let texts: Vec<TextRow> = sql_built(format!(
        "select offer_id, locale, title, summary, description from offer_text where offer_id in ({list})"
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await?;
    for row in texts {
        if let (Some(o), Some(locale)) = (found.get_mut(&row.offer_id), Locale::from_tag(&row.locale)) {
            o.draft.texts.set(
                locale,
                Some(OfferText {
                    title: row.title,
                    summary: row.summary,
                    description: row.description,
                }),
            );
        }
    }
    for (offer, id, variant) in variants::variants_of(conn, ids).await? {
        if let Some(o) = found.get_mut(&offer) {
            o.variant_ids.push(id);
            o.draft.variants.push(variant);
        }
    }
    let past: Vec<(OfferId, VariantId, DateTime<Utc>, i64)> = sql_built(format!("select v.offer_id, h.variant_id, h.at, h.gross_minor from price_history h join variant v on v.id = h.variant_id where v.offer_id in ({list}) order by h.at, h.id"))
        .bind_all(ids.iter().copied())
        .all(conn)
        .await?;
    for (offer, variant_id, at, gross_minor) in past {
        if let Some(o) = found.get_mut(&offer) {
            o.past.push(PastPrice {
                variant_id,
                at,
                gross_minor,
            });
        }
    }
    let owners: Vec<Owner> = ids.iter().map(|id| Owner::Offer(*id)).collect();
    for (owner, pictures) in pictures_of(conn, &owners).await? {
        if let Some(o) = found.get_mut(&OfferId(owner)) {
            o.draft.pictures = pictures;
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Rows of new offers and of their parts, gathered so that an import writes them with few statements.
pub struct OfferRows {
    offers: Rows,
    texts: Rows,
    pub(super) variants: Rows,
    pub(super) prices: Rows,
    pub(super) pictures: PictureRows,
}

impl Default for OfferRows {
    fn default() -> Self {
        let none = |into| Rows::new(into, "");
        Self {
            offers: none(
                "insert into offer (slug, state, kind, category, details, content_hash, published_at, updated_at, id, enterprise_id, source, external_key, created_at)",
            ),
            texts: none("insert into offer_text (offer_id, locale, title, summary, description)"),
            variants: none(
                "insert into variant (position, options, sku, price_minor, price_basis, vat, currency, regular_minor, stock, weight_g, net_milli, net_unit, id, offer_id, external_key)",
            ),
            prices: none("insert into price_history (id, variant_id, at, gross_minor, currency)"),
            pictures: PictureRows::default(),
        }
    }
}

impl OfferRows {
    /// Writes what was gathered; what refers to something comes after it.
    pub async fn write(&mut self, conn: &mut Conn) -> Result<()> {
        let rows = std::mem::take(self);
        rows.offers.write(conn).await?;
        rows.texts.write(conn).await?;
        rows.variants.write(conn).await?;
        rows.prices.write(conn).await?;
        rows.pictures.write(conn).await
    }
}

pub(super) async fn offer_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    (id, slug): (OfferId, &str),
    draft: &OfferDraft,
    hash: &str,
    published_at: Option<DateTime<Utc>>,
    new: Option<&mut OfferRows>,
) -> Result<()> {
    let details = serde_json::to_string(&draft.details)?;
    let values = |row: Sql| {
        row.bind(slug.to_owned())
            .bind(draft.state.name().to_owned())
            .bind(draft.kind.name().to_owned())
            .bind(draft.category.clone())
            .bind(details)
            .bind(hash.to_owned())
            .bind(published_at)
            .bind(now)
            .bind(id)
            .bind(draft.enterprise)
            .bind(draft.source.clone())
            .bind(draft.key.clone())
    };
    match new {
        Some(rows) => rows.offers.push(|row| values(row).bind(now)),
        // The first publication stands: a later import does not make an offer new again.
        None => {
            let update = "update offer set slug = $1, state = $2, kind = $3, category = $4, details = $5, content_hash = $6, published_at = coalesce(published_at, $7), updated_at = $8 where id = $9 and enterprise_id = $10 and source = $11 and external_key = $12";
            values(sql(update)).run(conn).await?;
        }
    }
    Ok(())
}

pub(super) async fn offer_texts_write(
    conn: &mut Conn,
    id: OfferId,
    texts: &Localised<OfferText>,
    is_new: bool,
    rows: &mut OfferRows,
) -> Result<()> {
    if !is_new {
        sql("delete from offer_text where offer_id = $1")
            .bind(id)
            .run(conn)
            .await?;
    }
    for (locale, t) in texts.iter() {
        rows.texts.push(|row| {
            row.bind(id)
                .bind(locale.tag().to_owned())
                .bind(t.title.clone())
                .bind(t.summary.clone())
                .bind(t.description.clone())
        });
    }
    Ok(())
}

/// Identifiers of all offers, or of one enterprise's, by enterprise's and own key.
pub(super) async fn offer_ids(conn: &mut Conn, enterprise: Option<EnterpriseId>) -> Result<Vec<OfferId>> {
    let rows: Vec<(OfferId,)> = match enterprise {
        Some(id) => sql("select id from offer where enterprise_id = $1 order by external_key, id").bind(id).all(conn).await?,
        None => sql("select o.id from offer o join enterprise e on e.id = o.enterprise_id order by e.external_key, e.id, o.external_key, o.id").all(conn).await?,
    };
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
