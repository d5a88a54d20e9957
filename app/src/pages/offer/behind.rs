//! What stands behind an offer: the licence of its mark, and who makes it.

use super::{Chosen, buy::variant_name};
use crate::{
    pages::View,
    routes::Route,
    ui::{
        signs::seal,
        text::{date_words, joined, localised, term},
    },
};
use leptos::prelude::*;
use market::{
    catalogue::{Kind, OfferPage},
    certification::MarkSpan,
};

/// The mark with its licence; only called while it is valid.
pub fn sealed(view: &View<'_>, chosen: &Chosen<'_>, mark: &MarkSpan) -> impl IntoView + use<> {
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

/// Who makes it, with its own words.
pub fn who(view: &View<'_>, page: &OfferPage) -> impl IntoView + use<> {
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
