//! The pen every thing is drawn with.
//!
//! What it draws gets a rim of white glaze underneath, so that dark glazes stand out from a dark page too.

use super::{
    layout::{Layout, prints},
    stamps::*,
};
use std::fmt::Write as _;

/// Width of the white rim on each side of a shape.
const RIM: f32 = 4.0;
/// Width of the painted edge of a stamped thing.
const EDGE: f32 = 6.0;

/// Pairs of glazes that stand clear of one another, for things that aren't stamped.
const PAIRS: &[(&str, &str)] = &[
    (COBALT, OCHRE),
    (COBALT, SKY),
    (LEAF, OCHRE),
    (LEAF, SKY),
    (BRICK, OCHRE),
    (BRICK, SKY),
    (SKY, COBALT),
    (SKY, BRICK),
    (OCHRE, COBALT),
    (OCHRE, BRICK),
    (DEEP, OCHRE),
    (MINT, DEEP),
];

/// A picture in the making.
pub(super) struct Pen {
    pub(super) r: Rng,
    /// Glazes of a thing that isn't stamped: the larger part, the smaller.
    pub(super) a: &'static str,
    pub(super) b: &'static str,
    /// Glazes of the stamps.
    pub(super) main: &'static str,
    pub(super) second: &'static str,
    pub(super) kind: Pattern,
    /// Degrees the whole is turned by.
    pub(super) tilt: f32,
    /// Whether the thing may be drawn the other way round; most may.
    pub(super) may_turn: bool,
    id: String,
    ids: u8,
    /// Prints already made, with their ids, so that the next is a short `use`.
    made: Vec<(String, String)>,
    under: Vec<(f32, bool, String)>,
    over: String,
}

impl Pen {
    pub(super) fn new(seed: &str, thing: &str, kind: Option<Pattern>) -> Self {
        let variant = format!("{seed}/{thing}/{}", kind.map_or("", Pattern::name));
        let mut r = Rng::new(&variant);
        let (a, b) = r.pick(PAIRS);
        let main = r.pick(&[COBALT, COBALT, DEEP, LEAF]);
        let second = r.pick(&[OCHRE, BRICK, if main == LEAF { COBALT } else { LEAF }]);
        let kind = kind.unwrap_or_else(|| r.pick(Pattern::ALL));
        Self {
            r,
            a,
            b,
            main,
            second,
            kind,
            tilt: 0.0,
            may_turn: true,
            id: word(&variant),
            ids: 0,
            made: Vec::new(),
            under: Vec::new(),
            over: String::new(),
        }
    }

    fn rim(&mut self, width: f32, filled: bool, d: &str) {
        match self.under.iter_mut().find(|u| u.0 == width && u.1 == filled) {
            Some(u) => u.2.push_str(d),
            None => self.under.push((width, filled, d.to_owned())),
        }
    }

    /// A part of the outline, filled, with its rim.
    pub(super) fn fill(&mut self, colour: &str, d: impl AsRef<str>) {
        self.rim(RIM * 2.0, true, d.as_ref());
        self.on(colour, d);
    }

    /// A part of the outline that is a thick line, with its rim.
    pub(super) fn line(&mut self, colour: &str, width: f32, d: impl AsRef<str>) {
        self.rim(width + RIM * 2.0, false, d.as_ref());
        self.draw(colour, width, d);
    }

    /// A part of the outline that is white with a painted edge.
    pub(super) fn white(&mut self, edge: &str, d: impl AsRef<str>) {
        let d = d.as_ref();
        self.rim(EDGE + RIM * 2.0, true, d);
        let _ = write!(
            self.over,
            r##"<path d="{d}" fill="#fff" stroke="{edge}" stroke-width="{EDGE}"/>"##
        );
    }

