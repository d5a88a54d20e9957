//! Organisations: founding one, acting for one, who belongs to it, and what buyers keep.
//!
//! Everything here is done for the organisation acted for; what belongs to another one is not found. Roles are read anew
//! inside the transaction, so that of two people who demote each other one finds out.

mod buyers;
mod invitations;
mod lookup;
mod model;
mod ownership;
mod store;
mod team;
mod typed;

pub use invitations::{InvitationFor, InvitationLook};
pub use lookup::*;
pub use model::*;
pub use typed::*;

use crate::{
    Market,
    accounts::{OrganisationKind, Role, membership_put, memberships_of, own, session_acts_for},
    ctx::{Acting, Actor, Ctx, Doer},
    db::Conn,
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{OrganisationId, PersonId, SessionId},
    policy::{Action, allow},
    text,
};
use chrono::{DateTime, TimeDelta, Utc};

/// How many organisations somebody may found themselves; more are made by the operator.
const FOUNDED_MAX: usize = 20;

/// How long an invitation is kept after its time, so that its team sees that it ran out.
const INVITATIONS_KEPT: TimeDelta = TimeDelta::days(30);

fn invalid(field: &str, code: &'static str, value: &str) -> Error {
    Error::Invalid(vec![FieldError::new(field, code, value)])
}

/// Who acts, and for what.
///
/// # Errors
/// [`Error::Forbidden`] for whoever may not do this.
fn acting(ctx: &Ctx, action: Action) -> Result<(PersonId, Acting)> {
    allow(ctx, action)?;
    match ctx.actor {
        Actor::Person {
            id,
            acting: Some(acting),
        }
        | Actor::Seen { id, acting, .. } => Ok((id, acting)),
        _ => Err(Error::Forbidden),
    }
}

/// Makes an organisation with its first owner, inside the caller's transaction. Its part of an address follows from its
/// name; where that is taken, a number is added.
///
/// # Errors
/// When the database can't be written.
pub async fn organisation_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Doer,
    new: &NewOrganisation,
    owner: PersonId,
) -> Result<OrganisationId> {
    let id = OrganisationId::fresh(now);
    let stem = text::slug(&new.name);
    let mut slug = stem.clone();
    let mut n = 2;
    while store::slug_taken(conn, &slug).await? {
        slug = format!("{stem}-{n}");
        n += 1;
    }
    store::organisation_write(conn, now, id, &slug, new).await?;
    let kind = new.kind.name();
    event_append_by(conn, now, actor, id.0, "organisation", (None, "open"), Some(kind)).await?;
    let role = Role::leading(new.kind);
    membership_put(conn, now, owner, id, role).await?;
    membership_event(conn, now, actor, owner, id, (None, role.name())).await?;
    Ok(id)
}

/// Writes down that somebody's role in an organisation is another now.
async fn membership_event(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Doer,
    person: PersonId,
    organisation: OrganisationId,
    step: (Option<&str>, &str),
) -> Result<()> {
    let note = organisation.to_string();
    event_append_by(conn, now, actor, person.0, "membership", step, Some(&note)).await
}

impl Market {
    /// Founds a company or a public body, of which the founder is the owner, and has the session act for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `kind`, `organisation_name`, `tax_number`, `street`, `postcode`, `town`.
    pub async fn organisation_found(
        &self,
        ctx: &Ctx,
        session: SessionId,
        typed: &OrganisationTyped,
    ) -> Result<OrganisationId> {
        allow(ctx, Action::OrganisationFound)?;
        let (now, actor, founder) = (ctx.now, ctx.doer(), own(ctx)?);
        let kind = OrganisationKind::from_name(&typed.kind).filter(|k| k.buys());
        let new = match (kind, typed.read(kind.unwrap_or(OrganisationKind::Company))) {
            (Some(_), Ok(new)) => new,
            (kind, read) => {
                let mut errors = read.err().unwrap_or_default();
                if kind.is_none() {
                    errors.insert(0, FieldError::new("kind", "required", &typed.kind));
                }
                return Err(Error::Invalid(errors));
            }
        };
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mine = memberships_of(conn, founder).await?;
                    let founded = mine
                        .iter()
                        .filter(|m| m.acting.kind.buys() && m.acting.role == Role::Owner)
                        .count();
                    if founded >= FOUNDED_MAX {
                        return Err(invalid("kind", "organisation.too_many", ""));
                    }
                    let id = organisation_insert(conn, now, actor, &new, founder).await?;
                    session_acts_for(conn, founder, session, Some(id)).await?;
                    Ok(id)
                })
            })
            .await
    }

    /// Has one's session act for an organisation that one belongs to, or for oneself.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an organisation of others, and for a session of others.
    pub async fn organisation_switch(
        &self,
        ctx: &Ctx,
        session: SessionId,
        to: Option<OrganisationId>,
    ) -> Result<()> {
        let (now, actor, person) = (ctx.now, ctx.doer(), own(ctx)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if let Some(organisation) = to
                        && store::role_of(conn, organisation, person).await?.is_none()
                    {
                        return Err(Error::NotFound);
                    }
                    if session_acts_for(conn, person, session, to).await? == 0 {
                        return Err(Error::NotFound);
                    }
                    let note = to.map(|id| id.to_string());
                    event_append_by(
                        conn,
                        now,
                        actor,
                        session.0,
                        "acting",
                        (None, if to.is_some() { "organisation" } else { "oneself" }),
                        note.as_deref(),
                    )
                    .await
                })
            })
            .await
    }

    /// Deletes invitations whose time was over long ago; how many rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisations_forget(&self, ctx: &Ctx) -> Result<u64> {
        allow(ctx, Action::Work)?;
        let before = ctx.now - INVITATIONS_KEPT;
        self.db
            .write(move |conn| Box::pin(async move { store::invitations_forget(conn, before).await }))
            .await
    }
}
