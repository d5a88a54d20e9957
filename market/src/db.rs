//! The only place that knows there are two database drivers.
//!
//! A statement is written once, with `$1` placeholders, and bound for both drivers. Reads take a
//! connection from the pool. Writes are closures: on SQLite they go to one writer task, a savepoint
//! each, and are committed in groups with `synchronous = full`; on Postgres each has an ordinary
//! transaction. A caller is answered after its commit, so no transaction lives in a request's future.

mod foreign;
mod sqlite;
mod statement;

pub use statement::{Rows, Sql, holding, placeholders, sql, sql_built};

use crate::error::{Error, Result};
use foreign::Foreign;
use futures::{FutureExt, future::BoxFuture};
use sqlite::{Job, Outcome, Reader, Readers, open_sqlite, write_in_groups};
use sqlx::{
    Executor,
    pool::PoolConnection,
    postgres::{PgPool, PgPoolOptions, Postgres},
    sqlite::SqliteConnection,
};
use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, mpsc, oneshot};

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
        readers: Readers,
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
    LiteReader(Reader),
    Pg(PoolConnection<Postgres>),
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
            Driver::LiteReader(reader) => {
                let done = reader.begin().execute(text).await;
                reader.ended(done.is_ok());
                done.map(drop)?;
            }
            Driver::Pg(c) => c.execute(text).await.map(drop)?,
        }
        Ok(())
    }
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…` and brings the schema up to date.
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
            Pools::Sqlite { readers, .. } => Driver::LiteReader(readers.take().await?),
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
        sqlite::empty_log(url).await
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

fn tell(public: &AtomicU64, raised: Option<u64>) {
    if let Some(seq) = raised {
        public.fetch_max(seq, Ordering::AcqRel);
    }
}
