//! What the law wants to be said of a product and of who sells it.

use super::{Address, Text, lists};
use app::pages::View;
use chrono::NaiveDate;
use market::{
    catalogue::{self, OfferPage},
    locale::Localised,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Safety and food information (Regulations (EU) 2023/988 and 1169/2011).
#[derive(Debug, Serialize, ToSchema)]
pub struct Safety {
    /// Who made it.
    pub maker: Option<Contact>,
    /// The responsible person where the maker is outside the EU.
    pub eu_responsible: Option<Contact>,
    /// Type, batch or serial identification.
    #[schema(example = "PO-350-2026")]
    pub product_id: Option<String>,
    /// Warnings.
    pub warnings: Option<Text>,
    /// Ingredients.
    pub ingredients: Option<Text>,
    /// Allergens.
    pub allergens: Option<Text>,
    /// Storage.
    pub storage: Option<Text>,
}

/// Name and ways to reach somebody.
#[derive(Debug, Serialize, ToSchema)]
pub struct Contact {
    /// Name.
    #[schema(example = "Spółdzielnia Socjalna „Pawie Oczko”")]
    pub name: String,
    /// Postal address.
    #[schema(example = "Rynek 7, 58-100 Świdnica")]
    pub address: String,
    /// E-mail or web address.
    #[schema(example = "kontakt@pawie-oczko.example")]
    pub email: String,
}

impl From<&catalogue::Contact> for Contact {
    fn from(c: &catalogue::Contact) -> Self {
        Self {
            name: c.name.clone(),
            address: c.address.clone(),
            email: c.email.clone(),
        }
    }
}

impl Safety {
    /// What is said of the offer that `page` shows.
    pub fn of(view: &View<'_>, page: &OfferPage) -> Self {
        let d = &page.details;
        let food = |pick: fn(&catalogue::Food) -> &Localised<String>| {
            d.food.as_ref().and_then(|f| Text::of(view, pick(f)))
        };
        let seller = &page.seller;
        let at = &seller.address;
        Self {
            maker: match &d.maker {
                catalogue::Maker::Unknown => None,
                catalogue::Maker::Itself => Some(Contact {
                    name: seller.legal_name.clone(),
                    address: format!("{}, {} {}", at.street, at.postcode, at.town),
                    email: seller.email.clone().unwrap_or_default(),
                }),
                catalogue::Maker::Other(contact) => Some(contact.into()),
            },
            eu_responsible: d.eu_responsible.as_ref().map(Into::into),
            product_id: d.product_id.clone(),
            warnings: Text::of(view, &d.warnings),
            ingredients: food(|f| &f.ingredients),
            allergens: food(|f| &f.allergens),
            storage: food(|f| &f.storage),
        }
    }
}

/// What an offer says of who sells it (DSA, art. 30(7)).
#[derive(Debug, Serialize, ToSchema)]
pub struct Trader {
    /// The name in the register.
    #[schema(example = "Spółdzielnia Socjalna „Pawie Oczko”")]
    pub legal_name: String,
    /// What kind of entity it is.
    pub entity_type: lists::EntityType,
    /// Its address.
    pub address: Address,
    /// Telephone.
    #[schema(example = "+48 74 000 00 00")]
    pub phone: Option<String>,
    /// E-mail.
    #[schema(example = "kontakt@pawie-oczko.example")]
    pub email: Option<String>,
    /// KRS number.
    #[schema(example = "0000000000")]
    pub krs: Option<String>,
    /// NIP.
    #[schema(example = "0000000000")]
    pub nip: Option<String>,
    /// Belgian enterprise number.
    #[schema(example = "0000000000")]
    pub be_number: Option<String>,
    /// The day on which it certified that it sells only what is lawful.
    pub self_certified_on: Option<NaiveDate>,
}

impl Trader {
    /// The seller of an offer.
    pub fn of(view: &View<'_>, s: &catalogue::SellerDetails) -> Self {
        Self {
            legal_name: s.legal_name.clone(),
            entity_type: lists::EntityType(s.entity_type),
            address: Address::of(view, &s.address),
            phone: s.phone.clone(),
            email: s.email.clone(),
            krs: s.krs.clone(),
            nip: s.nip.clone(),
            be_number: s.be_number.clone(),
            self_certified_on: s.self_certified_on,
        }
    }
}
