//! One person: what they belong to, how they sign in, and what the operator can do for or about them.

use super::{people::state, reason};
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::{errors_summary, own_form},
        layout::language_name,
        text::{datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{Consent, Membership, PersonCase, PersonState},
    error::FieldError,
};

/// What the page of a person shows.
#[derive(Clone, Debug)]
pub struct PersonData {
    /// The person.
    pub case: PersonCase,
    /// Whether it is the reader.
    pub oneself: bool,
    /// The form that was refused: what it does, for a view the organisation's identifier, and the reason that was typed.
    pub typed: (String, String, String),
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

impl PersonData {
    /// The id of the field that is to be mended, and what was typed in the form with this id.
    fn field(&self, what: &str, organisation: &str) -> (bool, &str) {
        let (done, whose, reason) = &self.typed;
        let here = done == what && (organisation.is_empty() || whose == organisation);
        (here, if here { reason } else { "" })
    }
}

/// One person.
pub fn person_page(view: &View<'_>, data: &PersonData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let case = &data.case;
    let person = &case.person;
    let when = |at| datetime_words(at, view.site.region.time_zone, locale);
    let fact =
        |label: &'static str, value: String| view! { <div><dt>{words.t(label)}</dt><dd>{value}</dd></div> };
    let yes_no = |yes: bool| words.t(if yes { "yes" } else { "no" }).to_owned();
    let seen = case
        .seen_at
        .map_or_else(|| words.t("operations-none").to_owned(), when);
    let anchor = match &*data.typed.0 {
        "see" => format!("f-see-{}", data.typed.1),
        _ => "f-block".to_owned(),
    };
    let way = [
        (
            words.t("people-title").to_owned(),
            Some(Route::People.path(locale)),
        ),
        (person.name.clone(), None),
    ];
    let log = Route::Log.with_query(locale, &[("subject", person.id.to_string())]);
    let main = view! {
        {done(view, data.done)}
        {crumbs(view, &way)}
        {errors_summary(view, &data.errors, |_| anchor.clone())}
        <div class="title"><div><h1>{person.name.clone()}</h1><p class="lead">{person.email.address().shown()}</p></div>{state(view, person.state)}</div>
        <p class="small muted measure">{words.t("operations-logged")}" "<a href=log>{words.t("person-log")}</a></p>
        <dl class="facts">
            {fact("person-since", when(person.created_at))}
            {fact("person-language", language_name(person.locale).to_owned())}
            {fact("person-sessions", number(u64::try_from(case.sessions).unwrap_or(0), locale))}
            {fact("person-seen", seen)}
            {fact("person-second-factor", yes_no(case.second_factor))}
            {fact("person-passkeys", number(u64::try_from(case.passkeys).unwrap_or(0), locale))}
        </dl>
        <section class="section"><h2>{words.t("person-memberships")}</h2>{memberships(view, data)}</section>
        <section class="section"><h2>{words.t("person-consents")}</h2>{consents(view, &case.consents)}</section>
        {acts(view, data)}
    };
    let (id, title) = (person.id, person.name.clone());
    desk_page_at(
        view,
        DeskItem::People,
        title,
        move |l| Route::Person(id).path(l),
        main.into_any(),
    )
}

fn memberships(view: &View<'_>, data: &PersonData) -> impl IntoView + use<> {
    let words = view.words();
    let case = &data.case;
    if case.memberships.is_empty() {
        return Either::Left(view! { <p class="muted">{words.t("person-no-memberships")}</p> });
    }
    let seen = case.person.state == PersonState::Active && !case.colleague();
    let rows: Vec<_> = case
        .memberships
        .iter()
        .map(|m| membership(view, data, m, seen))
        .collect();
    let closed = case
        .colleague()
        .then(|| view! { <p class="muted measure">{words.t("seeing-colleague")}</p> });
    Either::Right(view! { <ul class="rows" role="list">{rows}</ul>{closed} })
}

fn membership(view: &View<'_>, data: &PersonData, m: &Membership, seen: bool) -> impl IntoView + use<> {
    let words = view.words();
    let organisation = m.acting.organisation.to_string();
    let (here, typed) = data.field("see", &organisation);
    let errors = if here { &data.errors[..] } else { &[] };
    let see = seen.then(|| {
        let label = words.with("seeing-open", &[("name", m.name.clone().into())]);
        // one form for each organisation, so each field has an id of its own
        let field = reason(
            view,
            errors,
            &format!("see-{organisation}"),
            typed,
            "seeing-reason-hint",
        );
        view! {
            <details class="fold" open=here><summary>{label.clone()}</summary>
                {own_form(view, "entry", Route::Person(data.case.person.id).path(view.locale), "see", view! {
                    <p class="hint">{words.t("seeing-hint")}</p>
                    <input type="hidden" name="organisation" value=organisation.clone()/>
                    {field}
                    <p class="actions"><button>{words.t("seeing-button")}</button></p>
                }.into_any())}
            </details>
        }
    });
    let kind = term(words, "organisation-kind", m.acting.kind.name());
    let role = term(words, "role", m.acting.role.name());
    view! {
        <li><div><p><a href=Route::OrganisationCase(m.acting.organisation).path(view.locale)>{m.name.clone()}</a></p>
            <p class="small muted">{format!("{kind} · {role}")}</p>{see}</div></li>
    }
}

fn consents(view: &View<'_>, all: &[Consent]) -> impl IntoView + use<> {
    let words = view.words();
    if all.is_empty() {
        return Either::Left(view! { <p class="muted">{words.t("operations-none")}</p> });
    }
    let when = |at| datetime_words(at, view.site.region.time_zone, view.locale);
    let rows: Vec<_> = all
        .iter()
        .map(|c| {
            let over = c.revoked_at.map(|at| words.with("person-revoked", &[("when", when(at).into())]));
            let told = words.with("person-told", &[("version", c.version.clone().into()), ("when", when(c.at).into())]);
            view! { <li><div><p>{term(words, "person-consent", &c.kind)}</p><p class="small muted">{told}</p>{over.map(|text| view! { <p class="small">{text}</p> })}</div></li> }
        })
        .collect();
    Either::Right(view! { <ul class="rows" role="list">{rows}</ul> })
}

fn acts(view: &View<'_>, data: &PersonData) -> impl IntoView + use<> {
    let words = view.words();
    let case = &data.case;
    if data.oneself || case.person.state == PersonState::Erased {
        return None;
    }
    let path = Route::Person(case.person.id).path(view.locale);
    let sessions = (case.sessions > 0).then(|| {
        own_form(
            view,
            "entry",
            path.clone(),
            "sessions",
            view! {
                <p class="hint">{words.t("person-sessions-hint")}</p>
                <p class="actions"><button class="second">{words.t("person-sessions-end")}</button></p>
            }
            .into_any(),
        )
    });
    let (what, button, hint) = if case.person.state == PersonState::Active {
        ("block", "person-block", "person-block-hint")
    } else {
        ("unblock", "person-unblock", "person-unblock-hint")
    };
    let (here, typed) = data.field(what, "");
    let errors = if here { &data.errors[..] } else { &[] };
    Some(view! {
        <section class="section"><h2>{words.t("person-acts")}</h2>
            {sessions}
            {own_form(view, "entry", path, what, view! {
                {reason(view, errors, "block", typed, hint)}
                <p class="actions"><button class="second">{words.t(button)}</button></p>
            }.into_any())}
        </section>
    })
}
