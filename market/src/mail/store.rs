//! Rows of the outbox.

use super::{
    address::EmailAddress,
    model::{MailKind, MailState, MailView, Message},
    outbox::{MailLine, MailQuery},
};
use crate::{
    db::{Conn, Sql, sql, sql_built},
    error::{Error, Result},
    id::MailId,
    locale::Locale,
};
use chrono::{DateTime, Utc};

/// Puts a mail into the outbox; answers whether it is new there.
pub async fn mail_insert(
    conn: &mut Conn,
    id: MailId,
    at: DateTime<Utc>,
    message: &Message,
    key: &str,
) -> Result<bool> {
    let rows = sql("insert into mail (id, at, kind, locale, recipient, subject, text, html, unsubscribe, useful_until, state, attempts, idempotency_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12) on conflict (idempotency_key) do nothing")
        .bind(id)
        .bind(at)
        .bind(message.kind.name().to_owned())
        .bind(message.locale.tag().to_owned())
        .bind(message.to.as_str().to_owned())
        .bind(message.subject.clone())
        .bind(message.text.clone())
        .bind(message.html.clone())
        .bind(message.unsubscribe.clone())
        .bind(message.useful_until)
        .bind(MailState::Queued.name().to_owned())
        .bind(key.to_owned())
        .run(conn)
        .await?;
    Ok(rows > 0)
}

