//! Rows of claims.

use super::{Claim, ClaimKind, ClaimState};
use crate::{
    db::{Conn, sql, sql_built},
    error::{Error, Result},
    id::{ClaimId, EnterpriseId, OrganisationId, PersonId},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct ClaimRow {
    id: ClaimId,
    enterprise_id: EnterpriseId,
    organisation_id: OrganisationId,
    person_id: Option<PersonId>,
    kind: String,
    state: String,
    trader: String,
    reason: Option<String>,
    requested_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
}

const CLAIM: &str = "select id, enterprise_id, organisation_id, person_id, kind, state, trader, reason, requested_at, decided_at from enterprise_claim";

impl ClaimRow {
    fn claim(self) -> Result<Claim> {
        let unreadable = |what: &str| Error::internal(format!("claim {}: unreadable {what}", self.id));
        Ok(Claim {
            id: self.id,
            enterprise: self.enterprise_id,
            organisation: self.organisation_id,
            person: self.person_id,
            kind: ClaimKind::from_name(&self.kind).ok_or_else(|| unreadable("kind"))?,
            state: ClaimState::from_name(&self.state).ok_or_else(|| unreadable("state"))?,
            trader: serde_json::from_str(&self.trader)?,
            reason: self.reason,
            requested_at: self.requested_at,
            decided_at: self.decided_at,
        })
    }
}

pub(super) async fn claim_insert(conn: &mut Conn, claim: &Claim) -> Result<()> {
    sql("insert into enterprise_claim (id, enterprise_id, organisation_id, person_id, kind, state, trader, requested_at) values ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(claim.id)
        .bind(claim.enterprise)
        .bind(claim.organisation)
        .bind(claim.person)
        .bind(claim.kind.name().to_owned())
        .bind(claim.state.name().to_owned())
        .bind(serde_json::to_string(&claim.trader)?)
        .bind(claim.requested_at)
        .run(conn)
        .await?;
    Ok(())
}

pub(super) async fn claim_by_id(conn: &mut Conn, id: ClaimId) -> Result<Option<Claim>> {
    let lock = if conn.is_postgres() { "for update" } else { "" };
    let row: Option<ClaimRow> = sql_built(format!("{CLAIM} where id = $1 {lock}"))
        .bind(id)
        .first(conn)
        .await?;
    row.map(ClaimRow::claim).transpose()
}

/// The claims of an organisation, the newest first.
pub(super) async fn claims_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Claim>> {
    let rows: Vec<ClaimRow> = sql_built(format!(
        "{CLAIM} where organisation_id = $1 order by requested_at desc, id desc"
    ))
    .bind(organisation)
    .all(conn)
    .await?;
    rows.into_iter().map(ClaimRow::claim).collect()
}

/// The claims for an enterprise that are in this state, the oldest first.
pub(super) async fn claims_for(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    state: ClaimState,
) -> Result<Vec<Claim>> {
    let rows: Vec<ClaimRow> = sql_built(format!(
        "{CLAIM} where enterprise_id = $1 and state = $2 order by requested_at, id"
    ))
    .bind(enterprise)
    .bind(state.name().to_owned())
    .all(conn)
    .await?;
    rows.into_iter().map(ClaimRow::claim).collect()
}

/// What waits for the operator, the oldest first.
pub(super) async fn claims_waiting(conn: &mut Conn) -> Result<Vec<Claim>> {
    let rows: Vec<ClaimRow> = sql_built(format!(
        "{CLAIM} where state = $1 order by requested_at, id limit 500"
    ))
    .bind(ClaimState::Requested.name().to_owned())
    .all(conn)
    .await?;
    rows.into_iter().map(ClaimRow::claim).collect()
}

pub(super) async fn claim_stands(
    conn: &mut Conn,
    id: ClaimId,
    state: ClaimState,
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> Result<()> {
    sql("update enterprise_claim set state = $2, reason = $3, decided_at = $4 where id = $1")
        .bind(id)
        .bind(state.name().to_owned())
        .bind(reason.map(str::to_owned))
        .bind(at)
        .run(conn)
        .await?;
    Ok(())
}

/// Enterprises with this number in a register, by name.
pub(super) async fn enterprises_with(
    conn: &mut Conn,
    register: super::Register,
    number: &str,
) -> Result<Vec<EnterpriseId>> {
    let text = match register {
        super::Register::Krs => "select id from enterprise where krs = $1 order by sort_name, id",
        super::Register::Nip => "select id from enterprise where nip = $1 order by sort_name, id",
        super::Register::Regon => "select id from enterprise where regon = $1 order by sort_name, id",
    };
    let rows: Vec<(EnterpriseId,)> = sql(text).bind(number.to_owned()).all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Under which source and key an enterprise is known.
pub(crate) async fn enterprise_key(conn: &mut Conn, id: EnterpriseId) -> Result<Option<(String, String)>> {
    sql("select source, external_key from enterprise where id = $1")
        .bind(id)
        .first(conn)
        .await
}
