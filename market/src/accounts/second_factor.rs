//! The second factor: one-time codes of an app, and recovery codes for whoever has lost it.

use super::{
    Caller, Email, EndReason, Person,
    limit::Keys,
    mails::{News, post},
    session::{own, sessions_end},
    store::{self, Ending},
    totp::{TotpSecret, base32},
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::{PersonId, SessionId},
    policy::{Action, allow},
};
use chrono::{DateTime, TimeDelta, Utc};

/// How many recovery codes somebody is given.
pub const RECOVERY_CODES: usize = 10;
/// How long a secret that was shown waits for its first code.
pub const ENROLMENT_LIFE: TimeDelta = TimeDelta::minutes(15);
/// How long after signing in somebody without a password may change what they sign in with.
pub const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Where somebody stands with the second factor.
#[derive(Clone, Debug)]
pub enum SecondFactor {
    /// There is none.
    Off,
    /// A secret was shown and waits for its first code.
    Pending(Enrolment),
    /// There is one.
    On {
        /// Since when.
        since: DateTime<Utc>,
        /// How many recovery codes are left.
        codes_left: i64,
    },
}

/// What an app is told.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// What the picture says.
    pub address: String,
    /// The secret for whoever types it.
    pub typed: String,
}

/// Recovery codes, shown once.
#[derive(Clone)]
pub struct RecoveryCodes(pub Vec<String>);

/// Never the codes: what is printed ends up in logs.
impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes(…)")
    }
}

pub(super) fn wrong_code() -> Error {
    Error::Invalid(vec![FieldError::new("code", "second_factor.wrong", "")])
}

/// The hashes of fresh codes and the codes themselves.
struct Fresh {
    codes: RecoveryCodes,
    salt: Vec<u8>,
    hashes: Vec<String>,
}

