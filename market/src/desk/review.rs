//! What waits for the operator: claims and offers, with what they change; and the operator's word.

use super::{Working, WorkingState, access::Seller, offers::preview, store, working::published};
use crate::{
    Market,
    accounts::{Page, Person, person_told},
    catalogue::{OfferPage, offers_by_id},
    claims::{Claim, ClaimState, Decision, claim_get, claims_waiting},
    ctx::Ctx,
    enterprises::{self, Enterprise},
    error::{Error, Result},
    events::event_append_by,
    id::{ClaimId, EnterpriseId, OfferId},
    images::store::{Owner, PictureLine, picture_lines},
    import::sheet::{Difference, Sheet},
    mail::{Content, MailKind, mail_enqueue},
    policy::{Action, allow},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// What a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseOf {
    /// A claim of an enterprise.
    Claim(ClaimId),
    /// A new offer.
    NewOffer(OfferId),
    /// A change of an offer.
    Change(OfferId),
}

/// Something that waits for the operator.
#[derive(Clone, Debug)]
pub struct Case {
    /// What.
    pub of: CaseOf,
    /// Its name.
    pub title: String,
    /// Whose it is, or where.
    pub by: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A claim with all that there is to look at.
#[derive(Clone, Debug)]
pub struct ClaimCase {
    /// The claim.
    pub claim: Claim,
    /// The profile.
    pub enterprise: Enterprise,
    /// The name of the organisation.
    pub organisation: String,
    /// Who asked.
    pub person: Option<Person>,
}

/// An offer with all that there is to look at.
#[derive(Clone, Debug)]
pub struct OfferCase {
    /// The working copy.
    pub working: Working,
    /// The name of its enterprise.
    pub enterprise: String,
    /// Whether something of it is public already.
    pub public: bool,
    /// From what is published to what is to be.
    pub differences: Vec<Difference>,
    /// The pictures that it is to have.
    pub pictures: Vec<PictureLine>,
    /// The sources of those that are public already.
    pub shown: Vec<String>,
    /// How it will look.
    pub page: Box<OfferPage>,
}

impl Market {
    /// What waits, the oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn review_queue(&self, ctx: &Ctx) -> Result<Vec<Case>> {
        allow(ctx, Action::ReviewDecide)?;
        let conn = &mut self.db.read().await?;
        let (claims, workings) = (claims_waiting(conn).await?, store::workings_waiting(conn).await?);
        let mut ids: Vec<EnterpriseId> = claims
            .iter()
            .map(|c| c.enterprise)
            .chain(workings.iter().map(|w| w.enterprise))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let names: HashMap<EnterpriseId, Enterprise> = enterprises::enterprises_by_id(conn, &ids)
            .await?
            .into_iter()
            .map(|e| (e.id, e))
            .collect();
        let known: Vec<OfferId> = workings.iter().map(|w| w.offer).collect();
        let mut stored = Vec::new();
        for chunk in known.chunks(200) {
            stored.extend(offers_by_id(conn, chunk).await?.into_iter().map(|s| s.id));
        }
        let name = |id: EnterpriseId| names.get(&id).map(|e| e.brand_name.clone()).unwrap_or_default();
        let mut out: Vec<Case> = claims
            .iter()
            .map(|c| Case {
                of: CaseOf::Claim(c.id),
                title: name(c.enterprise),
                by: names
                    .get(&c.enterprise)
                    .map(|e| e.address.town.clone())
                    .unwrap_or_default(),
                since: c.requested_at,
            })
            .collect();
        out.extend(workings.iter().map(|w| Case {
            of: if stored.contains(&w.offer) {
                CaseOf::Change(w.offer)
            } else {
                CaseOf::NewOffer(w.offer)
            },
            title: w.sheet.title(ctx.locale).to_owned(),
            by: name(w.enterprise),
            since: w.submitted_at.unwrap_or(w.saved_at),
        }));
        out.sort_by_key(|c| c.since);
        Ok(out)
    }

    /// A claim that waits.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] when it doesn't wait any more.
    pub async fn review_claim(&self, ctx: &Ctx, id: ClaimId) -> Result<ClaimCase> {
        allow(ctx, Action::ReviewDecide)?;
        let conn = &mut self.db.read().await?;
        let claim = claim_get(conn, id)
            .await?
            .filter(|c| c.state == ClaimState::Requested);
        let claim = claim.ok_or(Error::NotFound)?;
        let found = enterprises::enterprises_by_id(conn, &[claim.enterprise])
            .await?
            .pop();
        Ok(ClaimCase {
            enterprise: found.ok_or(Error::NotFound)?,
            organisation: store::organisation_name(conn, claim.organisation).await?,
            person: match claim.person {
                Some(person) => person_told(conn, person).await?,
                None => None,
            },
            claim,
        })
    }

