//! Files as tables of text: character sets, separators and sheets; every row knows where it stands.

use super::{
    decode::{Lines, decoded, detected, separator_line},
    lists::unguarded,
    report::BadCell,
    workbook::workbook_check,
};
use crate::error::{Error, FieldError, Result};
use calamine::{Data, Reader, Xlsx};
use std::{collections::HashMap, io::Cursor};

/// The largest file that is read, in bytes.
pub(super) const MAX_BYTES: usize = 256 << 20;

/// A table: a heading and rows.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The headings as they stand in the file.
    pub header: Vec<String>,
    /// Where the headings stand.
    pub header_line: u64,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
    /// What was wrong with the table itself; a row that is named here is not in `rows`.
    pub bad: Vec<BadCell>,
    index: HashMap<String, usize>,
}

/// A row and where it stands.
#[derive(Debug)]
pub(super) struct Row {
    /// The line in a CSV file, the row's number in a sheet.
    pub line: u64,
    cells: Vec<String>,
}

impl Row {
    /// The text at a position; nothing where the row is short.
    pub fn at(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", String::as_str)
    }
}

/// An error of the file as a whole.
pub(super) fn file_error(code: &'static str, value: impl Into<String>) -> Error {
    Error::Invalid(vec![FieldError::new("file", code, value)])
}

impl Table {
    /// Reads a CSV file or the first sheet of a workbook, whichever the bytes are.
    pub fn read(bytes: &[u8], delimiter: Option<char>) -> Result<Self> {
        if bytes.len() > MAX_BYTES {
            return Err(file_error("invalid.file_large", bytes.len().to_string()));
        }
        let table = if bytes.starts_with(b"PK\x03\x04") {
            Self::from_xlsx(bytes)?
        } else {
            Self::from_csv(&decoded(bytes)?, delimiter)?
        };
        if table.header.is_empty() {
            Err(file_error("invalid.file_empty", ""))
        } else {
            Ok(table)
        }
    }

    /// A table made of cells, as if it had been a file.
    pub fn of(header: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let mut table = Self::default();
        table.set_header(1, header);
        for (line, cells) in (2..).zip(rows) {
            table.push(line, cells);
        }
        table
    }

    /// The position of a column, whatever the case of its heading.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.index
            .get(column)
            .copied()
            .or_else(|| self.index.get(&column.to_lowercase()).copied())
    }

    /// What a row has in a column; nothing where the table has no such column.
    pub fn cell<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        self.position(column).map_or("", |i| row.at(i))
    }

    /// Whether any row has something in a column.
    pub fn is_used(&self, position: usize) -> bool {
        self.rows.iter().any(|r| !r.at(position).trim().is_empty())
    }

    fn set_header(&mut self, line: u64, header: Vec<String>) {
        self.header_line = line;
        for (position, name) in header.iter().enumerate() {
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            if self.index.insert(name.to_lowercase(), position).is_some() {
                self.bad
                    .push(BadCell::new(line, name, "invalid.column_twice", name));
            }
        }
        self.header = header.into_iter().map(|h| h.trim().to_owned()).collect();
        while self.header.last().is_some_and(String::is_empty) {
            self.header.pop();
        }
    }

    fn push(&mut self, line: u64, cells: Vec<String>) {
        if cells.iter().all(|c| c.trim().is_empty()) {
            return;
        }
        if let Some(extra) = cells
            .iter()
            .skip(self.header.len())
            .find(|c| !c.trim().is_empty())
        {
            self.bad.push(BadCell::new(line, "", "invalid.row_length", extra));
            return;
        }
        self.rows.push(Row { line, cells });
    }

    fn from_csv(text: &str, delimiter: Option<char>) -> Result<Self> {
        let mut table = Self::default();
        let (text, skipped, said) = separator_line(text);
        let delimiter = delimiter
            .or(said)
            .map_or_else(|| detected(text), |c| u8::try_from(c).unwrap_or(b','));
        let lines = Lines::of(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut last = 0;
        for record in reader.records() {
            let record = record.map_err(|e| file_error("invalid.file_unreadable", e.to_string()))?;
            let start = record
                .position()
                .and_then(|p| usize::try_from(p.byte()).ok())
                .unwrap_or(0);
            last = start;
            let line = skipped + lines.at(text, start);
            let cells = record.iter().map(|c| unguarded(c).to_owned()).collect();
            if table.header.is_empty() {
                table.set_header(line, cells)
            } else {
                table.push(line, cells)
            }
        }
        // A quotation mark that is never closed swallows the rest of the file into one cell.
        let rest = text.get(last..).unwrap_or_default().trim_matches(['\r', '\n']);
        if rest.contains('\n') && !rest.bytes().filter(|b| *b == b'"').count().is_multiple_of(2) {
            table.rows.retain(|r| r.line < skipped + lines.at(text, last));
            table.bad.push(BadCell::new(
                skipped + lines.at(text, last),
                "",
                "invalid.quote_open",
                rest,
            ));
        }
        Ok(table)
    }

    fn from_xlsx(bytes: &[u8]) -> Result<Self> {
        let unreadable = |e: &dyn std::fmt::Display| file_error("invalid.file_unreadable", e.to_string());
        workbook_check(bytes)?;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
        let sheet = book
            .worksheet_range_at(0)
            .ok_or_else(|| file_error("invalid.file_empty", ""))?
            .map_err(|e| unreadable(&e))?;
        let first = sheet.start().map_or(0, |(row, _)| u64::from(row));
        let mut table = Self::default();
        for (number, row) in (first + 1..).zip(sheet.rows()) {
            let cells: Vec<String> = row.iter().map(|c| unguarded(&shown(c)).to_owned()).collect();
            if table.header.is_empty() {
                table.set_header(number, cells);
                continue;
            }
            let wrong = row.iter().position(|c| matches!(c, Data::Error(_)));
            match wrong {
                Some(at) => table.bad.push(BadCell::new(
                    number,
                    table.header.get(at).cloned().unwrap_or_default(),
                    "invalid.cell_error",
                    &cells[at],
                )),
                None => table.push(number, cells),
            }
        }
        Ok(table)
    }
}

