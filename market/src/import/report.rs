//! What an import is told and what it tells.

use super::defaults::Defaults;
use crate::{
    closed_list::closed_list,
    error::FieldError,
    id::{EnterpriseId, OrganisationId, PersonId},
};
use serde::Serialize;

closed_list! {
    /// What the rows of a file are.
    pub enum What {
        /// Profiles.
        Enterprises = "enterprises",
        /// Offers with their variants.
        Offers = "offers",
        /// Licences of the mark.
        Licences = "licences",
    }
}

closed_list! {
    /// Whose columns a file has.
    pub enum Format {
        /// Ours, `docs/import.md`.
        Native = "native",
        /// Products as Shopify exports them.
        Shopify = "shopify",
        /// Products as WooCommerce exports them.
        WooCommerce = "woocommerce",
    }
}

/// How a file is to be taken in.
#[derive(Clone, Debug)]
pub struct Options {
    /// What its rows are.
    pub what: What,
    /// Whose columns it has.
    pub format: Format,
    /// Slug or key of the enterprise whose offers they are; a shop's file names none itself.
    pub enterprise: Option<String>,
    /// Do all but keep nothing.
    pub dry_run: bool,
    /// Leave bad things out instead of refusing the whole file.
    pub skip_bad: bool,
    /// What the file lacks.
    pub defaults: Option<Defaults>,
}

impl Options {
    /// A file in our own columns, all or nothing.
    pub fn native(what: What) -> Self {
        Self {
            what,
            format: Format::Native,
            enterprise: None,
            dry_run: false,
            skip_bad: false,
            defaults: None,
        }
    }
}

/// For whom a file is taken in, when a seller does it: nothing of another enterprise is touched, and where offers are
/// reviewed nothing becomes public.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForSeller {
    /// Whose offers they are.
    pub enterprise: EnterpriseId,
    /// Who writes them.
    pub organisation: OrganisationId,
    /// Who sent the file.
    pub person: Option<PersonId>,
    /// Whether offers are reviewed.
    pub moderation: bool,
}

/// A cell that can't be taken in, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadCell {
    /// The line in a CSV file, the row's number in a sheet.
    pub line: u64,
    /// The column's heading; empty when the whole row is meant.
    pub column: String,
    /// A key of the interface words that says how to mend it.
    pub code: &'static str,
    /// What stands there, at most its first 200 characters.
    pub value: String,
    /// What may have been meant.
    pub hint: Option<String>,
}

impl BadCell {
    /// A bad cell without a hint.
    pub fn new(line: u64, column: impl Into<String>, code: &'static str, value: &str) -> Self {
        Self {
            line,
            column: column.into(),
            code,
            value: value.chars().take(200).collect(),
            hint: None,
        }
    }

    /// The same with what may have been meant.
    pub fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// What a use case refused of the thing on this line.
    pub fn of_field(line: u64, error: &FieldError) -> Self {
        Self::new(line, error.field.clone(), error.code, &error.value)
    }
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Keys of what was new.
    pub created: Vec<String>,
    /// Keys of what differed.
    pub changed: Vec<String>,
    /// How many were there just so.
    pub same: u64,
    /// Keys of offers that went in as drafts, each with the legal fields that it lacks.
    pub drafts: Vec<(String, Vec<&'static str>)>,
    /// What can't be taken in.
    pub refused: Vec<BadCell>,
    /// Words of the shop by which products got a category: word, leaf, how many products.
    pub mapped_categories: Vec<(String, String, u64)>,
    /// Categories of the shop that none of ours answers to, with how many products have them.
    pub unmapped_categories: Vec<(String, u64)>,
    /// Columns of the shop that say something and have no place here.
    pub ignored_columns: Vec<String>,
    /// Whether it was written.
    pub applied: bool,
}
