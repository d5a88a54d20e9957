//! Rows of sessions and known devices.

use super::people::acting;
use crate::{
    accounts::{
        EndReason, Membership, Method, OrganisationKind, PersonState, SESSION_IDLE, SESSION_LIFE, Session,
        SessionLine,
    },
    db::{Conn, sql},
    error::{Error, Result},
    id::{OrganisationId, PersonId, SessionId},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// A session that begins.
pub(in crate::accounts) struct Begin<'a> {
    pub secret: &'a Secret,
    pub person: PersonId,
    pub method: Method,
    pub device: String,
    pub address: String,
    pub organisation: Option<OrganisationId>,
    pub factors: i64,
}

pub(in crate::accounts) async fn session_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    begin: Begin<'_>,
) -> Result<SessionId> {
    let id = SessionId::fresh(now);
    sql("insert into session (id, hash, person_id, method, device, address, organisation_id, created_at, seen_at, expires_at, factors) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)")
        .bind(id)
        .bind(begin.secret.hash())
        .bind(begin.person)
        .bind(begin.method.name().to_owned())
        .bind(begin.device)
        .bind(begin.address)
        .bind(begin.organisation)
        .bind(now)
        .bind(now + SESSION_LIFE)
        .bind(begin.factors)
        .run(conn)
        .await?;
    Ok(id)
}

/// A session beside one of its person's memberships, or beside none.
#[derive(sqlx::FromRow)]
struct SessionRow {
    id: SessionId,
    person_id: PersonId,
    person: String,
    seen_at: DateTime<Utc>,
    acts_for: Option<OrganisationId>,
    factors: i64,
    organisation_id: Option<OrganisationId>,
    kind: Option<String>,
    role: Option<String>,
    slug: Option<String>,
    name: Option<String>,
}

/// The session with this secret while it holds, and when it was seen last, in one statement, as each request of somebody
/// signed in asks for it. A membership that has ended is not acted in, nor one in an organisation of a kind in `both`,
/// unless the session was begun with two factors.
pub(in crate::accounts) async fn session_read(
    conn: &mut Conn,
    now: DateTime<Utc>,
    secret: &Secret,
    both: &[OrganisationKind],
) -> Result<Option<(Session, DateTime<Utc>)>> {
    let rows: Vec<SessionRow> = sql("select s.id, s.person_id, p.name as person, s.seen_at, s.factors, s.organisation_id as acts_for, m.organisation_id, o.kind, m.role, o.slug, o.name from session s join person p on p.id = s.person_id left join membership m on m.person_id = s.person_id left join organisation o on o.id = m.organisation_id where s.hash = $1 and s.ended_at is null and s.expires_at > $2 and s.seen_at > $3 and p.state = $4 order by m.created_at, o.slug")
        .bind(secret.hash())
        .bind(now)
        .bind(now - SESSION_IDLE)
        .bind(PersonState::Active.name().to_owned())
        .all(conn)
        .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let (acts_for, seen_at, factors) = (first.acts_for, first.seen_at, first.factors);
    let mut session = Session {
        id: first.id,
        person: first.person_id,
        name: first.person.clone(),
        acting: None,
        organisation: None,
        second_factor_lacks: false,
        memberships: Vec::new(),
        seeing: None,
    };
    for row in rows {
        let (Some(id), Some(kind), Some(role), Some(slug), Some(name)) =
            (row.organisation_id, row.kind, row.role, row.slug, row.name)
        else {
            continue;
        };
        let acting = acting(id, &kind, &role)?;
        if acts_for == Some(id) {
            session.second_factor_lacks = factors < 2 && both.contains(&acting.kind);
            if !session.second_factor_lacks {
                session.acting = Some(acting);
                session.organisation = Some(name.clone());
            }
        }
        session.memberships.push(Membership { acting, slug, name });
    }
    Ok(Some((session, seen_at)))
}

