//! Products as Shopify exports them, with the headings from before and after 2025.

use super::{
    categories::Mapping,
    cells::Cells,
    columns::OPTIONS,
    native_variants::key_of,
    parsed::{Parsed, without_neighbours},
    report::BadCell,
    shop::{Columns, Product, Shop, add_image, price},
    table::{Row, Table},
    values::{scaled, shop_minor, yes_no},
};
use crate::{
    catalogue::{NetQuantity, NetUnit, OfferState, Variant},
    locale::Localised,
    text,
};
use std::collections::HashSet;

const COLUMNS: [(&str, &[&str]); 29] = [
    ("handle", &["Handle", "URL handle"]),
    ("title", &["Title"]),
    ("body", &["Body (HTML)", "Description"]),
    ("vendor", &["Vendor"]),
    (
        "category",
        &[
            "Product Category",
            "Standard Product Type",
            "Standardized Product Type",
        ],
    ),
    ("type", &["Type", "Custom Product Type"]),
    ("tags", &["Tags"]),
    ("google", &["Google Shopping / Google Product Category"]),
    ("published", &["Published", "Published on online store"]),
    ("status", &["Status"]),
    ("option1_name", &["Option1 Name"]),
    ("option1_value", &["Option1 Value"]),
    ("option2_name", &["Option2 Name"]),
    ("option2_value", &["Option2 Value"]),
    ("option3_name", &["Option3 Name"]),
    ("option3_value", &["Option3 Value"]),
    ("sku", &["Variant SKU", "SKU"]),
    ("barcode", &["Variant Barcode", "Barcode"]),
    ("grams", &["Variant Grams", "Weight value (grams)"]),
    ("tracker", &["Variant Inventory Tracker", "Inventory tracker"]),
    ("quantity", &["Variant Inventory Qty", "Inventory quantity"]),
    ("price", &["Variant Price", "Price"]),
    ("compare_at", &["Variant Compare At Price", "Compare-at price"]),
    ("measure", &["Unit Price Total Measure"]),
    ("measure_unit", &["Unit Price Total Measure Unit"]),
    ("image", &["Image Src", "Product image URL"]),
    ("image_position", &["Image Position"]),
    ("image_alt", &["Image Alt Text"]),
    ("seo", &["SEO Description"]),
];
const OPTION_NAMES: [&str; OPTIONS] = ["option1_name", "option2_name", "option3_name"];
const OPTION_VALUES: [&str; OPTIONS] = ["option1_value", "option2_value", "option3_value"];

/// Reads a table of products.
pub(super) fn parse(table: &Table, shop: &Shop) -> Parsed {
    let mut columns = Columns::of(table, &COLUMNS);
    // Only gift cards, which are refused, say anything by it; a picture of a variant is among the product's.
    for name in ["Gift Card", "Variant Image", "Variant image URL"] {
        table.position(name).into_iter().for_each(|i| columns.know(i));
    }
    let mut mapping = Mapping::new(shop.defaults);
    let (mut bad, mut items, mut seen) = (table.bad.clone(), Vec::new(), HashSet::new());
    for rows in grouped(table, &columns) {
        let key = key_of_product(table, &columns, &rows[0]);
        let result = product(table, &columns, shop, rows, &key).and_then(|p| {
            let not_consecutive = || {
                vec![BadCell::new(
                    rows[0].line,
                    columns.name("handle"),
                    "invalid.not_consecutive",
                    &key,
                )]
            };
            if !seen.insert(key.clone()) {
                return Err(not_consecutive());
            }
            let column = if table.position("Type").is_some() {
                columns.name("type")
            } else {
                columns.name("category")
            };
            p.offer(shop, &mut mapping, column).map_err(|b| vec![b])
        });
        match result {
            Ok(offer) => items.push(offer),
            Err(mut wrong) => bad.append(&mut wrong),
        }
    }
    without_neighbours(&mut items, &table.bad);
    Parsed::shop(items, bad, mapping, columns.ignored(table))
}

/// Rows by product: the same handle, or none and no title.
fn grouped<'t>(table: &'t Table, columns: &Columns) -> impl Iterator<Item = &'t [Row]> {
    let (handle, title) = (
        columns.name("handle").to_owned(),
        columns.name("title").to_owned(),
    );
    table.rows.chunk_by(move |a, b| {
        let next = table.cell(b, &handle).trim();
        let titled = !table.cell(b, &title).trim().is_empty();
        next == table.cell(a, &handle).trim() && (!next.is_empty() || !titled) || next.is_empty() && !titled
    })
}

fn key_of_product(table: &Table, columns: &Columns, row: &Row) -> String {
    let handle = table.cell(row, columns.name("handle")).trim();
    let title = table.cell(row, columns.name("title")).trim();
    match (handle, title) {
        ("", "") => String::new(),
        ("", title) => text::slug(title),
        (handle, _) => handle.to_owned(),
    }
}

