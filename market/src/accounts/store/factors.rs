//! Rows of second factors, recovery codes and half sign-ins.

use crate::{
    accounts::{Method, totp::TotpSecret},
    db::{Conn, sql},
    error::{Error, Result},
    id::{PersonId, SessionId},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// A second factor as it is kept.
pub(in crate::accounts) struct Totp {
    pub secret: TotpSecret,
    pub salt: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub used_step: i64,
}

#[derive(sqlx::FromRow)]
struct TotpRow {
    secret: Vec<u8>,
    salt: Vec<u8>,
    created_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    used_step: i64,
}

pub(in crate::accounts) async fn totp_of(conn: &mut Conn, person: PersonId) -> Result<Option<Totp>> {
    let row: Option<TotpRow> =
        sql("select secret, salt, created_at, confirmed_at, used_step from totp where person_id = $1")
            .bind(person)
            .first(conn)
            .await?;
    Ok(row.map(|row| Totp {
        secret: TotpSecret::kept(row.secret),
        salt: row.salt,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at,
        used_step: row.used_step,
    }))
}

/// Whether a person signs in with a second factor.
pub(in crate::accounts) async fn totp_on(conn: &mut Conn, person: PersonId) -> Result<bool> {
    Ok(totp_of(conn, person)
        .await?
        .is_some_and(|t| t.confirmed_at.is_some()))
}

/// Writes a secret that is not in use yet; false when one is in use.
pub(in crate::accounts) async fn totp_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    secret: &TotpSecret,
) -> Result<bool> {
    let rows = sql("insert into totp (person_id, secret, salt, created_at, used_step) values ($1, $2, $3, $4, 0) on conflict (person_id) do update set secret = excluded.secret, created_at = excluded.created_at, used_step = 0 where totp.confirmed_at is null")
        .bind(person)
        .bind(secret.bytes())
        .bind(Vec::<u8>::new())
        .bind(now)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn totp_confirm(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    step: i64,
    salt: Vec<u8>,
) -> Result<()> {
    sql("update totp set confirmed_at = $2, used_step = $3, salt = $4 where person_id = $1")
        .bind(person)
        .bind(now)
        .bind(step)
        .bind(salt)
        .run(conn)
        .await?;
    Ok(())
}

/// Takes the code of a step; false when it or a later one was taken meanwhile.
pub(in crate::accounts) async fn totp_step_take(
    conn: &mut Conn,
    person: PersonId,
    step: i64,
) -> Result<bool> {
    let rows = sql("update totp set used_step = $2 where person_id = $1 and used_step < $2")
        .bind(person)
        .bind(step)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

/// Deletes a second factor with its recovery codes; whether one was in use.
pub(in crate::accounts) async fn totp_delete(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let on = totp_on(conn, person).await?;
    for text in [
        "delete from recovery_code where person_id = $1",
        "delete from totp where person_id = $1",
    ] {
        sql(text).bind(person).run(conn).await?;
    }
    Ok(on)
}

pub(in crate::accounts) async fn recovery_salt_put(
    conn: &mut Conn,
    person: PersonId,
    salt: Vec<u8>,
) -> Result<()> {
    sql("update totp set salt = $2 where person_id = $1")
        .bind(person)
        .bind(salt)
        .run(conn)
        .await?;
    Ok(())
}

/// Writes recovery codes in place of those before.
pub(in crate::accounts) async fn recovery_codes_put(
    conn: &mut Conn,
    person: PersonId,
    hashes: &[String],
) -> Result<()> {
    sql("delete from recovery_code where person_id = $1")
        .bind(person)
        .run(conn)
        .await?;
    for phc in hashes {
        sql("insert into recovery_code (person_id, phc) values ($1, $2)")
            .bind(person)
            .bind(phc.clone())
            .run(conn)
            .await?;
    }
    Ok(())
}

pub(in crate::accounts) async fn recovery_codes_left(conn: &mut Conn, person: PersonId) -> Result<i64> {
    let row: Option<(i64,)> =
        sql("select count(*) from recovery_code where person_id = $1 and used_at is null")
            .bind(person)
            .first(conn)
            .await?;
    Ok(row.map_or(0, |(n,)| n))
}

/// Takes a recovery code; false when it is none or was taken.
pub(in crate::accounts) async fn recovery_code_take(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    phc: &str,
) -> Result<bool> {
    let rows =
        sql("update recovery_code set used_at = $3 where person_id = $1 and phc = $2 and used_at is null")
            .bind(person)
            .bind(phc.to_owned())
            .bind(now)
            .run(conn)
            .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn half_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    secret: &Secret,
    person: PersonId,
    method: Method,
    until: DateTime<Utc>,
) -> Result<()> {
    sql("insert into half_sign_in (hash, person_id, method, tries, created_at, expires_at) values ($1, $2, $3, 0, $4, $5)")
        .bind(secret.hash())
        .bind(person)
        .bind(method.name().to_owned())
        .bind(now)
        .bind(until)
        .run(conn)
        .await?;
    Ok(())
}

/// Whose first step this is, and how it was taken.
pub(in crate::accounts) async fn half_read(
    conn: &mut Conn,
    now: DateTime<Utc>,
    secret: &Secret,
) -> Result<Option<(PersonId, Method)>> {
    let row: Option<(PersonId, String)> =
        sql("select person_id, method from half_sign_in where hash = $1 and expires_at > $2")
            .bind(secret.hash())
            .bind(now)
            .first(conn)
            .await?;
    row.map(|(person, method)| {
        let method = Method::from_name(&method).ok_or_else(|| {
            Error::internal(format!("person {person}: a half sign-in of an unreadable method"))
        })?;
        Ok((person, method))
    })
    .transpose()
}

/// Counts a try; false when the first step is over or has had all its tries.
pub(in crate::accounts) async fn half_try(
    conn: &mut Conn,
    now: DateTime<Utc>,
    secret: &Secret,
    tries: i64,
) -> Result<bool> {
    let rows =
        sql("update half_sign_in set tries = tries + 1 where hash = $1 and expires_at > $2 and tries < $3")
            .bind(secret.hash())
            .bind(now)
            .bind(tries)
            .run(conn)
            .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn half_delete(conn: &mut Conn, secret: &Secret) -> Result<()> {
    sql("delete from half_sign_in where hash = $1")
        .bind(secret.hash())
        .run(conn)
        .await?;
    Ok(())
}

/// Ends every first step of a person.
pub(in crate::accounts) async fn halves_void(conn: &mut Conn, person: PersonId) -> Result<()> {
    sql("delete from half_sign_in where person_id = $1")
        .bind(person)
        .run(conn)
        .await?;
    Ok(())
}

/// When a person's session began.
pub(in crate::accounts) async fn session_begun(
    conn: &mut Conn,
    person: PersonId,
    session: SessionId,
) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> =
        sql("select created_at from session where id = $1 and person_id = $2 and ended_at is null")
            .bind(session)
            .bind(person)
            .first(conn)
            .await?;
    Ok(row.map(|(at,)| at))
}

/// Says with how many factors a session stands.
pub(in crate::accounts) async fn session_factors_put(
    conn: &mut Conn,
    person: PersonId,
    session: SessionId,
    factors: i64,
) -> Result<()> {
    sql("update session set factors = $3 where id = $1 and person_id = $2")
        .bind(session)
        .bind(person)
        .bind(factors)
        .run(conn)
        .await?;
    Ok(())
}

/// A person's password hash, without holding it.
pub(in crate::accounts) async fn password_read(conn: &mut Conn, person: PersonId) -> Result<Option<String>> {
    let row: Option<(String,)> = sql("select phc from password where person_id = $1")
        .bind(person)
        .first(conn)
        .await?;
    Ok(row.map(|(phc,)| phc))
}
