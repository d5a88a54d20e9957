//! The catalogue's answer to a question, and a shortlist, as documents.

use super::parts::{column, document, fact, in_language, lines, linked, run, styled};
use crate::{
    pages::{
        View,
        catalogue::sort_key,
        offer::words::{address, within},
    },
    routes::Route,
    ui::{
        listing::{Ask, chip_words},
        price::{amount, basis, money, unit_price},
        text::{date_words, joined, number, quoted},
    },
};
use market::catalogue::{OfferCard, OfferPage, query::OfferQuery};
use serde_json::{Value, json};

/// The answer to a question, as far as a document goes.
pub struct Answered<'a> {
    /// What was asked.
    pub query: &'a OfferQuery,
    /// How many offers there are.
    pub total: u64,
    /// Words of the question that none of them has.
    pub without: &'a [String],
    /// The first of them.
    pub cards: &'a [OfferCard],
}

/// The dated list of a search: question, count, order, address, and the offers.
pub fn search_list(view: &View<'_>, answered: &Answered<'_>) -> Value {
    let (words, locale) = (view.words(), view.locale);
    let ask = Ask {
        pairs: answered.query.pairs(),
        enterprises: false,
    }
    .keeping(|n, _| n != "per_page");
    let mut asked: Vec<Value> = ask
        .value("q")
        .map(|q| json!([styled(quoted(q, locale), "strong")]))
        .into_iter()
        .collect();
    asked.extend(ask.filters().map(|(n, v)| {
        let seller = answered
            .cards
            .iter()
            .find(|c| *n == "enterprise" && c.seller.slug == *v);
        json!([run(
            seller.map_or_else(|| chip_words(view, n, v), |c| c.seller.name.clone())
        )])
    }));
    if asked.is_empty() {
        asked.push(json!([run(words.t("printed-everything"))]));
    }
    let mut count = vec![json!([styled(words.count("offers-n", answered.total), "strong")])];
    let shown = u64::try_from(answered.cards.len()).unwrap_or(0);
    if shown < answered.total {
        let text = words.with("document-first", &[("n", number(shown, locale).into())]);
        count.push(json!([run(text)]));
    }
    if !answered.without.is_empty() {
        let left_out: Vec<String> = answered.without.iter().map(|w| quoted(w, locale)).collect();
        let text = words.with("document-without", &[("words", joined(view, &left_out).into())]);
        count.push(json!([run(text)]));
    }
    let path = ask.href(locale);
    let here = format!("{}{path}", view.site.base_url);
    let facts = vec![
        lines(words.t("document-asked"), asked),
        lines(words.t("document-found"), count),
        fact(
            words.t("document-order"),
            words.t(sort_key(answered.query.sort, answered.query)),
        ),
        lines(
            words.t("document-address"),
            vec![json!([linked(here.clone(), here)])],
        ),
    ];
    let rows: Vec<Value> = answered
        .cards
        .iter()
        .enumerate()
        .map(|(i, card)| {
            let town = [card.seller.town.as_str()].into_iter().filter(|t| !t.is_empty());
            row(view, i, card, town.map(|t| json!([styled(t, "small")])).collect())
        })
        .collect();
    let title = ask.value("q").map_or_else(
        || words.t("document-search-title").to_owned(),
        |q| words.with("results-for", &[("q", quoted(q, locale).into())]),
    );
    document(
        view,
        words.t("document-search"),
        title,
        &path,
        vec![json!({ "facts": facts }), offers(view, rows)],
    )
}

