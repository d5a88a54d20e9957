//! The way from the first page to this one, for people and as JSON-LD.

use crate::pages::View;
use leptos::{either::Either, prelude::*};
use serde_json::{Value, json};

/// One step: its words and, but for the last, its address.
pub type Crumb = (String, Option<String>);

/// `<nav class="crumbs">`.
pub fn crumbs(view: &View<'_>, steps: &[Crumb]) -> impl IntoView + use<> {
    let items: Vec<_> = steps
        .iter()
        .map(|(label, href)| match href {
            Some(href) => Either::Left(view! { <li><a href=href.clone()>{label.clone()}</a></li> }),
            None => Either::Right(view! { <li aria-current="page">{label.clone()}</li> }),
        })
        .collect();
    view! { <nav class="crumbs" aria-label=view.words().t("crumbs-label")><ol>{items}</ol></nav> }
}

/// The same as a schema.org `BreadcrumbList`. `here` is the path of the page itself.
pub fn crumbs_json_ld(view: &View<'_>, steps: &[Crumb], here: &str) -> Value {
    let items: Vec<Value> = steps
        .iter()
        .enumerate()
        .map(|(i, (label, href))| json!({ "@type": "ListItem", "position": i + 1, "name": label, "item": format!("{}{}", view.site.base_url, href.as_deref().unwrap_or(here)) }))
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}
