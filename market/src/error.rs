//! What a use case can answer instead of a result. Small and public; the cause of an internal
//! error is logged once, at the boundary.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One thing wrong with one named field or parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's or parameter's name, as in the form, file or query string.
    pub field: String,
    /// A key of the interface words that says how to mend it, such as `invalid.number`.
    pub code: &'static str,
    /// The refused value, so that nothing typed is lost.
    pub value: String,
}

impl FieldError {
    /// An error of a field.
    pub fn new(field: impl Into<String>, code: &'static str, value: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            code,
            value: value.into(),
        }
    }
}

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or not for this reader.
    #[error("not found")]
    NotFound,
    /// The actor may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Fields that must be mended first.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// The thing is not in a state from which this step is possible.
    #[error("no step from {from} to {to}")]
    Conflict {
        /// The state it is in.
        from: String,
        /// The state that was asked for.
        to: String,
    },
    /// Asked too often; from this instant on it may be tried again.
    #[error("asked too often, until {until}")]
    TooOften {
        /// When the next try is let through.
        until: DateTime<Utc>,
    },
    /// The fault is ours; the text is for the log alone.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// An internal error with its cause in words.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }
}

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        Self::internal(e)
    }
}

impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Self::internal(e)
    }
}

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;
