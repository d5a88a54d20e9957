//! What people ask the catalogue: one set of parameters for pages, islands and the API.

mod enterprises;
mod values;

pub use enterprises::EnterpriseQuery;

use super::{Audience, Delivery, Kind, Occasion, taxonomy::taxonomy};
use crate::{
    enterprises::{EntityType, Group},
    error::FieldError,
    locale::Locale,
    place::{Place, Region, Teryt},
};
use chrono::NaiveDate;
use values::{amount, county, cpv, decimal, extend, flag, number};

/// The most items a page can hold.
pub const MAX_PER_PAGE: u32 = 96;
/// Items on a page unless asked otherwise.
pub const PER_PAGE: u32 = 24;
/// How deep one can page.
pub const MAX_PAGE: u32 = 1000;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first; without words, newest first among the most complete.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Lowest gross price first; unlike units and prices on request come after.
    Price,
    /// Nearest to a town first.
    Distance,
}

impl Sort {
    /// All orders.
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Newest, Sort::Price, Sort::Distance];

    /// The name in addresses and the API.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Newest => "newest",
            Sort::Price => "price",
            Sort::Distance => "distance",
        }
    }
}

/// A question to the catalogue.
#[derive(Clone, Debug, Default)]
pub struct OfferQuery {
    /// Words, as typed, at most 200 characters.
    pub q: String,
    /// Codes of groups or leaves; any of them.
    pub category: Vec<String>,
    /// Goods or work; any of them.
    pub kind: Vec<Kind>,
    /// Only with a mark valid now.
    pub label: bool,
    /// Only of enterprises with statutory status.
    pub status: bool,
    /// Only of enterprises that meet art. 94.
    pub art94: bool,
    /// Entity types; any of them.
    pub entity_type: Vec<EntityType>,
    /// Counties of the seat; any of them.
    pub county: Vec<Teryt>,
    /// Audiences; any of them.
    pub audience: Vec<Audience>,
    /// Lowest gross price, minor units.
    pub price_min: Option<i64>,
    /// Highest gross price, minor units.
    pub price_max: Option<i64>,
    /// Only made to order (or only from stock).
    pub made_to_order: Option<bool>,
    /// Groups employed; any of them.
    pub employs: Vec<Group>,
    /// Counties that must be served; any of them.
    pub serves: Vec<Teryt>,
    /// Ways of delivery; any of them.
    pub delivery: Vec<Delivery>,
    /// Occasions; any of them.
    pub occasion: Vec<Occasion>,
    /// A CPV code, as typed (2 to 8 digits, with or without check digit).
    pub cpv: Option<String>,
    /// Ready by this day.
    pub ready_by: Option<NaiveDate>,
    /// Of one enterprise (its slug).
    pub enterprise: Option<String>,
    /// The town from which distance is measured.
    pub near: Option<Place>,
    /// The order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: u32,
    /// Items on a page.
    pub per_page: u32,
}

impl OfferQuery {
    /// The first page of everything.
    pub fn everything() -> Self {
        Self {
            page: 1,
            per_page: PER_PAGE,
            ..Self::default()
        }
    }

