//! Words that were already analysed: the same few thousand make up most of all offers.

use crate::{locale::Locale, search::analysis};
use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher,
};

/// When there are more texts than these they are forgotten and begun anew: about eight megabytes.
const MOST: usize = 150_000;
/// The same for their letters, in bytes: somebody may write very long words.
const MOST_BYTES: usize = 4_000_000;

/// The number of a text in the lexicon.
pub type Number = u32;

/// An analysed word.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Folded.
    pub word: Number,
    /// Its stem.
    pub stem: Number,
    /// Its second stem; the same as the first if it has one only.
    pub other_stem: Number,
    /// Whether it only joins others.
    pub joins: bool,
}

/// Remembers words by language, and numbers their folded forms and stems.
#[derive(Default)]
pub struct Lexicon {
    texts: Texts,
    /// By the number of the written form.
    known: [HashMap<Number, Option<Known>>; 3],
}

impl Lexicon {
    /// Forgets everything if it has grown too large. Numbers given before mean nothing after.
    pub fn tidy(&mut self) {
        if self.texts.ends.len() > MOST || self.texts.all.len() > MOST_BYTES {
            *self = Self::default();
        }
    }

    /// A word as written in a text of a language; none if nothing of it is left.
    pub fn word(&mut self, locale: Locale, written: &str) -> Option<Known> {
        let number = self.texts.number(written);
        if let Some(known) = self.known[locale as usize].get(&number) {
            return *known;
        }
        let known = analysis::token(written).map(|token| {
            let stems = analysis::stems(locale, &token.lower);
            let mut numbers = stems.iter().map(|stem| self.texts.number(stem));
            let first = numbers.next();
            let second = numbers.next();
            let word = self.texts.number(&token.folded);
            let stem = first.unwrap_or(word);
            Known {
                word,
                stem,
                other_stem: second.unwrap_or(stem),
                joins: analysis::is_stop_word(locale, &token.folded),
            }
        });
        self.known[locale as usize].insert(number, known);
        known
    }

    /// The text with a number.
    pub fn text(&self, number: Number) -> &str {
        self.texts.get(number)
    }
}

/// Texts in one string, and where each begins: an allocation for each would cost more than the words themselves.
#[derive(Default)]
struct Texts {
    all: String,
    /// Where the text with each number ends and the next begins.
    ends: Vec<u32>,
    /// Hash, or the first free number after it, to number.
    by_hash: HashMap<u64, Number>,
    hasher: RandomState,
}

impl Texts {
    fn get(&self, number: Number) -> &str {
        let number = number as usize;
        let begin = number
            .checked_sub(1)
            .map_or(0, |before| self.ends.get(before).copied().unwrap_or_default());
        let end = self.ends.get(number).copied().unwrap_or(begin);
        self.all.get(begin as usize..end as usize).unwrap_or_default()
    }

    fn number(&mut self, text: &str) -> Number {
        let mut key = self.hasher.hash_one(text);
        while let Some(number) = self.by_hash.get(&key) {
            if self.get(*number) == text {
                return *number;
            }
            key = key.wrapping_add(1);
        }
        // `tidy` keeps counts and lengths far below what these can hold.
        let number = self.ends.len() as Number;
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        self.by_hash.insert(key, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_however_often_it_is_asked_for() {
        let mut lexicon = Lexicon::default();
        let first = lexicon.word(Locale::Pl, "Świece").expect("a word");
        let other = lexicon.word(Locale::Pl, "kubek").expect("a word");
        let again = lexicon.word(Locale::Pl, "świeca").expect("a word");
        assert_eq!(lexicon.text(first.word), "swiece");
        assert_eq!(lexicon.text(other.word), "kubek");
        assert_eq!((first.stem, lexicon.text(again.word)), (again.stem, "swieca"));
        assert_eq!(
            lexicon.word(Locale::Pl, "Świece").map(|known| known.word),
            Some(first.word)
        );
        assert_ne!(
            lexicon.word(Locale::En, "Świece").map(|known| known.stem),
            Some(first.stem),
            "stems are a language's own"
        );
    }
}
