//! The catalogue: all offers, those of a category, those that were searched for, and what is said when there are none.

use super::{Head, Page, Section, View};
use crate::{
    routes::Route,
    ui::{
        card::offer_grid,
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        facets::{self, Form},
        form::errors_summary,
        head::item_list,
        layout::head_of,
        listing::{Ask, chip_words, chips, filter_phrase, printed},
        pager::{pager, pages},
        text::{datetime_words, joined, nbsp, number, quoted},
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use market::{
    catalogue::{
        Audience, Kind, Occasion, OfferCard,
        query::{OfferQuery, PER_PAGE, Sort},
        taxonomy::{Category, taxonomy},
    },
    enterprises::{EntityType, Group},
    error::FieldError,
    search::{Found, Relaxed},
};

/// What the catalogue's page is made of.
pub struct CatalogueData<'a> {
    /// What was asked (what could be read of it, when there are errors).
    pub query: &'a OfferQuery,
    /// What the index answered.
    pub found: &'a Found,
    /// The page's offers, in order.
    pub cards: &'a [OfferCard],
    /// The category whose own page this is; the query names it too.
    pub category: Option<&'static Category>,
    /// What was wrong with the question.
    pub errors: &'a [FieldError],
    /// The instant that the printed page names; none leaves the line out.
    pub printed_at: Option<DateTime<Utc>>,
}

/// Fields of the form that are folded.
const FOLDED: [&str; 7] = ["kind", "entity_type", "occasion", "delivery", "made_to_order", "cpv", "ready_by"];

/// The catalogue for a question.
pub fn catalogue_page(view: &View<'_>, data: CatalogueData<'_>) -> Page {
    let locale = view.locale;
    let ask = Ask { pairs: data.query.pairs(), enterprises: false };
    let category = data.category.or_else(|| only_category(&ask));
    let missed = !data.found.relaxed.is_empty() || (data.found.total == 0 && data.errors.is_empty());
    let title = title(view, &data, category, missed);
    // a category's own page names it in its title
    let own = category.filter(|_| !missed && ask.filters().count() == 1);
    let lead = match (missed, own) {
        (true, _) => missed_lead(view, &data),
        (false, Some(_)) => format!("{}.", view.words().count("offers-n", data.found.total)),
        (false, None) => lead(view, &ask, data.found.total),
    };
    let here = ask.page(data.query.page).href(locale);
    let steps = steps(view, &ask, category, missed);
    let head = head(view, &ask, &data, category, &title, &lead, &steps);
    let form = Form { view, ask: &ask, facets: &data.found.facets, errors: data.errors };
    let chips = chips(view, &ask, !missed, |name, value| enterprise_name(name, value, data.cards));
    let paper = data.printed_at.map(|at| {
        let asked: Vec<String> = ask.value("q").map(|q| quoted(q, locale)).into_iter().chain(ask.filters().map(|(n, v)| chip_words(view, n, v))).collect();
        let asked = if asked.is_empty() { view.words().t("printed-everything").to_owned() } else { asked.join("; ") };
        printed(view, &datetime_words(at, view.site.region.time_zone, locale), &asked, &view.words().count("offers-n", data.found.total), &here)
    });
    let main = view! {
        {crumbs(view, &steps)}
        <div class=if missed { "catalogue bare" } else { "catalogue" }>
            <div class="title"><div>
                <h1>{title}</h1>
                {own.map(|c| view! { <p class="measure">{nbsp(c.intro.text(locale)).into_owned()}</p> })}
                <p class="lead">{lead}{(!missed && own.is_none()).then(|| unfiltered(view, &ask, data.found.unfiltered, data.found.total))}</p>
                {(data.query.sort == Sort::Price).then(|| view! { <p class="small muted">{view.words().t("sort-price-note")}</p> })}
                {paper}
                {leaves(view, own)}
                {errors_summary(view, data.errors, anchor)}
            </div></div>
            {chips}
            {(!missed).then(|| filters(&form, data.query, data.found.total))}
            <div class="results" id="results">
                <h2 class="visually-hidden">{view.words().t("results")}</h2>
                {offer_grid(view, data.cards, if missed { "grid four" } else { "grid" }, 3)}
                {(!missed).then(|| after(view, &ask, data.query, data.found.total))}
                {missed.then(|| help(view, &ask))}
            </div>
        </div>
    };
    Page { head, section: Section::Offers, main: main.into_any(), main_class: "wrap" }
}

/// The category that a question is about, if it is about one alone.
fn only_category(ask: &Ask) -> Option<&'static Category> {
    let mut filters = ask.filters();
    let code = filters.next().filter(|(n, _)| *n == "category").filter(|_| ask.value("q").is_none())?;
    filters.next().is_none().then(|| taxonomy().by_code(&code.1))?
}

