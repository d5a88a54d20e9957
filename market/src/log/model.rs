//! What is asked of the audit log, and its lines.

use crate::error::FieldError;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde_json::Value;
use uuid::Uuid;

/// What somebody looks for, as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Who: `system`, `anonymous`, a person's address or id.
    pub actor: Option<String>,
    /// What: an id, a person's address, the short name of an organisation, an enterprise or an offer, the number of
    /// a licence, a notice, a decision or an appeal.
    pub subject: Option<String>,
    /// The kind of thing or step.
    pub kind: Option<String>,
    /// The first day.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Letters in states, fields, notes.
    pub text: Option<String>,
    /// Only what is older than this event.
    pub before: Option<Uuid>,
}

impl LogQuery {
    /// Reads the parameters of an address; others are left alone.
    ///
    /// # Errors
    /// Days that are none, and an event's id that is none.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let text = || Some(value.chars().take(200).collect::<String>());
            let mut day = || {
                let day = value.parse::<NaiveDate>().ok();
                if day.is_none() {
                    errors.push(FieldError::new(name, "invalid.date", value));
                }
                day
            };
            match name {
                "actor" => query.actor = text(),
                "subject" => query.subject = text(),
                "kind" => query.kind = text(),
                "since" => query.since = day(),
                "until" => query.until = day(),
                "text" => query.text = text(),
                "before" => match value.parse() {
                    Ok(id) => query.before = Some(id),
                    Err(_) => errors.push(FieldError::new(name, "invalid.choice", value)),
                },
                _ => {}
            }
        }
        if let (Some(since), Some(until)) = (query.since, query.until)
            && until < since
        {
            errors.push(FieldError::new("until", "invalid.date_order", until.to_string()));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The parameters again, without where the page begins.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let day = |d: Option<NaiveDate>| d.map(|d| d.to_string());
        [
            ("actor", self.actor.clone()),
            ("subject", self.subject.clone()),
            ("kind", self.kind.clone()),
            ("since", day(self.since)),
            ("until", day(self.until)),
            ("text", self.text.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

/// A question in the log's own terms; opaque to who exports.
#[derive(Clone, Debug)]
pub struct LogAsked {
    pub(super) actor: Option<String>,
    pub(super) subject: Option<Uuid>,
    pub(super) kind: Option<String>,
    pub(super) since: Option<DateTime<Utc>>,
    pub(super) until: Option<DateTime<Utc>>,
    pub(super) text: Option<String>,
    pub(super) before: Option<(DateTime<Utc>, Uuid)>,
}

/// Rows of an export, and what comes after them.
#[derive(Clone, Debug)]
pub struct LogChunk {
    /// CSV.
    pub text: String,
    /// What is asked next; nothing at the end.
    pub rest: Option<LogAsked>,
}

/// An event as it stands in its row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct EventRow {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub acting: Option<Uuid>,
    pub whence: Option<String>,
    pub subject: Uuid,
    pub kind: String,
    pub from_state: Option<String>,
    pub to_state: String,
    pub note: Option<String>,
    pub changes: Option<String>,
}

impl EventRow {
    /// The cells of an export.
    pub fn cells(&self) -> [String; 11] {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let changes: Vec<String> = self
            .changes()
            .into_iter()
            .map(|change| match change.value {
                Raw::Plain(was, is) => format!(
                    "{}: {} → {}",
                    change.field,
                    was.unwrap_or_default(),
                    is.unwrap_or_default()
                ),
                Raw::Sealed { .. } => change.field,
            })
            .collect();
        [
            self.id.to_string(),
            self.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            self.actor.clone(),
            self.acting.map(|id| id.to_string()).unwrap_or_default(),
            or_empty(&self.whence),
            self.kind.clone(),
            self.subject.to_string(),
            or_empty(&self.from_state),
            self.to_state.clone(),
            changes.join("; "),
            or_empty(&self.note),
        ]
    }

    /// What changed, as it stands there.
    pub fn changes(&self) -> Vec<RawChange> {
        let Some(Ok(Value::Object(all))) = self.changes.as_deref().map(serde_json::from_str::<Value>) else {
            return Vec::new();
        };
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        all.into_iter()
            .filter_map(|(field, value)| {
                let value = match &value {
                    Value::Array(pair) => Raw::Plain(text(pair.first()), text(pair.get(1))),
                    Value::Object(sealed) => Raw::Sealed {
                        whose: text(sealed.get("of"))?.parse().ok()?,
                        was: text(sealed.get("was")),
                        is: text(sealed.get("is")),
                    },
                    _ => return None,
                };
                Some(RawChange { field, value })
            })
            .collect()
    }
}

/// A change as it stands in a row.
pub(super) struct RawChange {
    pub field: String,
    pub value: Raw,
}

/// Its values.
pub(super) enum Raw {
    Plain(Option<String>, Option<String>),
    Sealed {
        whose: Uuid,
        was: Option<String>,
        is: Option<String>,
    },
}

/// A page of the log.
#[derive(Clone, Debug)]
pub struct LogPage {
    /// Its lines, the newest first.
    pub lines: Vec<LogLine>,
    /// The event that older pages come before; nothing on the last page.
    pub older: Option<Uuid>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its identifier.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: LogActor,
    /// For which organisation: its name.
    pub acting: Option<String>,
    /// From where: the beginning of an address.
    pub whence: Option<String>,
    /// What kind of thing or step.
    pub kind: String,
    /// Of what; the nil id when of nothing in particular.
    pub subject: Uuid,
    /// What that is called, where it still is.
    pub subject_name: Option<String>,
    /// The state before.
    pub from: Option<String>,
    /// The state after.
    pub to: String,
    /// The fields that changed.
    pub changes: Vec<LogChange>,
    /// More about it.
    pub note: Option<String>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogActor {
    /// The process itself: command line, worker.
    System,
    /// A visitor.
    Anonymous,
    /// A person, by name unless they are erased.
    Person(Uuid, Option<String>),
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogChange {
    /// Its name.
    pub field: String,
    /// Its values.
    pub values: LogValues,
}

/// What a field was and is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogValues {
    /// Both values, where there was and is one.
    Known(Option<String>, Option<String>),
    /// A personal value whose person is erased.
    Erased,
}

/// The instant at which a day begins in a zone; where the clock skips midnight, the first instant after.
pub(super) fn day_begin(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .or_else(|| {
            zone.from_local_datetime(&(midnight + chrono::TimeDelta::hours(1)))
                .earliest()
        })
        .map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_reads_what_it_wrote() {
        let pairs = [
            ("actor", "system"),
            ("since", "2026-11-01"),
            ("until", "2026-11-02"),
            ("text", "a b"),
        ];
        let query = LogQuery::parse(pairs).expect("read");
        let again = query.pairs();
        let again: Vec<(&str, &str)> = again.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(LogQuery::parse(again).expect("read"), query);
        let wrong =
            LogQuery::parse([("since", "1.11.2026"), ("before", "x"), ("other", "y")]).expect_err("wrong");
        let fields: Vec<_> = wrong.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["since", "before"]);
        assert!(LogQuery::parse([("since", "2026-11-02"), ("until", "2026-11-01")]).is_err());
    }

    #[test]
    fn days_begin_where_the_region_is() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        assert_eq!(
            day_begin(day, chrono_tz::Europe::Warsaw).to_rfc3339(),
            "2026-11-22T23:00:00+00:00"
        );
    }
}
