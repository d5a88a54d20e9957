//! The list of texts that can be edited.

use super::{DeskItem, desk_page};
use crate::{
    pages::{Page, View, seller::fields::language},
    routes::Route,
    ui::{
        form::{Line, line},
        pager::pager,
        text::{datetime_words, joined},
    },
};
use leptos::{either::Either, prelude::*};
use market::texts::{TextKey, TextKind, TextLine};

/// How many texts stand on a page.
const PER_PAGE: u32 = 50;

/// What the list shows.
pub struct TextsData {
    /// The kind that was asked for.
    pub kind: TextKind,
    /// The letters that were looked for, in all kinds.
    pub q: String,
    /// Which page of the list, from 1.
    pub page: u32,
    /// Every text that was asked for.
    pub lines: Vec<TextLine>,
}

/// The list.
pub fn texts_page(view: &View<'_>, data: &TextsData) -> Page {
    let words = view.words();
    let total = u64::try_from(data.lines.len()).unwrap_or(u64::MAX);
    let from = usize::try_from((data.page - 1).saturating_mul(PER_PAGE)).unwrap_or(usize::MAX);
    let shown = data.lines.iter().skip(from).take(PER_PAGE as usize);
    let items: Vec<_> = shown.map(|l| item(view, l, !data.q.is_empty())).collect();
    let list = if items.is_empty() {
        Either::Left(
            view! { <div class="panel empty"><h2>{words.t("texts-none")}</h2><p>{words.t("texts-none-text")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="cases" role="list">{items}</ul> })
    };
    let (kind, q, locale) = (data.kind, data.q.clone(), view.locale);
    let href = move |n: u32| {
        let mut pairs = vec![("kind", kind.name().to_owned())];
        if !q.is_empty() {
            pairs.push(("q", q.clone()));
        }
        if n > 1 {
            pairs.push(("page", n.to_string()));
        }
        Route::Texts.with_query(locale, &pairs)
    };
    let found = if data.q.is_empty() {
        words.t(&kind_word(data.kind)).to_owned()
    } else {
        words.count("texts-n", total)
    };
    let main = view! {
        <div class="title"><div><h1>{words.t("texts-title")}</h1><p class="lead measure">{words.t("texts-lead")}</p></div></div>
        {kinds(view, data)}
        {search(view, data)}
        <section class="section"><h2>{found}</h2>{list}
            {pager(view, data.page, PER_PAGE, total, href)}
        </section>
    };
    desk_page(
        view,
        DeskItem::Texts,
        words.t("texts-title").to_owned(),
        main.into_any(),
    )
}

/// The word of a kind in the plural.
pub(super) fn kind_word(kind: TextKind) -> String {
    format!("texts-{kind}")
}

fn kinds(view: &View<'_>, data: &TextsData) -> impl IntoView + use<> {
    let words = view.words();
    let items: Vec<_> = TextKind::ALL
        .iter()
        .map(|kind| {
            let here = *kind == data.kind && data.q.is_empty();
            let href = Route::Texts.with_query(view.locale, &[("kind", kind.name().to_owned())]);
            view! { <li><a class=if here { "chip on" } else { "chip" } href=href aria-current=here.then_some("page")>{words.t(&kind_word(*kind)).to_owned()}</a></li> }
        })
        .collect();
    view! { <nav aria-label=words.t("texts-kinds")><ul class="chips" role="list">{items}</ul></nav> }
}

fn search(view: &View<'_>, data: &TextsData) -> impl IntoView + use<> {
    let words = view.words();
    let q = Line {
        name: "q",
        kind: "text",
        label: "texts-q",
        hint: Some("texts-q-hint"),
        autocomplete: "off",
        value: &data.q,
    };
    view! {
        <form class="filter panel section" method="get" action=Route::Texts.path(view.locale) role="search" aria-label=words.t("texts-search") novalidate>
            <input type="hidden" name="kind" value=data.kind.name()/>
            {line(view, &[], q)}
            <p class="actions"><button>{words.t("texts-search")}</button></p>
        </form>
    }
}

fn item(view: &View<'_>, text: &TextLine, with_kind: bool) -> impl IntoView + use<> {
    let words = view.words();
    let title = title(view, text);
    let mut about: Vec<String> = Vec::new();
    if with_kind {
        about.push(words.t(&kind_word(text.key.kind)).to_owned());
    }
    about.extend(place(view, &text.key, &text.group));
    about.push(if text.edited.is_empty() {
        words.t("texts-own").to_owned()
    } else {
        let edited: Vec<String> = text
            .edited
            .iter()
            .map(|l| language(words, *l).to_owned())
            .collect();
        words.with("texts-edited", &[("languages", joined(view, &edited).into())])
    });
    about.extend(text.changed_at.map(|at| {
        let at = datetime_words(at, view.site.region.time_zone, view.locale);
        words.with("texts-changed", &[("date", at.into())])
    }));
    let href = Route::Text(text.key.kind, &text.key.name).path(view.locale);
    view! { <li><h3><a href=href>{title}</a></h3><p class="muted small">{about.join(" · ")}</p></li> }
}

fn title(view: &View<'_>, text: &TextLine) -> String {
    title_of(view, &text.key, text.title.text(view.locale))
}

/// What a text is called: what it begins with; a list of synonyms by its language.
pub(super) fn title_of(view: &View<'_>, key: &TextKey, begins: &str) -> String {
    let words = view.words();
    match key.kind {
        TextKind::Synonyms => words.t(&format!("texts-synonyms-{}", key.name)).to_owned(),
        _ => begins.to_owned(),
    }
}

/// Where a text belongs: a section to its page, a category to its group.
pub(super) fn place(view: &View<'_>, key: &TextKey, group: &str) -> Option<String> {
    match key.kind {
        TextKind::Page => Some(view.words().t(&format!("texts-page-{group}")).to_owned()),
        TextKind::Category => {
            let group = view.taxonomy().by_code(group)?;
            Some(group.name.text(view.locale).to_owned())
        }
        TextKind::Mail | TextKind::Synonyms | TextKind::County => None,
    }
}
