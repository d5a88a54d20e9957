//! Reports.

use super::{
    super::account::visit::{Fields, Visit},
    csv, id_of, page_of, refused, stopped,
};
use app::{
    pages::operations::{ReportData, ReportsData, definitions, report_page, reports_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, FieldError, Result},
    id::ReportId,
    policy::{Action, may},
    reports::{Measure, ReportQuery},
};

/// Reads a question; what could not be read leaves the usual one, and is named.
fn query(visit: &Visit, pairs: &[(String, String)]) -> (ReportQuery, Vec<FieldError>) {
    let market = &visit.app.market;
    let today = market.today(&visit.ctx);
    let pairs = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    match ReportQuery::parse(market.region, today, pairs) {
        Ok(query) => (query, Vec::new()),
        Err(errors) => (ReportQuery::this_year(today), errors),
    }
}

pub async fn reports(visit: Visit) -> Response {
    let asked = visit.asked_all();
    let (query, errors) = query(&visit, &asked);
    shown(&visit, query, asked, String::new(), errors).await
}

async fn shown(
    visit: &Visit,
    query: ReportQuery,
    typed: Vec<(String, String)>,
    title: String,
    errors: Vec<FieldError>,
) -> Response {
    let (market, ctx, page) = (&visit.app.market, &visit.ctx, page_of(visit));
    let (lines, total) = match market.reports_kept(ctx, page).await {
        Ok(kept) => kept,
        Err(error) => return refused(visit, error),
    };
    let readable = errors.iter().all(|e| e.field == "title");
    let report = if readable {
        match market.report(ctx, &query).await {
            Ok(report) => Some(report),
            Err(error) => return visit.error(error),
        }
    } else {
        None
    };
    let status = if errors.is_empty() { 200 } else { 422 };
    let data = ReportsData {
        query,
        typed,
        report,
        title,
        kept: (lines, page, total),
        freezes: may(ctx.actor, Action::ReportsFreeze),
        errors,
    };
    visit.page(status, |view| reports_page(view, &data))
}

pub async fn reports_post(visit: Visit, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    let pairs: Vec<(String, String)> = fields
        .iter()
        .filter(|(name, _)| ["since", "until", "county", "entity_type"].contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let (query, errors) = query(&visit, &pairs);
    let title = fields.one("title");
    let kept = if errors.is_empty() {
        let market = &visit.app.market;
        market
            .report_freeze(&visit.ctx, &query, title, definitions())
            .await
    } else {
        Err(Error::Invalid(errors))
    };
    match kept {
        Ok(id) => visit.done(Route::Report(id), "frozen"),
        Err(Error::Invalid(errors)) => shown(&visit, query, pairs, title.to_owned(), errors).await,
        Err(error) => visit.error(error),
    }
}

pub async fn reports_csv(visit: Visit) -> Response {
    let asked = visit.asked_all();
    let (query, errors) = query(&visit, &asked);
    let market = &visit.app.market;
    let report = match market.report(&visit.ctx, &query).await {
        Ok(_) if !errors.is_empty() => Err(Error::Invalid(errors)),
        other => other,
    };
    match report.and_then(|report| market.report_csv(&report, Measure::ALL)) {
        Ok(text) => csv(&format!("report-{}-{}.csv", query.since, query.until), text),
        Err(error) => refused(&visit, error),
    }
}

pub async fn report(visit: Visit, Path(id): Path<String>) -> Response {
    match kept(&visit, &id).await {
        Ok(data) => visit.page(200, |view| report_page(view, &data)),
        Err(error) => refused(&visit, error),
    }
}

async fn kept(visit: &Visit, id: &str) -> Result<ReportData> {
    let (market, ctx, id) = (&visit.app.market, &visit.ctx, ReportId(id_of(id)?));
    let kept = market.report_kept(ctx, id).await?;
    let other = match visit.asked("with") {
        Some(other) => Some(market.report_kept(ctx, ReportId(id_of(&other)?)).await?),
        None => None,
    };
    let (mut others, _) = market.reports_kept(ctx, 1).await?;
    others.retain(|l| l.id != id);
    Ok(ReportData {
        kept,
        other,
        others,
        done: visit.just_done(),
    })
}

pub async fn report_csv(visit: Visit, Path(id): Path<String>) -> Response {
    let market = &visit.app.market;
    let read = match id_of(&id) {
        Ok(id) => market.report_kept(&visit.ctx, ReportId(id)).await,
        Err(error) => Err(error),
    };
    let file = read.and_then(|kept| {
        let measures: Vec<Measure> = kept.definitions.keys().copied().collect();
        market.report_csv(&kept.report, &measures)
    });
    match file {
        Ok(text) => csv(&format!("report-{id}.csv"), text),
        Err(error) => refused(&visit, error),
    }
}
