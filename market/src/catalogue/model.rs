//! Offers: their closed lists, their content, the steps of their life, and what lists and pages show. Pure.

use crate::{
    certification::MarkSpan,
    closed_list::closed_list,
    enterprises::{Address, Coverage, EntityType, Status},
    error::{Error, Result},
    id::{EnterpriseId, OfferId},
    images::PictureView,
    locale::Localised,
    money::{Basis, Money, Price, Vat},
    place::Teryt,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

closed_list! {
    /// Goods or work.
    pub enum Kind { /// Goods.
        Product = "product", /// Work.
        Service = "service" }
}

closed_list! {
    /// Where an offer is in its life.
    pub enum OfferState {
        /// Being written.
        Draft = "draft",
        /// Waiting for the operator.
        InReview = "in_review",
        /// Shown.
        Published = "published",
        /// Taken off for a while by its seller.
        Paused = "paused",
        /// Taken off for good.
        Archived = "archived",
    }
}

impl OfferState {
    /// The next state, if the step is possible: draft → in review → published ⇄ paused → archived.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: OfferState) -> Result<OfferState> {
        use OfferState::{Archived, Draft, InReview, Paused, Published};
        let possible = matches!(
            (self, to),
            (Draft, InReview | Published)
                | (InReview, Published | Draft)
                | (Published, Paused | Draft)
                | (Paused, Published)
                | (Draft | InReview | Published | Paused, Archived)
        );
        if possible {
            Ok(to)
        } else {
            Err(Error::Conflict {
                from: self.name().into(),
                to: to.name().into(),
            })
        }
    }
}

closed_list! {
    /// For whom an offer is.
    pub enum Audience { /// People buying for themselves.
        Consumers = "consumers", /// Firms.
        Companies = "companies", /// Public bodies.
        PublicBodies = "public_bodies" }
}

closed_list! {
    /// How firm a price is.
    pub enum PriceType { /// The price.
        Fixed = "fixed", /// The least it costs.
        From = "from", /// Not published.
        OnRequest = "on_request" }
}

closed_list! {
    /// What one is charged for.
    pub enum Unit {
        /// A piece.
        Piece = "piece", /// A set.
        Set = "set", /// A pair.
        Pair = "pair", /// A kilogram.
        Kg = "kg", /// A gram.
        G = "g", /// A litre.
        L = "l", /// A metre.
        M = "m", /// A square metre.
        M2 = "m2", /// An hour.
        Hour = "hour", /// A day.
        Day = "day", /// A month.
        Month = "month", /// A person.
        Person = "person", /// A portion.
        Portion = "portion", /// The whole service.
        Service = "service",
    }
}

impl Unit {
    /// Whether a price per this unit can be compared with the price of a thing.
    /// Sorting by price leaves the others after, and says so.
    pub fn comparable(self) -> bool {
        matches!(
            self,
            Unit::Piece | Unit::Set | Unit::Pair | Unit::Service | Unit::Portion
        )
    }
}

closed_list! {
    /// How goods reach the buyer.
    pub enum Delivery { /// A parcel anywhere in the country.
        ParcelCountry = "parcel_country", /// A parcel nearby.
        ParcelLocal = "parcel_local", /// Collected.
        Pickup = "pickup", /// Brought by the seller.
        OwnTransport = "own_transport" }
}

closed_list! {
    /// What something is bought for.
    pub enum Occasion {
        /// Christening.
        Christening = "christening", /// First communion.
        Communion = "communion", /// Wedding.
        Wedding = "wedding", /// Christmas.
        Christmas = "christmas", /// Easter.
        Easter = "easter", /// Name day.
        NameDay = "name_day", /// Grandparents' day.
        GrandparentsDay = "grandparents_day",
    }
}

closed_list! {
    /// Why the 14-day withdrawal does not apply (Directive 2011/83/EU art. 16; in Poland art. 38 of the consumer rights act).
    pub enum Exemption {
        /// Made to the consumer's own specification or personalised; not a standard model made after ordering.
        MadeToSpecification = "made_to_specification", /// Goods that spoil quickly.
        Perishable = "perishable", /// Sealed goods, for hygiene, once unsealed.
        SealedHygiene = "sealed_hygiene", /// Lodging, transport, catering or leisure on a date.
        LeisureOnDate = "accommodation_leisure_on_date", /// A service wholly performed with consent.
        ServicePerformed = "service_performed", /// Newspapers and periodicals.
        Periodical = "periodical",
    }
}

closed_list! {
    /// Units of net quantity.
    pub enum NetUnit { /// Kilogram.
        Kg = "kg", /// Gram.
        G = "g", /// Litre.
        L = "l", /// Millilitre.
        Ml = "ml", /// Metre.
        M = "m", /// Square metre.
        M2 = "m2", /// Piece.
        Piece = "piece" }
}

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
