//! Rows of tries, and of everything that is forgotten when its time is over.

use crate::{
    db::{Conn, sql, sql_built},
    error::Result,
};
use chrono::{DateTime, Utc};

/// Until when a key's tries are spent; the row is locked until the transaction ends. A key never seen is spent until now.
pub(in crate::accounts) async fn limit_lock(
    conn: &mut Conn,
    now: DateTime<Utc>,
    key: &str,
) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> = sql("insert into try_limit (key, spent_until) values ($1, $2) on conflict (key) do update set spent_until = try_limit.spent_until returning spent_until")
        .bind(key.to_owned())
        .bind(now)
        .first(conn)
        .await?;
    Ok(row.map(|(spent,)| spent))
}

pub(in crate::accounts) async fn limit_set(conn: &mut Conn, key: &str, spent: DateTime<Utc>) -> Result<()> {
    sql("update try_limit set spent_until = $2 where key = $1")
        .bind(key.to_owned())
        .bind(spent)
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes what is over: tries, links and sign-ups at once; sessions and devices after their time.
pub(in crate::accounts) async fn forget(
    conn: &mut Conn,
    now: DateTime<Utc>,
    sessions_before: DateTime<Utc>,
    devices_before: DateTime<Utc>,
) -> Result<u64> {
    // Rows that somebody is using right now are left for the next time, so that nobody waits in a circle.
    let skip = if conn.is_postgres() {
        "for update skip locked"
    } else {
        ""
    };
    let mut gone = sql_built(format!(
        "delete from try_limit where key in (select key from try_limit where spent_until < $1 {skip})"
    ))
    .bind(now)
    .run(conn)
    .await?;
    for (text, before) in [
        ("delete from one_time_token where expires_at < $1", now),
        ("delete from sign_up where expires_at < $1", now),
        ("delete from half_sign_in where expires_at < $1", now),
        ("delete from data_export where expires_at <= $1", now),
        ("delete from question where expires_at < $1", now),
        ("delete from session where seen_at < $1", sessions_before),
        ("delete from known_device where seen_at < $1", devices_before),
    ] {
        gone += sql(text).bind(before).run(conn).await?;
    }
    Ok(gone)
}
