//! Facets: what narrowing a search would give.

use super::money::Money;
use app::{pages::View, ui::text::term};
use market::search::{Counts, Facets, Relaxed};
use serde::Serialize;
use std::{collections::BTreeMap, fmt::Display};
use utoipa::ToSchema;

/// Facets by the name of the parameter that they are values of.
pub type FacetMap = BTreeMap<&'static str, Vec<FacetValue>>;

/// A value of a facet.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetValue {
    /// The value, as the parameter takes it.
    #[schema(example = "product")]
    pub value: String,
    /// Its name in the asked language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Produkty")]
    pub label: Option<String>,
    /// How many results choosing it would give.
    #[schema(example = 120)]
    pub count: u64,
}

/// The lowest and the highest gross price among the results, the filter by price apart.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceRange {
    /// The lowest.
    pub min: Money,
    /// The highest.
    pub max: Money,
}

/// Something that was let go so that anything is found.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetGo {
    /// `words`: some words; `filters`: all filters; `everything`: nothing matched at all, and the newest offers are shown.
    #[schema(example = "words")]
    pub what: &'static str,
    /// The words that were left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(example = json!(["ręcznie"]))]
    pub words: Vec<String>,
}

impl From<&Relaxed> for LetGo {
    fn from(relaxed: &Relaxed) -> Self {
        match relaxed {
            Relaxed::Words(words) => Self {
                what: "words",
                words: words.clone(),
            },
            Relaxed::Filters => Self {
                what: "filters",
                words: Vec::new(),
            },
            Relaxed::Everything => Self {
                what: "everything",
                words: Vec::new(),
            },
        }
    }
}

/// All facets that have values, by parameter.
pub fn facets(view: &View<'_>, facets: &Facets) -> FacetMap {
    let county = |code: &market::place::Teryt| view.site.region.county(*code).map(|c| view.county_name(c));
    let category = |code: &String| {
        view.taxonomy()
            .by_code(code)
            .map(|c| c.name.text(view.locale).to_owned())
    };
    let mut all: FacetMap = [
        ("category", values(&facets.category, category)),
        ("county", values(&facets.county, county)),
        ("serves", values(&facets.serves, county)),
        ("kind", values(&facets.kind, |v| named(view, "kind", v.name()))),
        (
            "entity_type",
            values(&facets.entity_type, |v| named(view, "entity", v.name())),
        ),
        (
            "audience",
            values(&facets.audience, |v| named(view, "audience", v.name())),
        ),
        (
            "employs",
            values(&facets.employs, |v| named(view, "group", v.name())),
        ),
        (
            "delivery",
            values(&facets.delivery, |v| named(view, "delivery", v.name())),
        ),
        (
            "occasion",
            values(&facets.occasion, |v| named(view, "occasion", v.name())),
        ),
    ]
    .into();
    let flags = [
        ("label", facets.label),
        ("status", facets.status),
        ("art94", facets.art94),
        ("made_to_order", facets.made_to_order),
    ];
    for (name, count) in flags {
        let value = FacetValue {
            value: "true".into(),
            label: None,
            count,
        };
        all.insert(name, if count > 0 { vec![value] } else { Vec::new() });
    }
    all.retain(|_, values| !values.is_empty());
    all
}

fn values<T: Display>(counts: &Counts<T>, label: impl Fn(&T) -> Option<String>) -> Vec<FacetValue> {
    counts
        .iter()
        .map(|(v, count)| FacetValue {
            value: v.to_string(),
            label: label(v),
            count: *count,
        })
        .collect()
}

/// The interface's word for a value of a closed list, if it has one.
fn named(view: &View<'_>, list: &str, name: &str) -> Option<String> {
    let key = format!("{list}-{}", name.replace('_', "-"));
    view.words().has(&key).then(|| term(view.words(), list, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::dto::tests::{site, view};
    use market::{catalogue::Kind, place::Teryt};

    #[test]
    fn facets_are_named_as_their_parameters() {
        let site = site(market::place::Region::by_code("lower-silesia").expect("the pack"));
        let given = Facets {
            category: vec![("food".into(), 7)],
            county: vec![(Teryt::parse("0219").expect("a code"), 3)],
            kind: vec![(Kind::Product, 7)],
            label: 2,
            ..Facets::default()
        };
        let all = serde_json::to_value(facets(&view(&site), &given)).expect("JSON");
        assert_eq!(all.as_object().map(|o| o.len()), Some(4));
        assert_eq!(
            all["category"][0],
            serde_json::json!({ "value": "food", "label": "Food and drink", "count": 7 })
        );
        assert_eq!(all["county"][0]["label"], "świdnicki");
        assert_eq!(
            (&all["kind"][0]["value"], &all["label"][0]["count"]),
            (&"product".into(), &2.into())
        );
    }
}
