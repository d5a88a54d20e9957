//! Blocks of texts: what the program says in each, and what the operator made of it.

use super::{ORDERING, PRIVACY_REST, PRIVACY_SHORT, accessibility, imprint};
use crate::{
    pages::{View, mark},
    words::words,
};
use leptos::{either::Either, prelude::*};
use market::{
    locale::{Locale, Localised},
    text::markdown_html,
    texts::{self, Format, Subject, TextKey, TextKind},
    words::FluentValue,
};

/// A part of a text; every name is a key of the interface words.
#[derive(Clone, Copy)]
pub enum Part {
    /// A heading.
    H(&'static str),
    /// A paragraph.
    P(&'static str),
    /// A list.
    List(&'static [&'static str]),
    /// A list whose order matters.
    Steps(&'static [&'static str]),
}

impl Part {
    /// Its first key.
    fn key(&self) -> &'static str {
        match self {
            Part::H(key) | Part::P(key) => key,
            Part::List(keys) | Part::Steps(keys) => keys.first().copied().unwrap_or_default(),
        }
    }

    /// The same as Markdown, with the names of what is filled in.
    fn markdown(&self, locale: Locale) -> String {
        let source = |key: &str| words(locale).source(key);
        let items = |keys: &[&str], sign: &str| {
            let items = keys.iter().map(|key| format!("{sign} {}", source(key)));
            items.collect::<Vec<_>>().join("\n")
        };
        match self {
            Part::H(key) | Part::P(key) => source(key),
            Part::List(keys) => items(keys, "-"),
            Part::Steps(keys) => items(keys, "1."),
        }
    }
}

/// A section: a heading and what follows it, or what stands below none.
#[derive(Clone, Copy)]
pub struct Block {
    /// The key of its heading.
    pub heading: Option<&'static str>,
    /// What follows.
    pub body: &'static [Part],
}

impl Block {
    /// The sections of a text.
    fn all(parts: &'static [Part]) -> Vec<Self> {
        let mut blocks = Vec::new();
        let mut rest = parts;
        while let Some((first, after)) = rest.split_first() {
            let heading = match first {
                Part::H(key) => Some(*key),
                _ => None,
            };
            let from = if heading.is_some() { after } else { rest };
            let end = from
                .iter()
                .position(|p| matches!(p, Part::H(_)))
                .unwrap_or(from.len());
            let (body, next) = from.split_at(end);
            blocks.push(Self { heading, body });
            rest = next;
        }
        blocks
    }

    /// The name under which it is edited: its heading's key, or its first.
    fn name(&self) -> &'static str {
        let key = self
            .heading
            .or(self.body.first().map(Part::key))
            .unwrap_or_default();
        key.strip_suffix("-heading")
            .or(key.strip_suffix("-h"))
            .unwrap_or(key)
    }

    fn subject(&self, page: &str) -> Subject {
        let mut parts = Vec::new();
        if let Some(key) = self.heading {
            parts.push(part("heading", Format::Line, |l| words(l).source(key)));
        }
        if !self.body.is_empty() {
            let body = |l| {
                self.body
                    .iter()
                    .map(|p| p.markdown(l))
                    .collect::<Vec<_>>()
                    .join("\n\n")
            };
            parts.push(part("body", Format::Prose, body));
        }
        Subject::new(TextKind::Page, self.name(), page, parts)
    }
}

fn part(name: &'static str, format: Format, text: impl Fn(Locale) -> String) -> texts::Part {
    texts::Part {
        name,
        format,
        default: Locale::ALL.into_iter().map(|l| (l, text(l))).collect(),
    }
}

