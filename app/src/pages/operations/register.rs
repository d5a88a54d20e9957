//! The ministry's register of social enterprises: a file of it is sent, and what differs is taken over.

use super::table;
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::{Frame, Line, errors_summary, line, own_form, words_of_code},
        pager::pager,
        text::{date_words, datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    enterprises::{
        Difference, DifferenceKind, DifferenceState, REGISTER_PAGE, RegisterCheck, RegisterEntry,
        StaleStatus, Status,
    },
    error::FieldError,
};

/// How many lines that could not be read are listed.
const LISTED: usize = 50;

/// What the page of the register shows.
#[derive(Clone, Debug)]
pub struct RegisterData {
    /// The files that were compared last.
    pub checks: Vec<RegisterCheck>,
    /// A page of stale statuses, which page, and how many there are.
    pub stale: (Vec<StaleStatus>, u32, u64),
    /// After how many days a status is stale.
    pub stale_after: u64,
    /// The day that was typed.
    pub as_of: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The register.
pub fn register_page(view: &View<'_>, data: &RegisterData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let as_of = Line {
        name: "as_of",
        kind: "date",
        label: "register-as-of",
        hint: Some("register-as-of-hint"),
        autocomplete: "off",
        value: &data.as_of,
    };
    let f = Frame::of(
        view,
        &data.errors,
        "file",
        Some(words.t("register-file-hint").to_owned()),
    );
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    let checks: Vec<_> = data
        .checks
        .iter()
        .map(|c| {
            let at = datetime_words(c.created_at, view.site.region.time_zone, locale);
            let open: u64 = c
                .counts
                .iter()
                .filter(|n| !matches!(n.kind, DifferenceKind::Unknown))
                .map(|n| n.open)
                .sum();
            let (class, text) = if open > 0 {
                ("tag you", words.count("register-open-n", open))
            } else {
                ("tag ok", words.t("register-done").to_owned())
            };
            view! { <li><div><p><a href=Route::RegisterCheck(c.id).path(locale)>{c.file.clone()}</a></p><p class="small muted">{at}</p></div><p class=class>{text}</p></li> }
        })
        .collect();
    let checks = (!checks.is_empty()).then(|| {
        view! { <section class="section"><h2>{words.t("register-before")}</h2><ul class="rows" role="list">{checks}</ul></section> }
    });
    let main = view! {
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("register-title")}</h1><p class="lead measure">{words.t("register-lead")}</p></div></div>
        <form class="entry" method="post" enctype="multipart/form-data" action=Route::Register.path(locale) novalidate>
            <input type="hidden" name="form" value=token/>
            <div class=f.class>
                {f.above(words.t("register-file").to_owned())}
                <input id=f.id.clone() type="file" name="file" accept=".csv,.xlsx,text/csv" aria-describedby=f.described.clone() aria-invalid=f.wrong()/>
            </div>
            {line(view, &data.errors, as_of)}
            <p class="actions"><button>{words.t("register-send")}</button></p>
        </form>
        {checks}
        {stale(view, data)}
    };
    desk_page(
        view,
        DeskItem::Register,
        words.t("register-title").to_owned(),
        main.into_any(),
    )
}

fn name(view: &View<'_>, name: &str, slug: Option<&String>) -> impl IntoView + use<> {
    let name = name.to_owned();
    match slug {
        Some(slug) => Either::Left(view! { <a href=Route::Enterprise(slug).path(view.locale)>{name}</a> }),
        None => Either::Right(name),
    }
}

