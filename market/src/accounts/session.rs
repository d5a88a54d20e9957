//! Sessions: begun at a sign-in, read with each request, ended by their person.

use super::{
    Caller, DEVICE_LIFE, EndReason, Method, Person, SESSION_LIFE, SESSION_SEEN_EVERY, Session, SignedIn,
    device::device_of,
    mails::{News, post},
    store::{self, Begin, Ending},
};
use crate::{
    Market,
    ctx::{Actor, Ctx, Whence},
    db::Conn,
    error::{Error, Result},
    events::Event,
    id::{PersonId, SessionId},
    mail::{Message, mails_empty},
    policy::{Action, allow},
    random::Secret,
};
use chrono::{DateTime, TimeDelta, Utc};

/// How long a mail that was given up can be tried again.
const RETRY_LIFE: TimeDelta = TimeDelta::days(7);

/// What a sign-in brings to its transaction: who calls and how, and the secrets that it may need.
pub(super) struct Start {
    caller: Caller,
    method: Method,
    session: Secret,
    device: Secret,
    /// How the second factor was shown, if one was.
    second: Option<&'static str>,
}

impl Start {
    pub(super) fn of(market: &Market, caller: &Caller, method: Method) -> Result<Self> {
        Ok(Self {
            caller: caller.clone(),
            method,
            session: market.random.secret()?,
            device: market.random.secret()?,
            second: None,
        })
    }

    /// How it begins.
    pub(super) fn method(&self) -> Method {
        self.method
    }

    /// The same with a second factor that was right.
    pub(super) fn with_second(self, how: &'static str) -> Self {
        Self {
            second: Some(how),
            ..self
        }
    }
}

impl Market {
    /// What a person is told of when this caller signs in in a browser not seen before.
    pub(super) fn new_device_mail(
        &self,
        now: DateTime<Utc>,
        caller: &Caller,
        person: &Person,
    ) -> Result<Message> {
        self.news_mail(now, person, News::NewDevice(&device_of(&caller.user_agent)))
    }
}

/// Signs a person in: ends the browser's session before, makes the browser known, and sends `new_device` when it was not
/// known and the person has signed in elsewhere before.
pub(super) async fn session_begin(
    conn: &mut Conn,
    ctx: &Ctx,
    person: &Person,
    start: Start,
    new_device: Option<Message>,
) -> Result<SignedIn> {
    let Start {
        caller,
        method,
        session,
        device,
        second,
    } = start;
    let now = ctx.now;
    if let Some(before) = &caller.session {
        sessions_end(conn, ctx, Ending::With(before), EndReason::Rotated).await?;
    }
    let since = now - DEVICE_LIFE;
    // A browser that several people share keeps its one secret; one that we never gave out is not taken over.
    let device = match caller.device {
        Some(brought) if store::device_given(conn, &brought, since).await? => brought,
        _ => device,
    };
    if let Some(mail) = new_device
        && !store::device_known(conn, person.id, &device, since).await?
        && store::device_any(conn, person.id).await?
    {
        post(conn, now, &mail).await?;
    }
    store::device_put(conn, now, person.id, &device).await?;
    let organisation = match &store::memberships_of(conn, person.id).await?[..] {
        [only] => Some(only.acting.organisation),
        _ => store::acted_last(conn, person.id).await?,
    };
    let begin = Begin {
        secret: &session,
        person: person.id,
        method,
        device: device_of(&caller.user_agent),
        address: Whence::of(caller.address).to_string(),
        organisation,
        // a passkey that knows its person by a finger or a number is both what they have and what they are or know
        factors: if second.is_some() || method == Method::Passkey {
            2
        } else {
            1
        },
    };
    let id = store::session_insert(conn, now, begin).await?;
    let mut begun = Event::new(id.0, "session", "open").note(method.name());
    if second.is_some() {
        begun = begun.change("second_factor", None, second);
    }
    begun.append(conn, &ctx.by_person(person.id)).await?;
    Ok(SignedIn {
        person: person.id,
        session,
        device,
    })
}

/// Ends sessions and writes down that and why; how many they were.
pub(super) async fn sessions_end(
    conn: &mut Conn,
    ctx: &Ctx,
    which: Ending<'_>,
    reason: EndReason,
) -> Result<usize> {
    let ended = store::sessions_end(conn, ctx.now, which, reason).await?;
    for (session, person) in &ended {
        // whoever brings a session's secret is its person
        let by = match ctx.actor {
            Actor::Anonymous => ctx.by_person(*person),
            Actor::Person { .. } | Actor::Seen { .. } | Actor::System => *ctx,
        };
        Event::new(session.0, "session", "ended")
            .from("open")
            .note(reason.name())
            .append(conn, &by)
            .await?;
    }
    Ok(ended.len())
}

/// The person who acts.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub(crate) fn own(ctx: &Ctx) -> Result<PersonId> {
    allow(ctx, Action::AccountOwn)?;
    ctx.actor.person().ok_or(Error::Forbidden)
}

impl Market {
    /// The session with this secret, if it holds at `now`; one read, and a write at most every ten minutes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_find(&self, now: DateTime<Utc>, secret: &Secret) -> Result<Option<Session>> {
        let found =
            store::session_read(&mut self.db.read().await?, now, secret, &self.second_factor_for).await?;
        let Some((mut session, seen_at)) = found else {
            return Ok(None);
        };
        session.seeing = self.seeing_read(now, &session).await?;
        if now - seen_at >= SESSION_SEEN_EVERY {
            let id = session.id;
            self.db
                .write(move |conn| Box::pin(async move { store::session_seen(conn, now, id).await }))
                .await?;
        }
        Ok(Some(session))
    }

    /// Ends the session with this secret.
    ///
    /// # Errors
    /// When the database fails; a session that is over already is none.
    pub async fn sign_out(&self, ctx: &Ctx, secret: &Secret) -> Result<()> {
        allow(ctx, Action::AccountOpen)?;
        let (ctx, secret) = (*ctx, secret.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sessions_end(conn, &ctx, Ending::With(&secret), EndReason::SignedOut).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that is over or somebody else's.
    pub async fn session_revoke(&self, ctx: &Ctx, id: SessionId) -> Result<()> {
        let (ctx, person) = (*ctx, own(ctx)?);
        let ended = self
            .db
            .write(move |conn| {
                Box::pin(async move {
                    sessions_end(conn, &ctx, Ending::One(person, id), EndReason::Revoked).await
                })
            })
            .await?;
        if ended == 0 { Err(Error::NotFound) } else { Ok(()) }
    }

    /// Ends all of one's own sessions, this one too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out_everywhere(&self, ctx: &Ctx) -> Result<()> {
        let (ctx, person) = (*ctx, own(ctx)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sessions_end(conn, &ctx, Ending::All(person), EndReason::Everywhere).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Deletes links, sign-ups and tries that are over, old sessions and devices, and what given-up mails said; how many
    /// rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts_forget(&self, ctx: &Ctx) -> Result<u64> {
        allow(ctx, Action::Work)?;
        let now = ctx.now;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let emptied = mails_empty(conn, now - RETRY_LIFE).await?;
                    Ok(emptied + store::forget(conn, now, now - SESSION_LIFE, now - DEVICE_LIFE).await?)
                })
            })
            .await
    }
}
