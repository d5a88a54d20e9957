//! Seeing as somebody else: an operator's session shows the desk as a person of an organisation sees it, to read alone.
//!
//! The session is what holds it, so [`Session::actor`] is the one place from which everything else follows: the actor is
//! [`Actor::Seen`], which the policy lets read and nothing more, and whose events would be the operator's.

use super::{
    Session,
    lookup::{colleague, reason_parse},
    store::{self, SeeingRow},
};
use crate::{
    Market,
    ctx::{Acting, Actor, Ctx},
    error::{Error, Result},
    events::Event,
    id::{OrganisationId, PersonId, SessionId},
    policy::{Action, allow, may},
};
use chrono::{DateTime, TimeDelta, Utc};

/// How long a view lasts.
pub const SEEING_LIFE: TimeDelta = TimeDelta::minutes(30);

/// Whose view a session shows.
#[derive(Clone, Debug)]
pub struct Seeing {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// For which organisation and in which role.
    pub acting: Acting,
    /// The organisation's name.
    pub organisation: String,
    /// When it is over.
    pub until: DateTime<Utc>,
}

impl Market {
    /// Begins to see as a person of an organisation, in the place of a view before; answers as what. The reason is written
    /// down.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for the view of somebody who runs the service; [`Error::NotFound`] for whoever can't sign in or
    /// is no member; [`Error::Invalid`] for `reason`.
    pub async fn seeing_begin(
        &self,
        ctx: &Ctx,
        session: SessionId,
        person: PersonId,
        organisation: OrganisationId,
        reason: &str,
    ) -> Result<Acting> {
        allow(ctx, Action::SeeAs)?;
        let me = ctx.actor.person().ok_or(Error::Forbidden)?;
        let (ctx, reason) = (*ctx, reason_parse(reason)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let row = SeeingRow {
                        person,
                        organisation,
                        expires_at: ctx.now + SEEING_LIFE,
                    };
                    if colleague(&store::memberships_of(conn, person).await?) {
                        return Err(Error::Forbidden);
                    }
                    let seeing = store::seeing_of(conn, &row).await?.ok_or(Error::NotFound)?;
                    if store::seeing_put(conn, ctx.now, me, session, &row).await? == 0 {
                        return Err(Error::NotFound);
                    }
                    Event::new(person.0, "seeing_as", "open")
                        .note(&*reason)
                        .change("organisation", None, Some(&organisation.to_string()))
                        .append(conn, &ctx)
                        .await?;
                    Ok(seeing.acting)
                })
            })
            .await
    }

    /// Ends the view of a session; one that shows none is left alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seeing_end(&self, ctx: &Ctx, session: &Session) -> Result<()> {
        // what acts here is the operator, not the view
        let ctx = ctx.by(session.operator());
        allow(&ctx, Action::SeeAs)?;
        seeing_over(self, &ctx, session.id, None).await
    }

    /// What a session shows instead of its own desk. A view that is over, or whose person or membership is gone, ends here.
    pub(super) async fn seeing_read(&self, now: DateTime<Utc>, session: &Session) -> Result<Option<Seeing>> {
        if !may(session.operator(), Action::SeeAs) {
            return Ok(None);
        }
        let conn = &mut self.db.read().await?;
        let Some(row) = store::seeing_row(conn, session.id).await? else {
            return Ok(None);
        };
        let holds = row.expires_at > now && !colleague(&store::memberships_of(conn, row.person).await?);
        let seeing = if holds {
            store::seeing_of(conn, &row).await?
        } else {
            None
        };
        if seeing.is_none() {
            let ctx = Ctx::system(now).by(session.operator());
            seeing_over(self, &ctx, session.id, Some("expired")).await?;
        }
        Ok(seeing)
    }
}

async fn seeing_over(
    market: &Market,
    ctx: &Ctx,
    session: SessionId,
    note: Option<&'static str>,
) -> Result<()> {
    let ctx = *ctx;
    market
        .db
        .write(move |conn| {
            Box::pin(async move {
                match store::seeing_delete(conn, session).await? {
                    Some(person) => {
                        Event::new(person.0, "seeing_as", "ended")
                            .from("open")
                            .note(note)
                            .append(conn, &ctx)
                            .await
                    }
                    None => Ok(()),
                }
            })
        })
        .await
}

impl Session {
    /// Whose session it is, whatever it shows.
    pub fn operator(&self) -> Actor {
        Actor::Person {
            id: self.person,
            acting: self.acting,
        }
    }

    /// Who acts in this session, or whose view it shows.
    pub fn actor(&self) -> Actor {
        match &self.seeing {
            Some(seeing) => Actor::Seen {
                id: seeing.person,
                acting: seeing.acting,
                by: self.person,
            },
            None => self.operator(),
        }
    }
}
