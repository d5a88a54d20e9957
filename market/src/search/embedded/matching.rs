//! Looks the words of a question up and notes, per document, how well each is answered.
//!
//! One byte per word and document, written list after list: no heap of cursors, no scores to add. Lists of
//! frequent words are decoded in blocks of 128, and finding the documents that have all words is one walk
//! over a few contiguous bytes.

use super::{
    schema::{Fields, LONGEST_START, pair},
    table::View,
    vocabulary::vocabulary,
    words::{Question, Slot, level},
};
use crate::{
    catalogue::taxonomy::taxonomy,
    error::{Error, Result},
    locale::Locale,
    search::analysis,
};
use std::{io, sync::Arc};
use tantivy::{
    InvertedIndexReader, SegmentReader, Term,
    postings::{BlockSegmentPostings, TermInfo},
    query::FuzzyTermQuery,
    schema::IndexRecordOption,
};

/// The most different words that a beginning or a misspelling stands for, in a segment.
const MOST_TERMS: usize = 64;

/// How the words are answered in the documents of one segment.
pub struct Hits {
    /// For each word a level per document.
    pub slots: Vec<Vec<u8>>,
    /// For each document a bit per pair of the question that stands side by side in its title; may be empty.
    pub pairs: Vec<u8>,
}

/// How the words are answered in all segments.
pub struct Matched {
    /// By segment.
    pub hits: Vec<Hits>,
}

/// A posting list, and the level of each frequency in it.
struct List {
    in_stems: Kind,
    info: TermInfo,
    codes: [u8; 5],
}

#[derive(Clone, Copy)]
enum Kind {
    Word,
    Stem,
    Start,
}

/// The inverted indexes of a segment.
struct Indexes {
    word: Arc<InvertedIndexReader>,
    stem: Arc<InvertedIndexReader>,
    start: Arc<InvertedIndexReader>,
    pair: Arc<InvertedIndexReader>,
    leaf: Arc<InvertedIndexReader>,
}

impl Indexes {
    fn of(segment: &SegmentReader, fields: &Fields) -> Result<Self> {
        let open = |field| segment.inverted_index(field).map_err(Error::internal);
        Ok(Self {
            word: open(fields.word)?,
            stem: open(fields.stem)?,
            start: open(fields.start)?,
            pair: open(fields.pair)?,
            leaf: open(fields.leaf)?,
        })
    }

    fn get(&self, kind: Kind) -> &InvertedIndexReader {
        match kind {
            Kind::Word => &self.word,
            Kind::Stem => &self.stem,
            Kind::Start => &self.start,
        }
    }

    fn list(&self, kind: Kind, term: &str, codes: [u8; 5]) -> io::Result<Option<List>> {
        Ok(self.get(kind).terms().get(term)?.map(|info| List {
            in_stems: kind,
            info,
            codes,
        }))
    }

