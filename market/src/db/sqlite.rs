//! SQLite's readers and its one writer, which commits in groups.

use super::{Conn, migrate, tell};
use crate::error::{Error, Result};
use futures::future::BoxFuture;
use sqlx::{
    Connection,
    sqlite::{
        SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
        SqliteSynchronous,
    },
};
use std::{
    path::Path,
    str::FromStr,
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};
use tokio::sync::{Notify, mpsc};

/// How many writes may share one commit on SQLite.
const GROUP: usize = 256;

/// What the writer runs: the work, which hands back how to answer its caller once the group is durable.
pub type Job = Box<dyn for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Outcome> + Send>;

/// What became of a piece of work.
pub struct Outcome {
    /// Whether the work stands.
    pub keep: bool,
    /// Answers the caller.
    pub answer: Box<dyn FnOnce(std::result::Result<(), String>) + Send>,
}

/// Opens the file, brings its schema up to date; answers readers and the writer's connection.
pub async fn open_sqlite(url: &str) -> Result<(SqlitePool, SqliteConnection)> {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    if let Some(folder) = Path::new(path).parent() {
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
    }
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(256)
        // what is deleted is overwritten, so that nothing of somebody erased stays in the file
        .pragma("secure_delete", "on")
        .pragma("cache_size", "-8000");
    let mut writer = SqliteConnection::connect_with(&options).await?;
    migrate(sqlx::migrate!("migrations/sqlite"), &mut writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(4)
        .connect_with(options.pragma("query_only", "on"))
        .await?;
    Ok((readers, writer))
}

/// Empties the log of writes into the file, where what was deleted is overwritten.
pub async fn empty_log(url: &str) -> Result<()> {
    let options = SqliteConnectOptions::from_str(url)?.busy_timeout(Duration::from_secs(5));
    let mut conn = SqliteConnection::connect_with(&options).await?;
    // a reader under way keeps the log; it is gone in a moment
    for _ in 0..50 {
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
            .fetch_one(&mut conn)
            .await?;
        if busy == 0 {
            return Ok(conn.close().await?);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tracing::warn!("the log of writes could not be emptied; the next time will");
    Ok(())
}

/// The writer: runs what comes, a savepoint each, and answers when a group is durable.
pub async fn write_in_groups(
    mut conn: Conn,
    mut jobs: mpsc::Receiver<Job>,
    public: Arc<AtomicU64>,
    committed: Arc<Notify>,
) {
    let mut group = Vec::with_capacity(GROUP);
    while jobs.recv_many(&mut group, GROUP).await > 0 {
        let mut answers = Vec::with_capacity(group.len());
        conn.raised = None;
        let begun = conn.raw("begin immediate").await;
        let mut failed = begun.as_ref().err().map(ToString::to_string);
        for job in group.drain(..) {
            if begun.is_err() {
                // Without a transaction the work must not run; dropping it tells the caller.
                continue;
            }
            if let Err(e) = conn.raw("savepoint work").await {
                failed = Some(e.to_string());
            }
            let raised = conn.raised;
            let outcome = job(&mut conn).await;
            if !outcome.keep {
                // what was undone raised nothing
                conn.raised = raised;
            }
            let end = if outcome.keep {
                "release work"
            } else {
                "rollback to work; release work"
            };
            if let Err(e) = conn.raw(end).await {
                failed = Some(e.to_string());
            }
            answers.push(outcome.answer);
        }
        if begun.is_ok() {
            let end = if failed.is_none() { "commit" } else { "rollback" };
            if let Err(e) = conn.raw(end).await {
                failed = Some(e.to_string());
                drop(conn.raw("rollback").await);
            }
        }
        if let Some(cause) = &failed {
            tracing::error!(%cause, "a group of writes was undone");
        } else {
            tell(&public, conn.raised);
        }
        committed.notify_waiters();
        for answer in answers {
            answer(failed.clone().map_or(Ok(()), Err));
        }
    }
}
