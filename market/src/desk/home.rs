//! The first page of the desk: whose turn it is, and what would help people find the enterprise.

use super::{OfferLine, WorkingState, access::seller_of, offers::offers_of};
use crate::{
    Market,
    catalogue::OfferState,
    claims::{Claim, ClaimState, claim_of},
    ctx::Ctx,
    enterprises::{self, Enterprise},
    error::{Error, Result},
    id::OfferId,
    locale::Locale,
    moderation::{StatementLine, restrictions_in_force},
    policy::Action,
};
use chrono::{DateTime, Utc};

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The seller's.
    Ours,
    /// The operator's.
    Operators,
}

/// Something that waits for somebody.
#[derive(Clone, Debug)]
pub enum Wait {
    /// The claim of the enterprise.
    Claim(Whose, DateTime<Utc>),
    /// An offer that was sent back, is being written, or is looked at.
    Offer {
        /// The offer.
        id: OfferId,
        /// Its title.
        title: String,
        /// Whose turn.
        whose: Whose,
        /// Where its working copy stands.
        state: WorkingState,
        /// Whether something of it is public.
        public: bool,
        /// Since when.
        since: DateTime<Utc>,
    },
}

/// What makes an enterprise easier to find and to trust, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// A telephone number and an address for mail.
    Contacts,
    /// Its story.
    Story,
    /// What it does and where.
    Activities,
    /// A published offer.
    Offer,
    /// Opening hours.
    Hours,
    /// Offers described in English: how many of how many.
    Translations(usize, usize),
}

/// The first page of the desk.
#[derive(Clone, Debug)]
pub struct Home {
    /// The enterprise.
    pub enterprise: Enterprise,
    /// The claim by which it is the organisation's.
    pub claim: Claim,
    /// What waits, the seller's own turn first.
    pub waits: Vec<Wait>,
    /// What helps, and whether it is done.
    pub tasks: Vec<(Task, bool)>,
    /// How many offers are public.
    pub public: usize,
    /// How many offers there are.
    pub offers: usize,
    /// What the operator has restricted.
    pub restrictions: Vec<StatementLine>,
}

impl Market {
    /// The first page of the desk.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_home(&self, ctx: &Ctx) -> Result<Home> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskRead).await?;
        let claim = claim_of(conn, seller.organisation)
            .await?
            .ok_or(Error::NotFound)?;
        let found = enterprises::enterprises_by_id(conn, &[seller.enterprise])
            .await?
            .pop();
        let enterprise = found.ok_or(Error::NotFound)?;
        let offers = offers_of(conn, seller, ctx.locale).await?;
        let public: Vec<&OfferLine> = offers
            .iter()
            .filter(|o| o.live == Some(OfferState::Published))
            .collect();
        let english = public
            .iter()
            .filter(|o| o.languages.contains(&Locale::En))
            .count();
        let hours = enterprise
            .visiting
            .as_ref()
            .is_some_and(|v| v.week.iter().any(|d| !d.is_empty()));
        let tasks = vec![
            (
                Task::Contacts,
                enterprise.phone.is_some() && enterprise.email.is_some(),
            ),
            (Task::Story, !enterprise.story.is_empty()),
            (Task::Activities, !enterprise.activities.is_empty()),
            (Task::Offer, !public.is_empty()),
            (Task::Hours, hours),
            (
                Task::Translations(english, public.len()),
                !public.is_empty() && english == public.len(),
            ),
        ];
        let restrictions = if seller.approved {
            restrictions_in_force(conn, ctx, seller.enterprise).await?
        } else {
            Vec::new()
        };
        let mut waits = Vec::new();
        if claim.state == ClaimState::Requested {
            waits.push(Wait::Claim(Whose::Operators, claim.requested_at));
        }
        for o in &offers {
            if let Some(state) = o.working {
                waits.push(Wait::Offer {
                    id: o.id,
                    title: o.title.clone(),
                    whose: if state == WorkingState::InReview {
                        Whose::Operators
                    } else {
                        Whose::Ours
                    },
                    state,
                    public: o.live == Some(OfferState::Published),
                    since: o.changed_at,
                });
            }
        }
        waits.sort_by_key(|w| match w {
            Wait::Offer {
                state: WorkingState::Returned,
                ..
            } => 0,
            Wait::Claim(Whose::Ours, _) => 1,
            Wait::Claim(Whose::Operators, _) => 2,
            Wait::Offer {
                whose: Whose::Ours, ..
            } => 3,
            Wait::Offer {
                whose: Whose::Operators,
                ..
            } => 4,
        });
        Ok(Home {
            public: public.len(),
            offers: offers.len(),
            restrictions,
            enterprise,
            claim,
            waits,
            tasks,
        })
    }
}
