//! One's own offers: the list, one for its page, a new one, a copy, and the steps that need no review.

use super::{
    LiveVariant, OfferEdit, OfferLine, OfferStep, Working, WorkingState,
    access::{Seller, seller_of},
    store,
};
use crate::{
    Market,
    accounts::person_told,
    catalogue::{
        By, Kind, OfferDraft, OfferPage, OfferState, Stored, listings_refresh, offer_lines, offer_put_as,
        offers_by_id, page_of,
    },
    ctx::{Ctx, Doer},
    db::Conn,
    enterprises,
    error::{Error, Result},
    events::event_append_by,
    id::OfferId,
    images::{
        PictureState, PictureView,
        store::{Owner, picture_lines, pictures_write},
    },
    import::sheet::Sheet,
    locale::Locale,
    moderation::{Item, restriction_of},
    policy::Action,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

impl Market {
    /// One's own offers, the last changed first.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_offers(&self, ctx: &Ctx) -> Result<Vec<OfferLine>> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskRead).await?;
        offers_of(conn, seller, ctx.locale).await
    }

    /// One of one's own offers, to be written.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's.
    pub async fn desk_offer(&self, ctx: &Ctx, id: OfferId) -> Result<OfferEdit> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskRead).await?;
        let (working, stored) = (seller.working(conn, id).await?, seller.stored(conn, id).await?);
        if working.is_none() && stored.is_none() {
            return Err(Error::NotFound);
        }
        let owner = if working.is_some() {
            Owner::Working(id)
        } else {
            Owner::Offer(id)
        };
        let pictures = picture_lines(conn, owner).await?;
        let by = match working.as_ref().and_then(|w| w.saved_by) {
            Some(person) => person_told(conn, person).await?.map(|p| p.name),
            None => None,
        };
        let live = stored.as_ref().map(|s| &s.draft);
        let written = working
            .clone()
            .unwrap_or_else(|| as_working(seller, id, live, ctx.now));
        let mut lacks = match written.draft(self.region, live, &pictures) {
            Ok((_, missing)) => missing,
            Err(errors) => errors,
        };
        lacks.extend(trader_lacks(conn, seller).await?);
        let restricted = match restriction_of(conn, Item::Offer(id)).await? {
            Some(decision) => Some(decision),
            None => restriction_of(conn, Item::Enterprise(seller.enterprise)).await?,
        };
        Ok(OfferEdit {
            id,
            slug: stored.as_ref().map(|s| s.slug.clone()),
            live: live.map(|l| l.state),
            variants: live.map(live_variants).unwrap_or_default(),
            version: working.as_ref().map_or(0, |w| w.version),
            working: working.as_ref().map(|w| w.state),
            reason: working.as_ref().and_then(|w| w.reason.clone()),
            saved: working.as_ref().map(|w| (w.saved_at, by)),
            sheet: written.sheet,
            pictures,
            lacks,
            approved: seller.approved,
            restricted,
        })
    }

    /// How one of one's own offers will look to the public.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Invalid`] when what was typed can't be read as an offer.
    pub async fn desk_preview(&self, ctx: &Ctx, id: OfferId) -> Result<OfferPage> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskRead).await?;
        let (working, stored) = (seller.working(conn, id).await?, seller.stored(conn, id).await?);
        if working.is_none() && stored.is_none() {
            return Err(Error::NotFound);
        }
        preview(self, conn, ctx.now, seller, id, working, stored).await
    }

    /// A new offer, which stands on the desk alone.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_offer_create(&self, ctx: &Ctx, kind: Kind) -> Result<OfferId> {
        let (now, ctx) = (ctx.now, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?;
                    let id = OfferId::fresh(now);
                    let fresh = Working {
                        sheet: Sheet::fresh(kind.name()),
                        saved_by: ctx.actor.person(),
                        ..as_working(seller, id, None, now)
                    };
                    store::working_insert(conn, now, &fresh).await?;
                    begun(conn, now, ctx.doer(), id).await?;
                    Ok(id)
                })
            })
            .await
    }

    /// A new offer that begins as a copy of another of one's own.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Invalid`] for a restricted one.
    pub async fn desk_offer_duplicate(&self, ctx: &Ctx, id: OfferId) -> Result<OfferId> {
        let (now, ctx) = (ctx.now, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?;
                    let (working, stored) = (seller.working(conn, id).await?, seller.stored(conn, id).await?);
                    let owner = if working.is_some() {
                        Owner::Working(id)
                    } else {
                        Owner::Offer(id)
                    };
                    stored.as_ref().map_or(Ok(()), |s| s.draft.state.free())?;
                    let mut sheet = match (working, stored) {
                        (Some(w), _) => w.sheet,
                        (None, Some(s)) => Sheet::of(&s.draft),
                        (None, None) => return Err(Error::NotFound),
                    };
                    for v in &mut sheet.variants {
                        v.remove("variant_key");
                    }
                    let copy = OfferId::fresh(now);
                    let fresh = Working {
                        sheet,
                        saved_by: ctx.actor.person(),
                        ..as_working(seller, copy, None, now)
                    };
                    store::working_insert(conn, now, &fresh).await?;
                    let pictures: Vec<PictureView> = picture_lines(conn, owner)
                        .await?
                        .into_iter()
                        .map(|p| p.view)
                        .filter(|p| matches!(p.state, PictureState::Drawn | PictureState::Ready))
                        .collect();
                    pictures_write(conn, now, Owner::Working(copy), &pictures).await?;
                    begun(conn, now, ctx.doer(), copy).await?;
                    Ok(copy)
                })
            })
            .await
    }

    /// Takes a step with one of one's own offers.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Conflict`] when there is no such step; [`Error::Invalid`] for what is
    /// restricted.
    pub async fn desk_offer_step(&self, ctx: &Ctx, id: OfferId, step: OfferStep) -> Result<()> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?;
                    offer_step(conn, &ctx, seller, id, step).await
                })
            })
            .await
    }
}

