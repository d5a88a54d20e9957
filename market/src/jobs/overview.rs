//! How the work goes, for the operator: what waits, what is late, what was given up and why, and trying it again.

use super::{JobKind, job_done, job_enqueue, store};
use crate::{
    Market, catalogue,
    ctx::Ctx,
    error::{Error, Result},
    events::Event,
    id::JobId,
    mail::{MailState, mail_again, mail_counts},
    policy::{Action, allow},
};
use chrono::{DateTime, TimeDelta, Utc};

/// How long after its time a job that nobody works on is late.
pub const LATE: TimeDelta = TimeDelta::minutes(5);
/// How many jobs that were given up are on a page.
pub const FAILED_PAGE: u32 = 20;

/// How many jobs of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// What they do.
    pub kind: JobKind,
    /// How many wait, for their time or for a worker.
    pub waiting: u64,
    /// How many are being worked on.
    pub running: u64,
    /// How many of those that wait should have been begun [`LATE`] ago.
    pub late: u64,
    /// How many were given up.
    pub failed: u64,
    /// When the one that waits longest was written.
    pub oldest: Option<DateTime<Utc>>,
}

/// A job that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedJob {
    /// Its identifier.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// To what.
    pub subject: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What went wrong the last time.
    pub error: String,
    /// When it was given up.
    pub failed_at: DateTime<Utc>,
}

/// How the search index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexHealth {
    /// Raised by every change that became findable.
    pub generation: u64,
    /// How many offers can be found.
    pub found: u64,
    /// How many offers the database shows.
    pub shown: u64,
    /// How many changes of offers and enterprises wait to be made findable.
    pub behind: u64,
    /// Whether it is being built anew, or will be.
    pub rebuilding: bool,
}

/// How the service is.
#[derive(Clone, Debug)]
pub struct Health {
    /// Every kind of job.
    pub queues: Vec<Queue>,
    /// A page of the jobs that were given up, the newest first.
    pub failed: Vec<FailedJob>,
    /// How many were given up.
    pub failed_total: u64,
    /// The search index.
    pub index: IndexHealth,
    /// How many mails are in each state.
    pub mails: Vec<(MailState, u64)>,
    /// Which database it is.
    pub database: &'static str,
    /// The newest migration that the database has.
    pub schema: i64,
}

impl Market {
    /// How the service is; `page` of the jobs that were given up counts from one.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn health(&self, ctx: &Ctx, page: u32) -> Result<Health> {
        allow(ctx, Action::JobsRead)?;
        let conn = &mut self.db.read().await?;
        let queues = store::queues(conn, ctx.now, ctx.now - LATE).await?;
        let of = |kind| queues.iter().find(|q| q.kind == kind);
        let waiting = |kind| of(kind).map_or(0, |q| q.waiting + q.running);
        let index = IndexHealth {
            generation: self.search.generation(),
            found: self.search.offers(),
            shown: catalogue::listing_count(conn).await?,
            behind: waiting(JobKind::IndexOffer) + waiting(JobKind::IndexEnterprise),
            rebuilding: waiting(JobKind::Rebuild) > 0,
        };
        Ok(Health {
            failed: store::failed(conn, page.max(1), FAILED_PAGE).await?,
            failed_total: queues.iter().map(|q| q.failed).sum(),
            index,
            mails: mail_counts(conn).await?,
            database: self.db.name(),
            schema: store::schema(conn).await?,
            queues,
        })
    }

    /// Tries a job again that was given up. One that was not, or is done by now, is left alone; where there is nothing to
    /// do any more, as for a mail whose link has run out, the job goes.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn job_retry(&self, ctx: &Ctx, id: JobId) -> Result<()> {
        allow(ctx, Action::JobsRetry)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    match store::failed_one(conn, id).await? {
                        Some((kind, subject)) => again(conn, &ctx, id, kind, &subject).await,
                        None => Ok(()),
                    }
                })
            })
            .await
    }

    /// Tries every job of a kind again that was given up; how many they were.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn jobs_retry(&self, ctx: &Ctx, kind: JobKind) -> Result<u64> {
        allow(ctx, Action::JobsRetry)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let all = store::failed_of(conn, kind).await?;
                    let n = u64::try_from(all.len()).unwrap_or(u64::MAX);
                    for (id, subject) in all {
                        again(conn, &ctx, id, kind, &subject).await?;
                    }
                    Ok(n)
                })
            })
            .await
    }

    /// Has the index built anew beside the live one; asked again before that is done, nothing more is.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn index_rebuild_ask(&self, ctx: &Ctx) -> Result<()> {
        allow(ctx, Action::JobsRetry)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::unfinished(conn, JobKind::Rebuild).await? {
                        return Ok(());
                    }
                    catalogue::reindex_enqueue(conn, ctx.now).await?;
                    Event::new(uuid::Uuid::nil(), "search_index", "asked")
                        .append(conn, &ctx)
                        .await
                })
            })
            .await
    }
}

async fn again(conn: &mut crate::db::Conn, ctx: &Ctx, id: JobId, kind: JobKind, subject: &str) -> Result<()> {
    Event::new(id.0, "job", "again")
        .from("failed")
        .note(kind.name())
        .append(conn, ctx)
        .await?;
    // a mail was given up with its job: both begin anew, where the mail is still of use
    if kind == JobKind::SendMail {
        let mail = subject.parse().ok().map(crate::id::MailId);
        if let Some(mail) = mail {
            match mail_again(conn, ctx, mail).await {
                Ok(()) | Err(Error::NotFound | Error::Conflict { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        return job_done(conn, id).await;
    }
    job_done(conn, id).await?;
    job_enqueue(conn, ctx.now, kind, subject.to_owned()).await
}
