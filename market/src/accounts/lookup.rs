//! People as the operator looks them up. Nobody is listed who was not looked for, and every look is written down.

use super::{
    Consent, EndReason, Membership, OrganisationKind, Person, PersonState,
    people::state_put,
    session::sessions_end,
    store::{self, Ending},
};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::PersonId,
    policy::{Action, allow},
    text,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How many people a page has.
pub const PEOPLE_PAGE: usize = 25;
/// The fewest letters that people are looked for by.
pub const LEAST_LETTERS: usize = 3;
/// The most characters of a reason.
const LONGEST_REASON: usize = 500;

/// Somebody in a list.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// Who.
    pub person: Person,
    /// The names of what they belong to.
    pub organisations: Vec<String>,
}

/// A page of people.
#[derive(Clone, Debug, Default)]
pub struct PeoplePage {
    /// They, by name.
    pub lines: Vec<PersonLine>,
    /// The person whom the next page comes after; nobody on the last one.
    pub next: Option<PersonId>,
}

/// Somebody as the operator sees them: what is needed to help, and nothing of what they sign in with.
#[derive(Clone, Debug)]
pub struct PersonCase {
    /// Who.
    pub person: Person,
    /// What they belong to.
    pub memberships: Vec<Membership>,
    /// How many browsers they are signed in in.
    pub sessions: usize,
    /// When one of them was used last, to ten minutes.
    pub seen_at: Option<DateTime<Utc>>,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// How many passkeys they have.
    pub passkeys: usize,
    /// What they were told or agreed to.
    pub consents: Vec<Consent>,
}

impl PersonCase {
    /// Whether the operator runs the service together with them: such a desk is nobody's to look at.
    pub fn colleague(&self) -> bool {
        colleague(&self.memberships)
    }
}

/// Whether somebody belongs to an operator.
pub(super) fn colleague(memberships: &[Membership]) -> bool {
    memberships
        .iter()
        .any(|m| m.acting.kind == OrganisationKind::Operator)
}

/// Reads a reason, which is written down.
///
/// # Errors
/// [`Error::Invalid`] for `reason` when there is none, or it is too long.
pub(super) fn reason_parse(text: &str) -> Result<String> {
    let reason = text.trim();
    let code = match reason.chars().count() {
        0 => "invalid.required",
        n if n > LONGEST_REASON => "invalid.too_long",
        _ => return Ok(reason.to_owned()),
    };
    Err(Error::Invalid(vec![FieldError::new("reason", code, text)]))
}

impl Market {
    /// People whose name or address holds these letters, by name, after the one named.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `q` with fewer than [`LEAST_LETTERS`].
    pub async fn people_find(&self, ctx: &Ctx, q: &str, after: Option<PersonId>) -> Result<PeoplePage> {
        allow(ctx, Action::PeopleRead)?;
        let letters = text::fold(q.trim());
        if letters.chars().count() < LEAST_LETTERS {
            return Err(Error::Invalid(vec![FieldError::new("q", "people.letters", q)]));
        }
        let conn = &mut self.db.read().await?;
        let after = match after {
            None => None,
            Some(id) => Some(store::person_cursor(conn, id).await?.ok_or(Error::NotFound)?),
        };
        let mut found = store::people_find(conn, &letters, after, PEOPLE_PAGE + 1).await?;
        let more = found.len() > PEOPLE_PAGE;
        found.truncate(PEOPLE_PAGE);
        let next = found.last().map(|p| p.id).filter(|_| more);
        let mut names =
            store::organisation_names(conn, &found.iter().map(|p| p.id).collect::<Vec<_>>()).await?;
        self.looked(ctx, Uuid::nil(), "person_access", "searched").await?;
        let lines = found
            .into_iter()
            .map(|person| PersonLine {
                organisations: names.remove(&person.id).unwrap_or_default(),
                person,
            })
            .collect();
        Ok(PeoplePage { lines, next })
    }

    /// One person, which is written down.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn person_open(&self, ctx: &Ctx, id: PersonId) -> Result<PersonCase> {
        allow(ctx, Action::PeopleRead)?;
        let conn = &mut self.db.read().await?;
        let person = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let sessions = store::sessions_of(conn, ctx.now, id).await?;
        let case = PersonCase {
            memberships: store::memberships_of(conn, id).await?,
            seen_at: sessions.first().map(|s| s.seen_at),
            sessions: sessions.len(),
            second_factor: store::totp_on(conn, id).await?,
            passkeys: store::passkeys_of(conn, id).await?.len(),
            consents: store::consents_of(conn, id).await?,
            person,
        };
        self.looked(ctx, id.0, "person_access", "opened").await?;
        Ok(case)
    }

    /// Keeps a person out or lets them in again, for a reason that is written down; sessions end at once.
    ///
    /// # Errors
    /// [`Error::Forbidden`], also for oneself; [`Error::NotFound`]; [`Error::Invalid`] for `reason`; [`Error::Conflict`] when
    /// they are in this state already, or erased.
    pub async fn person_block(&self, ctx: &Ctx, id: PersonId, to: PersonState, reason: &str) -> Result<()> {
        allow(ctx, Action::PeopleBlock)?;
        // so that somebody is always left who can let others in
        if ctx.actor.person() == Some(id) {
            return Err(Error::Forbidden);
        }
        let (ctx, reason) = (*ctx, reason_parse(reason)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let person = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    state_put(conn, &ctx, &person, to, Some(&reason)).await
                })
            })
            .await
    }

    /// Signs a person out everywhere; how many sessions that ended.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn person_sessions_end(&self, ctx: &Ctx, id: PersonId) -> Result<usize> {
        allow(ctx, Action::PeopleBlock)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    let ended = sessions_end(conn, &ctx, Ending::All(id), EndReason::Operator).await?;
                    Event::new(id.0, "sessions", "ended").append(conn, &ctx).await?;
                    Ok(ended)
                })
            })
            .await
    }
}
