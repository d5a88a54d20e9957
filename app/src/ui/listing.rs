//! A question to a list as its address: what links, chips and sentences are made of.

use super::{
    price::money,
    text::{date_words, term},
};
use crate::{
    pages::View,
    routes::{Route, with_query},
};
use leptos::prelude::*;
use market::{
    catalogue::taxonomy::taxonomy,
    locale::Locale,
    money::{Currency, Money},
    place::{County, Teryt},
};

/// Parameters that don't narrow a list.
const NOT_FILTERS: [&str; 4] = ["q", "sort", "page", "per_page"];

/// A question as parameters, with the page that answers it.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The parameters, as `OfferQuery::pairs` gives them.
    pub pairs: Vec<(&'static str, String)>,
    /// Whether it is the list of enterprises; otherwise the catalogue.
    pub enterprises: bool,
}

impl Ask {
    /// Whether a value of a parameter was chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(n, v)| *n == name && v == value)
    }

    /// The (first) value of a parameter.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The values of a parameter.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(n, _)| *n == name)
            .map(|(_, v)| v.as_str())
    }

    /// What narrows the list.
    pub fn filters(&self) -> impl Iterator<Item = &(&'static str, String)> {
        self.pairs.iter().filter(|(n, _)| !NOT_FILTERS.contains(n))
    }

    /// The question with only those parameters that `keep` keeps, on its first page.
    pub fn keeping(&self, keep: impl Fn(&str, &str) -> bool) -> Self {
        Self {
            pairs: self
                .pairs
                .iter()
                .filter(|(n, v)| *n != "page" && keep(n, v))
                .cloned()
                .collect(),
            enterprises: self.enterprises,
        }
    }

    /// The question with a parameter set to one value, on its first page.
    pub fn with(&self, name: &'static str, value: String) -> Self {
        let mut ask = self.keeping(|n, _| n != name);
        ask.pairs.push((name, value));
        ask
    }

    /// The same question's other page.
    pub fn page(&self, page: u32) -> Self {
        let mut ask = self.keeping(|_, _| true);
        if page > 1 {
            ask.pairs.push(("page", page.to_string()));
        }
        ask
    }

    /// Its address. One category and nothing else is that category's own page.
    pub fn href(&self, locale: Locale) -> String {
        if self.enterprises {
            return with_query(&Route::Enterprises.path(locale), &self.pairs);
        }
        let mut filters = self.filters();
        let only = filters
            .next()
            .filter(|(n, _)| *n == "category")
            .filter(|_| self.value("q").is_none());
        match (
            only.and_then(|(_, code)| taxonomy().by_code(code)),
            filters.next(),
        ) {
            (Some(category), None) => {
                let rest: Vec<_> = self
                    .pairs
                    .iter()
                    .filter(|(n, _)| *n != "category")
                    .cloned()
                    .collect();
                with_query(&Route::Category(category).path(locale), &rest)
            }
            _ => with_query(&Route::Offers.path(locale), &self.pairs),
        }
    }

    /// The address of the same answer in the API, with `ext` such as `` or `.csv`.
    pub fn api(&self, locale: Locale, ext: &str) -> String {
        let mut pairs = self.pairs.clone();
        pairs.push(("lang", locale.tag().to_owned()));
        with_query(
            &format!(
                "/api/v1/{}{ext}",
                if self.enterprises { "enterprises" } else { "offers" }
            ),
            &pairs,
        )
    }
}

/// A county's name in a list: an adjective, or a city's name.
pub fn county_name(view: &View<'_>, code: &str) -> String {
    Teryt::parse(code)
        .and_then(|t| view.site.region.county(t))
        .map_or_else(|| code.to_owned(), |c| view.county_name(c))
}

/// "in the county of …": `w powiecie świdnickim`, `in świdnicki county`; a city by its name.
pub fn in_county(view: &View<'_>, county: &County) -> String {
    let words = view.words();
    if county.city {
        return words.with("in-city", &[("name", view.county_name(county).into())]);
    }
    let mut name = view.county_name(county);
    // adjectives in -ski and -cki: the locative takes an m
    if view.locale == Locale::Pl && name.ends_with('i') {
        name.push('m');
    }
    words.with("in-county", &[("name", name.into())])
}

fn zloty(view: &View<'_>, value: &str) -> String {
    let minor = value.parse::<f64>().map_or(0, |v| (v * 100.0).round() as i64);
    let text = money(
        Money {
            minor,
            currency: Currency::PLN,
        },
        view.locale,
    );
    // whole amounts without their zeros
    if minor % 100 == 0 {
        text.replacen(",00", "", 1).replacen(".00", "", 1)
    } else {
        text
    }
}

