//! Suggestions while somebody types (ARIA 1.2 combobox with a listbox popup).

use super::{all, document, find, listen, set, window};
use crate::{
    html::escape,
    islands::{SuggestItem, suggest},
};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, FocusEvent, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

const PAUSE: Duration = Duration::from_millis(120);

struct Finder {
    input: HtmlInputElement,
    list: Element,
    said: Element,
    lang: String,
    none: String,
    counts: String,
    /// Raised by every letter; an answer to an older question is dropped.
    asked: Cell<u32>,
    chosen: Cell<Option<usize>>,
    timer: RefCell<Option<TimeoutHandle>>,
}

/// Makes the search form suggest.
pub fn start(lang: String, label: String, none: String, counts: String) {
    let Some(form) = find("form.find[role=search]") else {
        return;
    };
    let Some(input) = form
        .query_selector("input")
        .ok()
        .flatten()
        .and_then(|i| i.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let made = |tag: &str| {
        document()
            .create_element(tag)
            .ok()
            .filter(|e| form.append_child(e).is_ok())
    };
    let (Some(list), Some(said)) = (made("div"), made("p")) else {
        return;
    };
    for (name, value) in [
        ("class", "suggest"),
        ("id", "suggest"),
        ("role", "listbox"),
        ("aria-label", label.as_str()),
        ("hidden", ""),
    ] {
        set(&list, name, value);
    }
    set(&said, "class", "visually-hidden");
    set(&said, "role", "status");
    for (name, value) in [
        ("role", "combobox"),
        ("aria-expanded", "false"),
        ("aria-controls", "suggest"),
        ("aria-autocomplete", "list"),
    ] {
        set(&input, name, value);
    }
    let b = Rc::new(Finder {
        input,
        list,
        said,
        lang,
        none,
        counts,
        asked: Cell::new(0),
        chosen: Cell::new(None),
        timer: RefCell::new(None),
    });
    let typed = b.clone();
    listen(&b.input, "input", move |_| typed.clone().ask_soon());
    let keyed = b.clone();
    listen(&b.input, "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            keyed.key(event);
        }
    });
    let left = b.clone();
    listen(&form.clone(), "focusout", move |event| {
        let to = event
            .dyn_ref::<FocusEvent>()
            .and_then(FocusEvent::related_target)
            .and_then(|t| t.dyn_into::<Element>().ok());
        if !to.is_some_and(|to| form.contains(Some(&to))) {
            left.close();
        }
    });
    // somebody may have typed before this was here
    let typing = document().active_element().is_some_and(|e| e == **b.input);
    if typing && b.input.value() != b.input.default_value() {
        b.ask_soon();
    }
}

impl Finder {
    fn ask_soon(self: Rc<Self>) {
        let asked = self.asked.get() + 1;
        self.asked.set(asked);
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        let typed = self.input.value().trim().to_owned();
        if typed.chars().count() < 2 {
            self.close();
            return;
        }
        let b = self.clone();
        let ask = move || {
            spawn_local(async move {
                let answer = suggest(typed.clone(), b.lang.clone()).await;
                if b.asked.get() == asked
                    && let Ok(answer) = answer
                {
                    b.show(&typed, &answer.items);
                }
            });
        };
        *self.timer.borrow_mut() = set_timeout_with_handle(ask, PAUSE).ok();
    }

    fn show(&self, typed: &str, items: &[SuggestItem]) {
        let mut html = String::new();
        let mut group = "";
        for (i, item) in items.iter().enumerate() {
            if item.group != group {
                if !group.is_empty() {
                    html.push_str("</div>");
                }
                group = &item.group;
                html.push_str(&format!(
                    "<div role=\"group\" aria-labelledby=\"sg{i}\"><p class=\"group\" id=\"sg{i}\">{}</p>",
                    escape(group)
                ));
            }
            html.push_str(&format!(
                "<a role=\"option\" id=\"so{i}\" aria-selected=\"false\" tabindex=\"-1\" href=\"{}\"><span class=\"what\">{}</span>",
                escape(&item.href),
                marked(&item.label, typed)
            ));
            if !item.hint.is_empty() {
                html.push_str(&format!("<span class=\"where\">{}</span>", escape(&item.hint)));
            }
            html.push_str("</a>");
        }
        if items.is_empty() {
            html = format!("<p class=\"none\">{}</p>", escape(&self.none));
        } else {
            html.push_str("</div>");
        }
        self.list.set_inner_html(&html);
        self.choose(None);
        let _ = self.list.remove_attribute("hidden");
        set(
            &self.input,
            "aria-expanded",
            if items.is_empty() { "false" } else { "true" },
        );
        let said = if items.is_empty() {
            self.none.clone()
        } else {
            self.counts.replace('#', &items.len().to_string())
        };
        self.said.set_text_content(Some(&said));
    }

    fn close(&self) {
        self.asked.set(self.asked.get() + 1);
        set(&self.list, "hidden", "");
        self.choose(None);
        set(&self.input, "aria-expanded", "false");
        self.said.set_text_content(None);
    }

    fn is_open(&self) -> bool {
        !self.list.has_attribute("hidden")
    }

    fn options(&self) -> Vec<Element> {
        all(&self.list, "[role=option]")
    }

    fn choose(&self, to: Option<usize>) {
        for (i, option) in self.options().iter().enumerate() {
            set(
                option,
                "aria-selected",
                if Some(i) == to { "true" } else { "false" },
            );
            if Some(i) == to {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
        self.chosen.set(to);
        match to {
            Some(i) => set(&self.input, "aria-activedescendant", &format!("so{i}")),
            None => drop(self.input.remove_attribute("aria-activedescendant")),
        }
    }

    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        let key = event.key();
        if event.is_composing() {
            return;
        }
        match key.as_str() {
            "ArrowDown" | "ArrowUp" => {
                if !self.is_open() {
                    self.clone().ask_soon();
                    return;
                }
                let n = self.options().len();
                if n == 0 {
                    return;
                }
                event.prevent_default();
                // past the last one is the field itself
                let to = match (key == "ArrowDown", self.chosen.get()) {
                    (true, None) => Some(0),
                    (true, Some(i)) => (i + 1 < n).then_some(i + 1),
                    (false, None) => Some(n - 1),
                    (false, Some(i)) => i.checked_sub(1),
                };
                self.choose(to);
            }
            "Enter" => {
                let href = self
                    .chosen
                    .get()
                    .filter(|_| self.is_open())
                    .and_then(|i| self.options().get(i)?.get_attribute("href"));
                if let Some(href) = href {
                    event.prevent_default();
                    let _ = window().location().assign(&href);
                }
            }
            "Escape" if self.is_open() => {
                event.prevent_default();
                self.close();
            }
            _ => {}
        }
    }
}

/// The label with the typed letters in bold, where it begins with them.
fn marked(label: &str, typed: &str) -> String {
    let same = label
        .chars()
        .zip(typed.chars())
        .take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()))
        .count();
    if same < typed.chars().count() {
        return escape(label);
    }
    let end = label.char_indices().nth(same).map_or(label.len(), |(i, _)| i);
    format!("<b>{}</b>{}", escape(&label[..end]), escape(&label[end..]))
}
