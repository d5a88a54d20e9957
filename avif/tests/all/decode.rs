//! Pictures whose colours are known, in the layouts, depths, ranges and matrices that there are.

use crate::{HEIGHT, PATCHES, WIDTH, fixture};
use avif::{Error, Pixels, decode, size};
use image::{ExtendedColorType, ImageEncoder, codecs::avif::AvifEncoder};
use ravif::{AlphaColorMode, BitDepth, ColorModel, Encoder, Img, RGBA8};

const MOST: u32 = 1_000_000;

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [i32; 3] {
    let at = 3 * (y * pixels.width + x) as usize;
    [0, 1, 2].map(|channel| i32::from(pixels.rgb[at + channel]))
}

/// How far the mean of the channel that is farthest off is from what it should be in each patch, edges left out.
fn off(pixels: &Pixels, should: impl Fn(usize, [u8; 3]) -> [f64; 3]) -> f64 {
    assert_eq!((pixels.width, pixels.height), (WIDTH, HEIGHT));
    assert_eq!(pixels.rgb.len(), 3 * (WIDTH * HEIGHT) as usize);
    let mut worst = 0.0_f64;
    for (i, colour) in PATCHES.into_iter().enumerate() {
        let (left, top) = (41 * (i as u32 % 4), 41 * (i as u32 / 4));
        let inside = (top + 6..(top + 35).min(HEIGHT))
            .flat_map(|y| (left + 6..(left + 35).min(WIDTH)).map(move |x| (x, y)));
        let (mut sums, mut count) = ([0; 3], 0);
        for (x, y) in inside {
            let found = pixel(pixels, x, y);
            sums = [0, 1, 2].map(|channel| sums[channel] + found[channel]);
            count += 1;
        }
        for (sum, should) in sums.into_iter().zip(should(i, colour)) {
            worst = worst.max((f64::from(sum) / f64::from(count) - should).abs());
        }
    }
    worst
}

fn as_drawn(_: usize, colour: [u8; 3]) -> [f64; 3] {
    colour.map(f64::from)
}

#[test]
fn each_layout_depth_range_and_matrix_has_its_colours() {
    for name in [
        "420-8-full-601",
        "420-8-limited-601",
        "420-8-full-unsaid",
        "420-10-full-709",
        "420-10-limited-2020",
        "420-12-full-601",
        "422-8-full-601",
        "422-8-limited-709",
        "422-10-full-601",
        "422-12-limited-601",
        "444-8-limited-709",
        "444-10-full-2020",
        "444-12-limited-601",
        "gbr-limited",
    ] {
        let file = fixture(name);
        assert_eq!(size(&file).unwrap(), (WIDTH, HEIGHT), "{name}");
        let off = off(&decode(&file, MOST).unwrap(), as_drawn);
        println!("{name}: {off:.1}");
        assert!(off < 4.0, "{name}: {off}");
    }
}

#[test]
fn lossless_pictures_lose_nothing() {
    for name in ["lossless", "lossless-10"] {
        let pixels = decode(&fixture(name), MOST).unwrap();
        for (x, y) in (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y))) {
            let drawn = PATCHES[(y / 41 * 4 + x / 41) as usize].map(i32::from);
            assert_eq!(pixel(&pixels, x, y), drawn, "{name} at {x}, {y}");
        }
    }
}

#[test]
fn grey_pictures_have_their_brightness() {
    for name in ["400-8-full", "400-8-limited", "400-10-limited", "400-12-full"] {
        let pixels = decode(&fixture(name), MOST).unwrap();
        let off = off(&pixels, |_, colour| {
            let [r, g, b] = colour.map(f64::from);
            [0.299 * r + 0.587 * g + 0.114 * b; 3]
        });
        println!("{name}: {off:.1}");
        assert!(off < 3.0, "{name}: {off}");
    }
}

#[test]
fn the_transparent_lies_on_white() {
    for name in ["alpha", "alpha-premultiplied", "alpha-10"] {
        let pixels = decode(&fixture(name), MOST).unwrap();
        // The two columns on the right are at 40 %.
        let off = off(&pixels, |i, colour| {
            colour.map(|c| {
                if i % 4 < 2 {
                    c.into()
                } else {
                    153.0 + 0.4 * f64::from(c)
                }
            })
        });
        println!("{name}: {off:.1}");
        assert!(off < 4.0, "{name}: {off}");
    }
}

#[test]
fn film_grain_is_applied() {
    let pixels = decode(&fixture("grain"), MOST).unwrap();
    // the grey patch
    let levels: Vec<i32> = (90..110).map(|x| pixel(&pixels, x, 60)[1]).collect();
    assert!(
        levels.iter().max() > levels.iter().min().map(|level| level + 3).as_ref(),
        "{levels:?}"
    );
    assert!(off(&pixels, as_drawn) < 12.0);
}

#[test]
fn other_kinds_are_named_as_not_supported() {
    for name in ["unread-ycgco", "unread-grid", "unread-sequence"] {
        let refused = decode(&fixture(name), MOST);
        assert!(
            matches!(refused, Err(Error::Unsupported(_))),
            "{name}: {refused:?}"
        );
    }
}