/// The shortlist: its address and the offers on it. `slugs` are those of the address.
pub fn shortlist(view: &View<'_>, pages: &[OfferPage], slugs: &[String]) -> Value {
    let words = view.words();
    let path = Route::Shortlist.with_query(view.locale, &[("offers", slugs.join(","))]);
    let here = format!("{}{path}", view.site.base_url);
    let found = u64::try_from(pages.len()).unwrap_or(0);
    let gone = u64::try_from(slugs.len().saturating_sub(pages.len())).unwrap_or(0);
    let mut count = vec![json!([styled(words.count("offers-n", found), "strong")])];
    if gone > 0 {
        count.push(json!([run(words.count("list-gone", gone))]));
    }
    let facts = vec![
        lines(words.t("document-found"), count),
        lines(
            words.t("document-address"),
            vec![json!([linked(here.clone(), here)])],
        ),
    ];
    let rows: Vec<Value> = pages
        .iter()
        .enumerate()
        .map(|(i, page)| {
            let seller = &page.seller;
            let contact = [
                (seller.legal_name != page.card.seller.name).then(|| seller.legal_name.clone()),
                Some(address(&seller.address)),
                seller.nip.as_ref().map(|n| format!("NIP\u{a0}{n}")),
                seller.phone.clone(),
                seller.email.clone(),
            ];
            let contact = contact.into_iter().flatten().filter(|t| !t.is_empty());
            row(
                view,
                i,
                &page.card,
                contact.map(|t| json!([styled(t, "small")])).collect(),
            )
        })
        .collect();
    document(
        view,
        words.t("document-shortlist"),
        words.t("list-share-subject").to_owned(),
        &path,
        vec![json!({ "facts": facts }), offers(view, rows)],
    )
}

fn offers(view: &View<'_>, rows: Vec<Value>) -> Value {
    let words = view.words();
    if rows.is_empty() {
        return json!({ "notes": [[styled(words.t("document-none"), "strong")]] });
    }
    let columns = [
        column(words.t("document-number"), 0, true),
        column(words.t("list-offer"), 7, false),
        column(words.t("list-seller"), 6, false),
        column(words.t("document-gross"), 4, true),
        column(words.t("document-net"), 3, true),
        column(words.t("list-ready"), 3, false),
        column(words.t("list-mark"), 4, false),
    ];
    json!({ "table": { "columns": columns, "rows": rows }, "notes": [[run(words.t("document-note"))]] })
}

/// A row of an offer; `seller` are the lines below the seller's name.
fn row(view: &View<'_>, i: usize, card: &OfferCard, seller: Vec<Value>) -> Value {
    let (words, locale, base) = (view.words(), view.locale, &view.site.base_url);
    let category = view
        .taxonomy()
        .by_code(&card.category)
        .map_or("", |c| c.name.text(locale));
    let mut title = in_language(view, &card.title);
    title["href"] = format!("{base}{}", Route::Offer(&card.slug).path(locale)).into();
    let mut sold_by = vec![json!([linked(
        card.seller.name.clone(),
        format!("{base}{}", Route::Enterprise(&card.seller.slug).path(locale))
    )])];
    sold_by.extend(seller);
    if card.seller.status {
        sold_by.push(json!([styled(words.t("sign-status"), "small")]));
    }
    let mut gross = vec![json!([styled(amount(view, &card.price), "strong")])];
    if card.price.gross.is_some() {
        gross.push(json!([styled(basis(view, &card.price), "small")]));
    }
    gross.extend(unit_price(view, &card.price).map(|u| json!([styled(u, "small")])));
    let net = card
        .price
        .net
        .map_or_else(|| "–".to_owned(), |n| money(n, locale));
    let ready = card
        .lead_time_days
        .map_or_else(|| words.t("list-ask").to_owned(), |d| within(view, d));
    let mark = match card.mark_at(view.now) {
        Some(m) => vec![
            json!([linked(
                m.number.clone(),
                format!("{base}{}", Route::Licence(&m.key).path(locale))
            )]),
            json!([styled(
                words.with("until", &[("date", date_words(m.ends_on, locale).into())]),
                "small"
            )]),
        ],
        None => vec![json!([styled(words.t("list-no-mark"), "small")])],
    };
    json!([
        [[run((i + 1).to_string())]],
        [[title], [styled(category, "small")]],
        sold_by,
        gross,
        [[run(net)]],
        [[run(ready)]],
        mark,
    ])
}
