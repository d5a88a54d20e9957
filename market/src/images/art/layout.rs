//! Where the prints of a pattern stand on a thing.

use super::stamps::*;
use std::fmt::Write as _;

/// Where the stamps of a decorated thing go.
pub(super) enum Layout<'a> {
    /// Rows across a box (left, top, right, bottom) at a distance; places refused by the test are left out.
    Rows([f32; 4], f32, &'a dyn Fn(f32, f32) -> bool),
    /// Rings about a centre: radius, number of stamps.
    Rings(f32, f32, &'a [(f32, usize)]),
}

/// The prints of a pattern, each a `use` of a sponge defined once under `id`.
pub(super) fn prints(
    kind: Pattern,
    r: &mut Rng,
    id: &str,
    main: &str,
    second: &str,
    layout: &Layout,
) -> String {
    let mut o = String::from("<defs>");
    for (i, (stamp, s, swap)) in kind.sponges().iter().enumerate() {
        let (a, b) = if *swap { (second, main) } else { (main, second) };
        let _ = write!(o, r#"<g id="{id}{i}">{}</g>"#, stamp.print(*s, a, b));
    }
    o.push_str("</defs>");
    match layout {
        Layout::Rows([x0, y0, x1, y1], gap, keep) => {
            // Scales sit closer above one another than flowers do.
            let down = if kind == Pattern::Scales { gap * 0.72 } else { *gap };
            let rows = ((y1 - y0) / down).round().max(1.0) as usize;
            let top = y0 + (y1 - y0 - down * (rows - 1) as f32) / 2.0;
            let cols = ((x1 - x0) / gap).round().max(1.0) as usize;
            let left = x0 + (x1 - x0 - gap * (cols - 1) as f32) / 2.0;
            for row in 0..rows {
                let odd = row % 2;
                for col in 0..cols + odd {
                    let x = left + gap * (col as f32 - odd as f32 / 2.0);
                    let y = top + down * row as f32;
                    if keep(x, y) {
                        one(&mut o, kind, r, id, (row, col), x, y, None);
                    }
                }
            }
        }
        Layout::Rings(cx, cy, rings) => {
            for (row, (radius, n)) in rings.iter().enumerate() {
                for col in 0..*n {
                    let turn = (col as f32 + row as f32 / 2.0) / *n as f32 * 360.0;
                    let t = turn.to_radians();
                    let (x, y) = (cx + radius * t.sin(), cy - radius * t.cos());
                    one(&mut o, kind, r, id, (row, col), x, y, Some(turn));
                }
            }
        }
    }
    o
}

/// One print, a little off its place, a little turned, larger or smaller, and with more glaze or less.
#[expect(
    clippy::too_many_arguments,
    reason = "a place has many coordinates; a struct for one call would only hide them"
)]
fn one(
    o: &mut String,
    kind: Pattern,
    r: &mut Rng,
    id: &str,
    at: (usize, usize),
    x: f32,
    y: f32,
    turn: Option<f32>,
) {
    let i = kind.at(at.0, at.1);
    let stamp = kind.sponges()[i].0;
    let (x, y) = (num(x + r.about(1.7)), num(y + r.about(1.7)));
    let (mut turn, off) = (turn.unwrap_or(0.0), r.about(8.0));
    if kind == Pattern::Meadow && stamp == Stamp::Leaf {
        turn += ((at.0 * 47 + at.1 * 31) % 180) as f32;
    }
    let size = r.pick(&["", "", "", "scale(.9)", "scale(1.1)"]);
    let glaze = r.pick(&["", "", r#" opacity=".9""#, r#" opacity=".8""#]);
    let _ = write!(o, r##"<use href="#{id}{i}""##);
    if stamp.is_round() && size.is_empty() {
        let _ = write!(o, r#" x="{x}" y="{y}""#);
    } else {
        let _ = write!(o, r#" transform="translate({x} {y})"#);
        if !stamp.is_round() {
            let _ = write!(o, "rotate({:.0})", turn + off);
        }
        let _ = write!(o, r#"{size}""#);
    }
    let _ = write!(o, "{glaze}/>");
}
