//! The shortlist: slugs kept in the browser.

use super::{all, closest, document, find, listen, set, storage, window};
use web_sys::{CustomEvent, Element};

const KEY: &str = "shortlist";
const MOST: usize = 100;

/// Shows count and stars, now and whenever contents or the list change.
pub fn start(save: String, saved: String) {
    if storage().is_none() {
        return;
    }
    let document = document();
    let show = move || show(&save, &saved);
    show();
    for event in ["islands:swap", "shortlist:change"] {
        let show = show.clone();
        listen(&document, event, move |_| show());
    }
    // another tab changed it
    listen(&window(), "storage", move |_| show());
    listen(&document, "click", |event| {
        // "Remove" is a link to the list without the offer; the list that is kept here loses it too.
        if let Some(slug) =
            closest(&event, "[data-shortlist-drop]").and_then(|a| a.get_attribute("data-shortlist-drop"))
        {
            let mut slugs = slugs();
            slugs.retain(|s| *s != slug);
            keep(&slugs);
            return;
        }
        let Some(slug) = closest(&event, ".star[data-slug]").and_then(|b| b.get_attribute("data-slug"))
        else {
            return;
        };
        event.prevent_default();
        let mut slugs = slugs();
        match slugs.iter().position(|s| *s == slug) {
            Some(at) => drop(slugs.remove(at)),
            None if slugs.len() < MOST => slugs.push(slug),
            None => return,
        }
        keep(&slugs);
        if let Ok(event) = CustomEvent::new("shortlist:change") {
            let _ = super::document().dispatch_event(&event);
        }
    });
}

fn keep(slugs: &[String]) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &slugs.join(","));
    }
}

fn slugs() -> Vec<String> {
    let kept = storage().and_then(|s| s.get_item(KEY).ok()?).unwrap_or_default();
    kept.split(',')
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect()
}

fn show(save: &str, saved: &str) {
    let slugs = slugs();
    if let Some(link) = find("#shortlist-link") {
        if let Some(count) = link.query_selector(".count").ok().flatten() {
            count.set_text_content(Some(&slugs.len().to_string()));
        }
        let href = link.get_attribute("href").unwrap_or_default();
        let path = href.split('?').next().unwrap_or_default();
        set(
            &link,
            "href",
            &if slugs.is_empty() {
                path.to_owned()
            } else {
                format!("{path}?offers={}", slugs.join(","))
            },
        );
        let _ = link.remove_attribute("hidden");
    }
    let Some(body) = document().body() else { return };
    for star in all(&body, ".star[data-slug]") {
        let on = star
            .get_attribute("data-slug")
            .is_some_and(|s| slugs.contains(&s));
        set(&star, "aria-pressed", if on { "true" } else { "false" });
        open_words(&star, if on { saved } else { save });
        let _ = star.remove_attribute("hidden");
    }
}

/// The star of an offer's own page shows its words; a card's says to readers alone what it saves, pressed or not.
fn open_words(star: &Element, words: &str) {
    if star.class_list().contains("open")
        && let Some(span) = star.query_selector("span").ok().flatten()
    {
        span.set_text_content(Some(words));
    }
}
