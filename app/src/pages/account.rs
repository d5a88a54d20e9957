//! Signing in and up, links of mails, and one's own account. Plain forms; what was typed is kept, but for passwords.

mod data;
mod invitation;
mod link;
mod own;
mod passkeys;
mod provider;
mod second;

pub use data::{EraseData, UnsubscribeData, erase_page, unsubscribe_page};
pub use invitation::{InvitationData, invitation_page};
pub use link::{LinkData, link_page};
pub use own::{AccountData, account_page};
pub use passkeys::{PasskeysData, passkeys_page};
pub use provider::{ProviderData, provider_page};
pub use second::{FactorData, StepData, factor_page, step_page};

use super::{
    Page, Section, View,
    desk::{DeskItem, desk_page_at},
};
use crate::{
    routes::Route,
    ui::{
        form::{Line, errors_summary, line},
        layout::head_of,
    },
};
use leptos::prelude::*;
use market::{error::FieldError, locale::Locale};

/// What the page for signing in shows.
#[derive(Clone, Debug, Default)]
pub struct SignInData {
    /// The address that was typed.
    pub email: String,
    /// Where to go on afterwards, a path of ours.
    pub next: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of something that has just happened.
    pub done: Option<&'static str>,
    /// Whether passkeys can be used at this address of the service.
    pub passkeys: bool,
    /// How people call the identity provider, if there is one.
    pub provider: Option<String>,
}

/// Signing in with a password, or asking for a link.
pub fn sign_in_page(view: &View<'_>, data: &SignInData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let sign_up = Route::SignUp.path(locale);
    let next =
        (!data.next.is_empty()).then(|| view! { <input type="hidden" name="next" value=data.next.clone()/> });
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("account-sign-in")}</h1></div></div>
        <form class="entry" method="post" action=Route::SignIn.path(locale) novalidate>
            {next}
            {email(view, &data.errors, &data.email, None)}
            {password(view, &data.errors, "password", "account-password", None, "current-password")}
            <p class="actions">
                <button name="by" value="password">{words.t("account-sign-in")}</button>
                <button class="second" name="by" value="link">{words.t("account-send-link")}</button>
            </p>
            <p class="hint">{words.t("account-link-hint")}</p>
        </form>
        {data.passkeys.then(|| passkeys::passkey_sign_in(view, &data.next))}
        {data.provider.as_deref().map(|name| provider::provider_sign_in(view, name, &data.next))}
        <p>{words.t("account-none-yet")}" "<a href=sign_up>{words.t("account-sign-up-link")}</a></p>
        <p><a href=Route::Forgotten.path(locale)>{words.t("account-forgotten-link")}</a></p>
    };
    framed(view, Route::SignIn, "account-sign-in", main.into_any())
}

/// What the page for signing up shows.
#[derive(Clone, Debug, Default)]
pub struct SignUpData {
    /// The address that was typed.
    pub email: String,
    /// The name that was typed.
    pub name: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// Signing up.
pub fn sign_up_page(view: &View<'_>, data: &SignUpData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let name = Line {
        name: "name",
        kind: "text",
        label: "account-name",
        hint: Some("account-name-hint"),
        autocomplete: "name",
        value: &data.name,
    };
    let main = view! {
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("account-sign-up")}</h1><p class="lead">{words.t("account-sign-up-lead")}</p></div></div>
        <form class="entry" method="post" action=Route::SignUp.path(locale) novalidate>
            {line(view, &data.errors, name)}
            {email(view, &data.errors, &data.email, Some("account-email-hint"))}
            {password(view, &data.errors, "password", "account-password", Some("account-password-hint"), "new-password")}
            <p class="hint">{words.t("account-privacy")}" "<a href=Route::Privacy.path(locale)>{words.t("footer-privacy")}</a></p>
            <p class="actions"><button>{words.t("account-sign-up")}</button></p>
        </form>
        <p>{words.t("account-have-one")}" "<a href=Route::SignIn.path(locale)>{words.t("account-sign-in")}</a></p>
    };
    framed(view, Route::SignUp, "account-sign-up", main.into_any())
}

/// Asking for a link that sets a new password.
pub fn forgotten_page(view: &View<'_>, typed: &str, errors: &[FieldError]) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let main = view! {
        {errors_summary(view, errors, anchor)}
        <div class="title"><div><h1>{words.t("account-forgotten")}</h1><p class="lead">{words.t("account-forgotten-lead")}</p></div></div>
        <form class="entry" method="post" action=Route::Forgotten.path(locale) novalidate>
            {email(view, errors, typed, None)}
            <p class="actions"><button>{words.t("account-send-link")}</button></p>
        </form>
    };
    framed(view, Route::Forgotten, "account-forgotten", main.into_any())
}

/// What is said when a mail was asked for: the same whether the address has an account or not.
pub fn sent_page(view: &View<'_>) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let main = view! {
        <div class="title"><div><h1>{words.t("account-sent")}</h1></div></div>
        <div class="stack measure">
            <p>{words.t("account-sent-text")}</p>
            <p>{words.t("account-sent-none")}</p>
        </div>
        <p class="actions"><a class="btn second" href=Route::SignIn.path(locale)>{words.t("account-back")}</a></p>
    };
    framed(view, Route::MailSent, "account-sent", main.into_any())
}

/// The id of a field, which errors link to.
fn anchor(field: &str) -> String {
    format!("f-{field}")
}

fn email(
    view: &View<'_>,
    errors: &[FieldError],
    value: &str,
    hint: Option<&'static str>,
) -> impl IntoView + use<> {
    line(
        view,
        errors,
        Line {
            name: "email",
            kind: "email",
            label: "account-email",
            hint,
            autocomplete: "username",
            value,
        },
    )
}

fn password(
    view: &View<'_>,
    errors: &[FieldError],
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    autocomplete: &'static str,
) -> impl IntoView + use<> {
    line(
        view,
        errors,
        Line {
            name,
            kind: "password",
            label,
            hint,
            autocomplete,
            value: "",
        },
    )
}

/// Says what has just happened.
pub(super) fn done(view: &View<'_>, key: Option<&'static str>) -> impl IntoView + use<> {
    let words = view.words();
    key.map(|key| view! { <div class="notice ok" role="status"><p><b>{words.t(key)}</b></p></div> })
}

/// A page of the desk below one's account.
fn below_account(view: &View<'_>, route: Route<'_>, title: &str, main: AnyView) -> Page {
    let title = view.words().t(title).to_owned();
    desk_page_at(view, DeskItem::Account, title, |l| route.path(l), main)
}

fn framed(view: &View<'_>, route: Route<'_>, title: &str, main: AnyView) -> Page {
    let path = |l: Locale| route.path(l);
    let mut head = head_of(view, view.words().t(title).to_owned(), String::new(), path);
    head.noindex = true;
    Page {
        head,
        section: Section::None,
        main,
        main_class: "wrap narrow",
    }
}
