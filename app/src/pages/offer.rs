//! One offer: what it is, what it costs, who makes it, and whether its mark is valid at this instant.

mod facts;
mod gallery;
mod points;
mod structured;
pub mod words;

use crate::{
    pages::{Head, Page, Section, View},
    routes::{Route, with_query},
    ui::{
        card::offer_grid,
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        price::{amount, basis, money, unit_price},
        signs::{seal, signs},
        text::{date_words, joined, localised, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{Kind, OfferCard, OfferPage, VariantView, taxonomy::taxonomy},
    certification::MarkSpan,
    locale::{Locale, Localised},
};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct OfferData<'a> {
    /// The offer.
    pub page: &'a OfferPage,
    /// The key of the variant that the address asks for.
    pub chosen: Option<&'a str>,
    /// Others of its kind.
    pub related: &'a [OfferCard],
}

/// The offer with the variant that is shown, and the licence that covers it now.
#[derive(Clone, Copy)]
pub(crate) struct Chosen<'a> {
    page: &'a OfferPage,
    variant: Option<&'a VariantView>,
    mark: Option<&'a MarkSpan>,
    /// Whether the reader named the variant.
    asked: bool,
}

impl<'a> Chosen<'a> {
    fn new(view: &View<'_>, page: &'a OfferPage, key: Option<&str>) -> Self {
        let covers = |m: &MarkSpan, v: &VariantView| m.variants.is_empty() || m.variants.contains(&v.key);
        let named = key.and_then(|k| page.variants.iter().find(|v| v.key == k));
        let marked = page
            .card
            .mark_at(view.now)
            .and_then(|m| page.variants.iter().find(|v| covers(m, v)));
        let variant = named.or(marked).or_else(|| page.variants.first());
        let valid = page.card.marks.iter().filter(|m| m.valid_at(view.now));
        let mark = valid
            .filter(|m| variant.is_none_or(|v| covers(m, v)))
            .max_by_key(|m| m.until);
        Self {
            page,
            variant,
            mark,
            asked: named.is_some(),
        }
    }
}

/// The page of an offer.
pub fn offer_page(view: &View<'_>, data: OfferData<'_>) -> Page {
    let OfferData { page, related, .. } = data;
    let chosen = Chosen::new(view, page, data.chosen);
    let (title, title_lang) = localised(&page.card.title, view.locale);
    let steps = steps(view, page, &title);
    let words = view.words();
    let maker = (
        view! { <a href=Route::Enterprise(&page.card.seller.slug).path(view.locale)>{page.card.seller.name.clone()}</a> },
        (!page.card.seller.town.is_empty()).then(|| format!(", {}", page.card.seller.town)),
    );
    let (summary, summary_lang) = localised(&page.summary, view.locale);
    let details = (description(view, page), facts::product_facts(view, &chosen));
    let seller =
        view! { <section><h2>{words.t("offer-seller")}</h2>{facts::seller_facts(view, &chosen)}</section> };
    // With the mark it stands beside who makes it; without, the description does, and nothing tells of a mark.
    let below = match chosen.mark {
        Some(mark) => {
            let (prose, list) = details;
            Either::Left(view! {
                {sealed(view, &chosen, mark)}
                {who(view, page)}
                <section><h2>{words.t("offer-description")}</h2>{prose}{list}</section>
                {seller}
            })
        }
        None => {
            let (prose, list) = details;
            let prose =
                prose.map(|p| view! { <section><h2>{words.t("offer-description")}</h2>{p}</section> });
            Either::Right(
                view! { {prose}{who(view, page)}<section><h2>{words.t("offer-facts")}</h2>{list}</section>{seller} },
            )
        }
    };
    let related = (!related.is_empty()).then(|| {
        let more = taxonomy().by_code(&page.card.category).map(|c| {
            let (name, lang) = localised(&c.name, view.locale);
            view! { <a href=Route::Category(c).path(view.locale) lang=lang>{name}</a> }
        });
        view! { <section class="section"><div class="head"><h2>{words.t("offer-related")}</h2>{more}</div>{offer_grid(view, related, "grid four", 0)}</section> }
    });
    let main = view! {
        {crumbs(view, &steps)}
        <article class="offer">
            {gallery::gallery(view, &chosen)}
            <div class="buy">
                <p class="maker">{maker}</p>
                <h1 lang=title_lang>{title.clone()}</h1>
                {signs(view, chosen.mark.is_some(), page.card.seller.status)}
                {cost(view, &chosen)}
                {(!summary.is_empty()).then(|| view! { <p lang=summary_lang>{summary}</p> })}
                {variants(view, &chosen)}
                {facts::how_to_buy(view, &chosen)}
                {points::points(view, &chosen)}
            </div>
        </article>
        <div class="two-columns">{below}</div>
        {related}
    };
    Page {
        head: head(view, &chosen, &steps, title),
        section: Section::Offers,
        main: main.into_any(),
        main_class: "wrap",
    }
}

/// Catalogue, group, category, the offer itself.
fn steps(view: &View<'_>, page: &OfferPage, title: &str) -> Vec<Crumb> {
    let locale = view.locale;
    let leaf = taxonomy().by_code(&page.card.category);
    let group = leaf
        .and_then(|c| c.group.as_deref())
        .and_then(|g| taxonomy().by_code(g));
    let mut steps = vec![(
        view.words().t("nav-offers").to_owned(),
        Some(Route::Offers.path(locale)),
    )];
    steps.extend(group.into_iter().chain(leaf).map(|c| {
        (
            localised(&c.name, locale).0,
            Some(Route::Category(c).path(locale)),
        )
    }));
    steps.push((title.to_owned(), None));
    steps
}

