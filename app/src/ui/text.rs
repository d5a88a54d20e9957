//! Words around data, as people read them: texts in the language that there is, terms, numbers, lists.

use crate::{pages::View, words::Words};
use market::{
    locale::{Locale, Localised},
    prose::NBSP,
};

pub use market::prose::{date_words, datetime_words, nbsp, nbsp_words};

/// `tel:` address of a telephone number as written.
pub fn tel(phone: &str) -> String {
    format!(
        "tel:{}",
        phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect::<String>()
    )
}

/// A text for a reader of `locale` with no-break spaces, and its language when that is another (for a `lang` attribute).
pub fn localised(text: &Localised<String>, locale: Locale) -> (String, Option<&'static str>) {
    match text.get(locale) {
        Some((t, l)) => (nbsp(t).into_owned(), (l != locale).then(|| l.tag())),
        None => (String::new(), None),
    }
}

/// The name of a value of a closed list: `term(words, "entity", "social_cooperative")`.
pub fn term(words: &'static Words, list: &str, name: &str) -> String {
    let mut key = String::with_capacity(list.len() + name.len() + 1);
    key.push_str(list);
    key.push('-');
    key.extend(name.chars().map(|c| if c == '_' { '-' } else { c }));
    words.t(&key).to_owned()
}

/// A number with groups of thousands: `1 234`, `1,234`, `1.234`.
pub fn number(n: u64, locale: Locale) -> String {
    let digits = n.to_string();
    if digits.len() < 4 || (digits.len() == 4 && locale == Locale::Pl) {
        return digits;
    }
    let separator = match locale {
        Locale::Pl => NBSP,
        Locale::En => ',',
        Locale::Nl => '.',
    };
    let mut out = String::with_capacity(digits.len() + 4);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

/// Words in the reader's quotation marks: `„świeca”`, `“candle”`.
pub fn quoted(text: &str, locale: Locale) -> String {
    match locale {
        Locale::Pl => format!("„{text}”"),
        Locale::En | Locale::Nl => format!("“{text}”"),
    }
}

/// `a, b i c` in the reader's language.
pub fn joined(view: &View<'_>, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            nbsp_words(&format!("{} {} {last}", most.join(", "), view.words().t("and"))).into_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [
                number(612, Locale::Pl),
                number(1234, Locale::Pl),
                number(12345, Locale::Pl),
                number(1234, Locale::En)
            ],
            ["612", "1234", "12\u{a0}345", "1,234"]
        );
    }
}
