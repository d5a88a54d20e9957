//! The next instant at which a licence begins or ends, remembered until something changes: every page that is made to be
//! kept asks for it.

use super::store;
use crate::{Market, error::Result};
use chrono::{DateTime, Utc};
use std::sync::{Mutex, PoisonError};

/// What was last read, if anything.
#[derive(Default)]
pub struct NextBoundary(Mutex<Option<Known>>);

struct Known {
    /// The change sequence that it is at least as new as.
    seq: u64,
    /// The instant that it was asked for, and what comes next.
    from: DateTime<Utc>,
    next: Option<DateTime<Utc>>,
}

impl Known {
    fn holds(&self, seq: u64, now: DateTime<Utc>) -> bool {
        self.seq == seq && self.from <= now && self.next.is_none_or(|next| now < next)
    }
}

impl Market {
    /// The next instant at which a licence begins or ends: until then a page may be kept.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn next_licence_boundary(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        let held = || {
            self.next_boundary
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let seq = self.db.public_seq();
        if let Some(known) = held().as_ref().filter(|known| known.holds(seq, now)) {
            return Ok(known.next);
        }
        let next = store::next_boundary(&mut self.db.read().await?, now).await?;
        *held() = Some(Known { seq, from: now, next });
        Ok(next)
    }
}
