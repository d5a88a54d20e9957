//! The card of an enterprise "as of today" as a document.

use super::parts::{column, document, fact, in_language, lines, linked, run, styled};
use crate::{
    pages::{
        View,
        enterprise::EnterpriseData,
        mark::standing_name,
        offer::words::{address, coverage, tel},
    },
    routes::Route,
    ui::{
        price::{amount, basis},
        text::{date_words, localised, number, term},
    },
};
use market::{certification::Standing, enterprises::Enterprise};
use serde_json::{Value, json};

/// Everything on the card's page, and its first offers.
pub fn enterprise_card(view: &View<'_>, data: &EnterpriseData<'_>) -> Value {
    let (words, e) = (view.words(), data.enterprise);
    let path = Route::Enterprise(&e.slug).path(view.locale);
    let here = format!("{}{path}", view.site.base_url);
    let mut first = identity(view, e);
    first.push(lines(
        words.t("document-address"),
        vec![json!([linked(here.clone(), here)])],
    ));
    let mut sections = vec![
        json!({ "facts": first }),
        json!({ "heading": words.t("enterprise-signs"), "facts": signs(view, data) }),
    ];
    sections.extend(licences(view, data));
    sections.push(json!({ "heading": words.t("enterprise-does"), "facts": does(view, e) }));
    sections.extend(employs(view, e));
    sections.push(json!({ "heading": words.t("enterprise-contact"), "facts": contact(view, e) }));
    sections.push(offers(view, data));
    sections.push(json!({ "notes": [[run(words.t("card-note"))]] }));
    document(view, words.t("card-name"), e.brand_name.clone(), &path, sections)
}

fn identity(view: &View<'_>, e: &Enterprise) -> Vec<Value> {
    let words = view.words();
    let mut out = vec![
        fact(words.t("offer-legal-name"), e.legal_name.clone()),
        fact(
            words.t("document-entity"),
            term(words, "entity", e.entity_type.name()),
        ),
    ];
    out.extend(
        e.run_by
            .as_ref()
            .map(|r| fact(words.t("enterprise-run-by"), r.as_str())),
    );
    for (name, value) in [
        ("KRS", &e.krs),
        ("REGON", &e.regon),
        ("NIP", &e.nip),
        (words.t("register-be"), &e.be_number),
    ] {
        out.extend(
            value
                .as_ref()
                .map(|n| lines(name, vec![json!([styled(n.as_str(), "code")])])),
        );
    }
    out.extend(
        e.founded
            .map(|year| fact(words.t("document-founded"), year.to_string())),
    );
    out
}

fn signs(view: &View<'_>, data: &EnterpriseData<'_>) -> Vec<Value> {
    let (words, locale, e) = (view.words(), view.locale, data.enterprise);
    let date = |day| date_words(day, locale);
    let status = match &e.status {
        Some(s) => {
            let mut decided = words.with("status-decided", &[("date", date(s.decided_on).into())]);
            if !s.decision.is_empty() {
                decided.push_str(&format!(" ({})", s.decision));
            }
            vec![
                json!([styled(words.t("sign-status"), "strong")]),
                json!([run(decided)]),
                json!([run(
                    words.with("status-checked", &[("date", date(s.checked_on).into())])
                )]),
            ]
        }
        None => vec![json!([run(words.t("enterprise-no-status"))])],
    };
    let art94 = e.art94.map_or_else(
        || words.t("document-no-art94").to_owned(),
        |a| {
            words.with(
                "enterprise-art94-met",
                &[
                    ("percent", i64::from(a.percent).into()),
                    ("date", date(a.evidence_on).into()),
                ],
            )
        },
    );
    let marked = data.licences.iter().any(|l| l.standing == Standing::Valid);
    let mark = if marked {
        words.with(
            "enterprise-marked",
            &[
                ("marked", data.offers_marked.into()),
                ("n", data.offers_total.into()),
            ],
        )
    } else {
        words.t("enterprise-no-mark").to_owned()
    };
    let mut out = vec![
        lines(words.t("offer-status"), status),
        fact(words.t("enterprise-reserved"), art94),
        fact(view.site.region.mark.text(locale), mark),
    ];
    out.extend(e.self_certified_on.map(|day| {
        fact(
            words.t("offer-statement"),
            words.with("offer-certified", &[("date", date(day).into())]),
        )
    }));
    out
}

