//! Reporting, and appealing by the link of a mail. Looking at a link changes nothing; its button does.

use super::super::account::visit::{Fields, Visit};
use app::{
    pages::moderation::{AppealLinkData, ReportData, appeal_link_page, report_page, report_received_page},
    routes::Route,
};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use market::{
    error::{Error, FieldError},
    moderation::{Item, ItemKind, ItemNow, NoticeForm},
    random::Secret,
};

pub async fn report(visit: Visit) -> Response {
    let asked = [
        (ItemKind::Offer, visit.asked("offer")),
        (ItemKind::Enterprise, visit.asked("enterprise")),
    ];
    let named = asked.into_iter().find_map(|(kind, slug)| Some((kind, slug?)));
    let Some((kind, slug)) = named else {
        return visit.error(Error::NotFound);
    };
    match visit.app.market.notice_about(&visit.ctx, kind, &slug).await {
        Ok(item) => {
            let form = NoticeForm {
                address: address(&visit, &item),
                ..NoticeForm::default()
            };
            shown(&visit, 200, item, form, Vec::new())
        }
        Err(error) => visit.error(error),
    }
}

/// The whole address of an item's page.
fn address(visit: &Visit, item: &ItemNow) -> String {
    let route = match item.item {
        Item::Offer(_) => Route::Offer(&item.slug),
        Item::Enterprise(_) => Route::Enterprise(&item.slug),
    };
    format!("{}{}", visit.app.site.base_url, route.path(visit.ctx.locale))
}

fn shown(visit: &Visit, status: u16, item: ItemNow, form: NoticeForm, errors: Vec<FieldError>) -> Response {
    let data = ReportData { item, form, errors };
    visit.page(status, |view| report_page(view, &data))
}

pub async fn report_post(visit: Visit, fields: Fields) -> Response {
    let kind = ItemKind::from_name(fields.one("item"));
    let (Some(kind), Ok(id)) = (kind, fields.id("id")) else {
        return visit.error(Error::NotFound);
    };
    let item = Item::of(kind, id);
    let form = NoticeForm {
        address: fields.one("address").to_owned(),
        why: fields.one("why").to_owned(),
        explanation: fields.one("explanation").to_owned(),
        name: fields.one("name").to_owned(),
        email: fields.one("email").to_owned(),
        good_faith: fields.one("good_faith") == "yes",
    };
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    match market.notice_send(ctx, &visit.caller(), item, &form).await {
        Ok(reference) => {
            let number = [("number", reference)];
            visit.to(&Route::ReportReceived.with_query(ctx.locale, &number))
        }
        Err(Error::Invalid(errors)) => match market.notice_item(ctx, item).await {
            Ok(item) => shown(&visit, 422, item, form, errors),
            Err(error) => visit.error(error),
        },
        Err(error) => visit.error(error),
    }
}

pub async fn received(visit: Visit) -> Response {
    // what is shown is what one of our numbers looks like, and nothing else that an address may say
    let number = visit.asked("number").filter(|n| {
        n.len() == 11
            && n.bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    });
    visit.page(200, |view| report_received_page(view, number.as_deref()))
}

pub async fn appeal(visit: Visit) -> Response {
    let token = visit.asked("t").unwrap_or_default();
    link_shown(&visit, 200, &token, String::new(), Vec::new()).await
}

/// The page of a link; 410 when it can't be used.
async fn link_shown(
    visit: &Visit,
    status: u16,
    token: &str,
    typed: String,
    errors: Vec<FieldError>,
) -> Response {
    let look = match Secret::parse(token) {
        Some(secret) => visit.app.market.appeal_look(&visit.ctx, &secret).await,
        None => Ok(None),
    };
    let look = match look {
        Ok(look) => look,
        Err(error) => return visit.error(error),
    };
    let status = if look.is_some() { status } else { 410 };
    let data = AppealLinkData {
        token: token.to_owned(),
        look,
        typed,
        errors,
    };
    let mut response = visit.page(status, |view| appeal_link_page(view, &data));
    // its address must not travel on to others
    response
        .headers_mut()
        .insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

pub async fn appeal_post(visit: Visit, fields: Fields) -> Response {
    let (token, typed) = (fields.one("t"), fields.one("appeal"));
    let Some(secret) = Secret::parse(token) else {
        return link_shown(&visit, 410, "", String::new(), Vec::new()).await;
    };
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    match market.appeal_by_link(ctx, &visit.caller(), &secret, typed).await {
        Ok(_) => visit.to(&Route::AppealLink.with_query(ctx.locale, &[("t", token.to_owned())])),
        Err(Error::Invalid(errors)) => link_shown(&visit, 422, token, typed.to_owned(), errors).await,
        Err(Error::NotFound) => link_shown(&visit, 410, "", String::new(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}
