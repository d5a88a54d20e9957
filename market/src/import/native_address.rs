//! Numbers in registers, addresses and coverage in our own columns.

use super::cells::Cells;
use crate::{
    enterprises::{Address, Coverage},
    place::{Point, Region, Teryt},
};

/// A register's number; sheets drop leading noughts, so the hint is the number with them.
pub(super) fn number(
    cells: &mut Cells,
    column: &str,
    code: &'static str,
    read: fn(&str) -> Option<String>,
    lengths: &[usize],
) -> Option<String> {
    let value = cells.get(column);
    if value.is_empty() {
        return None;
    }
    let found = read(value);
    if found.is_none() {
        let padded = lengths
            .iter()
            .filter(|n| value.len() < **n)
            .find_map(|n| read(&format!("{value:0>n$}", n = *n)));
        cells.fail(column, code, padded);
    }
    found
}

pub(super) fn address(cells: &mut Cells, region: &Region) -> Address {
    let country = cells
        .choice("country", &["PL", "BE"], |c| c)
        .unwrap_or_default()
        .to_owned();
    if cells.get("country").is_empty() {
        cells.fail("country", "invalid.required", None);
    }
    let postcode = cells.get("postcode");
    let shape: String = postcode
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    let right = match country.as_str() {
        "PL" => shape == "99-999",
        _ => shape == "9999",
    };
    if !postcode.is_empty() && !country.is_empty() && !right {
        let meant =
            (country == "PL" && shape == "99999").then(|| format!("{}-{}", &postcode[..2], &postcode[2..]));
        cells.fail("postcode", "invalid.postcode", meant);
    }
    let degrees = |cells: &mut Cells, column: &str, most: f64| {
        cells.read(column, "invalid.coordinates", |t| {
            t.replace(',', ".")
                .parse::<f64>()
                .ok()
                .filter(|d| d.abs() <= most)
        })
    };
    let (lat, lon) = (degrees(cells, "lat", 90.0), degrees(cells, "lon", 180.0));
    if cells.get("lat").is_empty() != cells.get("lon").is_empty() {
        cells.fail(
            if cells.get("lat").is_empty() { "lat" } else { "lon" },
            "invalid.coordinates",
            None,
        );
    }
    let value = cells.get("county");
    let county = Teryt::parse(value).filter(|t| is_county(*t, region));
    if county.is_none() && !value.is_empty() {
        let padded = format!("{value:0>4}");
        let known = Teryt::parse(&padded).is_some_and(|t| is_county(t, region));
        cells.fail("county", "invalid.county", known.then_some(padded));
    }
    let at = lat.zip(lon).map(|(lat, lon)| Point { lat, lon });
    Address {
        street: cells.text("street").unwrap_or_default(),
        postcode: postcode.to_owned(),
        town: cells.required("town"),
        country,
        county,
        at,
    }
}

/// Whether a code can be a county: inside the region's voivodeships it must be one that is there.
fn is_county(teryt: Teryt, region: &Region) -> bool {
    let ours = region
        .counties
        .iter()
        .any(|c| c.teryt.as_str()[..2] == teryt.as_str()[..2]);
    !ours || region.county(teryt).is_some()
}

/// A coverage whose areas are there.
pub(super) fn coverage(text: &str, region: &Region) -> Option<Coverage> {
    Coverage::parse(text).filter(|c| match c {
        Coverage::Areas(areas) => !areas.is_empty() && areas.iter().all(|a| is_county(*a, region)),
        _ => true,
    })
}
