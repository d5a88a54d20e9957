//! What the law wants said of goods and of who sells them, as lists of facts.

use super::{
    Chosen,
    words::{address, fact, lower_first, mailto, place, reach_links, registers, status, tel},
};
use crate::{
    pages::View,
    routes::Route,
    ui::text::{date_words, localised, nbsp, number, term},
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{Audience, Contact, Maker, NetQuantity},
    locale::Localised,
};

/// Maker, warnings, food information and the like; an empty view when there is nothing to say.
pub fn product_facts(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let (words, page) = (view.words(), chosen.page);
    let details = &page.details;
    let text = |label: &'static str, value: &Localised<String>| {
        let (value, lang) = localised(value, view.locale);
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd lang=lang>{value}</dd></div> })
    };
    let food = details.food.as_ref().map(|f| {
        let (allergens, lang) = localised(&f.allergens, view.locale);
        (
            text(words.t("offer-ingredients"), &f.ingredients),
            (!allergens.is_empty()).then(|| view! { <div><dt>{words.t("offer-allergens")}</dt><dd lang=lang><b>{allergens}</b></dd></div> }),
            text(words.t("offer-storage"), &f.storage),
        )
    });
    let maker = match &details.maker {
        Maker::Unknown => None,
        Maker::Itself => Some(Either::Left(format!(
            "{}, {}",
            page.seller.legal_name,
            address(&page.seller.address)
        ))),
        Maker::Other(contact) => Some(Either::Right(contact_line(contact))),
    };
    let net = chosen
        .variant
        .and_then(|v| v.net)
        .map(|n| fact(words.t("offer-net"), net_words(view, n)));
    let weight = chosen
        .variant
        .and_then(|v| v.weight_g)
        .filter(|g| *g > 0)
        .map(|g| fact(words.t("offer-weight"), weight_words(view, g)));
    let sku = chosen
        .variant
        .and_then(|v| v.sku.clone())
        .map(|s| fact(words.t("offer-sku"), view! { <span class="code">{s}</span> }));
    let category = view.taxonomy().by_code(&page.card.category).map(|c| {
        let (name, lang) = localised(&c.name, view.locale);
        fact(
            words.t("offer-category"),
            view! { <a href=Route::Category(c).path(view.locale) lang=lang>{name}</a> },
        )
    });
    view! {
        <dl class="facts">
            {maker.map(|m| fact(words.t("offer-maker"), m))}
            {details.eu_responsible.as_ref().map(|c| fact(words.t("offer-eu-responsible"), contact_line(c)))}
            {details.product_id.clone().map(|id| fact(words.t("offer-product-id"), view! { <span class="code">{id}</span> }))}
            {sku}
            {text(words.t("offer-warnings"), &details.warnings)}
            {food}
            {net}
            {weight}
            {category}
            {cpv(view, &details.cpv)}
        </dl>
    }
}

/// Codes of the common procurement vocabulary, each a link to what else is bought under it.
fn cpv(view: &View<'_>, codes: &[String]) -> impl IntoView + use<> {
    let links: Vec<_> = codes
        .iter()
        .enumerate()
        .map(|(i, code)| {
            let shown = market::catalogue::taxonomy::cpv_check_digit(code).map_or_else(|| code.clone(), |d| format!("{code}-{d}"));
            ((i > 0).then_some(", "), view! { <a class="code nowrap" href=Route::Offers.with_query(view.locale, &[("cpv", code.clone())])>{shown}</a> })
        })
        .collect();
    (!links.is_empty()).then(|| fact(view.words().t("offer-cpv"), links))
}

fn contact_line(contact: &Contact) -> impl IntoView + use<> {
    let line = [contact.name.as_str(), contact.address.as_str()]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let reach = (!contact.email.is_empty()).then(|| {
        let address = contact.email.clone();
        let href = if address.contains('@') {
            format!("mailto:{address}")
        } else if address.starts_with("https://") || address.starts_with("http://") {
            address.clone()
        } else {
            format!("https://{address}")
        };
        (", ", view! { <a href=href rel="nofollow noopener">{address}</a> })
    });
    (nbsp(&line).into_owned(), reach)
}

fn net_words(view: &View<'_>, net: NetQuantity) -> String {
    format!(
        "{}\u{a0}{}",
        thousandths(view, net.milli),
        term(view.words(), "net-unit", net.unit.name())
    )
}

fn weight_words(view: &View<'_>, grams: i64) -> String {
    if grams >= 1000 {
        format!("{}\u{a0}kg", thousandths(view, grams))
    } else {
        format!("{grams}\u{a0}g")
    }
}

