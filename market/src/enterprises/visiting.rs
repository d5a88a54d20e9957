//! When an enterprise can be visited: its week, and the days on which it is closed. Pure.

use crate::{error::FieldError, locale::Localised};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Opening hours and holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visiting {
    /// The spans of each day, Monday first; a day without one is closed.
    pub week: [Vec<Span>; 7],
    /// Closed for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

/// From when to when on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// From.
    pub from: NaiveTime,
    /// To, later.
    pub to: NaiveTime,
}

/// Days on which it is closed, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Why, or what to do meanwhile.
    #[serde(default)]
    pub note: Localised<String>,
}

impl Visiting {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.closed.is_none() && self.week.iter().all(Vec::is_empty)
    }

    /// What is said of being closed, from two weeks before it begins to its last day.
    pub fn closed_on(&self, day: NaiveDate) -> Option<&Closed> {
        self.closed
            .as_ref()
            .filter(|c| day <= c.until && (c.from - day).num_days() <= 14)
    }
}

impl Span {
    /// As it is typed and shown: `8:00–15:30`.
    pub fn to_text(self) -> String {
        let time = |t: NaiveTime| t.format("%-H:%M").to_string();
        format!("{}–{}", time(self.from), time(self.to))
    }
}

/// Reads the spans of a day: `8-16`, `8:00–12:00, 13:00–17:30`. Nothing, or a hyphen, is closed.
///
/// # Errors
/// `invalid.hours` for the field.
pub fn spans_parse(field: &str, text: &str) -> Result<Vec<Span>, FieldError> {
    let wrong = || FieldError::new(field, "invalid.hours", text);
    let trimmed = text.trim();
    if trimmed.is_empty() || matches!(trimmed, "-" | "–") {
        return Ok(Vec::new());
    }
    let mut out: Vec<Span> = Vec::new();
    for part in trimmed.split([',', ';']) {
        let (from, to) = part.split_once(['-', '–', '—']).ok_or_else(wrong)?;
        let span = Span {
            from: time(from).ok_or_else(wrong)?,
            to: time(to).ok_or_else(wrong)?,
        };
        if span.from >= span.to || out.last().is_some_and(|last| last.to > span.from) {
            return Err(wrong());
        }
        out.push(span);
    }
    Ok(out)
}

fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let read = |t: &str| {
            spans_parse("mon", t).map(|s| s.iter().map(|s| s.to_text()).collect::<Vec<_>>().join(", "))
        };
        assert_eq!(read("8-16").expect("read"), "8:00–16:00");
        assert_eq!(
            read("8.00 – 12:30, 13-17").expect("read"),
            "8:00–12:30, 13:00–17:00"
        );
        assert_eq!(read(" – ").expect("read"), "");
        for bad in ["16-8", "8-12, 11-14", "rano", "25-26", "8"] {
            assert_eq!(read(bad).expect_err(bad).code, "invalid.hours");
        }
    }

    #[test]
    fn being_closed_is_said_in_time_and_not_after() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).expect("a day");
        let visiting = Visiting {
            closed: Some(Closed {
                from: day(20),
                until: day(27),
                note: Localised::default(),
            }),
            ..Visiting::default()
        };
        assert!(visiting.closed_on(day(5)).is_none() && visiting.closed_on(day(6)).is_some());
        assert!(visiting.closed_on(day(27)).is_some() && visiting.closed_on(day(28)).is_none());
    }
}
