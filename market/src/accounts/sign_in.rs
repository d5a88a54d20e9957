//! Signing in with a password or a link, and links that set a new password.

use super::{
    Caller, DEVICE_LIFE, Email, EndReason, Entry, Method, Person, PersonState, Purpose,
    half::half_begin,
    limit::Keys,
    link_invalid,
    mails::{News, post},
    password_check,
    session::{Start, session_begin, sessions_end},
    store::{self, Ending},
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::PersonId,
    mail::Message,
    policy::{Action, allow},
    random::Secret,
};
use uuid::Uuid;

/// The one answer to a wrong password, an unknown address and an account that is kept out.
fn wrong() -> Error {
    Error::Invalid(vec![FieldError::new("password", "sign_in.wrong", "")])
}

/// After the first factor: in, or half in where there is a second one.
pub(super) async fn enter(
    conn: &mut Conn,
    ctx: &Ctx,
    person: &Person,
    start: Start,
    half: Secret,
    new_device: Message,
) -> Result<Entry> {
    if store::totp_on(conn, person.id).await? {
        return half_begin(conn, ctx, person.id, start.method(), half).await;
    }
    session_begin(conn, ctx, person, start, Some(new_device))
        .await
        .map(Entry::Whole)
}

/// Writes down that somebody tried to sign in and could not. The account is a keyed hash, so that tries on one account
/// can be told apart from tries on many, also where nobody has it.
pub(super) async fn sign_in_failed(
    conn: &mut Conn,
    ctx: &Ctx,
    subject: Uuid,
    how: &str,
    account: &str,
) -> Result<()> {
    Event::new(subject, "sign_in", "failed")
        .note(how)
        .change("account", None, account.get(..16))
        .append(conn, ctx)
        .await
}

/// Writes down that a link was made for a person.
pub(super) async fn link_made(conn: &mut Conn, ctx: &Ctx, person: PersonId, purpose: Purpose) -> Result<()> {
    Event::new(person.0, "link", purpose.name())
        .append(conn, ctx)
        .await
}

