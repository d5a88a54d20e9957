//! What stands in one cell: numbers, days, closed lists, lists, and the guard against formulas.

use super::{
    report::BadCell,
    table::{Row, Table},
};
use crate::{
    locale::{Locale, Localised},
    text,
};
use chrono::NaiveDate;

/// The cells of one row, and what was wrong with them.
pub(super) struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    /// What was wrong so far.
    pub bad: Vec<BadCell>,
}

impl<'a> Cells<'a> {
    pub fn new(table: &'a Table, row: &'a Row) -> Self {
        Self { table, row, bad: Vec::new() }
    }

    /// The row's line.
    pub fn line(&self) -> u64 {
        self.row.line
    }

    /// What stands in a column, without spaces around it.
    pub fn get(&self, column: &str) -> &'a str {
        self.table.cell(self.row, column).trim()
    }

    /// Says that a column's cell is wrong.
    pub fn fail(&mut self, column: &str, code: &'static str, hint: Option<String>) {
        self.bad.push(BadCell::new(self.row.line, column, code, self.get(column)).hint(hint));
    }

    /// A line of text.
    pub fn text(&self, column: &str) -> Option<String> {
        Some(self.get(column).to_owned()).filter(|t| !t.is_empty())
    }

    /// A text of several lines, kept with the spaces around it, which Markdown may need.
    pub fn long(&self, column: &str) -> Option<String> {
        Some(self.table.cell(self.row, column).to_owned()).filter(|t| !t.trim().is_empty())
    }

    /// A line of text that must be there.
    pub fn required(&mut self, column: &str) -> String {
        self.text(column).unwrap_or_else(|| {
            self.fail(column, "invalid.required", None);
            String::new()
        })
    }

    /// `{stem}_pl`, `{stem}_en`, `{stem}_nl`.
    pub fn localised(&self, stem: &str) -> Localised<String> {
        Locale::ALL.into_iter().filter_map(|l| Some((l, self.text(&format!("{stem}_{l}"))?))).collect()
    }

    /// The same for texts of several lines.
    pub fn localised_long(&self, stem: &str) -> Localised<String> {
        Locale::ALL.into_iter().filter_map(|l| Some((l, self.long(&format!("{stem}_{l}"))?))).collect()
    }

    /// What `read` makes of a cell that is not empty.
    pub fn read<T>(&mut self, column: &str, code: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.get(column);
        if value.is_empty() {
            return None;
        }
        let found = read(value);
        if found.is_none() {
            self.fail(column, code, None);
        }
        found
    }

    /// One of a closed list.
    pub fn choice<T: Copy>(&mut self, column: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let value = self.get(column);
        if value.is_empty() {
            return None;
        }
        let found = chosen(value, all, name);
        if found.is_none() {
            self.fail(column, "invalid.choice", nearest(value, all.iter().map(|v| name(*v))));
        }
        found
    }

    /// Several of a closed list.
    pub fn choices<T: Copy + PartialEq>(&mut self, column: &str, all: &[T], name: fn(T) -> &'static str) -> Vec<T> {
        let mut out = Vec::new();
        for value in self.list(column) {
            match chosen(&value, all, name) {
                Some(v) if out.contains(&v) => {}
                Some(v) => out.push(v),
                None => self.fail(column, "invalid.choice", nearest(&value, all.iter().map(|v| name(*v)))),
            }
        }
        out
    }

    /// The items of a list.
    pub fn list(&self, column: &str) -> Vec<String> {
        items(self.get(column)).map(unescaped).collect()
    }

    /// The items of a list that each mean something; the first that doesn't is named.
    pub fn list_of<T>(&mut self, column: &str, code: &'static str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut out = Vec::new();
        for item in self.list(column) {
            match read(&item) {
                Some(v) => out.push(v),
                None => self.bad.push(BadCell::new(self.row.line, column, code, &item)),
            }
        }
        out
    }

    /// A day.
    pub fn date(&mut self, column: &str) -> Option<NaiveDate> {
        self.read(column, "invalid.date", date)
    }

    /// A whole number inside bounds.
    pub fn whole(&mut self, column: &str, least: i64, most: i64) -> Option<i64> {
        self.read(column, "invalid.number", |t| scaled(t, 0).filter(|n| (least..=most).contains(n)))
    }

    /// Yes or no; empty is no.
    pub fn yes(&mut self, column: &str) -> bool {
        self.read(column, "invalid.yes_no", yes_no).unwrap_or(false)
    }

    /// A web address.
    pub fn url(&mut self, column: &str) -> Option<String> {
        let value = self.text(column)?;
        if is_url(&value) {
            return Some(value);
        }
        let meant = Some(format!("https://{value}")).filter(|u| is_url(u));
        self.fail(column, "invalid.url", meant);
        None
    }

    /// An e-mail address.
    pub fn email(&mut self, column: &str) -> Option<String> {
        self.read(column, "invalid.email", |t| is_email(t).then(|| t.to_owned()))
    }

    /// A wanted part of an address.
    pub fn slug(&mut self, column: &str) -> Option<String> {
        let value = self.text(column)?;
        let right = text::slug(&value);
        if right != value {
            self.fail(column, "invalid.slug", Some(right.clone()));
        }
        Some(right)
    }
}

