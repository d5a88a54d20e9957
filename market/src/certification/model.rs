//! Licences of the mark: dated rights on named offers. Pure; "valid now" is one function of a span and an instant.

use crate::{closed_list::closed_list, id::LicenceId, locale::Localised};
use chrono::{DateTime, Days, Months, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

closed_list! {
    /// What the grantor has done to a licence; that it has lapsed is a matter of dates, not of state.
    pub enum LicenceState {
        /// Granted and neither suspended nor withdrawn.
        Active = "active",
        /// Suspended with a reason.
        Suspended = "suspended",
        /// Withdrawn with a reason.
        Withdrawn = "withdrawn",
    }
}

/// How a licence stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It covers its offers.
    Valid,
    /// It has not begun.
    NotYet,
    /// Its last day is over.
    Lapsed,
    /// It is suspended.
    Suspended,
    /// It was withdrawn.
    Withdrawn,
}

/// The half-open span of instants `[from, until)` in which a licence covers an offer, with what a page says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkSpan {
    /// As shown: `DS/2026/0142`.
    pub number: String,
    /// As in addresses: `DS-2026-0142`.
    pub key: String,
    /// The grantor's name.
    pub grantor: Localised<String>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// The first instant.
    pub from: DateTime<Utc>,
    /// The first instant after.
    pub until: DateTime<Utc>,
    /// Keys of the covered variants; empty covers all.
    pub variants: Vec<String>,
}

/// Whether `[from, until)` holds `now`: what page, facet, index, API and cache all ask.
pub fn valid_at(from: DateTime<Utc>, until: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    from <= now && now < until
}

impl MarkSpan {
    /// Whether the mark may be shown at `now`.
    pub fn valid_at(&self, now: DateTime<Utc>) -> bool {
        valid_at(self.from, self.until, now)
    }
}

/// A licence as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    /// Its identifier.
    pub id: LicenceId,
    /// As shown: `DS/2026/0142`.
    pub number: String,
    /// As in addresses: `DS-2026-0142`.
    pub key: String,
    /// The grantor's name.
    pub grantor: Localised<String>,
    /// The grantor's time zone.
    pub time_zone: Tz,
    /// The holder's address part.
    pub enterprise_slug: String,
    /// Whether the holder has a page.
    pub enterprise_public: bool,
    /// The holder's name.
    pub enterprise_name: String,
    /// The holder's town.
    pub enterprise_town: String,
    /// The day of the chapter's recommendation.
    pub recommended_on: Option<NaiveDate>,
    /// The day of the grantor's decision.
    pub granted_on: Option<NaiveDate>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// What the grantor has done to it.
    pub state: LicenceState,
    /// The day of a suspension or withdrawal.
    pub state_on: Option<NaiveDate>,
    /// Its reason.
    pub state_reason: Option<String>,
    /// The offers it covers: slug, title, and the covered variants' names (none: all).
    pub covers: Vec<Covered>,
    /// Numbers of the holder's other licences with their spans, newest first.
    pub others: Vec<(String, String, NaiveDate, NaiveDate)>,
}

/// One covered offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covered {
    /// The offer's address part; none when it is not public.
    pub slug: Option<String>,
    /// Its title.
    pub title: Localised<String>,
    /// Keys of the covered variants; empty covers all.
    pub variants: Vec<String>,
}

/// How a licence stands on a day of its grantor's calendar; its days are inclusive.
pub fn standing_on(
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    state: LicenceState,
    state_on: Option<NaiveDate>,
    day: NaiveDate,
) -> Standing {
    if day < starts_on {
        return Standing::NotYet;
    }
    if state != LicenceState::Active && state_on.is_none_or(|on| on <= day) {
        return if state == LicenceState::Suspended {
            Standing::Suspended
        } else {
            Standing::Withdrawn
        };
    }
    if day > ends_on {
        Standing::Lapsed
    } else {
        Standing::Valid
    }
}

