//! The posting lists of a segment that answer a word: as typed, in other forms, begun so.

use super::{
    level,
    schema::{Fields, LONGEST_START},
    words::Slot,
};
use crate::{
    catalogue::taxonomy::taxonomy,
    error::{Error, Result},
};
use std::{io, sync::Arc};
use tantivy::{
    InvertedIndexReader, SegmentReader,
    postings::{BlockSegmentPostings, TermInfo},
    schema::IndexRecordOption,
};

/// The most different words that a beginning or a misspelling stands for, in a segment.
pub const MOST_TERMS: usize = 64;

/// A posting list, and the level of each frequency in it.
pub struct List {
    /// In which index it is.
    pub kind: Kind,
    /// Where.
    pub info: TermInfo,
    /// By frequency.
    pub codes: [u8; 5],
}

/// Of what a posting list is.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A folded word.
    Word,
    /// A stem with its language.
    Stem,
    /// A beginning of words.
    Start,
}

/// The inverted indexes of a segment.
pub struct Indexes {
    word: Arc<InvertedIndexReader>,
    stem: Arc<InvertedIndexReader>,
    start: Arc<InvertedIndexReader>,
    pair: Arc<InvertedIndexReader>,
    leaf: Arc<InvertedIndexReader>,
}

impl Indexes {
    /// Opens those of a segment.
    pub fn of(segment: &SegmentReader, fields: &Fields) -> Result<Self> {
        let open = |field| segment.inverted_index(field).map_err(Error::internal);
        Ok(Self {
            word: open(fields.word)?,
            stem: open(fields.stem)?,
            start: open(fields.start)?,
            pair: open(fields.pair)?,
            leaf: open(fields.leaf)?,
        })
    }

    /// The index of one kind of list.
    pub fn get(&self, kind: Kind) -> &InvertedIndexReader {
        match kind {
            Kind::Word => &self.word,
            Kind::Stem => &self.stem,
            Kind::Start => &self.start,
        }
    }

    /// Neighbours in titles.
    pub fn pair(&self) -> &InvertedIndexReader {
        &self.pair
    }

    /// The posting list of a term, if it is there.
    pub fn list(&self, kind: Kind, term: &str, codes: [u8; 5]) -> io::Result<Option<List>> {
        Ok(self
            .get(kind)
            .terms()
            .get(term)?
            .map(|info| List { kind, info, codes }))
    }

    /// Everything that answers a word as it was typed.
    pub fn lists(&self, slot: &Slot) -> io::Result<Vec<List>> {
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
                    kind: Kind::Word,
                    info: terms.value().clone(),
                    codes: level::OF_LONG_START,
                });
            }
        }
        Ok(lists)
    }

    /// Notes in `levels`, a byte per document, what a list says, where that is better than what is there.
    pub fn write(&self, list: &List, levels: &mut [u8]) -> io::Result<()> {
        let index = self.get(list.kind);
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

    /// Notes in `levels` that the documents of a leaf category are named by it as `code` says.
    pub fn write_leaf(&self, leaf: usize, code: u8, levels: &mut [u8]) -> io::Result<()> {
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
    if !agrees {
        return own.max(category);
    }
    // A title says "Soy candle" in the category Candles: who typed "candles" found exactly that, and more so than
    // in the workshop on candles.
    let another_form = level::tier(own) == level::STEM && level::own(own) == 1;
    let tier = if another_form && level::own(category) == 2 {
        level::EXACT
    } else {
        level::tier(own)
    };
    level::code(tier, level::BOTH, level::own(own)).max(category)
}
