//! Register numbers and their check digits: NIP, REGON, KRS (Poland) and the Belgian enterprise number.

/// Digits only, when that is all there is besides spaces and hyphens (and dots, as Belgian numbers have).
fn digits(text: &str, length: usize) -> Option<Vec<u32>> {
    let kept: Vec<u32> = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.'))
        .map(|c| c.to_digit(10))
        .collect::<Option<_>>()?;
    (kept.len() == length).then_some(kept)
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(d, w)| d * w).sum()
}

fn joined(digits: &[u32]) -> String {
    digits.iter().filter_map(|d| char::from_digit(*d, 10)).collect()
}

/// A tax number (NIP): ten digits, the last is the weighted sum modulo 11 and can't be 10
/// (regulation on the identification of taxpayers).
pub fn nip(text: &str) -> Option<String> {
    let d = digits(text, 10)?;
    (weighted(&d, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == d[9]).then(|| joined(&d))
}

/// A statistical number (REGON): nine or fourteen digits, weighted sum modulo 11, where 10 counts as 0.
pub fn regon(text: &str) -> Option<String> {
    let right = |d: &[u32], weights: &[u32]| weighted(d, weights) % 11 % 10 == d[weights.len()];
    const NINE: [u32; 8] = [8, 9, 2, 3, 4, 5, 6, 7];
    const FOURTEEN: [u32; 13] = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
    if let Some(d) = digits(text, 9) {
        return right(&d, &NINE).then(|| joined(&d));
    }
    let d = digits(text, 14)?;
    (right(&d, &NINE) && right(&d, &FOURTEEN)).then(|| joined(&d))
}

/// A court register number (KRS): ten digits without a check digit, not all zero.
pub fn krs(text: &str) -> Option<String> {
    let d = digits(text, 10)?;
    d.iter().any(|d| *d > 0).then(|| joined(&d))
}

/// A Belgian enterprise number: ten digits beginning with 0 or 1, the last two are 97 minus the first eight modulo 97.
pub fn belgian(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text
        .strip_prefix("BE")
        .or_else(|| text.strip_prefix("be"))
        .unwrap_or(text);
    let d = digits(text, 10)?;
    let first_eight = d[..8].iter().fold(0, |n, x| n * 10 + x);
    (d[0] <= 1 && first_eight > 0 && 97 - first_eight % 97 == d[8] * 10 + d[9]).then(|| joined(&d))
}

/// A bank account by its international number (ISO 13616): the remainder by 97 is 1. Polish ones may leave the `PL` out.
pub fn iban(text: &str) -> Option<String> {
    let mut kept: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    kept.make_ascii_uppercase();
    if kept.len() == 26 && kept.bytes().all(|b| b.is_ascii_digit()) {
        kept.insert_str(0, "PL");
    }
    let right = (15..=34).contains(&kept.len())
        && kept.bytes().all(|b| b.is_ascii_alphanumeric())
        && kept.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && (!kept.starts_with("PL") || kept.len() == 28);
    let (country, rest) = kept.split_at_checked(4)?;
    let remainder = rest.chars().chain(country.chars()).try_fold(0_u32, |n, c| {
        let digit = c.to_digit(36)?;
        Some(
            if digit < 10 {
                n * 10 + digit
            } else {
                n * 100 + digit
            } % 97,
        )
    });
    (right && remainder == Some(1)).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_checked_by_their_remainder() {
        let example = "PL61 1090 1014 0000 0712 1981 2874";
        assert_eq!(iban(example).as_deref(), Some("PL61109010140000071219812874"));
        assert_eq!(iban(&example[3..]), None, "a digit is missing");
        assert_eq!(
            iban("61109010140000071219812874").as_deref(),
            Some("PL61109010140000071219812874")
        );
        assert_eq!(iban("PL61 1090 1014 0000 0712 1981 2875"), None);
        assert_eq!(iban("BE68 5390 0754 7034").as_deref(), Some("BE68539007547034"));
        assert_eq!(iban("ł"), None);
    }

    #[test]
    fn published_numbers_pass_and_their_neighbours_do_not() {
        assert_eq!(nip("526-021-02-28").as_deref(), Some("5260210228"));
        assert_eq!(nip("526-021-02-29"), None);
        assert_eq!(regon("123456785").as_deref(), Some("123456785"));
        assert_eq!(regon("123456786"), None);
        assert_eq!(regon("12345678512347").as_deref(), Some("12345678512347"));
        assert_eq!(belgian("BE 0403.019.261").as_deref(), Some("0403019261"));
        assert_eq!(belgian("0403.019.262"), None);
        assert_eq!(krs("0000412345").as_deref(), Some("0000412345"));
        assert_eq!(krs("41234"), None);
    }
}
