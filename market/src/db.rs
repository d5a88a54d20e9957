//! The only file that knows there are two database drivers.
//!
//! A statement is written once, with `$1` placeholders, and bound for both drivers. Reads take a
//! connection from the pool. Writes are closures: on SQLite they go to one writer task, a savepoint
//! each, and are committed in groups with `synchronous = full`; on Postgres each has an ordinary
//! transaction. A caller is answered after its commit, so no transaction lives in a request's future.

use crate::error::{Error, Result};
use futures::{FutureExt, future::BoxFuture};
use sqlx::{
    Arguments, AssertSqlSafe, Connection, Encode, Executor, FromRow, SqlSafeStr, Type,
    pool::PoolConnection,
    postgres::{PgArguments, PgListener, PgPool, PgPoolOptions, PgRow, Postgres},
    sqlite::{
        Sqlite, SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool,
        SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};
use std::{
    panic::AssertUnwindSafe,
    path::Path,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, mpsc, oneshot};

/// How many writes may share one commit on SQLite.
const GROUP: usize = 256;

/// The database: which one it is, its readers and its writer.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    statements: Arc<AtomicU64>,
    public: Arc<AtomicU64>,
    committed: Arc<Notify>,
}

#[derive(Clone)]
enum Pools {
    Sqlite {
        readers: SqlitePool,
        writer: mpsc::Sender<Job>,
        url: String,
    },
    Postgres(PgPool),
}

/// A connection; inside [`Db::write`] it is in a transaction.
pub struct Conn {
    driver: Driver,
    statements: Arc<AtomicU64>,
    /// The change sequence that this transaction raised, told to the process when it is durable.
    raised: Option<u64>,
}

enum Driver {
    Lite(Box<SqliteConnection>),
    LitePooled(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// What the writer runs: the work, which hands back how to answer its caller once the group is durable.
type Job = Box<dyn for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Outcome> + Send>;

struct Outcome {
    keep: bool,
    answer: Box<dyn FnOnce(std::result::Result<(), String>) + Send>,
}

/// One statement text with `$1…` placeholders and its values, encoded for both drivers.
pub struct Sql {
    text: SqlText,
    lite: SqliteArguments,
    pg: PgArguments,
}

enum SqlText {
    Fixed(&'static str),
    Built(String),
}

/// A statement whose text is fixed.
pub fn sql(text: &'static str) -> Sql {
    Sql {
        text: SqlText::Fixed(text),
        lite: SqliteArguments::default(),
        pg: PgArguments::default(),
    }
}

/// A statement whose text was put together from fixed parts (placeholder lists); never from input.
pub fn sql_built(text: String) -> Sql {
    Sql {
        text: SqlText::Built(text),
        lite: SqliteArguments::default(),
        pg: PgArguments::default(),
    }
}

/// `$from, $from+1, …` for `count` values, for an `in (…)` list.
pub fn placeholders(from: usize, count: usize) -> String {
    (from..from + count)
        .map(|i| format!("${i}"))
        .collect::<Vec<_>>()
        .join(", ")
}

macro_rules! on_driver {
    ($self:ident, $conn:ident, $query:ident, |$q:ident, $e:ident| $run:expr) => {{
        $conn.statements.fetch_add(1, Ordering::Relaxed);
        let text = match $self.text {
            SqlText::Fixed(text) => text.into_sql_str(),
            SqlText::Built(text) => AssertSqlSafe(text).into_sql_str(),
        };
        match &mut $conn.driver {
            Driver::Lite(c) => {
                let ($q, $e) = (sqlx::$query(text, $self.lite), &mut **c);
                $run
            }
            Driver::LitePooled(c) => {
                let ($q, $e) = (sqlx::$query(text, $self.lite), &mut **c);
                $run
            }
            Driver::Pg(c) => {
                let ($q, $e) = (sqlx::$query(text, $self.pg), &mut **c);
                $run
            }
        }
    }};
}

impl Sql {
    /// Binds the next value.
    pub fn bind<T>(mut self, value: T) -> Self
    where
        T: Clone
            + Send
            + 'static
            + Encode<'static, Sqlite>
            + Type<Sqlite>
            + Encode<'static, Postgres>
            + Type<Postgres>,
    {
        // Encoding a value of a Rust type that both drivers know can't fail; a panic here is a bug in a store.
        self.lite.add(value.clone()).expect("SQLite encodes the value");
        self.pg.add(value).expect("Postgres encodes the value");
        self
    }

    /// Binds each of `values` in turn, for an `in (…)` list.
    pub fn bind_all<T>(self, values: impl IntoIterator<Item = T>) -> Self
    where
        T: Clone
            + Send
            + 'static
            + Encode<'static, Sqlite>
            + Type<Sqlite>
            + Encode<'static, Postgres>
            + Type<Postgres>,
    {
        values.into_iter().fold(self, Sql::bind)
    }

    /// All rows.
    pub async fn all<R>(self, conn: &mut Conn) -> Result<Vec<R>>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        Ok(on_driver!(self, conn, query_as_with, |q, e| q
            .fetch_all(e)
            .await)?)
    }

    /// The first row, if any.
    pub async fn first<R>(self, conn: &mut Conn) -> Result<Option<R>>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        Ok(on_driver!(self, conn, query_as_with, |q, e| q
            .fetch_optional(e)
            .await)?)
    }

    /// Runs the statement; answers how many rows it touched.
    pub async fn run(self, conn: &mut Conn) -> Result<u64> {
        Ok(on_driver!(self, conn, query_with, |q, e| q
            .execute(e)
            .await
            .map(|done| done.rows_affected()))?)
    }
}

impl Conn {
    /// Whether this is Postgres: for the few statements that only one of the two needs.
    pub fn is_postgres(&self) -> bool {
        matches!(self.driver, Driver::Pg(_))
    }

