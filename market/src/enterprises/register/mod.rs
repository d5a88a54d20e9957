//! The ministry's register of social enterprises (RJPS): a file of it is compared with the catalogue, and what differs is taken
//! over by the operator, one by one or all that is clear. The statutory status alone is touched, never the mark.

mod model;
mod store;

pub use model::*;

use super::{enterprise_put, enterprises_by_id};
use crate::{
    Market,
    claims::enterprise_key,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::{DifferenceId, RegisterCheckId},
    import::register_read,
    policy::{Action, allow},
};
use chrono::NaiveDate;

/// The largest file of the register.
pub const MOST_BYTES: usize = 16 << 20;
/// How many differences, stale statuses and files a page has.
pub const REGISTER_PAGE: u32 = 50;
/// How many differences are taken over at once; more are left for the next time.
pub const APPLIED_AT_ONCE: usize = 500;
/// How many are written in one transaction.
const CHUNK: usize = 50;

/// What a file says beside the catalogue.
pub struct Compared {
    /// How many lines were read.
    pub rows: u64,
    /// Lines that could not be read.
    pub refused: Vec<crate::import::BadCell>,
    /// What was found.
    pub found: Vec<Found>,
}

impl Market {
    /// Compares a file of the register with the catalogue and keeps nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `file`.
    pub async fn register_look(&self, ctx: &Ctx, bytes: Vec<u8>) -> Result<Compared> {
        allow(ctx, Action::RegisterManage)?;
        let refused = |code| Error::Invalid(vec![FieldError::new("file", code, "")]);
        if bytes.is_empty() {
            return Err(refused("invalid.file_empty"));
        }
        if bytes.len() > MOST_BYTES {
            return Err(refused("invalid.file_large"));
        }
        let (entries, bad) = tokio::task::spawn_blocking(move || register_read(&bytes))
            .await
            .map_err(Error::internal)??;
        let ours = store::ours(&mut self.db.read().await?).await?;
        let rows = u64::try_from(entries.len() + bad.len()).unwrap_or(u64::MAX);
        let found = tokio::task::spawn_blocking(move || compare(&entries, &ours))
            .await
            .map_err(Error::internal)?;
        Ok(Compared {
            rows,
            refused: bad,
            found,
        })
    }

