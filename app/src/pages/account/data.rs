//! One's data: the copy to download, erasing the account, consents, and how mails are wanted.

use super::{AccountData, anchor, below_account, framed, own::form, password};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{Line, error_of, error_words, errors_summary, line},
        text::datetime_words,
    },
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use market::{
    accounts::{Consent, DataExport},
    error::FieldError,
    mail::{MailHow, MailTopic},
};

/// How mails are wanted that nobody has to get.
pub(super) fn mails(view: &View<'_>, chosen: &[(MailTopic, MailHow)]) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = chosen
        .iter()
        .map(|(topic, how)| {
            let id = format!("f-mail-{topic}");
            let options: Vec<_> = MailHow::ALL
                .iter()
                .map(|one| {
                    let key = format!("mails-{}", one.name().replace('_', "-"));
                    let chosen = one == how;
                    view! { <option value=one.name() selected=chosen>{words.t(&key).to_owned()}</option> }
                })
                .collect();
            let (label, hint) = (format!("mails-topic-{topic}"), format!("mails-topic-{topic}-hint"));
            let hint_id = format!("{id}-h");
            view! {
                <div class="field"><label for=id.clone()>{words.t(&label).to_owned()}</label>
                    <p class="hint" id=hint_id.clone()>{words.t(&hint).to_owned()}</p>
                    <select id=id name=topic.name() aria-describedby=hint_id autocomplete="off">{options}</select></div>
            }
        })
        .collect();
    view! {
        <section class="section"><h2>{words.t("mails-title")}</h2>
            <p class="measure">{words.t("mails-text")}</p>
            {form(view, "mails", view! {
                {rows}
                <p class="actions"><button class="second">{words.t("account-name-save")}</button></p>
            }.into_any())}
        </section>
    }
}

/// What one was told and agreed to.
pub(super) fn consents(view: &View<'_>, all: &[Consent]) -> impl IntoView + use<> {
    let words = view.words();
    let when = |at| datetime_words(at, view.site.region.time_zone, view.locale);
    let rows: Vec<_> = all
        .iter()
        .map(|consent| {
            let what = words.t(&format!("consent-{}", consent.kind)).to_owned();
            let line = words.with("consent-line", &[
                ("version", consent.version.clone().into()),
                ("at", when(consent.at).into()),
            ]);
            let end = match (consent.revoked_at, consent.topic()) {
                (Some(at), _) => EitherOf3::A(view! { <p class="tag">{words.with("consent-revoked", &[("at", when(at).into())])}</p> }),
                (None, None) => EitherOf3::B(view! { <p class="tag">{words.t("consent-told")}</p> }),
                (None, Some(_)) => EitherOf3::C(form(view, "consent", view! {
                    <input type="hidden" name="consent" value=consent.id.to_string()/>
                    <button class="second" aria-label=format!("{}: {what}", words.t("consent-revoke"))>{words.t("consent-revoke")}</button>
                }.into_any())),
            };
            view! { <li><div><p><b>{what}</b></p><p class="muted small">{line}</p></div>{end}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section"><h2>{words.t("consent-title")}</h2>
                <ul class="rows" role="list">{rows}</ul>
            </section>
        }
    })
}

/// The copy of one's data, and the way to erase the account.
pub(super) fn data(view: &View<'_>, data: &AccountData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let copy = match data.export {
        None => EitherOf3::A(form(
            view,
            "export",
            view! {
                <p class="actions"><button class="second">{words.t("data-ask")}</button></p>
            }
            .into_any(),
        )),
        Some(DataExport::Making) => {
            EitherOf3::B(view! { <p class="measure" role="status">{words.t("data-making")}</p> })
        }
        Some(DataExport::Ready(id, until)) => {
            let until = datetime_words(until, view.site.region.time_zone, locale);
            let href = Route::DataZip.with_query(locale, &[("copy", id.to_string())]);
            EitherOf3::C(view! {
                <p class="measure">{words.with("data-until", &[("until", until.into())])}</p>
                <p class="actions"><a class="btn second" href=href>{words.t("data-download")}</a></p>
            })
        }
    };
    view! {
        <section class="section"><h2>{words.t("data-title")}</h2>
            <p class="measure">{words.t("data-text")}</p>
            {copy}
        </section>
        <section class="section"><h2>{words.t("erase-title")}</h2>
            <p class="measure">{words.t("erase-short")}" "<a href=Route::Erase.path(locale)>{words.t("erase-link")}</a></p>
        </section>
    }
}

