//! What can be edited, and what stands in its place.

use super::{history::TextChange, pattern};
use crate::{
    closed_list::closed_list,
    error::{FieldError, Result},
    locale::{Locale, Localised},
    text::long_hash,
};
use std::{collections::BTreeMap, fmt};
use uuid::Uuid;

closed_list! {
    /// Kinds of texts.
    pub enum TextKind {
        /// A section of a page, or the title and first sentence of one.
        Page = "page",
        /// A mail.
        Mail = "mail",
        /// A category: name, introduction, other words.
        Category = "category",
        /// Words that mean the same to people who look for something, in one language.
        Synonyms = "synonyms",
        /// A county: name, introduction.
        County = "county",
    }
}

impl TextKind {
    /// Whether its texts are Fluent patterns, with values that are filled in.
    pub fn is_pattern(self) -> bool {
        matches!(self, TextKind::Page | TextKind::Mail)
    }

    /// Whether the search index has to hear of a change.
    pub fn is_searched(self) -> bool {
        matches!(self, TextKind::Category | TextKind::Synonyms)
    }
}

/// Which text: its kind and its name among those.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextKey {
    /// Its kind.
    pub kind: TextKind,
    /// Its name: of a section, a kind of mail, a category's code, a language, a county's code.
    pub name: String,
}

impl TextKey {
    /// The text of this kind and name.
    pub fn new(kind: TextKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
        }
    }

    /// The identifier under which the log tells of it.
    pub fn id(&self) -> Uuid {
        let hash = long_hash(self.to_string().as_bytes());
        Uuid::parse_str(&hash[..32]).unwrap_or_default()
    }

    /// The identifier of a part among the Fluent messages.
    pub(super) fn message(&self, part: &str) -> String {
        format!("{}-{}-{part}", self.kind, self.name)
    }
}

impl fmt::Display for TextKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.name)
    }
}

/// What a part of a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line.
    Line,
    /// Paragraphs without markup, an empty line between them.
    Paragraphs,
    /// Markdown.
    Prose,
    /// Words divided by `|`.
    Words,
    /// Groups of words: a line each, its words divided by `|`.
    Groups,
}

impl Format {
    /// The most characters.
    fn longest(self) -> usize {
        match self {
            Format::Line => 300,
            Format::Words => 2_000,
            Format::Paragraphs => 5_000,
            Format::Prose => 20_000,
            Format::Groups => 40_000,
        }
    }
}

/// A part of a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name; with a language it makes the name of a field, `text_subject_pl`.
    pub name: &'static str,
    /// What it looks like.
    pub format: Format,
    /// What the program says in its place, in every language that it is written in.
    pub default: Localised<String>,
}

/// A text that can be edited.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which.
    pub key: TextKey,
    /// Where it belongs: the page of a section, the group of a category; empty where it stands alone.
    pub group: String,
    /// The languages that it is written in.
    pub locales: Vec<Locale>,
    /// Its parts; the first says in lists what it is.
    pub parts: Vec<Part>,
}

/// The name of a part in a language: the name of its field, and of its place among what was edited.
pub fn slot(part: &str, locale: Locale) -> String {
    format!("text_{part}_{locale}")
}

/// The part and the language that a [`slot`] is of.
pub(super) fn slot_of(name: &str) -> Option<(&str, Locale)> {
    let (part, tag) = name.strip_prefix("text_")?.rsplit_once('_')?;
    Some((part, Locale::from_tag(tag)?))
}

/// What stands instead of the program's own words, by [`slot`].
pub type Edited = BTreeMap<String, String>;

impl Subject {
    /// A text in all languages.
    pub fn new(kind: TextKind, name: impl Into<String>, group: impl Into<String>, parts: Vec<Part>) -> Self {
        Self {
            key: TextKey::new(kind, name),
            group: group.into(),
            locales: Locale::ALL.to_vec(),
            parts,
        }
    }

    /// Every part in every language.
    pub fn slots(&self) -> impl Iterator<Item = (&Part, Locale)> {
        self.parts
            .iter()
            .flat_map(|part| self.locales.iter().map(move |l| (part, *l)))
    }

    /// Reads what was typed into the fields, named by [`slot`]. An empty field, and one that says what the program says, is
    /// the program's.
    ///
    /// # Errors
    /// What is wrong with which field; the value says where in the text, or names the value that is missing.
    pub fn read<'t>(&self, typed: impl Fn(&str) -> &'t str) -> Result<Edited, Vec<FieldError>> {
        let (mut edited, mut errors) = (Edited::new(), Vec::new());
        for (part, locale) in self.slots() {
            let name = slot(part.name, locale);
            let text = clean(typed(&name));
            let default = part.default.exact(locale).map_or("", String::as_str);
            if text.is_empty() || text == default {
                continue;
            }
            match self.check(part, &text, default) {
                Ok(()) => {
                    edited.insert(name, text);
                }
                Err((code, value)) => errors.push(FieldError::new(name, code, value)),
            }
        }
        if errors.is_empty() {
            Ok(edited)
        } else {
            Err(errors)
        }
    }

    fn check(&self, part: &Part, text: &str, default: &str) -> Result<(), (&'static str, String)> {
        if text.chars().count() > part.format.longest() {
            return Err(("invalid.text_long", part.format.longest().to_string()));
        }
        // a pattern may take several lines to say one
        if part.format == Format::Line && text.contains('\n') && !default.contains('\n') {
            return Err(("invalid.text_lines", String::new()));
        }
        if part.format == Format::Groups {
            let alone = |line: &str| !line.trim().is_empty() && words_of(line).count() < 2;
            if let Some(at) = text.lines().position(alone) {
                return Err(("invalid.text_group", (at + 1).to_string()));
            }
        }
        if self.key.kind.is_pattern() {
            let known: Vec<&str> = self
                .parts
                .iter()
                .flat_map(|p| p.default.iter().map(|(_, t)| t.as_str()))
                .collect();
            pattern::check(text, default, &known)?;
        }
        Ok(())
    }

    /// What stands there now: what was edited, else the program's own.
    pub fn shown<'s>(&'s self, edited: &'s Edited, part: &'s Part, locale: Locale) -> &'s str {
        edited
            .get(&slot(part.name, locale))
            .or(part.default.exact(locale))
            .map_or("", String::as_str)
    }

    /// The first part in one line, for lists; values that are filled in are left out.
    pub fn title(&self, edited: &Edited) -> Localised<String> {
        let Some(part) = self.parts.first() else {
            return Localised::default();
        };
        self.locales
            .iter()
            .map(|l| (*l, pattern::outline(self.shown(edited, part, *l))))
            .collect()
    }

    /// What differs between two states of it, in the order of its fields.
    pub fn differences(&self, before: &Edited, after: &Edited) -> Vec<TextChange> {
        self.slots()
            .filter_map(|(part, locale)| {
                let (was, is) = (self.shown(before, part, locale), self.shown(after, part, locale));
                (was != is).then(|| TextChange {
                    part: part.name,
                    locale,
                    before: was.to_owned(),
                    after: is.to_owned(),
                })
            })
            .collect()
    }
}

/// Words divided by `|`.
pub fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split('|').map(str::trim).filter(|w| !w.is_empty())
}

/// Lines end as everywhere, nothing invisible stands at the ends.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}
