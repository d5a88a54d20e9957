//! For whom somebody acts, and founding an organisation.

use super::{Fields, Visit, stopped};
use app::{
    pages::desk::{self, FoundData},
    routes::Route,
};
use axum::response::Response;
use market::{
    error::Error,
    id::OrganisationId,
    organisations::{AddressTyped, OrganisationTyped},
    policy::{Action, allow},
};

pub async fn acting_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields, Route::Account) {
        return stop;
    }
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Account);
    };
    let to = match fields.one("organisation") {
        "" => None,
        id => match id.parse() {
            Ok(id) => Some(OrganisationId(id)),
            Err(_) => return visit.error(Error::NotFound),
        },
    };
    let market = &visit.app.market;
    match market
        .organisation_switch(&visit.ctx, signed.session.id, to)
        .await
    {
        Ok(()) => visit.done(Route::Account, "acting"),
        Err(error) => visit.error(error),
    }
}

pub async fn found(visit: Visit) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Found);
    }
    match allow(&visit.ctx, Action::OrganisationFound) {
        Ok(()) => visit.page(200, |view| desk::found_page(view, &FoundData::default())),
        Err(error) => visit.error(error),
    }
}

/// An organisation as its form has it.
pub fn organisation_typed(fields: &Fields) -> OrganisationTyped {
    OrganisationTyped {
        kind: fields.one("kind").to_owned(),
        name: fields.one("organisation_name").to_owned(),
        tax_number: fields.one("tax_number").to_owned(),
        address: AddressTyped {
            street: fields.one("street").to_owned(),
            postcode: fields.one("postcode").to_owned(),
            town: fields.one("town").to_owned(),
        },
    }
}

pub async fn found_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields, Route::Found) {
        return stop;
    }
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::Found);
    };
    let typed = organisation_typed(&fields);
    let market = &visit.app.market;
    match market
        .organisation_found(&visit.ctx, signed.session.id, &typed)
        .await
    {
        Ok(_) => visit.done(Route::Organisation, "founded"),
        Err(Error::Invalid(errors)) => {
            visit.page(422, |view| desk::found_page(view, &FoundData { typed, errors }))
        }
        Err(error) => visit.error(error),
    }
}
