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
    /// Making a company or a public body of which one is the owner.
    OrganisationFound,
    /// Who belongs to the organisation acted for.
    TeamRead,
    /// Inviting, changing roles, removing; which roles is what [`Role::gives`] says.
    TeamManage,
    /// Handing the organisation over to another member.
    OwnershipOffer,
    /// Handing an organisation over whose owner is gone.
    OwnershipAssign,
    /// A buyer's own data: addresses, cost centres, suppliers.
    BuyerRead,
    /// Changing them.
    BuyerManage,
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
    /// Reporting what is shown here, and appealing by the link of a mail.
    NoticeSend,
    /// Deciding of notices and appeals, restricting and restoring.
    ModerationDecide,
    /// Appealing against a restriction of what one's enterprise offers.
    AppealSend,
}

impl Action {
    /// Every action, for the matrix.
    pub const ALL: [Action; 28] = [
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
        Action::OrganisationFound,
        Action::TeamRead,
        Action::TeamManage,
        Action::OwnershipOffer,
        Action::OwnershipAssign,
        Action::BuyerRead,
        Action::BuyerManage,
        Action::ClaimRequest,
        Action::DeskRead,
        Action::DeskWrite,
        Action::DeskManage,
        Action::ReviewDecide,
        Action::NoticeSend,
        Action::ModerationDecide,
        Action::AppealSend,
    ];
}

/// Whether the actor may do this.
pub fn may(actor: Actor, action: Action) -> bool {
    let acting = match actor {
        Actor::Person { acting, .. } => acting,
        Actor::Anonymous | Actor::System => None,
    };
    match action {
        Action::OfferRead
        | Action::EnterpriseRead
        | Action::LicenceRead
        | Action::AccountOpen
        | Action::NoticeSend => true,
        Action::Import | Action::Export | Action::Work | Action::PeopleManage => actor == Actor::System,
        Action::AccountOwn | Action::OrganisationFound => matches!(actor, Actor::Person { .. }),
        Action::LogRead => {
            actor == Actor::System
                || acts(
                    acting,
                    OrganisationKind::Operator,
                    &[Role::Operator, Role::Auditor],
                )
        }
        Action::MailBounced | Action::MailRetry => {
            actor == Actor::System || acts(acting, OrganisationKind::Operator, &[Role::Operator])
        }
        Action::NewsSend => {
            actor == Actor::System
                || acts(
                    acting,
                    OrganisationKind::Operator,
                    &[Role::Operator, Role::Editor],
                )
        }
        Action::TeamRead => acting.is_some(),
        Action::TeamManage => acting.is_some_and(|a| !a.role.gives(a.kind).is_empty()),
        Action::OwnershipOffer => acting.is_some_and(|a| a.role == Role::Owner),
        Action::OwnershipAssign => {
            actor == Actor::System || acts(acting, OrganisationKind::Operator, &[Role::Operator])
        }
        Action::BuyerRead => acting.is_some_and(|a| a.kind.buys()),
        Action::BuyerManage => {
            acting.is_some_and(|a| a.kind.buys() && matches!(a.role, Role::Owner | Role::Manager))
        }
        Action::ClaimRequest => matches!(actor, Actor::Person { .. }),
        Action::DeskRead => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager, Role::Member, Role::Finance],
        ),
        Action::DeskWrite => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager, Role::Member],
        ),
        Action::DeskManage => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager],
        ),
        Action::AppealSend => acts(
            acting,
            OrganisationKind::Enterprise,
            &[Role::Owner, Role::Manager],
        ),
        Action::ReviewDecide | Action::ModerationDecide => {
            acts(acting, OrganisationKind::Operator, &[Role::Operator])
        }
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
