//! `robots.txt` and the sitemap: an index, the fixed pages, and offers ten thousand a file.

use crate::{render::respond_error_plain, state::App};
use app::routes::Route;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use market::{
    catalogue::{query::EnterpriseQuery, taxonomy::taxonomy},
    error::Result,
    locale::Locale,
};
use std::{fmt::Write, sync::Arc};

const PER_FILE: usize = 10_000;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn xml(result: Result<String>) -> Response {
    match result {
        Ok(text) => (
            [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("application/xml; charset=utf-8"),
                ),
                (
                    header::CACHE_CONTROL,
                    HeaderValue::from_static("public, max-age=3600"),
                ),
            ],
            text,
        )
            .into_response(),
        Err(error) => respond_error_plain(&error),
    }
}

/// `GET /robots.txt`: filtered lists are endless and say `noindex` themselves; nothing is forbidden but the API.
pub async fn robots(State(app): State<Arc<App>>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /fn/\nSitemap: {}/sitemap.xml\n",
        app.site.base_url
    );
    (
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/plain; charset=utf-8"),
        )],
        text,
    )
        .into_response()
}

/// `GET /sitemap.xml`.
pub async fn index(State(app): State<Arc<App>>) -> Response {
    let ctx = app.market.ctx(Locale::Pl);
    let made = app.market.offer_slugs(&ctx).await.map(|slugs| {
        let base = &app.site.base_url;
        let mut out = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>{base}/sitemap/pages.xml</loc></sitemap>");
        for n in 1..=slugs.len().div_ceil(PER_FILE) {
            // writing to a String can't fail
            let _ = write!(out, "<sitemap><loc>{base}/sitemap/offers-{n}.xml</loc></sitemap>");
        }
        out + "</sitemapindex>\n"
    });
    xml(made)
}

/// `GET /sitemap/{file}`.
pub async fn file(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    if file == "pages.xml" {
        return xml(pages(&app).await);
    }
    let Some(n) = file
        .strip_prefix("offers-")
        .and_then(|f| f.strip_suffix(".xml"))
        .and_then(|n| n.parse::<usize>().ok())
        .filter(|n| *n > 0)
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let ctx = app.market.ctx(Locale::Pl);
    let made = app.market.offer_slugs(&ctx).await.map(|slugs| {
        let mut out = urlset();
        for (slug, at) in slugs.iter().skip((n - 1) * PER_FILE).take(PER_FILE) {
            url(
                &mut out,
                &app.site.base_url,
                Route::Offer(slug),
                Some(&at.format("%Y-%m-%d").to_string()),
            );
        }
        out + "</urlset>\n"
    });
    xml(made)
}

async fn pages(app: &App) -> Result<String> {
    let ctx = app.market.ctx(Locale::Pl);
    let base = &app.site.base_url;
    let mut out = urlset();
    for route in [
        Route::Home,
        Route::Offers,
        Route::Enterprises,
        Route::Counties,
        Route::Mark,
        Route::Ordering,
        Route::Accessibility,
        Route::Imprint,
        Route::Privacy,
    ] {
        url(&mut out, base, route, None);
    }
    for category in taxonomy().all() {
        url(&mut out, base, Route::Category(category), None);
    }
    for county in &app.site.region.counties {
        url(&mut out, base, Route::County(county), None);
    }
    let mut page = 1;
    loop {
        let (found, cards) = app
            .market
            .enterprises_find(
                &ctx,
                &EnterpriseQuery {
                    page,
                    per_page: 96,
                    ..EnterpriseQuery::default()
                },
            )
            .await?;
        for card in &cards {
            url(&mut out, base, Route::Enterprise(&card.slug), None);
        }
        if u64::from(page) * 96 >= found.total || cards.is_empty() {
            break;
        }
        page += 1;
    }
    Ok(out + "</urlset>\n")
}

fn urlset() -> String {
    format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">"
    )
}

/// One page in its three languages. Addresses hold nothing that XML would have to escape.
fn url(out: &mut String, base: &str, route: Route<'_>, changed: Option<&str>) {
    for l in Locale::ALL {
        let _ = write!(out, "<url><loc>{base}{}</loc>", route.path(l));
        for other in Locale::ALL {
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{base}{}\"/>",
                route.path(other)
            );
        }
        if let Some(day) = changed {
            let _ = write!(out, "<lastmod>{day}</lastmod>");
        }
        out.push_str("</url>");
    }
}
