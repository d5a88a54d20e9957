//! The one question that the browser asks while somebody types.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

/// What was found for the letters typed so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Suggestions {
    /// In order; those of one group stand together.
    pub items: Vec<SuggestItem>,
}

/// A suggestion in finished words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SuggestItem {
    /// The heading it stands under.
    pub group: String,
    /// What it is called.
    pub label: String,
    /// Where it is or what it belongs to; may be empty.
    pub hint: String,
    /// Where it leads.
    pub href: String,
}

/// Suggestions for what was typed so far, in the language with the tag `lang`.
///
/// # Errors
/// When the search index can't be asked.
#[server(prefix = "/fn", endpoint = "suggest", input = GetUrl)]
pub async fn suggest(
    #[server(default)] typed: String,
    #[server(default)] lang: String,
) -> Result<Suggestions, ServerFnError> {
    use crate::{routes::Route, words::words};
    use market::{Market, locale::Locale, search::Suggestion};
    use std::sync::Arc;

    let locale = Locale::from_tag(&lang).unwrap_or_default();
    let typed: String = typed.chars().take(100).collect();
    let market = use_context::<Arc<Market>>().ok_or_else(|| ServerFnError::new("no market"))?;
    let found = market
        .search
        .suggest(&typed, locale, 8)
        .map_err(|_| ServerFnError::new("search failed"))?;
    let (words, texts) = (words(locale), market.texts.now());
    let tree = texts.taxonomy();
    let mut items: Vec<(u8, SuggestItem)> = found
        .into_iter()
        .filter_map(|s| {
            Some(match s {
                Suggestion::Offer { slug, title } => (
                    0,
                    SuggestItem {
                        group: words.t("suggest-offers").to_owned(),
                        label: title,
                        hint: String::new(),
                        href: Route::Offer(&slug).path(locale),
                    },
                ),
                Suggestion::Category { code } => {
                    let category = tree.by_code(&code)?;
                    let group = category
                        .group
                        .as_deref()
                        .and_then(|g| tree.by_code(g))
                        .map_or("", |g| g.name.text(locale));
                    let (label, hint) = (category.name.text(locale).to_owned(), group.to_owned());
                    (
                        1,
                        SuggestItem {
                            group: words.t("suggest-categories").to_owned(),
                            label,
                            hint,
                            href: Route::Category(category).path(locale),
                        },
                    )
                }
                Suggestion::Enterprise { slug, name, town } => (
                    2,
                    SuggestItem {
                        group: words.t("suggest-enterprises").to_owned(),
                        label: name,
                        hint: town,
                        href: Route::Enterprise(&slug).path(locale),
                    },
                ),
            })
        })
        .collect();
    items.sort_by_key(|(order, _)| *order);
    Ok(Suggestions {
        items: items.into_iter().map(|(_, item)| item).collect(),
    })
}
