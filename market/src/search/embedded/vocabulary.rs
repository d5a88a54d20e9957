//! The words of the categories, in memory: they belong to the tree, not to the offers, so a question is
//! matched with them once and not once per offer, and better synonyms need no new index.

use super::packed::{CATEGORIES, NO_CATEGORY};
use crate::{catalogue::taxonomy::Category, search::analysis};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound,
};

/// How a word names a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// As one word of a longer synonym, of which the question does not have all words.
    Partly,
    /// As a word of its group's name or synonyms.
    Group,
    /// As a word of its own name, or a whole synonym.
    Wholly,
}

/// A name or a synonym in one language.
struct Phrase {
    category: usize,
    /// The words of a name stand each for itself.
    is_name: bool,
    /// Its words but for those that only join: folded, and stems.
    words: Vec<(String, Vec<String>)>,
}

/// The words of all categories.
pub struct Vocabulary {
    phrases: Vec<Phrase>,
    /// Folded word → phrase and the word's place in it. Ordered, for beginnings.
    by_word: BTreeMap<String, Vec<(usize, usize)>>,
    /// Tagged stem → the same.
    by_stem: HashMap<String, Vec<(usize, usize)>>,
    /// Leaves of each category by position: a group's leaves, a leaf itself.
    leaves: Vec<Vec<usize>>,
}

/// Places in phrases where a word of the question occurs.
pub type Places = Vec<(usize, usize)>;

impl Vocabulary {
    /// The words of these categories.
    pub fn of(all: &[Category]) -> Self {
        let mut vocabulary = Vocabulary {
            phrases: Vec::new(),
            by_word: BTreeMap::new(),
            by_stem: HashMap::new(),
            leaves: Vec::with_capacity(all.len()),
        };
        // Positions beyond what a row can hold would be mistaken for others.
        for (position, category) in all.iter().enumerate().take(NO_CATEGORY) {
            for (locale, name) in category.name.iter() {
                vocabulary.add(position, locale, name, true);
            }
            for (locale, synonyms) in category.synonyms.iter() {
                for synonym in synonyms {
                    vocabulary.add(position, locale, synonym, false);
                }
            }
            let below = all
                .iter()
                .enumerate()
                .filter(|(_, c)| c.group.as_deref() == Some(category.code.as_str()));
            let leaves = if category.group.is_none() {
                below.map(|(i, _)| i).collect()
            } else {
                vec![position]
            };
            vocabulary.leaves.push(leaves);
        }
        vocabulary
    }

    fn add(&mut self, category: usize, locale: crate::locale::Locale, text: &str, is_name: bool) {
        let tokens = analysis::tokens(text).filter(|t| !analysis::is_stop_word(locale, &t.folded));
        let words: Vec<_> = tokens
            .map(|t| (t.folded, analysis::stems(locale, &t.lower)))
            .collect();
        let phrase = self.phrases.len();
        for (place, (word, stems)) in words.iter().enumerate() {
            self.by_word
                .entry(word.clone())
                .or_default()
                .push((phrase, place));
            for stem in stems {
                self.by_stem
                    .entry(stem.clone())
                    .or_default()
                    .push((phrase, place));
            }
        }
        self.phrases.push(Phrase {
            category,
            is_name,
            words,
        });
    }

