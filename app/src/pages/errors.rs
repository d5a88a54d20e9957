//! What is said when a page can't be given: always with a next step, and with a number when the fault is ours.

use super::{Head, Page, Section, View};
use crate::{routes::Route, ui::form::errors_summary};
use leptos::prelude::*;
use market::error::FieldError;

/// The page for a status: 400 with its field errors, 403, 404, 410, 413, 429, 500, 503 and 504; others by their hundred.
pub fn error_page(view: &View<'_>, status: u16, request_id: &str, errors: &[FieldError]) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let key = match status {
        400 | 422 => "error-400",
        403 => "error-403",
        404 => "error-404",
        405 => "error-405",
        410 => "error-410",
        413 => "error-413",
        429 => "error-429",
        408 | 504 => "error-504",
        502 | 503 => "error-503",
        400..500 => "error-400",
        _ => "error-500",
    };
    let title = words.t(key).to_owned();
    let seeing = view.signed_in.is_some_and(|s| s.seeing_until.is_some());
    let text = if seeing && status == 403 {
        words.t("seeing-refused").to_owned()
    } else {
        words.t(&format!("{key}-text")).to_owned()
    };
    let ours = status >= 500;
    let operator = &view.site.operator;
    let report = (ours && !request_id.is_empty()).then(|| {
        let contact = (!operator.email.is_empty()).then(|| view! { " "<a href=format!("mailto:{}", operator.email)>{operator.email.clone()}</a> });
        view! { <p class="muted">{words.t("error-report")}{contact}" "{words.t("error-number")}" "<span class="code">{request_id.to_owned()}</span></p> }
    });
    let head = Head {
        title: title.clone(),
        noindex: true,
        // the same page exists in no other language: the menu leads to the first page
        languages: market::locale::Locale::ALL
            .into_iter()
            .map(|l| (l, Route::Home.path(l)))
            .collect(),
        ..Head::default()
    };
    let main = view! {
        <div class="title"><div><h1>{title}</h1></div></div>
        <p class="measure">{text}</p>
        {errors_summary(view, errors, |_| "main".to_owned())}
        {report}
        <p class="actions">
            <a class="btn" href=Route::Offers.path(locale)>{words.t("all-offers")}</a>
            <a class="btn second" href=Route::Home.path(locale)>{words.t("to-home")}</a>
        </p>
    };
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap narrow",
    }
}
