//! What the products of shops have in common: columns under several names, prices that lack their VAT, and how a
//! product becomes an offer.

use super::{
    categories::Mapping,
    cells::Cells,
    columns::MOST_PICTURES,
    defaults::Defaults,
    html,
    parsed::{NOBODY, ParsedOffer},
    report::BadCell,
    table::Table,
    values::{is_url, shop_minor},
};
use crate::{
    catalogue::{Kind, OfferDetails, OfferDraft, OfferState, OfferText, PriceType, Unit, Variant},
    images::PictureView,
    locale::Localised,
    money::{Price, Vat},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The most characters of a summary.
const SUMMARY: usize = 160;

/// What reading a shop's file needs besides the table.
pub(super) struct Shop<'a> {
    pub defaults: &'a Defaults,
    /// Whose products they are.
    pub enterprise: &'a str,
    /// The day of the import, for sales with dates.
    pub today: NaiveDate,
}

/// A shop's columns by the names that they have here.
pub(super) struct Columns {
    names: HashMap<&'static str, String>,
    known: HashSet<usize>,
}

impl Columns {
    /// Finds each column under the first of its names that the table has.
    pub fn of(table: &Table, all: &[(&'static str, &[&str])]) -> Self {
        let mut out = Self {
            names: HashMap::new(),
            known: HashSet::new(),
        };
        for (field, names) in all {
            let found = names.iter().find_map(|n| table.position(n).map(|i| (i, *n)));
            out.known.extend(found.map(|(i, _)| i));
            out.names
                .insert(field, found.map_or(names[0], |(_, n)| n).to_owned());
        }
        out
    }

    /// A column's heading, or the one that it would have.
    pub fn name(&self, field: &'static str) -> &str {
        self.names.get(field).map_or(field, String::as_str)
    }

    /// Adds a column that was found otherwise.
    pub fn add(&mut self, field: &'static str, table: &Table, position: usize) {
        self.known.insert(position);
        self.names.insert(field, table.header[position].clone());
    }

    /// Says that a column is looked at, or that nothing is lost when it isn't.
    pub fn know(&mut self, position: usize) {
        self.known.insert(position);
    }

    /// Headings of columns that say something and are not looked at.
    pub fn ignored(&self, table: &Table) -> Vec<String> {
        table
            .header
            .iter()
            .enumerate()
            .filter(|(i, _)| !self.known.contains(i) && table.is_used(*i))
            .map(|(_, name)| name.clone())
            .collect()
    }
}

/// A product as a shop has it.
pub(super) struct Product {
    pub line: u64,
    pub source: &'static str,
    pub key: String,
    pub state: OfferState,
    pub title: String,
    /// One sentence, HTML.
    pub summary: String,
    /// HTML.
    pub description: String,
    /// `name: value`, shown below the description.
    pub facts: Vec<String>,
    /// Categories, best first, as paths with `>`.
    pub paths: Vec<String>,
    pub tags: Vec<String>,
    pub vendor: String,
    pub product_id: Option<String>,
    /// Addresses with alternative texts.
    pub images: Vec<(String, String)>,
    pub options: Vec<String>,
    pub variants: Vec<Variant>,
    pub lacks: Vec<&'static str>,
}

impl Product {
    /// Makes an offer of it. What a category has to be called is said of `column`.
    pub fn offer(mut self, shop: &Shop, mapping: &mut Mapping, column: &str) -> Result<ParsedOffer, BadCell> {
        let defaults = shop.defaults;
        let locale = defaults.locale();
        let said = |text: String| -> Localised<String> {
            [(locale, text)]
                .into_iter()
                .filter(|(_, t)| !t.is_empty())
                .collect()
        };
        let category = mapping.leaf_of(&self.paths, &self.tags).ok_or_else(|| {
            let word = self.paths.iter().chain(&self.tags).find(|w| !w.is_empty());
            BadCell::new(
                self.line,
                column,
                "invalid.category_unmapped",
                word.map_or("", String::as_str),
            )
        })?;
        let title = html::line(&self.title);
        let (summary, description) = self.words();
        let mut pictures = Vec::new();
        for (n, (source, alt)) in self.images.into_iter().take(MOST_PICTURES).enumerate() {
            let alt = if alt.is_empty() && defaults.alt_from_title {
                title.clone()
            } else {
                alt
            };
            let seed = format!("{}/{}", self.key, n + 1);
            let view = PictureView::from_source(&source, &seed, said(alt))
                .map_err(|code| BadCell::new(self.line, "", code, &source))?;
            pictures.push(view);
        }
        self.lacks.sort_unstable();
        self.lacks.dedup();
        let texts = [(
            locale,
            OfferText {
                title,
                summary,
                description,
            },
        )]
        .into_iter()
        .filter(|(_, t)| !t.title.is_empty())
        .collect();
        let details = OfferDetails {
            audience: defaults.audience(),
            price_type: PriceType::Fixed,
            unit: defaults.unit.unwrap_or(Unit::Piece),
            min_quantity: None,
            lead_time_days: None,
            made_to_order: false,
            perishable: false,
            withdrawal_exemption: None,
            personalisation: false,
            capacity_month: None,
            cpv: Vec::new(),
            occasions: Vec::new(),
            delivery: defaults.delivery.clone(),
            coverage: None,
            maker: defaults.maker_of(&self.vendor),
            eu_responsible: defaults.eu_responsible.clone(),
            product_id: self
                .product_id
                .or_else(|| defaults.product_id_from_key.then(|| self.key.clone())),
            warnings: Localised::default(),
            food: None,
            option_names: self.options.into_iter().map(said).collect(),
        };
        let draft = OfferDraft {
            enterprise: NOBODY,
            source: self.source.to_owned(),
            key: self.key,
            slug: None,
            state: self.state,
            kind: Kind::Product,
            category,
            texts,
            details,
            variants: self.variants,
            pictures,
            published_on: None,
        };
        Ok(ParsedOffer {
            line: self.line,
            enterprise: shop.enterprise.to_owned(),
            draft,
            lacks: self.lacks,
        })
    }

    /// Summary and description; a summary that is too long for one begins the description.
    fn words(&self) -> (Option<String>, Option<String>) {
        let line = html::line(&self.summary);
        let fits = !line.is_empty() && line.chars().count() <= SUMMARY;
        let facts: Vec<String> = self
            .facts
            .iter()
            .map(|f| format!("<li>{}</li>", escaped(f)))
            .collect();
        let list = if facts.is_empty() {
            String::new()
        } else {
            format!("<ul>{}</ul>", facts.concat())
        };
        let long = if fits { "" } else { self.summary.as_str() };
        let parts: Vec<String> = [long, self.description.as_str(), list.as_str()]
            .into_iter()
            .filter_map(html::markdown)
            .collect();
        (
            fits.then_some(line),
            Some(parts.join("\n\n")).filter(|d| !d.is_empty()),
        )
    }
}

/// Text inside HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A price as a shop has it: an amount without its terms. What is lacking is noted, and then there is no price.
pub(super) fn price(
    cells: &mut Cells,
    column: &str,
    vat: Option<Vat>,
    defaults: &Defaults,
    lacks: &mut Vec<&'static str>,
) -> Option<Price> {
    let minor = cells.read(column, "invalid.price", shop_minor)?;
    defaults.price(minor, vat, lacks)
}

/// Adds pictures that are not there yet.
pub(super) fn add_image(
    cells: &mut Cells,
    column: &str,
    source: &str,
    alt: &str,
    images: &mut Vec<(String, String)>,
) {
    let source = source.trim().replace(' ', "%20");
    if source.is_empty() || images.iter().any(|(s, _)| *s == source) {
        return;
    }
    if is_url(&source) {
        images.push((source, alt.trim().to_owned()));
    } else {
        cells
            .bad
            .push(BadCell::new(cells.line(), column, "invalid.url", &source));
    }
}
