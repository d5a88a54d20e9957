//! The outbox and its mails.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, refused, stopped,
};
use app::{
    pages::operations::{MailData, MailsData, mail_page, mails_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, Result},
    id::MailId,
    mail::{MailQuery, MailsPage},
    policy::{Action, may},
};

pub async fn mails(visit: Visit) -> Response {
    let asked = visit.asked_all();
    let read = MailQuery::parse(asked.iter().map(|(n, v)| (n.as_str(), v.as_str())));
    // a wrong question still shows the page, to whom it may be shown
    let (query, errors) = match read {
        Ok(query) => (query, Vec::new()),
        Err(errors) => (MailQuery::default(), errors),
    };
    let page = match visit.app.market.mails_find(&visit.ctx, &query).await {
        Ok(page) if errors.is_empty() => page,
        Ok(_) => MailsPage {
            lines: Vec::new(),
            older: None,
        },
        Err(error) => return refused(&visit, error),
    };
    let typed = |name| visit.asked(name).unwrap_or_default();
    let status = if errors.is_empty() { 200 } else { 422 };
    let data = MailsData {
        query,
        typed: (typed("state"), typed("recipient")),
        errors,
        page,
    };
    visit.page(status, |view| mails_page(view, &data))
}

pub async fn mail(visit: Visit, Path(id): Path<String>) -> Response {
    let opened = match id_of(&id) {
        Ok(id) => visit.app.market.mail_open(&visit.ctx, MailId(id)).await,
        Err(error) => Err(error),
    };
    match opened {
        Ok(case) => {
            let data = MailData {
                case,
                retries: may(visit.ctx.actor, Action::MailRetry),
                note: String::new(),
                done: visit.just_done(),
            };
            visit.page(200, |view| mail_page(view, &data))
        }
        Err(error) => refused(&visit, error),
    }
}

pub async fn mail_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    match act(&visit, &id, &fields).await {
        Ok((id, done)) => visit.done(Route::Mail(id), done),
        Err(error) => visit.error(error),
    }
}

async fn act(visit: &Visit, id: &str, fields: &Fields) -> Result<(MailId, &'static str)> {
    let (market, ctx, id) = (&visit.app.market, &visit.ctx, MailId(id_of(id)?));
    match fields.one("do") {
        "retry" => {
            market.mail_retry(ctx, id).await?;
            Ok((id, "again"))
        }
        "bounced" => {
            market.mail_bounced(ctx, id, fields.one("note")).await?;
            Ok((id, "bounced"))
        }
        _ => Err(Error::NotFound),
    }
}
