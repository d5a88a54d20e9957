//! One's own account, and signing out. Every form carries the token of its session.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, AccountData},
    routes::Route,
};
use axum::response::Response;
use market::{
    accounts::PasswordChange,
    error::{Error, FieldError},
    id::{ConsentId, OrganisationId, SessionId},
    mail::{MailHow, MailTopic},
};

pub async fn sign_out_post(visit: Visit, fields: Fields) -> Response {
    if let Some(signed) = &visit.signed {
        if !visit.own_form(&fields) {
            return visit.error(Error::Forbidden);
        }
        if let Err(error) = visit.app.market.sign_out(&visit.ctx, &signed.secret).await {
            return visit.error(error);
        }
    }
    out(&visit, "out")
}

/// To the page for signing in, without a session.
fn out(visit: &Visit, done: &'static str) -> Response {
    let mut response = visit.done(Route::SignIn, done);
    visit.app.session_cookie_clear(&mut response);
    response
}

pub async fn own(visit: Visit) -> Response {
    shown(&visit, 200, None, Vec::new()).await
}

async fn shown(visit: &Visit, status: u16, name: Option<String>, errors: Vec<FieldError>) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Account);
    };
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let read = async {
        let invitations = market.invitations_own(ctx).await?;
        let offers = market.ownership_offers(ctx).await?;
        let mails = market.mail_preferences(ctx).await?;
        let export = market.data_export(ctx).await?;
        Ok::<_, Error>((market.account(ctx).await?, invitations, offers, mails, export))
    };
    match read.await {
        Ok((account, invitations, offers, mails, export)) => {
            let data = AccountData {
                account,
                mails,
                export,
                session: signed.session.id,
                acting: signed.session.acting.map(|a| a.organisation),
                invitations,
                offers,
                name,
                done: visit.just_done().filter(|_| errors.is_empty()),
                errors,
            };
            visit.page(status, |view| account::account_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

pub async fn own_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Account);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let (market, ctx, name) = (&visit.app.market, &visit.ctx, fields.one("name"));
    let answer = match fields.one("do") {
        "name" => market.name_change(ctx, name).await.map(|()| "name"),
        "password" => {
            let form = PasswordChange {
                current: fields.one("current").to_owned(),
                new: fields.one("new").to_owned(),
            };
            market
                .password_change(ctx, &visit.caller(), signed.session.id, &form)
                .await
                .map(|()| "password")
        }
        "end" => match fields.id("session") {
            Ok(id) => market
                .session_revoke(ctx, SessionId(id))
                .await
                .map(|()| "session"),
            Err(error) => Err(error),
        },
        "mails" => mails(&visit, &fields).await.map(|()| "mails"),
        "consent" => match fields.id("consent") {
            Ok(id) => market
                .consent_revoke(ctx, ConsentId(id))
                .await
                .map(|()| "consent"),
            Err(error) => Err(error),
        },
        "export" => market.data_export_ask(ctx).await.map(|()| "export"),
        "ownership" => match fields.id("organisation") {
            Ok(id) => {
                let accepted = fields.one("answer") == "accept";
                let answered = market.ownership_answer(ctx, OrganisationId(id), accepted).await;
                answered.map(|()| if accepted { "owner" } else { "declined" })
            }
            Err(error) => Err(error),
        },
        "everywhere" => market.sign_out_everywhere(ctx).await.map(|()| "everywhere"),
        _ => Err(Error::NotFound),
    };
    match answer {
        Ok("everywhere") => out(&visit, "everywhere"),
        Ok(done) => visit.done(Route::Account, done),
        Err(Error::Invalid(errors)) => {
            let typed = (fields.one("do") == "name").then(|| name.to_owned());
            shown(&visit, 422, typed, errors).await
        }
        Err(error) => visit.error(error),
    }
}

/// How mails of each topic are wanted, for those that the form has.
async fn mails(visit: &Visit, fields: &Fields) -> Result<(), Error> {
    for &topic in MailTopic::ALL {
        match fields.one(topic.name()) {
            "" => {}
            how => {
                let how = MailHow::from_name(how).ok_or(Error::NotFound)?;
                visit
                    .app
                    .market
                    .mail_preference_put(&visit.ctx, topic, how)
                    .await?;
            }
        }
    }
    Ok(())
}
