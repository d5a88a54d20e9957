//! Accounts: people, what they sign in with, their sessions, and what they belong to.
//!
//! Whether an address has an account is told to its owner alone, by mail: signing up with a known address and asking
//! for a link with an unknown one are answered as any other, after the same work.

mod data;
mod device;
mod erase;
mod export;
mod half;
mod limit;
mod lookup;
mod mails;
mod model;
mod own;
mod passkeys;
mod password;
mod people;
mod preferences;
mod provider;
mod roles;
mod second_factor;
mod seeing;
mod session;
mod sign_in;
mod sign_up;
mod store;
mod told;
mod totp;

pub use data::{Erasing, PERSON_TABLES, PersonTable, Whose};
pub use erase::EraseForm;
pub use export::{DataExport, EXPORT_LIFE};
pub use half::{Entry, HALF_LIFE, HALF_TRIES};
pub use limit::{ONE_MORE, TRIES, network};
pub use lookup::{LEAST_LETTERS, PEOPLE_PAGE, PeoplePage, PersonCase, PersonLine};
pub use mails::{Page, Pages, bare_pages};
pub use model::*;
pub use own::{Account, PasswordChange};
pub use passkeys::{MAX_PASSKEYS, PasskeyQuestion};
pub use password::{AT_ONCE, LANES, MAX_LENGTH, MEMORY_KIB, MIN_LENGTH, PASSES, Passwords, password_check};
pub use preferences::{NEWS_CONSENT, Notice, NoticeReady};
pub use provider::{ProviderAnswer, ProviderOutcome, ProviderQuestion, ProviderReturn};
pub use roles::{OrganisationKind, Role};
pub use second_factor::{ENROLMENT_LIFE, Enrolment, FRESH, RECOVERY_CODES, RecoveryCodes, SecondFactor};
pub use seeing::{SEEING_LIFE, Seeing};
pub use sign_in::LinkPurpose;
pub use sign_up::SignUp;

pub(crate) use limit::Keys;
pub(crate) use mails::post;
pub(crate) use session::own;
pub(crate) use store::{
    membership_put, memberships_of, organisation_by_slug, person_by_email, person_by_id, session_acts_for,
};
pub(crate) use told::{leaders_told, operators_besides, people_names, person_told};

use crate::error::{Error, FieldError};

/// A link that was used, is over, or never was: nobody learns which.
fn link_invalid() -> Error {
    Error::Invalid(vec![FieldError::new("token", "link.invalid", "")])
}
