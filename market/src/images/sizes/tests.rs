use super::{read::plain_png, *};
use image::{ImageFormat, Rgb, Rgba, RgbaImage};
use std::{
    io::Cursor,
    time::{Duration, Instant},
};

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).expect("encoded");
    out.into_inner()
}

/// A PNG's chunk; the checksum is left wrong where it doesn't matter.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = !0_u32;
    for byte in name.iter().chain(data) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    [
        &u32::try_from(data.len()).expect("small").to_be_bytes(),
        name.as_slice(),
        data,
        &(!crc).to_be_bytes(),
    ]
    .concat()
}

fn png_header(width: u32, height: u32) -> Vec<u8> {
    let header = [
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        [8_u8, 2, 0, 0, 0].as_slice(),
    ]
    .concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header)].concat()
}

/// A JPEG with an EXIF segment: the orientation, a camera's name and a place (GPS).
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    tiff.extend_from_slice(b"\x01\x0f\0\x02\0\0\0\x0a\0\0\0\x32"); // make, at 50
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x3c"); // GPS, at 60
    tiff.extend_from_slice(b"\0\0\0\0SecretCam\0");
    tiff.extend_from_slice(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    let body = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(body.len() + 2).expect("small").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &body, &jpeg[2..]].concat()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}

fn code(bytes: &[u8]) -> &'static str {
    make_sizes(bytes, &AvifReader::Nobody).expect_err("refused").code
}

fn jpeg_of(made: &Made, name: u32) -> RgbImage {
    let (_, _, bytes) = made
        .files
        .iter()
        .find(|(w, ext, _)| *w == name && *ext == "jpg")
        .expect("a JPEG of that width");
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

#[test]
fn sizes_are_made_of_every_format_that_is_taken() {
    let red = RgbImage::from_pixel(700, 500, Rgb([250, 10, 5]));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(red.clone(), format);
        let made = make_sizes(&bytes, &AvifReader::Nobody).expect("made");
        assert_eq!(
            (made.width, made.height, made.colour),
            (700, 500, 48),
            "{format:?}"
        );
        assert_eq!(made.hash.len(), 32);
        let names: Vec<_> = made.files.iter().map(|(w, ext, _)| (*w, *ext)).collect();
        assert_eq!(
            names,
            [
                (160, "avif"),
                (160, "jpg"),
                (320, "avif"),
                (320, "jpg"),
                (640, "avif"),
                (640, "jpg")
            ]
        );
        for (w, ext, bytes) in &made.files {
            assert_eq!(infer::get(bytes).map(|k| k.extension()), Some(*ext), "{w}");
        }
        assert_eq!(jpeg_of(&made, 320).dimensions(), (320, 229));
        assert_eq!(text::long_hash(&bytes)[..32], made.hash);
    }
}

#[test]
fn transparent_pixels_become_white() {
    let clear = RgbaImage::from_pixel(64, 48, Rgba([0, 0, 0, 0]));
    let made = make_sizes(&encoded(clear, ImageFormat::Png), &AvifReader::Nobody).expect("made");
    assert_eq!((made.colour, made.files.len()), (63, 2));
    // Smaller than the smallest: it keeps its size under the smallest name.
    assert_eq!(jpeg_of(&made, 160).dimensions(), (64, 48));
    assert!(jpeg_of(&made, 160).pixels().all(|p| p.0.iter().all(|c| *c > 250)));
}

