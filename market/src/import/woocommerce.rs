//! Products as WooCommerce exports them, with English, Polish and Dutch headings.

use super::{
    categories::Mapping,
    cells::Cells,
    lists::{parts, unescaped},
    parsed::Parsed,
    report::BadCell,
    shop::{Columns, Product, Shop, add_image},
    table::{Row, Table},
    values::scaled,
    woocommerce_options::{Attributes, attribute_columns, options_of, variants_of},
    woocommerce_variant::{variant, weight_column},
};
use crate::catalogue::{OfferState, Variant};
use std::collections::HashMap;

/// Headings of the exporter's own columns (WooCommerce 10; Polish and Dutch from its language packs of 2023).
const COLUMNS: [(&str, &[&str]); 23] = [
    ("id", &["ID"]),
    ("type", &["Type", "Typ"]),
    ("sku", &["SKU", "Artikelnummer"]),
    ("gtin", &["GTIN, UPC, EAN, or ISBN", "GTIN, UPC, EAN of ISBN"]),
    ("name", &["Name", "Nazwa", "Naam"]),
    ("published", &["Published", "Opublikowano", "Gepubliceerd"]),
    (
        "visibility",
        &[
            "Visibility in catalog",
            "Widoczność w katalogu",
            "Zichtbaarheid in catalogus",
        ],
    ),
    (
        "summary",
        &[
            "Short description",
            "Krótki opis",
            "Korte omschrijving",
            "Korte beschrijving",
        ],
    ),
    ("description", &["Description", "Opis", "Beschrijving"]),
    (
        "sale_from",
        &[
            "Date sale price starts",
            "Data rozpoczęcia promocji",
            "Startdatum actieprijs",
        ],
    ),
    (
        "sale_until",
        &[
            "Date sale price ends",
            "Data zakończenia promocji",
            "Einddatum actieprijs",
        ],
    ),
    ("tax_status", &["Tax status", "Status podatku", "Btw status"]),
    ("tax_class", &["Tax class", "Klasa podatkowa", "Belastingklasse"]),
    ("in_stock", &["In stock?", "W magazynie?", "Op voorraad?"]),
    ("stock", &["Stock", "Stan magazynowy", "Voorraad"]),
    ("sale_price", &["Sale price", "Cena promocyjna", "Actieprijs"]),
    ("regular_price", &["Regular price", "Cena", "Reguliere prijs"]),
    ("categories", &["Categories", "Kategorie", "Categorieën"]),
    ("tags", &["Tags", "Tagi"]),
    ("images", &["Images", "Obrazki", "Afbeeldingen"]),
    ("parent", &["Parent", "Element nadrzędny", "Hoofd"]),
    ("position", &["Position", "Pozycja", "Positie"]),
    ("brands", &["Brands", "Marki", "Merken"]),
];

/// What reading rows needs.
pub(super) struct Woo<'a> {
    pub table: &'a Table,
    pub columns: Columns,
    pub attributes: Attributes,
    pub shop: &'a Shop<'a>,
    /// What a shop's weight is multiplied with to be thousandths of a gram.
    pub grams: i64,
}

/// Reads a table of products.
pub(super) fn parse(table: &Table, shop: &Shop) -> Parsed {
    let mut columns = Columns::of(table, &COLUMNS);
    let grams = weight_column(table, &mut columns);
    let attributes = attribute_columns(table, &mut columns);
    let woo = Woo {
        table,
        columns,
        attributes,
        shop,
        grams,
    };
    let mut mapping = Mapping::new(shop.defaults);
    let (mut bad, mut items) = (table.bad.clone(), Vec::new());
    let is_variation = |row: &&Row| woo.get(row, "type").to_lowercase().contains("variation");
    let (variations, products): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(is_variation);
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (at, row) in products.iter().enumerate() {
        let (id, sku) = (woo.get(row, "id"), woo.get(row, "sku"));
        for name in [format!("id:{id}"), sku.to_owned()]
            .into_iter()
            .filter(|n| !matches!(n.as_str(), "" | "id:"))
        {
            if by_name.insert(name.clone(), at).is_some() {
                bad.push(BadCell::new(
                    row.line,
                    woo.columns.name("sku"),
                    "invalid.duplicate",
                    &name,
                ));
            }
        }
    }
    let mut children: Vec<Vec<&Row>> = vec![Vec::new(); products.len()];
    for row in variations {
        let parent = woo.get(row, "parent");
        match by_name.get(parent) {
            Some(at) => children[*at].push(row),
            None => bad.push(BadCell::new(
                row.line,
                woo.columns.name("parent"),
                "invalid.parent_unknown",
                parent,
            )),
        }
    }
    for (row, children) in products.into_iter().zip(children) {
        let offer = product(&woo, row, children).and_then(|p| {
            p.offer(shop, &mut mapping, woo.columns.name("categories"))
                .map_err(|b| vec![b])
        });
        match offer {
            Ok(offer) => items.push(offer),
            Err(mut wrong) => bad.append(&mut wrong),
        }
    }
    let ignored = woo.columns.ignored(table);
    Parsed::shop(items, bad, mapping, ignored)
}

