//! Rows of decisions.

use super::{held, item, unreadable};
use crate::{
    db::{Conn, sql, sql_built},
    error::Result,
    id::{DecisionId, EnterpriseId, PersonId},
    moderation::{Decision, DecisionState, Ground, Item, Measure, Origin, Outcome},
    random::Secret,
};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct DecisionRow {
    id: DecisionId,
    reference: String,
    item_kind: String,
    item: Uuid,
    outcome: String,
    origin: String,
    measure: Option<String>,
    until: Option<NaiveDate>,
    facts: String,
    ground: Option<String>,
    ground_text: Option<String>,
    automated: i64,
    state: String,
    state_before: Option<String>,
    decided_by: Option<PersonId>,
    decided_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

const DECISION: &str = "select id, reference, item_kind, item, outcome, origin, measure, until, facts, ground, ground_text, automated, state, state_before, decided_by, decided_at, ended_at from moderation_decision";

impl DecisionRow {
    fn decision(self) -> Result<Decision> {
        let wrong = |what| unreadable(self.id.0, what);
        let measure = match &self.measure {
            Some(name) => Some(Measure::from_name(name).ok_or_else(|| wrong("measure"))?),
            None => None,
        };
        let ground = match &self.ground {
            Some(name) => Some(Ground::from_name(name).ok_or_else(|| wrong("ground"))?),
            None => None,
        };
        Ok(Decision {
            id: self.id,
            item: item(self.id.0, &self.item_kind, self.item)?,
            outcome: Outcome::from_name(&self.outcome).ok_or_else(|| wrong("outcome"))?,
            origin: Origin::from_name(&self.origin).ok_or_else(|| wrong("origin"))?,
            state: DecisionState::from_name(&self.state).ok_or_else(|| wrong("state"))?,
            ground: ground.map(|g| (g, self.ground_text.unwrap_or_default())),
            measure,
            reference: self.reference,
            until: self.until,
            facts: self.facts,
            automated: self.automated != 0,
            before: self.state_before,
            by: self.decided_by,
            decided_at: self.decided_at,
            ended_at: self.ended_at,
        })
    }
}

fn read(rows: Vec<DecisionRow>) -> Result<Vec<Decision>> {
    rows.into_iter().map(DecisionRow::decision).collect()
}

/// Writes a new decision; `link` is the secret in the mail of whoever appeals without a desk.
pub(in crate::moderation) async fn decision_insert(
    conn: &mut Conn,
    d: &Decision,
    link: Option<&Secret>,
) -> Result<()> {
    sql("insert into moderation_decision (id, reference, item_kind, item, outcome, origin, measure, until, facts, ground, ground_text, automated, state, state_before, decided_by, decided_at, link_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")
        .bind(d.id)
        .bind(d.reference.clone())
        .bind(d.item.kind().name().to_owned())
        .bind(d.item.id())
        .bind(d.outcome.name().to_owned())
        .bind(d.origin.name().to_owned())
        .bind(d.measure.map(|m| m.name().to_owned()))
        .bind(d.until)
        .bind(d.facts.clone())
        .bind(d.ground.as_ref().map(|(g, _)| g.name().to_owned()))
        .bind(d.ground.as_ref().map(|(_, text)| text.clone()))
        .bind(i64::from(d.automated))
        .bind(d.state.name().to_owned())
        .bind(d.before.clone())
        .bind(d.by)
        .bind(d.decided_at)
        .bind(link.map(Secret::hash))
        .run(conn)
        .await?;
    Ok(())
}

/// A decision; in a transaction it is held.
pub(in crate::moderation) async fn decision_by_id(
    conn: &mut Conn,
    id: DecisionId,
) -> Result<Option<Decision>> {
    let row: Option<DecisionRow> = sql_built(format!("{DECISION} where id = $1 {}", held(conn)))
        .bind(id)
        .first(conn)
        .await?;
    row.map(DecisionRow::decision).transpose()
}

/// The decision whose mail has this link.
pub(in crate::moderation) async fn decision_by_link(
    conn: &mut Conn,
    secret: &Secret,
) -> Result<Option<Decision>> {
    let row: Option<DecisionRow> = sql_built(format!("{DECISION} where link_hash = $1"))
        .bind(secret.hash())
        .first(conn)
        .await?;
    row.map(DecisionRow::decision).transpose()
}

/// The last decisions of an item, the newest first.
pub(in crate::moderation) async fn decisions_of(
    conn: &mut Conn,
    item: Item,
    limit: i64,
) -> Result<Vec<Decision>> {
    let rows = sql_built(format!(
        "{DECISION} where item = $1 order by decided_at desc, id desc limit $2"
    ))
    .bind(item.id())
    .bind(limit)
    .all(conn)
    .await?;
    read(rows)
}

/// The restriction under which an item is now.
pub(in crate::moderation) async fn restriction_of(conn: &mut Conn, item: Item) -> Result<Option<Decision>> {
    let row: Option<DecisionRow> = sql_built(format!(
        "{DECISION} where item = $1 and outcome = $2 and state = $3 order by decided_at desc limit 1"
    ))
    .bind(item.id())
    .bind(Outcome::Restrict.name().to_owned())
    .bind(DecisionState::InForce.name().to_owned())
    .first(conn)
    .await?;
    row.map(DecisionRow::decision).transpose()
}

const OF_ENTERPRISE: &str =
    "outcome = $2 and (item = $1 or item in (select id from offer where enterprise_id = $1))";

/// The restrictions of an enterprise and its offers: those that hold first, then the newest.
pub(in crate::moderation) async fn restrictions_of(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Decision>> {
    let rows = sql_built(format!(
        "{DECISION} where {OF_ENTERPRISE} order by case when state = 'in_force' then 0 else 1 end, decided_at desc, id desc limit $3 offset $4"
    ))
    .bind(enterprise)
    .bind(Outcome::Restrict.name().to_owned())
    .bind(limit)
    .bind(offset)
    .all(conn)
    .await?;
    read(rows)
}

/// How many there are, and how many of them hold.
pub(in crate::moderation) async fn restrictions_count(
    conn: &mut Conn,
    enterprise: EnterpriseId,
) -> Result<(u64, u64)> {
    let row: Option<(i64, i64)> = sql_built(format!(
        "select cast(count(*) as bigint), cast(coalesce(sum(case when state = 'in_force' then 1 else 0 end), 0) as bigint) from moderation_decision where {OF_ENTERPRISE}"
    ))
    .bind(enterprise)
    .bind(Outcome::Restrict.name().to_owned())
    .first(conn)
    .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(row.map_or((0, 0), |(all, now)| (count(all), count(now))))
}

/// Writes where a decision stands.
pub(in crate::moderation) async fn decision_stands(conn: &mut Conn, d: &Decision) -> Result<()> {
    sql("update moderation_decision set state = $2, ended_at = $3 where id = $1")
        .bind(d.id)
        .bind(d.state.name().to_owned())
        .bind(d.ended_at)
        .run(conn)
        .await?;
    Ok(())
}
