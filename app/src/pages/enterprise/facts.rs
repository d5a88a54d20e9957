//! Lists of facts about an enterprise, which its page and its card share.

use super::{EnterpriseData, status_on::status_on};
use crate::{
    pages::{
        View,
        offer::words::{coverage, fact, lower_first, mailto, place, registers, status, tel, today},
    },
    routes::Route,
    ui::text::{date_words, localised, term},
};
use leptos::{either::Either, prelude::*};
use market::{
    certification::{LicenceLine, Standing},
    desk::DAYS,
    enterprises::{ActivityKind, Employs, Enterprise},
};

/// Activities and where they reach, one line a category; then capacity and reserved contracts.
pub fn does(view: &View<'_>, e: &Enterprise) -> impl IntoView + use<> {
    let words = view.words();
    let mut merged: Vec<(&str, Vec<(ActivityKind, String)>)> = Vec::new();
    for a in &e.activities {
        let reach = coverage(view, &a.coverage, &e.address.town);
        match merged.iter_mut().find(|(c, _)| *c == a.category) {
            Some((_, lines)) => lines.push((a.kind, reach)),
            None => merged.push((&a.category, vec![(a.kind, reach)])),
        }
    }
    let rows: Vec<_> = merged
        .into_iter()
        .map(|(code, lines)| {
            let name = match view.taxonomy().by_code(code) {
                Some(c) => {
                    let (name, lang) = localised(&c.name, view.locale);
                    Either::Left(view! { <span lang=lang>{name}</span> })
                }
                None => Either::Right(code.to_owned()),
            };
            let lines: Vec<_> = lines
                .into_iter()
                .map(|(kind, reach)| view! { <dd>{term(words, "does", kind.name())}": "{reach}</dd> })
                .collect();
            view! { <div><dt>{name}</dt>{lines}</div> }
        })
        .collect();
    let (capacity, lang) = localised(&e.capacity, view.locale);
    view! {
        <dl class="facts">
            {rows}
            {(!capacity.is_empty()).then(|| view! { <div><dt>{words.t("enterprise-capacity")}</dt><dd lang=lang>{capacity}</dd></div> })}
            {e.art94.map(|a| {
                let text = words.with("enterprise-art94-met", &[("percent", i64::from(a.percent).into()), ("date", date_words(a.evidence_on, view.locale).into())]);
                fact(words.t("enterprise-reserved"), text)
            })}
        </dl>
    }
}

/// The two signs and the registers. `explicit` also says what there is not, as a file wants it.
pub fn signs_and_registers(
    view: &View<'_>,
    data: &EnterpriseData<'_>,
    explicit: bool,
) -> impl IntoView + use<> {
    let (words, e) = (view.words(), data.enterprise);
    let valid: Vec<&LicenceLine> = data
        .licences
        .iter()
        .filter(|l| l.standing == Standing::Valid)
        .collect();
    let mark = if valid.is_empty() {
        explicit.then(|| Either::Left(words.t("enterprise-no-mark")))
    } else {
        let links: Vec<_> = valid
            .iter()
            .map(|l| {
                let until = words.with("until", &[("date", date_words(l.ends_on, view.locale).into())]);
                (", ", view! { <a class="code nowrap" href=Route::Licence(&l.key).path(view.locale)>{l.number.clone()}</a>" "<span class="muted">{until}</span> })
            })
            .collect();
        let of = words.with(
            "enterprise-marked",
            &[
                ("marked", data.offers_marked.into()),
                ("n", data.offers_total.into()),
            ],
        );
        Some(Either::Right((of, links)))
    };
    let standing = match &e.status {
        Some(s) => Some(Either::Left((words.t("sign-status"), ", ", status(view, s)))),
        None => explicit.then(|| Either::Right(words.t("enterprise-no-status"))),
    };
    let numbers = [
        ("KRS", e.krs.as_deref()),
        ("REGON", e.regon.as_deref()),
        ("NIP", e.nip.as_deref()),
        (words.t("register-be"), e.be_number.as_deref()),
    ];
    let registered = numbers.iter().any(|(_, n)| n.is_some());
    view! {
        <dl class="facts">
            {mark.map(|m| view! { <div><dt>{view.site.region.mark.text(view.locale).to_owned()}</dt><dd>{m}</dd></div> })}
            {standing.map(|s| fact(words.t("offer-status"), s))}
            {status_on(view, data)}
            {registered.then(|| fact(words.t("offer-register"), registers(&numbers)))}
            {(e.legal_name != e.brand_name || explicit).then(|| fact(words.t("offer-legal-name"), e.legal_name.clone()))}
            {e.run_by.clone().map(|r| fact(words.t("enterprise-run-by"), r))}
            {e.self_certified_on.map(|day| fact(words.t("offer-statement"), words.with("offer-certified", &[("date", date_words(day, view.locale).into())])))}
        </dl>
    }
}

