//! Attributes of WooCommerce products: those by which variations differ, and those that are only said.

use super::{
    cells::Cells,
    columns::OPTIONS,
    lists::{parts, unescaped},
    shop::Columns,
    table::{Row, Table},
    woocommerce::Woo,
};
use crate::{
    catalogue::Variant,
    locale::Localised,
    text::{fold, slug},
};

/// How many attributes are looked for.
const MOST: usize = 50;
/// How many variants one variation may stand for.
const MOST_VARIANTS: usize = 100;

/// Positions of name, values and visibility of each attribute.
pub(super) struct Attributes(Vec<[Option<usize>; 3]>);

/// Finds the columns of attributes, in English, Polish or Dutch.
pub(super) fn attribute_columns(table: &Table, columns: &mut Columns) -> Attributes {
    let mut all = Vec::new();
    for n in 1..=MOST {
        let find = |names: [String; 3]| names.iter().find_map(|name| table.position(name));
        let name = find([
            format!("Attribute {n} name"),
            format!("Nazwa atrybutu {n}"),
            format!("Naam eigenschap {n}"),
        ]);
        let values = find([
            format!("Attribute {n} value(s)"),
            format!("Wartości atrybutu {n}"),
            format!("Waarde eigenschap {n}"),
        ]);
        let visible = find([
            format!("Attribute {n} visible"),
            format!("Atrybut {n} widoczny"),
            format!("Zichtbare eigenschap {n}"),
        ]);
        let global = find([
            format!("Attribute {n} global"),
            format!("Atrybut {n}: globalny"),
            format!("Globale eigenschap {n}"),
        ]);
        let default = find([
            format!("Attribute {n} default"),
            format!("Atrybut {n}: wartość domyślna"),
            format!("Standaardeigenschap {n}"),
        ]);
        [name, values, visible, global, default]
            .into_iter()
            .flatten()
            .for_each(|i| columns.know(i));
        all.push([name, values, visible]);
    }
    Attributes(all)
}

/// An attribute of one row.
struct Attribute {
    name: String,
    values: Vec<String>,
    visible: bool,
}

/// What a product's attributes come to.
pub(super) struct Options {
    /// Names of options with all values that the product has of them.
    pub names: Vec<(String, Vec<String>)>,
    /// The other visible ones, `name: value, value`.
    pub facts: Vec<String>,
}

fn attributes(woo: &Woo, row: &Row) -> Vec<Attribute> {
    let at = |position: Option<usize>| position.map_or("", |i| row.at(i)).trim();
    let all = woo.attributes.0.iter().map(|[name, values, visible]| Attribute {
        name: at(*name).to_owned(),
        values: parts(at(*values), ',')
            .into_iter()
            .map(unescaped)
            .filter(|v| !v.is_empty())
            .collect(),
        visible: at(*visible) == "1",
    });
    all.filter(|a| !a.name.is_empty()).collect()
}

/// A product's options are the attributes that its variations name.
pub(super) fn options_of(woo: &Woo, cells: &mut Cells, product: &Row, variations: &[&Row]) -> Options {
    let used: Vec<Attribute> = variations.iter().flat_map(|v| attributes(woo, v)).collect();
    let is_option = |name: &str| used.iter().any(|u| fold(&u.name) == fold(name));
    let (options, others): (Vec<Attribute>, Vec<Attribute>) = attributes(woo, product)
        .into_iter()
        .partition(|a| is_option(&a.name));
    if options.len() > OPTIONS {
        cells.fail(woo.columns.name("name"), "invalid.options_many", None);
    }
    let facts = others
        .into_iter()
        .filter(|a| a.visible && !a.values.is_empty())
        .map(|a| format!("{}: {}", a.name, a.values.join(", ")));
    Options {
        facts: facts.collect(),
        names: options.into_iter().map(|a| (a.name, a.values)).collect(),
    }
}

/// The variants that a variation stands for: one, or one for each value of an option that it leaves open.
pub(super) fn variants_of(
    woo: &Woo,
    cells: &mut Cells,
    variation: &Row,
    one: Variant,
    names: &[(String, Vec<String>)],
) -> Vec<Variant> {
    let own = attributes(woo, variation);
    let mut all: Vec<(Vec<String>, Vec<String>)> = vec![(Vec::new(), Vec::new())];
    for (name, values) in names {
        let said = own
            .iter()
            .find(|a| fold(&a.name) == fold(name))
            .and_then(|a| a.values.first());
        let open = said.is_none();
        let choices = said.map_or(values.as_slice(), std::slice::from_ref);
        all = all
            .into_iter()
            .flat_map(|(chosen, opened)| {
                choices.iter().map(move |value| {
                    let opened = opened.iter().cloned().chain(open.then(|| slug(value))).collect();
                    (chosen.iter().cloned().chain([value.clone()]).collect(), opened)
                })
            })
            .collect();
    }
    if all.is_empty() || all.len() > MOST_VARIANTS {
        cells.fail(
            woo.columns.name("name"),
            if all.is_empty() {
                "invalid.option_value"
            } else {
                "invalid.options_many"
            },
            None,
        );
        return Vec::new();
    }
    let locale = woo.shop.defaults.locale();
    // A count for all of them together says nothing of each, except that there is none.
    let stock = one.stock.filter(|n| all.len() == 1 || *n == 0);
    all.into_iter()
        .map(|(chosen, opened)| Variant {
            key: std::iter::once(one.key.clone())
                .chain(opened)
                .collect::<Vec<_>>()
                .join("-"),
            options: chosen
                .into_iter()
                .map(|value| [(locale, value)].into_iter().collect::<Localised<String>>())
                .collect(),
            stock,
            ..one.clone()
        })
        .collect()
}
