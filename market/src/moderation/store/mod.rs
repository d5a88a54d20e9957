//! Rows of notices, decisions and appeals.

mod appeals;
mod cases;
mod decisions;
mod notices;

pub(super) use appeals::*;
pub(super) use cases::*;
pub(super) use decisions::*;
pub(super) use notices::*;

use super::{Item, ItemKind};
use crate::{
    db::Conn,
    error::{Error, Result},
};
use uuid::Uuid;

fn unreadable(id: Uuid, what: &str) -> Error {
    Error::internal(format!("moderation {id}: unreadable {what}"))
}

fn item(id: Uuid, kind: &str, item: Uuid) -> Result<Item> {
    let kind = ItemKind::from_name(kind).ok_or_else(|| unreadable(id, "kind of item"))?;
    Ok(Item::of(kind, item))
}

/// What holds a row in a transaction, so that two changes follow each other; SQLite's writer is alone.
fn held(conn: &Conn) -> &'static str {
    if conn.is_postgres() { "for update" } else { "" }
}
