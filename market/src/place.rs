//! Places: points on the globe, counties by TERYT code, and the region that the service runs for.

use crate::{locale::Localised, text};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A point (WGS 84, degrees).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

impl Point {
    /// Great-circle distance in kilometres (haversine, mean earth radius 6371.0088 km).
    pub fn km_to(self, other: Point) -> f64 {
        let (lat_a, lat_b) = (self.lat.to_radians(), other.lat.to_radians());
        let (d_lat, d_lon) = (lat_b - lat_a, (other.lon - self.lon).to_radians());
        let h = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
        2.0 * 6371.0088 * h.sqrt().asin()
    }
}

/// A county's code in the state register TERYT, four digits: voivodeship and county.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Teryt([u8; 4]);

impl Teryt {
    /// Parses four digits.
    pub fn parse(code: &str) -> Option<Self> {
        let digits: [u8; 4] = code.as_bytes().try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    /// The four digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for Teryt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Teryt {
    type Error = &'static str;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("a TERYT county code has four digits")
    }
}

impl From<Teryt> for String {
    fn from(code: Teryt) -> Self {
        code.as_str().to_owned()
    }
}

/// A county (powiat) or a city with county rights.
#[derive(Clone, Debug)]
pub struct County {
    /// Its code.
    pub teryt: Teryt,
    /// Its name as on signs: an adjective for a land county (`świdnicki`), the city's name for a city.
    pub name: String,
    /// Its part of an address, such as `swidnicki`.
    pub slug: String,
    /// Whether it is a city with county rights.
    pub city: bool,
    /// The town where its offices are, from which a radius is measured.
    pub seat: String,
    /// Where that town is.
    pub seat_at: Point,
    /// Its outline: rings of points.
    pub outline: Vec<Vec<Point>>,
}

/// A town or village.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Its county.
    pub county: Teryt,
    /// Where it is.
    pub at: Point,
    /// Its inhabitants.
    pub population: u32,
}

/// A grantor of the mark, as the region pack names it.
#[derive(Clone, Debug, Deserialize)]
pub struct GrantorPack {
    /// The first part of its licence numbers.
    pub code: String,
    /// Its name.
    pub name: Localised<String>,
    /// The IANA time zone of its licences' days.
    pub time_zone: String,
    /// The TERYT code of its voivodeship.
    pub territory: String,
}

/// What differs from region to region: counties, places, grantors, words.
#[derive(Clone, Debug)]
pub struct Region {
    /// The region's code, the name of its folder.
    pub code: String,
    /// The region's name.
    pub name: Localised<String>,
    /// The region's name after "from" (`z Dolnego Śląska`, `from Lower Silesia`).
    pub from: Localised<String>,
    /// The service's name.
    pub brand: Localised<String>,
    /// The mark's name.
    pub mark: Localised<String>,
    /// The words in the ring of the large mark.
    pub ring: String,
    /// The IANA time zone of its days.
    pub time_zone: chrono_tz::Tz,
    /// Its grantors.
    pub grantors: Vec<GrantorPack>,
    /// Its counties, in the order of their codes: the position is the bit of a coverage mask, so at most 64.
    pub counties: Vec<County>,
    /// Its places, largest first.
    pub places: Vec<Place>,
}

#[derive(Deserialize)]
struct Pack {
    code: String,
    name: Localised<String>,
    from: Localised<String>,
    brand: Localised<String>,
    mark: Localised<String>,
    ring: String,
    time_zone: chrono_tz::Tz,
    grantors: Vec<GrantorPack>,
}

static LOWER_SILESIA: LazyLock<Region> = LazyLock::new(|| {
    Region::read(
        include_str!("../../regions/lower-silesia/region.json"),
        include_str!("../../regions/lower-silesia/counties.csv"),
        include_str!("../../regions/lower-silesia/places.csv"),
        include_str!("../../regions/lower-silesia/counties.geojson"),
    )
    .expect("the region pack in the repository is well-formed")
});

