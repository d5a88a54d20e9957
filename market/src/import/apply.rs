//! Writes what a file says, all or nothing.

use super::{
    parsed::{Items, Parsed, ParsedEnterprise, ParsedLicence, ParsedOffer},
    report::{BadCell, ForSeller, Options, Report},
};
use crate::{
    catalogue::{
        Known, OfferDraft, OfferRows, OfferState, Outcome, listings_refresh, missing_fields, offer_put_known,
        offers_all, offers_known,
    },
    certification::{LicenceDraft, licence_put},
    db::{Conn, Db},
    desk::offer_from_file,
    enterprises::{enterprise_find, enterprise_free, enterprise_put},
    error::{Error, Result},
    id::{EnterpriseId, OfferId},
};
use chrono::{DateTime, Utc};
use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// How many listings are refreshed at once.
const CHUNK: usize = 200;
/// What undoes a transaction that is not to be kept; never seen outside.
const UNDONE: &str = "the import is not to be kept";

/// Writes it in one transaction, which is kept unless it is a dry run or something may not be left out.
pub(super) async fn apply(
    db: &Db,
    now: DateTime<Utc>,
    parsed: Parsed,
    (options, seller): (&Options, Option<ForSeller>),
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report> {
    let slot: Arc<Mutex<Option<Report>>> = Arc::default();
    let (told, mut news) = unbounded_channel();
    let (keep_if_bad, keep) = (
        options.skip_bad && !parsed.fatal,
        !options.dry_run && !parsed.fatal,
    );
    let writing = db.write({
        let slot = slot.clone();
        move |conn| {
            Box::pin(async move {
                let report = Report {
                    refused: parsed.bad,
                    mapped_categories: parsed.mapped,
                    unmapped_categories: parsed.unmapped,
                    ignored_columns: parsed.ignored,
                    ..Report::default()
                };
                let mut work = Work {
                    now,
                    seller,
                    told,
                    report,
                    enterprises: HashMap::new(),
                    known: HashMap::new(),
                    met: HashSet::new(),
                    offers: HashMap::new(),
                    stale: Vec::new(),
                    rows: OfferRows::default(),
                };
                work.all(conn, parsed.items).await?;
                let mut report = work.report;
                report
                    .refused
                    .sort_by(|a, b| (a.line, &a.column).cmp(&(b.line, &b.column)));
                report.applied = keep && (keep_if_bad || report.refused.is_empty());
                let applied = report.applied;
                *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
                if applied {
                    Ok(())
                } else {
                    Err(Error::internal(UNDONE))
                }
            })
        }
    });
    tokio::pin!(writing);
    let outcome = loop {
        tokio::select! {
            outcome = &mut writing => break outcome,
            Some((done, total)) = news.recv() => progress(done, total),
        }
    };
    while let Ok((done, total)) = news.try_recv() {
        progress(done, total);
    }
    let report = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (outcome, report) {
        (Ok(()), Some(report)) => Ok(report),
        (Err(_), Some(report)) if !report.applied => Ok(report),
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::internal("the import left no report")),
    }
}

struct Work {
    now: DateTime<Utc>,
    /// For whom, when a seller does it.
    seller: Option<ForSeller>,
    told: UnboundedSender<(u64, u64)>,
    report: Report,
    /// Enterprises that were looked up, by slug or key.
    enterprises: HashMap<String, Option<EnterpriseId>>,
    /// What is stored of the offers of an enterprise from a source, by key.
    known: HashMap<(EnterpriseId, String), HashMap<String, Known>>,
    /// Offers that were met in this file.
    met: HashSet<(EnterpriseId, String, String)>,
    /// Offers of enterprises whose licences cover several offers or single variants.
    offers: HashMap<EnterpriseId, Vec<OfferDraft>>,
    /// Offers whose listings are to be refreshed.
    stale: Vec<OfferId>,
    /// What is yet to be written of them.
    rows: OfferRows,
}

