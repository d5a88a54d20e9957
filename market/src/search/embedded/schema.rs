//! What stands in the index of offers or enterprises, and how a document is written.
//!
//! Words are not indexed once per field of the page: one posting list per word says by its frequency in which
//! part of the page the word stands at best (see [`Part`]). So a typed word costs one look-up, not five.

use super::{
    lexicon::{Lexicon, Number},
    packed::Packed,
};
use crate::{
    error::{Error, Result},
    locale::{Locale, Localised},
    search::analysis,
};
use tantivy::{
    TantivyDocument,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
    },
    tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer},
};
use uuid::Uuid;

/// The longest beginning of a word that is indexed.
pub const LONGEST_START: usize = 12;

/// The part of a page in which a word stands, by rising weight. The number is the frequency in the posting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Long text.
    Body = 1,
    /// One sentence.
    Summary = 2,
    /// Who and where: seller and town.
    Seller = 3,
    /// Title, or an enterprise's name.
    Title = 4,
}

/// The fields; the same for offers and enterprises, which leave empty what they don't have.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The identifier, for replacing and removing.
    pub id: Field,
    /// Folded words.
    pub word: Field,
    /// Stems with their language.
    pub stem: Field,
    /// Beginnings of the words of titles, sellers and towns.
    pub start: Field,
    /// Neighbours in titles, as words and as stems.
    pub pair: Field,
    /// Codes of leaf categories.
    pub leaf: Field,
    /// Slug of the seller.
    pub seller: Field,
    /// CPV codes without trailing zeros.
    pub cpv: Field,
    /// What suggestions show: see [`Shown`].
    pub shown: Field,
    /// By what enterprises are sorted.
    pub sort: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let coded = |option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(CODED)
            .set_fieldnorms(false)
            .set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_bytes_field("id", INDEXED),
        word: schema.add_text_field("word", coded(IndexRecordOption::WithFreqs)),
        stem: schema.add_text_field("stem", coded(IndexRecordOption::WithFreqs)),
        start: schema.add_text_field("start", coded(IndexRecordOption::WithFreqs)),
        pair: schema.add_text_field("pair", coded(IndexRecordOption::Basic)),
        leaf: schema.add_text_field("leaf", STRING),
        seller: schema.add_text_field("seller", STRING),
        cpv: schema.add_text_field("cpv", STRING),
        shown: schema.add_text_field("shown", STORED),
        sort: schema.add_text_field("sort", TextOptions::default().set_fast("raw")),
    };
    for name in super::packed::UNSIGNED {
        schema.add_u64_field(name, FAST);
    }
    for name in super::packed::SIGNED {
        schema.add_i64_field(name, FAST);
    }
    for name in super::packed::REAL {
        schema.add_f64_field(name, FAST);
    }
    (schema.build(), fields)
}

/// What a suggestion shows of a document, without asking the database.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Shown {
    /// Its part of an address.
    pub slug: String,
    /// An offer's titles.
    pub title: Localised<String>,
    /// An enterprise's name and town.
    pub name: String,
    /// See `name`.
    pub town: String,
}

/// Collects the words of a document, each with the best part in which it stands.
pub struct Words<'a> {
    lexicon: &'a mut Lexicon,
    words: Vec<(Number, Part)>,
    stems: Vec<(Number, Part)>,
    /// Words of which beginnings are listed.
    starting: Vec<(Number, Part)>,
    /// Stems side by side in a title.
    pairs: Vec<(Number, Number)>,
}

impl<'a> Words<'a> {
    /// No words yet.
    pub fn new(lexicon: &'a mut Lexicon) -> Self {
        lexicon.tidy();
        Self {
            lexicon,
            words: Vec::new(),
            stems: Vec::new(),
            starting: Vec::new(),
            pairs: Vec::new(),
        }
    }

    /// Adds a text. Words that only join are kept: somebody may ask for nothing else.
    pub fn add(&mut self, part: Part, locale: Locale, text: &str) {
        let mut before = None;
        for known in analysis::words(text)
            .filter_map(|w| self.lexicon.word(locale, w))
            .collect::<Vec<_>>()
        {
            self.words.push((known.word, part));
            self.stems.push((known.stem, part));
            if known.other_stem != known.stem {
                self.stems.push((known.other_stem, part));
            }
            if part >= Part::Seller {
                self.starting.push((known.word, part));
            }
            if part == Part::Title && !known.joins {
                self.pairs.extend(before.map(|b| (b, known.stem)));
                before = Some(known.stem);
            }
        }
    }

