//! The form of filters beside a list. It works by itself (GET); the island only spares the button.

use super::{
    form::{error_of, error_words},
    listing::{Ask, county_name},
    text::{number, term},
};
use crate::pages::View;
use leptos::{either::Either, prelude::*};
use market::{error::FieldError, search::Facets};
use std::cmp::Reverse;

/// A choice with its count.
pub struct Choice {
    value: String,
    label: String,
    n: u64,
}

/// What the parts of a form of filters are made from.
pub struct Form<'a> {
    /// For whom and when.
    pub view: &'a View<'a>,
    /// What was asked.
    pub ask: &'a Ask,
    /// What could be chosen.
    pub facets: &'a Facets,
    /// What was wrong with the question.
    pub errors: &'a [FieldError],
}

fn choice(form: &Form<'_>, name: &'static str, choice: Choice) -> impl IntoView + use<> {
    let on = form.ask.has(name, &choice.value);
    let class = if choice.n == 0 && !on {
        "opt nothing"
    } else {
        "opt"
    };
    view! {
        <label class=class><input type="checkbox" name=name value=choice.value checked=on/>" "<span>{choice.label}</span>" "<span class="n num">{number(choice.n, form.view.locale)}</span></label>
    }
}

/// A fieldset of checkboxes: chosen ones first, at most `first` of the others in sight, all of them behind "more".
pub fn group(
    form: &Form<'_>,
    name: &'static str,
    legend: &'static str,
    mut choices: Vec<Choice>,
    first: usize,
) -> impl IntoView + use<> {
    let words = form.view.words();
    let total = u64::try_from(choices.len()).unwrap_or(0);
    (!choices.is_empty()).then(|| {
        choices.sort_by_key(|c| !form.ask.has(name, &c.value));
        let chosen = choices.iter().filter(|c| form.ask.has(name, &c.value)).count();
        // one or two more are no reason to hide them
        let cut = if choices.len() <= first + 2 { choices.len() } else { first.max(chosen) };
        let rest = choices.split_off(cut);
        let seen: Vec<_> = choices.into_iter().map(|c| choice(form, name, c)).collect();
        let more = (!rest.is_empty()).then(|| {
            let rest: Vec<_> = rest.into_iter().map(|c| choice(form, name, c)).collect();
            view! { <details class="more" data-key=name><summary>{words.count("facet-more", total)}</summary>{rest}</details> }
        });
        view! { <fieldset><legend>{words.t(legend)}</legend>{seen}{more}</fieldset> }
    })
}

/// Choices of a closed list, named by its words, in the list's own order.
pub fn listed<T: Copy>(
    form: &Form<'_>,
    list: &str,
    counts: &[(T, u64)],
    name: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    counts
        .iter()
        .map(|(v, n)| Choice {
            value: name(*v).to_owned(),
            label: term(form.view.words(), list, name(*v)),
            n: *n,
        })
        .collect()
}

/// Choices of counties, those with most results first.
pub fn counties(form: &Form<'_>, counts: &[(market::place::Teryt, u64)]) -> Vec<Choice> {
    let mut all: Vec<Choice> = counts
        .iter()
        .map(|(t, n)| Choice {
            value: t.as_str().to_owned(),
            label: county_name(form.view, t.as_str()),
            n: *n,
        })
        .collect();
    all.sort_by_cached_key(|c| (Reverse(c.n), market::text::sort_key(&c.label)));
    all
}

/// Mark, status and art. 94.
pub fn signs(form: &Form<'_>) -> impl IntoView + use<> {
    let words = form.view.words();
    let f = form.facets;
    let mark = words.with(
        "facet-mark-valid",
        &[("mark", form.view.site.region.mark.text(form.view.locale).into())],
    );
    let all: Vec<_> = [
        ("label", mark, f.label),
        ("status", words.t("sign-status").to_owned(), f.status),
        ("art94", words.t("facet-art94").to_owned(), f.art94),
    ]
    .into_iter()
    .map(|(name, label, n)| {
        choice(
            form,
            name,
            Choice {
                value: "1".to_owned(),
                label,
                n,
            },
        )
    })
    .collect();
    view! { <fieldset><legend>{words.t("facet-signs")}</legend>{all}</fieldset> }
}