fn stale(view: &View<'_>, data: &RegisterData) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let (lines, page, total) = &data.stale;
    let lead = words.with("register-stale-lead", &[("n", data.stale_after.into())]);
    let body = if lines.is_empty() {
        Either::Left(view! { <p class="muted">{words.t("register-stale-none")}</p> })
    } else {
        let rows = lines
            .iter()
            .map(|s| {
                view! {
                    <tr>
                        <th scope="row" data-label=words.t("register-name")>{name(view, &s.name, s.slug.as_ref())}</th>
                        <td data-label=words.t("register-decision")>{s.decision.clone()}</td>
                        <td data-label=words.t("register-checked-on")>{date_words(s.checked_on, locale)}</td>
                    </tr>
                }
                .into_any()
            })
            .collect();
        let headings = ["register-name", "register-decision", "register-checked-on"];
        Either::Right(view! {
            {table(view, words.t("register-stale").to_owned(), &headings, rows)}
            {pager(view, *page, REGISTER_PAGE, *total, move |n| Route::Register.with_query(locale, &[("page", n.to_string())]))}
        })
    };
    view! {
        <section class="section"><h2>{words.t("register-stale")}" "<span class="muted num">{number(*total, locale)}</span></h2>
            <p class="measure">{lead}</p>{body}</section>
    }
}

