//! Rows of figures.

use super::{Seen, Subject};
use crate::{
    db::{Conn, sql},
    error::Result,
    id::{EnterpriseId, OfferId},
};
use chrono::NaiveDate;

/// Adds to a figure; what is not there any more is not counted.
pub(super) async fn figure_add(conn: &mut Conn, day: NaiveDate, seen: &Seen, times: i64) -> Result<()> {
    let found: Option<(EnterpriseId, OfferId)> = match &seen.subject {
        Subject::Offer(slug) => {
            sql("select enterprise_id, id from offer where slug = $1")
                .bind(slug.clone())
                .first(conn)
                .await?
        }
        Subject::Enterprise(slug) => {
            let row: Option<(EnterpriseId,)> = sql("select id from enterprise where slug = $1")
                .bind(slug.clone())
                .first(conn)
                .await?;
            row.map(|(id,)| (id, OfferId(uuid::Uuid::nil())))
        }
    };
    if let Some((enterprise, offer)) = found {
        sql("insert into figure (enterprise_id, offer_id, day, what, words, n) values ($1, $2, $3, $4, $5, $6) on conflict (enterprise_id, offer_id, day, what, words) do update set n = figure.n + excluded.n")
            .bind(enterprise)
            .bind(offer)
            .bind(day)
            .bind(seen.what.name().to_owned())
            .bind(seen.words.clone())
            .bind(times)
            .run(conn)
            .await?;
    }
    Ok(())
}

/// An enterprise's figures from a day on: day, what, how often.
pub(super) async fn figures_by_day(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    from: NaiveDate,
) -> Result<Vec<(NaiveDate, String, i64)>> {
    sql("select day, what, cast(sum(n) as bigint) from figure where enterprise_id = $1 and day >= $2 group by day, what order by day")
        .bind(enterprise)
        .bind(from)
        .all(conn)
        .await
}

/// Searches from a day on that came at least so often, the most first.
pub(super) async fn searches(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    from: NaiveDate,
    least: i64,
) -> Result<Vec<(String, i64)>> {
    sql("select words, cast(sum(n) as bigint) as times from figure where enterprise_id = $1 and day >= $2 and what = 'search' and words <> '' group by words having sum(n) >= $3 order by times desc, words")
        .bind(enterprise)
        .bind(from)
        .bind(least)
        .all(conn)
        .await
}