/// A number given in thousandths: `0,35`, `1.25`.
pub fn thousandths(view: &View<'_>, milli: i64) -> String {
    let whole = number(milli.unsigned_abs() / 1000, view.locale);
    let part = format!("{:03}", milli.unsigned_abs() % 1000);
    let part = part.trim_end_matches('0');
    let point = if view.locale == market::locale::Locale::En {
        '.'
    } else {
        ','
    };
    if part.is_empty() {
        whole
    } else {
        format!("{whole}{point}{part}")
    }
}

/// Who sells it (DSA art. 30): name, address, contact, registers, status, self-certification, and whether a trader.
pub fn seller_facts(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let (words, page) = (view.words(), chosen.page);
    let seller = &page.seller;
    let place = place(&seller.address);
    let reachable = seller.phone.is_some() || seller.email.is_some();
    let registered = seller.krs.is_some() || seller.nip.is_some() || seller.be_number.is_some();
    let numbers = [
        ("KRS", seller.krs.as_deref()),
        ("NIP", seller.nip.as_deref()),
        (words.t("register-be"), seller.be_number.as_deref()),
    ];
    let statement = match seller.self_certified_on {
        Some(day) => words.with(
            "offer-certified",
            &[("date", date_words(day, view.locale).into())],
        ),
        None => words.t("offer-not-certified").to_owned(),
    };
    let trader = if page.details.audience.contains(&Audience::Consumers) {
        words.t("offer-trader-consumers")
    } else {
        words.t("offer-trader")
    };
    view! {
        <dl class="facts">
            {fact(words.t("offer-legal-name"), (seller.legal_name.clone(), ", ", lower_first(&term(words, "entity", seller.entity_type.name()))))}
            {place.map(|p| fact(words.t("offer-address"), p))}
            {reachable.then(|| fact(words.t("offer-contact"), reach_links(seller.phone.as_deref(), seller.email.as_deref(), &subject(view, chosen))))}
            {registered.then(|| fact(words.t("offer-register"), registers(&numbers)))}
            {seller.status.as_ref().map(|s| fact(words.t("offer-status"), (words.t("sign-status"), ", ", status(view, s))))}
            {fact(words.t("offer-statement"), statement)}
            {fact(words.t("offer-contract"), trader)}
        </dl>
    }
}

/// How to buy: ordering here isn't built, so the seller is asked. Star and mail stick to the phone's bottom.
pub fn how_to_buy(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let (words, page) = (view.words(), chosen.page);
    let (title, _) = localised(&page.card.title, view.locale);
    let star = crate::ui::card::star(view, &page.card.slug, &title, true);
    let mail = page.seller.email.as_deref().map(
        |e| view! { <a class="btn" href=mailto(e, &subject(view, chosen))>{words.t("offer-write")}</a> },
    );
    // Two fit side by side on a phone; the number stands in the sentence, or is the button where there is no e-mail.
    let number = page.seller.phone.as_deref().map(|p| {
        (
            words.t("offer-call"),
            " ",
            view! { <a class="num nowrap" href=tel(p)>{p.to_owned()}</a> },
            ".",
        )
    });
    let call = page.seller.phone.as_deref().filter(|_| mail.is_none()).map(|p| view! { <a class="btn" href=tel(p)>{words.t("offer-call")}" "<span class="num nowrap">{p.to_owned()}</span></a> });
    let how = if page.seller.email.is_some() || page.seller.phone.is_some() {
        words.t("offer-how-contact")
    } else {
        words.t("offer-how-below")
    };
    view! {
        <div class="stack">
            <p><b>{words.t("offer-how")}</b>" "{how}" "{number}</p>
            <p class="actions stick">{mail}{call}{star}</p>
        </div>
    }
}

/// The subject of a letter to the seller: title and chosen variant.
pub fn subject(view: &View<'_>, chosen: &Chosen<'_>) -> String {
    let mut what = chosen.page.card.title.text(view.locale).to_owned();
    if let Some(v) = chosen.variant.filter(|_| chosen.page.variants.len() > 1) {
        let options: Vec<&str> = v
            .options
            .iter()
            .map(|o| o.text(view.locale))
            .filter(|o| !o.is_empty())
            .collect();
        if !options.is_empty() {
            what = format!("{what} ({})", options.join(", "));
        }
    }
    view.words().with(
        "offer-subject",
        &[
            ("title", what.into()),
            ("brand", view.site.region.brand.text(view.locale).into()),
        ],
    )
}
