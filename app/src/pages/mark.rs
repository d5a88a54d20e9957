//! The mark: what it is and isn't, and the check of a licence number.

mod licence;

pub use licence::{LicenceData, licence_page};

use crate::{
    pages::{
        Page, Section, View,
        texts::{Block, Part, Values, body, heading, line},
    },
    routes::Route,
    ui::{
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        layout::head_of,
        signs::{mark, seal, status},
        text::localised,
    },
};
use leptos::prelude::*;
use market::certification::Standing;

/// Why a typed number led to no licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkCheck {
    /// It is not of the form of a licence number.
    NotUnderstood,
    /// There is no such licence.
    Unknown,
}

/// What the page about the mark is made of.
#[derive(Clone, Copy, Debug)]
pub struct MarkData<'a> {
    /// What became of the typed number, if one was typed and no licence found.
    pub checked: Option<MarkCheck>,
    /// What was typed.
    pub typed: &'a str,
    /// How many licences are valid now.
    pub current: u64,
}

/// The name of a standing in keys of the interface words.
pub fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Valid => "valid",
        Standing::NotYet => "not-yet",
        Standing::Lapsed => "lapsed",
        Standing::Suspended => "suspended",
        Standing::Withdrawn => "withdrawn",
    }
}

/// Its sections: what it is, how it is granted, for how long, and what it is not.
pub(super) const BLOCKS: [Block; 4] = [
    Block {
        heading: Some("mark-what-heading"),
        body: &[
            Part::P("mark-what-1"),
            Part::P("mark-what-2"),
            Part::P("mark-what-3"),
        ],
    },
    Block {
        heading: Some("mark-how-heading"),
        body: &[
            Part::P("mark-how-1"),
            Part::Steps(&[
                "mark-criterion-form",
                "mark-criterion-aims",
                "mark-criterion-months",
                "mark-criterion-income",
            ]),
            Part::P("mark-how-2"),
            Part::P("mark-how-3"),
        ],
    },
    Block {
        heading: Some("mark-time-heading"),
        body: &[Part::P("mark-time-1"), Part::P("mark-time-2")],
    },
    Block {
        heading: Some("mark-status-heading"),
        body: &[Part::P("mark-status-1"), Part::P("mark-status-2")],
    },
];

/// The page about the mark.
pub fn mark_page(view: &View<'_>, data: MarkData<'_>) -> Page {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let name = region.mark.text(locale).to_owned();
    let values = Values::of(view);
    let title = line(view, "mark", "title", "mark-title", &values);
    let lead = line(view, "mark", "lead", "mark-lead", &values);
    let steps: Vec<Crumb> = vec![
        (words.t("nav-home").to_owned(), Some(Route::Home.path(locale))),
        (name.clone(), None),
    ];
    let seal = seal(
        view,
        "about",
        words.t("seal-valid"),
        words.t("seal-sample"),
        false,
        "seal",
    );
    let grantors: Vec<_> = region
        .grantors
        .iter()
        .map(|g| {
            let (name, lang) = localised(&g.name, locale);
            view! { <li><span lang=lang>{name}</span>" ("<span class="code">{format!("{}/…", g.code)}</span>")"</li> }
        })
        .collect();
    let [what, how, time, status] = &BLOCKS;
    let section = |block: &Block, after: Option<AnyView>| {
        view! { <section><h2>{heading(view, block)}</h2><div class="prose">{body(view, block)}{after}</div></section> }
    };
    let marked = Route::Offers.with_query(locale, &[("label", "1".to_owned())]);
    let with_status = Route::Enterprises.with_query(locale, &[("status", "1".to_owned())]);
    let main = view! {
        {crumbs(view, &steps)}
        <div class="stack"><h1>{title.clone()}</h1><p class="lead measure">{lead.clone()}</p></div>
        <section class="check">
            <span inner_html=seal></span>
            <div><h2>{words.t("mark-check-heading")}</h2><p>{words.t("mark-check-text")}</p><p class="muted">{words.count("mark-current", data.current)}</p></div>
            {check_form(view, data)}
        </section>
        <div class="two-columns section">
            {section(what, None)}
            {section(how, Some(view! { <ul>{grantors}</ul> }.into_any()))}
            {section(time, None)}
            {section(status, None)}
        </div>
        <section class="section">
            <h2>{words.t("mark-compare-heading")}</h2>
            {compare(view)}
            <p class="actions"><a class="btn second" href=marked>{words.t("mark-offers-link")}</a><a class="btn second" href=with_status>{words.t("mark-status-link")}</a></p>
        </section>
    };
    let mut head = head_of(view, title, lead, |l| Route::Mark.path(l));
    head.noindex = data.checked.is_some();
    head.json_ld = vec![crumbs_json_ld(view, &steps, &Route::Mark.path(locale))];
    Page {
        head,
        section: Section::Mark,
        main: main.into_any(),
        main_class: "wrap",
    }
}

fn check_form(view: &View<'_>, data: MarkData<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let error = data.checked.map(|c| match c {
        MarkCheck::NotUnderstood => words.t("mark-not-understood"),
        MarkCheck::Unknown => words.t("mark-unknown"),
    });
    let example = view
        .site
        .region
        .grantors
        .first()
        .map_or_else(String::new, |g| format!("{}/2026/0142", g.code));
    let wrong = error.is_some();
    view! {
        <form action=Route::Mark.path(view.locale)>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label for="number">{words.t("mark-number")}</label>
                <p class="hint" id="number-hint">{words.t("mark-number-hint")}" "<span class="code">{example}</span></p>
                {error.map(|e| view! { <p class="error" id="number-error" role="alert">{e}</p> })}
                <div class="find">
                    <input id="number" name="number" type="text" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" required value=data.typed.to_owned()
                        aria-describedby=if wrong { "number-hint number-error" } else { "number-hint" } aria-invalid=wrong.then_some("true")/>
                    <button>{words.t("mark-check")}</button>
                </div>
            </div>
        </form>
    }
}

/// The mark and the statutory status side by side: they must never be mixed up.
fn compare(view: &View<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = ["what", "who", "basis", "time", "where"]
        .map(|row| {
            let cell = |column: &str| words.t(&format!("mark-compare-{row}-{column}")).to_owned();
            view! { <tr><th scope="row">{cell("name")}</th><td>{cell("mark")}</td><td>{cell("status")}</td></tr> }
        })
        .into_iter()
        .collect();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=words.t("mark-compare-heading")>
            <table>
                <thead><tr><td></td><th scope="col">{mark(view)}</th><th scope="col">{status(view)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
