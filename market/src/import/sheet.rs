//! An offer as its seller types it on the desk: the cells of our own columns, kept good or bad, and read as a file is.

use super::{
    columns::{OPTIONS, columns},
    defaults::Defaults,
    export_rows::offer_rows,
    native_offers::{Around, parse},
    parsed::Items,
    report::What,
    table::Table,
};
use crate::{
    catalogue::OfferDraft,
    error::FieldError,
    locale::Locale,
    money::{Basis, Currency},
    place::Region,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path, sync::LazyLock};

/// Cells by column.
pub type Cells = BTreeMap<String, String>;

/// The most variants that the desk takes.
pub const MOST_VARIANTS: usize = 60;
/// The most characters of one cell.
const LONGEST: usize = 20_000;

/// Columns that say whose an offer is, where it stands and what its pictures are; nobody types them.
const NOT_TYPED: [&str; 6] = ["enterprise", "key", "slug", "state", "published_on", "source"];
/// Columns of a variant.
const OF_VARIANT: [&str; 10] = [
    "variant_key",
    "sku",
    "price",
    "price_basis",
    "vat",
    "currency",
    "regular_price",
    "stock",
    "weight_g",
    "net_quantity",
];

static TYPED: LazyLock<(Vec<String>, Vec<String>)> = LazyLock::new(|| {
    let all = columns(What::Offers, 0)
        .into_iter()
        .filter(|c| !NOT_TYPED.contains(&c.as_str()) && !c.starts_with("picture"));
    all.partition(|c| !is_of_variant(c))
});

fn is_of_variant(column: &str) -> bool {
    OF_VARIANT.contains(&column) || column == "net_quantity_unit" || column.contains("_value_")
}

/// What was typed of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What is the same for all variants.
    pub cells: Cells,
    /// What differs, a row for each.
    pub variants: Vec<Cells>,
}

/// A difference between two sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The column; a variant's begins with `v1_`, `v2_` and so on.
    pub field: String,
    /// What stands in the first.
    pub before: String,
    /// What stands in the second.
    pub after: String,
}

impl Sheet {
    /// An offer as it would be typed.
    pub fn of(draft: &OfferDraft) -> Self {
        let rows = offer_rows("", draft);
        let (typed, of_variant) = &*TYPED;
        let pick = |row: &super::export_rows::Row, names: &[String]| -> Cells {
            names
                .iter()
                .filter_map(|c| Some((c.clone(), row.get(c)?.clone())))
                .filter(|(_, v)| !v.is_empty())
                .collect()
        };
        Self {
            cells: rows.first().map(|r| pick(r, typed)).unwrap_or_default(),
            variants: if draft.variants.is_empty() {
                vec![Cells::new()]
            } else {
                rows.iter().map(|r| pick(r, of_variant)).collect()
            },
        }
    }

    /// A new offer: what is usual, so that little has to be chosen.
    pub fn fresh(kind: &str) -> Self {
        let cells = [
            ("kind", kind),
            ("price_type", "fixed"),
            ("unit", if kind == "service" { "service" } else { "piece" }),
            ("maker", if kind == "service" { "" } else { "self" }),
            ("audience", "consumers | companies | public_bodies"),
        ];
        let variant = [
            ("price_basis", Basis::Gross.name()),
            ("currency", Currency::PLN.code()),
        ];
        let owned = |pairs: &[(&str, &str)]| -> Cells {
            pairs
                .iter()
                .filter(|(_, v)| !v.is_empty())
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect()
        };
        Self {
            cells: owned(&cells),
            variants: vec![owned(&variant)],
        }
    }