pub(in crate::accounts) async fn session_seen(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: SessionId,
) -> Result<()> {
    sql("update session set seen_at = $2 where id = $1 and seen_at < $2")
        .bind(id)
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// What a person acted for the last time, if they still belong to it.
pub(in crate::accounts) async fn acted_last(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Option<OrganisationId>> {
    let row: Option<(Option<OrganisationId>,)> = sql("select m.organisation_id from session s left join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id where s.person_id = $1 order by s.seen_at desc, s.created_at desc limit 1")
        .bind(person)
        .first(conn)
        .await?;
    Ok(row.and_then(|(organisation,)| organisation))
}

/// Has a session of this person act for an organisation that they belong to, or for themselves.
pub(crate) async fn session_acts_for(
    conn: &mut Conn,
    person: PersonId,
    session: SessionId,
    organisation: Option<OrganisationId>,
) -> Result<u64> {
    sql("update session set organisation_id = $3 where id = $1 and person_id = $2 and ended_at is null")
        .bind(session)
        .bind(person)
        .bind(organisation)
        .run(conn)
        .await
}

/// Which sessions end.
pub(in crate::accounts) enum Ending<'a> {
    /// The one with this secret.
    With(&'a Secret),
    /// This one of this person.
    One(PersonId, SessionId),
    /// All of this person.
    All(PersonId),
    /// All of this person but this one.
    Others(PersonId, SessionId),
}

/// Ends sessions; whose they were.
pub(in crate::accounts) async fn sessions_end(
    conn: &mut Conn,
    now: DateTime<Utc>,
    which: Ending<'_>,
    reason: EndReason,
) -> Result<Vec<(SessionId, PersonId)>> {
    let statement = match which {
        Ending::With(secret) => sql("update session set ended_at = $1, end_reason = $2 where ended_at is null and hash = $3 returning id, person_id")
            .bind(now)
            .bind(reason.name().to_owned())
            .bind(secret.hash()),
        Ending::One(person, id) => sql("update session set ended_at = $1, end_reason = $2 where ended_at is null and person_id = $3 and id = $4 returning id, person_id")
            .bind(now)
            .bind(reason.name().to_owned())
            .bind(person)
            .bind(id),
        Ending::All(person) => sql("update session set ended_at = $1, end_reason = $2 where ended_at is null and person_id = $3 returning id, person_id")
            .bind(now)
            .bind(reason.name().to_owned())
            .bind(person),
        Ending::Others(person, kept) => sql("update session set ended_at = $1, end_reason = $2 where ended_at is null and person_id = $3 and id <> $4 returning id, person_id")
            .bind(now)
            .bind(reason.name().to_owned())
            .bind(person)
            .bind(kept),
    };
    statement.all(conn).await
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: SessionId,
    method: String,
    device: String,
    address: String,
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
}

pub(in crate::accounts) async fn sessions_of(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<Vec<SessionLine>> {
    let rows: Vec<LineRow> = sql("select id, method, device, address, created_at, seen_at from session where person_id = $1 and ended_at is null and expires_at > $2 and seen_at > $3 order by seen_at desc, created_at desc")
        .bind(person)
        .bind(now)
        .bind(now - SESSION_IDLE)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(SessionLine {
                id: row.id,
                method: Method::from_name(&row.method)
                    .ok_or_else(|| Error::internal(format!("session {}: unreadable method", row.id)))?,
                device: row.device,
                address: row.address,
                created_at: row.created_at,
                seen_at: row.seen_at,
            })
        })
        .collect()
}

/// Whether this person has signed in in this browser since `since`.
pub(in crate::accounts) async fn device_known(
    conn: &mut Conn,
    person: PersonId,
    device: &Secret,
    since: DateTime<Utc>,
) -> Result<bool> {
    let row: Option<(PersonId,)> =
        sql("select person_id from known_device where person_id = $1 and hash = $2 and seen_at > $3")
            .bind(person)
            .bind(device.hash())
            .bind(since)
            .first(conn)
            .await?;
    Ok(row.is_some())
}

pub(in crate::accounts) async fn device_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    device: &Secret,
) -> Result<()> {
    sql("insert into known_device (person_id, hash, created_at, seen_at) values ($1, $2, $3, $3) on conflict (person_id, hash) do update set seen_at = excluded.seen_at")
        .bind(person)
        .bind(device.hash())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// Whether this person has signed in anywhere yet.
pub(in crate::accounts) async fn device_any(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = sql("select person_id from known_device where person_id = $1 limit 1")
        .bind(person)
        .first(conn)
        .await?;
    Ok(row.is_some())
}

/// Whether we gave this secret to a browser in which anybody has signed in since `since`.
pub(in crate::accounts) async fn device_given(
    conn: &mut Conn,
    device: &Secret,
    since: DateTime<Utc>,
) -> Result<bool> {
    let row: Option<(PersonId,)> =
        sql("select person_id from known_device where hash = $1 and seen_at > $2 limit 1")
            .bind(device.hash())
            .bind(since)
            .first(conn)
            .await?;
    Ok(row.is_some())
}
