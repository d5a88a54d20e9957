//! The team of the organisation acted for.

use super::{Fields, Visit, stopped};
use app::{
    pages::desk::{self, TeamData},
    routes::Route,
};
use axum::response::Response;
use market::{
    accounts::Role,
    error::{Error, FieldError},
    id::{InvitationId, PersonId},
};

pub async fn team(visit: Visit) -> Response {
    shown(&visit, 200, ("", ""), Vec::new()).await
}

/// The page, with what was typed into the invitation.
async fn shown(visit: &Visit, status: u16, (email, role): (&str, &str), errors: Vec<FieldError>) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Team);
    }
    match visit.app.market.team(&visit.ctx).await {
        Ok(team) => {
            let data = TeamData {
                team,
                actor: visit.ctx.actor,
                email: email.to_owned(),
                role: role.to_owned(),
                done: visit.just_done().filter(|_| errors.is_empty()),
                errors,
            };
            visit.page(status, |view| desk::team_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

pub async fn team_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields, Route::Team) {
        return stop;
    }
    let what = fields.one("do");
    match act(&visit, &fields, what).await {
        Ok("left") => visit.done(Route::Account, "left"),
        Ok(done) => visit.done(Route::Team, done),
        Err(Error::Invalid(errors)) => {
            let typed = if what == "invite" {
                (fields.one("email"), fields.one("role"))
            } else {
                ("", "")
            };
            shown(&visit, 422, typed, errors).await
        }
        Err(error) => visit.error(error),
    }
}

async fn act(visit: &Visit, fields: &Fields, what: &str) -> Result<&'static str, Error> {
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let caller = visit.caller();
    match what {
        "invite" => market
            .invite(ctx, &caller, fields.one("email"), fields.one("role"))
            .await
            .map(|()| "invited"),
        "resend" => {
            let invitation = InvitationId(fields.id("invitation")?);
            let sent = market.invitation_resend(ctx, &caller, invitation).await;
            sent.map(|()| "invited")
        }
        "revoke" => {
            let invitation = InvitationId(fields.id("invitation")?);
            let revoked = market.invitation_revoke(ctx, invitation).await;
            revoked.map(|()| "revoked")
        }
        "role" => {
            let role = Role::from_name(fields.one("role")).ok_or(Error::NotFound)?;
            let member = PersonId(fields.id("member")?);
            market.member_role(ctx, member, role).await.map(|()| "role")
        }
        "remove" => {
            let member = PersonId(fields.id("member")?);
            market.member_remove(ctx, member).await.map(|()| "removed")
        }
        "offer" => {
            let to = PersonId(fields.id("to")?);
            market.ownership_offer(ctx, to).await.map(|()| "offered")
        }
        "withdraw" => market.ownership_withdraw(ctx).await.map(|()| "withdrawn"),
        "leave" => market.team_leave(ctx).await.map(|()| "left"),
        _ => Err(Error::NotFound),
    }
}
