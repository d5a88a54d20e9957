//! What became of offers: how often they were looked at, by which searches, and how often somebody went on to the seller.
//! Counted per offer and day, without cookies and without anything about who it was; kept in memory and written down each
//! minute, so that a page costs no write.

mod model;
mod store;

pub use model::*;

use crate::{
    Market,
    ctx::Ctx,
    desk::seller_enterprise,
    error::Result,
    policy::{Action, allow},
};
use chrono::{Datelike, Days};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// How many different things are counted between two writings; what comes beyond is lost.
const MOST_KEYS: usize = 20_000;
/// How many weeks are shown.
pub const WEEKS: usize = 12;
/// How often something must have been searched before its words are shown: rarer ones could tell of a person.
pub const SHOWN_FROM: i64 = 3;
/// How many searches are shown.
const SEARCHES: usize = 12;

/// What was counted and is not written down yet.
#[derive(Debug, Default)]
pub struct Figures(Mutex<HashMap<Seen, i64>>);

impl Figures {
    /// Counts one.
    pub fn count(&self, seen: Seen) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() < MOST_KEYS || all.contains_key(&seen) {
            *all.entry(seen).or_insert(0) += 1;
        }
    }

    fn take(&self) -> HashMap<Seen, i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Market {
    /// Writes down what was counted; how many different things.
    ///
    /// # Errors
    /// When the database can't be written; then what was counted is lost.
    pub async fn figures_write(&self, ctx: &Ctx) -> Result<usize> {
        allow(ctx, Action::Work)?;
        let counted = self.figures.take();
        if counted.is_empty() {
            return Ok(0);
        }
        let today = self.today(ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let n = counted.len();
                    for (seen, times) in counted {
                        store::figure_add(conn, today, &seen, times).await?;
                    }
                    Ok(n)
                })
            })
            .await
    }

    /// The figures of one's own enterprise for the last twelve weeks.
    ///
    /// # Errors
    /// [`crate::error::Error::Forbidden`]; [`crate::error::Error::NotFound`] without an enterprise of one's own.
    pub async fn desk_figures(&self, ctx: &Ctx) -> Result<Report> {
        let conn = &mut self.db.read().await?;
        let enterprise = seller_enterprise(conn, ctx).await?;
        let today = self.today(ctx);
        let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let back = u64::try_from(WEEKS - 1).unwrap_or(0) * 7;
        let first = monday - Days::new(back);
        let days = store::figures_by_day(conn, enterprise, first).await?;
        let mut weeks: Vec<Week> = (0..WEEKS)
            .map(|n| Week {
                monday: first + Days::new(7 * u64::try_from(n).unwrap_or(0)),
                views: 0,
                searches: 0,
                contacts: 0,
            })
            .collect();
        for (day, what, n) in days {
            let at = usize::try_from((day - first).num_days() / 7).unwrap_or(WEEKS);
            let (Some(week), Some(what)) = (weeks.get_mut(at), What::from_name(&what)) else {
                continue;
            };
            match what {
                What::View => week.views += n,
                What::Search => week.searches += n,
                What::Contact => week.contacts += n,
            }
        }
        let mut searches = store::searches(conn, enterprise, first, SHOWN_FROM).await?;
        searches.truncate(SEARCHES);
        Ok(Report { weeks, searches })
    }
}