#[test]
fn turned_upright_and_nothing_told_of_camera_and_place() {
    // Left half red, right half blue; orientation 6 turns it clockwise, so that red is above.
    let image = RgbImage::from_fn(400, 200, |x, _| {
        if x < 200 {
            Rgb([255, 0, 0])
        } else {
            Rgb([0, 0, 255])
        }
    });
    let plain = encoded(image, ImageFormat::Jpeg);
    let bytes = with_exif(&plain, 6);
    assert!(contains(&bytes, b"SecretCam") && contains(&bytes, b"Exif"));
    let made = make_sizes(&bytes, &AvifReader::Nobody).expect("made");
    assert_eq!((made.width, made.height), (200, 400));
    let upright = jpeg_of(&made, 160);
    assert_eq!(upright.dimensions(), (160, 320));
    let (above, below) = (upright.get_pixel(80, 40).0, upright.get_pixel(80, 280).0);
    assert!(
        above[0] > 200 && above[2] < 60 && below[2] > 200 && below[0] < 60,
        "{above:?} {below:?}"
    );
    for (w, ext, file) in &made.files {
        assert!(
            !contains(file, b"SecretCam") && !contains(file, b"Exif") && !contains(file, b"MM\0*"),
            "{w}.{ext}"
        );
    }
    // Every orientation keeps the pixels within the sizes that were planned.
    for orientation in 1..=8 {
        let made = make_sizes(&with_exif(&plain, orientation), &AvifReader::Nobody).expect("made");
        let expected = if orientation >= 5 { (200, 400) } else { (400, 200) };
        assert_eq!((made.width, made.height), expected, "{orientation}");
        let jpeg = jpeg_of(&made, 160);
        assert_eq!(
            jpeg.dimensions(),
            (160, if orientation >= 5 { 320 } else { 80 }),
            "{orientation}"
        );
    }
}

#[test]
fn bombs_are_refused_by_their_header() {
    let mut huge_jpeg = encoded(RgbImage::new(64, 64), ImageFormat::Jpeg);
    let frame = huge_jpeg
        .windows(2)
        .position(|w| w == [0xff, 0xc0])
        .expect("a frame header");
    huge_jpeg[frame + 5..frame + 9].copy_from_slice(&[0xc3, 0x50, 0xc3, 0x50]);
    let mut huge_webp = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
    huge_webp.extend_from_slice(&[0x4f, 0xc3, 0, 0x4f, 0xc3, 0, 0, 0, 0, 0, 0, 0]);
    for (what, bytes) in [
        (
            "50,000 × 50,000",
            [
                png_header(50_000, 50_000),
                chunk(b"IDAT", &[0x78, 0x9c]),
                chunk(b"IEND", &[]),
            ]
            .concat(),
        ),
        ("2³¹ wide", png_header(0x7fff_ffff, 0x7fff_ffff)),
        ("too long", png_header(12_001, 100)),
        ("too many", png_header(8000, 6000)),
        ("JPEG", huge_jpeg),
        ("WebP", huge_webp),
    ] {
        let start = Instant::now();
        let code = code(&bytes);
        // The WebP has no frame, which its decoder notices first.
        assert_eq!(
            code,
            if what == "WebP" {
                "picture.broken"
            } else {
                "picture.too_many_pixels"
            },
            "{what}"
        );
        assert!(
            start.elapsed() < Duration::from_millis(100),
            "{what} took {:?}",
            start.elapsed()
        );
    }
    // Within the pixels, but more memory than a decoder may take: 16 bits each of four channels.
    let mut deep = [
        &8000_u32.to_be_bytes(),
        &5000_u32.to_be_bytes(),
        [16_u8, 6, 0, 0, 0].as_slice(),
    ]
    .concat();
    deep = [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &deep),
        &chunk(b"IDAT", &[0x78, 0x9c, 3, 0]),
    ]
    .concat();
    assert_eq!(code(&deep), "picture.too_many_pixels");
}

