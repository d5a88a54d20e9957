//! Commits of other processes.

use super::{Db, Pools};
use sqlx::{pool::PoolConnection, postgres::PgListener, sqlite::Sqlite};
use std::time::Duration;

/// Notices commits of other processes.
pub enum Foreign {
    Sqlite {
        conn: Option<PoolConnection<Sqlite>>,
        version: i64,
    },
    Postgres(Option<PgListener>),
}

impl Foreign {
    /// Begins to look.
    pub async fn open(db: &Db) -> Self {
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

    /// Waits a little; whether another process may have committed meanwhile.
    pub async fn changed(&mut self) -> bool {
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
