//! Rows of people, passwords, organisations, memberships and consents.

use crate::{
    accounts::{Consent, Email, Membership, Organisation, OrganisationKind, Person, PersonState, Role},
    ctx::Acting,
    db::{Conn, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{OrganisationId, PersonId, fresh},
    locale::Locale,
    text,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
pub(super) struct PersonRow {
    id: PersonId,
    email_typed: String,
    name: String,
    locale: String,
    state: String,
    created_at: DateTime<Utc>,
}

impl PersonRow {
    pub(super) fn person(self) -> Result<Person> {
        let unreadable = |what: &str| Error::internal(format!("person {}: unreadable {what}", self.id));
        Ok(Person {
            id: self.id,
            email: Email::parse(&self.email_typed).map_err(|_| unreadable("address"))?,
            locale: Locale::from_tag(&self.locale).ok_or_else(|| unreadable("language"))?,
            state: PersonState::from_name(&self.state).ok_or_else(|| unreadable("state"))?,
            name: self.name,
            created_at: self.created_at,
        })
    }
}

/// The columns of a [`PersonRow`].
pub(super) const PERSON_COLUMNS: &str = "id, email_typed, name, locale, state, created_at";

const PERSON: &str = "select id, email_typed, name, locale, state, created_at from person";

/// Writes a new person; none when somebody has the address already.
pub(in crate::accounts) async fn person_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    email: &Email,
    name: &str,
    locale: Locale,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = sql("insert into person (id, email, email_typed, name, locale, state, created_at, updated_at, name_folded) values ($1, $2, $3, $4, $5, $6, $7, $7, $8) on conflict (email) do nothing returning id")
        .bind(PersonId::fresh(now))
        .bind(email.folded().to_owned())
        .bind(email.typed().to_owned())
        .bind(name.to_owned())
        .bind(locale.tag().to_owned())
        .bind(PersonState::Active.name().to_owned())
        .bind(now)
        .bind(text::fold(name))
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

pub(crate) async fn person_by_email(conn: &mut Conn, email: &Email) -> Result<Option<Person>> {
    let row: Option<PersonRow> = sql_built(format!("{PERSON} where email = $1"))
        .bind(email.folded().to_owned())
        .first(conn)
        .await?;
    row.map(PersonRow::person).transpose()
}

pub(crate) async fn person_by_id(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let row: Option<PersonRow> = sql_built(format!("{PERSON} where id = $1"))
        .bind(id)
        .first(conn)
        .await?;
    row.map(PersonRow::person).transpose()
}

pub(in crate::accounts) async fn people(conn: &mut Conn) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = sql_built(format!("{PERSON} order by email")).all(conn).await?;
    rows.into_iter().map(PersonRow::person).collect()
}

pub(in crate::accounts) async fn person_rename(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PersonId,
    name: &str,
) -> Result<()> {
    sql("update person set name = $2, updated_at = $3, name_folded = $4 where id = $1")
        .bind(id)
        .bind(name.to_owned())
        .bind(now)
        .bind(text::fold(name))
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::accounts) async fn person_state_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PersonId,
    state: PersonState,
) -> Result<()> {
    sql("update person set state = $2, updated_at = $3 where id = $1")
        .bind(id)
        .bind(state.name().to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// Whether a person has a password.
pub(in crate::accounts) async fn password_has(conn: &mut Conn, id: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = sql("select person_id from password where person_id = $1")
        .bind(id)
        .first(conn)
        .await?;
    Ok(row.is_some())
}

/// A person's password hash, held so that two changes at once follow each other.
pub(in crate::accounts) async fn password_of(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    let lock = if conn.is_postgres() { "for update" } else { "" };
    let row: Option<(String,)> = sql_built(format!("select phc from password where person_id = $1 {lock}"))
        .bind(id)
        .first(conn)
        .await?;
    Ok(row.map(|(phc,)| phc))
}

pub(in crate::accounts) async fn password_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PersonId,
    phc: &str,
) -> Result<()> {
    sql("insert into password (person_id, phc, changed_at) values ($1, $2, $3) on conflict (person_id) do update set phc = excluded.phc, changed_at = excluded.changed_at")
        .bind(id)
        .bind(phc.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::accounts) async fn consent_insert(
    conn: &mut Conn,
    at: DateTime<Utc>,
    id: PersonId,
    kind: &str,
    version: &str,
) -> Result<()> {
    sql("insert into consent (id, person_id, kind, version, at) values ($1, $2, $3, $4, $5)")
        .bind(fresh(at))
        .bind(id)
        .bind(kind.to_owned())
        .bind(version.to_owned())
        .bind(at)
        .run(conn)
        .await?;
    Ok(())
}

/// The consents of a person.
pub(in crate::accounts) async fn consents_of(conn: &mut Conn, id: PersonId) -> Result<Vec<Consent>> {
    sql("select id, kind, version, at, revoked_at from consent where person_id = $1 order by at, id")
        .bind(id)
        .all(conn)
        .await
}

pub(crate) async fn organisation_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<Organisation>> {
    let row: Option<(OrganisationId, String)> = sql("select id, kind from organisation where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    row.map(|(id, kind)| {
        let kind = OrganisationKind::from_name(&kind)
            .ok_or_else(|| Error::internal(format!("organisation {id}: unreadable kind")))?;
        Ok(Organisation { id, kind })
    })
    .transpose()
}

pub(crate) async fn organisation_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    slug: &str,
    kind: OrganisationKind,
    name: &str,
) -> Result<Organisation> {
    let id = OrganisationId::fresh(now);
    sql("insert into organisation (id, slug, kind, name, created_at) values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(slug.to_owned())
        .bind(kind.name().to_owned())
        .bind(name.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(Organisation { id, kind })
}

pub(crate) async fn membership_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
) -> Result<()> {
    sql("insert into membership (person_id, organisation_id, role, created_at) values ($1, $2, $3, $4) on conflict (person_id, organisation_id) do update set role = excluded.role")
        .bind(person)
        .bind(organisation)
        .bind(role.name().to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    organisation_id: OrganisationId,
    kind: String,
    role: String,
    slug: String,
    name: String,
}

/// What a person belongs to, in the order of joining.
pub(crate) async fn memberships_of(conn: &mut Conn, person: PersonId) -> Result<Vec<Membership>> {
    let rows: Vec<MembershipRow> = sql("select m.organisation_id, o.kind, m.role, o.slug, o.name from membership m join organisation o on o.id = m.organisation_id where m.person_id = $1 order by m.created_at, o.slug")
        .bind(person)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Membership {
                acting: acting(row.organisation_id, &row.kind, &row.role)?,
                slug: row.slug,
                name: row.name,
            })
        })
        .collect()
}

