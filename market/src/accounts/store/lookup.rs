//! People looked up, and as whom a session sees the desk.

use super::people::{PERSON_COLUMNS, PersonRow, acting};
use crate::{
    accounts::{Person, PersonState, Seeing},
    db::{Conn, holding, placeholders, sql, sql_built},
    error::Result,
    id::{OrganisationId, PersonId, SessionId},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// People whose folded name or address holds these letters, by name, after the one at `after`; nobody who is erased.
pub(in crate::accounts) async fn people_find(
    conn: &mut Conn,
    letters: &str,
    after: Option<(String, PersonId)>,
    limit: usize,
) -> Result<Vec<Person>> {
    let (name, id) = after.unwrap_or((String::new(), PersonId(uuid::Uuid::nil())));
    let rows: Vec<PersonRow> = sql_built(format!(
        "select {PERSON_COLUMNS} from person where state <> $1 and (name_folded like $2 escape '\\' or email like $2 escape '\\') and (name_folded > $3 or (name_folded = $3 and id > $4)) order by name_folded, id limit $5"
    ))
    .bind(PersonState::Erased.name().to_owned())
    .bind(holding(letters))
    .bind(name)
    .bind(id)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .all(conn)
    .await?;
    rows.into_iter().map(PersonRow::person).collect()
}

/// Where a person stands in the order of names.
pub(in crate::accounts) async fn person_cursor(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<(String, PersonId)>> {
    sql("select name_folded, id from person where id = $1")
        .bind(id)
        .first(conn)
        .await
}

/// The names of what people belong to.
pub(in crate::accounts) async fn organisation_names(
    conn: &mut Conn,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Vec<String>>> {
    let mut names: HashMap<PersonId, Vec<String>> = HashMap::new();
    if people.is_empty() {
        return Ok(names);
    }
    let rows: Vec<(PersonId, String)> = sql_built(format!(
        "select m.person_id, o.name from membership m join organisation o on o.id = m.organisation_id where m.person_id in ({}) order by m.created_at, o.slug",
        placeholders(1, people.len())
    ))
    .bind_all(people.iter().copied())
    .all(conn)
    .await?;
    for (person, name) in rows {
        names.entry(person).or_default().push(name);
    }
    Ok(names)
}

/// As whom a session sees the desk, by row.
#[derive(Clone, Debug)]
pub(in crate::accounts) struct SeeingRow {
    pub person: PersonId,
    pub organisation: OrganisationId,
    pub expires_at: DateTime<Utc>,
}

/// Writes as whom a session of this person sees the desk; how many sessions that were.
pub(in crate::accounts) async fn seeing_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    owner: PersonId,
    session: SessionId,
    row: &SeeingRow,
) -> Result<u64> {
    sql("insert into seeing_as (session_id, person_id, organisation_id, began_at, expires_at) select id, $3, $4, $5, $6 from session where id = $1 and person_id = $2 and ended_at is null on conflict (session_id) do update set person_id = excluded.person_id, organisation_id = excluded.organisation_id, began_at = excluded.began_at, expires_at = excluded.expires_at")
        .bind(session)
        .bind(owner)
        .bind(row.person)
        .bind(row.organisation)
        .bind(now)
        .bind(row.expires_at)
        .run(conn)
        .await
}

pub(in crate::accounts) async fn seeing_row(
    conn: &mut Conn,
    session: SessionId,
) -> Result<Option<SeeingRow>> {
    let row: Option<(PersonId, OrganisationId, DateTime<Utc>)> =
        sql("select person_id, organisation_id, expires_at from seeing_as where session_id = $1")
            .bind(session)
            .first(conn)
            .await?;
    Ok(row.map(|(person, organisation, expires_at)| SeeingRow {
        person,
        organisation,
        expires_at,
    }))
}

/// Takes the view from a session; whose it was.
pub(in crate::accounts) async fn seeing_delete(
    conn: &mut Conn,
    session: SessionId,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = sql("delete from seeing_as where session_id = $1 returning person_id")
        .bind(session)
        .first(conn)
        .await?;
    Ok(row.map(|(person,)| person))
}

#[derive(sqlx::FromRow)]
struct ViewRow {
    person: String,
    organisation: String,
    kind: String,
    role: String,
}

/// The view itself, while its person can sign in and belongs to the organisation.
pub(in crate::accounts) async fn seeing_of(conn: &mut Conn, row: &SeeingRow) -> Result<Option<Seeing>> {
    let found: Option<ViewRow> = sql("select p.name as person, o.name as organisation, o.kind, m.role from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id where m.person_id = $1 and m.organisation_id = $2 and p.state = $3")
        .bind(row.person)
        .bind(row.organisation)
        .bind(PersonState::Active.name().to_owned())
        .first(conn)
        .await?;
    found
        .map(|v| {
            Ok(Seeing {
                person: row.person,
                acting: acting(row.organisation, &v.kind, &v.role)?,
                name: v.person,
                organisation: v.organisation,
                until: row.expires_at,
            })
        })
        .transpose()
}