    /// Says that this transaction changes what a public page can show: every cached page is dropped
    /// before the caller is answered.
    pub async fn public_change(&mut self) -> Result<()> {
        let seq: Option<(i64,)> = sql("update catalogue_change set seq = seq + 1 where id = 1 returning seq")
            .first(self)
            .await?;
        self.raised = seq.and_then(|(n,)| u64::try_from(n).ok()).max(self.raised);
        Ok(())
    }

    async fn raw(&mut self, text: &'static str) -> Result<()> {
        match &mut self.driver {
            Driver::Lite(c) => c.execute(text).await.map(drop)?,
            Driver::LitePooled(c) => c.execute(text).await.map(drop)?,
            Driver::Pg(c) => c.execute(text).await.map(drop)?,
        }
        Ok(())
    }
}

impl Db {
    /// Opens `sqlite:PATH`, `sqlite::memory:` (tests) or `postgres://…` and brings the schema up to date.
    ///
    /// # Errors
    /// When the database can't be reached, or its schema needs a newer program than this one.
    pub async fn open(url: &str) -> Result<Self> {
        let statements = Arc::new(AtomicU64::new(0));
        let public = Arc::new(AtomicU64::new(0));
        let committed = Arc::new(Notify::new());
        let pools = if url.starts_with("postgres") {
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect(url)
                .await?;
            migrate(sqlx::migrate!("migrations/postgres"), &pool).await?;
            Pools::Postgres(pool)
        } else {
            let (readers, writer) = open_sqlite(url).await?;
            let (sender, jobs) = mpsc::channel(1024);
            let conn = Conn {
                driver: Driver::Lite(Box::new(writer)),
                statements: statements.clone(),
                raised: None,
            };
            tokio::spawn(write_in_groups(conn, jobs, public.clone(), committed.clone()));
            Pools::Sqlite {
                readers,
                writer: sender,
                url: url.to_owned(),
            }
        };
        let db = Self {
            pools,
            statements,
            public,
            committed,
        };
        db.refuse_newer_schema().await?;
        db.public_seq_read().await?;
        Ok(db)
    }

    /// A connection to read from.
    pub async fn read(&self) -> Result<Conn> {
        let driver = match &self.pools {
            Pools::Sqlite { readers, .. } => Driver::LitePooled(readers.acquire().await?),
            Pools::Postgres(pool) => Driver::Pg(pool.acquire().await?),
        };
        Ok(Conn {
            driver,
            statements: self.statements.clone(),
            raised: None,
        })
    }

