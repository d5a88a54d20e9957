//! Files of one's own offers: one is sent, looked at, and taken in after a look at what it would do.

use super::{
    back, done,
    fields::{Field, choice, summary, tick},
    token,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::words_of_code,
        text::{datetime_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    desk::{ImportReport, ImportState, ImportView},
    error::FieldError,
    import::Format,
};

/// How many keys and wrong cells are listed.
const LISTED: usize = 50;

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct ImportsData {
    /// The files.
    pub files: Vec<ImportView>,
    /// The format that was chosen.
    pub format: String,
    /// Whether wrong rows are to be left out.
    pub skip_bad: bool,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// Files of one's own offers.
pub fn imports_page(view: &View<'_>, data: &ImportsData) -> Page {
    let words = view.words();
    let formats = Format::ALL
        .iter()
        .map(|f| (f.name().to_owned(), term(words, "format", f.name())))
        .collect();
    let wrong = data
        .errors
        .iter()
        .find(|e| e.field == "file")
        .map(|e| crate::ui::form::error_words(view, e));
    let class = if wrong.is_some() { "field wrong" } else { "field" };
    let rows: Vec<_> = data
        .files
        .iter()
        .map(|f| {
            let at = datetime_words(f.created_at, view.site.region.time_zone, view.locale);
            view! { <li><div><p><a href=Route::DeskImport(f.id).path(view.locale)>{f.file.clone()}</a></p><p class="muted small">{at}</p></div>{tag(view, f.state)}</li> }
        })
        .collect();
    let list = (!rows.is_empty())
        .then(|| view! { <section class="section"><h2>{words.t("imports-before")}</h2><ul class="sessions" role="list">{rows}</ul></section> });
    let main = view! {
        {done(view, data.done)}
        {summary(view, &data.errors, None)}
        <div class="title"><div><h1>{words.t("desk-imports")}</h1><p class="lead">{words.t("imports-lead")}</p></div></div>
        <form class="entry" method="post" enctype="multipart/form-data" action=Route::DeskImports.path(view.locale) novalidate>
            {token(view)}
            {choice(view, &data.errors, Field::of(view, "format", "format", &data.format), formats, None)}
            <div class=class><label for="f-file">{words.t("field-file")}</label><p class="hint" id="f-file-h">{words.t("field-file-hint")}</p>
                {wrong.map(|text| view! { <p class="error" id="f-file-e">{text}</p> })}
                <input id="f-file" type="file" name="file" accept=".csv,.xlsx,text/csv" aria-describedby="f-file-h"/></div>
            {tick(view, &data.errors, Field::of(view, "skip_bad", "skip-bad", ""), data.skip_bad)}
            <p class="actions"><button>{words.t("imports-send")}</button></p>
        </form>
        {list}
        <section class="section"><h2>{words.t("export-title")}</h2><p class="measure">{words.t("export-text")}</p>
            <p class="actions"><a class="btn second" href=Route::DeskExport.path(view.locale)>{words.t("export-button")}</a></p></section>
    };
    desk_page(
        view,
        DeskItem::Imports,
        words.t("desk-imports").to_owned(),
        main.into_any(),
    )
}

fn tag(view: &View<'_>, state: ImportState) -> impl IntoView + use<> {
    let (class, key) = match state {
        ImportState::Checking => ("tag wait", "import-checking"),
        ImportState::Checked => ("tag you", "turn-yours"),
        ImportState::Running => ("tag wait", "import-running"),
        ImportState::Done => ("tag ok", "import-done"),
        ImportState::Failed => ("tag no", "import-failed"),
    };
    view! { <p class=class>{view.words().t(key)}</p> }
}

/// One file: how far it is, and what it does.
pub fn import_page(view: &View<'_>, file: &ImportView, key: Option<&'static str>) -> Page {
    let words = view.words();
    let steps = [
        back(words.t("desk-imports"), Route::DeskImports.path(view.locale)),
        (file.file.clone(), None),
    ];
    let here = Route::DeskImport(file.id).path(view.locale);
    let working = matches!(file.state, ImportState::Checking | ImportState::Running);
    let progress = working.then(|| {
        let (at, of) = file.progress.unwrap_or((0, 0));
        let text = words.with("import-progress", &[("n", at.into()), ("of", of.into())]);
        let bar = (of > 0).then(|| view! { <progress max=of.to_string() value=at.to_string() aria-label=text.clone()></progress> });
        let text = if of > 0 { text } else { words.t("import-waits").to_owned() };
        view! { <div class="panel"><p>{text}</p>{bar}<p class="actions"><a class="btn second" href=here.clone()>{words.t("import-reload")}</a></p></div> }
    });
    let failure = file.failure.as_ref().map(|code| {
        view! { <div class="notice no"><p><b>{words_of_code(words, code)}</b></p></div> }
    });
    let report = file.report.as_ref().map(|r| report(view, file, r));
    let refused = file.report.as_ref().is_some_and(|r| !r.refused.is_empty());
    let any = file
        .report
        .as_ref()
        .is_some_and(|r| r.created.len() + r.changed.len() > 0);
    let run = (file.state == ImportState::Checked && any).then(|| {
        let hint = refused.then(|| view! { <p class="hint">{words.t("import-run-hint")}</p> });
        view! { <form method="post" action=here>{token(view)}{hint}<p class="actions"><button name="do" value="run">{words.t("import-run")}</button></p></form> }
    });
    let main = view! {
        {crumbs(view, &steps)}
        {done(view, key)}
        <div class="title"><div><h1>{file.file.clone()}</h1><p class="lead">{term(words, "format", file.format.name())}</p></div>{tag(view, file.state)}</div>
        {progress}
        {failure}
        {report}
        {run}
    };
    let id = file.id;
    desk_page_at(
        view,
        DeskItem::Imports,
        file.file.clone(),
        move |l| Route::DeskImport(id).path(l),
        main.into_any(),
    )
}

fn report(view: &View<'_>, file: &ImportView, r: &ImportReport) -> impl IntoView + use<> {
    let words = view.words();
    let written = r.applied;
    let count = |key: &str, n: usize| {
        let n = u64::try_from(n).unwrap_or(0);
        view! { <div><dt>{words.t(key).to_owned()}</dt><dd>{n.to_string()}</dd></div> }
    };
    let keys = |key: &'static str, all: &[String]| {
        let shown: Vec<_> = all
            .iter()
            .take(LISTED)
            .map(|k| view! { <li class="code">{k.clone()}</li> })
            .collect();
        let more = (all.len() > LISTED).then(|| view! { <li>"…"</li> });
        (!all.is_empty()).then(|| view! { <details class="fold"><summary>{words.t(key)}</summary><ul role="list">{shown}{more}</ul></details> })
    };
    let drafts: Vec<_> = r
        .drafts
        .iter()
        .take(LISTED)
        .map(|(key, lacks)| {
            let lacks: Vec<String> = lacks
                .iter()
                .map(|l| words.t(&format!("field-{}", lacking(l))).to_owned())
                .collect();
            view! { <li><span class="code">{key.clone()}</span>": "{lacks.join(", ")}</li> }
        })
        .collect();
    let drafts = (!drafts.is_empty())
        .then(|| view! { <h2>{words.t("import-drafts")}</h2><p class="hint">{words.t("import-drafts-hint")}</p><ul role="list">{drafts}</ul> });
    let wrong: Vec<_> = r
        .refused
        .iter()
        .take(LISTED)
        .map(|c| {
            let hint = c.hint.as_ref().map(|h| words.with("import-hint", &[("hint", h.clone().into())]));
            view! {
                <tr><th scope="row" class="n">{c.line.to_string()}</th><td data-label=words.t("import-column")>{c.column.clone()}</td>
                    <td data-label=words.t("import-value")>{c.value.clone()}</td><td data-label=words.t("import-mend")>{words_of_code(words, &c.code)}" "{hint}</td></tr>
            }
        })
        .collect();
    let wrong = if wrong.is_empty() {
        Either::Left(())
    } else {
        Either::Right(view! {
            <section class="section"><div class="head"><h2>{words.t("import-refused")}</h2>
                <a href=Route::DeskImportWrong(file.id).path(view.locale)>{words.t("import-errors-file")}</a></div>
            <table class="stacked"><caption class="visually-hidden">{words.t("import-refused")}</caption>
                <thead><tr><th scope="col" class="n">{words.t("import-line")}</th><th scope="col">{words.t("import-column")}</th>
                    <th scope="col">{words.t("import-value")}</th><th scope="col">{words.t("import-mend")}</th></tr></thead>
                <tbody>{wrong}</tbody></table></section>
        })
    };
    view! {
        <h2>{words.t(if written { "import-did" } else { "import-would" })}</h2>
        <dl class="facts">{count("import-created", r.created.len())}{count("import-changed", r.changed.len())}
            {count("import-same", usize::try_from(r.same).unwrap_or(0))}{count("import-refused", r.refused.len())}</dl>
        {keys("import-created", &r.created)}
        {keys("import-changed", &r.changed)}
        {drafts}
        {wrong}
    }
}

/// The field in which a missing legal field is named.
fn lacking(name: &str) -> String {
    match name {
        "picture" => "pictures".into(),
        "picture_alt" => "alt".into(),
        other => other.replace('_', "-"),
    }
}
