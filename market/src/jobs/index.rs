//! The handlers that keep the index up to date. Only the process that serves runs them.

use super::{Job, JobKind, job_claim, job_done_all, job_index_all, job_index_count};
use crate::{
    Market,
    catalogue::{self, enterprise_doc, offer_doc},
    enterprises::{self, Enterprise, EnterpriseState},
    error::Result,
    id::{EnterpriseId, OfferId},
    search::Change,
};
use chrono::Duration;
use std::collections::HashMap;
use uuid::Uuid;

/// How many changes are made findable at once.
const BATCH: i64 = 1000;
/// How many rows are read at once.
const CHUNK: usize = 250;
/// From how many waiting changes on building anew may be quicker than changing one after the other.
const MANY: u64 = 2 * BATCH as u64;

impl Market {
    /// Makes the changes that wait findable; answers how many there were.
    ///
    /// # Errors
    /// When database or index can't be used; the jobs then stay and are tried again.
    pub async fn index_work(&self) -> Result<usize> {
        let now = self.system().now;
        let jobs = self
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut jobs =
                        job_claim(conn, now, JobKind::IndexOffer, BATCH, Duration::minutes(1)).await?;
                    jobs.extend(
                        job_claim(conn, now, JobKind::IndexEnterprise, BATCH, Duration::minutes(1)).await?,
                    );
                    Ok(jobs)
                })
            })
            .await?;
        if jobs.is_empty() {
            return Ok(0);
        }
        let mut changes = self
            .offer_changes(&subjects(&jobs, JobKind::IndexOffer, OfferId))
            .await?;
        changes.extend(
            self.enterprise_changes(&subjects(&jobs, JobKind::IndexEnterprise, EnterpriseId))
                .await?,
        );
        tokio::task::block_in_place(|| self.search.apply(changes))?;
        let done: Vec<_> = jobs.iter().map(|j| j.id).collect();
        let count = done.len();
        self.db
            .write(move |conn| Box::pin(async move { job_done_all(conn, &done).await }))
            .await?;
        Ok(count)
    }

    /// Whether so much waits, as after a large import, that building the index anew is quicker: a document that is
    /// built costs half of one that is changed.
    pub(super) async fn index_is_far_behind(&self) -> Result<bool> {
        let conn = &mut self.db.read().await?;
        let waiting = job_index_count(conn).await?;
        Ok(waiting >= MANY && waiting * 2 >= catalogue::listing_count(conn).await?)
    }

    /// Builds the index anew beside the live one and swaps; answers how many offers it holds. Changes that waited
    /// to be made findable before are done with that.
    ///
    /// # Errors
    /// When database or index can't be used; the jobs then stay.
    pub async fn index_rebuild(&self) -> Result<u64> {
        // A job is written with its change, so whatever waits now is among the rows that are read from here on.
        let covered = job_index_all(&mut self.db.read().await?).await?;
        let mut rebuild = self.search.rebuild()?;
        let mut after = OfferId(Uuid::nil());
        loop {
            let ids = catalogue::offer_ids_after(&mut self.db.read().await?, after, 500).await?;
            let Some(last) = ids.last() else { break };
            after = *last;
            let changes = self.offer_changes(&ids).await?;
            tokio::task::block_in_place(|| rebuild.add(changes))?;
        }
        let ids = enterprises::enterprise_ids_published(&mut self.db.read().await?).await?;
        for chunk in ids.chunks(CHUNK) {
            let changes = self.enterprise_changes(chunk).await?;
            tokio::task::block_in_place(|| rebuild.add(changes))?;
        }
        tokio::task::block_in_place(|| rebuild.finish())?;
        self.db
            .write(move |conn| Box::pin(async move { job_done_all(conn, &covered).await }))
            .await?;
        Ok(self.search.offers())
    }

    async fn offer_changes(&self, ids: &[OfferId]) -> Result<Vec<Change>> {
        let mut out = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let conn = &mut self.db.read().await?;
            let mut pages = catalogue::offer_pages_by_id(conn, chunk).await?;
            let mut sellers: Vec<EnterpriseId> = pages.values().map(|p| p.card.seller.id).collect();
            sellers.sort_unstable();
            sellers.dedup();
            let sellers: HashMap<EnterpriseId, Enterprise> = enterprises::enterprises_by_id(conn, &sellers)
                .await?
                .into_iter()
                .map(|e| (e.id, e))
                .collect();
            for id in chunk {
                let page = pages.remove(id);
                let seller = page.as_ref().and_then(|p| sellers.get(&p.card.seller.id));
                out.push(match page.zip(seller) {
                    Some((page, seller)) => Change::PutOffer(Box::new(offer_doc(self.region, page, seller))),
                    None => Change::DropOffer(*id),
                });
            }
        }
        Ok(out)
    }

    async fn enterprise_changes(&self, ids: &[EnterpriseId]) -> Result<Vec<Change>> {
        let mut out = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let conn = &mut self.db.read().await?;
            let mut found: HashMap<EnterpriseId, Enterprise> = enterprises::enterprises_by_id(conn, chunk)
                .await?
                .into_iter()
                .map(|e| (e.id, e))
                .collect();
            for id in chunk {
                out.push(
                    match found.remove(id).filter(|e| e.state == EnterpriseState::Published) {
                        Some(e) => Change::PutEnterprise(Box::new(enterprise_doc(
                            self.region,
                            &e,
                            &catalogue::cards_of(conn, e.id).await?,
                        ))),
                        None => Change::DropEnterprise(*id),
                    },
                );
            }
        }
        Ok(out)
    }
}

/// The distinct subjects of one kind.
fn subjects<I: Ord>(jobs: &[Job], kind: JobKind, id: impl Fn(Uuid) -> I) -> Vec<I> {
    let mut ids: Vec<I> = jobs
        .iter()
        .filter(|j| j.kind == kind)
        .filter_map(|j| j.subject.parse().ok())
        .map(id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