impl Region {
    /// The pack with this code.
    pub fn by_code(code: &str) -> Option<&'static Region> {
        (code == "lower-silesia").then(|| &*LOWER_SILESIA)
    }

    fn read(
        pack: &str,
        counties: &str,
        places: &str,
        outlines: &str,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let pack: Pack = serde_json::from_str(pack)?;
        let mut found_places = Vec::new();
        for row in csv::Reader::from_reader(places.as_bytes()).records() {
            let row = row?;
            found_places.push(Place {
                name: row[0].to_owned(),
                county: Teryt::parse(&row[1]).ok_or("a place has no county")?,
                at: Point {
                    lat: row[2].parse()?,
                    lon: row[3].parse()?,
                },
                population: row[4].parse()?,
            });
        }
        found_places.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)));
        let outlines: serde_json::Value = serde_json::from_str(outlines)?;
        let mut found_counties = Vec::new();
        for row in csv::Reader::from_reader(counties.as_bytes()).records() {
            let row = row?;
            let teryt = Teryt::parse(&row[0]).ok_or("a county has no code")?;
            let seat = found_places
                .iter()
                .find(|p| p.name == row[2])
                .ok_or_else(|| format!("no place {}", &row[2]))?;
            found_counties.push(County {
                teryt,
                name: row[1].to_owned(),
                slug: text::slug(&row[1]),
                city: &row[3] == "yes",
                seat: seat.name.clone(),
                seat_at: seat.at,
                outline: outline_of(&outlines, teryt),
            });
        }
        found_counties.sort_by_key(|c| c.teryt);
        Ok(Self {
            code: pack.code,
            name: pack.name,
            from: pack.from,
            brand: pack.brand,
            mark: pack.mark,
            ring: pack.ring,
            time_zone: pack.time_zone,
            grantors: pack.grantors,
            counties: found_counties,
            places: found_places,
        })
    }

    /// The county with this code.
    pub fn county(&self, teryt: Teryt) -> Option<&County> {
        self.counties.iter().find(|c| c.teryt == teryt)
    }

    /// The county at this address.
    pub fn county_by_slug(&self, slug: &str) -> Option<&County> {
        self.counties.iter().find(|c| c.slug == slug)
    }

    /// The largest place of this name, however its letters are accented.
    pub fn place(&self, name: &str) -> Option<&Place> {
        let name = text::fold(name);
        self.places.iter().find(|p| text::fold(&p.name) == name)
    }
}

fn outline_of(geo: &serde_json::Value, teryt: Teryt) -> Vec<Vec<Point>> {
    let empty = Vec::new();
    let features = geo["features"].as_array().unwrap_or(&empty);
    let Some(feature) = features
        .iter()
        .find(|f| f["properties"]["teryt"].as_str() == Some(teryt.as_str()))
    else {
        return Vec::new();
    };
    let geometry = &feature["geometry"];
    let coordinates = geometry["coordinates"].as_array().unwrap_or(&empty);
    let rings: Vec<&serde_json::Value> = match geometry["type"].as_str() {
        Some("MultiPolygon") => coordinates
            .iter()
            .filter_map(|p| p.as_array())
            .flatten()
            .collect(),
        _ => coordinates.iter().collect(),
    };
    rings
        .into_iter()
        .filter_map(|ring| ring.as_array())
        .map(|ring| {
            ring.iter()
                .filter_map(|p| {
                    Some(Point {
                        lon: p.get(0)?.as_f64()?,
                        lat: p.get(1)?.as_f64()?,
                    })
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_pack_is_whole() {
        let region = Region::by_code("lower-silesia").expect("the pack");
        assert_eq!(region.counties.len(), 30);
        assert!(
            region.counties.iter().all(|c| !c.outline.is_empty()),
            "every county has an outline"
        );
        assert_eq!(
            region.place("jelenia gora").map(|p| p.county.as_str()),
            Some("0261")
        );
        assert_eq!(
            region.county_by_slug("swidnicki").map(|c| c.teryt.as_str()),
            Some("0219")
        );
    }

    #[test]
    fn wroclaw_is_about_65_km_from_legnica() {
        let region = Region::by_code("lower-silesia").expect("the pack");
        let (a, b) = (
            region.place("Wrocław").expect("there"),
            region.place("Legnica").expect("there"),
        );
        assert!((60.0..65.0).contains(&a.at.km_to(b.at)), "{}", a.at.km_to(b.at));
    }
}
