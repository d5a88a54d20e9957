//! The outlines of the region's counties on the plane, for what is drawn of them.

use market::place::{County, Point, Region, Teryt};
use std::{fmt::Write as _, sync::LazyLock};

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 520.0;
const MARGIN: f64 = 6.0;

/// A county drawn: its outline as a path and where its figure stands.
pub struct Shape {
    /// Which county.
    pub teryt: Teryt,
    /// The data of a `<path>`.
    pub path: String,
    /// Where its figure stands, from the left.
    pub x: String,
    /// And from the top.
    pub y: String,
}

/// The region's outlines on the plane, made once (an equirectangular projection at the region's middle latitude).
pub struct Map {
    region: String,
    /// The field that the paths lie in, as `viewBox`.
    pub view_box: String,
    /// Counties in the order in which they are drawn.
    pub shapes: Vec<Shape>,
}

static MAP: LazyLock<Option<Map>> = LazyLock::new(|| Region::by_code("lower-silesia").map(Map::of));

/// The map of a region; none where the pack has no outlines.
pub fn map_of(region: &Region) -> Option<&'static Map> {
    MAP.as_ref().filter(|m| m.region == region.code)
}

impl Map {
    fn of(region: &Region) -> Self {
        let points = || region.counties.iter().flat_map(|c| c.outline.iter().flatten());
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for p in points() {
            (west, east, south, north) = (
                west.min(p.lon),
                east.max(p.lon),
                south.min(p.lat),
                north.max(p.lat),
            );
        }
        let squeeze = f64::midpoint(south, north).to_radians().cos();
        let scale = ((WIDTH - 2.0 * MARGIN) / ((east - west) * squeeze))
            .min((HEIGHT - 2.0 * MARGIN) / (north - south));
        let at = |p: &Point| {
            (
                MARGIN + (p.lon - west) * squeeze * scale,
                MARGIN + (north - p.lat) * scale,
            )
        };
        // Cities lie inside or between counties: drawn after them, so that they can be clicked.
        let mut counties: Vec<&County> = region.counties.iter().collect();
        counties.sort_by_key(|c| c.city);
        let shapes = counties
            .into_iter()
            .map(|county| {
                let mut path = String::new();
                for ring in &county.outline {
                    let mut before = String::new();
                    for (i, p) in ring.iter().enumerate() {
                        let (x, y) = at(p);
                        let point = format!("{x:.1} {y:.1}");
                        if point != before {
                            let _ = write!(path, "{}{point}", if i == 0 { "M" } else { "L" });
                            before = point;
                        }
                    }
                    path.push('Z');
                }
                let (x, y) = at(&free_place(region, county));
                Shape {
                    teryt: county.teryt,
                    path,
                    x: format!("{x:.1}"),
                    y: format!("{y:.1}"),
                }
            })
            .collect();
        let (width, height) = (
            (east - west) * squeeze * scale + 2.0 * MARGIN,
            (north - south) * scale + 2.0 * MARGIN,
        );
        Self {
            region: region.code.clone(),
            view_box: format!("0 0 {width:.0} {height:.0}"),
            shapes,
        }
    }
}

/// The place of a county that is farthest from its outline and from cities inside it: where its figure can be read.
fn free_place(region: &Region, county: &County) -> Point {
    const STEPS: u32 = 32;
    let squeeze = county.seat_at.lat.to_radians().cos();
    let own = county.outline.iter().filter(|r| r.len() > 2);
    let others = region
        .counties
        .iter()
        .filter(|c| c.city && c.teryt != county.teryt)
        .flat_map(|c| &c.outline);
    let rings: Vec<&Vec<Point>> = own.clone().chain(others.clone()).collect();
    let inside = |p: Point| {
        own.clone().filter(|r| holds(r, p)).count() % 2 == 1 && !others.clone().any(|r| holds(r, p))
    };
    let clearance = |p: Point| {
        rings
            .iter()
            .flat_map(|r| r.iter().zip(r.iter().cycle().skip(1)))
            .map(|(a, b)| distance(p, *a, *b, squeeze))
            .fold(f64::MAX, f64::min)
    };
    let all = || county.outline.iter().flatten();
    let (west, east) = (
        all().map(|p| p.lon).fold(f64::MAX, f64::min),
        all().map(|p| p.lon).fold(f64::MIN, f64::max),
    );
    let (south, north) = (
        all().map(|p| p.lat).fold(f64::MAX, f64::min),
        all().map(|p| p.lat).fold(f64::MIN, f64::max),
    );
    let step = |from: f64, to: f64, i: u32| from + (to - from) * (f64::from(i) + 0.5) / f64::from(STEPS);
    (0..STEPS * STEPS)
        .map(|i| Point {
            lon: step(west, east, i % STEPS),
            lat: step(south, north, i / STEPS),
        })
        .filter(|p| inside(*p))
        .map(|p| (clearance(p), p))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(county.seat_at, |(_, p)| p)
}

/// Whether a ring holds a point (crossings of a ray to the east).
fn holds(ring: &[Point], p: Point) -> bool {
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .filter(|(a, b)| {
            (a.lat > p.lat) != (b.lat > p.lat)
                && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon
        })
        .count()
        % 2
        == 1
}

/// The distance of a point from a stretch of an outline, in degrees of latitude.
fn distance(p: Point, a: Point, b: Point, squeeze: f64) -> f64 {
    let (dx, dy) = ((b.lon - a.lon) * squeeze, b.lat - a.lat);
    let (px, py) = ((p.lon - a.lon) * squeeze, p.lat - a.lat);
    let along = if dx == 0.0 && dy == 0.0 {
        0.0
    } else {
        ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0)
    };
    (px - along * dx).hypot(py - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_county_is_drawn_inside_the_field() {
        let map = MAP.as_ref().expect("the pack");
        assert_eq!(map.shapes.len(), 30);
        for shape in &map.shapes {
            assert!(shape.path.starts_with('M') && shape.path.ends_with('Z') && !shape.path.contains("NaN"));
            let (x, y): (f64, f64) = (shape.x.parse().expect("x"), shape.y.parse().expect("y"));
            assert!(
                (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y),
                "{} {x} {y}",
                shape.teryt
            );
        }
    }
}
