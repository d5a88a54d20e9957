//! One's passkeys, and signing in with one. Adding and using them needs scripts, as browsers offer them to scripts alone;
//! seeing and removing them does not.

use super::{anchor, below_account, done, password};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{Line, errors_summary, line},
        text::datetime_words,
    },
};
use leptos::{either::Either, prelude::*};
use market::{accounts::Passkey, error::FieldError};

/// What the page of one's passkeys shows.
pub struct PasskeysData {
    /// The keys.
    pub keys: Vec<Passkey>,
    /// Whether keys can be used at this address of the service.
    pub work: bool,
    /// Whether there is a password to ask for.
    pub has_password: bool,
    /// One's address, for password managers.
    pub email: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// One's passkeys.
pub fn passkeys_page(view: &View<'_>, data: &PasskeysData) -> Page {
    let words = view.words();
    let keys: Vec<_> = data.keys.iter().map(|key| row(view, key)).collect();
    let list = if keys.is_empty() {
        Either::Left(view! { <p class="measure">{words.t("passkey-none")}</p> })
    } else {
        Either::Right(view! { <ul class="rows" role="list">{keys}</ul> })
    };
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("passkey-title")}</h1><p class="lead">{words.t("passkey-lead")}</p></div></div>
        {list}
        {add(view, data)}
        <p class="actions"><a class="btn second" href=Route::Account.path(view.locale)>{words.t("factor-back")}</a></p>
    };
    below_account(view, Route::Passkeys, "passkey-title", main.into_any())
}

fn row(view: &View<'_>, key: &Passkey) -> impl IntoView + use<> {
    let words = view.words();
    let when = |at| datetime_words(at, view.site.region.time_zone, view.locale);
    let used = match key.used_at {
        Some(at) => words.with("passkey-used", &[("at", when(at).into())]),
        None => words.t("passkey-unused").to_owned(),
    };
    let label = words.with("passkey-remove-one", &[("name", key.name.clone().into())]);
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    view! {
        <li>
            <div><p><b>{key.name.clone()}</b></p>
                <p class="muted small">{words.with("passkey-since", &[("at", when(key.created_at).into())])}" "{used}</p></div>
            <form method="post" action=Route::Passkeys.path(view.locale)>
                <input type="hidden" name="form" value=token/>
                <input type="hidden" name="do" value="remove"/>
                <input type="hidden" name="key" value=key.id.to_string()/>
                <button class="second" aria-label=label>{words.t("passkey-remove")}</button>
            </form>
        </li>
    }
}

fn add(view: &View<'_>, data: &PasskeysData) -> impl IntoView + use<> {
    let words = view.words();
    if !data.work {
        return Either::Left(view! { <p class="measure">{words.t("passkey-not-here")}</p> });
    }
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    let whose = data.email.clone();
    let name = Line {
        name: "name",
        kind: "text",
        label: "passkey-name",
        hint: Some("passkey-name-hint"),
        autocomplete: "off",
        value: "",
    };
    let ask = data.has_password.then(|| {
        view! {
            <input type="text" name="username" autocomplete="username" value=whose hidden readonly/>
            {password(view, &data.errors, "current", "account-current-password", Some("factor-why-password"), "current-password")}
        }
    });
    Either::Right(view! {
        <section class="section"><h2>{words.t("passkey-add")}</h2>
            <noscript><p class="measure">{words.t("passkey-scripts")}</p></noscript>
            <form class="entry" method="post" action=Route::Passkeys.path(view.locale) data-passkey-add="" hidden novalidate>
                <input type="hidden" name="form" value=token/>
                {line(view, &[], name)}
                {ask}
                <p class="error-line" role="alert" data-passkey-said=words.t("passkey-failed")></p>
                <p class="actions"><button>{words.t("passkey-add")}</button></p>
            </form>
            {script(view)}
        </section>
    })
}

/// The way in with a passkey, shown where the browser can do it.
pub fn passkey_sign_in(view: &View<'_>, next: &str) -> impl IntoView + use<> {
    let words = view.words();
    view! {
        <section class="section" data-passkey-in=Route::PasskeySignIn.path(view.locale) data-next=next.to_owned() hidden>
            <p class="hint">{words.t("passkey-in-hint")}</p>
            <p class="error-line" role="alert" data-passkey-said=words.t("passkey-failed")></p>
            <p class="actions"><button type="button" class="second">{words.t("passkey-in")}</button></p>
        </section>
        {script(view)}
    }
}

fn script(view: &View<'_>) -> impl IntoView + use<> {
    let address = view.site.asset("passkeys.js");
    view! { <script type="module" src=address></script> }
}
