//! Signing in at the identity provider, and connecting one's account with it. Whom the provider means is remembered by its
//! own name for them, never by an address: addresses go to other people.

use super::{
    Caller, Consent, Email, Entry, HALF_LIFE, Identity, Method, PRIVACY_NOTICE, Person, PersonState,
    limit::Keys,
    mails::{News, post},
    name_parse,
    session::{Start, own, session_begin},
    sign_in::{enter, sign_in_failed},
    sign_up::person_made,
    store,
};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::{PersonId, SessionId},
    locale::Locale,
    oidc::{Asked, Provider, Recognised, told},
    policy::{Action, allow},
    random::Secret,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a browser is sent, and the secret that it brings back.
#[derive(Clone, Debug)]
pub struct ProviderQuestion {
    /// An address at the provider.
    pub url: String,
    /// What the browser keeps meanwhile.
    pub secret: Secret,
}

/// A question as we keep it.
#[derive(Serialize, Deserialize)]
struct Kept {
    asked: Asked,
    locale: String,
    next: String,
}

/// A browser that has come back, with what it went away for.
pub struct ProviderReturn {
    /// The language in which it went.
    pub locale: Locale,
    /// Where it wanted to go on.
    pub next: String,
    asked: Asked,
    /// Whose account is to be connected; nobody when somebody signs in.
    connecting: Option<PersonId>,
}

impl ProviderReturn {
    /// Whether an account is to be connected.
    pub fn connects(&self) -> bool {
        self.connecting.is_some()
    }
}

/// What the provider gave the browser (RFC 6749, 4.1.2).
#[derive(Clone, Copy, Debug)]
pub struct ProviderAnswer<'a> {
    /// The state that it was sent away with.
    pub state: &'a str,
    /// The code; empty when the provider says no.
    pub code: &'a str,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum ProviderOutcome {
    /// Somebody signed in, or is asked for the second factor.
    Entered(Entry),
    /// The account is connected.
    Connected,
}

fn refused(code: &'static str) -> Error {
    Error::Invalid(vec![FieldError::new("provider", code, "")])
}

/// Tries of one address; those that lead in don't count.
fn limit(caller: &Caller) -> Keys {
    Keys::address("provider", caller.address)
}

impl Market {
    fn provider_there(&self) -> Result<&Provider> {
        self.provider.as_ref().ok_or(Error::NotFound)
    }

    /// Begins to sign in at the provider; `next` is where to go on afterwards.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a provider; [`Error::Invalid`] for `provider` when it can't be reached;
    /// [`Error::TooOften`].
    pub async fn provider_begin(&self, ctx: &Ctx, caller: &Caller, next: &str) -> Result<ProviderQuestion> {
        allow(ctx, Action::AccountOpen)?;
        let (keys, now) = (limit(caller), ctx.now);
        self.provider_there()?;
        self.db
            .write(move |conn| Box::pin(async move { keys.take(conn, now).await }))
            .await??;
        self.provider_ask(ctx, None, next).await
    }

    /// Begins to connect one's account with the provider.
    ///
    /// # Errors
    /// As [`Market::provider_begin`]; [`Error::Invalid`] for `current`.
    pub async fn provider_connect(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        password: &str,
    ) -> Result<ProviderQuestion> {
        self.provider_there()?;
        let person = self.shown_again(ctx, caller, session, password).await?;
        self.provider_ask(ctx, Some(person.id), "").await
    }