    /// What a form sends. A field that comes several times is a list; a name that is no column of ours is nothing.
    /// `coverage` comes with `coverage_areas` and `coverage_km`, `maker` (`self` or `other`) with `maker_name`, and a
    /// variant's fields begin with `v1_` and so on.
    pub fn from_form<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let (typed, of_variant) = &*TYPED;
        let mut out = Self::default();
        let (mut areas, mut km, mut maker) = (Vec::new(), String::new(), String::new());
        for (name, value) in pairs {
            let value: String = value.replace("\r\n", "\n").chars().take(LONGEST).collect();
            if value.trim().is_empty() {
                continue;
            }
            match name {
                "coverage_areas" => areas.push(value.trim().to_owned()),
                "coverage_km" => km = value.trim().to_owned(),
                "maker_name" => maker = value.trim().to_owned(),
                _ => {}
            }
            if typed.iter().any(|c| c == name) {
                join(&mut out.cells, name, value);
            } else if let Some((n, column)) = variant_field(name)
                && of_variant.iter().any(|c| c == column)
                && n <= MOST_VARIANTS
            {
                if out.variants.len() < n {
                    out.variants.resize_with(n, Cells::new);
                }
                join(&mut out.variants[n - 1], column, value);
            }
        }
        if let Some(coverage) = out.cells.get_mut("coverage") {
            match coverage.as_str() {
                "areas" => *coverage = format!("areas:{}", areas.join("+")),
                "radius" => *coverage = format!("radius:{km}"),
                _ => {}
            }
        }
        if out.get("maker") == "other" {
            out.cells.remove("maker");
            if !maker.is_empty() {
                out.cells.insert("maker".into(), maker);
            }
        }
        if let Some(cpv) = out.cells.get_mut("cpv") {
            *cpv = cpv
                .split([',', ';', ' ', '\n', '|'])
                .filter(|c| !c.is_empty())
                .collect::<Vec<_>>()
                .join(" | ");
        }
        if out.variants.is_empty() {
            out.variants.push(Cells::new());
        }
        out
    }

    /// A cell; empty when nothing was typed.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A cell of a variant, counted from nought.
    pub fn variant(&self, n: usize, column: &str) -> &str {
        self.variants
            .get(n)
            .and_then(|v| v.get(column))
            .map_or("", String::as_str)
    }

    /// Whether a list's cell holds this item.
    pub fn has(&self, column: &str, item: &str) -> bool {
        self.get(column).split('|').any(|i| i.trim() == item)
    }

    /// The title in a language that there is.
    pub fn title(&self, locale: Locale) -> &str {
        std::iter::once(locale)
            .chain(Locale::ALL)
            .map(|l| self.get(&format!("title_{l}")).trim())
            .find(|t| !t.is_empty())
            .unwrap_or_default()
    }

    /// One more variant, which is taxed and priced as the first.
    pub fn variant_add(&mut self) {
        if self.variants.len() < MOST_VARIANTS {
            let mut fresh = Cells::new();
            for column in ["price_basis", "vat", "currency"] {
                if let Some(value) = self.variants.first().and_then(|v| v.get(column)) {
                    fresh.insert(column.to_owned(), value.clone());
                }
            }
            self.variants.push(fresh);
        }
    }

    /// One variant less, counted from nought; the last one stays.
    pub fn variant_drop(&mut self, n: usize) {
        if self.variants.len() > 1 && n < self.variants.len() {
            self.variants.remove(n);
        }
    }

    /// Where two sheets differ, in the order of the columns.
    pub fn differences(&self, other: &Sheet) -> Vec<Difference> {
        let (typed, of_variant) = &*TYPED;
        let mut out = Vec::new();
        let mut push = |field: String, before: &str, after: &str| {
            if meant(&field, before) != meant(&field, after) {
                out.push(Difference {
                    field,
                    before: before.to_owned(),
                    after: after.to_owned(),
                });
            }
        };
        for column in typed {
            push(column.clone(), self.get(column), other.get(column));
        }
        for n in 0..self.variants.len().max(other.variants.len()) {
            for column in of_variant.iter().filter(|c| *c != "variant_key") {
                push(
                    format!("v{}_{column}", n + 1),
                    self.variant(n, column),
                    other.variant(n, column),
                );
            }
        }
        out
    }

    /// Reads it as a row of a file is read; `draft.pictures` are nobody's yet. With it comes what keeps prices from
    /// being prices.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn read(
        &self,
        region: &Region,
        key: &str,
    ) -> Result<(OfferDraft, Vec<&'static str>), Vec<FieldError>> {
        let (typed, of_variant) = &*TYPED;
        let header: Vec<String> = ["enterprise", "key"]
            .into_iter()
            .map(str::to_owned)
            .chain(typed.iter().cloned())
            .chain(of_variant.iter().cloned())
            .collect();
        let rows = self
            .variants
            .iter()
            .enumerate()
            .map(|(n, v)| {
                ["x", key]
                    .into_iter()
                    .map(str::to_owned)
                    .chain(typed.iter().map(|c| {
                        if n == 0 {
                            self.get(c).to_owned()
                        } else {
                            String::new()
                        }
                    }))
                    .chain(of_variant.iter().map(|c| v.get(c).cloned().unwrap_or_default()))
                    .collect()
            })
            .collect();
        let table = Table::of(header, rows);
        let parsed = parse(
            &table,
            &Around {
                region,
                defaults: &Defaults::default(),
                enterprise: None,
                folder: Path::new(""),
            },
        );
        if !parsed.bad.is_empty() {
            return Err(parsed
                .bad
                .into_iter()
                .map(|b| {
                    // the heading is line 1, the first variant line 2
                    let field = if is_of_variant(&b.column) {
                        format!("v{}_{}", b.line.saturating_sub(1).max(1), b.column)
                    } else {
                        b.column
                    };
                    FieldError::new(field, b.code, b.value)
                })
                .collect());
        }
        match parsed.items {
            Items::Offers(mut offers) => match offers.pop() {
                Some(one) => Ok((one.draft, one.lacks)),
                None => Err(vec![FieldError::new("title_pl", "invalid.required", "")]),
            },
            Items::Enterprises(_) | Items::Licences(_) => Err(Vec::new()),
        }
    }
}

