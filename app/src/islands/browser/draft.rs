//! An offer being written: kept as it is typed, and its pictures sent with progress.

use super::{document, find, listen, pictures, set, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Element, FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, RequestInit, Response,
    XmlHttpRequest,
};

/// How long after the last key something is kept, in milliseconds.
const PAUSE: i32 = 1500;

thread_local! {
    static TIMER: Cell<i32> = const { Cell::new(0) };
    /// Somebody else has saved: nothing more is kept until they have looked.
    static OVER: Cell<bool> = const { Cell::new(false) };
    /// What was kept last.
    static KEPT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Listens to the form.
pub fn start(saved: String, failed: String, uploading: String) {
    let Some(form) = form() else { return };
    KEPT.set(typed(&form));
    pictures::start(&form);
    listen(&form, "input", move |event| {
        if is_files(event.target()) || OVER.get() {
            return;
        }
        let (saved, failed) = (saved.clone(), failed.clone());
        let keep = Closure::once_into_js(move || spawn_local(keep(saved, failed)));
        window().clear_timeout_with_handle(TIMER.get());
        if let Ok(timer) =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(keep.unchecked_ref(), PAUSE)
        {
            TIMER.set(timer);
        }
    });
    // What is sent by a button needs no keeping beside it.
    listen(&form, "submit", |_| {
        window().clear_timeout_with_handle(TIMER.get())
    });
    listen(&document(), "change", move |event| {
        if is_files(event.target()) {
            send(&uploading);
        }
    });
}

fn form() -> Option<HtmlFormElement> {
    find("#offer-form")?.dyn_into().ok()
}

fn is_files(target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|t| t.dyn_into::<Element>().ok())
        .is_some_and(|e| e.id() == "f-pictures")
}

/// The form without files and version, as one text.
fn typed(form: &HtmlFormElement) -> String {
    let Ok(data) = FormData::new_with_form(form) else {
        return String::new();
    };
    data.delete("pictures");
    data.delete("version");
    web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data)
        .map(|p| String::from(p.to_string()))
        .unwrap_or_default()
}

async fn keep(saved: String, failed: String) {
    let Some(form) = form() else { return };
    let now = typed(&form);
    if OVER.get() || KEPT.with_borrow(|kept| *kept == now) {
        return;
    }
    let Ok(data) = FormData::new_with_form(&form) else {
        return;
    };
    data.delete("pictures");
    let _ = data.set_with_str("do", "autosave");
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&data);
    let url = form.get_attribute("action").unwrap_or_default();
    let answer = JsFuture::from(window().fetch_with_str_and_init(&url, &options)).await;
    let answer = answer.ok().and_then(|a| a.dyn_into::<Response>().ok());
    let status = answer.as_ref().map_or(0, Response::status);
    let text = match answer.and_then(|a| a.text().ok()) {
        Some(text) => JsFuture::from(text)
            .await
            .ok()
            .and_then(|t| t.as_string())
            .unwrap_or_default(),
        None => String::new(),
    };
    if status == 200 {
        if let Some(version) = version() {
            version.set_value(text.trim());
        }
        KEPT.set(now);
        let date = js_sys::Date::new_0();
        say(&format!("{saved} {}:{:02}", date.get_hours(), date.get_minutes()));
    } else {
        OVER.set(status == 409);
        say(&failed);
    }
}

fn version() -> Option<HtmlInputElement> {
    find("#offer-form input[name=version]")?.dyn_into().ok()
}

fn say(text: &str) {
    if let Some(place) = find("#kept") {
        place.set_text_content(Some(text));
    }
}

/// Sends the chosen files with what was typed, and goes on to the answer.
fn send(uploading: &str) {
    let (Some(form), Some(place)) = (form(), find("#uploads")) else {
        return;
    };
    let (Ok(data), Ok(request)) = (FormData::new_with_form(&form), XmlHttpRequest::new()) else {
        return;
    };
    window().clear_timeout_with_handle(TIMER.get());
    let _ = data.set_with_str("do", "upload");
    let document = document();
    let (Ok(bar), Ok(label)) = (document.create_element("progress"), document.create_element("p")) else {
        return;
    };
    set(&bar, "max", "100");
    set(&bar, "aria-label", uploading);
    label.set_text_content(Some(uploading));
    let _ = place.append_child(&label);
    let _ = place.append_child(&bar);
    if let Ok(upload) = request.upload() {
        let label = label.clone();
        let words = uploading.to_owned();
        listen(&upload, "progress", move |event| {
            if let Ok(event) = event.dyn_into::<ProgressEvent>()
                && event.total() > 0.0
            {
                let percent = (event.loaded() / event.total() * 100.0).round();
                set(&bar, "value", &percent.to_string());
                label.set_text_content(Some(&format!("{words} {percent}%")));
            }
        });
    }
    let done = request.clone();
    listen(&request, "loadend", move |_| {
        let status = done.status().unwrap_or(0);
        if status == 200 {
            let to = done.response_url();
            if window()
                .location()
                .href()
                .is_ok_and(|here| here.split('#').next() == to.split('#').next())
            {
                let _ = window().location().reload();
            } else {
                let _ = window().location().assign(&to);
            }
            return;
        }
        // The refusal is shown as it would be without scripts.
        if let Some(button) =
            find("#offer-form button[value=upload]").and_then(|b| b.dyn_into::<web_sys::HtmlElement>().ok())
        {
            button.click();
        }
    });
    let url = form.get_attribute("action").unwrap_or_default();
    let _ = request.open_with_async("POST", &url, true);
    let _ = request.send_with_opt_form_data(Some(&data));
}
