//! The ministry's register of social enterprises (RJPS) held against the catalogue. Pure.

use crate::{
    closed_list::closed_list,
    desk::WrongCell,
    enterprises::Status,
    error::{Error, Result},
    id::{DifferenceId, EnterpriseId, RegisterCheckId},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many days after the last look at the register a status is stale, unless configured otherwise.
pub const STALE_AFTER_DAYS: u64 = 180;

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Where it stands in the file.
    pub line: u64,
    /// The name of the entity.
    pub name: String,
    /// Its NIP, ten digits.
    pub nip: Option<String>,
    /// Its REGON.
    pub regon: Option<String>,
    /// Its KRS number.
    pub krs: Option<String>,
    /// The number of the voivode's decision.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// Whether the status was lost or withdrawn.
    pub lost: bool,
    /// Where it is, as the file says.
    pub town: String,
}

/// What the catalogue has that a register can be compared with.
#[derive(Clone, Debug)]
pub struct Ours {
    /// Which enterprise.
    pub id: EnterpriseId,
    /// Its name.
    pub name: String,
    /// Its NIP.
    pub nip: Option<String>,
    /// Its REGON.
    pub regon: Option<String>,
    /// Its KRS number.
    pub krs: Option<String>,
    /// Its status.
    pub status: Option<Status>,
}

closed_list! {
    /// How an enterprise stands in the register beside the catalogue.
    pub enum DifferenceKind {
        /// The register has another decision, or another day of it.
        OtherDecision = "other_decision",
        /// The register says that the status was lost.
        Withdrawn = "withdrawn",
        /// The register does not have it.
        Missing = "missing",
        /// The register has the status, the catalogue does not.
        Granted = "granted",
        /// Both say the same; only the day of the look is newer.
        Confirmed = "confirmed",
        /// The catalogue does not have the enterprise.
        Unknown = "unknown",
    }
}

closed_list! {
    /// How far a difference is.
    pub enum DifferenceState {
        /// It is the operator's turn.
        Open = "open",
        /// The catalogue says what the register says.
        Applied = "applied",
    }
}

impl DifferenceState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] names both when there is no such step.
    pub fn step(self, to: DifferenceState) -> Result<DifferenceState> {
        match (self, to) {
            (DifferenceState::Open, DifferenceState::Applied) => Ok(to),
            _ => Err(Error::Conflict {
                from: self.name().to_owned(),
                to: to.name().to_owned(),
            }),
        }
    }
}

/// What was found about one enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub kind: DifferenceKind,
    /// Whether it can be taken over without looking: one line of the register, one enterprise, no number that contradicts.
    pub clear: bool,
    /// The enterprise; none for one that the catalogue does not have.
    pub enterprise: Option<EnterpriseId>,
    /// What both say.
    pub content: Both,
}

/// What register and catalogue say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    /// The name: ours, or the register's for what we don't have.
    pub name: String,
    /// What the register says.
    pub entry: Option<RegisterEntry>,
    /// What the catalogue said then.
    pub ours: Option<Status>,
}

impl Both {
    /// The status that follows, when the register stood so on `as_of`; none when there is none any more.
    pub fn follows(&self, kind: DifferenceKind, as_of: NaiveDate) -> Option<Status> {
        let entry = self.entry.as_ref()?;
        match kind {
            DifferenceKind::OtherDecision | DifferenceKind::Granted | DifferenceKind::Confirmed => {
                let looked = self.ours.as_ref().map_or(as_of, |s| s.checked_on.max(as_of));
                Some(Status {
                    decision: entry.decision.clone(),
                    decided_on: entry.decided_on,
                    checked_on: looked,
                })
            }
            DifferenceKind::Withdrawn | DifferenceKind::Missing | DifferenceKind::Unknown => None,
        }
    }
}

/// Decision numbers are written with and without spaces.
fn same_decision(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_uppercase();
    plain(a) == plain(b)
}

