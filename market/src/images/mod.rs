//! Pictures: drawn by code or uploaded, cleaned and made into sizes by jobs.

pub mod addresses;
pub mod allowed;
pub mod art;
pub mod crop;
pub mod fetch;
pub mod og;
pub mod sizes;
pub mod store;
pub mod work;

use crate::{closed_list::closed_list, locale::Localised};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

closed_list! {
    /// How far a picture is.
    pub enum PictureState {
        /// Drawn by code, always at hand.
        Drawn = "drawn",
        /// Waiting to be fetched or made into sizes.
        Queued = "queued",
        /// All sizes are there.
        Ready = "ready",
        /// Refused, with the reason.
        Failed = "failed",
    }
}

/// Who reads AVIF: a program that does so in a process of its own, with the argument that makes it, or nobody.
#[derive(Clone, Debug)]
pub enum AvifReader {
    /// AVIF is refused.
    Nobody,
    /// A program that calls [`avif::child`].
    Program(PathBuf, &'static str),
}

/// The widths, in pixels, that every uploaded picture is made into (AVIF and JPEG each).
pub const WIDTHS: [u32; 5] = [160, 320, 640, 1024, 1600];

/// A picture as a page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PictureView {
    /// `art:THING[/PATTERN]` for a drawing, otherwise where it came from.
    pub source: String,
    /// How far it is; only drawn and ready pictures are shown.
    pub state: PictureState,
    /// The part of its address: `/media/{blob}/{width}.avif`; a drawing's is `/media/art/{thing}-{pattern}-{seed}.svg`.
    pub blob: String,
    /// Width in pixels of the original.
    pub width: u32,
    /// Height in pixels of the original.
    pub height: u32,
    /// Class 0–63 of the colour behind it while it loads (four steps each of red, green, blue).
    pub colour: u8,
    /// Alternative text.
    pub alt: Localised<String>,
}

impl PictureView {
    /// The same as a file names it: without what was made of it since.
    pub(crate) fn as_named(&self) -> Self {
        match self.state {
            PictureState::Drawn => self.clone(),
            PictureState::Queued | PictureState::Ready | PictureState::Failed => {
                Self::queued(self.source.clone(), self.alt.clone())
            }
        }
    }

    /// One whose sizes a job is yet to make.
    pub(crate) fn queued(source: String, alt: Localised<String>) -> Self {
        Self {
            source,
            state: PictureState::Queued,
            blob: String::new(),
            width: 0,
            height: 0,
            colour: 63,
            alt,
        }
    }

    /// A picture from its source as files name it: `art:THING[/PATTERN]` is drawn from `seed`; anything else is fetched
    /// or cut out.
    ///
    /// # Errors
    /// When the drawing or its pattern has an unknown name, or a crop can't be read.
    pub fn from_source(source: &str, seed: &str, alt: Localised<String>) -> Result<Self, &'static str> {
        let mut view = Self::queued(source.to_owned(), alt);
        if let Some(drawing) = source.strip_prefix("art:") {
            let (thing, pattern) = drawing
                .split_once('/')
                .map_or((drawing, None), |(t, p)| (t, Some(p)));
            art::Thing::from_name(thing).ok_or("invalid.drawing")?;
            if let Some(pattern) = pattern {
                art::Pattern::from_name(pattern).ok_or("invalid.drawing")?;
            }
            view.state = PictureState::Drawn;
            view.blob = format!(
                "art/{thing}-{}-{}",
                pattern.unwrap_or("any"),
                crate::text::short_hash(seed)
            );
            (view.width, view.height) = (400, 300);
        } else if source.starts_with("crop:") && crop::Crop::parse(source).is_none() {
            return Err("invalid.crop");
        }
        Ok(view)
    }
}

/// The drawing at `/media/art/{name}.svg`, as [`PictureView::from_source`] names it.
pub fn drawing(name: &str) -> Option<String> {
    parse_drawing(name).map(|(seed, thing, pattern)| art::picture(seed, thing, pattern))
}

/// The same drawing's markup without its frame, for a picture around it.
pub fn drawing_inner(name: &str) -> Option<String> {
    parse_drawing(name).map(|(seed, thing, pattern)| art::picture_inner(seed, thing, pattern))
}

fn parse_drawing(name: &str) -> Option<(&str, art::Thing, Option<art::Pattern>)> {
    let mut parts = name.splitn(3, '-');
    let thing = art::Thing::from_name(parts.next()?)?;
    let pattern = match parts.next()? {
        "any" => None,
        named => Some(art::Pattern::from_name(named)?),
    };
    let seed = parts.next()?;
    (seed.len() <= 16 && seed.chars().all(|c| c.is_ascii_alphanumeric())).then_some((seed, thing, pattern))
}