/// One group and its band: `osoby z niepełnosprawnościami (60–80%)`.
pub fn band(view: &View<'_>, of: &Employs) -> String {
    let words = view.words();
    let name = lower_first(&term(words, "group", of.group.name()));
    format!("{name} ({}–{}%)", of.low, of.high)
}

/// Where the bands come from and of which day they are.
pub fn employs_source(view: &View<'_>, e: &Enterprise) -> String {
    let words = view.words();
    let mut parts = vec![words.t("enterprise-bands").to_owned()];
    parts.extend(e.employs_source.as_deref().map(lower_first));
    parts.extend(e.employs_on.map(|day| date_words(day, view.locale)));
    format!("{}.", parts.join(", "))
}

/// That it is closed for a while, said in time.
pub fn closed(view: &View<'_>, e: &Enterprise) -> Option<impl IntoView + use<>> {
    let words = view.words();
    let today = today(view);
    let closed = e.visiting.as_ref().and_then(|v| v.closed_on(today))?;
    let day = |d| date_words(d, view.locale).into();
    let text = if today >= closed.from {
        words.with("visit-closed", &[("date", day(closed.until))])
    } else {
        words.with(
            "visit-closed-later",
            &[("from", day(closed.from)), ("date", day(closed.until))],
        )
    };
    let (note, lang) = localised(&closed.note, view.locale);
    let note = (!note.is_empty()).then(|| view! { <p lang=lang>{note}</p> });
    Some(view! { <div class="notice wait"><p><b>{text}</b></p>{note}</div> })
}

/// Opening hours, a line for each day.
pub fn hours(view: &View<'_>, e: &Enterprise) -> Option<impl IntoView + use<>> {
    let words = view.words();
    let visiting = e
        .visiting
        .as_ref()
        .filter(|v| v.week.iter().any(|d| !d.is_empty()))?;
    let days: Vec<_> = DAYS
        .into_iter()
        .zip(&visiting.week)
        .map(|(day, spans)| {
            let text = if spans.is_empty() {
                words.t("visit-closed-day").to_owned()
            } else {
                spans.iter().map(|s| s.to_text()).collect::<Vec<_>>().join(", ")
            };
            view! { <div><dt>{words.t(&format!("field-hours-{day}")).to_owned()}</dt><dd class="num">{text}</dd></div> }
        })
        .collect();
    Some(view! { <h3>{words.t("visit-hours")}</h3><dl class="facts">{days}</dl> })
}

/// Address with its county, telephone, e-mail, web site, languages, networks and other links.
pub fn contact(view: &View<'_>, e: &Enterprise) -> impl IntoView + use<> {
    let words = view.words();
    let place = place(&e.address);
    let county = e
        .address
        .county
        .and_then(|t| view.site.region.county(t))
        .map(|c| {
            let label = if c.city {
                words.t("enterprise-city")
            } else {
                words.t("enterprise-county")
            };
            fact(
                label,
                view! { <a href=Route::County(c).path(view.locale)>{view.county_name(c)}</a> },
            )
        });
    let subject = words.with(
        "enterprise-subject",
        &[("brand", view.site.region.brand.text(view.locale).into())],
    );
    let languages: Vec<String> = e.languages.iter().map(|l| language(view, l)).collect();
    let links: Vec<_> = e
        .links
        .iter()
        .filter(|l| is_web(l))
        .map(|l| view! { <dd>{web(l)}</dd> })
        .collect();
    view! {
        <dl class="facts">
            {place.map(|p| fact(words.t("offer-address"), p))}
            {county}
            {e.phone.as_deref().map(|p| fact(words.t("enterprise-phone"), view! { <a class="nowrap" href=tel(p)>{p.to_owned()}</a> }))}
            {e.email.as_deref().map(|m| fact(words.t("enterprise-email"), view! { <a href=mailto(m, &subject)>{m.to_owned()}</a> }))}
            {e.website.as_deref().filter(|w| is_web(w)).map(|w| fact(words.t("enterprise-website"), web(w)))}
            {(!languages.is_empty()).then(|| fact(words.t("enterprise-languages"), languages.join(", ")))}
            {(!e.networks.is_empty()).then(|| fact(words.t("enterprise-networks"), e.networks.join(", ")))}
            {(!links.is_empty()).then(|| view! { <div><dt>{words.t("enterprise-links")}</dt>{links}</div> })}
        </dl>
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn web(address: &str) -> impl IntoView + use<> {
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches('/')
        .to_owned();
    view! { <a href=address.to_owned() rel="nofollow noopener">{shown}</a> }
}

/// The name of a language in the reader's, or its tag where we have no word for it.
fn language(view: &View<'_>, tag: &str) -> String {
    let key = format!("language-{tag}");
    if view.words().has(&key) {
        view.words().t(&key).to_owned()
    } else {
        tag.to_owned()
    }
}