impl<'a> Woo<'a> {
    /// What a row has in a column.
    pub fn get(&self, row: &'a Row, field: &'static str) -> &'a str {
        self.table.cell(row, self.columns.name(field)).trim()
    }

    /// The rows of a comma-separated list, whose own commas have a backslash before them.
    fn list(&self, row: &'a Row, field: &'static str) -> Vec<String> {
        parts(self.get(row, field), ',')
            .into_iter()
            .map(unescaped)
            .filter(|p| !p.is_empty())
            .collect()
    }

    /// The identifier in the shop, or the SKU where there is none.
    pub fn key(&self, row: &Row) -> String {
        let cell = |field| self.table.cell(row, self.columns.name(field)).trim().to_owned();
        Some(cell("id"))
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| cell("sku"))
    }
}

fn product(woo: &Woo, row: &Row, mut children: Vec<&Row>) -> Result<Product, Vec<BadCell>> {
    let mut cells = Cells::new(woo.table, row);
    let kind = woo.get(row, "type").to_lowercase();
    refuse_kind(&mut cells, woo.columns.name("type"), &kind);
    children.iter().for_each(|c| {
        refuse_kind(
            &mut cells,
            woo.columns.name("type"),
            &woo.get(c, "type").to_lowercase(),
        )
    });
    if !cells.bad.is_empty() {
        return Err(cells.bad);
    }
    cells.required(woo.columns.name("name"));
    let key = woo.key(row);
    if key.is_empty() {
        cells.fail(woo.columns.name("sku"), "invalid.required", None);
    }
    let mut product = Product {
        line: row.line,
        source: "woocommerce",
        key,
        state: state(woo.get(row, "published"), woo.get(row, "visibility")),
        title: woo.get(row, "name").to_owned(),
        summary: lines(woo.get(row, "summary")),
        description: lines(woo.get(row, "description")),
        facts: Vec::new(),
        paths: woo.list(row, "categories"),
        tags: woo.list(row, "tags"),
        vendor: woo.list(row, "brands").into_iter().next().unwrap_or_default(),
        product_id: ["gtin", "sku"]
            .into_iter()
            .map(|f| woo.get(row, f).to_owned())
            .find(|id| !id.is_empty()),
        images: Vec::new(),
        options: Vec::new(),
        variants: Vec::new(),
        lacks: Vec::new(),
    };
    // A variation that is not published is switched off; its parent may still be a draft.
    children.retain(|c| woo.get(c, "published") != "0");
    children.sort_by_key(|c| scaled(woo.get(c, "position"), 0).unwrap_or(0));
    let options = options_of(woo, &mut cells, row, &children);
    product.facts = options.facts;
    if kind.contains("variable") {
        if children.is_empty() {
            cells.fail(woo.columns.name("type"), "invalid.variants_missing", None);
        }
        product.options = options.names.iter().map(|(name, _)| name.clone()).collect();
        for child in &children {
            let mut inner = Cells::new(woo.table, child);
            let one = variant(woo, &mut inner, child, Some(row), &mut product.lacks);
            product
                .variants
                .extend(variants_of(woo, &mut inner, child, one, &options.names));
            cells.bad.append(&mut inner.bad);
        }
    } else {
        let one = variant(woo, &mut cells, row, None, &mut product.lacks);
        product.variants.push(Variant {
            key: String::new(),
            ..one
        });
    }
    for from in std::iter::once(row).chain(children) {
        for source in woo.list(from, "images") {
            add_image(
                &mut cells,
                woo.columns.name("images"),
                &source,
                "",
                &mut product.images,
            );
        }
    }
    if cells.bad.is_empty() {
        Ok(product)
    } else {
        Err(cells.bad)
    }
}

/// Refuses what is no thing that can be sent or handed over.
fn refuse_kind(cells: &mut Cells, column: &str, kind: &str) {
    let mut words = kind.split(',').map(str::trim);
    let code = words.find_map(|word| match word {
        "" | "simple" | "variable" | "variation" => None,
        "virtual" => Some("invalid.type_virtual"),
        "downloadable" => Some("invalid.type_downloadable"),
        "grouped" => Some("invalid.type_grouped"),
        "external" => Some("invalid.type_external"),
        _ => Some("invalid.type_unknown"),
    });
    if let Some(code) = code {
        cells.bad.push(BadCell::new(cells.line(), column, code, kind));
    }
}

/// `1` public, `0` private, `-1` draft, `2` waiting; products that lists hide are paused.
fn state(published: &str, visibility: &str) -> OfferState {
    match (published, visibility) {
        ("0", _) | ("1" | "", "hidden") => OfferState::Paused,
        ("1" | "", _) => OfferState::Published,
        _ => OfferState::Draft,
    }
}

/// The exporter writes a line's end as `\n` and a backslash before a real `n` as two.
fn lines(text: &str) -> String {
    text.replace("\\\\n", "\u{1}")
        .replace("\\n", "\n")
        .replace('\u{1}', "\\n")
}
