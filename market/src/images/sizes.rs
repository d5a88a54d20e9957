//! Makes an uploaded or fetched picture into the sizes that pages use. What comes out is encoded anew from the
//! pixels alone: no place or camera, no script hidden behind them.

mod read;

use super::{AvifReader, WIDTHS};
use crate::text;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, RgbImage,
    codecs::{avif::AvifEncoder, jpeg::JpegEncoder},
    metadata::Orientation,
};
pub use read::{MOST_BYTES, Refused};
use read::{decode, refused};

/// No size but the smallest is higher than this.
const HIGHEST: u64 = 3200;

/// A picture in all its sizes.
#[derive(Clone, Debug)]
pub struct Made {
    /// Width in pixels of the original, upright.
    pub width: u32,
    /// Height in pixels of the original, upright.
    pub height: u32,
    /// Class 0–63 of its mean colour.
    pub colour: u8,
    /// Width (one of [`widths_of`]), extension and bytes of each file.
    pub files: Vec<(u32, &'static str, Vec<u8>)>,
    /// The first 32 hexadecimal digits of the original's SHA-256.
    pub hash: String,
}

/// The widths that a picture of this size is made into: those not wider than itself, at least the smallest, which
/// for a still smaller picture names its own width. Pictures much higher than wide have no large ones.
pub fn widths_of(width: u32, height: u32) -> impl Iterator<Item = u32> {
    let fits =
        move |w: u32| w <= width && u64::from(w) * u64::from(height) <= HIGHEST * u64::from(width.max(1));
    WIDTHS
        .into_iter()
        .enumerate()
        .filter(move |(i, w)| *i == 0 || fits(*w))
        .map(|(_, w)| w)
}

/// Looks at a picture as it comes in: its bytes, what they are, and how large it claims to be. Nothing is decoded.
///
/// # Errors
/// When it is no picture that we take.
pub fn look(bytes: &[u8]) -> Result<(), Refused> {
    read::look(bytes)
}

/// Checks a picture and makes its sizes. It takes seconds of a processor: call it on a thread that may block.
///
/// # Errors
/// When it is no picture that we take.
pub fn make_sizes(bytes: &[u8], reader: &AvifReader) -> Result<Made, Refused> {
    let (pixels, orientation) = decode(bytes, reader)?;
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (w, h) = pixels.dimensions();
    let (width, height) = if turned { (h, w) } else { (w, h) };
    let hash = text::long_hash(bytes).chars().take(32).collect();

    // The largest first, then turned upright; the smaller ones are made of it, so the original needn't be kept.
    let largest = widths_of(width, height).last().unwrap_or(WIDTHS[0]).min(width);
    let (tw, th) = (largest, height_at(width, height, largest));
    let scaled = scale(pixels, if turned { (th, tw) } else { (tw, th) })?;
    let mut upright = DynamicImage::ImageRgb8(scaled);
    upright.apply_orientation(orientation);
    let upright = upright.into_rgb8();

    let mut files = Vec::new();
    for name in widths_of(width, height) {
        let wide = name.min(width);
        let size = scale(upright.clone(), (wide, height_at(width, height, wide)))?;
        files.push((name, "avif", avif(&size)?));
        files.push((name, "jpg", jpeg(&size)?));
    }
    Ok(Made {
        width,
        height,
        colour: colour(&upright),
        files,
        hash,
    })
}

fn height_at(width: u32, height: u32, at: u32) -> u32 {
    let exact = f64::from(height) * f64::from(at) / f64::from(width.max(1));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of at most 12,000"
    )]
    let rounded = exact.round() as u32;
    rounded.max(1)
}

fn scale(image: RgbImage, (width, height): (u32, u32)) -> Result<RgbImage, Refused> {
    if image.dimensions() == (width, height) {
        return Ok(image);
    }
    let failed = |e: &dyn std::fmt::Display| refused("picture.broken", e);
    let (w, h) = image.dimensions();
    let from = fast_image_resize::images::Image::from_vec_u8(w, h, image.into_raw(), PixelType::U8x3)
        .map_err(|e| failed(&e))?;
    let mut to = fast_image_resize::images::Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(&from, &mut to, &options)
        .map_err(|e| failed(&e))?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or_else(|| failed(&"the size is wrong"))
}

/// A part of one of our JPEGs as an original that loses nothing more; `part` gets width and height in pixels and says
/// x, y, width and height of what stays.
///
/// # Errors
/// When it can't be read.
pub fn uncompressed(
    bytes: &[u8],
    part: impl Fn(u32, u32) -> (u32, u32, u32, u32),
) -> Result<Vec<u8>, Refused> {
    let (pixels, _) = decode(bytes, &AvifReader::Nobody)?;
    let (width, height) = pixels.dimensions();
    let (x, y, w, h) = part(width, height);
    let mut out = std::io::Cursor::new(Vec::new());
    image::imageops::crop_imm(&pixels, x, y, w, h)
        .to_image()
        .write_to(&mut out, image::ImageFormat::Png)
        .map_err(|e| refused("picture.broken", e))?;
    Ok(out.into_inner())
}

fn jpeg(image: &RgbImage) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 82)
        .write_image(
            image.as_raw(),
            image.width(),
            image.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(|e| refused("picture.broken", e))?;
    Ok(out)
}

fn avif(image: &RgbImage) -> Result<Vec<u8>, Refused> {
    // The encoder leaves opaque alpha out again. Its entry for RGB is compiled into this crate, so without any
    // optimisation in development, and then takes a minute a picture; the one for RGBA is not.
    let opaque: Vec<u8> = image
        .pixels()
        .flat_map(|p| [p.0[0], p.0[1], p.0[2], 255])
        .collect();
    let mut out = Vec::new();
    AvifEncoder::new_with_speed_quality(&mut out, 8, 60)
        .with_num_threads(Some(1))
        .write_image(&opaque, image.width(), image.height(), ExtendedColorType::Rgba8)
        .map_err(|e| refused("picture.broken", e))?;
    Ok(out)
}

/// Four steps each of red, green and blue of the mean.
fn colour(image: &RgbImage) -> u8 {
    let mut sums = [0_u64; 3];
    for pixel in image.pixels() {
        for (sum, c) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(c);
        }
    }
    let count = (u64::from(image.width()) * u64::from(image.height())).max(1);
    let [r, g, b] = sums.map(|sum| {
        u8::try_from((sum * 3 * 2 + 255 * count) / (255 * count * 2))
            .unwrap_or(3)
            .min(3)
    });
    16 * r + 4 * g + b
}

#[cfg(test)]
mod tests;
