//! Files of one's own offers: looked at first, then taken in, both by jobs with progress. Nothing of another enterprise can
//! be touched, and where offers are reviewed nothing becomes public by a file.

use super::{
    Working, WorkingState,
    access::{Seller, seller_of},
    store,
};
use crate::{
    Market,
    catalogue::{By, OfferDraft, OfferState, Outcome, offer_put_as, offers_by_id},
    closed_list::closed_list,
    ctx::{Actor, Ctx},
    db::{Conn, sql},
    enterprises,
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{EnterpriseId, ImportId, OfferId, OrganisationId, PersonId},
    images::{
        PictureView,
        store::{Owner, pictures_write},
    },
    import::{ForSeller, Format, Options, What, sheet::Sheet},
    jobs::{Job, JobKind, job_done, job_enqueue, job_failed},
    policy::Action,
};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use std::{
    collections::HashMap,
    io::Write,
    sync::{Mutex, PoisonError},
};

/// The largest file of a seller's.
pub const MOST_BYTES: usize = 16 << 20;
/// How many files are listed.
const LISTED: i64 = 20;
/// The most wrong cells that are kept.
const MOST_WRONG: usize = 2000;

closed_list! {
    /// How far a file is.
    pub enum ImportState {
        /// It is being looked at; nothing is written.
        Checking = "checking",
        /// It was looked at; it is the seller's turn.
        Checked = "checked",
        /// It is being taken in.
        Running = "running",
        /// It was taken in.
        Done = "done",
        /// It can't be read, or was refused as a whole.
        Failed = "failed",
    }
}

impl ImportState {
    fn step(self, to: ImportState) -> Result<ImportState> {
        use ImportState::{Checked, Checking, Done, Failed, Running};
        match (self, to) {
            (Checking, Checked | Failed) | (Checked, Running) | (Running, Done | Failed) => Ok(to),
            _ => Err(Error::Conflict {
                from: self.name().into(),
                to: to.name().into(),
            }),
        }
    }
}

/// A cell that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WrongCell {
    /// The line in a CSV file, the row's number in a sheet.
    pub line: u64,
    /// The column's heading.
    pub column: String,
    /// A key of the interface words.
    pub code: String,
    /// What stands there.
    pub value: String,
    /// What may have been meant.
    pub hint: Option<String>,
}

/// What a file did or would do, as it was written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ImportReport {
    /// Keys of what is new.
    pub created: Vec<String>,
    /// Keys of what differs.
    pub changed: Vec<String>,
    /// How many were there just so.
    pub same: u64,
    /// Keys of offers that stay drafts, each with the legal fields that it lacks.
    pub drafts: Vec<(String, Vec<String>)>,
    /// What can't be taken in.
    pub refused: Vec<WrongCell>,
    /// Whether it was written.
    pub applied: bool,
}

/// A file of a seller's.
#[derive(Clone, Debug)]
pub struct ImportView {
    /// Its identifier.
    pub id: ImportId,
    /// Its name, as the browser said.
    pub file: String,
    /// Whose columns it has.
    pub format: Format,
    /// How far it is.
    pub state: ImportState,
    /// What it did or would do.
    pub report: Option<ImportReport>,
    /// Why the file as a whole was refused, a key of the interface words.
    pub failure: Option<String>,
    /// How many things are done of how many, while it is being worked on here.
    pub progress: Option<(u64, u64)>,
    /// When it came.
    pub created_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: ImportId,
    enterprise_id: EnterpriseId,
    organisation_id: OrganisationId,
    person_id: Option<PersonId>,
    file: String,
    format: String,
    skip_bad: i64,
    state: String,
    report: Option<String>,
    created_at: DateTime<Utc>,
}

const IMPORT: &str = "select id, enterprise_id, organisation_id, person_id, file, format, skip_bad, state, report, created_at from desk_import";

/// How far files are that this process works on.
#[derive(Debug, Default)]
pub struct Progress(Mutex<HashMap<ImportId, (u64, u64)>>);

impl Progress {
    fn set(&self, id: ImportId, at: Option<(u64, u64)>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match at {
            Some(at) => drop(all.insert(id, at)),
            None => drop(all.remove(&id)),
        }
    }

    fn of(&self, id: ImportId) -> Option<(u64, u64)> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .copied()
    }
}

