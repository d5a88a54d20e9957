//! The page cache held against the truth: whatever changes and whatever the clock says, a kept page is byte for byte
//! what would be rendered afresh; and nothing that a cookie came with is kept or shared.

mod accounts;
mod endpoints;
mod safety;
mod seeing;

use crate::{config::Config, demo, serve, state::App};
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, Response, StatusCode, header},
};
use chrono::{DateTime, Duration, TimeZone, Utc};
use market::{
    Market,
    catalogue::{OfferState, listings_refresh, offer_put, offers_all},
    certification::{LicenceState, licence_put, licences_all},
    clock::Clock,
    oidc::{Provider, ProviderSettings},
    place::Region,
};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) struct World {
    pub(crate) market: Arc<Market>,
    pub(crate) cached: Arc<App>,
    pub(crate) fresh: Arc<App>,
    _folder: TempDir,
}

pub(crate) fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
        .single()
        .expect("an instant")
}

/// A provider that is away: nobody listens at the port.
fn provider() -> Provider {
    let settings = ProviderSettings {
        issuer: "http://127.0.0.1:9".into(),
        name: "Konto".into(),
        redirect: "http://127.0.0.1:3000/oidc/return".into(),
        ..ProviderSettings::default()
    };
    Provider::new(settings).expect("an adapter")
}

/// The demo region behind two processes' worth of handlers: one that keeps pages, one that does not.
pub(crate) async fn world() -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    std::fs::create_dir(&site).expect("a folder");
    std::fs::write(site.join("inline.js"), "0").expect("written");
    std::fs::write(
        site.join("manifest.json"),
        r#"{"inline.js":{"file":"inline.js","type":"text/javascript","size":1,"br":null,"gz":null}}"#,
    )
    .expect("written");
    let region = Region::by_code("lower-silesia").expect("the pack");
    let url = format!("sqlite:{}", folder.path().join("market.db").display());
    let market = Arc::new(
        Market::open(&url, folder.path(), region, Clock::hand(start()))
            .await
            .expect("opened")
            .with_provider(Some(provider())),
    );
    demo::load(&market, &market.system())
        .await
        .expect("the demo region is good");
    market.index_ensure().await.expect("indexed");
    let app = |cache| {
        let config = Config {
            site: site.clone(),
            data: folder.path().to_owned(),
            cache,
            // the walks ask much at once, all from nowhere
            requests_per_second: 0,
            ..Config::default()
        };
        Arc::new(serve::state(config, market.clone()).expect("a state"))
    };
    World {
        cached: app(true),
        fresh: app(false),
        market,
        _folder: folder,
    }
}

pub(crate) async fn ask(app: &Arc<App>, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    serve::router(app.clone())
        .oneshot(request.body(Body::empty()).expect("a request"))
        .await
        .expect("an answer")
}

pub(crate) async fn text(app: &Arc<App>, path: &str) -> String {
    let body = to_bytes(ask(app, path, &[]).await.into_body(), 8 << 20)
        .await
        .expect("a body");
    String::from_utf8(body.to_vec()).expect("text")
}

const PATHS: [&str; 8] = [
    "/pl",
    "/pl/oferta",
    "/pl/oferta?label=1",
    "/en/offers?q=mug&kind=product",
    "/pl/oferta/kubek-pawie-oczko-350-ml",
    "/nl/organisaties",
    "/pl/podmioty/spoldzielnia-socjalna-glinka",
    "/pl/powiaty",
];

