//! What happened to what: appended in the transaction that made it happen.

use crate::{
    db::{Conn, sql},
    error::Result,
    id,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Appends one step of a thing's life. Only the process writes yet, so the actor is `system`.
pub async fn event_append(
    conn: &mut Conn,
    now: DateTime<Utc>,
    subject: Uuid,
    kind: &str,
    from: Option<&str>,
    to: &str,
    note: Option<&str>,
) -> Result<()> {
    sql("insert into event (id, at, actor, subject, kind, from_state, to_state, note) values ($1, $2, 'system', $3, $4, $5, $6, $7)")
        .bind(id::fresh(now))
        .bind(now)
        .bind(subject)
        .bind(kind.to_owned())
        .bind(from.map(str::to_owned))
        .bind(to.to_owned())
        .bind(note.map(str::to_owned))
        .run(conn)
        .await?;
    Ok(())
}
