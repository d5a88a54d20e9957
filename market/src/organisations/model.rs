//! Organisations beyond their name: what their pages show.

use super::{AddressTyped, OrganisationTyped};
use crate::{
    accounts::{Email, OrganisationKind, Role},
    closed_list::closed_list,
    id::{BillingAddressId, CostCentreId, EnterpriseId, InvitationId, OrganisationId, PersonId},
    money::{Currency, Money},
};
use chrono::{DateTime, TimeDelta, Utc};

/// How long an invitation can be accepted after its last mail.
pub const INVITATION_LIFE: TimeDelta = TimeDelta::days(7);
/// How long an offer to hand an organisation over can be accepted.
pub const OWNERSHIP_OFFER_LIFE: TimeDelta = TimeDelta::days(7);
/// How many invitations of one organisation may be open at once, so that it can't be used to send mail to strangers.
pub const INVITATIONS_OPEN: usize = 50;
/// The currency of approval limits: that of the region.
pub const LIMIT_CURRENCY: Currency = Currency::PLN;
closed_list! {
    /// How far an invitation is; one that is open and past its time is over.
    pub enum InvitationState {
        /// Its reader's turn.
        Open = "open",
        /// Its reader has joined.
        Accepted = "accepted",
        /// Its reader does not want to.
        Declined = "declined",
        /// Taken back.
        Revoked = "revoked",
    }
}

/// A postal address within a country whose postcodes we know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// Street and number.
    pub street: String,
    /// Postcode, as written in its country.
    pub postcode: String,
    /// Town.
    pub town: String,
}

/// What anybody who belongs to an organisation may see of it.
#[derive(Clone, Debug)]
pub struct OrganisationView {
    /// Its identifier.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Its tax number; none for one made before it was asked for.
    pub tax_number: Option<String>,
    /// Its address; empty where there is none.
    pub address: PostalAddress,
    /// Raised by each change.
    pub version: i64,
}

impl OrganisationView {
    /// The same as a form shows it.
    pub fn typed(&self) -> OrganisationTyped {
        OrganisationTyped {
            kind: self.kind.name().to_owned(),
            name: self.name.clone(),
            tax_number: self.tax_number.clone().unwrap_or_default(),
            address: AddressTyped {
                street: self.address.street.clone(),
                postcode: self.address.postcode.clone(),
                town: self.address.town.clone(),
            },
        }
    }
}

/// What became of a change.
#[derive(Clone, Debug)]
pub enum Changed {
    /// It is written.
    Done,
    /// Somebody else was faster; this is what they wrote.
    Meanwhile(Box<OrganisationView>),
}

/// Somebody who belongs to an organisation.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The name that others see.
    pub name: String,
    /// Their address, for those who manage the team.
    pub email: Option<Email>,
    /// Their role.
    pub role: Role,
    /// The gross amount up to which they may order alone; none: for nothing.
    pub approval_limit: Option<Money>,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// An invitation that waits for its reader.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its identifier.
    pub id: InvitationId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// What the organisation is.
    pub kind: OrganisationKind,
    /// The organisation's name.
    pub organisation_name: String,
    /// Whom it was sent to.
    pub email: Email,
    /// In which role.
    pub role: Role,
    /// How far it is.
    pub state: InvitationState,
    /// Who invites, while they have an account.
    pub inviter: Option<String>,
    /// When it was sent last.
    pub sent_at: DateTime<Utc>,
    /// When it runs out.
    pub expires_at: DateTime<Utc>,
}

impl Invitation {
    /// Whether it can still be accepted.
    pub fn open(&self, now: DateTime<Utc>) -> bool {
        self.state == InvitationState::Open && self.expires_at > now
    }
}

/// An offer to hand an organisation over.
#[derive(Clone, Debug)]
pub struct OwnershipOffer {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The owner who offers.
    pub from: PersonId,
    /// Their name.
    pub from_name: String,
    /// The member whose turn it is.
    pub to: PersonId,
    /// Their name.
    pub to_name: String,
    /// When it runs out.
    pub expires_at: DateTime<Utc>,
}

/// The team of an organisation.
#[derive(Clone, Debug)]
pub struct Team {
    /// The organisation.
    pub organisation: OrganisationView,
    /// Its members, the leading role first, then by name.
    pub members: Vec<Member>,
    /// Invitations that are not answered, for those who manage the team.
    pub invitations: Vec<Invitation>,
    /// The offer to hand it over, while one is open.
    pub offer: Option<OwnershipOffer>,
}

/// Where a buyer has invoices sent.
#[derive(Clone, Debug)]
pub struct BillingAddress {
    /// Its identifier.
    pub id: BillingAddressId,
    /// Who is billed, such as a unit of a municipality.
    pub name: String,
    /// Where.
    pub address: PostalAddress,
    /// Where invoices may be mailed.
    pub email: Option<String>,
}

/// What a buyer books an order on.
#[derive(Clone, Debug)]
pub struct CostCentre {
    /// Its identifier.
    pub id: CostCentreId,
    /// Its code, unique in the organisation.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A buyer's own data.
#[derive(Clone, Debug)]
pub struct Buyer {
    /// The organisation.
    pub organisation: OrganisationView,
    /// Where invoices go, in the order of adding.
    pub billing: Vec<BillingAddress>,
    /// What orders are booked on, by code.
    pub centres: Vec<CostCentre>,
    /// The members with their limits.
    pub members: Vec<Member>,
    /// Their suppliers, by name.
    pub suppliers: Vec<Supplier>,
}

/// An enterprise that a buyer counts among its suppliers.
#[derive(Clone, Debug)]
pub struct Supplier {
    /// Which.
    pub enterprise: EnterpriseId,
    /// Its part of an address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub town: String,
    /// Whether its page can be opened.
    pub published: bool,
}
