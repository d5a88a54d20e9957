//! Makes an uploaded or fetched picture into the sizes that pages use. What comes out is encoded anew from the
//! pixels alone: no place or camera, no script hidden behind them.

use super::WIDTHS;
use crate::text;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::{avif::AvifEncoder, jpeg::JpegEncoder},
    metadata::Orientation,
};
use std::{borrow::Cow, io::Cursor};

/// The most bytes of an original.
pub const MOST_BYTES: usize = super::fetch::MOST_BYTES;
/// The most pixels of an original.
const MOST_PIXELS: u64 = 40_000_000;
/// The longest side of an original.
const LONGEST: u32 = 12_000;
/// The shortest side of an original.
const SHORTEST: u32 = 32;
/// The most memory that a decoder may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// No size but the smallest is higher than this.
const HIGHEST: u64 = 3200;

/// Why a picture is refused; sending it again is of no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {words}")]
pub struct Refused {
    /// A key of the interface words: what the owner of the picture is told.
    pub code: &'static str,
    /// The cause, for the operator.
    pub words: String,
}

fn refused(code: &'static str, words: impl std::fmt::Display) -> Refused {
    Refused {
        code,
        words: words.to_string(),
    }
}

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

/// Checks a picture and makes its sizes. It takes seconds of a processor: call it on a thread that may block.
///
/// # Errors
/// When it is no picture that we take.
pub fn make_sizes(bytes: &[u8]) -> Result<Made, Refused> {
    let (pixels, orientation) = decode(bytes)?;
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

/// Which format the bytes are in, by their content; names and content types are not asked.
fn sniff(bytes: &[u8]) -> Result<ImageFormat, Refused> {
    let kind = infer::get(bytes).map_or("", |k| k.mime_type());
    match kind {
        "image/jpeg" => return Ok(ImageFormat::Jpeg),
        "image/png" => return Ok(ImageFormat::Png),
        "image/webp" => return Ok(ImageFormat::WebP),
        "image/avif" => {
            return Err(refused(
                "picture.avif",
                "AVIF is not read: send JPEG, PNG or WebP",
            ));
        }
        "image/gif" => return Err(refused("picture.gif", "GIF is not taken: send JPEG, PNG or WebP")),
        _ => {}
    }
    // Cameras and phones write more brands than `infer` knows.
    let brand = bytes
        .get(4..8)
        .filter(|b| *b == b"ftyp")
        .and(bytes.get(8..12))
        .unwrap_or_default();
    if kind == "image/heif"
        || [
            b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
        ]
        .iter()
        .any(|b| brand == *b)
    {
        return Err(refused(
            "picture.heic",
            "HEIC is not read: set the camera to \"most compatible\" or send JPEG",
        ));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    if start.contains("<svg") {
        return Err(refused("picture.svg", "SVG is not taken: send JPEG, PNG or WebP"));
    }
    Err(refused(
        "picture.unknown",
        if kind.is_empty() { "not a picture" } else { kind },
    ))
}

/// The pixels on white, and how they are to be turned.
fn decode(bytes: &[u8]) -> Result<(RgbImage, Orientation), Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(refused("picture.too_large", format!("{} bytes", bytes.len())));
    }
    let format = sniff(bytes)?;
    let broken = |e: image::ImageError| match e {
        image::ImageError::Limits(_) => refused(
            "picture.too_many_pixels",
            "decoding it would take too much memory",
        ),
        e => refused("picture.broken", e),
    };
    let bytes = if format == ImageFormat::Png {
        plain_png(bytes)?
    } else {
        Cow::Borrowed(bytes)
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes.as_ref()), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;

    // Only the header has been read so far.
    check_size(decoder.dimensions())?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(refused(
            "picture.too_many_pixels",
            "decoding it would take too much memory",
        ));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok((on_white(image), orientation))
}

fn check_size((width, height): (u32, u32)) -> Result<(), Refused> {
    let words = format!("{width} × {height} pixels");
    if width.max(height) > LONGEST || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(refused("picture.too_many_pixels", words));
    }
    if width.min(height) < SHORTEST {
        return Err(refused("picture.too_small", words));
    }
    Ok(())
}

/// A PNG with its pixels and orientation alone: the other chunks can be bombs too (a packed colour profile or text
/// unpacks to a thousand times its size), and we'd drop them anyway. Refuses by the header before anything is copied.
fn plain_png(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refused> {
    let broken = || refused("picture.broken", "the PNG's chunks are broken");
    let number = |at: usize| {
        bytes
            .get(at..at + 4)
            .and_then(|b| b.try_into().ok())
            .map(u32::from_be_bytes)
    };
    if let (Some(b"IHDR"), Some(width), Some(height)) = (bytes.get(12..16), number(16), number(20)) {
        check_size((width, height))?;
    }
    let mut out = bytes.get(..8).ok_or_else(broken)?.to_vec();
    let mut at = 8;
    while let (Some(length), Some(name)) = (number(at), bytes.get(at + 4..at + 8)) {
        let end = usize::try_from(length)
            .ok()
            .and_then(|n| at.checked_add(n)?.checked_add(12))
            .ok_or_else(broken)?;
        // A last chunk that was cut off is the decoder's to judge.
        let chunk = bytes.get(at..end.min(bytes.len())).ok_or_else(broken)?;
        if matches!(name, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND")
            || (name == b"eXIf" && length <= 0xffff)
        {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            break;
        }
        at = end;
    }
    Ok(Cow::Owned(out))
}

fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let (width, height) = image.dimensions();
    let mut flat = RgbImage::new(width, height);
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let [r, g, b, a] = from.0.map(u32::from);
        let on = |c: u32| u8::try_from((c * a + 255 * (255 - a) + 127) / 255).unwrap_or(255);
        to.0 = [on(r), on(g), on(b)];
    }
    flat
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