    /// Where a word occurs as typed or by its stem.
    pub fn places(&self, word: &str, stems: &[String]) -> Places {
        let mut places: Places = self.by_word.get(word).cloned().unwrap_or_default();
        for stem in stems {
            places.extend(self.by_stem.get(stem).into_iter().flatten());
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Where words begin so.
    pub fn places_beginning(&self, start: &str) -> Places {
        let range = self
            .by_word
            .range::<str, _>((Bound::Included(start), Bound::Unbounded));
        let mut places: Places = range
            .take_while(|(w, _)| w.starts_with(start))
            .flat_map(|(_, p)| p.iter().copied())
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Where words are written almost so.
    pub fn places_like(&self, word: &str, distance: usize) -> Places {
        let near = self.by_word.iter().filter(|(w, _)| within(word, w, distance));
        let mut places: Places = near.flat_map(|(_, p)| p.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// What each word of a question names: leaf categories and how. `found` has each word's places.
    pub fn named(&self, found: &[Places]) -> Vec<Vec<(usize, Naming)>> {
        // A phrase of several words names its category when the question has them all.
        let mut have: HashMap<usize, u64> = HashMap::new();
        for (phrase, place) in found.iter().flatten() {
            *have.entry(*phrase).or_default() |= 1 << (*place).min(63);
        }
        let whole = |phrase: usize| {
            let p = &self.phrases[phrase];
            p.is_name
                || have
                    .get(&phrase)
                    .is_some_and(|h| h.count_ones() as usize == p.words.len())
        };
        let mut named: Vec<BTreeMap<usize, Naming>> = Vec::with_capacity(found.len());
        for places in found {
            let mut leaves: BTreeMap<usize, Naming> = BTreeMap::new();
            for (phrase, _) in places {
                let category = self.phrases[*phrase].category;
                let of_group = self.leaves[category] != [category];
                let naming = match (whole(*phrase), of_group) {
                    (true, false) => Naming::Wholly,
                    (true, true) => Naming::Group,
                    (false, _) => Naming::Partly,
                };
                for leaf in &self.leaves[category] {
                    let known = leaves.entry(*leaf).or_insert(naming);
                    *known = naming.max(*known);
                }
            }
            named.push(leaves);
        }
        // A word of a longer synonym alone says little: it counts only beside a word that names the category.
        let mut sure = [false; CATEGORIES];
        named
            .iter()
            .flatten()
            .filter(|(_, n)| **n > Naming::Partly)
            .for_each(|(leaf, _)| sure[*leaf] = true);
        named
            .into_iter()
            .map(|leaves| {
                leaves
                    .into_iter()
                    .filter(|(leaf, n)| *n > Naming::Partly || sure[*leaf])
                    .collect()
            })
            .collect()
    }

    /// Categories, leaves and groups, all of whose words a typed text names, best first: `found` as above.
    pub fn suggested(&self, found: &[Places]) -> Vec<usize> {
        let Some((first, rest)) = found.split_first() else {
            return Vec::new();
        };
        let mut best: BTreeMap<usize, (bool, bool, usize)> = BTreeMap::new();
        for (phrase, place) in first {
            let has = |places: &Places| places.iter().any(|(p, _)| p == phrase);
            if rest.iter().all(has) {
                let p = &self.phrases[*phrase];
                // Its name before a synonym, the first word before the others, short before long.
                let rank = (!p.is_name, *place > 0, p.words.len());
                let known = best.entry(p.category).or_insert(rank);
                *known = rank.min(*known);
            }
        }
        let mut ranked: Vec<_> = best
            .into_iter()
            .map(|(category, rank)| (rank, category))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, category)| category).collect()
    }
}

/// Whether two words differ by at most `most` letters missing, too many, wrong or swapped with their neighbour.
/// Words of more than 30 letters are not compared.
pub fn within(a: &str, b: &str, most: usize) -> bool {
    const MOST: usize = 31;
    // A letter has at most four bytes, so this refuses only what differs by more.
    if a.len() > b.len() + 4 * most || b.len() > a.len() + 4 * most {
        return false;
    }
    let (mut first, mut second) = (['\0'; MOST], ['\0'; MOST]);
    let letters = |word: &str, into: &mut [char; MOST]| {
        into.iter_mut().zip(word.chars()).map(|(to, c)| *to = c).count()
    };
    let (rows, columns) = (letters(a, &mut first), letters(b, &mut second));
    if rows == MOST || columns == MOST || rows.abs_diff(columns) > most {
        return false;
    }
    // Two rows before, one before, this one.
    let (mut far, mut before, mut row) = ([0; MOST], [0; MOST], [0; MOST]);
    before.iter_mut().enumerate().for_each(|(i, d)| *d = i);
    for i in 1..=rows {
        row[0] = i;
        let mut least = i;
        for j in 1..=columns {
            let cost = usize::from(first[i - 1] != second[j - 1]);
            row[j] = (before[j] + 1).min(row[j - 1] + 1).min(before[j - 1] + cost);
            if i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1] {
                row[j] = row[j].min(far[j - 2] + 1);
            }
            least = least.min(row[j]);
        }
        if least > most {
            return false;
        }
        (far, before, row) = (before, row, far);
    }
    before[columns] <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::taxonomy::taxonomy,
        locale::Locale,
        search::{analysis::Token, embedded::language::Language},
    };

    fn vocabulary() -> std::sync::Arc<Language> {
        Language::own()
    }

    fn places(word: &str) -> Places {
        let token = Token {
            lower: word.into(),
            folded: crate::text::fold(word),
        };
        vocabulary()
            .vocabulary
            .places(&token.folded, &analysis::query_stems(Locale::Pl, &token))
    }

    #[test]
    fn a_synonym_of_several_words_needs_them_all() {
        let candles = taxonomy().position("candles").expect("there");
        let named = vocabulary().vocabulary.named(&[places("świeca")]);
        assert!(named[0].contains(&(candles, Naming::Wholly)), "{named:?}");
        let alone = vocabulary().vocabulary.named(&[places("zapachowa")]);
        assert!(!alone[0].iter().any(|(leaf, _)| *leaf == candles), "{alone:?}");
        let both = vocabulary()
            .vocabulary
            .named(&[places("świeca"), places("zapachowa")]);
        assert!(both[1].iter().any(|(leaf, _)| *leaf == candles), "{both:?}");
    }

    #[test]
    fn distances_count_swapped_neighbours_once() {
        assert!(
            within("candels", "candles", 1)
                && within("cermiczna", "ceramiczna", 1)
                && within("kubek", "kubek", 0)
        );
        assert!(!within("kubek", "kubki", 1) && within("kubek", "kubki", 2) && !within("a", "abcd", 2));
    }
}
