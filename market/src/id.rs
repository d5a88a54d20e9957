//! Typed identifiers: a UUID v7 each, so that an offer's id can't be passed for an enterprise's.

use chrono::{DateTime, Utc};
use std::sync::Mutex;
use uuid::{ContextV7, NoContext, Timestamp, Uuid};

/// A fresh, time-ordered UUID (RFC 9562, version 7) for the given instant.
pub fn fresh(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
}

/// The same, and after every other of this process for the same instant: where the order of what happened shows.
pub fn fresh_in_order(now: DateTime<Utc>) -> Uuid {
    static ORDER: Mutex<ContextV7> = Mutex::new(ContextV7::new());
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(
        &ORDER,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
}

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier for something that comes into being at `now`.
            pub fn fresh(now: DateTime<Utc>) -> Self {
                Self(fresh(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

typed_id! {
    /// A profile in the catalogue.
    EnterpriseId,
    /// A product or service that an enterprise lists.
    OfferId,
    /// One buyable form of an offer.
    VariantId,
    /// A dated right of an enterprise to carry the mark on named offers.
    LicenceId,
    /// An institution that grants the mark in its territory.
    GrantorId,
    /// A picture of an offer or an enterprise.
    PictureId,
    /// What an enterprise does, for whom and where: category × kind × coverage.
    ActivityId,
    /// A mail of the outbox.
    MailId,
    /// A piece of work that follows from a change.
    JobId,
    /// Somebody who signs in.
    PersonId,
    /// What people belong to and act for.
    OrganisationId,
    /// A request of an organisation for an enterprise.
    ClaimId,
    /// A file that a seller takes in.
    ImportId,
    /// One signed-in browser.
    SessionId,
    /// A passkey of a person.
    PasskeyId,
    /// What somebody was told or agreed to.
    ConsentId,
    /// A copy of one's data.
    DataExportId,
    /// Somebody asked to join an organisation.
    InvitationId,
    /// Where a buyer has invoices sent.
    BillingAddressId,
    /// What a buyer books an order on.
    CostCentreId,
    /// Something that somebody reported.
    NoticeId,
    /// What was decided of an item that is shown here.
    DecisionId,
    /// An appeal against such a decision.
    AppealId,
    /// A report that is kept.
    ReportId,
    /// A file of the ministry's register that the catalogue was compared with.
    RegisterCheckId,
    /// Something that stands otherwise in the register than in the catalogue.
    DifferenceId,
}
