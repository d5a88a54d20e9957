//! A picture cut out of another of ours. Its source says all that there is to know, so that a cut can be changed or
//! undone without a second original: `crop:HASH:LEFT-TOP-RIGHT-BOTTOM`, thousandths cut off each side of `p/HASH`.

use super::{
    PictureView, WIDTHS,
    sizes::{Refused, uncompressed},
};
use crate::{
    blobs::Blobs,
    error::{Error, FieldError, Result},
};

/// The most that is cut off a side together with its opposite, in percent.
pub const MOST: u16 = 90;

/// What is cut off each side, in thousandths of the whole's width or height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cut {
    left: u16,
    top: u16,
    right: u16,
    bottom: u16,
}

impl Cut {
    /// Reads percents as typed: whole numbers, nothing for none; left, top, right, bottom.
    fn typed(sides: &[String; 4]) -> Option<Self> {
        let side = |text: &String| match text.trim().trim_end_matches('%').trim_end() {
            "" => Some(0),
            digits => digits.parse::<u16>().ok().filter(|n| *n <= MOST),
        };
        let [left, top, right, bottom] = sides;
        let cut = Self {
            left: side(left)? * 10,
            top: side(top)? * 10,
            right: side(right)? * 10,
            bottom: side(bottom)? * 10,
        };
        let leaves = cut.left + cut.right <= MOST * 10 && cut.top + cut.bottom <= MOST * 10;
        (leaves && cut != Self::default()).then_some(cut)
    }

    /// This cut and then another of what it left.
    fn then(self, next: Self) -> Self {
        let side = |own: u16, other: u16, next: u16| {
            let rest = u32::from(1000_u16.saturating_sub(own + other));
            own + u16::try_from(rest * u32::from(next) / 1000).unwrap_or(0)
        };
        Self {
            left: side(self.left, self.right, next.left),
            top: side(self.top, self.bottom, next.top),
            right: side(self.right, self.left, next.right),
            bottom: side(self.bottom, self.top, next.bottom),
        }
    }

    /// What it leaves of `width` × `height` pixels: x, y, width and height, at least one pixel each.
    fn of(self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let along = |whole: u32, from: u16, to: u16| {
            let at = |part: u16| {
                u32::try_from(u64::from(whole) * u64::from(part.min(1000)) / 1000).unwrap_or(whole)
            };
            let start = at(from).min(whole.saturating_sub(1));
            (start, whole.saturating_sub(start + at(to)).max(1))
        };
        let ((x, w), (y, h)) = (
            along(width, self.left, self.right),
            along(height, self.top, self.bottom),
        );
        (x, y, w, h)
    }
}

/// A picture and what is cut off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crop {
    hash: String,
    cut: Cut,
}

impl Crop {
    /// Reads a source; none where it names no crop.
    pub fn parse(source: &str) -> Option<Self> {
        let (hash, sides) = source.strip_prefix("crop:")?.split_once(':')?;
        let hex = hash.len() == 32 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let mut sides = sides
            .split('-')
            .map(|s| s.parse::<u16>().ok().filter(|n| *n <= 1000));
        let cut = Cut {
            left: sides.next()??,
            top: sides.next()??,
            right: sides.next()??,
            bottom: sides.next()??,
        };
        let leaves = cut.left + cut.right < 1000 && cut.top + cut.bottom < 1000;
        (hex && leaves && sides.next().is_none()).then(|| Self {
            hash: hash.to_owned(),
            cut,
        })
    }

    /// The picture with more cut off, in whole percents as typed (left, top, right, bottom); `n` names its fields.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `p{n}_left` where nothing or too much would be cut off or it is no number;
    /// [`Error::NotFound`] for a picture that is not made of pixels or not ready.
    pub fn cut(picture: &PictureView, n: usize, sides: &[String; 4]) -> Result<Self> {
        let whole = Self::whole(picture).ok_or(Error::NotFound)?;
        let before = Self::parse(&picture.source).map_or_else(Cut::default, |c| c.cut);
        let cut = Cut::typed(sides)
            .ok_or_else(|| Error::Invalid(vec![FieldError::new(format!("p{n}_left"), "picture.crop", "")]))?;
        Ok(Self {
            cut: before.then(cut),
            ..whole
        })
    }

