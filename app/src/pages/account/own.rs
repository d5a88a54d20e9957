//! One's own account: name, password, sessions, what one belongs to.

use super::{anchor, data, done, password};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{
        form::{Line, errors_summary, line, own_form},
        text::{datetime_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{Account, DataExport, Membership, Method, SessionLine},
    error::FieldError,
    id::{OrganisationId, SessionId},
    mail::{MailHow, MailTopic},
    organisations::{Invitation, OwnershipOffer},
};

/// What the page of one's account shows.
pub struct AccountData {
    /// The account.
    pub account: Account,
    /// The session that asks.
    pub session: SessionId,
    /// How one wants mails that nobody has to get.
    pub mails: Vec<(MailTopic, MailHow)>,
    /// The copy of one's data, if one was asked for lately.
    pub export: Option<DataExport>,
    /// What it acts for.
    pub acting: Option<OrganisationId>,
    /// Invitations to this address that wait.
    pub invitations: Vec<Invitation>,
    /// Organisations that one is offered.
    pub offers: Vec<OwnershipOffer>,
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
        {belongs(view, data)}
        <section class="section"><h2>{words.t("account-password")}</h2>{password_form(view, data)}</section>
        {stronger(view, &data.account)}
        <section class="section"><h2>{words.t("account-sessions")}</h2>
            <p class="measure">{words.t("account-sessions-text")}</p>
            <ul class="sessions" role="list">{sessions}</ul>
            {others.then(|| form(view, "everywhere", view! {
                <p class="actions"><button class="second">{words.t("account-everywhere")}</button></p>
            }.into_any()))}
        </section>
        {data::mails(view, &data.mails)}
        {data::consents(view, &data.account.consents)}
        {data::data(view, data)}
    };
    desk_page(
        view,
        DeskItem::Account,
        words.t("account-title").to_owned(),
        main.into_any(),
    )
}

/// A form of this page: what it does, and the session's token.
pub(super) fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    own_form(view, "entry", Route::Account.path(view.locale), what, inside)
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

/// What signs in beside the password, or instead of it.
fn stronger(view: &View<'_>, account: &Account) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let factor = if account.second_factor {
        "factor-account-on"
    } else {
        "factor-account-off"
    };
    let lacks = view.signed_in.is_some_and(|s| s.second_factor_lacks).then(|| {
        view! { <div class="notice wait" role="status"><p><b>{words.t("factor-lacks")}</b></p><p>{words.t("factor-lacks-text")}</p></div> }
    });
    let provider = account.provider.map(|connected| {
        let state = if connected { "provider-account-on" } else { "provider-account-off" };
        view! {
            <section class="section"><h2>{words.t("provider-title")}</h2>
                <p class="measure">{words.t(state)}" "<a href=Route::Provider.path(locale)>{words.t("factor-manage")}</a></p>
            </section>
        }
    });
    let keys = u64::try_from(account.passkeys).unwrap_or(0);
    view! {
        <section class="section"><h2>{words.t("factor-link")}</h2>
            {lacks}
            <p class="measure">{words.t(factor)}" "<a href=Route::SecondFactor.path(locale)>{words.t("factor-manage")}</a></p>
        </section>
        <section class="section"><h2>{words.t("passkey-title")}</h2>
            <p class="measure">{words.count("passkeys-n", keys)}" "<a href=Route::Passkeys.path(locale)>{words.t("passkey-manage")}</a></p>
        </section>
        {provider}
    }
}

/// What one belongs to and acts for; what one is asked to join or offered; founding something new.
fn belongs(view: &View<'_>, data: &AccountData) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = data
        .account
        .memberships
        .iter()
        .map(|m| membership(view, m, data.acting == Some(m.acting.organisation)))
        .collect();
    let oneself = data.acting.is_some().then(|| {
        let inside = view! {
            <input type="hidden" name="organisation" value=""/>
            <p class="actions"><button class="second">{words.t("acting-oneself")}</button></p>
        };
        own_form(
            view,
            "entry",
            Route::Acting.path(view.locale),
            "switch",
            inside.into_any(),
        )
    });
    let none = rows
        .is_empty()
        .then(|| view! { <p class="measure muted">{words.t("account-belongs-none")}</p> });
    let invited: Vec<_> = data.invitations.iter().map(|i| invited(view, i)).collect();
    let offered: Vec<_> = data.offers.iter().map(|o| offered(view, o)).collect();
    view! {
        <section class="section"><h2>{words.t("account-belongs")}</h2>
            {invited}
            {offered}
            {none}
            {(!rows.is_empty()).then(|| view! { <ul class="sessions" role="list">{rows}</ul> })}
            {oneself}
            <p><a href=Route::Found.path(view.locale)>{words.t("found-title")}</a></p>
        </section>
    }
}

