//! People, links and sessions: types and the times they live.

use crate::{
    closed_list::closed_list,
    ctx::Acting,
    error::FieldError,
    id::{ConsentId, OrganisationId, PasskeyId, PersonId, SessionId},
    locale::Locale,
    mail::{EmailAddress, MailTopic},
    random::Secret,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::IpAddr;

/// How long a link that signs in or resets a password can be used (OWASP ASVS 5.0, 6.5.5).
pub const LINK_LIFE: TimeDelta = TimeDelta::minutes(10);
/// How long an address can be confirmed; a sign-up is forgotten after it.
pub const CONFIRMATION_LIFE: TimeDelta = TimeDelta::hours(24);
/// How long a session lasts at the most (ASVS 7.3.2).
pub const SESSION_LIFE: TimeDelta = TimeDelta::days(30);
/// How long a session lasts unused (ASVS 7.3.1).
pub const SESSION_IDLE: TimeDelta = TimeDelta::days(14);
/// How often it is written down at the most that a session is used.
pub const SESSION_SEEN_EVERY: TimeDelta = TimeDelta::minutes(10);
/// How long a browser stays known after its last sign-in.
pub const DEVICE_LIFE: TimeDelta = TimeDelta::days(365);
/// The version of the privacy notice that a sign-up is shown.
pub const PRIVACY_NOTICE: &str = "2026-11";

closed_list! {
    /// Where a person is in the life of an account.
    pub enum PersonState {
        /// Can sign in.
        Active = "active",
        /// Is kept out by the operator.
        Suspended = "suspended",
        /// Is no more: the row is there for others to refer to.
        Erased = "erased",
    }
}

closed_list! {
    /// What a link in a mail is for; a link serves this purpose alone.
    pub enum Purpose {
        /// Signs in.
        SignIn = "sign_in",
        /// Shows that an address belongs to who signs up.
        Confirm = "confirm",
        /// Sets a new password.
        Reset = "reset",
    }
}

impl Purpose {
    /// How long such a link can be used.
    pub fn life(self) -> TimeDelta {
        match self {
            Purpose::SignIn | Purpose::Reset => LINK_LIFE,
            Purpose::Confirm => CONFIRMATION_LIFE,
        }
    }
}

closed_list! {
    /// How somebody signed in.
    pub enum Method {
        /// With a password.
        Password = "password",
        /// With a link sent by mail.
        Link = "link",
        /// With a passkey.
        Passkey = "passkey",
        /// At the identity provider.
        Provider = "provider",
    }
}

closed_list! {
    /// Why a session ended before its time.
    pub enum EndReason {
        /// Its person signed out.
        SignedOut = "signed_out",
        /// Its person ended it from the list.
        Revoked = "revoked",
        /// Its person signed out everywhere.
        Everywhere = "everywhere",
        /// Its person signed in again in the same browser.
        Rotated = "rotated",
        /// The password was changed or set anew.
        PasswordChanged = "password_changed",
        /// A second factor came or went.
        SecondFactor = "second_factor",
        /// Its person is erased.
        Erased = "erased",
        /// The operator signed its person out.
        Operator = "operator",
    }
}

/// A person's address: as mail is sent to it, and folded to what addresses are compared by.
#[derive(Clone, PartialEq, Eq)]
pub struct Email {
    address: EmailAddress,
    folded: String,
}

/// As of the address, which keeps the person's part to itself: logs must not name people.
impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.address.fmt(f)
    }
}

impl Email {
    /// Reads an address. Whether mail arrives is what the confirmation shows.
    ///
    /// # Errors
    /// What [`EmailAddress::parse`] says, for the field `email`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let address = EmailAddress::parse_field("email", text)?;
        // Servers that tell capitals apart are rarer than people who type them by chance.
        let folded = address.as_str().to_lowercase();
        Ok(Self { address, folded })
    }

    /// What mail is sent to.
    pub fn address(&self) -> &EmailAddress {
        &self.address
    }

    /// As typed, but for a domain with other letters than ASCII.
    pub fn typed(&self) -> &str {
        self.address.as_str()
    }

    /// Folded: what addresses are compared by.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// What stands before the `@`, folded.
    pub fn local(&self) -> &str {
        self.folded.split('@').next().unwrap_or_default()
    }
}