/// Whether two numbers are there and differ.
fn contradicts(a: Option<&String>, b: Option<&String>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Holds the register against the catalogue: what was found, in the order of the list of kinds, then by name.
pub fn compare(entries: &[RegisterEntry], ours: &[Ours]) -> Vec<Found> {
    let mut by_number: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (i, e) in ours.iter().enumerate() {
        for (register, number) in [("nip", &e.nip), ("regon", &e.regon), ("krs", &e.krs)] {
            if let Some(number) = number {
                by_number.entry((register, number)).or_default().push(i);
            }
        }
    }
    let mut of: BTreeMap<usize, Vec<(&RegisterEntry, bool)>> = BTreeMap::new();
    let mut found = Vec::new();
    for entry in entries {
        let mut meant: Vec<usize> = [("nip", &entry.nip), ("regon", &entry.regon), ("krs", &entry.krs)]
            .into_iter()
            .filter_map(|(register, number)| by_number.get(&(register, number.as_deref()?)))
            .flatten()
            .copied()
            .collect();
        meant.sort_unstable();
        meant.dedup();
        if meant.is_empty() && !entry.lost {
            found.push(Found {
                kind: DifferenceKind::Unknown,
                clear: false,
                enterprise: None,
                content: Both {
                    name: entry.name.clone(),
                    entry: Some(entry.clone()),
                    ours: None,
                },
            });
        }
        let alone = meant.len() == 1;
        for i in meant {
            let e = &ours[i];
            let clear = alone
                && !contradicts(e.nip.as_ref(), entry.nip.as_ref())
                && !contradicts(e.regon.as_ref(), entry.regon.as_ref())
                && !contradicts(e.krs.as_ref(), entry.krs.as_ref());
            of.entry(i).or_default().push((entry, clear));
        }
    }
    for (i, e) in ours.iter().enumerate() {
        found.extend(one(e, of.get(&i).map_or(&[], Vec::as_slice)));
    }
    found.sort_by(|a, b| (a.kind, &a.content.name).cmp(&(b.kind, &b.content.name)));
    found
}

/// What the lines of the register say about one of ours: of several the newest that holds, else the newest.
fn one(e: &Ours, lines: &[(&RegisterEntry, bool)]) -> Option<Found> {
    let best = lines
        .iter()
        .max_by_key(|(entry, _)| (!entry.lost, entry.decided_on));
    let (kind, clear) = match (best, &e.status) {
        (None, None) => return None,
        // files are of one voivodeship, or older than they say: somebody looks
        (None, Some(_)) => (DifferenceKind::Missing, false),
        (Some((entry, _)), None) if entry.lost => return None,
        (Some((_, clear)), None) => (DifferenceKind::Granted, *clear),
        (Some((entry, clear)), Some(_)) if entry.lost => (DifferenceKind::Withdrawn, *clear),
        (Some((entry, clear)), Some(status)) => {
            let same =
                same_decision(&entry.decision, &status.decision) && entry.decided_on == status.decided_on;
            let kind = if same {
                DifferenceKind::Confirmed
            } else {
                DifferenceKind::OtherDecision
            };
            (kind, *clear)
        }
    };
    let holding = lines.iter().filter(|(entry, _)| !entry.lost).count();
    Some(Found {
        kind,
        clear: clear && holding <= 1,
        enterprise: Some(e.id),
        content: Both {
            name: e.name.clone(),
            entry: best.map(|(entry, _)| (*entry).clone()),
            ours: e.status.clone(),
        },
    })
}

/// A file that the catalogue was compared with.
#[derive(Clone, Debug)]
pub struct RegisterCheck {
    /// Its identifier.
    pub id: RegisterCheckId,
    /// The file's name.
    pub file: String,
    /// The day on which the register stood so.
    pub as_of: NaiveDate,
    /// How many lines were read.
    pub rows: u64,
    /// Lines that could not be read.
    pub refused: Vec<WrongCell>,
    /// When it was compared.
    pub created_at: DateTime<Utc>,
    /// What was found, by kind.
    pub counts: Vec<DifferenceCount>,
}

/// How many differences of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DifferenceCount {
    /// Of which kind.
    pub kind: DifferenceKind,
    /// How many.
    pub all: u64,
    /// How many of them wait.
    pub open: u64,
    /// How many of those that wait can be taken over without looking.
    pub clear: u64,
}

impl RegisterCheck {
    /// How many differences wait and can be taken over without looking.
    pub fn clear(&self) -> u64 {
        self.counts.iter().map(|c| c.clear).sum()
    }

    /// The count of a kind.
    pub fn count(&self, kind: DifferenceKind) -> DifferenceCount {
        let found = self.counts.iter().find(|c| c.kind == kind);
        found.copied().unwrap_or(DifferenceCount {
            kind,
            all: 0,
            open: 0,
            clear: 0,
        })
    }
}

/// A difference as the operator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its identifier.
    pub id: DifferenceId,
    /// What it is.
    pub kind: DifferenceKind,
    /// How far it is.
    pub state: DifferenceState,
    /// Whether it can be taken over without looking.
    pub clear: bool,
    /// The enterprise's part of an address; none for one that is not ours, or not shown.
    pub slug: Option<String>,
    /// What both say.
    pub content: Both,
}