/// An amount in minor units as people write it, at least nought.
pub fn amount(text: &str) -> Option<i64> {
    super::values::scaled(text, 2).filter(|n| (0..=100_000_000_000).contains(n))
}

/// A number of pieces as people write it.
pub fn pieces(text: &str) -> Option<i64> {
    super::values::scaled(text, 0).filter(|n| (0..=1_000_000_000).contains(n))
}

/// A decimal number with at most two places, which may be below nought, in hundredths.
pub fn hundredths(text: &str) -> Option<i64> {
    super::values::scaled(text, 2)
}

/// What a cell means, so that the same written otherwise is no difference: a box that is not ticked is a no, and numbers
/// have a comma or a point.
fn meant(field: &str, cell: &str) -> String {
    let cell = cell.trim();
    let ticked = matches!(field, "made_to_order" | "perishable" | "personalisation");
    let number = ["price", "stock", "weight_g", "net_quantity"]
        .iter()
        .any(|n| field.ends_with(n));
    match super::values::scaled(cell, 3) {
        _ if ticked && cell == "no" => String::new(),
        Some(n) if number => n.to_string(),
        _ => cell.to_owned(),
    }
}

fn join(cells: &mut Cells, column: &str, value: String) {
    match cells.get_mut(column) {
        Some(cell) => {
            cell.push_str(" | ");
            cell.push_str(&value);
        }
        None => {
            cells.insert(column.to_owned(), value);
        }
    }
}

/// `v2_price` → the second variant's price.
fn variant_field(name: &str) -> Option<(usize, &str)> {
    let (n, column) = name.strip_prefix('v')?.split_once('_')?;
    let n: usize = n.parse().ok()?;
    (n > 0).then_some((n, column))
}

/// How many options an offer can have.
pub const MOST_OPTIONS: usize = OPTIONS;

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Sheet {
        Sheet::from_form(pairs.iter().copied())
    }

    #[test]
    fn a_form_is_read_as_a_row_of_a_file_and_nothing_else_counts() {
        let region = Region::by_code("lower-silesia").expect("the pack");
        let sheet = typed(&[
            ("kind", "service"),
            ("category", "cleaning"),
            ("title_pl", "Sprzątanie"),
            ("unit", "hour"),
            ("coverage", "areas"),
            ("coverage_areas", "0201"),
            ("coverage_areas", "0225"),
            ("audience", "companies"),
            ("audience", "public_bodies"),
            ("cpv", "90910000, 90919200"),
            ("maker", "other"),
            ("maker_name", "Kto inny"),
            ("v2_price", "12,50"),
            ("v2_vat", "23"),
            ("enterprise", "cudzy"),
            ("state", "published"),
            ("slug", "cudzy"),
            ("v999_price", "1"),
        ]);
        assert_eq!(sheet.get("coverage"), "areas:0201+0225");
        assert_eq!(sheet.get("cpv"), "90910000 | 90919200");
        assert_eq!(sheet.get("maker"), "Kto inny");
        assert!(sheet.has("audience", "public_bodies") && !sheet.has("audience", "consumers"));
        assert_eq!((sheet.variants.len(), sheet.variant(1, "price")), (2, "12,50"));
        for not_typed in ["enterprise", "state", "slug"] {
            assert_eq!(sheet.get(not_typed), "", "{not_typed}");
        }
        let wrong = typed(&[("kind", "product"), ("v1_price", "dużo"), ("v1_stock", "-1")]);
        let fields: Vec<String> = wrong
            .read(region, "x")
            .expect_err("wrong")
            .into_iter()
            .map(|e| e.field)
            .collect();
        for field in ["category", "unit", "v1_price", "v1_stock"] {
            assert!(fields.iter().any(|f| f == field), "{field} among {fields:?}");
        }
    }

    #[test]
    fn the_same_written_otherwise_is_no_difference() {
        let one = typed(&[
            ("title_pl", "Kubek"),
            ("made_to_order", "no"),
            ("v1_price", "54.00"),
            ("v1_net_quantity", "0.350"),
        ]);
        let other = typed(&[
            ("title_pl", " Kubek "),
            ("v1_price", "54,0"),
            ("v1_net_quantity", "0,35"),
        ]);
        assert_eq!(one.differences(&other), []);
        let changed = typed(&[("title_pl", "Kubek"), ("v1_price", "55")]);
        let fields: Vec<String> = one.differences(&changed).into_iter().map(|d| d.field).collect();
        assert_eq!(fields, ["v1_price", "v1_net_quantity"]);
    }

    #[test]
    fn variants_come_and_go() {
        let mut sheet = typed(&[("v1_vat", "23"), ("v1_price", "5"), ("v1_price_basis", "net")]);
        sheet.variant_add();
        assert_eq!((sheet.variant(1, "vat"), sheet.variant(1, "price")), ("23", ""));
        sheet.variant_drop(0);
        sheet.variant_drop(0);
        assert_eq!(sheet.variants.len(), 1, "the last one stays");
    }
}
