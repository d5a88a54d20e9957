//! Offers in our own columns: a row for each variant.

use super::{
    categories::{leaf, leaf_codes},
    cells::Cells,
    columns::{Seen, pictures, unknown_columns},
    defaults::Defaults,
    native_address::coverage,
    native_enterprises::source,
    native_variants::{self, OptionColumns},
    parsed::{Items, NOBODY, Parsed, ParsedOffer, without_neighbours},
    report::{BadCell, What},
    table::{Row, Table},
    values::nearest,
};
use crate::{
    catalogue::{
        Audience, Contact, Delivery, Exemption, Food, Kind, Maker, Occasion, OfferDetails, OfferDraft,
        OfferState, OfferText, PriceType, Unit, taxonomy::cpv_check_digit,
    },
    locale::{Locale, Localised},
    place::Region,
};
use std::path::Path;

/// The most characters of a summary.
const SUMMARY: usize = 160;

/// What reading offers needs besides the table.
pub(super) struct Around<'a> {
    pub region: &'a Region,
    pub defaults: &'a Defaults,
    /// The enterprise of rows that name none.
    pub enterprise: Option<&'a str>,
    /// The folder of the file, from which pictures' paths are taken.
    pub folder: &'a Path,
}

/// Reads a table of offers.
pub(super) fn parse(table: &Table, around: &Around) -> Parsed {
    let mut bad = table.bad.clone();
    let mut seen = Seen::default();
    let mut items = Vec::new();
    let whose = |row: &Row| ["enterprise", "source", "key"].map(|c| table.cell(row, c).trim().to_owned());
    for rows in table.rows.chunk_by(|a, b| whose(a) == whose(b)) {
        let mut first = Cells::new(table, &rows[0]);
        if !seen.is_new(whose(&rows[0]).join("\n")) {
            first.fail("key", "invalid.not_consecutive", None);
        }
        match offer(table, rows, first, around) {
            Ok(offer) => items.push(offer),
            Err(mut wrong) => bad.append(&mut wrong),
        }
    }
    without_neighbours(&mut items, &table.bad);
    Parsed::native(Items::Offers(items), unknown_columns(table, What::Offers), bad)
}

fn offer(
    table: &Table,
    rows: &[Row],
    mut cells: Cells,
    around: &Around,
) -> Result<ParsedOffer, Vec<BadCell>> {
    let key = cells.required("key");
    let enterprise = match (cells.text("enterprise"), around.enterprise) {
        (Some(named), _) => named,
        (None, Some(given)) => given.to_owned(),
        (None, None) => cells.required("enterprise"),
    };
    let kind = cells.choice("kind", Kind::ALL, Kind::name);
    if cells.get("kind").is_empty() {
        cells.fail("kind", "invalid.required", None);
    }
    let names = OptionColumns::of(table, rows, &mut cells);
    let price_type = cells
        .choice("price_type", PriceType::ALL, PriceType::name)
        .unwrap_or(PriceType::Fixed);
    let draft = OfferDraft {
        enterprise: NOBODY,
        source: source(&mut cells),
        slug: cells.slug("slug"),
        state: cells
            .choice("state", OfferState::ALL, OfferState::name)
            .unwrap_or(OfferState::Published),
        kind: kind.unwrap_or(Kind::Product),
        category: category(&mut cells, around.defaults),
        texts: texts(&mut cells),
        details: details(&mut cells, price_type, names.names.clone(), around),
        pictures: pictures(&mut cells, &key, around.folder),
        published_on: cells.date("published_on"),
        variants: Vec::new(),
        key,
    };
    let mut bad = cells.bad;
    let (variants, lacks, mut wrong) =
        native_variants::parse(table, rows, &names, price_type, around.defaults);
    bad.append(&mut wrong);
    let mut draft = OfferDraft { variants, ..draft };
    if around.defaults.alt_from_title {
        let titles: Localised<String> = draft.texts.iter().map(|(l, t)| (l, t.title.clone())).collect();
        draft
            .pictures
            .iter_mut()
            .filter(|p| p.alt.is_empty())
            .for_each(|p| p.alt = titles.clone());
    }
    if bad.is_empty() {
        Ok(ParsedOffer {
            line: rows[0].line,
            enterprise,
            draft,
            lacks,
        })
    } else {
        Err(bad)
    }
}

fn category(cells: &mut Cells, defaults: &Defaults) -> String {
    let code = cells
        .text("category")
        .or_else(|| defaults.category.clone())
        .unwrap_or_else(|| cells.required("category"));
    if !code.is_empty() && leaf(&code).is_none() {
        cells.fail("category", "invalid.category", nearest(&code, leaf_codes()));
    }
    code
}

