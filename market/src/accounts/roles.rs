//! Organisations and what people may be in them.

use crate::closed_list::closed_list;

closed_list! {
    /// What an organisation is.
    pub enum OrganisationKind {
        /// Sells: a social enterprise.
        Enterprise = "enterprise",
        /// Buys: a company or an association.
        Company = "company",
        /// Buys: a county, a municipality or a unit of theirs.
        PublicBody = "public_body",
        /// Grants the mark in its voivodeship.
        Grantor = "grantor",
        /// Runs the service.
        Operator = "operator",
    }
}

closed_list! {
    /// What a person is in an organisation.
    pub enum Role {
        /// Everything, and who else is in.
        Owner = "owner",
        /// The daily work, and who else is in among members and finance.
        Manager = "manager",
        /// The daily work.
        Member = "member",
        /// Invoices and payouts.
        Finance = "finance",
        /// Sits in the chapter that recommends the mark.
        ChapterMember = "chapter_member",
        /// Prepares the grantor's cases.
        Clerk = "clerk",
        /// Decides for the grantor.
        DecisionMaker = "decision_maker",
        /// Runs the platform.
        Operator = "operator",
        /// Edits its texts.
        Editor = "editor",
        /// Reads its logs.
        Auditor = "auditor",
    }
}

impl OrganisationKind {
    /// Whether it buys in its own name.
    pub fn buys(self) -> bool {
        match self {
            OrganisationKind::Company | OrganisationKind::PublicBody => true,
            OrganisationKind::Enterprise | OrganisationKind::Grantor | OrganisationKind::Operator => false,
        }
    }
}

impl Role {
    /// The roles that an organisation of this kind has.
    pub fn of(kind: OrganisationKind) -> &'static [Role] {
        match kind {
            OrganisationKind::Enterprise | OrganisationKind::Company | OrganisationKind::PublicBody => {
                &[Role::Owner, Role::Manager, Role::Member, Role::Finance]
            }
            OrganisationKind::Grantor => &[Role::ChapterMember, Role::Clerk, Role::DecisionMaker],
            OrganisationKind::Operator => &[Role::Operator, Role::Editor, Role::Auditor],
        }
    }

    /// The role that decides who belongs to an organisation of this kind; somebody always has it.
    pub fn leading(kind: OrganisationKind) -> Role {
        match kind {
            OrganisationKind::Enterprise | OrganisationKind::Company | OrganisationKind::PublicBody => {
                Role::Owner
            }
            OrganisationKind::Grantor => Role::DecisionMaker,
            OrganisationKind::Operator => Role::Operator,
        }
    }

    /// The roles that somebody in this role may give and take in an organisation of this kind.
    pub fn gives(self, kind: OrganisationKind) -> &'static [Role] {
        if !self.fits(kind) {
            return &[];
        }
        match self {
            Role::Owner | Role::DecisionMaker | Role::Operator => Self::of(kind),
            Role::Manager => &[Role::Member, Role::Finance],
            Role::Member
            | Role::Finance
            | Role::ChapterMember
            | Role::Clerk
            | Role::Editor
            | Role::Auditor => &[],
        }
    }

    /// Whether an organisation of this kind has this role.
    pub fn fits(self, kind: OrganisationKind) -> bool {
        Self::of(kind).contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leading_role_gives_every_role_and_nobody_gives_one_above_their_own() {
        for &kind in OrganisationKind::ALL {
            let leading = Role::leading(kind);
            assert!(leading.fits(kind));
            assert_eq!(leading.gives(kind), Role::of(kind));
            for &role in Role::of(kind).iter().filter(|r| **r != leading) {
                assert!(!role.gives(kind).contains(&leading), "{kind}/{role}");
                assert!(!role.gives(kind).contains(&role), "{kind}/{role}");
            }
        }
        assert!(Role::Owner.gives(OrganisationKind::Grantor).is_empty());
    }
}
