//! Prices: digits as each language writes them, always with their basis.

use super::text::{number, term};
use crate::pages::View;
use leptos::prelude::*;
use market::{
    catalogue::{PriceTag, PriceType, Unit},
    locale::Locale,
    money::{Currency, Money},
};

/// An amount: `14,50 zł`, `PLN 14.50`, `PLN 14,50`; `14,50 €`, `€14.50`, `€ 14,50`.
pub fn money(money: Money, locale: Locale) -> String {
    let whole = number(money.minor.unsigned_abs() / 100, locale);
    let part = money.minor.unsigned_abs() % 100;
    let sign = if money.minor < 0 { "−" } else { "" };
    match (locale, money.currency) {
        (Locale::Pl, Currency::PLN) => format!("{sign}{whole},{part:02}\u{a0}zł"),
        (Locale::Pl, Currency::EUR) => format!("{sign}{whole},{part:02}\u{a0}€"),
        (Locale::En, Currency::PLN) => format!("{sign}PLN\u{a0}{whole}.{part:02}"),
        (Locale::En, Currency::EUR) => format!("{sign}€{whole}.{part:02}"),
        (Locale::Nl, Currency::PLN) => format!("{sign}PLN\u{a0}{whole},{part:02}"),
        (Locale::Nl, Currency::EUR) => format!("{sign}€\u{a0}{whole},{part:02}"),
    }
}

/// The amount's words: `64,00 zł`, `od 64,00 zł`, `na zapytanie`.
pub fn amount(view: &View<'_>, tag: &PriceTag) -> String {
    let words = view.words();
    match tag.gross {
        None => words.t("price-on-request").to_owned(),
        Some(gross) if tag.least_of_several || tag.price_type == PriceType::From => {
            format!("{}\u{a0}{}", words.t("price-from"), money(gross, view.locale))
        }
        Some(gross) => money(gross, view.locale),
    }
}

/// What the amount is for: `brutto`, `brutto za osobę`.
pub fn basis(view: &View<'_>, tag: &PriceTag) -> String {
    let words = view.words();
    match tag.unit {
        Unit::Piece | Unit::Service => words.t("price-gross").to_owned(),
        unit => format!(
            "{} {}",
            words.t("price-gross"),
            term(words, "per-unit", unit.name())
        ),
    }
}

/// `<p class="price">` of a card: amount, basis, and a reduction as the law wants it shown.
pub fn price(view: &View<'_>, tag: &PriceTag, min_quantity: Option<i64>) -> impl IntoView + use<> {
    let words = view.words();
    let small = tag.gross.map(|_| {
        let mut small = basis(view, tag);
        if let Some(least) = min_quantity.filter(|n| *n > 1) {
            small.push_str(", ");
            small.push_str(&words.with(
                "price-min-quantity",
                &[
                    ("n", least.into()),
                    ("unit", term(words, "short-unit", tag.unit.name()).into()),
                ],
            ));
        }
        (" ", view! { <small>{small}</small> })
    });
    let reduced = tag.reduction.map(|r| {
        let text = words.with(
            "price-reduced",
            &[
                ("before", money(r.before, view.locale).into()),
                ("lowest", money(r.lowest_30_days, view.locale).into()),
            ],
        );
        view! { <p class="unit num">{text}</p> }
    });
    (view! { <p class="price">{amount(view, tag)}{small}</p> }, reduced)
}

/// The unit price where sold by quantity: `24,17 zł/kg`.
pub fn unit_price(view: &View<'_>, tag: &PriceTag) -> Option<String> {
    tag.unit_price.map(|(gross, unit)| {
        format!(
            "{}/{}",
            money(gross, view.locale),
            term(view.words(), "net-unit", unit.name())
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_the_language_does() {
        let m = |minor, currency| Money { minor, currency };
        assert_eq!(money(m(1450, Currency::PLN), Locale::Pl), "14,50\u{a0}zł");
        assert_eq!(
            money(m(1_234_500, Currency::PLN), Locale::En),
            "PLN\u{a0}12,345.00"
        );
        assert_eq!(money(m(1450, Currency::EUR), Locale::Nl), "€\u{a0}14,50");
        assert_eq!(money(m(-5, Currency::PLN), Locale::Pl), "−0,05\u{a0}zł");
    }
}
