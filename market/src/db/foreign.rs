//! Commits of other processes.

use super::{Db, Pools, sqlite::Reader};
use sqlx::postgres::PgListener;
use std::time::Duration;

/// Notices commits of other processes.
pub enum Foreign {
    Sqlite { reader: Option<Reader>, version: i64 },
    Postgres(Option<PgListener>),
}

impl Foreign {
    /// Begins to look.
    pub async fn open(db: &Db) -> Self {
        match &db.pools {
            Pools::Sqlite { readers, .. } => Self::Sqlite {
                reader: readers.take().await.ok(),
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
                reader: Some(reader),
                version,
            } => {
                tokio::time::sleep(Duration::from_millis(200)).await;
                let seen = sqlx::query_scalar::<_, i64>("pragma data_version")
                    .fetch_one(reader.begin())
                    .await;
                reader.ended(seen.is_ok());
                seen.map_or(true, |seen| std::mem::replace(version, seen) != seen)
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
