//! Cards of lists. The whole card is one link target; the star waits, hidden, for the script that makes it work.

use super::{
    picture::card_picture,
    price::{price, unit_price},
    signs::signs,
    text::{localised, number, term},
};
use crate::{pages::View, routes::Route};
use leptos::prelude::*;
use market::{catalogue::OfferCard, enterprises::EnterpriseCard};

const STAR: &str = "M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.9z";

/// An offer in a list (`<li class="card">`). `eager` for the first that is seen without scrolling.
pub fn offer_card(view: &View<'_>, card: &OfferCard, eager: bool) -> impl IntoView + use<> {
    let (title, lang) = localised(&card.title, view.locale);
    let by = if card.seller.town.is_empty() {
        card.seller.name.clone()
    } else {
        format!("{}, {}", card.seller.name, card.seller.town)
    };
    let href = Route::Offer(&card.slug).path(view.locale);
    view! {
        <li class="card">
            {card_picture(card.picture.as_ref(), &card.category, &card.slug, eager)}
            <h3><a href=href lang=lang>{title.clone()}</a></h3>
            <p class="by">{by}</p>
            {price(view, &card.price, card.min_quantity)}
            {unit_price(view, &card.price).map(|p| view! { <p class="unit num">{p}</p> })}
            {signs(view, card.mark_at(view.now).is_some(), card.seller.status)}
            {star(view, &card.slug, &title, false)}
        </li>
    }
}

/// An enterprise in a list (`<li class="card org">`).
pub fn enterprise_card(view: &View<'_>, card: &EnterpriseCard, eager: bool) -> impl IntoView + use<> {
    let words = view.words();
    let (tagline, lang) = localised(&card.tagline, view.locale);
    let kind = term(words, "entity", card.entity_type.name());
    let by = if card.town.is_empty() {
        kind
    } else {
        format!("{kind} · {}", card.town)
    };
    let offers = u64::try_from(card.offers).unwrap_or(0);
    view! {
        <li class="card org">
            {card_picture(card.picture.as_ref(), "", &card.slug, eager)}
            <h3><a href=Route::Enterprise(&card.slug).path(view.locale)>{card.name.clone()}</a></h3>
            <p class="by">{by}</p>
            {(!tagline.is_empty()).then(|| view! { <p class="does" lang=lang>{tagline}</p> })}
            {(offers > 0).then(|| view! { <p class="unit">{words.count("offers-n", offers)}</p> })}
            {signs(view, false, card.status)}
        </li>
    }
}

/// The button that puts an offer on the reader's shortlist; `open` shows its words, as on the offer's own page.
/// It is hidden until the shortlist's island makes it work.
pub fn star(view: &View<'_>, slug: &str, title: &str, open: bool) -> impl IntoView + use<> {
    let words = view.words();
    let save = words.t("shortlist-save");
    let label = if open {
        save.to_owned()
    } else {
        format!("{save}: {title}")
    };
    view! {
        <button type="button" class=if open { "star open" } else { "star" } data-slug=slug.to_owned() aria-pressed="false" hidden>
            <svg aria-hidden="true" viewBox="0 0 24 24"><path d=STAR></path></svg>
            <span>{label}</span>
        </button>
    }
}

/// `<ul class="grid">` of offers. `class` is `grid` or `grid four`; `first_view`: whether it begins there, so that its
/// first picture is what people wait for.
pub fn offer_grid(
    view: &View<'_>,
    cards: &[OfferCard],
    class: &'static str,
    first_view: bool,
) -> impl IntoView + use<> {
    grid(cards, class, first_view, &|card, eager| {
        offer_card(view, card, eager)
    })
}

/// `<ul class="grid">` of enterprises, as [`offer_grid`].
pub fn enterprise_grid(
    view: &View<'_>,
    cards: &[EnterpriseCard],
    class: &'static str,
    first_view: bool,
) -> impl IntoView + use<> {
    grid(cards, class, first_view, &|card, eager| {
        enterprise_card(view, card, eager)
    })
}

fn grid<C, V: IntoView + 'static>(
    cards: &[C],
    class: &'static str,
    first_view: bool,
    item: &dyn Fn(&C, bool) -> V,
) -> impl IntoView + use<C, V> {
    let items: Vec<_> = cards
        .iter()
        .enumerate()
        .map(|(i, c)| item(c, first_view && i == 0))
        .collect();
    view! { <ul class=class role="list">{items}</ul> }
}

/// A count as people read it, for headings such as `612 ofert`.
pub fn count(view: &View<'_>, n: u64) -> String {
    number(n, view.locale)
}
