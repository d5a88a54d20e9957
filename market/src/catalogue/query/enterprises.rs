//! What people ask about enterprises.

use super::{OfferQuery, PER_PAGE};
use crate::{
    enterprises::{EntityType, Group},
    error::FieldError,
    place::{Region, Teryt},
};

/// A question about enterprises.
#[derive(Clone, Debug, Default)]
pub struct EnterpriseQuery {
    /// Words, as typed.
    pub q: String,
    /// Codes of groups or leaves of their activities; any of them.
    pub category: Vec<String>,
    /// Entity types; any of them.
    pub entity_type: Vec<EntityType>,
    /// Counties of the seat; any of them.
    pub county: Vec<Teryt>,
    /// Counties that must be served; any of them.
    pub serves: Vec<Teryt>,
    /// Groups employed; any of them.
    pub employs: Vec<Group>,
    /// Only with statutory status.
    pub status: bool,
    /// Only those that meet art. 94.
    pub art94: bool,
    /// Only with an offer whose mark is valid now.
    pub label: bool,
    /// The page, from 1.
    pub page: u32,
    /// Items on a page.
    pub per_page: u32,
}

impl EnterpriseQuery {
    /// The first page of all.
    pub fn everything() -> Self {
        Self {
            page: 1,
            per_page: PER_PAGE,
            ..Self::default()
        }
    }

    /// Reads parameters as [`OfferQuery::parse`] does.
    ///
    /// # Errors
    /// One per bad parameter.
    pub fn parse<'a>(
        region: &Region,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        const OURS: [&str; 11] = [
            "q",
            "category",
            "entity_type",
            "county",
            "serves",
            "employs",
            "status",
            "art94",
            "label",
            "page",
            "per_page",
        ];
        let pairs: Vec<_> = pairs.into_iter().collect();
        let foreign = pairs.iter().filter(|(n, v)| {
            !v.trim().is_empty() && !OURS.contains(n) && *n != "lang" && !n.starts_with("utm_")
        });
        let mut errors: Vec<FieldError> = foreign
            .map(|(n, v)| FieldError::new(*n, "invalid.unknown_parameter", *v))
            .collect();
        match OfferQuery::parse(region, pairs.into_iter().filter(|(n, _)| OURS.contains(n))) {
            Ok(o) if errors.is_empty() => Ok(Self {
                q: o.q,
                category: o.category,
                entity_type: o.entity_type,
                county: o.county,
                serves: o.serves,
                employs: o.employs,
                status: o.status,
                art94: o.art94,
                label: o.label,
                page: o.page,
                per_page: o.per_page,
            }),
            Ok(_) => Err(errors),
            Err(more) => {
                errors.extend(more);
                Err(errors)
            }
        }
    }

    /// The parameters that [`EnterpriseQuery::parse`] reads as this question.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        OfferQuery {
            q: self.q.clone(),
            category: self.category.clone(),
            entity_type: self.entity_type.clone(),
            county: self.county.clone(),
            serves: self.serves.clone(),
            employs: self.employs.clone(),
            status: self.status,
            art94: self.art94,
            label: self.label,
            page: self.page,
            per_page: self.per_page,
            ..OfferQuery::everything()
        }
        .pairs()
    }
}