fn texts(cells: &mut Cells) -> Localised<OfferText> {
    let mut out = Localised::default();
    for l in Locale::ALL {
        let (title, summary, description) = (
            cells.text(&format!("title_{l}")),
            cells.text(&format!("summary_{l}")),
            cells.long(&format!("description_{l}")),
        );
        if summary.as_ref().is_some_and(|s| s.chars().count() > SUMMARY) {
            cells.fail(&format!("summary_{l}"), "invalid.summary_long", None);
        }
        match title {
            Some(title) => out.set(
                l,
                Some(OfferText {
                    title,
                    summary,
                    description,
                }),
            ),
            None if summary.is_some() || description.is_some() => {
                cells.fail(&format!("title_{l}"), "invalid.title_missing", None)
            }
            None => {}
        }
    }
    out
}

fn details(
    cells: &mut Cells,
    price_type: PriceType,
    option_names: Vec<Localised<String>>,
    around: &Around,
) -> OfferDetails {
    let defaults = around.defaults;
    let mut audience = cells.choices("audience", Audience::ALL, Audience::name);
    if audience.is_empty() {
        audience = defaults.audience();
    }
    let mut delivery = cells.choices("delivery", Delivery::ALL, Delivery::name);
    if cells.get("delivery").is_empty() && cells.get("kind") == Kind::Product.name() {
        delivery.clone_from(&defaults.delivery);
    }
    let unit = cells.choice("unit", Unit::ALL, Unit::name).or(defaults.unit);
    if cells.get("unit").is_empty() && unit.is_none() {
        cells.fail("unit", "invalid.required", None);
    }
    let food = Food {
        ingredients: cells.localised_long("ingredients"),
        allergens: cells.localised_long("allergens"),
        storage: cells.localised_long("storage"),
    };
    OfferDetails {
        audience,
        price_type,
        unit: unit.unwrap_or(Unit::Piece),
        min_quantity: cells.whole("min_quantity", 1, 1_000_000),
        lead_time_days: cells.whole("lead_time_days", 0, 1000),
        made_to_order: cells.yes("made_to_order"),
        perishable: cells.yes("perishable"),
        withdrawal_exemption: cells.choice("withdrawal_exemption", Exemption::ALL, Exemption::name),
        personalisation: cells.yes("personalisation"),
        capacity_month: cells.whole("capacity_month", 0, 1_000_000_000),
        cpv: cells.list_of("cpv", "invalid.cpv", cpv),
        occasions: cells.choices("occasions", Occasion::ALL, Occasion::name),
        delivery,
        coverage: cells.read("coverage", "invalid.coverage", |t| coverage(t, around.region)),
        maker: maker(cells, defaults),
        eu_responsible: contact(
            cells,
            "eu_responsible_name",
            ["eu_responsible_address", "eu_responsible_email"],
        )
        .or_else(|| defaults.eu_responsible.clone()),
        product_id: cells
            .text("product_id")
            .or_else(|| cells.text("key").filter(|_| defaults.product_id_from_key)),
        warnings: cells.localised_long("warnings"),
        food: (food != Food::default()).then_some(food),
        option_names,
    }
}

fn maker(cells: &mut Cells, defaults: &Defaults) -> Maker {
    let default = defaults.maker_of("");
    match contact(cells, "maker", ["maker_address", "maker_email"]) {
        None => default,
        Some(c) if c.name == "self" => Maker::Itself,
        Some(c) => Maker::Other(c),
    }
}

fn contact(cells: &mut Cells, name: &str, [address, email]: [&str; 2]) -> Option<Contact> {
    let rest = Contact {
        name: String::new(),
        address: cells.text(address).unwrap_or_default(),
        email: cells.text(email).unwrap_or_default(),
    };
    match cells.text(name) {
        Some(name) => Some(Contact { name, ..rest }),
        None => {
            if rest != Contact::default() {
                cells.fail(name, "invalid.required", None);
            }
            None
        }
    }
}

/// Eight digits, or with the check digit behind a hyphen.
fn cpv(text: &str) -> Option<String> {
    let (code, check) = text
        .split_once('-')
        .map_or((text, None), |(code, check)| (code, Some(check)));
    let right = cpv_check_digit(code)?;
    check
        .is_none_or(|c| c.trim() == right.to_string())
        .then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpv_codes_are_checked_by_their_digit() {
        assert_eq!(
            (cpv("03111000-2").as_deref(), cpv("03111000").as_deref()),
            (Some("03111000"), Some("03111000"))
        );
        assert_eq!(
            (cpv("03111000-3"), cpv("3111000"), cpv("abc")),
            (None, None, None)
        );
    }
}
