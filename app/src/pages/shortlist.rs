//! The reader's shortlist: the link itself says what is on it, so that it can be shared, printed and exported without an account.

use crate::{
    pages::{
        Head, Page, Section, View,
        offer::words::{mailto, percent, place, reach_links, tel, within},
    },
    routes::{Route, with_query},
    ui::{
        crumbs::crumbs,
        picture::{ground, img, shown, stand_in},
        price::{amount, basis, money, unit_price},
        signs::mark,
        text::{date_words, datetime_words, localised},
    },
};
use leptos::{either::Either, prelude::*};
use market::{catalogue::OfferPage, locale::Locale};

/// The page of a shortlist. `slugs` are those of the address, `pages` the public offers among them.
pub fn shortlist_page(view: &View<'_>, pages: &[OfferPage], slugs: &[String]) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let title = words.t("list-title").to_owned();
    let steps = vec![
        (words.t("nav-home").to_owned(), Some(Route::Home.path(locale))),
        (title.clone(), None),
    ];
    let content = if slugs.is_empty() {
        Either::Left(empty(view))
    } else {
        Either::Right(list(view, pages, slugs))
    };
    let main = view! { {crumbs(view, &steps)}{content} };
    let path = |l: Locale| {
        if slugs.is_empty() {
            Route::Shortlist.path(l)
        } else {
            Route::Shortlist.with_query(l, &[("offers", slugs.join(","))])
        }
    };
    let head = Head {
        title,
        description: words.t("list-lead").to_owned(),
        canonical: Route::Shortlist.path(locale),
        languages: Locale::ALL.into_iter().map(|l| (l, path(l))).collect(),
        noindex: true,
        ..Head::default()
    };
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap",
    }
}

/// What a shortlist is for; the browser's own list leads elsewhere, to the address that names its offers.
fn empty(view: &View<'_>) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    view! {
        <div class="title"><div><h1>{words.t("list-title")}</h1><p class="lead measure">{words.t("list-lead")}</p></div></div>
        <div class="empty panel">
            <h2>{words.t("list-empty-heading")}</h2>
            <p>{words.t("list-empty")}</p>
            <p>{words.t("list-private")}</p>
            <p class="actions"><a class="btn" href=Route::Offers.path(locale)>{words.t("list-browse")}</a></p>
        </div>
    }
}