/// A cell of a sheet as text: whole numbers without a fraction, days as `YYYY-MM-DD`.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        // A sheet keeps and shows 15 digits; the rest is noise of binary fractions.
        Data::Float(n) => format!("{n:.14e}").parse::<f64>().unwrap_or(*n).to_string(),
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                date
            } else {
                format!("{date}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        Data::DateTime(at) => at.as_f64().to_string(),
        Data::DateTimeIso(at) => at.strip_suffix("T00:00:00").unwrap_or(at).to_owned(),
        Data::DurationIso(text) => text.clone(),
        Data::Error(e) => e.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Table {
        Table::read(bytes, None).expect("a table")
    }

    #[test]
    fn polish_letters_survive_every_character_set() {
        let text = "key;title_pl\r\n1;Świeca żółta\r\n";
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let (windows, ..) = encoding_rs::WINDOWS_1250.encode(text);
        let marked = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), marked.as_bytes(), &utf16, &windows] {
            let t = table(bytes);
            assert_eq!(t.header, ["key", "title_pl"]);
            assert_eq!(t.cell(&t.rows[0], "title_pl"), "Świeca żółta");
        }
    }

    #[test]
    fn the_separator_is_that_of_the_heading_outside_quotes() {
        for text in [
            "a,\"b;;;\"\n1,2",
            "a;\"b,,,\"\n1;2",
            "a\t\"b,;\"\n1\t2",
            "sep=;\r\na;b\r\n1;2",
        ] {
            let t = table(text.as_bytes());
            assert_eq!(
                (t.header.len(), t.rows.len(), t.rows[0].at(1)),
                (2, 1, "2"),
                "{text:?}"
            );
        }
        assert_eq!(table(b"key\n1\n").header, ["key"]);
    }

    #[test]
    fn rows_stand_on_the_lines_that_an_editor_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,\"two", "lines\"", "", "4,5", ",", "6,7"].join(end);
            let lines: Vec<u64> = table(text.as_bytes()).rows.iter().map(|r| r.line).collect();
            assert_eq!(lines, [2, 5, 7], "{end:?}");
        }
    }

    #[test]
    fn broken_rows_are_named() {
        let t = table(b"a,b\n1,2,3\n4\n5,6,,\n");
        assert_eq!(t.bad, [BadCell::new(2, "", "invalid.row_length", "3")]);
        assert_eq!(t.rows.len(), 2);
        let t = table(b"a,b\n1,2\n3,\"open\n5,6\n7,8\n");
        assert_eq!(
            (t.bad[0].line, t.bad[0].code, t.rows.len()),
            (3, "invalid.quote_open", 1)
        );
        assert_eq!(table(b"a,A\n1,2\n").bad[0].code, "invalid.column_twice");
        assert!(Table::read(b"", None).is_err() && Table::read(b"PK\x03\x04rubbish", None).is_err());
    }

    #[test]
    fn a_sheet_is_read_as_it_looks() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        let at = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 12).expect("a day");
        for (column, name) in (0..).zip(["key", "price", "on", "yes", "nip"]) {
            sheet.write_string(2, column, name).expect("written");
        }
        sheet.write_string(3, 0, "0042").expect("written");
        sheet.write_number(3, 1, 0.1 + 0.2).expect("written");
        sheet
            .write_datetime_with_format(3, 2, &at, &day)
            .expect("written");
        sheet.write_boolean(3, 3, true).expect("written");
        sheet.write_number(3, 4, 5_260_210_228_f64).expect("written");
        let t = table(&book.save_to_buffer().expect("a workbook"));
        let row = &t.rows[0];
        assert_eq!(row.line, 4);
        assert_eq!(
            [0, 1, 2, 3, 4].map(|i| row.at(i)),
            ["0042", "0.3", "2026-03-12", "yes", "5260210228"]
        );
    }
}
