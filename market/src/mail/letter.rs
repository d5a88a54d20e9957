//! From a row of the outbox to the bytes that are sent: headers and two parts.

use super::{address::EmailAddress, model::Message};
use crate::{
    error::{Error, Result},
    id::MailId,
};
use chrono::{DateTime, Utc};
use lettre::message::{
    Mailbox, MultiPart, SinglePart,
    header::{ContentType, Header, HeaderName},
};

/// The most characters of a subject.
const LONGEST_SUBJECT: usize = 200;

/// Who writes: the mailbox in `From`, and the public address of the service.
#[derive(Clone, Debug)]
pub struct Sender {
    mailbox: Mailbox,
    base_url: String,
}

impl Sender {
    /// Reads `Name <address>` or an address. `base_url` is scheme and host, without a slash at the end.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(from: &str, base_url: &str) -> Result<Self, String> {
        if from.chars().any(char::is_control) {
            return Err("control characters have no place in it".into());
        }
        let mailbox: Mailbox = from
            .parse()
            .map_err(|e| format!("needs `Name <address>`, not {from:?}: {e}"))?;
        if !mailbox.email.to_string().is_ascii() {
            return Err("the address may have ASCII letters only; write the domain in its xn-- form".into());
        }
        Ok(Self {
            mailbox,
            base_url: base_url.to_owned(),
        })
    }

    /// For processes that send nothing to anybody: `buysocially@localhost`, at the address of a local server.
    pub fn local() -> Self {
        Self {
            mailbox: Mailbox::new(
                Some("Buy Socially".into()),
                lettre::Address::new("buysocially", "localhost").expect("an address"),
            ),
            base_url: "http://127.0.0.1:3000".into(),
        }
    }

    /// The address alone.
    pub fn address(&self) -> &lettre::Address {
        &self.mailbox.email
    }

    /// Scheme and host of the service, which the links in mails begin with.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }
}

/// A mail as it goes over the wire.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The outbox row that it comes from.
    pub id: MailId,
    /// When it was put into the outbox.
    pub at: DateTime<Utc>,
    /// Who gets it.
    pub to: EmailAddress,
    /// Headers and body, lines ended by CR LF.
    pub bytes: Vec<u8>,
}

/// Puts headers and parts together. The same row gives the same bytes, so a second sending after a crash carries the same
/// `Message-ID` and the recipient's server can recognise it.
///
/// # Errors
/// When the message is of a kind that one can unsubscribe from and doesn't say where, or that address is no https or
/// loopback address.
pub fn letter(sender: &Sender, id: MailId, at: DateTime<Utc>, message: &Message) -> Result<Letter> {
    let mut builder = lettre::Message::builder()
        .from(sender.mailbox.clone())
        .to(message.to.as_str().parse::<Mailbox>().map_err(Error::internal)?)
        .subject(one_line(&message.subject))
        .date(at.into())
        .message_id(Some(format!("<{}@{}>", id.0.simple(), sender.address().domain())))
        .header(AutoSubmitted)
        .header(ContentLanguage(message.locale.tag()));
    if let Some(url) = &message.unsubscribe {
        if !url.starts_with(&format!("{}/", sender.base_url))
            || !url.bytes().all(|b| b.is_ascii_graphic() && b != b'>')
        {
            return Err(Error::internal(
                "the address to unsubscribe at is not one of this service",
            ));
        }
        builder = builder
            .header(ListUnsubscribe(format!("<{url}>")))
            .header(ListUnsubscribePost);
    } else if !message.kind.transactional() {
        return Err(Error::internal(format!(
            "a mail of kind {} must say where to unsubscribe",
            message.kind
        )));
    }
    let part = |kind: ContentType, body: &str| SinglePart::builder().header(kind).body(body.to_owned());
    let parts = MultiPart::alternative()
        .boundary(format!("part-{}", id.0.simple()))
        .singlepart(part(ContentType::TEXT_PLAIN, &message.text))
        .singlepart(part(ContentType::TEXT_HTML, &message.html));
    let whole = builder.multipart(parts).map_err(Error::internal)?;
    Ok(Letter {
        id,
        at,
        to: message.to.clone(),
        bytes: whole.formatted(),
    })
}

/// A subject on one line: whatever could end the header becomes a space.
fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = clean.split(' ').filter(|w| !w.is_empty()).collect();
    words.join(" ").chars().take(LONGEST_SUBJECT).collect()
}

/// A header that is written and never read.
macro_rules! header {
    ($(#[$doc:meta])* $name:ident $(($field:ty))? = $header:literal, |$self:ident| $value:expr) => {
        $(#[$doc])*
        #[derive(Clone)]
        struct $name $(($field))?;

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($header)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err(concat!($header, " is only written").into())
            }

            fn display(&self) -> lettre::message::header::HeaderValue {
                let $self = self;
                lettre::message::header::HeaderValue::new(Self::name(), $value)
            }
        }
    };
}

header! {
    /// Asks answering machines to keep quiet (RFC 3834).
    AutoSubmitted = "Auto-Submitted", |_this| "auto-generated".to_owned()
}
header! {
    /// The language (RFC 3282), for screen readers and translators.
    ContentLanguage(&'static str) = "Content-Language", |this| this.0.to_owned()
}
header! {
    /// Where to unsubscribe (RFC 2369).
    ListUnsubscribe(String) = "List-Unsubscribe", |this| this.0.clone()
}
header! {
    /// That one POST is enough (RFC 8058).
    ListUnsubscribePost = "List-Unsubscribe-Post", |_this| "List-Unsubscribe=One-Click".to_owned()
}

#[cfg(test)]
mod tests;
