//! Filters that apply at once.

use super::{all, closest, document, fetched, find, listen, parsed, set, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    CustomEvent, CustomEventInit, Element, FormData, HtmlElement, HtmlFormElement, UrlSearchParams,
};

thread_local! {
    /// Raised by every question; an answer to an older one is dropped.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    /// The address that `<main>` shows.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Listens to the filters, wherever `<main>` holds them, and to the way back.
pub fn start() {
    SHOWN.set(here());
    let document = document();
    for event in ["change", "submit"] {
        listen(&document, event, move |event| {
            let Some(form) =
                closest(&event, "form.facets").and_then(|f| f.dyn_into::<HtmlFormElement>().ok())
            else {
                return;
            };
            let typed = event.type_() == "submit";
            if let Some(url) = address(&form) {
                if typed {
                    event.prevent_default();
                    close_filters();
                }
                go(url, true);
            }
        });
    }
    listen(&window(), "popstate", |_| {
        let url = here();
        // a jump inside the page is no other page
        if SHOWN.with_borrow(|shown| *shown != url) {
            go(url, false);
        }
    });
}

fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Where the form would go, without its empty fields.
fn address(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let pairs = String::from(
        UrlSearchParams::new_with_str_sequence_sequence(&data)
            .ok()?
            .to_string(),
    );
    let pairs: Vec<&str> = pairs
        .split('&')
        .filter(|p| !p.ends_with('=') && !p.is_empty())
        .collect();
    let path = form.get_attribute("action")?;
    Some(if pairs.is_empty() {
        path
    } else {
        format!("{path}?{}", pairs.join("&"))
    })
}

fn go(url: String, push: bool) {
    let asked = ASKED.get() + 1;
    ASKED.set(asked);
    if let Some(main) = find("main") {
        set(&main, "aria-busy", "true");
    }
    spawn_local(async move {
        let answer = fetched(&url).await;
        if ASKED.get() != asked {
            return;
        }
        // what can't be taken over is gone to
        if answer.and_then(|html| swap(&html, &url, push)).is_none() {
            let _ = window().location().assign(&url);
        }
    });
}

/// Takes over `<main>`, title, languages and address of a fetched page.
fn swap(html: &str, url: &str, push: bool) -> Option<()> {
    let document = document();
    let there = parsed(html)?;
    let (old, new) = (find("main")?, there.query_selector("main").ok()??);
    let form = new.query_selector("form.facets").ok()??;
    let focused = document
        .active_element()
        .filter(|e| old.contains(Some(e)))
        .map(|e| selector(&e));
    let open: Vec<String> = all(&old, "details[open]")
        .iter()
        .filter_map(|d| d.get_attribute("data-key"))
        .collect();
    old.set_class_name(&new.class_name());
    old.set_inner_html(&new.inner_html());
    let _ = old.remove_attribute("aria-busy");
    for details in all(&old, "details[data-key]") {
        if details
            .get_attribute("data-key")
            .is_some_and(|k| open.contains(&k))
        {
            set(&details, "open", "");
        }
    }
    document.set_title(&there.title());
    if let (Some(old), Ok(Some(new))) = (find(".pick ul"), there.query_selector(".pick ul")) {
        old.set_inner_html(&new.inner_html());
    }
    if let Some(element) = focused
        .flatten()
        .and_then(|s| old.query_selector(&s).ok()?)
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
    if push {
        let _ = window()
            .history()
            .ok()?
            .push_state_with_url(&JsValue::NULL, "", Some(url));
    }
    SHOWN.set(here());
    if let Some(live) = find("#facets-said") {
        live.set_text_content(form.get_attribute("data-said").as_deref());
    }
    let init = CustomEventInit::new();
    init.set_detail(&old);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("islands:swap", &init) {
        let _ = document.dispatch_event(&event);
    }
    Some(())
}

/// What finds the same field again in the new contents.
fn selector(element: &Element) -> Option<String> {
    if !element.id().is_empty() {
        return Some(format!("[id=\"{}\"]", element.id()));
    }
    let name = element.get_attribute("name")?;
    Some(match element.get_attribute("type").as_deref() {
        Some("checkbox" | "radio") => format!(
            "[name=\"{name}\"][value=\"{}\"]",
            element.get_attribute("value").unwrap_or_default()
        ),
        _ => format!("form.facets [name=\"{name}\"]"),
    })
}

/// On a phone the filters are a page of their own, which ends with the results.
fn close_filters() {
    if let Some(filters) = find("details.filters[open]") {
        let _ = filters.remove_attribute("open");
    }
}
