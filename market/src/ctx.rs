//! Who asks, in which language, and when: the first argument of every use case.

use crate::locale::Locale;
use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor who has not signed in.
    Anonymous,
    /// The process itself: command line, worker.
    System,
}

impl Actor {
    /// The name under which events record the actor.
    pub fn name(self) -> &'static str {
        match self {
            Actor::Anonymous => "anonymous",
            Actor::System => "system",
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
