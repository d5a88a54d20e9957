//! Reporting what is shown here, what the operator decides of it, and appeals. Plain forms; what was typed is always kept.

mod appeal;
mod cases;
mod decision;
mod notice;
mod parts;
mod report;
mod statement;

pub use appeal::{AppealCaseData, AppealLinkData, appeal_case_page, appeal_link_page};
pub use cases::cases_page;
pub use decision::{DecisionCaseData, RestrictData, decision_case_page, restrict_page};
pub use notice::{NoticeCaseData, notice_case_page};
pub use report::{ReportData, report_link, report_page, report_received_page};
pub use statement::{StatementData, restrictions, statement_page, statements_page};

use super::{
    Page, Section, View,
    desk::{DeskItem, desk_page_at},
    seller::{back, fields::summary},
};
use crate::{
    routes::Route,
    ui::{crumbs::crumbs, layout::head_of},
};
use leptos::prelude::*;
use market::{error::FieldError, locale::Locale};

/// A page for anybody, which search engines leave alone.
fn framed(view: &View<'_>, title: String, path: impl Fn(Locale) -> String, main: AnyView) -> Page {
    let mut head = head_of(view, title, String::new(), path);
    head.noindex = true;
    Page {
        head,
        section: Section::None,
        main,
        main_class: "wrap narrow",
    }
}

/// A case below the list of notices.
fn case_page(
    view: &View<'_>,
    title: String,
    (lead, tag): (String, AnyView),
    errors: &[FieldError],
    path: impl Fn(Locale) -> String,
    inside: AnyView,
) -> Page {
    let steps = [
        back(view.words().t("notices-title"), Route::Notices.path(view.locale)),
        (title.clone(), None),
    ];
    let main = view! {
        {crumbs(view, &steps)}
        {summary(view, errors, None)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div>{tag}</div>
        {inside}
    };
    desk_page_at(view, DeskItem::Notices, title, path, main.into_any())
}