/// What the page of a compared file shows.
#[derive(Clone, Debug)]
pub struct CheckData {
    /// The file.
    pub check: RegisterCheck,
    /// Which kind is listed.
    pub kind: DifferenceKind,
    /// The page of differences of that kind.
    pub page: u32,
    /// They.
    pub differences: Vec<Difference>,
    /// How many could not be taken over, as the catalogue says something else by now.
    pub overtaken: u64,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// What was found when a file was compared.
pub fn check_page(view: &View<'_>, data: &CheckData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let check = &data.check;
    let (id, kind) = (check.id, data.kind);
    let lead = words.with(
        "register-check-lead",
        &[
            ("rows", number(check.rows, locale).into()),
            ("day", date_words(check.as_of, locale).into()),
        ],
    );
    let path = Route::RegisterCheck(id).path(locale);
    let kinds: Vec<_> = DifferenceKind::ALL
        .iter()
        .map(|&k| {
            let count = check.count(k);
            let href = Route::RegisterCheck(id).with_query(locale, &[("kind", k.name().to_owned())]);
            let text = format!(
                "{} ({})",
                term(words, "difference", k.name()),
                number(count.all, locale)
            );
            view! { <li><a href=href aria-current=(k == kind).then_some("true")>{text}</a></li> }
        })
        .collect();
    let clear = check.clear();
    let all = (clear > 0).then(|| {
        own_form(
            view,
            "entry",
            path.clone(),
            "clear",
            view! {
                <p class="hint">{words.t("register-clear-hint")}</p>
                <p class="actions"><button>{words.count("register-clear-n", clear)}</button></p>
            }
            .into_any(),
        )
    });
    let overtaken = (data.overtaken > 0).then(|| {
        view! { <div class="notice wait" role="alert"><p><b>{words.count("register-overtaken-n", data.overtaken)}</b></p></div> }
    });
    let body = if data.differences.is_empty() {
        Either::Left(view! { <div class="empty panel"><h3>{words.t("register-none")}</h3></div> })
    } else {
        let rows = data
            .differences
            .iter()
            .map(|d| row(view, check, d).into_any())
            .collect();
        let headings = [
            "register-name",
            "register-theirs",
            "register-ours",
            "register-step",
        ];
        let total = check.count(kind).all;
        Either::Right(view! {
            {table(view, term(words, "difference", kind.name()), &headings, rows)}
            {pager(view, data.page, REGISTER_PAGE, total, move |n| Route::RegisterCheck(id).with_query(locale, &[("kind", kind.name().to_owned()), ("page", n.to_string())]))}
        })
    };
    let way = [
        (
            words.t("register-title").to_owned(),
            Some(Route::Register.path(locale)),
        ),
        (check.file.clone(), None),
    ];
    let main = view! {
        {done(view, data.done)}
        {overtaken}
        {crumbs(view, &way)}
        <div class="title"><div><h1>{check.file.clone()}</h1><p class="lead">{lead}</p></div></div>
        {all}
        <nav class="sorts" aria-label=words.t("register-kinds")><ul role="list">{kinds}</ul></nav>
        <section class="section"><h2>{term(words, "difference", kind.name())}</h2>
            <p class="measure">{term(words, "difference-means", kind.name())}</p>{body}</section>
        {refused(view, check)}
    };
    let title = check.file.clone();
    desk_page_at(
        view,
        DeskItem::Register,
        title,
        move |l| Route::RegisterCheck(id).path(l),
        main.into_any(),
    )
}

fn decided(view: &View<'_>, decision: &str, on: chrono::NaiveDate) -> impl IntoView + use<> {
    let on = date_words(on, view.locale);
    let decision = decision.to_owned();
    view! { <p>{decision}</p><p class="small muted">{on}</p> }
}

fn theirs(view: &View<'_>, entry: Option<&RegisterEntry>) -> impl IntoView + use<> {
    let words = view.words();
    match entry {
        None => Either::Left(words.t("register-not-there")),
        Some(e) => {
            let numbers: Vec<String> = [
                ("register-nip", &e.nip),
                ("register-regon", &e.regon),
                ("register-krs", &e.krs),
            ]
            .into_iter()
            .filter_map(|(key, n)| Some(format!("{} {}", words.t(key), n.as_ref()?)))
            .collect();
            let lost = e
                .lost
                .then(|| view! { <p class="tag no">{words.t("register-lost")}</p> });
            Either::Right(view! {
                <div>{decided(view, &e.decision, e.decided_on)}<p class="small">{e.name.clone()}</p>
                    <p class="small muted">{numbers.join(", ")}</p><p class="small muted">{e.town.clone()}</p>{lost}</div>
            })
        }
    }
}

fn ours(view: &View<'_>, status: Option<&Status>) -> impl IntoView + use<> {
    let words = view.words();
    match status {
        None => Either::Left(words.t("register-no-status")),
        Some(s) => {
            let checked = words.with(
                "register-checked",
                &[("day", date_words(s.checked_on, view.locale).into())],
            );
            Either::Right(
                view! { <div>{decided(view, &s.decision, s.decided_on)}<p class="small muted">{checked}</p></div> },
            )
        }
    }
}

fn row(view: &View<'_>, check: &RegisterCheck, d: &Difference) -> impl IntoView + use<> {
    let words = view.words();
    let step = match (d.kind, d.state) {
        (DifferenceKind::Unknown, _) => None,
        (_, DifferenceState::Applied) => Some(Either::Left(
            view! { <span class="tag ok">{words.t("register-applied")}</span> },
        )),
        (kind, DifferenceState::Open) => {
            let button = term(words, "register-apply", kind.name());
            let label = format!("{button}: {}", d.content.name);
            // of what is missing the page says so once
            let look = (!d.clear && kind != DifferenceKind::Missing)
                .then(|| view! { <p class="small">{words.t("register-look")}</p> });
            Some(Either::Right(view! {
                <div>{own_form(view, "", Route::RegisterCheck(check.id).path(view.locale), "apply", view! {
                    <input type="hidden" name="difference" value=d.id.to_string()/>
                    <input type="hidden" name="kind" value=kind.name()/>
                    <button class="second" aria-label=label>{button}</button>
                }.into_any())}{look}</div>
            }))
        }
    };
    view! {
        <tr>
            <th scope="row" data-label=words.t("register-name")>{name(view, &d.content.name, d.slug.as_ref())}</th>
            <td data-label=words.t("register-theirs")>{theirs(view, d.content.entry.as_ref())}</td>
            <td data-label=words.t("register-ours")>{ours(view, d.content.ours.as_ref())}</td>
            <td data-label=words.t("register-step")>{step}</td>
        </tr>
    }
}

fn refused(view: &View<'_>, check: &RegisterCheck) -> impl IntoView + use<> {
    let words = view.words();
    let total = u64::try_from(check.refused.len()).unwrap_or(0);
    (total > 0).then(|| {
        let items: Vec<_> = check
            .refused
            .iter()
            .take(LISTED)
            .map(|c| {
                let place = words.with(
                    "register-line",
                    &[("line", c.line.into()), ("column", c.column.clone().into())],
                );
                let why = words_of_code(words, &c.code);
                view! { <li>{place}": "{why}" "<span class="code">{c.value.clone()}</span></li> }
            })
            .collect();
        view! {
            <section class="section"><h2>{words.count("register-refused-n", total)}</h2><p class="measure">{words.t("register-refused")}</p>
                <ul>{items}</ul></section>
        }
    })
}
