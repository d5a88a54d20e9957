//! Invitations: sent by mail to an address, accepted by whoever has shown that the address is theirs.
//!
//! The same mail goes to an address with an account and to one without, so that inviting tells nothing about it. An
//! invitation belongs to its address: its link alone lets nobody in.

use super::{
    INVITATION_LIFE, INVITATIONS_OPEN, Invitation, InvitationState, acting, invalid, membership_event,
    store::{self, NewInvitation},
    team::gives_now,
};
use crate::{
    Market,
    accounts::{
        Caller, Email, Keys, Page, Person, Role, membership_put, own, person_by_email, person_by_id, post,
        session_acts_for,
    },
    ctx::{Acting, Ctx},
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{InvitationId, OrganisationId, PersonId, SessionId},
    mail::{Content, role_words},
    policy::{Action, allow},
    random::Secret,
};

/// Which invitation is answered.
#[derive(Clone, Debug)]
pub enum InvitationFor {
    /// The one whose mail carried this secret.
    Secret(Secret),
    /// One of those to one's own address.
    Own(InvitationId),
}

/// An invitation as its page shows it.
#[derive(Clone, Debug)]
pub struct InvitationLook {
    /// The invitation.
    pub invitation: Invitation,
    /// The address that the reader signed in with, if they did.
    pub reader: Option<Email>,
    /// Whether it was sent to that address.
    pub theirs: bool,
}

/// An invitation that is over, taken back, answered, or never was: nobody learns which.
fn over() -> Error {
    invalid("invitation", "invitation.over", "")
}

