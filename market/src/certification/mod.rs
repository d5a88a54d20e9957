//! The mark: grantors and licences. Licences come with the import; the workflow that grants them is a later work.

mod boundary;
mod draft;
mod model;
mod store;

pub use boundary::NextBoundary;
pub use draft::LicenceDraft;
pub use model::*;

use crate::{
    Market,
    catalogue::{self, Outcome, listings_refresh},
    ctx::Ctx,
    db::Conn,
    enterprises::EnterpriseState,
    error::{Error, FieldError, Result},
    id::{EnterpriseId, LicenceId, OfferId},
    place::Region,
    policy::{Action, allow},
    text,
};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::HashMap;

/// Writes the region's grantors.
pub async fn grantors_ensure(conn: &mut Conn, now: DateTime<Utc>, region: &Region) -> Result<()> {
    for pack in &region.grantors {
        store::grantor_put(conn, now, pack).await?;
    }
    Ok(())
}

/// Writes a licence known by its number, and refreshes what it covers or covered.
///
/// # Errors
/// [`Error::Invalid`] names a number that is none, dates in the wrong order, an unknown grantor or offer, and a
/// suspension or withdrawal without day or reason.
pub async fn licence_put(conn: &mut Conn, now: DateTime<Utc>, draft: &LicenceDraft) -> Result<Outcome> {
    let invalid = |field: &str, code, value: &str| Error::Invalid(vec![FieldError::new(field, code, value)]);
    let (number, key) = parse_number(&draft.number)
        .ok_or_else(|| invalid("number", "invalid.licence_number", &draft.number))?;
    if draft.ends_on < draft.starts_on {
        return Err(invalid(
            "ends_on",
            "invalid.date_order",
            &draft.ends_on.to_string(),
        ));
    }
    if draft.state != LicenceState::Active && (draft.state_on.is_none() || draft.state_reason.is_none()) {
        return Err(invalid("state_reason", "invalid.reason_missing", ""));
    }
    let grantor = store::grantor_by_code(conn, &draft.grantor)
        .await?
        .ok_or_else(|| invalid("grantor", "invalid.grantor", &draft.grantor))?;
    let content = draft.content(&number);
    let hash = text::long_hash(&serde_json::to_vec(&content)?);
    let known = store::licence_known(conn, &key).await?;
    if known.as_ref().is_some_and(|k| k.content_hash == hash) {
        return Ok(Outcome::Same);
    }
    let mut covers: Vec<(OfferId, String)> = Vec::with_capacity(content.covers.len());
    for (offer, variant) in content.covers {
        let id = catalogue::offer_by_key(conn, draft.enterprise, offer)
            .await?
            .ok_or_else(|| invalid("covers", "invalid.offer_unknown", offer))?;
        covers.push((id, variant.clone().unwrap_or_default()));
    }
    let zone: Tz = grantor.time_zone.parse().map_err(Error::internal)?;
    let ended_on = (draft.state != LicenceState::Active)
        .then_some(draft.state_on)
        .flatten();
    let id = known.as_ref().map_or_else(|| LicenceId::fresh(now), |k| k.id);
    let mut touched = if known.is_some() {
        store::covered_offers(conn, id).await?
    } else {
        Vec::new()
    };
    let write = store::Write {
        id,
        number: &number,
        key: &key,
        grantor: grantor.id,
        span: span(draft.starts_on, draft.ends_on, ended_on, zone),
        hash: &hash,
    };
    store::licence_write(conn, now, write, draft, known.is_none()).await?;
    store::covers_write(conn, id, &covers).await?;
    let from = known.as_ref().map(|k| k.state.as_str());
    crate::events::Event::new(id.0, "licence", draft.state.name())
        .from(from)
        .note(draft.state_reason.as_deref())
        .change("content", known.as_ref().map(|k| &*k.content_hash), Some(&hash))
        .append(conn, &Ctx::system(now))
        .await?;
    touched.extend(covers.into_iter().map(|(offer, _)| offer));
    touched.sort_unstable();
    touched.dedup();
    listings_refresh(conn, now, &touched).await?;
    Ok(if known.is_some() {
        Outcome::Changed
    } else {
        Outcome::Created
    })
}