impl Market {
    /// Signs in with a password; who has a second factor is asked for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `sign_in.wrong`, whatever of both was wrong; [`Error::TooOften`].
    pub async fn sign_in(&self, ctx: &Ctx, caller: &Caller, email: &str, password: &str) -> Result<Entry> {
        allow(ctx, Action::AccountOpen)?;
        let email = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let (now, asking) = (ctx.now, caller.clone());
        let account = self.keyed.hash("account", email.folded())?;
        let (keys, person, phc) = self
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let person = store::person_by_email(conn, &email).await?;
                    let person = person.filter(|p| p.state == PersonState::Active);
                    let mut keys = Keys::new("in", email.folded(), asking.address);
                    if let (Some(person), Some(device)) = (&person, &asking.device)
                        && store::device_known(conn, person.id, device, now - DEVICE_LIFE).await?
                    {
                        keys = Keys::device("in", email.folded(), device);
                    }
                    if let Err(too_often) = keys.take(conn, now).await? {
                        return Ok(Err(too_often));
                    }
                    let phc = match &person {
                        Some(person) => store::password_of(conn, person.id).await?,
                        None => None,
                    };
                    Ok(Ok((keys, person, phc)))
                })
            })
            .await??;
        let right = self.passwords.verify(password.to_owned(), phc.clone()).await?;
        let Some(person) = person.clone().filter(|_| right) else {
            let (ctx, subject) = (*ctx, person.map_or(Uuid::nil(), |p| p.id.0));
            self.db
                .write(move |conn| {
                    Box::pin(async move {
                        sign_in_failed(conn, &ctx, subject, Method::Password.name(), &account).await
                    })
                })
                .await?;
            return Err(wrong());
        };
        let (start, half) = (Start::of(self, caller, Method::Password)?, self.random.secret()?);
        let new_device = self.new_device_mail(now, caller, &person)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // The password may have been changed while its hash was made.
                    if store::password_of(conn, person.id).await? != phc {
                        return Err(wrong());
                    }
                    keys.give_back(conn, now).await?;
                    enter(conn, &ctx, &person, start, half, new_device).await
                })
            })
            .await
    }

    /// Sends a link that signs in or one that sets a new password; nothing to an address without an account, with the
    /// same answer.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email`; [`Error::TooOften`].
    pub async fn link_ask(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        email: &str,
        purpose: LinkPurpose,
    ) -> Result<()> {
        allow(ctx, Action::AccountOpen)?;
        let email = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let (now, token) = (ctx.now, self.random.secret()?);
        let keys = Keys::new("mail", email.folded(), caller.address);
        let known = store::person_by_email(&mut self.db.read().await?, &email).await?;
        // Written for an unknown address too, so that both take the same time.
        let person = known.filter(|p| p.state == PersonState::Active);
        let (to, locale) = person
            .as_ref()
            .map_or((&email, ctx.locale), |p| (&p.email, p.locale));
        let mail = self.link_mail(now, to, locale, purpose.of(), &token)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if let Err(too_often) = keys.take(conn, now).await? {
                        return Ok(Err(too_often));
                    }
                    if let Some(person) = person {
                        store::token_insert(conn, now, &token, purpose.of(), person.id.0).await?;
                        link_made(conn, &ctx, person.id, purpose.of()).await?;
                        post(conn, now, &mail).await?;
                    }
                    Ok(Ok(()))
                })
            })
            .await?
    }

    /// What a link is for, while it can be used; a look that changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn link_purpose(&self, ctx: &Ctx, token: &Secret) -> Result<Option<Purpose>> {
        allow(ctx, Action::AccountOpen)?;
        let found = store::token_read(&mut self.db.read().await?, ctx.now, token).await?;
        Ok(found.map(|(purpose, _)| purpose))
    }

    /// Signs in with a link; who has a second factor is asked for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `token`.
    pub async fn sign_in_by_link(&self, ctx: &Ctx, caller: &Caller, token: &Secret) -> Result<Entry> {
        allow(ctx, Action::AccountOpen)?;
        let person = self.link_person(ctx, token, Purpose::SignIn).await?;
        let (start, half) = (Start::of(self, caller, Method::Link)?, self.random.secret()?);
        let new_device = self.new_device_mail(ctx.now, caller, &person)?;
        let (ctx, token) = (*ctx, token.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::token_use(conn, ctx.now, &token, Purpose::SignIn)
                        .await?
                        .ok_or_else(link_invalid)?;
                    enter(conn, &ctx, &person, start, half, new_device).await
                })
            })
            .await
    }

    /// Whose link this is, if it is for `purpose` and can be used.
    async fn link_person(&self, ctx: &Ctx, token: &Secret, purpose: Purpose) -> Result<Person> {
        let mut conn = self.db.read().await?;
        let person = match store::token_read(&mut conn, ctx.now, token).await? {
            Some((found, id)) if found == purpose => store::person_by_id(&mut conn, PersonId(id)).await?,
            _ => None,
        };
        person
            .filter(|p| p.state == PersonState::Active)
            .ok_or_else(link_invalid)
    }

    /// Sets a new password with a link, ends every session and voids every other link. It signs nobody in.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `token` or `new`.
    pub async fn password_reset(&self, ctx: &Ctx, token: &Secret, new: &str) -> Result<()> {
        allow(ctx, Action::AccountOpen)?;
        let now = ctx.now;
        let person = self.link_person(ctx, token, Purpose::Reset).await?;
        password_check("new", new, Some(&person.email)).map_err(|e| Error::Invalid(vec![e]))?;
        let phc = self.passwords.hash(new.to_owned(), self.random.bytes()?).await?;
        let token = token.clone();
        let mail = self.news_mail(now, &person, News::PasswordChanged)?;
        let ctx = ctx.by_person(person.id);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::token_use(conn, now, &token, Purpose::Reset)
                        .await?
                        .ok_or_else(link_invalid)?;
                    store::password_put(conn, now, person.id, &phc).await?;
                    store::tokens_void(conn, now, person.id.0).await?;
                    sessions_end(conn, &ctx, Ending::All(person.id), EndReason::PasswordChanged).await?;
                    Event::new(person.id.0, "password", "set")
                        .note("link")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, now, &mail).await
                })
            })
            .await
    }
}

/// What somebody can ask a link for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// To sign in.
    SignIn,
    /// To set a new password.
    Reset,
}

impl LinkPurpose {
    fn of(self) -> Purpose {
        match self {
            Self::SignIn => Purpose::SignIn,
            Self::Reset => Purpose::Reset,
        }
    }
}
