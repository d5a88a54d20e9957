//! Rows of notices.

use super::{held, item, unreadable};
use crate::{
    db::{Conn, sql, sql_built},
    error::Result,
    id::{DecisionId, NoticeId, PersonId},
    locale::Locale,
    mail::EmailAddress,
    moderation::{Item, Notice, NoticeReason, NoticeState, Notifier},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct NoticeRow {
    id: NoticeId,
    reference: String,
    item_kind: String,
    item: Uuid,
    address: String,
    reason: String,
    explanation: String,
    name: Option<String>,
    email_typed: Option<String>,
    locale: String,
    state: String,
    urgent: i64,
    due_at: DateTime<Utc>,
    assignee: Option<PersonId>,
    version: i64,
    decision_id: Option<DecisionId>,
    created_at: DateTime<Utc>,
}

const NOTICE: &str = "select id, reference, item_kind, item, address, reason, explanation, name, email_typed, locale, state, urgent, due_at, assignee, version, decision_id, created_at from notice";

impl NoticeRow {
    fn notice(self) -> Result<Notice> {
        let wrong = |what| unreadable(self.id.0, what);
        let email = match self.email_typed {
            Some(typed) => Some(EmailAddress::parse(&typed).map_err(|_| wrong("address"))?),
            None => None,
        };
        Ok(Notice {
            id: self.id,
            item: item(self.id.0, &self.item_kind, self.item)?,
            reason: NoticeReason::from_name(&self.reason).ok_or_else(|| wrong("reason"))?,
            from: (self.name.is_some() || email.is_some()).then(|| Notifier {
                name: self.name.unwrap_or_default(),
                email,
            }),
            locale: Locale::from_tag(&self.locale).ok_or_else(|| wrong("language"))?,
            state: NoticeState::from_name(&self.state).ok_or_else(|| wrong("state"))?,
            reference: self.reference,
            address: self.address,
            explanation: self.explanation,
            urgent: self.urgent != 0,
            due_at: self.due_at,
            assignee: self.assignee,
            version: self.version,
            decision: self.decision_id,
            created_at: self.created_at,
        })
    }
}

fn read(rows: Vec<NoticeRow>) -> Result<Vec<Notice>> {
    rows.into_iter().map(NoticeRow::notice).collect()
}

/// Writes a notice that has just come in; `folded` is its sender's address as addresses are compared.
pub(in crate::moderation) async fn notice_insert(
    conn: &mut Conn,
    n: &Notice,
    folded: Option<String>,
) -> Result<()> {
    sql("insert into notice (id, reference, item_kind, item, address, reason, explanation, name, email, email_typed, locale, state, urgent, due_at, version, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)")
        .bind(n.id)
        .bind(n.reference.clone())
        .bind(n.item.kind().name().to_owned())
        .bind(n.item.id())
        .bind(n.address.clone())
        .bind(n.reason.name().to_owned())
        .bind(n.explanation.clone())
        .bind(n.from.as_ref().map(|f| f.name.clone()).filter(|name| !name.is_empty()))
        .bind(folded)
        .bind(n.from.as_ref().and_then(|f| f.email.as_ref()).map(|e| e.as_str().to_owned()))
        .bind(n.locale.tag().to_owned())
        .bind(n.state.name().to_owned())
        .bind(i64::from(n.urgent))
        .bind(n.due_at)
        .bind(n.version)
        .bind(n.created_at)
        .run(conn)
        .await?;
    Ok(())
}

/// The open notice that says the very same: the form was sent twice.
pub(in crate::moderation) async fn notice_same(
    conn: &mut Conn,
    n: &Notice,
    folded: Option<&str>,
) -> Result<Option<Notice>> {
    let row: Option<NoticeRow> = sql_built(format!(
        "{NOTICE} where item = $1 and state = $2 and reason = $3 and explanation = $4 and coalesce(email, '') = $5 order by created_at limit 1"
    ))
    .bind(n.item.id())
    .bind(NoticeState::Open.name().to_owned())
    .bind(n.reason.name().to_owned())
    .bind(n.explanation.clone())
    .bind(folded.unwrap_or_default().to_owned())
    .first(conn)
    .await?;
    row.map(NoticeRow::notice).transpose()
}

/// A notice; in a transaction it is held.
pub(in crate::moderation) async fn notice_by_id(conn: &mut Conn, id: NoticeId) -> Result<Option<Notice>> {
    let row: Option<NoticeRow> = sql_built(format!("{NOTICE} where id = $1 {}", held(conn)))
        .bind(id)
        .first(conn)
        .await?;
    row.map(NoticeRow::notice).transpose()
}

/// The last notices about an item, the newest first.
pub(in crate::moderation) async fn notices_about(
    conn: &mut Conn,
    item: Item,
    limit: i64,
) -> Result<Vec<Notice>> {
    let rows = sql_built(format!(
        "{NOTICE} where item = $1 order by created_at desc, id desc limit $2"
    ))
    .bind(item.id())
    .bind(limit)
    .all(conn)
    .await?;
    read(rows)
}

/// The notices about an item that wait, the oldest first.
pub(in crate::moderation) async fn notices_open(conn: &mut Conn, item: Item) -> Result<Vec<Notice>> {
    let rows = sql_built(format!(
        "{NOTICE} where item = $1 and state = $2 order by created_at, id"
    ))
    .bind(item.id())
    .bind(NoticeState::Open.name().to_owned())
    .all(conn)
    .await?;
    read(rows)
}

/// The notices that a decision has answered, the oldest first.
pub(in crate::moderation) async fn notices_answered(
    conn: &mut Conn,
    decision: DecisionId,
) -> Result<Vec<Notice>> {
    let rows = sql_built(format!("{NOTICE} where decision_id = $1 order by created_at, id"))
        .bind(decision)
        .all(conn)
        .await?;
    read(rows)
}

/// Writes all that can change of a notice, and raises its version.
pub(in crate::moderation) async fn notice_write(conn: &mut Conn, n: &Notice) -> Result<()> {
    sql("update notice set state = $2, assignee = $3, version = $4 + 1, decision_id = $5 where id = $1")
        .bind(n.id)
        .bind(n.state.name().to_owned())
        .bind(n.assignee)
        .bind(n.version)
        .bind(n.decision)
        .run(conn)
        .await?;
    Ok(())
}

/// Forgets who sent a notice.
pub(in crate::moderation) async fn notice_forget(conn: &mut Conn, id: NoticeId) -> Result<()> {
    sql("update notice set name = null, email = null, email_typed = null where id = $1")
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}
