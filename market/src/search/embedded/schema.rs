//! What stands in the index of offers or enterprises, and how a document is written.
//!
//! Words are not indexed once per field of the page: one posting list per word says by its frequency in which
//! part of the page the word stands at best (see [`Part`]). So a typed word costs one look-up, not five.

use super::packed::Packed;
use crate::{
    error::{Error, Result},
    locale::{Locale, Localised},
    search::analysis,
};
use std::collections::HashMap;
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions},
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
        let indexing = TextFieldIndexing::default().set_tokenizer(CODED).set_fieldnorms(false).set_index_option(option);
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

/// Collects the words of a document, each once with the best part in which it stands.
#[derive(Default)]
pub struct Words {
    words: HashMap<String, u8>,
    stems: HashMap<String, u8>,
    starts: HashMap<String, u8>,
    pairs: Vec<String>,
}

impl Words {
    /// Adds a text. Stop words are kept: somebody may ask for nothing else.
    pub fn add(&mut self, part: Part, locale: Locale, text: &str) {
        let mut before: Option<(String, Vec<String>)> = None;
        for token in analysis::tokens(text) {
            let stems = analysis::stems(locale, &token.lower);
            if part >= Part::Seller {
                self.add_starts(part, &token.folded);
            }
            if part == Part::Title && !analysis::is_stop_word(locale, &token.folded) {
                if let Some((word, first_stems)) = &before {
                    self.pairs.push(format!("{word} {}", token.folded));
                    for a in first_stems {
                        self.pairs.extend(stems.iter().map(|b| format!("{a} {b}")));
                    }
                }
                before = Some((token.folded.clone(), stems.clone()));
            }
            raise(&mut self.words, token.folded, part as u8);
            for stem in stems {
                raise(&mut self.stems, stem, part as u8);
            }
        }
    }

    /// Adds a text in each of its languages.
    pub fn add_all(&mut self, part: Part, texts: &Localised<String>) {
        for (locale, text) in texts.iter() {
            self.add(part, locale, text);
        }
    }

    fn add_starts(&mut self, part: Part, word: &str) {
        // Two parts have starts, so the frequencies are 1 and 2: short lists.
        let code = if part == Part::Title { 2 } else { 1 };
        for (count, (at, c)) in word.char_indices().enumerate() {
            if count == LONGEST_START {
                break;
            }
            raise_str(&mut self.starts, &word[..at + c.len_utf8()], code);
        }
    }

    /// Writes the words into a document.
    pub fn write(mut self, fields: &Fields, doc: &mut TantivyDocument) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        doc.add_text(fields.word, coded_text(self.words));
        doc.add_text(fields.stem, coded_text(self.stems));
        doc.add_text(fields.start, coded_text(self.starts));
        doc.add_text(fields.pair, coded_text(self.pairs.into_iter().map(|p| (p, 1))));
    }
}

/// A document but for its words.
pub fn document(fields: &Fields, schema: &Schema, id: Uuid, shown: &Shown, packed: &Packed) -> Result<TantivyDocument> {
    let mut doc = TantivyDocument::default();
    doc.add_bytes(fields.id, id.as_bytes());
    doc.add_text(fields.shown, serde_json::to_string(shown)?);
    packed.write(schema, id, &mut doc).map_err(Error::internal)?;
    Ok(doc)
}

fn raise(list: &mut HashMap<String, u8>, word: String, code: u8) {
    let entry = list.entry(word).or_insert(code);
    *entry = code.max(*entry);
}

fn raise_str(list: &mut HashMap<String, u8>, word: &str, code: u8) {
    if let Some(entry) = list.get_mut(word) {
        *entry = code.max(*entry);
    } else {
        list.insert(word.to_owned(), code);
    }
}

const CODED: &str = "coded";

/// The tokenizer that the fields name.
pub fn coded_analyzer() -> (&'static str, TextAnalyzer) {
    (CODED, TextAnalyzer::from(CodedTokenizer::default()))
}

/// `4świeca\n1bis\n`: a word is preceded by how often it is to be counted.
fn coded_text(words: impl IntoIterator<Item = (String, u8)>) -> String {
    let mut text = String::new();
    for (word, code) in words {
        text.push(char::from(b'0' + code));
        text.push_str(&word);
        text.push('\n');
    }
    text
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
        CodedStream { rest: text, again: 0, token: &mut self.token }
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
        let Some((line, rest)) = self.rest.split_once('\n') else { return false };
        self.rest = rest;
        let mut chars = line.chars();
        self.again = chars.next().and_then(|c| c.to_digit(10)).and_then(|n| u8::try_from(n).ok()).unwrap_or(1).saturating_sub(1);
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
