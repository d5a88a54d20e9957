//! Lists inside a cell, and the guard against cells that a spreadsheet would run as formulas.

/// The parts between separators; `\` takes the meaning from the character behind it.
pub(super) fn parts(text: &str, separator: char) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut literal) = (0, false);
    for (i, c) in text.char_indices() {
        if c == separator && !literal {
            out.push(text[start..i].trim());
            start = i + c.len_utf8();
        }
        literal = c == '\\' && !literal;
    }
    out.push(text[start..].trim());
    out
}

/// The items of a list that are not empty, still escaped.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    parts(text, '|').into_iter().filter(|p| !p.is_empty())
}

/// A part as it was before [`escaped`].
pub(super) fn unescaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut chars = part.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && matches!(next, '\\' | '|' | '/' | ',') => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// A part that can stand between separators.
pub(super) fn escaped(part: &str, separators: &[char]) -> String {
    part.chars()
        .flat_map(|c| {
            (c == '\\' || separators.contains(&c))
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect()
}

/// Whether a spreadsheet might take this for a formula, however many apostrophes stand before it.
fn risky(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell for a CSV file, guarded against being run as a formula.
pub fn guarded(cell: &str) -> String {
    if risky(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A cell for a sheet, whose text is never run: only what import would take for a guard gets one.
pub(super) fn guarded_in_sheet(cell: &str) -> String {
    if cell.starts_with('\'') {
        guarded(cell)
    } else {
        cell.to_owned()
    }
}

/// A cell as it was before [`guarded`].
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{super::table::Table, *};
    use proptest::prelude::*;

    #[test]
    fn guards_are_exact() {
        assert_eq!(
            (
                guarded("=1+1").as_str(),
                guarded("-5").as_str(),
                guarded("O'Neill").as_str()
            ),
            ("'=1+1", "'-5", "O'Neill")
        );
        assert_eq!(
            (unguarded("'=1+1"), unguarded("'quoted'"), unguarded("''=x")),
            ("=1+1", "'quoted'", "'=x")
        );
    }

    /// Texts with what breaks tables: quotation marks, separators, line ends, apostrophes, signs of formulas.
    fn nasty() -> impl Strategy<Value = String> {
        prop_oneof!["[='+@\"\\-\t\r\n,;|/\\\\a ]{0,12}", ".{0,12}"].prop_map(|s| s.replace('\0', ""))
    }

    proptest! {
        #[test]
        fn guarded_cells_come_back(cell in nasty()) {
            let out = guarded(&cell);
            prop_assert_eq!(unguarded(&out), cell.as_str());
            prop_assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r']));
            let sheet = guarded_in_sheet(&cell);
            prop_assert_eq!(unguarded(&sheet), cell.as_str());
        }

        #[test]
        fn lists_come_back(cells in prop::collection::vec(nasty().prop_map(|s| s.trim().to_owned()), 0..5)) {
            let wanted: Vec<String> = cells.into_iter().filter(|c| !c.is_empty()).collect();
            let text = wanted.iter().map(|c| escaped(c, &['|'])).collect::<Vec<_>>().join(" | ");
            prop_assert_eq!(items(&text).map(unescaped).collect::<Vec<_>>(), wanted);
        }

        #[test]
        fn tables_come_back(rows in prop::collection::vec((nasty(), nasty()), 1..6)) {
            let mut out = csv::Writer::from_writer(Vec::new());
            out.write_record(["key", "one", "two"]).expect("written");
            for (one, two) in &rows {
                out.write_record(["k", &guarded(one), &guarded(two)]).expect("written");
            }
            let table = Table::read(&out.into_inner().expect("bytes"), None).expect("a table");
            let back: Vec<(String, String)> = table.rows.iter().map(|r| (r.at(1).to_owned(), r.at(2).to_owned())).collect();
            prop_assert_eq!(back, rows);
            prop_assert!(table.bad.is_empty());
        }
    }
}
