//! What happened to what: appended in the transaction that made it happen, and never changed. The one place that writes
//! the audit log; `log` reads it.

use crate::{
    ctx::{Actor, Ctx, Doer},
    db::{Conn, sql},
    error::Result,
    id::{self, PersonId},
    sealed,
};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// One step of a thing's life.
#[derive(Clone, Debug)]
#[must_use = "an event is written by `append`"]
pub struct Event<'a> {
    subject: Uuid,
    kind: &'a str,
    from: Option<&'a str>,
    to: &'a str,
    note: Option<&'a str>,
    changes: Vec<Change<'a>>,
}

#[derive(Clone, Debug)]
struct Change<'a> {
    field: &'a str,
    was: Option<String>,
    is: Option<String>,
    /// Whose value it is, when it is a personal one.
    whose: Option<PersonId>,
}

impl<'a> Event<'a> {
    /// That `subject`, a thing of this kind, is now `to`.
    pub fn new(subject: Uuid, kind: &'a str, to: &'a str) -> Self {
        Self {
            subject,
            kind,
            from: None,
            to,
            note: None,
            changes: Vec::new(),
        }
    }

    /// What it was before; nothing for what has just begun.
    pub fn from(mut self, from: impl Into<Option<&'a str>>) -> Self {
        self.from = from.into();
        self
    }

    /// More about it: ids, names of fields, hashes, reasons that were given; never personal values, as what is appended
    /// stays when a person is erased.
    pub fn note(mut self, note: impl Into<Option<&'a str>>) -> Self {
        self.note = note.into();
        self
    }

    /// A field that changed, with values of closed lists, ids, numbers or hashes; never personal values.
    pub fn change(mut self, field: &'a str, was: Option<&str>, is: Option<&str>) -> Self {
        self.changes.push(Change {
            field,
            was: was.map(str::to_owned),
            is: is.map(str::to_owned),
            whose: None,
        });
        self
    }

    /// A field that changed whose values are a person's own: they are sealed with that person's key.
    pub fn personal(mut self, whose: PersonId, field: &'a str, was: Option<&str>, is: Option<&str>) -> Self {
        self.changes.push(Change {
            field,
            was: was.map(str::to_owned),
            is: is.map(str::to_owned),
            whose: Some(whose),
        });
        self
    }

    /// Appends it in the caller's transaction, with who did it, for which organisation, when and from where.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn append(self, conn: &mut Conn, ctx: &Ctx) -> Result<()> {
        let id = id::fresh_in_order(ctx.now);
        let acting = match ctx.actor {
            Actor::Person { acting, .. } => acting.map(|a| a.organisation),
            Actor::Seen { .. } | Actor::Anonymous | Actor::System => None,
        };
        let changes = changes_json(conn, ctx.now, id, &self.changes).await?;
        sql("insert into event (id, at, actor, acting, whence, subject, kind, from_state, to_state, note, changes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind(id)
            .bind(ctx.now)
            .bind(ctx.actor.name())
            .bind(acting)
            .bind(ctx.whence.map(|w| w.to_string()))
            .bind(self.subject)
            .bind(self.kind.to_owned())
            .bind(self.from.map(str::to_owned))
            .bind(self.to.to_owned())
            .bind(self.note.map(str::to_owned))
            .bind(changes)
            .run(conn)
            .await?;
        Ok(())
    }
}

async fn changes_json(
    conn: &mut Conn,
    now: DateTime<Utc>,
    event: Uuid,
    changes: &[Change<'_>],
) -> Result<Option<String>> {
    let mut all = Map::new();
    for change in changes {
        let value = match change.whose {
            None => json!([change.was, change.is]),
            Some(whose) => match sealed::person_key(conn, now, whose).await? {
                // erased in the meantime: that the field changed is all that may be told
                None => json!({ "of": whose }),
                Some(key) => {
                    let seal = |value: &Option<String>, which: &str| match value {
                        Some(value) => key
                            .seal(&sealed_place(event, change.field, which), value)
                            .map(Value::from),
                        None => Ok(Value::Null),
                    };
                    json!({ "of": whose, "was": seal(&change.was, "was")?, "is": seal(&change.is, "is")? })
                }
            },
        };
        all.insert(change.field.to_owned(), value);
    }
    Ok((!all.is_empty()).then(|| Value::Object(all).to_string()))
}

/// What a personal value of an event is sealed for.
pub(crate) fn sealed_place(event: Uuid, field: &str, which: &str) -> String {
    format!("event:{event}:{field}:{which}")
}

/// Appends one step of a thing's life that the process itself took.
///
/// # Errors
/// When the database can't be written.
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

/// Appends one step of a thing's life, `from` a state `to` another, for who has no [`Ctx`] at hand but its
/// [`Ctx::doer`].
///
/// # Errors
/// When the database can't be written.
pub async fn event_append_by(
    conn: &mut Conn,
    now: DateTime<Utc>,
    doer: impl Into<Doer>,
    subject: Uuid,
    kind: &str,
    (from, to): (Option<&str>, &str),
    note: Option<&str>,
) -> Result<()> {
    Event::new(subject, kind, to)
        .from(from)
        .note(note)
        .append(conn, &doer.into().at(now))
        .await
}