impl Market {
    /// One's own second factor.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn second_factor(&self, ctx: &Ctx) -> Result<SecondFactor> {
        let id = own(ctx)?;
        let mut conn = self.db.read().await?;
        let person = store::person_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        Ok(match store::totp_of(&mut conn, id).await? {
            Some(totp) => match totp.confirmed_at {
                Some(since) => SecondFactor::On {
                    since,
                    codes_left: store::recovery_codes_left(&mut conn, id).await?,
                },
                None if ctx.now - totp.created_at < ENROLMENT_LIFE => {
                    SecondFactor::Pending(self.enrolment(&totp.secret, &person))
                }
                None => SecondFactor::Off,
            },
            None => SecondFactor::Off,
        })
    }

    fn enrolment(&self, secret: &TotpSecret, person: &Person) -> Enrolment {
        let service = self.region.brand.text(person.locale);
        Enrolment {
            address: secret.address(service, person.email.typed()),
            typed: secret.typed(),
        }
    }

    /// Shows that it is oneself who changes what one signs in with: by the password, or, without one, by having signed in
    /// just now.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `current`; [`Error::TooOften`].
    pub(super) async fn shown_again(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        password: &str,
    ) -> Result<Person> {
        let (now, id) = (ctx.now, own(ctx)?);
        let mut conn = self.db.read().await?;
        let person = store::person_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let phc = store::password_read(&mut conn, id).await?;
        let begun = store::session_begun(&mut conn, id, session).await?;
        drop(conn);
        let refused = |code| Err(Error::Invalid(vec![FieldError::new("current", code, "")]));
        let Some(phc) = phc else {
            return match begun {
                Some(begun) if now - begun < FRESH => Ok(person),
                _ => refused("sign_in.again"),
            };
        };
        let keys = Keys::new("change", person.email.folded(), caller.address);
        let taken = keys.clone();
        self.db
            .write(move |conn| Box::pin(async move { taken.take(conn, now).await }))
            .await??;
        if !self.passwords.verify(password.to_owned(), Some(phc)).await? {
            return refused("password.wrong");
        }
        self.db
            .write(move |conn| Box::pin(async move { keys.give_back(conn, now).await }))
            .await?;
        Ok(person)
    }

    /// Begins with a second factor: a fresh secret, which holds once a code of it was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `current`; [`Error::Conflict`] when there is one already; [`Error::TooOften`].
    pub async fn second_factor_begin(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        password: &str,
    ) -> Result<()> {
        let person = self.shown_again(ctx, caller, session, password).await?;
        let secret = TotpSecret::of(self.random.bytes()?);
        let now = ctx.now;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::totp_put(conn, now, person.id, &secret).await? {
                        Ok(())
                    } else {
                        Err(conflict("on", "begun"))
                    }
                })
            })
            .await
    }

    /// Ends the beginning: the first code of the app. Other sessions end, this one counts as signed in with both factors,
    /// and the recovery codes are shown, once.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `code`; [`Error::Conflict`] when nothing was begun; [`Error::TooOften`].
    pub async fn second_factor_confirm(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        code: &str,
    ) -> Result<RecoveryCodes> {
        let person = self.code_tried(ctx, caller).await?;
        let fresh = self.fresh_codes().await?;
        let (codes, code, ctx) = (fresh.codes.clone(), code.to_owned(), *ctx);
        let mail = self.news_mail(ctx.now, &person, News::SecondFactorOn)?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let now = ctx.now;
                    let totp = store::totp_of(conn, person.id)
                        .await?
                        .filter(|t| t.confirmed_at.is_none() && now - t.created_at < ENROLMENT_LIFE)
                        .ok_or_else(|| conflict("off", "on"))?;
                    let step = totp
                        .secret
                        .step_of(&code, now, totp.used_step)?
                        .ok_or_else(wrong_code)?;
                    store::totp_confirm(conn, now, person.id, step, fresh.salt).await?;
                    store::recovery_codes_put(conn, person.id, &fresh.hashes).await?;
                    sessions_end(
                        conn,
                        &ctx,
                        Ending::Others(person.id, session),
                        EndReason::SecondFactor,
                    )
                    .await?;
                    store::session_factors_put(conn, person.id, session, 2).await?;
                    Event::new(person.id.0, "second_factor", "on")
                        .from("off")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, now, &mail).await
                })
            })
            .await?;
        Ok(codes)
    }

    /// Gives up the second factor, with a code of it or a recovery code.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `code`, also when an organisation that one belongs to requires it; [`Error::TooOften`].
    pub async fn second_factor_end(&self, ctx: &Ctx, caller: &Caller, code: &str) -> Result<()> {
        let person = self.code_tried(ctx, caller).await?;
        let required = self.second_factor_required(&person).await?;
        if required {
            return Err(Error::Invalid(vec![FieldError::new(
                "code",
                "second_factor.required",
                "",
            )]));
        }
        let (try_, ctx) = (self.code_hashed(person.id, code).await?, *ctx);
        let mail = self.news_mail(ctx.now, &person, News::SecondFactorOff)?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if code_take(conn, ctx.now, person.id, &try_).await?.is_none() {
                        return Err(wrong_code());
                    }
                    store::totp_delete(conn, person.id).await?;
                    Event::new(person.id.0, "second_factor", "off")
                        .from("on")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }

    /// Makes fresh recovery codes, with a code of the app; those before are void.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `code`; [`Error::TooOften`].
    pub async fn recovery_codes_renew(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        code: &str,
    ) -> Result<RecoveryCodes> {
        let person = self.code_tried(ctx, caller).await?;
        let (try_, fresh, ctx) = (
            self.code_hashed(person.id, code).await?,
            self.fresh_codes().await?,
            *ctx,
        );
        let codes = fresh.codes.clone();
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if code_take(conn, ctx.now, person.id, &try_).await?.is_none() {
                        return Err(wrong_code());
                    }
                    store::recovery_salt_put(conn, person.id, fresh.salt).await?;
                    store::recovery_codes_put(conn, person.id, &fresh.hashes).await?;
                    Event::new(person.id.0, "recovery_codes", "set")
                        .append(conn, &ctx)
                        .await
                })
            })
            .await?;
        Ok(codes)
    }

    /// Takes a second factor from somebody who has lost it, for a reason that is written down. Their sessions end.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when there is none; [`Error::Invalid`] for `reason`.
    pub async fn second_factor_take_away(&self, ctx: &Ctx, email: &str, reason: &str) -> Result<()> {
        allow(ctx, Action::PeopleManage)?;
        let email = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Error::Invalid(vec![FieldError::new("reason", "required", "")]));
        }
        let person = store::person_by_email(&mut self.db.read().await?, &email)
            .await?
            .ok_or(Error::NotFound)?;
        let mail = self.news_mail(ctx.now, &person, News::SecondFactorOff)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::totp_delete(conn, person.id).await? {
                        return Err(conflict("off", "off"));
                    }
                    sessions_end(conn, &ctx, Ending::All(person.id), EndReason::SecondFactor).await?;
                    store::halves_void(conn, person.id).await?;
                    Event::new(person.id.0, "second_factor", "off")
                        .from("on")
                        .note(&*reason)
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }

    /// Whether an organisation that somebody belongs to requires a second factor.
    pub(super) async fn second_factor_required(&self, person: &Person) -> Result<bool> {
        let memberships = store::memberships_of(&mut self.db.read().await?, person.id).await?;
        Ok(memberships
            .iter()
            .any(|m| self.second_factor_for.contains(&m.acting.kind)))
    }

    /// Uses up a try of a code on one's own account.
    pub(super) async fn code_tried(&self, ctx: &Ctx, caller: &Caller) -> Result<Person> {
        let (now, id) = (ctx.now, own(ctx)?);
        let person = store::person_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        let keys = Keys::new("code", person.email.folded(), caller.address);
        self.db
            .write(move |conn| Box::pin(async move { keys.take(conn, now).await }))
            .await??;
        Ok(person)
    }

    /// What was typed as a code, and its hash as a recovery code where it has the form of one: hashing is too slow for a
    /// transaction.
    pub(super) async fn code_hashed(&self, person: PersonId, typed: &str) -> Result<CodeTry> {
        let plain: String = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
        let recovery = if plain.len() == RECOVERY_LETTERS {
            match store::totp_of(&mut self.db.read().await?, person).await? {
                Some(totp) => Some(self.passwords.hash(plain, salt_of(&totp.salt)).await?),
                None => None,
            }
        } else {
            None
        };
        Ok(CodeTry {
            typed: typed.to_owned(),
            recovery,
        })
    }

    async fn fresh_codes(&self) -> Result<Fresh> {
        let salt = self.random.bytes()?;
        let (mut codes, mut hashes) = (Vec::new(), Vec::new());
        for _ in 0..RECOVERY_CODES {
            let plain: String = base32(&self.random.bytes()?)
                .chars()
                .take(RECOVERY_LETTERS)
                .collect::<String>()
                .to_lowercase();
            hashes.push(self.passwords.hash(plain.clone(), salt).await?);
            codes.push(format!("{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..]));
        }
        Ok(Fresh {
            codes: RecoveryCodes(codes),
            salt: salt.to_vec(),
            hashes,
        })
    }
}

/// How many letters and digits a recovery code has: 60 bits, hashed as slowly as passwords.
const RECOVERY_LETTERS: usize = 12;

fn salt_of(kept: &[u8]) -> [u8; 32] {
    let mut salt = [0; 32];
    for (to, from) in salt.iter_mut().zip(kept) {
        *to = *from;
    }
    salt
}

fn conflict(from: &str, to: &str) -> Error {
    Error::Conflict {
        from: from.into(),
        to: to.into(),
    }
}

/// A code as typed.
pub(super) struct CodeTry {
    typed: String,
    recovery: Option<String>,
}

/// Takes a code of the app, or a recovery code, once; how it was right, if it was. Of two uses at once one wins.
pub(super) async fn code_take(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    code: &CodeTry,
) -> Result<Option<&'static str>> {
    let Some(totp) = store::totp_of(conn, person)
        .await?
        .filter(|t| t.confirmed_at.is_some())
    else {
        return Ok(None);
    };
    if let Some(step) = totp.secret.step_of(&code.typed, now, totp.used_step)?
        && store::totp_step_take(conn, person, step).await?
    {
        return Ok(Some("code"));
    }
    if let Some(phc) = &code.recovery
        && store::recovery_code_take(conn, now, person, phc).await?
    {
        return Ok(Some("recovery_code"));
    }
    Ok(None)
}
