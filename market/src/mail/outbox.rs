//! The outbox as the operator reads it. In lists nobody can be recognised; opening a mail, or looking for somebody's, is
//! written down.

use super::{EmailAddress, MailKind, MailState, MailView, store};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::MailId,
    locale::Locale,
    policy::{Action, allow},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How many mails a page of the outbox has.
pub const MAILS_PAGE: usize = 50;

/// Which mails somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailQuery {
    /// In this state.
    pub state: Option<MailState>,
    /// To this address.
    pub recipient: Option<EmailAddress>,
    /// Only what is older than this mail.
    pub before: Option<MailId>,
}

impl MailQuery {
    /// Reads the parameters of an address; others are left alone.
    ///
    /// # Errors
    /// A state, an address or an identifier that is none.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match name {
                "state" => match MailState::from_name(value) {
                    Some(state) => query.state = Some(state),
                    None => errors.push(FieldError::new(name, "invalid.choice", value)),
                },
                "recipient" => match EmailAddress::parse_field(name, value) {
                    Ok(address) => query.recipient = Some(address),
                    Err(error) => errors.push(error),
                },
                "before" => match value.parse() {
                    Ok(id) => query.before = Some(MailId(id)),
                    Err(_) => errors.push(FieldError::new(name, "invalid.choice", value)),
                },
                _ => {}
            }
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The parameters again, without where the page begins.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let state = self.state.map(|s| ("state", s.name().to_owned()));
        let recipient = self
            .recipient
            .as_ref()
            .map(|a| ("recipient", a.as_str().to_owned()));
        state.into_iter().chain(recipient).collect()
    }
}

/// A mail in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// Its identifier.
    pub id: MailId,
    /// When it was put into the outbox.
    pub at: DateTime<Utc>,
    /// What it is about.
    pub kind: MailKind,
    /// To whom: the first letter and the domain.
    pub to: String,
    /// How far it is.
    pub state: MailState,
    /// How often sending was tried.
    pub attempts: i64,
}

/// A page of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailsPage {
    /// Its mails, the newest first.
    pub lines: Vec<MailLine>,
    /// The mail that older pages come before; nothing on the last page.
    pub older: Option<MailId>,
}

/// A mail as the operator sees it: without what it says, as that may let its reader in.
#[derive(Clone, Debug)]
pub struct MailCase {
    /// Its identifier.
    pub id: MailId,
    /// When it was put into the outbox.
    pub at: DateTime<Utc>,
    /// To whom.
    pub to: EmailAddress,
    /// The language that it is written in.
    pub locale: Locale,
    /// Where it stands.
    pub view: MailView,
    /// After this instant it isn't sent any more.
    pub useful_until: Option<DateTime<Utc>>,
    /// Whether what it says is still there, so that it can be tried again.
    pub whole: bool,
}

impl MailCase {
    /// Whether it was given up and can be tried again at `now`.
    pub fn can_retry(&self, now: DateTime<Utc>) -> bool {
        self.view.state == MailState::Failed
            && self.whole
            && self.useful_until.is_none_or(|until| until > now)
    }
}

impl Market {
    /// A page of the outbox. Looking for somebody's mails is written down, without the address.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] for a page that begins nowhere.
    pub async fn mails_find(&self, ctx: &Ctx, query: &MailQuery) -> Result<MailsPage> {
        allow(ctx, Action::JobsRead)?;
        let conn = &mut self.db.read().await?;
        let before = match query.before {
            None => None,
            Some(id) => Some(store::mail_cursor(conn, id).await?.ok_or(Error::NotFound)?),
        };
        // one more, to know whether there are older ones
        let limit = i64::try_from(MAILS_PAGE + 1).unwrap_or(i64::MAX);
        let mut lines = store::mails_find(conn, query, before, limit).await?;
        let more = lines.len() > MAILS_PAGE;
        lines.truncate(MAILS_PAGE);
        let older = lines.last().map(|l| l.id).filter(|_| more);
        if query.recipient.is_some() {
            self.looked(ctx, Uuid::nil(), "mail_access", "searched").await?;
        }
        Ok(MailsPage { lines, older })
    }

    /// One mail with its recipient, which is written down.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn mail_open(&self, ctx: &Ctx, id: MailId) -> Result<MailCase> {
        allow(ctx, Action::JobsRead)?;
        let found = store::mail_get(&mut self.db.read().await?, id).await?;
        let stored = found.ok_or(Error::NotFound)?;
        self.looked(ctx, id.0, "mail_access", "opened").await?;
        Ok(MailCase {
            id,
            at: stored.at,
            to: stored.message.to,
            locale: stored.message.locale,
            useful_until: stored.message.useful_until,
            whole: !stored.message.text.is_empty(),
            view: stored.view,
        })
    }

    /// Writes down that somebody looked at what is personal.
    pub(crate) async fn looked(
        &self,
        ctx: &Ctx,
        subject: Uuid,
        kind: &'static str,
        to: &'static str,
    ) -> Result<()> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move { Event::new(subject, kind, to).append(conn, &ctx).await })
            })
            .await
    }
}
