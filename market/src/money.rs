//! Money in integer minor units, VAT categories and the arithmetic of net and gross.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A currency (ISO 4217). One per region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// Polish złoty, 100 grosz.
    #[default]
    PLN,
    /// Euro, 100 cent.
    EUR,
}

impl Currency {
    /// The ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Currency::PLN => "PLN",
            Currency::EUR => "EUR",
        }
    }

    /// The currency with this ISO 4217 code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Currency::PLN, Currency::EUR]
            .into_iter()
            .find(|c| c.code() == code)
    }
}

/// Whether an entered amount is without or with VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Without VAT.
    Net,
    /// With VAT.
    Gross,
}

impl Basis {
    /// The name in files and rows.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Net => "net",
            Basis::Gross => "gross",
        }
    }

    /// The basis with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Basis::Net, Basis::Gross].into_iter().find(|b| b.name() == name)
    }
}

/// A VAT category of the Polish table (act on VAT of 11 March 2004, art. 41, 43, 146).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Vat {
    /// Standard rate.
    #[serde(rename = "23")]
    Standard,
    /// First reduced rate.
    #[serde(rename = "8")]
    Reduced,
    /// Second reduced rate.
    #[serde(rename = "5")]
    SecondReduced,
    /// Zero rate.
    #[serde(rename = "0")]
    Zero,
    /// Exempt (zwolnione).
    #[serde(rename = "zw")]
    Exempt,
    /// Outside the scope (nie podlega).
    #[serde(rename = "np")]
    OutsideScope,
}

impl Vat {
    /// All categories.
    pub const ALL: [Vat; 6] = [
        Vat::Standard,
        Vat::Reduced,
        Vat::SecondReduced,
        Vat::Zero,
        Vat::Exempt,
        Vat::OutsideScope,
    ];

    /// The code in files and rows.
    pub fn code(self) -> &'static str {
        match self {
            Vat::Standard => "23",
            Vat::Reduced => "8",
            Vat::SecondReduced => "5",
            Vat::Zero => "0",
            Vat::Exempt => "zw",
            Vat::OutsideScope => "np",
        }
    }

    /// The category with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }

    /// The rate in per cent on a day; none where no VAT is due or the table does not reach back.
    pub fn percent(self, on: NaiveDate) -> Option<i64> {
        // (category, valid from, rate); the rates have stood since 2011.
        const TABLE: [(Vat, (i32, u32, u32), i64); 4] = [
            (Vat::Standard, (2011, 1, 1), 23),
            (Vat::Reduced, (2011, 1, 1), 8),
            (Vat::SecondReduced, (2011, 1, 1), 5),
            (Vat::Zero, (2011, 1, 1), 0),
        ];
        TABLE
            .iter()
            .filter(|(v, (y, m, d), _)| {
                *v == self && NaiveDate::from_ymd_opt(*y, *m, *d).is_some_and(|from| from <= on)
            })
            .map(|(_, _, rate)| *rate)
            .next_back()
    }
}

/// An amount of money in minor units (grosz, cent).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Their currency.
    pub currency: Currency,
}

/// A price as it was entered: amount, basis and VAT category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// The entered amount.
    pub amount: Money,
    /// Whether `amount` is net or gross.
    pub basis: Basis,
    /// The VAT category.
    pub vat: Vat,
}

impl Price {
    /// The amount with VAT, rounded half up to a minor unit.
    pub fn gross(&self, on: NaiveDate) -> Money {
        let rate = self.vat.percent(on).unwrap_or(0);
        match self.basis {
            Basis::Gross => self.amount,
            Basis::Net => Money {
                minor: ratio(self.amount.minor, 100 + rate, 100),
                ..self.amount
            },
        }
    }

    /// The amount without VAT, rounded half up to a minor unit.
    pub fn net(&self, on: NaiveDate) -> Money {
        let rate = self.vat.percent(on).unwrap_or(0);
        match self.basis {
            Basis::Net => self.amount,
            Basis::Gross => Money {
                minor: ratio(self.amount.minor, 100, 100 + rate),
                ..self.amount
            },
        }
    }
}

/// `value × num / den`, rounded half away from zero, without overflow in between.
pub fn ratio(value: i64, num: i64, den: i64) -> i64 {
    let exact = i128::from(value) * i128::from(num);
    let den = i128::from(den);
    let half = if exact < 0 { -den / 2 } else { den / 2 };
    i64::try_from((exact + half) / den).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(minor: i64, basis: Basis, vat: Vat) -> Price {
        Price {
            amount: Money {
                minor,
                currency: Currency::PLN,
            },
            basis,
            vat,
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    #[test]
    fn net_and_gross_round_half_up() {
        assert_eq!(price(5203, Basis::Net, Vat::Standard).gross(day()).minor, 6400);
        assert_eq!(price(6400, Basis::Gross, Vat::Standard).net(day()).minor, 5203);
        assert_eq!(price(50, Basis::Net, Vat::SecondReduced).gross(day()).minor, 53);
        assert_eq!(price(1450, Basis::Gross, Vat::Exempt).net(day()).minor, 1450);
    }

    #[test]
    fn a_rate_is_not_claimed_for_a_day_before_its_table() {
        assert_eq!(
            Vat::Standard.percent(NaiveDate::from_ymd_opt(2010, 12, 31).expect("a day")),
            None
        );
        assert_eq!(Vat::Standard.percent(day()), Some(23));
    }
}