fn chosen<T: Copy>(value: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|v| name(*v).eq_ignore_ascii_case(value))
}

/// The known name that a mistyped one is closest to, if it is close at all.
pub(super) fn nearest<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let value = value.to_lowercase();
    let far = (value.chars().count() / 3).max(2);
    known.map(|k| (distance(&value, k), k)).filter(|(d, _)| *d <= far).min().map(|(_, k)| k.to_owned())
}

/// How many letters must be added, dropped or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// A decimal number times 10^`places`; nothing when it has more places than that. The decimal sign is a comma
/// or a point; spaces (also those that don't break) stand between thousands, or the other of the two signs does.
pub(super) fn scaled(text: &str, places: u32) -> Option<i64> {
    let (whole, fraction, negative) = digits(text)?;
    let kept = usize::try_from(places).ok()?;
    if fraction.bytes().skip(kept).any(|b| b != b'0') {
        return None;
    }
    let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(kept).collect();
    let value: i64 = format!("{whole}{fraction}").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// An amount in minor units as shops write it: four or more decimals are rounded half up, since shops that keep
/// net prices have them; exactly three may be thousands and are refused unless the last is 0.
pub(super) fn shop_minor(text: &str) -> Option<i64> {
    let (whole, fraction, negative) = digits(text)?;
    if fraction.len() <= 3 {
        return scaled(text, 2).filter(|n| *n >= 0);
    }
    let up = fraction.as_bytes().get(2).is_some_and(|b| *b >= b'5');
    let cut = scaled(&format!("{whole}.{}", fraction.get(..2)?), 2)?;
    (!negative).then_some(cut + i64::from(up))
}

/// The digits before and after the decimal sign, and whether it is below nought.
fn digits(text: &str) -> Option<(String, String, bool)> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')).collect();
    let (bare, negative) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.to_owned(), true),
        None => (bare, false),
    };
    let sign = match (bare.rfind(','), bare.rfind('.')) {
        (Some(c), Some(p)) => Some(c.max(p)),
        (Some(only), None) | (None, Some(only)) => (bare.matches([',', '.']).count() == 1).then_some(only),
        (None, None) => None,
    };
    let (whole, fraction) = sign.map_or((bare.as_str(), ""), |at| (&bare[..at], &bare[at + 1..]));
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let grouped = groups.iter().skip(1).all(|g| g.len() == 3) && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    let whole = groups.concat();
    let numeric = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    (grouped && numeric(&whole) && numeric(fraction) && !(whole.is_empty() && fraction.is_empty())).then(|| (whole, fraction.to_owned(), negative))
}