/// The parser doesn't say how it is to be turned.
#[test]
fn a_turned_picture_comes_as_it_is_stored() {
    assert!(off(&decode(&fixture("turned"), MOST).unwrap(), as_drawn) < 4.0);
}

#[test]
fn too_many_pixels_are_refused_before_anything_is_decoded() {
    let mut file = fixture("420-8-full-601");
    let most = WIDTH * HEIGHT;
    decode(&file, most).unwrap();
    // Nothing could be made of it but its size.
    let picture = file.len() - 150;
    file[picture..].fill(0xff);
    assert!(matches!(decode(&file, most), Err(Error::Broken(_))));
    for most in [0, 1, most - 1] {
        let refused = decode(&file, most);
        assert!(
            matches!(refused, Err(Error::TooManyPixels(WIDTH, HEIGHT))),
            "{refused:?}"
        );
    }
}

/// An opaque picture that goes slowly from one colour to others, each row and column another.
fn drawn(width: usize, height: usize) -> Vec<RGBA8> {
    let share = |at: usize, of: usize| u8::try_from(255 * at / of).unwrap();
    (0..width * height)
        .map(|i| (i % width, i / width))
        .map(|(x, y)| RGBA8::new(share(x, width), share(y, height), 128, 255))
        .collect()
}

/// Between what was decoded and what was drawn, put on white.
fn mean_difference(pixels: &Pixels, drawn: &[RGBA8]) -> f64 {
    let on_white = |RGBA8 { r, g, b, a }: &RGBA8| {
        let a = u32::from(*a);
        [r, g, b].map(|c| u8::try_from((u32::from(*c) * a + 255 * (255 - a)) / 255).unwrap())
    };
    let drawn: Vec<u8> = drawn.iter().flat_map(on_white).collect();
    assert_eq!(pixels.rgb.len(), drawn.len());
    let sum: u64 = drawn
        .iter()
        .zip(&pixels.rgb)
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / drawn.len() as f64
}

fn encoder() -> Encoder<'static> {
    Encoder::new()
        .with_quality(95.0)
        .with_speed(10)
        .with_alpha_color_mode(AlphaColorMode::UnassociatedDirty)
}

#[test]
fn pictures_of_any_size_come_back() {
    for (width, height) in [(160, 120), (161, 121), (64, 3), (3, 64), (1, 1), (17, 200)] {
        let drawn = drawn(width, height);
        for (depth, model) in [
            (BitDepth::Eight, ColorModel::YCbCr),
            (BitDepth::Ten, ColorModel::YCbCr),
            (BitDepth::Eight, ColorModel::RGB),
            (BitDepth::Ten, ColorModel::RGB),
        ] {
            let file = encoder()
                .with_bit_depth(depth)
                .with_internal_color_model(model)
                .encode_rgba(Img::new(&drawn, width, height))
                .unwrap()
                .avif_file;
            let pixels = decode(&file, MOST).unwrap();
            assert_eq!((pixels.width as usize, pixels.height as usize), (width, height));
            let off = mean_difference(&pixels, &drawn);
            println!("{width} × {height}, {depth:?}, {model:?}: {off:.2}");
            assert!(off < 1.5, "{width} × {height}, {depth:?}, {model:?}: {off}");
        }
    }
}

#[test]
fn alpha_comes_back_on_white() {
    let (width, height) = (161, 121);
    let mut drawn = drawn(width, height);
    for (i, pixel) in drawn.iter_mut().enumerate() {
        pixel.a = 255 - u8::try_from(i % width).unwrap();
    }
    for depth in [BitDepth::Eight, BitDepth::Ten] {
        let file = encoder()
            .with_alpha_quality(95.0)
            .with_bit_depth(depth)
            .encode_rgba(Img::new(&drawn, width, height))
            .unwrap()
            .avif_file;
        let off = mean_difference(&decode(&file, MOST).unwrap(), &drawn);
        println!("{depth:?}: {off:.2}");
        assert!(off < 1.5, "{depth:?}: {off}");
    }
}

#[test]
fn what_the_marketplace_makes_it_reads() {
    let (width, height) = (161, 121);
    let drawn = drawn(width as usize, height as usize);
    let bytes: Vec<u8> = drawn.iter().flat_map(|c| [c.r, c.g, c.b, 255]).collect();
    let grey: Vec<u8> = drawn.iter().map(|c| c.r).collect();
    let encode = |bytes: &[u8], kind| {
        let mut file = Vec::new();
        AvifEncoder::new_with_speed_quality(&mut file, 10, 90)
            .with_num_threads(Some(1))
            .write_image(bytes, width, height, kind)
            .unwrap();
        decode(&file, MOST).unwrap()
    };
    let off = mean_difference(&encode(&bytes, ExtendedColorType::Rgba8), &drawn);
    assert!(off < 3.0, "{off}");
    let grey_drawn: Vec<RGBA8> = grey.iter().map(|c| RGBA8::new(*c, *c, *c, 255)).collect();
    let off = mean_difference(&encode(&grey, ExtendedColorType::L8), &grey_drawn);
    assert!(off < 3.0, "{off}");
}
