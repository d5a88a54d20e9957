//! Sessions: begun at a sign-in, read with each request, ended by their person.

use super::{
    Caller, DEVICE_LIFE, EndReason, Method, Person, SESSION_LIFE, SESSION_SEEN_EVERY, Session, SignedIn,
    device::device_of,
    limit::address_shown,
    mails::{News, post},
    store::{self, Begin, Ending},
};
use crate::{
    Market,
    ctx::{Actor, Ctx},
    db::Conn,
    error::{Error, Result},
    events::event_append_by,
    id::{PersonId, SessionId},
    mail::Message,
    policy::{Action, allow},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// What a sign-in brings to its transaction: who calls and how, and the secrets that it may need.
pub(super) struct Start {
    caller: Caller,
    method: Method,
    session: Secret,
    device: Secret,
}

impl Start {
    pub(super) fn of(market: &Market, caller: &Caller, method: Method) -> Result<Self> {
        Ok(Self {
            caller: caller.clone(),
            method,
            session: market.random.secret()?,
            device: market.random.secret()?,
        })
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
    now: DateTime<Utc>,
    person: &Person,
    start: Start,
    new_device: Option<Message>,
) -> Result<SignedIn> {
    let Start {
        caller,
        method,
        session,
        device,
    } = start;
    if let Some(before) = &caller.session {
        sessions_end(conn, now, Ending::With(before), EndReason::Rotated).await?;
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
        address: address_shown(caller.address),
        organisation,
    };
    let id = store::session_insert(conn, now, begin).await?;
    let actor = Actor::Person {
        id: person.id,
        acting: None,
    };
    event_append_by(
        conn,
        now,
        actor,
        id.0,
        "session",
        (None, "open"),
        Some(method.name()),
    )
    .await?;
    Ok(SignedIn {
        person: person.id,
        session,
        device,
    })
}

/// Ends sessions and writes down that and why; how many they were.
pub(super) async fn sessions_end(
    conn: &mut Conn,
    now: DateTime<Utc>,
    which: Ending<'_>,
    reason: EndReason,
) -> Result<usize> {
    let ended = store::sessions_end(conn, now, which, reason).await?;
    for (session, person) in &ended {
        let actor = Actor::Person {
            id: *person,
            acting: None,
        };
        event_append_by(
            conn,
            now,
            actor,
            session.0,
            "session",
            (Some("open"), "ended"),
            Some(reason.name()),
        )
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

impl Session {
    /// Who acts in this session.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.person,
            acting: self.acting,
        }
    }
}

impl Market {
    /// The session with this secret, if it holds at `now`; one read, and a write at most every ten minutes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_find(&self, now: DateTime<Utc>, secret: &Secret) -> Result<Option<Session>> {
        let found = store::session_read(&mut self.db.read().await?, now, secret).await?;
        let Some((session, seen_at)) = found else {
            return Ok(None);
        };
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
        let (now, secret) = (ctx.now, secret.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sessions_end(conn, now, Ending::With(&secret), EndReason::SignedOut).await?;
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
        let (now, person) = (ctx.now, own(ctx)?);
        let ended = self
            .db
            .write(move |conn| {
                Box::pin(
                    async move { sessions_end(conn, now, Ending::One(person, id), EndReason::Revoked).await },
                )
            })
            .await?;
        if ended == 0 { Err(Error::NotFound) } else { Ok(()) }
    }

    /// Ends all of one's own sessions, this one too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out_everywhere(&self, ctx: &Ctx) -> Result<()> {
        let (now, person) = (ctx.now, own(ctx)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sessions_end(conn, now, Ending::All(person), EndReason::Everywhere).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Deletes links, sign-ups and tries that are over, and old sessions and devices; how many rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts_forget(&self, ctx: &Ctx) -> Result<u64> {
        allow(ctx, Action::Work)?;
        let now = ctx.now;
        self.db
            .write(move |conn| {
                Box::pin(async move { store::forget(conn, now, now - SESSION_LIFE, now - DEVICE_LIFE).await })
            })
            .await
    }
}
