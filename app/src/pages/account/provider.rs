//! Signing in at the identity provider, and connecting one's account with it.

use super::{anchor, below_account, done, password};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{errors_summary, own_form},
        text::datetime_words,
    },
};
use leptos::{either::EitherOf3, prelude::*};
use market::{accounts::Identity, error::FieldError};

/// What the page of the identity provider and one's account shows.
pub struct ProviderData {
    /// How people call it.
    pub name: String,
    /// Since when it can sign in, if it can.
    pub identity: Option<Identity>,
    /// Where to go on at the provider, once one has shown who one is.
    pub onward: Option<String>,
    /// Whether there is a password to ask for.
    pub has_password: bool,
    /// One's address, for password managers.
    pub email: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The identity provider and one's account.
pub fn provider_page(view: &View<'_>, data: &ProviderData) -> Page {
    let words = view.words();
    let named = |key| words.with(key, &[("name", data.name.clone().into())]);
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("provider-title")}</h1><p class="lead">{named("provider-lead")}</p></div></div>
        <section class="section" id="f-provider"><h2>{data.name.clone()}</h2>{state(view, data)}</section>
        <p class="actions"><a class="btn second" href=Route::Account.path(view.locale)>{words.t("factor-back")}</a></p>
    };
    below_account(view, Route::Provider, "provider-title", main.into_any())
}

fn state(view: &View<'_>, data: &ProviderData) -> impl IntoView + use<> {
    let words = view.words();
    let named = |key| words.with(key, &[("name", data.name.clone().into())]);
    let when = |at| datetime_words(at, view.site.region.time_zone, view.locale);
    let action = Route::Provider.path(view.locale);
    match (&data.identity, &data.onward) {
        (Some(identity), _) => {
            let used = match identity.used_at {
                Some(at) => words.with("passkey-used", &[("at", when(at).into())]),
                None => words.t("passkey-unused").to_owned(),
            };
            let inside = view! { <p class="actions"><button class="second">{words.t("provider-disconnect")}</button></p> };
            EitherOf3::A(view! {
                <p class="measure">{words.t("provider-account-on")}" "{words.with("passkey-since", &[("at", when(identity.created_at).into())])}" "{used}</p>
                {own_form(view, "entry", action, "disconnect", inside.into_any())}
            })
        }
        (None, Some(onward)) => EitherOf3::B(view! {
            <p class="measure">{named("provider-onward-text")}</p>
            <p class="actions"><a class="btn" href=onward.clone() rel="nofollow">{named("provider-onward")}</a></p>
        }),
        (None, None) => {
            let whose = data.email.clone();
            let ask = data.has_password.then(|| view! {
                <input type="text" name="username" autocomplete="username" value=whose hidden readonly/>
                {password(view, &data.errors, "current", "account-current-password", Some("factor-why-password"), "current-password")}
            });
            let inside = view! {
                {ask}
                <p class="actions"><button>{words.t("provider-connect")}</button></p>
            };
            EitherOf3::C(view! {
                <p class="measure">{words.t("provider-account-off")}</p>
                {own_form(view, "entry", action, "connect", inside.into_any())}
            })
        }
    }
}

/// The way in at the identity provider. A link, since browsers let no form lead to another's pages; it isn't fetched early, as
/// each time it is followed something is asked.
pub fn provider_sign_in(view: &View<'_>, name: &str, next: &str) -> impl IntoView + use<> {
    let words = view.words();
    let pairs: Vec<_> = (!next.is_empty())
        .then(|| ("next", next.to_owned()))
        .into_iter()
        .collect();
    let href = Route::ProviderSignIn.with_query(view.locale, &pairs);
    let label = words.with("provider-in", &[("name", name.to_owned().into())]);
    view! {
        <section class="section" id="f-provider">
            <p class="hint">{words.t("provider-in-hint")}" "<a href=Route::Privacy.path(view.locale)>{words.t("footer-privacy")}</a></p>
            <p class="actions"><a class="btn second" href=href rel="nofollow" data-no-prefetch="">{label}</a></p>
        </section>
    }
}
