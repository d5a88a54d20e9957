//! What a report counts, of what it is asked, and what it answers. Pure.

use crate::{
    closed_list::closed_list,
    enterprises::EntityType,
    error::FieldError,
    id::{PersonId, ReportId},
    locale::Localised,
    place::{Region, Teryt},
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

closed_list! {
    /// What is counted. What each means is said beside the numbers, and kept with them.
    pub enum Measure {
        /// Enterprises whose profile was shown at the end of the period.
        EnterprisesPublished = "enterprises_published",
        /// Enterprises first shown in the period.
        EnterprisesNew = "enterprises_new",
        /// Offers that were published at the end of the period.
        OffersPublished = "offers_published",
        /// Offers first published in the period.
        OffersNew = "offers_new",
        /// Licences of the mark in force on the last day.
        LicencesInForce = "licences_in_force",
        /// Licences granted in the period.
        LicencesGranted = "licences_granted",
        /// Licences whose last day was in the period.
        LicencesLapsed = "licences_lapsed",
        /// Licences withdrawn in the period.
        LicencesWithdrawn = "licences_withdrawn",
        /// Notices of offers and profiles that came in the period (DSA, art. 16).
        Notices = "notices",
        /// Restrictions decided in the period, whatever became of them (DSA, art. 17).
        Restrictions = "restrictions",
        /// Appeals that came in the period (DSA, art. 20).
        Appeals = "appeals",
        /// Pages of profiles and offers looked at.
        Views = "views",
        /// Of those, by a search of ours.
        Searches = "searches",
        /// Ways to the seller taken.
        Contacts = "contacts",
    }
}

/// Numbers by measure; what is missing is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers(BTreeMap<Measure, i64>);

impl Numbers {
    /// The number of a measure.
    pub fn get(&self, measure: Measure) -> i64 {
        self.0.get(&measure).copied().unwrap_or(0)
    }

    /// Adds to a measure.
    pub fn add(&mut self, measure: Measure, n: i64) {
        *self.0.entry(measure).or_insert(0) += n;
    }

    /// The sum of several.
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Numbers>) -> Self {
        let mut sum = Self::default();
        for numbers in all {
            for (measure, n) in &numbers.0 {
                sum.add(*measure, *n);
            }
        }
        sum
    }
}

/// What a report is asked: days are inclusive, in the region's time zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportQuery {
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Only enterprises of this county.
    pub county: Option<Teryt>,
    /// Only enterprises of this kind.
    pub entity_type: Option<EntityType>,
}

impl ReportQuery {
    /// From the first of January until today.
    pub fn this_year(today: NaiveDate) -> Self {
        Self {
            since: today.with_ordinal(1).unwrap_or(today),
            until: today,
            county: None,
            entity_type: None,
        }
    }

    /// Reads the parameters of an address; what is missing is as [`ReportQuery::this_year`] has it, others are left alone.
    ///
    /// # Errors
    /// Days that are none, are yet to come or in the wrong order; a county or a kind that is none.
    pub fn parse<'a>(
        region: &Region,
        today: NaiveDate,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::this_year(today), Vec::new());
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let wrong = |code| FieldError::new(name, code, value);
            match name {
                "since" | "until" => match value.parse::<NaiveDate>() {
                    Ok(day) if day > today => errors.push(wrong("reports.future")),
                    Ok(day) if name == "since" => query.since = day,
                    Ok(day) => query.until = day,
                    Err(_) => errors.push(wrong("invalid.date")),
                },
                "county" => match Teryt::parse(value) {
                    Some(t) if region.counties.iter().any(|c| c.teryt == t) => query.county = Some(t),
                    _ => errors.push(wrong("invalid.county")),
                },
                "entity_type" => match EntityType::from_name(value) {
                    Some(kind) => query.entity_type = Some(kind),
                    None => errors.push(wrong("invalid.choice")),
                },
                _ => {}
            }
        }
        if errors.is_empty() && query.until < query.since {
            errors.push(FieldError::new(
                "until",
                "invalid.date_order",
                query.until.to_string(),
            ));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The parameters again.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("since", self.since.to_string()),
            ("until", self.until.to_string()),
        ];
        pairs.extend(self.county.map(|t| ("county", t.as_str().to_owned())));
        pairs.extend(self.entity_type.map(|t| ("entity_type", t.name().to_owned())));
        pairs
    }
}

