//! Files of the ministry's register of social enterprises. Its tables are published by hand and their headings vary, so a
//! column is known by any of several; letters with and without diacritics are the same.

use super::{
    report::BadCell,
    table::{Row, Table, file_error},
};
use crate::{enterprises::RegisterEntry, error::Result, registers, text};
use chrono::NaiveDate;

const NAME: &[&str] = &[
    "nazwa",
    "nazwa podmiotu",
    "nazwa przedsiebiorstwa spolecznego",
    "nazwa jednostki",
    "firma",
    "name",
];
const NIP: &[&str] = &["nip", "numer nip", "nr nip"];
const REGON: &[&str] = &["regon", "numer regon", "nr regon"];
const KRS: &[&str] = &["krs", "numer krs", "nr krs", "numer w krs"];
const DECISION: &[&str] = &[
    "numer decyzji",
    "nr decyzji",
    "znak decyzji",
    "numer decyzji wojewody",
    "decyzja",
    "decision",
];
const DECIDED_ON: &[&str] = &[
    "data decyzji",
    "data wydania decyzji",
    "data nadania statusu",
    "data uzyskania statusu",
    "decided on",
];
const LOST_ON: &[&str] = &[
    "data utraty statusu",
    "data cofniecia statusu",
    "data pozbawienia statusu",
    "data wykreslenia",
    "data utraty",
    "lost on",
];
const STATUS: &[&str] = &["status", "status podmiotu", "stan"];
const TOWN: &[&str] = &[
    "miejscowosc",
    "siedziba",
    "adres",
    "adres siedziby",
    "miasto",
    "town",
    "address",
];

/// What a column of statuses says of one that does not hold any more, wherever it stands in the cell.
const LOST: &[&str] = &[
    "utrac",
    "utrata",
    "cofni",
    "pozbawi",
    "wykresl",
    "wygas",
    "nieaktyw",
    "lost",
    "withdrawn",
];

struct Columns {
    name: usize,
    nip: Option<usize>,
    regon: Option<usize>,
    krs: Option<usize>,
    decision: usize,
    decided_on: usize,
    lost_on: Option<usize>,
    status: Option<usize>,
    town: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self> {
        let plain: Vec<String> = table.header.iter().map(|h| plain(h)).collect();
        let find = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| plain.iter().position(|heading| heading == name))
        };
        let needed = |names: &[&str]| find(names).ok_or_else(|| file_error("register.columns", names[0]));
        let (nip, regon, krs) = (find(NIP), find(REGON), find(KRS));
        if nip.or(regon).or(krs).is_none() {
            return Err(file_error("register.columns", NIP[0]));
        }
        Ok(Self {
            name: needed(NAME)?,
            nip,
            regon,
            krs,
            decision: needed(DECISION)?,
            decided_on: needed(DECIDED_ON)?,
            lost_on: find(LOST_ON),
            status: find(STATUS),
            town: find(TOWN),
        })
    }
}

/// Folded letters and digits with single spaces.
fn plain(heading: &str) -> String {
    text::fold(heading)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A day as Polish offices and as sheets write it: `29.02.2024 r.`, `2024-02-29`.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.split_whitespace().next()?.trim_end_matches(['r', '.']);
    [
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%d-%m-%Y",
        "%d/%m/%Y",
        "%Y-%m-%dT%H:%M:%S",
    ]
    .iter()
    .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
}

/// A number whose zeros in front a sheet has taken for nothing.
fn padded(text: &str, length: usize) -> String {
    let text = text.trim();
    if !text.is_empty() && text.len() < length && text.bytes().all(|b| b.is_ascii_digit()) {
        format!("{text:0>length$}")
    } else {
        text.to_owned()
    }
}

/// Reads a file of the register, CSV or a workbook: what could be read, and the cells that could not.
///
/// # Errors
/// [`crate::error::Error::Invalid`] for `file` when it can't be read, or lacks a column, which is named.
pub(crate) fn register_read(bytes: &[u8]) -> Result<(Vec<RegisterEntry>, Vec<BadCell>)> {
    let table = Table::read(bytes, None)?;
    let columns = Columns::of(&table)?;
    let (mut entries, mut bad) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match entry(&table, &columns, row) {
            Ok(entry) => entries.push(entry),
            Err(cell) => bad.push(cell),
        }
    }
    // broken lines of the table itself are lines that were not read
    bad.extend(table.bad);
    Ok((entries, bad))
}

