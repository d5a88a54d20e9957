//! What is written of an offer. Pure.

use super::{Audience, Delivery, Exemption, NetUnit, Occasion, PriceType, Unit};
use crate::{enterprises::Coverage, locale::Localised, money::Price};
use serde::{Deserialize, Serialize};

/// How much is in a package, in thousandths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetQuantity {
    /// Thousandths of `unit`.
    pub milli: i64,
    /// The unit.
    pub unit: NetUnit,
}

/// Name and ways to reach a maker or responsible person (Regulation (EU) 2023/988, art. 19).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail or web address.
    pub email: String,
}

/// Who made a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maker {
    /// Not said.
    #[default]
    Unknown,
    /// The enterprise that sells it.
    Itself,
    /// Somebody else.
    Other(Contact),
}

/// Food information before purchase (Regulation (EU) 1169/2011, art. 9 and 14).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Food {
    /// Ingredients.
    pub ingredients: Localised<String>,
    /// Allergens, set apart.
    pub allergens: Localised<String>,
    /// Storage.
    pub storage: Localised<String>,
}

/// What an offer says beyond its texts, variants and pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferDetails {
    /// For whom.
    pub audience: Vec<Audience>,
    /// How firm the price is.
    pub price_type: PriceType,
    /// What one is charged for.
    pub unit: Unit,
    /// The least that can be ordered.
    pub min_quantity: Option<i64>,
    /// Days until it is ready.
    pub lead_time_days: Option<i64>,
    /// Made after ordering.
    pub made_to_order: bool,
    /// Spoils quickly.
    pub perishable: bool,
    /// Why withdrawal does not apply.
    pub withdrawal_exemption: Option<Exemption>,
    /// Can carry a name or a logo.
    pub personalisation: bool,
    /// How many a month.
    pub capacity_month: Option<i64>,
    /// Eight-digit CPV codes.
    pub cpv: Vec<String>,
    /// Occasions.
    pub occasions: Vec<Occasion>,
    /// How goods reach the buyer.
    pub delivery: Vec<Delivery>,
    /// A service's coverage, where it differs from the enterprise's activity.
    pub coverage: Option<Coverage>,
    /// Who made it.
    pub maker: Maker,
    /// The EU responsible person where the maker is outside the EU.
    pub eu_responsible: Option<Contact>,
    /// Type, batch or serial identification.
    pub product_id: Option<String>,
    /// Warnings.
    pub warnings: Localised<String>,
    /// Food information.
    pub food: Option<Food>,
    /// Names of up to three options.
    pub option_names: Vec<Localised<String>>,
}

/// One buyable form of an offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// Its key inside the offer.
    pub key: String,
    /// A value for each of the offer's options.
    pub options: Vec<Localised<String>>,
    /// Stock-keeping unit.
    pub sku: Option<String>,
    /// Its price, unless on request.
    pub price: Option<Price>,
    /// An imported "compare at" price, which shows no reduction by itself.
    pub regular_minor: Option<i64>,
    /// Pieces on hand; none: not counted.
    pub stock: Option<i64>,
    /// Weight in grams.
    pub weight_g: Option<i64>,
    /// Net quantity.
    pub net: Option<NetQuantity>,
}
