//! What our data say of a statutory status on a day that somebody asks for. Pure.

use super::Status;
use chrono::NaiveDate;

/// What can be said truthfully of a status on a day: we know the decision and the last look at the register RJPS,
/// and nothing of what the register said after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusOn {
    /// The day is before the decision.
    NotYet,
    /// From the decision on to the last look at the register, both days included: the register had it.
    Held,
    /// After the last look at the register, which had it then.
    AfterCheck,
    /// Decided, but the register was last looked at before the decision.
    Unchecked,
}

impl Status {
    /// What we know of `day`.
    pub fn on(&self, day: NaiveDate) -> StatusOn {
        if day < self.decided_on {
            StatusOn::NotYet
        } else if self.checked_on < self.decided_on {
            StatusOn::Unchecked
        } else if day <= self.checked_on {
            StatusOn::Held
        } else {
            StatusOn::AfterCheck
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn status(decided: &str, checked: &str) -> Status {
        Status {
            decision: "PS-II.9471.2.2024".into(),
            decided_on: day(decided),
            checked_on: day(checked),
        }
    }

    #[test]
    fn both_border_days_belong_to_what_is_known() {
        let s = status("2024-02-29", "2026-02-28");
        for (asked, expected) in [
            ("0001-01-01", StatusOn::NotYet),
            ("2024-02-28", StatusOn::NotYet),
            ("2024-02-29", StatusOn::Held),
            ("2024-03-01", StatusOn::Held),
            ("2025-12-31", StatusOn::Held),
            ("2026-02-28", StatusOn::Held),
            ("2026-03-01", StatusOn::AfterCheck),
            ("2028-02-29", StatusOn::AfterCheck),
            ("9999-12-31", StatusOn::AfterCheck),
        ] {
            assert_eq!(s.on(day(asked)), expected, "{asked}");
        }
    }

    #[test]
    fn one_day_that_is_both_is_known() {
        let s = status("2026-11-23", "2026-11-23");
        assert_eq!(
            ["2026-11-22", "2026-11-23", "2026-11-24"].map(|d| s.on(day(d))),
            [StatusOn::NotYet, StatusOn::Held, StatusOn::AfterCheck]
        );
    }

    #[test]
    fn a_look_before_the_decision_proves_nothing() {
        let s = status("2026-11-23", "2026-11-01");
        assert_eq!(
            ["2026-11-01", "2026-11-22", "2026-11-23", "2027-01-01"].map(|d| s.on(day(d))),
            [
                StatusOn::NotYet,
                StatusOn::NotYet,
                StatusOn::Unchecked,
                StatusOn::Unchecked
            ]
        );
    }
}
