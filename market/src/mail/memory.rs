//! Mails kept in memory, for tests.

use super::{
    SendError,
    letter::{Letter, Sender},
    model::Message,
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// A mail that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What the outbox held.
    pub message: Message,
    /// What would have gone over the wire.
    pub letter: Letter,
}

/// Keeps what is sent; can be told to fail.
#[derive(Clone, Debug)]
pub struct Memory {
    pub(super) sender: Sender,
    sent: Arc<Mutex<Vec<Sent>>>,
    faults: Arc<Mutex<VecDeque<SendError>>>,
}

impl Memory {
    /// An empty one.
    pub fn new(sender: Sender) -> Self {
        Self {
            sender,
            sent: Arc::default(),
            faults: Arc::default(),
        }
    }

    /// Everything that was sent, in order.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The next sending without an earlier fault answers this one.
    pub fn fail_next(&self, fault: SendError) {
        self.faults
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(fault);
    }

    pub(super) fn send(&self, message: &Message, letter: Letter) -> Result<(), SendError> {
        if let Some(fault) = self
            .faults
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
        {
            return Err(fault);
        }
        self.sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Sent {
                message: message.clone(),
                letter,
            });
        Ok(())
    }
}
