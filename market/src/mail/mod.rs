//! Mail: an outbox in the database, and the ways out of it.
//!
//! A use case puts a mail into the outbox in the transaction of the change ([`mail_enqueue`]); a job sends it
//! (`jobs/mail.rs`). A link in a mail changes nothing by being opened: it leads to a page with a button, because scanners
//! follow links.

mod address;
mod content;
mod folder;
mod letter;
mod memory;
mod model;
mod outbox;
mod samples;
mod smtp;
mod store;
mod template;

pub use address::EmailAddress;
pub use content::{Content, ModerationCase};
pub use folder::Folder;
pub use letter::{Letter, Sender};
pub use memory::{Memory, Sent};
pub use model::*;
pub use outbox::*;
pub use smtp::{Encryption, Smtp, SmtpSettings, is_loopback};
pub(crate) use store::{Stored, mail_counts, mail_get, mails_empty};
pub use template::MailPreview;
pub(crate) use template::{mail_parts, mail_preview, role_words};

use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::{Event, event_append},
    id::MailId,
    jobs::{JobKind, job_enqueue, job_failed_drop},
    locale::Locale,
    policy::{Action, allow},
};
use chrono::{DateTime, Utc};

/// How mails leave the house.
#[derive(Clone)]
pub enum Mail {
    /// By a mail server.
    Smtp(Smtp),
    /// As files.
    Folder(Folder),
    /// Kept in memory, for tests.
    Memory(Memory),
}

/// Why a mail was not taken. The words carry no addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendError {
    /// Whether trying again is of no use.
    pub lasting: bool,
    /// What the server or the system said.
    pub words: String,
}

impl SendError {
    /// An error that may pass.
    pub fn passing(words: impl std::fmt::Display) -> Self {
        Self {
            lasting: false,
            words: address::without_addresses(&words.to_string()),
        }
    }

    /// The last word.
    pub fn lasting(words: impl std::fmt::Display) -> Self {
        Self {
            lasting: true,
            ..Self::passing(words)
        }
    }
}

impl Mail {
    /// Who writes.
    pub fn sender(&self) -> &Sender {
        match self {
            Mail::Smtp(smtp) => &smtp.sender,
            Mail::Folder(folder) => &folder.sender,
            Mail::Memory(memory) => &memory.sender,
        }
    }

    /// Forgets what was kept of mails to an address, where we keep any: files.
    pub async fn forget(&self, address: &EmailAddress) {
        if let Mail::Folder(folder) = self
            && let Err(error) = folder.forget(address).await
        {
            tracing::error!(%error, "files of mails to somebody erased could not be deleted");
        }
    }

    /// Sends a mail of the outbox. Sending it again gives the same bytes.
    ///
    /// # Errors
    /// Says whether trying again may help.
    pub async fn send(&self, id: MailId, at: DateTime<Utc>, message: &Message) -> Result<(), SendError> {
        let letter = letter::letter(self.sender(), id, at, message).map_err(SendError::lasting)?;
        match self {
            Mail::Smtp(smtp) => smtp.send(&letter).await,
            Mail::Folder(folder) => folder.send(&letter).await,
            Mail::Memory(memory) => memory.send(message, letter),
        }
    }
}

/// Puts a mail into the outbox in the caller's transaction, with the job that sends it. The same `key` puts one in: asked
/// again, the first one's identifier is answered and nothing is written.
///
/// # Errors
/// When the database can't be written.
pub async fn mail_enqueue(
    conn: &mut Conn,
    now: DateTime<Utc>,
    message: &Message,
    key: &str,
) -> Result<MailId> {
    let id = MailId::fresh(now);
    if !store::mail_insert(conn, id, now, message, key).await? {
        return store::mail_by_key(conn, key)
            .await?
            .ok_or_else(|| Error::internal("a mail was put in and is not there"));
    }
    event_append(conn, now, id.0, "mail", None, MailState::Queued.name(), None).await?;
    job_enqueue(conn, now, JobKind::SendMail, id.to_string()).await?;
    Ok(id)
}

