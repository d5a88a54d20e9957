//! What the API sends: the shapes of its documents, made from what the use cases give.

pub mod enterprise;
pub mod enterprises;
pub mod facets;
pub mod licence;
pub mod lists;
pub mod money;
pub mod offer;
pub mod picture;
pub mod place;
pub mod trader;
pub mod variant;

pub use picture::Picture;
pub use place::{Address, County, Coverage};

use app::{pages::View, routes::Route};
use chrono::NaiveDate;
use market::{catalogue::OfferCard, locale::Localised};
use serde::Serialize;
use utoipa::ToSchema;

/// The absolute address of a page.
pub fn page_url(view: &View<'_>, route: Route<'_>) -> String {
    format!("{}{}", view.site.base_url, route.path(view.locale))
}

/// The absolute address of something of the API, in the reader's language.
pub fn api_url(view: &View<'_>, path: &str) -> String {
    let lang = if view.locale == market::locale::Locale::default() {
        String::new()
    } else {
        format!("?lang={}", view.locale)
    };
    format!("{}/api/v1/{path}{lang}", view.site.base_url)
}

/// A text and the language that it is really in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Text {
    /// The text.
    #[schema(example = "Kubek „Pawie oczko”")]
    pub text: String,
    /// Its language (BCP 47): the asked one where the text exists in it.
    #[schema(example = "pl")]
    pub lang: &'static str,
}

impl Text {
    /// The text for this reader; none when there is none in any language.
    pub fn of(view: &View<'_>, text: &Localised<String>) -> Option<Self> {
        text.get(view.locale).map(|(t, l)| Self {
            text: t.clone(),
            lang: l.tag(),
        })
    }

    /// The text for this reader, empty when there is none.
    pub fn or_empty(view: &View<'_>, text: &Localised<String>) -> Self {
        Self::of(view, text).unwrap_or(Self {
            text: String::new(),
            lang: view.locale.tag(),
        })
    }
}

/// A category by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryRef {
    /// Its stable code, as the parameter `category` takes it.
    #[schema(example = "food-preserves")]
    pub code: String,
    /// Its name in the asked language.
    #[schema(example = "Przetwory i dżemy")]
    pub name: String,
}

impl CategoryRef {
    /// The category with this code.
    pub fn of(view: &View<'_>, code: &str) -> Self {
        let name = view
            .taxonomy()
            .by_code(code)
            .map_or(code, |c| c.name.text(view.locale));
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
        }
    }
}

/// The mark, while a licence is valid; otherwise there is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mark {
    /// Always true: a mark that is not valid is not sent.
    #[schema(example = true)]
    pub valid: bool,
    /// The licence's number.
    #[schema(example = "DS/2026/0142")]
    pub number: String,
    /// Its first day.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// Who granted it.
    pub grantor: Text,
    /// Keys of the variants that it covers; empty: all.
    #[schema(example = json!([]))]
    pub variants: Vec<String>,
    /// The licence's page.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/znak/DS-2026-0142"
    )]
    pub url: String,
}

impl Mark {
    /// The mark of an offer at the reader's instant.
    pub fn of(view: &View<'_>, card: &OfferCard) -> Option<Self> {
        card.mark_at(view.now).map(|span| Self {
            valid: true,
            number: span.number.clone(),
            valid_from: span.starts_on,
            valid_until: span.ends_on,
            grantor: Text::or_empty(view, &span.grantor),
            variants: span.variants.clone(),
            url: page_url(view, Route::Licence(&span.key)),
        })
    }
}

/// Where something is found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemLinks {
    /// Its address in the API.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers/kubek-pawie-oczko"
    )]
    pub this: String,
    /// Its page for people.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/oferta/kubek-pawie-oczko"
    )]
    pub page: String,
}

/// Where a page of a list and its neighbours are found.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageLinks {
    /// This page.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek&page=2"
    )]
    pub this: String,
    /// The next page, if there is one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek&page=3"
    )]
    pub next: Option<String>,
    /// The previous page, if there is one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?q=kubek"
    )]
    pub prev: Option<String>,
}

impl PageLinks {
    /// The links of a page; `address` gives that of any page.
    pub fn of(page: u32, per_page: u32, total: u64, address: impl Fn(u32) -> String) -> Self {
        let more = u64::from(page) * u64::from(per_page) < total && page < market::catalogue::query::MAX_PAGE;
        Self {
            this: address(page),
            next: more.then(|| address(page + 1)),
            prev: (page > 1).then(|| address(page - 1)),
        }
    }
}

#[cfg(test)]
pub mod tests;
