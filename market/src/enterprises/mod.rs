//! Enterprises: profiles in the catalogue.

mod model;
mod status;
mod store;
mod visiting;

pub use model::*;
pub use status::StatusOn;
pub use visiting::*;

use crate::{
    Market,
    catalogue::{Outcome, slugs},
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    id::EnterpriseId,
    images::store::{Owner, PictureRows, pictures_put},
    jobs::{JobKind, job_enqueue},
    policy::{Action, allow},
    text,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// Writes a profile known by (source, key): creates it, changes it, or leaves it alone when nothing differs.
/// Identifier, slug and the identifiers of activities in `e` are ignored; a wanted `slug` is taken if it is free. One that
/// is restricted stays so, whatever state `e` has.
///
/// # Errors
/// [`Error::Invalid`] for what is to be restricted without a decision; when the database can't be written.
pub async fn enterprise_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    source: &str,
    key: &str,
    slug: Option<&str>,
    mut e: Enterprise,
) -> Result<(EnterpriseId, Outcome)> {
    let known = store::enterprise_known(conn, source, key).await?;
    if known
        .as_ref()
        .is_some_and(|k| k.state == EnterpriseState::Restricted.name())
    {
        e.state = EnterpriseState::Restricted;
    } else {
        e.state.free("state")?;
    }
    put(conn, &Ctx::system(now), (source, key), slug, e, known).await
}

/// Writes the state that a decision gives a profile.
///
/// # Errors
/// [`Error::NotFound`]; when the database can't be written.
pub(crate) async fn enterprise_state_put(
    conn: &mut Conn,
    ctx: &Ctx,
    e: Enterprise,
    state: EnterpriseState,
) -> Result<()> {
    let (source, key) = crate::claims::enterprise_key(conn, e.id)
        .await?
        .ok_or(Error::NotFound)?;
    let known = store::enterprise_known(conn, &source, &key).await?;
    put(conn, ctx, (&source, &key), None, Enterprise { state, ..e }, known).await?;
    Ok(())
}

/// Refuses to make something of a restricted enterprise public, for a field of a form.
///
/// # Errors
/// [`Error::Invalid`].
pub(crate) async fn enterprise_free(conn: &mut Conn, id: EnterpriseId, field: &str) -> Result<()> {
    match store::enterprise_state(conn, id).await? {
        Some(state) => state.free(field),
        None => Ok(()),
    }
}

async fn put(
    conn: &mut Conn,
    ctx: &Ctx,
    (source, key): (&str, &str),
    slug: Option<&str>,
    mut e: Enterprise,
    known: Option<store::Known>,
) -> Result<(EnterpriseId, Outcome)> {
    let now = ctx.now;
    let nil = uuid::Uuid::nil();
    e.id = EnterpriseId(nil);
    e.slug = String::new();
    e.activities.iter_mut().for_each(|a| a.id.0 = nil);
    e.visiting = None;
    let hash = text::long_hash(&serde_json::to_vec(&e)?);
    if let Some(k) = &known
        && k.content_hash == hash
        && slug.is_none_or(|wanted| text::slug(wanted) == k.slug)
    {
        return Ok((k.id, Outcome::Same));
    }
    e.id = known.as_ref().map_or_else(|| EnterpriseId::fresh(now), |k| k.id);
    e.slug = slugs::slug_for(
        conn,
        "enterprise",
        e.id.0,
        known.as_ref().map(|k| k.slug.as_str()),
        slug,
        &e.brand_name,
    )
    .await?;
    store::enterprise_write(conn, now, &e, (source, key), &hash, known.is_none()).await?;
    store::enterprise_parts_write(conn, now, &e).await?;
    let mut rows = PictureRows::default();
    let owner = Owner::Enterprise(e.id);
    pictures_put(conn, now, owner, &e.pictures, known.is_none(), &mut rows).await?;
    rows.write(conn).await?;
    let from = known.as_ref().map(|k| k.state.as_str());
    crate::events::Event::new(e.id.0, "enterprise", e.state.name())
        .from(from)
        .change("content", known.as_ref().map(|k| &*k.content_hash), Some(&hash))
        .append(conn, ctx)
        .await?;
    enterprise_changed(conn, now, e.id).await?;
    if known.is_some() {
        crate::catalogue::listings_refresh_of(conn, now, e.id).await?;
    }
    Ok((
        e.id,
        if known.is_some() {
            Outcome::Changed
        } else {
            Outcome::Created
        },
    ))
}

/// The enterprise that is known by this source and key.
pub(crate) async fn enterprise_by_source(
    conn: &mut Conn,
    source: &str,
    key: &str,
) -> Result<Option<EnterpriseId>> {
    Ok(store::enterprise_known(conn, source, key).await?.map(|k| k.id))
}