impl ImportRow {
    fn state(&self) -> Result<ImportState> {
        ImportState::from_name(&self.state)
            .ok_or_else(|| Error::internal(format!("import {}: unreadable state", self.id)))
    }

    fn view(self, progress: &Progress) -> Result<ImportView> {
        let state = self.state()?;
        let (report, failure) = match (state, self.report) {
            (ImportState::Failed, Some(code)) if !code.starts_with('{') => (None, Some(code)),
            (_, Some(report)) => (Some(serde_json::from_str(&report)?), None),
            (_, None) => (None, None),
        };
        Ok(ImportView {
            format: Format::from_name(&self.format).unwrap_or(Format::Native),
            progress: progress.of(self.id),
            id: self.id,
            file: self.file,
            state,
            report,
            failure,
            created_at: self.created_at,
        })
    }
}

async fn import_get(conn: &mut Conn, id: ImportId) -> Result<Option<ImportRow>> {
    crate::db::sql_built(format!("{IMPORT} where id = $1"))
        .bind(id)
        .first(conn)
        .await
}

fn blob(id: ImportId) -> String {
    format!("im/{id}")
}

impl Market {
    /// Takes a file and has it looked at.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `file`; [`Error::Forbidden`]; [`Error::Conflict`] while the enterprise is not yet one's own.
    pub async fn desk_import_begin(
        &self,
        ctx: &Ctx,
        file: &str,
        format: Format,
        skip_bad: bool,
        bytes: Vec<u8>,
    ) -> Result<ImportId> {
        seller_of(&mut self.db.read().await?, ctx, Action::DeskManage)
            .await?
            .approved()?;
        let invalid = |code| Error::Invalid(vec![FieldError::new("file", code, file)]);
        if bytes.is_empty() {
            return Err(invalid("invalid.file_empty"));
        }
        if bytes.len() > MOST_BYTES {
            return Err(invalid("invalid.file_large"));
        }
        let id = ImportId::fresh(ctx.now);
        let blobs = self.blobs.clone();
        tokio::task::spawn_blocking(move || blobs.put(&blob(id), &bytes))
            .await
            .map_err(Error::internal)??;
        let name: String = file.chars().filter(|c| !c.is_control()).take(100).collect();
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskManage).await?.approved()?;
                    sql("insert into desk_import (id, enterprise_id, organisation_id, person_id, file, format, skip_bad, state, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)")
                        .bind(id)
                        .bind(seller.enterprise)
                        .bind(seller.organisation)
                        .bind(ctx.actor.person())
                        .bind(name)
                        .bind(format.name().to_owned())
                        .bind(i64::from(skip_bad))
                        .bind(ImportState::Checking.name().to_owned())
                        .bind(ctx.now)
                        .run(conn)
                        .await?;
                    let to = ImportState::Checking.name();
                    event_append_by(conn, ctx.now, ctx.doer(), id.0, "desk_import", (None, to), None).await?;
                    job_enqueue(conn, ctx.now, JobKind::DeskImport, id.to_string()).await
                })
            })
            .await?;
        Ok(id)
    }

    /// Has a file that was looked at taken in.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Conflict`] unless it was looked at and not yet taken in.
    pub async fn desk_import_run(&self, ctx: &Ctx, id: ImportId) -> Result<()> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskManage).await?.approved()?;
                    let row = own(import_get(conn, id).await?, seller)?;
                    let from = row.state()?;
                    let to = from.step(ImportState::Running)?;
                    stands(conn, ctx.now, id, to, row.report.as_deref()).await?;
                    let states = (Some(from.name()), to.name());
                    event_append_by(conn, ctx.now, ctx.doer(), id.0, "desk_import", states, None).await?;
                    job_enqueue(conn, ctx.now, JobKind::DeskImport, id.to_string()).await
                })
            })
            .await
    }

    /// One's own files, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_imports(&self, ctx: &Ctx) -> Result<Vec<ImportView>> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskManage).await?;
        let rows: Vec<ImportRow> = crate::db::sql_built(format!(
            "{IMPORT} where enterprise_id = $1 and organisation_id = $2 order by created_at desc, id limit $3"
        ))
        .bind(seller.enterprise)
        .bind(seller.organisation)
        .bind(LISTED)
        .all(conn)
        .await?;
        rows.into_iter().map(|row| row.view(&self.progress)).collect()
    }

    /// One of one's own files.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's.
    pub async fn desk_import(&self, ctx: &Ctx, id: ImportId) -> Result<ImportView> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskManage).await?;
        own(import_get(conn, id).await?, seller)?.view(&self.progress)
    }

    /// One's own offers as a file in our own columns; answers how many there were.
    ///
    /// # Errors
    /// [`Error::NotFound`] without an enterprise of one's own.
    pub async fn desk_export(&self, ctx: &Ctx, to: &mut (dyn Write + Send)) -> Result<u64> {
        let mut conn = self.db.read().await?;
        let seller = seller_of(&mut conn, ctx, Action::DeskRead).await?;
        if !seller.approved {
            return Err(Error::NotFound);
        }
        let found = enterprises::enterprises_by_id(&mut conn, &[seller.enterprise])
            .await?
            .pop();
        let slug = found.ok_or(Error::NotFound)?.slug;
        drop(conn);
        self.export(&self.system(), What::Offers, Some(&slug), to).await
    }

    /// Does a job of kind [`JobKind::DeskImport`]: looks at a file, or takes it in. Doing it twice does no harm, as a file
    /// that was taken in says nothing new.
    pub(crate) async fn import_work(&self, job: &Job) -> Result<()> {
        let found = match job.subject.parse().map(ImportId) {
            Ok(id) => import_get(&mut self.db.read().await?, id).await?,
            Err(_) => None,
        };
        let Some(row) = found else {
            return self.import_over(job, None).await;
        };
        let (id, state) = (row.id, row.state()?);
        let dry_run = match state {
            ImportState::Checking => true,
            ImportState::Running => false,
            ImportState::Checked | ImportState::Done | ImportState::Failed => {
                return self.import_over(job, None).await;
            }
        };
        let outcome = self.import_done(&row, dry_run).await;
        self.progress.set(id, None);
        let (to, report) = match outcome {
            Ok(report) => {
                let to = match (dry_run, report.applied) {
                    (true, _) => ImportState::Checked,
                    (false, true) => ImportState::Done,
                    (false, false) => ImportState::Failed,
                };
                (to, serde_json::to_string(&report)?)
            }
            // A file that can't be read at all won't be better the next time.
            Err(Error::Invalid(fields)) => {
                let code = fields.first().map_or("invalid.file_unreadable", |f| f.code);
                (ImportState::Failed, code.to_owned())
            }
            Err(error) => {
                let (job, now) = (job.clone(), self.clock.now());
                let words = error.to_string();
                return self
                    .db
                    .write(move |conn| {
                        Box::pin(async move { job_failed(conn, now, &job, &words, false).await })
                    })
                    .await;
            }
        };
        self.import_over(job, Some((row, state, to, report))).await?;
        if !matches!(to, ImportState::Checked) {
            self.blobs.remove(&blob(id))?;
        }
        Ok(())
    }

    async fn import_done(&self, row: &ImportRow, dry_run: bool) -> Result<crate::import::Report> {
        let mut conn = self.db.read().await?;
        let found = enterprises::enterprises_by_id(&mut conn, &[row.enterprise_id])
            .await?
            .pop();
        let slug = found.ok_or(Error::NotFound)?.slug;
        drop(conn);
        let (blobs, id) = (self.blobs.clone(), row.id);
        let folder = tempfile::tempdir().map_err(Error::internal)?;
        let path = folder.path().join("file");
        let copy = path.clone();
        tokio::task::spawn_blocking(move || {
            let bytes = blobs.get(&blob(id))?;
            std::fs::write(copy, bytes).map_err(Error::internal)
        })
        .await
        .map_err(Error::internal)??;
        let options = Options {
            what: What::Offers,
            format: Format::from_name(&row.format).unwrap_or(Format::Native),
            enterprise: Some(slug),
            dry_run,
            skip_bad: row.skip_bad != 0,
            defaults: None,
        };
        let seller = ForSeller {
            enterprise: row.enterprise_id,
            organisation: row.organisation_id,
            person: row.person_id,
            moderation: self.moderation,
        };
        let mut report = self
            .import_for(&self.system(), &path, &options, seller, &|done, total| {
                self.progress.set(id, Some((done, total)));
            })
            .await?;
        report.refused.truncate(MOST_WRONG);
        Ok(report)
    }

    async fn import_over(
        &self,
        job: &Job,
        step: Option<(ImportRow, ImportState, ImportState, String)>,
    ) -> Result<()> {
        let (job, now) = (job.id, self.system().now);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if let Some((row, from, to, report)) = step {
                        let to = from.step(to)?;
                        stands(conn, now, row.id, to, Some(&report)).await?;
                        let states = (Some(from.name()), to.name());
                        event_append_by(conn, now, Actor::System, row.id.0, "desk_import", states, None)
                            .await?;
                    }
                    job_done(conn, job).await
                })
            })
            .await
    }
}

