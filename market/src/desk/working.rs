//! The working copy: saved as it is typed, never over somebody else's words, and sent off as a whole.

use super::{
    Save, Saved, Stale, Submitted, Working, WorkingState,
    access::{Seller, seller_of},
    offers::{as_working, begun, trader_lacks},
    store,
};
use crate::{
    Market,
    accounts::person_told,
    catalogue::{By, OfferDraft, OfferState, listings_refresh, offer_put_as},
    ctx::Ctx,
    db::Conn,
    enterprises::enterprise_free,
    error::{Error, Result},
    events::event_append_by,
    id::OfferId,
    images::store::{Owner, picture_lines, pictures_write},
    import::sheet::Sheet,
    place::Region,
    policy::Action,
};

impl Market {
    /// Keeps what was typed, right or wrong. A version that is not the one that is there is not overwritten.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Conflict`] while the operator looks at it.
    pub async fn desk_offer_save(&self, ctx: &Ctx, id: OfferId, save: Save) -> Result<Saved> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?;
                    saved(conn, &ctx, seller, id, save).await
                })
            })
            .await
    }

    /// Sends the version that was saved last to the operator, or publishes it where there is no moderation.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all that is wrong or missing, by field; [`Error::NotFound`] for another's;
    /// [`Error::Conflict`] for another version, while it is being looked at, and while the enterprise is not yet one's own.
    pub async fn desk_offer_submit(&self, ctx: &Ctx, id: OfferId, version: i64) -> Result<Submitted> {
        let (ctx, region, moderation) = (*ctx, self.region, self.moderation);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?.approved()?;
                    submitted(conn, &ctx, seller, id, Some(version), (region, moderation)).await
                })
            })
            .await
    }
}

/// The working copy of one of one's own offers; begun now where there is none.
pub(super) async fn working_ensure(
    conn: &mut Conn,
    ctx: &Ctx,
    seller: Seller,
    id: OfferId,
) -> Result<Working> {
    if let Some(working) = seller.working(conn, id).await? {
        return Ok(working);
    }
    let stored = seller.stored(conn, id).await?.ok_or(Error::NotFound)?;
    if stored.draft.state == OfferState::Archived {
        // What was taken off for good comes back as a copy.
        return Err(Error::Conflict {
            from: OfferState::Archived.name().into(),
            to: WorkingState::Editing.name().into(),
        });
    }
    let working = Working {
        saved_by: ctx.actor.person(),
        ..as_working(seller, id, Some(&stored.draft), ctx.now)
    };
    store::working_insert(conn, ctx.now, &working).await?;
    pictures_write(conn, ctx.now, Owner::Working(id), &stored.draft.pictures).await?;
    begun(conn, ctx.now, ctx.doer(), id).await?;
    Ok(working)
}

/// Refuses to change what the operator looks at.
pub(super) fn open(working: &Working) -> Result<()> {
    match working.state {
        WorkingState::Editing | WorkingState::Returned => Ok(()),
        WorkingState::InReview => Err(Error::Conflict {
            from: WorkingState::InReview.name().into(),
            to: WorkingState::Editing.name().into(),
        }),
    }
}

async fn saved(conn: &mut Conn, ctx: &Ctx, seller: Seller, id: OfferId, save: Save) -> Result<Saved> {
    let there = seller.working(conn, id).await?;
    // Nought says "what is published": right as long as nobody has begun a copy meanwhile.
    let seen = there.as_ref().map_or(0, |w| w.version);
    let mut working = match there {
        Some(w) => w,
        None => working_ensure(conn, ctx, seller, id).await?,
    };
    open(&working)?;
    if working.sheet != save.sheet {
        if save.version != seen {
            let by = name_of(conn, &working).await?;
            return Ok(Saved::Stale(Box::new(Stale {
                version: working.version,
                at: working.saved_at,
                by,
                differences: working.sheet.differences(&save.sheet),
            })));
        }
        working.sheet = save.sheet;
        working.version += 1;
        working.saved_at = ctx.now;
        working.saved_by = ctx.actor.person();
        store::working_write(conn, &working).await?;
    }
    if !save.alts.is_empty() {
        let mut pictures: Vec<_> = picture_lines(conn, Owner::Working(id))
            .await?
            .into_iter()
            .map(|p| p.view)
            .collect();
        for p in &mut pictures {
            if let Some((_, alt)) = save.alts.iter().find(|(source, _)| *source == p.source) {
                p.alt = alt.clone();
            }
        }
        pictures_write(conn, ctx.now, Owner::Working(id), &pictures).await?;
    }
    Ok(Saved::Kept(working.version))
}

