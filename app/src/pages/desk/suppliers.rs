//! The enterprises that a buyer counts among its own suppliers.

use super::{DeskItem, desk_page};
use crate::{
    pages::{Page, View, account::done},
    routes::Route,
    ui::form::{Line, errors_summary, line, own_form},
};
use leptos::{either::Either, prelude::*};
use market::{error::FieldError, organisations::Buyer, organisations::Supplier};

/// What the page of suppliers shows.
#[derive(Clone, Debug)]
pub struct SuppliersData {
    /// The buyer.
    pub buyer: Buyer,
    /// Whether the reader may change the list.
    pub manages: bool,
    /// What was typed.
    pub typed: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The page of suppliers.
pub fn suppliers_page(view: &View<'_>, data: &SuppliersData) -> Page {
    let words = view.words();
    let rows: Vec<_> = data
        .buyer
        .suppliers
        .iter()
        .map(|s| supplier(view, s, data.manages))
        .collect();
    let list = if rows.is_empty() {
        Either::Left(view! {
            <div class="empty panel"><h2>{words.t("suppliers-none")}</h2><p>{words.t("suppliers-none-text")}</p>
                <p class="actions"><a class="btn second" href=Route::Enterprises.path(view.locale)>{words.t("all-enterprises")}</a></p></div>
        })
    } else {
        Either::Right(view! { <ul class="sessions" role="list">{rows}</ul> })
    };
    let field = Line {
        name: "supplier",
        kind: "text",
        label: "suppliers-which",
        hint: Some("suppliers-which-hint"),
        autocomplete: "off",
        value: &data.typed,
    };
    let add = data.manages.then(|| {
        view! {
            <section class="section"><h2>{words.t("suppliers-add")}</h2>
                {form(view, "add", view! {
                    {line(view, &data.errors, field)}
                    <p class="actions"><button class="second">{words.t("suppliers-add-button")}</button></p>
                }.into_any())}
            </section>
        }
    });
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("suppliers-title")}</h1><p class="lead">{data.buyer.organisation.name.clone()}</p></div></div>
        {list}
        {add}
    };
    desk_page(
        view,
        DeskItem::Suppliers,
        words.t("suppliers-title").to_owned(),
        main.into_any(),
    )
}

fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    own_form(view, "entry", Route::Suppliers.path(view.locale), what, inside)
}

fn supplier(view: &View<'_>, supplier: &Supplier, manages: bool) -> impl IntoView + use<> {
    let words = view.words();
    let name = if supplier.published {
        let href = Route::Enterprise(&supplier.slug).path(view.locale);
        Either::Left(view! { <a href=href>{supplier.name.clone()}</a> })
    } else {
        Either::Right(
            view! { {supplier.name.clone()}" "<span class="tag wait">{words.t("suppliers-hidden")}</span> },
        )
    };
    let remove = manages.then(|| {
        let label = words.with(
            "organisation-remove-of",
            &[("name", supplier.name.clone().into())],
        );
        form(
            view,
            "remove",
            view! {
                <input type="hidden" name="enterprise" value=supplier.enterprise.to_string()/>
                <button class="second" aria-label=label>{words.t("organisation-remove")}</button>
            }
            .into_any(),
        )
    });
    view! { <li><div><p><b>{name}</b></p><p class="muted">{supplier.town.clone()}</p></div>{remove}</li> }
}
