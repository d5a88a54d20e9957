//! Reads AVIF pictures that strangers wrote. The decoder is C made into Rust: a panic in it aborts its process, and it
//! might do worse, so it runs in a process of its own that is given nothing but the file.
#![forbid(unsafe_code)]

mod apart;
mod container;
mod decode;

pub use apart::{child, decode_apart};
pub use container::size;
pub use decode::decode;

/// Why there are no pixels.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no AVIF, or a damaged one, or the decoder died of it.
    #[error("broken: {0}")]
    Broken(String),
    /// It may be an AVIF, but of a kind that is not read.
    #[error("not supported: {0}")]
    Unsupported(String),
    /// Its width and height in pixels come to more than the caller takes.
    #[error("{0} × {1} pixels are too many")]
    TooManyPixels(u32, u32),
    /// The child was not done in time.
    #[error("decoding took too long")]
    TooSlow,
    /// The child could not be started or talked to; that says nothing about the picture.
    #[error("the decoding process: {0}")]
    Process(#[from] std::io::Error),
}

fn broken(words: impl std::fmt::Display) -> Error {
    Error::Broken(words.to_string())
}

/// A decoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top left, taken for sRGB.
    pub rgb: Vec<u8>,
}