    /// Everything that answers a word as it was typed.
    fn lists(&self, slot: &Slot) -> io::Result<Vec<List>> {
        let mut lists = Vec::new();
        lists.extend(self.list(Kind::Word, &slot.folded, level::OF_WORD)?);
        for stem in &slot.stems {
            lists.extend(self.list(Kind::Stem, stem, level::OF_STEM)?);
        }
        for stem in &slot.synonyms {
            lists.extend(self.list(Kind::Stem, stem, level::OF_SYNONYM)?);
        }
        if slot.as_start && slot.folded.chars().count() <= LONGEST_START {
            lists.extend(self.list(Kind::Start, &slot.folded, level::OF_START)?);
        } else if slot.as_start {
            let mut terms = self.word.terms().range().ge(&slot.folded).into_stream()?;
            while lists.len() < MOST_TERMS
                && terms.advance()
                && terms.key().starts_with(slot.folded.as_bytes())
            {
                lists.push(List {
                    in_stems: Kind::Word,
                    info: terms.value().clone(),
                    codes: level::OF_LONG_START,
                });
            }
        }
        Ok(lists)
    }

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
        let mut terms = self.word.terms().search(automaton).into_stream()?;
        while lists.len() < MOST_TERMS && terms.advance() {
            lists.push(List {
                in_stems: Kind::Word,
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
        let mut terms = self.start.terms().search(automaton).into_stream()?;
        while lists.len() < MOST_TERMS && terms.advance() {
            // A shorter beginning would stand for all words that merely begin alike.
            if terms.key().len() >= slot.folded.len() {
                lists.push(List {
                    in_stems: Kind::Start,
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
            if self.stem.terms().get(&stem)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn write(&self, list: &List, levels: &mut [u8]) -> io::Result<()> {
        let index = self.get(list.in_stems);
        let mut block = index.read_block_postings_from_terminfo(&list.info, IndexRecordOption::WithFreqs)?;
        while !block.docs().is_empty() {
            for (doc, frequency) in block.docs().iter().zip(block.freqs()) {
                let code = list.codes[(*frequency as usize).min(4)];
                if let Some(level) = levels.get_mut(*doc as usize) {
                    *level = code.max(*level);
                }
            }
            block.advance();
        }
        Ok(())
    }

    fn write_leaf(&self, leaf: usize, code: u8, levels: &mut [u8]) -> io::Result<()> {
        let Some(category) = taxonomy().all().get(leaf) else {
            return Ok(());
        };
        let Some(info) = self.leaf.terms().get(&category.code)? else {
            return Ok(());
        };
        for_each_doc(
            self.leaf
                .read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?,
            |doc| {
                if let Some(level) = levels.get_mut(doc as usize) {
                    *level = with_category(*level, code);
                }
            },
        );
        Ok(())
    }
}

/// Walks through a posting list.
pub fn for_each_doc(mut block: BlockSegmentPostings, mut with: impl FnMut(u32)) {
    while !block.docs().is_empty() {
        block.docs().iter().for_each(|doc| with(*doc));
        block.advance();
    }
}

/// The level of a document whose own words reach `own` and whose category reaches `category`.
fn with_category(own: u8, category: u8) -> u8 {
    let agrees = level::place(category) == level::CATEGORY && level::place(own) == level::TITLE;
    let own = if agrees {
        level::code(level::tier(own), level::BOTH, own & 3)
    } else {
        own
    };
    own.max(category)
}

impl Matched {
    /// Looks a question up. Wrong letters are only thought of where a word is not found as it was typed,
    /// or everywhere if `misspelt`.
    pub fn new(view: &View, question: &Question, misspelt: bool) -> Result<Self> {
        let indexes = view
            .segments()
            .map(|(s, _)| Indexes::of(s, &view.fields))
            .collect::<Result<Vec<_>>>()?;
        let mut lists: Vec<Vec<Vec<List>>> = Vec::with_capacity(question.slots.len());
        for slot in &question.slots {
            lists.push(
                indexes
                    .iter()
                    .map(|i| i.lists(slot))
                    .collect::<io::Result<_>>()
                    .map_err(Error::internal)?,
            );
        }
        let suspect = |i: &usize| {
            let found = lists[*i].iter().any(|l| !l.is_empty()) || !question.slots[*i].leaves.is_empty();
            question.slots[*i].typos() > 0 && (misspelt || !found)
        };
        let suspects: Vec<usize> = (0..question.slots.len()).filter(suspect).collect();
        let mut corrected = None;
        if !suspects.is_empty() {
            for i in &suspects {
                add_typos(
                    &indexes,
                    &view.fields,
                    &question.slots[*i],
                    *i + 1 == question.slots.len(),
                    &mut lists[*i],
                )
                .map_err(Error::internal)?;
            }
            let mut question = question.clone();
            question.name_leaves(&suspects);
            let making = if question.compounds { suspects } else { Vec::new() };
            for i in making {
                if let Some((first, second)) =
                    compound(&indexes, &question.slots[i]).map_err(Error::internal)?
                {
                    question.add_compound(i, &first, &second);
                }
            }
            corrected = Some(question);
        }
        let question = corrected.as_ref().unwrap_or(question);
        let mut hits = Vec::with_capacity(indexes.len());
        for (i, ((segment, _), index)) in view.segments().zip(&indexes).enumerate() {
            let of_segment: Vec<&[List]> = lists.iter().map(|l| l[i].as_slice()).collect();
            hits.push(
                write(index, question, &of_segment, segment.max_doc() as usize).map_err(Error::internal)?,
            );
        }
        Ok(Self { hits })
    }
}

fn add_typos(
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
fn compound(indexes: &[Indexes], slot: &Slot) -> io::Result<Option<(String, String)>> {
    const SHORTEST: usize = 3;
    let known = |word: &str| -> io::Result<bool> {
        if !vocabulary()
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

fn write(index: &Indexes, question: &Question, lists: &[&[List]], documents: usize) -> io::Result<Hits> {
    let mut slots = Vec::with_capacity(question.slots.len());
    for (slot, lists) in question.slots.iter().zip(lists) {
        let mut levels = vec![0; documents];
        for list in *lists {
            index.write(list, &mut levels)?;
        }
        for (leaf, code) in &slot.leaves {
            index.write_leaf(*leaf, *code, &mut levels)?;
        }
        slots.push(levels);
    }
    for other in &question.other_words {
        let levels = other_words(index, &other.instead.phrase, &other.leaves, documents)?;
        for slot in slots
            .iter_mut()
            .take(other.instead.until)
            .skip(other.instead.from)
        {
            slot.iter_mut()
                .zip(&levels)
                .for_each(|(level, other)| *level = (*level).max(*other));
        }
    }
    let mut pairs = Vec::new();
    // The eighth pair and those after it are not worth another byte.
    for (i, pair) in question.slots.windows(2).take(8).enumerate() {
        for term in pair_terms(&pair[0], &pair[1]) {
            if let Some(info) = index.pair.terms().get(&term)? {
                pairs.resize(documents, 0u8);
                for_each_doc(
                    index
                        .pair
                        .read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?,
                    |doc| {
                        if let Some(bits) = pairs.get_mut(doc as usize) {
                            *bits |= 1 << i;
                        }
                    },
                );
            }
        }
    }
    Ok(Hits { slots, pairs })
}

/// Levels of documents that have all words of a phrase, or whose category is named by it.
fn other_words(
    index: &Indexes,
    phrase: &[Vec<String>],
    leaves: &[(usize, u8)],
    documents: usize,
) -> io::Result<Vec<u8>> {
    let mut all: Option<Vec<u8>> = None;
    for word in phrase {
        let mut levels = vec![0; documents];
        for stem in word {
            if let Some(list) = index.list(Kind::Stem, stem, level::OF_SYNONYM)? {
                index.write(&list, &mut levels)?;
            }
        }
        all = Some(match all {
            Some(before) => before.into_iter().zip(levels).map(|(a, b)| a.min(b)).collect(),
            None => levels,
        });
    }
    let mut all = all.unwrap_or_else(|| vec![0; documents]);
    for (leaf, code) in leaves {
        index.write_leaf(*leaf, *code, &mut all)?;
    }
    Ok(all)
}

/// Under what two words stand as neighbours: by the first stems of each language.
fn pair_terms(a: &Slot, b: &Slot) -> Vec<String> {
    let language = |stem: &String| stem.as_bytes().first().copied();
    let second = |first: &String| b.stems.iter().find(|s| language(s) == language(first));
    a.stems
        .iter()
        .filter_map(|first| second(first).map(|second| pair(first, second)))
        .collect()
}
