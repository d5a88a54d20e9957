//! Letters and days as people read them: no-break spaces, dates in words.

use crate::locale::Locale;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use std::borrow::Cow;

/// A space at which a line never ends.
pub const NBSP: char = '\u{a0}';

/// Prose and titles whose one-letter words and numbers before a word never end a line.
pub fn nbsp(text: &str) -> Cow<'_, str> {
    bind(text, true)
}

/// The same for one-letter words alone, which all interface words get when they are read.
pub fn nbsp_words(text: &str) -> Cow<'_, str> {
    bind(text, false)
}

fn bind(text: &str, numbers: bool) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // A space is bound when what stands before it is one ASCII letter or the end of a number; found without decoding.
    let binds = |i: usize| {
        if bytes[i] != b' ' || i == 0 {
            return false;
        }
        let before = bytes[i - 1];
        let starts_word = i == 1
            || matches!(bytes[i - 2], b' ' | b'(' | b'\n')
            || (i >= 3 && bytes[i - 3..i - 1] == [0xc2, 0xa0])
            || (i >= 4 && bytes[i - 4..i - 1] == [0xe2, 0x80, 0x9e]);
        let word = before.is_ascii_alphabetic() && starts_word;
        let number = numbers
            && before.is_ascii_digit()
            && bytes
                .get(i + 1)
                .is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xc3);
        word || number
    };
    if !(0..bytes.len()).any(binds) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.char_indices()
            .map(|(i, c)| if c == ' ' && binds(i) { NBSP } else { c })
            .collect(),
    )
}

const MONTHS: [[&str; 12]; 3] = [
    [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

/// A day in words: `11 marca 2027`, `11 March 2027`, `11 maart 2027`.
pub fn date_words(day: NaiveDate, locale: Locale) -> String {
    let months = match locale {
        Locale::Pl => &MONTHS[0],
        Locale::En => &MONTHS[1],
        Locale::Nl => &MONTHS[2],
    };
    let month = usize::try_from(day.month0())
        .ok()
        .and_then(|m| months.get(m))
        .copied()
        .unwrap_or_default();
    format!("{}{NBSP}{month}{NBSP}{}", day.day(), day.year())
}

/// An instant in words on the clocks of a zone: `23 listopada 2026, 14:02`.
pub fn datetime_words(at: DateTime<Utc>, zone: Tz, locale: Locale) -> String {
    let local = at.with_timezone(&zone);
    format!(
        "{}, {:02}:{:02}",
        date_words(local.date_naive(), locale),
        local.hour(),
        local.minute()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_and_numbers_hold_on_to_what_follows() {
        assert_eq!(
            nbsp("Dobre rzeczy i usługi z regionu"),
            "Dobre rzeczy i\u{a0}usługi z\u{a0}regionu"
        );
        assert_eq!(nbsp("w i o tym"), "w\u{a0}i\u{a0}o\u{a0}tym");
        assert_eq!(nbsp("Kubek, 350 ml"), "Kubek, 350\u{a0}ml");
        assert_eq!(nbsp("„A to?”"), "„A\u{a0}to?”");
        assert_eq!(nbsp_words("22 oferty"), "22 oferty");
        assert!(matches!(nbsp("Nic do zmiany tu"), Cow::Borrowed(_)));
    }

    #[test]
    fn days_are_said_in_words() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 11).expect("a day");
        assert_eq!(date_words(day, Locale::Pl), "11\u{a0}marca\u{a0}2027");
        assert_eq!(
            datetime_words(
                day.and_hms_opt(13, 2, 0).expect("a time").and_utc(),
                chrono_tz::Europe::Warsaw,
                Locale::Nl
            ),
            "11\u{a0}maart\u{a0}2027, 14:02"
        );
    }
}