impl Work {
    async fn all(&mut self, conn: &mut Conn, items: Items) -> Result<()> {
        match items {
            Items::Enterprises(all) => {
                let total = all.len();
                for (done, item) in all.into_iter().enumerate() {
                    self.tell(done, total);
                    self.enterprise(conn, item).await?;
                }
                self.tell(total, total);
            }
            Items::Offers(all) => {
                let total = all.len();
                for (done, item) in all.into_iter().enumerate() {
                    self.tell(done, total);
                    self.offer(conn, item).await?;
                }
                self.refresh(conn, 1).await?;
                self.tell(total, total);
            }
            Items::Licences(all) => {
                let total = all.len();
                for (done, item) in all.into_iter().enumerate() {
                    self.tell(done, total);
                    self.licence(conn, item).await?;
                }
                self.tell(total, total);
            }
        }
        Ok(())
    }

    fn tell(&self, done: usize, total: usize) {
        let number = |n| u64::try_from(n).unwrap_or(u64::MAX);
        // Who asked may have gone away; the work goes on.
        self.told.send((number(done), number(total))).unwrap_or_default();
    }

    fn note(&mut self, outcome: Outcome, key: String) {
        match outcome {
            Outcome::Created => self.report.created.push(key),
            Outcome::Changed => self.report.changed.push(key),
            Outcome::Same => self.report.same += 1,
        }
    }