fn entry(table: &Table, columns: &Columns, row: &Row) -> Result<RegisterEntry, BadCell> {
    let at = |column: Option<usize>| column.map_or("", |i| row.at(i)).trim();
    let wrong =
        |column: usize, code| BadCell::new(row.line, table.header[column].clone(), code, row.at(column));
    let nip = registers::nip(at(columns.nip));
    let regon = registers::regon(&padded(at(columns.regon), 9));
    let krs = registers::krs(&padded(at(columns.krs), 10));
    if nip.is_none() && regon.is_none() && krs.is_none() {
        let column = columns
            .nip
            .or(columns.regon)
            .or(columns.krs)
            .unwrap_or(columns.name);
        return Err(wrong(column, "register.number"));
    }
    let decision = row
        .at(columns.decision)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if decision.is_empty() {
        return Err(wrong(columns.decision, "invalid.required"));
    }
    let decided_on =
        day(row.at(columns.decided_on)).ok_or_else(|| wrong(columns.decided_on, "invalid.date"))?;
    let status = plain(at(columns.status));
    Ok(RegisterEntry {
        line: row.line,
        name: row.at(columns.name).trim().to_owned(),
        nip,
        regon,
        krs,
        decision,
        decided_on,
        lost: !at(columns.lost_on).is_empty() || LOST.iter().any(|word| status.contains(word)),
        town: at(columns.town).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn headings_vary_and_what_is_not_read_is_named() {
        let text = "Lp.;Nazwa przedsiębiorstwa społecznego;NIP;KRS;Nr decyzji;Data wydania decyzji;Data utraty statusu;Miejscowość\r\n\
            1;Glinka;526-021-02-28;;PS-II.9471. 2.2024;29.02.2024 r.;;Bolesławiec\r\n\
            2;Nitka;;412345;PS.3.2023;2023-04-04;2025-01-01;Wrocław\r\n\
            3;Bez numeru;123;;PS.4.2023;2023-04-04;;\r\n\
            4;Bez daty;5260210228;;PS.5.2023;wkrótce;;\r\n";
        let (entries, bad) = register_read(text.as_bytes()).expect("read");
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].nip.as_deref(), Some("5260210228"));
        assert_eq!(entries[0].decided_on.to_string(), "2024-02-29");
        assert_eq!(
            (entries[0].lost, entries[1].lost, entries[1].krs.as_deref()),
            (false, true, Some("0000412345"))
        );
        let named: Vec<_> = bad.iter().map(|c| (c.line, c.column.as_str(), c.code)).collect();
        assert_eq!(
            named,
            [
                (4, "NIP", "register.number"),
                (5, "Data wydania decyzji", "invalid.date")
            ]
        );
    }

    #[test]
    fn a_column_of_statuses_tells_what_does_not_hold() {
        let text = "nazwa,nip,decyzja,data decyzji,status\nA,5260210228,X/1,2024-01-01,aktywny\nB,5260210228,X/1,2024-01-01,Status utracony\n";
        let (entries, _) = register_read(text.as_bytes()).expect("read");
        assert_eq!(entries.iter().map(|e| e.lost).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_file_without_what_is_needed_is_refused_by_name() {
        for (text, lacks) in [
            ("nip,decyzja,data decyzji\n5260210228,x,2024-01-01\n", "nazwa"),
            ("nazwa,decyzja,data decyzji\nA,x,2024-01-01\n", "nip"),
            (
                "nazwa,nip,data decyzji\nA,5260210228,2024-01-01\n",
                "numer decyzji",
            ),
        ] {
            match register_read(text.as_bytes()) {
                Err(Error::Invalid(e)) => {
                    assert_eq!((e[0].code, e[0].value.as_str()), ("register.columns", lacks));
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
