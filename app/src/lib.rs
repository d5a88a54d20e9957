//! What people see. Pages and their pieces are rendered on the server alone; only [`islands`] reach the browser.

// A page is one value whose type nests as deep as its markup.
#![recursion_limit = "512"]

pub mod html;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod documents;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod words;

/// Called by the loader once the module is there; islands are then hydrated one by one.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
