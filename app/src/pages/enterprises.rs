//! The list of enterprises.

use super::{
    Head, Page, Section, View,
    catalogue::{anchor, help, lead},
};
use crate::{
    routes::Route,
    ui::{
        card::enterprise_grid,
        crumbs::{crumbs, crumbs_json_ld},
        facets::{self, Form},
        form::errors_summary,
        head::item_list,
        layout::head_of,
        listing::{Ask, chips},
        pager::{pager, pages},
        text::{nbsp, quoted},
    },
};
use leptos::prelude::*;
use market::{
    catalogue::query::{EnterpriseQuery, PER_PAGE},
    enterprises::{EnterpriseCard, EntityType, Group},
    error::FieldError,
    search::FoundEnterprises,
};

/// What the list of enterprises is made of.
pub struct EnterprisesData<'a> {
    /// What was asked.
    pub query: &'a EnterpriseQuery,
    /// What the index answered.
    pub found: &'a FoundEnterprises,
    /// The page's enterprises, in order.
    pub cards: &'a [EnterpriseCard],
    /// What was wrong with the question.
    pub errors: &'a [FieldError],
}

/// The list of enterprises for a question.
pub fn enterprises_page(view: &View<'_>, data: EnterprisesData<'_>) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let ask = Ask {
        pairs: data.query.pairs(),
        enterprises: true,
    };
    let (total, q) = (data.found.total, &data.query.q);
    let missed = total == 0 && data.errors.is_empty();
    let title = match (missed, q.is_empty()) {
        (true, false) => words.with("missed-enterprises-title", &[("q", quoted(q, locale).into())]),
        (true, true) => words.t("missed-title-filters").to_owned(),
        (false, false) => words.with("enterprises-for", &[("q", quoted(q, locale).into())]),
        (false, true) => words.t("enterprises-title").to_owned(),
    };
    let title = nbsp(&title).into_owned();
    let sentence = if missed {
        words.t("missed-enterprises").to_owned()
    } else {
        lead(view, &ask, total)
    };
    let narrowed = !q.is_empty() || ask.filters().next().is_some();
    let mut steps = vec![(
        view.site.region.brand.text(locale).to_owned(),
        Some(Route::Home.path(locale)),
    )];
    if narrowed {
        steps.push((
            words.t("nav-enterprises").to_owned(),
            Some(Route::Enterprises.path(locale)),
        ));
        steps.push((words.t("results").to_owned(), None));
    } else {
        steps.push((words.t("nav-enterprises").to_owned(), None));
    }
    let page = data.query.page.max(1);
    let here = ask.page(page);
    let last = pages(total, data.query.per_page);
    let names = data
        .cards
        .iter()
        .map(|c| (Route::Enterprise(&c.slug).path(locale), c.name.clone()));
    let description = if narrowed {
        sentence.clone()
    } else {
        words.with(
            "enterprises-description",
            &[
                ("n", total.into()),
                ("from", view.site.region.from.text(locale).into()),
            ],
        )
    };
    let full_title = if page > 1 {
        format!("{title}, {}", words.with("pager-page", &[("n", page.into())]))
    } else {
        title.clone()
    };
    let head = Head {
        noindex: !data.errors.is_empty() || !q.is_empty() || ask.filters().count() >= 2,
        json_ld: vec![
            crumbs_json_ld(view, &steps, &here.href(locale)),
            item_list(view, names),
        ],
        prev_next: (
            (page > 1).then(|| ask.page(page - 1).href(locale)),
            (u64::from(page) < last).then(|| ask.page(page + 1).href(locale)),
        ),
        ..head_of(view, full_title, description, |l| here.href(l))
    };
    let form = Form {
        view,
        ask: &ask,
        facets: &data.found.facets,
        errors: data.errors,
    };
    let asked = ask.clone();
    let per_page = if data.query.per_page == 0 {
        PER_PAGE
    } else {
        data.query.per_page
    };
    let after = (!missed).then(|| {
        view! {
            {pager(view, page, per_page, total, move |n| asked.page(n).href(locale))}
            <p class="actions small"><span class="muted">{words.t("same-results")}" "<a href=ask.api(locale, "")>"JSON"</a></span></p>
        }
    });
    let main = view! {
        {crumbs(view, &steps)}
        <div class=if missed { "catalogue bare" } else { "catalogue" }>
            <div class="title"><div>
                <h1>{title}</h1>
                {(!narrowed).then(|| view! { <p class="measure">{words.t("enterprises-intro")}</p> })}
                <p class="lead">{sentence}</p>
                {errors_summary(view, data.errors, anchor)}
            </div></div>
            {chips(view, &ask, !missed, |_, _| None)}
            {(!missed).then(|| filters(&form, total))}
            <div class="results" id="results">
                <h2 class="visually-hidden">{words.t("results")}</h2>
                {(!missed).then(|| enterprise_grid(view, data.cards, "grid", true))}
                {after}
                {missed.then(|| help(view, &ask))}
            </div>
        </div>
    };
    Page {
        head,
        section: Section::Enterprises,
        main: main.into_any(),
        main_class: "wrap",
    }
}

fn filters(form: &Form<'_>, total: u64) -> impl IntoView {
    let (view, f) = (form.view, form.facets);
    let words = view.words();
    view! {
        <form class="facets" method="get" action=Route::Enterprises.path(view.locale) aria-label=words.t("facets-label") data-said=words.count("enterprises-n", total)>
            <div class="groups">
                {facets::kept(form.ask, &["per_page"])}
                <div class="field"><label for="f-q">{words.t("enterprises-q")}</label><input id="f-q" name="q" type="search" maxlength="200" autocomplete="off" value=form.ask.value("q").map(str::to_owned)/></div>
                {facets::signs(form)}
                {facets::categories(form)}
                {facets::group(form, "serves", "facet-serves", facets::counties(form, &f.serves), 6)}
                {facets::group(form, "county", "facet-county", facets::counties(form, &f.county), 6)}
                {facets::group(form, "entity_type", "facet-entity-type", facets::listed(form, "entity", &f.entity_type, EntityType::name), 8)}
                {facets::group(form, "employs", "facet-employs", facets::listed(form, "group", &f.employs, Group::name), 5)}
                <div class="show"><button>{words.count("show-enterprises", total)}</button></div>
            </div>
        </form>
    }
}