    /// Adds a text in each of its languages.
    pub fn add_all(&mut self, part: Part, texts: &Localised<String>) {
        for (locale, text) in texts.iter() {
            self.add(part, locale, text);
        }
    }

    /// Writes the words into a document.
    pub fn write(mut self, fields: &Fields, doc: &mut TantivyDocument) {
        doc.add_text(fields.word, self.coded(&self.words));
        doc.add_text(fields.stem, self.coded(&self.stems));
        let starting = best(&self.starting);
        let mut starts: Vec<(&str, Part)> = Vec::new();
        for (word, part) in &starting {
            let word = self.lexicon.text(*word);
            starts.extend(
                word.char_indices()
                    .take(LONGEST_START)
                    .map(|(at, c)| (&word[..at + c.len_utf8()], *part)),
            );
        }
        let mut text = String::new();
        for (start, part) in best(&starts) {
            // Two parts have starts, so short frequencies will do.
            push_coded(&mut text, start, if part == Part::Title { 1 } else { 2 });
        }
        doc.add_text(fields.start, text);
        self.pairs.sort_unstable();
        self.pairs.dedup();
        let mut text = String::new();
        for (a, b) in &self.pairs {
            push_coded(&mut text, &pair(self.lexicon.text(*a), self.lexicon.text(*b)), 1);
        }
        doc.add_text(fields.pair, text);
    }

    fn coded(&self, words: &[(Number, Part)]) -> String {
        let mut text = String::with_capacity(words.len() * 8);
        for (word, part) in best(words) {
            push_coded(&mut text, self.lexicon.text(word), part as u8);
        }
        text
    }
}

/// Each word once, with the best of its parts.
fn best<T: Copy + Ord>(words: &[(T, Part)]) -> Vec<(T, Part)> {
    let mut words = words.to_vec();
    words.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    words.dedup_by_key(|(word, _)| *word);
    words
}

/// Two stems as neighbours.
pub fn pair(a: &str, b: &str) -> String {
    [a, " ", b].concat()
}

/// A document but for its words.
pub fn document(
    fields: &Fields,
    schema: &Schema,
    id: Uuid,
    shown: &Shown,
    packed: &Packed,
) -> Result<TantivyDocument> {
    let mut doc = TantivyDocument::default();
    doc.add_bytes(fields.id, id.as_bytes());
    doc.add_text(fields.shown, serde_json::to_string(shown)?);
    packed.write(schema, id, &mut doc).map_err(Error::internal)?;
    Ok(doc)
}

const CODED: &str = "coded";

/// The tokenizer that the fields name.
pub fn coded_analyzer() -> (&'static str, TextAnalyzer) {
    (CODED, TextAnalyzer::from(CodedTokenizer::default()))
}

/// `4świeca\n1bis\n`: a word is preceded by how often it is to be counted.
fn push_coded(text: &mut String, word: &str, count: u8) {
    text.push(char::from(b'0' + count));
    text.push_str(word);
    text.push('\n');
}

#[derive(Clone, Default)]
struct CodedTokenizer {
    token: Token,
}

impl Tokenizer for CodedTokenizer {
    type TokenStream<'a> = CodedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> CodedStream<'a> {
        self.token.reset();
        self.token.position = 0;
        CodedStream {
            rest: text,
            again: 0,
            token: &mut self.token,
        }
    }
}

struct CodedStream<'a> {
    rest: &'a str,
    again: u8,
    token: &'a mut Token,
}

impl TokenStream for CodedStream<'_> {
    fn advance(&mut self) -> bool {
        if self.again > 0 {
            self.again -= 1;
            return true;
        }
        let Some((line, rest)) = self.rest.split_once('\n') else {
            return false;
        };
        self.rest = rest;
        let mut chars = line.chars();
        self.again = chars
            .next()
            .and_then(|c| c.to_digit(10))
            .and_then(|n| u8::try_from(n).ok())
            .unwrap_or(1)
            .saturating_sub(1);
        self.token.text.clear();
        self.token.text.push_str(chars.as_str());
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