    /// Something on top of what is already there.
    pub(super) fn on(&mut self, colour: &str, d: impl AsRef<str>) {
        let _ = write!(self.over, r#"<path d="{}" fill="{colour}"/>"#, d.as_ref());
    }

    /// A line on top of what is already there.
    pub(super) fn draw(&mut self, colour: &str, width: f32, d: impl AsRef<str>) {
        let _ = write!(
            self.over,
            r#"<path d="{}" fill="none" stroke="{colour}" stroke-width="{}"/>"#,
            d.as_ref(),
            num(width)
        );
    }

    /// A side turned away from the light: thinner than a glaze of its own.
    pub(super) fn shade(&mut self, d: impl AsRef<str>) {
        let _ = write!(
            self.over,
            r#"<path d="{}" fill="{DEEP}" fill-opacity=".2"/>"#,
            d.as_ref()
        );
    }

    /// An id of this picture's own.
    fn next_id(&mut self) -> String {
        self.ids += 1;
        format!("{}{}", self.id, char::from(b'`' + self.ids))
    }

    /// A single print.
    pub(super) fn stamp(&mut self, stamp: Stamp, x: f32, y: f32, s: f32, a: &str, b: &str) {
        let turn = self.r.about(9.0);
        let place = format!(r#"transform="translate({} {})rotate({turn:.0})""#, num(x), num(y));
        let print = stamp.print(s, a, b);
        if let Some((_, id)) = self.made.iter().find(|m| m.0 == print) {
            let _ = write!(self.over, r##"<use href="#{id}" {place}/>"##);
        } else {
            let id = self.next_id();
            let _ = write!(self.over, r#"<g {place}><g id="{id}">{print}</g></g>"#);
            self.made.push((print, id));
        }
    }

    /// A decorated body: white glaze, the pattern clipped into it, a painted edge.
    pub(super) fn stamped(&mut self, d: impl AsRef<str>, layout: &Layout) {
        let d = d.as_ref();
        let id = self.next_id();
        self.rim(EDGE + RIM * 2.0, true, d);
        let prints = prints(self.kind, &mut self.r, &id, self.main, self.second, layout);
        let _ = write!(
            self.over,
            r##"<clipPath id="{id}"><path d="{d}"/></clipPath><path d="{d}" fill="#fff"/><g clip-path="url(#{id})">{prints}</g><path d="{d}" fill="none" stroke="{}" stroke-width="{EDGE}"/>"##,
            self.main
        );
    }

    /// A flame on its wick, standing on (x, y).
    pub(super) fn flame(&mut self, x: f32, y: f32, h: f32) {
        self.line(DEEP, 4.0, format!("M{} {}v{}", num(x), num(y), num(-h * 0.3)));
        let (w, top, low) = (h * 0.34, num(y - h), num(y - h * 0.14));
        let (high, mid) = (num(y - h * 0.66), num(y - h * 0.3));
        let (right, left, x) = (num(x + w), num(x - w), num(x));
        self.fill(
            OCHRE,
            format!(
                "M{x} {top}C{right} {high} {right} {mid} {x} {low}C{left} {mid} {left} {high} {x} {top}Z"
            ),
        );
    }

    /// The finished markup, slightly larger or smaller and perhaps the other way round.
    pub(super) fn finish(mut self, seed: &str, thing: &str) -> String {
        // Apart from the pattern, so that the variants of one mug keep its shape.
        let mut r = Rng::new(&format!("{seed}/{thing}"));
        let size = r.pick(&[0.96, 0.98, 1.0, 1.02]);
        let flip = if self.may_turn && r.chance(0.5) { -1.0 } else { 1.0 };
        // "scale" alone has two decimals: a tenth would be too coarse for a whole picture.
        let turn = if self.tilt == 0.0 {
            String::new()
        } else {
            format!("rotate({})", num(self.tilt))
        };
        let mut o = format!(
            r#"<g stroke-linecap="round" stroke-linejoin="round" transform="translate(200 150)scale({:.2} {size:.2}){turn}translate(-200 -150)"><g fill="{WHITE}" stroke="{WHITE}">"#,
            size * flip
        );
        for (width, filled, d) in std::mem::take(&mut self.under) {
            let none = if filled { "" } else { r#" fill="none""# };
            let _ = write!(o, r#"<path{none} stroke-width="{}" d="{d}"/>"#, num(width));
        }
        let _ = write!(o, "</g>{}</g>", self.over);
        o
    }
}

/// A rectangle with rounded corners (0 for square ones).
pub(super) fn rect(x: f32, y: f32, w: f32, h: f32, r: f32) -> String {
    let n = num;
    if r == 0.0 {
        return format!("M{} {}h{}v{}h{}Z", n(x), n(y), n(w), n(h), n(-w));
    }
    format!(
        "M{} {}h{i}a{r} {r} 0 0 1 {r} {r}v{j}a{r} {r} 0 0 1 -{r} {r}h-{i}a{r} {r} 0 0 1 -{r} -{r}v-{j}a{r} {r} 0 0 1 {r} -{r}Z",
        n(x + r),
        n(y),
        i = n(w - 2.0 * r),
        j = n(h - 2.0 * r),
        r = n(r)
    )
}

/// A disc.
pub(super) fn disc(x: f32, y: f32, r: f32) -> String {
    oval(x, y, r, r)
}

/// An ellipse.
pub(super) fn oval(x: f32, y: f32, rx: f32, ry: f32) -> String {
    let n = num;
    format!(
        "M{} {}a{rx} {ry} 0 1 1 {d} 0a{rx} {ry} 0 1 1 -{d} 0Z",
        n(x - rx),
        n(y),
        d = n(2.0 * rx),
        rx = n(rx),
        ry = n(ry)
    )
}

/// A leaf growing from (x, y) towards `deg` (0 is up, clockwise), `len` long and `wide` across.
pub(super) fn leaf(x: f32, y: f32, deg: f32, len: f32, wide: f32) -> String {
    let (s, c) = deg.to_radians().sin_cos();
    let p = |along: f32, aside: f32| {
        format!(
            "{} {}",
            num(x + s * along + c * aside),
            num(y - c * along + s * aside)
        )
    };
    // A curve reaches half of what its handle does, hence the whole width on either side.
    format!(
        "M{}Q{} {}Q{} {}Z",
        p(0.0, 0.0),
        p(len * 0.45, wide),
        p(len, 0.0),
        p(len * 0.45, -wide),
        p(0.0, 0.0)
    )
}

/// A closed shape through points turned about a centre, for things that go round.
pub(super) fn turned(points: &[(f32, f32)], deg: f32, cx: f32, cy: f32) -> String {
    let (s, c) = deg.to_radians().sin_cos();
    let mut o = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let _ = write!(
            o,
            "{}{} {}",
            if i == 0 { 'M' } else { 'L' },
            num(cx + x * c - y * s),
            num(cy + x * s + y * c)
        );
    }
    o.push('Z');
    o
}