    /// Reads parameters. Lists may repeat a parameter or separate by commas. Unknown names are errors;
    /// names beginning with `utm_` and `lang` are not ours to read. Empty values count as absent,
    /// as a plain form sends them.
    ///
    /// # Errors
    /// One per bad parameter, with a key of the interface words.
    pub fn parse<'a>(
        region: &Region,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut query = Self::everything();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() || name == "lang" || name.starts_with("utm_") {
                continue;
            }
            if let Err(code) = query.take(region, name, value) {
                errors.push(FieldError::new(name, code, value));
            }
        }
        if let (Some(min), Some(max)) = (query.price_min, query.price_max)
            && min > max
        {
            errors.push(FieldError::new(
                "price_max",
                "invalid.price_order",
                format!("{max}"),
            ));
        }
        if query.sort == Sort::Distance && query.near.is_none() {
            errors.push(FieldError::new("near", "invalid.near_missing", ""));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    fn take(&mut self, region: &Region, name: &str, value: &str) -> Result<(), &'static str> {
        match name {
            "q" if value.chars().count() > 200 => return Err("invalid.too_long"),
            "q" => value.clone_into(&mut self.q),
            "category" => extend(&mut self.category, value, "invalid.category", |c| {
                taxonomy().by_code(c).map(|c| c.code.clone())
            })?,
            "kind" => extend(&mut self.kind, value, "invalid.choice", Kind::from_name)?,
            "label" => self.label = flag(value)?,
            "status" => self.status = flag(value)?,
            "art94" => self.art94 = flag(value)?,
            "entity_type" => extend(
                &mut self.entity_type,
                value,
                "invalid.choice",
                EntityType::from_name,
            )?,
            "county" => extend(&mut self.county, value, "invalid.county", |c| county(region, c))?,
            "serves" => extend(&mut self.serves, value, "invalid.county", |c| county(region, c))?,
            "audience" => extend(&mut self.audience, value, "invalid.choice", Audience::from_name)?,
            "employs" => extend(&mut self.employs, value, "invalid.choice", Group::from_name)?,
            "delivery" => extend(&mut self.delivery, value, "invalid.choice", Delivery::from_name)?,
            "occasion" => extend(&mut self.occasion, value, "invalid.choice", Occasion::from_name)?,
            "price_min" => self.price_min = Some(amount(value)?),
            "price_max" => self.price_max = Some(amount(value)?),
            "made_to_order" => self.made_to_order = Some(flag(value)?),
            "cpv" => self.cpv = Some(cpv(value)?),
            "ready_by" => self.ready_by = Some(value.parse().map_err(|_| "invalid.date")?),
            "enterprise" => self.enterprise = Some(value.to_owned()),
            "near" => self.near = Some(region.place(value).cloned().ok_or("invalid.place")?),
            "sort" => {
                self.sort = Sort::ALL
                    .into_iter()
                    .find(|s| s.name() == value)
                    .ok_or("invalid.choice")?
            }
            "page" => self.page = number(value, 1, MAX_PAGE)?,
            "per_page" => self.per_page = number(value, 1, MAX_PER_PAGE)?,
            _ => return Err("invalid.unknown_parameter"),
        }
        Ok(())
    }

    /// The parameters that [`OfferQuery::parse`] reads as this question, defaults left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut push = |name, value: String| out.push((name, value));
        if !self.q.is_empty() {
            push("q", self.q.clone());
        }
        self.category.iter().for_each(|c| push("category", c.clone()));
        self.kind.iter().for_each(|k| push("kind", k.name().into()));
        for (name, on) in [
            ("label", self.label),
            ("status", self.status),
            ("art94", self.art94),
        ] {
            if on {
                push(name, "1".into());
            }
        }
        self.entity_type
            .iter()
            .for_each(|e| push("entity_type", e.name().into()));
        self.county.iter().for_each(|c| push("county", c.to_string()));
        self.serves.iter().for_each(|c| push("serves", c.to_string()));
        self.audience
            .iter()
            .for_each(|a| push("audience", a.name().into()));
        self.employs.iter().for_each(|g| push("employs", g.name().into()));
        self.delivery
            .iter()
            .for_each(|d| push("delivery", d.name().into()));
        self.occasion
            .iter()
            .for_each(|o| push("occasion", o.name().into()));
        for (name, minor) in [("price_min", self.price_min), ("price_max", self.price_max)] {
            if let Some(minor) = minor {
                push(name, decimal(minor));
            }
        }
        if let Some(made) = self.made_to_order {
            push("made_to_order", if made { "1" } else { "0" }.into());
        }
        if let Some(cpv) = &self.cpv {
            push("cpv", cpv.clone());
        }
        if let Some(day) = self.ready_by {
            push("ready_by", day.to_string());
        }
        if let Some(slug) = &self.enterprise {
            push("enterprise", slug.clone());
        }
        if let Some(place) = &self.near {
            push("near", place.name.clone());
        }
        if self.sort != Sort::Relevance {
            push("sort", self.sort.name().into());
        }
        if self.page > 1 {
            push("page", self.page.to_string());
        }
        if self.per_page != PER_PAGE {
            push("per_page", self.per_page.to_string());
        }
        out
    }

    /// Whether anything but words, order and page narrows the results.
    pub fn has_filters(&self) -> bool {
        self.without_filters().pairs() != self.pairs()
    }

    /// The same words, order and page size without any filter, first page.
    pub fn without_filters(&self) -> Self {
        Self {
            q: self.q.clone(),
            near: self.near.clone(),
            sort: self.sort,
            per_page: self.per_page,
            page: self.page,
            ..Self::everything()
        }
    }
}

/// The language that the `lang` parameter asks for.
///
/// # Errors
/// When it names none of ours.
pub fn parse_lang(value: &str) -> Result<Locale, FieldError> {
    Locale::from_tag(value).ok_or_else(|| FieldError::new("lang", "invalid.choice", value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region() -> &'static Region {
        Region::by_code("lower-silesia").expect("the pack")
    }

    #[test]
    fn what_is_written_is_read_back() {
        let pairs = [
            ("q", "świeca"),
            ("kind", "product"),
            ("county", "0219"),
            ("county", "wroclaw"),
            ("price_max", "12,50"),
            ("near", "wroclaw"),
            ("sort", "distance"),
            ("page", "2"),
            ("cpv", "55520000-1"),
        ];
        let query = OfferQuery::parse(region(), pairs).expect("good");
        assert_eq!(query.price_max, Some(1250));
        let again = query.pairs();
        let reread = OfferQuery::parse(region(), again.iter().map(|(n, v)| (*n, v.as_str()))).expect("good");
        assert_eq!(reread.pairs(), again);
    }

    #[test]
    fn each_bad_parameter_is_named() {
        let errors = OfferQuery::parse(
            region(),
            [
                ("page", "0"),
                ("kind", "thing"),
                ("price_min", "-3"),
                ("foo", "1"),
                ("sort", "distance"),
            ],
        )
        .expect_err("bad");
        let names: Vec<_> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(names, ["page", "kind", "price_min", "foo", "near"]);
    }

    #[test]
    fn an_empty_form_asks_for_everything() {
        let query =
            OfferQuery::parse(region(), [("q", ""), ("price_min", " "), ("utm_source", "x")]).expect("good");
        assert!(query.pairs().is_empty() && !query.has_filters());
    }
}
