//! What a file says, before anything is looked up or written.

use super::{categories::Mapping, report::BadCell};
use crate::{catalogue::OfferDraft, certification::LicenceDraft, enterprises::Enterprise, id::EnterpriseId};

/// What a file says.
pub(super) struct Parsed {
    /// What can be written if all that it names is there.
    pub items: Items,
    /// What is wrong.
    pub bad: Vec<BadCell>,
    /// The file as a whole is wrong, not only single things in it.
    pub fatal: bool,
    /// Words that decided on a category, with the leaf and how many products it was.
    pub mapped: Vec<(String, String, u64)>,
    /// Categories that none of ours answers to.
    pub unmapped: Vec<(String, u64)>,
    /// Columns that have no place here.
    pub ignored: Vec<String>,
}

impl Parsed {
    /// A shop's products.
    pub fn shop(offers: Vec<ParsedOffer>, bad: Vec<BadCell>, mapping: Mapping, ignored: Vec<String>) -> Self {
        let mapped = mapping
            .mapped
            .into_iter()
            .map(|((word, leaf), n)| (word, leaf, n))
            .collect();
        Self {
            items: Items::Offers(offers),
            bad,
            fatal: false,
            mapped,
            unmapped: mapping.unmapped.into_iter().collect(),
            ignored,
        }
    }

    /// Things of our own format: an unknown column makes the whole file wrong.
    pub fn native(items: Items, columns: Vec<BadCell>, bad: Vec<BadCell>) -> Self {
        let fatal = !columns.is_empty();
        Self {
            items,
            bad: columns.into_iter().chain(bad).collect(),
            fatal,
            mapped: Vec::new(),
            unmapped: Vec::new(),
            ignored: Vec::new(),
        }
    }
}

/// Things of one kind.
pub(super) enum Items {
    Enterprises(Vec<ParsedEnterprise>),
    Offers(Vec<ParsedOffer>),
    Licences(Vec<ParsedLicence>),
}

/// A profile.
#[derive(Debug)]
pub(super) struct ParsedEnterprise {
    pub line: u64,
    pub source: String,
    pub key: String,
    pub slug: Option<String>,
    pub enterprise: Enterprise,
}

/// An offer; the draft's enterprise is still to be found.
#[derive(Debug)]
pub(super) struct ParsedOffer {
    pub line: u64,
    pub enterprise: String,
    pub draft: OfferDraft,
    /// What keeps a price from being one: `vat`, `price_basis`, `currency`.
    pub lacks: Vec<&'static str>,
}

/// Leaves out the offer before each broken row of a table: the row may have been one of its variants.
pub(super) fn without_neighbours(items: &mut Vec<ParsedOffer>, broken: &[BadCell]) {
    for row in broken {
        if let Some(at) = items.iter().rposition(|o| o.line < row.line) {
            items.remove(at);
        }
    }
}

/// A licence; the draft's enterprise is still to be found.
#[derive(Debug)]
pub(super) struct ParsedLicence {
    pub line: u64,
    pub enterprise: String,
    pub draft: LicenceDraft,
}

/// Stands where the database's identifier will.
pub(super) const NOBODY: EnterpriseId = EnterpriseId(uuid::Uuid::nil());