fn licences(view: &View<'_>, data: &EnterpriseData<'_>) -> Option<Value> {
    let (words, locale) = (view.words(), view.locale);
    let rows: Vec<Value> = data
        .licences
        .iter()
        .map(|l| {
            let href = format!("{}{}", view.site.base_url, Route::Licence(&l.key).path(locale));
            json!([
                [[linked(l.number.clone(), href)]],
                [[run(term(words, "licence-is", standing_name(l.standing)))]],
                [[run(date_words(l.starts_on, locale))]],
                [[run(date_words(l.ends_on, locale))]],
                [[run(words.count("offers-n", u64::try_from(l.offers).unwrap_or(0)))]],
            ])
        })
        .collect();
    let columns = [
        column(words.t("licence-number"), 3, false),
        column(words.t("card-standing"), 3, false),
        column(words.t("document-from"), 4, false),
        column(words.t("card-until"), 4, false),
        column(words.t("card-covers"), 2, true),
    ];
    (!rows.is_empty()).then(
        || json!({ "heading": words.t("card-licences"), "table": { "columns": columns, "rows": rows } }),
    )
}

fn does(view: &View<'_>, e: &Enterprise) -> Vec<Value> {
    let words = view.words();
    let mut merged: Vec<(&str, Vec<Value>)> = Vec::new();
    for a in &e.activities {
        let line = json!([run(format!(
            "{}: {}",
            term(words, "does", a.kind.name()),
            coverage(view, &a.coverage, &e.address.town)
        ))]);
        match merged.iter_mut().find(|(c, _)| *c == a.category) {
            Some((_, all)) => all.push(line),
            None => merged.push((&a.category, vec![line])),
        }
    }
    let name = |code| {
        view.taxonomy()
            .by_code(code)
            .map_or(code, |c| c.name.text(view.locale))
    };
    let mut out: Vec<Value> = merged
        .into_iter()
        .map(|(code, all)| lines(name(code), all))
        .collect();
    if !localised(&e.capacity, view.locale).0.is_empty() {
        let capacity = vec![json!([in_language(view, &e.capacity)])];
        out.push(lines(words.t("enterprise-capacity"), capacity));
    }
    out
}

fn employs(view: &View<'_>, e: &Enterprise) -> Option<Value> {
    let words = view.words();
    let facts: Vec<Value> = e
        .employs
        .iter()
        .map(|g| {
            fact(
                &term(words, "group", g.group.name()),
                format!("{}–{}%", g.low, g.high),
            )
        })
        .collect();
    (!facts.is_empty()).then(|| {
        json!({
            "heading": words.t("enterprise-employs"),
            "facts": facts,
            "notes": [[run(crate::pages::enterprise::employs_source(view, e))]],
        })
    })
}

fn contact(view: &View<'_>, e: &Enterprise) -> Vec<Value> {
    let words = view.words();
    let place = address(&e.address);
    let mut out = Vec::new();
    if !place.is_empty() {
        out.push(fact(words.t("offer-address"), place));
    }
    out.extend(
        e.address
            .county
            .and_then(|t| view.site.region.county(t))
            .map(|c| {
                let label = if c.city {
                    "enterprise-city"
                } else {
                    "enterprise-county"
                };
                fact(words.t(label), view.county_name(c))
            }),
    );
    let mut link = |label: &str, text: &Option<String>, href: &dyn Fn(&str) -> String| {
        out.extend(
            text.as_deref()
                .map(|t| lines(words.t(label), vec![json!([linked(t, href(t))])])),
        );
    };
    link("enterprise-phone", &e.phone, &tel);
    link("enterprise-email", &e.email, &|m| format!("mailto:{m}"));
    let website = e
        .website
        .clone()
        .filter(|w| w.starts_with("https://") || w.starts_with("http://"));
    link("enterprise-website", &website, &str::to_owned);
    out
}

fn offers(view: &View<'_>, data: &EnterpriseData<'_>) -> Value {
    let (words, locale, base) = (view.words(), view.locale, &view.site.base_url);
    let rows: Vec<Value> = data
        .offers
        .iter()
        .map(|card| {
            let mut title = in_language(view, &card.title);
            title["href"] = format!("{base}{}", Route::Offer(&card.slug).path(locale)).into();
            let mut price = vec![json!([run(amount(view, &card.price))])];
            if card.price.gross.is_some() {
                price.push(json!([styled(basis(view, &card.price), "small")]));
            }
            let mark = card
                .mark_at(view.now)
                .map_or_else(|| words.t("list-no-mark").to_owned(), |m| m.number.clone());
            json!([[[title]], price, [[run(mark)]]])
        })
        .collect();
    let heading = words.count("offers-n", data.offers_total);
    if rows.is_empty() {
        return json!({ "heading": heading });
    }
    let columns = [
        column(words.t("list-offer"), 6, false),
        column(words.t("document-gross"), 3, true),
        column(words.t("list-mark"), 3, false),
    ];
    let shown = u64::try_from(data.offers.len()).unwrap_or(0);
    let notes: Vec<Value> = (shown < data.offers_total)
        .then(|| {
            json!([run(
                words.with("document-first", &[("n", number(shown, locale).into())])
            )])
        })
        .into_iter()
        .collect();
    json!({ "heading": heading, "table": { "columns": columns, "rows": rows }, "notes": notes })
}