/// What the page that erases an account shows.
pub struct EraseData {
    /// Whether there is a password to ask for.
    pub has_password: bool,
    /// Whether there is a second factor to ask for.
    pub second_factor: bool,
    /// One's address, for password managers.
    pub email: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// Erasing one's account.
pub fn erase_page(view: &View<'_>, data: &EraseData) -> Page {
    let words = view.words();
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    let whose = data.email.clone();
    let ask = if data.has_password {
        Either::Left(view! {
            <input type="text" name="username" autocomplete="username" value=whose hidden readonly/>
            {password(view, &data.errors, "current", "account-current-password", None, "current-password")}
        })
    } else {
        Either::Right(error_of(&data.errors, "current").map(|e| {
            view! { <p class="error" id="f-current">{error_words(view, e)}</p> }
        }))
    };
    let code = data.second_factor.then(|| {
        line(
            view,
            &data.errors,
            Line {
                name: "code",
                kind: "text",
                label: "factor-code",
                hint: Some("factor-code-hint"),
                autocomplete: "one-time-code",
                value: "",
            },
        )
    });
    let owner = error_of(&data.errors, "organisation").map(|e| {
        view! { <p class="error" id="f-organisation">{format!("{}: {}", e.value, error_words(view, e))}</p> }
    });
    let sure = error_of(&data.errors, "sure").map(|e| error_words(view, e));
    let wrong = sure.is_some();
    let class = if wrong { "field wrong" } else { "field" };
    let main = view! {
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("erase-title")}</h1><p class="lead">{words.t("erase-lead")}</p></div></div>
        <div class="prose">
            <h2>{words.t("erase-goes")}</h2>
            <p>{words.t("erase-goes-text")}</p>
            <h2>{words.t("erase-stays")}</h2>
            <p>{words.t("erase-stays-text")}</p>
        </div>
        <form class="entry section" method="post" action=Route::Erase.path(view.locale) novalidate>
            <input type="hidden" name="form" value=token/>
            {owner}
            {ask}
            {code}
            <div class=class>
                {sure.map(|text| view! { <p class="error" id="f-sure-e">{text}</p> })}
                <label class="opt"><input id="f-sure" type="checkbox" name="sure" value="1" aria-invalid=wrong.then_some("true") aria-describedby=wrong.then_some("f-sure-e")/><span>{words.t("erase-sure")}</span></label>
            </div>
            <p class="actions"><button>{words.t("erase-button")}</button>
                <a class="btn second" href=Route::Account.path(view.locale)>{words.t("erase-not")}</a></p>
        </form>
    };
    below_account(view, Route::Erase, "erase-title", main.into_any())
}

/// What the page that ends mails shows.
pub struct UnsubscribeData {
    /// What stands in the address.
    pub token: String,
    /// Which mails it ends; none when it is not one of ours.
    pub topic: Option<MailTopic>,
    /// Whether they are ended now.
    pub done: bool,
}

/// Ending mails of a topic without signing in. Opening it changes nothing; its button does.
pub fn unsubscribe_page(view: &View<'_>, data: &UnsubscribeData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let topic = data
        .topic
        .map(|t| words.t(&format!("mails-topic-{t}")).to_owned());
    let inside = match (topic, data.done) {
        (None, _) => EitherOf3::A(view! {
            <div class="title"><div><h1>{words.t("unsubscribe-none")}</h1></div></div>
            <p class="measure">{words.t("unsubscribe-none-text")}</p>
            <p class="actions"><a class="btn second" href=Route::Account.path(locale)>{words.t("account-title")}</a></p>
        }),
        (Some(topic), true) => EitherOf3::B(view! {
            <div class="notice ok" role="status"><p><b>{words.with("unsubscribe-done", &[("topic", topic.into())])}</b></p></div>
            <div class="title"><div><h1>{words.t("unsubscribe-title")}</h1></div></div>
            <p class="measure">{words.t("unsubscribe-again")}</p>
            <p class="actions"><a class="btn second" href=Route::Account.path(locale)>{words.t("account-title")}</a></p>
        }),
        (Some(topic), false) => EitherOf3::C(view! {
            <div class="title"><div><h1>{words.t("unsubscribe-title")}</h1>
                <p class="lead">{words.with("unsubscribe-lead", &[("topic", topic.into())])}</p></div></div>
            <form class="entry" method="post" action=Route::Unsubscribe.path(locale)>
                <input type="hidden" name="u" value=data.token.clone()/>
                <p class="actions"><button>{words.t("unsubscribe-button")}</button></p>
            </form>
        }),
    };
    let mut page = framed(view, Route::Unsubscribe, "unsubscribe-title", inside.into_any());
    page.head.languages.iter_mut().for_each(|(l, path)| {
        *path = Route::Unsubscribe.with_query(*l, &[("u", data.token.clone())]);
    });
    page
}
