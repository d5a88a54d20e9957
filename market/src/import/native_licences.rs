//! Licences in our own columns.

use super::{
    cells::Cells,
    columns::{Seen, unknown_columns},
    lists::{items, parts, unescaped},
    parsed::{Items, NOBODY, Parsed, ParsedLicence},
    report::What,
    table::Table,
};
use crate::certification::{LicenceDraft, LicenceState, parse_number};

/// Reads a table of licences.
pub(super) fn parse(table: &Table) -> Parsed {
    let mut bad = table.bad.clone();
    let mut seen = Seen::default();
    let mut found = Vec::new();
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let licence = licence(&mut cells);
        if licence
            .as_ref()
            .is_some_and(|l| !seen.is_new(l.draft.number.clone()))
        {
            cells.fail("number", "invalid.duplicate", None);
        }
        found.extend(licence.filter(|_| cells.bad.is_empty()));
        bad.append(&mut cells.bad);
    }
    Parsed::native(
        Items::Licences(found),
        unknown_columns(table, What::Licences),
        bad,
    )
}

fn licence(cells: &mut Cells) -> Option<ParsedLicence> {
    for column in ["number", "starts_on", "ends_on", "covers"] {
        cells.required(column);
    }
    let number = cells
        .read("number", "invalid.licence_number", parse_number)
        .map(|(number, _)| number);
    let (starts_on, ends_on) = (cells.date("starts_on"), cells.date("ends_on"));
    if starts_on.zip(ends_on).is_some_and(|(starts, ends)| ends < starts) {
        cells.fail("ends_on", "invalid.date_order", None);
    }
    let state = cells
        .choice("state", LicenceState::ALL, LicenceState::name)
        .unwrap_or(LicenceState::Active);
    if state != LicenceState::Active {
        for column in ["state_on", "state_reason"]
            .into_iter()
            .filter(|c| cells.get(c).is_empty())
            .collect::<Vec<_>>()
        {
            cells.fail(column, "invalid.reason_missing", None);
        }
    }
    let covers: Vec<_> = items(cells.get("covers")).map(covered).collect();
    if covers.iter().enumerate().any(|(i, c)| covers[..i].contains(c)) {
        cells.fail("covers", "invalid.duplicate", None);
    }
    Some(ParsedLicence {
        line: cells.line(),
        enterprise: cells.required("enterprise"),
        draft: LicenceDraft {
            grantor: cells.required("grantor"),
            enterprise: NOBODY,
            recommended_on: cells.date("recommended_on"),
            granted_on: cells.date("granted_on"),
            state,
            state_on: cells.date("state_on"),
            state_reason: cells.text("state_reason"),
            covers,
            number: number?,
            starts_on: starts_on?,
            ends_on: ends_on?,
        },
    })
}

/// `offer` or `offer/variant`.
fn covered(item: &str) -> (String, Option<String>) {
    let mut parts = parts(item, '/').into_iter().map(unescaped);
    let offer = parts.next().unwrap_or_default();
    let variant = parts.collect::<Vec<_>>().join("/");
    (offer, Some(variant).filter(|v| !v.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Parsed {
        parse(&Table::read(text.as_bytes(), None).expect("a table"))
    }

    #[test]
    fn a_licence_covers_offers_and_single_variants() {
        let text = "number;grantor;enterprise;granted_on;starts_on;ends_on;covers\nds-2026-0142;DS;a1;2026-03-10;2026-03-12;2027-03-11;mug | candle/large | odd\\/key/v1\n";
        let Parsed {
            items: Items::Licences(found),
            bad,
            ..
        } = parsed(text)
        else {
            panic!("licences")
        };
        assert!(bad.is_empty(), "{bad:?}");
        let draft = &found[0].draft;
        assert_eq!(
            (draft.number.as_str(), draft.state),
            ("DS/2026/0142", LicenceState::Active)
        );
        let some = |v: &str| Some(v.to_owned());
        assert_eq!(
            draft.covers,
            [
                ("mug".to_owned(), None),
                ("candle".to_owned(), some("large")),
                ("odd/key".to_owned(), some("v1"))
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let text = "number,grantor,enterprise,starts_on,ends_on,state,covers\n\
            DS/2026,DS,a1,2026-03-12,2027-03-11,active,mug\n\
            DS/2026/0001,,a1,2026-03-12,2026-03-11,withdrawn,\n\
            DS/2026/0002,DS,a1,2026-03-12,2027-03-11,,mug\n\
            DS-2026-0002,DS,a1,2026-03-12,2027-03-11,,mug\n";
        let bad = parsed(text).bad;
        let all: Vec<(u64, &str, &str)> = bad.iter().map(|b| (b.line, b.column.as_str(), b.code)).collect();
        for one in [
            (2, "number", "invalid.licence_number"),
            (3, "covers", "invalid.required"),
            (3, "ends_on", "invalid.date_order"),
            (3, "state_on", "invalid.reason_missing"),
            (3, "grantor", "invalid.required"),
            (5, "number", "invalid.duplicate"),
        ] {
            assert!(all.contains(&one), "{one:?} in {all:?}");
        }
    }
}
