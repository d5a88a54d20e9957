//! Price tags: gross and net, unit prices, and the lowest price of the 30 days before a reduction. Pure.

use super::{NetQuantity, NetUnit, OfferDetails, PriceTag, PriceType, Reduction, Variant};
use crate::money::{Money, Price, ratio};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// Gross prices of one variant in the order in which they began.
pub type History = [(DateTime<Utc>, i64)];

/// A variant's price as people see it on a day.
pub fn price_tag(details: &OfferDetails, variant: &Variant, history: &History, on: NaiveDate) -> PriceTag {
    let price = variant
        .price
        .filter(|_| details.price_type != PriceType::OnRequest);
    let gross = price.map(|p| p.gross(on));
    PriceTag {
        price_type: if gross.is_none() {
            PriceType::OnRequest
        } else {
            details.price_type
        },
        gross,
        net: price.map(|p| p.net(on)),
        basis: price.map(|p| p.basis),
        vat: price.map(|p| p.vat),
        unit: details.unit,
        least_of_several: false,
        reduction: price.and_then(|p| reduction(&p, history, details.perishable, on)),
        unit_price: gross.zip(variant.net).and_then(|(g, net)| unit_price(g, net)),
    }
}

/// The tag of a whole offer: its cheapest variant's, said to be the least where they differ.
pub fn offer_tag(tags: &[PriceTag], details: &OfferDetails) -> PriceTag {
    let priced = || tags.iter().filter_map(|t| Some((t.gross?.minor, t)));
    let Some((least, tag)) = priced().min_by_key(|(minor, _)| *minor) else {
        return PriceTag {
            price_type: PriceType::OnRequest,
            gross: None,
            net: None,
            basis: None,
            vat: None,
            unit: details.unit,
            least_of_several: false,
            reduction: None,
            unit_price: None,
        };
    };
    let several = priced().any(|(minor, _)| minor != least);
    PriceTag {
        least_of_several: several,
        ..tag.clone()
    }
}

/// Gross price per kg, l, m, m² or piece (Polish act on informing about prices, art. 4; Directive 98/6/EC).
fn unit_price(gross: Money, net: NetQuantity) -> Option<(Money, NetUnit)> {
    let (unit, per) = match net.unit {
        NetUnit::G => (NetUnit::Kg, 1_000_000),
        NetUnit::Ml => (NetUnit::L, 1_000_000),
        same => (same, 1_000),
    };
    if net.milli <= 0 || (unit == NetUnit::Piece && net.milli <= 1_000) {
        return None;
    }
    Some((
        Money {
            minor: ratio(gross.minor, per, net.milli),
            ..gross
        },
        unit,
    ))
}

/// The reduction in force, if the present price is lower than the one before it. The lowest price is that of the
/// 30 days before the reduction; of a newer offer, since it began; of perishables, the price before.
fn reduction(price: &Price, history: &History, perishable: bool, on: NaiveDate) -> Option<Reduction> {
    let now = price.gross(on);
    let (&(reduced_at, current), earlier) = history.split_last()?;
    let &(_, before) = earlier.last()?;
    if current != now.minor || before <= current {
        return None;
    }
    let window = reduced_at - Duration::days(30);
    // A price counts when it was in force at any instant of the window: it ended after the window began.
    let in_force = earlier
        .iter()
        .enumerate()
        .filter(|(i, _)| earlier.get(i + 1).is_none_or(|(next, _)| *next > window))
        .map(|(_, (_, minor))| *minor);
    let lowest = if perishable {
        before
    } else {
        in_force.min().unwrap_or(before)
    };
    Some(Reduction {
        before: Money { minor: before, ..now },
        lowest_30_days: Money { minor: lowest, ..now },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Basis, Currency, Vat};

    fn at(day: u32) -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(2026, 1, 1)
            .and_then(|d| d.and_hms_opt(8, 0, 0))
            .expect("a day")
            .and_utc()
            + Duration::days(i64::from(day))
    }

    fn price(minor: i64) -> Price {
        Price {
            amount: Money {
                minor,
                currency: Currency::PLN,
            },
            basis: Basis::Gross,
            vat: Vat::Standard,
        }
    }

    fn lowest(history: &History, perishable: bool) -> Option<(i64, i64)> {
        let now = history.last().map(|(_, m)| price(*m))?;
        reduction(&now, history, perishable, at(100).date_naive())
            .map(|r| (r.before.minor, r.lowest_30_days.minor))
    }

    #[test]
    fn the_lowest_price_is_that_of_the_thirty_days_before() {
        assert_eq!(
            lowest(&[(at(0), 6600), (at(50), 6400)], false),
            Some((6600, 6600))
        );
        // raised just before the "reduction": the low price of the window is told
        assert_eq!(
            lowest(&[(at(0), 5000), (at(40), 9000), (at(50), 6400)], false),
            Some((9000, 5000))
        );
        // the low price ended 31 days before
        assert_eq!(
            lowest(&[(at(0), 5000), (at(19), 9000), (at(50), 6400)], false),
            Some((9000, 9000))
        );
        assert_eq!(
            lowest(&[(at(0), 5000), (at(40), 9000), (at(50), 6400)], true),
            Some((9000, 9000))
        );
        assert_eq!(lowest(&[(at(0), 5000), (at(50), 6400)], false), None);
        assert_eq!(lowest(&[(at(0), 5000)], false), None);
    }

    #[test]
    fn unit_prices_are_per_kilogram_and_litre() {
        let per = |milli, unit| {
            unit_price(
                Money {
                    minor: 1450,
                    currency: Currency::PLN,
                },
                NetQuantity { milli, unit },
            )
            .map(|(m, u)| (m.minor, u))
        };
        assert_eq!(per(600_000, NetUnit::G), Some((2417, NetUnit::Kg)));
        assert_eq!(per(1_000, NetUnit::Piece), None);
        assert_eq!(per(6_000, NetUnit::Piece), Some((242, NetUnit::Piece)));
    }
}
