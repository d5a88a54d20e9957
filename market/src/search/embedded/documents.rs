//! How offers and enterprises become documents.

use super::{
    lexicon::Lexicon,
    packed::Packed,
    schema::{Fields, Part, Shown, Words, document},
};
use crate::{
    catalogue::taxonomy::{cpv_stem, taxonomy},
    error::Result,
    locale::{Locale, Localised},
    place::{Region, Teryt},
    search::{EnterpriseDoc, OfferDoc, analysis},
};
use tantivy::{TantivyDocument, schema::Schema};

/// The names of enterprises and towns are in the region's language.
const NAMES: Locale = Locale::Pl;

/// An offer's document.
pub fn offer(
    fields: &Fields,
    schema: &Schema,
    region: &Region,
    lexicon: &mut Lexicon,
    doc: &OfferDoc,
) -> Result<TantivyDocument> {
    let title_words = title_words(lexicon, &doc.title);
    let packed = Packed::offer(
        doc,
        taxonomy().position(&doc.category),
        county(region, doc.county),
        title_words,
    );
    let shown = Shown {
        slug: doc.slug.clone(),
        title: doc.title.clone(),
        ..Shown::default()
    };
    let mut out = document(fields, schema, doc.id.0, &shown, &packed)?;
    let mut words = Words::new(lexicon);
    words.add_all(Part::Title, &doc.title);
    words.add_all(Part::Summary, &doc.summary);
    words.add_all(Part::Body, &doc.body);
    words.add(Part::Seller, NAMES, &doc.enterprise_name);
    words.add(Part::Seller, NAMES, &doc.town);
    words.write(fields, &mut out);
    out.add_text(fields.leaf, &doc.category);
    out.add_text(fields.seller, &doc.enterprise_slug);
    for code in &doc.cpv {
        out.add_text(fields.cpv, cpv_stem(code));
    }
    Ok(out)
}

/// An enterprise's document.
pub fn enterprise(
    fields: &Fields,
    schema: &Schema,
    region: &Region,
    lexicon: &mut Lexicon,
    doc: &EnterpriseDoc,
) -> Result<TantivyDocument> {
    let mut categories = Vec::new();
    for category in doc.categories.iter().filter_map(|code| taxonomy().by_code(code)) {
        let group = category.group.as_deref();
        for position in [Some(category.code.as_str()), group]
            .into_iter()
            .flatten()
            .filter_map(|c| taxonomy().position(c))
        {
            if !categories.contains(&position) {
                categories.push(position);
            }
        }
    }
    let packed = Packed::enterprise(
        doc,
        categories,
        county(region, doc.county),
        analysis::tokens(&doc.name).count(),
    );
    let shown = Shown {
        slug: doc.slug.clone(),
        name: doc.name.clone(),
        town: doc.town.clone(),
        ..Shown::default()
    };
    let mut out = document(fields, schema, doc.id.0, &shown, &packed)?;
    let mut words = Words::new(lexicon);
    words.add(Part::Title, NAMES, &doc.name);
    words.add(Part::Seller, NAMES, &doc.legal_name);
    words.add(Part::Seller, NAMES, &doc.town);
    words.add_all(Part::Body, &doc.body);
    words.write(fields, &mut out);
    for category in &doc.categories {
        out.add_text(fields.leaf, category);
    }
    out.add_text(fields.sort, &doc.sort_name);
    Ok(out)
}

fn county(region: &Region, county: Option<Teryt>) -> Option<usize> {
    county.and_then(|teryt| region.counties.iter().position(|c| c.teryt == teryt))
}

/// How long the shortest title is, in words that say something.
fn title_words(lexicon: &mut Lexicon, title: &Localised<String>) -> usize {
    let telling = |(locale, text): (Locale, &String)| {
        analysis::words(text)
            .filter_map(|w| lexicon.word(locale, w))
            .filter(|w| !w.joins)
            .count()
    };
    title.iter().map(telling).min().unwrap_or(0)
}
