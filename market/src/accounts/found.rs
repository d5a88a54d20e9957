//! What other slices need of accounts: an organisation for somebody who begins one, and whom a mail is for.

use super::{OrganisationKind, Person, PersonState, Role, store};
use crate::{
    ctx::Actor,
    db::{Conn, sql},
    error::{Error, Result},
    events::event_append_by,
    id::{OrganisationId, PersonId, SessionId},
    text,
};
use chrono::{DateTime, Utc};

/// Makes an organisation that the acting person owns. Its slug is made of its name, with a number where it is taken.
pub(crate) async fn organisation_found(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Actor,
    kind: OrganisationKind,
    name: &str,
) -> Result<OrganisationId> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let base = text::slug(name);
    let (mut slug, mut number) = (base.clone(), 1);
    while store::organisation_by_slug(conn, &slug).await?.is_some() {
        number += 1;
        slug = format!("{base}-{number}");
    }
    let made = store::organisation_insert(conn, now, &slug, kind, name).await?;
    event_append_by(
        conn,
        now,
        actor,
        made.id.0,
        "organisation",
        (None, "open"),
        Some(kind.name()),
    )
    .await?;
    store::membership_put(conn, now, person, made.id, Role::Owner).await?;
    let note = made.id.to_string();
    event_append_by(
        conn,
        now,
        actor,
        person.0,
        "membership",
        (None, Role::Owner.name()),
        Some(&note),
    )
    .await?;
    Ok(made.id)
}

/// Has a session of this person act for an organisation that they belong to.
pub(crate) async fn session_act_for(
    conn: &mut Conn,
    person: PersonId,
    session: SessionId,
    organisation: OrganisationId,
) -> Result<()> {
    sql("update session set organisation_id = $3 where id = $1 and person_id = $2 and ended_at is null")
        .bind(session)
        .bind(person)
        .bind(organisation)
        .run(conn)
        .await?;
    Ok(())
}

/// A person who can be written to.
pub(crate) async fn person_told(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let found = store::person_by_id(conn, id).await?;
    Ok(found.filter(|p| p.state == PersonState::Active))
}
