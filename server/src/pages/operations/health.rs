//! How the service is.

use super::{
    super::account::visit::{Fields, Visit},
    page_of, refused, stopped,
};
use crate::commands::checked;
use app::{
    pages::operations::{HealthData, health_page},
    routes::Route,
};
use axum::response::Response;
use market::{
    error::{Error, Result},
    id::JobId,
    jobs::JobKind,
    policy::{Action, may},
};

pub async fn health(visit: Visit) -> Response {
    let page = page_of(&visit);
    let app = &visit.app;
    let health = match app.market.health(&visit.ctx, page).await {
        Ok(health) => health,
        Err(error) => return refused(&visit, error),
    };
    let data = HealthData {
        health,
        page,
        // the demo's password is the only key that `check` prints and that lets somebody in
        check: checked(&app.config, &app.market, &app.assets)
            .into_iter()
            .filter(|line| !line.starts_with("demo_password"))
            .collect(),
        version: env!("CARGO_PKG_VERSION"),
        free: free(&app.config.data),
        retries: may(visit.ctx.actor, Action::JobsRetry),
        done: visit.just_done(),
    };
    visit.page(200, |view| health_page(view, &data))
}

/// Bytes that are free where a folder lies, for who is not the machine's administrator.
fn free(folder: &std::path::Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    stat.f_bavail.checked_mul(stat.f_frsize)
}

pub async fn health_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    match act(&visit, &fields).await {
        Ok(done) => visit.done(Route::Health, done),
        Err(error) => visit.error(error),
    }
}

async fn act(visit: &Visit, fields: &Fields) -> Result<&'static str> {
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    match fields.one("do") {
        "retry" => {
            market.job_retry(ctx, JobId(fields.id("job")?)).await?;
            Ok("again")
        }
        "retry-kind" => {
            let kind = JobKind::from_name(fields.one("kind")).ok_or(Error::NotFound)?;
            market.jobs_retry(ctx, kind).await?;
            Ok("again")
        }
        "rebuild" => {
            market.index_rebuild_ask(ctx).await?;
            Ok("rebuild")
        }
        _ => Err(Error::NotFound),
    }
}