async fn agree(world: &World, when: &str) {
    for path in PATHS {
        // twice, so that the second answer comes from what was kept
        text(&world.cached, path).await;
        let (kept, made) = (text(&world.cached, path).await, text(&world.fresh, path).await);
        let differs = kept
            .bytes()
            .zip(made.bytes())
            .position(|(a, b)| a != b)
            .unwrap_or(kept.len().min(made.len()));
        let near = |text: &str| {
            String::from_utf8_lossy(
                &text.as_bytes()[differs.saturating_sub(80)..text.len().min(differs + 80)],
            )
            .into_owned()
        };
        assert!(
            kept == made,
            "{when}: {path} is stale: kept {:?}, made {:?}",
            near(&kept),
            near(&made)
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_stale_is_ever_served() {
    let world = world().await;
    agree(&world, "at first").await;
    let offers = offers_all(&mut world.market.db.read().await.expect("a reader"), None)
        .await
        .expect("offers");
    let published: Vec<_> = offers
        .into_iter()
        .filter(|o| o.state == OfferState::Published)
        .collect();
    for (i, offer) in published.iter().step_by(97).enumerate() {
        let mut draft = offer.clone();
        match i % 3 {
            0 => draft
                .variants
                .iter_mut()
                .filter_map(|v| v.price.as_mut())
                .for_each(|p| p.amount.minor += 100),
            1 => draft.state = OfferState::Paused,
            _ => draft.variants.iter_mut().for_each(|v| v.stock = Some(1)),
        }
        let now = world.market.system().now;
        let written = world.market.db.write(move |conn| {
            Box::pin(async move {
                let (id, _) = offer_put(conn, now, &draft).await?;
                listings_refresh(conn, now, &[id]).await
            })
        });
        written.await.expect("written");
        // before the index has caught up, and after
        agree(&world, "after a change").await;
        while world.market.work_once().await.expect("worked") {}
        agree(&world, "after indexing").await;
    }
    // the clock alone: every day of a fortnight, and both sides of the next licence's end
    let end = world
        .market
        .next_licence_boundary(start())
        .await
        .expect("read")
        .expect("a licence ends");
    for now in (1..14).map(|d| start() + Duration::days(d)).chain([
        end - Duration::microseconds(1),
        end,
        end + Duration::days(400),
    ]) {
        world.market.clock.set(now);
        agree(&world, &format!("at {now}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_that_is_withdrawn_leaves_every_page_at_once() {
    let world = world().await;
    let path = "/pl/oferta/kubek-pawie-oczko-350-ml";
    let licences = licences_all(&mut world.market.db.read().await.expect("a reader"))
        .await
        .expect("licences");
    let mut draft = licences
        .into_iter()
        .find(|l| l.number == "DS/2026/0042")
        .expect("in the demo");
    assert!(text(&world.cached, path).await.contains("DS/2026/0042"));
    (draft.state, draft.state_on, draft.state_reason) = (
        LicenceState::Withdrawn,
        Some(start().date_naive()),
        Some("Próba".into()),
    );
    let now = world.market.system().now;
    world
        .market
        .db
        .write(move |conn| Box::pin(async move { licence_put(conn, now, &draft).await }))
        .await
        .expect("written");
    assert!(!text(&world.cached, path).await.contains("DS/2026/0042"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_one_visitor_reaches_another() {
    let world = world().await;
    for path in PATHS {
        let with_cookie = ask(&world.cached, path, &[("cookie", "session=canary")]).await;
        assert_eq!(with_cookie.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        assert!(!with_cookie.headers().contains_key(header::ETAG), "{path}");
        let stamp = crate::cache::Stamp {
            seq: world.market.db.public_seq(),
            generation: world.market.search.generation(),
        };
        assert!(
            world.cached.cache.get(path, stamp, start()).is_none(),
            "{path}: kept what a cookie came with"
        );
        let without = ask(&world.cached, path, &[]).await;
        assert_eq!(without.headers()[header::CACHE_CONTROL], "no-cache", "{path}");
        assert!(
            world.cached.cache.get(path, stamp, start()).is_some(),
            "{path}: is kept"
        );
    }
    // what somebody typed wrongly is shown to them alone
    let before = text(&world.cached, "/pl/oferta?page=0").await;
    assert!(before.contains("<h1"));
    let stamp = crate::cache::Stamp {
        seq: world.market.db.public_seq(),
        generation: world.market.search.generation(),
    };
    assert!(
        world
            .cached
            .cache
            .get("/pl/oferta?page=0", stamp, start())
            .is_none()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_known_page_is_not_sent_again_and_each_form_has_its_own_validator() {
    let world = world().await;
    let mut tags = Vec::new();
    for accept in ["identity", "gzip", "gzip, br"] {
        ask(&world.cached, "/pl", &[]).await;
        let first = ask(&world.cached, "/pl", &[("accept-encoding", accept)]).await;
        let tag = first.headers()[header::ETAG].to_str().expect("text").to_owned();
        let again = ask(
            &world.cached,
            "/pl",
            &[("accept-encoding", accept), ("if-none-match", &tag)],
        )
        .await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{accept}");
        tags.push(tag);
    }
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn foreign_sites_get_nothing_from_server_functions() {
    let world = world().await;
    let read = ask(
        &world.cached,
        "/fn/suggest?typed=kub&lang=pl",
        &[("sec-fetch-site", "cross-site")],
    )
    .await;
    assert_eq!(read.status(), StatusCode::FORBIDDEN);
}

#[test]
fn server_functions_only_read() {
    // Each is registered with its method; one that is not GET would need a row of policy and a token.
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::GET, "{path}");
    }
}
