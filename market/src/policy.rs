//! Every permission rule, one exhaustive match.

use crate::{
    ctx::{Actor, Ctx},
    error::{Error, Result},
};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Search, lists and pages of published offers.
    OfferRead,
    /// Lists and pages of published enterprises.
    EnterpriseRead,
    /// The register of licences.
    LicenceRead,
    /// Import of a file.
    Import,
    /// Export of everything, drafts included.
    Export,
    /// Background work.
    Work,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 6] = [
        Action::OfferRead,
        Action::EnterpriseRead,
        Action::LicenceRead,
        Action::Import,
        Action::Export,
        Action::Work,
    ];
}

/// Whether the actor may do this.
pub fn may(actor: Actor, action: Action) -> bool {
    match (actor, action) {
        (_, Action::OfferRead | Action::EnterpriseRead | Action::LicenceRead) => true,
        (Actor::System, Action::Import | Action::Export | Action::Work) => true,
        (Actor::Anonymous, Action::Import | Action::Export | Action::Work) => false,
    }
}

/// Refuses what the actor may not do.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn allow(ctx: &Ctx, action: Action) -> Result<()> {
    if may(ctx.actor, action) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}
