//! Rows of appeals.

use super::{held, unreadable};
use crate::{
    db::{Conn, sql, sql_built},
    error::Result,
    id::{AppealId, DecisionId, NoticeId, PersonId},
    moderation::{Appeal, AppealSide, AppealState},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct AppealRow {
    id: AppealId,
    reference: String,
    decision_id: DecisionId,
    side: String,
    notice_id: Option<NoticeId>,
    person_id: Option<PersonId>,
    text: String,
    state: String,
    due_at: DateTime<Utc>,
    assignee: Option<PersonId>,
    version: i64,
    reason: Option<String>,
    decided_by: Option<PersonId>,
    created_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
}

const APPEAL: &str = "select id, reference, decision_id, side, notice_id, person_id, text, state, due_at, assignee, version, reason, decided_by, created_at, decided_at from appeal";

impl AppealRow {
    fn appeal(self) -> Result<Appeal> {
        let wrong = |what| unreadable(self.id.0, what);
        Ok(Appeal {
            id: self.id,
            side: AppealSide::from_name(&self.side).ok_or_else(|| wrong("side"))?,
            state: AppealState::from_name(&self.state).ok_or_else(|| wrong("state"))?,
            reference: self.reference,
            decision: self.decision_id,
            notice: self.notice_id,
            person: self.person_id,
            text: self.text,
            due_at: self.due_at,
            assignee: self.assignee,
            version: self.version,
            reason: self.reason,
            decided_by: self.decided_by,
            created_at: self.created_at,
            decided_at: self.decided_at,
        })
    }
}

pub(in crate::moderation) async fn appeal_insert(conn: &mut Conn, a: &Appeal) -> Result<()> {
    sql("insert into appeal (id, reference, decision_id, side, notice_id, person_id, text, state, due_at, version, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(a.id)
        .bind(a.reference.clone())
        .bind(a.decision)
        .bind(a.side.name().to_owned())
        .bind(a.notice)
        .bind(a.person)
        .bind(a.text.clone())
        .bind(a.state.name().to_owned())
        .bind(a.due_at)
        .bind(a.version)
        .bind(a.created_at)
        .run(conn)
        .await?;
    Ok(())
}

/// An appeal; in a transaction it is held.
pub(in crate::moderation) async fn appeal_by_id(conn: &mut Conn, id: AppealId) -> Result<Option<Appeal>> {
    let row: Option<AppealRow> = sql_built(format!("{APPEAL} where id = $1 {}", held(conn)))
        .bind(id)
        .first(conn)
        .await?;
    row.map(AppealRow::appeal).transpose()
}

/// The appeal against a decision.
pub(in crate::moderation) async fn appeal_against(
    conn: &mut Conn,
    decision: DecisionId,
) -> Result<Option<Appeal>> {
    let row: Option<AppealRow> = sql_built(format!("{APPEAL} where decision_id = $1"))
        .bind(decision)
        .first(conn)
        .await?;
    row.map(AppealRow::appeal).transpose()
}

/// Whether an appeal of a notice's sender waits.
pub(in crate::moderation) async fn appeal_waits_of(conn: &mut Conn, notice: NoticeId) -> Result<bool> {
    let row: Option<(AppealId,)> = sql("select id from appeal where notice_id = $1 and state = $2 limit 1")
        .bind(notice)
        .bind(AppealState::Open.name().to_owned())
        .first(conn)
        .await?;
    Ok(row.is_some())
}

/// Writes all that can change of an appeal, and raises its version.
pub(in crate::moderation) async fn appeal_write(conn: &mut Conn, a: &Appeal) -> Result<()> {
    sql("update appeal set state = $2, assignee = $3, version = $4 + 1, reason = $5, decided_by = $6, decided_at = $7 where id = $1")
        .bind(a.id)
        .bind(a.state.name().to_owned())
        .bind(a.assignee)
        .bind(a.version)
        .bind(a.reason.clone())
        .bind(a.decided_by)
        .bind(a.decided_at)
        .run(conn)
        .await?;
    Ok(())
}
