//! The parameters as the OpenAPI document describes them. Their values come from the closed lists themselves, and a
//! test reads every example, so that the document can't promise what is not read.

use market::{
    catalogue::{
        Audience, Delivery, Kind, Occasion,
        query::{MAX_PAGE, MAX_PER_PAGE, PER_PAGE, Sort},
    },
    enterprises::{EntityType, Group},
    locale::Locale,
};
use serde_json::{Value, json};
use utoipa::{
    IntoParams,
    openapi::{
        Required,
        path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle},
        schema::{ArrayBuilder, KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type},
    },
};

/// What a parameter can be.
enum Shape {
    /// Words, at most so many characters.
    Text(usize),
    /// One of these.
    One(Vec<&'static str>),
    /// Any of these, repeated or separated by commas.
    Several(Vec<&'static str>),
    /// Any of a longer list, repeated or separated by commas.
    Codes,
    /// `true` or `false` (also 1, yes, on and 0, no).
    Flag,
    /// A whole number up to this, with what it is unless said otherwise.
    Number(u32, u32),
    /// An amount in major units.
    Amount,
    /// A day.
    Day,
}

impl Shape {
    fn schema(self) -> Schema {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        match self {
            Self::Text(longest) => text().max_length(Some(longest)).into(),
            Self::One(names) => text().enum_values(Some(names)).into(),
            Self::Several(names) => ArrayBuilder::new().items(text().enum_values(Some(names))).into(),
            Self::Codes => ArrayBuilder::new().items(text()).into(),
            Self::Flag => ObjectBuilder::new().schema_type(Type::Boolean).into(),
            Self::Number(most, otherwise) => ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(1))
                .maximum(Some(most))
                .default(Some(json!(otherwise)))
                .into(),
            Self::Amount => text().pattern(Some(r"^[0-9 ]{1,11}([.,][0-9]{1,2})?$")).into(),
            Self::Day => text()
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
                .into(),
        }
    }
}

fn query(name: &str, shape: Shape, example: Value, about: &str) -> Parameter {
    let several = matches!(shape, Shape::Several(_) | Shape::Codes);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(about))
        .style(several.then_some(ParameterStyle::Form))
        .explode(several.then_some(true))
        .schema(Some(shape.schema()))
        .example(Some(example))
        .build()
}

macro_rules! names {
    ($list:ident) => {
        $list::ALL.iter().map(|v| v.name()).collect()
    };
}

/// What both lists of offers and of enterprises can be asked.
fn common() -> Vec<Parameter> {
    vec![
        query(
            "q",
            Shape::Text(200),
            json!("świeca"),
            "Words to search for. Without Polish letters works too.",
        ),
        query(
            "category",
            Shape::Codes,
            json!(["food"]),
            "Codes of categories or of their groups; any of them. See `/api/v1/categories`.",
        ),
        query(
            "county",
            Shape::Codes,
            json!(["0219"]),
            "County of the seat: TERYT code of four digits or slug, such as `swidnicki`; any of them.",
        ),
        query(
            "serves",
            Shape::Codes,
            json!(["wroclaw"]),
            "County that must be served: TERYT code or slug; any of them.",
        ),
        query(
            "entity_type",
            Shape::Several(names!(EntityType)),
            json!(["social_cooperative"]),
            "Kind of entity; any of them.",
        ),
        query(
            "employs",
            Shape::Several(names!(Group)),
            json!(["disabilities"]),
            "Groups of people whom the enterprise employs; any of them.",
        ),
        query(
            "label",
            Shape::Flag,
            json!(true),
            "Only with a licence of the mark that is valid now.",
        ),
        query(
            "status",
            Shape::Flag,
            json!(true),
            "Only enterprises with the statutory status (*przedsiębiorstwo społeczne*), which is not the mark.",
        ),
        query(
            "art94",
            Shape::Flag,
            json!(true),
            "Only enterprises that meet art. 94 of the Polish procurement act.",
        ),
        query("page", Shape::Number(MAX_PAGE, 1), json!(1), "The page, from 1."),
        query(
            "per_page",
            Shape::Number(MAX_PER_PAGE, PER_PAGE),
            json!(24),
            "Items on a page.",
        ),
        lang(),
        if_none_match(),
    ]
}

