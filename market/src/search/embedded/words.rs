//! What somebody typed, as words to look for, and how well a document's words answer them.

use super::{
    language::Language,
    level,
    synonyms::Instead,
    vocabulary::{Naming, Places},
};
use crate::{locale::Locale, search::analysis};
use std::sync::Arc;

/// More words than these are left out, and said to be.
pub const MOST_WORDS: usize = 12;

/// A word of a question.
#[derive(Clone, Debug)]
pub struct Slot {
    /// As typed.
    pub typed: String,
    /// Folded.
    pub folded: String,
    /// The stems under which it may stand in any language.
    pub stems: Vec<String>,
    /// Stems of single words that mean the same.
    pub synonyms: Vec<String>,
    /// Whether longer words that begin so answer it too.
    pub as_start: bool,
    /// Leaf categories that it names, and the level of that.
    pub leaves: Vec<(usize, u8)>,
}

impl Slot {
    /// How many letters of it may be wrong.
    pub fn typos(&self) -> u8 {
        match self.folded.chars().count() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }
}

impl Slot {
    /// The word without its last letter, without two and so on, as long as most of it is left: what words
    /// that a stemmer does not bring together still share.
    pub fn shorter(&self) -> impl Iterator<Item = &str> {
        let ends: Vec<usize> = self.folded.char_indices().map(|(at, _)| at).collect();
        let least = (ends.len() - ends.len() / 3).max(5);
        ends.into_iter()
            .enumerate()
            .rev()
            .take_while(move |(letters, _)| *letters >= least)
            .map(|(_, end)| &self.folded[..end])
    }
}

/// Other words for part of the question.
#[derive(Clone, Debug)]
pub struct OtherWords {
    /// What stands instead of what.
    pub instead: Instead,
    /// Leaf categories that the other words name.
    pub leaves: Vec<(usize, u8)>,
}

/// A question in words.
#[derive(Clone)]
pub struct Question {
    /// What it is understood by.
    pub language: Arc<Language>,
    /// Its words but for those that only join.
    pub slots: Vec<Slot>,
    /// Phrases of several words, or for several words, that mean the same.
    pub other_words: Vec<OtherWords>,
    /// Words too many.
    pub too_many: Vec<String>,
    /// Whether naming a document's category is as good as standing on its page.
    by_category: bool,
    /// Whether the reader's language makes words of words.
    pub compounds: bool,
}

impl Question {
    /// Reads what was typed by a reader of `locale`.
    pub fn new(language: Arc<Language>, typed: &str, locale: Locale) -> Self {
        let mut words: Vec<(&str, analysis::Token)> = Vec::new();
        for word in analysis::words(typed) {
            if let Some(token) = analysis::token(word)
                && !words.iter().any(|(_, t)| t.folded == token.folded)
            {
                words.push((word, token));
            }
        }
        let telling = |(_, t): &&(&str, analysis::Token)| !analysis::is_stop_word(locale, &t.folded);
        // Words that only join are looked for when there is nothing else.
        let mut kept: Vec<_> = words.iter().filter(telling).collect();
        if kept.is_empty() {
            kept = words.iter().collect();
        }
        let too_many = kept
            .split_off(MOST_WORDS.min(kept.len()))
            .into_iter()
            .map(|(w, _)| (*w).to_owned())
            .collect();
        let last = kept.len().saturating_sub(1);
        let slot = |(i, (typed, token)): (usize, &(&str, analysis::Token))| Slot {
            typed: (*typed).to_owned(),
            folded: token.folded.clone(),
            stems: analysis::query_stems(locale, token),
            synonyms: Vec::new(),
            as_start: i == last || token.folded.chars().count() >= 3,
            leaves: Vec::new(),
        };
        let slots = kept.into_iter().enumerate().map(slot).collect();
        let mut question = Self {
            language,
            slots,
            other_words: Vec::new(),
            too_many,
            by_category: true,
            compounds: locale == Locale::Nl,
        };
        question.add_synonyms();
        question.name_leaves(&[]);
        question
    }

    /// Asks for documents that say the words themselves.
    pub fn without_categories(mut self) -> Self {
        self.by_category = false;
        self.slots.iter_mut().for_each(|slot| slot.leaves.clear());
        self.other_words.iter_mut().for_each(|other| other.leaves.clear());
        self
    }

