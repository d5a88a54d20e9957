//! Every permission rule, one exhaustive match.

use crate::{
    accounts::{OrganisationKind, Role},
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
    /// Reading, searching and exporting the audit log.
    LogRead,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 10] = [
        Action::OfferRead,
        Action::EnterpriseRead,
        Action::LicenceRead,
        Action::Import,
        Action::Export,
        Action::Work,
        Action::AccountOpen,
        Action::AccountOwn,
        Action::PeopleManage,
        Action::LogRead,
    ];
}

/// Whether the actor may do this.
pub fn may(actor: Actor, action: Action) -> bool {
    match (actor, action) {
        (_, Action::OfferRead | Action::EnterpriseRead | Action::LicenceRead | Action::AccountOpen) => true,
        (
            Actor::System,
            Action::Import | Action::Export | Action::Work | Action::PeopleManage | Action::LogRead,
        ) => true,
        (Actor::Anonymous, Action::LogRead) => false,
        (Actor::Person { acting, .. }, Action::LogRead) => acting.is_some_and(|a| {
            a.kind == OrganisationKind::Operator && matches!(a.role, Role::Operator | Role::Auditor)
        }),
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