/// Whether a mail was put in under this key.
///
/// # Errors
/// When the database can't be read.
pub(crate) async fn mail_known(conn: &mut Conn, key: &str) -> Result<bool> {
    Ok(store::mail_by_key(conn, key).await?.is_some())
}

/// Where a mail stands; none when there is no such mail.
///
/// # Errors
/// When the database can't be read.
pub async fn mail_view(conn: &mut Conn, id: MailId) -> Result<Option<MailView>> {
    Ok(mail_get(conn, id).await?.map(|stored| stored.view))
}

/// Takes a mail a step further and writes that down.
pub(crate) async fn mail_step(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: MailId,
    from: MailState,
    view: &MailView,
) -> Result<()> {
    store::mail_stands(conn, id, view).await?;
    if from != view.state {
        let (from, to) = (from.name(), from.step(view.state)?.name());
        // what a server said stands in the row; in the log nothing may stay that people wrote
        event_append(conn, now, id.0, "mail", Some(from), to, None).await?;
    }
    Ok(())
}

/// Puts a mail that was given up back into the outbox, with a new job in the place of the one that was given up.
///
/// # Errors
/// As [`Market::mail_retry`].
pub(crate) async fn mail_again(conn: &mut Conn, ctx: &Ctx, id: MailId) -> Result<()> {
    let stored = mail_get(conn, id).await?.ok_or(Error::NotFound)?;
    let next = stored.view.state.step(MailState::Queued)?;
    let late = stored.message.useful_until.is_some_and(|until| until <= ctx.now);
    if late || stored.message.text.is_empty() {
        return Err(Error::Conflict {
            from: MailState::Expired.name().into(),
            to: next.name().into(),
        });
    }
    let view = MailView {
        state: next,
        error: None,
        ..stored.view.clone()
    };
    store::mail_stands(conn, id, &view).await?;
    Event::new(id.0, "mail", next.name())
        .from(stored.view.state.name())
        .append(conn, ctx)
        .await?;
    job_failed_drop(conn, JobKind::SendMail, &id.to_string()).await?;
    job_enqueue(conn, ctx.now, JobKind::SendMail, id.to_string()).await
}

impl Market {
    /// Writes a mail from its contents, in the reader's language.
    ///
    /// # Errors
    /// When its link leads elsewhere than to this service.
    pub fn mail_compose(&self, to: EmailAddress, locale: Locale, content: &Content<'_>) -> Result<Message> {
        let texts = self.texts.now();
        template::compose(
            self.mail.sender(),
            self.region.time_zone,
            to,
            locale,
            content,
            &texts,
        )
    }

    /// The mails that were given up or came back, the newest first; at most `limit`.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn mails_troubled(&self, ctx: &Ctx, limit: i64) -> Result<Vec<(MailId, MailView)>> {
        allow(ctx, Action::MailBounced)?;
        store::mails_troubled(&mut self.db.read().await?, limit).await
    }

    /// Tries a mail again that was given up, while it is of use.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], and [`Error::Conflict`] when it was not given up or is of no use any more.
    pub async fn mail_retry(&self, ctx: &Ctx, id: MailId) -> Result<()> {
        allow(ctx, Action::MailRetry)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| Box::pin(async move { mail_again(conn, &ctx, id).await }))
            .await
    }

    /// Marks a sent mail as come back, by hand.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], and [`Error::Conflict`] when it was never sent or has come back already.
    pub async fn mail_bounced(&self, ctx: &Ctx, id: MailId, note: &str) -> Result<()> {
        allow(ctx, Action::MailBounced)?;
        let (ctx, note) = (*ctx, address::without_addresses(note));
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let view = mail_view(conn, id).await?.ok_or(Error::NotFound)?;
                    let next = MailView {
                        state: view.state.step(MailState::Bounced)?,
                        error: Some(note),
                        ..view.clone()
                    };
                    store::mail_stands(conn, id, &next).await?;
                    Event::new(id.0, "mail", next.state.name())
                        .from(view.state.name())
                        .append(conn, &ctx)
                        .await
                })
            })
            .await
    }
}
