//! Handing an organisation over: by its owner to a member who accepts, or by the operator when the owner is gone.

use super::{OwnershipOffer, acting, invalid, membership_event, store, team::powers_end};
use crate::{
    Market,
    accounts::{
        Email, PersonState, Role, membership_put, organisation_by_slug, own, person_by_email, person_by_id,
    },
    ctx::{Ctx, Doer},
    db::Conn,
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{OrganisationId, PersonId},
    policy::{Action, allow},
    text,
};
use chrono::{DateTime, Utc};

/// The most characters of the operator's reason.
const LONGEST_REASON: usize = 500;

/// Makes `to` the owner and everybody who was one before a manager.
async fn hand_over(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Doer,
    organisation: OrganisationId,
    to: PersonId,
    from: &[PersonId],
) -> Result<()> {
    let before = store::role_of(conn, organisation, to).await?;
    membership_put(conn, now, to, organisation, Role::Owner).await?;
    let step = (before.map(Role::name), Role::Owner.name());
    membership_event(conn, now, actor, to, organisation, step).await?;
    for &person in from.iter().filter(|p| **p != to) {
        membership_put(conn, now, person, organisation, Role::Manager).await?;
        powers_end(conn, now, actor, organisation, person).await?;
        let step = (Some(Role::Owner.name()), Role::Manager.name());
        membership_event(conn, now, actor, person, organisation, step).await?;
    }
    store::offer_delete(conn, organisation).await?;
    Ok(())
}

impl Market {
    /// Offers the organisation acted for to another member, in the place of an offer before.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever is no member; [`Error::Invalid`] for an owner.
    pub async fn ownership_offer(&self, ctx: &Ctx, to: PersonId) -> Result<()> {
        let (me, acting) = acting(ctx, Action::OwnershipOffer)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::organisation_read(conn, acting.organisation, true).await?;
                    if store::role_of(conn, acting.organisation, me).await? != Some(Role::Owner) {
                        return Err(Error::Forbidden);
                    }
                    let role = store::role_of(conn, acting.organisation, to)
                        .await?
                        .ok_or(Error::NotFound)?;
                    if role == Role::Owner {
                        return Err(invalid("to", "ownership.owner", ""));
                    }
                    store::offer_put(conn, now, acting.organisation, me, to).await?;
                    let id = acting.organisation.0;
                    let note = to.to_string();
                    event_append_by(conn, now, actor, id, "ownership", (None, "offered"), Some(&note)).await
                })
            })
            .await
    }

    /// Takes the offer back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn ownership_withdraw(&self, ctx: &Ctx) -> Result<()> {
        let (_, acting) = acting(ctx, Action::OwnershipOffer)?;
        let (now, actor, organisation) = (ctx.now, ctx.doer(), acting.organisation);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::offer_delete(conn, organisation).await? == 0 {
                        return Err(Error::NotFound);
                    }
                    let step = (Some("offered"), "withdrawn");
                    event_append_by(conn, now, actor, organisation.0, "ownership", step, None).await
                })
            })
            .await
    }

    /// The organisations that one is offered.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ownership_offers(&self, ctx: &Ctx) -> Result<Vec<OwnershipOffer>> {
        let me = own(ctx)?;
        store::offers_to(&mut self.db.read().await?, ctx.now, me).await
    }

    /// Accepts or declines an organisation that one is offered.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such offer to this person, or it is over.
    pub async fn ownership_answer(
        &self,
        ctx: &Ctx,
        organisation: OrganisationId,
        accepted: bool,
    ) -> Result<()> {
        let (now, actor, me) = (ctx.now, ctx.doer(), own(ctx)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::organisation_read(conn, organisation, true).await?;
                    let offer = store::offer_of(conn, now, organisation)
                        .await?
                        .filter(|o| o.to == me)
                        .ok_or(Error::NotFound)?;
                    // both must still be what they were; whoever leaves or is changed ends the offer
                    let from = store::role_of(conn, organisation, offer.from).await?;
                    if from != Some(Role::Owner) || store::role_of(conn, organisation, me).await?.is_none() {
                        return Err(Error::NotFound);
                    }
                    if accepted {
                        hand_over(conn, now, actor, organisation, me, &[offer.from]).await?;
                    } else {
                        store::offer_delete(conn, organisation).await?;
                    }
                    let step = (Some("offered"), if accepted { "accepted" } else { "declined" });
                    event_append_by(conn, now, actor, organisation.0, "ownership", step, None).await
                })
            })
            .await
    }

    /// Hands an organisation over whose owner is gone, to anybody with an account. Owners before become managers, whom
    /// the new owner can take out.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the organisation or the person; [`Error::Invalid`] for `reason`, and for an organisation of
    /// a kind that has no owner.
    pub async fn ownership_transfer_by_operator(
        &self,
        ctx: &Ctx,
        organisation: OrganisationId,
        to: PersonId,
        reason: &str,
    ) -> Result<()> {
        allow(ctx, Action::OwnershipAssign)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.is_empty() {
            return Err(invalid("reason", "required", ""));
        }
        if reason.chars().count() > LONGEST_REASON {
            return Err(Error::Invalid(vec![FieldError::new(
                "reason",
                "invalid.too_long",
                reason,
            )]));
        }
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let found = store::organisation_read(conn, organisation, true).await?;
                    if !Role::Owner.fits(found.kind) {
                        return Err(invalid("organisation", "organisation.kind", found.kind.name()));
                    }
                    person_by_id(conn, to)
                        .await?
                        .filter(|p| p.state == PersonState::Active)
                        .ok_or(Error::NotFound)?;
                    let owners: Vec<PersonId> = store::members(conn, organisation)
                        .await?
                        .into_iter()
                        .filter(|m| m.role == Role::Owner)
                        .map(|m| m.person)
                        .collect();
                    hand_over(conn, now, actor, organisation, to, &owners).await?;
                    event_append_by(
                        conn,
                        now,
                        actor,
                        organisation.0,
                        "ownership",
                        (None, "assigned"),
                        Some(&reason),
                    )
                    .await
                })
            })
            .await
    }

    /// The organisation with this slug and the person with this address, as the operator names them.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email`; [`Error::NotFound`] when one of both is not there.
    pub async fn ownership_named(
        &self,
        ctx: &Ctx,
        slug: &str,
        email: &str,
    ) -> Result<(OrganisationId, PersonId)> {
        let person = self.owner_named(ctx, email).await?;
        let conn = &mut self.db.read().await?;
        let organisation = organisation_by_slug(conn, &text::slug(slug)).await?;
        Ok((organisation.ok_or(Error::NotFound)?.id, person))
    }

    /// The person with this address who is to be an owner.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email`; [`Error::NotFound`].
    pub async fn owner_named(&self, ctx: &Ctx, email: &str) -> Result<PersonId> {
        allow(ctx, Action::OwnershipAssign)?;
        let email = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let found = person_by_email(&mut self.db.read().await?, &email).await?;
        found.map(|p| p.id).ok_or(Error::NotFound)
    }
}
