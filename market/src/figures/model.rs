//! What is counted. Pure.

use crate::{closed_list::closed_list, text};
use chrono::NaiveDate;

closed_list! {
    /// What happened.
    pub enum What {
        /// A page was looked at.
        View = "view",
        /// A search led to it.
        Search = "search",
        /// Somebody went on to write or to call.
        Contact = "contact",
    }
}

/// To what it happened, by its part of an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// To an offer.
    Offer(String),
    /// To a profile.
    Enterprise(String),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    /// To what.
    pub subject: Subject,
    /// What.
    pub what: What,
    /// The words of a search, folded; empty otherwise.
    pub words: String,
}

/// A week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Pages looked at.
    pub views: i64,
    /// Of those, by a search of ours.
    pub searches: i64,
    /// Ways to the seller taken.
    pub contacts: i64,
}

/// What became of an enterprise's offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Week by week, the last one is this.
    pub weeks: Vec<Week>,
    /// Searches that led here with how often, the most first.
    pub searches: Vec<(String, i64)>,
}

/// The words of a search as they are counted: in small letters and with single spaces. None for what may be about a person
/// rather than a thing: an address, a number to call.
pub fn countable(q: &str) -> Option<String> {
    let words = q
        .split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ");
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let fits = (2..=60).contains(&words.chars().count());
    (fits && digits < 6 && !words.contains('@') && text::fold(&words).chars().any(char::is_alphabetic))
        .then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_that_may_name_a_person_are_not_counted() {
        assert_eq!(
            countable("  Kubek  Bolesławiec ").as_deref(),
            Some("kubek bolesławiec")
        );
        for q in ["anna@przyklad.pl", "600 700 800", "x", "", "123", &"a".repeat(61)] {
            assert_eq!(countable(q), None, "{q}");
        }
    }
}
