//! Words that were already analysed: the same few thousand make up most of all offers.

use crate::{locale::Locale, search::analysis};
use std::collections::HashMap;

/// More forms than these are forgotten and begun anew: some megabytes.
const MOST: usize = 40_000;

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
    known: [HashMap<String, Option<Known>>; 3],
    numbers: HashMap<String, Number>,
    texts: Vec<String>,
}

impl Lexicon {
    /// Forgets everything if it has grown too large. Numbers given before mean nothing after.
    pub fn tidy(&mut self) {
        if self.texts.len() > MOST {
            *self = Self::default();
        }
    }

    /// A word as written in a text of a language; none if nothing of it is left.
    pub fn word(&mut self, locale: Locale, written: &str) -> Option<Known> {
        if let Some(known) = self.known[locale as usize].get(written) {
            return *known;
        }
        let known = analysis::token(written).map(|token| {
            let joins = analysis::is_stop_word(locale, &token.folded);
            let mut stems = analysis::stems(locale, &token.lower)
                .into_iter()
                .map(|s| self.number(s))
                .collect::<Vec<_>>()
                .into_iter();
            let word = self.number(token.folded);
            let stem = stems.next().unwrap_or(word);
            Known {
                word,
                stem,
                other_stem: stems.next().unwrap_or(stem),
                joins,
            }
        });
        self.known[locale as usize].insert(written.to_owned(), known);
        known
    }

    /// The text with a number.
    pub fn text(&self, number: Number) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    fn number(&mut self, text: String) -> Number {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        // `tidy` keeps the count far below what a number can hold.
        let number = self.texts.len() as Number;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }
}
