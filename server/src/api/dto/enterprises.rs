//! Lists of enterprises as the API sends them.

use super::{
    County, ItemLinks, PageLinks, Picture, Text, api_url,
    facets::{self, FacetMap, FacetValue},
    lists, page_url,
};
use app::{pages::View, routes::Route};
use market::{catalogue::query::EnterpriseQuery, enterprises::EnterpriseCard, search::FoundEnterprises};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of enterprises.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnterpriseList {
    /// How many match.
    #[schema(example = 84)]
    pub total: u64,
    /// The page, from 1.
    #[schema(example = 1)]
    pub page: u32,
    /// Items on a page.
    #[schema(example = 24)]
    pub per_page: u32,
    /// The enterprises: best first, without words by name.
    pub items: Vec<EnterpriseItem>,
    /// Values that would narrow the results, by the parameter that takes them.
    #[schema(value_type = BTreeMap<String, Vec<FacetValue>>)]
    pub facets: FacetMap,
    /// This page and its neighbours.
    pub links: PageLinks,
}

impl EnterpriseList {
    /// The answer to `query`.
    pub fn of(
        view: &View<'_>,
        query: &EnterpriseQuery,
        found: &FoundEnterprises,
        cards: &[EnterpriseCard],
        links: PageLinks,
    ) -> Self {
        Self {
            total: found.total,
            page: query.page,
            per_page: query.per_page,
            items: cards.iter().map(|c| EnterpriseItem::of(view, c)).collect(),
            facets: facets::facets(view, &found.facets),
            links,
        }
    }
}

/// An enterprise in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnterpriseItem {
    /// Its identifier.
    pub id: Uuid,
    /// Its part of an address.
    #[schema(example = "spoldzielnia-socjalna-pawie-oczko")]
    pub slug: String,
    /// Its brand name.
    #[schema(example = "Pawie Oczko")]
    pub name: String,
    /// What kind of entity it is.
    pub entity_type: lists::EntityType,
    /// Its town.
    #[schema(example = "Świdnica")]
    pub town: String,
    /// Its county, inside the region.
    pub county: Option<County>,
    /// Whether it has the statutory status (*przedsiębiorstwo społeczne*), which is not the mark.
    #[schema(example = true)]
    pub statutory_status: bool,
    /// Whether it meets art. 94 of the Polish procurement act.
    #[schema(example = false)]
    pub art94: bool,
    /// One quoted sentence.
    pub tagline: Option<Text>,
    /// Its first picture.
    pub picture: Option<Picture>,
    /// How many published offers it has.
    #[schema(example = 7)]
    pub offers: i64,
    /// Where it is found.
    pub links: ItemLinks,
}

impl EnterpriseItem {
    fn of(view: &View<'_>, card: &EnterpriseCard) -> Self {
        Self {
            id: card.id.0,
            slug: card.slug.clone(),
            name: card.name.clone(),
            entity_type: lists::EntityType(card.entity_type),
            town: card.town.clone(),
            county: card.county.and_then(|c| County::of(view, c)),
            statutory_status: card.status,
            art94: card.art94,
            tagline: Text::of(view, &card.tagline),
            picture: card.picture.as_ref().and_then(|p| Picture::of(view, p)),
            offers: card.offers,
            links: ItemLinks {
                this: api_url(view, &format!("enterprises/{}", card.slug)),
                page: page_url(view, Route::Enterprise(&card.slug)),
            },
        }
    }
}
