//! What the API sends: the shapes of its documents, made from what the use cases give.

pub mod enterprise;
pub mod facets;
pub mod licence;
pub mod lists;
pub mod money;
pub mod offer;
pub mod trader;
pub mod variant;

use app::{pages::View, routes::Route, ui::picture::widths};
use chrono::NaiveDate;
use market::{
    catalogue::{OfferCard, taxonomy},
    enterprises,
    images::{PictureState, PictureView},
    locale::Localised,
    place::{self, Teryt},
};
use serde::Serialize;
use utoipa::ToSchema;

/// The absolute address of a page.
pub fn page_url(view: &View<'_>, route: Route<'_>) -> String {
    format!("{}{}", view.site.base_url, route.path(view.locale))
}

/// The absolute address of something of the API, in the reader's language.
pub fn api_url(view: &View<'_>, path: &str) -> String {
    let lang = if view.locale == market::locale::Locale::default() {
        String::new()
    } else {
        format!("?lang={}", view.locale)
    };
    format!("{}/api/v1/{path}{lang}", view.site.base_url)
}

/// A text and the language that it is really in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Text {
    /// The text.
    #[schema(example = "Kubek „Pawie oczko”")]
    pub text: String,
    /// Its language (BCP 47): the asked one where the text exists in it.
    #[schema(example = "pl")]
    pub lang: &'static str,
}

impl Text {
    /// The text for this reader; none when there is none in any language.
    pub fn of(view: &View<'_>, text: &Localised<String>) -> Option<Self> {
        text.get(view.locale).map(|(t, l)| Self {
            text: t.clone(),
            lang: l.tag(),
        })
    }

    /// The text for this reader, empty when there is none.
    pub fn or_empty(view: &View<'_>, text: &Localised<String>) -> Self {
        Self::of(view, text).unwrap_or(Self {
            text: String::new(),
            lang: view.locale.tag(),
        })
    }
}

/// A category by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryRef {
    /// Its stable code, as the parameter `category` takes it.
    #[schema(example = "food-preserves")]
    pub code: String,
    /// Its name in the asked language.
    #[schema(example = "Przetwory i dżemy")]
    pub name: String,
}

impl CategoryRef {
    /// The category with this code.
    pub fn of(view: &View<'_>, code: &str) -> Self {
        let name = taxonomy::taxonomy()
            .by_code(code)
            .map_or(code, |c| c.name.text(view.locale));
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
        }
    }
}

/// A county (powiat) or a city with county rights.
#[derive(Debug, Serialize, ToSchema)]
pub struct County {
    /// Its TERYT code.
    #[schema(example = "0219")]
    pub code: String,
    /// Its name as on signs.
    #[schema(example = "świdnicki")]
    pub name: String,
    /// Its part of an address.
    #[schema(example = "swidnicki")]
    pub slug: String,
}

impl County {
    /// The county with this code, if it belongs to the region.
    pub fn of(view: &View<'_>, code: Teryt) -> Option<Self> {
        view.site.region.county(code).map(|c| Self {
            code: code.to_string(),
            name: c.name.clone(),
            slug: c.slug.clone(),
        })
    }
}

/// A point (WGS 84).
#[derive(Debug, Serialize, ToSchema)]
pub struct Point {
    /// Degrees north.
    #[schema(example = 50.843)]
    pub lat: f64,
    /// Degrees east.
    #[schema(example = 16.488)]
    pub lon: f64,
}

/// A postal address.
#[derive(Debug, Serialize, ToSchema)]
pub struct Address {
    /// Street and number.
    #[schema(example = "Rynek 7")]
    pub street: String,
    /// Post code.
    #[schema(example = "58-100")]
    pub postcode: String,
    /// Town.
    #[schema(example = "Świdnica")]
    pub town: String,
    /// Country (ISO 3166-1 alpha-2).
    #[schema(example = "PL")]
    pub country: String,
    /// The county, inside the region.
    pub county: Option<County>,
    /// Where it is.
    pub at: Option<Point>,
}

impl Address {
    /// An address as it is published.
    pub fn of(view: &View<'_>, address: &enterprises::Address) -> Self {
        Self {
            street: address.street.clone(),
            postcode: address.postcode.clone(),
            town: address.town.clone(),
            country: address.country.clone(),
            county: address.county.and_then(|c| County::of(view, c)),
            at: address.at.map(|place::Point { lat, lon }| Point { lat, lon }),
        }
    }
}

/// Where a service reaches.
#[derive(Debug, Serialize, ToSchema)]
pub struct Coverage {
    /// `country`, `areas` or `radius`.
    #[serde(rename = "type")]
    #[schema(example = "areas")]
    pub kind: &'static str,
    /// The counties, where it is areas.
    pub counties: Vec<County>,
    /// Kilometres around the seller's address, where it is a radius.
    #[schema(example = 30)]
    pub radius_km: Option<u32>,
}

