//! What a word is, for every engine: letters and digits, lower case, stemmed in the language of
//! the text, and only then folded (the stemmers know `ś` from `s`; people who type often don't).

use crate::{locale::Locale, text::fold};
use frostem::{Algorithm, Stemmer};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As written, in lower case.
    pub lower: String,
    /// Without diacritics: what exact, prefix and typo matching compare.
    pub folded: String,
}

/// The words of a text as written: runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|w| !w.is_empty())
}

/// The words of a text.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    words(text).filter_map(token)
}

/// A single written word.
pub fn token(word: &str) -> Option<Token> {
    let lower = word.to_lowercase();
    let folded = if lower.is_ascii() {
        lower.clone()
    } else {
        fold(&lower)
    };
    (!folded.is_empty()).then_some(Token { lower, folded })
}

fn is_of_word(c: char) -> bool {
    // combining marks stay with their letter, so that decomposed text is not cut in the middle of a word
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The folded stems under which a word of a text in `locale` is kept, with the language before them: the same
/// letters may be stems in two languages. A Polish or Dutch word has a second stem where the stemmer takes too
/// much (`torby` → `tor`, `kaars` → `kaar`) or too little; words are the same if they share one.
pub fn stems(locale: Locale, lower: &str) -> Vec<String> {
    let first = match locale {
        Locale::Pl => without_fleeting_e(&fold(&Stemmer::new(Algorithm::Polish).stem(lower))),
        Locale::En => fold(&Stemmer::new(Algorithm::English).stem(lower)),
        Locale::Nl => fold(&Stemmer::new(Algorithm::Dutch).stem(lower)),
    };
    let second = match locale {
        Locale::Pl => without_fleeting_e(&fold(without_case_ending(lower))),
        Locale::En => first.clone(),
        Locale::Nl => fold(without_plural(lower)),
    };
    let mut stems = vec![tagged(locale, &first)];
    if second != first {
        stems.push(tagged(locale, &second));
    }
    stems
}

/// The stems under which a reader's word may stand in texts of any language, the reader's first.
pub fn query_stems(reader: Locale, token: &Token) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(6);
    let others = Locale::ALL.into_iter().filter(|l| *l != reader);
    let of_typed = std::iter::once(reader)
        .chain(others)
        .flat_map(|l| stems(l, &token.lower));
    let of_accented = accented(&token.lower)
        .into_iter()
        .flat_map(|w| stems(Locale::Pl, &w));
    for stem in of_typed.chain(of_accented) {
        if !all.contains(&stem) {
            all.push(stem);
        }
    }
    all
}

/// Whether a word only joins others, so that a question need not insist on it.
pub fn is_stop_word(locale: Locale, folded: &str) -> bool {
    let list: &[&str] = match locale {
        Locale::Pl => &[
            "a", "albo", "bez", "dla", "do", "i", "ku", "lub", "na", "nad", "o", "od", "oraz", "po", "pod",
            "przez", "przy", "u", "w", "we", "z", "za", "ze",
        ],
        Locale::En => &[
            "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        ],
        Locale::Nl => &[
            "aan", "bij", "de", "een", "en", "het", "in", "met", "naar", "of", "om", "op", "te", "uit",
            "van", "voor",
        ],
    };
    list.contains(&folded)
}

fn tagged(locale: Locale, stem: &str) -> String {
    let mark = match locale {
        Locale::Pl => 'p',
        Locale::En => 'e',
        Locale::Nl => 'n',
    };
    let mut tagged = String::with_capacity(stem.len() + 1);
    tagged.push(mark);
    tagged.push_str(stem);
    tagged
}

/// A Polish noun or adjective without its case ending; what is left has at least three letters.
fn without_case_ending(lower: &str) -> &str {
    const ENDINGS: [&str; 30] = [
        "iego", "iemu", "iami", "iach", "ego", "emu", "ymi", "imi", "ych", "ich", "ami", "ach", "iem", "iom",
        "ów", "om", "em", "ie", "ia", "io", "ym", "im", "ej", "ą", "ę", "y", "i", "a", "e", "o",
    ];
    let stem = ENDINGS
        .iter()
        .chain(&["u"])
        .find_map(|e| lower.strip_suffix(e).filter(|rest| rest.chars().count() >= 3));
    stem.unwrap_or(lower)
}

/// A Dutch noun without `en`, and without the consonant that it doubled.
fn without_plural(lower: &str) -> &str {
    let Some(stem) = lower.strip_suffix("en").filter(|stem| stem.len() >= 3) else {
        return lower;
    };
    match stem.as_bytes() {
        [.., a, b] if a == b && b.is_ascii_alphabetic() => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// A folded Polish stem without the `e` that comes and goes before its last consonant: kubek, kubki; torba,
/// toreb; mydło, mydeł. Applied to every stem alike, so words that keep their `e` still meet themselves.
fn without_fleeting_e(stem: &str) -> String {
    const VOWELS: &[u8] = b"aeiouy";
    let bytes = stem.as_bytes();
    if let [.., before, b'e', last] = bytes
        && bytes.len() >= 4
        && stem.is_ascii()
        && !VOWELS.contains(last)
        && (!VOWELS.contains(before) || *before == b'i')
    {
        let kept = stem.len() - if *before == b'i' { 3 } else { 2 };
        return format!("{}{}", &stem[..kept], char::from(*last));
    }
    stem.to_owned()
}

/// A word typed without diacritics, with those that Polish endings need to be taken off: `plakatow` → `plakatów`.
fn accented(lower: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 4] = [("ow", "ów"), ("osc", "ość"), ("ac", "ać"), ("ic", "ić")];
    if !lower.is_ascii() {
        return None;
    }
    ENDINGS
        .iter()
        .find_map(|(plain, accented)| lower.strip_suffix(plain).map(|rest| format!("{rest}{accented}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(locale: Locale, words: &str) {
        let all: Vec<Vec<String>> = words.split(' ').map(|w| stems(locale, w)).collect();
        assert!(
            all.windows(2).all(|w| w[0].iter().any(|s| w[1].contains(s))),
            "{words}: {all:?}"
        );
    }

    #[test]
    fn forms_of_a_word_meet() {
        for words in [
            "świeca świece świec świecy",
            "świeczka świeczki świeczek",
            "kubek kubki kubków",
            "torba torby toreb",
            "mydło mydła mydeł",
        ] {
            same(Locale::Pl, words);
        }
        for words in [
            "plakat plakaty plakatów",
            "dżem dżemy dżemów",
            "miód miodu",
            "ceramiczna ceramiczne",
            "szkło szkieł",
            "książka książek",
        ] {
            same(Locale::Pl, words);
        }
        same(Locale::En, "candle candles");
        for words in ["kaars kaarsen", "mok mokken", "mand manden", "fiets fietsen"] {
            same(Locale::Nl, words);
        }
    }

    #[test]
    fn a_word_without_diacritics_finds_the_same_stem() {
        let typed = Token {
            lower: "plakatow".into(),
            folded: "plakatow".into(),
        };
        assert!(
            stems(Locale::Pl, "plakaty")
                .iter()
                .any(|s| query_stems(Locale::Pl, &typed).contains(s))
        );
    }

    #[test]
    fn words_are_letters_and_digits() {
        let words: Vec<String> = tokens("Kubek „Pawie oczko”, 350 ml; s\u{301}wieca")
            .map(|t| t.folded)
            .collect();
        assert_eq!(words, ["kubek", "pawie", "oczko", "350", "ml", "swieca"]);
    }
}
