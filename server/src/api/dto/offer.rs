//! Offers as the API sends them.

use super::{
    CategoryRef, County, Coverage, ItemLinks, Mark, PageLinks, Picture, Text, api_url,
    facets::{self, FacetMap, FacetValue, LetGo, PriceRange},
    lists,
    money::Price,
    page_url,
    trader::{Safety, Trader},
    variant::Variant,
};
use app::{pages::View, routes::Route};
use chrono::{DateTime, Utc};
use market::catalogue::{OfferCard, OfferPage, OffersFound, query::OfferQuery};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of offers.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferList {
    /// How many match.
    #[schema(example = 612)]
    pub total: u64,
    /// The page, from 1.
    #[schema(example = 1)]
    pub page: u32,
    /// Items on a page.
    #[schema(example = 24)]
    pub per_page: u32,
    /// The offers, in the asked order.
    pub items: Vec<OfferItem>,
    /// Values that would narrow the results, by the parameter that takes them.
    #[schema(value_type = BTreeMap<String, Vec<FacetValue>>)]
    pub facets: FacetMap,
    /// The span of prices; none when no result has one.
    pub price_range: Option<PriceRange>,
    /// What was let go so that anything is found; empty when everything matched as asked.
    pub relaxed: Vec<LetGo>,
    /// How many would match without any filter; given when there are filters.
    #[schema(example = 640)]
    pub unfiltered: Option<u64>,
    /// This page and its neighbours.
    pub links: PageLinks,
}

impl OfferList {
    /// The answer to `query`.
    pub fn of(view: &View<'_>, query: &OfferQuery, listed: &OffersFound, links: PageLinks) -> Self {
        let found = &listed.found;
        let currency = listed
            .cards
            .iter()
            .find_map(|c| c.price.gross)
            .map(|m| m.currency)
            .unwrap_or_default();
        let money = |minor| market::money::Money { minor, currency }.into();
        Self {
            total: found.total,
            page: query.page,
            per_page: query.per_page,
            items: listed.cards.iter().map(|c| OfferItem::of(view, c)).collect(),
            facets: facets::facets(view, &found.facets),
            price_range: found.facets.price.map(|(min, max)| PriceRange {
                min: money(min),
                max: money(max),
            }),
            relaxed: found.relaxed.iter().map(Into::into).collect(),
            unfiltered: found.unfiltered,
            links,
        }
    }
}

/// An offer in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferItem {
    /// Its identifier.
    pub id: Uuid,
    /// Its part of an address, one in all languages.
    #[schema(example = "kubek-pawie-oczko")]
    pub slug: String,
    /// Goods or work.
    pub kind: lists::Kind,
    /// Its category.
    pub category: CategoryRef,
    /// Its title.
    pub title: Text,
    /// Who sells it.
    pub seller: Seller,
    /// Its price.
    pub price: Price,
    /// Its first picture.
    pub picture: Option<Picture>,
    /// The mark, while a licence covers the offer; never the statutory status.
    pub mark: Option<Mark>,
    /// Made after ordering.
    #[schema(example = false)]
    pub made_to_order: bool,
    /// Days until it is ready; none: not said.
    #[schema(example = 5)]
    pub lead_time_days: Option<i64>,
    /// The least that can be ordered.
    #[schema(example = 1)]
    pub min_quantity: Option<i64>,
    /// How goods reach the buyer.
    pub delivery: Vec<lists::Delivery>,
    /// Where it is found.
    pub links: ItemLinks,
}

/// The enterprise that sells an offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Seller {
    /// Its part of an address.
    #[schema(example = "spoldzielnia-socjalna-pawie-oczko")]
    pub slug: String,
    /// Its brand name.
    #[schema(example = "Pawie Oczko")]
    pub name: String,
    /// Its town.
    #[schema(example = "Świdnica")]
    pub town: String,
    /// Its county, inside the region.
    pub county: Option<County>,
    /// Whether it has the statutory status (*przedsiębiorstwo społeczne*), which is not the mark.
    #[schema(example = true)]
    pub statutory_status: bool,
    /// Where it is found.
    pub links: ItemLinks,
}

