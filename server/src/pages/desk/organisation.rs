//! A buyer's own data.

use super::{Fields, Visit, acting::organisation_typed, stopped};
use app::{
    pages::desk::{self, OrganisationData},
    routes::Route,
};
use axum::response::Response;
use market::{
    error::{Error, FieldError},
    id::{BillingAddressId, CostCentreId, PersonId},
    organisations::{AddressTyped, BillingTyped, Changed, OrganisationTyped},
    policy::{Action, may},
};

/// What was typed into one of the page's forms, and refused.
#[derive(Default)]
struct Typed {
    data: Option<OrganisationTyped>,
    meanwhile: bool,
    billing: BillingTyped,
    centre: (String, String),
    limit: Option<(String, String)>,
    errors: Vec<FieldError>,
}

pub async fn organisation(visit: Visit) -> Response {
    shown(&visit, 200, Typed::default()).await
}

async fn shown(visit: &Visit, status: u16, typed: Typed) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Organisation);
    }
    match visit.app.market.buyer(&visit.ctx).await {
        Ok(buyer) => {
            let data = OrganisationData {
                buyer,
                manages: may(visit.ctx.actor, Action::BuyerManage),
                typed: typed.data,
                meanwhile: typed.meanwhile,
                billing: typed.billing,
                centre: typed.centre,
                limit: typed.limit,
                done: visit.just_done().filter(|_| status == 200),
                errors: typed.errors,
            };
            visit.page(status, |view| desk::organisation_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

/// What came of a form.
enum Outcome {
    Done(&'static str),
    Meanwhile,
}

pub async fn organisation_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields, Route::Organisation) {
        return stop;
    }
    let what = fields.one("do");
    match act(&visit, &fields, what).await {
        Ok(Outcome::Done(done)) => visit.done(Route::Organisation, done),
        Ok(Outcome::Meanwhile) => {
            let typed = Typed {
                data: Some(organisation_typed(&fields)),
                meanwhile: true,
                ..Typed::default()
            };
            shown(&visit, 409, typed).await
        }
        Err(Error::Invalid(errors)) => {
            let mut typed = Typed {
                errors,
                ..Typed::default()
            };
            match what {
                "data" => typed.data = Some(organisation_typed(&fields)),
                "billing" => typed.billing = billing_typed(&fields),
                "centre" => {
                    typed.centre = (
                        fields.one("code").to_owned(),
                        fields.one("centre_name").to_owned(),
                    );
                }
                _ => {
                    typed.limit = Some((fields.one("member").to_owned(), fields.one("limit").to_owned()));
                }
            }
            shown(&visit, 422, typed).await
        }
        Err(error) => visit.error(error),
    }
}

fn billing_typed(fields: &Fields) -> BillingTyped {
    BillingTyped {
        name: fields.one("billing_name").to_owned(),
        address: AddressTyped {
            street: fields.one("billing_street").to_owned(),
            postcode: fields.one("billing_postcode").to_owned(),
            town: fields.one("billing_town").to_owned(),
        },
        email: fields.one("billing_email").to_owned(),
    }
}

async fn act(visit: &Visit, fields: &Fields, what: &str) -> Result<Outcome, Error> {
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let done = match what {
        "data" => {
            // a version that can't be read is none that was ever shown
            let version = fields.one("version").parse().unwrap_or(0);
            let typed = organisation_typed(fields);
            match market.organisation_change(ctx, version, &typed).await? {
                Changed::Done => "saved",
                Changed::Meanwhile(_) => return Ok(Outcome::Meanwhile),
            }
        }
        "billing" => market
            .billing_add(ctx, &billing_typed(fields))
            .await
            .map(|_| "saved")?,
        "billing-remove" => market
            .billing_remove(ctx, BillingAddressId(fields.id("id")?))
            .await
            .map(|()| "taken")?,
        "centre" => market
            .centre_add(ctx, fields.one("code"), fields.one("centre_name"))
            .await
            .map(|_| "saved")?,
        "centre-remove" => market
            .centre_remove(ctx, CostCentreId(fields.id("id")?))
            .await
            .map(|()| "taken")?,
        "limit" => market
            .approval_limit_set(ctx, PersonId(fields.id("member")?), fields.one("limit"))
            .await
            .map(|()| "saved")?,
        _ => return Err(Error::NotFound),
    };
    Ok(Outcome::Done(done))
}