fn title(view: &View<'_>, data: &CatalogueData<'_>, category: Option<&Category>, missed: bool) -> String {
    let words = view.words();
    let q = || quoted(&data.query.q, view.locale);
    let title = match (missed, data.query.q.is_empty()) {
        (true, false) if !matches!(data.found.relaxed.as_slice(), [Relaxed::Filters]) => words.with("missed-title", &[("q", q().into())]),
        (true, _) => words.t("missed-title-filters").to_owned(),
        (false, false) => words.with("results-for", &[("q", q().into())]),
        (false, true) => category.map_or_else(|| words.t("nav-offers").to_owned(), |c| c.name.text(view.locale).to_owned()),
    };
    nbsp(&title).into_owned()
}

/// `12 ofert: z ważnym znakiem, siedziba w powiecie świdnickim.`
pub(super) fn lead(view: &View<'_>, ask: &Ask, total: u64) -> String {
    let count = view.words().count(if ask.enterprises { "enterprises-n" } else { "offers-n" }, total);
    let phrases: Vec<String> = ask.filters().map(|(n, v)| filter_phrase(view, n, v)).collect();
    if phrases.is_empty() { format!("{count}.") } else { nbsp(&format!("{count}: {}.", phrases.join(", "))).into_owned() }
}

/// `Bez filtrów: 37.` as a link, where leaving the filters out finds more.
fn unfiltered(view: &View<'_>, ask: &Ask, unfiltered: Option<u64>, total: u64) -> impl IntoView + use<> {
    unfiltered.filter(|n| *n > total).map(|n| {
        let href = ask.keeping(|name, _| matches!(name, "q" | "per_page")).href(view.locale);
        (" ", view! { <a href=href>{view.words().with("without-filters", &[("n", number(n, view.locale).into())])}</a> })
    })
}

fn missed_lead(view: &View<'_>, data: &CatalogueData<'_>) -> String {
    let words = view.words();
    let n = u64::try_from(data.cards.len()).unwrap_or(0);
    let relaxed = &data.found.relaxed;
    let without = relaxed.iter().find_map(|r| match r {
        Relaxed::Words(left_out) => Some(left_out.iter().map(|w| quoted(w, view.locale)).collect::<Vec<_>>()),
        _ => None,
    });
    let text = if n == 0 {
        words.t("missed-nothing").to_owned()
    } else if relaxed.contains(&Relaxed::Everything) {
        words.t("missed-everything").to_owned()
    } else {
        match (without, relaxed.contains(&Relaxed::Filters)) {
            (Some(left_out), false) => {
                let count = u64::try_from(left_out.len()).unwrap_or(1);
                words.with("missed-words", &[("n", n.into()), ("words", joined(view, &left_out).into()), ("count", count.into())])
            }
            (Some(left_out), true) => {
                let count = u64::try_from(left_out.len()).unwrap_or(1);
                words.with("missed-words-filters", &[("n", n.into()), ("words", joined(view, &left_out).into()), ("count", count.into())])
            }
            (None, _) => words.count("missed-filters", data.found.total),
        }
    };
    nbsp(&text).into_owned()
}

fn steps(view: &View<'_>, ask: &Ask, category: Option<&Category>, missed: bool) -> Vec<Crumb> {
    let (words, locale) = (view.words(), view.locale);
    let catalogue = words.t("nav-offers").to_owned();
    let mut steps = vec![(view.site.region.brand.text(locale).to_owned(), Some(Route::Home.path(locale)))];
    match category {
        Some(c) => {
            steps.push((catalogue, Some(Route::Offers.path(locale))));
            if let Some(group) = c.group.as_deref().and_then(|g| taxonomy().by_code(g)) {
                steps.push((group.name.text(locale).to_owned(), Some(Route::Category(group).path(locale))));
            }
            steps.push((c.name.text(locale).to_owned(), None));
        }
        None if missed || ask.value("q").is_some() || ask.filters().next().is_some() => {
            steps.push((catalogue, Some(Route::Offers.path(locale))));
            steps.push((words.t("results").to_owned(), None));
        }
        None => steps.push((catalogue, None)),
    }
    steps
}

