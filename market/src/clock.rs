//! The only place where time is read.

use chrono::{DateTime, Utc};
use std::sync::{Arc, Mutex};

/// Where `ctx.now` comes from: the machine, or a hand that tests move.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands until it is set.
    Hand(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A standing clock for tests.
    pub fn hand(at: DateTime<Utc>) -> Self {
        Self::Hand(Arc::new(Mutex::new(at)))
    }

    /// The instant now.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that the rest is given"
    )]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Hand(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Moves a standing clock; the machine's is left alone.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Clock::Hand(at) = self {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
        }
    }
}
