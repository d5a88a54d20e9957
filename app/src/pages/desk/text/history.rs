//! Who said what instead of what, and the way back.

use super::TextData;
use crate::{
    pages::{View, seller::fields::name_of},
    routes::Route,
    ui::{form::own_form, text::datetime_words},
};
use leptos::{either::Either, prelude::*};
use market::texts::{TextChange, TextStep, slot};

/// Fields with what stood there and what stands there.
pub fn changes(
    view: &View<'_>,
    all: &[TextChange],
    before: &'static str,
    after: &'static str,
) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = all
        .iter()
        .map(|c| {
            let lang = (c.locale != view.locale).then(|| c.locale.tag());
            let cell = |text: &str| {
                if text.is_empty() {
                    Either::Left(view! { <span class="muted">{words.t("change-nothing")}</span> })
                } else {
                    Either::Right(view! { <div lang=lang><pre>{text.to_owned()}</pre></div> })
                }
            };
            view! {
                <tr><th scope="row">{name_of(view, &slot(c.part, c.locale))}</th><td data-label=words.t(before)>{cell(&c.before)}</td><td data-label=words.t(after)>{cell(&c.after)}</td></tr>
            }
        })
        .collect();
    view! {
        <table class="stacked text-changes"><caption class="visually-hidden">{words.t("change-caption")}</caption>
            <thead><tr><th scope="col">{words.t("change-field")}</th><th scope="col">{words.t(before)}</th><th scope="col">{words.t(after)}</th></tr></thead>
            <tbody>{rows}</tbody></table>
    }
}

/// The steps of a text, each with a way back to it.
pub fn history(view: &View<'_>, data: &TextData) -> impl IntoView + use<> {
    let (words, look) = (view.words(), &data.look);
    let key = &look.subject.key;
    let at = Route::Text(key.kind, &key.name);
    if look.history.is_empty() {
        return Either::Left(
            view! { <section class="section"><h2>{words.t("text-history")}</h2><p>{words.t("text-history-none")}</p></section> },
        );
    }
    let steps: Vec<_> = look.history.iter().map(|s| step(view, data, s)).collect();
    let older = look.older.map(|n| {
        let href = at.with_query(view.locale, &[("before", n.to_string())]);
        view! { <a class="btn second" rel="next" href=href>{words.t("text-older")}</a> }
    });
    let newest = data.before.map(|_| {
        view! { <a class="btn second" rel="prev" href=at.path(view.locale)>{words.t("text-newest")}</a> }
    });
    // the program's own text stands before the first step
    let own = (look.older.is_none() && !look.edited.is_empty()).then(|| {
        view! { <li><h3>{words.t("text-own-step")}</h3>{restore(view, data, 0)}</li> }
    });
    Either::Right(view! {
        <section class="section">
            <h2>{words.t("text-history")}</h2>
            <ol class="text-history" role="list">{steps}{own}</ol>
            <p class="actions">{newest}{older}</p>
        </section>
    })
}

fn step(view: &View<'_>, data: &TextData, step: &TextStep) -> impl IntoView + use<> {
    let words = view.words();
    let at = datetime_words(step.at, view.site.region.time_zone, view.locale);
    let who = step
        .name
        .clone()
        .unwrap_or_else(|| words.t("log-erased-person").to_owned());
    let which = words.with("text-version", &[("n", step.version.into())]);
    let back = step.restored.map(|n| {
        let said = match n {
            0 => words.t("text-restored-own").to_owned(),
            n => words.with("text-restored", &[("n", n.into())]),
        };
        view! { <p>{said}</p> }
    });
    let restore = (step.version != data.look.version).then(|| restore(view, data, step.version));
    view! {
        <li>
            <h3>{which}</h3>
            <p class="muted">{format!("{at} · {who}")}</p>
            {back}
            {changes(view, &step.changes, "text-before", "text-after")}
            {restore}
        </li>
    }
}

/// The button that brings a version back, named so that one can tell it from the others.
fn restore(view: &View<'_>, data: &TextData, version: i64) -> impl IntoView + use<> {
    let (words, key) = (view.words(), &data.look.subject.key);
    let said = match version {
        0 => words.t("text-restore-own").to_owned(),
        n => words.with("text-restore", &[("n", n.into())]),
    };
    let inside = view! {
        <input type="hidden" name="version" value=data.look.version.to_string()/>
        <input type="hidden" name="restore" value=version.to_string()/>
        <p class="actions"><button class="second">{said}</button></p>
    };
    let to = Route::Text(key.kind, &key.name).path(view.locale);
    own_form(view, "", to, "restore", inside.into_any())
}