    /// An offer that waits.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] when it doesn't wait any more.
    pub async fn review_offer(&self, ctx: &Ctx, id: OfferId) -> Result<OfferCase> {
        allow(ctx, Action::ReviewDecide)?;
        let conn = &mut self.db.read().await?;
        let working = store::working_get(conn, id)
            .await?
            .filter(|w| w.state == WorkingState::InReview);
        let working = working.ok_or(Error::NotFound)?;
        let found = enterprises::enterprises_by_id(conn, &[working.enterprise])
            .await?
            .pop();
        let enterprise = found.ok_or(Error::NotFound)?.brand_name;
        let stored = offers_by_id(conn, &[id]).await?.pop();
        let before = stored.as_ref().map(|s| Sheet::of(&s.draft)).unwrap_or_default();
        let shown: Vec<String> = stored
            .iter()
            .flat_map(|s| s.draft.pictures.iter().map(|p| p.source.clone()))
            .collect();
        let public = stored.is_some();
        let page = preview(
            self,
            conn,
            ctx.now,
            as_seller(&working),
            id,
            Some(working.clone()),
            stored,
        )
        .await?;
        Ok(OfferCase {
            differences: before.differences(&working.sheet),
            pictures: picture_lines(conn, Owner::Working(id)).await?,
            page: Box::new(page),
            working,
            enterprise,
            public,
            shown,
        })
    }

    /// Decides about the version of an offer that was looked at: it becomes public, or goes back with a reason.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when it was taken back or sent anew meanwhile; [`Error::Invalid`] when it
    /// has meanwhile ceased to be complete.
    pub async fn offer_decide(&self, ctx: &Ctx, id: OfferId, version: i64, decision: Decision) -> Result<()> {
        allow(ctx, Action::ReviewDecide)?;
        let mut conn = self.db.read().await?;
        let seen = store::working_get(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let person = match seen.submitted_by {
            Some(person) => person_told(&mut conn, person).await?,
            None => None,
        };
        drop(conn);
        let (kind, reason) = match &decision {
            Decision::Approve => (MailKind::OfferApproved, None),
            Decision::Refuse(reason) => (MailKind::OfferRefused, Some(reason.as_str())),
        };
        let mail = person
            .map(|person| {
                let link = &*self.page_url(person.locale, Page::DeskOffer(id));
                let subject = seen.sheet.title(person.locale);
                let content = Content::Decided {
                    kind,
                    link,
                    subject,
                    reason,
                };
                self.mail_compose(person.email.address().clone(), person.locale, &content)
            })
            .transpose()?;
        let (ctx, region) = (*ctx, self.region);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mut working = store::working_get(conn, id).await?.ok_or(Error::NotFound)?;
                    if working.version != version || working.state != WorkingState::InReview {
                        return Err(Error::Conflict {
                            from: working.state.name().into(),
                            to: WorkingState::InReview.name().into(),
                        });
                    }
                    match decision {
                        Decision::Approve => {
                            let stored = offers_by_id(conn, &[id]).await?.pop();
                            let pictures = picture_lines(conn, Owner::Working(id)).await?;
                            let live = stored.as_ref().map(|s| &s.draft);
                            let (draft, missing) =
                                working.draft(region, live, &pictures).map_err(Error::Invalid)?;
                            if !missing.is_empty() {
                                return Err(Error::Invalid(missing));
                            }
                            published(conn, &ctx, &working, draft).await?;
                        }
                        Decision::Refuse(reason) => {
                            let from = working.state;
                            working.state = from.step(WorkingState::Returned)?;
                            working.reason = Some(reason);
                            store::working_write(conn, &working).await?;
                            let states = (Some(from.name()), working.state.name());
                            event_append_by(conn, ctx.now, ctx.doer(), id.0, "offer_working", states, None)
                                .await?;
                        }
                    }
                    if let Some(mail) = mail {
                        let at = working
                            .submitted_at
                            .unwrap_or(working.saved_at)
                            .timestamp_micros();
                        let key = format!("{}:{id}:{version}:{at}", kind.name());
                        mail_enqueue(conn, ctx.now, &mail, &key).await?;
                    }
                    Ok(())
                })
            })
            .await
    }
}

/// The seller of a working copy that the operator looks at.
fn as_seller(working: &Working) -> Seller {
    Seller {
        organisation: working.organisation,
        enterprise: working.enterprise,
        approved: true,
        profile: true,
    }
}
