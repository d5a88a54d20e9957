//! Rows of the audit log, read. What inserts them is `events`; nothing changes or deletes them.

use super::model::{EventRow, LogActor, LogAsked, LogChange, LogLine, LogValues, Raw};
use crate::{
    db::{Conn, Sql, holding, placeholders, sql, sql_built},
    error::Result,
    events::sealed_place,
    id::PersonId,
    sealed::{PersonKey, person_key_read},
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashMap, hash_map::Entry};
use uuid::Uuid;

/// Events that answer the question, the newest first.
pub async fn events_find(conn: &mut Conn, asked: &LogAsked, limit: usize) -> Result<Vec<EventRow>> {
    let mut conditions: Vec<String> = vec!["1 = 1".to_owned()];
    let mut next = 1;
    let mut place = |count: usize| {
        let from = next;
        next += count;
        from
    };
    let mut bound: Vec<Box<dyn FnOnce(Sql) -> Sql + Send>> = Vec::new();
    if let Some(actor) = asked.actor.clone() {
        conditions.push(format!("actor = ${}", place(1)));
        bound.push(Box::new(move |q| q.bind(actor)));
    }
    if let Some(subject) = asked.subject {
        conditions.push(format!("subject = ${}", place(1)));
        bound.push(Box::new(move |q| q.bind(subject)));
    }
    if let Some(kind) = asked.kind.clone() {
        conditions.push(format!("kind = ${}", place(1)));
        bound.push(Box::new(move |q| q.bind(kind)));
    }
    if let Some(since) = asked.since {
        conditions.push(format!("at >= ${}", place(1)));
        bound.push(Box::new(move |q| q.bind(since)));
    }
    if let Some(until) = asked.until {
        conditions.push(format!("at < ${}", place(1)));
        bound.push(Box::new(move |q| q.bind(until)));
    }
    if let Some((at, id)) = asked.before {
        let n = place(2);
        conditions.push(format!("(at, id) < (${n}, ${})", n + 1));
        bound.push(Box::new(move |q| q.bind(at).bind(id)));
    }
    if let Some(text) = &asked.text {
        // names of fields and states, ids and hashes are ASCII, which is what `lower` knows on both databases
        let pattern = holding(&text.to_lowercase());
        conditions.push(format!(
            "lower(kind || ' ' || coalesce(from_state, '') || ' ' || to_state || ' ' || coalesce(note, '') || ' ' || coalesce(changes, '') || ' ' || coalesce(whence, '')) like ${} escape '\\'",
            place(1)
        ));
        bound.push(Box::new(move |q| q.bind(pattern)));
    }
    let limit_at = place(1);
    let mut statement = sql_built(format!(
        "select id, at, actor, acting, whence, subject, kind, from_state, to_state, note, changes from event where {} order by at desc, id desc limit ${limit_at}",
        conditions.join(" and ")
    ));
    for bind in bound {
        statement = bind(statement);
    }
    statement
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .all(conn)
        .await
}

/// Every kind there is.
pub async fn kinds(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql("select distinct kind from event order by kind")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(kind,)| kind).collect())
}

/// Where an event stands in the order of all.
pub async fn cursor(conn: &mut Conn, id: Uuid) -> Result<Option<(DateTime<Utc>, Uuid)>> {
    sql("select at, id from event where id = $1")
        .bind(id)
        .first(conn)
        .await
}

