//! Interface words in three languages (Fluent files under `locales/`), resolved once where they take no arguments.

use market::locale::Locale;
use std::sync::LazyLock;

pub use market::words::{FluentValue, Words};

macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/common.ftl")),
            include_str!(concat!("../locales/", $tag, "/account.ftl")),
            include_str!(concat!("../locales/", $tag, "/desk.ftl")),
            include_str!(concat!("../locales/", $tag, "/organisation.ftl")),
            include_str!(concat!("../locales/", $tag, "/lists.ftl")),
            include_str!(concat!("../locales/", $tag, "/moderation.ftl")),
            include_str!(concat!("../locales/", $tag, "/catalogue.ftl")),
            include_str!(concat!("../locales/", $tag, "/offer.ftl")),
            include_str!(concat!("../locales/", $tag, "/documents.ftl")),
            include_str!(concat!("../locales/", $tag, "/texts.ftl")),
            include_str!(concat!("../locales/", $tag, "/errors.ftl")),
            include_str!(concat!("../locales/", $tag, "/safety.ftl")),
            include_str!(concat!("../locales/", $tag, "/editing.ftl")),
            include_str!(concat!("../locales/", $tag, "/operations.ftl")),
        ]
    };
}

static ALL: LazyLock<[Words; 3]> = LazyLock::new(|| {
    [
        Words::read(Locale::Pl, &files!("pl")),
        Words::read(Locale::En, &files!("en")),
        Words::read(Locale::Nl, &files!("nl")),
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
