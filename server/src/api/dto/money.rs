//! Amounts and prices.

use super::lists;
use market::{catalogue, money};
use serde::Serialize;
use utoipa::ToSchema;

/// An amount of money.
#[derive(Debug, Serialize, ToSchema)]
pub struct Money {
    /// In major units with two decimals.
    #[schema(example = "64.00")]
    pub amount: String,
    /// The currency (ISO 4217).
    #[schema(example = "PLN")]
    pub currency: &'static str,
    /// The same in minor units.
    #[schema(example = 6400)]
    pub minor: i64,
}

/// `6400` → `64.00`.
pub fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}{}.{:02}", minor / 100, minor % 100)
}

impl From<money::Money> for Money {
    fn from(m: money::Money) -> Self {
        Self {
            amount: decimal(m.minor),
            currency: m.currency.code(),
            minor: m.minor,
        }
    }
}

/// A price as people see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Price {
    /// How firm it is.
    #[serde(rename = "type")]
    pub price_type: lists::PriceType,
    /// With VAT; none on request. Filters and order go by it.
    pub gross: Option<Money>,
    /// Without VAT.
    pub net: Option<Money>,
    /// Which of the two was entered: `gross` or `net`.
    #[schema(example = "gross")]
    pub basis: Option<&'static str>,
    /// The VAT category: a rate in per cent, `zw` (exempt) or `np` (outside the scope).
    pub vat: Option<lists::Vat>,
    /// What one is charged for.
    pub unit: lists::Unit,
    /// Variants differ in price, and this is the least.
    #[schema(example = false)]
    pub least_of_several: bool,
    /// A reduction in force (art. 6a of Directive 98/6/EC).
    pub reduction: Option<Reduction>,
    /// The price per kilogram, litre, metre, square metre or piece, where sold by quantity.
    pub unit_price: Option<UnitPrice>,
}

/// A price that was lowered.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reduction {
    /// The gross price before.
    pub before: Money,
    /// The lowest gross price of the 30 days before the reduction.
    pub lowest_30_days: Money,
}

/// A price by quantity.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitPrice {
    /// With VAT.
    pub gross: Money,
    /// For one of these.
    pub per: lists::NetUnit,
}

impl From<&catalogue::PriceTag> for Price {
    fn from(tag: &catalogue::PriceTag) -> Self {
        Self {
            price_type: lists::PriceType(tag.price_type),
            gross: tag.gross.map(Into::into),
            net: tag.net.map(Into::into),
            basis: tag.basis.map(money::Basis::name),
            vat: tag.vat.map(lists::Vat),
            unit: lists::Unit(tag.unit),
            least_of_several: tag.least_of_several,
            reduction: tag.reduction.map(|r| Reduction {
                before: r.before.into(),
                lowest_30_days: r.lowest_30_days.into(),
            }),
            unit_price: tag.unit_price.map(|(gross, unit)| UnitPrice {
                gross: gross.into(),
                per: lists::NetUnit(unit),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_two_decimals() {
        assert_eq!(
            [6400, 5, -150, 0].map(decimal),
            ["64.00", "0.05", "-1.50", "0.00"]
        );
    }
}