async fn name_of(conn: &mut Conn, working: &Working) -> Result<Option<String>> {
    match working.saved_by {
        Some(person) => Ok(person_told(conn, person).await?.map(|p| p.name)),
        None => Ok(None),
    }
}

/// Sends a working copy off; `version` is the one that its editor saw.
pub(super) async fn submitted(
    conn: &mut Conn,
    ctx: &Ctx,
    seller: Seller,
    id: OfferId,
    version: Option<i64>,
    (region, moderation): (&Region, bool),
) -> Result<Submitted> {
    let mut working = working_ensure(conn, ctx, seller, id).await?;
    open(&working)?;
    if version.is_some_and(|v| v != working.version && !(v == 0 && working.version == 1)) {
        return Err(Error::Conflict {
            from: working.version.to_string(),
            to: version.unwrap_or_default().to_string(),
        });
    }
    let stored = seller.stored(conn, id).await?;
    let live = stored.as_ref().map(|s| &s.draft);
    enterprise_free(conn, seller.enterprise, "state").await?;
    live.map_or(Ok(()), |l| l.state.free())?;
    let pictures = picture_lines(conn, Owner::Working(id)).await?;
    let (draft, mut missing) = working.draft(region, live, &pictures).map_err(Error::Invalid)?;
    missing.extend(trader_lacks(conn, seller).await?);
    if !missing.is_empty() {
        return Err(Error::Invalid(missing));
    }
    let base = live.map(OfferDraft::reviewed_hash).transpose()?;
    if let Some(live) = live
        && working.base != base
    {
        // Shown once: what is published now is what the copy stands on from here.
        let theirs = Sheet::of(live);
        working.base = base;
        working.version += 1;
        store::working_write(conn, &working).await?;
        return Ok(Submitted::Stale(Box::new(Stale {
            version: working.version,
            at: stored.as_ref().map_or(ctx.now, |s| s.updated_at),
            by: None,
            differences: theirs.differences(&working.sheet),
        })));
    }
    if !moderation {
        published(conn, ctx, &working, draft).await?;
        return Ok(Submitted::Published);
    }
    let from = working.state;
    working.state = from.step(WorkingState::InReview)?;
    working.reason = None;
    (working.submitted_at, working.submitted_by) = (Some(ctx.now), ctx.actor.person());
    store::working_write(conn, &working).await?;
    let states = (Some(from.name()), working.state.name());
    event_append_by(conn, ctx.now, ctx.doer(), id.0, "offer_working", states, None).await?;
    Ok(Submitted::InReview)
}

/// Makes a working copy what is public of its offer.
pub(super) async fn published(
    conn: &mut Conn,
    ctx: &Ctx,
    working: &Working,
    draft: OfferDraft,
) -> Result<()> {
    enterprise_free(conn, working.enterprise, "state").await?;
    let (id, _) = offer_put_as(conn, ctx.now, By::of(ctx, working.offer), &draft).await?;
    store::working_delete(conn, working.offer).await?;
    let states = (Some(working.state.name()), "published");
    event_append_by(
        conn,
        ctx.now,
        ctx.doer(),
        working.offer.0,
        "offer_working",
        states,
        None,
    )
    .await?;
    listings_refresh(conn, ctx.now, &[id]).await
}