/// Reads an acting role out of its row.
pub(super) fn acting(organisation: OrganisationId, kind: &str, role: &str) -> Result<Acting> {
    match (OrganisationKind::from_name(kind), Role::from_name(role)) {
        (Some(kind), Some(role)) => Ok(Acting {
            organisation,
            kind,
            role,
        }),
        _ => Err(Error::internal(format!(
            "organisation {organisation}: unreadable membership"
        ))),
    }
}

/// The owners and managers of an organisation whose accounts can be used, in the order of joining.
pub(in crate::accounts) async fn leaders(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = sql("select p.id, p.email_typed, p.name, p.locale, p.state, p.created_at from person p join membership m on m.person_id = p.id where m.organisation_id = $1 and m.role in ($2, $3) and p.state = $4 order by m.created_at, p.id")
        .bind(organisation)
        .bind(Role::Owner.name().to_owned())
        .bind(Role::Manager.name().to_owned())
        .bind(PersonState::Active.name().to_owned())
        .all(conn)
        .await?;
    rows.into_iter().map(PersonRow::person).collect()
}

/// The names of people who have one.
pub(in crate::accounts) async fn names(
    conn: &mut Conn,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let list = placeholders(1, ids.len());
    let rows: Vec<(PersonId, String)> = sql_built(format!(
        "select id, name from person where name <> '' and id in ({list})"
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Whether another person who can sign in decides for the operator.
pub(in crate::accounts) async fn operators_besides(conn: &mut Conn, me: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = sql("select p.id from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id where o.kind = $1 and m.role = $2 and p.state = $3 and p.id <> $4 limit 1")
        .bind(OrganisationKind::Operator.name().to_owned())
        .bind(Role::Operator.name().to_owned())
        .bind(PersonState::Active.name().to_owned())
        .bind(me)
        .first(conn)
        .await?;
    Ok(row.is_some())
}
