//! The pictures of an offer: radios, so that they change without scripts.

use super::Chosen;
use crate::{
    pages::View,
    ui::{
        picture::{card_picture, ground, img, shown},
        text::localised,
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{Kind, VariantView},
    images::{PictureState, PictureView},
    text::fold,
};

/// How many pictures the style has places for.
const MOST: usize = 8;

/// `<div class="gallery">`.
pub fn gallery(view: &View<'_>, chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let (words, page) = (view.words(), chosen.page);
    let pictures: Vec<&PictureView> = page.pictures.iter().filter(|p| shown(p)).take(MOST).collect();
    let drawn = if page.card.kind == Kind::Product {
        words.t("offer-drawing")
    } else {
        words.t("offer-drawing-service")
    };
    if pictures.is_empty() {
        let stand_in = card_picture(None, &page.card.category, &page.card.slug, true);
        return Either::Left(
            view! { <div class="gallery"><div class="stage"><figure>{stand_in}<figcaption>{drawn}</figcaption></figure></div></div> },
        );
    }
    let title = page.card.title.text(view.locale);
    let start = chosen.variant.and_then(|v| picture_of(&pictures, v)).unwrap_or(0);
    let figures: Vec<_> = pictures
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let (alt, lang) = alt_of(view, p, title);
            view! {
                <figure>
                    <div class=ground(p) lang=lang>{img(p, alt, "(max-width: 48em) 94vw, 38rem", i == start)}</div>
                    {(p.state == PictureState::Drawn).then(|| view! { <figcaption>{drawn}</figcaption> })}
                </figure>
            }
        })
        .collect();
    let thumbs = (pictures.len() > 1).then(|| {
        let labels: Vec<_> = pictures
            .iter()
            .enumerate()
            .map(|(i, p)| {
                let (alt, lang) = alt_of(view, p, title);
                let key = if p.state == PictureState::Drawn { "offer-drawing-n" } else { "offer-photo-n" };
                let alt = words.with(key, &[("n", (i + 1).into()), ("alt", alt.into())]);
                view! {
                    <label class="thumb" lang=lang><input type="radio" name="picture" checked=i == start/><span class=ground(p)>{img(p, alt, "9rem", false)}</span></label>
                }
            })
            .collect();
        view! { <fieldset class="thumbs"><legend class="visually-hidden">{words.t("offer-pictures")}</legend>{labels}</fieldset> }
    });
    Either::Right(view! { <div class="gallery"><div class="stage">{figures}</div>{thumbs}</div> })
}

fn alt_of(view: &View<'_>, picture: &PictureView, title: &str) -> (String, Option<&'static str>) {
    let (alt, lang) = localised(&picture.alt, view.locale);
    if alt.is_empty() {
        (title.to_owned(), None)
    } else {
        (alt, lang)
    }
}

/// The picture that shows a variant: the first whose alternative text names one of its options.
fn picture_of(pictures: &[&PictureView], variant: &VariantView) -> Option<usize> {
    let values: Vec<String> = variant
        .options
        .iter()
        .flat_map(|o| o.iter().map(|(_, t)| fold(t)))
        .filter(|t| t.chars().count() > 2)
        .collect();
    pictures.iter().position(|p| {
        p.alt
            .iter()
            .any(|(_, alt)| values.iter().any(|v| fold(alt).contains(v.as_str())))
    })
}
