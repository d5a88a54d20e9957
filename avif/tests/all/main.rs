//! Files whose pixels are known, those that others changed, and the process around the decoder.

mod apart;
mod decode;
mod hostile;

/// Width in pixels of the files in `tests/fixtures`.
const WIDTH: u32 = 161;
/// Their height in pixels.
const HEIGHT: u32 = 121;
/// What is on them: patches of 41 × 41 pixels, four in a row, the last of each row and column smaller.
const PATCHES: [[u8; 3]; 12] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0],
    [128, 128, 128],
    [255, 255, 0],
    [0, 255, 255],
    [255, 0, 255],
    [200, 100, 50],
    [50, 100, 200],
    [30, 60, 20],
];

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}.avif", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}
