//! What lists and pages show of an offer. Pure.

use super::{Delivery, Kind, NetQuantity, NetUnit, OfferDetails, PriceType, Unit};
use crate::{
    certification::MarkSpan,
    enterprises::{Address, Coverage, EntityType, Status},
    id::{EnterpriseId, OfferId},
    images::PictureView,
    locale::Localised,
    money::{Basis, Money, Vat},
    place::Teryt,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A price that was lowered, as art. 6a of Directive 98/6/EC wants it shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reduction {
    /// The price before.
    pub before: Money,
    /// The lowest price of the 30 days before the reduction.
    pub lowest_30_days: Money,
}

/// A price as people see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceTag {
    /// How firm.
    pub price_type: PriceType,
    /// With VAT; none on request.
    pub gross: Option<Money>,
    /// Without VAT.
    pub net: Option<Money>,
    /// Which of the two was entered.
    pub basis: Option<Basis>,
    /// The VAT category.
    pub vat: Option<Vat>,
    /// What one is charged for.
    pub unit: Unit,
    /// Variants differ in price, and this is the least.
    pub least_of_several: bool,
    /// A reduction in force.
    pub reduction: Option<Reduction>,
    /// Gross price per kg, l, m, m² or piece, where sold by quantity.
    pub unit_price: Option<(Money, NetUnit)>,
}

/// The enterprise on an offer's card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seller {
    /// Its identifier.
    pub id: EnterpriseId,
    /// Its part of an address.
    pub slug: String,
    /// Its brand name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Its county.
    pub county: Option<Teryt>,
    /// Whether it has the statutory status.
    pub status: bool,
}

/// An offer in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferCard {
    /// Its identifier.
    pub id: OfferId,
    /// Its part of an address, one in all languages.
    pub slug: String,
    /// Goods or work.
    pub kind: Kind,
    /// Its leaf category's code.
    pub category: String,
    /// Its title.
    pub title: Localised<String>,
    /// Who sells it.
    pub seller: Seller,
    /// Its price.
    pub price: PriceTag,
    /// Its first picture.
    pub picture: Option<PictureView>,
    /// Licences that cover it, in order of their first day; which holds is asked with an instant.
    pub marks: Vec<MarkSpan>,
    /// Made after ordering.
    pub made_to_order: bool,
    /// Days until it is ready.
    pub lead_time_days: Option<i64>,
    /// The least that can be ordered.
    pub min_quantity: Option<i64>,
    /// How goods reach the buyer.
    pub delivery: Vec<Delivery>,
}

impl OfferCard {
    /// The licence under which the mark may be shown at `now`.
    pub fn mark_at(&self, now: DateTime<Utc>) -> Option<&MarkSpan> {
        self.marks
            .iter()
            .filter(|m| m.valid_at(now))
            .max_by_key(|m| m.until)
    }
}

/// A variant as people see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VariantView {
    /// Its key inside the offer.
    pub key: String,
    /// A value for each option.
    pub options: Vec<Localised<String>>,
    /// Stock-keeping unit.
    pub sku: Option<String>,
    /// Its price.
    pub price: PriceTag,
    /// Pieces on hand; none: not counted.
    pub stock: Option<i64>,
    /// Weight in grams.
    pub weight_g: Option<i64>,
    /// Net quantity.
    pub net: Option<NetQuantity>,
}

/// What an offer's page says of its seller (DSA art. 30(7)): never the identity proof or the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SellerDetails {
    /// The name in the register.
    pub legal_name: String,
    /// What kind of entity it is.
    pub entity_type: EntityType,
    /// Address.
    pub address: Address,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// KRS number.
    pub krs: Option<String>,
    /// NIP.
    pub nip: Option<String>,
    /// Belgian enterprise number.
    pub be_number: Option<String>,
    /// The year in which it began.
    pub founded: Option<i32>,
    /// Statutory status.
    pub status: Option<Status>,
    /// Day of self-certification.
    pub self_certified_on: Option<NaiveDate>,
    /// One quoted sentence.
    pub tagline: Localised<String>,
    /// Its other published offers.
    pub other_offers: i64,
}

/// An offer's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferPage {
    /// What lists show of it.
    pub card: OfferCard,
    /// One sentence.
    pub summary: Localised<String>,
    /// Sanitised HTML made of the Markdown description.
    pub description_html: Localised<String>,
    /// What it says beyond texts.
    pub details: OfferDetails,
    /// Its variants, at least one.
    pub variants: Vec<VariantView>,
    /// Its pictures.
    pub pictures: Vec<PictureView>,
    /// Who sells it.
    pub seller: SellerDetails,
    /// Where a service reaches: its own coverage or that of the activity.
    pub coverage: Option<Coverage>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}
