//! What a file lacks and its owner knows: `--defaults FILE`, JSON.

use super::categories::leaf;
use crate::{
    catalogue::{Audience, Contact, Delivery, Maker, Unit},
    error::{Error, FieldError, Result},
    locale::Locale,
    money::{Basis, Currency, Money, Price, Vat},
};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// Values for what a file does not say; what it does say wins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    /// VAT category of prices.
    pub vat: Option<Vat>,
    /// VAT categories of WooCommerce tax classes, such as `reduced-rate`.
    pub tax_classes: BTreeMap<String, Vat>,
    /// Currency of prices.
    pub currency: Option<Currency>,
    /// Whether prices are net or gross.
    pub price_basis: Option<Basis>,
    /// Who makes the products.
    pub maker: Option<DefaultMaker>,
    /// The responsible person in the EU where the maker is outside of it.
    pub eu_responsible: Option<Contact>,
    /// A picture without alternative text gets the offer's title.
    pub alt_from_title: bool,
    /// A product without bar code and SKU is identified by its key.
    pub product_id_from_key: bool,
    /// What one is charged for.
    pub unit: Option<Unit>,
    /// How goods reach the buyer.
    pub delivery: Vec<Delivery>,
    /// For whom offers are; all when empty.
    pub audience: Vec<Audience>,
    /// The language of a shop's texts; Polish unless said.
    pub language: Option<Locale>,
    /// The leaf category of products whose own answers to none.
    pub category: Option<String>,
    /// Leaf categories by the shop's category, type or tag.
    pub categories: BTreeMap<String, String>,
    /// The separator of a CSV file, where it can't be told from the heading.
    pub delimiter: Option<char>,
}

/// Who makes a shop's products.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum DefaultMaker {
    /// `self` or `vendor`.
    Named(MakerWord),
    /// Somebody with an address.
    Other(Contact),
}

/// A maker that needs no address here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MakerWord {
    /// The enterprise itself.
    #[serde(rename = "self")]
    Itself,
    /// Who stands in Shopify's column `Vendor`.
    Vendor,
}

impl Defaults {
    /// Reads a JSON object; unknown keys are errors.
    ///
    /// # Errors
    /// [`Error::Invalid`] that names what is wrong.
    pub fn read(json: &str) -> Result<Self> {
        let invalid =
            |field: &str, code, value: String| Error::Invalid(vec![FieldError::new(field, code, value)]);
        let json = json.trim_start_matches('\u{feff}').trim();
        if !json.starts_with('{') {
            return Err(invalid(
                "defaults",
                "invalid.defaults",
                json.chars().take(40).collect(),
            ));
        }
        let found: Self =
            serde_json::from_str(json).map_err(|e| invalid("defaults", "invalid.defaults", e.to_string()))?;
        for code in found.category.iter().chain(found.categories.values()) {
            leaf(code).ok_or_else(|| invalid("defaults", "invalid.category", code.clone()))?;
        }
        if let Some(c) = found.delimiter.filter(|c| !c.is_ascii()) {
            return Err(invalid("defaults", "invalid.defaults", c.to_string()));
        }
        Ok(found)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it can't be read or is wrong.
    pub fn open(path: &Path) -> Result<Self> {
        let unreadable = |e: std::io::Error| {
            Error::Invalid(vec![FieldError::new(
                "defaults",
                "invalid.file_unreadable",
                format!("{}: {e}", path.display()),
            )])
        };
        Self::read(&std::fs::read_to_string(path).map_err(unreadable)?)
    }

    /// The maker of a product of this vendor.
    pub(super) fn maker_of(&self, vendor: &str) -> Maker {
        match &self.maker {
            None => Maker::Unknown,
            Some(DefaultMaker::Named(MakerWord::Itself)) => Maker::Itself,
            Some(DefaultMaker::Named(MakerWord::Vendor)) if vendor.is_empty() => Maker::Unknown,
            Some(DefaultMaker::Named(MakerWord::Vendor)) => Maker::Other(Contact {
                name: vendor.to_owned(),
                ..Contact::default()
            }),
            Some(DefaultMaker::Other(contact)) => Maker::Other(contact.clone()),
        }
    }

    /// The language of a shop's texts.
    pub(super) fn locale(&self) -> Locale {
        self.language.unwrap_or_default()
    }

    /// For whom offers are.
    pub(super) fn audience(&self) -> Vec<Audience> {
        if self.audience.is_empty() {
            Audience::ALL.to_vec()
        } else {
            self.audience.clone()
        }
    }

    /// The price that an amount is; without it, the names of what isn't known go to `lacks`.
    pub(super) fn price(&self, minor: i64, vat: Option<Vat>, lacks: &mut Vec<&'static str>) -> Option<Price> {
        match self.terms(vat) {
            Ok((currency, basis, vat)) => Some(Price {
                amount: Money { minor, currency },
                basis,
                vat,
            }),
            Err(mut names) => {
                lacks.append(&mut names);
                None
            }
        }
    }

    /// What makes a price of an amount, as far as it is known; the names of what isn't.
    fn terms(&self, vat: Option<Vat>) -> Result<(Currency, Basis, Vat), Vec<&'static str>> {
        match (self.currency, self.price_basis, vat) {
            (Some(currency), Some(basis), Some(vat)) => Ok((currency, basis, vat)),
            (currency, basis, vat) => {
                let all = [
                    ("vat", vat.is_none()),
                    ("price_basis", basis.is_none()),
                    ("currency", currency.is_none()),
                ];
                Err(all
                    .into_iter()
                    .filter(|(_, lacking)| *lacking)
                    .map(|(name, _)| name)
                    .collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_its_mistakes_are_named() {
        let all = Defaults::read(
            r#"{"vat":"23","currency":"PLN","price_basis":"gross","maker":"self","alt_from_title":true,"unit":"piece",
               "delivery":["parcel_country"],"language":"pl","category":"candles","categories":{"Outdoor":"garden-furniture"},
               "eu_responsible":{"name":"A","address":"B","email":"c@d.pl"},"delimiter":";","tax_classes":{"reduced-rate":"8"}}"#,
        )
        .expect("defaults");
        assert_eq!(
            (all.vat, all.maker_of("Firm"), all.locale()),
            (Some(Vat::Standard), Maker::Itself, Locale::Pl)
        );
        assert!(all.terms(None).is_err_and(|lacking| lacking == ["vat"]));
        for wrong in [
            r#"{"vta":"23"}"#,
            r#"{"vat":"22"}"#,
            r#"{"category":"no-such"}"#,
            r#"{"maker":"me"}"#,
            "[]",
        ] {
            assert!(matches!(Defaults::read(wrong), Err(Error::Invalid(_))), "{wrong}");
        }
    }
}
