//! Signing in in two steps: who has a second factor is in only after it.

use super::{
    Caller, DEVICE_LIFE, Method, PersonState, SignedIn,
    limit::Keys,
    second_factor::code_take,
    session::{Start, session_begin},
    sign_in::sign_in_failed,
    store,
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    id::PersonId,
    policy::{Action, allow},
    random::Secret,
};
use chrono::TimeDelta;

/// How long the first step waits for the second.
pub const HALF_LIFE: TimeDelta = TimeDelta::minutes(5);
/// How many codes may be wrong before the first step has to be taken again.
pub const HALF_TRIES: i64 = 5;

/// What a right password or link leads to.
#[derive(Clone, Debug)]
pub enum Entry {
    /// In.
    Whole(SignedIn),
    /// A code is asked for; the browser keeps this secret until then.
    Half(Secret),
}

impl Entry {
    /// The sign-in, when no code is asked for.
    pub fn whole(self) -> Option<SignedIn> {
        match self {
            Entry::Whole(signed_in) => Some(signed_in),
            Entry::Half(_) => None,
        }
    }
}

/// A first step whose second is missing or was wrong too often: nobody learns which.
fn over() -> Error {
    Error::Invalid(vec![FieldError::new("code", "second_factor.over", "")])
}

/// Keeps a first step; the secret that its browser brings back.
pub(super) async fn half_begin(
    conn: &mut Conn,
    ctx: &Ctx,
    person: PersonId,
    method: Method,
    secret: Secret,
) -> Result<Entry> {
    store::half_insert(conn, ctx.now, &secret, person, method, ctx.now + HALF_LIFE).await?;
    Ok(Entry::Half(secret))
}

impl Market {
    /// Whether this secret is that of a first step which waits for its second.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn half_waits(&self, ctx: &Ctx, half: &Secret) -> Result<bool> {
        allow(ctx, Action::AccountOpen)?;
        let found = store::half_read(&mut self.db.read().await?, ctx.now, half).await?;
        Ok(found.is_some())
    }

    /// The second step: a code of the app, or a recovery code.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `code`: wrong, or the first step must be taken again; [`Error::TooOften`].
    pub async fn sign_in_second(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        half: &Secret,
        code: &str,
    ) -> Result<SignedIn> {
        allow(ctx, Action::AccountOpen)?;
        let mut conn = self.db.read().await?;
        let (id, method) = store::half_read(&mut conn, ctx.now, half)
            .await?
            .ok_or_else(over)?;
        let person = store::person_by_id(&mut conn, id)
            .await?
            .filter(|p| p.state == PersonState::Active)
            .ok_or_else(over)?;
        let known = match &caller.device {
            Some(device) => store::device_known(&mut conn, id, device, ctx.now - DEVICE_LIFE)
                .await?
                .then_some(device),
            None => None,
        };
        drop(conn);
        let keys = match known {
            Some(device) => Keys::device("code", person.email.folded(), device),
            None => Keys::new("code", person.email.folded(), caller.address),
        };
        let (taken, now) = (keys.clone(), ctx.now);
        self.db
            .write(move |conn| Box::pin(async move { taken.take(conn, now).await }))
            .await??;
        let code = self.code_hashed(id, code).await?;
        let start = Start::of(self, caller, method)?;
        let new_device = self.new_device_mail(now, caller, &person)?;
        let account = self.keyed.hash("account", person.email.folded())?;
        let (half, ctx) = (half.clone(), *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // counted in the transaction that looks, so that many at once are no more than many after another
                    if !store::half_try(conn, now, &half, HALF_TRIES).await? {
                        return Ok(Err(over()));
                    }
                    let Some(how) = code_take(conn, now, id, &code).await? else {
                        sign_in_failed(conn, &ctx, id.0, "code", &account).await?;
                        let wrong = FieldError::new("code", "second_factor.wrong", "");
                        return Ok(Err(Error::Invalid(vec![wrong])));
                    };
                    store::half_delete(conn, &half).await?;
                    keys.give_back(conn, now).await?;
                    session_begin(conn, &ctx, &person, start.with_second(how), Some(new_device))
                        .await
                        .map(Ok)
                })
            })
            .await?
    }
}
