//! One's own offers, with one change for many.

use super::{
    done,
    fields::{Field, choice, line, summary},
    token,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::{price::money, text::datetime_words},
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::OfferState,
    desk::{OfferLine, WorkingState},
    error::FieldError,
    id::OfferId,
    money::Basis,
};

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct ListData {
    /// The offers.
    pub offers: Vec<OfferLine>,
    /// What was chosen, when the change of many was refused.
    pub chosen: Vec<OfferId>,
    /// What was to be done with them.
    pub what: String,
    /// With which value.
    pub value: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
    /// Whether the reader may write.
    pub writes: bool,
}

/// One's own offers.
pub fn list_page(view: &View<'_>, data: &ListData) -> Page {
    let words = view.words();
    let list = Route::DeskOffers.path(view.locale);
    let new = data.writes.then(|| {
        view! {
            <form class="actions" method="post" action=list.clone()>
                {token(view)}
                <button name="new" value="product">{words.t("offer-new-product")}</button>
                <button class="second" name="new" value="service">{words.t("offer-new-service")}</button>
            </form>
        }
    });
    let (there, gone): (Vec<&OfferLine>, Vec<&OfferLine>) = data
        .offers
        .iter()
        .partition(|o| o.live != Some(OfferState::Archived));
    let body = if there.is_empty() {
        Either::Left(
            view! { <div class="panel empty"><h2>{words.t("offers-none")}</h2><p>{words.t("offers-none-text")}</p></div> },
        )
    } else {
        Either::Right(table(view, data, &there))
    };
    let gone = (!gone.is_empty()).then(|| {
        let items: Vec<_> = gone
            .iter()
            .map(|o| view! { <li><a href=Route::DeskOffer(o.id).path(view.locale)>{o.title.clone()}</a></li> })
            .collect();
        view! { <details class="section"><summary>{words.t("offers-archived")}</summary><ul class="stack" role="list">{items}</ul></details> }
    });
    let n = u64::try_from(there.len()).unwrap_or(0);
    let main = view! {
        {done(view, data.done)}
        {summary(view, &data.errors, None)}
        <div class="title"><div><h1>{words.t("desk-offers")}</h1><p class="lead">{words.count("offers-n", n)}</p></div></div>
        {new}
        {body}
        {gone}
    };
    desk_page(
        view,
        DeskItem::Offers,
        words.t("desk-offers").to_owned(),
        main.into_any(),
    )
}

fn table(view: &View<'_>, data: &ListData, offers: &[&OfferLine]) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = offers.iter().map(|o| row(view, data, o)).collect();
    let whats = ["price", "percent", "stock", "pause", "resume"]
        .into_iter()
        .map(|w| (w.to_owned(), words.t(&format!("bulk-{w}")).to_owned()))
        .collect();
    let change = data.writes.then(|| {
        view! {
            <fieldset class="panel bulk" id="f-offer"><legend>{words.t("bulk-title")}</legend>
                {choice(view, &data.errors, Field::of(view, "what", "bulk-what", &data.what), whats, None)}
                {line(view, &data.errors, Field::of(view, "value", "bulk-value", &data.value).number())}
                <p class="actions"><button class="second">{words.t("bulk-look")}</button></p>
            </fieldset>
        }
    });
    let pick = data.writes.then(
        || view! { <th scope="col"><span class="visually-hidden">{words.t("bulk-choose")}</span></th> },
    );
    view! {
        <form method="post" action=Route::DeskBulk.path(view.locale) novalidate>
            {token(view)}
            <table class="stacked desk-offers"><caption class="visually-hidden">{words.t("desk-offers")}</caption>
                <thead><tr>{pick}<th scope="col">{words.t("field-title")}</th><th scope="col">{words.t("offer-state")}</th>
                    <th scope="col" class="n">{words.t("field-price")}</th><th scope="col" class="n">{words.t("field-stock")}</th>
                    <th scope="col">{words.t("offer-changed")}</th></tr></thead>
                <tbody>{rows}</tbody></table>
            {change}
        </form>
    }
}

fn row(view: &View<'_>, data: &ListData, o: &OfferLine) -> impl IntoView + use<> {
    let words = view.words();
    let title = if o.title.is_empty() {
        words.t("offer-untitled").to_owned()
    } else {
        o.title.clone()
    };
    let label = words.with("bulk-choose-one", &[("title", title.clone().into())]);
    let pick = data.writes.then(|| {
        let can = matches!(o.live, Some(OfferState::Published | OfferState::Paused));
        let chosen = data.chosen.contains(&o.id);
        view! { <td class="pick-one"><input type="checkbox" name="offer" value=o.id.to_string() aria-label=label checked=chosen disabled={!can}/></td> }
    });
    let price = o.price.map_or_else(String::new, |(amount, basis)| {
        let from = if o.several {
            format!("{} ", words.t("price-from"))
        } else {
            String::new()
        };
        let basis = words.t(if basis == Basis::Net {
            "basis-net"
        } else {
            "basis-gross"
        });
        format!("{from}{} {basis}", money(amount, view.locale))
    });
    let stock = o.stock.map_or_else(String::new, |n| n.to_string());
    let changed = datetime_words(o.changed_at, view.site.region.time_zone, view.locale);
    view! {
        <tr>{pick}
            <th scope="row"><a href=Route::DeskOffer(o.id).path(view.locale)>{title}</a></th>
            <td data-label=words.t("offer-state")>{states(view, o.live, o.working)}</td>
            <td class="n" data-label=words.t("field-price")>{price}</td>
            <td class="n" data-label=words.t("field-stock")>{stock}</td>
            <td data-label=words.t("offer-changed")>{changed}</td>
        </tr>
    }
}

/// What is public of an offer, and where its working copy stands.
pub fn states(
    view: &View<'_>,
    live: Option<OfferState>,
    working: Option<WorkingState>,
) -> impl IntoView + use<> {
    let words = view.words();
    let live = live.map(|s| {
        let class = match s {
            OfferState::Published => "tag ok",
            OfferState::Paused | OfferState::InReview => "tag wait",
            OfferState::Draft | OfferState::Archived => "tag",
            OfferState::Restricted => "tag no",
        };
        view! { <span class=class>{words.t(&format!("state-{}", s.name().replace('_', "-"))).to_owned()}</span>" " }
    });
    let working = working.map(|w| {
        let class = match w {
            WorkingState::Editing => "tag",
            WorkingState::InReview => "tag wait",
            WorkingState::Returned => "tag no",
        };
        view! { <span class=class>{words.t(&format!("working-{}", w.name().replace('_', "-"))).to_owned()}</span> }
    });
    (live, working)
}
