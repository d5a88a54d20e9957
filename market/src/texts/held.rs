//! The edited texts in memory: read when the change sequence has moved, never for a page.

use super::{
    Edited, TextKey, TextKind,
    model::{slot_of, words_of},
    pattern, slot,
};
use crate::{
    catalogue::taxonomy::{Category, Taxonomy, taxonomy},
    locale::Locale,
    place::County,
    search::default_groups,
    words::{FluentValue, Patterns},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// What stands instead of the program's own words, at one moment.
#[derive(Debug)]
pub struct Texts {
    /// How many versions of texts there were.
    pub(super) versions: i64,
    edited: HashMap<TextKey, Edited>,
    /// In the order of [`Locale::ALL`].
    patterns: [Patterns; 3],
    /// The tree with edited names; none while none is edited.
    taxonomy: Option<Taxonomy>,
}

static EMBEDDED: LazyLock<Arc<Texts>> = LazyLock::new(|| {
    Arc::new(Texts {
        versions: 0,
        edited: HashMap::new(),
        patterns: Locale::ALL.map(Patterns::new),
        taxonomy: None,
    })
});

impl Texts {
    /// The program's own words alone.
    pub fn embedded() -> &'static Texts {
        &EMBEDDED
    }

    /// Puts what was edited where it can be said. A pattern that can't be read, as none was let in, is left out and logged:
    /// the program's own stands there.
    pub fn of(versions: i64, edited: impl IntoIterator<Item = (TextKey, Edited)>) -> Self {
        let edited: HashMap<TextKey, Edited> = edited.into_iter().collect();
        let mut patterns = Locale::ALL.map(Patterns::new);
        let mut tree: Option<Taxonomy> = None;
        for (key, texts) in &edited {
            if key.kind.is_pattern() {
                for (name, text) in texts {
                    let Some((part, locale)) = slot_of(name) else {
                        continue;
                    };
                    let message = pattern::message(&key.message(part), text);
                    if let Err(error) = patterns[locale as usize].add(message) {
                        tracing::error!(text = %key, %error, "an edited text can't be read");
                    }
                }
            } else if key.kind == TextKind::Category && !texts.is_empty() {
                tree.get_or_insert_with(|| taxonomy().clone())
                    .edit(&key.name, |category| rename(category, texts));
            }
        }
        Self {
            versions,
            edited,
            patterns,
            taxonomy: tree,
        }
    }

    /// Whether nothing was ever edited.
    pub fn is_embedded(&self) -> bool {
        self.versions == 0
    }

    /// What was edited of a text.
    pub fn edited(&self, key: &TextKey) -> Option<&Edited> {
        self.edited.get(key)
    }

    /// An edited part of a page or a mail, with its values filled in; none where the program's own stands.
    pub fn say(
        &self,
        locale: Locale,
        key: &TextKey,
        part: &str,
        args: &[(&str, FluentValue<'_>)],
    ) -> Option<String> {
        self.edited.get(key)?.get(&slot(part, locale))?;
        self.patterns[locale as usize].say(&key.message(part), args)
    }

    /// The categories as they are called now.
    pub fn taxonomy(&self) -> &Taxonomy {
        self.taxonomy.as_ref().unwrap_or_else(|| taxonomy())
    }

    /// A category as it is called now.
    pub fn category<'c>(&'c self, category: &'c Category) -> &'c Category {
        self.taxonomy
            .as_ref()
            .and_then(|tree| tree.by_code(&category.code))
            .unwrap_or(category)
    }

    /// A county as it is called now.
    pub fn county_name<'c>(&'c self, county: &'c County, locale: Locale) -> &'c str {
        self.county(county, "name", locale).unwrap_or(&county.name)
    }

    /// The introduction of a county's page (Markdown), if it has one.
    pub fn county_intro(&self, county: &County, locale: Locale) -> Option<&str> {
        self.county(county, "intro", locale)
    }

    fn county(&self, county: &County, part: &str, locale: Locale) -> Option<&str> {
        if self.edited.is_empty() {
            return None;
        }
        let key = TextKey::new(TextKind::County, county.teryt.as_str());
        self.edited
            .get(&key)?
            .get(&slot(part, locale))
            .map(String::as_str)
    }

    /// The groups of words that mean the same, with their language.
    pub fn synonyms(&self) -> Vec<(Locale, String)> {
        Locale::ALL
            .into_iter()
            .flat_map(|locale| {
                let key = TextKey::new(TextKind::Synonyms, locale.tag());
                let edited = self.edited.get(&key).and_then(|e| e.get(&slot("groups", locale)));
                let groups = edited.cloned().unwrap_or_else(|| default_groups(locale));
                let lines: Vec<(Locale, String)> = groups
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(|line| (locale, line.to_owned()))
                    .collect();
                lines
            })
            .collect()
    }
}

fn rename(category: &mut Category, texts: &Edited) {
    for locale in Locale::ALL {
        if let Some(name) = texts.get(&slot("name", locale)) {
            category.name.set(locale, Some(name.clone()));
        }
        if let Some(intro) = texts.get(&slot("intro", locale)) {
            category.intro.set(locale, Some(intro.clone()));
        }
        if let Some(words) = texts.get(&slot("words", locale)) {
            let words = words_of(words).map(str::to_owned).collect();
            category.synonyms.set(locale, Some(words));
        }
    }
}

/// The texts in force in this process.
pub struct Held {
    /// The change sequence that they are at least as new as.
    seq: AtomicU64,
    texts: RwLock<Arc<Texts>>,
}

impl Default for Held {
    fn default() -> Self {
        Self {
            seq: AtomicU64::new(0),
            texts: RwLock::new(EMBEDDED.clone()),
        }
    }
}

impl Held {
    /// What stands now.
    pub fn now(&self) -> Arc<Texts> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether they are as new as this change.
    pub(super) fn knows(&self, seq: u64) -> bool {
        self.seq.load(Ordering::Acquire) >= seq
    }

    /// Holds what was read at or after a change. Versions are only added, so whoever read fewer came late.
    pub(super) fn hold(&self, seq: u64, texts: Option<Texts>) {
        if let Some(texts) = texts {
            let mut held = self.texts.write().unwrap_or_else(PoisonError::into_inner);
            if texts.versions > held.versions {
                *held = Arc::new(texts);
            }
        }
        self.seq.fetch_max(seq, Ordering::AcqRel);
    }
}
