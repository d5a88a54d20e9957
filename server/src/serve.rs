//! `buysocially serve`: start, routes, worker, graceful end.

use crate::{
    api,
    assets::{self, Assets},
    cache::PageCache,
    commands,
    config::{Config, Mode},
    demo, figures, listen, media, pages, pdf,
    rate::Rate,
    routes::{Routes, get, post},
    security, seeing, sitemap,
    state::App,
};
use app::pages::{Operator, Site};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
};
use market::{Market, error::Error, locale::Locale};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

/// The largest body that is read: only forms come yet.
const MAX_BODY: usize = 64 << 10;
/// How long requests in flight may take after the end was asked for.
const DRAIN: Duration = Duration::from_secs(10);

/// How often what was counted is written down.
const COUNT_EVERY: Duration = Duration::from_secs(60);
/// How often links, tries and sessions that are over are deleted.
const FORGET_EVERY: Duration = Duration::from_secs(600);

/// Runs until SIGTERM or SIGINT.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let market = commands::open(&config, true).await?;
    demo::login(&market, &config).await?;
    let app = Arc::new(state(config, market)?);
    let listener = TcpListener::bind(app.config.listen)
        .await
        .map_err(|e| anyhow::anyhow!("configuration: listen: {}: {e}", app.config.listen))?;
    let stop = Arc::new(Notify::new());
    let worker = tokio::spawn(work(app.clone(), stop.clone()));
    println!("Buy Socially answers at {}", app.config.base_url);
    let proxies = &app.config.trusted_proxies;
    tokio::select! {
        () = listen::listen(listener, router(app.clone()), proxies, asked_to_end(stop)) => {}
        () = overdue(&app) => tracing::warn!("requests in flight took longer than {DRAIN:?}"),
    }
    finish(worker).await;
    app.market.db.close().await;
    Ok(())
}

pub fn state(config: Config, market: Arc<Market>) -> anyhow::Result<App> {
    let assets = Assets::read(&config.site)?;
    let inline_script = assets
        .text("inline.js")
        .ok_or_else(|| anyhow::anyhow!("configuration: site: the build lacks inline.js"))?;
    let policy = security::policy(&inline_script);
    let demo = config.mode == Mode::Demo;
    let mut operator = config.operator.clone();
    if demo && operator.name.is_empty() {
        operator = Operator {
            accessibility: operator.accessibility,
            ..demo::operator()
        };
    }
    let site = Site {
        base_url: config.base_url.clone(),
        assets: assets
            .names()
            .iter()
            .map(|(name, url)| (name.clone(), url.clone()))
            .collect::<HashMap<_, _>>(),
        inline_script,
        region: market.region,
        demo,
        operator,
    };
    Ok(App {
        market,
        site: Arc::new(site),
        assets,
        cache: PageCache::new(config.cache, config.cache_mib),
        policy,
        rate: Rate::new(config.requests_per_second),
        ready: AtomicBool::new(false),
        og: market::images::og::Og::embedded(),
        config,
    })
}

/// Every route of the process. One that does not come from [`routes`] would escape the walk over all of them.
pub fn router(app: Arc<App>) -> Router {
    let (router, _) = routes().into_parts();
    // Around the router as one service: its own `layer` would put a copy of everything around each of its routes.
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(app.clone(), security::accompany))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), seeing::only_reads))
        .service(router.fallback(not_found).with_state(app));
    Router::new().fallback_service(around)
}

