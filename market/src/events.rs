//! What happened to what: appended in the transaction that made it happen.

use crate::{
    ctx::Actor,
    db::{Conn, sql},
    error::Result,
    id,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Appends one step of a thing's life that the process itself took.
pub async fn event_append(
    conn: &mut Conn,
    now: DateTime<Utc>,
    subject: Uuid,
    kind: &str,
    from: Option<&str>,
    to: &str,
    note: Option<&str>,
) -> Result<()> {
    event_append_by(conn, now, Actor::System, subject, kind, (from, to), note).await
}

/// Appends one step of a thing's life, `from` a state `to` another. Notes hold ids, names of fields and hashes,
/// never personal values: what is appended stays when a person is erased.
pub async fn event_append_by(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Actor,
    subject: Uuid,
    kind: &str,
    (from, to): (Option<&str>, &str),
    note: Option<&str>,
) -> Result<()> {
    sql("insert into event (id, at, actor, subject, kind, from_state, to_state, note) values ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(id::fresh(now))
        .bind(now)
        .bind(actor.name())
        .bind(subject)
        .bind(kind.to_owned())
        .bind(from.map(str::to_owned))
        .bind(to.to_owned())
        .bind(note.map(str::to_owned))
        .run(conn)
        .await?;
    Ok(())
}
