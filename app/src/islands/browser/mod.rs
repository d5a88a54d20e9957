//! What the islands do in the browser, directly on the document.

pub mod contact;
pub mod coverage;
pub mod draft;
pub mod facets;
pub mod pictures;
pub mod search;
pub mod shortlist;
pub mod theme;

use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DomParser, Element, Event, EventTarget, NodeList, Response, Storage, SupportedType, Window,
};

/// The window.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// Calls `f` at every such event, for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, f: impl FnMut(Event) + 'static) {
    let f = Closure::<dyn FnMut(Event)>::new(f);
    let _ = target.add_event_listener_with_callback(event, f.as_ref().unchecked_ref());
    f.forget();
}

/// The closest element around an event's target that fits a selector.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest(selector)
        .ok()?
}

/// The first element of the document that fits a selector.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// All of them, below `root`.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let list: Option<NodeList> = root.query_selector_all(selector).ok();
    list.map(|l| {
        (0..l.length())
            .filter_map(|i| l.get(i)?.dyn_into().ok())
            .collect()
    })
    .unwrap_or_default()
}

/// The HTML of a page, unless it leads elsewhere or fails.
pub async fn fetched(url: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(url))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if response.redirected() || response.status() >= 500 {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// HTML as a document of its own.
pub fn parsed(html: &str) -> Option<Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Where the browser keeps what was chosen, unless it refuses.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
