//! The seller's statements of reasons, and the appeal against one.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, page_of, refused,
};
use app::{
    pages::moderation::{StatementData, statement_page, statements_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, FieldError},
    id::DecisionId,
};

pub async fn list(visit: Visit) -> Response {
    let page = page_of(&visit);
    match visit.app.market.desk_statements(&visit.ctx, page).await {
        Ok(list) => visit.page(200, |view| statements_page(view, &list)),
        Err(error) => refused(&visit, error, Route::Statements),
    }
}

pub async fn statement(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => shown(&visit, DecisionId(id), 200, String::new(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn shown(
    visit: &Visit,
    id: DecisionId,
    status: u16,
    typed: String,
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.desk_statement(&visit.ctx, id).await {
        Ok(statement) => {
            let data = StatementData {
                statement,
                typed,
                errors,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| statement_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::Statement(id)),
    }
}

pub async fn statement_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => DecisionId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::Statement(id));
    }
    let typed = fields.one("appeal");
    match visit.app.market.appeal_send(&visit.ctx, id, typed).await {
        Ok(_) => visit.done(Route::Statement(id), "appealed"),
        Err(Error::Invalid(errors)) => shown(&visit, id, 422, typed.to_owned(), errors).await,
        Err(error) => visit.error(error),
    }
}
