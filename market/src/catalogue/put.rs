//! Writing offers that are known by their key in their source.

use super::{
    OfferDraft, OfferState, listings_refresh, slugs,
    store::{self, Known, OfferRows},
};
use crate::{
    ctx::{Actor, Ctx, Doer},
    db::Conn,
    error::Result,
    events::Event,
    id::{EnterpriseId, OfferId},
    images::store::{Owner, pictures_put},
    locale::Locale,
    text,
};
use chrono::{DateTime, NaiveTime, Utc};
use serde::Serialize;
use std::collections::HashMap;

/// What writing something known by its key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Outcome {
    /// It was new.
    Created,
    /// It was there and differed.
    Changed,
    /// It was there just so; nothing was written.
    Same,
}

/// Writes an offer known by (enterprise, source, key): creates it, changes it, or leaves it alone when nothing
/// differs. Listings are the caller's to refresh, once for all that it writes.
///
/// # Errors
/// [`crate::error::Error::Invalid`] for what is restricted, and for what is to be without a decision; when the database
/// can't be written.
pub async fn offer_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    draft: &OfferDraft,
) -> Result<(OfferId, Outcome)> {
    offer_put_as(conn, now, By::system(now), draft).await
}

/// Who writes an offer, and under which identifier one that is new.
#[derive(Clone, Copy)]
pub(crate) struct By {
    pub doer: Doer,
    pub fresh: OfferId,
    /// Whether it is a decision that restricts or restores.
    pub decides: bool,
}

impl By {
    /// Whoever makes this call.
    pub fn of(ctx: &Ctx, fresh: OfferId) -> Self {
        Self {
            doer: ctx.doer(),
            fresh,
            decides: false,
        }
    }

    fn system(now: DateTime<Utc>) -> Self {
        Self {
            doer: Actor::System.into(),
            fresh: OfferId::fresh(now),
            decides: false,
        }
    }
}

/// Writes the state that a decision gives an offer.
///
/// # Errors
/// When the database can't be written.
pub(crate) async fn offer_state_put(
    conn: &mut Conn,
    ctx: &Ctx,
    id: OfferId,
    draft: OfferDraft,
    state: OfferState,
) -> Result<()> {
    let by = By {
        decides: true,
        ..By::of(ctx, id)
    };
    offer_put_as(conn, ctx.now, by, &OfferDraft { state, ..draft }).await?;
    listings_refresh(conn, ctx.now, &[id]).await
}

/// As [`offer_put`], by somebody; one that is new gets the identifier under which it was written on the desk.
pub(crate) async fn offer_put_as(
    conn: &mut Conn,
    now: DateTime<Utc>,
    by: By,
    draft: &OfferDraft,
) -> Result<(OfferId, Outcome)> {
    let known = store::offer_known(conn, draft.enterprise, &draft.source, &draft.key).await?;
    let mut rows = OfferRows::default();
    let put = put(conn, now, by, draft, known.as_ref(), &mut rows).await?;
    rows.write(conn).await?;
    Ok(put)
}

/// What is stored of an enterprise's offers from one source, by key.
pub(crate) async fn offers_known(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    source: &str,
) -> Result<HashMap<String, Known>> {
    let known = store::offers_known(conn, enterprise, source).await?;
    Ok(known.into_iter().map(|k| (k.external_key.clone(), k)).collect())
}

/// As [`offer_put`], by who knows what is stored, and who writes `rows` later: with few statements for many offers.
pub(crate) async fn offer_put_known(
    conn: &mut Conn,
    now: DateTime<Utc>,
    draft: &OfferDraft,
    known: Option<&Known>,
    rows: &mut OfferRows,
) -> Result<(OfferId, Outcome)> {
    put(conn, now, By::system(now), draft, known, rows).await
}

async fn put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    by: By,
    draft: &OfferDraft,
    known: Option<&Known>,
    rows: &mut OfferRows,
) -> Result<(OfferId, Outcome)> {
    let restricted = known.is_some_and(|k| k.state == OfferState::Restricted.name());
    if !by.decides && restricted != (draft.state == OfferState::Restricted) {
        OfferState::Restricted.free()?;
    }
    let hash = draft.content_hash()?;
    if let Some(k) = known
        && k.content_hash == hash
        && draft
            .slug
            .as_deref()
            .is_none_or(|wanted| text::slug(wanted) == k.slug)
    {
        return Ok((k.id, Outcome::Same));
    }
    let is_new = known.is_none();
    let id = known.map_or(by.fresh, |k| k.id);
    let name = draft.texts.get(Locale::Pl).map_or("", |(t, _)| t.title.as_str());
    let slug = slugs::slug_for(
        conn,
        "offer",
        id.0,
        known.map(|k| k.slug.as_str()),
        draft.slug.as_deref(),
        name,
    )
    .await?;
    let published_at = draft
        .published_on
        .map(|day| day.and_time(NaiveTime::MIN).and_utc())
        .or((draft.state == OfferState::Published).then_some(now));
    let new = is_new.then_some(&mut *rows);
    store::offer_write(conn, now, (id, &slug), draft, &hash, published_at, new).await?;
    store::offer_texts_write(conn, id, &draft.texts, is_new, rows).await?;
    store::variants_write(conn, now, id, &draft.variants, is_new, rows).await?;
    let owner = Owner::Offer(id);
    pictures_put(conn, now, owner, &draft.pictures, is_new, &mut rows.pictures).await?;
    let from = known.map(|k| k.state.as_str());
    Event::new(id.0, "offer", draft.state.name())
        .from(from)
        .change("content", known.map(|k| &*k.content_hash), Some(&hash))
        .append(conn, &by.doer.at(now))
        .await?;
    Ok((
        id,
        if is_new {
            Outcome::Created
        } else {
            Outcome::Changed
        },
    ))
}
