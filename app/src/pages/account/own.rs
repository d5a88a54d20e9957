//! One's own account: name, password, sessions, what one belongs to.

use super::{anchor, done, password};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{
        form::{Line, errors_summary, line},
        text::datetime_words,
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{Account, Membership, Method, SessionLine},
    error::FieldError,
    id::SessionId,
};

/// What the page of one's account shows.
pub struct AccountData {
    /// The account.
    pub account: Account,
    /// The session that asks.
    pub session: SessionId,
    /// The name that was typed, when it was refused.
    pub name: Option<String>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// One's own account.
pub fn account_page(view: &View<'_>, data: &AccountData) -> Page {
    let words = view.words();
    let person = &data.account.person;
    let name = Line {
        name: "name",
        kind: "text",
        label: "account-name",
        hint: Some("account-name-hint"),
        autocomplete: "name",
        value: data.name.as_deref().unwrap_or(&person.name),
    };
    let others = data.account.sessions.len() > 1;
    let sessions: Vec<_> = data
        .account
        .sessions
        .iter()
        .map(|s| session(view, s, s.id == data.session))
        .collect();
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("account-title")}</h1><p class="lead">{person.email.address().shown()}</p></div></div>
        {form(view, "name", view! {
            {line(view, &data.errors, name)}
            <p class="actions"><button class="second">{words.t("account-name-save")}</button></p>
        }.into_any())}
        {belongs(view, &data.account.memberships)}
        <section class="section"><h2>{words.t("account-password")}</h2>{password_form(view, data)}</section>
        <section class="section"><h2>{words.t("account-sessions")}</h2>
            <p class="measure">{words.t("account-sessions-text")}</p>
            <ul class="sessions" role="list">{sessions}</ul>
            {others.then(|| form(view, "everywhere", view! {
                <p class="actions"><button class="second">{words.t("account-everywhere")}</button></p>
            }.into_any()))}
        </section>
    };
    desk_page(
        view,
        DeskItem::Account,
        words.t("account-title").to_owned(),
        main.into_any(),
    )
}

/// A form of this page: what it does, and the session's token.
fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    view! {
        <form class="entry" method="post" action=Route::Account.path(view.locale) novalidate>
            <input type="hidden" name="form" value=token/>
            <input type="hidden" name="do" value=what/>
            {inside}
        </form>
    }
}

fn password_form(view: &View<'_>, data: &AccountData) -> impl IntoView + use<> {
    let (words, errors) = (view.words(), &data.errors);
    if !data.account.has_password {
        let link = Route::Forgotten.path(view.locale);
        return Either::Left(view! {
            <p class="measure">{words.t("account-no-password")}" "<a href=link>{words.t("account-forgotten-link")}</a></p>
        });
    }
    // so that a password manager knows whose password it is
    let whose = data.account.person.email.typed().to_owned();
    Either::Right(form(view, "password", view! {
        <input type="text" name="username" autocomplete="username" value=whose hidden readonly/>
        {password(view, errors, "current", "account-current-password", None, "current-password")}
        {password(view, errors, "new", "account-new-password-label", Some("account-password-hint"), "new-password")}
        <p class="actions"><button class="second">{words.t("account-password-change")}</button></p>
    }.into_any()))
}

fn belongs(view: &View<'_>, memberships: &[Membership]) -> impl IntoView + use<> {
    let words = view.words();
    (!memberships.is_empty()).then(|| {
        let rows: Vec<_> = memberships
            .iter()
            .map(|m| {
                let role = format!("role-{}", m.acting.role.name().replace('_', "-"));
                view! { <div><dt>{m.name.clone()}</dt><dd>{words.t(&role).to_owned()}</dd></div> }
            })
            .collect();
        view! { <section class="section"><h2>{words.t("account-belongs")}</h2><dl class="facts">{rows}</dl></section> }
    })
}

fn session(view: &View<'_>, line: &SessionLine, this: bool) -> impl IntoView + use<> {
    let words = view.words();
    let zone = view.site.region.time_zone;
    let when = |at| datetime_words(at, zone, view.locale);
    let method = match line.method {
        Method::Password => "account-by-password",
        Method::Link => "account-by-link",
    };
    let end = if this {
        Either::Left(view! { <p class="tag ok">{words.t("account-this-session")}</p> })
    } else {
        let label = words.with("account-end-session", &[("device", line.device.clone().into())]);
        Either::Right(form(
            view,
            "end",
            view! {
                <input type="hidden" name="session" value=line.id.to_string()/>
                <button class="second" aria-label=label>{words.t("account-end")}</button>
            }
            .into_any(),
        ))
    };
    view! {
        <li>
            <div><p><b>{line.device.clone()}</b></p>
                <p class="muted small">{words.with("account-session-line", &[
                    ("address", line.address.clone().into()),
                    ("seen", when(line.seen_at).into()),
                    ("begun", when(line.created_at).into()),
                ])}" "{words.t(method)}</p></div>
            {end}
        </li>
    }
}
