//! Pictures: drawings made from their address, sizes made by jobs, Open Graph pictures drawn when first asked for.

use crate::{render::respond_error_plain, state::App};
use app::pages::View;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use market::{catalogue::OfferPage, enterprises::Lookup, error::Error, images, locale::Locale};
use std::sync::Arc;
use tokio::task::JoinError;

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

fn picture(bytes: Vec<u8>, media_type: &'static str, cache: &'static str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if media_type == "image/svg+xml" {
        // Opened by itself a drawing may do nothing but be seen.
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'"),
        );
    }
    response
}

/// What a blocking task drew or read.
fn sent(
    made: Result<Result<Vec<u8>, Error>, JoinError>,
    media_type: &'static str,
    cache: &'static str,
) -> Response {
    match made.map_err(Error::internal).flatten() {
        Ok(bytes) => picture(bytes, media_type, cache),
        Err(error) => respond_error_plain(&error),
    }
}

/// `GET /media/art/{name}`: a drawing, the same for ever.
pub async fn drawing(Path(name): Path<String>) -> Response {
    match name.strip_suffix(".svg").and_then(images::drawing) {
        Some(svg) => picture(svg.into_bytes(), "image/svg+xml", IMMUTABLE),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /media/p/{hash}/{file}`: a size of an uploaded picture.
pub async fn size(State(app): State<Arc<App>>, Path((hash, file)): Path<(String, String)>) -> Response {
    let media_type = match file.rsplit_once('.').map(|(_, ext)| ext) {
        Some("avif") => "image/avif",
        Some("jpg") => "image/jpeg",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let blobs = app.market.blobs.clone();
    sent(
        tokio::task::spawn_blocking(move || blobs.get(&format!("p/{hash}/{file}"))).await,
        media_type,
        IMMUTABLE,
    )
}

/// `GET /media/og/offer/{slug}/{file}`: 1200×630, drawn when first asked for and again when the offer has changed.
pub async fn og_offer(State(app): State<Arc<App>>, Path((slug, file)): Path<(String, String)>) -> Response {
    let Some(locale) = file.strip_suffix(".png").and_then(Locale::from_tag) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let ctx = app.market.ctx(locale);
    let page = match app.market.offer(&ctx, &slug).await {
        Ok(Lookup::Found(page)) => page,
        Ok(Lookup::Moved(_)) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return respond_error_plain(&error),
    };
    let mark = page
        .card
        .mark_at(ctx.now)
        .map(|m| m.key.clone())
        .unwrap_or_default();
    let name = format!("og/{slug}-{locale}-{}-{mark}.png", page.updated_at.timestamp());
    let drawn = tokio::task::spawn_blocking(move || match app.market.blobs.get(&name) {
        Ok(bytes) => Ok(bytes),
        Err(_) => {
            let bytes = draw(&app, &page, locale, !mark.is_empty())?;
            app.market.blobs.put(&name, &bytes)?;
            Ok(bytes)
        }
    })
    .await;
    sent(drawn, "image/png", "public, max-age=3600")
}

/// `GET /media/og/enterprise/{slug}/{file}`: an enterprise's name and town beside its picture.
pub async fn og_enterprise(
    State(app): State<Arc<App>>,
    Path((slug, file)): Path<(String, String)>,
) -> Response {
    let Some(locale) = file.strip_suffix(".png").and_then(Locale::from_tag) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let found = match app.market.enterprise(&app.market.ctx(locale), &slug).await {
        Ok(Lookup::Found(found)) => found,
        Ok(Lookup::Moved(_)) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return respond_error_plain(&error),
    };
    let drawn = tokio::task::spawn_blocking(move || {
        let brand = app.site.region.brand.text(locale);
        let kind = app::ui::text::term(app::words::words(locale), "entity", found.entity_type.name());
        let art = found
            .pictures
            .iter()
            .find_map(|p| p.blob.strip_prefix("art/"))
            .and_then(images::drawing_inner)
            .unwrap_or_default();
        let name = format!(
            "og/e-{slug}-{locale}-{}.png",
            market::text::short_hash(&format!("{}{}{art}", found.brand_name, found.address.town))
        );
        app.market.blobs.get(&name).or_else(|_| {
            let bytes = app.og.offer(
                &found.brand_name,
                &kind,
                &found.address.town,
                "",
                None,
                brand,
                &art,
            )?;
            app.market.blobs.put(&name, &bytes)?;
            Ok::<_, Error>(bytes)
        })
    })
    .await;
    sent(drawn, "image/png", "public, max-age=3600")
}

fn draw(state: &App, page: &OfferPage, locale: Locale, marked: bool) -> Result<Vec<u8>, Error> {
    let region = state.site.region;
    let card = &page.card;
    let texts = state.market.texts.now();
    let view = View {
        site: &state.site,
        locale,
        now: state.market.ctx(locale).now,
        signed_in: None,
        texts: &texts,
    };
    let price = app::ui::price::amount(&view, &card.price);
    let mark = marked.then(|| region.mark.text(locale));
    let art = card
        .picture
        .as_ref()
        .and_then(|p| p.blob.strip_prefix("art/"))
        .and_then(images::drawing_inner)
        .unwrap_or_else(|| {
            let thing = market::catalogue::taxonomy::taxonomy()
                .by_code(&card.category)
                .map_or(images::art::Thing::Box, |c| c.thing);
            images::art::picture_inner(&card.slug, thing, None)
        });
    state.og.offer(
        card.title.text(locale),
        &card.seller.name,
        &card.seller.town,
        &price,
        mark,
        region.brand.text(locale),
        &art,
    )
}

/// `GET /media/og/{file}`: the service's own picture in a language.
pub async fn og_service(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    let Some(locale) = file.strip_suffix(".png").and_then(Locale::from_tag) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let drawn = tokio::task::spawn_blocking(move || {
        let name = format!("og/service-{locale}.png");
        app.market.blobs.get(&name).or_else(|_| {
            let from = app.site.region.from.text(locale).to_owned();
            let line = app::words::words(locale).with("home-hero", &[("from", from.into())]);
            let bytes = app.og.service(app.site.region.brand.text(locale), &line)?;
            app.market.blobs.put(&name, &bytes)?;
            Ok::<_, Error>(bytes)
        })
    })
    .await;
    sent(drawn, "image/png", "public, max-age=86400")
}
