//! The desk's first page, the list of one's own offers, and one change of many.

use super::{
    super::account::visit::{Fields, Visit},
    led, refused,
};
use app::{
    pages::seller::{BulkData, HomeData, ListData, bulk_page, figures_page, home_page, list_page},
    routes::Route,
};
use axum::response::Response;
use market::{
    catalogue::Kind,
    desk::BulkChange,
    error::{Error, FieldError},
    id::OfferId,
    policy::{Action, may},
};

pub async fn home(visit: Visit) -> Response {
    let market = &visit.app.market;
    let home = match market.desk_home(&visit.ctx).await {
        Ok(home) => home,
        Err(error) => return led(&visit, error, Route::Desk),
    };
    let figures = match market.desk_figures(&visit.ctx).await {
        Ok(report) => Some(report),
        // before the enterprise is the organisation's there are none
        Err(Error::NotFound) => None,
        Err(error) => return visit.error(error),
    };
    let data = HomeData {
        home,
        figures,
        done: visit.just_done(),
    };
    visit.page(200, |view| home_page(view, &data))
}

pub async fn figures(visit: Visit) -> Response {
    match visit.app.market.desk_figures(&visit.ctx).await {
        Ok(report) => visit.page(200, |view| figures_page(view, &report)),
        Err(error) => led(&visit, error, Route::DeskFigures),
    }
}

pub async fn list(visit: Visit) -> Response {
    let data = ListData {
        what: "price".into(),
        done: visit.just_done(),
        ..ListData::default()
    };
    listed(&visit, 200, data).await
}

async fn listed(visit: &Visit, status: u16, mut data: ListData) -> Response {
    match visit.app.market.desk_offers(&visit.ctx).await {
        Ok(offers) => {
            data.offers = offers;
            data.writes = may(visit.ctx.actor, Action::DeskWrite);
            visit.page(status, |view| list_page(view, &data))
        }
        Err(error) => led(visit, error, Route::DeskOffers),
    }
}

pub async fn create(visit: Visit, fields: Fields) -> Response {
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::DeskOffers);
    }
    let kind = Kind::from_name(fields.one("new")).unwrap_or(Kind::Product);
    match visit.app.market.desk_offer_create(&visit.ctx, kind).await {
        Ok(id) => visit.done(Route::DeskOffer(id), "begun"),
        Err(error) => visit.error(error),
    }
}

pub async fn bulk(visit: Visit, fields: Fields) -> Response {
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::DeskOffers);
    }
    let ids: Option<Vec<OfferId>> = fields
        .all("offer")
        .map(|id| id.parse().ok().map(OfferId))
        .collect();
    let Some(ids) = ids else {
        return visit.error(Error::NotFound);
    };
    let (what, value) = (fields.one("what").to_owned(), fields.one("value").to_owned());
    let again = async |errors: Vec<FieldError>| {
        let data = ListData {
            chosen: ids.clone(),
            what: what.clone(),
            value: value.clone(),
            errors,
            ..ListData::default()
        };
        listed(&visit, 422, data).await
    };
    let change = match BulkChange::parse(&what, &value) {
        Ok(change) => change,
        Err(error) => return again(vec![error]).await,
    };
    let (market, seen) = (&visit.app.market, fields.one("seen"));
    let looked = if seen.is_empty() {
        market.desk_bulk_preview(&visit.ctx, &ids, change).await.map(Err)
    } else {
        market
            .desk_bulk_apply(&visit.ctx, ids.clone(), change, seen.to_owned())
            .await
    };
    match looked {
        Ok(Ok(_)) => visit.done(Route::DeskOffers, "bulk"),
        Ok(Err(preview)) => {
            let data = BulkData {
                preview,
                ids: ids.clone(),
                what,
                value,
                again: !seen.is_empty(),
            };
            let status = if data.again { 409 } else { 200 };
            visit.page(status, |view| bulk_page(view, &data))
        }
        Err(Error::Invalid(errors)) => again(errors).await,
        Err(error) => visit.error(error),
    }
}
