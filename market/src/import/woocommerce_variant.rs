//! Price, stock and weight of WooCommerce products and variations.

use super::{
    cells::Cells,
    shop::{Columns, price},
    table::{Row, Table},
    values::{date, scaled, shop_minor},
    woocommerce::Woo,
};
use crate::{
    catalogue::Variant,
    money::{Vat, ratio},
};

/// Finds the weight, whose heading names its unit, and answers the unit in thousandths of a gram.
pub(super) fn weight_column(table: &Table, columns: &mut Columns) -> i64 {
    for (position, name) in table.header.iter().enumerate() {
        let lower = name.to_lowercase();
        let unit = ["weight (", "waga (", "gewicht ("]
            .iter()
            .find_map(|begin| lower.strip_prefix(begin));
        if let Some(unit) = unit {
            columns.add("weight", table, position);
            return match unit.trim_end_matches(')') {
                "g" => 1000,
                "lbs" | "lb" => 453_592,
                "oz" => 28_350,
                _ => 1_000_000,
            };
        }
    }
    1_000_000
}

/// The VAT category of a row; a variation has its parent's where it says so.
fn vat(woo: &Woo, row: &Row, parent: Option<&Row>) -> Option<Vat> {
    let defaults = woo.shop.defaults;
    if woo.get(row, "tax_status").eq_ignore_ascii_case("none") {
        return defaults.tax_classes.get("none").copied();
    }
    match (woo.get(row, "tax_class").to_lowercase().as_str(), parent) {
        ("parent", Some(parent)) => vat(woo, parent, None),
        ("" | "standard", _) => defaults.vat,
        (class, _) => defaults
            .tax_classes
            .get(class)
            .copied()
            .or((class == "zero-rate").then_some(Vat::Zero)),
    }
}

pub(super) fn variant(
    woo: &Woo,
    cells: &mut Cells,
    row: &Row,
    parent: Option<&Row>,
    lacks: &mut Vec<&'static str>,
) -> Variant {
    let (sale, regular) = (woo.columns.name("sale_price"), woo.columns.name("regular_price"));
    let day = |field| date(woo.get(row, field));
    let today = woo.shop.today;
    let on_sale = !cells.get(sale).is_empty()
        && day("sale_from").is_none_or(|d| d <= today)
        && day("sale_until").is_none_or(|d| today <= d);
    let rate = vat(woo, row, parent);
    let in_stock = woo.get(row, "in_stock");
    let counted = match (woo.get(row, "stock"), parent) {
        ("parent", Some(parent)) => woo.get(parent, "stock"),
        (own, _) => own,
    };
    let stock = match scaled(counted, 0) {
        Some(n) => Some(n.max(0)),
        None => (in_stock == "0").then_some(0),
    };
    if !counted.is_empty() && scaled(counted, 0).is_none() {
        cells.fail(woo.columns.name("stock"), "invalid.number", None);
    }
    let grams = woo.grams;
    let weight = |cells: &mut Cells, column: &str| {
        cells.read(column, "invalid.number", |t| scaled(t, 4).filter(|n| *n >= 0))
    };
    let own = weight(cells, woo.columns.name("weight"));
    // A variation that says nothing weighs what its parent does.
    let weight_g = own
        .or_else(|| parent.and_then(|p| scaled(woo.get(p, "weight"), 4)))
        .map(|w| ratio(w, grams, 10_000_000));
    Variant {
        price: price(
            cells,
            if on_sale { sale } else { regular },
            rate,
            woo.shop.defaults,
            lacks,
        ),
        regular_minor: cells
            .read(regular, "invalid.price", shop_minor)
            .filter(|n| on_sale && *n > 0),
        stock,
        weight_g: weight_g.filter(|g| *g > 0),
        net: None,
        key: woo.key(row),
        options: Vec::new(),
        sku: cells.text(woo.columns.name("sku")),
    }
}
