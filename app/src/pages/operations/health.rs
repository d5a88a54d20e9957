//! How the service is: what waits and what failed, the index, the mails, and what it was configured with.

use super::table;
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{
        form::own_form,
        pager::pager,
        text::{datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::jobs::{FAILED_PAGE, FailedJob, Health, IndexHealth, Queue};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HealthData {
    /// How the service is.
    pub health: Health,
    /// The page of jobs that were given up.
    pub page: u32,
    /// What the configuration check says, line by line, without secrets.
    pub check: Vec<String>,
    /// The program's version.
    pub version: &'static str,
    /// Bytes that are free where the data lie.
    pub free: Option<u64>,
    /// Whether the reader may try things again.
    pub retries: bool,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// How the service is.
pub fn health_page(view: &View<'_>, data: &HealthData) -> Page {
    let words = view.words();
    let health = &data.health;
    let failed = health.failed_total;
    let late: u64 = health.queues.iter().map(|q| q.late).sum();
    let sign = if failed > 0 || late > 0 {
        ("tag no", "health-trouble")
    } else {
        ("tag ok", "health-well")
    };
    let main = view! {
        {done(view, data.done)}
        <div class="title"><div><h1>{words.t("health-title")}</h1><p class="lead measure">{words.t("health-lead")}</p></div><p class=sign.0>{words.t(sign.1)}</p></div>
        <section class="section"><h2>{words.t("health-queues")}</h2>{queues(view, data)}</section>
        {failures(view, data)}
        <section class="section"><h2>{words.t("health-index")}</h2>{index(view, health.index)}
            {data.retries.then(|| own_form(view, "entry", Route::Health.path(view.locale), "rebuild", view! {
                <p class="hint">{words.t("health-rebuild-hint")}</p>
                <p class="actions"><button class="second">{words.t("health-rebuild")}</button></p>
            }.into_any()))}
        </section>
        <section class="section"><h2>{words.t("outbox-title")}</h2>{mails(view, health)}</section>
        <section class="section"><h2>{words.t("health-service")}</h2>{service(view, data)}</section>
    };
    desk_page(
        view,
        DeskItem::Health,
        words.t("health-title").to_owned(),
        main.into_any(),
    )
}

fn queues(view: &View<'_>, data: &HealthData) -> impl IntoView + use<> {
    let words = view.words();
    let rows = data
        .health
        .queues
        .iter()
        .map(|q| queue(view, q).into_any())
        .collect();
    let headings = [
        "health-kind",
        "health-waiting",
        "health-running",
        "health-late",
        "health-failed",
        "health-oldest",
    ];
    table(view, words.t("health-queues").to_owned(), &headings, rows)
}

fn queue(view: &View<'_>, q: &Queue) -> impl IntoView + use<> {
    let words = view.words();
    let n = |label: &'static str, n: u64| {
        let text = number(n, view.locale);
        view! { <td data-label=words.t(label)><span class="num">{text}</span></td> }
    };
    let oldest = q.oldest.map_or_else(
        || words.t("operations-none").to_owned(),
        |at| datetime_words(at, view.site.region.time_zone, view.locale),
    );
    view! {
        <tr>
            <th scope="row" data-label=words.t("health-kind")>{term(words, "job", q.kind.name())}</th>
            {n("health-waiting", q.waiting)}
            {n("health-running", q.running)}
            {n("health-late", q.late)}
            {n("health-failed", q.failed)}
            <td data-label=words.t("health-oldest")>{oldest}</td>
        </tr>
    }
}

fn failures(view: &View<'_>, data: &HealthData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let health = &data.health;
    let path = Route::Health.path(view.locale);
    let body = if health.failed_total == 0 {
        Either::Left(view! { <p class="muted">{words.t("health-no-failures")}</p> })
    } else {
        let rows: Vec<_> = health.failed.iter().map(|j| failure(view, data, j)).collect();
        let kinds: Vec<_> = health
            .queues
            .iter()
            .filter(|q| q.failed > 0 && data.retries)
            .map(|q| {
                let text = words.with(
                    "health-retry-kind",
                    &[("kind", term(words, "job", q.kind.name()).into()), ("n", q.failed.into())],
                );
                own_form(
                    view,
                    "",
                    path.clone(),
                    "retry-kind",
                    view! { <input type="hidden" name="kind" value=q.kind.name()/><button class="second">{text}</button> }
                        .into_any(),
                )
            })
            .collect();
        Either::Right(view! {
            <ul class="rows" role="list">{rows}</ul>
            {pager(view, data.page, FAILED_PAGE, health.failed_total, move |n| Route::Health.with_query(locale, &[("page", n.to_string())]))}
            <div class="actions">{kinds}</div>
        })
    };
    view! { <section class="section"><h2>{words.count("health-failures-n", health.failed_total)}</h2>{body}</section> }
}

fn failure(view: &View<'_>, data: &HealthData, job: &FailedJob) -> impl IntoView + use<> {
    let words = view.words();
    let at = datetime_words(job.failed_at, view.site.region.time_zone, view.locale);
    let tried = words.with("health-tried", &[("n", job.attempts.into()), ("when", at.into())]);
    let kind = term(words, "job", job.kind.name());
    let again = data.retries.then(|| {
        let label = words.with("health-retry-label", &[("kind", kind.clone().into()), ("subject", job.subject.clone().into())]);
        own_form(
            view,
            "",
            Route::Health.path(view.locale),
            "retry",
            view! { <input type="hidden" name="job" value=job.id.to_string()/><button class="second" aria-label=label>{words.t("health-retry")}</button> }
                .into_any(),
        )
    });
    view! {
        <li><div><p><b>{kind}</b></p><p class="small muted">{tried}</p>
            <p class="small code">{job.subject.clone()}</p><p class="small">{job.error.clone()}</p></div>{again}</li>
    }
}

fn fact(label: &'static str, value: String) -> impl IntoView + use<> {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
}

fn index(view: &View<'_>, index: IndexHealth) -> impl IntoView + use<> {
    let words = view.words();
    let n = |n| number(n, view.locale);
    let state = if index.rebuilding {
        "health-index-rebuilding"
    } else if index.behind > 0 {
        "health-index-behind"
    } else if index.found == index.shown {
        "health-index-whole"
    } else {
        "health-index-differs"
    };
    view! {
        <dl class="facts">
            {fact(words.t("health-index-state"), words.t(state).to_owned())}
            {fact(words.t("health-index-found"), words.with("health-index-of", &[("found", n(index.found).into()), ("shown", n(index.shown).into())]))}
            {fact(words.t("health-index-waiting"), n(index.behind))}
            {fact(words.t("health-index-generation"), n(index.generation))}
        </dl>
    }
}

fn mails(view: &View<'_>, health: &Health) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = health
        .mails
        .iter()
        .map(|(state, n)| {
            let href = Route::Mails.with_query(view.locale, &[("state", state.name().to_owned())]);
            let text = term(words, "mail-state", state.name());
            let n = number(*n, view.locale);
            view! { <div><dt><a href=href>{text}</a></dt><dd class="num">{n}</dd></div> }
        })
        .collect();
    view! {
        <dl class="facts">{rows}</dl>
        <p class="actions"><a class="btn second" href=Route::Mails.path(view.locale)>{words.t("mails-all")}</a></p>
    }
}

fn service(view: &View<'_>, data: &HealthData) -> impl IntoView + use<> {
    let words = view.words();
    let free = data.free.map_or_else(
        || words.t("operations-unknown").to_owned(),
        |bytes| bytes_words(view, bytes),
    );
    let check = data.check.join("\n");
    view! {
        <dl class="facts">
            {fact(words.t("health-version"), data.version.to_owned())}
            {fact(words.t("health-database"), data.health.database.to_owned())}
            {fact(words.t("health-schema"), data.health.schema.to_string())}
            {fact(words.t("health-free"), free)}
        </dl>
        <details class="fold"><summary>{words.t("health-check")}</summary>
            <p class="hint">{words.t("health-check-hint")}</p><pre class="scroll" tabindex="0" lang="en">{check}</pre></details>
    }
}

/// Gigabytes, or megabytes where those are few.
fn bytes_words(view: &View<'_>, bytes: u64) -> String {
    match bytes / 1_000_000_000 {
        0..10 => format!("{} MB", number(bytes / 1_000_000, view.locale)),
        n => format!("{} GB", number(n, view.locale)),
    }
}
