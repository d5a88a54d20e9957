//! Rows of jobs, read.

use super::{FailedJob, JobKind, Queue};
use crate::{
    db::{Conn, sql},
    error::Result,
    id::JobId,
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct QueueRow {
    kind: String,
    waiting: i64,
    running: i64,
    late: i64,
    failed: i64,
    oldest: Option<DateTime<Utc>>,
}

/// Every kind with how many jobs of it wait, run, are late (due before `late`) and were given up, in the list's order.
pub(super) async fn queues(conn: &mut Conn, now: DateTime<Utc>, late: DateTime<Utc>) -> Result<Vec<Queue>> {
    let rows: Vec<QueueRow> = sql("select kind, \
        cast(sum(case when failed_at is null and (claimed_until is null or claimed_until <= $1) then 1 else 0 end) as bigint) as waiting, \
        cast(sum(case when failed_at is null and claimed_until > $1 then 1 else 0 end) as bigint) as running, \
        cast(sum(case when failed_at is null and run_at <= $2 and (claimed_until is null or claimed_until <= $1) then 1 else 0 end) as bigint) as late, \
        cast(sum(case when failed_at is null then 0 else 1 end) as bigint) as failed, \
        min(case when failed_at is null then created_at else null end) as oldest \
        from job group by kind")
        .bind(now)
        .bind(late)
        .all(conn)
        .await?;
    let n = |count: i64| u64::try_from(count).unwrap_or(0);
    Ok(JobKind::ALL
        .iter()
        .map(|&kind| match rows.iter().find(|r| r.kind == kind.name()) {
            Some(row) => Queue {
                kind,
                waiting: n(row.waiting),
                running: n(row.running),
                late: n(row.late),
                failed: n(row.failed),
                oldest: row.oldest,
            },
            None => Queue {
                kind,
                waiting: 0,
                running: 0,
                late: 0,
                failed: 0,
                oldest: None,
            },
        })
        .collect())
}

#[derive(sqlx::FromRow)]
struct FailedRow {
    id: JobId,
    kind: String,
    subject: String,
    attempts: i64,
    error: Option<String>,
    failed_at: DateTime<Utc>,
}

/// A page, counted from one, of the jobs that were given up, the newest first.
pub(super) async fn failed(conn: &mut Conn, page: u32, per_page: u32) -> Result<Vec<FailedJob>> {
    let rows: Vec<FailedRow> = sql("select id, kind, subject, attempts, error, failed_at from job where failed_at is not null order by failed_at desc, id desc limit $1 offset $2")
        .bind(i64::from(per_page))
        .bind(i64::from(per_page) * i64::from(page - 1))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(FailedJob {
                id: row.id,
                kind: JobKind::from_name(&row.kind)?,
                subject: row.subject,
                attempts: row.attempts,
                error: row.error.unwrap_or_default(),
                failed_at: row.failed_at,
            })
        })
        .collect())
}

/// What a job does and to what, if it was given up.
pub(super) async fn failed_one(conn: &mut Conn, id: JobId) -> Result<Option<(JobKind, String)>> {
    let row: Option<(String, String)> =
        sql("select kind, subject from job where id = $1 and failed_at is not null")
            .bind(id)
            .first(conn)
            .await?;
    Ok(row.and_then(|(kind, subject)| Some((JobKind::from_name(&kind)?, subject))))
}

/// The jobs of a kind that were given up, and to what.
pub(super) async fn failed_of(conn: &mut Conn, kind: JobKind) -> Result<Vec<(JobId, String)>> {
    sql("select id, subject from job where kind = $1 and failed_at is not null order by id")
        .bind(kind.name().to_owned())
        .all(conn)
        .await
}

/// Whether a job of this kind waits or is being worked on.
pub(super) async fn unfinished(conn: &mut Conn, kind: JobKind) -> Result<bool> {
    let row: Option<(JobId,)> = sql("select id from job where kind = $1 and failed_at is null limit 1")
        .bind(kind.name().to_owned())
        .first(conn)
        .await?;
    Ok(row.is_some())
}

/// The newest migration that the database has.
pub(super) async fn schema(conn: &mut Conn) -> Result<i64> {
    let row: Option<(i64,)> = sql("select cast(max(version) as bigint) from _sqlx_migrations")
        .first(conn)
        .await?;
    Ok(row.map_or(0, |(version,)| version))
}

/// Takes away what was given up of a kind for one subject.
pub(super) async fn failed_drop(conn: &mut Conn, kind: JobKind, subject: &str) -> Result<()> {
    sql("delete from job where kind = $1 and subject = $2 and failed_at is not null")
        .bind(kind.name().to_owned())
        .bind(subject.to_owned())
        .run(conn)
        .await?;
    Ok(())
}
