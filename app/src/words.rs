//! Interface words in three languages (Fluent files under `locales/`), resolved once where they take no arguments.

use crate::ui::text::nbsp_words;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use market::locale::Locale;
use std::{collections::HashMap, sync::LazyLock};

pub use fluent_bundle::FluentValue;

/// The words of one language.
pub struct Words {
    locale: Locale,
    fixed: HashMap<&'static str, &'static str>,
    bundle: FluentBundle<FluentResource>,
}

macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/common.ftl")),
            include_str!(concat!("../locales/", $tag, "/lists.ftl")),
            include_str!(concat!("../locales/", $tag, "/catalogue.ftl")),
            include_str!(concat!("../locales/", $tag, "/offer.ftl")),
            include_str!(concat!("../locales/", $tag, "/documents.ftl")),
            include_str!(concat!("../locales/", $tag, "/texts.ftl")),
            include_str!(concat!("../locales/", $tag, "/errors.ftl")),
        ]
    };
}

static ALL: LazyLock<[Words; 3]> = LazyLock::new(|| {
    [
        Words::read(Locale::Pl, files!("pl")),
        Words::read(Locale::En, files!("en")),
        Words::read(Locale::Nl, files!("nl")),
    ]
});

/// The words for readers of a language.
pub fn words(locale: Locale) -> &'static Words {
    let [pl, en, nl] = &*ALL;
    match locale {
        Locale::Pl => pl,
        Locale::En => en,
        Locale::Nl => nl,
    }
}

impl Words {
    fn read(locale: Locale, files: [&'static str; 7]) -> Self {
        let language = locale.tag().parse().expect("our tags are language identifiers");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let mut keys: Vec<String> = Vec::new();
        for file in files {
            let resource = FluentResource::try_new(file.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(locale: Locale) -> Vec<String> {
        let files = match locale {
            Locale::Pl => files!("pl"),
            Locale::En => files!("en"),
            Locale::Nl => files!("nl"),
        };
        let mut keys: Vec<String> = files
            .iter()
            .flat_map(|f| f.lines())
            .filter_map(|l| l.split_once(" ="))
            .map(|(k, _)| k.to_owned())
            .filter(|k| !k.starts_with([' ', '#', '}', '*', '[']))
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn every_word_stands_in_every_language() {
        assert_eq!(keys(Locale::Pl), keys(Locale::En));
        assert_eq!(keys(Locale::Pl), keys(Locale::Nl));
    }

    #[test]
    fn polish_counts_have_their_forms() {
        let pl = words(Locale::Pl);
        assert_eq!(
            [1, 2, 5, 22].map(|n| pl.count("offers-n", n)),
            ["1 oferta", "2 oferty", "5 ofert", "22 oferty"]
        );
    }
}
