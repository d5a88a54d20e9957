//! Organisations looked up, and handing one over.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, refused, stopped,
};
use app::{
    pages::operations::{
        OrganisationCaseData, OrganisationsData, organisation_case_page, organisations_page,
    },
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, FieldError, Result},
    id::OrganisationId,
    organisations::OrganisationsQuery,
};

pub async fn organisations(visit: Visit) -> Response {
    let asked = visit.asked_all();
    let read = OrganisationsQuery::parse(asked.iter().map(|(n, v)| (n.as_str(), v.as_str())));
    let (query, errors) = match read {
        Ok(query) => (query, Vec::new()),
        Err(errors) => (OrganisationsQuery::default(), errors),
    };
    match visit.app.market.organisations_find(&visit.ctx, &query).await {
        Ok(page) => {
            let status = if errors.is_empty() { 200 } else { 422 };
            let data = OrganisationsData { query, page, errors };
            visit.page(status, |view| organisations_page(view, &data))
        }
        Err(error) => refused(&visit, error),
    }
}

pub async fn organisation(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => shown(&visit, OrganisationId(id), 200, Default::default(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn shown(
    visit: &Visit,
    id: OrganisationId,
    status: u16,
    typed: (String, String),
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.organisation_open(&visit.ctx, id).await {
        Ok(case) => {
            let data = OrganisationCaseData {
                case,
                typed,
                errors,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| organisation_case_page(view, &data))
        }
        Err(error) => refused(visit, error),
    }
}

pub async fn organisation_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    let id = match id_of(&id) {
        Ok(id) => OrganisationId(id),
        Err(error) => return visit.error(error),
    };
    match hand_over(&visit, id, &fields).await {
        Ok(()) => visit.done(Route::OrganisationCase(id), "handed-over"),
        Err(Error::Invalid(errors)) => {
            let typed = (fields.one("email").to_owned(), fields.one("reason").to_owned());
            shown(&visit, id, 422, typed, errors).await
        }
        Err(error) => visit.error(error),
    }
}

async fn hand_over(visit: &Visit, id: OrganisationId, fields: &Fields) -> Result<()> {
    let (market, ctx, email) = (&visit.app.market, &visit.ctx, fields.one("email"));
    if fields.one("do") != "owner" {
        return Err(Error::NotFound);
    }
    let person = match market.owner_named(ctx, email).await {
        Err(Error::NotFound) => {
            return Err(Error::Invalid(vec![FieldError::new(
                "email",
                "people.unknown",
                email,
            )]));
        }
        other => other?,
    };
    market
        .ownership_transfer_by_operator(ctx, id, person, fields.one("reason"))
        .await
}
