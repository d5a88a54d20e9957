//! Price and variants.

use super::{Chosen, words};
use crate::{
    pages::View,
    routes::{Route, with_query},
    ui::{
        price::{amount, basis, money, unit_price},
        text::localised,
    },
};
use leptos::{either::Either, prelude::*};
use market::{catalogue::VariantView, locale::Localised};

/// Price: gross for people, net beneath for organisations, a reduction as Omnibus wants it shown.
pub fn cost(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let tag = chosen.variant.map_or(&chosen.page.card.price, |v| &v.price);
    let small = tag.gross.map(|_| {
        let vat = words::vat(view, tag, words::today(view))
            .map(|v| format!(", {v}"))
            .unwrap_or_default();
        (
            " ",
            view! { <small>{format!("{}{vat}", basis(view, tag))}</small> },
        )
    });
    let reduced = tag.reduction.map(|r| {
        let text = words.with(
            "offer-reduced",
            &[
                ("before", money(r.before, view.locale).into()),
                ("lowest", money(r.lowest_30_days, view.locale).into()),
            ],
        );
        view! { <p class="note num">{text}</p> }
    });
    let net = tag.net.filter(|n| Some(*n) != tag.gross).map(|n| {
        let text = words.with("offer-net-price", &[("net", money(n, view.locale).into())]);
        view! { <p class="note num">{text}</p> }
    });
    view! {
        <div class="cost">
            <p class="price big">{amount(view, tag)}{small}</p>
            {unit_price(view, tag).map(|p| view! { <p class="note num">{p}</p> })}
            {reduced}
            {net}
        </div>
    }
}

/// Variants as links, a group for each option; a link keeps the other options where it can.
pub fn variants(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let Some(current) = chosen.variant.filter(|_| chosen.page.variants.len() > 1) else {
        return Either::Left(());
    };
    let all = &chosen.page.variants;
    let path = Route::Offer(&chosen.page.card.slug).path(view.locale);
    let chip = |v: &VariantView, label: String, lang: Option<&'static str>, on: bool| {
        let href = with_query(&path, &[("variant", v.key.clone())]);
        view! { <a class=if on { "chip on" } else { "chip" } aria-current=on.then_some("true") rel="nofollow" href=href lang=lang>{label}</a> }
    };
    let options = all.iter().map(|v| v.options.len()).min().unwrap_or(0);
    if options == 0 {
        let chips: Vec<_> = all
            .iter()
            .map(|v| chip(v, v.key.clone(), None, v.key == current.key))
            .collect();
        let group = view! { <div class="variants"><p class="legend">{view.words().t("offer-variant")}</p>{chips}</div> };
        return Either::Right(vec![group.into_any()]);
    }
    let groups: Vec<_> = (0..options)
        .map(|i| {
            let mut values: Vec<&Localised<String>> = Vec::new();
            for value in all.iter().filter_map(|v| v.options.get(i)) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let chips: Vec<_> = values
                .into_iter()
                .filter_map(|value| {
                    let alike = |v: &&VariantView| {
                        v.options
                            .iter()
                            .zip(&current.options)
                            .enumerate()
                            .filter(|(k, (a, b))| *k != i && a == b)
                            .count()
                    };
                    // the first among equals, as max_by_key would take the last
                    let target = all
                        .iter()
                        .filter(|v| v.options.get(i) == Some(value))
                        .rev()
                        .max_by_key(alike)?;
                    let (label, lang) = localised(value, view.locale);
                    Some(chip(target, label, lang, current.options.get(i) == Some(value)))
                })
                .collect();
            let (name, lang) = chosen
                .page
                .details
                .option_names
                .get(i)
                .map(|n| localised(n, view.locale))
                .unwrap_or_default();
            let name = if name.is_empty() {
                view.words().t("offer-variant").to_owned()
            } else {
                name
            };
            view! { <div class="variants"><p class="legend" lang=lang>{name}</p>{chips}</div> }.into_any()
        })
        .collect();
    Either::Right(groups)
}

/// What a variant is called: its options' values.
pub fn variant_name(view: &View<'_>, variant: &VariantView) -> String {
    let values: Vec<&str> = variant
        .options
        .iter()
        .map(|o| o.text(view.locale))
        .filter(|o| !o.is_empty())
        .collect();
    if values.is_empty() {
        variant.key.clone()
    } else {
        values.join(", ")
    }
}
