//! Who asks, in which language, and when: the first argument of every use case.

use crate::{
    accounts::{OrganisationKind, Role},
    id::{OrganisationId, PersonId},
    locale::Locale,
};
use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor who has not signed in.
    Anonymous,
    /// The process itself: command line, worker.
    System,
    /// Somebody signed in.
    Person {
        /// Who.
        id: PersonId,
        /// For which organisation and in which role, if for any.
        acting: Option<Acting>,
    },
}

/// For whom a person acts: an organisation that they are a member of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// The person's role in it.
    pub role: Role,
}

impl Actor {
    /// The name under which events record the actor.
    pub fn name(self) -> String {
        match self {
            Actor::Anonymous => "anonymous".into(),
            Actor::System => "system".into(),
            Actor::Person { id, .. } => format!("person:{id}"),
        }
    }

    /// The person who acts, if one does.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Actor::Person { id, .. } => Some(id),
            Actor::Anonymous | Actor::System => None,
        }
    }
}

/// The circumstances of one call.
#[derive(Clone, Copy, Debug)]
pub struct Ctx {
    /// Who acts.
    pub actor: Actor,
    /// The language of the answer.
    pub locale: Locale,
    /// The instant that decides what is valid, due or open.
    pub now: DateTime<Utc>,
}

impl Ctx {
    /// A call at `now`, truncated to microseconds, which is what both databases keep.
    pub fn new(actor: Actor, locale: Locale, now: DateTime<Utc>) -> Self {
        let now = now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now);
        Self { actor, locale, now }
    }
}
