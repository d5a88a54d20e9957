//! What the operator has before them: notices and appeals in one order, and restrictions that hold.

use super::{item, unreadable};
use crate::{
    db::{Conn, Sql, sql_built},
    error::Result,
    id::PersonId,
    moderation::{CaseFilter, CaseKind, Item},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct CaseRow {
    kind: String,
    id: Uuid,
    reference: String,
    item_kind: String,
    item: Uuid,
    about: String,
    state: String,
    urgent: i64,
    due_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    assignee: Option<PersonId>,
}

/// A line of the list, without names.
#[derive(Clone, Debug)]
pub(in crate::moderation) struct Case {
    pub kind: CaseKind,
    pub id: Uuid,
    pub reference: String,
    pub item: Item,
    pub about: String,
    pub state: String,
    pub urgent: bool,
    pub due_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub assignee: Option<PersonId>,
}

const CASES: &str = "(select 'notice' as kind, id, reference, item_kind, item, reason as about, state, urgent, due_at, created_at, assignee from notice union all select 'appeal' as kind, a.id, a.reference, d.item_kind, d.item, a.side as about, a.state, 0 as urgent, a.due_at, a.created_at, a.assignee from appeal a join moderation_decision d on d.id = a.decision_id union all select 'decision' as kind, id, reference, item_kind, item, measure as about, state, 0 as urgent, decided_at as due_at, decided_at as created_at, decided_by as assignee from moderation_decision where outcome = 'restrict') c";

/// Which cases, with whose they are bound where that is asked.
fn asked(filter: CaseFilter, from: usize) -> (String, bool) {
    match filter {
        CaseFilter::Open => ("state = 'open'".to_owned(), false),
        CaseFilter::Mine => (format!("state = 'open' and assignee = ${from}"), true),
        CaseFilter::Decided => ("state <> 'open' and kind <> 'decision'".to_owned(), false),
        CaseFilter::Restrictions => ("kind = 'decision' and state = 'in_force'".to_owned(), false),
    }
}

fn bound(statement: Sql, whose: bool, me: PersonId) -> Sql {
    if whose { statement.bind(me) } else { statement }
}

/// A page of cases: what waits by its deadline, what is urgent first; what is done by its day, the newest first.
pub(in crate::moderation) async fn cases(
    conn: &mut Conn,
    filter: CaseFilter,
    me: PersonId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Case>> {
    let (condition, whose) = asked(filter, 3);
    let order = match filter {
        CaseFilter::Open | CaseFilter::Mine => "urgent desc, due_at, id",
        CaseFilter::Decided | CaseFilter::Restrictions => "created_at desc, id desc",
    };
    let statement = sql_built(format!(
        "select kind, id, reference, item_kind, item, about, state, cast(urgent as bigint) as urgent, due_at, created_at, assignee from {CASES} where {condition} order by {order} limit $1 offset $2"
    ))
    .bind(limit)
    .bind(offset);
    let rows: Vec<CaseRow> = bound(statement, whose, me).all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Case {
                kind: CaseKind::from_name(&row.kind).ok_or_else(|| unreadable(row.id, "kind"))?,
                item: item(row.id, &row.item_kind, row.item)?,
                id: row.id,
                reference: row.reference,
                about: row.about,
                state: row.state,
                urgent: row.urgent != 0,
                due_at: row.due_at,
                created_at: row.created_at,
                assignee: row.assignee,
            })
        })
        .collect()
}

/// How many cases there are.
pub(in crate::moderation) async fn cases_count(
    conn: &mut Conn,
    filter: CaseFilter,
    me: PersonId,
) -> Result<u64> {
    let (condition, whose) = asked(filter, 1);
    let statement = sql_built(format!(
        "select cast(count(*) as bigint) from {CASES} where {condition}"
    ));
    let row: Option<(i64,)> = bound(statement, whose, me).first(conn).await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}