    async fn provider_ask(
        &self,
        ctx: &Ctx,
        person: Option<PersonId>,
        next: &str,
    ) -> Result<ProviderQuestion> {
        let (url, asked) = self.provider_there()?.ask(ctx.now, &self.random).await?;
        let kept = Kept {
            asked,
            locale: ctx.locale.tag().to_owned(),
            next: next.to_owned(),
        };
        let (secret, kept) = (self.random.secret()?, serde_json::to_string(&kept)?);
        let (until, hashed) = (ctx.now + HALF_LIFE, secret.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move { store::question_insert(conn, &hashed, person, &kept, until).await })
            })
            .await?;
        Ok(ProviderQuestion { url, secret })
    }

    /// What a browser that comes back went away for; nothing when that is over, or was no sign-in at the provider.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn provider_return(&self, ctx: &Ctx, secret: &Secret) -> Result<Option<ProviderReturn>> {
        allow(ctx, Action::AccountOpen)?;
        let (secret, now) = (secret.clone(), ctx.now);
        let taken = self
            .db
            .write(move |conn| Box::pin(async move { store::question_take(conn, now, &secret).await }))
            .await?;
        Ok(taken.and_then(|(connecting, kept)| {
            let kept: Kept = serde_json::from_str(&kept).ok()?;
            Some(ProviderReturn {
                locale: Locale::from_tag(&kept.locale)?,
                next: kept.next,
                asked: kept.asked,
                connecting,
            })
        }))
    }

    /// Ends what was begun: signs in, makes a person of whom the provider has recognised, or connects an account.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `provider`, with what can be done about it.
    pub async fn provider_finish(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        back: ProviderReturn,
        answer: ProviderAnswer<'_>,
    ) -> Result<ProviderOutcome> {
        allow(ctx, Action::AccountOpen)?;
        let provider = self.provider_there()?;
        if answer.code.is_empty() {
            return Err(refused("provider.refused"));
        }
        let found = provider
            .recognise(ctx.now, back.asked, answer.state, answer.code)
            .await
            .map_err(told)?;
        match back.connecting {
            Some(person) => self.provider_connected(ctx, provider, person, found).await,
            None => self
                .provider_entered(ctx, caller, provider, found)
                .await
                .map(ProviderOutcome::Entered),
        }
    }

    async fn provider_connected(
        &self,
        ctx: &Ctx,
        provider: &Provider,
        person: PersonId,
        found: Recognised,
    ) -> Result<ProviderOutcome> {
        // The browser that went must come back in the same person's name.
        if own(ctx)? != person {
            return Err(refused("provider.over"));
        }
        let person = store::person_by_id(&mut self.db.read().await?, person)
            .await?
            .ok_or(Error::NotFound)?;
        let mail = self.news_mail(ctx.now, &person, News::ProviderConnected)?;
        let (ctx, issuer) = (*ctx, provider.issuer().to_owned());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::identity_insert(conn, ctx.now, person.id, &issuer, &found.subject).await? {
                        return Err(refused("provider.known"));
                    }
                    Event::new(person.id.0, "identity", "added")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await?;
                    Ok(ProviderOutcome::Connected)
                })
            })
            .await
    }

    async fn provider_entered(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        provider: &Provider,
        found: Recognised,
    ) -> Result<Entry> {
        let mut conn = self.db.read().await?;
        let known = store::identity_person(&mut conn, provider.issuer(), &found.subject).await?;
        let Some(id) = known else {
            drop(conn);
            return self.provider_person_made(ctx, caller, provider, found).await;
        };
        let person = store::person_by_id(&mut conn, id).await?;
        drop(conn);
        let Some(person) = person.filter(|p| p.state == PersonState::Active) else {
            return self.provider_failed(ctx, id.0, provider, &found).await;
        };
        let (start, half) = (Start::of(self, caller, Method::Provider)?, self.random.secret()?);
        let new_device = self.new_device_mail(ctx.now, caller, &person)?;
        let (ctx, issuer, keys) = (*ctx, provider.issuer().to_owned(), limit(caller));
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    keys.give_back(conn, ctx.now).await?;
                    store::identity_used(conn, ctx.now, &issuer, &found.subject).await?;
                    enter(conn, &ctx, &person, start, half, new_device).await
                })
            })
            .await
    }

    /// Whom nobody knows here becomes a person, if the provider vouches for their address and nobody has it yet. An account
    /// that is there already is connected by its owner alone.
    async fn provider_person_made(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        provider: &Provider,
        found: Recognised,
    ) -> Result<Entry> {
        let email = found.email.as_deref().and_then(|e| Email::parse(e).ok());
        let email = email.ok_or_else(|| refused("provider.email"))?;
        let name = name_parse(found.name.as_deref().unwrap_or_default())
            .or_else(|_| name_parse(email.local()))
            .map_err(|e| Error::Invalid(vec![e]))?;
        if store::person_by_email(&mut self.db.read().await?, &email)
            .await?
            .is_some()
        {
            return Err(refused("provider.connect_first"));
        }
        let start = Start::of(self, caller, Method::Provider)?;
        let (ctx, issuer, keys) = (*ctx, provider.issuer().to_owned(), limit(caller));
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let now = ctx.now;
                    keys.give_back(conn, now).await?;
                    // Somebody with the same address may have been faster.
                    let id = store::person_insert(conn, now, &email, &name, ctx.locale)
                        .await?
                        .ok_or_else(|| refused("provider.connect_first"))?;
                    let person: Person = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    store::consent_insert(conn, now, id, Consent::PRIVACY, PRIVACY_NOTICE).await?;
                    store::sign_ups_delete(conn, &email).await?;
                    if !store::identity_insert(conn, now, id, &issuer, &found.subject).await? {
                        return Err(refused("provider.known"));
                    }
                    let by = ctx.by_person(id);
                    person_made(conn, &by, &person).await?;
                    Event::new(id.0, "identity", "added").append(conn, &by).await?;
                    session_begin(conn, &ctx, &person, start, None)
                        .await
                        .map(Entry::Whole)
                })
            })
            .await
    }

    async fn provider_failed(
        &self,
        ctx: &Ctx,
        subject: Uuid,
        provider: &Provider,
        found: &Recognised,
    ) -> Result<Entry> {
        let account = self
            .keyed
            .hash("identity", &format!("{} {}", provider.issuer(), found.subject))?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sign_in_failed(conn, &ctx, subject, Method::Provider.name(), &account).await
                })
            })
            .await?;
        Err(refused("provider.refused"))
    }

    /// Whether one's account is connected with the provider; nothing where it is not.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a provider; [`Error::Forbidden`] for nobody.
    pub async fn provider_identity(&self, ctx: &Ctx) -> Result<Option<Identity>> {
        let (id, provider) = (own(ctx)?, self.provider_there()?);
        store::identity_of(&mut self.db.read().await?, id, provider.issuer()).await
    }

    /// Ends that the provider can sign one in.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it can't.
    pub async fn provider_disconnect(&self, ctx: &Ctx) -> Result<()> {
        let (id, issuer) = (own(ctx)?, self.provider_there()?.issuer().to_owned());
        let person = store::person_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        let mail = self.news_mail(ctx.now, &person, News::ProviderRemoved)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::identity_delete(conn, id, &issuer).await? {
                        return Err(Error::NotFound);
                    }
                    Event::new(id.0, "identity", "removed").append(conn, &ctx).await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }
}