fn product(
    table: &Table,
    columns: &Columns,
    shop: &Shop,
    rows: &[Row],
    key: &str,
) -> Result<Product, Vec<BadCell>> {
    let mut first = Cells::new(table, &rows[0]);
    let get = |field: &'static str| first.get(columns.name(field)).to_owned();
    let mut names: Vec<&str> = OPTION_NAMES.iter().map(|n| first.get(columns.name(n))).collect();
    while names.last().is_some_and(|n| n.is_empty()) {
        names.pop();
    }
    // A product without options has one that is called Title and worth Default Title.
    if names == ["Title"] && first.get(columns.name("option1_value")) == "Default Title" {
        names.clear();
    }
    let mut product = Product {
        line: rows[0].line,
        source: "shopify",
        key: key.to_owned(),
        state: state(&get("status"), &get("published")),
        title: get("title"),
        summary: get("seo"),
        description: get("body"),
        facts: Vec::new(),
        paths: ["type", "category", "google"].map(get).into(),
        tags: get("tags")
            .split(',')
            .map(|t| t.trim().to_owned())
            .filter(|t| !t.is_empty())
            .collect(),
        vendor: get("vendor"),
        product_id: [get("barcode"), get("sku")]
            .into_iter()
            .map(|id| id.trim_start_matches('\'').to_owned())
            .find(|id| !id.is_empty()),
        images: Vec::new(),
        options: names.iter().map(|n| (*n).to_owned()).collect(),
        variants: Vec::new(),
        lacks: Vec::new(),
    };
    if product.summary.chars().count() > 160 {
        product.summary.clear();
    }
    first.required(columns.name("title"));
    if key.is_empty() {
        first.required(columns.name("handle"));
    }
    if yes_no(first.get("Gift Card")) == Some(true) {
        first.fail("Gift Card", "invalid.type_gift_card", None);
    }
    let mut bad = first.bad;
    let mut images: Vec<(i64, String, String)> = Vec::new();
    for row in rows {
        let mut cells = Cells::new(table, row);
        if row.line == rows[0].line
            || ["option1_value", "price", "sku"]
                .iter()
                .any(|f| !cells.get(columns.name(f)).is_empty())
        {
            variant(&mut cells, columns, shop, &mut product);
        }
        let (image, alt) = (
            cells.get(columns.name("image")),
            cells.get(columns.name("image_alt")),
        );
        let position = cells
            .whole(columns.name("image_position"), 0, 100_000)
            .unwrap_or(i64::MAX);
        let mut found = Vec::new();
        add_image(&mut cells, columns.name("image"), image, alt, &mut found);
        images.extend(found.into_iter().map(|(source, alt)| (position, source, alt)));
        bad.append(&mut cells.bad);
    }
    images.sort_by_key(|(position, ..)| *position);
    for (_, source, alt) in images {
        if !product.images.iter().any(|(s, _)| *s == source) {
            product.images.push((source, alt));
        }
    }
    if bad.is_empty() { Ok(product) } else { Err(bad) }
}

/// `Status` says more than `Published`; products that are active but not on the online store are paused.
fn state(status: &str, published: &str) -> OfferState {
    match (status.to_lowercase().as_str(), yes_no(published)) {
        ("draft", _) => OfferState::Draft,
        ("archived", _) => OfferState::Archived,
        ("unlisted", _) | (_, Some(false)) => OfferState::Paused,
        _ => OfferState::Published,
    }
}

fn variant(cells: &mut Cells, columns: &Columns, shop: &Shop, product: &mut Product) {
    let locale = shop.defaults.locale();
    let mut options = Vec::new();
    for field in OPTION_VALUES.iter().take(product.options.len()) {
        let value = cells.get(columns.name(field));
        if value.is_empty() {
            cells.fail(columns.name(field), "invalid.option_value", None);
        }
        options.push(
            [(locale, value.to_owned())]
                .into_iter()
                .collect::<Localised<String>>(),
        );
    }
    let sku = cells
        .text(columns.name("sku"))
        .map(|s| s.trim_start_matches('\'').to_owned())
        .filter(|s| !s.is_empty());
    let mut key = key_of(&options);
    if product.variants.iter().any(|v| v.key == key) {
        key = sku.clone().unwrap_or_default();
    }
    if product
        .variants
        .iter()
        .any(|v| v.key == key || (v.options == options && !options.is_empty()))
    {
        cells.fail(columns.name("option1_value"), "invalid.duplicate", None);
    }
    // Without a tracker the shop does not count, whatever the quantity says; it may also be below nought.
    let counted = !cells.get(columns.name("tracker")).is_empty();
    let stock = cells
        .whole(columns.name("quantity"), -1_000_000_000, 1_000_000_000)
        .map(|n| n.max(0))
        .filter(|_| counted);
    let grams = cells.read(columns.name("grams"), "invalid.number", |t| {
        scaled(t, 3).filter(|n| *n >= 0)
    });
    let variant = Variant {
        price: price(
            cells,
            columns.name("price"),
            shop.defaults.vat,
            shop.defaults,
            &mut product.lacks,
        ),
        regular_minor: cells
            .read(columns.name("compare_at"), "invalid.price", shop_minor)
            .filter(|n| *n > 0),
        stock,
        weight_g: grams.map(|milli| (milli + 500) / 1000).filter(|g| *g > 0),
        net: net(cells, columns),
        key,
        options,
        sku,
    };
    product.variants.push(variant);
}

/// How much is in it, where the shop shows a price per unit; units that we don't sell by are left out.
fn net(cells: &mut Cells, columns: &Columns) -> Option<NetQuantity> {
    let unit = cells.get(columns.name("measure_unit")).to_lowercase();
    let (factor, unit) = match unit.as_str() {
        "kg" => (1, NetUnit::Kg),
        "g" => (1, NetUnit::G),
        "l" => (1, NetUnit::L),
        "cl" => (10, NetUnit::Ml),
        "ml" => (1, NetUnit::Ml),
        "m" => (1, NetUnit::M),
        "m2" | "m²" | "sqm" => (1, NetUnit::M2),
        "item" | "items" | "piece" => (1, NetUnit::Piece),
        _ => return None,
    };
    let milli = cells.read(columns.name("measure"), "invalid.net_quantity", |t| {
        scaled(t, 3).filter(|n| *n >= 0)
    })?;
    Some(NetQuantity {
        milli: milli.checked_mul(factor)?,
        unit,
    })
    .filter(|n| n.milli > 0)
}
