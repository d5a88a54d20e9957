//! Files that were cut off or changed: pixels or an error come of each, in time, and this process lives on.

use crate::fixture;
use avif::{Error, decode_apart, size};
use ravif::{ColorModel, Encoder, Img, RGBA8};
use std::{path::Path, time::Duration};

/// What is decoded must be whole; what isn't must be the picture's fault.
fn survives(what: &str, bytes: &[u8]) -> Result<(), String> {
    let claimed = size(bytes);
    let child = Path::new(env!("CARGO_BIN_EXE_avif-child"));
    match decode_apart(child, "picture", bytes, 1_000_000, Duration::from_secs(20)) {
        Ok(pixels) => {
            assert_eq!(claimed.unwrap(), (pixels.width, pixels.height), "{what}");
            assert_eq!(
                pixels.rgb.len(),
                3 * (pixels.width * pixels.height) as usize,
                "{what}"
            );
            Ok(())
        }
        Err(Error::Broken(words)) => Err(words),
        Err(error) => panic!("{what}: {error}"),
    }
}

/// The same numbers each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
fn files_that_are_cut_off() {
    for name in ["420-8-full-601", "alpha", "420-12-full-601"] {
        let file = fixture(name);
        survives(name, &file).unwrap();
        for end in (0..file.len()).step_by(10) {
            let what = format!("the first {end} bytes of {name}");
            assert!(survives(&what, &file[..end]).is_err(), "{what}");
        }
    }
}

/// A picture of noise, which takes more of the decoder than patches do.
fn noise(numbers: &mut Numbers, model: ColorModel) -> Vec<u8> {
    let mut level = || u8::try_from(numbers.below(256)).unwrap();
    let drawn: Vec<RGBA8> = (0..160 * 120)
        .map(|_| RGBA8::new(level(), level(), level(), 255))
        .collect();
    let encoder = Encoder::new()
        .with_quality(40.0)
        .with_speed(6)
        .with_internal_color_model(model);
    encoder.encode_rgba(Img::new(&drawn, 160, 120)).unwrap().avif_file
}

/// How often each file is changed.
const ROUNDS: usize = 100;

#[test]
fn files_with_other_bytes() {
    let mut numbers = Numbers(1);
    let mut files: Vec<Vec<u8>> = [
        "420-8-full-601",
        "422-10-full-601",
        "444-12-limited-601",
        "alpha-10",
        "grain",
        "400-8-limited",
    ]
    .map(fixture)
    .into();
    files.extend([ColorModel::YCbCr, ColorModel::RGB].map(|model| noise(&mut numbers, model)));
    let (mut whole, mut died) = (0, Vec::new());
    for (round, (i, file)) in (0..ROUNDS).flat_map(|round| files.iter().enumerate().map(move |f| (round, f)))
    {
        // Every other time in the coded picture alone, which lies at the end.
        let from = if round % 2 == 0 { 0 } else { file.len() / 2 };
        let changes: Vec<(usize, u8)> = (0..=numbers.below(4))
            .map(|_| {
                (
                    from + numbers.below(file.len() - from),
                    u8::try_from(numbers.below(256)).unwrap(),
                )
            })
            .collect();
        let mut file = file.clone();
        for (at, byte) in &changes {
            file[*at] = *byte;
        }
        let what = format!("file {i} with {changes:?}");
        match survives(&what, &file) {
            Ok(()) => whole += 1,
            Err(words) if words.contains("signal") || words.contains("101") => {
                died.push(format!("{what}: {words}"));
            }
            Err(_) => {}
        }
    }
    println!("{whole} decoded, {} killed the child: {died:#?}", died.len());
    // They would be the same files else, or all be refused before the decoder.
    let all = ROUNDS * files.len();
    assert!((all / 20..all / 2).contains(&whole), "{whole} of {all}");
}