/// The person with this address.
pub async fn person_id(conn: &mut Conn, email: &str) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = sql("select id from person where email = $1")
        .bind(email.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// What is called so: an organisation, an enterprise, an offer, a licence.
pub async fn thing_id(conn: &mut Conn, name: &str) -> Result<Option<Uuid>> {
    for text in [
        "select id from organisation where slug = $1",
        "select id from enterprise where slug = $1",
        "select id from offer where slug = $1",
        "select id from licence where number = $1 or key = $1",
        "select id from notice where reference = $1",
        "select id from moderation_decision where reference = $1",
        "select id from appeal where reference = $1",
    ] {
        let row: Option<(Uuid,)> = sql(text).bind(name.to_owned()).first(conn).await?;
        if let Some((id,)) = row {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Events with the names that things have now and the personal values that can still be opened.
pub async fn lines_of(conn: &mut Conn, events: Vec<EventRow>) -> Result<Vec<LogLine>> {
    let people = |e: &EventRow| {
        e.actor
            .strip_prefix("person:")
            .and_then(|id| id.parse::<Uuid>().ok())
    };
    let ids: BTreeSet<Uuid> = events
        .iter()
        .flat_map(|e| [Some(e.subject), e.acting, people(e)])
        .flatten()
        .collect();
    let names = names_of(conn, ids.into_iter().collect()).await?;
    let mut keys: HashMap<Uuid, Option<PersonKey>> = HashMap::new();
    let mut lines = Vec::with_capacity(events.len());
    for event in events {
        let mut changes = Vec::new();
        for change in event.changes() {
            let values = match change.value {
                Raw::Plain(was, is) => LogValues::Known(was, is),
                Raw::Sealed { whose, was, is } => {
                    if let Entry::Vacant(new) = keys.entry(whose) {
                        new.insert(person_key_read(conn, PersonId(whose)).await?);
                    }
                    opened(
                        keys.get(&whose).and_then(Option::as_ref),
                        event.id,
                        &change.field,
                        was,
                        is,
                    )
                }
            };
            changes.push(LogChange {
                field: change.field,
                values,
            });
        }
        let actor = match (event.actor.as_str(), people(&event)) {
            (_, Some(id)) => LogActor::Person(id, names.get(&id).cloned()),
            ("anonymous", None) => LogActor::Anonymous,
            _ => LogActor::System,
        };
        lines.push(LogLine {
            id: event.id,
            at: event.at,
            actor,
            acting: event.acting.and_then(|id| names.get(&id).cloned()),
            whence: event.whence,
            kind: event.kind,
            subject_name: names.get(&event.subject).cloned(),
            subject: event.subject,
            from: event.from_state,
            to: event.to_state,
            changes,
            note: event.note,
        });
    }
    Ok(lines)
}

fn opened(
    key: Option<&PersonKey>,
    event: Uuid,
    field: &str,
    was: Option<String>,
    is: Option<String>,
) -> LogValues {
    let Some(key) = key else {
        return LogValues::Erased;
    };
    let open = |value: Option<String>, which: &str| {
        value.and_then(|sealed| key.open(&sealed_place(event, field, which), &sealed))
    };
    LogValues::Known(open(was, "was"), open(is, "is"))
}

/// What these things are called now. Somebody erased has no name any more.
async fn names_of(conn: &mut Conn, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>> {
    let mut names = HashMap::new();
    if ids.is_empty() {
        return Ok(names);
    }
    for table in [
        "select id, name from person where name <> '' and id in",
        "select id, name from organisation where id in",
        "select id, brand_name from enterprise where id in",
        "select id, slug from offer where id in",
        "select id, number from licence where id in",
        "select id, reference from notice where id in",
        "select id, reference from moderation_decision where id in",
        "select id, reference from appeal where id in",
    ] {
        let rows: Vec<(Uuid, String)> = sql_built(format!("{table} ({})", placeholders(1, ids.len())))
            .bind_all(ids.iter().copied())
            .all(conn)
            .await?;
        names.extend(rows);
    }
    Ok(names)
}

/// What somebody did and what was done to them, the oldest first, with their own values in the clear.
pub async fn events_of(conn: &mut Conn, person: PersonId) -> Result<Vec<LogLine>> {
    let events: Vec<EventRow> = sql("select id, at, actor, acting, whence, subject, kind, from_state, to_state, note, changes from event where actor = $1 or subject = $2 order by at, id")
        .bind(format!("person:{person}"))
        .bind(person)
        .all(conn)
        .await?;
    let mut lines = Vec::new();
    for chunk in events.chunks(200) {
        lines.extend(lines_of(conn, chunk.to_vec()).await?);
    }
    Ok(lines)
}