/// Reads the name that others see: 1 to 100 characters on one line.
///
/// # Errors
/// `invalid.name` for the field `name`.
pub fn name_parse(text: &str) -> Result<String, FieldError> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if (1..=100).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        Ok(name)
    } else {
        Err(FieldError::new("name", "invalid.name", text))
    }
}

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their address.
    pub email: Email,
    /// The name that others see.
    pub name: String,
    /// The language that they read.
    pub locale: Locale,
    /// Where they are in their account's life.
    pub state: PersonState,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Who calls, as far as the connection and its cookies tell.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The other end's address.
    pub address: IpAddr,
    /// What the browser says it is.
    pub user_agent: String,
    /// The secret of a browser in which somebody has signed in before.
    pub device: Option<Secret>,
    /// The session that the browser has already.
    pub session: Option<Secret>,
}

/// What a browser is given when somebody has signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// The new session's secret.
    pub session: Secret,
    /// What the browser is known by from now on.
    pub device: Secret,
}

/// A session that holds, and whose it is.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Whose it is.
    pub person: PersonId,
    /// The name that others see.
    pub name: String,
    /// For whom the person acts.
    pub acting: Option<Acting>,
    /// The name of the organisation acted for.
    pub organisation: Option<String>,
    /// Whether an organisation could be acted for, but for the second factor that it requires.
    pub second_factor_lacks: bool,
    /// Everything that the person belongs to, in the order of joining.
    pub memberships: Vec<Membership>,
    /// Whose view it shows instead of its person's own.
    pub seeing: Option<super::Seeing>,
}

/// One line of the list of one's own sessions.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Its identifier.
    pub id: SessionId,
    /// How it began.
    pub method: Method,
    /// Browser and system.
    pub device: String,
    /// The beginning of the address.
    pub address: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was used, to ten minutes.
    pub seen_at: DateTime<Utc>,
}

/// What somebody was told or agreed to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Consent {
    /// Its identifier.
    pub id: ConsentId,
    /// What about: [`Consent::PRIVACY`] or [`Consent::NEWS`].
    pub kind: String,
    /// The version of the text that was shown.
    pub version: String,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl Consent {
    /// The privacy notice, which is only told.
    pub const PRIVACY: &'static str = "privacy";
    /// Mails with news.
    pub const NEWS: &'static str = "news";

    /// The mails that it is a consent to; none for what was only told.
    pub fn topic(&self) -> Option<MailTopic> {
        (self.kind == Self::NEWS).then_some(MailTopic::News)
    }
}

/// A passkey, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// Its identifier.
    pub id: PasskeyId,
    /// How its owner calls it.
    pub name: String,
    /// Since when it can sign in.
    pub created_at: DateTime<Utc>,
    /// When it signed in last.
    pub used_at: Option<DateTime<Utc>>,
}

/// That the identity provider can sign somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Identity {
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// When it did last.
    pub used_at: Option<DateTime<Utc>>,
}

/// A membership with the organisation's names.
#[derive(Clone, Debug)]
pub struct Membership {
    /// For whom, and as what.
    pub acting: Acting,
    /// The organisation's part of an address.
    pub slug: String,
    /// The organisation's name.
    pub name: String,
}

/// An organisation that a role is given in; made when there is none with this slug.
#[derive(Clone, Debug)]
pub struct OrganisationWish {
    /// Its part of an address, which identifies it.
    pub slug: String,
    /// What it is, for one that is yet to be made.
    pub kind: Option<super::OrganisationKind>,
    /// Its name, for one that is yet to be made.
    pub name: Option<String>,
}

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// What it is.
    pub kind: super::OrganisationKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_and_bad_ones_refused() {
        let good = Email::parse(" Anna.Kowalska@Przyklad.PL ").expect("an address");
        assert_eq!(good.folded(), "anna.kowalska@przyklad.pl");
        assert_eq!(good.typed(), "Anna.Kowalska@przyklad.pl");
        assert_eq!(good.local(), "anna.kowalska");
        assert!(!format!("{good:?}").contains("anna"));
        let bad = Email::parse("anna").expect_err("no address");
        assert_eq!(bad, FieldError::new("email", "invalid.email", "anna"));
    }

    #[test]
    fn names_are_one_line() {
        assert_eq!(name_parse("  Anna \n Nowak ").expect("a name"), "Anna Nowak");
        assert!(name_parse(" ").is_err() && name_parse(&"a".repeat(101)).is_err());
    }
}
