//! The cells of a row, read one by one; what is wrong with them is kept.

use super::{
    lists::{items, unescaped},
    report::BadCell,
    table::{Row, Table},
    values::{date, is_email, is_url, nearest, scaled, yes_no},
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
        Self {
            table,
            row,
            bad: Vec::new(),
        }
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
        self.bad
            .push(BadCell::new(self.row.line, column, code, self.get(column)).hint(hint));
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
        Locale::ALL
            .into_iter()
            .filter_map(|l| Some((l, self.text(&format!("{stem}_{l}"))?)))
            .collect()
    }

    /// The same for texts of several lines.
    pub fn localised_long(&self, stem: &str) -> Localised<String> {
        Locale::ALL
            .into_iter()
            .filter_map(|l| Some((l, self.long(&format!("{stem}_{l}"))?)))
            .collect()
    }

    /// What `read` makes of a cell that is not empty.
    pub fn read<T>(
        &mut self,
        column: &str,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
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
            self.fail(
                column,
                "invalid.choice",
                nearest(value, all.iter().map(|v| name(*v))),
            );
        }
        found
    }

    /// Several of a closed list.
    pub fn choices<T: Copy + PartialEq>(
        &mut self,
        column: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Vec<T> {
        let mut out = Vec::new();
        for value in self.list(column) {
            match chosen(&value, all, name) {
                Some(v) if out.contains(&v) => {}
                Some(v) => out.push(v),
                None => self.fail(
                    column,
                    "invalid.choice",
                    nearest(&value, all.iter().map(|v| name(*v))),
                ),
            }
        }
        out
    }

    /// The items of a list.
    pub fn list(&self, column: &str) -> Vec<String> {
        items(self.get(column)).map(unescaped).collect()
    }

    /// The items of a list that each mean something; the first that doesn't is named.
    pub fn list_of<T>(
        &mut self,
        column: &str,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
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
        self.read(column, "invalid.number", |t| {
            scaled(t, 0).filter(|n| (least..=most).contains(n))
        })
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
