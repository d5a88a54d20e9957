//! A licence as it is written.

use super::LicenceState;
use crate::id::EnterpriseId;
use chrono::NaiveDate;
use serde::Serialize;

/// A licence as it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LicenceDraft {
    /// `DS/2026/0142`.
    pub number: String,
    /// The grantor's code.
    pub grantor: String,
    /// The holder.
    pub enterprise: EnterpriseId,
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
    /// Keys or slugs of the holder's offers, each with a variant's key where only that is covered.
    pub covers: Vec<(String, Option<String>)>,
}

/// What the hash of a licence is made of: a [`LicenceDraft`] field by field, as rows written by earlier versions have it.
#[derive(Serialize)]
pub(super) struct Content<'a> {
    number: &'a str,
    grantor: &'a str,
    enterprise: EnterpriseId,
    recommended_on: Option<NaiveDate>,
    granted_on: Option<NaiveDate>,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    state: LicenceState,
    state_on: Option<NaiveDate>,
    state_reason: Option<&'a str>,
    /// In order: that in which offers are named says nothing.
    pub covers: Vec<&'a (String, Option<String>)>,
}

impl LicenceDraft {
    /// What it says, with its number in the one spelling.
    pub(super) fn content<'a>(&'a self, number: &'a str) -> Content<'a> {
        // Without `..`, so that a new field has to be thought of here.
        let LicenceDraft {
            number: _,
            grantor,
            enterprise,
            recommended_on,
            granted_on,
            starts_on,
            ends_on,
            state,
            state_on,
            state_reason,
            covers,
        } = self;
        let mut covers: Vec<_> = covers.iter().collect();
        covers.sort();
        Content {
            number,
            grantor,
            enterprise: *enterprise,
            recommended_on: *recommended_on,
            granted_on: *granted_on,
            starts_on: *starts_on,
            ends_on: *ends_on,
            state: *state,
            state_on: *state_on,
            state_reason: state_reason.as_deref(),
            covers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::long_hash;

    #[test]
    fn the_hash_is_that_of_the_rows_that_are_there() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        let draft = LicenceDraft {
            number: "ds-2026-0142".into(),
            grantor: "DS".into(),
            enterprise: EnterpriseId(uuid::Uuid::from_u128(7)),
            recommended_on: Some(day(2026, 2, 26)),
            granted_on: None,
            starts_on: day(2026, 3, 12),
            ends_on: day(2027, 3, 11),
            state: LicenceState::Withdrawn,
            state_on: Some(day(2026, 11, 20)),
            state_reason: Some("Zmiana formy prawnej".into()),
            covers: vec![("talerz".into(), None), ("kubek".into(), Some("oczko".into()))],
        };
        let hash =
            |d: &LicenceDraft| long_hash(&serde_json::to_vec(&d.content("DS/2026/0142")).expect("written"));
        assert_eq!(
            hash(&draft),
            "c9c3087f5deac8744114a1a72528f9200cdf107f8d82e5f2632209c718b33e01"
        );
        let mut whole = LicenceDraft {
            number: "DS/2026/0142".into(),
            ..draft.clone()
        };
        whole.covers.reverse();
        assert_eq!(
            hash(&draft),
            long_hash(&serde_json::to_vec(&whole).expect("written"))
        );
        assert_eq!(hash(&draft), hash(&whole), "neither spelling nor order counts");
        whole.covers.pop();
        assert_ne!(hash(&draft), hash(&whole));
    }
}
