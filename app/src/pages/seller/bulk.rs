//! One change of many offers: before and after, then the button.

use super::{back, token};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{crumbs::crumbs, price::money},
};
use leptos::prelude::*;
use market::{
    desk::{BulkLine, BulkPreview},
    id::OfferId,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct BulkData {
    /// What it would do.
    pub preview: BulkPreview,
    /// The chosen offers.
    pub ids: Vec<OfferId>,
    /// What is to be done.
    pub what: String,
    /// With which value.
    pub value: String,
    /// Whether something has changed since it was looked at before.
    pub again: bool,
}

/// What one change of many would do.
pub fn bulk_page(view: &View<'_>, data: &BulkData) -> Page {
    let words = view.words();
    let title = words.t(&format!("bulk-{}", data.what)).to_owned();
    let rows: Vec<_> = data.preview.lines.iter().map(|l| row(view, l)).collect();
    let any = data.preview.lines.iter().any(|l| l.possible);
    let ids: Vec<_> = data
        .ids
        .iter()
        .map(|id| view! { <input type="hidden" name="offer" value=id.to_string()/> })
        .collect();
    let list = Route::DeskOffers.path(view.locale);
    let steps = [back(words.t("desk-offers"), list.clone()), (title.clone(), None)];
    let again = data
        .again
        .then(|| view! { <div class="notice wait" role="alert"><p><b>{words.t("bulk-again")}</b></p></div> });
    let main = view! {
        {crumbs(view, &steps)}
        {again}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{words.t("bulk-lead")}</p></div></div>
        <table class="stacked"><caption class="visually-hidden">{title.clone()}</caption>
            <thead><tr><th scope="col">{words.t("field-title")}</th><th scope="col" class="n">{words.t("change-before")}</th><th scope="col" class="n">{words.t("change-after")}</th></tr></thead>
            <tbody>{rows}</tbody></table>
        <form method="post" action=Route::DeskBulk.path(view.locale)>
            {token(view)}
            {ids}
            <input type="hidden" name="what" value=data.what.clone()/>
            <input type="hidden" name="value" value=data.value.clone()/>
            <input type="hidden" name="seen" value=data.preview.seen.clone()/>
            <p class="actions">{any.then(|| view! { <button>{words.t("bulk-do")}</button> })}" "<a class="btn second" href=list>{words.t("bulk-leave")}</a></p>
        </form>
    };
    desk_page_at(
        view,
        DeskItem::Offers,
        title,
        |l| Route::DeskBulk.path(l),
        main.into_any(),
    )
}

fn row(view: &View<'_>, l: &BulkLine) -> impl IntoView + use<> {
    let words = view.words();
    let stock = |n: Option<i64>| n.map_or_else(|| words.t("stock-uncounted").to_owned(), |n| n.to_string());
    let state = |s: market::catalogue::OfferState| {
        words
            .t(&format!("state-{}", s.name().replace('_', "-")))
            .to_owned()
    };
    let (before, after) = match (&l.price, &l.stock, &l.state) {
        (Some((a, b, _)), _, _) => (money(*a, view.locale), money(*b, view.locale)),
        (None, Some((a, b)), _) => (stock(*a), stock(*b)),
        (None, None, Some((a, b))) => (state(*a), state(*b)),
        (None, None, None) => (words.t("price-on-request").to_owned(), String::new()),
    };
    let after = if l.possible {
        after
    } else {
        words.t("bulk-left").to_owned()
    };
    view! {
        <tr><th scope="row">{l.name(view.locale)}</th><td class="n" data-label=words.t("change-before")>{before}</td>
            <td class="n" data-label=words.t("change-after")>{after}</td></tr>
    }
}
