//! One offer: what it is, what it costs, who makes it, and whether its mark is valid at this instant.

mod behind;
mod buy;
mod facts;
mod gallery;
mod points;
mod structured;
pub mod words;

use crate::{
    pages::{Head, Page, Section, View, moderation::report_link},
    routes::{Route, with_query},
    ui::{
        card::offer_grid,
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        signs::signs,
        text::localised,
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{OfferCard, OfferPage, VariantView},
    certification::MarkSpan,
    locale::Locale,
    moderation::ItemKind,
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
    /// Whether it can be reported: not while it is only looked at on the desk.
    pub report: bool,
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
                {behind::sealed(view, &chosen, mark)}
                {behind::who(view, page)}
                <section><h2>{words.t("offer-description")}</h2>{prose}{list}</section>
                {seller}
            })
        }
        None => {
            let (prose, list) = details;
            let prose =
                prose.map(|p| view! { <section><h2>{words.t("offer-description")}</h2>{p}</section> });
            Either::Right(
                view! { {prose}{behind::who(view, page)}<section><h2>{words.t("offer-facts")}</h2>{list}</section>{seller} },
            )
        }
    };
    let related = (!related.is_empty()).then(|| {
        let more = view.taxonomy().by_code(&page.card.category).map(|c| {
            let (name, lang) = localised(&c.name, view.locale);
            view! { <a href=Route::Category(c).path(view.locale) lang=lang>{name}</a> }
        });
        view! { <section class="section"><div class="head"><h2>{words.t("offer-related")}</h2>{more}</div>{offer_grid(view, related, "grid four", false)}</section> }
    });
    let report = data
        .report
        .then(|| report_link(view, ItemKind::Offer, &page.card.slug));
    let main = view! {
        {crumbs(view, &steps)}
        <article class="offer">
            {gallery::gallery(view, &chosen)}
            <div class="buy">
                <p class="maker">{maker}</p>
                <h1 lang=title_lang>{title.clone()}</h1>
                {signs(view, chosen.mark.is_some(), page.card.seller.status)}
                {buy::cost(view, &chosen)}
                {(!summary.is_empty()).then(|| view! { <p lang=summary_lang>{summary}</p> })}
                {buy::variants(view, &chosen)}
                {facts::how_to_buy(view, &chosen)}
                {points::points(view, &chosen)}
            </div>
        </article>
        <div class="two-columns">{below}</div>
        {report}
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
    let leaf = view.taxonomy().by_code(&page.card.category);
    let group = leaf
        .and_then(|c| c.group.as_deref())
        .and_then(|g| view.taxonomy().by_code(g));
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
            let at_word = text.get(end..).is_some_and(|rest| rest.starts_with(' '));
            let whole = if at_word {
                cut
            } else {
                cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole)
            };
            format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
        }
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
