//! Light, dark or as the system does.

use super::{all, closest, document, find, listen, set, storage};

/// Shows the choice and makes it work.
pub fn start() {
    let Some(root) = find(".theme") else { return };
    show(&chosen());
    let _ = root.remove_attribute("hidden");
    listen(&root, "click", |event| {
        let Some(choice) =
            closest(&event, "[data-theme-choice]").and_then(|b| b.get_attribute("data-theme-choice"))
        else {
            return;
        };
        if let Some(storage) = storage() {
            let _ = if choice.is_empty() {
                storage.remove_item("theme")
            } else {
                storage.set_item("theme", &choice)
            };
        }
        if let Some(html) = document().document_element() {
            let _ = if choice.is_empty() {
                html.remove_attribute("data-theme")
            } else {
                html.set_attribute("data-theme", &choice)
            };
        }
        show(&choice);
    });
}

fn chosen() -> String {
    storage()
        .and_then(|s| s.get_item("theme").ok()?)
        .filter(|t| t == "light" || t == "dark")
        .unwrap_or_default()
}

fn show(choice: &str) {
    let Some(root) = find(".theme") else { return };
    for button in all(&root, "[data-theme-choice]") {
        let on = button.get_attribute("data-theme-choice").as_deref() == Some(choice);
        set(&button, "aria-pressed", if on { "true" } else { "false" });
    }
}
