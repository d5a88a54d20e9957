//! Cutting a picture: how much goes off each side, typed or drawn on the picture itself.

use super::{
    edit::EditTyped,
    fields::{Field, line},
};
use crate::{pages::View, ui::picture::img};
use leptos::prelude::*;
use market::{
    error::FieldError,
    images::{PictureState, crop::Crop, store::PictureLine},
};

/// The sides as their fields end, in the order of [`market::desk::PictureStep::Crop`].
pub const SIDES: [&str; 4] = ["left", "top", "right", "bottom"];

/// The fields that cut the `n`th picture; none for a drawing or while its sizes are being made.
pub fn cutting(
    view: &View<'_>,
    errors: &[FieldError],
    typed: &EditTyped,
    n: usize,
    p: &PictureLine,
) -> Option<impl IntoView + use<>> {
    if p.view.state != PictureState::Ready || p.view.blob.is_empty() {
        return None;
    }
    let words = view.words();
    let number = || vec![("n", n.into())];
    let sides = typed
        .cut
        .as_ref()
        .filter(|(at, _)| *at == n)
        .map(|(_, sides)| sides);
    let open = sides.is_some();
    let lines: Vec<_> = SIDES
        .into_iter()
        .enumerate()
        .map(|(i, side)| {
            let value = sides.map_or("", |s| &s[i]);
            line(
                view,
                errors,
                Field::of(view, format!("p{n}_{side}"), &format!("cut-{side}"), value).number(),
            )
        })
        .collect();
    Some(view! {
        <details class="fold cut" open=open><summary>{words.t("picture-cut")}</summary>
            <p class="hint">{words.t("picture-cut-hint")}</p>
            <div class="cutting">{img(&p.view, String::new(), "(max-width: 48em) 90vw, 40rem", false)}<span class="kept" hidden></span></div>
            <div class="sides">{lines}</div>
            <p class="actions"><button class="second" name="do" value=format!("crop:{n}")>{words.with("picture-cut-n", &number())}</button></p>
        </details>
    })
}

/// The way back, for a picture that something is cut off.
pub fn uncut(view: &View<'_>, n: usize, p: &PictureLine) -> Option<impl IntoView + use<>> {
    Crop::parse(&p.view.source).filter(Crop::cuts)?;
    let label = view.words().with("picture-whole-n", &[("n", n.into())]);
    Some(view! { <button class="quiet" name="do" value=format!("whole:{n}")>{label}</button> })
}
