//! Founding a company or a public body.

use super::{DeskItem, desk_page_at};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{Line, error_of, error_words, errors_summary, line, own_form},
        text::term,
    },
};
use leptos::prelude::*;
use market::{accounts::OrganisationKind, error::FieldError, organisations::OrganisationTyped};

/// What the form of a founding shows.
#[derive(Clone, Debug, Default)]
pub struct FoundData {
    /// What was typed.
    pub typed: OrganisationTyped,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The form of a founding.
pub fn found_page(view: &View<'_>, data: &FoundData) -> Page {
    let words = view.words();
    let main = view! {
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("found-title")}</h1><p class="lead">{words.t("found-lead")}</p></div></div>
        {own_form(view, "entry", Route::Found.path(view.locale), "found", view! {
            {kinds(view, data)}
            {organisation_fields(view, &data.errors, &data.typed)}
            <p class="actions"><button>{words.t("found-button")}</button></p>
        }.into_any())}
    };
    desk_page_at(
        view,
        DeskItem::Account,
        words.t("found-title").to_owned(),
        |l| Route::Found.path(l),
        main.into_any(),
    )
}

fn kinds(view: &View<'_>, data: &FoundData) -> impl IntoView + use<> {
    let words = view.words();
    let error = error_of(&data.errors, "kind").map(|e| error_words(view, e));
    let class = if error.is_some() { "field wrong" } else { "field" };
    let options: Vec<_> = OrganisationKind::ALL
        .iter()
        .filter(|kind| kind.buys())
        .enumerate()
        .map(|(i, kind)| {
            let id = (i == 0).then_some("f-kind");
            let checked = data.typed.kind == kind.name();
            view! {
                <label class="opt"><input type="radio" name="kind" id=id value=kind.name() checked=checked/>
                    <span>{term(words, "organisation-kind", kind.name())}</span></label>
            }
        })
        .collect();
    view! {
        <fieldset class=class><legend>{words.t("found-kind")}</legend>
            {error.map(|text| view! { <p class="error">{text}</p> })}
            {options}
        </fieldset>
    }
}

/// Name, tax number and address of an organisation.
pub(super) fn organisation_fields(
    view: &View<'_>,
    errors: &[FieldError],
    typed: &OrganisationTyped,
) -> impl IntoView + use<> {
    let field = |name, label, hint, autocomplete, value| {
        line(
            view,
            errors,
            Line {
                name,
                kind: "text",
                label,
                hint,
                autocomplete,
                value,
            },
        )
    };
    view! {
        {field("organisation_name", "organisation-name", Some("organisation-name-hint"), "organization", &typed.name)}
        {field("tax_number", "organisation-tax-number", Some("organisation-tax-number-hint"), "off", &typed.tax_number)}
        {field("street", "organisation-street", None, "address-line1", &typed.address.street)}
        {field("postcode", "organisation-postcode", None, "postal-code", &typed.address.postcode)}
        {field("town", "organisation-town", None, "address-level2", &typed.address.town)}
    }
}
