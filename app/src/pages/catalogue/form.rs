//! What stands around the catalogue's results: filters, order, pages, ways on.

use crate::{
    pages::View,
    routes::Route,
    ui::{
        facets::{self, Form},
        listing::Ask,
        pager::pager,
    },
};
use leptos::prelude::*;
use market::{
    catalogue::{
        Audience, Kind, Occasion,
        query::{OfferQuery, PER_PAGE, Sort},
        taxonomy::Category,
    },
    enterprises::{EntityType, Group},
};

/// Fields of the form that are folded.
const FOLDED: [&str; 7] = [
    "kind",
    "entity_type",
    "occasion",
    "delivery",
    "made_to_order",
    "cpv",
    "ready_by",
];

pub(super) fn filters(form: &Form<'_>, query: &OfferQuery, total: u64) -> impl IntoView {
    let (view, f) = (form.view, form.facets);
    let words = view.words();
    let sorts: Vec<_> = Sort::ALL
        .into_iter()
        .map(|s| {
            // the first is what is done unasked, so that a plain form sends nothing for it
            let value = if s == Sort::default() { "" } else { s.name() };
            view! { <option value=value selected=query.sort == s>{words.t(sort_key(s, query))}</option> }
        })
        .collect();
    let folded = view! {
        {facets::group(form, "kind", "facet-kind", facets::listed(form, "kind", &f.kind, Kind::name), 4)}
        {facets::group(form, "entity_type", "facet-entity-type", facets::listed(form, "entity", &f.entity_type, EntityType::name), 6)}
        {facets::group(form, "occasion", "facet-occasion", facets::listed(form, "occasion", &f.occasion, Occasion::name), 8)}
        {facets::delivery(form)}
        {facets::field(form, "cpv", "text", None)}
        {facets::field(form, "ready_by", "date", None)}
    };
    view! {
        <form class="facets" method="get" action=Route::Offers.path(view.locale) aria-label=words.t("facets-label") data-said=words.count("offers-n", total)>
            <p class="sort"><label for="sort">{words.t("sort-label")}</label>" "<select id="sort" name="sort">{sorts}</select></p>
            <div class="groups">
                {facets::kept(form.ask, &["q", "enterprise", "per_page"])}
                {(query.made_to_order == Some(false)).then(|| facets::kept(form.ask, &["made_to_order"]))}
                {facets::signs(form)}
                {facets::categories(form)}
                {facets::group(form, "serves", "facet-serves", facets::counties(form, &f.serves), 6)}
                {facets::group(form, "county", "facet-county", facets::counties(form, &f.county), 6)}
                {facets::price_range(form)}
                {facets::field(form, "near", "text", Some("towns"))}
                {facets::towns(view)}
                {facets::group(form, "audience", "facet-audience", facets::listed(form, "audience", &f.audience, Audience::name), 4)}
                {facets::group(form, "employs", "facet-employs", facets::listed(form, "group", &f.employs, Group::name), 4)}
                {facets::folded(form, &FOLDED, folded)}
                <div class="show"><button>{words.count("show-offers", total)}</button></div>
            </div>
        </form>
    }
}

/// The word for an order of results.
pub(crate) fn sort_key(sort: Sort, query: &OfferQuery) -> &'static str {
    match sort {
        Sort::Relevance if query.q.is_empty() => "sort-unasked",
        Sort::Relevance => "sort-relevance",
        Sort::Newest => "sort-newest",
        Sort::Price => "sort-price",
        Sort::Distance => "sort-distance",
    }
}

/// The ways into a group's leaves.
pub(super) fn leaves(view: &View<'_>, category: Option<&Category>) -> impl IntoView + use<> {
    let locale = view.locale;
    category.filter(|c| c.group.is_none()).map(|group| {
        let all: Vec<_> = view.taxonomy().leaves(&group.code).map(|c| view! { <li><a class="chip" href=Route::Category(c).path(locale)>{c.name.text(locale).to_owned()}</a></li> }).collect();
        view! { <nav aria-label=view.words().t("leaves-label")><ul class="chips actions" role="list">{all}</ul></nav> }
    })
}

/// What follows the results: pages, how they are ordered, the same for machines.
pub(super) fn after(view: &View<'_>, ask: &Ask, query: &OfferQuery, total: u64) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let asked = ask.clone();
    let pdf = Route::OffersPdf.with_query(locale, &ask.keeping(|n, _| n != "per_page").pairs);
    let per_page = if query.per_page == 0 {
        PER_PAGE
    } else {
        query.per_page
    };
    view! {
        {pager(view, query.page.max(1), per_page, total, move |n| asked.page(n).href(locale))}
        <p class="actions small">
            <a href=Route::Ordering.path(locale)>{words.t("footer-ordering")}</a>
            <a rel="nofollow" href=pdf>{words.t("document-save")}</a>
            <span class="muted">{words.t("same-results")}" "<a href=ask.api(locale, ".csv")>"CSV"</a>", "<a href=ask.api(locale, "")>"JSON"</a></span>
        </p>
    }
}

/// What one can do when nothing fits.
pub(crate) fn help(view: &View<'_>, ask: &Ask) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let operator = &view.site.operator;
    let narrowed = ask.filters().next().is_some();
    let clear = ask.keeping(|n, _| n == "q").href(locale);
    let everything = if ask.enterprises {
        Route::Enterprises
    } else {
        Route::Offers
    };
    let contact = (!operator.email.is_empty()).then(|| {
        let phone = if operator.phone.is_empty() { String::new() } else { format!(", {}", operator.phone) };
        view! { <p>{words.t("empty-contact")}" "<a href=format!("mailto:{}", operator.email)>{operator.email.clone()}</a>{phone}</p> }
    });
    view! {
        <div class="section"><div class="empty panel">
            <h2>{words.t("empty-title")}</h2>
            <p>{words.t("empty-text")}</p>
            {contact}
            <p class="actions">
                {(narrowed && ask.value("q").is_some()).then(|| view! { <a class="btn" href=clear>{words.t("empty-without-filters")}</a> })}
                <a class="btn second" href=everything.path(locale)>{words.t(if ask.enterprises { "all-enterprises" } else { "all-offers" })}</a>
            </p>
        </div></div>
    }
}

/// The field that an error's link leads to.
pub(crate) fn anchor(field: &str) -> String {
    match field {
        "near" | "cpv" | "ready_by" | "price_min" | "price_max" => format!("f-{field}"),
        "q" => "q".to_owned(),
        _ => "sort".to_owned(),
    }
}
