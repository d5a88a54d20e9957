//! The operator's list, notices and appeals.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, page_of, refused, restrict_form, restriction,
};
use app::{
    pages::moderation::{AppealCaseData, NoticeCaseData, appeal_case_page, cases_page, notice_case_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    error::{Error, FieldError, Result},
    id::{AppealId, NoticeId},
    moderation::{AppealCase, AppealDecision, AppealSide, CaseFilter, NoticeDecision, RestrictForm, reasons},
};

pub async fn list(visit: Visit) -> Response {
    let filter = visit
        .asked("show")
        .and_then(|name| CaseFilter::from_name(&name))
        .unwrap_or(CaseFilter::Open);
    let page = page_of(&visit);
    match visit.app.market.moderation_cases(&visit.ctx, filter, page).await {
        Ok(list) => visit.page(200, |view| cases_page(view, &list, visit.just_done())),
        Err(error) => refused(&visit, error, Route::Notices),
    }
}

/// What is shown of a case besides what is kept.
#[derive(Default)]
struct Typed {
    text: String,
    restrict: RestrictForm,
    errors: Vec<FieldError>,
    stale: bool,
}

impl Typed {
    /// What was typed, with what stands in the way; another error is an error's page.
    fn of(fields: &Fields, text: &str, error: Error) -> Result<(u16, Self)> {
        let typed = Self {
            text: fields.one(text).to_owned(),
            restrict: restrict_form(fields),
            ..Self::default()
        };
        match error {
            Error::Invalid(errors) => Ok((422, Self { errors, ..typed })),
            Error::Conflict { .. } => Ok((409, Self { stale: true, ..typed })),
            error => Err(error),
        }
    }
}

pub async fn notice(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => notice_shown(&visit, NoticeId(id), 200, Typed::default()).await,
        Err(error) => visit.error(error),
    }
}

async fn notice_shown(visit: &Visit, id: NoticeId, status: u16, typed: Typed) -> Response {
    match visit.app.market.moderation_notice(&visit.ctx, id).await {
        Ok(case) => {
            let data = NoticeCaseData {
                case,
                keep: typed.text,
                restrict: typed.restrict,
                errors: typed.errors,
                stale: typed.stale,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| notice_case_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::NoticeCase(id)),
    }
}

pub async fn notice_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => NoticeId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::NoticeCase(id));
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let version = fields.one("version").parse().unwrap_or(0);
    let taking = fields.one("do") == "take";
    let decision = match fields.one("do") {
        "take" | "put_back" => {
            return match market.notice_assign(ctx, id, version, taking).await {
                Ok(()) => visit.done(Route::NoticeCase(id), "case"),
                Err(error) => notice_wrong(&visit, id, &fields, error).await,
            };
        }
        "keep" => reasons("keep", fields.one("keep")).map(NoticeDecision::Keep),
        "restrict" => restriction(&visit, &restrict_form(&fields)).map(NoticeDecision::Restrict),
        "covered" => Ok(NoticeDecision::Covered),
        _ => Err(Error::NotFound),
    };
    let answer = match decision {
        Ok(decision) => market.notice_decide(ctx, id, version, decision).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => visit.done(Route::Notices, "notice"),
        Err(error) => notice_wrong(&visit, id, &fields, error).await,
    }
}

async fn notice_wrong(visit: &Visit, id: NoticeId, fields: &Fields, error: Error) -> Response {
    match Typed::of(fields, "keep", error) {
        Ok((status, typed)) => notice_shown(visit, id, status, typed).await,
        Err(error) => visit.error(error),
    }
}

pub async fn appeal(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => appeal_shown(&visit, AppealId(id), 200, Typed::default()).await,
        Err(error) => visit.error(error),
    }
}

async fn appeal_shown(visit: &Visit, id: AppealId, status: u16, typed: Typed) -> Response {
    match visit.app.market.moderation_appeal(&visit.ctx, id).await {
        Ok(case) => {
            let data = AppealCaseData {
                case,
                verdict: typed.text,
                restrict: typed.restrict,
                errors: typed.errors,
                stale: typed.stale,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| appeal_case_page(view, &data))
        }
        Err(error) => refused(visit, error, Route::AppealCase(id)),
    }
}

/// What is decided of an appeal; the reversal of what was kept needs a statement of its own, unless one holds.
fn verdict(visit: &Visit, case: &AppealCase, fields: &Fields) -> Result<AppealDecision> {
    let reason = reasons("verdict", fields.one("verdict"));
    match fields.one("do") {
        "uphold" => reason.map(AppealDecision::Uphold),
        "reverse" if case.appeal.side == AppealSide::Notifier && case.restriction.is_none() => {
            match (reason, restriction(visit, &restrict_form(fields))) {
                (Ok(reason), Ok(restriction)) => Ok(AppealDecision::Reverse(reason, Some(restriction))),
                (Err(Error::Invalid(mut errors)), Err(Error::Invalid(more))) => {
                    errors.extend(more);
                    Err(Error::Invalid(errors))
                }
                (Err(error), _) | (_, Err(error)) => Err(error),
            }
        }
        "reverse" => reason.map(|reason| AppealDecision::Reverse(reason, None)),
        _ => Err(Error::NotFound),
    }
}

pub async fn appeal_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => AppealId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::AppealCase(id));
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let version = fields.one("version").parse().unwrap_or(0);
    let taking = fields.one("do") == "take";
    if matches!(fields.one("do"), "take" | "put_back") {
        return match market.appeal_assign(ctx, id, version, taking).await {
            Ok(()) => visit.done(Route::AppealCase(id), "case"),
            Err(error) => appeal_wrong(&visit, id, &fields, error).await,
        };
    }
    let decision = match market.moderation_appeal(ctx, id).await {
        Ok(case) => verdict(&visit, &case, &fields),
        Err(error) => Err(error),
    };
    let answer = match decision {
        Ok(decision) => market.appeal_decide(ctx, id, version, decision).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => visit.done(Route::Notices, "notice"),
        Err(error) => appeal_wrong(&visit, id, &fields, error).await,
    }
}

async fn appeal_wrong(visit: &Visit, id: AppealId, fields: &Fields, error: Error) -> Response {
    match Typed::of(fields, "verdict", error) {
        Ok((status, typed)) => appeal_shown(visit, id, status, typed).await,
        Err(error) => visit.error(error),
    }
}