    /// All of the picture that this one was cut out of, or of itself.
    pub fn whole(picture: &PictureView) -> Option<Self> {
        let hash = match Self::parse(&picture.source) {
            Some(crop) => crop.hash,
            None => picture.blob.strip_prefix("p/")?.to_owned(),
        };
        Some(Self {
            hash,
            cut: Cut::default(),
        })
    }

    /// Whether anything is cut off.
    pub fn cuts(&self) -> bool {
        self.cut != Cut::default()
    }

    /// The source that names it.
    pub fn source(&self) -> String {
        let Cut {
            left,
            top,
            right,
            bottom,
        } = self.cut;
        format!("crop:{}:{left}-{top}-{right}-{bottom}", self.hash)
    }

    /// Its pixels as an original, of the largest size that was made of the whole. It takes a tenth of a second of a
    /// processor.
    ///
    /// # Errors
    /// When the files can't be read; inside, what is wrong with the whole.
    pub fn original(&self, blobs: &Blobs) -> Result<Result<Vec<u8>, Refused>> {
        for width in WIDTHS.into_iter().rev() {
            match blobs.get(&format!("p/{}/{width}.jpg", self.hash)) {
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
                Ok(bytes) => return Ok(uncompressed(&bytes, |w, h| self.cut.of(w, h))),
            }
        }
        Ok(Err(Refused {
            code: "picture.broken",
            words: format!("nothing is there of p/{}", self.hash),
            passing: false,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(left: u16, top: u16, right: u16, bottom: u16) -> Cut {
        Cut {
            left,
            top,
            right,
            bottom,
        }
    }

    #[test]
    fn sources_are_read_and_written_alike() {
        let hash = "0123456789abcdef0123456789abcdef";
        let source = format!("crop:{hash}:100-0-250-999");
        assert_eq!(Crop::parse(&source).map(|c| c.source()), Some(source));
        for bad in [
            format!("crop:{hash}:500-0-500-0"),
            format!("crop:{hash}:1-2-3"),
            format!("crop:{hash}:1-2-3-4-5"),
            format!("crop:{hash}:-1-2-3-4"),
            format!("crop:../{hash}:1-2-3-4"),
            "crop:0123:1-2-3-4".to_owned(),
            format!("upload:{hash}"),
        ] {
            assert_eq!(Crop::parse(&bad), None, "{bad}");
        }
    }

    #[test]
    fn percents_are_whole_and_leave_something() {
        let typed = |sides: [&str; 4]| Cut::typed(&sides.map(str::to_owned));
        assert_eq!(typed(["10", "", " 5 % ", "0"]), Some(cut(100, 0, 50, 0)));
        for bad in [
            ["", "", "", ""],
            ["0", "0", "0", "0"],
            ["46", "0", "45", "0"],
            ["x", "", "", ""],
            ["-1", "", "", ""],
            ["91", "", "", ""],
            ["1,5", "", "", ""],
            ["99999999", "", "", ""],
        ] {
            assert_eq!(typed(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_cut_of_a_cut_is_a_cut_of_the_whole() {
        let first = cut(100, 200, 300, 0);
        assert_eq!(first.then(Cut::default()), first);
        // of the 600 that are left, a half more from the left
        assert_eq!(first.then(cut(500, 0, 0, 250)), cut(400, 200, 300, 200));
        assert_eq!(cut(100, 200, 300, 0).of(1000, 500), (100, 100, 600, 400));
        assert_eq!(cut(999, 999, 0, 0).of(3, 1), (2, 0, 1, 1));
    }
}
