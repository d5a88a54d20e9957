//! Rows of compared files and of what differed.

use super::{
    Both, Compared, Difference, DifferenceCount, DifferenceKind, DifferenceState, Ours, RegisterCheck,
    StaleStatus,
};
use crate::{
    ctx::Ctx,
    db::{Conn, Rows, sql, sql_built},
    enterprises::Status,
    error::{Error, Result},
    id::{DifferenceId, EnterpriseId, RegisterCheckId},
};
use chrono::{DateTime, NaiveDate, Utc};

/// How many compared files are listed.
const LISTED: i64 = 20;

#[derive(sqlx::FromRow)]
struct OursRow {
    id: EnterpriseId,
    brand_name: String,
    nip: Option<String>,
    regon: Option<String>,
    krs: Option<String>,
    status_decision: Option<String>,
    status_decided_on: Option<NaiveDate>,
    status_checked_on: Option<NaiveDate>,
}

/// What the catalogue has to be compared.
pub(super) async fn ours(conn: &mut Conn) -> Result<Vec<Ours>> {
    let rows: Vec<OursRow> = sql("select id, brand_name, nip, regon, krs, status_decision, status_decided_on, status_checked_on from enterprise order by sort_name, id")
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Ours {
            id: row.id,
            name: row.brand_name,
            nip: row.nip,
            regon: row.regon,
            krs: row.krs,
            status: match (row.status_decision, row.status_decided_on, row.status_checked_on) {
                (Some(decision), Some(decided_on), Some(checked_on)) => Some(Status {
                    decision,
                    decided_on,
                    checked_on,
                }),
                _ => None,
            },
        })
        .collect())
}