/// The numbers of the enterprises of one county and kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// The county; none for an enterprise that is in none of the country's.
    pub county: Option<Teryt>,
    /// The kind of entity.
    pub entity_type: EntityType,
    /// The numbers.
    pub numbers: Numbers,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What was asked.
    pub query: ReportQuery,
    /// When it was computed.
    pub computed_at: DateTime<Utc>,
    /// The numbers by county and kind, in that order; what has none at all is left out.
    pub rows: Vec<ReportRow>,
}

impl Report {
    /// All of it together.
    pub fn total(&self) -> Numbers {
        Numbers::sum(self.rows.iter().map(|r| &r.numbers))
    }

    /// By county.
    pub fn by_county(&self) -> BTreeMap<Option<Teryt>, Numbers> {
        self.by(|row| row.county)
    }

    /// By kind of entity.
    pub fn by_entity_type(&self) -> BTreeMap<EntityType, Numbers> {
        self.by(|row| row.entity_type)
    }

    fn by<K: Ord>(&self, key: impl Fn(&ReportRow) -> K) -> BTreeMap<K, Numbers> {
        let mut parts: BTreeMap<K, Vec<&Numbers>> = BTreeMap::new();
        for row in &self.rows {
            parts.entry(key(row)).or_default().push(&row.numbers);
        }
        parts
            .into_iter()
            .map(|(key, all)| (key, Numbers::sum(all)))
            .collect()
    }
}

/// What each measure meant, in every language.
pub type Definitions = BTreeMap<Measure, Localised<String>>;

/// A report that is kept as it was computed.
#[derive(Clone, Debug)]
pub struct FrozenReport {
    /// Its identifier.
    pub id: ReportId,
    /// How whoever kept it calls it.
    pub title: String,
    /// The report.
    pub report: Report,
    /// What its numbers meant.
    pub definitions: Definitions,
    /// When it was kept.
    pub frozen_at: DateTime<Utc>,
    /// By whom, and their name while they have one.
    pub by: Option<(PersonId, String)>,
}

/// A kept report in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenLine {
    /// Its identifier.
    pub id: ReportId,
    /// How it is called.
    pub title: String,
    /// When it was kept.
    pub frozen_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_question_reads_what_it_wrote_and_refuses_what_is_none() {
        let region = Region::by_code("lower-silesia").expect("the pack");
        let today = day("2026-11-23");
        let read =
            |pairs: &[(&'static str, &'static str)]| ReportQuery::parse(region, today, pairs.iter().copied());
        assert_eq!(read(&[]), Ok(ReportQuery::this_year(today)));
        assert_eq!(read(&[]).expect("read").since, day("2026-01-01"));
        let asked = read(&[
            ("since", "2026-04-01"),
            ("until", "2026-06-30"),
            ("county", "0201"),
            ("entity_type", "foundation"),
        ])
        .expect("read");
        let pairs = asked.pairs();
        let again = ReportQuery::parse(region, today, pairs.iter().map(|(n, v)| (*n, v.as_str())));
        assert_eq!(again, Ok(asked));
        for (pairs, field, code) in [
            (&[("since", "wczoraj")][..], "since", "invalid.date"),
            (&[("until", "2026-11-24")], "until", "reports.future"),
            (
                &[("since", "2026-05-01"), ("until", "2026-04-01")],
                "until",
                "invalid.date_order",
            ),
            (&[("county", "9999")], "county", "invalid.county"),
            (&[("entity_type", "x")], "entity_type", "invalid.choice"),
        ] {
            let wrong = read(pairs).expect_err("refused");
            assert_eq!((wrong[0].field.as_str(), wrong[0].code), (field, code));
        }
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let row = |county: &str, entity_type, n| {
            let mut numbers = Numbers::default();
            numbers.add(Measure::Views, n);
            ReportRow {
                county: Teryt::parse(county),
                entity_type,
                numbers,
            }
        };
        let report = Report {
            query: ReportQuery::this_year(day("2026-11-23")),
            computed_at: DateTime::UNIX_EPOCH,
            rows: vec![
                row("0201", EntityType::Foundation, 1),
                row("0201", EntityType::Association, 2),
                row("", EntityType::Foundation, 4),
            ],
        };
        assert_eq!(report.total().get(Measure::Views), 7);
        let counties: Vec<i64> = report
            .by_county()
            .values()
            .map(|n| n.get(Measure::Views))
            .collect();
        assert_eq!(counties, [4, 3], "what is in no county first");
        let kinds = report.by_entity_type();
        assert_eq!(kinds[&EntityType::Foundation].get(Measure::Views), 5);
        let json = serde_json::to_string(&report).expect("JSON");
        assert!(json.contains("{\"views\":1}"), "{json}");
        assert_eq!(serde_json::from_str::<Report>(&json).expect("read"), report);
    }
}
