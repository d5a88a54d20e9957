//! Pictures as the API sends them.

use super::Text;
use app::{pages::View, ui::picture::widths};
use market::images::{PictureState, PictureView};
use serde::Serialize;
use utoipa::ToSchema;

/// A picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct Picture {
    /// The address of its largest size; a drawing is SVG and has one.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/art/mug-any-1f0c9d2a4b.svg"
    )]
    pub url: String,
    /// Alternative text.
    pub alt: Option<Text>,
    /// Width of the original in pixels.
    #[schema(example = 400)]
    pub width: u32,
    /// Height of the original in pixels.
    #[schema(example = 300)]
    pub height: u32,
    /// Its sizes, narrowest first; none for a drawing.
    pub sizes: Vec<PictureSize>,
}

/// One size of a picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct PictureSize {
    /// Width in pixels.
    #[schema(example = 640)]
    pub width: u32,
    /// Its address as AVIF.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/p/5c9e/640.avif"
    )]
    pub avif: String,
    /// Its address as JPEG.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/media/p/5c9e/640.jpg"
    )]
    pub jpeg: String,
}

impl Picture {
    /// A picture that can be shown.
    pub fn of(view: &View<'_>, picture: &PictureView) -> Option<Self> {
        let base = format!("{}/media/{}", view.site.base_url, picture.blob);
        let sizes: Vec<PictureSize> = match picture.state {
            _ if picture.blob.is_empty() => return None,
            PictureState::Drawn => Vec::new(),
            PictureState::Ready => widths(picture)
                .map(|width| PictureSize {
                    width,
                    avif: format!("{base}/{width}.avif"),
                    jpeg: format!("{base}/{width}.jpg"),
                })
                .collect(),
            PictureState::Queued | PictureState::Failed => return None,
        };
        let url = sizes
            .last()
            .map_or_else(|| format!("{base}.svg"), |s| s.jpeg.clone());
        Some(Self {
            url,
            alt: Text::of(view, &picture.alt),
            width: picture.width,
            height: picture.height,
            sizes,
        })
    }
}
