//! Claiming or registering an enterprise.

use super::{
    super::account::visit::{Fields, Visit},
    refused,
};
use app::{
    pages::seller::{ClaimData, claim_page},
    routes::Route,
};
use axum::response::Response;
use market::{
    claims::{ClaimForm, Standing},
    error::{Error, FieldError},
};

pub async fn claim(visit: Visit) -> Response {
    let asked = |name: &str| visit.asked(name).unwrap_or_default();
    let form = ClaimForm {
        register: asked("register"),
        number: asked("number"),
        ..ClaimForm::default()
    };
    shown(&visit, form, 200, Vec::new()).await
}

async fn shown(visit: &Visit, mut form: ClaimForm, status: u16, errors: Vec<FieldError>) -> Response {
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let standing = match market.claim_standing(ctx).await {
        Ok(standing) => standing,
        Err(error) => return refused(visit, error, Route::DeskClaim),
    };
    let mut data = ClaimData {
        done: visit.just_done().filter(|_| errors.is_empty()),
        claim: match standing {
            Standing::Nothing => None,
            Standing::Claimed(claim, enterprise) => Some((*claim, *enterprise)),
        },
        errors,
        ..ClaimData::default()
    };
    let mut status = status;
    if form.register.is_empty() {
        form.register = "krs".into();
    }
    if !form.number.trim().is_empty() {
        match market.claim_lookup(ctx, &form.register, &form.number).await {
            Ok(known) => data.known = Some(known),
            Err(Error::Invalid(wrong)) => {
                data.errors = wrong;
                status = 422;
            }
            Err(error) => return visit.error(error),
        }
    }
    data.form = form;
    visit.page(status, |view| claim_page(view, &data))
}

pub async fn claim_post(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return refused(&visit, Error::Forbidden, Route::DeskClaim);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let text = |name: &str| fields.one(name).to_owned();
    let form = ClaimForm {
        register: text("register"),
        number: text("number"),
        profile: text("profile"),
        legal_name: text("legal_name"),
        brand_name: text("brand_name"),
        entity_type: text("entity_type"),
        run_by: text("run_by"),
        street: text("street"),
        postcode: text("postcode"),
        town: text("town"),
        county: text("county"),
        representative: text("representative"),
        phone: text("phone"),
        email: text("email"),
        account: text("account"),
        may_act: fields.one("may_act") == "yes",
        certified: fields.one("certified") == "yes",
    };
    let session = Some(signed.session.id);
    match visit.app.market.claim_request(&visit.ctx, session, &form).await {
        Ok(_) => visit.done(Route::DeskClaim, "claimed"),
        Err(Error::Invalid(errors)) => shown(&visit, form, 422, errors).await,
        Err(error) => visit.error(error),
    }
}