fn membership(view: &View<'_>, m: &Membership, acting: bool) -> impl IntoView + use<> {
    let words = view.words();
    let end = if acting {
        Either::Left(view! { <p class="tag ok">{words.t("acting-now")}</p> })
    } else {
        let label = words.with("acting-switch", &[("name", m.name.clone().into())]);
        let inside = view! {
            <input type="hidden" name="organisation" value=m.acting.organisation.to_string()/>
            <button class="second" aria-label=label>{words.t("acting-button")}</button>
        };
        Either::Right(own_form(
            view,
            "entry",
            Route::Acting.path(view.locale),
            "switch",
            inside.into_any(),
        ))
    };
    view! {
        <li><div><p><b>{m.name.clone()}</b></p>
            <p class="muted">{term(words, "organisation-kind", m.acting.kind.name())}" · "{term(words, "role", m.acting.role.name())}</p></div>{end}</li>
    }
}

fn invited(view: &View<'_>, i: &Invitation) -> impl IntoView + use<> {
    let words = view.words();
    let when = datetime_words(i.expires_at, view.site.region.time_zone, view.locale);
    let role = term(words, "role", i.role.name());
    let title = words.with(
        "invitation-to",
        &[("organisation", i.organisation_name.clone().into())],
    );
    let text = words.with(
        "invitation-role-until",
        &[("role", role.into()), ("when", when.into())],
    );
    let about = ("invitation", i.id.to_string());
    asked(
        view,
        title,
        text,
        (Route::Invitation, "own"),
        about,
        "invitation-accept",
    )
}

/// Something that is to be accepted or declined. `to`: where the answer goes and what it does; `about`: the field that
/// names what it answers; `accept`: the key of the button's words.
fn asked(
    view: &View<'_>,
    title: String,
    text: String,
    to: (Route<'_>, &'static str),
    about: (&'static str, String),
    accept: &str,
) -> impl IntoView + use<> {
    let words = view.words();
    let answers = own_form(
        view,
        "actions",
        to.0.path(view.locale),
        to.1,
        view! {
            <input type="hidden" name=about.0 value=about.1/>
            <button name="answer" value="accept">{words.t(accept).to_owned()}</button>
            <button class="second" name="answer" value="decline">{words.t("invitation-decline")}</button>
        }
        .into_any(),
    );
    view! { <div class="notice wait"><p><b>{title}</b></p><p>{text}</p>{answers}</div> }
}

fn offered(view: &View<'_>, o: &OwnershipOffer) -> impl IntoView + use<> {
    let words = view.words();
    let when = datetime_words(o.expires_at, view.site.region.time_zone, view.locale);
    let title = words.with(
        "ownership-offered",
        &[
            ("name", o.from_name.clone().into()),
            ("organisation", o.organisation_name.clone().into()),
        ],
    );
    let text = words.with("ownership-offered-text", &[("when", when.into())]);
    let about = ("organisation", o.organisation.to_string());
    asked(
        view,
        title,
        text,
        (Route::Account, "ownership"),
        about,
        "ownership-accept",
    )
}

fn session(view: &View<'_>, line: &SessionLine, this: bool) -> impl IntoView + use<> {
    let words = view.words();
    let zone = view.site.region.time_zone;
    let when = |at| datetime_words(at, zone, view.locale);
    let method = match line.method {
        Method::Password => "account-by-password",
        Method::Link => "account-by-link",
        Method::Passkey => "account-by-passkey",
        Method::Provider => "account-by-provider",
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
