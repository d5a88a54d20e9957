//! The buyable forms of an offer.

use super::{Text, lists, money::Price};
use app::pages::View;
use market::catalogue::{OfferPage, VariantView};
use serde::Serialize;
use utoipa::ToSchema;

/// One buyable form of an offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Variant {
    /// Its key inside the offer.
    #[schema(example = "350-ml")]
    pub key: String,
    /// What tells it from the others.
    pub options: Vec<VariantOption>,
    /// Stock-keeping unit.
    #[schema(example = "KUB-350")]
    pub sku: Option<String>,
    /// Its price.
    pub price: Price,
    /// Pieces on hand; none: not counted.
    #[schema(example = 12)]
    pub stock: Option<i64>,
    /// Weight in grams.
    #[schema(example = 410)]
    pub weight_g: Option<i64>,
    /// How much is in a package.
    pub net_quantity: Option<NetQuantity>,
    /// Whether a valid licence of the mark covers it.
    #[schema(example = true)]
    pub marked: bool,
}

/// A chosen option, such as colour: blue.
#[derive(Debug, Serialize, ToSchema)]
pub struct VariantOption {
    /// The option's name.
    pub name: Text,
    /// The variant's value.
    pub value: Text,
}

/// A net quantity.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetQuantity {
    /// Thousandths of the unit.
    #[schema(example = 250_000)]
    pub milli: i64,
    /// The unit.
    pub unit: lists::NetUnit,
}

impl Variant {
    /// A variant of the offer that `page` shows.
    pub fn of(view: &View<'_>, page: &OfferPage, v: &VariantView) -> Self {
        let mark = page.card.mark_at(view.now);
        let options = page.details.option_names.iter().zip(&v.options);
        Self {
            key: v.key.clone(),
            options: options
                .filter_map(|(n, v)| {
                    Some(VariantOption {
                        name: Text::of(view, n)?,
                        value: Text::of(view, v)?,
                    })
                })
                .collect(),
            sku: v.sku.clone(),
            price: (&v.price).into(),
            stock: v.stock,
            weight_g: v.weight_g,
            net_quantity: v.net.map(|n| NetQuantity {
                milli: n.milli,
                unit: lists::NetUnit(n.unit),
            }),
            marked: mark.is_some_and(|m| m.variants.is_empty() || m.variants.contains(&v.key)),
        }
    }
}
