//! Rows of whom a provider means.

use crate::{
    accounts::Identity,
    db::{Conn, sql},
    error::Result,
    id::PersonId,
};
use chrono::{DateTime, Utc};

pub(in crate::accounts) async fn identity_person(
    conn: &mut Conn,
    issuer: &str,
    subject: &str,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = sql("select person_id from identity where issuer = $1 and subject = $2")
        .bind(issuer.to_owned())
        .bind(subject.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(person,)| person))
}

/// Writes whom a subject is; false when it is somebody already, or the person has one of this provider.
pub(in crate::accounts) async fn identity_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    issuer: &str,
    subject: &str,
) -> Result<bool> {
    let rows = sql("insert into identity (issuer, subject, person_id, created_at) values ($1, $2, $3, $4) on conflict do nothing")
        .bind(issuer.to_owned())
        .bind(subject.to_owned())
        .bind(person)
        .bind(now)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn identity_used(
    conn: &mut Conn,
    now: DateTime<Utc>,
    issuer: &str,
    subject: &str,
) -> Result<()> {
    sql("update identity set used_at = $3 where issuer = $1 and subject = $2")
        .bind(issuer.to_owned())
        .bind(subject.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::accounts) async fn identity_of(
    conn: &mut Conn,
    person: PersonId,
    issuer: &str,
) -> Result<Option<Identity>> {
    sql("select created_at, used_at from identity where person_id = $1 and issuer = $2")
        .bind(person)
        .bind(issuer.to_owned())
        .first(conn)
        .await
}

pub(in crate::accounts) async fn identity_delete(
    conn: &mut Conn,
    person: PersonId,
    issuer: &str,
) -> Result<bool> {
    let rows = sql("delete from identity where person_id = $1 and issuer = $2")
        .bind(person)
        .bind(issuer.to_owned())
        .run(conn)
        .await?;
    Ok(rows > 0)
}
