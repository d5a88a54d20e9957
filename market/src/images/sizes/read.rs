//! Reads an original that a stranger wrote: which format it is in, how large it claims to be, and only then its pixels.

use crate::images::AvifReader;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, metadata::Orientation};
use std::{borrow::Cow, io::Cursor, time::Duration};

/// The most bytes of an original.
pub const MOST_BYTES: usize = crate::images::fetch::MOST_BYTES;
/// The most pixels of an original.
const MOST_PIXELS: u32 = 40_000_000;
/// The longest side of an original.
const LONGEST: u32 = 12_000;
/// The shortest side of an original.
const SHORTEST: u32 = 32;
/// The most memory that a decoder may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest that reading an AVIF may take.
const MOST_TIME: Duration = Duration::from_secs(30);

/// Why a picture is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {words}")]
pub struct Refused {
    /// A key of the interface words: what the owner of the picture is told.
    pub code: &'static str,
    /// The cause, for the operator.
    pub words: String,
    /// Whether the same picture may be taken another time.
    pub passing: bool,
}

pub(super) fn refused(code: &'static str, words: impl std::fmt::Display) -> Refused {
    Refused {
        code,
        words: words.to_string(),
        passing: false,
    }
}

fn refused_avif(error: avif::Error) -> Refused {
    let code = match error {
        avif::Error::Unsupported(_) => "picture.avif",
        avif::Error::TooManyPixels(..) => "picture.too_many_pixels",
        avif::Error::Broken(_) | avif::Error::TooSlow | avif::Error::Process(_) => "picture.broken",
    };
    Refused {
        passing: matches!(error, avif::Error::Process(_)),
        ..refused(code, error)
    }
}

/// Which format the bytes are in, by their content; names and content types are not asked.
fn sniff(bytes: &[u8]) -> Result<ImageFormat, Refused> {
    let kind = infer::get(bytes).map_or("", |k| k.mime_type());
    match kind {
        "image/jpeg" => return Ok(ImageFormat::Jpeg),
        "image/png" => return Ok(ImageFormat::Png),
        "image/webp" => return Ok(ImageFormat::WebP),
        "image/avif" => return Ok(ImageFormat::Avif),
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

/// What can be said of an original before its pixels are read.
pub(super) fn look(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(refused("picture.too_large", format!("{} bytes", bytes.len())));
    }
    let format = sniff(bytes)?;
    if format == ImageFormat::Avif {
        return look_avif(bytes);
    }
    let size = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|e| refused("picture.broken", e))?;
    check_size(size)
}

fn look_avif(bytes: &[u8]) -> Result<(), Refused> {
    check_size(avif::size(bytes).map_err(refused_avif)?)
}

/// The pixels on white, and how they are to be turned.
pub(super) fn decode(bytes: &[u8], reader: &AvifReader) -> Result<(RgbImage, Orientation), Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(refused("picture.too_large", format!("{} bytes", bytes.len())));
    }
    let format = sniff(bytes)?;
    if format == ImageFormat::Avif {
        look_avif(bytes)?;
        return Ok((decode_avif(bytes, reader)?, Orientation::NoTransforms));
    }
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

/// The pixels as they are shown: an AVIF says itself how it is turned.
fn decode_avif(bytes: &[u8], reader: &AvifReader) -> Result<RgbImage, Refused> {
    let AvifReader::Program(program, argument) = reader else {
        return Err(refused("picture.avif", "nobody reads AVIF here"));
    };
    let pixels =
        avif::decode_apart(program, argument, bytes, MOST_PIXELS, MOST_TIME).map_err(refused_avif)?;
    RgbImage::from_raw(pixels.width, pixels.height, pixels.rgb)
        .ok_or_else(|| refused("picture.broken", "the size is wrong"))
}

fn check_size((width, height): (u32, u32)) -> Result<(), Refused> {
    let words = format!("{width} × {height} pixels");
    if width.max(height) > LONGEST || u64::from(width) * u64::from(height) > u64::from(MOST_PIXELS) {
        return Err(refused("picture.too_many_pixels", words));
    }
    if width.min(height) < SHORTEST {
        return Err(refused("picture.too_small", words));
    }
    Ok(())
}

/// A PNG with its pixels and orientation alone: the other chunks can be bombs too (a packed colour profile or text
/// unpacks to a thousand times its size), and we'd drop them anyway. Refuses by the header before anything is copied.
pub(super) fn plain_png(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refused> {
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
