//! Documents for the file: tagged, accessible PDF from data and embedded templates. It knows no clock, no network, no
//! folder and nothing of the marketplace; all words come with the data.
//!
//! A document's data are one JSON object:
//!
//! | field | what it is |
//! |---|---|
//! | `title`, `kind`, `brand` | the heading, the sort of document, who publishes it |
//! | `as_of`, `made` | the instant in words; the same in UTC as `[year, month, day, hour, minute, second]` |
//! | `demo` | a warning in words, or null |
//! | `of`, `footer` | the word in "1 of 3"; what stands left of it |
//! | `sections` | `{ heading, facts, table, notes }`, each part optional |
//!
//! `facts` are `{ label, lines }`; a `table` is `{ columns: [{ label, width, align }], rows: [[lines]] }`; `lines` and
//! `notes` are lists of lines, and a line is a list of runs `{ t, href, lang, style }` with `style` `strong`, `small` or
//! `code`. Text is placed as text and never read as markup.

mod world;

use serde_json::Value;
use typst::{World, foundations::Datetime};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::{Embedded, Template as Source};

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A wide table on sheets that lie on their side.
    List,
    /// Facts and small tables on upright sheets.
    Card,
}

/// Why there is no document: always a fault of data or template, never of the reader.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data lack what the template needs, or the template is wrong.
    #[error("document: {0}")]
    Compile(String),
    /// The pages can't be written as PDF.
    #[error("document as PDF: {0}")]
    Export(String),
}

/// The document as the bytes of a PDF file (PDF 1.7, PDF/UA-1) in the language with this two-letter tag. The same data
/// give the same bytes. Where a text has letters that none of the fonts has (an emoji, Arabic), which PDF/UA does not
/// allow, they show as boxes, can still be copied as what they are, and the file is tagged without claiming PDF/UA.
///
/// It computes for up to seconds: call it where blocking is allowed.
///
/// # Errors
/// When the data are not of the shape that this crate describes.
pub fn render(template: Template, lang: &str, data: &Value) -> Result<Vec<u8>, Error> {
    let world = Embedded::new(
        match template {
            Template::List => Source::List,
            Template::Card => Source::Card,
        },
        lang,
        data,
    );
    let made = compiled(&world, data);
    // What was computed for this document is of no use to the next.
    comemo::evict(0);
    made
}

fn compiled(world: &dyn World, data: &Value) -> Result<Vec<u8>, Error> {
    let said = |errors: &[typst::diag::SourceDiagnostic]| {
        let all: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
        all.join("; ")
    };
    let document: PagedDocument = typst::compile(world)
        .output
        .map_err(|errors| Error::Compile(said(&errors)))?;
    let options = |standards: &[PdfStandard]| {
        Ok(PdfOptions {
            timestamp: made_at(data),
            standards: PdfStandards::new(standards).map_err(|e| Error::Export(e.message().to_string()))?,
            ..PdfOptions::default()
        })
    };
    typst_pdf::pdf(&document, &options(&[PdfStandard::Ua_1])?).or_else(|_| {
        typst_pdf::pdf(&document, &options(&[PdfStandard::V_1_7])?).map_err(|e| Error::Export(said(&e)))
    })
}

/// `made` as the file's own date.
fn made_at(data: &Value) -> Option<Timestamp> {
    let made = data.get("made")?.as_array()?;
    let part = |i: usize| u8::try_from(made.get(i)?.as_u64()?).ok();
    let year = i32::try_from(made.first()?.as_i64()?).ok()?;
    Datetime::from_ymd_hms(year, part(1)?, part(2)?, part(3)?, part(4)?, part(5)?).map(Timestamp::new_utc)
}

#[cfg(test)]
mod tests;