/// One's own offers, the last changed first.
pub(super) async fn offers_of(conn: &mut Conn, seller: Seller, locale: Locale) -> Result<Vec<OfferLine>> {
    let mut workings: HashMap<OfferId, Working> =
        store::workings_of(conn, seller.enterprise, seller.organisation)
            .await?
            .into_iter()
            .map(|w| (w.offer, w))
            .collect();
    let mut out = Vec::new();
    if seller.approved {
        let known = offer_lines(conn, seller.enterprise).await?;
        let ids: Vec<OfferId> = known.iter().map(|(id, _, _)| *id).collect();
        for chunk in ids.chunks(200) {
            for stored in offers_by_id(conn, chunk).await? {
                let working = workings.remove(&stored.id);
                out.push(line(
                    stored.id,
                    Some((&stored.draft, stored.updated_at)),
                    working.as_ref(),
                    locale,
                ));
            }
        }
    }
    out.extend(workings.values().map(|w| line(w.offer, None, Some(w), locale)));
    out.sort_by(|a, b| b.changed_at.cmp(&a.changed_at).then(b.id.cmp(&a.id)));
    Ok(out)
}

fn line(
    id: OfferId,
    live: Option<(&OfferDraft, DateTime<Utc>)>,
    working: Option<&Working>,
    locale: Locale,
) -> OfferLine {
    let typed = working
        .map(|w| w.sheet.title(locale).to_owned())
        .filter(|t| !t.is_empty());
    let draft = live.map(|(d, _)| d);
    let prices: Vec<_> = draft
        .iter()
        .flat_map(|d| d.variants.iter().filter_map(|v| v.price))
        .map(|p| (p.amount, p.basis))
        .collect();
    let least = prices.iter().min_by_key(|(m, _)| m.minor).copied();
    let counted: Vec<i64> = draft
        .iter()
        .flat_map(|d| d.variants.iter().filter_map(|v| v.stock))
        .collect();
    let languages = match (working, draft) {
        (Some(w), _) => Locale::ALL
            .into_iter()
            .filter(|l| !w.sheet.get(&format!("title_{l}")).trim().is_empty())
            .collect(),
        (None, Some(d)) => d.texts.iter().map(|(l, _)| l).collect(),
        (None, None) => Vec::new(),
    };
    OfferLine {
        id,
        title: typed
            .or_else(|| {
                draft
                    .and_then(|d| d.texts.get(locale))
                    .map(|(t, _)| t.title.clone())
            })
            .unwrap_or_default(),
        live: draft.map(|d| d.state),
        working: working.map(|w| w.state),
        several: prices.iter().any(|p| Some(*p) != least),
        price: least,
        stock: (!counted.is_empty()).then(|| counted.iter().sum()),
        changed_at: working
            .map(|w| w.saved_at)
            .into_iter()
            .chain(live.map(|(_, at)| at))
            .max()
            .unwrap_or_default(),
        languages,
    }
}

/// A working copy as it would begin now, of what is published or of nothing.
pub(super) fn as_working(
    seller: Seller,
    id: OfferId,
    live: Option<&OfferDraft>,
    now: DateTime<Utc>,
) -> Working {
    Working {
        offer: id,
        enterprise: seller.enterprise,
        organisation: seller.organisation,
        state: WorkingState::Editing,
        version: 1,
        sheet: live.map(Sheet::of).unwrap_or_default(),
        base: live.and_then(|l| l.reviewed_hash().ok()),
        reason: None,
        saved_at: now,
        saved_by: None,
        submitted_at: None,
        submitted_by: None,
    }
}

/// Writes down that a working copy was begun.
pub(super) async fn begun(conn: &mut Conn, now: DateTime<Utc>, doer: Doer, id: OfferId) -> Result<()> {
    let to = WorkingState::Editing.name();
    event_append_by(conn, now, doer, id.0, "offer_working", (None, to), None).await
}

fn live_variants(draft: &OfferDraft) -> Vec<LiveVariant> {
    draft
        .variants
        .iter()
        .map(|v| LiveVariant {
            key: v.key.clone(),
            options: v.options.clone(),
            price: v.price.map(|p| (p.amount, p.basis, p.vat)),
            stock: v.stock,
        })
        .collect()
}