    /// Notes that a Dutch word may be made of two, the second of which says what it is.
    pub fn add_compound(&mut self, slot: usize, first: &str, second: &str) {
        let vocabulary = &self.language.vocabulary;
        let phrase = vec![
            analysis::stems(Locale::Nl, first),
            analysis::stems(Locale::Nl, second),
        ];
        let named = |words: &[Vec<String>]| {
            of_all(&vocabulary.named(&words.iter().map(|w| vocabulary.places("", w)).collect::<Vec<_>>()))
        };
        let leaves = [named(&phrase), named(&phrase[1..])]
            .into_iter()
            .find(|l| !l.is_empty())
            .unwrap_or_default();
        let leaves = if self.by_category { leaves } else { Vec::new() };
        let leaves = leaves
            .into_iter()
            .map(|(leaf, n)| (leaf, level::code(level::TYPO, place_of(n), 1)))
            .collect();
        self.other_words.push(OtherWords {
            instead: Instead {
                from: slot,
                until: slot + 1,
                phrase,
            },
            leaves,
        });
    }

    /// Whether nothing was asked in words.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    fn add_synonyms(&mut self) {
        let language = self.language.clone();
        let vocabulary = &language.vocabulary;
        let stems: Vec<&[String]> = self.slots.iter().map(|s| s.stems.as_slice()).collect();
        for instead in language.synonyms.instead(&stems) {
            if let ([word], true) = (instead.phrase.as_slice(), instead.until == instead.from + 1) {
                let slot = &mut self.slots[instead.from];
                for stem in word {
                    if !slot.stems.contains(stem) && !slot.synonyms.contains(stem) {
                        slot.synonyms.push(stem.clone());
                    }
                }
            } else {
                let named = vocabulary.named(
                    &instead
                        .phrase
                        .iter()
                        .map(|word| vocabulary.places("", word))
                        .collect::<Vec<_>>(),
                );
                let leaves = of_all(&named)
                    .into_iter()
                    .map(|(leaf, n)| (leaf, level::code(level::STEM, place_of(n), 0)))
                    .collect();
                self.other_words.push(OtherWords { instead, leaves });
            }
        }
    }

    /// Finds the categories that the words name; the words at `misspelt` also with wrong letters.
    pub fn name_leaves(&mut self, misspelt: &[usize]) {
        if !self.by_category {
            return;
        }
        let vocabulary = &self.language.vocabulary;
        let as_said: Vec<Places> = self
            .slots
            .iter()
            .map(|slot| [slot.stems.as_slice(), &slot.synonyms].concat())
            .zip(&self.slots)
            .map(|(stems, slot)| vocabulary.places(&slot.folded, &stems))
            .collect();
        let named = vocabulary.named(&as_said);
        let as_typed: Vec<Places> = self
            .slots
            .iter()
            .map(|slot| vocabulary.places(&slot.folded, &[]))
            .collect();
        let called = vocabulary.named(&as_typed);
        let begun: Vec<Places> = self
            .slots
            .iter()
            .enumerate()
            .map(|(i, slot)| {
                let mut places = as_said[i].clone();
                if slot.as_start && slot.folded.len() > 1 {
                    places.extend(vocabulary.places_beginning(&slot.folded));
                }
                if misspelt.contains(&i) {
                    let near = (1..=slot.typos()).map(|d| vocabulary.places_like(&slot.folded, d.into()));
                    let alike = slot.shorter().map(|start| vocabulary.places_beginning(start));
                    places.extend(near.chain(alike).find(|p| !p.is_empty()).unwrap_or_default());
                }
                places
            })
            .collect();
        let begun = vocabulary.named(&begun);
        for (i, slot) in self.slots.iter_mut().enumerate() {
            let tier = if misspelt.contains(&i) {
                level::TYPO
            } else {
                level::PREFIX
            };
            slot.leaves = named[i]
                .iter()
                .map(|(leaf, n)| {
                    let own = if called[i].contains(&(*leaf, Naming::Wholly)) {
                        2
                    } else {
                        1
                    };
                    (*leaf, level::code(level::STEM, place_of(*n), own))
                })
                .collect();
            let more = begun[i]
                .iter()
                .filter(|(leaf, _)| !named[i].iter().any(|(known, _)| known == leaf));
            slot.leaves
                .extend(more.map(|(leaf, n)| (*leaf, level::code(tier, place_of(*n), 0))));
        }
    }
}

/// Leaves that every word names, as well as the word that names them worst.
fn of_all(named: &[Vec<(usize, Naming)>]) -> Vec<(usize, Naming)> {
    let Some((first, rest)) = named.split_first() else {
        return Vec::new();
    };
    let least = |leaf: usize, so_far: Naming| {
        rest.iter().try_fold(so_far, |least, word| {
            word.iter().find(|(l, _)| *l == leaf).map(|(_, n)| least.min(*n))
        })
    };
    first
        .iter()
        .filter_map(|(leaf, n)| least(*leaf, *n).map(|n| (*leaf, n)))
        .collect()
}

fn place_of(naming: Naming) -> u8 {
    match naming {
        Naming::Wholly => level::CATEGORY,
        Naming::Group => level::SUMMARY,
        Naming::Partly => level::BODY,
    }
}
