//! Rows of working copies.

use super::{Working, WorkingState};
use crate::{
    db::{Conn, sql, sql_built},
    error::{Error, Result},
    id::{EnterpriseId, OfferId, OrganisationId, PersonId},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct WorkingRow {
    offer_id: OfferId,
    enterprise_id: EnterpriseId,
    organisation_id: OrganisationId,
    state: String,
    version: i64,
    sheet: String,
    base: Option<String>,
    reason: Option<String>,
    saved_at: DateTime<Utc>,
    saved_by: Option<PersonId>,
    submitted_at: Option<DateTime<Utc>>,
    submitted_by: Option<PersonId>,
}

const WORKING: &str = "select offer_id, enterprise_id, organisation_id, state, version, sheet, base, reason, saved_at, saved_by, submitted_at, submitted_by from offer_working";

impl WorkingRow {
    fn working(self) -> Result<Working> {
        Ok(Working {
            offer: self.offer_id,
            enterprise: self.enterprise_id,
            organisation: self.organisation_id,
            state: WorkingState::from_name(&self.state).ok_or_else(|| {
                Error::internal(format!("working copy {}: unreadable state", self.offer_id))
            })?,
            version: self.version,
            sheet: serde_json::from_str(&self.sheet)?,
            base: self.base,
            reason: self.reason,
            saved_at: self.saved_at,
            saved_by: self.saved_by,
            submitted_at: self.submitted_at,
            submitted_by: self.submitted_by,
        })
    }
}

/// The working copy of an offer; in a transaction it is held, so that two saves follow each other.
pub(super) async fn working_get(conn: &mut Conn, offer: OfferId) -> Result<Option<Working>> {
    let lock = if conn.is_postgres() { "for update" } else { "" };
    let row: Option<WorkingRow> = sql_built(format!("{WORKING} where offer_id = $1 {lock}"))
        .bind(offer)
        .first(conn)
        .await?;
    row.map(WorkingRow::working).transpose()
}

/// The working copies that an organisation has of an enterprise's offers, the last saved first.
pub(super) async fn workings_of(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    organisation: OrganisationId,
) -> Result<Vec<Working>> {
    let rows: Vec<WorkingRow> = sql_built(format!(
        "{WORKING} where enterprise_id = $1 and organisation_id = $2 order by saved_at desc, offer_id"
    ))
    .bind(enterprise)
    .bind(organisation)
    .all(conn)
    .await?;
    rows.into_iter().map(WorkingRow::working).collect()
}

/// What waits for the operator, the oldest first.
pub(super) async fn workings_waiting(conn: &mut Conn) -> Result<Vec<Working>> {
    let rows: Vec<WorkingRow> = sql_built(format!(
        "{WORKING} where state = $1 order by submitted_at, offer_id limit 500"
    ))
    .bind(WorkingState::InReview.name().to_owned())
    .all(conn)
    .await?;
    rows.into_iter().map(WorkingRow::working).collect()
}

pub(super) async fn working_insert(conn: &mut Conn, now: DateTime<Utc>, w: &Working) -> Result<()> {
    sql("insert into offer_working (offer_id, enterprise_id, organisation_id, state, version, sheet, base, created_at, saved_at, saved_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)")
        .bind(w.offer)
        .bind(w.enterprise)
        .bind(w.organisation)
        .bind(w.state.name().to_owned())
        .bind(w.version)
        .bind(serde_json::to_string(&w.sheet)?)
        .bind(w.base.clone())
        .bind(now)
        .bind(w.saved_by)
        .run(conn)
        .await?;
    Ok(())
}

/// Writes all that can change of a working copy.
pub(super) async fn working_write(conn: &mut Conn, w: &Working) -> Result<()> {
    sql("update offer_working set state = $2, version = $3, sheet = $4, base = $5, reason = $6, saved_at = $7, saved_by = $8, submitted_at = $9, submitted_by = $10 where offer_id = $1")
        .bind(w.offer)
        .bind(w.state.name().to_owned())
        .bind(w.version)
        .bind(serde_json::to_string(&w.sheet)?)
        .bind(w.base.clone())
        .bind(w.reason.clone())
        .bind(w.saved_at)
        .bind(w.saved_by)
        .bind(w.submitted_at)
        .bind(w.submitted_by)
        .run(conn)
        .await?;
    Ok(())
}

/// Removes a working copy with its pictures.
pub(super) async fn working_delete(conn: &mut Conn, offer: OfferId) -> Result<()> {
    sql("delete from offer_working where offer_id = $1")
        .bind(offer)
        .run(conn)
        .await?;
    Ok(())
}

/// Removes what other organisations have prepared for an enterprise.
pub(super) async fn workings_drop(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    but: OrganisationId,
) -> Result<()> {
    sql("delete from offer_working where enterprise_id = $1 and organisation_id <> $2")
        .bind(enterprise)
        .bind(but)
        .run(conn)
        .await?;
    Ok(())
}

/// The name of an organisation.
pub(super) async fn organisation_name(conn: &mut Conn, id: OrganisationId) -> Result<String> {
    let row: Option<(String,)> = sql("select name from organisation where id = $1")
        .bind(id)
        .first(conn)
        .await?;
    Ok(row.map(|(name,)| name).unwrap_or_default())
}
