//! What questions are understood by: the words of categories and what means the same. Replaced as a whole when the operator
//! has changed them.

use super::{
    synonyms::{self, Synonyms},
    vocabulary::Vocabulary,
};
use crate::{
    catalogue::taxonomy::{Taxonomy, taxonomy},
    locale::Locale,
};
use std::sync::{Arc, LazyLock};

/// The words that questions are understood by.
pub struct Language {
    /// What names categories.
    pub vocabulary: Vocabulary,
    /// What may be said instead.
    pub synonyms: Synonyms,
}

static OWN: LazyLock<Arc<Language>> =
    LazyLock::new(|| Arc::new(Language::of(taxonomy(), synonyms::groups())));

impl Language {
    /// These categories and groups of synonyms.
    pub fn of(taxonomy: &Taxonomy, groups: &[(Locale, String)]) -> Self {
        Self {
            vocabulary: Vocabulary::of(taxonomy.all()),
            synonyms: Synonyms::of(groups),
        }
    }

    /// The program's own.
    pub fn own() -> Arc<Self> {
        OWN.clone()
    }
}
