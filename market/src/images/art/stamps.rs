//! The cut sponges, the patterns made of them, and the chance that keeps them from being quite straight.

use std::fmt::Write as _;

pub(super) const COBALT: &str = "#1f409f";
pub(super) const DEEP: &str = "#132b70";
pub(super) const LEAF: &str = "#2f7a52";
pub(super) const MINT: &str = "#4b9a6e";
pub(super) const OCHRE: &str = "#d9981e";
pub(super) const BRICK: &str = "#b8432f";
pub(super) const SKY: &str = "#9db4ea";
pub(super) const CLAY: &str = "#c9825a";
pub(super) const CREAM: &str = "#fff7e8";
pub(super) const WHITE: &str = "#fff";

/// How a decorated thing is stamped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Peacock eyes, the best known of all.
    Eyes,
    /// Six-petalled flowers and small dots.
    Petals,
    /// A different stamp in every row.
    Bands,
    /// Flowers among leaves.
    Meadow,
    /// Round dots only.
    Dots,
    /// Overlapping arcs, as on a fish.
    Scales,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: &[Pattern] = &[
        Self::Eyes,
        Self::Petals,
        Self::Bands,
        Self::Meadow,
        Self::Dots,
        Self::Scales,
    ];

    /// The name used in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eyes => "eyes",
            Self::Petals => "petals",
            Self::Bands => "bands",
            Self::Meadow => "meadow",
            Self::Dots => "dots",
            Self::Scales => "scales",
        }
    }

    /// The pattern of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.name() == name)
    }

    /// The sponges a pattern is made of; `true` swaps the two glazes.
    pub(super) fn sponges(self) -> &'static [(Stamp, f32, bool)] {
        match self {
            Self::Eyes => &[(Stamp::Eye, 14.0, false), (Stamp::Dot, 10.0, false)],
            Self::Petals => &[(Stamp::Petal, 17.0, false), (Stamp::Dot, 9.0, true)],
            Self::Bands => &[
                (Stamp::Scale, 17.0, false),
                (Stamp::Dot, 10.0, true),
                (Stamp::Eye, 13.0, false),
                (Stamp::Cross, 16.0, false),
            ],
            Self::Meadow => &[
                (Stamp::Petal, 18.0, true),
                (Stamp::Leaf, 14.0, false),
                (Stamp::Dot, 9.0, false),
            ],
            Self::Dots => &[(Stamp::Dot, 18.0, false)],
            Self::Scales => &[(Stamp::Scale, 20.0, false)],
        }
    }

    /// Which of the pattern's sponges stands in a place of the grid.
    pub(super) fn at(self, row: usize, col: usize) -> usize {
        match self {
            Self::Eyes => usize::from(row % 3 == 2),
            Self::Petals => (row + col) % 2,
            Self::Bands => row % 4,
            Self::Meadow if (row * 7 + col * 3).is_multiple_of(4) => 0,
            Self::Meadow => 1 + usize::from((row + col).is_multiple_of(3)),
            Self::Dots | Self::Scales => 0,
        }
    }
}

/// One cut sponge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    Eye,
    Dot,
    Petal,
    Leaf,
    Cross,
    Scale,
}