fn own(row: Option<ImportRow>, seller: Seller) -> Result<ImportRow> {
    row.filter(|r| r.enterprise_id == seller.enterprise && r.organisation_id == seller.organisation)
        .ok_or(Error::NotFound)
}

async fn stands(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: ImportId,
    to: ImportState,
    report: Option<&str>,
) -> Result<()> {
    sql("update desk_import set state = $2, report = $3, changed_at = $4 where id = $1")
        .bind(id)
        .bind(to.name().to_owned())
        .bind(report.map(str::to_owned))
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// Writes an offer of a seller's file where offers are reviewed: what is public changes in price, stock and pause alone,
/// all else becomes its working copy; what is not public stays a draft.
///
/// # Errors
/// [`Error::Invalid`] for `key` when there is a working copy already, which is not overwritten.
pub(crate) async fn offer_from_file(
    conn: &mut Conn,
    now: DateTime<Utc>,
    seller: ForSeller,
    mut draft: OfferDraft,
    known: Option<(OfferId, OfferState)>,
) -> Result<(OfferId, Outcome)> {
    let wanted = draft.state;
    let public = matches!(
        wanted,
        OfferState::Published | OfferState::Paused | OfferState::InReview
    );
    let by = |fresh| By {
        doer: seller
            .person
            .map_or(Actor::System, |id| Actor::Person { id, acting: None })
            .into(),
        fresh,
        decides: false,
    };
    let (id, state) = match known {
        Some((id, state @ (OfferState::Published | OfferState::Paused))) => (id, state),
        Some((id, state)) => {
            if public {
                draft.state = state;
            }
            return offer_put_as(conn, now, by(id), &draft).await;
        }
        None => {
            if public {
                draft.state = OfferState::Draft;
            }
            return offer_put_as(conn, now, by(OfferId::fresh(now)), &draft).await;
        }
    };
    let stored = offers_by_id(conn, &[id]).await?.pop().ok_or(Error::NotFound)?;
    let mut live = stored.draft;
    let base = live.reviewed_hash()?;
    let differs = draft.reviewed_hash()? != base;
    if differs && store::working_get(conn, id).await?.is_some() {
        return Err(Error::Invalid(vec![FieldError::new(
            "key",
            "invalid.working_copy",
            &draft.key,
        )]));
    }
    for v in &mut live.variants {
        if let Some(file) = draft.variants.iter().find(|f| f.key == v.key) {
            (v.price, v.stock) = (file.price, file.stock);
        }
    }
    live.state = match wanted {
        OfferState::Published | OfferState::Paused | OfferState::Archived => wanted,
        OfferState::Draft | OfferState::InReview | OfferState::Restricted => state,
    };
    let (_, outcome) = offer_put_as(conn, now, by(id), &live).await?;
    if !differs {
        return Ok((id, outcome));
    }
    let pictures: Vec<PictureView> = draft
        .pictures
        .iter()
        .map(|p| match live.pictures.iter().find(|l| l.source == p.source) {
            Some(there) => PictureView {
                alt: p.alt.clone(),
                ..there.clone()
            },
            None => p.clone(),
        })
        .collect();
    let working = Working {
        offer: id,
        enterprise: seller.enterprise,
        organisation: seller.organisation,
        state: WorkingState::Editing,
        version: 1,
        sheet: Sheet::of(&draft),
        base: Some(base),
        reason: None,
        saved_at: now,
        saved_by: seller.person,
        submitted_at: None,
        submitted_by: None,
    };
    store::working_insert(conn, now, &working).await?;
    pictures_write(conn, now, Owner::Working(id), &pictures).await?;
    super::offers::begun(conn, now, by(id).doer, id).await?;
    Ok((id, Outcome::Changed))
}
