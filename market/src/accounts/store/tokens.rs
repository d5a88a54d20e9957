//! Rows of one-time links and of sign-ups that wait for one.

use crate::{
    accounts::{Email, Purpose},
    db::{Conn, sql},
    error::{Error, Result},
    id::fresh,
    locale::Locale,
    random::Secret,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub(in crate::accounts) async fn token_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    token: &Secret,
    purpose: Purpose,
    subject: Uuid,
) -> Result<()> {
    sql("insert into one_time_token (hash, purpose, subject, created_at, expires_at) values ($1, $2, $3, $4, $5)")
        .bind(token.hash())
        .bind(purpose.name().to_owned())
        .bind(subject)
        .bind(now)
        .bind(now + purpose.life())
        .run(conn)
        .await?;
    Ok(())
}

/// What a link that can still be used is for, and of whom.
pub(in crate::accounts) async fn token_read(
    conn: &mut Conn,
    now: DateTime<Utc>,
    token: &Secret,
) -> Result<Option<(Purpose, Uuid)>> {
    let row: Option<(String, Uuid)> = sql(
        "select purpose, subject from one_time_token where hash = $1 and used_at is null and expires_at > $2",
    )
    .bind(token.hash())
    .bind(now)
    .first(conn)
    .await?;
    row.map(|(purpose, subject)| {
        let purpose =
            Purpose::from_name(&purpose).ok_or_else(|| Error::internal("a link of an unreadable purpose"))?;
        Ok((purpose, subject))
    })
    .transpose()
}

/// Uses a link up; its subject, unless it was used, is over, or is for something else. Of two at once one wins.
pub(in crate::accounts) async fn token_use(
    conn: &mut Conn,
    now: DateTime<Utc>,
    token: &Secret,
    purpose: Purpose,
) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = sql("update one_time_token set used_at = $3 where hash = $1 and purpose = $2 and used_at is null and expires_at > $3 returning subject")
        .bind(token.hash())
        .bind(purpose.name().to_owned())
        .bind(now)
        .first(conn)
        .await?;
    Ok(row.map(|(subject,)| subject))
}

/// Makes every link of a subject useless.
pub(in crate::accounts) async fn tokens_void(
    conn: &mut Conn,
    now: DateTime<Utc>,
    subject: Uuid,
) -> Result<()> {
    sql("update one_time_token set used_at = $2 where subject = $1 and used_at is null")
        .bind(subject)
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// A sign-up that waits for its address to be confirmed.
pub(in crate::accounts) struct SignUpRow {
    pub email: Email,
    pub name: String,
    pub locale: Locale,
    pub phc: String,
    pub notice: String,
    pub created_at: DateTime<Utc>,
}

pub(in crate::accounts) async fn sign_up_insert(conn: &mut Conn, row: &SignUpRow) -> Result<Uuid> {
    let id = fresh(row.created_at);
    sql("insert into sign_up (id, email, email_typed, name, locale, phc, notice, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(id)
        .bind(row.email.folded().to_owned())
        .bind(row.email.typed().to_owned())
        .bind(row.name.clone())
        .bind(row.locale.tag().to_owned())
        .bind(row.phc.clone())
        .bind(row.notice.clone())
        .bind(row.created_at)
        .bind(row.created_at + Purpose::Confirm.life())
        .run(conn)
        .await?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct Waiting {
    email_typed: String,
    name: String,
    locale: String,
    phc: String,
    notice: String,
    created_at: DateTime<Utc>,
}

pub(in crate::accounts) async fn sign_up_read(conn: &mut Conn, id: Uuid) -> Result<Option<SignUpRow>> {
    let row: Option<Waiting> =
        sql("select email_typed, name, locale, phc, notice, created_at from sign_up where id = $1")
            .bind(id)
            .first(conn)
            .await?;
    row.map(|row| {
        Ok(SignUpRow {
            email: Email::parse(&row.email_typed).map_err(|_| Error::internal("a sign-up's address"))?,
            name: row.name,
            locale: Locale::from_tag(&row.locale).unwrap_or_default(),
            phc: row.phc,
            notice: row.notice,
            created_at: row.created_at,
        })
    })
    .transpose()
}

/// Deletes every sign-up of an address: one of them was confirmed.
pub(in crate::accounts) async fn sign_ups_delete(conn: &mut Conn, email: &Email) -> Result<()> {
    sql("delete from sign_up where email = $1")
        .bind(email.folded().to_owned())
        .run(conn)
        .await?;
    Ok(())
}
