//! The three languages of the service and texts that exist in some of them.

use serde::{Deserialize, Serialize};

/// A language of the interface and of texts (BCP 47 primary tags `pl`, `en`, `nl`).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Locale {
    /// Polish, the language that most sources are written in.
    #[default]
    Pl,
    /// English.
    En,
    /// Dutch.
    Nl,
}

impl Locale {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Locale; 3] = [Locale::Pl, Locale::En, Locale::Nl];

    /// The tag used in `lang` attributes, addresses and the API.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Pl => "pl",
            Locale::En => "en",
            Locale::Nl => "nl",
        }
    }

    /// The language with this tag, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

impl std::fmt::Display for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// A value per language, with fallback: the reader's, then Polish, English, Dutch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised<T> {
    /// Polish.
    #[serde(skip_serializing_if = "Option::is_none", default = "none")]
    pub pl: Option<T>,
    /// English.
    #[serde(skip_serializing_if = "Option::is_none", default = "none")]
    pub en: Option<T>,
    /// Dutch.
    #[serde(skip_serializing_if = "Option::is_none", default = "none")]
    pub nl: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

impl<T> Default for Localised<T> {
    fn default() -> Self {
        Self {
            pl: None,
            en: None,
            nl: None,
        }
    }
}

impl<T> Localised<T> {
    /// The value in exactly this language.
    pub fn exact(&self, locale: Locale) -> Option<&T> {
        match locale {
            Locale::Pl => self.pl.as_ref(),
            Locale::En => self.en.as_ref(),
            Locale::Nl => self.nl.as_ref(),
        }
    }

    /// The value for a reader of `locale` and the language that it is really in.
    pub fn get(&self, locale: Locale) -> Option<(&T, Locale)> {
        std::iter::once(locale)
            .chain(Locale::ALL)
            .find_map(|l| self.exact(l).map(|t| (t, l)))
    }

    /// Sets or clears the value in one language.
    pub fn set(&mut self, locale: Locale, value: Option<T>) {
        match locale {
            Locale::Pl => self.pl = value,
            Locale::En => self.en = value,
            Locale::Nl => self.nl = value,
        }
    }

    /// What there is, with its language, in the order of [`Locale::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &T)> {
        Locale::ALL
            .into_iter()
            .filter_map(|l| self.exact(l).map(|t| (l, t)))
    }

    /// Whether there is a value in no language.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Localised<String> {
    /// The text for a reader of `locale`, or nothing at all.
    pub fn text(&self, locale: Locale) -> &str {
        self.get(locale).map_or("", |(t, _)| t)
    }
}

impl<T> FromIterator<(Locale, T)> for Localised<T> {
    fn from_iter<I: IntoIterator<Item = (Locale, T)>>(iter: I) -> Self {
        let mut all = Self::default();
        for (locale, value) in iter {
            all.set(locale, Some(value));
        }
        all
    }
}
