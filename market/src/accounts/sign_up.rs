//! Signing up: nobody is a person here before the address is shown to be theirs.

use super::{
    Caller, Consent, Email, PRIVACY_NOTICE, Person, PersonState, Purpose, SignedIn,
    limit::Keys,
    link_invalid,
    mails::post,
    name_parse, password_check,
    session::{Start, session_begin},
    sign_in::link_made,
    store::{self, SignUpRow},
};
use crate::{
    Market,
    accounts::Method,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    policy::{Action, allow},
    random::Secret,
};

/// What somebody types who signs up.
#[derive(Clone)]
pub struct SignUp {
    /// Their address.
    pub email: String,
    /// The name that others see.
    pub name: String,
    /// The password that they want.
    pub password: String,
}

/// Writes down that somebody is a person here now.
pub(super) async fn person_made(conn: &mut Conn, ctx: &Ctx, person: &Person) -> Result<()> {
    Event::new(person.id.0, "person", person.state.name())
        .personal(person.id, "email", None, Some(person.email.typed()))
        .personal(person.id, "name", None, Some(&person.name))
        .append(conn, ctx)
        .await
}

impl Market {
    /// Sends a link that confirms the address; to an address that has an account already, a link that signs in. The
    /// answer is the same.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email`, `name`, `password`; [`Error::TooOften`].
    pub async fn sign_up(&self, ctx: &Ctx, caller: &Caller, form: &SignUp) -> Result<()> {
        allow(ctx, Action::AccountOpen)?;
        let (email, name) = (Email::parse(&form.email), name_parse(&form.name));
        let password = password_check("password", &form.password, email.as_ref().ok());
        let (email, name) = match (email, name, password) {
            (Ok(email), Ok(name), Ok(())) => (email, name),
            (email, name, password) => {
                let all = [email.err(), name.err(), password.err()];
                return Err(Error::Invalid(all.into_iter().flatten().collect()));
            }
        };
        let now = ctx.now;
        let keys = Keys::new("mail", email.folded(), caller.address);
        self.db
            .write(move |conn| Box::pin(async move { keys.take(conn, now).await }))
            .await??;
        // Hashed for a known address too, so that both take the same time.
        let phc = self
            .passwords
            .hash(form.password.clone(), self.random.bytes()?)
            .await?;
        let token = self.random.secret()?;
        let known = store::person_by_email(&mut self.db.read().await?, &email).await?;
        let mail = match &known {
            Some(person) => self.link_mail(now, &person.email, person.locale, Purpose::SignIn, &token)?,
            None => self.link_mail(now, &email, ctx.locale, Purpose::Confirm, &token)?,
        };
        let (locale, ctx) = (ctx.locale, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    match known {
                        Some(person) if person.state == PersonState::Active => {
                            store::token_insert(conn, now, &token, Purpose::SignIn, person.id.0).await?;
                            link_made(conn, &ctx, person.id, Purpose::SignIn).await?;
                        }
                        Some(_) => return Ok(()),
                        None => {
                            let row = SignUpRow {
                                email,
                                name,
                                locale,
                                phc,
                                notice: PRIVACY_NOTICE.to_owned(),
                                created_at: now,
                            };
                            let id = store::sign_up_insert(conn, &row).await?;
                            store::token_insert(conn, now, &token, Purpose::Confirm, id).await?;
                        }
                    }
                    post(conn, now, &mail).await
                })
            })
            .await
    }

    /// Ends a sign-up: the bearer of the mail says the password that was chosen, becomes a person and is signed in.
    /// The password is asked for because whoever only has the mail may not be who chose it, and would be confirming
    /// an account that a stranger can enter.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `token` or `password`; [`Error::TooOften`].
    pub async fn sign_up_confirm(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        token: &Secret,
        password: &str,
    ) -> Result<SignedIn> {
        allow(ctx, Action::AccountOpen)?;
        let now = ctx.now;
        let mut conn = self.db.read().await?;
        let waiting = match store::token_read(&mut conn, now, token).await? {
            Some((Purpose::Confirm, id)) => store::sign_up_read(&mut conn, id).await?,
            _ => None,
        };
        drop(conn);
        let waiting = waiting.ok_or_else(link_invalid)?;
        let keys = Keys::new("in", waiting.email.folded(), caller.address);
        let taken = keys.clone();
        self.db
            .write(move |conn| Box::pin(async move { taken.take(conn, now).await }))
            .await??;
        if !self
            .passwords
            .verify(password.to_owned(), Some(waiting.phc.clone()))
            .await?
        {
            return Err(Error::Invalid(vec![FieldError::new(
                "password",
                "password.wrong",
                "",
            )]));
        }
        let (token, start, ctx) = (token.clone(), Start::of(self, caller, Method::Password)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::token_use(conn, now, &token, Purpose::Confirm)
                        .await?
                        .ok_or_else(link_invalid)?;
                    // Somebody with the same address may have been faster.
                    let id = store::person_insert(conn, now, &waiting.email, &waiting.name, waiting.locale)
                        .await?
                        .ok_or_else(link_invalid)?;
                    let person = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    store::password_put(conn, now, id, &waiting.phc).await?;
                    store::consent_insert(conn, waiting.created_at, id, Consent::PRIVACY, &waiting.notice)
                        .await?;
                    store::sign_ups_delete(conn, &waiting.email).await?;
                    person_made(conn, &ctx.by_person(id), &person).await?;
                    keys.give_back(conn, now).await?;
                    session_begin(conn, &ctx, &person, start, None).await
                })
            })
            .await
    }
}
