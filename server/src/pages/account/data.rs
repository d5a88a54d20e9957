//! One's data: the copy to download, erasing the account, and ending mails without signing in.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, EraseData, UnsubscribeData},
    routes::Route,
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use market::{
    accounts::EraseForm,
    error::{Error, FieldError},
    id::DataExportId,
};

pub async fn zip(visit: Visit) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    let asked = visit
        .asked("copy")
        .and_then(|id| id.parse().ok())
        .map(DataExportId);
    let copy = match asked {
        Some(id) => visit.app.market.data_export_zip(&visit.ctx, id).await,
        None => Err(Error::NotFound),
    };
    let bytes = match copy {
        Ok(bytes) => bytes,
        Err(error) => return visit.error(error),
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"data.zip\""),
    );
    response
}

pub async fn erase(visit: Visit) -> Response {
    erase_shown(&visit, 200, Vec::new()).await
}

async fn erase_shown(visit: &Visit, status: u16, errors: Vec<FieldError>) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    match visit.app.market.account(&visit.ctx).await {
        Ok(account) => {
            let data = EraseData {
                has_password: account.has_password,
                second_factor: account.second_factor,
                email: account.person.email.typed().to_owned(),
                errors,
            };
            visit.page(status, |view| account::erase_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

pub async fn erase_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_here();
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let form = EraseForm {
        current: fields.one("current").to_owned(),
        code: fields.one("code").to_owned(),
        sure: !fields.one("sure").is_empty(),
    };
    let market = &visit.app.market;
    match market
        .person_erase(&visit.ctx, &visit.caller(), signed.session.id, &form)
        .await
    {
        Ok(()) => {
            let mut response = visit.done(Route::SignIn, "erased");
            visit.app.session_cookie_clear(&mut response);
            response
        }
        Err(Error::Invalid(errors)) => erase_shown(&visit, 422, errors).await,
        Err(error) => visit.error(error),
    }
}

pub async fn unsubscribe(visit: Visit) -> Response {
    let token = visit.asked("u").unwrap_or_default();
    match visit.app.market.unsubscribe_topic(&token) {
        Ok((_, topic)) => unsubscribe_shown(&visit, 200, token, Some(topic), false),
        Err(_) => unsubscribe_shown(&visit, 404, token, None, false),
    }
}

/// From the page's button, or from a mail program's one click (RFC 8058), which has the token in the address and no cookie.
pub async fn unsubscribe_post(visit: Visit, fields: Fields) -> Response {
    let token = match fields.one("u") {
        "" => visit.asked("u").unwrap_or_default(),
        typed => typed.to_owned(),
    };
    match visit.app.market.unsubscribe(&visit.ctx, &token).await {
        Ok(topic) => unsubscribe_shown(&visit, 200, token, Some(topic), true),
        Err(Error::NotFound) => unsubscribe_shown(&visit, 404, token, None, false),
        Err(error) => visit.error(error),
    }
}

fn unsubscribe_shown(
    visit: &Visit,
    status: u16,
    token: String,
    topic: Option<market::mail::MailTopic>,
    done: bool,
) -> Response {
    let data = UnsubscribeData { token, topic, done };
    visit.page(status, |view| account::unsubscribe_page(view, &data))
}