/// The mail that was put in under this key.
pub async fn mail_by_key(conn: &mut Conn, key: &str) -> Result<Option<MailId>> {
    let row: Option<(MailId,)> = sql("select id from mail where idempotency_key = $1")
        .bind(key.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// A mail with where it stands.
#[derive(Clone, Debug)]
pub struct Stored {
    pub at: DateTime<Utc>,
    pub message: Message,
    pub view: MailView,
}

#[derive(sqlx::FromRow)]
struct MailRow {
    at: DateTime<Utc>,
    kind: String,
    locale: String,
    recipient: String,
    subject: String,
    text: String,
    html: String,
    unsubscribe: Option<String>,
    useful_until: Option<DateTime<Utc>>,
    state: String,
    attempts: i64,
    sent_at: Option<DateTime<Utc>>,
    error: Option<String>,
}

/// A mail of the outbox.
pub async fn mail_get(conn: &mut Conn, id: MailId) -> Result<Option<Stored>> {
    let row: Option<MailRow> = sql("select at, kind, locale, recipient, subject, text, html, unsubscribe, useful_until, state, attempts, sent_at, error from mail where id = $1")
        .bind(id)
        .first(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let unknown = |what: &str| Error::internal(format!("mail {id}: {what} is none that this program knows"));
    let kind = MailKind::from_name(&row.kind).ok_or_else(|| unknown("its kind"))?;
    Ok(Some(Stored {
        at: row.at,
        message: Message {
            to: EmailAddress::parse(&row.recipient).map_err(|_| unknown("its recipient"))?,
            locale: Locale::from_tag(&row.locale).ok_or_else(|| unknown("its language"))?,
            kind,
            subject: row.subject,
            text: row.text,
            html: row.html,
            unsubscribe: row.unsubscribe,
            useful_until: row.useful_until,
        },
        view: MailView {
            kind,
            state: MailState::from_name(&row.state).ok_or_else(|| unknown("its state"))?,
            attempts: row.attempts,
            sent_at: row.sent_at,
            error: row.error,
        },
    }))
}

/// Writes where a mail stands. What it says goes as soon as it need not be sent any more: its link is a secret of its
/// reader, of which we keep the hash alone. What was given up keeps it for a while, so that it can be tried again. Of
/// somebody erased even the address goes.
pub async fn mail_stands(conn: &mut Conn, id: MailId, view: &MailView) -> Result<()> {
    sql("update mail set state = $1, attempts = $2, sent_at = $3, error = $4, text = case when $1 in ('queued', 'failed') then text else '' end, html = case when $1 in ('queued', 'failed') then html else '' end, recipient = case when kind = 'account_erased' and $1 not in ('queued', 'failed') then 'nobody@erased.invalid' else recipient end where id = $5")
        .bind(view.state.name().to_owned())
        .bind(view.attempts)
        .bind(view.sent_at)
        .bind(view.error.clone())
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct TroubledRow {
    id: MailId,
    kind: String,
    state: String,
    attempts: i64,
    sent_at: Option<DateTime<Utc>>,
    error: Option<String>,
}

/// The mails that were given up or came back, the newest first.
pub async fn mails_troubled(conn: &mut Conn, limit: i64) -> Result<Vec<(MailId, MailView)>> {
    let rows: Vec<TroubledRow> = sql("select id, kind, state, attempts, sent_at, error from mail where state in ('failed', 'bounced') order by at desc, id desc limit $1")
        .bind(limit)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            let unknown = |what: &str| {
                Error::internal(format!("mail {}: {what} is none that this program knows", row.id))
            };
            let view = MailView {
                kind: MailKind::from_name(&row.kind).ok_or_else(|| unknown("its kind"))?,
                state: MailState::from_name(&row.state).ok_or_else(|| unknown("its state"))?,
                attempts: row.attempts,
                sent_at: row.sent_at,
                error: row.error,
            };
            Ok((row.id, view))
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: MailId,
    at: DateTime<Utc>,
    kind: String,
    recipient: String,
    state: String,
    attempts: i64,
}

/// Mails of the outbox, the newest first: those in `state`, to `recipient`, before the mail at `before`, where given.
pub(super) async fn mails_find(
    conn: &mut Conn,
    query: &MailQuery,
    before: Option<(DateTime<Utc>, MailId)>,
    limit: i64,
) -> Result<Vec<MailLine>> {
    let (mut conditions, mut bound) = (vec!["1 = 1".to_owned()], Vec::<Bind>::new());
    if let Some(state) = query.state {
        conditions.push(format!("state = ${}", bound.len() + 1));
        bound.push(Box::new(move |q| q.bind(state.name().to_owned())));
    }
    if let Some(recipient) = query.recipient.clone() {
        // what stands before the @ is kept as it was typed, so capitals are not told apart
        conditions.push(format!("lower(recipient) = ${}", bound.len() + 1));
        bound.push(Box::new(move |q| q.bind(recipient.as_str().to_lowercase())));
    }
    if let Some((at, id)) = before {
        let n = bound.len() + 1;
        conditions.push(format!("(at < ${n} or (at = ${n} and id < ${}))", n + 1));
        bound.push(Box::new(move |q| q.bind(at)));
        bound.push(Box::new(move |q| q.bind(id)));
    }
    let statement = sql_built(format!(
        "select id, at, kind, recipient, state, attempts from mail where {} order by at desc, id desc limit ${}",
        conditions.join(" and "),
        bound.len() + 1
    ));
    let rows: Vec<LineRow> = bound
        .into_iter()
        .fold(statement, |statement, bind| bind(statement))
        .bind(limit)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            let unknown = |what: &str| {
                Error::internal(format!("mail {}: {what} is none that this program knows", row.id))
            };
            Ok(MailLine {
                id: row.id,
                at: row.at,
                kind: MailKind::from_name(&row.kind).ok_or_else(|| unknown("its kind"))?,
                to: EmailAddress::parse(&row.recipient)
                    .map_err(|_| unknown("its recipient"))?
                    .masked(),
                state: MailState::from_name(&row.state).ok_or_else(|| unknown("its state"))?,
                attempts: row.attempts,
            })
        })
        .collect()
}

type Bind = Box<dyn FnOnce(Sql) -> Sql + Send>;

/// Where a mail stands in the order of all.
pub(super) async fn mail_cursor(conn: &mut Conn, id: MailId) -> Result<Option<(DateTime<Utc>, MailId)>> {
    sql("select at, id from mail where id = $1")
        .bind(id)
        .first(conn)
        .await
}

/// How many mails are in each state.
pub async fn mail_counts(conn: &mut Conn) -> Result<Vec<(MailState, u64)>> {
    let rows: Vec<(String, i64)> = sql("select state, cast(count(*) as bigint) from mail group by state")
        .all(conn)
        .await?;
    Ok(MailState::ALL
        .iter()
        .map(|&state| {
            let n = rows.iter().find(|(name, _)| name == state.name());
            (state, n.and_then(|(_, n)| u64::try_from(*n).ok()).unwrap_or(0))
        })
        .collect())
}

/// Empties what was given up before this instant, with the address of who is erased; how many mails.
pub async fn mails_empty(conn: &mut Conn, before: DateTime<Utc>) -> Result<u64> {
    sql("update mail set text = '', html = '', recipient = case when kind = 'account_erased' then 'nobody@erased.invalid' else recipient end where state = 'failed' and at < $1 and text <> ''")
        .bind(before)
        .run(conn)
        .await
}
