//! What a word may stand for that is not found as it was typed: misspelt, or made of two.

use super::{
    level,
    lists::{Indexes, Kind, List, MOST_TERMS},
    schema::{Fields, LONGEST_START},
    vocabulary::Vocabulary,
    words::Slot,
};
use crate::{locale::Locale, search::analysis};
use std::io;
use tantivy::{Term, query::FuzzyTermQuery};

impl Indexes {
    /// Words at this many letters from a typed one.
    fn typos(&self, slot: &Slot, fields: &Fields, distance: u8) -> tantivy::Result<Vec<List>> {
        let codes = if distance == 1 {
            level::OF_TYPO
        } else {
            level::OF_FAR_TYPO
        };
        let automaton = FuzzyTermQuery::new(Term::from_field_text(fields.word, &slot.folded), distance, true)
            .automaton()?;
        let mut lists = Vec::new();
        let mut terms = self.get(Kind::Word).terms().search(automaton).into_stream()?;
        while lists.len() < MOST_TERMS && terms.advance() {
            lists.push(List {
                kind: Kind::Word,
                info: terms.value().clone(),
                codes,
            });
        }
        Ok(lists)
    }

    /// Beginnings of words at one letter from a typed beginning.
    fn misspelt_starts(&self, slot: &Slot, fields: &Fields) -> tantivy::Result<Vec<List>> {
        let codes = level::OF_START.map(|c| {
            if c == 0 {
                0
            } else {
                level::code(level::TYPO, level::place(c), 0)
            }
        });
        let automaton =
            FuzzyTermQuery::new(Term::from_field_text(fields.start, &slot.folded), 1, true).automaton()?;
        let mut lists = Vec::new();
        let mut terms = self.get(Kind::Start).terms().search(automaton).into_stream()?;
        while lists.len() < MOST_TERMS && terms.advance() {
            // A shorter beginning would stand for all words that merely begin alike.
            if terms.key().len() >= slot.folded.len() {
                lists.push(List {
                    kind: Kind::Start,
                    info: terms.value().clone(),
                    codes,
                });
            }
        }
        Ok(lists)
    }

    /// Words that begin as a typed one does but for its last letters; the fewest letters that find something.
    fn alike(&self, slot: &Slot) -> io::Result<Option<List>> {
        let codes = level::OF_START.map(|c| {
            if c == 0 {
                0
            } else {
                level::code(level::TYPO, level::place(c), 0)
            }
        });
        for start in slot.shorter().filter(|s| s.chars().count() <= LONGEST_START) {
            if let Some(list) = self.list(Kind::Start, start, codes)? {
                return Ok(Some(list));
            }
        }
        Ok(None)
    }

    /// Whether a Dutch word stands anywhere in this segment.
    fn has_dutch(&self, word: &str) -> io::Result<bool> {
        for stem in analysis::stems(Locale::Nl, word) {
            if self.get(Kind::Stem).terms().get(&stem)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Adds to the lists of a word, by segment, those of words that it may be a misspelling of. `last`: it may also
/// be the misspelt beginning of a word.
pub fn add_typos(
    indexes: &[Indexes],
    fields: &Fields,
    slot: &Slot,
    last: bool,
    lists: &mut [Vec<List>],
) -> tantivy::Result<()> {
    for distance in 1..=slot.typos() {
        let mut any = false;
        for (index, lists) in indexes.iter().zip(lists.iter_mut()) {
            let found = index.typos(slot, fields, distance)?;
            any |= !found.is_empty();
            lists.extend(found);
        }
        // Two wrong letters only where one does not explain it.
        if any {
            return Ok(());
        }
    }
    let mut any = false;
    if last {
        for (index, lists) in indexes.iter().zip(lists.iter_mut()) {
            let found = index.misspelt_starts(slot, fields)?;
            any |= !found.is_empty();
            lists.extend(found);
        }
    }
    if !any {
        for (index, lists) in indexes.iter().zip(lists.iter_mut()) {
            lists.extend(index.alike(slot)?);
        }
    }
    Ok(())
}

/// The two known words that an unknown one is made of, the second as long as can be: `tuin` + `onderhoud`.
pub fn compound(
    vocabulary: &Vocabulary,
    indexes: &[Indexes],
    slot: &Slot,
) -> io::Result<Option<(String, String)>> {
    const SHORTEST: usize = 3;
    let known = |word: &str| -> io::Result<bool> {
        if !vocabulary
            .places("", &analysis::stems(Locale::Nl, word))
            .is_empty()
        {
            return Ok(true);
        }
        indexes
            .iter()
            .try_fold(false, |any, index| Ok(any || index.has_dutch(word)?))
    };
    for (at, _) in slot.folded.char_indices().skip(SHORTEST) {
        let (first, second) = slot.folded.split_at(at);
        if second.len() < SHORTEST || !known(second)? {
            continue;
        }
        // An `s` or `en` may join the two.
        let bare = [Some(first), first.strip_suffix('s'), first.strip_suffix("en")];
        for first in bare.into_iter().flatten().filter(|f| f.len() >= SHORTEST) {
            if known(first)? {
                return Ok(Some((first.to_owned(), second.to_owned())));
            }
        }
    }
    Ok(None)
}
