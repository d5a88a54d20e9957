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
        /// Everything but who else is in.
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

    /// Whether an organisation of this kind has this role.
    pub fn fits(self, kind: OrganisationKind) -> bool {
        Self::of(kind).contains(&self)
    }
}
