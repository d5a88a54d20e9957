//! What an order goes by, as numbers that are greater for what comes first.

use super::{
    level,
    matching::Hits,
    packed::{NO_PRICE, bit},
    rows::Row,
};
use crate::place::Point;

/// How well a document answers, in 30 bits: the worst word's tier, where the words stand, how many stand side
/// by side in the title, how much of the title they are, how literally they stand; then the mark and how
/// complete the page is.
pub fn relevance(hits: Option<&Hits>, required: u32, doc: u32, row: &Row, marked: bool) -> u64 {
    let quality = u64::from(marked) * 2 + row.completeness();
    let Some(hits) = hits else { return quality };
    let (mut tier, mut places, mut own, mut titled, mut words) = (u64::from(level::EXACT), 0, 0, 0, 0);
    for (_, slot) in hits
        .slots
        .iter()
        .enumerate()
        .filter(|(i, _)| required >> i & 1 == 1)
    {
        let code = slot.get(doc as usize).copied().unwrap_or(0);
        tier = tier.min(level::tier(code).into());
        places += u64::from(level::place(code));
        own += u64::from(level::tier(code)) * 3 + u64::from(level::own(code));
        titled += u64::from(level::place(code) >= level::TITLE);
        words += 1;
    }
    let words = words.max(1);
    let pairs = hits
        .pairs
        .get(doc as usize)
        .map_or(0, |p| u64::from(p.count_ones()));
    let share = titled * 7 / u64::from(row.title_words).max(titled).max(1);
    // 3 + 8 + 4 + 3 + 8 + 4 bits
    tier << 27
        | (places * 40 / words) << 19
        | pairs << 15
        | share << 12
        | (own * 16 / words).min(255) << 4
        | quality
}

/// An instant, the earlier the smaller.
pub fn rising(number: i64) -> u64 {
    (number as u64) ^ 1 << 63
}

/// Cheap before dear; things before what can't be compared with things; on request last.
pub fn cheapness(row: &Row) -> u64 {
    const CLASS: u32 = 62;
    let most = (1u64 << CLASS) - 1;
    if row.price == NO_PRICE {
        return 0;
    }
    let class = if row.flags >> bit::COMPARABLE & 1 == 1 {
        2
    } else {
        1
    };
    class << CLASS | (most - (row.price.max(0) as u64).min(most))
}

/// Near before far; unknown last. The haversine of the angle orders as the distance does.
pub fn nearness(row: &Row, near: Option<Point>) -> u64 {
    let Some(near) = near else { return 0 };
    if row.lat.is_nan() || row.lon.is_nan() {
        return 0;
    }
    let (lat_a, lat_b) = (near.lat.to_radians(), f64::from(row.lat).to_radians());
    let d_lon = (f64::from(row.lon) - near.lon).to_radians();
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    // The bits of floating-point numbers that are not negative rise with them.
    u64::MAX - h.max(0.0).to_bits()
}