fn head(view: &View<'_>, chosen: &Chosen<'_>, steps: &[Crumb], title: String) -> Head {
    let page = chosen.page;
    let path = |l: Locale| Route::Offer(&page.card.slug).path(l);
    let summary = page.summary.text(view.locale);
    let description = if summary.is_empty() {
        first_words(&market::text::plain(page.description_html.text(view.locale)), 160)
    } else {
        summary.to_owned()
    };
    let og = format!("/media/og/offer/{}/{}.png", page.card.slug, view.locale);
    let source = page.card.title.get(view.locale).map_or(view.locale, |(_, l)| l);
    let json_ld = vec![
        structured::structured(view, chosen, &description, &og),
        crumbs_json_ld(view, steps, &path(view.locale)),
    ];
    Head {
        title,
        description,
        canonical: path(source),
        alternates: page.card.title.iter().map(|(l, _)| (l, path(l))).collect(),
        languages: languages(chosen, path),
        json_ld,
        og_image: Some(og),
        ..Head::default()
    }
}

/// The language menu keeps the chosen variant.
fn languages(chosen: &Chosen<'_>, path: impl Fn(Locale) -> String) -> Vec<(Locale, String)> {
    let variant = chosen.variant.filter(|_| chosen.asked);
    let address = |l| {
        variant.map_or_else(
            || path(l),
            |v| with_query(&path(l), &[("variant", v.key.clone())]),
        )
    };
    Locale::ALL.into_iter().map(|l| (l, address(l))).collect()
}

/// The first words of a text, at most `most` characters, with an ellipsis where it goes on.
fn first_words(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or(text);
            format!(
                "{}…",
                cut.rsplit_once(' ')
                    .map_or(cut, |(whole, _)| whole)
                    .trim_end_matches([',', ';', ':', ' '])
            )
        }
    }
}

/// Price: gross for people, net beneath for organisations, a reduction as Omnibus wants it shown.
fn cost(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
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
fn variants(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
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

/// The mark with its licence; only called while it is valid.
fn sealed(view: &View<'_>, chosen: &Chosen<'_>, mark: &MarkSpan) -> impl IntoView + use<> {
    let words = view.words();
    let until = words.with(
        "seal-until",
        &[("date", mark.ends_on.format("%d.%m.%Y").to_string().into())],
    );
    let drawing = seal(
        view,
        &mark.key,
        words.t("seal-valid"),
        &until,
        false,
        "seal small",
    );
    let (grantor, lang) = localised(&mark.grantor, view.locale);
    let what = if chosen.page.card.kind == Kind::Product {
        "offer-mark-granted"
    } else {
        "offer-mark-granted-service"
    };
    let granted = words.with(
        what,
        &[
            ("from", date_words(mark.starts_on, view.locale).into()),
            ("to", date_words(mark.ends_on, view.locale).into()),
        ],
    );
    let only: Vec<String> = chosen
        .page
        .variants
        .iter()
        .filter(|v| mark.variants.contains(&v.key))
        .map(|v| variant_name(view, v))
        .collect();
    let only = (!only.is_empty() && only.len() < chosen.page.variants.len()).then(
        || view! { <p>{words.with("offer-mark-only", &[("variants", joined(view, &only).into())])}</p> },
    );
    let href = Route::Licence(&mark.key).path(view.locale);
    view! {
        <section class="sealed">
            <span inner_html=drawing></span>
            <div>
                <h2>{words.t("offer-mark-valid")}</h2>
                <p>{words.t("offer-licence")}" "<a class="code nowrap" href=href.clone()>{mark.number.clone()}</a>". "{words.t("offer-granted-by")}" "<span lang=lang>{grantor}</span>" "{granted}</p>
                {only}
                <p><a href=href>{words.t("offer-check-licence")}</a></p>
            </div>
        </section>
    }
}

/// What a variant is called: its options' values.
pub(crate) fn variant_name(view: &View<'_>, variant: &VariantView) -> String {
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

fn who(view: &View<'_>, page: &OfferPage) -> impl IntoView + use<> {
    let words = view.words();
    let (quote, lang) = localised(&page.seller.tagline, view.locale);
    let kind = term(words, "entity", page.seller.entity_type.name());
    let since = page
        .seller
        .founded
        .map(|year| {
            format!(
                ", {}",
                words.with("works-since", &[("year", year.to_string().into())])
            )
        })
        .unwrap_or_default();
    let others = u64::try_from(page.seller.other_offers).unwrap_or(0);
    let name = page.card.seller.name.as_str();
    let more = if others == 0 {
        words.with("offer-meet", &[("name", name.into())])
    } else {
        words.with(
            "offer-meet-others",
            &[("name", name.into()), ("n", others.into())],
        )
    };
    view! {
        <section>
            <h2>{words.t("offer-who")}</h2>
            {(!quote.is_empty()).then(|| view! { <p class="quote" lang=lang>{quote}</p> })}
            <p>{kind}{since}". "<a href=Route::Enterprise(&page.card.seller.slug).path(view.locale)>{more}</a></p>
        </section>
    }
}

fn description(view: &View<'_>, page: &OfferPage) -> Option<impl IntoView + use<>> {
    page.description_html
        .get(view.locale)
        .filter(|(html, _)| !html.trim().is_empty())
        .map(|(html, l)| {
            let lang = (l != view.locale).then(|| l.tag());
            view! { <div class="prose" lang=lang inner_html=html.clone()></div> }
        })
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn descriptions_end_at_a_word() {
        assert_eq!(first_words("Kubek z gliny", 160), "Kubek z gliny");
        assert_eq!(first_words("Kubek z gliny, toczony", 14), "Kubek z gliny…");
    }
}
