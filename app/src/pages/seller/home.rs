//! The first page of the desk: whose turn it is, then what would help people find the enterprise.

use super::{done, figures::chart};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
        moderation::restrictions,
    },
    routes::Route,
    ui::text::datetime_words,
};
use leptos::{either::Either, prelude::*};
use market::{
    desk::{Home, Task, Wait, Whose, WorkingState},
    figures::Report,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HomeData {
    /// Whose turn it is, and what helps.
    pub home: Home,
    /// What became of the offers; none before the enterprise is the organisation's.
    pub figures: Option<Report>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The first page of the desk.
pub fn home_page(view: &View<'_>, data: &HomeData) -> Page {
    let (home, key) = (&data.home, data.done);
    let words = view.words();
    let waits: Vec<_> = home.waits.iter().map(|w| wait(view, w)).collect();
    let nothing = waits.is_empty();
    let tasks: Vec<_> = home
        .tasks
        .iter()
        .map(|(t, is_done)| task(view, *t, *is_done))
        .collect();
    let main = view! {
        {done(view, key)}
        {restrictions(view, &home.restrictions)}
        <div class="title"><div><h1>{words.t("desk-today-title")}</h1><p class="lead">{home.enterprise.brand_name.clone()}</p></div></div>
        {if nothing {
            Either::Left(view! {
                <div class="panel empty"><h2>{words.t("desk-nothing")}</h2><p>{words.t("desk-nothing-text")}</p>
                    <p class="actions"><a class="btn" href=Route::DeskOffers.path(view.locale)>{words.t("desk-offers")}</a></p></div>
            })
        } else {
            Either::Right(view! { <ul class="waits" role="list">{waits}</ul> })
        }}
        <section class="section"><h2>{words.t("desk-tasks")}</h2><ul class="tasks" role="list">{tasks}</ul></section>
        {data.figures.as_ref().map(|report| view! {
            <section class="section panel chart-panel"><h2>{words.t("figures-views")}</h2>{chart(view, report)}
                <p><a href=Route::DeskFigures.path(view.locale)>{words.t("figures-table-link")}</a></p></section>
        })}
    };
    desk_page(
        view,
        DeskItem::Home,
        words.t("desk-today-title").to_owned(),
        main.into_any(),
    )
}

fn wait(view: &View<'_>, w: &Wait) -> impl IntoView + use<> {
    let words = view.words();
    let when = |at| {
        let said = datetime_words(at, view.site.region.time_zone, view.locale);
        words.with("desk-since", &[("date", said.into())])
    };
    let tag = |whose: Whose| match whose {
        Whose::Ours => Either::Left(view! { <p class="tag you">{words.t("turn-yours")}</p> }),
        Whose::Operators => Either::Right(view! { <p class="tag wait">{words.t("turn-operator")}</p> }),
    };
    let (whose, href, title, text) = match w {
        Wait::Claim(whose, at) => (
            *whose,
            Route::DeskClaim.path(view.locale),
            words.t("wait-claim").to_owned(),
            format!("{} {}", when(*at), words.t("wait-claim-text")),
        ),
        Wait::Offer {
            id,
            title,
            whose,
            state,
            public,
            since,
        } => {
            let name = if title.is_empty() {
                words.t("offer-untitled").to_owned()
            } else {
                title.clone()
            };
            let key = match state {
                WorkingState::Editing => "wait-editing",
                WorkingState::InReview if *public => "wait-review-public",
                WorkingState::InReview => "wait-review",
                WorkingState::Returned => "wait-returned",
            };
            (
                *whose,
                Route::DeskOffer(*id).path(view.locale),
                name,
                format!("{} {}", when(*since), words.t(key)),
            )
        }
    };
    view! { <li>{tag(whose)}<div><h2><a href=href>{title}</a></h2><p class="muted">{text}</p></div></li> }
}

fn task(view: &View<'_>, task: Task, is_done: bool) -> impl IntoView + use<> {
    let words = view.words();
    let (key, route) = match task {
        Task::Contacts => ("task-contacts", Route::DeskProfile),
        Task::Story => ("task-story", Route::DeskProfile),
        Task::Activities => ("task-activities", Route::DeskProfile),
        Task::Offer => ("task-offer", Route::DeskOffers),
        Task::Hours => ("task-hours", Route::DeskProfile),
        Task::Translations(..) => ("task-translations", Route::DeskOffers),
    };
    let title = match task {
        Task::Translations(n, of) => words.with(key, &[("n", n.into()), ("of", of.into())]),
        _ => words.t(key).to_owned(),
    };
    let why = words.t(&format!("{key}-why")).to_owned();
    let end = if is_done {
        Either::Left(view! { <span class="tag ok">{words.t("task-done")}</span> })
    } else {
        let label = format!("{}: {title}", words.t("task-do"));
        Either::Right(view! { <a href=route.path(view.locale) aria-label=label>{words.t("task-do")}</a> })
    };
    let tick = is_done.then_some("✓ ");
    view! {
        <li><div><p><span aria-hidden="true">{tick}</span>{title}</p>{(!is_done).then(|| view! { <p class="muted small">{why}</p> })}</div>{end}</li>
    }
}