impl OfferItem {
    /// An offer as lists show it.
    pub fn of(view: &View<'_>, card: &OfferCard) -> Self {
        let seller = &card.seller;
        Self {
            id: card.id.0,
            slug: card.slug.clone(),
            kind: lists::Kind(card.kind),
            category: CategoryRef::of(view, &card.category),
            title: Text::or_empty(view, &card.title),
            seller: Seller {
                slug: seller.slug.clone(),
                name: seller.name.clone(),
                town: seller.town.clone(),
                county: seller.county.and_then(|c| County::of(view, c)),
                statutory_status: seller.status,
                links: ItemLinks {
                    this: api_url(view, &format!("enterprises/{}", seller.slug)),
                    page: page_url(view, Route::Enterprise(&seller.slug)),
                },
            },
            price: (&card.price).into(),
            picture: card.picture.as_ref().and_then(|p| Picture::of(view, p)),
            mark: Mark::of(view, card),
            made_to_order: card.made_to_order,
            lead_time_days: card.lead_time_days,
            min_quantity: card.min_quantity,
            delivery: card.delivery.iter().copied().map(lists::Delivery).collect(),
            links: ItemLinks {
                this: api_url(view, &format!("offers/{}", card.slug)),
                page: page_url(view, Route::Offer(&card.slug)),
            },
        }
    }
}

/// An offer with all that its page says.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferDetail {
    /// What lists show of it.
    #[serde(flatten)]
    pub item: OfferItem,
    /// One sentence.
    pub summary: Option<Text>,
    /// Its description as sanitised HTML.
    pub description_html: Option<Text>,
    /// For whom it is.
    pub audience: Vec<lists::Audience>,
    /// Eight-digit CPV codes.
    #[schema(example = json!(["39221110"]))]
    pub cpv: Vec<String>,
    /// What it is bought for.
    pub occasions: Vec<lists::Occasion>,
    /// Can carry a name or a logo.
    #[schema(example = true)]
    pub personalisation: bool,
    /// How many can be made in a month.
    #[schema(example = 200)]
    pub capacity_month: Option<i64>,
    /// Spoils quickly.
    #[schema(example = false)]
    pub perishable: bool,
    /// Why the 14-day withdrawal does not apply; none: it does.
    pub withdrawal_exemption: Option<lists::Exemption>,
    /// Its variants, at least one.
    pub variants: Vec<Variant>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// Where a service reaches.
    pub coverage: Option<Coverage>,
    /// What the law wants to be said of a product before purchase.
    pub safety: Safety,
    /// Who the seller is (DSA, art. 30).
    pub trader: Trader,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl OfferDetail {
    /// An offer's page.
    pub fn of(view: &View<'_>, page: &OfferPage) -> Self {
        let d = &page.details;
        Self {
            item: OfferItem::of(view, &page.card),
            summary: Text::of(view, &page.summary),
            description_html: Text::of(view, &page.description_html),
            audience: d.audience.iter().copied().map(lists::Audience).collect(),
            cpv: d.cpv.clone(),
            occasions: d.occasions.iter().copied().map(lists::Occasion).collect(),
            personalisation: d.personalisation,
            capacity_month: d.capacity_month,
            perishable: d.perishable,
            withdrawal_exemption: d.withdrawal_exemption.map(lists::Exemption),
            variants: page.variants.iter().map(|v| Variant::of(view, page, v)).collect(),
            pictures: page
                .pictures
                .iter()
                .filter_map(|p| Picture::of(view, p))
                .collect(),
            coverage: page.coverage.as_ref().map(|c| Coverage::of(view, c)),
            safety: Safety::of(view, page),
            trader: Trader::of(view, &page.seller),
            published_at: page.published_at,
            updated_at: page.updated_at,
        }
    }
}
