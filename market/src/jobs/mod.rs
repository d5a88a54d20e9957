//! Work that follows from a change: rows written in the change's own transaction, claimed, retried
//! with back-off, and shown to the operator when they give up. Handlers are idempotent.

mod index;
mod mail;
mod overview;
mod store;
mod worker;

pub use overview::*;

use crate::{
    closed_list::closed_list,
    db::{Conn, Rows, placeholders, sql, sql_built},
    error::Result,
    id::JobId,
};
use chrono::{DateTime, Duration, Utc};

closed_list! {
    /// What there is to do.
    pub enum JobKind {
        /// Bring the index up to date with an offer (subject: its id).
        IndexOffer = "index_offer",
        /// Bring the index up to date with an enterprise (subject: its id).
        IndexEnterprise = "index_enterprise",
        /// Build the index anew beside the live one.
        Rebuild = "rebuild",
        /// Fetch a picture and make its sizes (subject: its id).
        MakePicture = "make_picture",
        /// Send a mail of the outbox (subject: its id).
        SendMail = "send_mail",
        /// Make the copy of somebody's data (subject: its id).
        ExportData = "export_data",
        /// Look at a seller's file, or take it in (subject: its id).
        DeskImport = "desk_import",
        /// Tell search what categories and synonyms are called now (subject: the text that changed).
        SearchWords = "search_words",
        /// End a restriction whose last day is over (subject: the decision's id).
        RestrictionEnd = "restriction_end",
        /// Forget who sent a notice (subject: its id).
        NoticeForget = "notice_forget",
    }
}

/// How often a job is tried before it waits for a person.
pub const ATTEMPTS: i64 = 6;

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its identifier.
    pub id: JobId,
    /// What to do.
    pub kind: JobKind,
    /// To what.
    pub subject: String,
    /// How often it was tried before.
    pub attempts: i64,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: JobId,
    kind: String,
    subject: String,
    attempts: i64,
}

/// Writes a job in the caller's transaction.
pub async fn job_enqueue(conn: &mut Conn, now: DateTime<Utc>, kind: JobKind, subject: String) -> Result<()> {
    job_enqueue_at(conn, now, now, kind, subject).await
}

/// Writes a job that is due later.
pub async fn job_enqueue_at(
    conn: &mut Conn,
    now: DateTime<Utc>,
    run_at: DateTime<Utc>,
    kind: JobKind,
    subject: String,
) -> Result<()> {
    let mut rows = job_rows();
    gather_at(&mut rows, now, run_at, kind, subject);
    rows.write(conn).await
}

/// No jobs yet, to be written together.
pub fn job_rows() -> Rows {
    Rows::new(
        "insert into job (id, kind, subject, attempts, run_at, created_at)",
        "",
    )
}

/// Adds a job to those that are to be written together.
pub fn job_gather(rows: &mut Rows, now: DateTime<Utc>, kind: JobKind, subject: String) {
    gather_at(rows, now, now, kind, subject);
}

fn gather_at(rows: &mut Rows, now: DateTime<Utc>, run_at: DateTime<Utc>, kind: JobKind, subject: String) {
    rows.push(|row| {
        row.bind(JobId::fresh(now))
            .bind(kind.name().to_owned())
            .bind(subject)
            .bind(0_i64)
            .bind(run_at)
            .bind(now)
    });
}

/// Whether any of these kinds is due; a read, so that an idle worker writes nothing.
pub async fn job_due(conn: &mut Conn, now: DateTime<Utc>, kinds: &[JobKind]) -> Result<bool> {
    let due: Option<(JobId,)> = sql_built(format!("select id from job where failed_at is null and run_at <= $1 and (claimed_until is null or claimed_until <= $1) and kind in ({}) limit 1", placeholders(2, kinds.len())))
        .bind(now)
        .bind_all(kinds.iter().map(|kind| kind.name().to_owned()))
        .first(conn)
        .await?;
    Ok(due.is_some())
}

/// Claims up to `limit` due jobs of one kind for `hold`.
pub async fn job_claim(
    conn: &mut Conn,
    now: DateTime<Utc>,
    kind: JobKind,
    limit: i64,
    hold: Duration,
) -> Result<Vec<Job>> {
    // Only Postgres has several workers to keep apart; SQLite's writer is alone.
    let pick = if conn.is_postgres() {
        "update job set claimed_until = $1, attempts = attempts + 1 where id in (select id from job where kind = $2 and failed_at is null and run_at <= $3 and (claimed_until is null or claimed_until <= $3) order by run_at, id limit $4 for update skip locked) returning id, kind, subject, attempts"
    } else {
        "update job set claimed_until = $1, attempts = attempts + 1 where id in (select id from job where kind = $2 and failed_at is null and run_at <= $3 and (claimed_until is null or claimed_until <= $3) order by run_at, id limit $4) returning id, kind, subject, attempts"
    };
    let rows: Vec<JobRow> = sql(pick)
        .bind(now + hold)
        .bind(kind.name().to_owned())
        .bind(now)
        .bind(limit)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|r| {
            Some(Job {
                id: r.id,
                kind: JobKind::from_name(&r.kind)?,
                subject: r.subject,
                attempts: r.attempts,
            })
        })
        .collect())
}

/// All jobs that bring the index up to date with one thing each, claimed or not, given up or not.
pub async fn job_index_all(conn: &mut Conn) -> Result<Vec<JobId>> {
    let rows: Vec<(JobId,)> = sql("select id from job where kind in ($1, $2)")
        .bind(JobKind::IndexOffer.name().to_owned())
        .bind(JobKind::IndexEnterprise.name().to_owned())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many changes of offers wait to be made findable.
pub async fn job_index_count(conn: &mut Conn) -> Result<u64> {
    let row: Option<(i64,)> =
        sql("select cast(count(*) as bigint) from job where kind = $1 and failed_at is null")
            .bind(JobKind::IndexOffer.name().to_owned())
            .first(conn)
            .await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}

/// Removes a job that is done.
pub async fn job_done(conn: &mut Conn, id: JobId) -> Result<()> {
    job_done_all(conn, &[id]).await
}

/// Removes jobs that are done.
pub async fn job_done_all(conn: &mut Conn, ids: &[JobId]) -> Result<()> {
    for chunk in ids.chunks(200) {
        sql_built(format!(
            "delete from job where id in ({})",
            placeholders(1, chunk.len())
        ))
        .bind_all(chunk.iter().copied())
        .run(conn)
        .await?;
    }
    Ok(())
}

/// Takes away what was given up of a kind for one subject, which is begun anew.
pub(crate) async fn job_failed_drop(conn: &mut Conn, kind: JobKind, subject: &str) -> Result<()> {
    store::failed_drop(conn, kind, subject).await
}

/// Puts a job back with back-off (1, 4, 16 … minutes), or gives it up after [`ATTEMPTS`] or at once when `final_word`.
pub async fn job_failed(
    conn: &mut Conn,
    now: DateTime<Utc>,
    job: &Job,
    error: &str,
    final_word: bool,
) -> Result<()> {
    let give_up = final_word || job.attempts >= ATTEMPTS;
    let wait = Duration::minutes(4_i64.pow(u32::try_from(job.attempts.clamp(1, 8) - 1).unwrap_or(0)));
    sql("update job set run_at = $1, claimed_until = null, error = $2, failed_at = $3 where id = $4")
        .bind(now + wait)
        .bind(error.to_owned())
        .bind(give_up.then_some(now))
        .bind(job.id)
        .run(conn)
        .await?;
    Ok(())
}
