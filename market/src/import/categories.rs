//! From a shop's categories, types and tags to ours.

use super::defaults::Defaults;
use crate::{
    catalogue::taxonomy::{Category, taxonomy},
    text::fold,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

/// The leaf category with this code.
pub(super) fn leaf(code: &str) -> Option<&'static Category> {
    taxonomy().by_code(code).filter(|c| c.group.is_some())
}

/// Every leaf's code.
pub(super) fn leaf_codes() -> impl Iterator<Item = &'static str> {
    taxonomy()
        .all()
        .iter()
        .filter(|c| c.group.is_some())
        .map(|c| c.code.as_str())
}

/// Whether things are bought under a category's CPV codes, not works or services (divisions 45 and 49 to 98).
fn is_goods(category: &Category) -> bool {
    let division = |code: &str| code.get(..2).and_then(|d| d.parse::<u32>().ok());
    category
        .cpv
        .iter()
        .filter_map(|c| division(c))
        .any(|d| d < 45 || d == 48)
}

/// Folded codes and names, and folded synonyms, of leaves that have goods; a word of two leaves says nothing.
static WORDS: LazyLock<[HashMap<String, Option<&'static str>>; 2]> = LazyLock::new(|| {
    let mut all: [HashMap<String, Option<&'static str>>; 2] = Default::default();
    for c in taxonomy()
        .all()
        .iter()
        .filter(|c| c.group.is_some() && is_goods(c))
    {
        let code = c.code.as_str();
        let names = c
            .name
            .iter()
            .map(|(_, name)| fold(name))
            .chain([fold(code)])
            .collect::<Vec<_>>();
        let synonyms = c
            .synonyms
            .iter()
            .flat_map(|(_, words)| words.iter().map(|w| fold(w)))
            .collect::<Vec<_>>();
        for (map, words) in all.iter_mut().zip([names, synonyms]) {
            for word in words {
                let other = map.get(&word).is_some_and(|known| *known != Some(code));
                map.insert(word, (!other).then_some(code));
            }
        }
    }
    all
});

/// The leaf whose name or synonym, in any language, is this.
fn by_name(name: &str) -> Option<&'static str> {
    let name = fold(name.trim());
    WORDS.iter().find_map(|words| words.get(&name).copied().flatten())
}

/// Maps a shop's words to leaves and keeps count of those that nothing answers to.
pub(super) struct Mapping<'a> {
    defaults: &'a Defaults,
    known: HashMap<String, &'a str>,
    /// Words that nothing answered to, with how many products had them.
    pub unmapped: BTreeMap<String, u64>,
    /// Words that decided, with the leaf and how many products it was.
    pub mapped: BTreeMap<(String, String), u64>,
}

impl<'a> Mapping<'a> {
    pub fn new(defaults: &'a Defaults) -> Self {
        let known = defaults
            .categories
            .iter()
            .map(|(word, code)| (fold(word.trim()), code.as_str()))
            .collect();
        Self {
            defaults,
            known,
            unmapped: BTreeMap::new(),
            mapped: BTreeMap::new(),
        }
    }

    /// The leaf of a product with these categories (paths with ` > `, best first) and tags. What the defaults say
    /// of any word wins over what our names say of it; a path is looked up whole, then from its end.
    pub fn leaf_of(&mut self, paths: &[String], tags: &[String]) -> Option<String> {
        let paths: Vec<&str> = paths.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
        let whole = paths.iter().copied();
        let steps = paths.iter().flat_map(|p| p.rsplit('>')).map(str::trim);
        let words: Vec<&str> = whole
            .chain(steps)
            .chain(tags.iter().map(|t| t.trim()))
            .filter(|w| !w.is_empty())
            .collect();
        let said = words
            .iter()
            .find_map(|w| self.known.get(&fold(w)).map(|code| (*w, *code)));
        if let Some((word, code)) =
            said.or_else(|| words.iter().find_map(|w| by_name(w).map(|code| (*w, code))))
        {
            *self.mapped.entry((word.to_owned(), code.to_owned())).or_default() += 1;
            return Some(code.to_owned());
        }
        let word = words.first().copied().unwrap_or_default();
        *self.unmapped.entry(word.to_owned()).or_default() += 1;
        self.defaults.category.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn names_of_any_language_find_the_leaf() {
        let defaults = Defaults::default();
        let mut mapping = Mapping::new(&defaults);
        for (path, code) in [
            ("Home > Candles", "candles"),
            ("Świece", "candles"),
            ("swiece", "candles"),
            ("honey", "honey"),
            ("Żywność > Miody", "honey"),
        ] {
            assert_eq!(
                mapping.leaf_of(&owned(&[path]), &[]).as_deref(),
                Some(code),
                "{path}"
            );
        }
        assert_eq!(
            mapping.leaf_of(&[], &owned(&["nowość", "Ceramika"])).as_deref(),
            Some("ceramics")
        );
        assert!(mapping.unmapped.is_empty());
        assert_eq!(
            mapping
                .mapped
                .get(&("Ceramika".to_owned(), "ceramics".to_owned())),
            Some(&1)
        );
    }

    #[test]
    fn products_are_not_taken_for_services() {
        let defaults = Defaults::default();
        assert_eq!(
            Mapping::new(&defaults).leaf_of(&owned(&["Sofa"]), &owned(&["catering"])),
            None
        );
    }

    #[test]
    fn defaults_win_and_the_rest_is_counted() {
        let defaults = Defaults {
            category: Some("toys".into()),
            categories: [("Outdoor".into(), "garden-furniture".into())].into(),
            ..Defaults::default()
        };
        let mut mapping = Mapping::new(&defaults);
        assert_eq!(
            mapping
                .leaf_of(&owned(&["OUTDOOR"]), &owned(&["Candles"]))
                .as_deref(),
            Some("garden-furniture")
        );
        for _ in 0..2 {
            assert_eq!(
                mapping.leaf_of(&owned(&["Nowhere > At all"]), &[]).as_deref(),
                Some("toys")
            );
        }
        assert_eq!(mapping.unmapped, [("Nowhere > At all".to_owned(), 2)].into());
    }
}
