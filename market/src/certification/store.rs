//! Rows of grantors and licences.

use super::{LicenceDraft, LicenceState, MarkSpan};
use crate::{
    db::{Conn, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{EnterpriseId, GrantorId, LicenceId, OfferId},
    locale::Localised,
    place::GrantorPack,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct GrantorRow {
    pub id: GrantorId,
    pub time_zone: String,
}

pub(super) async fn grantor_by_code(conn: &mut Conn, code: &str) -> Result<Option<GrantorRow>> {
    sql("select id, time_zone from grantor where code = $1")
        .bind(code.to_owned())
        .first(conn)
        .await
}

pub(super) async fn grantor_put(conn: &mut Conn, now: DateTime<Utc>, pack: &GrantorPack) -> Result<()> {
    sql("insert into grantor (id, code, name, time_zone, territory) values ($1, $2, $3, $4, $5) on conflict (code) do update set name = excluded.name, time_zone = excluded.time_zone, territory = excluded.territory")
        .bind(GrantorId::fresh(now))
        .bind(pack.code.clone())
        .bind(serde_json::to_string(&pack.name)?)
        .bind(pack.time_zone.clone())
        .bind(pack.territory.clone())
        .run(conn)
        .await?;
    Ok(())
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Known {
    pub id: LicenceId,
    pub state: String,
    pub content_hash: String,
}

pub(super) async fn licence_known(conn: &mut Conn, key: &str) -> Result<Option<Known>> {
    sql("select id, state, content_hash from licence where key = $1")
        .bind(key.to_owned())
        .first(conn)
        .await
}

pub(super) struct Write<'a> {
    pub id: LicenceId,
    pub number: &'a str,
    pub key: &'a str,
    pub grantor: GrantorId,
    pub span: (DateTime<Utc>, DateTime<Utc>),
    pub hash: &'a str,
}

pub(super) async fn licence_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    w: Write<'_>,
    d: &LicenceDraft,
    is_new: bool,
) -> Result<()> {
    let insert = "insert into licence (number, key, grantor_id, enterprise_id, recommended_on, granted_on, starts_on, ends_on, state, state_on, state_reason, valid_from, valid_until, content_hash, updated_at, id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15)";
    let update = "update licence set number = $1, key = $2, grantor_id = $3, enterprise_id = $4, recommended_on = $5, granted_on = $6, starts_on = $7, ends_on = $8, state = $9, state_on = $10, state_reason = $11, valid_from = $12, valid_until = $13, content_hash = $14, updated_at = $15 where id = $16";
    sql(if is_new { insert } else { update })
        .bind(w.number.to_owned())
        .bind(w.key.to_owned())
        .bind(w.grantor)
        .bind(d.enterprise)
        .bind(d.recommended_on)
        .bind(d.granted_on)
        .bind(d.starts_on)
        .bind(d.ends_on)
        .bind(d.state.name().to_owned())
        .bind(d.state_on)
        .bind(d.state_reason.clone())
        .bind(w.span.0)
        .bind(w.span.1)
        .bind(w.hash.to_owned())
        .bind(now)
        .bind(w.id)
        .run(conn)
        .await?;
    Ok(())
}

pub(super) async fn covers_write(conn: &mut Conn, id: LicenceId, covers: &[(OfferId, String)]) -> Result<()> {
    sql("delete from licence_cover where licence_id = $1")
        .bind(id)
        .run(conn)
        .await?;
    for (offer, variant) in covers {
        sql("insert into licence_cover (licence_id, offer_id, variant) values ($1, $2, $3)")
            .bind(id)
            .bind(*offer)
            .bind(variant.clone())
            .run(conn)
            .await?;
    }
    Ok(())
}

pub(super) async fn covered_offers(conn: &mut Conn, id: LicenceId) -> Result<Vec<OfferId>> {
    let rows: Vec<(OfferId,)> = sql("select distinct offer_id from licence_cover where licence_id = $1")
        .bind(id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

#[derive(sqlx::FromRow)]
struct SpanRow {
    offer_id: OfferId,
    variant: String,
    number: String,
    key: String,
    grantor: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    valid_from: DateTime<Utc>,
    valid_until: DateTime<Utc>,
}

/// The spans in which licences cover each of these offers, in order of their first day.
pub(super) async fn marks_of(conn: &mut Conn, offers: &[OfferId]) -> Result<HashMap<OfferId, Vec<MarkSpan>>> {
    let mut out: HashMap<OfferId, Vec<MarkSpan>> = HashMap::new();
    if offers.is_empty() {
        return Ok(out);
    }
    let rows: Vec<SpanRow> = sql_built(format!(
        "select c.offer_id, c.variant, l.number, l.key, g.name as grantor, l.starts_on, l.ends_on, l.valid_from, l.valid_until from licence_cover c join licence l on l.id = c.licence_id join grantor g on g.id = l.grantor_id where c.offer_id in ({}) order by l.starts_on, l.number, c.variant",
        placeholders(1, offers.len())
    ))
    .bind_all(offers.iter().copied())
    .all(conn)
    .await?;
    for row in rows {
        let marks = out.entry(row.offer_id).or_default();
        let variant = Some(row.variant).filter(|v| !v.is_empty());
        if let Some(same) = marks.iter_mut().find(|m| m.key == row.key) {
            same.variants.extend(variant);
            continue;
        }
        let grantor: Localised<String> = serde_json::from_str(&row.grantor)?;
        marks.push(MarkSpan {
            number: row.number,
            key: row.key,
            grantor,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            from: row.valid_from,
            until: row.valid_until,
            variants: variant.into_iter().collect(),
        });
    }
    Ok(out)
}

#[derive(sqlx::FromRow)]
pub(super) struct LicenceRow {
    pub id: LicenceId,
    pub number: String,
    pub key: String,
    pub grantor: String,
    pub grantor_code: String,
    pub time_zone: String,
    pub enterprise_id: EnterpriseId,
    pub enterprise_slug: String,
    pub enterprise_state: String,
    pub enterprise_name: String,
    pub enterprise_town: String,
    pub recommended_on: Option<NaiveDate>,
    pub granted_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub state: String,
    pub state_on: Option<NaiveDate>,
    pub state_reason: Option<String>,
}

impl LicenceRow {
    pub fn state(&self) -> Result<LicenceState> {
        LicenceState::from_name(&self.state).ok_or_else(|| Error::internal("unreadable licence state"))
    }
}

const LICENCE: &str = "select l.id, l.number, l.key, g.name as grantor, g.code as grantor_code, g.time_zone, l.enterprise_id, e.slug as enterprise_slug, e.state as enterprise_state, e.brand_name as enterprise_name, e.town as enterprise_town, l.recommended_on, l.granted_on, l.starts_on, l.ends_on, l.state, l.state_on, l.state_reason from licence l join grantor g on g.id = l.grantor_id join enterprise e on e.id = l.enterprise_id";

pub(super) async fn licence_by_key(conn: &mut Conn, key: &str) -> Result<Option<LicenceRow>> {
    sql_built(format!("{LICENCE} where l.key = $1"))
        .bind(key.to_owned())
        .first(conn)
        .await
}

pub(super) async fn licences_of(conn: &mut Conn, enterprise: EnterpriseId) -> Result<Vec<LicenceRow>> {
    sql_built(format!(
        "{LICENCE} where l.enterprise_id = $1 order by l.starts_on desc, l.number desc"
    ))
    .bind(enterprise)
    .all(conn)
    .await
}

/// How many offers each of an enterprise's licences covers.
pub(super) async fn cover_counts(
    conn: &mut Conn,
    enterprise: EnterpriseId,
) -> Result<HashMap<LicenceId, i64>> {
    let rows: Vec<(LicenceId, i64)> = sql("select c.licence_id, cast(count(distinct c.offer_id) as bigint) from licence_cover c join licence l on l.id = c.licence_id where l.enterprise_id = $1 group by c.licence_id").bind(enterprise).all(conn).await?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn licences_all(conn: &mut Conn) -> Result<Vec<LicenceRow>> {
    sql_built(format!("{LICENCE} order by l.key")).all(conn).await
}

#[derive(sqlx::FromRow)]
pub(super) struct CoverRow {
    pub licence_id: LicenceId,
    pub offer_key: String,
    pub offer_slug: String,
    pub state: String,
    pub variant: String,
    pub offer_id: OfferId,
}

const COVER: &str = "select c.licence_id, o.external_key as offer_key, o.slug as offer_slug, case when e.state = 'published' then o.state else e.state end as state, c.variant, o.id as offer_id from licence_cover c join offer o on o.id = c.offer_id join enterprise e on e.id = o.enterprise_id";

pub(super) async fn covers_of(conn: &mut Conn, id: LicenceId) -> Result<Vec<CoverRow>> {
    sql_built(format!(
        "{COVER} where c.licence_id = $1 order by o.external_key, c.variant"
    ))
    .bind(id)
    .all(conn)
    .await
}

pub(super) async fn covers_all(conn: &mut Conn) -> Result<Vec<CoverRow>> {
    sql_built(format!(
        "{COVER} order by c.licence_id, o.external_key, c.variant"
    ))
    .all(conn)
    .await
}

/// Titles of offers, whether public or not.
pub(super) async fn titles(
    conn: &mut Conn,
    offers: &[OfferId],
) -> Result<HashMap<OfferId, Localised<String>>> {
    let mut out: HashMap<OfferId, Localised<String>> = HashMap::new();
    if offers.is_empty() {
        return Ok(out);
    }
    let rows: Vec<(OfferId, String, String)> = sql_built(format!(
        "select offer_id, locale, title from offer_text where offer_id in ({})",
        placeholders(1, offers.len())
    ))
    .bind_all(offers.iter().copied())
    .all(conn)
    .await?;
    for (id, locale, title) in rows {
        if let Some(locale) = crate::locale::Locale::from_tag(&locale) {
            out.entry(id).or_default().set(locale, Some(title));
        }
    }
    Ok(out)
}

/// The next instant after `now` at which some licence begins or ends.
pub(super) async fn next_boundary(conn: &mut Conn, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let begins: Option<(DateTime<Utc>,)> =
        sql("select valid_from from licence where valid_from > $1 order by valid_from limit 1")
            .bind(now)
            .first(conn)
            .await?;
    let ends: Option<(DateTime<Utc>,)> =
        sql("select valid_until from licence where valid_until > $1 order by valid_until limit 1")
            .bind(now)
            .first(conn)
            .await?;
    Ok(begins.into_iter().chain(ends).map(|(at,)| at).min())
}

/// How many licences are valid at `now`.
pub(super) async fn licences_current(conn: &mut Conn, now: DateTime<Utc>) -> Result<i64> {
    let row: Option<(i64,)> =
        sql("select cast(count(*) as bigint) from licence where valid_from <= $1 and valid_until > $1")
            .bind(now)
            .first(conn)
            .await?;
    Ok(row.map_or(0, |(n,)| n))
}
