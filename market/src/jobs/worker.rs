//! The worker of `serve`: looks for due jobs after every commit and once a second.

use super::{Job, JobKind, job_claim, job_done, job_due, job_failed};
use crate::{
    Market,
    error::Result,
    id::{DataExportId, DecisionId, NoticeId},
};
use chrono::Duration;

/// What [`Market::work_once`] sees to; mails have a worker of their own.
const KINDS: [JobKind; 9] = [
    JobKind::IndexOffer,
    JobKind::IndexEnterprise,
    JobKind::Rebuild,
    JobKind::MakePicture,
    JobKind::ExportData,
    JobKind::DeskImport,
    JobKind::SearchWords,
    JobKind::RestrictionEnd,
    JobKind::NoticeForget,
];

impl Market {
    /// Fills the index when it was lost or does not hold what the database shows, then says how many offers it holds.
    ///
    /// # Errors
    /// When database or index can't be used.
    pub async fn index_ensure(&self) -> Result<u64> {
        self.search_words_read().await?;
        let shown = crate::catalogue::listing_count(&mut self.db.read().await?).await?;
        if self.search.is_new() && shown > 0 {
            tracing::info!(shown, "building the search index");
            self.index_rebuild().await?;
        }
        while self.index_work().await? > 0 {}
        if self.search.offers() != shown {
            tracing::warn!(
                shown,
                indexed = self.search.offers(),
                "the search index does not hold what the database shows: building it anew"
            );
            self.index_rebuild().await?;
        }
        Ok(shown)
    }

    /// Does what is due except mails ([`Market::mail_once`]); answers whether there was anything.
    ///
    /// # Errors
    /// When the database can't be used.
    pub async fn work_once(&self) -> Result<bool> {
        let now = self.system().now;
        if !job_due(&mut self.db.read().await?, now, &KINDS).await? {
            return Ok(false);
        }
        if self.index_is_far_behind().await? {
            self.index_rebuild().await?;
            return Ok(true);
        }
        if self.index_work().await? > 0 {
            return Ok(true);
        }
        for kind in [
            JobKind::SearchWords,
            JobKind::Rebuild,
            JobKind::DeskImport,
            JobKind::MakePicture,
            JobKind::ExportData,
            JobKind::RestrictionEnd,
            JobKind::NoticeForget,
        ] {
            if let Some(job) = self.claim(kind).await? {
                self.handle(job).await?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) async fn claim(&self, kind: JobKind) -> Result<Option<Job>> {
        let now = self.system().now;
        let mut jobs = self
            .db
            .write(move |conn| {
                Box::pin(async move { job_claim(conn, now, kind, 1, Duration::minutes(5)).await })
            })
            .await?;
        Ok(jobs.pop())
    }

    async fn handle(&self, job: Job) -> Result<()> {
        let done = match job.kind {
            JobKind::Rebuild => self.index_rebuild().await.map(|_| ()),
            JobKind::SearchWords => self.search_words_read().await,
            JobKind::ExportData => match job.subject.parse() {
                Ok(id) => self.data_export_make(DataExportId(id)).await,
                Err(_) => Ok(()),
            },
            JobKind::RestrictionEnd => match job.subject.parse() {
                Ok(id) => self.restriction_end(DecisionId(id)).await,
                Err(_) => Ok(()),
            },
            JobKind::NoticeForget => match job.subject.parse() {
                Ok(id) => self.notice_forget(NoticeId(id)).await,
                Err(_) => Ok(()),
            },
            JobKind::MakePicture => return self.picture_work(&job).await,
            JobKind::DeskImport => return self.import_work(&job).await,
            JobKind::IndexOffer | JobKind::IndexEnterprise | JobKind::SendMail => Ok(()),
        };
        let now = self.system().now;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    match done {
                        Ok(()) => job_done(conn, job.id).await,
                        Err(e) => job_failed(conn, now, &job, &e.to_string(), false).await,
                    }
                })
            })
            .await
    }
}
