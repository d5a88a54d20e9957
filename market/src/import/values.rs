//! Values as people and sheets write them: numbers, days, answers, addresses.

use chrono::NaiveDate;

/// The known name that a mistyped one is closest to, if it is close at all.
pub(super) fn nearest<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let value = value.to_lowercase();
    let far = (value.chars().count() / 3).max(2);
    known
        .map(|k| (distance(&value, k), k))
        .filter(|(d, _)| *d <= far)
        .min()
        .map(|(_, k)| k.to_owned())
}

/// How many letters must be added, dropped or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// A decimal number times 10^`places`; nothing when it has more places than that. The decimal sign is a comma
/// or a point; spaces (also those that don't break) stand between thousands, or the other of the two signs does.
pub(super) fn scaled(text: &str, places: u32) -> Option<i64> {
    let (whole, fraction, negative) = digits(text)?;
    let kept = usize::try_from(places).ok()?;
    if fraction.bytes().skip(kept).any(|b| b != b'0') {
        return None;
    }
    let fraction: String = fraction
        .chars()
        .chain(std::iter::repeat('0'))
        .take(kept)
        .collect();
    let value: i64 = format!("{whole}{fraction}").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// An amount in minor units as shops write it: four or more decimals are rounded half up, since shops that keep
/// net prices have them; exactly three may be thousands and are refused unless the last is 0.
pub(super) fn shop_minor(text: &str) -> Option<i64> {
    let (whole, fraction, negative) = digits(text)?;
    if fraction.len() <= 3 {
        return scaled(text, 2).filter(|n| *n >= 0);
    }
    let up = fraction.as_bytes().get(2).is_some_and(|b| *b >= b'5');
    let cut = scaled(&format!("{whole}.{}", fraction.get(..2)?), 2)?;
    (!negative).then_some(cut + i64::from(up))
}

/// The digits before and after the decimal sign, and whether it is below nought.
fn digits(text: &str) -> Option<(String, String, bool)> {
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .collect();
    let (bare, negative) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.to_owned(), true),
        None => (bare, false),
    };
    let sign = match (bare.rfind(','), bare.rfind('.')) {
        (Some(c), Some(p)) => Some(c.max(p)),
        (Some(only), None) | (None, Some(only)) => (bare.matches([',', '.']).count() == 1).then_some(only),
        (None, None) => None,
    };
    let (whole, fraction) = sign.map_or((bare.as_str(), ""), |at| (&bare[..at], &bare[at + 1..]));
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let grouped = groups.iter().skip(1).all(|g| g.len() == 3)
        && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    let whole = groups.concat();
    let numeric = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    (grouped && numeric(&whole) && numeric(fraction) && !(whole.is_empty() && fraction.is_empty()))
        .then(|| (whole, fraction.to_owned(), negative))
}

/// `YYYY-MM-DD`, also with a time of day behind it, and `DD.MM.YYYY`, which Polish and Dutch sheets make of it.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(day, "%d.%m.%Y"))
        .ok()
}

/// Yes or no as sheets and shops write it.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" | "tak" | "prawda" | "ja" | "waar" => Some(true),
        "no" | "false" | "0" | "nie" | "fałsz" | "nee" | "onwaar" => Some(false),
        _ => None,
    }
}

/// An address that a browser can open.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|r| {
        r.split(['/', '?', '#', ':'])
            .next()
            .is_some_and(|host| host.contains('.'))
            && !r.contains(char::is_whitespace)
    })
}

pub(super) fn is_email(text: &str) -> bool {
    let Some((who, host)) = text.rsplit_once('@') else {
        return false;
    };
    !who.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for text in [
            "1234.50",
            "1234,5",
            "1 234,50",
            "1\u{a0}234,50",
            "1,234.50",
            "1.234,50",
            "1234.500",
            "\u{202f}1234,50 ",
        ] {
            assert_eq!(scaled(text, 2), Some(123_450), "{text}");
        }
        for text in [
            "1,234",
            "1.2.3",
            "12,34.5",
            "",
            "a",
            "1e3",
            "--1",
            ",",
            "9999999999999999999",
        ] {
            assert_eq!(scaled(text, 2), None, "{text}");
        }
        assert_eq!(
            (
                scaled("-1.5", 1),
                scaled(".5", 2),
                scaled("1.234.567", 0),
                scaled("64", 2)
            ),
            (Some(-15), Some(50), Some(1_234_567), Some(6400))
        );
        assert_eq!(
            (
                shop_minor("16.2602"),
                shop_minor("16,2650"),
                shop_minor("9.990"),
                shop_minor("9.999"),
                shop_minor("-1")
            ),
            (Some(1626), Some(1627), Some(999), None, None)
        );
    }

    #[test]
    fn days_addresses_and_answers() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        assert_eq!(
            (
                date("2026-03-02"),
                date("02.03.2026"),
                date("2026-03-02 00:00:00")
            ),
            (day, day, day)
        );
        assert_eq!(
            (date("2026-02-30"), date("3/2/2026"), date("jutro")),
            (None, None, None)
        );
        assert!(
            is_url("https://kubek.pl/a?b=c")
                && !is_url("kubek.pl")
                && !is_url("javascript:alert(1)")
                && !is_url("https://x y.pl")
        );
        assert!(
            is_email("biuro@kubek.pl")
                && !is_email("biuro@kubek")
                && !is_email("@kubek.pl")
                && !is_email("a b@kubek.pl")
        );
        assert_eq!(
            (yes_no("TAK"), yes_no("onwaar"), yes_no("może")),
            (Some(true), Some(false), None)
        );
    }

    #[test]
    fn a_mistyped_name_finds_its_neighbour() {
        assert_eq!(
            nearest("titel_pl", ["title_pl", "title_nl", "key"].into_iter()).as_deref(),
            Some("title_pl")
        );
        assert_eq!(nearest("zzzzzz", ["title_pl", "key"].into_iter()), None);
    }
}
