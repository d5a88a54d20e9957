//! What one wants to know before asking: when, how, how many, for whom, and whether it can be given back.

use super::{
    Chosen,
    words::{coverage, within},
};
use crate::{
    pages::View,
    routes::Route,
    ui::text::{joined, term},
};
use leptos::{either::Either, prelude::*};
use market::catalogue::{Audience, Delivery, Kind, Unit};

/// `<ul class="points">`.
pub fn points(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let (words, page) = (view.words(), chosen.page);
    let details = &page.details;
    let goods = page.card.kind == Kind::Product;
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut line = |bold: String, rest: String| lines.push((bold, rest));
    let (ready, more) = readiness(view, chosen);
    if !ready.is_empty() {
        line(ready, more);
    }
    if goods && !details.delivery.is_empty() {
        line(words.t("offer-delivery").to_owned(), delivery(view, chosen));
    }
    if let Some(reach) = page.coverage.as_ref().filter(|_| !goods) {
        line(
            words.t("offer-reach").to_owned(),
            coverage(view, reach, &page.card.seller.town),
        );
    }
    if let Some(least) = details.min_quantity.filter(|n| *n > 1) {
        line(
            words.t("offer-min").to_owned(),
            format!("{least}\u{a0}{}", term(words, "short-unit", details.unit.name())),
        );
    }
    if let Some(most) = details.capacity_month.filter(|n| *n > 0) {
        let unit = term(words, "short-unit", details.unit.name());
        line(
            words.t("offer-capacity").to_owned(),
            words.with(
                "offer-capacity-month",
                &[("n", most.into()), ("unit", unit.into())],
            ),
        );
    }
    if details.personalisation {
        line(
            words.t("offer-personalisation").to_owned(),
            words.t("offer-personalisation-more").to_owned(),
        );
    }
    if details.audience.contains(&Audience::Consumers) {
        match details.withdrawal_exemption {
            None => line(
                words.t("offer-withdrawal").to_owned(),
                words.t("offer-withdrawal-more").to_owned(),
            ),
            Some(why) => line(
                words.t("offer-no-withdrawal").to_owned(),
                term(words, "offer-exempt", why.name()),
            ),
        }
    }
    if !details.audience.is_empty() {
        let whom: Vec<String> = details
            .audience
            .iter()
            .map(|a| term(words, "offer-for", a.name()))
            .collect();
        line(words.t("offer-for").to_owned(), joined(view, &whom));
    }
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(bold, rest)| view! { <li><b>{bold}</b>" "{rest}</li> })
        .collect();
    view! { <ul class="points">{lines}{occasions(view, chosen)}</ul> }
}

/// Stock and lead time: what is said in bold, and what follows.
fn readiness(view: &View<'_>, chosen: &Chosen<'_>) -> (String, String) {
    let (words, details) = (view.words(), &chosen.page.details);
    let lead = details.lead_time_days.map(|d| within(view, d));
    let sent = details
        .delivery
        .iter()
        .any(|d| matches!(d, Delivery::ParcelCountry | Delivery::ParcelLocal));
    match (chosen.variant.and_then(|v| v.stock), lead) {
        (Some(n), lead) if n > 0 => {
            let n = u64::try_from(n).unwrap_or(0);
            let key = match (details.unit == Unit::Piece, sent) {
                (true, true) => "offer-stock-sent",
                (true, false) => "offer-stock-here",
                (false, _) => "offer-stock-units",
            };
            let ready = words.count(key, n);
            match lead {
                Some(lead) => (
                    format!("{ready},"),
                    words.with("offer-stock-next", &[("within", lead.into())]),
                ),
                None => (ready, String::new()),
            }
        }
        (Some(_), Some(lead)) => (
            words.t("offer-out-of-stock").to_owned(),
            words.with("offer-stock-next", &[("within", lead.into())]),
        ),
        (Some(_), None) => (
            words.t("offer-out-of-stock").to_owned(),
            words.t("offer-ask-when").to_owned(),
        ),
        (None, lead) if details.made_to_order => (
            words.t("offer-made-to-order").to_owned(),
            lead.map_or_else(
                || words.t("offer-ask-when").to_owned(),
                |l| words.with("offer-ready", &[("within", l.into())]),
            ),
        ),
        (None, Some(lead)) => (words.t("offer-lead").to_owned(), lead),
        (None, None) => (String::new(), String::new()),
    }
}

fn delivery(view: &View<'_>, chosen: &Chosen<'_>) -> String {
    let words = view.words();
    let town = chosen.page.card.seller.town.as_str();
    let ways: Vec<String> = chosen
        .page
        .details
        .delivery
        .iter()
        .map(|d| match d {
            Delivery::Pickup if !town.is_empty() => {
                words.with("offer-delivery-pickup-in", &[("town", town.into())])
            }
            d => term(words, "offer-delivery", d.name()),
        })
        .collect();
    ways.join(", ")
}

/// Occasions, each a link to other offers for it.
fn occasions(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let all = &chosen.page.details.occasions;
    if all.is_empty() {
        return Either::Left(());
    }
    let links: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(i, o)| {
            let href = Route::Offers.with_query(view.locale, &[("occasion", o.name().to_owned())]);
            (
                (i > 0).then_some(", "),
                view! { <a href=href>{term(words, "occasion", o.name())}</a> },
            )
        })
        .collect();
    Either::Right(view! { <li><b>{words.t("offer-occasions")}</b>" "{links}</li> })
}
