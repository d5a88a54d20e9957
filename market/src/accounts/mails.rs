//! What accounts tell people by mail. Mails are written before the transaction that puts them into the outbox.

use super::{Email, Person, Purpose};
use crate::{
    Market,
    db::Conn,
    error::Result,
    id::{DecisionId, OfferId, fresh},
    locale::Locale,
    mail::{Content, MailKind, Message, mail_enqueue},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// A page that a mail leads to.
#[derive(Clone, Copy, Debug)]
pub enum Page<'a> {
    /// Where a link is used; opening it changes nothing.
    Link(&'a Secret),
    /// One's account with its sessions.
    Account,
    /// Where a new password is asked for.
    Forgotten,
    /// The first page.
    Home,
    /// Where mails of a topic are ended without signing in.
    Unsubscribe(&'a str),
    /// The first page of the desk.
    Desk,
    /// An offer on the desk.
    DeskOffer(OfferId),
    /// An invitation; opening it changes nothing.
    Invitation(&'a Secret),
    /// Who belongs to the organisation acted for.
    Team,
    /// The page of an offer.
    Offer(&'a str),
    /// The page of an enterprise.
    Enterprise(&'a str),
    /// A decision about what one offers, on the desk.
    Statement(DecisionId),
    /// Where a decision is appealed against; opening it changes nothing.
    Appeal(&'a Secret),
}

/// Makes a page's path, in a language.
pub type Pages = fn(Locale, Page<'_>) -> String;

/// Paths for a marketplace without pages: the command line before it knows better, and tests.
pub fn bare_pages(locale: Locale, page: Page<'_>) -> String {
    match page {
        Page::Link(secret) => format!("/{locale}/link?t={}", secret.reveal()),
        Page::Account => format!("/{locale}/account"),
        Page::Forgotten => format!("/{locale}/forgotten"),
        Page::Home => format!("/{locale}"),
        Page::Unsubscribe(token) => format!("/{locale}/unsubscribe?u={token}"),
        Page::Desk => format!("/{locale}/desk"),
        Page::DeskOffer(id) => format!("/{locale}/desk/offers/{id}"),
        Page::Invitation(secret) => format!("/{locale}/invitation?t={}", secret.reveal()),
        Page::Team => format!("/{locale}/team"),
        Page::Offer(slug) => format!("/{locale}/offers/{slug}"),
        Page::Enterprise(slug) => format!("/{locale}/enterprises/{slug}"),
        Page::Statement(id) => format!("/{locale}/desk/decisions/{id}"),
        Page::Appeal(secret) => format!("/{locale}/appeal?t={}", secret.reveal()),
    }
}

/// What a person is told of.
#[derive(Clone, Copy, Debug)]
pub(super) enum News<'a> {
    /// The password is another now.
    PasswordChanged,
    /// Somebody signed in in a browser not seen before.
    NewDevice(&'a str),
    /// A second factor is asked for from now on.
    SecondFactorOn,
    /// No second factor is asked for any more.
    SecondFactorOff,
    /// A passkey can sign in from now on.
    PasskeyAdded,
    /// A passkey can't sign in any more.
    PasskeyRemoved,
    /// The identity provider can sign in from now on.
    ProviderConnected,
    /// The identity provider can't sign in any more.
    ProviderRemoved,
    /// One's data can be downloaded.
    DataReady,
    /// The account is erased.
    Erased,
}

impl Market {
    /// The whole address of a page of this service.
    pub fn page_url(&self, locale: Locale, page: Page<'_>) -> String {
        format!("{}{}", self.mail.sender().base_url(), (self.pages)(locale, page))
    }

    /// A mail with a link.
    pub(super) fn link_mail(
        &self,
        now: DateTime<Utc>,
        to: &Email,
        locale: Locale,
        purpose: Purpose,
        token: &Secret,
    ) -> Result<Message> {
        let link = &*self.page_url(locale, Page::Link(token));
        let until = now + purpose.life();
        let content = match purpose {
            Purpose::SignIn => Content::SignInLink { link, until },
            Purpose::Confirm => Content::AddressConfirmation { link, until },
            Purpose::Reset => Content::PasswordReset { link, until },
        };
        self.mail_compose(to.address().clone(), locale, &content)
    }

    /// A mail that tells a person of something, in their language.
    pub(super) fn news_mail(&self, at: DateTime<Utc>, person: &Person, news: News<'_>) -> Result<Message> {
        let page = match news {
            News::PasswordChanged => Page::Forgotten,
            News::Erased => Page::Home,
            _ => Page::Account,
        };
        let link = &*self.page_url(person.locale, page);
        let told = |kind| Content::Told { kind, link, at };
        let content = match news {
            News::PasswordChanged => Content::PasswordChanged { link, at },
            News::NewDevice(device) => Content::NewDevice { link, at, device },
            News::SecondFactorOn => told(MailKind::SecondFactorOn),
            News::SecondFactorOff => told(MailKind::SecondFactorOff),
            News::PasskeyAdded => told(MailKind::PasskeyAdded),
            News::PasskeyRemoved => told(MailKind::PasskeyRemoved),
            News::ProviderConnected => told(MailKind::ProviderConnected),
            News::ProviderRemoved => told(MailKind::ProviderRemoved),
            News::DataReady => told(MailKind::DataReady),
            News::Erased => told(MailKind::AccountErased),
        };
        self.mail_compose(person.email.address().clone(), person.locale, &content)
    }
}

/// Puts a mail into the outbox; each is a new one, as the change that it tells of happens once.
pub(crate) async fn post(conn: &mut Conn, now: DateTime<Utc>, message: &Message) -> Result<()> {
    let key = format!("account:{}", fresh(now));
    mail_enqueue(conn, now, message, &key).await?;
    Ok(())
}
