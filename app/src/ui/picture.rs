//! Pictures: drawings as they are, uploads in the sizes that were made of them, a stand-in where there is none.

use crate::pages::View;
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::taxonomy::taxonomy,
    images::{PictureState, PictureView, WIDTHS, sizes::widths_of},
};

/// The classes of `.pic`: an upload has its mean colour behind it while it loads, a drawing the ground of drawings.
pub fn ground(picture: &PictureView) -> String {
    match picture.state {
        PictureState::Drawn => "pic".to_owned(),
        _ => format!("pic ph-{}", picture.colour),
    }
}

/// The address of one size of an upload, or of the drawing.
pub fn address(picture: &PictureView, width: u32, ext: &str) -> String {
    match picture.state {
        PictureState::Drawn => format!("/media/{}.svg", picture.blob),
        _ => format!("/media/{}/{width}.{ext}", picture.blob),
    }
}

/// The widths that were made of an upload.
pub fn widths(picture: &PictureView) -> impl Iterator<Item = u32> + use<> {
    widths_of(picture.width, picture.height)
}

fn srcset(picture: &PictureView, ext: &str) -> String {
    let mut out = String::with_capacity(256);
    for width in widths(picture) {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&format!("/media/{}/{width}.{ext} {width}w", picture.blob));
    }
    out
}

/// Whether it can be shown at all.
pub fn shown(picture: &PictureView) -> bool {
    matches!(picture.state, PictureState::Drawn | PictureState::Ready) && !picture.blob.is_empty()
}

/// The picture itself (`<img>` or `<picture>`) for the inside of a `.pic`. `sizes` says how wide it is shown, `eager`
/// is for the one picture that people wait for, `alt` is empty where a title beside it says the same.
pub fn img(picture: &PictureView, alt: String, sizes: &'static str, eager: bool) -> impl IntoView + use<> {
    let loading = if eager { "eager" } else { "lazy" };
    let priority = eager.then_some("high");
    match picture.state {
        PictureState::Drawn => Either::Left(view! {
            <img src=address(picture, 0, "svg") alt=alt width="400" height="300" loading=loading fetchpriority=priority decoding="async"/>
        }),
        _ => {
            let middle = widths(picture).filter(|w| *w <= 640).last().unwrap_or(WIDTHS[0]);
            Either::Right(view! {
                <picture>
                    <source type="image/avif" srcset=srcset(picture, "avif") sizes=sizes/>
                    <img src=address(picture, middle, "jpg") srcset=srcset(picture, "jpg") sizes=sizes alt=alt width=picture.width.to_string()
                        height=picture.height.to_string() loading=loading fetchpriority=priority decoding="async"/>
                </picture>
            })
        }
    }
}

/// `<div class="pic ph-N">` with a picture and its own alternative text.
pub fn picture(
    view: &View<'_>,
    picture: &PictureView,
    sizes: &'static str,
    eager: bool,
) -> impl IntoView + use<> {
    let alt = picture.alt.text(view.locale).to_owned();
    view! { <div class=ground(picture)>{img(picture, alt, sizes, eager)}</div> }
}

/// The picture of a card: decorative, as the title beside it says what it is. Without one, its category's drawing.
pub fn card_picture(
    picture: Option<&PictureView>,
    category: &str,
    seed: &str,
    eager: bool,
) -> impl IntoView + use<> {
    match picture.filter(|p| shown(p)) {
        Some(p) => {
            Either::Left(view! { <div class=ground(p)>{img(p, String::new(), CARD_SIZES, eager)}</div> })
        }
        None => Either::Right(view! {
            <div class="pic"><img src=stand_in(category, seed) alt="" width="400" height="300" loading=if eager { "eager" } else { "lazy" } decoding="async"/></div>
        }),
    }
}

/// How wide a card's picture is shown.
pub const CARD_SIZES: &str = "(max-width: 30em) 44vw, (max-width: 64em) 30vw, 18rem";

/// The address of a category's drawing, varied by a seed.
pub fn stand_in(category: &str, seed: &str) -> String {
    let thing = taxonomy().by_code(category).map_or("box", |c| c.thing.name());
    format!("/media/art/{thing}-any-{}.svg", market::text::short_hash(seed))
}