fn lang() -> Parameter {
    query(
        "lang",
        Shape::One(Locale::ALL.iter().map(|l| l.tag()).collect()),
        json!("pl"),
        "Language of texts, names and error details; Polish unless said otherwise.",
    )
}

fn if_none_match() -> Parameter {
    ParameterBuilder::new()
        .name("If-None-Match")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("The `ETag` of an earlier answer; 304 while it still holds."))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .example(Some(json!("\"a1b2c3d4e5\"")))
        .build()
}

/// The parameters of `/api/v1/offers`.
pub struct OfferParameters;

impl IntoParams for OfferParameters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = common();
        all.extend([
            query("kind", Shape::Several(names!(Kind)), json!(["product"]), "Goods or work; either."),
            query("audience", Shape::Several(names!(Audience)), json!(["consumers"]), "For whom it is; any of them."),
            query("delivery", Shape::Several(names!(Delivery)), json!(["pickup"]), "How goods reach the buyer; any of them."),
            query("occasion", Shape::Several(names!(Occasion)), json!(["wedding"]), "What it is bought for; any of them."),
            query("cpv", Shape::Text(10), json!("55520000-1"), "A CPV code of 2 to 8 digits, with or without its check digit; finds what lies below and above it."),
            query("ready_by", Shape::Day, json!("2026-12-20"), "Only what can be ready by this day."),
            query("made_to_order", Shape::Flag, json!(true), "Only what is made after ordering, or only what is not."),
            query("price_min", Shape::Amount, json!("10"), "Lowest gross price, in major units."),
            query("price_max", Shape::Amount, json!("64.50"), "Highest gross price, in major units."),
            query("enterprise", Shape::Text(80), json!("spoldzielnia-socjalna-pawie-oczko"), "Slug of one enterprise."),
            query("near", Shape::Text(80), json!("Legnica"), "Town from which distance is measured."),
            query("sort", Shape::One(Sort::ALL.map(Sort::name).to_vec()), json!("price"), "Order. `distance` needs `near`; `price` puts unlike units and prices on request last."),
        ]);
        all
    }
}

/// The parameters of `/api/v1/offers.csv`.
pub struct CsvParameters;

impl IntoParams for CsvParameters {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let about = "Only these offers, in this order, at most 100; other filters are then refused.";
        let mut all = OfferParameters::into_params(place);
        all.push(query("slugs", Shape::Codes, json!(["kubek-pawie-oczko"]), about));
        all
    }
}

/// The parameters of `/api/v1/enterprises`.
pub struct EnterpriseParameters;

impl IntoParams for EnterpriseParameters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        common()
    }
}

/// What every address takes.
pub struct Common;

impl IntoParams for Common {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![lang(), if_none_match()]
    }
}

/// What the address of a licence takes.
pub struct LicenceParameters;

impl IntoParams for LicenceParameters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let about = "The day of the grantor's calendar that is asked about; today unless said otherwise.";
        vec![
            query("on", Shape::Day, json!("2026-11-23"), about),
            lang(),
            if_none_match(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use market::{
        catalogue::query::{EnterpriseQuery, OfferQuery},
        place::Region,
    };

    fn examples(all: Vec<Parameter>) -> Vec<(String, String)> {
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        all.into_iter()
            .filter(|p| p.parameter_in == ParameterIn::Query)
            .map(|p| {
                let value = match &serde_json::to_value(&p).expect("JSON")["example"] {
                    Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(","),
                    one => text(one),
                };
                (p.name, value)
            })
            .collect()
    }

    #[test]
    fn the_examples_are_read_and_no_parameter_is_left_out() {
        let region = Region::by_code("lower-silesia").expect("the pack");
        let given = examples(OfferParameters::into_params(|| None));
        let read =
            OfferQuery::parse(region, given.iter().map(|(n, v)| (n.as_str(), v.as_str()))).expect("good");
        // `page`, `per_page` and `lang` are not written when they are as always
        assert_eq!(read.pairs().len(), given.len() - 3);
        let given = examples(EnterpriseParameters::into_params(|| None));
        EnterpriseQuery::parse(region, given.iter().map(|(n, v)| (n.as_str(), v.as_str()))).expect("good");
        assert_eq!(given.len(), 12);
    }
}