impl Licence {
    /// How it stands on a day of the grantor's calendar.
    pub fn standing_on(&self, day: NaiveDate) -> Standing {
        standing_on(self.starts_on, self.ends_on, self.state, self.state_on, day)
    }

    /// How it stands at an instant.
    pub fn standing_at(&self, now: DateTime<Utc>) -> Standing {
        self.standing_on(now.with_timezone(&self.time_zone).date_naive())
    }
}

/// The instants of inclusive days in a time zone: `[start of first day, start of the day after the last)`.
/// A suspension or withdrawal ends the span at the start of its day.
pub fn span(
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    zone: Tz,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let from = start_of_day(starts_on, zone);
    let after_last = start_of_day(ends_on.checked_add_days(Days::new(1)).unwrap_or(ends_on), zone);
    let until = ended_on.map_or(after_last, |on| start_of_day(on, zone).min(after_last));
    (from, until.max(from))
}

/// The first instant of a day in a time zone, also where a clock change skips midnight.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    (0..24)
        .filter_map(|hour| day.and_hms_opt(hour, 0, 0))
        .find_map(|local| zone.from_local_datetime(&local).earliest())
        .map_or_else(
            || day.and_time(chrono::NaiveTime::MIN).and_utc(),
            |at| at.with_timezone(&Utc),
        )
}

/// The last day of a licence of one year that starts on `first`; from 29 February it ends on 28 February.
pub fn last_day_of_a_year(first: NaiveDate) -> NaiveDate {
    let anniversary = first.checked_add_months(Months::new(12)).unwrap_or(first);
    if anniversary.format("%m-%d").to_string() == first.format("%m-%d").to_string() {
        anniversary.checked_sub_days(Days::new(1)).unwrap_or(anniversary)
    } else {
        anniversary
    }
}

/// `DS/2026/0142`, with the parts that make it: grantor's code, year, four or more digits.
pub fn parse_number(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = text.trim().split(['/', '-']).collect();
    let [code, year, serial] = parts.as_slice() else {
        return None;
    };
    let code = code.to_uppercase();
    let ok = (1..=4).contains(&code.len())
        && code.chars().all(|c| c.is_ascii_uppercase())
        && year.len() == 4
        && year.chars().all(|c| c.is_ascii_digit())
        && (4..=6).contains(&serial.len())
        && serial.chars().all(|c| c.is_ascii_digit());
    ok.then(|| {
        (
            format!("{code}/{year}/{serial}"),
            format!("{code}-{year}-{serial}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day")
    }

    #[test]
    fn days_are_inclusive_in_the_grantors_zone() {
        let (from, until) = span(
            day(2026, 3, 12),
            day(2027, 3, 11),
            None,
            chrono_tz::Europe::Warsaw,
        );
        assert_eq!(from.to_rfc3339(), "2026-03-11T23:00:00+00:00");
        assert_eq!(until.to_rfc3339(), "2027-03-11T23:00:00+00:00");
        assert!(valid_at(from, until, from) && !valid_at(from, until, until));
    }

    #[test]
    fn a_year_from_29_february_ends_on_28_february() {
        assert_eq!(last_day_of_a_year(day(2028, 2, 29)), day(2029, 2, 28));
        assert_eq!(last_day_of_a_year(day(2026, 3, 12)), day(2027, 3, 11));
        assert_eq!(last_day_of_a_year(day(2027, 3, 1)), day(2028, 2, 29));
    }

    #[test]
    fn a_withdrawal_ends_the_span_on_its_day() {
        let (_, until) = span(
            day(2026, 1, 1),
            day(2026, 12, 31),
            Some(day(2026, 7, 1)),
            chrono_tz::Europe::Warsaw,
        );
        assert_eq!(until.to_rfc3339(), "2026-06-30T22:00:00+00:00");
    }

    #[test]
    fn numbers_are_read_in_both_spellings() {
        assert_eq!(
            parse_number("ds-2026-0142"),
            Some(("DS/2026/0142".into(), "DS-2026-0142".into()))
        );
        assert_eq!(parse_number("DS/2026"), None);
    }
}
