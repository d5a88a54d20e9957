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
    /// Reading, searching and exporting the audit log.
    LogRead,
    /// Marking a mail as come back.
    MailBounced,
    /// Trying a mail again that was given up.
    MailRetry,
    /// Sending news to who wants them.
    NewsSend,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 13] = [
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
        Action::MailBounced,
        Action::MailRetry,
        Action::NewsSend,
    ];
}

/// Whether the actor may do this.
pub fn may(actor: Actor, action: Action) -> bool {
    match (actor, action) {
        (_, Action::OfferRead | Action::EnterpriseRead | Action::LicenceRead | Action::AccountOpen) => true,
        (
            Actor::System,
            Action::Import
            | Action::Export
            | Action::Work
            | Action::PeopleManage
            | Action::LogRead
            | Action::MailBounced
            | Action::MailRetry
            | Action::NewsSend,
        ) => true,
        (Actor::Anonymous, Action::LogRead | Action::MailBounced | Action::MailRetry | Action::NewsSend) => false,
        (Actor::Person { acting, .. }, Action::LogRead) => operator(acting, &[Role::Operator, Role::Auditor]),
        (Actor::Person { acting, .. }, Action::MailBounced | Action::MailRetry) => operator(acting, &[Role::Operator]),
        (Actor::Person { acting, .. }, Action::NewsSend) => operator(acting, &[Role::Operator, Role::Editor]),
        (Actor::Person { .. }, Action::AccountOwn) => true,
        (Actor::Anonymous | Actor::System, Action::AccountOwn) => false,
        (
            Actor::Anonymous | Actor::Person { .. },
            Action::Import | Action::Export | Action::Work | Action::PeopleManage,
        ) => false,
    }
}

/// Whether somebody acts for the operator in one of these roles.
fn operator(acting: Option<Acting>, roles: &[Role]) -> bool {
    acting.is_some_and(|a| a.kind == OrganisationKind::Operator && roles.contains(&a.role))
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