/// Writes when an enterprise can be visited.
pub(crate) async fn visiting_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: EnterpriseId,
    visiting: Option<&Visiting>,
) -> Result<()> {
    store::visiting_write(conn, id, visiting).await?;
    enterprise_changed(conn, now, id).await
}

/// Says whether a profile is still the one that was looked at.
pub(crate) async fn enterprise_hash(conn: &mut Conn, id: EnterpriseId) -> Result<Option<String>> {
    store::enterprise_hash(conn, id).await
}

/// Has the index look at an enterprise again and drops cached pages.
pub(crate) async fn enterprise_changed(conn: &mut Conn, now: DateTime<Utc>, id: EnterpriseId) -> Result<()> {
    job_enqueue(conn, now, JobKind::IndexEnterprise, id.to_string()).await?;
    conn.public_change().await
}

/// Whether there is no enterprise at all.
///
/// # Errors
/// When the database can't be read.
pub async fn is_empty(conn: &mut Conn) -> Result<bool> {
    Ok(store::enterprise_ids(conn, false).await?.is_empty())
}

/// The enterprise with this slug, or else this import key.
pub async fn enterprise_find(conn: &mut Conn, slug_or_key: &str) -> Result<Option<EnterpriseId>> {
    match store::enterprise_id_by_slug(conn, slug_or_key).await? {
        Some(id) => Ok(Some(id)),
        None => store::enterprise_id_by_key(conn, slug_or_key).await,
    }
}

/// The enterprise with this part of an address, public or not.
pub(crate) async fn enterprise_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<EnterpriseId>> {
    store::enterprise_id_by_slug(conn, slug).await
}

/// Every enterprise with the source and key that it was imported under, in the order of keys.
pub async fn enterprises_all(conn: &mut Conn) -> Result<Vec<(String, String, Enterprise)>> {
    let keys = store::enterprise_keys(conn).await?;
    let ids = store::enterprise_ids(conn, false).await?;
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        for e in store::enterprises_by_id(conn, chunk).await? {
            let (source, key) = keys.get(&e.id).cloned().unwrap_or_default();
            out.push((source, key, e));
        }
    }
    Ok(out)
}

/// Whole enterprises, in the order of `ids`.
pub(crate) async fn enterprises_by_id(conn: &mut Conn, ids: &[EnterpriseId]) -> Result<Vec<Enterprise>> {
    store::enterprises_by_id(conn, ids).await
}

/// Identifiers of the published ones, by name.
pub(crate) async fn enterprise_ids_published(conn: &mut Conn) -> Result<Vec<EnterpriseId>> {
    store::enterprise_ids(conn, true).await
}

/// How many published offers each of `ids` has.
pub(crate) async fn offer_counts(
    conn: &mut Conn,
    ids: &[EnterpriseId],
) -> Result<HashMap<EnterpriseId, i64>> {
    store::offer_counts(conn, ids).await
}

/// Where an address leads.
#[derive(Clone, Debug)]
pub enum Lookup<T> {
    /// Here it is.
    Found(Box<T>),
    /// It has moved to this slug for good.
    Moved(String),
}

impl Market {
    /// A published enterprise's profile.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is hidden.
    pub async fn enterprise(&self, ctx: &Ctx, slug: &str) -> Result<Lookup<Enterprise>> {
        allow(ctx, Action::EnterpriseRead)?;
        let conn = &mut self.db.read().await?;
        let Some(id) = store::enterprise_id_by_slug(conn, slug).await? else {
            return slugs::moved(conn, "enterprise", slug)
                .await?
                .map(Lookup::Moved)
                .ok_or(Error::NotFound);
        };
        let found = store::enterprises_by_id(conn, &[id])
            .await?
            .pop()
            .filter(|e| e.state == EnterpriseState::Published);
        found.map(|e| Lookup::Found(Box::new(e))).ok_or(Error::NotFound)
    }

    /// Cards of published enterprises, in the order of `ids`; what has just been taken off is left out.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn enterprise_cards(&self, ctx: &Ctx, ids: &[EnterpriseId]) -> Result<Vec<EnterpriseCard>> {
        allow(ctx, Action::EnterpriseRead)?;
        let conn = &mut self.db.read().await?;
        let counts = store::offer_counts(conn, ids).await?;
        let all = store::enterprises_by_id(conn, ids).await?;
        Ok(all
            .into_iter()
            .filter(|e| e.state == EnterpriseState::Published)
            .map(|e| store_card(e, &counts))
            .collect())
    }
}

fn store_card(e: Enterprise, counts: &HashMap<EnterpriseId, i64>) -> EnterpriseCard {
    let offers = counts.get(&e.id).copied().unwrap_or(0);
    store::card(e, offers)
}
