//! Rows of offers, their texts, variants and price history.

use super::{Kind, NetQuantity, NetUnit, OfferDetails, OfferDraft, OfferState, OfferText, Variant};
use crate::{
    db::{Conn, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{self, EnterpriseId, OfferId, VariantId},
    images::store::{Owner, pictures_of},
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Price, Vat},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Known {
    pub id: OfferId,
    pub slug: String,
    pub state: String,
    pub content_hash: String,
}

pub(super) async fn offer_known(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    source: &str,
    key: &str,
) -> Result<Option<Known>> {
    sql("select id, slug, state, content_hash from offer where enterprise_id = $1 and source = $2 and external_key = $3")
        .bind(enterprise)
        .bind(source.to_owned())
        .bind(key.to_owned())
        .first(conn)
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

#[derive(sqlx::FromRow)]
struct VariantRow {
    id: VariantId,
    offer_id: OfferId,
    external_key: String,
    options: String,
    sku: Option<String>,
    price_minor: Option<i64>,
    price_basis: Option<String>,
    vat: Option<String>,
    currency: String,
    regular_minor: Option<i64>,
    stock: Option<i64>,
    weight_g: Option<i64>,
    net_milli: Option<i64>,
    net_unit: Option<String>,
}

impl VariantRow {
    fn variant(self) -> Result<(VariantId, Variant)> {
        let currency =
            Currency::from_code(&self.currency).ok_or_else(|| Error::internal("unreadable currency"))?;
        let price = match (
            self.price_minor,
            self.price_basis.as_deref().and_then(Basis::from_name),
            self.vat.as_deref().and_then(Vat::from_code),
        ) {
            (Some(minor), Some(basis), Some(vat)) => Some(Price {
                amount: Money { minor, currency },
                basis,
                vat,
            }),
            _ => None,
        };
        let net = self
            .net_milli
            .zip(self.net_unit.as_deref().and_then(NetUnit::from_name))
            .map(|(milli, unit)| NetQuantity { milli, unit });
        let variant = Variant {
            key: self.external_key,
            options: serde_json::from_str(&self.options)?,
            sku: self.sku,
            price,
            regular_minor: self.regular_minor,
            stock: self.stock,
            weight_g: self.weight_g,
            net,
        };
        Ok((self.id, variant))
    }
}

/// A price that a variant had from an instant on.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct PastPrice {
    pub variant_id: VariantId,
    pub at: DateTime<Utc>,
    pub gross_minor: i64,
}

/// An offer with everything that is stored of it.
pub(super) struct Stored {
    pub id: OfferId,
    pub slug: String,
    pub draft: OfferDraft,
    pub variant_ids: Vec<VariantId>,
    pub published_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub past: Vec<PastPrice>,
}

/// Offers by identifier, whole, in the order of `ids`; five statements however many they are.
pub(super) async fn offers_by_id(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<Stored>> {
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
    let variants: Vec<VariantRow> = sql_built(format!("select id, offer_id, external_key, options, sku, price_minor, price_basis, vat, currency, regular_minor, stock, weight_g, net_milli, net_unit from variant where offer_id in ({list}) order by position"))
        .bind_all(ids.iter().copied())
        .all(conn)
        .await?;
    for row in variants {
        if let Some(o) = found.get_mut(&row.offer_id) {
            let (id, variant) = row.variant()?;
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

pub(super) async fn offer_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    (id, slug): (OfferId, &str),
    draft: &OfferDraft,
    hash: &str,
    published_at: Option<DateTime<Utc>>,
    is_new: bool,
) -> Result<()> {
    // The first publication stands: a later import does not make an offer new again.
    let update = "update offer set slug = $1, state = $2, kind = $3, category = $4, details = $5, content_hash = $6, published_at = coalesce(published_at, $7), updated_at = $8 where id = $9 and enterprise_id = $10 and source = $11 and external_key = $12";
    let insert = "insert into offer (slug, state, kind, category, details, content_hash, published_at, updated_at, id, enterprise_id, source, external_key, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $8)";
    sql(if is_new { insert } else { update })
        .bind(slug.to_owned())
        .bind(draft.state.name().to_owned())
        .bind(draft.kind.name().to_owned())
        .bind(draft.category.clone())
        .bind(serde_json::to_string(&draft.details)?)
        .bind(hash.to_owned())
        .bind(published_at)
        .bind(now)
        .bind(id)
        .bind(draft.enterprise)
        .bind(draft.source.clone())
        .bind(draft.key.clone())
        .run(conn)
        .await?;
    Ok(())
}

pub(super) async fn offer_texts_write(
    conn: &mut Conn,
    id: OfferId,
    texts: &Localised<OfferText>,
    is_new: bool,
) -> Result<()> {
    if !is_new {
        sql("delete from offer_text where offer_id = $1")
            .bind(id)
            .run(conn)
            .await?;
    }
    for (locale, t) in texts.iter() {
        sql("insert into offer_text (offer_id, locale, title, summary, description) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(locale.tag().to_owned())
            .bind(t.title.clone())
            .bind(t.summary.clone())
            .bind(t.description.clone())
            .run(conn)
            .await?;
    }
    Ok(())
}

/// Makes the variants be `wanted`; one that stays keeps its identifier and its price history, and a new
/// price is appended to that history.
pub(super) async fn variants_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    offer: OfferId,
    wanted: &[Variant],
    is_new: bool,
) -> Result<()> {
    let old: Vec<VariantRow> = if is_new {
        Vec::new()
    } else {
        sql("select id, offer_id, external_key, options, sku, price_minor, price_basis, vat, currency, regular_minor, stock, weight_g, net_milli, net_unit from variant where offer_id = $1")
            .bind(offer)
            .all(conn)
            .await?
    };
    for gone in old
        .iter()
        .filter(|o| !wanted.iter().any(|w| w.key == o.external_key))
    {
        sql("delete from variant where id = $1")
            .bind(gone.id)
            .run(conn)
            .await?;
    }
    let day = now.date_naive();
    for (position, v) in wanted.iter().enumerate() {
        let kept = old.iter().find(|o| o.external_key == v.key);
        let id = kept.map_or_else(|| VariantId::fresh(now), |o| o.id);
        let insert = "insert into variant (position, options, sku, price_minor, price_basis, vat, currency, regular_minor, stock, weight_g, net_milli, net_unit, id, offer_id, external_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        let update = "update variant set position = $1, options = $2, sku = $3, price_minor = $4, price_basis = $5, vat = $6, currency = $7, regular_minor = $8, stock = $9, weight_g = $10, net_milli = $11, net_unit = $12 where id = $13 and offer_id = $14 and external_key = $15";
        let currency = v.price.map_or(Currency::PLN, |p| p.amount.currency);
        sql(if kept.is_some() { update } else { insert })
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(serde_json::to_string(&v.options)?)
            .bind(v.sku.clone())
            .bind(v.price.map(|p| p.amount.minor))
            .bind(v.price.map(|p| p.basis.name().to_owned()))
            .bind(v.price.map(|p| p.vat.code().to_owned()))
            .bind(currency.code().to_owned())
            .bind(v.regular_minor)
            .bind(v.stock)
            .bind(v.weight_g)
            .bind(v.net.map(|n| n.milli))
            .bind(v.net.map(|n| n.unit.name().to_owned()))
            .bind(id)
            .bind(offer)
            .bind(v.key.clone())
            .run(conn)
            .await?;
        let before = kept.and_then(|o| {
            let (minor, basis, vat) = (
                o.price_minor?,
                Basis::from_name(o.price_basis.as_deref()?)?,
                Vat::from_code(o.vat.as_deref()?)?,
            );
            Some(
                Price {
                    amount: Money {
                        minor,
                        currency: Currency::from_code(&o.currency)?,
                    },
                    basis,
                    vat,
                }
                .gross(day),
            )
        });
        if let Some(gross) = v.price.map(|p| p.gross(day)).filter(|g| before != Some(*g)) {
            sql("insert into price_history (id, variant_id, at, gross_minor, currency) values ($1, $2, $3, $4, $5)")
                .bind(id::fresh(now))
                .bind(id)
                .bind(now)
                .bind(gross.minor)
                .bind(gross.currency.code().to_owned())
                .run(conn)
                .await?;
        }
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

pub(super) async fn listing_write(
    conn: &mut Conn,
    id: OfferId,
    slug: &str,
    card: String,
    body: String,
) -> Result<()> {
    sql("insert into listing (offer_id, slug, card, body) values ($1, $2, $3, $4) on conflict (offer_id) do update set slug = excluded.slug, card = excluded.card, body = excluded.body")
        .bind(id)
        .bind(slug.to_owned())
        .bind(card)
        .bind(body)
        .run(conn)
        .await?;
    Ok(())
}

pub(super) async fn listing_delete(conn: &mut Conn, id: OfferId) -> Result<()> {
    sql("delete from listing where offer_id = $1")
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}

/// Cards as stored JSON, in no order.
pub(super) async fn cards(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<(OfferId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    sql_built(format!(
        "select offer_id, card from listing where offer_id in ({})",
        placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await
}

/// Bodies as stored JSON, in no order.
pub(super) async fn bodies(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<(OfferId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    sql_built(format!(
        "select offer_id, body from listing where offer_id in ({})",
        placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await
}

pub(super) async fn body_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = sql("select body from listing where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(body,)| body))
}

/// Bodies of public offers by slug, in no order.
pub(super) async fn bodies_by_slug(conn: &mut Conn, slugs: &[String]) -> Result<Vec<(String, String)>> {
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    sql_built(format!(
        "select slug, body from listing where slug in ({})",
        placeholders(1, slugs.len())
    ))
    .bind_all(slugs.iter().cloned())
    .all(conn)
    .await
}

/// Identifiers of public offers after `after`, for going through all of them.
pub(super) async fn listing_ids_after(conn: &mut Conn, after: OfferId, limit: i64) -> Result<Vec<OfferId>> {
    let rows: Vec<(OfferId,)> =
        sql("select offer_id from listing where offer_id > $1 order by offer_id limit $2")
            .bind(after)
            .bind(limit)
            .all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Slugs and change instants of public offers, for the sitemap.
pub(super) async fn listing_slugs(conn: &mut Conn) -> Result<Vec<(String, DateTime<Utc>)>> {
    sql("select l.slug, o.updated_at from listing l join offer o on o.id = l.offer_id order by l.slug")
        .all(conn)
        .await
}

/// How many offers are public.
pub(super) async fn listing_count(conn: &mut Conn) -> Result<u64> {
    let row: Option<(i64,)> = sql("select cast(count(*) as bigint) from listing")
        .first(conn)
        .await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}