impl Coverage {
    /// A coverage with its counties by name.
    pub fn of(view: &View<'_>, coverage: &enterprises::Coverage) -> Self {
        match coverage {
            enterprises::Coverage::Country => Self {
                kind: "country",
                counties: Vec::new(),
                radius_km: None,
            },
            enterprises::Coverage::Areas(areas) => Self {
                kind: "areas",
                counties: areas.iter().filter_map(|c| County::of(view, *c)).collect(),
                radius_km: None,
            },
            enterprises::Coverage::Radius(km) => Self {
                kind: "radius",
                counties: Vec::new(),
                radius_km: Some(*km),
            },
        }
    }
}

/// A picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct Picture {
    /// The address of its largest size; a drawing is SVG and has one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/art/mug-any-1f0c9d2a4b.svg"
    )]
    pub url: String,
    /// Alternative text.
    pub alt: Option<Text>,
    /// Width of the original in pixels.
    #[schema(example = 400)]
    pub width: u32,
    /// Height of the original in pixels.
    #[schema(example = 300)]
    pub height: u32,
    /// Its sizes, narrowest first; none for a drawing.
    pub sizes: Vec<PictureSize>,
}

/// One size of a picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct PictureSize {
    /// Width in pixels.
    #[schema(example = 640)]
    pub width: u32,
    /// Its address as AVIF.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/p/5c9e/640.avif"
    )]
    pub avif: String,
    /// Its address as JPEG.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/p/5c9e/640.jpg"
    )]
    pub jpeg: String,
}

impl Picture {
    /// A picture that can be shown.
    pub fn of(view: &View<'_>, picture: &PictureView) -> Option<Self> {
        let base = format!("{}/media/{}", view.site.base_url, picture.blob);
        let sizes: Vec<PictureSize> = match picture.state {
            _ if picture.blob.is_empty() => return None,
            PictureState::Drawn => Vec::new(),
            PictureState::Ready => widths(picture)
                .map(|width| PictureSize {
                    width,
                    avif: format!("{base}/{width}.avif"),
                    jpeg: format!("{base}/{width}.jpg"),
                })
                .collect(),
            PictureState::Queued | PictureState::Failed => return None,
        };
        let url = sizes
            .last()
            .map_or_else(|| format!("{base}.svg"), |s| s.jpeg.clone());
        Some(Self {
            url,
            alt: Text::of(view, &picture.alt),
            width: picture.width,
            height: picture.height,
            sizes,
        })
    }
}

/// The mark, while a licence is valid; otherwise there is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mark {
    /// Always true: a mark that is not valid is not sent.
    #[schema(example = true)]
    pub valid: bool,
    /// The licence's number.
    #[schema(example = "DS/2026/0142")]
    pub number: String,
    /// Its first day.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// Who granted it.
    pub grantor: Text,
    /// Keys of the variants that it covers; empty: all.
    #[schema(example = json!([]))]
    pub variants: Vec<String>,
    /// The licence's page.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/znak/DS-2026-0142"
    )]
    pub url: String,
}

impl Mark {
    /// The mark of an offer at the reader's instant.
    pub fn of(view: &View<'_>, card: &OfferCard) -> Option<Self> {
        card.mark_at(view.now).map(|span| Self {
            valid: true,
            number: span.number.clone(),
            valid_from: span.starts_on,
            valid_until: span.ends_on,
            grantor: Text::or_empty(view, &span.grantor),
            variants: span.variants.clone(),
            url: page_url(view, Route::Licence(&span.key)),
        })
    }
}

/// Where something is found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemLinks {
    /// Its address in the API.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers/kubek-pawie-oczko"
    )]
    pub this: String,
    /// Its page for people.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/oferta/kubek-pawie-oczko"
    )]
    pub page: String,
}

/// Where a page of a list and its neighbours are found.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageLinks {
    /// This page.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek&page=2"
    )]
    pub this: String,
    /// The next page, if there is one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek&page=3"
    )]
    pub next: Option<String>,
    /// The previous page, if there is one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek"
    )]
    pub prev: Option<String>,
}

impl PageLinks {
    /// The links of a page; `address` gives that of any page.
    pub fn of(page: u32, per_page: u32, total: u64, address: impl Fn(u32) -> String) -> Self {
        let more = u64::from(page) * u64::from(per_page) < total && page < market::catalogue::query::MAX_PAGE;
        Self {
            this: address(page),
            next: more.then(|| address(page + 1)),
            prev: (page > 1).then(|| address(page - 1)),
        }
    }
}

#[cfg(test)]
pub mod tests;
