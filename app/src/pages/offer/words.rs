//! Sentences that offer, enterprise and shortlist say alike: where something reaches, when it is ready, how to reach a seller.

pub use crate::ui::text::tel;

use crate::{
    pages::View,
    ui::text::{date_words, joined, nbsp},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use market::{
    catalogue::PriceTag,
    enterprises::{Address, Coverage, Status},
    money::Vat,
    place::Teryt,
};

/// The day that it is in the region.
pub fn today(view: &View<'_>) -> NaiveDate {
    view.now.with_timezone(&view.site.region.time_zone).date_naive()
}

/// Where something reaches: `cały kraj`, `powiaty bolesławiecki i zgorzelecki, Jelenia Góra`, `do 30 km od miejscowości Bolesławiec`.
pub fn coverage(view: &View<'_>, reach: &Coverage, town: &str) -> String {
    let words = view.words();
    match reach {
        Coverage::Country => words.t("reach-country").to_owned(),
        Coverage::Radius(km) => {
            nbsp(&words.with("reach-radius", &[("km", (*km).into()), ("town", town.into())])).into_owned()
        }
        Coverage::Areas(areas) => counties(view, areas),
    }
}

fn counties(view: &View<'_>, areas: &[Teryt]) -> String {
    let (words, region) = (view.words(), view.site.region);
    if !region.counties.is_empty() && region.counties.iter().all(|c| areas.contains(&c.teryt)) {
        return words.with("reach-region", &[("name", region.name.text(view.locale).into())]);
    }
    let (mut land, mut cities) = (Vec::new(), Vec::new());
    for area in areas {
        match region.county(*area) {
            Some(c) if c.city => cities.push(view.county_name(c)),
            Some(c) => land.push(view.county_name(c)),
            None => cities.push(area.to_string()),
        }
    }
    let mut parts = Vec::new();
    if !land.is_empty() {
        let n = u64::try_from(land.len()).unwrap_or(1);
        parts.push(words.with(
            "reach-counties",
            &[("n", n.into()), ("names", joined(view, &land).into())],
        ));
    }
    parts.extend(cities);
    parts.join(", ")
}

/// How long something takes, after "within": days, from a fortnight on in weeks where they come out even.
pub fn within(view: &View<'_>, days: i64) -> String {
    let days = u64::try_from(days).unwrap_or(0);
    match days {
        0 => view.words().t("within-day").to_owned(),
        d if d % 7 == 0 => view.words().count("within-weeks", d / 7),
        d => view.words().count("within-days", d),
    }
}

/// What of a price is VAT: `w tym 23% VAT`.
pub fn vat(view: &View<'_>, tag: &PriceTag, on: NaiveDate) -> Option<String> {
    let words = view.words();
    Some(match tag.vat? {
        Vat::Exempt => words.t("vat-exempt").to_owned(),
        Vat::OutsideScope => words.t("vat-outside").to_owned(),
        rated => words.with("vat-included", &[("rate", rated.percent(on)?.into())]),
    })
}

/// `mailto:` address with a subject (RFC 6068).
pub fn mailto(email: &str, subject: &str) -> String {
    format!("mailto:{email}?subject={}", percent(subject))
}

/// Text as a value in an address: everything but unreserved characters percent-encoded, no-break spaces made plain.
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.replace('\u{a0}', " ").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A postal address in one line: `ul. Garncarska 4, 59-700 Bolesławiec`.
pub fn address(a: &Address) -> String {
    let town = [a.postcode.as_str(), a.town.as_str()]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("\u{a0}");
    [a.street.as_str(), town.as_str()]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// An address to look at, if there is one: its postcode is never parted at the hyphen.
pub fn place(a: &Address) -> Option<impl IntoView + use<>> {
    let town = !a.postcode.is_empty() || !a.town.is_empty();
    let street = (!a.street.is_empty()).then(|| (a.street.clone(), town.then_some(", ")));
    let postcode =
        (!a.postcode.is_empty()).then(|| view! { <span class="nowrap">{a.postcode.clone()}</span>" " });
    (street.is_some() || town).then(|| (street, postcode, a.town.clone()))
}

/// Telephone and e-mail as links, a comma between them.
pub fn reach_links(phone: Option<&str>, email: Option<&str>, subject: &str) -> impl IntoView + use<> {
    let both = phone.is_some() && email.is_some();
    let phone = phone.map(|p| view! { <a class="nowrap" href=tel(p)>{p.to_owned()}</a> });
    let email = email.map(|e| view! { <a href=mailto(e, subject)>{e.to_owned()}</a> });
    (phone, both.then_some(", "), email)
}

/// Register numbers: a name and the number each.
pub fn registers(numbers: &[(&'static str, Option<&str>)]) -> impl IntoView + use<> {
    let there: Vec<_> = numbers
        .iter()
        .filter_map(|(name, number)| Some((*name, (*number)?.to_owned())))
        .collect();
    let several = there.len();
    there
        .into_iter()
        .enumerate()
        .map(|(i, (name, number))| {
            (
                name,
                "\u{a0}",
                view! { <span class="code">{number}</span> },
                (i + 1 < several).then_some(", "),
            )
        })
        .collect::<Vec<_>>()
}

/// The statutory status with its decision and the day on which the register was looked at.
pub fn status(view: &View<'_>, status: &Status) -> impl IntoView + use<> {
    let decided = view.words().with(
        "status-decided",
        &[("date", date_words(status.decided_on, view.locale).into())],
    );
    let checked = view.words().with(
        "status-checked",
        &[("date", date_words(status.checked_on, view.locale).into())],
    );
    let number = (!status.decision.is_empty()).then(|| {
        (
            " (",
            view! { <span class="code">{status.decision.clone()}</span> },
            ")",
        )
    });
    (decided, number, ", ", checked)
}

/// A name from a list inside a sentence. Abbreviations such as `ZAZ` stay as they are.
pub fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first
            .to_lowercase()
            .chain(std::iter::once(second))
            .chain(letters)
            .collect(),
        _ => name.to_owned(),
    }
}

/// One line of a `dl.facts`.
pub fn fact(label: &'static str, value: impl IntoView + 'static) -> impl IntoView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_subjects_can_be_followed() {
        assert_eq!(tel("+48 75 000 00 00"), "tel:+48750000000");
        assert_eq!(
            mailto("a@b.pl", "Kubek & łyżka"),
            "mailto:a@b.pl?subject=Kubek%20%26%20%C5%82y%C5%BCka"
        );
        assert_eq!(
            [lower_first("Spółdzielnia socjalna"), lower_first("ZAZ")],
            ["spółdzielnia socjalna", "ZAZ"]
        );
        let a = Address {
            street: "ul. Garncarska 4".into(),
            postcode: "59-700".into(),
            town: "Bolesławiec".into(),
            ..Address::default()
        };
        assert_eq!(address(&a), "ul. Garncarska 4, 59-700\u{a0}Bolesławiec");
    }
}
