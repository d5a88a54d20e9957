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
    /// Signing up, signing in, asking for and using a link.
    AccountOpen,
    /// One's own account: name, password, sessions.
    AccountOwn,
    /// Creating people, giving roles, making links for others.
    PeopleManage,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 9] = [
        Action::OfferRead,
        Action::EnterpriseRead,
        Action::LicenceRead,
        Action::Import,
        Action::Export,
        Action::Work,
        Action::AccountOpen,
        Action::AccountOwn,
        Action::PeopleManage,
    ];
}

/// Whether the actor may do this.
pub fn may(actor: Actor, action: Action) -> bool {
    match (actor, action) {
        (_, Action::OfferRead | Action::EnterpriseRead | Action::LicenceRead | Action::AccountOpen) => true,
        (Actor::System, Action::Import | Action::Export | Action::Work | Action::PeopleManage) => true,
        (Actor::Person { .. }, Action::AccountOwn) => true,
        (Actor::Anonymous | Actor::System, Action::AccountOwn) => false,
        (
            Actor::Anonymous | Actor::Person { .. },
            Action::Import | Action::Export | Action::Work | Action::PeopleManage,
        ) => false,
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
