//! The suppliers of the buyer acted for.

use super::{Fields, Visit, stopped};
use app::{
    pages::desk::{self, SuppliersData},
    routes::Route,
};
use axum::response::Response;
use market::{
    error::{Error, FieldError},
    id::EnterpriseId,
    policy::{Action, may},
};

pub async fn suppliers(visit: Visit) -> Response {
    shown(&visit, 200, "", Vec::new()).await
}

async fn shown(visit: &Visit, status: u16, typed: &str, errors: Vec<FieldError>) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_first(Route::Suppliers);
    }
    match visit.app.market.buyer(&visit.ctx).await {
        Ok(buyer) => {
            let data = SuppliersData {
                buyer,
                manages: may(visit.ctx.actor, Action::BuyerManage),
                typed: typed.to_owned(),
                done: visit.just_done().filter(|_| errors.is_empty()),
                errors,
            };
            visit.page(status, |view| desk::suppliers_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

pub async fn suppliers_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields, Route::Suppliers) {
        return stop;
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let typed = fields.one("supplier");
    let answer = match fields.one("do") {
        "add" => market.supplier_add(ctx, typed).await.map(|_| "supplier"),
        "remove" => match fields.id("enterprise") {
            Ok(id) => market
                .supplier_remove(ctx, EnterpriseId(id))
                .await
                .map(|()| "taken"),
            Err(error) => Err(error),
        },
        _ => Err(Error::NotFound),
    };
    match answer {
        Ok(done) => visit.done(Route::Suppliers, done),
        Err(Error::Invalid(errors)) => shown(&visit, 422, typed, errors).await,
        Err(error) => visit.error(error),
    }
}