    /// What a use case answered; what it refused is a bad cell of the thing on this line.
    fn taken<T>(&mut self, line: u64, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Error::Invalid(fields)) => {
                self.report
                    .refused
                    .extend(fields.iter().map(|f| BadCell::of_field(line, f)));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    async fn find(&mut self, conn: &mut Conn, line: u64, name: &str) -> Result<Option<EnterpriseId>> {
        let found = self.looked_up(conn, name).await?;
        // Whether there is such an enterprise is no business of another's.
        if let Some(seller) = self.seller
            && found != Some(seller.enterprise)
        {
            self.report.refused.push(BadCell::new(
                line,
                "enterprise",
                "invalid.enterprise_foreign",
                name,
            ));
            return Ok(None);
        }
        if found.is_none() {
            self.report.refused.push(BadCell::new(
                line,
                "enterprise",
                "invalid.enterprise_unknown",
                name,
            ));
        }
        Ok(found)
    }

    async fn looked_up(&mut self, conn: &mut Conn, name: &str) -> Result<Option<EnterpriseId>> {
        Ok(match self.enterprises.get(name) {
            Some(found) => *found,
            None => {
                let found = enterprise_find(conn, name).await?;
                self.enterprises.insert(name.to_owned(), found);
                found
            }
        })
    }

    async fn enterprise(&mut self, conn: &mut Conn, item: ParsedEnterprise) -> Result<()> {
        let put = enterprise_put(
            conn,
            self.now,
            &item.source,
            &item.key,
            item.slug.as_deref(),
            item.enterprise,
        )
        .await;
        if let Some((_, outcome)) = self.taken(item.line, put)? {
            self.note(outcome, item.key);
        }
        Ok(())
    }

    async fn offer(&mut self, conn: &mut Conn, item: ParsedOffer) -> Result<()> {
        let Some(enterprise) = self.find(conn, item.line, &item.enterprise).await? else {
            return Ok(());
        };
        if self.seller.is_some() {
            let free = enterprise_free(conn, enterprise, "enterprise").await;
            if self.taken(item.line, free)?.is_none() {
                return Ok(());
            }
        }
        let mut draft = OfferDraft {
            enterprise,
            ..item.draft
        };
        if !self
            .met
            .insert((enterprise, draft.source.clone(), draft.key.clone()))
        {
            self.report
                .refused
                .push(BadCell::new(item.line, "key", "invalid.duplicate", &draft.key));
            return Ok(());
        }
        let lacking: Vec<&'static str> = missing_fields(&draft).into_iter().chain(item.lacks).collect();
        // What is paused goes public again by one step, without being looked at again.
        let public = matches!(
            draft.state,
            OfferState::Published | OfferState::Paused | OfferState::InReview
        );
        if public && !lacking.is_empty() {
            draft.state = OfferState::Draft;
            self.report.drafts.push((draft.key.clone(), lacking));
        }
        let known = match self.known.entry((enterprise, draft.source.clone())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(offers_known(conn, enterprise, &draft.source).await?),
        };
        let known = known.get(&draft.key);
        if known.is_some_and(|k| k.state == OfferState::Restricted.name()) {
            if self.seller.is_some() {
                let bad = BadCell::new(item.line, "key", "invalid.restricted", &draft.key);
                self.report.refused.push(bad);
                return Ok(());
            }
            // What the register or a partner says of it is kept; that it is shown is another's decision.
            draft.state = OfferState::Restricted;
        }
        if let Some(seller) = self.seller.filter(|s| s.moderation) {
            let key = draft.key.clone();
            let there = known
                .map(|k| {
                    OfferState::from_name(&k.state)
                        .map(|state| (k.id, state))
                        .ok_or_else(|| Error::internal(format!("offer {}: unreadable state", k.id)))
                })
                .transpose()?;
            let put = offer_from_file(conn, self.now, seller, draft, there).await;
            if let Some((id, outcome)) = self.taken(item.line, put)? {
                if outcome != Outcome::Same {
                    self.stale.push(id);
                }
                self.note(outcome, key);
            }
            return self.refresh(conn, CHUNK).await;
        }
        let put = offer_put_known(conn, self.now, &draft, known, &mut self.rows).await;
        if let Some((id, outcome)) = self.taken(item.line, put)? {
            if outcome != Outcome::Same {
                self.stale.push(id);
            }
            self.note(outcome, draft.key);
        }
        self.refresh(conn, CHUNK).await
    }

    /// Refreshes listings once `enough` are stale.
    async fn refresh(&mut self, conn: &mut Conn, enough: usize) -> Result<()> {
        if self.stale.len() >= enough {
            self.rows.write(conn).await?;
            listings_refresh(conn, self.now, &self.stale).await?;
            self.stale.clear();
        }
        Ok(())
    }

    async fn licence(&mut self, conn: &mut Conn, item: ParsedLicence) -> Result<()> {
        let Some(enterprise) = self.find(conn, item.line, &item.enterprise).await? else {
            return Ok(());
        };
        let draft = crate::certification::LicenceDraft {
            enterprise,
            ..item.draft
        };
        if let Some((code, value)) = self.wrong_cover(conn, &draft).await? {
            self.report
                .refused
                .push(BadCell::new(item.line, "covers", code, &value));
            return Ok(());
        }
        let put = licence_put(conn, self.now, &draft).await;
        if let Some(outcome) = self.taken(item.line, put)? {
            self.note(outcome, draft.number);
        }
        Ok(())
    }

    /// A cover that names a variant that is not there, or the same as another by slug and key.
    async fn wrong_cover(
        &mut self,
        conn: &mut Conn,
        draft: &LicenceDraft,
    ) -> Result<Option<(&'static str, String)>> {
        if draft.covers.len() == 1 && draft.covers[0].1.is_none() {
            return Ok(None);
        }
        let all = match self.offers.entry(draft.enterprise) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(offers_all(conn, Some(draft.enterprise)).await?),
        };
        let mut met = HashSet::new();
        for (name, variant) in &draft.covers {
            // An offer that is not there is named by the use case.
            let Some(at) = all
                .iter()
                .position(|o| o.key == *name || o.slug.as_ref() == Some(name))
            else {
                continue;
            };
            if let Some(v) = variant
                && !all[at].variants.iter().any(|known| known.key == *v)
            {
                return Ok(Some(("invalid.variant_unknown", format!("{name}/{v}"))));
            }
            if !met.insert((at, variant)) {
                return Ok(Some(("invalid.duplicate", name.clone())));
            }
        }
        Ok(None)
    }
}
