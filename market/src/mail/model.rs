//! What a mail is and how far it is.

use super::address::EmailAddress;
use crate::{
    closed_list::closed_list,
    error::{Error, Result},
    locale::Locale,
};
use chrono::{DateTime, Utc};

closed_list! {
    /// What a mail is about.
    pub enum MailKind {
        /// The link to sign in once, asked for by whoever knows the address.
        SignInLink = "sign_in_link",
        /// The link to set a new password, asked for by whoever knows the address.
        PasswordReset = "password_reset",
        /// Proof that the address is its owner's.
        AddressConfirmation = "address_confirmation",
        /// The password was changed.
        PasswordChanged = "password_changed",
        /// Somebody signed in from a device not seen before.
        NewDevice = "new_device",
        /// An organisation invites to join it.
        Invitation = "invitation",
        /// A second factor is asked for from now on.
        SecondFactorOn = "second_factor_on",
        /// No second factor is asked for any more.
        SecondFactorOff = "second_factor_off",
        /// A passkey can sign in from now on.
        PasskeyAdded = "passkey_added",
        /// A passkey can't sign in any more.
        PasskeyRemoved = "passkey_removed",
        /// The identity provider can sign in from now on.
        ProviderConnected = "provider_connected",
        /// The identity provider can't sign in any more.
        ProviderRemoved = "provider_removed",
        /// One's data can be downloaded.
        DataReady = "data_ready",
        /// The account is erased.
        AccountErased = "account_erased",
        /// Something on one's desk.
        Desk = "desk",
        /// News of the service.
        News = "news",
        /// An enterprise is the organisation's.
        ClaimApproved = "claim_approved",
        /// An enterprise was not granted.
        ClaimRefused = "claim_refused",
        /// An offer or a change of it is public.
        OfferApproved = "offer_approved",
        /// An offer or a change of it was sent back.
        OfferRefused = "offer_refused",
        /// A notice has come in.
        NoticeReceived = "notice_received",
        /// What somebody reported stays.
        NoticeKept = "notice_kept",
        /// What somebody reported is restricted.
        NoticeRestricted = "notice_restricted",
        /// Something of an enterprise is restricted: the statement of reasons.
        ItemRestricted = "item_restricted",
        /// It is not restricted any more.
        ItemRestored = "item_restored",
        /// An appeal has come in.
        AppealReceived = "appeal_received",
        /// A decision stands.
        AppealUpheld = "appeal_upheld",
        /// A decision is reversed.
        AppealReversed = "appeal_reversed",
    }
}

impl MailKind {
    /// Whether it answers what somebody has just done, or guards an account: such mails can't be unsubscribed from.
    /// An invitation is one too: a person sends it, once, to one address.
    pub fn transactional(self) -> bool {
        match self {
            MailKind::SignInLink
            | MailKind::PasswordReset
            | MailKind::AddressConfirmation
            | MailKind::PasswordChanged
            | MailKind::NewDevice
            | MailKind::Invitation
            | MailKind::SecondFactorOn
            | MailKind::SecondFactorOff
            | MailKind::PasskeyAdded
            | MailKind::PasskeyRemoved
            | MailKind::ProviderConnected
            | MailKind::ProviderRemoved
            | MailKind::DataReady
            | MailKind::AccountErased
            | MailKind::ClaimApproved
            | MailKind::ClaimRefused
            | MailKind::OfferApproved
            | MailKind::OfferRefused
            | MailKind::NoticeReceived
            | MailKind::NoticeKept
            | MailKind::NoticeRestricted
            | MailKind::ItemRestricted
            | MailKind::ItemRestored
            | MailKind::AppealReceived
            | MailKind::AppealUpheld
            | MailKind::AppealReversed => true,
            MailKind::Desk | MailKind::News => false,
        }
    }
}

closed_list! {
    /// What mails are about that nobody has to get.
    pub enum MailTopic {
        /// What happens on one's desk: what waits for one, what became of what one sent in.
        Desk = "desk",
        /// News of the service, for who wants them.
        News = "news",
    }
}

impl MailTopic {
    /// The kind of its mails.
    pub fn kind(self) -> MailKind {
        match self {
            MailTopic::Desk => MailKind::Desk,
            MailTopic::News => MailKind::News,
        }
    }

    /// How its mails go to who said nothing: work does, news only to who asked for them.
    pub fn unasked(self) -> MailHow {
        match self {
            MailTopic::Desk => MailHow::AtOnce,
            MailTopic::News => MailHow::Never,
        }
    }
}

closed_list! {
    /// How somebody wants mails of a topic.
    pub enum MailHow {
        /// Each when it comes.
        AtOnce = "at_once",
        /// Together, once a day.
        Daily = "daily",
        /// Not at all.
        Never = "never",
    }
}

closed_list! {
    /// How far a mail is.
    pub enum MailState {
        /// In the outbox; it is our turn.
        Queued = "queued",
        /// Taken by the mail server.
        Sent = "sent",
        /// Given up, with the error.
        Failed = "failed",
        /// Not sent, because what it says was no longer useful.
        Expired = "expired",
        /// Came back later; marked by hand.
        Bounced = "bounced",
    }
}

impl MailState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] names both when there is no such step.
    pub fn step(self, to: MailState) -> Result<MailState> {
        match (self, to) {
            (MailState::Queued, MailState::Sent | MailState::Failed | MailState::Expired)
            | (MailState::Sent, MailState::Bounced)
            | (MailState::Failed, MailState::Queued) => Ok(to),
            _ => Err(Error::Conflict {
                from: self.name().to_owned(),
                to: to.name().to_owned(),
            }),
        }
    }
}

/// A mail as it is put into the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Who gets it.
    pub to: EmailAddress,
    /// The language that it is written in.
    pub locale: Locale,
    /// What it is about.
    pub kind: MailKind,
    /// Its subject; control characters become spaces when it is sent.
    pub subject: String,
    /// The part without markup.
    pub text: String,
    /// The part with markup, a whole document.
    pub html: String,
    /// Where one click (a POST) ends mails of this kind; needed unless the kind is transactional.
    pub unsubscribe: Option<String>,
    /// After this instant it isn't sent any more: its link has run out.
    pub useful_until: Option<DateTime<Utc>>,
}

/// Where a mail of the outbox stands; without what it says and to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct MailView {
    /// What it is about.
    pub kind: MailKind,
    /// How far it is.
    pub state: MailState,
    /// How often sending was tried.
    pub attempts: i64,
    /// When the server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// What went wrong the last time, without addresses.
    pub error: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sent_mail_bounces_and_nothing_is_sent_twice() {
        assert_eq!(
            MailState::Sent.step(MailState::Bounced).expect("a step"),
            MailState::Bounced
        );
        for (from, to) in [
            (MailState::Queued, MailState::Bounced),
            (MailState::Sent, MailState::Sent),
            (MailState::Failed, MailState::Sent),
            (MailState::Expired, MailState::Sent),
            (MailState::Bounced, MailState::Bounced),
        ] {
            assert!(
                matches!(from.step(to), Err(Error::Conflict { .. })),
                "{from} to {to}"
            );
        }
    }
}
