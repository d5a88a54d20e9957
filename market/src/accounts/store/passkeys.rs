//! Rows of passkeys and of what they are asked.

use crate::{
    accounts::Passkey,
    db::{Conn, sql},
    error::Result,
    id::{PasskeyId, PersonId},
    random::Secret,
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
pub(in crate::accounts) struct PasskeyRow {
    pub id: PasskeyId,
    pub name: String,
    pub credential: String,
    pub created_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

impl PasskeyRow {
    /// As its owner sees it.
    pub fn shown(self) -> Passkey {
        Passkey {
            id: self.id,
            name: self.name,
            created_at: self.created_at,
            used_at: self.used_at,
        }
    }
}

/// Writes a passkey; false when its credential is known already.
pub(in crate::accounts) async fn passkey_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PasskeyId,
    person: PersonId,
    credential_id: &str,
    name: &str,
    credential: &str,
) -> Result<bool> {
    let rows = sql("insert into passkey (id, person_id, credential_id, name, credential, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing")
        .bind(id)
        .bind(person)
        .bind(credential_id.to_owned())
        .bind(name.to_owned())
        .bind(credential.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn passkeys_of(conn: &mut Conn, person: PersonId) -> Result<Vec<PasskeyRow>> {
    sql("select id, name, credential, created_at, used_at from passkey where person_id = $1 order by created_at, id")
        .bind(person)
        .all(conn)
        .await
}

pub(in crate::accounts) async fn passkey_by_credential(
    conn: &mut Conn,
    person: PersonId,
    credential_id: &str,
) -> Result<Option<PasskeyRow>> {
    sql("select id, name, credential, created_at, used_at from passkey where person_id = $1 and credential_id = $2")
        .bind(person)
        .bind(credential_id.to_owned())
        .first(conn)
        .await
}

/// Writes what a use changed, unless another use was faster.
pub(in crate::accounts) async fn passkey_used(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PasskeyId,
    before: &str,
    credential: &str,
) -> Result<bool> {
    let rows = sql("update passkey set credential = $3, used_at = $4 where id = $1 and credential = $2")
        .bind(id)
        .bind(before.to_owned())
        .bind(credential.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn passkey_delete(
    conn: &mut Conn,
    person: PersonId,
    id: PasskeyId,
) -> Result<bool> {
    let rows = sql("delete from passkey where id = $1 and person_id = $2")
        .bind(id)
        .bind(person)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn question_insert(
    conn: &mut Conn,
    secret: &Secret,
    person: Option<PersonId>,
    question: &str,
    until: DateTime<Utc>,
) -> Result<()> {
    sql("insert into question (hash, person_id, question, expires_at) values ($1, $2, $3, $4)")
        .bind(secret.hash())
        .bind(person)
        .bind(question.to_owned())
        .bind(until)
        .run(conn)
        .await?;
    Ok(())
}

/// Takes a question, and whose it is unless somebody signs in; nothing when it is over or taken.
pub(in crate::accounts) async fn question_take(
    conn: &mut Conn,
    now: DateTime<Utc>,
    secret: &Secret,
) -> Result<Option<(Option<PersonId>, String)>> {
    sql("delete from question where hash = $1 and expires_at > $2 returning person_id, question")
        .bind(secret.hash())
        .bind(now)
        .first(conn)
        .await
}
