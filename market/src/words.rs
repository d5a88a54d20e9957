//! Words for people (Fluent files), resolved once where they take no arguments.

use crate::{locale::Locale, prose::nbsp_words};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::collections::HashMap;

pub use fluent_bundle::FluentValue;

/// The words of one language.
pub struct Words {
    locale: Locale,
    fixed: HashMap<&'static str, &'static str>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads Fluent files. They are part of the program, so a mistake in one ends it.
    ///
    /// # Panics
    /// When a file can't be parsed, or a word stands twice.
    pub fn read(locale: Locale, files: &[&'static str]) -> Self {
        let language = locale.tag().parse().expect("our tags are language identifiers");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let mut keys: Vec<String> = Vec::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("words of {locale}: {errors:?}"));
            keys.extend(resource.entries().filter_map(|e| match e {
                fluent_syntax::ast::Entry::Message(m) => Some(m.id.name.to_owned()),
                _ => None,
            }));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("words of {locale} stand twice: {errors:?}"));
        }
        let mut fixed: HashMap<&'static str, &'static str> = HashMap::new();
        for key in keys {
            let mut errors = Vec::new();
            let pattern = bundle.get_message(&key).and_then(|m| m.value());
            let text = pattern.map(|p| nbsp_words(&bundle.format_pattern(p, None, &mut errors)).into_owned());
            // A message with arguments reports them as missing; it is formatted when they are there.
            if let Some(text) = text.filter(|_| errors.is_empty()) {
                fixed.insert(Box::leak(key.into_boxed_str()), Box::leak(text.into_boxed_str()));
            }
        }
        Self {
            locale,
            fixed,
            bundle,
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
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set((*name).to_owned(), value.clone());
        }
        nbsp_words(&self.bundle.format_pattern(pattern, Some(&given), &mut Vec::new())).into_owned()
    }

    /// A word that counts: `{ $n -> [one] … [few] … *[other] … }`.
    pub fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", FluentValue::from(n))])
    }
}
