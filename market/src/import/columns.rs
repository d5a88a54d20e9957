//! The columns of our own format, in the order of `docs/import.md`.

use super::{
    cells::Cells,
    report::{BadCell, What},
    table::Table,
    values::{is_url, nearest},
};
use crate::{images::PictureView, locale::Locale};
use std::{collections::HashSet, path::Path};

/// How many pictures a thing can have in a file.
pub(super) const MOST_PICTURES: usize = 20;
/// How many columns of pictures an export has at least.
const PICTURES: usize = 8;
/// How many options an offer can have.
pub(super) const OPTIONS: usize = 3;

const ENTERPRISE: &str = "key slug state legal_name brand_name entity_type run_by country krs regon nip be_number street postcode town county lat lon phone email website founded status_decision status_decided_on status_checked_on art94_percent art94_evidence_on employs employs_source employs_on languages networks links self_certified_on capacity_* tagline_* story_* activities";
const OFFER: &str = "enterprise key slug state kind category title_* summary_* description_* audience price_type unit min_quantity lead_time_days made_to_order perishable withdrawal_exemption personalisation capacity_month cpv occasions delivery coverage maker maker_address maker_email eu_responsible_name eu_responsible_address eu_responsible_email product_id warnings_* ingredients_* allergens_* storage_* published_on option1_name_* option1_value_* option2_name_* option2_value_* option3_name_* option3_value_* variant_key sku price price_basis vat currency regular_price stock weight_g net_quantity net_quantity_unit";
const LICENCE: &str = "number grantor enterprise recommended_on granted_on starts_on ends_on state state_on state_reason covers";

/// All columns of a kind of file, with those of `pictures` pictures, at least eight.
pub(super) fn columns(what: What, pictures: usize) -> Vec<String> {
    let (plain, pictures, source) = match what {
        What::Enterprises => (ENTERPRISE, pictures.max(PICTURES), true),
        What::Offers => (OFFER, pictures.max(PICTURES), true),
        What::Licences => (LICENCE, 0, false),
    };
    let pictures = (1..=pictures).flat_map(|n| [format!("picture{n}"), format!("picture{n}_alt_*")]);
    let all = plain
        .split(' ')
        .map(str::to_owned)
        .chain(pictures)
        .chain(source.then(|| "source".to_owned()));
    all.flat_map(|name| match name.strip_suffix('*') {
        Some(stem) => Locale::ALL.map(|l| format!("{stem}{l}")).to_vec(),
        None => vec![name],
    })
    .collect()
}

/// Names every column of a table that is none of ours.
pub(super) fn unknown_columns(table: &Table, what: What) -> Vec<BadCell> {
    let known = columns(what, MOST_PICTURES);
    let mut bad = Vec::new();
    for (position, name) in table.header.iter().enumerate() {
        let is_known = known.iter().any(|k| k.eq_ignore_ascii_case(name));
        // An empty heading over an empty column is what spreadsheets leave behind.
        if !is_known && (!name.is_empty() || table.is_used(position)) {
            let meant = nearest(name, known.iter().map(String::as_str));
            bad.push(BadCell::new(table.header_line, name, "invalid.column_unknown", name).hint(meant));
        }
    }
    bad
}

/// `picture1`, `picture1_alt_pl` and so on. A file's path is taken from the folder of the imported file.
pub(super) fn pictures(cells: &mut Cells, key: &str, folder: &Path) -> Vec<PictureView> {
    let mut out: Vec<PictureView> = Vec::new();
    for n in 1..=MOST_PICTURES {
        let column = format!("picture{n}");
        let alt = cells.localised(&format!("{column}_alt"));
        let source = cells.get(&column);
        if source.is_empty() {
            if !alt.is_empty() {
                cells.fail(&column, "invalid.alt_without_picture", None);
            }
            continue;
        }
        match picture(source, &format!("{key}/{n}"), folder, alt) {
            Ok(view) if out.iter().any(|p| p.source == view.source) => {
                cells.fail(&column, "invalid.duplicate", None)
            }
            Ok(view) => out.push(view),
            Err(code) => cells.fail(&column, code, None),
        }
    }
    out
}

fn picture(
    source: &str,
    seed: &str,
    folder: &Path,
    alt: crate::locale::Localised<String>,
) -> Result<PictureView, &'static str> {
    let elsewhere = source.starts_with("art:")
        || source.starts_with("upload:")
        || source.starts_with("crop:")
        || is_url(source)
        || Path::new(source).is_absolute();
    if !elsewhere && source.contains("://") {
        return Err("invalid.url");
    }
    let file = folder.join(source);
    let source = if elsewhere {
        source
    } else {
        file.to_str().ok_or("invalid.file_unreadable")?
    };
    PictureView::from_source(source, seed, alt)
}

/// Keys that were seen before in this file.
#[derive(Default)]
pub(super) struct Seen(HashSet<String>);

impl Seen {
    /// Whether a key is new; an empty one always is, since it is refused for that.
    pub fn is_new(&mut self, key: String) -> bool {
        key.is_empty() || self.0.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_columns_are_named_with_what_was_meant() {
        let table = Table::read(
            b"enterprise,key,titel_pl,Price,nonsense_column,picture12\nA,1,x,2,y,z\n",
            None,
        )
        .expect("a table");
        let bad = unknown_columns(&table, What::Offers);
        assert_eq!(
            bad.iter()
                .map(|b| (b.column.as_str(), b.hint.as_deref()))
                .collect::<Vec<_>>(),
            [("titel_pl", Some("title_pl")), ("nonsense_column", None)]
        );
    }

    #[test]
    fn a_column_is_listed_once() {
        for what in What::ALL {
            let all = columns(*what, 9);
            assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        }
    }
}
