//! The audit log on the operator's desk: a form that filters, a table, a file.

use super::{
    Page, View,
    desk::{DeskItem, desk_page},
};
use crate::{
    routes::{Route, with_query},
    ui::{
        form::{Line, errors_summary, line},
        text::datetime_words,
    },
    words::Words,
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    log::{LogActor, LogChange, LogLine, LogPage, LogQuery, LogValues},
};

/// What the page of the log shows.
pub struct LogData {
    /// What was asked, as far as it could be read.
    pub query: LogQuery,
    /// What was typed, for the fields.
    pub typed: Vec<(String, String)>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The lines.
    pub page: LogPage,
    /// Every kind there is.
    pub kinds: Vec<String>,
}

/// The log.
pub fn log_page(view: &View<'_>, data: &LogData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let csv = with_query(&Route::LogCsv.path(locale), &data.query.pairs());
    let lines: Vec<_> = data.page.lines.iter().map(|l| row(view, l)).collect();
    let older = data.page.older.map(|id| {
        let mut pairs = data.query.pairs();
        pairs.push(("before", id.to_string()));
        with_query(&Route::Log.path(locale), &pairs)
    });
    let newest = data
        .query
        .before
        .map(|_| with_query(&Route::Log.path(locale), &data.query.pairs()));
    let table = if lines.is_empty() {
        Either::Left(
            view! { <div class="empty panel"><h2>{words.t("log-none")}</h2><p>{words.t("log-none-text")}</p></div> },
        )
    } else {
        Either::Right(view! {
            <div class="scroll" role="region" tabindex="0" aria-label=words.t("log-title")>
                <table class="stacked log">
                    <thead><tr>
                        <th scope="col">{words.t("log-when")}</th>
                        <th scope="col">{words.t("log-who")}</th>
                        <th scope="col">{words.t("log-what")}</th>
                        <th scope="col">{words.t("log-step")}</th>
                        <th scope="col">{words.t("log-more")}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        })
    };
    let main = view! {
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("log-title")}</h1><p class="lead measure">{words.t("log-lead")}</p></div></div>
        {filter(view, data)}
        <section class="section">
            <div class="head"><h2>{words.t("log-lines")}</h2><a href=csv>{words.t("log-csv")}</a></div>
            {table}
            <p class="actions">
                {newest.map(|href| view! { <a class="btn second" rel="prev" href=href>{words.t("log-newest")}</a> })}
                {older.map(|href| view! { <a class="btn second" rel="next" href=href>{words.t("log-older")}</a> })}
            </p>
        </section>
    };
    desk_page(
        view,
        DeskItem::Log,
        words.t("log-title").to_owned(),
        main.into_any(),
    )
}

fn filter(view: &View<'_>, data: &LogData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let field = |name: &'static str, kind, label, hint| {
        let value = data.typed.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v);
        let shown = Line {
            name,
            kind,
            label,
            hint,
            autocomplete: "off",
            value,
        };
        line(view, &data.errors, shown)
    };
    let options: Vec<_> = data
        .kinds
        .iter()
        .map(|kind| {
            let selected = data.query.kind.as_deref() == Some(kind);
            view! { <option value=kind.clone() selected=selected>{name_of(words, "event-kind", kind)}</option> }
        })
        .collect();
    view! {
        <form class="filter panel" method="get" action=Route::Log.path(locale) role="search" aria-label=words.t("log-filter") novalidate>
            {field("actor", "text", "log-actor", Some("log-actor-hint"))}
            {field("subject", "text", "log-subject", Some("log-subject-hint"))}
            <div class="field"><label for="f-kind">{words.t("log-kind")}</label><p class="hint">{words.t("log-kind-hint")}</p>
                <select id="f-kind" name="kind" autocomplete="off"><option value="">{words.t("log-any")}</option>{options}</select></div>
            {field("since", "date", "log-since", None)}
            {field("until", "date", "log-until", None)}
            {field("text", "text", "log-text", None)}
            <p class="actions"><button>{words.t("log-search")}</button>
                <a class="btn second" href=Route::Log.path(locale)>{words.t("log-all")}</a></p>
        </form>
    }
}

