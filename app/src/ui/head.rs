//! `<head>`: the addresses and languages of a page, what search engines and link previews read.

use crate::{
    html::escape,
    pages::{Head, View},
};
use market::locale::Locale;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A JSON-LD script; `<` is escaped so that no text can end it.
pub fn json_ld(value: &Value) -> String {
    format!(
        "<script type=\"application/ld+json\">{}</script>",
        value.to_string().replace('<', "\\u003c")
    )
}

/// A schema.org `ItemList` of addresses and names, in order.
pub fn item_list(view: &View<'_>, items: impl Iterator<Item = (String, String)>) -> Value {
    let items: Vec<Value> =
        items.enumerate().map(|(i, (path, name))| json!({ "@type": "ListItem", "position": i + 1, "url": format!("{}{path}", view.site.base_url), "name": name })).collect();
    json!({ "@context": "https://schema.org", "@type": "ItemList", "numberOfItems": items.len(), "itemListElement": items })
}

/// The inside of `<head>`.
pub fn head(view: &View<'_>, head: &Head) -> String {
    let (site, base) = (view.site, view.site.base_url.as_str());
    let brand = site.region.brand.text(view.locale);
    let title = if head.title.is_empty() || head.title == brand {
        brand.to_owned()
    } else {
        format!("{} · {brand}", head.title)
    };
    let mut o = String::with_capacity(4096);
    let _ = write!(
        o,
        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><script>{}</script><link rel=\"stylesheet\" href=\"{}\">",
        escape(&title),
        site.inline_script,
        escape(&site.asset("site.css"))
    );
    for font in ["fonts/text-first.woff2", "fonts/head-first.woff2"] {
        let _ = write!(
            o,
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"{}\">",
            escape(&site.asset(font))
        );
    }
    let _ = write!(
        o,
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\"><meta name=\"theme-color\" content=\"#1f409f\">",
        escape(&site.asset("icon.svg"))
    );
    if !head.description.is_empty() {
        let _ = write!(
            o,
            "<meta name=\"description\" content=\"{}\">",
            escape(&head.description)
        );
    }
    if head.noindex {
        o.push_str("<meta name=\"robots\" content=\"noindex, follow\">");
    }
    if !head.canonical.is_empty() {
        let _ = write!(
            o,
            "<link rel=\"canonical\" href=\"{}{}\">",
            escape(base),
            escape(&head.canonical)
        );
    }
    if !head.noindex && head.alternates.len() > 1 {
        for (locale, path) in &head.alternates {
            let _ = write!(
                o,
                "<link rel=\"alternate\" hreflang=\"{locale}\" href=\"{}{}\">",
                escape(base),
                escape(path)
            );
        }
        // Who reads none of our languages gets English, else the first that there is.
        let default = head
            .alternates
            .iter()
            .find(|(l, _)| *l == Locale::En)
            .or_else(|| head.alternates.first());
        if let Some((_, path)) = default {
            let _ = write!(
                o,
                "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}{}\">",
                escape(base),
                escape(path)
            );
        }
    }
    for (rel, path) in [("prev", &head.prev_next.0), ("next", &head.prev_next.1)] {
        if let Some(path) = path {
            let _ = write!(o, "<link rel=\"{rel}\" href=\"{}\">", escape(path));
        }
    }
    open_graph(
        &mut o,
        view,
        head,
        if head.title.is_empty() { brand } else { &head.title },
    );
    for value in &head.json_ld {
        o.push_str(&json_ld(value));
    }
    o
}

fn open_graph(o: &mut String, view: &View<'_>, head: &Head, title: &str) {
    let base = escape(&view.site.base_url);
    let og_locale = match view.locale {
        Locale::Pl => "pl_PL",
        Locale::En => "en_GB",
        Locale::Nl => "nl_BE",
    };
    let mut meta = |property: &str, content: &str| {
        let _ = write!(
            o,
            "<meta property=\"og:{property}\" content=\"{}\">",
            escape(content)
        );
    };
    meta("type", "website");
    meta("site_name", view.site.region.brand.text(view.locale));
    meta("title", title);
    meta("locale", og_locale);
    if !head.description.is_empty() {
        meta("description", &head.description);
    }
    if !head.canonical.is_empty() {
        meta("url", &format!("{}{}", view.site.base_url, head.canonical));
    }
    let own = format!("/media/og/{}.png", view.locale);
    let path = head.og_image.as_ref().unwrap_or(&own);
    let _ = write!(
        o,
        "<meta property=\"og:image\" content=\"{base}{}\"><meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\"><meta name=\"twitter:card\" content=\"summary_large_image\">",
        escape(path)
    );
}
