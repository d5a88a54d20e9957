//! The catalogue: all offers, those of a category, those that were searched for, and what is said when there are none.

mod form;
mod sentences;

use super::{Head, Page, Section, View};
use crate::{
    routes::Route,
    ui::{
        card::offer_grid,
        crumbs::{Crumb, crumbs, crumbs_json_ld},
        facets::Form,
        form::errors_summary,
        head::item_list,
        layout::head_of,
        listing::{Ask, chip_words, chips, printed},
        pager::pages,
        text::{date_words, nbsp, quoted},
    },
};
use chrono::{DateTime, Utc};
use form::{after, filters, leaves};
use leptos::prelude::*;
use market::{
    catalogue::{
        OfferCard,
        query::{OfferQuery, Sort},
        taxonomy::{Category, taxonomy},
    },
    error::FieldError,
    search::Found,
};

pub(crate) use form::sort_key;
pub(super) use form::{anchor, help};
pub(super) use sentences::lead;
use sentences::{missed_lead, title, unfiltered};

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

/// The catalogue for a question.
pub fn catalogue_page(view: &View<'_>, data: CatalogueData<'_>) -> Page {
    let locale = view.locale;
    let ask = Ask {
        pairs: data.query.pairs(),
        enterprises: false,
    };
    let category = data.category.or_else(|| only_category(&ask));
    let category = category.map(|c| view.texts.category(c));
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
    let form = Form {
        view,
        ask: &ask,
        facets: &data.found.facets,
        errors: data.errors,
    };
    let chips = chips(view, &ask, !missed, |name, value| {
        enterprise_name(name, value, data.cards)
    });
    let paper = data.printed_at.map(|at| {
        let asked: Vec<String> = ask
            .value("q")
            .map(|q| quoted(q, locale))
            .into_iter()
            .chain(ask.filters().map(|(n, v)| chip_words(view, n, v)))
            .collect();
        let asked = if asked.is_empty() {
            view.words().t("printed-everything").to_owned()
        } else {
            asked.join("; ")
        };
        printed(
            view,
            &date_words(at.with_timezone(&view.site.region.time_zone).date_naive(), locale),
            &asked,
            &view.words().count("offers-n", data.found.total),
            &here,
        )
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
                {offer_grid(view, data.cards, if missed { "grid four" } else { "grid" }, true)}
                {(!missed).then(|| after(view, &ask, data.query, data.found.total))}
                {missed.then(|| help(view, &ask))}
            </div>
        </div>
    };
    Page {
        head,
        section: Section::Offers,
        main: main.into_any(),
        main_class: "wrap",
    }
}

/// The category that a question is about, if it is about one alone.
fn only_category(ask: &Ask) -> Option<&'static Category> {
    let mut filters = ask.filters();
    let code = filters
        .next()
        .filter(|(n, _)| *n == "category")
        .filter(|_| ask.value("q").is_none())?;
    filters.next().is_none().then(|| taxonomy().by_code(&code.1))?
}

fn steps(view: &View<'_>, ask: &Ask, category: Option<&Category>, missed: bool) -> Vec<Crumb> {
    let (words, locale) = (view.words(), view.locale);
    let catalogue = words.t("nav-offers").to_owned();
    let mut steps = vec![(
        view.site.region.brand.text(locale).to_owned(),
        Some(Route::Home.path(locale)),
    )];
    match category {
        Some(c) => {
            steps.push((catalogue, Some(Route::Offers.path(locale))));
            if let Some(group) = c.group.as_deref().and_then(|g| view.taxonomy().by_code(g)) {
                steps.push((
                    group.name.text(locale).to_owned(),
                    Some(Route::Category(group).path(locale)),
                ));
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

fn head(
    view: &View<'_>,
    ask: &Ask,
    data: &CatalogueData<'_>,
    category: Option<&Category>,
    title: &str,
    lead: &str,
    steps: &[Crumb],
) -> Head {
    let page = data.query.page;
    let here = ask.page(page);
    let title = if page > 1 {
        format!(
            "{title}, {}",
            view.words().with("pager-page", &[("n", page.into())])
        )
    } else {
        title.to_owned()
    };
    let description = match category {
        Some(c) => c.intro.text(view.locale).to_owned(),
        None if ask.pairs.is_empty() => view.words().with(
            "catalogue-description",
            &[
                ("n", data.found.total.into()),
                ("from", view.site.region.from.text(view.locale).into()),
            ],
        ),
        None => lead.to_owned(),
    };
    let last = pages(data.found.total, data.query.per_page);
    let names = data.cards.iter().map(|c| {
        (
            Route::Offer(&c.slug).path(view.locale),
            c.title.text(view.locale).to_owned(),
        )
    });
    Head {
        noindex: !data.errors.is_empty() || ask.value("q").is_some() || ask.filters().count() >= 2,
        q: data.query.q.clone(),
        json_ld: vec![
            crumbs_json_ld(view, steps, &here.href(view.locale)),
            item_list(view, names),
        ],
        prev_next: (
            (page > 1).then(|| ask.page(page - 1).href(view.locale)),
            (u64::from(page) < last).then(|| ask.page(page + 1).href(view.locale)),
        ),
        ..head_of(view, title, description, |l| here.href(l))
    }
}

/// The name of the enterprise whose offers these are, for its chip.
fn enterprise_name(name: &str, value: &str, cards: &[OfferCard]) -> Option<String> {
    (name == "enterprise")
        .then(|| {
            cards
                .iter()
                .find(|c| c.seller.slug == value)
                .map(|c| c.seller.name.clone())
        })
        .flatten()
}