/// A status that was not looked up for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleStatus {
    /// The enterprise's part of an address; none for one that is not shown.
    pub slug: Option<String>,
    /// Its name.
    pub name: String,
    /// The decision.
    pub decision: String,
    /// When the register was last looked at.
    pub checked_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn ours(n: u128, nip: &str, status: Option<&str>) -> Ours {
        Ours {
            id: EnterpriseId(Uuid::from_u128(n)),
            name: format!("E{n}"),
            nip: (!nip.is_empty()).then(|| nip.to_owned()),
            regon: None,
            krs: Some(format!("{n:010}")),
            status: status.map(|decision| Status {
                decision: decision.into(),
                decided_on: day("2023-04-04"),
                checked_on: day("2026-01-01"),
            }),
        }
    }

    fn entry(nip: &str, decision: &str, lost: bool) -> RegisterEntry {
        RegisterEntry {
            line: 2,
            name: format!("R{nip}"),
            nip: (!nip.is_empty()).then(|| nip.to_owned()),
            regon: None,
            krs: None,
            decision: decision.into(),
            decided_on: day("2023-04-04"),
            lost,
            town: String::new(),
        }
    }

    fn kinds(entries: &[RegisterEntry], ours: &[Ours]) -> Vec<(DifferenceKind, bool, String)> {
        compare(entries, ours)
            .into_iter()
            .map(|f| (f.kind, f.clear, f.content.name))
            .collect()
    }

    #[test]
    fn each_kind_of_difference_is_found() {
        let entries = [
            entry("1", "PS. 1.2023", false),
            entry("2", "PS.9.2023", false),
            entry("3", "PS.3.2023", true),
            entry("5", "PS.5.2023", false),
            entry("7", "PS.7.2023", false),
            entry("8", "PS.8.2023", true),
        ];
        let ours = [
            ours(1, "1", Some("ps.1.2023")),
            ours(2, "2", Some("PS.2.2023")),
            ours(3, "3", Some("PS.3.2023")),
            ours(4, "4", Some("PS.4.2023")),
            ours(5, "5", None),
            ours(6, "6", None),
        ];
        use DifferenceKind::{Confirmed, Granted, Missing, OtherDecision, Unknown, Withdrawn};
        assert_eq!(
            kinds(&entries, &ours),
            [
                (OtherDecision, true, "E2".to_owned()),
                (Withdrawn, true, "E3".to_owned()),
                (Missing, false, "E4".to_owned()),
                (Granted, true, "E5".to_owned()),
                (Confirmed, true, "E1".to_owned()),
                (Unknown, false, "R7".to_owned()),
            ]
        );
    }

    #[test]
    fn what_could_mean_two_is_looked_at() {
        // a workshop has the number of the foundation that runs it
        let both = [ours(1, "1", Some("PS.1.2023")), ours(2, "1", None)];
        let found = kinds(&[entry("1", "PS.1.2023", false)], &both);
        assert!(
            found.iter().all(|(_, clear, _)| !clear) && found.len() == 2,
            "{found:?}"
        );
        // another number contradicts
        let other = RegisterEntry {
            krs: Some("0000000009".into()),
            ..entry("1", "PS.1.2023", false)
        };
        let found = kinds(&[other], &[ours(1, "1", Some("PS.1.2023"))]);
        assert_eq!(found, [(DifferenceKind::Confirmed, false, "E1".to_owned())]);
        // a status that was lost and granted anew holds
        let twice = [entry("1", "PS.1.2020", true), entry("1", "PS.1.2023", false)];
        let found = kinds(&twice, &[ours(1, "1", Some("PS.1.2023"))]);
        assert_eq!(found, [(DifferenceKind::Confirmed, true, "E1".to_owned())]);
        // two that hold do not
        let twice = [entry("1", "PS.7.2023", false), entry("1", "PS.1.2023", false)];
        let found = kinds(&twice, &[ours(1, "1", Some("PS.1.2023"))]);
        assert!(!found[0].1, "{found:?}");
    }

    #[test]
    fn a_look_is_never_made_older() {
        let found = compare(
            &[entry("1", "PS.1.2023", false)],
            &[ours(1, "1", Some("PS.1.2023"))],
        );
        let follows = |as_of| {
            found[0]
                .content
                .follows(found[0].kind, day(as_of))
                .expect("a status")
        };
        assert_eq!(follows("2026-11-23").checked_on, day("2026-11-23"));
        assert_eq!(follows("2025-11-23").checked_on, day("2026-01-01"));
        assert_eq!(
            found[0]
                .content
                .follows(DifferenceKind::Missing, day("2026-11-23")),
            None
        );
    }
}
