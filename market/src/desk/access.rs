//! Whose desk it is: from the organisation acted for to its enterprise and its offers.

use super::{Working, store};
use crate::{
    catalogue::{Stored, offers_by_id},
    claims::{ClaimKind, ClaimState, claim_of, seller},
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    id::{EnterpriseId, OfferId, OrganisationId},
    policy::{Action, allow},
};

/// An organisation with the enterprise that it has or has asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seller {
    pub organisation: OrganisationId,
    pub enterprise: EnterpriseId,
    /// Whether the enterprise is the organisation's. Until then only what it has written itself is there for it.
    pub approved: bool,
    /// Whether the profile is its own to write: it has it, or has brought it in.
    pub profile: bool,
}

/// The seller who acts, if they may.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for an organisation without an enterprise.
pub(crate) async fn seller_of(conn: &mut Conn, ctx: &Ctx, action: Action) -> Result<Seller> {
    allow(ctx, action)?;
    let organisation = seller(ctx.actor).ok_or(Error::Forbidden)?;
    let claim = claim_of(conn, organisation).await?.ok_or(Error::NotFound)?;
    match claim.state {
        ClaimState::Requested | ClaimState::Approved => Ok(Seller {
            organisation,
            enterprise: claim.enterprise,
            approved: claim.state == ClaimState::Approved,
            profile: claim.state == ClaimState::Approved || claim.kind == ClaimKind::Register,
        }),
        ClaimState::Refused | ClaimState::Ended => Err(Error::NotFound),
    }
}

impl Seller {
    /// Refuses what only the enterprise's own organisation may do.
    ///
    /// # Errors
    /// [`Error::Conflict`] while the claim waits.
    pub fn approved(self) -> Result<Self> {
        if self.approved {
            Ok(self)
        } else {
            Err(Error::Conflict {
                from: ClaimState::Requested.name().into(),
                to: ClaimState::Approved.name().into(),
            })
        }
    }

    /// The working copy of one of one's own offers.
    pub async fn working(self, conn: &mut Conn, id: OfferId) -> Result<Option<Working>> {
        let found = store::working_get(conn, id).await?;
        Ok(found.filter(|w| w.enterprise == self.enterprise && w.organisation == self.organisation))
    }

    /// What is stored of one of one's own offers besides its working copy.
    pub async fn stored(self, conn: &mut Conn, id: OfferId) -> Result<Option<Stored>> {
        if !self.approved {
            return Ok(None);
        }
        let found = offers_by_id(conn, &[id]).await?.pop();
        Ok(found.filter(|o| o.draft.enterprise == self.enterprise))
    }
}
