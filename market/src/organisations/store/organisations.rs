//! Rows of organisations and memberships.

use crate::{
    accounts::{Email, OrganisationKind, Role},
    db::{Conn, sql, sql_built},
    error::{Error, Result},
    id::{OrganisationId, PersonId},
    money::Money,
    organisations::{LIMIT_CURRENCY, Member, NewOrganisation, OrganisationView, PostalAddress},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: OrganisationId,
    kind: String,
    name: String,
    tax_number: Option<String>,
    street: Option<String>,
    postcode: Option<String>,
    town: Option<String>,
    version: i64,
}

/// An organisation; held until the transaction ends where `lock` is set, so that of two changes one sees the other.
pub(in crate::organisations) async fn organisation_read(
    conn: &mut Conn,
    id: OrganisationId,
    lock: bool,
) -> Result<OrganisationView> {
    let lock = if lock && conn.is_postgres() {
        "for update"
    } else {
        ""
    };
    let row: Option<OrganisationRow> = sql_built(format!(
        "select id, kind, name, tax_number, street, postcode, town, version from organisation where id = $1 {lock}"
    ))
    .bind(id)
    .first(conn)
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(OrganisationView {
        id: row.id,
        kind: OrganisationKind::from_name(&row.kind)
            .ok_or_else(|| Error::internal(format!("organisation {id}: unreadable kind")))?,
        name: row.name,
        tax_number: row.tax_number,
        address: PostalAddress {
            street: row.street.unwrap_or_default(),
            postcode: row.postcode.unwrap_or_default(),
            town: row.town.unwrap_or_default(),
        },
        version: row.version,
    })
}

pub(in crate::organisations) async fn slug_taken(conn: &mut Conn, slug: &str) -> Result<bool> {
    let row: Option<(OrganisationId,)> = sql("select id from organisation where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.is_some())
}

pub(in crate::organisations) async fn organisation_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: OrganisationId,
    slug: &str,
    new: &NewOrganisation,
) -> Result<()> {
    sql("insert into organisation (id, slug, kind, name, tax_number, street, postcode, town, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(id)
        .bind(slug.to_owned())
        .bind(new.kind.name().to_owned())
        .bind(new.name.clone())
        .bind(new.tax_number.as_ref().map(|n| n.as_str().to_owned()))
        .bind(new.address.as_ref().map(|a| a.street.clone()))
        .bind(new.address.as_ref().map(|a| a.postcode.clone()))
        .bind(new.address.as_ref().map(|a| a.town.clone()))
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::organisations) async fn organisation_update(
    conn: &mut Conn,
    id: OrganisationId,
    new: &NewOrganisation,
) -> Result<()> {
    sql("update organisation set name = $2, tax_number = $3, street = $4, postcode = $5, town = $6, version = version + 1 where id = $1")
        .bind(id)
        .bind(new.name.clone())
        .bind(new.tax_number.as_ref().map(|n| n.as_str().to_owned()))
        .bind(new.address.as_ref().map(|a| a.street.clone()))
        .bind(new.address.as_ref().map(|a| a.postcode.clone()))
        .bind(new.address.as_ref().map(|a| a.town.clone()))
        .run(conn)
        .await?;
    Ok(())
}

/// The role of a person in an organisation.
pub(in crate::organisations) async fn role_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Option<Role>> {
    let row: Option<(String,)> =
        sql("select role from membership where organisation_id = $1 and person_id = $2")
            .bind(organisation)
            .bind(person)
            .first(conn)
            .await?;
    row.map(|(role,)| {
        Role::from_name(&role)
            .ok_or_else(|| Error::internal(format!("organisation {organisation}: unreadable role")))
    })
    .transpose()
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: PersonId,
    name: String,
    email_typed: String,
    role: String,
    approval_limit: Option<i64>,
    created_at: DateTime<Utc>,
}

/// Everybody who belongs to an organisation, in the order of joining.
pub(in crate::organisations) async fn members(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<Member>> {
    let rows: Vec<MemberRow> = sql("select p.id, p.name, p.email_typed, m.role, m.approval_limit, m.created_at from membership m join person p on p.id = m.person_id where m.organisation_id = $1 order by m.created_at, p.id")
        .bind(organisation)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            let unreadable = |what: &str| Error::internal(format!("member {}: unreadable {what}", row.id));
            Ok(Member {
                person: row.id,
                email: Some(Email::parse(&row.email_typed).map_err(|_| unreadable("address"))?),
                role: Role::from_name(&row.role).ok_or_else(|| unreadable("role"))?,
                approval_limit: row.approval_limit.map(|minor| Money {
                    minor,
                    currency: LIMIT_CURRENCY,
                }),
                since: row.created_at,
                name: row.name,
            })
        })
        .collect()
}

/// How many have this role.
pub(in crate::organisations) async fn holders(
    conn: &mut Conn,
    organisation: OrganisationId,
    role: Role,
) -> Result<i64> {
    let row: Option<(i64,)> = sql("select count(*) from membership where organisation_id = $1 and role = $2")
        .bind(organisation)
        .bind(role.name().to_owned())
        .first(conn)
        .await?;
    Ok(row.map_or(0, |(n,)| n))
}

pub(in crate::organisations) async fn membership_end(
    conn: &mut Conn,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<()> {
    sql("delete from membership where organisation_id = $1 and person_id = $2")
        .bind(organisation)
        .bind(person)
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::organisations) async fn approval_limit_put(
    conn: &mut Conn,
    organisation: OrganisationId,
    person: PersonId,
    limit: Option<i64>,
) -> Result<u64> {
    sql("update membership set approval_limit = $3 where organisation_id = $1 and person_id = $2")
        .bind(organisation)
        .bind(person)
        .bind(limit)
        .run(conn)
        .await
}
