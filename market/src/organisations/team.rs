//! The team: who belongs to the organisation acted for, and as what.

use super::{Member, Team, acting, invalid, membership_event, store};
use crate::{
    Market,
    accounts::{Role, membership_put},
    ctx::{Acting, Ctx, Doer},
    db::Conn,
    error::{Error, Result},
    events::event_append_by,
    id::{OrganisationId, PersonId},
    policy::{Action, may},
};
use chrono::{DateTime, Utc};

/// The roles that the actor may give and take at this moment, with the organisation held until the transaction ends.
///
/// # Errors
/// [`Error::Forbidden`] for whoever has lost their role since the request began.
pub(super) async fn gives_now(conn: &mut Conn, person: PersonId, acting: Acting) -> Result<&'static [Role]> {
    store::organisation_read(conn, acting.organisation, true).await?;
    let role = store::role_of(conn, acting.organisation, person).await?;
    match role.map(|role| role.gives(acting.kind)) {
        Some(gives) if !gives.is_empty() => Ok(gives),
        _ => Err(Error::Forbidden),
    }
}

/// Refuses a step that would leave an organisation without anybody in its leading role.
async fn not_the_last(conn: &mut Conn, acting: Acting, role: Role) -> Result<()> {
    let leading = Role::leading(acting.kind);
    if role == leading && store::holders(conn, acting.organisation, leading).await? < 2 {
        return Err(invalid("member", "team.last", ""));
    }
    Ok(())
}

/// Ends what somebody began who is not in their role any more: their invitations and an offer to hand over.
pub(super) async fn powers_end(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Doer,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<()> {
    store::offer_delete_of(conn, organisation, person).await?;
    for (id,) in store::invitations_revoke_by(conn, organisation, person).await? {
        let step = (Some("open"), "revoked");
        event_append_by(conn, now, actor, id.0, "invitation", step, Some("inviter")).await?;
    }
    Ok(())
}

/// Takes somebody out of an organisation; sessions that act for it act for nobody from the next request on.
async fn membership_end(
    conn: &mut Conn,
    now: DateTime<Utc>,
    actor: Doer,
    acting: Acting,
    person: PersonId,
    role: Role,
) -> Result<()> {
    not_the_last(conn, acting, role).await?;
    store::membership_end(conn, acting.organisation, person).await?;
    powers_end(conn, now, actor, acting.organisation, person).await?;
    let step = (Some(role.name()), "ended");
    membership_event(conn, now, actor, person, acting.organisation, step).await
}

/// Members as this reader may see them: the leading role first, then by name; addresses for those who manage.
pub(super) fn members_shown(ctx: &Ctx, acting: Acting, mut members: Vec<Member>) -> Vec<Member> {
    let order = Role::of(acting.kind);
    let leading = Role::leading(acting.kind);
    let place = |role: Role| (role != leading, order.iter().position(|r| *r == role));
    members.sort_by_cached_key(|m| (place(m.role), crate::text::sort_key(&m.name)));
    if !may(ctx.actor, Action::TeamManage) {
        members.iter_mut().for_each(|m| m.email = None);
    }
    members
}

impl Market {
    /// The team of the organisation acted for.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever acts for none.
    pub async fn team(&self, ctx: &Ctx) -> Result<Team> {
        let (_, acting) = acting(ctx, Action::TeamRead)?;
        let conn = &mut self.db.read().await?;
        let invitations = if may(ctx.actor, Action::TeamManage) {
            store::invitations_of(conn, acting.organisation).await?
        } else {
            Vec::new()
        };
        let members = store::members(conn, acting.organisation).await?;
        Ok(Team {
            organisation: store::organisation_read(conn, acting.organisation, false).await?,
            members: members_shown(ctx, acting, members),
            invitations,
            offer: store::offer_of(conn, ctx.now, acting.organisation).await?,
        })
    }

    /// Gives a member another role.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever is no member; [`Error::Forbidden`] when the role before or after is none that the
    /// actor gives; [`Error::Invalid`] with `team.last`.
    pub async fn member_role(&self, ctx: &Ctx, member: PersonId, role: Role) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let gives = gives_now(conn, me, acting).await?;
                    let before = store::role_of(conn, acting.organisation, member)
                        .await?
                        .ok_or(Error::NotFound)?;
                    if !gives.contains(&before) || !gives.contains(&role) {
                        return Err(Error::Forbidden);
                    }
                    if before == role {
                        return Ok(());
                    }
                    not_the_last(conn, acting, before).await?;
                    membership_put(conn, now, member, acting.organisation, role).await?;
                    powers_end(conn, now, actor, acting.organisation, member).await?;
                    let step = (Some(before.name()), role.name());
                    membership_event(conn, now, actor, member, acting.organisation, step).await
                })
            })
            .await
    }

    /// Takes a member out.
    ///
    /// # Errors
    /// As of [`Market::member_role`].
    pub async fn member_remove(&self, ctx: &Ctx, member: PersonId) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let gives = gives_now(conn, me, acting).await?;
                    let role = store::role_of(conn, acting.organisation, member)
                        .await?
                        .ok_or(Error::NotFound)?;
                    if !gives.contains(&role) {
                        return Err(Error::Forbidden);
                    }
                    membership_end(conn, now, actor, acting, member, role).await
                })
            })
            .await
    }

    /// Leaves the organisation acted for.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `team.last` for the only one in the leading role.
    pub async fn team_leave(&self, ctx: &Ctx) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamRead)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::organisation_read(conn, acting.organisation, true).await?;
                    let role = store::role_of(conn, acting.organisation, me)
                        .await?
                        .ok_or(Error::NotFound)?;
                    membership_end(conn, now, actor, acting, me, role).await
                })
            })
            .await
    }
}
