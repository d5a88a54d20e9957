//! Every permission rule, one exhaustive match.

use crate::{
    accounts::{OrganisationKind, Role},
    ctx::{Acting, Actor, Ctx},
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
    /// Asking for an enterprise, and seeing where that stands.
    ClaimRequest,
    /// Seeing one's own enterprise, its offers, drafts and figures.
    DeskRead,
    /// Writing one's own offers: texts, pictures, prices, stock.
    DeskWrite,
    /// One's own enterprise's profile, and files of offers.
    DeskManage,
    /// Deciding what waits: claims and offers.
    ReviewDecide,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 14] = [
        Action::OfferRead,
        Action::EnterpriseRead,
        Action::LicenceRead,
        Action::Import,
        Action::Export,
        Action::Work,
        Action::AccountOpen,
        Action::AccountOwn,
        Action::PeopleManage,
        Action::ClaimRequest,
        Action::DeskRead,
        Action::DeskWrite,
        Action::DeskManage,
        Action::ReviewDecide,
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
        (Actor::Person { .. }, Action::ClaimRequest) => true,
        (Actor::Person { acting, .. }, Action::DeskRead) => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager, Role::Member, Role::Finance],
        ),
        (Actor::Person { acting, .. }, Action::DeskWrite) => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager, Role::Member],
        ),
        (Actor::Person { acting, .. }, Action::DeskManage) => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager],
        ),
        (Actor::Person { acting, .. }, Action::ReviewDecide) => {
            acts(acting, OrganisationKind::Operator, &[Role::Operator])
        }
        (
            Actor::Anonymous | Actor::System,
            Action::ClaimRequest
            | Action::DeskRead
            | Action::DeskWrite
            | Action::DeskManage
            | Action::ReviewDecide,
        ) => false,
    }
}

/// Whether somebody acts for an organisation of this kind in one of these roles.
fn acts(acting: Option<Acting>, kind: OrganisationKind, roles: &[Role]) -> bool {
    acting.is_some_and(|a| a.kind == kind && roles.contains(&a.role))
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