#[test]
fn bytes_and_pixels_have_bounds() {
    assert_eq!(code(&vec![0xff; MOST_BYTES + 1]), "picture.too_large");
    assert_eq!(
        code(&encoded(RgbImage::new(31, 400), ImageFormat::Png)),
        "picture.too_small"
    );
    assert_eq!(
        code(&encoded(RgbImage::new(1, 1), ImageFormat::Jpeg)),
        "picture.too_small"
    );
    assert_eq!(code(&[]), "picture.unknown");
    let whole = encoded(
        RgbImage::from_fn(300, 300, |x, y| Rgb([x.wrapping_mul(y).to_be_bytes()[3], 3, 9])),
        ImageFormat::Png,
    );
    assert_eq!(code(&whole[..whole.len() / 2]), "picture.broken");
    // As thin as can be, and as high: no more sizes than make sense, none without pixels.
    let made = make_sizes(
        &encoded(RgbImage::new(6000, 32), ImageFormat::Png),
        &AvifReader::Nobody,
    )
    .expect("made");
    assert_eq!(jpeg_of(&made, 160).dimensions(), (160, 1));
    let made = make_sizes(
        &encoded(RgbImage::new(400, 6000), ImageFormat::Png),
        &AvifReader::Nobody,
    )
    .expect("made");
    assert_eq!(made.files.iter().map(|f| f.0).collect::<Vec<_>>(), [160, 160]);
    assert_eq!(widths_of(2000, 1500).collect::<Vec<_>>(), WIDTHS);
    assert_eq!(widths_of(1000, 700).collect::<Vec<_>>(), [160, 320, 640]);
    assert_eq!(widths_of(20, 10).collect::<Vec<_>>(), [160]);
}

#[test]
fn what_is_no_photograph_is_refused_with_its_reason() {
    let svg =
        br#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for (bytes, expected) in [
        (svg.as_slice(), "picture.svg"),
        (b"  \n<!-- x --><SVG onload=alert(1)>", "picture.svg"),
        (
            b"<!doctype html><html><script>alert(1)</script></html>",
            "picture.unknown",
        ),
        (b"GIF89a\x01\0\x01\0\x80\0\0", "picture.gif"),
        (b"GIF89a=1;/*\x80\0\0", "picture.gif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture.heic"),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1heix", "picture.heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "picture.heic"),
        (b"\0\0\0\x18ftyphevc\0\0\0\0msf1hevc", "picture.heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "picture.broken"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "picture.unknown"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "picture.unknown"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0", "picture.unknown"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "picture.unknown"),
        (b"II*\0\x08\0\0\0\0\0\0\0", "picture.unknown"),
        (b"\xff\xd8\xff<html><script>alert(1)</script>", "picture.broken"),
        (
            b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>",
            "picture.broken",
        ),
        (b"RIFF\x10\0\0\0WEBP<script>alert(1)</script>", "picture.broken"),
    ] {
        assert_eq!(code(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn an_avif_that_nobody_reads_is_refused_with_its_reason() {
    let whole = include_bytes!("../../../../avif/tests/fixtures/420-8-full-601.avif");
    assert_eq!(look(whole), Ok(()));
    assert_eq!(code(whole), "picture.avif");
}

#[test]
fn what_hides_in_a_picture_is_gone_afterwards() {
    let script = b"<script>alert('polyglot')</script>";
    let photo = RgbImage::from_fn(200, 150, |x, y| Rgb([x.to_be_bytes()[3], y.to_be_bytes()[3], 90]));
    let jpeg = encoded(photo.clone(), ImageFormat::Jpeg);
    let comment = [
        &jpeg[..2],
        &[0xff, 0xfe, 0, 36],
        script.as_slice(),
        &jpeg[2..],
        b"PK\x03\x04",
        script,
    ]
    .concat();
    let png = encoded(photo, ImageFormat::Png);
    let text = [&png[..33], &chunk(b"tEXt", script), &png[33..], script].concat();
    for bytes in [comment, text] {
        let made = make_sizes(&bytes, &AvifReader::Nobody).expect("the picture in it");
        assert!(
            made.files
                .iter()
                .all(|(_, _, file)| !contains(file, b"script") && !contains(file, b"PK\x03\x04"))
        );
    }
}

#[test]
fn a_packed_profile_is_not_unpacked() {
    // A colour profile that isn't even packed data: a decoder that looked at it would complain or unpack it.
    let png = encoded(RgbImage::new(64, 64), ImageFormat::Png);
    let profile = chunk(b"iCCP", &[b"x\0\0".as_slice(), &[0x78; 100_000]].concat());
    let bytes = [&png[..33], &profile, &png[33..]].concat();
    let plain = plain_png(&bytes).expect("chunks");
    assert_eq!(plain.as_ref(), png.as_slice());
    assert!(make_sizes(&bytes, &AvifReader::Nobody).is_ok());
}