fn head(view: &View<'_>, ask: &Ask, data: &CatalogueData<'_>, category: Option<&Category>, title: &str, lead: &str, steps: &[Crumb]) -> Head {
    let page = data.query.page;
    let here = ask.page(page);
    let title = if page > 1 { format!("{title}, {}", view.words().with("pager-page", &[("n", page.into())])) } else { title.to_owned() };
    let description = match category {
        Some(c) => c.intro.text(view.locale).to_owned(),
        None if ask.pairs.is_empty() => view.words().with("catalogue-description", &[("n", data.found.total.into()), ("from", view.site.region.from.text(view.locale).into())]),
        None => lead.to_owned(),
    };
    let last = pages(data.found.total, data.query.per_page);
    let names = data.cards.iter().map(|c| (Route::Offer(&c.slug).path(view.locale), c.title.text(view.locale).to_owned()));
    Head {
        noindex: !data.errors.is_empty() || ask.value("q").is_some() || ask.filters().count() >= 2,
        q: data.query.q.clone(),
        json_ld: vec![crumbs_json_ld(view, steps, &here.href(view.locale)), item_list(view, names)],
        prev_next: ((page > 1).then(|| ask.page(page - 1).href(view.locale)), (u64::from(page) < last).then(|| ask.page(page + 1).href(view.locale))),
        ..head_of(view, title, description, |l| here.href(l))
    }
}

/// The name of the enterprise whose offers these are, for its chip.
fn enterprise_name(name: &str, value: &str, cards: &[OfferCard]) -> Option<String> {
    (name == "enterprise").then(|| cards.iter().find(|c| c.seller.slug == value).map(|c| c.seller.name.clone())).flatten()
}

/// The field that an error's link leads to.
pub(super) fn anchor(field: &str) -> String {
    match field {
        "near" | "cpv" | "ready_by" | "price_min" | "price_max" => format!("f-{field}"),
        "q" => "q".to_owned(),
        _ => "sort".to_owned(),
    }
}

fn filters(form: &Form<'_>, query: &OfferQuery, total: u64) -> impl IntoView {
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

fn sort_key(sort: Sort, query: &OfferQuery) -> &'static str {
    match sort {
        Sort::Relevance if query.q.is_empty() => "sort-unasked",
        Sort::Relevance => "sort-relevance",
        Sort::Newest => "sort-newest",
        Sort::Price => "sort-price",
        Sort::Distance => "sort-distance",
    }
}

/// The ways into a group's leaves.
fn leaves(view: &View<'_>, category: Option<&Category>) -> impl IntoView + use<> {
    let locale = view.locale;
    category.filter(|c| c.group.is_none()).map(|group| {
        let all: Vec<_> = taxonomy().leaves(&group.code).map(|c| view! { <li><a class="chip" href=Route::Category(c).path(locale)>{c.name.text(locale).to_owned()}</a></li> }).collect();
        view! { <nav aria-label=view.words().t("leaves-label")><ul class="chips actions" role="list">{all}</ul></nav> }
    })
}

/// What follows the results: pages, how they are ordered, the same for machines.
fn after(view: &View<'_>, ask: &Ask, query: &OfferQuery, total: u64) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let asked = ask.clone();
    let per_page = if query.per_page == 0 { PER_PAGE } else { query.per_page };
    view! {
        {pager(view, query.page.max(1), per_page, total, move |n| asked.page(n).href(locale))}
        <p class="actions small">
            <a href=Route::Ordering.path(locale)>{words.t("footer-ordering")}</a>
            <span class="muted">{words.t("same-results")}" "<a href=ask.api(locale, ".csv")>"CSV"</a>", "<a href=ask.api(locale, "")>"JSON"</a></span>
        </p>
    }
}

/// What one can do when nothing fits.
pub(super) fn help(view: &View<'_>, ask: &Ask) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let operator = &view.site.operator;
    let narrowed = ask.filters().next().is_some();
    let clear = ask.keeping(|n, _| n == "q").href(locale);
    let everything = if ask.enterprises { Route::Enterprises } else { Route::Offers };
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
