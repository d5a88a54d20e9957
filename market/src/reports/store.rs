//! What reports are computed from, and rows of kept ones.

use super::{FrozenLine, Measure, Numbers, ReportQuery, ReportRow};
use crate::{
    db::{Conn, Sql, sql},
    enterprises::EntityType,
    error::{Error, Result},
    figures::What,
    id::{PersonId, ReportId},
    place::Teryt,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// A period, as days and as instants: `[begins, ends)`, which ends now at the latest.
pub(super) struct Span {
    pub since: NaiveDate,
    pub until: NaiveDate,
    pub begins: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

type Key = (Option<Teryt>, EntityType);

/// What is counted by one statement each, by county and kind of entity. What things were at an instant is told by the log of
/// events; where enterprises are and what kind they are is as it is now.
fn counted(span: &Span) -> [(Measure, Sql); 11] {
    let instants = |text| sql(text).bind(span.begins).bind(span.ends);
    let days = |text| sql(text).bind(span.since).bind(span.until);
    [
        (
            Measure::EnterprisesPublished,
            sql("select e.county, e.entity_type, cast(count(*) as bigint) as n from enterprise e where (select v.to_state from event v where v.subject = e.id and v.kind = 'enterprise' and v.at < $1 order by v.at desc, v.id desc limit 1) = 'published' group by e.county, e.entity_type").bind(span.ends),
        ),
        (
            Measure::EnterprisesNew,
            instants("select e.county, e.entity_type, cast(count(*) as bigint) as n from enterprise e where exists (select 1 from event v where v.subject = e.id and v.kind = 'enterprise' and v.to_state = 'published' and v.at >= $1 and v.at < $2) and not exists (select 1 from event v where v.subject = e.id and v.kind = 'enterprise' and v.to_state = 'published' and v.at < $1) group by e.county, e.entity_type"),
        ),
        (
            Measure::OffersPublished,
            sql("select e.county, e.entity_type, cast(count(*) as bigint) as n from offer o join enterprise e on e.id = o.enterprise_id where (select v.to_state from event v where v.subject = o.id and v.kind = 'offer' and v.at < $1 order by v.at desc, v.id desc limit 1) = 'published' group by e.county, e.entity_type").bind(span.ends),
        ),
        (
            Measure::OffersNew,
            instants("select e.county, e.entity_type, cast(count(*) as bigint) as n from offer o join enterprise e on e.id = o.enterprise_id where exists (select 1 from event v where v.subject = o.id and v.kind = 'offer' and v.to_state = 'published' and v.at >= $1 and v.at < $2) and not exists (select 1 from event v where v.subject = o.id and v.kind = 'offer' and v.to_state = 'published' and v.at < $1) group by e.county, e.entity_type"),
        ),
        (
            Measure::LicencesInForce,
            sql("select e.county, e.entity_type, cast(count(*) as bigint) as n from licence l join enterprise e on e.id = l.enterprise_id where l.valid_from < $1 and l.valid_until >= $1 group by e.county, e.entity_type").bind(span.ends),
        ),
        (
            Measure::LicencesGranted,
            days("select e.county, e.entity_type, cast(count(*) as bigint) as n from licence l join enterprise e on e.id = l.enterprise_id where coalesce(l.granted_on, l.starts_on) >= $1 and coalesce(l.granted_on, l.starts_on) <= $2 group by e.county, e.entity_type"),
        ),
        (
            Measure::LicencesLapsed,
            days("select e.county, e.entity_type, cast(count(*) as bigint) as n from licence l join enterprise e on e.id = l.enterprise_id where l.state <> 'withdrawn' and l.ends_on >= $1 and l.ends_on <= $2 and l.valid_until <= $3 group by e.county, e.entity_type").bind(span.ends),
        ),
        (
            Measure::LicencesWithdrawn,
            days("select e.county, e.entity_type, cast(count(*) as bigint) as n from licence l join enterprise e on e.id = l.enterprise_id where l.state = 'withdrawn' and l.state_on >= $1 and l.state_on <= $2 group by e.county, e.entity_type"),
        ),
        (
            Measure::Notices,
            instants("select e.county, e.entity_type, cast(count(*) as bigint) as n from notice t left join offer o on o.id = t.item join enterprise e on e.id = coalesce(o.enterprise_id, t.item) where t.created_at >= $1 and t.created_at < $2 group by e.county, e.entity_type"),
        ),
        (
            Measure::Restrictions,
            instants("select e.county, e.entity_type, cast(count(*) as bigint) as n from moderation_decision d left join offer o on o.id = d.item join enterprise e on e.id = coalesce(o.enterprise_id, d.item) where d.outcome = 'restrict' and d.decided_at >= $1 and d.decided_at < $2 group by e.county, e.entity_type"),
        ),
        (
            Measure::Appeals,
            instants("select e.county, e.entity_type, cast(count(*) as bigint) as n from appeal a join moderation_decision d on d.id = a.decision_id left join offer o on o.id = d.item join enterprise e on e.id = coalesce(o.enterprise_id, d.item) where a.created_at >= $1 and a.created_at < $2 group by e.county, e.entity_type"),
        ),
    ]
}

/// The rows of a report, by county and kind.
pub(super) async fn rows(conn: &mut Conn, span: &Span, query: &ReportQuery) -> Result<Vec<ReportRow>> {
    let mut all: BTreeMap<Key, Numbers> = BTreeMap::new();
    let mut add = |county: Option<String>, kind: &str, measure, n| -> Result<()> {
        let kind = EntityType::from_name(kind)
            .ok_or_else(|| Error::internal(format!("a report: {kind} is no kind of entity")))?;
        let county = county.as_deref().and_then(Teryt::parse);
        if query.county.is_none_or(|c| county == Some(c)) && query.entity_type.is_none_or(|k| k == kind) {
            all.entry((county, kind)).or_default().add(measure, n);
        }
        Ok(())
    };
    for (measure, statement) in counted(span) {
        let rows: Vec<(Option<String>, String, i64)> = statement.all(conn).await?;
        for (county, kind, n) in rows {
            add(county, &kind, measure, n)?;
        }
    }
    let figures: Vec<(Option<String>, String, String, i64)> = sql("select e.county, e.entity_type, f.what, cast(sum(f.n) as bigint) as n from figure f join enterprise e on e.id = f.enterprise_id where f.day >= $1 and f.day <= $2 group by e.county, e.entity_type, f.what")
        .bind(span.since)
        .bind(span.until)
        .all(conn)
        .await?;
    for (county, kind, what, n) in figures {
        let measure = match What::from_name(&what) {
            Some(What::View) => Measure::Views,
            Some(What::Search) => Measure::Searches,
            Some(What::Contact) => Measure::Contacts,
            None => continue,
        };
        add(county, &kind, measure, n)?;
    }
    Ok(all
        .into_iter()
        .map(|((county, entity_type), numbers)| ReportRow {
            county,
            entity_type,
            numbers,
        })
        .collect())
}

/// A report to be kept.
pub(super) struct NewReport {
    pub id: ReportId,
    pub title: String,
    pub content: String,
    pub hash: String,
    pub person: Option<PersonId>,
}

/// Keeps a report; answers whether it is new.
pub(super) async fn report_insert(conn: &mut Conn, now: DateTime<Utc>, new: &NewReport) -> Result<bool> {
    let rows = sql("insert into report (id, title, content, content_hash, frozen_at, person_id) values ($1, $2, $3, $4, $5, $6) on conflict (content_hash) do nothing")
        .bind(new.id)
        .bind(new.title.clone())
        .bind(new.content.clone())
        .bind(new.hash.clone())
        .bind(now)
        .bind(new.person)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

/// The report that was kept with this hash.
pub(super) async fn report_by_hash(conn: &mut Conn, hash: &str) -> Result<Option<ReportId>> {
    let row: Option<(ReportId,)> = sql("select id from report where content_hash = $1")
        .bind(hash.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// A page, counted from one, of kept reports, the newest first.
pub(super) async fn reports(conn: &mut Conn, page: u32, per_page: u32) -> Result<Vec<FrozenLine>> {
    let rows: Vec<(ReportId, String, DateTime<Utc>)> =
        sql("select id, title, frozen_at from report order by frozen_at desc, id desc limit $1 offset $2")
            .bind(i64::from(per_page))
            .bind(i64::from(per_page) * i64::from(page - 1))
            .all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, frozen_at)| FrozenLine { id, title, frozen_at })
        .collect())
}

/// How many reports are kept.
pub(super) async fn report_count(conn: &mut Conn) -> Result<u64> {
    let row: Option<(i64,)> = sql("select cast(count(*) as bigint) from report")
        .first(conn)
        .await?;
    Ok(row.and_then(|(n,)| u64::try_from(n).ok()).unwrap_or(0))
}

#[derive(sqlx::FromRow)]
pub(super) struct ReportRecord {
    pub title: String,
    pub content: String,
    pub frozen_at: DateTime<Utc>,
    pub person_id: Option<PersonId>,
    pub name: Option<String>,
}

/// A kept report, with the name of who kept it.
pub(super) async fn report_by_id(conn: &mut Conn, id: ReportId) -> Result<Option<ReportRecord>> {
    sql("select r.title, r.content, r.frozen_at, r.person_id, p.name from report r left join person p on p.id = r.person_id where r.id = $1")
        .bind(id)
        .first(conn)
        .await
}
