//! The variants of an offer in our own columns.

use super::{
    cells::Cells,
    columns::OPTIONS,
    defaults::Defaults,
    report::BadCell,
    table::{Row, Table},
    values::scaled,
};
use crate::{
    catalogue::{NetQuantity, NetUnit, PriceType, Variant},
    locale::Localised,
    money::{Basis, Currency, Price, Vat},
    text,
};

/// Which of the option columns an offer uses.
pub(super) struct OptionColumns {
    /// The options' names.
    pub names: Vec<Localised<String>>,
    /// The stems of their values' columns.
    values: Vec<String>,
}

impl OptionColumns {
    /// Reads the names from an offer's first row.
    pub fn of(table: &Table, rows: &[Row], first: &mut Cells) -> Self {
        let mut out = Self {
            names: Vec::new(),
            values: Vec::new(),
        };
        for n in 1..=OPTIONS {
            let name = first.localised(&format!("option{n}_name"));
            let values = format!("option{n}_value");
            if !name.is_empty() {
                out.names.push(name);
                out.values.push(values);
            } else if rows
                .iter()
                .any(|r| !Cells::new(table, r).localised(&values).is_empty())
            {
                first.fail(&format!("option{n}_name_pl"), "invalid.option_name", None);
            }
        }
        out
    }
}

/// Reads a row for each variant: the variants, what keeps prices from being prices, and what is wrong.
pub(super) fn parse(
    table: &Table,
    rows: &[Row],
    names: &OptionColumns,
    price_type: PriceType,
    defaults: &Defaults,
) -> (Vec<Variant>, Vec<&'static str>, Vec<BadCell>) {
    let mut variants: Vec<Variant> = Vec::with_capacity(rows.len());
    let (mut lacks, mut bad) = (Vec::new(), Vec::new());
    for row in rows {
        let mut cells = Cells::new(table, row);
        let options: Vec<Localised<String>> =
            names.values.iter().map(|stem| option(&mut cells, stem)).collect();
        let sku = cells.text("sku");
        // The only variant of an offer needs no key.
        let made = if rows.len() == 1 {
            String::new()
        } else {
            sku.clone().unwrap_or_else(|| key_of(&options))
        };
        let key = cells.text("variant_key").unwrap_or(made);
        if variants.iter().any(|v| v.key == key) {
            cells.fail("variant_key", "invalid.duplicate", None);
        }
        let minor = |cells: &mut Cells, column: &str| {
            cells.read(column, "invalid.price", |t| scaled(t, 2).filter(|n| *n >= 0))
        };
        let amount = minor(&mut cells, "price");
        if amount.is_some() && price_type == PriceType::OnRequest {
            cells.fail("price", "invalid.price_on_request", None);
        }
        variants.push(Variant {
            price: price(&mut cells, amount, defaults, &mut lacks),
            regular_minor: minor(&mut cells, "regular_price"),
            stock: cells.whole("stock", 0, 1_000_000_000),
            weight_g: cells.whole("weight_g", 0, 1_000_000_000),
            net: net(&mut cells),
            key,
            options,
            sku,
        });
        bad.append(&mut cells.bad);
    }
    lacks.sort_unstable();
    lacks.dedup();
    (variants, lacks, bad)
}

fn option(cells: &mut Cells, stem: &str) -> Localised<String> {
    let value = cells.localised(stem);
    if value.is_empty() {
        cells.fail(&format!("{stem}_pl"), "invalid.option_value", None);
    }
    value
}

/// A key made of what tells a variant from the others; empty when there are no options.
pub(super) fn key_of(options: &[Localised<String>]) -> String {
    let said: Vec<&str> = options
        .iter()
        .map(|o| o.text(crate::locale::Locale::Pl))
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        text::slug(&said.join(" "))
    }
}

fn price(
    cells: &mut Cells,
    amount: Option<i64>,
    defaults: &Defaults,
    lacks: &mut Vec<&'static str>,
) -> Option<Price> {
    let said = Defaults {
        vat: cells.choice("vat", &Vat::ALL, Vat::code).or(defaults.vat),
        price_basis: cells
            .choice("price_basis", &[Basis::Net, Basis::Gross], Basis::name)
            .or(defaults.price_basis),
        currency: cells
            .choice("currency", &[Currency::PLN, Currency::EUR], Currency::code)
            .or(defaults.currency),
        ..Defaults::default()
    };
    said.price(amount?, said.vat, lacks)
}

fn net(cells: &mut Cells) -> Option<NetQuantity> {
    let milli = cells.read("net_quantity", "invalid.net_quantity", |t| {
        scaled(t, 3).filter(|n| *n > 0)
    });
    let unit = cells.choice("net_quantity_unit", NetUnit::ALL, NetUnit::name);
    if cells.get("net_quantity").is_empty() != cells.get("net_quantity_unit").is_empty() {
        cells.fail(
            if cells.get("net_quantity").is_empty() {
                "net_quantity"
            } else {
                "net_quantity_unit"
            },
            "invalid.net_quantity",
            None,
        );
    }
    Some(NetQuantity {
        milli: milli?,
        unit: unit?,
    })
}
