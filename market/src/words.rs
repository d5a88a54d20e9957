//! Words for people (Fluent files), resolved once where they take no arguments.

use crate::{locale::Locale, prose::nbsp_words};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::collections::HashMap;

pub use fluent_bundle::FluentValue;

/// Fluent messages of one language.
pub struct Patterns(FluentBundle<FluentResource>);

impl std::fmt::Debug for Patterns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Patterns(…)")
    }
}

impl Patterns {
    /// None yet.
    pub fn new(locale: Locale) -> Self {
        let language = locale.tag().parse().expect("our tags are language identifiers");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        Self(bundle)
    }

    /// Adds the messages of a file; answers their names.
    ///
    /// # Errors
    /// In words, when it can't be parsed or a message stands twice.
    pub fn add(&mut self, file: impl Into<String>) -> Result<Vec<String>, String> {
        let resource =
            FluentResource::try_new(file.into()).map_err(|(_, errors)| format!("not parsed: {errors:?}"))?;
        let names = resource
            .entries()
            .filter_map(|e| match e {
                fluent_syntax::ast::Entry::Message(m) => Some(m.id.name.to_owned()),
                _ => None,
            })
            .collect();
        match self.0.add_resource(resource) {
            Ok(()) => Ok(names),
            Err(errors) => Err(format!("stand twice: {errors:?}")),
        }
    }

    /// A message with arguments; numbers choose plural forms.
    pub fn say(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.0.get_message(key).and_then(|m| m.value())?;
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set((*name).to_owned(), value.clone());
        }
        let said = self.0.format_pattern(pattern, Some(&given), &mut Vec::new());
        Some(nbsp_words(&said).into_owned())
    }

    /// A message that takes no arguments.
    fn fixed(&self, key: &str) -> Option<String> {
        let mut errors = Vec::new();
        let pattern = self.0.get_message(key).and_then(|m| m.value())?;
        let said = nbsp_words(&self.0.format_pattern(pattern, None, &mut errors)).into_owned();
        // A message with arguments reports them as missing; it is formatted when they are there.
        errors.is_empty().then_some(said)
    }
}

/// The words of one language.
pub struct Words {
    locale: Locale,
    fixed: HashMap<&'static str, &'static str>,
    patterns: Patterns,
    files: Vec<&'static str>,
}

impl Words {
    /// Reads Fluent files. They are part of the program, so a mistake in one ends it.
    ///
    /// # Panics
    /// When a file can't be parsed, or a word stands twice.
    pub fn read(locale: Locale, files: &[&'static str]) -> Self {
        let mut patterns = Patterns::new(locale);
        let mut fixed: HashMap<&'static str, &'static str> = HashMap::new();
        for file in files {
            let keys = patterns
                .add(*file)
                .unwrap_or_else(|error| panic!("words of {locale}: {error}"));
            for key in keys {
                if let Some(text) = patterns.fixed(&key) {
                    fixed.insert(Box::leak(key.into_boxed_str()), Box::leak(text.into_boxed_str()));
                }
            }
        }
        Self {
            locale,
            fixed,
            patterns,
            files: files.to_vec(),
        }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A word without arguments. An unknown key is shown as such and logged; a test goes through all pages.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.fixed.get(key).copied().unwrap_or(key)
    }

    /// Whether there is such a word without arguments.
    pub fn has(&self, key: &str) -> bool {
        self.fixed.contains_key(key)
    }

    /// A word with arguments; numbers choose plural forms.
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.patterns.say(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is such a word, with arguments or without.
    pub fn knows(&self, key: &str) -> bool {
        self.has(key) || self.patterns.0.has_message(key)
    }

    /// A word as its file says it, with the names of its arguments and its plural forms; empty when there is none.
    pub fn source(&self, key: &str) -> String {
        let begins = format!("{key} =");
        let mut lines = self
            .files
            .iter()
            .flat_map(|file| file.lines())
            .skip_while(|line| !line.starts_with(&begins));
        let Some(first) = lines.next() else {
            return String::new();
        };
        let more: Vec<&str> = lines
            .take_while(|line| line.is_empty() || line.starts_with(' '))
            .collect();
        let indent = |line: &&str| line.len() - line.trim_start().len();
        let common = more
            .iter()
            .filter(|l| !l.is_empty())
            .map(indent)
            .min()
            .unwrap_or(0);
        std::iter::once(first[begins.len()..].trim())
            .chain(more.iter().map(|line| line.get(common..).unwrap_or_default()))
            .collect::<Vec<_>>()
            .join("\n")
            .trim()
            .to_owned()
    }

    /// A word that counts: `{ $n -> [one] … [few] … *[other] … }`.
    pub fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", FluentValue::from(n))])
    }
}
