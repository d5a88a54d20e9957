//! People looked up: a form first, as nobody is listed who was not looked for.

use super::{steps, table};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{
        form::{Line, errors_summary, line},
        text::term,
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{PeoplePage, PersonLine, PersonState},
    error::FieldError,
    id::PersonId,
};

/// What the page of people shows.
#[derive(Clone, Debug, Default)]
pub struct PeopleData {
    /// What was typed.
    pub q: String,
    /// The people found; nothing before somebody looked.
    pub found: Option<PeoplePage>,
    /// Whether this is a later page.
    pub after: Option<PersonId>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// How an account stands, in words and a colour.
pub(super) fn state(view: &View<'_>, state: PersonState) -> impl IntoView + use<> {
    let class = match state {
        PersonState::Active => "tag ok",
        PersonState::Suspended => "tag no",
        PersonState::Erased => "tag",
    };
    view! { <span class=class>{term(view.words(), "person-state", state.name())}</span> }
}

/// People looked up.
pub fn people_page(view: &View<'_>, data: &PeopleData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let q = Line {
        name: "q",
        kind: "text",
        label: "people-q",
        hint: Some("people-q-hint"),
        autocomplete: "off",
        value: &data.q,
    };
    let body = data.found.as_ref().map(|page| {
        if page.lines.is_empty() {
            return Either::Left(
                view! { <div class="empty panel"><h2>{words.t("people-none")}</h2><p>{words.t("people-none-text")}</p></div> },
            );
        }
        let rows = page.lines.iter().map(|l| row(view, l).into_any()).collect();
        let asked = |after: Option<PersonId>| {
            let mut pairs = vec![("q", data.q.clone())];
            pairs.extend(after.map(|id| ("after", id.to_string())));
            Route::People.with_query(locale, &pairs)
        };
        let headings = ["people-name", "people-email", "people-organisations", "people-state"];
        Either::Right(view! {
            {table(view, words.t("people-found").to_owned(), &headings, rows)}
            {steps(view, data.after.map(|_| asked(None)), page.next.map(|id| asked(Some(id))))}
        })
    });
    let main = view! {
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("people-title")}</h1><p class="lead measure">{words.t("people-lead")}</p></div>
            <p class="actions"><a class="btn second" href=Route::Organisations.path(locale)>{words.t("organisations-title")}</a></p></div>
        <form class="filter panel" method="get" action=Route::People.path(locale) role="search" aria-label=words.t("people-title") novalidate>
            {line(view, &data.errors, q)}
            <p class="actions"><button>{words.t("operations-search")}</button></p>
        </form>
        <section class="section">{body}</section>
    };
    desk_page(
        view,
        DeskItem::People,
        words.t("people-title").to_owned(),
        main.into_any(),
    )
}

fn row(view: &View<'_>, line: &PersonLine) -> impl IntoView + use<> {
    let words = view.words();
    let person = &line.person;
    let organisations = if line.organisations.is_empty() {
        words.t("operations-none").to_owned()
    } else {
        line.organisations.join(", ")
    };
    view! {
        <tr>
            <th scope="row" data-label=words.t("people-name")><a href=Route::Person(person.id).path(view.locale)>{person.name.clone()}</a></th>
            <td data-label=words.t("people-email")>{person.email.address().shown()}</td>
            <td data-label=words.t("people-organisations")>{organisations}</td>
            <td data-label=words.t("people-state")>{state(view, person.state)}</td>
        </tr>
    }
}