fn row(view: &View<'_>, event: &LogLine) -> impl IntoView + use<> {
    let words = view.words();
    let when = datetime_words(event.at, view.site.region.time_zone, view.locale);
    let who = who(words, &event.actor);
    let actor = match &event.actor {
        LogActor::Person(id, _) => Either::Left(link(view, "actor", id.to_string(), who)),
        LogActor::System | LogActor::Anonymous => Either::Right(who),
    };
    let from_where = event
        .whence
        .clone()
        .map(|whence| view! { <p class="muted small">{words.with("log-whence", &[("whence", whence.into())])}</p> });
    let acting = event
        .acting
        .clone()
        .map(|name| view! { <p class="muted small">{name}</p> });
    let subject = (!event.subject.is_nil()).then(|| {
        let id = event.subject.to_string();
        let called = event.subject_name.clone().unwrap_or_else(|| id.clone());
        view! { <p class="small">{link(view, "subject", id, called)}</p> }
    });
    let step = step(words, event);
    let changes: Vec<_> = event.changes.iter().map(|c| change(words, c)).collect();
    let note = event.note.as_deref().map(|note| {
        let note = name_of(words, "event-note", note);
        view! { <p class="small">{note}</p> }
    });
    view! {
        <tr>
            <td data-label=words.t("log-when")><span class="num">{when}</span></td>
            <td data-label=words.t("log-who")><div>{actor}{acting}{from_where}</div></td>
            <td data-label=words.t("log-what")><div>{name_of(words, "event-kind", &event.kind)}{subject}</div></td>
            <td data-label=words.t("log-step")>{step}</td>
            <td data-label=words.t("log-more")><div>{changes}{note}</div></td>
        </tr>
    }
}

/// The state before and after.
pub(super) fn step(words: &'static Words, event: &LogLine) -> String {
    let state = |name: &str| name_of(words, "event-to", name);
    match event.from.as_deref().filter(|from| *from != event.to) {
        Some(from) => format!("{} → {}", state(from), state(&event.to)),
        None => state(&event.to),
    }
}

/// Who did it.
pub(super) fn who(words: &'static Words, actor: &LogActor) -> String {
    match actor {
        LogActor::System => words.t("log-system").to_owned(),
        LogActor::Anonymous => words.t("log-anonymous").to_owned(),
        LogActor::Person(_, Some(name)) => name.clone(),
        LogActor::Person(_, None) => words.t("log-erased-person").to_owned(),
    }
}

/// A link to the log of one person or thing.
fn link(view: &View<'_>, name: &'static str, id: String, text: String) -> impl IntoView + use<> {
    let href = Route::Log.with_query(view.locale, &[(name, id)]);
    view! { <a href=href>{text}</a> }
}

fn change(words: &'static Words, change: &LogChange) -> impl IntoView + use<> {
    let field = name_of(words, "event-field", &change.field);
    let none = || words.t("log-nothing").to_owned();
    // hashes say that two contents differ; their beginning is enough for that
    let short = |value: &Option<String>| match value {
        None => none(),
        Some(hash) if hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            format!("{}…", &hash[..8])
        }
        Some(value) => value.clone(),
    };
    let values = match &change.values {
        LogValues::Erased => words.t("log-erased").to_owned(),
        LogValues::Known(None, is) => short(is),
        LogValues::Known(was, is) => format!("{} → {}", short(was), short(is)),
    };
    view! { <p class="small">{field}": "<span class="code">{values}</span></p> }
}

/// A name of a closed list in the reader's words; as it is where there are none.
fn name_of(words: &'static Words, list: &str, name: &str) -> String {
    let key = format!("{list}-{}", name.replace('_', "-"));
    if words.has(&key) {
        words.t(&key).to_owned()
    } else {
        name.to_owned()
    }
}
