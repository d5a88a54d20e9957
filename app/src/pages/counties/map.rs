//! The region's counties as a drawing.

use crate::{html::escape, pages::View, routes::Route, ui::outlines::map_of};
use leptos::prelude::*;
use market::place::Teryt;

/// `.l0` … `.l4`: how many, in quarters of the most.
fn level(n: u64, most: u64) -> u64 {
    if n == 0 {
        0
    } else {
        ((n * 4).div_ceil(most.max(1))).clamp(1, 4)
    }
}

/// The map of the view's region, with how many enterprises each county has; none where the pack has no outlines.
pub fn drawn(view: &View<'_>, enterprises: &dyn Fn(Teryt) -> u64) -> impl IntoView + use<> {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let most = region
        .counties
        .iter()
        .map(|c| enterprises(c.teryt))
        .max()
        .unwrap_or(0);
    map_of(region).map(|map| {
        // `xlink:href`, which `view!` has no word for, is what links of drawings are called everywhere.
        let mut drawn = String::with_capacity(24 << 10);
        for (shape, c) in map.shapes.iter().filter_map(|s| Some((s, region.county(s.teryt)?))) {
            let n = enterprises(c.teryt);
            let label = format!("{}, {}", view.county_name(c), words.count("enterprises-n", n));
            let number = if n > 0 { format!("<text x=\"{}\" y=\"{}\">{n}</text>", shape.x, shape.y) } else { String::new() };
            drawn.push_str(&format!(
                "<a class=\"county l{}\" role=\"link\" xlink:href=\"{}\" aria-label=\"{}\"><path d=\"{}\"></path>{number}</a>",
                level(n, most),
                escape(&Route::County(c).path(locale)),
                escape(&label),
                shape.path
            ));
        }
        view! { <svg class="map" viewBox=map.view_box.as_str() role="group" aria-label=words.t("counties-map") inner_html=drawn></svg> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_quarters_of_the_most() {
        assert_eq!([0, 1, 25, 26, 100].map(|n| level(n, 100)), [0, 1, 1, 2, 4]);
        assert_eq!(level(3, 3), 4);
    }
}
