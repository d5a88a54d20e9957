//! The ministry's register.

use super::{
    super::{
        account::visit::{Fields, Visit},
        seller::Sent,
    },
    id_of, page_of, refused, stopped,
};
use app::{
    pages::operations::{CheckData, RegisterData, check_page, register_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    enterprises::{DifferenceKind, RegisterCheck},
    error::{Error, FieldError, Result},
    id::{DifferenceId, RegisterCheckId},
};

pub async fn register(visit: Visit) -> Response {
    let today = visit.app.market.today(&visit.ctx).to_string();
    shown(&visit, today, Vec::new()).await
}

async fn shown(visit: &Visit, as_of: String, errors: Vec<FieldError>) -> Response {
    let (market, ctx, page) = (&visit.app.market, &visit.ctx, page_of(visit));
    let read = async {
        let checks = market.register_checks(ctx).await?;
        Ok::<_, Error>((checks, market.statuses_stale(ctx, page).await?))
    };
    match read.await {
        Ok((checks, (stale, total))) => {
            let status = if errors.is_empty() { 200 } else { 422 };
            let data = RegisterData {
                checks,
                stale: (stale, page, total),
                stale_after: visit.app.config.status_stale_days,
                as_of,
                errors,
            };
            visit.page(status, |view| register_page(view, &data))
        }
        Err(error) => refused(visit, error),
    }
}

pub async fn register_post(visit: Visit, sent: Sent) -> Response {
    if let Some(stop) = stopped(&visit, &sent.fields) {
        return stop;
    }
    let as_of = sent.fields.one("as_of").to_owned();
    match compare(&visit, sent, &as_of).await {
        Ok(id) => visit.done(Route::RegisterCheck(id), "compared"),
        Err(Error::Invalid(errors)) => shown(&visit, as_of, errors).await,
        Err(error) => visit.error(error),
    }
}

async fn compare(visit: &Visit, sent: Sent, as_of: &str) -> Result<RegisterCheckId> {
    let mut errors = Vec::new();
    let file = sent.files.into_iter().next();
    if file.is_none() {
        errors.push(FieldError::new("file", "invalid.required", ""));
    }
    let day = as_of.trim().parse();
    if day.is_err() {
        errors.push(FieldError::new("as_of", "invalid.date", as_of));
    }
    match (file, day) {
        (Some((name, bytes)), Ok(day)) => {
            let market = &visit.app.market;
            market.register_compare(&visit.ctx, &name, day, bytes).await
        }
        _ => Err(Error::Invalid(errors)),
    }
}

/// The kind that is asked for, or the first of which something waits.
fn kind_of(asked: Option<&str>, check: &RegisterCheck) -> DifferenceKind {
    asked.and_then(DifferenceKind::from_name).unwrap_or_else(|| {
        let waits = |k: &&DifferenceKind| check.count(**k).open > 0;
        *DifferenceKind::ALL
            .iter()
            .find(waits)
            .unwrap_or(&DifferenceKind::OtherDecision)
    })
}

pub async fn check(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => check_shown(&visit, RegisterCheckId(id), None, 0, visit.just_done(), 200).await,
        Err(error) => visit.error(error),
    }
}

async fn check_shown(
    visit: &Visit,
    id: RegisterCheckId,
    kind: Option<String>,
    overtaken: u64,
    done: Option<&'static str>,
    status: u16,
) -> Response {
    let (market, ctx, page) = (&visit.app.market, &visit.ctx, page_of(visit));
    let read = async {
        let check = market.register_check(ctx, id).await?;
        let kind = kind_of(kind.or_else(|| visit.asked("kind")).as_deref(), &check);
        let differences = market.register_differences(ctx, id, kind, page).await?;
        Ok::<_, Error>(CheckData {
            check,
            kind,
            page,
            differences,
            overtaken,
            done,
        })
    };
    match read.await {
        Ok(data) => visit.page(status, |view| check_page(view, &data)),
        Err(error) => refused(visit, error),
    }
}

pub async fn check_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let id = match id_of(&id) {
        Ok(id) => RegisterCheckId(id),
        Err(error) => return visit.error(error),
    };
    let kind = DifferenceKind::from_name(fields.one("kind"));
    let applied = match fields.one("do") {
        "apply" => match fields.id("difference") {
            Ok(difference) => market
                .register_apply(ctx, id, DifferenceId(difference))
                .await
                .map(|()| 0),
            Err(error) => Err(error),
        },
        "clear" => market
            .register_apply_clear(ctx, id)
            .await
            .map(|(_, overtaken)| overtaken),
        _ => Err(Error::NotFound),
    };
    let kind = kind.map(|k| k.name().to_owned());
    match applied {
        Ok(0) => {
            let mut pairs = vec![("done", "applied".to_owned())];
            pairs.extend(kind.map(|k| ("kind", k)));
            visit.to(&Route::RegisterCheck(id).with_query(ctx.locale, &pairs))
        }
        Ok(overtaken) => check_shown(&visit, id, kind, overtaken, None, 409).await,
        Err(Error::Conflict { .. }) => check_shown(&visit, id, kind, 1, None, 409).await,
        Err(error) => visit.error(error),
    }
}
