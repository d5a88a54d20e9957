//! The closed lists with their values, as schemas of their own.

use market::{catalogue, certification, enterprises, money};
use serde::Serialize;
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, Type},
    },
};

macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident of $list:ty, $names:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub $list);

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let names: Vec<&'static str> = $names;
                let example = names.first().map(|n| serde_json::Value::from(*n));
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some(concat!($($doc),+).trim()))
                    .enum_values(Some(names))
                    .examples(example)
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

macro_rules! all {
    ($list:ty) => {
        <$list>::ALL.iter().map(|v| v.name()).collect()
    };
}

lists! {
    /// Goods or work.
    Kind of catalogue::Kind, all!(catalogue::Kind);
    /// For whom an offer is.
    Audience of catalogue::Audience, all!(catalogue::Audience);
    /// How firm a price is.
    PriceType of catalogue::PriceType, all!(catalogue::PriceType);
    /// What one is charged for.
    Unit of catalogue::Unit, all!(catalogue::Unit);
    /// A unit of net quantity.
    NetUnit of catalogue::NetUnit, all!(catalogue::NetUnit);
    /// How goods reach the buyer.
    Delivery of catalogue::Delivery, all!(catalogue::Delivery);
    /// What something is bought for.
    Occasion of catalogue::Occasion, all!(catalogue::Occasion);
    /// Why the 14-day withdrawal does not apply.
    Exemption of catalogue::Exemption, all!(catalogue::Exemption);
    /// A VAT category: a rate in per cent, exempt (`zw`) or outside the scope (`np`).
    Vat of money::Vat, money::Vat::ALL.iter().map(|v| v.code()).collect();
    /// A kind of social-economy entity.
    EntityType of enterprises::EntityType, all!(enterprises::EntityType);
    /// A group of people whom an enterprise employs.
    Group of enterprises::Group, all!(enterprises::Group);
    /// What an activity gives.
    ActivityKind of enterprises::ActivityKind, all!(enterprises::ActivityKind);
    /// What the grantor has done to a licence.
    LicenceState of certification::LicenceState, all!(certification::LicenceState);
    /// How a licence stands on a day: only `valid` covers its offers.
    Standing of certification::Standing, STANDINGS.map(standing_name).to_vec();
}

/// Every standing.
const STANDINGS: [certification::Standing; 5] = [
    certification::Standing::Valid,
    certification::Standing::NotYet,
    certification::Standing::Lapsed,
    certification::Standing::Suspended,
    certification::Standing::Withdrawn,
];

fn standing_name(standing: certification::Standing) -> &'static str {
    match standing {
        certification::Standing::Valid => "valid",
        certification::Standing::NotYet => "not_yet",
        certification::Standing::Lapsed => "lapsed",
        certification::Standing::Suspended => "suspended",
        certification::Standing::Withdrawn => "withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_are_sent_under_the_documented_names() {
        for s in STANDINGS {
            assert_eq!(serde_json::to_value(Standing(s)).expect("JSON"), standing_name(s));
        }
        assert_eq!(serde_json::to_value(Vat(money::Vat::Exempt)).expect("JSON"), "zw");
    }
}
