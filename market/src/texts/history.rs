//! What is told of a text: where it stands, and how it came there.

use super::{Edited, Subject, TextKey};
use crate::{
    id::PersonId,
    locale::{Locale, Localised},
};
use chrono::{DateTime, Utc};

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// Which part.
    pub part: &'static str,
    /// In which language.
    pub locale: Locale,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub after: String,
}

/// A version as it stands in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextVersion {
    /// Its number; 0 is the program's own text.
    pub version: i64,
    /// What it says.
    pub edited: Edited,
    /// The version that it brought back.
    pub restored: Option<i64>,
    /// Who wrote it.
    pub person: Option<PersonId>,
    /// Their name, while they have one.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A text in the list.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// Which.
    pub key: TextKey,
    /// Where it belongs.
    pub group: String,
    /// What it begins with.
    pub title: Localised<String>,
    /// The languages in which something of it is edited.
    pub edited: Vec<Locale>,
    /// When it was last changed.
    pub changed_at: Option<DateTime<Utc>>,
}

/// A step of a text's history.
#[derive(Clone, Debug)]
pub struct TextStep {
    /// The version that it made.
    pub version: i64,
    /// The version that it brought back.
    pub restored: Option<i64>,
    /// Who, while they have a name.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// What it changed.
    pub changes: Vec<TextChange>,
}

/// A text with its history.
#[derive(Clone, Debug)]
pub struct TextLook {
    /// The text.
    pub subject: Subject,
    /// The version that stands.
    pub version: i64,
    /// What it says.
    pub edited: Edited,
    /// Its steps, the newest first.
    pub history: Vec<TextStep>,
    /// The version that older steps come before; nothing on the last page.
    pub older: Option<i64>,
}

/// What became of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSaved {
    /// It stands.
    Saved,
    /// It stood already.
    Same,
}
