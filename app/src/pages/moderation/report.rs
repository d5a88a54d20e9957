//! Reporting an offer or a profile, without an account (DSA, art. 16).

use super::framed;
use crate::{
    pages::{
        Page, View,
        seller::fields::{Field, area, choice, line, summary, tick},
    },
    routes::Route,
    ui::text::term,
};
use leptos::prelude::*;
use market::{
    error::FieldError,
    moderation::{Item, ItemKind, ItemNow, NoticeForm, NoticeReason},
};

/// What the form shows.
#[derive(Clone, Debug)]
pub struct ReportData {
    /// What is to be reported.
    pub item: ItemNow,
    /// What was typed.
    pub form: NoticeForm,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The parameters of the form's address.
fn pairs(kind: ItemKind, slug: &str) -> [(&'static str, String); 1] {
    let name = match kind {
        ItemKind::Offer => "offer",
        ItemKind::Enterprise => "enterprise",
    };
    [(name, slug.to_owned())]
}

/// The link to the form, at the end of what can be reported.
pub fn report_link(view: &View<'_>, kind: ItemKind, slug: &str) -> impl IntoView + use<> {
    let href = Route::NoticeForm.with_query(view.locale, &pairs(kind, slug));
    view! { <p class="small section"><a rel="nofollow" href=href>{view.words().t("report-link")}</a></p> }
}

/// The form.
pub fn report_page(view: &View<'_>, data: &ReportData) -> Page {
    let (words, errors, form) = (view.words(), &data.errors, &data.form);
    let kind = data.item.item.kind();
    let reasons = NoticeReason::ALL
        .iter()
        .map(|r| (r.name().to_owned(), term(words, "notice-reason", r.name())))
        .collect();
    let title = words.t("report-title").to_owned();
    let name = Field {
        autocomplete: "name",
        ..Field::of(view, "name", "notifier", &form.name)
    };
    let email = Field {
        autocomplete: "email",
        kind: "email",
        ..Field::of(view, "email", "notifier-email", &form.email)
    };
    let lead = match data.item.item {
        Item::Offer(_) => format!("{}, {}", data.item.name, data.item.enterprise),
        Item::Enterprise(_) => data.item.name.clone(),
    };
    let main = view! {
        {summary(view, errors, None)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div></div>
        <p class="measure">{words.t("report-text")}</p>
        <form class="entry" method="post" action=Route::NoticeForm.path(view.locale) novalidate>
            <input type="hidden" name="item" value=kind.name()/>
            <input type="hidden" name="id" value=data.item.item.id().to_string()/>
            {line(view, errors, Field::of(view, "address", "report-address", &form.address))}
            {choice(view, errors, Field::of(view, "why", "why", &form.why), reasons, Some("choose"))}
            {area(view, errors, Field::of(view, "explanation", "explanation", &form.explanation), 6)}
            <h2>{words.t("report-who")}</h2>
            <p class="hint">{words.t("report-who-text")}</p>
            {line(view, errors, name)}
            {line(view, errors, email)}
            {tick(view, errors, Field::of(view, "good_faith", "good-faith", ""), form.good_faith)}
            <p class="hint">{words.t("report-privacy")}" "<a href=Route::Privacy.path(view.locale)>{words.t("footer-privacy")}</a></p>
            <p class="actions"><button>{words.t("report-send")}</button></p>
        </form>
    };
    let slug = data.item.slug.clone();
    framed(
        view,
        title,
        |l| Route::NoticeForm.with_query(l, &pairs(kind, &slug)),
        main.into_any(),
    )
}

/// That a notice has come in, with its number where it is one of ours.
pub fn report_received_page(view: &View<'_>, reference: Option<&str>) -> Page {
    let words = view.words();
    let title = words.t("report-received").to_owned();
    let number = reference.map(|n| {
        view! { <p class="measure">{words.t("report-number")}" "<b class="code">{n.to_owned()}</b></p> }
    });
    let main = view! {
        <div class="title"><div><h1>{title.clone()}</h1></div></div>
        {number}
        <p class="measure">{words.t("report-received-text")}</p>
        <p class="actions"><a class="btn" href=Route::Offers.path(view.locale)>{words.t("all-offers")}</a></p>
    };
    framed(view, title, |l| Route::NoticeReceived.path(l), main.into_any())
}
