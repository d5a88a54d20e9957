//! What accounts tell people by mail.

use super::{Person, store::SignUpRow};
use crate::{ctx::Actor, db::Conn, error::Result, events::event_append_by, locale::Locale, random::Secret};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Makes the address of the page on which a link is used, for a reader of a language. Opening that page changes nothing.
pub type LinkTo<'a> = &'a (dyn Fn(Locale, &Secret) -> String + Send + Sync);

/// What happened that somebody is to know.
#[derive(Clone, Debug)]
pub(super) enum News {
    /// A link that signs in; also what the owner of a known address gets who signs up again.
    SignIn { link: String },
    /// A link that sets a new password.
    Reset { link: String },
    /// The password is another now.
    PasswordChanged,
    /// Somebody signed in in a browser not seen before.
    NewDevice { device: String },
}

impl News {
    fn name(&self) -> &'static str {
        match self {
            News::SignIn { .. } => "sign_in_link",
            News::Reset { .. } => "reset_link",
            News::PasswordChanged => "password_changed",
            News::NewDevice { .. } => "new_device",
        }
    }
}

/// Tells a person, in their language.
pub(super) async fn person_tell(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: &Person,
    news: News,
) -> Result<()> {
    event_append_by(
        conn,
        now,
        Actor::System,
        person.id.0,
        "mail",
        (None, news.name()),
        None,
    )
    .await
}

/// Sends the link that ends a sign-up.
pub(super) async fn confirmation_send(
    conn: &mut Conn,
    now: DateTime<Utc>,
    sign_up: Uuid,
    row: &SignUpRow,
    link: String,
) -> Result<()> {
    event_append_by(
        conn,
        now,
        Actor::System,
        sign_up,
        "mail",
        (None, "address_confirmation"),
        None,
    )
    .await
}
