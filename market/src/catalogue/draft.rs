//! An offer as it is written, and what its publication needs.

use super::{Kind, Maker, OfferDetails, OfferState, PriceType, Variant, taxonomy};
use crate::{error::Result, id::EnterpriseId, images::PictureView, locale::Localised, text};
use chrono::NaiveDate;
use serde::Serialize;

/// The texts of an offer in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferText {
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
}

/// An offer as it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfferDraft {
    /// Who sells it.
    pub enterprise: EnterpriseId,
    /// Where it comes from: `native`, `shopify`, `woocommerce`.
    pub source: String,
    /// Its key there.
    pub key: String,
    /// A wanted part of an address.
    pub slug: Option<String>,
    /// Where it is in its life.
    pub state: OfferState,
    /// Goods or work.
    pub kind: Kind,
    /// Leaf category's code.
    pub category: String,
    /// Its texts.
    pub texts: Localised<OfferText>,
    /// What it says beyond texts.
    pub details: OfferDetails,
    /// Its variants, at least one.
    pub variants: Vec<Variant>,
    /// Its pictures.
    pub pictures: Vec<PictureView>,
    /// The day of its first publication.
    pub published_on: Option<NaiveDate>,
}

/// What the hash of an offer is made of: an [`OfferDraft`] field by field, as rows written by earlier versions have it.
#[derive(Serialize)]
struct Content<'a> {
    enterprise: EnterpriseId,
    source: &'a str,
    key: &'a str,
    slug: Option<&'a str>,
    state: OfferState,
    kind: Kind,
    category: &'a str,
    texts: &'a Localised<OfferText>,
    details: &'a OfferDetails,
    variants: &'a [Variant],
    pictures: &'a [PictureView],
    published_on: Option<NaiveDate>,
}

impl OfferDraft {
    /// Says whether anything differs from what was written before.
    ///
    /// A wanted slug is compared with the one that the offer has, and the first publication stands whatever a file says
    /// later, so neither counts: writing our own export again changes nothing.
    pub(super) fn content_hash(&self) -> Result<String> {
        // Without `..`, so that a new field has to be thought of here.
        let OfferDraft {
            enterprise,
            source,
            key,
            slug: _,
            state,
            kind,
            category,
            texts,
            details,
            variants,
            pictures,
            published_on: _,
        } = self;
        // What a job has made of a picture meanwhile is no change of the offer.
        let pictures: Vec<PictureView> = pictures.iter().map(PictureView::as_named).collect();
        let content = Content {
            enterprise: *enterprise,
            source,
            key,
            slug: None,
            state: *state,
            kind: *kind,
            category,
            texts,
            details,
            variants,
            pictures: &pictures,
            published_on: None,
        };
        Ok(text::long_hash(&serde_json::to_vec(&content)?))
    }
}

impl OfferDraft {
    /// Says whether anything differs that is reviewed: all but prices, stock and whether it is paused.
    pub(crate) fn reviewed_hash(&self) -> Result<String> {
        let mut bare = self.clone();
        bare.state = OfferState::Published;
        bare.slug = None;
        for v in &mut bare.variants {
            (v.price, v.stock) = (None, None);
        }
        bare.content_hash()
    }
}

/// The legal fields that a draft lacks and that block its publication: GPSR (Regulation (EU) 2023/988, art. 19)
/// for products, food information (Regulation (EU) 1169/2011, art. 14) for food, a price or "on request",
/// alternative texts of pictures.
pub fn missing_fields(draft: &OfferDraft) -> Vec<&'static str> {
    let d = &draft.details;
    let food = d.food.is_some() || is_food(&draft.category);
    let product = draft.kind == Kind::Product;
    let given = |t: Option<&Localised<String>>| t.is_some_and(|t| !t.is_empty());
    let checks = [
        ("title", draft.texts.is_empty()),
        (
            "price",
            d.price_type != PriceType::OnRequest && draft.variants.iter().any(|v| v.price.is_none()),
        ),
        ("maker", product && matches!(d.maker, Maker::Unknown)),
        ("product_id", product && !food && d.product_id.is_none()),
        ("picture", product && draft.pictures.is_empty()),
        ("picture_alt", draft.pictures.iter().any(|p| p.alt.is_empty())),
        (
            "ingredients",
            product && food && !given(d.food.as_ref().map(|f| &f.ingredients)),
        ),
        (
            "allergens",
            product && food && !given(d.food.as_ref().map(|f| &f.allergens)),
        ),
        (
            "storage",
            product && food && !given(d.food.as_ref().map(|f| &f.storage)),
        ),
        (
            "net_quantity",
            product && is_food(&draft.category) && draft.variants.iter().any(|v| v.net.is_none()),
        ),
    ];
    checks
        .into_iter()
        .filter(|(_, lacking)| *lacking)
        .map(|(name, _)| name)
        .collect()
}

fn is_food(category: &str) -> bool {
    taxonomy::taxonomy()
        .by_code(category)
        .is_some_and(|c| c.group.as_deref() == Some("food"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    fn draft() -> OfferDraft {
        let pl = |text: &str| -> Localised<String> { [(Locale::Pl, text.to_owned())].into_iter().collect() };
        let details = serde_json::json!({
            "audience": ["consumers"], "price_type": "fixed", "unit": "piece", "min_quantity": 2,
            "lead_time_days": null, "made_to_order": false, "perishable": false, "withdrawal_exemption": null,
            "personalisation": true, "capacity_month": null, "cpv": ["39221121"], "occasions": ["wedding"],
            "delivery": ["pickup"], "coverage": null, "maker": "itself", "eu_responsible": null,
            "product_id": "K350", "warnings": pl("gorące"), "food": null, "option_names": [pl("Wzór")],
        });
        OfferDraft {
            enterprise: EnterpriseId(uuid::Uuid::from_u128(7)),
            source: "native".into(),
            key: "kubek".into(),
            slug: Some("kubek-pawie-oczko".into()),
            state: OfferState::Published,
            kind: Kind::Product,
            category: "ceramics".into(),
            texts: [(
                Locale::Pl,
                OfferText {
                    title: "Kubek".into(),
                    summary: None,
                    description: Some("Toczony **ręcznie**.".into()),
                },
            )]
            .into_iter()
            .collect(),
            details: serde_json::from_value(details).expect("details"),
            variants: vec![Variant {
                key: "oczko".into(),
                options: vec![pl("Pawie oczko")],
                sku: None,
                price: None,
                regular_minor: Some(6600),
                stock: Some(14),
                weight_g: None,
                net: None,
            }],
            pictures: vec![
                PictureView::from_source("https://glinka.example/kubek.jpg", "kubek", pl("Kubek"))
                    .expect("a picture"),
            ],
            published_on: NaiveDate::from_ymd_opt(2026, 1, 15),
        }
    }

    #[test]
    fn the_hash_is_that_of_the_rows_that_are_there() {
        let draft = draft();
        let hash = draft.content_hash().expect("hashed");
        assert_eq!(
            hash,
            "48fd5682baa1018dd9d7bdbe26a069792ec18679c4d283babe6c4f2e23e8f4be"
        );
        let whole = OfferDraft {
            slug: None,
            published_on: None,
            ..draft.clone()
        };
        assert_eq!(
            hash,
            text::long_hash(&serde_json::to_vec(&whole).expect("written"))
        );
        assert_eq!(
            hash,
            whole.content_hash().expect("hashed"),
            "slug and day don't count"
        );
        let other = OfferDraft {
            key: "talerz".into(),
            ..draft
        };
        assert_ne!(hash, other.content_hash().expect("hashed"));
    }
}
