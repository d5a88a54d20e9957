//! Pictures of an offer being written: those still being worked on come by themselves, and what stays of one that is
//! cut is drawn on it.

use super::{all, closest, fetched, find, listen, parsed, window};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, PointerEvent};

/// How long until one looks whether pictures are ready, in milliseconds, and how often.
const PAUSE: i32 = 1500;
const LOOKS: u32 = 40;

/// As their fields end.
const SIDES: [&str; 4] = ["left", "top", "right", "bottom"];

thread_local! {
    /// Where a frame was begun: on which picture, and at which part of its width and height.
    static BEGUN: RefCell<Option<(Element, f64, f64)>> = const { RefCell::new(None) };
}

/// Listens to the form.
pub fn start(form: &HtmlFormElement) {
    listen(form, "pointerdown", |event| {
        let (Some(picture), Some(pointer)) = (closest(&event, ".cutting"), pointer(&event)) else {
            return;
        };
        event.prevent_default();
        let _ = picture.set_pointer_capture(pointer.pointer_id());
        let (x, y) = within(&picture, &pointer);
        BEGUN.set(Some((picture, x, y)));
    });
    listen(form, "pointermove", |event| {
        let (Some((picture, x, y)), Some(pointer)) = (BEGUN.with_borrow(Clone::clone), pointer(&event))
        else {
            return;
        };
        let to = within(&picture, &pointer);
        draw(
            &picture,
            [x.min(to.0), y.min(to.1), 1.0 - x.max(to.0), 1.0 - y.max(to.1)],
        );
    });
    for over in ["pointerup", "pointercancel"] {
        listen(form, over, |_| BEGUN.set(None));
    }
    listen(form, "input", |event| {
        if let Some(cut) = closest(&event, "details.cut") {
            frame(&cut);
        }
    });
    for cut in all(form, "details.cut") {
        frame(&cut);
    }
    look_again(LOOKS);
}

fn pointer(event: &Event) -> Option<PointerEvent> {
    event.clone().dyn_into().ok()
}

/// Where a pointer is, as parts of a picture's width and height.
fn within(picture: &Element, pointer: &PointerEvent) -> (f64, f64) {
    let place = picture.get_bounding_client_rect();
    let part = |at: i32, from: f64, length: f64| ((f64::from(at) - from) / length.max(1.0)).clamp(0.0, 1.0);
    (
        part(pointer.client_x(), place.left(), place.width()),
        part(pointer.client_y(), place.top(), place.height()),
    )
}

/// Writes what a frame cuts off into the fields, unless it is a mere touch.
fn draw(picture: &Element, off: [f64; 4]) {
    if off[0] + off[2] > 0.9 || off[1] + off[3] > 0.9 {
        return;
    }
    let Ok(Some(cut)) = picture.closest("details.cut") else {
        return;
    };
    for (side, part) in SIDES.iter().zip(off) {
        if let Some(field) = field(&cut, side) {
            field.set_value(&(part * 100.0).round().to_string());
        }
    }
    frame(&cut);
}

fn field(cut: &Element, side: &str) -> Option<HtmlInputElement> {
    cut.query_selector(&format!("input[name$=_{side}]"))
        .ok()??
        .dyn_into()
        .ok()
}

/// Shows what stays, as the fields say.
fn frame(cut: &Element) {
    let Some(kept) = cut
        .query_selector(".kept")
        .ok()
        .flatten()
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let [left, top, right, bottom] =
        SIDES.map(|side| field(cut, side).map_or(0, |f| f.value().trim().parse::<u8>().unwrap_or(0)));
    kept.set_hidden([left, top, right, bottom] == [0; 4]);
    let _ = kept
        .style()
        .set_property("inset", &format!("{top}% {right}% {bottom}% {left}%"));
}

/// After a while, takes over what is ready by now.
fn look_again(looks: u32) {
    if looks == 0 || find("#offer-form .soon").is_none() {
        return;
    }
    let look = Closure::once_into_js(move || {
        spawn_local(async move {
            take_over().await;
            look_again(looks - 1);
        });
    });
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(look.unchecked_ref(), PAUSE);
}

async fn take_over() -> Option<()> {
    let path = window().location().pathname().ok()?;
    let there = parsed(&fetched(&path).await?)?;
    for old in all(&find("#offer-form")?, ".shot:has(.soon)") {
        let id = old.parent_element()?.id();
        let new = there.query_selector(&format!("#{id} > .shot")).ok().flatten();
        if let Some(new) = new.filter(|n| n.query_selector(".soon").is_ok_and(|s| s.is_none())) {
            old.set_inner_html(&new.inner_html());
        }
    }
    Some(())
}
