//! The pieces themselves, as HTML.

use super::{samples, token};
use crate::{
    pages::{View, offer::words::fact},
    ui::{
        card::{enterprise_grid, offer_grid},
        pager::pager,
        price::money,
        signs::{seal, signs},
        text::date_words,
    },
};
use leptos::prelude::*;
use market::money::{Currency, Money};

/// Sizes of type.
pub fn type_scale(_: &View<'_>) -> String {
    let sizes: Vec<_> = ["s5", "s4", "s3", "s2", "s1", "s0", "s-1", "s-2"].map(|s| view! { <li><span class=s>"Ąą Śś 64,00"</span>" "<span class="code small">{format!("{s} {}", token(s))}</span></li> }).into_iter().collect();
    view! { <ul class="type" role="list">{sizes}</ul> }.to_html()
}

/// Buttons: one kind is filled in a view.
pub fn buttons(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <p class="actions">
            <button type="button">{words.t("design-sample-send")}</button>
            <button type="button" class="second">{words.t("design-sample-save")}</button>
            <button type="button" class="quiet">{words.t("design-sample-cancel")}</button>
            <button type="button" class="plain">{words.t("list-remove")}</button>
        </p>
    }
    .to_html()
}

/// Fields: label above, hint beneath it, an error in words.
pub fn fields(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <div class="field">
            <label for="sample-name">{words.t("design-sample-name")}</label>
            <p class="hint" id="sample-name-hint">{words.t("design-sample-name-hint")}</p>
            <input id="sample-name" type="text" autocomplete="off" aria-describedby="sample-name-hint"/>
        </div>
        <div class="field wrong">
            <label for="sample-price">{words.t("design-sample-price")}</label>
            <p class="error" id="sample-price-error">{words.t("design-sample-price-error")}</p>
            <input id="sample-price" class="short num" type="text" inputmode="decimal" autocomplete="off" value="12,5x" aria-invalid="true" aria-describedby="sample-price-error"/>
        </div>
        <fieldset class="field">
            <legend>{words.t("design-sample-choice")}</legend>
            <label class="opt"><input type="radio" name="sample-choice" checked/><span>{words.t("design-sample-ready")}</span></label>
            <label class="opt"><input type="radio" name="sample-choice"/><span>{words.t("design-sample-order")}</span></label>
        </fieldset>
    }
    .to_html()
}

/// Mark and status.
pub fn both_signs(view: &View<'_>) -> String {
    signs(view, true, true).to_html()
}

/// The seal, valid and struck.
pub fn seals(view: &View<'_>) -> String {
    let words = view.words();
    let until = words.with("seal-until", &[("date", "11.03.2027".into())]);
    let valid = seal(view, "sample-valid", words.t("seal-valid"), &until, false, "seal");
    let lapsed = seal(
        view,
        "sample-lapsed",
        words.t("seal-lapsed"),
        "11.03.2026",
        true,
        "seal",
    );
    format!("<p class=\"actions\">{valid}{lapsed}</p>")
}

/// Tags of state.
pub fn tags(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <p class="actions">
            <span class="tag">{words.t("design-sample-tag")}</span>
            <span class="tag wait">{words.t("design-sample-tag-wait")}</span>
            <span class="tag ok">{words.t("design-sample-tag-ok")}</span>
            <span class="tag no">{words.t("design-sample-tag-no")}</span>
            <span class="tag you">{words.t("design-sample-tag-you")}</span>
        </p>
    }
    .to_html()
}

/// Cards of offers.
pub fn cards(view: &View<'_>) -> String {
    offer_grid(view, &samples::offers(view.now), "grid", false).to_html()
}

/// The card of an enterprise.
pub fn organisations(view: &View<'_>) -> String {
    enterprise_grid(view, &[samples::enterprise(view.now)], "grid", false).to_html()
}

/// A group of filters.
pub fn facets(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <fieldset>
            <legend>{words.t("design-sample-delivery")}</legend>
            <label class="opt"><input type="checkbox" checked/><span>{words.t("delivery-parcel-country")}</span><span class="n num">"12"</span></label>
            <label class="opt"><input type="checkbox"/><span>{words.t("delivery-pickup")}</span><span class="n num">"4"</span></label>
            <label class="opt nothing"><input type="checkbox"/><span>{words.t("delivery-own-transport")}</span><span class="n num">"0"</span></label>
        </fieldset>
    }
    .to_html()
}

/// Chosen filters that a click takes away.
pub fn chips(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <div class="chips">
            <a class="chip on" href="#chips">{words.t("delivery-parcel-country")}" "<span class="x" aria-hidden="true">"✕"</span><span class="visually-hidden">{words.t("design-sample-drop")}</span></a>
            <a class="chip" href="#chips">{words.t("design-sample-clear")}</a>
        </div>
    }
    .to_html()
}

/// Pages of a list.
pub fn pages(view: &View<'_>) -> String {
    pager(view, 3, 24, 612, |_| "#pager".to_owned()).to_html()
}

/// Messages: what happened, in words, and what comes next.
pub fn notices(view: &View<'_>) -> String {
    let words = view.words();
    let notices: Vec<_> = [
        ("notice", "design-sample-notice"),
        ("notice ok", "design-sample-ok"),
        ("notice wait", "design-sample-wait"),
        ("notice no", "design-sample-no"),
    ]
    .map(|(class, key)| view! { <div class=class><p><b>{words.t(key)}</b></p></div> })
    .into_iter()
    .collect();
    view! { <div class="stack">{notices}</div> }.to_html()
}

/// Nothing found, with the next step.
pub fn empty(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <div class="empty panel">
            <h2>{words.t("list-empty-heading")}</h2>
            <p>{words.t("list-empty")}</p>
            <p class="actions"><a class="btn" href="#empty">{words.t("list-browse")}</a></p>
        </div>
    }
    .to_html()
}

/// Facts, each pair in a row.
pub fn facts(view: &View<'_>) -> String {
    let words = view.words();
    view! {
        <dl class="facts">
            {fact(words.t("offer-address"), "ul. Garncarska 4, 59-700\u{a0}Bolesławiec")}
            {fact(words.t("offer-register"), view! { "KRS\u{a0}"<span class="code">"0000412345"</span> })}
            {fact(words.t("card-until"), date_words(view.now.date_naive(), view.locale))}
        </dl>
    }
    .to_html()
}

/// A table whose rows become lists on phones; money to the right.
pub fn table(view: &View<'_>) -> String {
    let words = view.words();
    let rows: Vec<_> = [("Glinka", 6400), ("Promyk", 13_900)]
        .map(|(name, minor)| {
            view! { <tr><th scope="row">{name}</th><td class="n" data-label=words.t("list-price")>{money(Money { minor, currency: Currency::PLN }, view.locale)}</td></tr> }
        })
        .into_iter()
        .collect();
    view! {
        <table class="stacked">
            <caption>{words.t("design-sample-caption")}</caption>
            <thead><tr><th scope="col">{words.t("list-seller")}</th><th scope="col" class="n">{words.t("list-price")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .to_html()
}
