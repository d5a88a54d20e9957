//! Rows of listings: what lists, pages and the index read of public offers, as JSON.

use crate::{
    db::{Conn, Rows, placeholders, sql, sql_built},
    error::Result,
    id::OfferId,
};
use chrono::{DateTime, Utc};

/// No listings yet, to be written together.
pub(in crate::catalogue) fn listing_rows() -> Rows {
    Rows::new(
        "insert into listing (offer_id, slug, card, body)",
        "on conflict (offer_id) do update set slug = excluded.slug, card = excluded.card, body = excluded.body",
    )
}

/// Adds a listing to those that are to be written together.
pub(in crate::catalogue) fn listing_gather(
    rows: &mut Rows,
    id: OfferId,
    slug: &str,
    card: String,
    body: String,
) {
    rows.push(|row| row.bind(id).bind(slug.to_owned()).bind(card).bind(body));
}

/// Removes listings.
pub(in crate::catalogue) async fn listings_delete(conn: &mut Conn, ids: &[OfferId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let list = placeholders(1, ids.len());
    sql_built(format!("delete from listing where offer_id in ({list})"))
        .bind_all(ids.iter().copied())
        .run(conn)
        .await?;
    Ok(())
}

/// Cards as stored JSON, in no order.
pub(in crate::catalogue) async fn cards(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<(OfferId, String)>> {
    json_of(conn, "card", ids).await
}

/// Bodies as stored JSON, in no order.
pub(in crate::catalogue) async fn bodies(conn: &mut Conn, ids: &[OfferId]) -> Result<Vec<(OfferId, String)>> {
    json_of(conn, "body", ids).await
}

async fn json_of(conn: &mut Conn, column: &'static str, ids: &[OfferId]) -> Result<Vec<(OfferId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    sql_built(format!(
        "select offer_id, {column} from listing where offer_id in ({})",
        placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await
}

pub(in crate::catalogue) async fn body_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = sql("select body from listing where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(body,)| body))
}

/// Bodies of public offers by slug, in no order.
pub(in crate::catalogue) async fn bodies_by_slug(
    conn: &mut Conn,
    slugs: &[String],
) -> Result<Vec<(String, String)>> {
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
pub(in crate::catalogue) async fn listing_ids_after(
    conn: &mut Conn,
    after: OfferId,
    limit: i64,
) -> Result<Vec<OfferId>> {
    let rows: Vec<(OfferId,)> =
        sql("select offer_id from listing where offer_id > $1 order by offer_id limit $2")
            .bind(after)
            .bind(limit)
            .all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Slugs and change instants of public offers, for the sitemap.
pub(in crate::catalogue) async fn listing_slugs(conn: &mut Conn) -> Result<Vec<(String, DateTime<Utc>)>> {
    sql("select l.slug, o.updated_at from listing l join offer o on o.id = l.offer_id order by l.slug")
        .all(conn)
        .await
}

/// How many offers are public.
pub(in crate::catalogue) async fn listing_count(conn: &mut Conn) -> Result<u64> {
    let row: Option<(i64,)> = sql("select cast(count(*) as bigint) from listing")
        .first(conn)
        .await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}