/// What a chip says of a filter.
pub fn chip_words(view: &View<'_>, name: &str, value: &str) -> String {
    let words = view.words();
    let with = |key: &str, value: String| words.with(key, &[("value", value.into())]);
    match name {
        "label" => words.t("chip-label").to_owned(),
        "status" => words.t("sign-status").to_owned(),
        "art94" => words.t("chip-art94").to_owned(),
        "category" => view
            .taxonomy()
            .by_code(value)
            .map_or_else(|| value.to_owned(), |c| c.name.text(view.locale).to_owned()),
        "kind" => term(words, "kind", value),
        "entity_type" => term(words, "entity", value),
        "county" => with("chip-county", county_name(view, value)),
        "serves" => with("chip-serves", county_name(view, value)),
        "audience" => term(words, "audience", value),
        "employs" => with("chip-employs", term(words, "group", value)),
        "delivery" => term(words, "delivery", value),
        "occasion" => term(words, "occasion", value),
        "price_min" => with("chip-price-min", zloty(view, value)),
        "price_max" => with("chip-price-max", zloty(view, value)),
        "made_to_order" => words
            .t(if value == "1" {
                "chip-made-to-order"
            } else {
                "chip-from-stock"
            })
            .to_owned(),
        "cpv" => format!("CPV {value}"),
        "ready_by" => with(
            "chip-ready-by",
            value
                .parse()
                .map_or_else(|_| value.to_owned(), |d| date_words(d, view.locale)),
        ),
        "near" => with("chip-near", value.to_owned()),
        _ => value.to_owned(),
    }
}

/// What the sentence over the results says of a filter: the chip's words, or a phrase where grammar wants one.
pub fn filter_phrase(view: &View<'_>, name: &str, value: &str) -> String {
    let words = view.words();
    let county = |key: &str| {
        let found = Teryt::parse(value).and_then(|t| view.site.region.county(t));
        words.with(
            key,
            &[(
                "where",
                found
                    .map_or_else(|| value.to_owned(), |c| in_county(view, c))
                    .into(),
            )],
        )
    };
    match name {
        "label" => words.t("said-label").to_owned(),
        "status" => words.t("said-status").to_owned(),
        "art94" => words.t("said-art94").to_owned(),
        "county" => county("said-county"),
        "serves" => county("said-serves"),
        "category" => words.with(
            "said-category",
            &[("value", chip_words(view, name, value).into())],
        ),
        _ => {
            let chip = chip_words(view, name, value);
            let mut letters = chip.chars();
            match letters.next() {
                // a sentence goes on in small letters, but for abbreviations
                Some(first)
                    if letters
                        .clone()
                        .next()
                        .is_some_and(|second| !second.is_uppercase()) =>
                {
                    first.to_lowercase().collect::<String>() + letters.as_str()
                }
                _ => chip,
            }
        }
    }
}

/// `<div class="chips">`: what is chosen, each with its way out, and on phones the way to the filters.
pub fn chips<F: Fn(&str, &str) -> Option<String>>(
    view: &View<'_>,
    ask: &Ask,
    with_form: bool,
    name_of: F,
) -> impl IntoView + use<F> {
    let words = view.words();
    let active: Vec<_> = ask
        .filters()
        .map(|(name, value)| {
            let href = ask.keeping(|n, v| !((n == *name && v == value) || (*name == "near" && n == "sort" && v == "distance"))).href(view.locale);
            let label = name_of(name, value).unwrap_or_else(|| chip_words(view, name, value));
            view! {
                <a class="chip on" href=href>{label}" "<span class="x" aria-hidden="true">"✕"</span><span class="visually-hidden">{words.t("chip-remove")}</span></a>
            }
        })
        .collect();
    let n = u64::try_from(active.len()).unwrap_or(0);
    let summary = if n == 0 {
        words.t("filters-open").to_owned()
    } else {
        words.count("filters-open-n", n)
    };
    let clear = (n > 0).then(|| {
        let href = ask
            .keeping(|name, value| NOT_FILTERS.contains(&name) && (name, value) != ("sort", "distance"))
            .href(view.locale);
        view! { <a class="chip" href=href>{words.t("chip-clear")}</a> }
    });
    (with_form || n > 0).then(|| {
        view! {
            <div class="chips">
                {with_form.then(|| view! { <details class="filters" data-key="filters"><summary class="chip">{summary}</summary></details> })}
                {active}
                {clear}
            </div>
        }
    })
}

/// The printed page's line: when, what was asked, how many; only paper shows it, so that it can be filed.
pub fn printed(view: &View<'_>, when: &str, asked: &str, count: &str, url: &str) -> impl IntoView + use<> {
    let text = view.words().with(
        "printed",
        &[
            ("when", when.to_owned().into()),
            ("asked", asked.to_owned().into()),
            ("count", count.to_owned().into()),
        ],
    );
    view! { <p class="print-only small">{text}<br/><span class="code">{format!("{}{url}", view.site.base_url)}</span></p> }
}
