//! One's own account: what it shows, name and password.

use super::{
    Caller, Consent, EndReason, Membership, Person, SessionLine,
    limit::Keys,
    mails::{News, post},
    name_parse, password_check,
    session::{own, sessions_end},
    store::{self, Ending},
};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::SessionId,
};

/// What the page of one's account shows.
#[derive(Clone, Debug)]
pub struct Account {
    /// Oneself.
    pub person: Person,
    /// Whether there is a password; without one, links sign in.
    pub has_password: bool,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// How many passkeys there are.
    pub passkeys: usize,
    /// Whether the identity provider can sign in; nothing where there is none.
    pub provider: Option<bool>,
    /// Sessions that hold, the last used first.
    pub sessions: Vec<SessionLine>,
    /// What one belongs to.
    pub memberships: Vec<Membership>,
    /// What one was told or agreed to.
    pub consents: Vec<Consent>,
}

/// What somebody types who changes their password.
#[derive(Clone)]
pub struct PasswordChange {
    /// The one that holds.
    pub current: String,
    /// The one that is to hold.
    pub new: String,
}

impl Market {
    /// One's own account.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody; when the database fails.
    pub async fn account(&self, ctx: &Ctx) -> Result<Account> {
        let id = own(ctx)?;
        let mut conn = self.db.read().await?;
        Ok(Account {
            person: store::person_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?,
            has_password: store::password_has(&mut conn, id).await?,
            second_factor: store::totp_on(&mut conn, id).await?,
            passkeys: store::passkeys_of(&mut conn, id).await?.len(),
            provider: match &self.provider {
                Some(provider) => Some(
                    store::identity_of(&mut conn, id, provider.issuer())
                        .await?
                        .is_some(),
                ),
                None => None,
            },
            sessions: store::sessions_of(&mut conn, ctx.now, id).await?,
            memberships: store::memberships_of(&mut conn, id).await?,
            consents: store::consents_of(&mut conn, id).await?,
        })
    }

    /// Changes the name that others see.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `name`.
    pub async fn name_change(&self, ctx: &Ctx, name: &str) -> Result<()> {
        let id = own(ctx)?;
        let name = name_parse(name).map_err(|e| Error::Invalid(vec![e]))?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let before = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    if before.name == name {
                        return Ok(());
                    }
                    store::person_rename(conn, ctx.now, id, &name).await?;
                    let state = before.state.name();
                    Event::new(id.0, "person", state)
                        .from(state)
                        .personal(id, "name", Some(&before.name), Some(&name))
                        .append(conn, &ctx)
                        .await
                })
            })
            .await
    }

    /// Changes the password and ends every session but this one.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `current` or `new`; [`Error::TooOften`].
    pub async fn password_change(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        form: &PasswordChange,
    ) -> Result<()> {
        let (now, id) = (ctx.now, own(ctx)?);
        let mut conn = self.db.read().await?;
        let person = store::person_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        drop(conn);
        password_check("new", &form.new, Some(&person.email)).map_err(|e| Error::Invalid(vec![e]))?;
        let keys = Keys::new("change", person.email.folded(), caller.address);
        let taken = keys.clone();
        let phc = self
            .db
            .write(move |conn| {
                Box::pin(async move {
                    match taken.take(conn, now).await? {
                        Err(too_often) => Ok(Err(too_often)),
                        Ok(()) => Ok(Ok(store::password_of(conn, id).await?)),
                    }
                })
            })
            .await??;
        let wrong = || Error::Invalid(vec![FieldError::new("current", "password.wrong", "")]);
        if !self.passwords.verify(form.current.clone(), phc.clone()).await? {
            return Err(wrong());
        }
        let new = self
            .passwords
            .hash(form.new.clone(), self.random.bytes()?)
            .await?;
        let mail = self.news_mail(now, &person, News::PasswordChanged)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // Of two changes at once, the one that comes second has proved an old password.
                    if store::password_of(conn, id).await? != phc {
                        return Err(wrong());
                    }
                    store::password_put(conn, now, id, &new).await?;
                    store::tokens_void(conn, now, id.0).await?;
                    keys.give_back(conn, now).await?;
                    sessions_end(
                        conn,
                        &ctx,
                        Ending::Others(id, session),
                        EndReason::PasswordChanged,
                    )
                    .await?;
                    Event::new(id.0, "password", "set")
                        .from("set")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, now, &mail).await
                })
            })
            .await
    }
}
