//! Where an activity or a service reaches in counties: check boxes, with a map beside them that shows what they say.

use super::fields::{Field, several};
use crate::{html::escape, islands::CoverageMaps, pages::View, ui::outlines::map_of};
use leptos::prelude::*;
use market::error::FieldError;
use std::fmt::Write as _;

/// The kinds of reach: the whole country, counties, a radius.
pub fn reaches(view: &View<'_>) -> Vec<(String, String)> {
    ["country", "areas", "radius"]
        .into_iter()
        .map(|r| {
            (
                r.to_owned(),
                view.words().t(&format!("reach-option-{r}")).to_owned(),
            )
        })
        .collect()
}

/// What all maps of a page use: each outline once, the hatching of what is chosen, and what makes them answer a press.
pub fn outlines(view: &View<'_>) -> impl IntoView + use<> {
    map_of(view.site.region).map(|map| {
        let mut defs = String::with_capacity(24 << 10);
        defs.push_str("<defs><pattern id=\"reached\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
            <rect width=\"9\" height=\"9\"></rect><rect class=\"stripe\" width=\"2.5\" height=\"9\"></rect></pattern>");
        for s in &map.shapes {
            let _ = write!(defs, "<path id=\"county-{}\" d=\"{}\"></path>", s.teryt, s.path);
        }
        defs.push_str("</defs>");
        view! { <svg class="outlines visually-hidden" aria-hidden="true" inner_html=defs></svg><CoverageMaps/> }
    })
}

/// The counties, folded away unless `open`: their check boxes, and the map for eyes and a pointer, because it says and
/// does no more than the boxes. `reach` is the field that says whether counties count at all.
pub fn by_county(
    view: &View<'_>,
    errors: &[FieldError],
    (field, reach): (Field, &str),
    open: bool,
    chosen: &dyn Fn(&str) -> bool,
) -> impl IntoView + use<> {
    let (words, region) = (view.words(), view.site.region);
    let map = map_of(region).map(|map| {
        let mut drawn = String::with_capacity(4 << 10);
        for c in map.shapes.iter().filter_map(|s| region.county(s.teryt)) {
            let on = if chosen(c.teryt.as_str()) { " class=\"on\"" } else { "" };
            let name = escape(&view.county_name(c));
            let _ = write!(drawn, "<use href=\"#county-{}\"{on}><title>{name}</title></use>", c.teryt);
        }
        view! { <div class="drawn" aria-hidden="true"><svg viewBox=map.view_box.as_str() inner_html=drawn></svg><p class="hint">{words.t("reach-map-hint")}</p></div> }
    });
    let boxes = region.counties.iter().map(|c| {
        let teryt = c.teryt.as_str();
        (teryt.to_owned(), view.county_name(c), chosen(teryt))
    });
    view! {
        <details class="fold" open=open><summary>{words.t("reach-counties-choose")}</summary>
            <div class="coverage" data-reach=format!("f-{reach}")>{map}{several(view, errors, field, boxes.collect())}</div></details>
    }
}