/// Every licence as it would be written again, by key.
pub async fn licences_all(conn: &mut Conn) -> Result<Vec<LicenceDraft>> {
    let mut covers: HashMap<LicenceId, Vec<(String, Option<String>)>> = HashMap::new();
    for c in store::covers_all(conn).await? {
        covers
            .entry(c.licence_id)
            .or_default()
            .push((c.offer_key, Some(c.variant).filter(|v| !v.is_empty())));
    }
    let rows = store::licences_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(LicenceDraft {
                state: row.state()?,
                covers: covers.remove(&row.id).unwrap_or_default(),
                number: row.number,
                grantor: row.grantor_code,
                enterprise: row.enterprise_id,
                recommended_on: row.recommended_on,
                granted_on: row.granted_on,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                state_on: row.state_on,
                state_reason: row.state_reason,
            })
        })
        .collect()
}

/// The spans in which licences cover each of these offers.
pub(crate) async fn marks_of(conn: &mut Conn, offers: &[OfferId]) -> Result<HashMap<OfferId, Vec<MarkSpan>>> {
    store::marks_of(conn, offers).await
}

/// A licence in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LicenceLine {
    /// As shown.
    pub number: String,
    /// As in addresses.
    pub key: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// How it stands now.
    pub standing: Standing,
    /// How many offers it covers.
    pub offers: usize,
}

impl Market {
    /// A licence by its number in either spelling.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn licence(&self, ctx: &Ctx, number: &str) -> Result<Licence> {
        allow(ctx, Action::LicenceRead)?;
        let (_, key) = parse_number(number).ok_or(Error::NotFound)?;
        let conn = &mut self.db.read().await?;
        let row = store::licence_by_key(conn, &key).await?.ok_or(Error::NotFound)?;
        let rows = store::covers_of(conn, row.id).await?;
        let mut ids: Vec<OfferId> = rows.iter().map(|c| c.offer_id).collect();
        ids.dedup();
        let titles = store::titles(conn, &ids).await?;
        let covers = ids
            .iter()
            .map(|id| {
                let mine = || rows.iter().filter(|c| c.offer_id == *id);
                Covered {
                    slug: mine()
                        .next()
                        .filter(|c| c.state == "published")
                        .map(|c| c.offer_slug.clone()),
                    title: titles.get(id).cloned().unwrap_or_default(),
                    variants: mine()
                        .map(|c| c.variant.clone())
                        .filter(|v| !v.is_empty())
                        .collect(),
                }
            })
            .collect();
        let others = store::licences_of(conn, row.enterprise_id).await?;
        Ok(Licence {
            id: row.id,
            grantor: serde_json::from_str(&row.grantor)?,
            time_zone: row.time_zone.parse().map_err(Error::internal)?,
            state: row.state()?,
            covers,
            others: others
                .into_iter()
                .filter(|o| o.key != row.key)
                .map(|o| (o.number, o.key, o.starts_on, o.ends_on))
                .collect(),
            number: row.number,
            key: row.key,
            enterprise_public: row.enterprise_state == EnterpriseState::Published.name(),
            enterprise_slug: row.enterprise_slug,
            enterprise_name: row.enterprise_name,
            enterprise_town: row.enterprise_town,
            recommended_on: row.recommended_on,
            granted_on: row.granted_on,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            state_on: row.state_on,
            state_reason: row.state_reason,
        })
    }

    /// The licences of an enterprise, newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn licences_of(&self, ctx: &Ctx, enterprise: EnterpriseId) -> Result<Vec<LicenceLine>> {
        allow(ctx, Action::LicenceRead)?;
        let conn = &mut self.db.read().await?;
        let counts = store::cover_counts(conn, enterprise).await?;
        let mut out = Vec::new();
        for row in store::licences_of(conn, enterprise).await? {
            let zone: Tz = row.time_zone.parse().map_err(Error::internal)?;
            let standing = standing_on(
                row.starts_on,
                row.ends_on,
                row.state()?,
                row.state_on,
                ctx.now.with_timezone(&zone).date_naive(),
            );
            let offers = counts
                .get(&row.id)
                .and_then(|n| usize::try_from(*n).ok())
                .unwrap_or(0);
            out.push(LicenceLine {
                standing,
                number: row.number,
                key: row.key,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                offers,
            });
        }
        Ok(out)
    }

    /// How many licences are valid now.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn licences_current(&self, ctx: &Ctx) -> Result<u64> {
        allow(ctx, Action::LicenceRead)?;
        Ok(u64::try_from(store::licences_current(&mut self.db.read().await?, ctx.now).await?).unwrap_or(0))
    }
}