    /// Runs `work` in a transaction and answers when it is durable. An error undoes all of it.
    ///
    /// # Errors
    /// What `work` answered, or an internal error when the commit failed.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let (sender, receiver) = oneshot::channel();
                let job: Job = Box::new(move |conn| {
                    async move {
                        let result = AssertUnwindSafe(work(conn))
                            .catch_unwind()
                            .await
                            .unwrap_or_else(|_| Err(Error::internal("the write panicked")));
                        let keep = result.is_ok();
                        let answer = Box::new(move |committed: std::result::Result<(), String>| {
                            // The caller may have gone away; the write stands all the same.
                            drop(sender.send(match committed {
                                Ok(()) => result,
                                Err(cause) => result.and(Err(Error::Internal(cause))),
                            }));
                        });
                        Outcome { keep, answer }
                    }
                    .boxed()
                });
                writer
                    .send(job)
                    .await
                    .map_err(|_| Error::internal("the writer has stopped"))?;
                receiver
                    .await
                    .map_err(|_| Error::internal("the writer has stopped"))?
            }
            Pools::Postgres(pool) => {
                let mut conn = Conn {
                    driver: Driver::Pg(pool.acquire().await?),
                    statements: self.statements.clone(),
                    raised: None,
                };
                conn.raw("begin").await?;
                let result = AssertUnwindSafe(work(&mut conn))
                    .catch_unwind()
                    .await
                    .unwrap_or_else(|_| Err(Error::internal("the write panicked")));
                match result {
                    Ok(value) => {
                        conn.raw("notify buysocially").await?;
                        conn.raw("commit").await?;
                        tell(&self.public, conn.raised);
                        self.committed.notify_waiters();
                        Ok(value)
                    }
                    Err(error) => {
                        conn.raw("rollback").await?;
                        Err(error)
                    }
                }
            }
        }
    }

    /// Takes what was deleted out of the log of writes too, so that nothing of it stays beside the database. SQLite alone:
    /// Postgres cleans up by itself.
    ///
    /// # Errors
    /// When the database can't be opened.
    pub async fn scrub(&self) -> Result<()> {
        let Pools::Sqlite { url, .. } = &self.pools else {
            return Ok(());
        };
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

    /// How many statements were run so far, over all connections: tests count queries with it.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// The change sequence of public pages as this process knows it: at once for its own changes.
    pub fn public_seq(&self) -> u64 {
        self.public.load(Ordering::Acquire)
    }

    /// Reads the change sequence, which other processes raise too.
    pub async fn public_seq_read(&self) -> Result<u64> {
        let seq: Option<(i64,)> = sql("select seq from catalogue_change where id = 1")
            .first(&mut self.read().await?)
            .await?;
        tell(&self.public, seq.and_then(|(n,)| u64::try_from(n).ok()));
        Ok(self.public_seq())
    }

    /// Which database this is, for people.
    pub fn name(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "SQLite",
            Pools::Postgres(_) => "Postgres",
        }
    }

    /// Calls `on_change` after every commit, of this process at once and of others within 200 ms, for ever.
    pub async fn watch(&self, on_change: impl Fn() + Send) {
        let mut foreign = Foreign::open(self).await;
        loop {
            tokio::select! {
                () = self.committed.notified() => on_change(),
                changed = foreign.changed() => if changed { on_change() },
            }
        }
    }

    async fn refuse_newer_schema(&self) -> Result<()> {
        let promise: Option<(i64,)> = sql("select oldest_program from schema_promise")
            .first(&mut self.read().await?)
            .await?;
        match promise {
            Some((oldest,)) if oldest > SCHEMA => Err(Error::internal(format!(
                "the database needs a program of schema {oldest}; this one is {SCHEMA}"
            ))),
            _ => Ok(()),
        }
    }

    /// Closes the pool after what is under way.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, .. } => readers.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// The schema that this program was written for; `schema_promise` names the oldest that may run.
const SCHEMA: i64 = 1;

async fn migrate<'a, A>(mut migrator: sqlx::migrate::Migrator, target: A) -> Result<()>
where
    A: sqlx::Acquire<'a>,
    <A::Connection as std::ops::Deref>::Target: sqlx::migrate::Migrate,
{
    // A newer program may have migrated already; whether we may still run is what `schema_promise` says.
    migrator.set_ignore_missing(true);
    migrator.run(target).await.map_err(Error::internal)
}

async fn open_sqlite(url: &str) -> Result<(SqlitePool, SqliteConnection)> {
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
        // what is deleted is overwritten, so that nothing of an erased person stays in the file
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

async fn write_in_groups(
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

fn tell(public: &AtomicU64, raised: Option<u64>) {
    if let Some(seq) = raised {
        public.fetch_max(seq, Ordering::AcqRel);
    }
}

/// Notices commits of other processes.
enum Foreign {
    Sqlite {
        conn: Option<PoolConnection<Sqlite>>,
        version: i64,
    },
    Postgres(Option<PgListener>),
}

impl Foreign {
    async fn open(db: &Db) -> Self {
        match &db.pools {
            Pools::Sqlite { readers, .. } => Self::Sqlite {
                conn: readers.acquire().await.ok(),
                version: 0,
            },
            Pools::Postgres(pool) => {
                let mut listener = PgListener::connect_with(pool).await.ok();
                if let Some(l) = &mut listener {
                    drop(l.listen("buysocially").await);
                }
                Self::Postgres(listener)
            }
        }
    }

    async fn changed(&mut self) -> bool {
        match self {
            // `data_version` changes when another connection has committed to the file.
            Self::Sqlite {
                conn: Some(conn),
                version,
            } => {
                tokio::time::sleep(Duration::from_millis(200)).await;
                match sqlx::query_scalar::<_, i64>("pragma data_version")
                    .fetch_one(&mut **conn)
                    .await
                {
                    Ok(seen) => std::mem::replace(version, seen) != seen,
                    Err(_) => true,
                }
            }
            Self::Postgres(Some(listener)) => {
                // A lost connection is renewed by the listener itself; look again after a second at the latest.
                drop(tokio::time::timeout(Duration::from_secs(1), listener.recv()).await);
                true
            }
            _ => {
                tokio::time::sleep(Duration::from_secs(1)).await;
                true
            }
        }
    }
}
