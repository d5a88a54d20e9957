//! The page on which the link of a mail is used. Opening it changes nothing; its button does.

use super::{anchor, framed, password};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::form::errors_summary,
};
use leptos::prelude::*;
use market::{accounts::Purpose, error::FieldError};

/// What a link can do.
#[derive(Clone, Debug, Default)]
pub struct LinkData {
    /// Its secret, as it stands in the address.
    pub token: String,
    /// What it is for; none when it can't be used.
    pub purpose: Option<Purpose>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The page of a link.
pub fn link_page(view: &View<'_>, data: &LinkData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let Some(purpose) = data.purpose else {
        let main = view! {
            <div class="title"><div><h1>{words.t("account-link-over")}</h1></div></div>
            <p class="measure">{words.t("account-link-over-text")}</p>
            <p class="actions">
                <a class="btn" href=Route::SignIn.path(locale)>{words.t("account-sign-in")}</a>
                <a class="btn second" href=Route::Forgotten.path(locale)>{words.t("account-forgotten")}</a>
            </p>
        };
        return framed(view, Route::UseLink, "account-link-over", main.into_any());
    };
    let (title, lead, button) = match purpose {
        Purpose::SignIn => ("account-sign-in", "account-link-sign-in", "account-sign-in"),
        Purpose::Confirm => (
            "account-confirm",
            "account-link-confirm",
            "account-confirm-button",
        ),
        Purpose::Reset => (
            "account-new-password",
            "account-link-reset",
            "account-new-password-button",
        ),
    };
    let field = match purpose {
        Purpose::SignIn => None,
        Purpose::Confirm => Some(password(
            view,
            &data.errors,
            "password",
            "account-password",
            None,
            "current-password",
        )),
        Purpose::Reset => Some(password(
            view,
            &data.errors,
            "new",
            "account-new-password-label",
            Some("account-password-hint"),
            "new-password",
        )),
    };
    let main = view! {
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t(title)}</h1><p class="lead">{words.t(lead)}</p></div></div>
        <form class="entry" method="post" action=Route::UseLink.path(locale) novalidate>
            <input type="hidden" name="t" value=data.token.clone()/>
            {field}
            <p class="actions"><button>{words.t(button)}</button></p>
        </form>
    };
    let mut page = framed(view, Route::UseLink, title, main.into_any());
    // the link is of use in the other languages too
    page.head.languages.iter_mut().for_each(|(l, path)| {
        *path = Route::UseLink.with_query(*l, &[("t", data.token.clone())]);
    });
    page
}