/// Categories: groups at first; inside a group the ways into its leaves; with leaves chosen, the leaves.
pub fn categories(form: &Form<'_>) -> impl IntoView + use<> {
    let (words, locale, ask) = (form.view.words(), form.view.locale, form.ask);
    let tree = form.view.taxonomy();
    let count = |code: &str| {
        form.facets
            .category
            .iter()
            .find(|(c, _)| c == code)
            .map_or(0, |(_, n)| *n)
    };
    let named = |c: &market::catalogue::taxonomy::Category| Choice {
        value: c.code.clone(),
        label: c.name.text(locale).to_owned(),
        n: count(&c.code),
    };
    let chosen: Vec<_> = ask
        .values("category")
        .filter_map(|code| tree.by_code(code))
        .collect();
    let group_of =
        |c: &market::catalogue::taxonomy::Category| c.group.clone().unwrap_or_else(|| c.code.clone());
    let common = chosen
        .first()
        .map(|c| group_of(c))
        .filter(|g| chosen.iter().all(|c| group_of(c) == *g));
    let within = common.as_deref().and_then(|g| tree.by_code(g));
    match within {
        Some(inside) if chosen.len() == 1 && chosen[0].group.is_none() => Either::Left({
            let leaves: Vec<_> = tree
                .leaves(&inside.code)
                .filter(|leaf| count(&leaf.code) > 0)
                .map(|leaf| {
                    let href = ask.with("category", leaf.code.clone()).href(locale);
                    view! { <li class="opt"><a href=href>{leaf.name.text(locale).to_owned()}</a>" "<span class="n num">{number(count(&leaf.code), locale)}</span></li> }
                })
                .collect();
            view! { <fieldset><legend>{words.t("facet-category")}</legend>{choice(form, "category", named(inside))}<ul role="list">{leaves}</ul></fieldset> }
        }),
        _ => Either::Right({
            let (choices, up): (Vec<Choice>, _) = match within {
                Some(inside) => {
                    let href = ask.with("category", inside.code.clone()).href(locale);
                    let label = words.with("facet-whole-group", &[("name", inside.name.text(locale).into())]);
                    (
                        tree.leaves(&inside.code)
                            .map(named)
                            .filter(|c| c.n > 0 || ask.has("category", &c.value))
                            .collect(),
                        Some(view! { <p class="small"><a href=href>{label}</a></p> }),
                    )
                }
                None => (
                    tree.groups()
                        .map(named)
                        .filter(|c| c.n > 0 || ask.has("category", &c.value))
                        .chain(chosen.iter().filter(|c| c.group.is_some()).map(|c| named(c)))
                        .collect(),
                    None,
                ),
            };
            (group(form, "category", "facet-category", choices, 8), up)
        }),
    }
}

/// A field with its label above, hint, error and the value as it was typed.
pub fn field(
    form: &Form<'_>,
    name: &'static str,
    kind: &'static str,
    list: Option<&'static str>,
) -> impl IntoView + use<> {
    let words = form.view.words();
    let error = error_of(form.errors, name);
    let dashed = name.replace('_', "-");
    let (label, hint) = (
        words.t(&format!("facet-{dashed}")).to_owned(),
        words.t(&format!("facet-{dashed}-hint")).to_owned(),
    );
    let value = error
        .map(|e| e.value.clone())
        .filter(|v| !v.is_empty())
        .or_else(|| form.ask.value(name).map(str::to_owned));
    let (id, hint_id) = (format!("f-{name}"), format!("f-{name}-h"));
    let described = if error.is_some() {
        format!("{hint_id} f-{name}-e")
    } else {
        hint_id.clone()
    };
    view! {
        <div class=if error.is_some() { "field wrong" } else { "field" }>
            <label for=id.clone()>{label}</label>
            <p class="hint small" id=hint_id>{hint}</p>
            {error.map(|e| view! { <p class="error" id=format!("f-{name}-e")>{error_words(form.view, e)}</p> })}
            <input id=id name=name type=kind value=value list=list autocomplete="off" aria-describedby=described aria-invalid=error.map(|_| "true")/>
        </div>
    }
}