/// Keeps what was found when a file was compared.
pub(super) async fn check_insert(
    conn: &mut Conn,
    ctx: &Ctx,
    id: RegisterCheckId,
    file: &str,
    as_of: NaiveDate,
    compared: &Compared,
) -> Result<()> {
    sql("insert into register_check (id, file, as_of, row_count, refused, person_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(file.to_owned())
        .bind(as_of)
        .bind(i64::try_from(compared.rows).unwrap_or(i64::MAX))
        .bind(serde_json::to_string(&compared.refused)?)
        .bind(ctx.actor.person())
        .bind(ctx.now)
        .run(conn)
        .await?;
    let mut rows = Rows::new(
        "insert into register_difference (id, check_id, position, kind, state, clear, enterprise_id, content)",
        "",
    );
    for (position, found) in (0_i64..).zip(&compared.found) {
        let content = serde_json::to_string(&found.content)?;
        rows.push(|row| {
            row.bind(DifferenceId::fresh(ctx.now))
                .bind(id)
                .bind(position)
                .bind(found.kind.name().to_owned())
                .bind(DifferenceState::Open.name().to_owned())
                .bind(i64::from(found.clear))
                .bind(found.enterprise)
                .bind(content)
        });
    }
    rows.write(conn).await
}

#[derive(sqlx::FromRow)]
struct CheckRow {
    id: RegisterCheckId,
    file: String,
    as_of: NaiveDate,
    row_count: i64,
    refused: String,
    created_at: DateTime<Utc>,
}

/// Compared files, the newest first, or the one with this identifier; with what was found by kind.
pub(super) async fn checks(conn: &mut Conn, only: Option<RegisterCheckId>) -> Result<Vec<RegisterCheck>> {
    let columns = "select id, file, as_of, row_count, refused, created_at from register_check";
    let rows: Vec<CheckRow> = match only {
        Some(id) => sql_built(format!("{columns} where id = $1")).bind(id),
        None => sql_built(format!("{columns} order by created_at desc, id desc limit $1")).bind(LISTED),
    }
    .all(conn)
    .await?;
    let mut checks = Vec::with_capacity(rows.len());
    let ids: Vec<RegisterCheckId> = rows.iter().map(|r| r.id).collect();
    let counts = counts(conn, &ids).await?;
    for row in rows {
        checks.push(RegisterCheck {
            counts: counts
                .iter()
                .filter(|(id, _)| *id == row.id)
                .map(|(_, count)| *count)
                .collect(),
            id: row.id,
            file: row.file,
            as_of: row.as_of,
            rows: u64::try_from(row.row_count).unwrap_or(0),
            refused: serde_json::from_str(&row.refused)?,
            created_at: row.created_at,
        });
    }
    Ok(checks)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    check_id: RegisterCheckId,
    kind: String,
    n: i64,
    open: i64,
    clear: i64,
}

async fn counts(conn: &mut Conn, ids: &[RegisterCheckId]) -> Result<Vec<(RegisterCheckId, DifferenceCount)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<CountRow> = sql_built(format!(
        "select check_id, kind, cast(count(*) as bigint) as n, cast(sum(case when state = 'open' then 1 else 0 end) as bigint) as open, cast(sum(case when state = 'open' then clear else 0 end) as bigint) as clear from register_difference where check_id in ({}) group by check_id, kind",
        crate::db::placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await?;
    let number = |n: i64| u64::try_from(n).unwrap_or(0);
    rows.into_iter()
        .map(|row| {
            let kind = DifferenceKind::from_name(&row.kind)
                .ok_or_else(|| Error::internal(format!("difference: {} is no kind", row.kind)))?;
            let count = DifferenceCount {
                kind,
                all: number(row.n),
                open: number(row.open),
                clear: number(row.clear),
            };
            Ok((row.check_id, count))
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct DifferenceRow {
    id: DifferenceId,
    kind: String,
    state: String,
    clear: i64,
    content: String,
    slug: Option<String>,
}

/// A page, counted from one, of the differences of a kind.
pub(super) async fn differences(
    conn: &mut Conn,
    check: RegisterCheckId,
    kind: DifferenceKind,
    page: u32,
    per_page: u32,
) -> Result<Vec<Difference>> {
    let rows: Vec<DifferenceRow> = sql("select d.id, d.kind, d.state, d.clear, d.content, e.slug from register_difference d left join enterprise e on e.id = d.enterprise_id and e.state = 'published' where d.check_id = $1 and d.kind = $2 order by d.position limit $3 offset $4")
        .bind(check)
        .bind(kind.name().to_owned())
        .bind(i64::from(per_page))
        .bind(i64::from(per_page) * i64::from(page - 1))
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Difference {
                kind: kind_of(row.id, &row.kind)?,
                state: state_of(row.id, &row.state)?,
                id: row.id,
                clear: row.clear != 0,
                slug: row.slug,
                content: serde_json::from_str(&row.content)?,
            })
        })
        .collect()
}

fn kind_of(id: DifferenceId, name: &str) -> Result<DifferenceKind> {
    DifferenceKind::from_name(name)
        .ok_or_else(|| Error::internal(format!("difference {id}: unreadable kind")))
}

fn state_of(id: DifferenceId, name: &str) -> Result<DifferenceState> {
    DifferenceState::from_name(name)
        .ok_or_else(|| Error::internal(format!("difference {id}: unreadable state")))
}

/// A difference as it is taken over.
pub(super) struct ToApply {
    pub kind: DifferenceKind,
    pub state: DifferenceState,
    pub enterprise: Option<EnterpriseId>,
    pub content: Both,
    pub as_of: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct ToApplyRow {
    kind: String,
    state: String,
    enterprise_id: Option<EnterpriseId>,
    content: String,
    as_of: NaiveDate,
}

/// One difference, held until the transaction ends.
pub(super) async fn difference(
    conn: &mut Conn,
    check: RegisterCheckId,
    id: DifferenceId,
) -> Result<Option<ToApply>> {
    let lock = if conn.is_postgres() { "for update of d" } else { "" };
    let row: Option<ToApplyRow> = sql_built(format!(
        "select d.kind, d.state, d.enterprise_id, d.content, c.as_of from register_difference d join register_check c on c.id = d.check_id where d.id = $1 and d.check_id = $2 {lock}"
    ))
    .bind(id)
    .bind(check)
    .first(conn)
    .await?;
    row.map(|row| {
        Ok(ToApply {
            kind: kind_of(id, &row.kind)?,
            state: state_of(id, &row.state)?,
            enterprise: row.enterprise_id,
            content: serde_json::from_str(&row.content)?,
            as_of: row.as_of,
        })
    })
    .transpose()
}

pub(super) async fn difference_stands(
    conn: &mut Conn,
    id: DifferenceId,
    state: DifferenceState,
) -> Result<()> {
    sql("update register_difference set state = $2 where id = $1")
        .bind(id)
        .bind(state.name().to_owned())
        .run(conn)
        .await?;
    Ok(())
}

/// What waits and can be taken over without looking.
pub(super) async fn clear(
    conn: &mut Conn,
    check: RegisterCheckId,
    limit: usize,
) -> Result<Vec<DifferenceId>> {
    let rows: Vec<(DifferenceId,)> = sql("select id from register_difference where check_id = $1 and state = 'open' and clear = 1 order by position limit $2")
        .bind(check)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

#[derive(sqlx::FromRow)]
struct StaleRow {
    slug: String,
    state: String,
    brand_name: String,
    status_decision: String,
    status_checked_on: NaiveDate,
}

/// A page, counted from one, of statuses last looked up before a day, the oldest first.
pub(super) async fn stale(
    conn: &mut Conn,
    before: NaiveDate,
    page: u32,
    per_page: u32,
) -> Result<Vec<StaleStatus>> {
    let rows: Vec<StaleRow> = sql("select slug, state, brand_name, status_decision, status_checked_on from enterprise where status_decision is not null and status_checked_on < $1 order by status_checked_on, id limit $2 offset $3")
        .bind(before)
        .bind(i64::from(per_page))
        .bind(i64::from(per_page) * i64::from(page - 1))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| StaleStatus {
            slug: (row.state == "published").then_some(row.slug),
            name: row.brand_name,
            decision: row.status_decision,
            checked_on: row.status_checked_on,
        })
        .collect())
}

/// How many statuses were last looked up before a day.
pub(super) async fn stale_count(conn: &mut Conn, before: NaiveDate) -> Result<u64> {
    let row: Option<(i64,)> = sql("select cast(count(*) as bigint) from enterprise where status_decision is not null and status_checked_on < $1")
        .bind(before)
        .first(conn)
        .await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}