impl Stamp {
    /// Its print about the origin, with a radius of about `s`, in glazes `a` and `b`.
    pub(super) fn print(self, s: f32, a: &str, b: &str) -> String {
        let m = |k: f32| num(s * k);
        match self {
            Self::Eye => format!(
                r##"<circle r="{}" fill="{a}"/><circle r="{}" fill="#fff"/><circle r="{}" fill="{b}"/>"##,
                m(1.0),
                m(0.62),
                m(0.36)
            ),
            Self::Dot => format!(r#"<circle r="{}" fill="{a}"/>"#, m(0.42)),
            Self::Petal => {
                let mut o = format!(r#"<g fill="{a}">"#);
                for turn in ["", "60", "120", "180", "240", "300"] {
                    let _ = write!(
                        o,
                        r#"<ellipse rx="{}" ry="{}" cy="{}""#,
                        m(0.24),
                        m(0.46),
                        m(-0.52)
                    );
                    if !turn.is_empty() {
                        let _ = write!(o, r#" transform="rotate({turn})""#);
                    }
                    o.push_str("/>");
                }
                let _ = write!(o, r#"</g><circle r="{}" fill="{b}"/>"#, m(0.2));
                o
            }
            Self::Leaf => format!(
                r#"<path d="M0 {}C{} {} {} {} 0 {}C{} {} {} {} 0 {}Z" fill="{a}"/>"#,
                m(-0.7),
                m(0.52),
                m(-0.2),
                m(0.42),
                m(0.42),
                m(0.7),
                m(-0.42),
                m(0.42),
                m(-0.52),
                m(-0.2),
                m(-0.7)
            ),
            Self::Cross => {
                let mut o = format!(r#"<path fill="{a}" d=""#);
                for (c, t) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0_f32)] {
                    // Turned by hand, so that one path is enough for all four arms.
                    let p =
                        |x: f32, y: f32| format!("{} {}", num(s * (x * c - y * t)), num(s * (x * t + y * c)));
                    let _ = write!(
                        o,
                        "M0 0L{}A{r} {r} 0 0 0 {}Z",
                        p(0.26, -0.7),
                        p(-0.26, -0.7),
                        r = m(0.27)
                    );
                }
                o.push_str(r#""/>"#);
                o
            }
            Self::Scale => format!(
                r#"<path d="M{} 0A{w} {w} 0 0 1 {w} 0H{i}A{i} {i} 0 0 0 {} 0Z" fill="{a}"/><circle r="{}" cy="{}" fill="{b}"/>"#,
                m(-0.8),
                m(-0.52),
                m(0.2),
                m(-0.12),
                w = m(0.8),
                i = m(0.52)
            ),
        }
    }

    /// A round print looks the same however it is turned.
    pub(super) fn is_round(self) -> bool {
        matches!(self, Self::Eye | Self::Dot)
    }
}

/// A small seeded generator (mulberry32): the same words always give the same picture.
pub(super) struct Rng(u32);

impl Rng {
    pub(super) fn new(seed: &str) -> Self {
        Self(
            seed.chars()
                .fold(2_166_136_261, |a, c| (a ^ u32::from(c)).wrapping_mul(16_777_619)),
        )
    }

    /// A number from 0 up to 1.
    pub(super) fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let a = self.0;
        let mut t = (a ^ (a >> 15)).wrapping_mul(1 | a);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        // 24 bits fit an f32 exactly, so this never rounds up to 1.
        ((t ^ (t >> 14)) >> 8) as f32 / 16_777_216.0
    }

    /// A number within `d` of zero.
    pub(super) fn about(&mut self, d: f32) -> f32 {
        (self.unit() * 2.0 - 1.0) * d
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f32) as usize
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub(super) fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }
}

/// A short number: one decimal at most, no empty zeros.
pub(super) fn num(v: f32) -> String {
    let t = format!("{v:.1}");
    let t = t.strip_suffix(".0").unwrap_or(&t);
    match t {
        "-0" => "0".to_owned(),
        _ if t.starts_with("0.") => t[1..].to_owned(),
        _ if t.starts_with("-0.") => format!("-{}", &t[2..]),
        _ => t.to_owned(),
    }
}

/// A word for ids that no other seed shares: 40 bits of a hash, the first character always a letter.
pub(super) fn word(seed: &str) -> String {
    let mut h: u64 = seed.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    // FNV alone hardly stirs its high bits for short words.
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    let mut o = String::from("p");
    for i in 0..8 {
        o.push(char::from(
            b"abcdefghijklmnopqrstuvwxyz234567"[(h >> (i * 5)) as usize & 31],
        ));
    }
    o
}