/// The towns that the field "near" offers.
pub fn towns(view: &View<'_>) -> impl IntoView + use<> {
    let all: Vec<_> = view
        .site
        .region
        .places
        .iter()
        .take(30)
        .map(|p| view! { <option value=p.name.clone()></option> })
        .collect();
    view! { <datalist id="towns">{all}</datalist> }
}

/// Lowest and highest price.
pub fn price_range(form: &Form<'_>) -> impl IntoView + use<> {
    let words = form.view.words();
    let typed = |name: &str| {
        error_of(form.errors, name)
            .map(|e| e.value.clone())
            .or_else(|| form.ask.value(name).map(|v| v.replace('.', ",")))
    };
    let error = error_of(form.errors, "price_max").or_else(|| error_of(form.errors, "price_min"));
    let (invalid, described) = (error.map(|_| "true"), error.map(|_| "f-price-e"));
    view! {
        <fieldset>
            <legend>{words.t("facet-price")}</legend>
            {error.map(|e| view! { <p class="error" id="f-price-e">{error_words(form.view, e)}</p> })}
            <div class="range">
                <label>{words.t("facet-price-from")}" "<input id="f-price_min" name="price_min" inputmode="decimal" autocomplete="off" value=typed("price_min") aria-invalid=invalid aria-describedby=described/></label>
                " "
                <label>{words.t("facet-price-to")}" "<input id="f-price_max" name="price_max" inputmode="decimal" autocomplete="off" value=typed("price_max") aria-invalid=invalid aria-describedby=described/></label>
                " "
                <span>{words.t("facet-price-unit")}</span>
            </div>
        </fieldset>
    }
}

/// Filters that are used less, folded unless one of them is chosen or wrong.
pub fn folded(form: &Form<'_>, names: &[&str], inside: impl IntoView) -> impl IntoView {
    let open = form.ask.filters().any(|(n, _)| names.contains(n))
        || form.errors.iter().any(|e| names.contains(&e.field.as_str()));
    view! { <div class="field"><details class="more" data-key="rest" open=open><summary>{form.view.words().t("facet-rest")}</summary>{inside}</details></div> }
}

/// Parameters that the form has no field for, kept when it is sent.
pub fn kept(ask: &Ask, names: &[&'static str]) -> impl IntoView + use<> {
    ask.pairs
        .iter()
        .filter(|(n, _)| names.contains(n))
        .map(|(n, v)| view! { <input type="hidden" name=*n value=v.clone()/> })
        .collect::<Vec<_>>()
}

/// "Made to order" and ways of delivery.
pub fn delivery(form: &Form<'_>) -> impl IntoView + use<> {
    let words = form.view.words();
    let f = form.facets;
    let made = (f.made_to_order > 0 || form.ask.has("made_to_order", "1")).then(|| {
        choice(
            form,
            "made_to_order",
            Choice {
                value: "1".to_owned(),
                label: words.t("chip-made-to-order").to_owned(),
                n: f.made_to_order,
            },
        )
    });
    let ways: Vec<_> = listed(form, "delivery", &f.delivery, market::catalogue::Delivery::name)
        .into_iter()
        .map(|c| choice(form, "delivery", c))
        .collect();
    (made.is_some() || !ways.is_empty())
        .then(|| view! { <fieldset><legend>{words.t("facet-delivery")}</legend>{ways}{made}</fieldset> })
}
