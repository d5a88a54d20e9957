//! The pictures of an offer being written: what is seen on each is asked for at once.

use super::{
    crop::{cutting, uncut},
    edit::EditData,
    fields::{Field, area},
};
use crate::{
    pages::View,
    ui::{
        form::error_words,
        picture::{ground, img, shown},
    },
    words::FluentValue,
};
use leptos::{either::Either, prelude::*};
use market::{error::FieldError, images::PictureState, images::store::PictureLine, locale::Locale};

/// The fields of the pictures, and the one for more.
pub fn pictures(view: &View<'_>, data: &EditData) -> impl IntoView + use<> {
    let words = view.words();
    let all = &data.edit.pictures;
    let last = all.len();
    let items: Vec<_> = (1..)
        .zip(all)
        .map(|(n, p)| one(view, data, n, n == last, p))
        .collect();
    let wrong = data
        .errors
        .iter()
        .find(|e| e.field == "pictures")
        .map(|e| error_words(view, e));
    let class = if wrong.is_some() { "field wrong" } else { "field" };
    view! {
        <fieldset class="field photos"><legend>{words.t("field-pictures")}</legend><p class="hint" id="f-pictures-h">{words.t("field-pictures-hint")}</p>
            <ul class="shots" role="list">{items}</ul>
            <div class=class>
                <label for="f-pictures">{words.t("picture-add")}</label>
                {wrong.map(|text| view! { <p class="error" id="f-pictures-e">{text}</p> })}
                <input id="f-pictures" type="file" name="pictures" multiple accept="image/jpeg,image/png,image/webp,image/avif" aria-describedby="f-pictures-h"/>
                <p class="actions"><button class="second" name="do" value="upload">{words.t("picture-send")}</button></p>
                <div class="uploads" id="uploads" role="status"></div>
            </div>
        </fieldset>
    }
}

fn one(view: &View<'_>, data: &EditData, n: usize, last: bool, p: &PictureLine) -> impl IntoView + use<> {
    let words = view.words();
    let number = || -> Vec<(&'static str, FluentValue<'static>)> { vec![("n", n.into())] };
    let pic = if shown(&p.view) {
        let alt = words.with("field-picture-n", &number());
        Either::Left(view! { <div class=ground(&p.view)>{img(&p.view, alt, "12rem", false)}</div> })
    } else {
        let waits = p.view.state != PictureState::Failed;
        let key = match p.view.state {
            PictureState::Failed => p
                .failure
                .as_ref()
                .map_or_else(|| "picture-refused".to_owned(), |f| f.replace(['.', '_'], "-")),
            _ => "picture-waiting".to_owned(),
        };
        let text = if words.has(&key) {
            words.t(&key).to_owned()
        } else {
            words.t("picture-refused").to_owned()
        };
        Either::Right(
            view! { <div class=if waits { "pic waiting soon" } else { "pic waiting" }><p>{text}</p></div> },
        )
    };
    let cover = (n == 1).then(|| view! { <p><span class="tag ok">{words.t("picture-cover")}</span></p> });
    let missing: Vec<FieldError> = data
        .errors
        .iter()
        .chain(&data.edit.lacks)
        .find(|e| e.field == format!("p{n}_alt_pl"))
        .cloned()
        .map(|e| FieldError {
            field: format!("p{n}_alt_{}", view.locale),
            ..e
        })
        .into_iter()
        .collect();
    let alt = |l: Locale, errors: &[FieldError]| {
        let value = p.view.alt.exact(l).cloned().unwrap_or_default();
        let mut field = Field::of(view, format!("p{n}_alt_{l}"), "alt", &value);
        field.label = format!("{} {n}: {}", words.t("field-picture"), field.label);
        area(view, errors, field.in_language(view, l), 2)
    };
    let others: Vec<_> = Locale::ALL
        .into_iter()
        .filter(|l| *l != view.locale)
        .map(|l| alt(l, &[]))
        .collect();
    let button = |what: &'static str, key: &'static str| {
        view! { <button class="quiet" name="do" value=format!("{what}:{n}")>{words.with(key, &number())}</button> }
    };
    view! {
        <li id=format!("f-p{n}")>
            <input type="hidden" name=format!("p{n}_source") value=p.view.source.clone()/>
            <div class="shot">{pic}{cover}{cutting(view, &data.errors, &data.typed, n, p)}</div>
            {alt(view.locale, &missing)}
            <details class="fold"><summary>{words.t("picture-alt-others")}</summary>{others}</details>
            <p class="actions">{(n > 1).then(|| button("up", "picture-up"))}{(!last).then(|| button("down", "picture-down"))}{uncut(view, n, p)}{button("remove", "picture-remove")}</p>
        </li>
    }
}