impl Market {
    /// Invites an address; once more, it gets a new link and the time begins anew.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email` or `role`; [`Error::Forbidden`] for a role that the actor doesn't give;
    /// [`Error::TooOften`].
    pub async fn invite(&self, ctx: &Ctx, caller: &Caller, email: &str, role: &str) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamManage)?;
        let email = Email::parse(email);
        let role = Role::from_name(role)
            .filter(|role| role.fits(acting.kind))
            .ok_or_else(|| FieldError::new("role", "invalid.choice", role));
        let (email, role) = match (email, role) {
            (Ok(email), Ok(role)) => (email, role),
            (email, role) => {
                let all = [email.err(), role.err()];
                return Err(Error::Invalid(all.into_iter().flatten().collect()));
            }
        };
        self.invitation_send(ctx, caller, (me, acting), email, role).await
    }

    /// Sends an invitation once more, with a new link; the one before works no more.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one of another organisation or one that is answered; else as of [`Market::invite`].
    pub async fn invitation_resend(&self, ctx: &Ctx, caller: &Caller, id: InvitationId) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamManage)?;
        let found = store::invitation_by_id(&mut self.db.read().await?, id)
            .await?
            .filter(|i| i.organisation == acting.organisation && i.state == InvitationState::Open)
            .ok_or(Error::NotFound)?;
        self.invitation_send(ctx, caller, (me, acting), found.email, found.role)
            .await
    }

    async fn invitation_send(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        (me, acting): (PersonId, Acting),
        email: Email,
        role: Role,
    ) -> Result<()> {
        let (now, actor, secret) = (ctx.now, ctx.doer(), self.random.secret()?);
        let mut conn = self.db.read().await?;
        let inviter = person_by_id(&mut conn, me).await?.ok_or(Error::NotFound)?;
        let organisation = store::organisation_read(&mut conn, acting.organisation, false).await?;
        let reader = person_by_email(&mut conn, &email).await?;
        drop(conn);
        let locale = reader.map_or(ctx.locale, |p| p.locale);
        let link = &*self.page_url(locale, Page::Invitation(&secret));
        let mail = self.mail_compose(
            email.address().clone(),
            locale,
            &Content::Invitation {
                link,
                inviter: &inviter.name,
                organisation: &organisation.name,
                role: role_words(locale, role),
                until: now + INVITATION_LIFE,
            },
        )?;
        let keys = Keys::new("invite", &me.to_string(), caller.address);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let gives = gives_now(conn, me, acting).await?;
                    if !gives.contains(&role) {
                        return Err(Error::Forbidden);
                    }
                    let members = store::members(conn, acting.organisation).await?;
                    if members
                        .iter()
                        .filter_map(|m| m.email.as_ref())
                        .any(|e| e.folded() == email.folded())
                    {
                        return Err(invalid("email", "invitation.member", email.typed()));
                    }
                    let open = store::invitations_of(conn, acting.organisation).await?;
                    let known = open.iter().any(|i| i.email.folded() == email.folded());
                    if !known && open.len() >= INVITATIONS_OPEN {
                        return Err(invalid("email", "invitation.too_many", email.typed()));
                    }
                    if let Err(too_often) = keys.take(conn, now).await? {
                        return Ok(Err(too_often));
                    }
                    let new = NewInvitation {
                        organisation: acting.organisation,
                        email: &email,
                        role,
                        by: me,
                        secret: &secret,
                    };
                    let id = store::invitation_put(conn, now, new).await?;
                    let step = (known.then_some("open"), "open");
                    event_append_by(conn, now, actor, id.0, "invitation", step, Some(role.name())).await?;
                    post(conn, now, &mail).await?;
                    Ok(Ok(()))
                })
            })
            .await?
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one of another organisation or one that is answered; [`Error::Forbidden`] for one into a
    /// role that the actor doesn't give.
    pub async fn invitation_revoke(&self, ctx: &Ctx, id: InvitationId) -> Result<()> {
        let (me, acting) = acting(ctx, Action::TeamManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let gives = gives_now(conn, me, acting).await?;
                    let found = store::invitation_by_id(conn, id)
                        .await?
                        .filter(|i| i.organisation == acting.organisation)
                        .ok_or(Error::NotFound)?;
                    if !gives.contains(&found.role) {
                        return Err(Error::Forbidden);
                    }
                    if store::invitation_end(conn, id, InvitationState::Revoked).await? == 0 {
                        return Err(Error::NotFound);
                    }
                    let step = (Some("open"), InvitationState::Revoked.name());
                    event_append_by(conn, now, actor, id.0, "invitation", step, None).await
                })
            })
            .await
    }

    /// An invitation that can be accepted, for whoever brings its secret; a look that changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation_look(&self, ctx: &Ctx, secret: &Secret) -> Result<Option<InvitationLook>> {
        allow(ctx, Action::AccountOpen)?;
        let conn = &mut self.db.read().await?;
        let found = store::invitation_by_secret(conn, secret).await?;
        let Some(invitation) = found.filter(|i| i.open(ctx.now)) else {
            return Ok(None);
        };
        let reader = match ctx.actor.person() {
            Some(id) => person_by_id(conn, id).await?.map(|p| p.email),
            None => None,
        };
        let theirs = reader
            .as_ref()
            .is_some_and(|e| e.folded() == invitation.email.folded());
        Ok(Some(InvitationLook {
            invitation,
            reader,
            theirs,
        }))
    }

    /// The invitations that wait for one's own address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_own(&self, ctx: &Ctx) -> Result<Vec<Invitation>> {
        let me = own(ctx)?;
        let conn = &mut self.db.read().await?;
        let person = person_by_id(conn, me).await?.ok_or(Error::NotFound)?;
        store::invitations_to(conn, ctx.now, &person.email).await
    }

    /// Joins the organisation and has the session act for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `invitation`: `invitation.over`, `invitation.other_address`, `invitation.joined`.
    pub async fn invitation_accept(
        &self,
        ctx: &Ctx,
        session: SessionId,
        which: InvitationFor,
    ) -> Result<OrganisationId> {
        self.invitation_answer(ctx, which, Some(session)).await
    }

    /// Says no to an invitation to one's own address.
    ///
    /// # Errors
    /// As of [`Market::invitation_accept`].
    pub async fn invitation_decline(&self, ctx: &Ctx, which: InvitationFor) -> Result<()> {
        self.invitation_answer(ctx, which, None).await.map(drop)
    }

    /// Answers an invitation: yes in this session, or no.
    async fn invitation_answer(
        &self,
        ctx: &Ctx,
        which: InvitationFor,
        yes: Option<SessionId>,
    ) -> Result<OrganisationId> {
        let (now, actor, me) = (ctx.now, ctx.doer(), own(ctx)?);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let Person { email, .. } = person_by_id(conn, me).await?.ok_or(Error::NotFound)?;
                    let found = match &which {
                        InvitationFor::Secret(secret) => store::invitation_by_secret(conn, secret).await?,
                        // one of somebody else is as if it were not there
                        InvitationFor::Own(id) => Some(
                            store::invitation_by_id(conn, *id)
                                .await?
                                .filter(|i| i.email.folded() == email.folded())
                                .ok_or(Error::NotFound)?,
                        ),
                    };
                    let found = found.filter(|i| i.open(now)).ok_or_else(over)?;
                    if found.email.folded() != email.folded() {
                        return Err(invalid("invitation", "invitation.other_address", ""));
                    }
                    let organisation = found.organisation;
                    if store::role_of(conn, organisation, me).await?.is_some() {
                        return Err(invalid("invitation", "invitation.joined", ""));
                    }
                    let to = match yes {
                        Some(_) => InvitationState::Accepted,
                        None => InvitationState::Declined,
                    };
                    if store::invitation_end(conn, found.id, to).await? == 0 {
                        return Err(over());
                    }
                    let step = (Some("open"), to.name());
                    event_append_by(conn, now, actor, found.id.0, "invitation", step, None).await?;
                    if let Some(session) = yes {
                        membership_put(conn, now, me, organisation, found.role).await?;
                        let step = (None, found.role.name());
                        membership_event(conn, now, actor, me, organisation, step).await?;
                        session_acts_for(conn, me, session, Some(organisation)).await?;
                    }
                    Ok(organisation)
                })
            })
            .await
    }
}