/// `YYYY-MM-DD`, also with a time of day behind it, and `DD.MM.YYYY`, which Polish and Dutch sheets make of it.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    NaiveDate::parse_from_str(day, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(day, "%d.%m.%Y")).ok()
}

/// Yes or no as sheets and shops write it.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" | "tak" | "prawda" | "ja" | "waar" => Some(true),
        "no" | "false" | "0" | "nie" | "fałsz" | "nee" | "onwaar" => Some(false),
        _ => None,
    }
}

/// An address that a browser can open.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|r| r.split(['/', '?', '#', ':']).next().is_some_and(|host| host.contains('.')) && !r.contains(char::is_whitespace))
}

fn is_email(text: &str) -> bool {
    let Some((who, host)) = text.rsplit_once('@') else { return false };
    !who.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !text.contains(char::is_whitespace)
}

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
    part.chars().flat_map(|c| (c == '\\' || separators.contains(&c)).then_some('\\').into_iter().chain([c])).collect()
}

/// Whether a spreadsheet might take this for a formula, however many apostrophes stand before it.
fn risky(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell for a CSV file, guarded against being run as a formula.
pub(super) fn guarded(cell: &str) -> String {
    if risky(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell for a sheet, whose text is never run: only what import would take for a guard gets one.
pub(super) fn guarded_in_sheet(cell: &str) -> String {
    if cell.starts_with('\'') { guarded(cell) } else { cell.to_owned() }
}

/// A cell as it was before [`guarded`].
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for text in ["1234.50", "1234,5", "1 234,50", "1\u{a0}234,50", "1,234.50", "1.234,50", "1234.500", "\u{202f}1234,50 "] {
            assert_eq!(scaled(text, 2), Some(123_450), "{text}");
        }
        for text in ["1,234", "1.2.3", "12,34.5", "", "a", "1e3", "--1", ",", "9999999999999999999"] {
            assert_eq!(scaled(text, 2), None, "{text}");
        }
        assert_eq!((scaled("-1.5", 1), scaled(".5", 2), scaled("1.234.567", 0), scaled("64", 2)), (Some(-15), Some(50), Some(1_234_567), Some(6400)));
        assert_eq!((shop_minor("16.2602"), shop_minor("16,2650"), shop_minor("9.990"), shop_minor("9.999"), shop_minor("-1")), (Some(1626), Some(1627), Some(999), None, None));
    }

    #[test]
    fn days_addresses_and_answers() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        assert_eq!((date("2026-03-02"), date("02.03.2026"), date("2026-03-02 00:00:00")), (day, day, day));
        assert_eq!((date("2026-02-30"), date("3/2/2026"), date("jutro")), (None, None, None));
        assert!(is_url("https://kubek.pl/a?b=c") && !is_url("kubek.pl") && !is_url("javascript:alert(1)") && !is_url("https://x y.pl"));
        assert!(is_email("biuro@kubek.pl") && !is_email("biuro@kubek") && !is_email("@kubek.pl") && !is_email("a b@kubek.pl"));
        assert_eq!((yes_no("TAK"), yes_no("onwaar"), yes_no("może")), (Some(true), Some(false), None));
    }

    #[test]
    fn a_mistyped_name_finds_its_neighbour() {
        assert_eq!(nearest("titel_pl", ["title_pl", "title_nl", "key"].into_iter()).as_deref(), Some("title_pl"));
        assert_eq!(nearest("zzzzzz", ["title_pl", "key"].into_iter()), None);
    }

    #[test]
    fn guards_are_exact() {
        assert_eq!((guarded("=1+1").as_str(), guarded("-5").as_str(), guarded("O'Neill").as_str()), ("'=1+1", "'-5", "O'Neill"));
        assert_eq!((unguarded("'=1+1"), unguarded("'quoted'"), unguarded("''=x")), ("=1+1", "'quoted'", "'=x"));
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