fn list(view: &View<'_>, pages: &[OfferPage], slugs: &[String]) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let found = u64::try_from(pages.len()).unwrap_or(0);
    let gone = u64::try_from(slugs.len().saturating_sub(pages.len())).unwrap_or(0);
    let at = datetime_words(view.now, view.site.region.time_zone, locale);
    let all = slugs.join(",");
    let csv = with_query(
        "/api/v1/offers.csv",
        &[("slugs", all.clone()), ("lang", locale.tag().to_owned())],
    );
    let pdf = Route::ShortlistPdf.with_query(locale, &[("offers", all.clone())]);
    let here = Route::Shortlist.with_query(locale, &[("offers", all)]);
    let address = format!("{}{here}", view.site.base_url);
    let share = format!(
        "{}&body={}",
        mailto("", words.t("list-share-subject")),
        percent(&address)
    );
    let table = (!pages.is_empty()).then(|| {
        let rows: Vec<_> = pages.iter().map(|p| row(view, p, slugs)).collect();
        let heads: Vec<_> = [
            "list-offer",
            "list-seller",
            "list-price",
            "list-ready",
            "list-mark",
        ]
        .map(|k| view! { <th scope="col">{words.t(k)}</th> })
        .into_iter()
        .collect();
        view! {
            <table class="stacked shortlist">
                <thead><tr><td></td>{heads}<td></td></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <div class="title"><div>
            <h1>{words.t("list-title")}</h1>
            <p class="lead">{words.count("offers-n", found)}", "{words.with("list-as-of", &[("at", at.into())])}</p>
        </div></div>
        {(gone > 0).then(|| view! { <div class="notice wait" role="status"><p>{words.count("list-gone", gone)}</p></div> })}
        {table}
        <div class="stack">
            <p class="actions">
                <a class="btn" href=share>{words.t("list-share")}</a>
                <a class="btn second" rel="nofollow" href=pdf>{words.t("document-save")}</a>
                <a class="btn second" href=csv download="">{words.t("list-csv")}</a>
            </p>
            <p class="muted small">{words.t("list-note")}" "{words.t("print-hint")}</p>
            <p class="small">{words.t("list-address")}" "<a href=here>{address}</a></p>
        </div>
    }
}

fn row(view: &View<'_>, page: &OfferPage, slugs: &[String]) -> impl IntoView + use<> {
    let (words, locale, card) = (view.words(), view.locale, &page.card);
    let (title, lang) = localised(&card.title, locale);
    let picture = match card.picture.as_ref().filter(|p| shown(p)) {
        Some(p) => {
            Either::Left(view! { <span class=ground(p)>{img(p, String::new(), "5rem", false)}</span> })
        }
        None => Either::Right(
            view! { <span class="pic"><img src=stand_in(&card.category, &card.slug) alt="" width="400" height="300" loading="lazy"/></span> },
        ),
    };
    let net = card
        .price
        .net
        .filter(|n| Some(*n) != card.price.gross)
        .map(|n| words.with("list-net", &[("net", money(n, locale).into())]));
    let notes: Vec<_> = card
        .price
        .gross
        .map(|_| basis(view, &card.price))
        .into_iter()
        .chain(net)
        .chain(unit_price(view, &card.price))
        .map(|n| view! { <br/><span class="small muted">{n}</span> })
        .collect();
    let validity = match card.mark_at(view.now) {
        Some(m) => {
            let until = words.with("until", &[("date", date_words(m.ends_on, locale).into())]);
            Either::Left(
                view! { {mark(view)}<br/><a class="code nowrap" href=Route::Licence(&m.key).path(locale)>{m.number.clone()}</a>" "<span class="small muted">{until}</span> },
            )
        }
        None => Either::Right(view! { <span class="muted">{words.t("list-no-mark")}</span> }),
    };
    let subject = words.with(
        "offer-subject",
        &[
            ("title", title.clone().into()),
            ("brand", view.site.region.brand.text(locale).into()),
        ],
    );
    let ready = card
        .lead_time_days
        .map_or_else(|| words.t("list-ask").to_owned(), |d| within(view, d));
    let place = place(&page.seller.address);
    let contact = match (page.seller.phone.as_deref(), page.seller.email.as_deref()) {
        (None, None) => None,
        (Some(p), None) => Some(Either::Left(view! { <a href=tel(p)>{p.to_owned()}</a> })),
        (phone, email) => Some(Either::Right(reach_links(phone, email, &subject))),
    };
    let rest: Vec<&str> = slugs
        .iter()
        .filter(|s| **s != card.slug)
        .map(String::as_str)
        .collect();
    let without = if rest.is_empty() {
        Route::Shortlist.path(locale)
    } else {
        Route::Shortlist.with_query(locale, &[("offers", rest.join(","))])
    };
    view! {
        <tr>
            <td class="shot">{picture}</td>
            <th scope="row"><a href=Route::Offer(&card.slug).path(locale) lang=lang>{title.clone()}</a></th>
            <td data-label=words.t("list-seller")><span><a href=Route::Enterprise(&card.seller.slug).path(locale)>{card.seller.name.clone()}</a>
                {place.map(|p| view! { <br/><span class="small muted">{p}</span> })}
                {contact.map(|c| view! { <br/><span class="small">{c}</span> })}</span></td>
            <td class="num" data-label=words.t("list-price")><span>{amount(view, &card.price)}{notes}</span></td>
            <td data-label=words.t("list-ready")>{ready}</td>
            <td data-label=words.t("list-mark")><span>{validity}</span></td>
            <td class="do"><a class="plain" data-shortlist-drop=card.slug.clone() href=without>{words.t("list-remove")}<span class="visually-hidden">": "{title}</span></a></td>
        </tr>
    }
}
