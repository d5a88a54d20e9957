//! SQLite's readers and its one writer, which commits in groups.

use super::{Conn, migrate, tell};
use crate::error::{Error, Result};
use futures::future::BoxFuture;
use sqlx::{
    Connection,
    sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::Path,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU64},
    time::Duration,
};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc};

/// How many connections read at once.
const READERS: u32 = 4;

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
pub async fn open_sqlite(url: &str) -> Result<(Readers, SqliteConnection)> {
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
    let readers = Readers::new(options.pragma("query_only", "on"));
    Ok((readers, writer))
}

/// Connections to read from. sqlx's own pool asks a connection whether it lives whenever it is taken and again when it
/// is given back: for SQLite, whose connections are threads of this process, that takes longer than most statements.
#[derive(Clone)]
pub struct Readers {
    places: Arc<Semaphore>,
    free: Arc<Mutex<Vec<SqliteConnection>>>,
    options: Arc<SqliteConnectOptions>,
}

/// One of them, given back when it is dropped.
pub struct Reader {
    conn: Option<SqliteConnection>,
    /// Whether nothing went wrong with it; a statement that is under way has not ended well yet.
    well: bool,
    home: Arc<Mutex<Vec<SqliteConnection>>>,
    _place: OwnedSemaphorePermit,
}

impl Readers {
    fn new(options: SqliteConnectOptions) -> Self {
        Self {
            places: Arc::new(Semaphore::new(READERS as usize)),
            free: Arc::default(),
            options: Arc::new(options),
        }
    }

    /// Waits for one that is free.
    ///
    /// # Errors
    /// When the file can't be opened, or after the end.
    pub async fn take(&self) -> Result<Reader> {
        let place = self
            .places
            .clone()
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = match free {
            Some(conn) => conn,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        Ok(Reader {
            conn: Some(conn),
            well: true,
            home: self.free.clone(),
            _place: place,
        })
    }

    /// Waits for all that are out, and closes every one.
    pub async fn close(&self) {
        let all = self.places.acquire_many(READERS).await;
        self.places.close();
        drop(all);
        let free = std::mem::take(&mut *self.free.lock().unwrap_or_else(PoisonError::into_inner));
        for conn in free {
            if let Err(error) = conn.close().await {
                tracing::warn!(%error, "a reader did not close");
            }
        }
    }
}

impl Reader {
    /// The connection for one statement. Without [`Reader::ended`] behind it, it is not given back but closed.
    pub fn begin(&mut self) -> &mut SqliteConnection {
        self.well = false;
        self.conn
            .as_mut()
            .expect("a reader has its connection until it is dropped")
    }

    /// Says how the statement ended.
    pub fn ended(&mut self, well: bool) {
        self.well = well;
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take().filter(|_| self.well) {
            self.home
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(conn);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    async fn answers(reader: &mut Reader) {
        let one: i64 = sqlx::query_scalar("select 1")
            .fetch_one(reader.begin())
            .await
            .expect("an answer");
        reader.ended(one == 1);
    }

    #[tokio::test]
    async fn readers_are_lent_again_unless_a_statement_did_not_end_well() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("market.db").display());
        let (readers, _writer) = open_sqlite(&url).await.expect("opened");
        let free = || readers.free.lock().expect("a lock").len();

        let mut reader = readers.take().await.expect("a reader");
        answers(&mut reader).await;
        drop(reader);
        assert_eq!(free(), 1);
        let mut reader = readers.take().await.expect("the same");
        assert_eq!(free(), 0);
        // its caller went away in the midst of a statement
        let _ = reader.begin();
        drop(reader);
        assert_eq!(free(), 0);

        let mut all = Vec::new();
        for _ in 0..READERS {
            all.push(readers.take().await.expect("one of them"));
        }
        assert!(readers.take().now_or_never().is_none(), "no more than these");
        drop(all.pop());
        all.push(readers.take().await.expect("the one given back"));
        for reader in &mut all {
            answers(reader).await;
        }

        let closing = readers.close();
        let mut closing = std::pin::pin!(closing);
        assert!((&mut closing).now_or_never().is_none(), "some are still out");
        all.clear();
        closing.await;
        assert_eq!(free(), 0);
        assert!(readers.take().await.is_err(), "closed");
    }
}