    /// Compares a file of the register, which stood so on `as_of`, with the catalogue, and keeps what differs.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `file`, and for `as_of` in the future.
    pub async fn register_compare(
        &self,
        ctx: &Ctx,
        file: &str,
        as_of: NaiveDate,
        bytes: Vec<u8>,
    ) -> Result<RegisterCheckId> {
        allow(ctx, Action::RegisterManage)?;
        if as_of > self.today(ctx) {
            let future = FieldError::new("as_of", "register.future", as_of.to_string());
            return Err(Error::Invalid(vec![future]));
        }
        let compared = self.register_look(ctx, bytes).await?;
        let name: String = file.chars().filter(|c| !c.is_control()).take(100).collect();
        let (ctx, id) = (*ctx, RegisterCheckId::fresh(ctx.now));
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::check_insert(conn, &ctx, id, &name, as_of, &compared).await?;
                    let n = compared.found.len().to_string();
                    Event::new(id.0, "register_check", "compared")
                        .change("differences", None, Some(&n))
                        .append(conn, &ctx)
                        .await
                })
            })
            .await?;
        Ok(id)
    }

    /// The files that were compared last, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn register_checks(&self, ctx: &Ctx) -> Result<Vec<RegisterCheck>> {
        allow(ctx, Action::RegisterManage)?;
        store::checks(&mut self.db.read().await?, None).await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn register_check(&self, ctx: &Ctx, id: RegisterCheckId) -> Result<RegisterCheck> {
        allow(ctx, Action::RegisterManage)?;
        let mut found = store::checks(&mut self.db.read().await?, Some(id)).await?;
        found.pop().ok_or(Error::NotFound)
    }

    /// A page, counted from one, of its differences of a kind.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn register_differences(
        &self,
        ctx: &Ctx,
        id: RegisterCheckId,
        kind: DifferenceKind,
        page: u32,
    ) -> Result<Vec<Difference>> {
        allow(ctx, Action::RegisterManage)?;
        store::differences(&mut self.db.read().await?, id, kind, page.max(1), REGISTER_PAGE).await
    }

    /// Takes one difference over. One that was taken over already is left alone.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`], also for an enterprise that the catalogue does not have; [`Error::Conflict`]
    /// when the catalogue says something else by now than when it was compared.
    pub async fn register_apply(&self, ctx: &Ctx, check: RegisterCheckId, id: DifferenceId) -> Result<()> {
        allow(ctx, Action::RegisterManage)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| Box::pin(async move { apply(conn, &ctx, check, id).await }))
            .await
    }

    /// Takes over what waits and is clear, [`APPLIED_AT_ONCE`] at the most; how many were, and how many were not, as the
    /// catalogue says something else by now.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn register_apply_clear(&self, ctx: &Ctx, check: RegisterCheckId) -> Result<(u64, u64)> {
        allow(ctx, Action::RegisterManage)?;
        let all = store::clear(&mut self.db.read().await?, check, APPLIED_AT_ONCE).await?;
        let (mut done, mut overtaken) = (0, 0);
        for chunk in all.chunks(CHUNK) {
            let (ctx, chunk) = (*ctx, chunk.to_vec());
            let (n, left) = self
                .db
                .write(move |conn| {
                    Box::pin(async move {
                        let (mut done, mut overtaken) = (0_u64, 0_u64);
                        for id in chunk {
                            match apply(conn, &ctx, check, id).await {
                                Ok(()) => done += 1,
                                Err(Error::Conflict { .. } | Error::NotFound) => overtaken += 1,
                                Err(error) => return Err(error),
                            }
                        }
                        Ok((done, overtaken))
                    })
                })
                .await?;
            done += n;
            overtaken += left;
        }
        Ok((done, overtaken))
    }

    /// A page, counted from one, of statuses that were not looked up for [`Market::status_stale_after`], the oldest first, and
    /// how many there are.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn statuses_stale(&self, ctx: &Ctx, page: u32) -> Result<(Vec<StaleStatus>, u64)> {
        allow(ctx, Action::RegisterManage)?;
        let today = self.today(ctx);
        let before = today.checked_sub_days(self.status_stale_after).unwrap_or(today);
        let conn = &mut self.db.read().await?;
        Ok((
            store::stale(conn, before, page.max(1), REGISTER_PAGE).await?,
            store::stale_count(conn, before).await?,
        ))
    }
}

/// Takes one difference over in the caller's transaction; nothing is written before everything was looked at.
async fn apply(conn: &mut Conn, ctx: &Ctx, check: RegisterCheckId, id: DifferenceId) -> Result<()> {
    let row = store::difference(conn, check, id).await?.ok_or(Error::NotFound)?;
    if row.state == DifferenceState::Applied {
        return Ok(());
    }
    let to = row.state.step(DifferenceState::Applied)?;
    let enterprise = row.enterprise.ok_or(Error::NotFound)?;
    let mut e = enterprises_by_id(conn, &[enterprise])
        .await?
        .pop()
        .ok_or(Error::NotFound)?;
    if e.status != row.content.ours {
        return Err(Error::Conflict {
            from: "changed".into(),
            to: to.name().into(),
        });
    }
    let (source, key) = enterprise_key(conn, enterprise).await?.ok_or(Error::NotFound)?;
    let before = e.status.take();
    e.status = row.content.follows(row.kind, row.as_of);
    let after = e.status.clone();
    enterprise_put(conn, ctx.now, &source, &key, None, e).await?;
    store::difference_stands(conn, id, to).await?;
    type Pick = fn(&super::Status) -> String;
    let text = |status: &Option<super::Status>, pick: Pick| status.as_ref().map(pick);
    let mut event = Event::new(enterprise.0, "enterprise_status", row.kind.name());
    let fields: [(&str, Pick); 3] = [
        ("decision", |s| s.decision.clone()),
        ("decided_on", |s| s.decided_on.to_string()),
        ("checked_on", |s| s.checked_on.to_string()),
    ];
    for (field, pick) in fields {
        let (was, is) = (text(&before, pick), text(&after, pick));
        if was != is {
            event = event.change(field, was.as_deref(), is.as_deref());
        }
    }
    event.append(conn, ctx).await
}
