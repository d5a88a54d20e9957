//! Passkeys: the page with the list, and the two steps that a script asks for in JSON.

use super::visit::{Fields, Visit};
use app::{
    pages::account::{self, PasskeysData},
    routes::Route,
    ui::form,
    words::words,
};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use market::{
    accounts::PasskeyQuestion,
    error::{Error, FieldError},
    id::PasskeyId,
};
use serde_json::{Value, json};

pub async fn passkeys(visit: Visit) -> Response {
    shown(&visit, 200, Vec::new()).await
}

async fn shown(visit: &Visit, status: u16, errors: Vec<FieldError>) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Passkeys);
    }
    let market = &visit.app.market;
    let data = match (
        market.passkeys(&visit.ctx).await,
        market.account(&visit.ctx).await,
    ) {
        (Ok(keys), Ok(account)) => PasskeysData {
            keys,
            work: market.passkeys_work(),
            has_password: account.has_password,
            email: account.person.email.typed().to_owned(),
            done: visit.just_done().filter(|_| errors.is_empty()),
            errors,
        },
        (Err(error), _) | (_, Err(error)) => return visit.error(error),
    };
    visit.page(status, |view| account::passkeys_page(view, &data))
}

pub async fn passkeys_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Passkeys);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let (market, ctx, caller) = (&visit.app.market, &visit.ctx, visit.caller());
    match fields.one("do") {
        "begin" => {
            let asked = market
                .passkey_begin(ctx, &caller, signed.session.id, fields.one("current"))
                .await;
            asked_answer(&visit, asked)
        }
        "add" => {
            let added = match visit.question() {
                Some(question) => {
                    market
                        .passkey_add(ctx, &question, fields.one("answer"), fields.one("name"))
                        .await
                }
                None => Err(over()),
            };
            let to = Route::Passkeys.with_query(ctx.locale, &[("done", "passkey-added".to_owned())]);
            match added {
                Ok(()) => said(StatusCode::OK, json!({ "to": to })),
                Err(error) => refused(&visit, error),
            }
        }
        "remove" => match fields.id("key") {
            Ok(key) => match market.passkey_remove(ctx, PasskeyId(key)).await {
                Ok(()) => visit.done(Route::Passkeys, "passkey-removed"),
                Err(error) => visit.error(error),
            },
            Err(error) => visit.error(error),
        },
        _ => visit.error(Error::NotFound),
    }
}

pub async fn sign_in_post(visit: Visit, fields: Fields) -> Response {
    let (market, ctx, caller) = (&visit.app.market, &visit.ctx, visit.caller());
    match fields.one("step") {
        "begin" => asked_answer(&visit, market.sign_in_passkey_begin(ctx, &caller).await),
        "finish" => {
            let entered = match visit.question() {
                Some(question) => {
                    market
                        .sign_in_passkey(ctx, &caller, &question, fields.one("answer"))
                        .await
                }
                None => Err(over()),
            };
            match entered {
                // where a form would have been led, the script is told
                Ok(signed_in) => {
                    let mut response = visit.signed_in(&signed_in, fields.one("next"));
                    let to = response.headers_mut().remove(header::LOCATION);
                    let to = to
                        .as_ref()
                        .and_then(|to| to.to_str().ok())
                        .unwrap_or("/")
                        .to_owned();
                    let mut answer = said(StatusCode::OK, json!({ "to": to }));
                    for cookie in response.headers().get_all(header::SET_COOKIE) {
                        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
                    }
                    answer
                }
                Err(error) => refused(&visit, error),
            }
        }
        _ => visit.error(Error::NotFound),
    }
}

fn over() -> Error {
    Error::Invalid(vec![FieldError::new("passkey", "passkey.over", "")])
}

/// What the browser is to ask, with the cookie under which we keep it.
fn asked_answer(visit: &Visit, asked: Result<PasskeyQuestion, Error>) -> Response {
    match asked {
        Ok(question) => {
            let mut response = said(StatusCode::OK, question.options);
            visit.app.question_cookie_set(&mut response, &question.secret);
            response
        }
        Err(error) => refused(visit, error),
    }
}

/// An error in the reader's words, for the script to show.
fn refused(visit: &Visit, error: Error) -> Response {
    let w = words(visit.ctx.locale);
    match error {
        Error::Invalid(fields) => {
            let text: Vec<String> = fields.iter().map(|f| form::words_of(w, f)).collect();
            said(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({ "error": text.join(" ") }),
            )
        }
        Error::TooOften { .. } => said(
            StatusCode::TOO_MANY_REQUESTS,
            json!({ "error": w.t("error-429-text") }),
        ),
        Error::NotFound => said(StatusCode::NOT_FOUND, json!({ "error": w.t("passkey-not-here") })),
        Error::Forbidden => said(StatusCode::FORBIDDEN, json!({ "error": w.t("error-403-text") })),
        other => {
            tracing::error!(error = %other, "a passkey's step failed");
            said(
                StatusCode::INTERNAL_SERVER_ERROR,
                json!({ "error": w.t("error-500-text") }),
            )
        }
    }
}

fn said(status: StatusCode, body: Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
