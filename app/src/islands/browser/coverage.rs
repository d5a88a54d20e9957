//! Where somebody reaches, chosen on a map as well as by the check boxes beside it, which stay what is sent.

use super::{all, closest, document, find, listen};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlInputElement, HtmlSelectElement};

/// Fills the maps as their boxes are, now and at each change, and passes a press on a county on to its box.
pub fn start() {
    let document = document();
    if let Some(body) = document.body() {
        // A browser that comes back to a page keeps its boxes, not our map.
        all(&body, ".coverage").iter().for_each(fill);
    }
    listen(&document, "change", |event| {
        if let Some(coverage) = closest(&event, ".coverage") {
            fill(&coverage);
        }
    });
    listen(&document, "click", |event| {
        if let (Some(coverage), Some(county)) =
            (closest(&event, ".coverage"), closest(&event, ".coverage use"))
        {
            press(&coverage, &county);
        }
    });
}

/// The check box of a county on the map.
fn box_of(coverage: &Element, county: &Element) -> Option<HtmlInputElement> {
    let href = county.get_attribute("href")?;
    let teryt = href.strip_prefix("#county-")?;
    let found = coverage.query_selector(&format!("input[value='{teryt}']"));
    found.ok()??.dyn_into().ok()
}

fn fill(coverage: &Element) {
    for county in all(coverage, "use") {
        let on = box_of(coverage, &county).is_some_and(|tick| tick.checked());
        let _ = county.class_list().toggle_with_force("on", on);
    }
}

fn press(coverage: &Element, county: &Element) {
    let Some(tick) = box_of(coverage, county) else {
        return;
    };
    tick.set_checked(!tick.checked());
    // Chosen counties count for nothing while another reach is.
    if tick.checked()
        && let Some(id) = coverage.get_attribute("data-reach")
        && let Some(reach) = find(&format!("#{id}")).and_then(|r| r.dyn_into::<HtmlSelectElement>().ok())
        && reach.value() != "areas"
    {
        reach.set_value("areas");
        tell(&reach);
    }
    tell(&tick);
}

/// Lets others notice a change as if somebody had made it in the field itself.
fn tell(field: &Element) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &bubbles) {
            let _ = field.dispatch_event(&event);
        }
    }
}