/// The table of all addresses.
pub fn routes() -> Routes {
    Routes::new()
        .merge(pages::routes())
        .merge(pdf::routes())
        .merge(api::routes())
        .route("/assets/{*file}", get(assets::asset))
        .route("/media/art/{name}", get(media::drawing))
        .route("/media/p/{hash}/{file}", get(media::size))
        .route("/media/og/{file}", get(media::og_service))
        .route("/media/og/offer/{slug}/{file}", get(media::og_offer))
        .route("/media/og/enterprise/{slug}/{file}", get(media::og_enterprise))
        .route("/robots.txt", get(sitemap::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{file}", get(sitemap::file))
        .route("/favicon.ico", get(favicon))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/seen/contact", post(figures::contact))
        .route("/fn/{*name}", get(server_function))
}

/// What browsers ask for unasked: the brand, at its hashed address.
async fn favicon(State(app): State<Arc<App>>) -> Response {
    crate::render::redirect(StatusCode::FOUND, &app.site.asset("icon.svg"))
}

/// Ready when the index was seen whole and the database answers.
async fn ready(State(app): State<Arc<App>>) -> Response {
    let database = app.market.db.public_seq_read().await.is_ok();
    if database && app.ready.load(Ordering::Acquire) {
        format!("ok\n{} offers findable\n", app.market.search.offers()).into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    }
}

/// Server functions of the islands. All of them read and are asked for with GET; a test sees to it.
async fn server_function(State(app): State<Arc<App>>, request: Request) -> Response {
    let market = app.market.clone();
    let mut response = leptos_axum::handle_server_fns_with_context(
        move || leptos::prelude::provide_context(market.clone()),
        request,
    )
    .await
    .into_response();
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// The language of an address, for pages that are not there.
pub fn language_of(path: &str) -> Locale {
    path.split('/')
        .nth(1)
        .and_then(Locale::from_tag)
        .unwrap_or_default()
}

async fn not_found(State(app): State<Arc<App>>, request: Request) -> Response {
    let ctx = app.market.ctx(language_of(request.uri().path()));
    app.error_page(&ctx, Error::NotFound, request.headers())
}

/// A panic in a handler is a bug; it is logged, and the visitor is told that the fault is ours.
fn panicked(cause: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let cause = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_default();
    tracing::error!(%cause, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// The worker: fills what is missing at the start, then works after every commit and once a second.
async fn work(app: Arc<App>, stop: Arc<Notify>) {
    if let Err(error) = begin(&app).await {
        tracing::error!(%error, "the start did not finish; the worker goes on");
    }
    let changed = Arc::new(Notify::new());
    let (ending, ended) = tokio::sync::watch::channel(());
    let mailer = tokio::spawn(send_mails(app.clone(), ended));
    let watcher = {
        let (market, changed) = (app.market.clone(), changed.clone());
        tokio::spawn(async move { market.db.watch(|| changed.notify_one()).await })
    };
    let mut forgotten = Instant::now();
    let mut counted = Instant::now();
    loop {
        // A commit of another process raises the change sequence without telling us.
        let worked = async {
            app.market.db.public_seq_read().await?;
            app.market.texts_refresh().await?;
            app.market.work_once().await
        }
        .await;
        if forgotten.elapsed() > FORGET_EVERY {
            forgotten = Instant::now();
            app.rate.forget();
            let system = app.market.system();
            let forgotten = async {
                app.market.accounts_forget(&system).await?;
                app.market.organisations_forget(&system).await
            };
            if let Err(error) = forgotten.await {
                tracing::error!(%error, "what is over was not deleted");
            }
            if let Err(error) = app.market.daily_mails(&app.market.system()).await {
                tracing::error!(%error, "the mails of the day were not written");
            }
        }
        if counted.elapsed() > COUNT_EVERY {
            counted = Instant::now();
            write_figures(&app).await;
        }
        let pause = match worked {
            Ok(true) => Duration::ZERO,
            Ok(false) => Duration::from_secs(1),
            Err(error) => {
                tracing::error!(%error, "the worker could not work");
                Duration::from_secs(5)
            }
        };
        tokio::select! {
            () = stop.notified() => break,
            () = changed.notified(), if !pause.is_zero() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
    watcher.abort();
    write_figures(&app).await;
    // A mail on its way is finished, so that it isn't sent again after the next start.
    drop(ending);
    if mailer.await.is_err() {
        tracing::error!("the worker for mails panicked");
    }
}

async fn write_figures(app: &App) {
    if let Err(error) = app.market.figures_write(&app.market.system()).await {
        tracing::error!(%error, "what was counted could not be written down");
    }
}

/// Sends what is in the outbox, beside the other work, because a mail server may be slow. Ends with the sender of `ended`.
async fn send_mails(app: Arc<App>, mut ended: tokio::sync::watch::Receiver<()>) {
    loop {
        let pause = match app.market.mail_once().await {
            Ok(true) => Duration::ZERO,
            Ok(false) => Duration::from_secs(1),
            Err(error) => {
                tracing::error!(%error, "mails could not be sent");
                Duration::from_secs(5)
            }
        };
        tokio::select! {
            _ = ended.changed() => break,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn begin(app: &App) -> anyhow::Result<()> {
    let market = &app.market;
    let new = market::enterprises::is_empty(&mut market.db.read().await?).await?;
    if app.config.mode == Mode::Demo && new {
        println!(
            "The catalogue is empty: loading the demo region {} …",
            app.config.region
        );
        demo::load(market, &market.system()).await?;
    }
    if app.config.mode == Mode::Demo {
        demo::logins(market, &app.config).await?;
        if new {
            demo::notices(market).await?;
        }
    }
    let offers = market.index_ensure().await?;
    app.ready.store(true, Ordering::Release);
    println!("{offers} offers can be found");
    Ok(())
}

async fn asked_to_end(stop: Arc<Notify>) {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("ending: requests in flight are finished");
    stop.notify_one();
    ENDING.notify_one();
}

static ENDING: Notify = Notify::const_new();

/// Resolves some time after the end was asked for.
async fn overdue(_: &App) {
    ENDING.notified().await;
    tokio::time::sleep(DRAIN).await;
}

async fn finish(worker: JoinHandle<()>) {
    if tokio::time::timeout(DRAIN, worker).await.is_err() {
        tracing::warn!("the worker was still busy; its jobs are taken up at the next start");
    }
}
