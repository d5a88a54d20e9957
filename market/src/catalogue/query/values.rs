//! Single values of addresses, read and written. What is wrong with one is a key of the interface words.

use crate::{
    catalogue::taxonomy,
    place::{Region, Teryt},
};

pub(super) fn extend<T: PartialEq>(
    list: &mut Vec<T>,
    value: &str,
    code: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<(), &'static str> {
    for part in value.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let item = read(part).ok_or(code)?;
        if !list.contains(&item) {
            list.push(item);
        }
    }
    Ok(())
}

pub(super) fn county(region: &Region, code: &str) -> Option<Teryt> {
    Teryt::parse(code)
        .and_then(|t| region.county(t))
        .or_else(|| region.county_by_slug(code))
        .map(|c| c.teryt)
}

pub(super) fn flag(value: &str) -> Result<bool, &'static str> {
    match value {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" => Ok(false),
        _ => Err("invalid.choice"),
    }
}

pub(super) fn number(value: &str, low: u32, high: u32) -> Result<u32, &'static str> {
    value
        .parse()
        .ok()
        .filter(|n| (low..=high).contains(n))
        .ok_or("invalid.number")
}

/// `12`, `12.5`, `12,50` with spaces between thousands, in major units; at most two decimals.
pub(super) fn amount(value: &str) -> Result<i64, &'static str> {
    let text: String = value
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if whole.len() > 9
        || part.len() > 2
        || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit())
        || whole.is_empty()
    {
        return Err("invalid.amount");
    }
    format!("{whole}{part:0<2}").parse().map_err(|_| "invalid.amount")
}

pub(super) fn decimal(minor: i64) -> String {
    if minor % 100 == 0 {
        (minor / 100).to_string()
    } else {
        format!("{}.{:02}", minor / 100, minor % 100)
    }
}

/// Two to eight digits, with or without the check digit, which must be right when it is there.
pub(super) fn cpv(value: &str) -> Result<String, &'static str> {
    let (digits, check) = value.split_once('-').map_or((value, None), |(d, c)| (d, Some(c)));
    if !(2..=8).contains(&digits.len()) || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err("invalid.cpv");
    }
    if let Some(check) = check
        && taxonomy::cpv_check_digit(digits)
            .map(|d| d.to_string())
            .as_deref()
            != Some(check)
    {
        return Err("invalid.cpv_check");
    }
    Ok(format!("{digits:0<8}"))
}
