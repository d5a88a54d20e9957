//! Rows of versions; none is ever changed or deleted.

use super::{Edited, TextKey, TextKind, TextVersion};
use crate::{
    db::{Conn, sql},
    error::Result,
    id::PersonId,
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct VersionRow {
    version: i64,
    edited: String,
    restored: Option<i64>,
    person_id: Option<PersonId>,
    person_name: Option<String>,
    at: DateTime<Utc>,
}

impl VersionRow {
    fn version(self) -> Result<TextVersion> {
        Ok(TextVersion {
            version: self.version,
            edited: serde_json::from_str(&self.edited)?,
            restored: self.restored,
            person: self.person_id,
            name: self.person_name.filter(|n| !n.is_empty()),
            at: self.at,
        })
    }
}

/// How many versions there are of all texts together; grows with every change.
pub(super) async fn versions_count(conn: &mut Conn) -> Result<i64> {
    let row: Option<(i64,)> = sql("select cast(count(*) as bigint) from text_version")
        .first(conn)
        .await?;
    Ok(row.map_or(0, |(n,)| n))
}

/// What stands of every text that was ever edited, and since when. Of what a newer program can edit and this one can't,
/// nothing.
pub(super) async fn texts_standing(conn: &mut Conn) -> Result<Vec<(TextKey, Edited, DateTime<Utc>)>> {
    let rows: Vec<(String, String, String, DateTime<Utc>)> = sql("select kind, name, edited, at from text_version t where version = (select max(version) from text_version l where l.kind = t.kind and l.name = t.name) order by kind, name")
        .all(conn)
        .await?;
    rows.into_iter()
        .filter_map(|(kind, name, edited, at)| {
            let key = TextKey::new(TextKind::from_name(&kind)?, name);
            Some(
                serde_json::from_str(&edited)
                    .map(|edited| (key, edited, at))
                    .map_err(Into::into),
            )
        })
        .collect()
}

/// Up to `limit` versions of a text that are older than `before`, the newest first.
pub(super) async fn versions_before(
    conn: &mut Conn,
    key: &TextKey,
    before: i64,
    limit: i64,
) -> Result<Vec<TextVersion>> {
    let rows: Vec<VersionRow> = sql("select t.version, t.edited, t.restored, t.person_id, p.name as person_name, t.at from text_version t left join person p on p.id = t.person_id where t.kind = $1 and t.name = $2 and t.version < $3 order by t.version desc limit $4")
        .bind(key.kind.name().to_owned())
        .bind(key.name.clone())
        .bind(before)
        .bind(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(VersionRow::version).collect()
}

pub(super) async fn version_insert(conn: &mut Conn, key: &TextKey, version: &TextVersion) -> Result<()> {
    sql("insert into text_version (kind, name, version, edited, restored, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(key.kind.name().to_owned())
        .bind(key.name.clone())
        .bind(version.version)
        .bind(serde_json::to_string(&version.edited)?)
        .bind(version.restored)
        .bind(version.person)
        .bind(version.at)
        .run(conn)
        .await?;
    Ok(())
}
