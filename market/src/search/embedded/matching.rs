//! Looks the words of a question up and notes, per document, how well each is answered.
//!
//! One byte per word and document, written list after list: no heap of cursors, no scores to add. Lists of
//! frequent words are decoded in blocks of 128, and finding the documents that have all words is one walk
//! over a few contiguous bytes.

use super::{
    level,
    lists::{Indexes, Kind, List, for_each_doc},
    misspelt::{add_typos, compound},
    schema::pair,
    table::View,
    words::{Question, Slot},
};
use crate::error::{Error, Result};
use std::io;
use tantivy::schema::IndexRecordOption;

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
                    compound(&question.language.vocabulary, &indexes, &question.slots[i])
                        .map_err(Error::internal)?
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
            if let Some(info) = index.pair().terms().get(&term)? {
                pairs.resize(documents, 0u8);
                for_each_doc(
                    index
                        .pair()
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
