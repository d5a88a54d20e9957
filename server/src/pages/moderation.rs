//! Pages and forms of moderation: reporting and appealing, for anybody; the operator's cases; the seller's statements.

mod cases;
mod decisions;
mod public;
mod statements;

use super::account::visit::{Fields, Visit, id_of, page_of, refused};
use crate::routes::{Routes, get};
use app::routes::Route;
use market::{
    error::Result,
    id::{AppealId, DecisionId, NoticeId},
    locale::Locale,
    moderation::{RestrictForm, Restriction},
};

/// The pages of moderation in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let at = |route: Route<'_>| route.path(l);
    let nil = uuid::Uuid::nil();
    let any = |route: Route<'_>| super::with_id(route, l);
    router
        .route(
            &at(Route::NoticeForm),
            get(public::report).post(public::report_post),
        )
        .route(&at(Route::NoticeReceived), get(public::received))
        .route(
            &at(Route::AppealLink),
            get(public::appeal).post(public::appeal_post),
        )
        .route(&at(Route::Notices), get(cases::list))
        .route(
            &any(Route::NoticeCase(NoticeId(nil))),
            get(cases::notice).post(cases::notice_post),
        )
        .route(
            &any(Route::AppealCase(AppealId(nil))),
            get(cases::appeal).post(cases::appeal_post),
        )
        .route(
            &any(Route::DecisionCase(DecisionId(nil))),
            get(decisions::decision).post(decisions::decision_post),
        )
        .route(
            &at(Route::Restrict),
            get(decisions::restrict).post(decisions::restrict_post),
        )
        .route(&at(Route::Statements), get(statements::list))
        .route(
            &any(Route::Statement(DecisionId(nil))),
            get(statements::statement).post(statements::statement_post),
        )
}

/// A restriction as typed.
fn restrict_form(fields: &Fields) -> RestrictForm {
    RestrictForm {
        measure: fields.one("measure").to_owned(),
        until: fields.one("until").to_owned(),
        ground: fields.one("ground").to_owned(),
        ground_text: fields.one("ground_text").to_owned(),
        facts: fields.one("facts").to_owned(),
        automated: fields.one("automated") == "yes",
    }
}

/// The same, read against the day that it is in the region.
fn restriction(visit: &Visit, form: &RestrictForm) -> Result<Restriction> {
    let zone = visit.app.market.region.time_zone;
    form.read(visit.ctx.now.with_timezone(&zone).date_naive())
}
