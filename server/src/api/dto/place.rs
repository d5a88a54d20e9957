//! Places as the API sends them: addresses, counties, and where a service reaches.

use app::pages::View;
use market::{
    enterprises,
    place::{self, Teryt},
};
use serde::Serialize;
use utoipa::ToSchema;

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
            name: view.county_name(c),
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