/// Every text of pages that can be edited, in the order of the pages.
pub fn subjects() -> Vec<Subject> {
    // a page, the keys of its title and first sentence, its sections
    let pages: [(&str, [&'static str; 2], Vec<Block>); 6] = [
        ("home", ["home-hero", "home-lead"], Vec::new()),
        ("mark", ["mark-title", "mark-lead"], mark::BLOCKS.to_vec()),
        (
            "ordering",
            ["ordering-title", "ordering-lead"],
            Block::all(ORDERING),
        ),
        (
            "a11y",
            ["a11y-title", "a11y-lead"],
            accessibility::TEXTS
                .iter()
                .copied()
                .flat_map(Block::all)
                .collect(),
        ),
        (
            "imprint",
            ["imprint-title", "imprint-lead"],
            imprint::TEXTS.iter().copied().flat_map(Block::all).collect(),
        ),
        (
            "privacy",
            ["privacy-title", "privacy-lead"],
            [PRIVACY_SHORT, PRIVACY_REST]
                .into_iter()
                .flat_map(Block::all)
                .collect(),
        ),
    ];
    pages
        .into_iter()
        .flat_map(|(page, [title, lead], blocks)| {
            let opening = vec![
                part("title", Format::Line, |l| words(l).source(title)),
                part("lead", Format::Line, |l| words(l).source(lead)),
            ];
            let opening = Subject::new(TextKind::Page, page, page, opening);
            let blocks: Vec<Subject> = blocks.iter().map(|b| b.subject(page)).collect();
            std::iter::once(opening).chain(blocks)
        })
        .collect()
}

/// What texts are filled with.
pub struct Values(Vec<(&'static str, FluentValue<'static>)>);

impl Values {
    /// The names of service, mark and region.
    pub fn of(view: &View<'_>) -> Self {
        let name = |n: &Localised<String>| FluentValue::from(n.text(view.locale).to_owned());
        let region = view.site.region;
        Self(vec![
            ("brand", name(&region.brand)),
            ("mark", name(&region.mark)),
            ("region", name(&region.name)),
        ])
    }

    /// The same with one more.
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.push((name, value.into()));
        self
    }
}

/// A line of a text: as it was edited, else the program's own.
pub fn line(view: &View<'_>, name: &str, part: &str, key: &str, values: &Values) -> String {
    let edited = view
        .texts
        .say(view.locale, &TextKey::new(TextKind::Page, name), part, &values.0);
    edited.unwrap_or_else(|| filled(view, key, values))
}

/// A word of the program's own text, with the names of service, mark and region where it asks for them.
pub(super) fn said(view: &View<'_>, key: &'static str) -> String {
    filled(view, key, &Values::of(view))
}

fn filled(view: &View<'_>, key: &str, values: &Values) -> String {
    let words = view.words();
    if words.has(key) {
        words.t(key).to_owned()
    } else {
        words.with(key, &values.0)
    }
}

/// The heading of a section.
pub fn heading(view: &View<'_>, block: &Block) -> Option<String> {
    let key = block.heading?;
    Some(line(view, block.name(), "heading", key, &Values::of(view)))
}

/// What follows the heading of a section.
pub fn body(view: &View<'_>, block: &Block) -> impl IntoView + use<> {
    let key = TextKey::new(TextKind::Page, block.name());
    if let Some(markdown) = view.texts.say(view.locale, &key, "body", &Values::of(view).0) {
        let html = markdown_html(&markdown);
        return Either::Left(view! { <div class="prose" inner_html=html></div> });
    }
    let items = |keys: &[&'static str]| {
        keys.iter()
            .map(|k| view! { <li>{said(view, k)}</li> })
            .collect::<Vec<_>>()
    };
    let parts = block.body.iter().map(|part| match part {
        Part::H(key) => view! { <h2>{said(view, key)}</h2> }.into_any(),
        Part::P(key) => view! { <p>{said(view, key)}</p> }.into_any(),
        Part::List(keys) => view! { <ul>{items(keys)}</ul> }.into_any(),
        Part::Steps(keys) => view! { <ol>{items(keys)}</ol> }.into_any(),
    });
    Either::Right(parts.collect::<Vec<_>>())
}

/// Sections one after the other.
pub(super) fn parts(view: &View<'_>, parts: &'static [Part]) -> impl IntoView + use<> {
    Block::all(parts)
        .iter()
        .map(|block| {
            let heading = heading(view, block).map(|text| view! { <h2>{text}</h2> });
            view! { {heading}{body(view, block)} }
        })
        .collect::<Vec<_>>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_text_stands_once_and_may_be_saved_as_it_is_but_for_a_word() {
        let all = subjects();
        let names: HashSet<&str> = all.iter().map(|s| s.key.name.as_str()).collect();
        assert_eq!(names.len(), all.len(), "names stand once");
        assert!(all.len() > 40, "{}", all.len());
        for subject in &all {
            let typed: Vec<(String, String)> = subject
                .slots()
                .map(|(part, l)| {
                    let text = part.default.text(l);
                    assert!(!text.is_empty(), "{} {} {l}", subject.key, part.name);
                    (texts::slot(part.name, l), format!("{text} x"))
                })
                .collect();
            let read = subject.read(|name| typed.iter().find(|(n, _)| n == name).map_or("", |(_, t)| t));
            assert_eq!(
                read.as_ref().map(|e| e.len()),
                Ok(typed.len()),
                "{}: {read:?}",
                subject.key
            );
        }
    }
}