/// What the trader's data lack that an offer has to show (DSA art. 30(7)).
pub(super) async fn trader_lacks(conn: &mut Conn, seller: Seller) -> Result<Vec<crate::error::FieldError>> {
    let found = enterprises::enterprises_by_id(conn, &[seller.enterprise])
        .await?
        .pop();
    let e = found.ok_or(Error::NotFound)?;
    let lacking =
        e.phone.is_none() || e.email.is_none() || (seller.approved && e.self_certified_on.is_none());
    Ok(lacking
        .then(|| crate::error::FieldError::new("trader", "missing.trader", ""))
        .into_iter()
        .collect())
}

/// What an offer will look like.
pub(super) async fn preview(
    market: &Market,
    conn: &mut Conn,
    now: DateTime<Utc>,
    seller: Seller,
    id: OfferId,
    working: Option<Working>,
    stored: Option<Stored>,
) -> Result<OfferPage> {
    let e = enterprises::enterprises_by_id(conn, &[seller.enterprise])
        .await?
        .pop()
        .ok_or(Error::NotFound)?;
    let live = stored.as_ref().map(|s| &s.draft);
    let owner = if working.is_some() {
        Owner::Working(id)
    } else {
        Owner::Offer(id)
    };
    let pictures = picture_lines(conn, owner).await?;
    let written = working.unwrap_or_else(|| as_working(seller, id, live, now));
    let (draft, _) = written
        .draft(market.region, live, &pictures)
        .map_err(Error::Invalid)?;
    let marks = crate::certification::marks_of(conn, &[id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    let counts = enterprises::offer_counts(conn, &[e.id]).await?;
    let shown = Stored {
        id,
        slug: stored.as_ref().map_or_else(|| id.to_string(), |s| s.slug.clone()),
        variant_ids: draft
            .variants
            .iter()
            .map(|_| crate::id::VariantId::fresh(now))
            .collect(),
        draft,
        published_at: stored.as_ref().and_then(|s| s.published_at),
        updated_at: now,
        past: Vec::new(),
    };
    let others = counts.get(&e.id).copied().unwrap_or(0) - i64::from(stored.is_some());
    Ok(page_of(shown, &e, marks, others.max(0), now))
}

/// Takes a step with one of one's own offers.
pub(super) async fn offer_step(
    conn: &mut Conn,
    ctx: &Ctx,
    seller: Seller,
    id: OfferId,
    step: OfferStep,
) -> Result<()> {
    let (working, stored) = (seller.working(conn, id).await?, seller.stored(conn, id).await?);
    let nothing = || Error::Conflict {
        from: "none".into(),
        to: format!("{step:?}").to_lowercase(),
    };
    match (step, working, stored) {
        (_, None, None) => Err(Error::NotFound),
        (OfferStep::Withdraw, Some(mut w), _) => {
            let from = w.state;
            w.state = from.step(WorkingState::Editing)?;
            store::working_write(conn, &w).await?;
            let states = (Some(from.name()), w.state.name());
            event_append_by(conn, ctx.now, ctx.doer(), id.0, "offer_working", states, None).await
        }
        (OfferStep::Discard, Some(w), _) => dropped(conn, ctx, &w).await,
        (OfferStep::Archive, Some(w), None) => dropped(conn, ctx, &w).await,
        (OfferStep::Pause | OfferStep::Resume | OfferStep::Archive, working, Some(stored)) => {
            let to = match step {
                OfferStep::Pause => OfferState::Paused,
                OfferStep::Resume => OfferState::Published,
                _ => OfferState::Archived,
            };
            stored.draft.state.free()?;
            if step == OfferStep::Resume {
                enterprises::enterprise_free(conn, seller.enterprise, "state").await?;
            }
            // A draft becomes public by being published, never by this step.
            if step == OfferStep::Resume && stored.draft.state != OfferState::Paused {
                return Err(Error::Conflict {
                    from: stored.draft.state.name().into(),
                    to: to.name().into(),
                });
            }
            let state = stored.draft.state.step(to)?;
            let draft = OfferDraft {
                state,
                ..stored.draft
            };
            offer_put_as(conn, ctx.now, By::of(ctx, id), &draft).await?;
            if let (OfferStep::Archive, Some(w)) = (step, working) {
                dropped(conn, ctx, &w).await?;
            }
            listings_refresh(conn, ctx.now, &[id]).await
        }
        (OfferStep::Withdraw | OfferStep::Discard, None, Some(_))
        | (OfferStep::Pause | OfferStep::Resume, Some(_), None) => Err(nothing()),
    }
}

async fn dropped(conn: &mut Conn, ctx: &Ctx, w: &Working) -> Result<()> {
    store::working_delete(conn, w.offer).await?;
    let states = (Some(w.state.name()), "dropped");
    event_append_by(
        conn,
        ctx.now,
        ctx.doer(),
        w.offer.0,
        "offer_working",
        states,
        None,
    )
    .await
}
