//! The card of an enterprise "as of today": everything on one sheet, with the instant and the address it was taken from.

use super::{EnterpriseData, facts, line, status_on::languages};
use crate::{
    pages::{Head, Page, Section, View, mark::standing_name},
    routes::Route,
    ui::{
        crumbs::crumbs,
        signs::signs,
        text::{date_words, datetime_words, localised, term},
    },
};
use leptos::{either::Either, prelude::*};

/// The card, one narrow column that prints on a sheet or two.
pub fn card_page(view: &View<'_>, data: EnterpriseData<'_>) -> Page {
    let (words, locale, e) = (view.words(), view.locale, data.enterprise);
    let path = Route::Enterprise(&e.slug).path(locale);
    let address = format!("{}{path}", view.site.base_url);
    let title = words.with("card-title", &[("name", e.brand_name.clone().into())]);
    let at = datetime_words(view.now, view.site.region.time_zone, locale);
    let steps = vec![
        (
            words.t("nav-enterprises").to_owned(),
            Some(Route::Enterprises.path(locale)),
        ),
        (e.brand_name.clone(), Some(path.clone())),
        (words.t("card-name").to_owned(), None),
    ];
    let (tagline, lang) = localised(&e.tagline, locale);
    let pdf = Route::EnterprisePdf(&e.slug).path(locale);
    let main = view! {
        {crumbs(view, &steps)}
        <div class="stack">
            <h1>{e.brand_name.clone()}</h1>
            {signs(view, false, e.status.is_some())}
            <p class="muted">{line(view, e)}</p>
            <p><b>{words.with("card-as-of", &[("at", at.into())])}</b>" "{words.t("card-source")}" "<a href=path.clone()>{address}</a></p>
            {(!tagline.is_empty()).then(|| view! { <p class="quote" lang=lang>{tagline}</p> })}
            <p class="actions"><a class="btn" rel="nofollow" href=pdf>{words.t("document-save-card")}</a><a class="btn second" href=path>{words.t("card-back")}</a><span class="muted small">{words.t("print-hint")}</span></p>
        </div>
        <section class="section"><h2>{words.t("enterprise-signs")}</h2>{facts::signs_and_registers(view, &data, true)}</section>
        {licences(view, &data)}
        <section class="section"><h2>{words.t("enterprise-does")}</h2>{facts::does(view, e)}</section>
        {employs(view, &data)}
        <section class="section"><h2>{words.t("enterprise-contact")}</h2>{facts::contact(view, e)}</section>
        <p class="muted small">{words.t("card-note")}</p>
    };
    let head = Head {
        title,
        canonical: Route::Enterprise(&e.slug).path(locale),
        languages: languages(&data),
        noindex: true,
        ..Head::default()
    };
    Page {
        head,
        section: Section::Enterprises,
        main: main.into_any(),
        main_class: "wrap narrow",
    }
}

fn licences(view: &View<'_>, data: &EnterpriseData<'_>) -> impl IntoView + use<> {
    if data.licences.is_empty() {
        return Either::Left(());
    }
    let words = view.words();
    let rows: Vec<_> = data
        .licences
        .iter()
        .map(|l| {
            let standing = term(words, "licence-is", standing_name(l.standing));
            let covers = words.count("offers-n", u64::try_from(l.offers).unwrap_or(0));
            view! {
                <tr>
                    <th scope="row"><a class="code nowrap" href=Route::Licence(&l.key).path(view.locale)>{l.number.clone()}</a></th>
                    <td data-label=words.t("card-standing")>{standing}</td>
                    <td data-label=words.t("card-until")>{date_words(l.ends_on, view.locale)}</td>
                    <td data-label=words.t("card-covers")>{covers}</td>
                </tr>
            }
        })
        .collect();
    Either::Right(view! {
        <section class="section">
            <h2>{words.t("card-licences")}</h2>
            <table class="stacked">
                <thead><tr><th scope="col">{words.t("licence-number")}</th><th scope="col">{words.t("card-standing")}</th><th scope="col">{words.t("card-until")}</th><th scope="col">{words.t("card-covers")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    })
}

fn employs(view: &View<'_>, data: &EnterpriseData<'_>) -> impl IntoView + use<> {
    let (words, e) = (view.words(), data.enterprise);
    (!e.employs.is_empty()).then(|| {
        let rows: Vec<_> = e.employs.iter().map(|g| view! { <tr><th scope="row">{term(words, "group", g.group.name())}</th><td class="n">{format!("{}–{}%", g.low, g.high)}</td></tr> }).collect();
        view! { <section class="section"><h2>{words.t("enterprise-employs")}</h2><table><tbody>{rows}</tbody></table><p class="muted small">{facts::employs_source(view, e)}</p></section> }
    })
}
