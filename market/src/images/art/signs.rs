//! The great plate, the mark and the brand.

use super::stamps::*;
use std::fmt::Write as _;

/// The great plate of the home page: rings of stamps, none quite true.
///
/// Its ids are fixed, as a page has one.
pub fn plate() -> String {
    const SPONGES: &[(Stamp, f32, &str, &str)] = &[
        (Stamp::Scale, 17.0, COBALT, COBALT),
        (Stamp::Eye, 16.0, COBALT, OCHRE),
        (Stamp::Dot, 11.0, LEAF, LEAF),
        (Stamp::Petal, 30.0, COBALT, OCHRE),
        (Stamp::Eye, 21.0, DEEP, BRICK),
        (Stamp::Leaf, 13.0, LEAF, LEAF),
        (Stamp::Dot, 12.0, BRICK, BRICK),
        (Stamp::Petal, 40.0, COBALT, OCHRE),
    ];
    /// Number of stamps, radius, the sponges in turn, and by what part of a step the ring is turned.
    const RINGS: &[(usize, f32, &[usize], f32)] = &[
        (44, 272.0, &[0], 0.0),
        (36, 237.0, &[1], 0.0),
        (36, 210.0, &[2], 0.5),
        (18, 163.0, &[4, 3], 0.0),
        (36, 125.0, &[5], 0.0),
        (12, 80.0, &[1], 0.0),
        (12, 52.0, &[6], 0.5),
        (1, 0.0, &[7], 0.0),
    ];
    let mut r = Rng::new("plate");
    let mut o = String::from(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-300 -300 600 600" aria-hidden="true"><defs>"#,
    );
    for (i, (stamp, s, a, b)) in SPONGES.iter().enumerate() {
        let _ = write!(o, r#"<g id="plate{i}">{}</g>"#, stamp.print(*s, a, b));
    }
    let _ = write!(
        o,
        r##"</defs><circle r="300" fill="#fff"/><g fill="none" stroke="{COBALT}"><circle r="297" stroke-width="6"/><circle r="194" stroke-width="3"/><circle r="106" stroke-width="3"/></g>"##
    );
    for (n, radius, sponges, off) in RINGS {
        for i in 0..*n {
            let turn = (i as f32 + off) / *n as f32 * 360.0 + r.about(0.8);
            let _ = write!(
                o,
                r##"<use href="#plate{}" transform="rotate({})translate({} {})rotate({})scale({:.2})" opacity="{:.2}"/>"##,
                sponges[i % sponges.len()],
                num(turn),
                num(r.about(1.5)),
                num(-radius + r.about(2.0)),
                num(r.about(5.0)),
                0.93 + r.unit() * 0.14,
                0.8 + r.unit() * 0.2,
            );
        }
    }
    o.push_str("</svg>");
    o
}

/// The mark, large: a worded ring stamp, the only ring in the house.
///
/// `ring` runs round, the two lines stand inside, `struck` is the stroke of a lapsed licence. It takes the colour
/// of the text around it. `id` tells it from other seals of the page.
pub fn seal(id: &str, ring: &str, line1: &str, line2: &str, struck: bool) -> String {
    let id: String = id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
        .collect();
    // A long region's name is written smaller, so that its letters don't run into one another.
    let fit = |text: &str, most: f32, room: f32, letter: f32| {
        num(most.min(room / (text.chars().count().max(1) as f32 * letter)))
    };
    let label = format!("{} {line1} {line2}", ring.trim_end_matches([' ', '\u{a0}', '·']));
    let (label, ring_size, size1, size2) = (
        escape(label.trim()),
        fit(ring, 17.5, 378.0, 0.6),
        fit(line1, 21.0, 92.0, 0.72),
        fit(line2, 14.0, 94.0, 0.58),
    );
    let mut o = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200" role="img" aria-label="{label}" fill="currentColor">"#
    );
    let scale = Stamp::Scale
        .print(9.0, "currentColor", "currentColor")
        .replace(r#" fill="currentColor""#, "");
    let _ = write!(
        o,
        r#"<defs><path id="seal-{id}" d="M0 64A64 64 0 1 1 .1 64"/><g id="seal-{id}-e">{scale}</g></defs>"#
    );
    for i in 0..28 {
        let _ = write!(
            o,
            r##"<use href="#seal-{id}-e" transform="rotate({})translate(0 -92)"/>"##,
            num(i as f32 / 28.0 * 360.0)
        );
    }
    let _ = write!(
        o,
        r##"<g fill="none" stroke="currentColor" stroke-width="2.5"><circle r="86"/><circle r="55"/></g><g font-family="Brygada 1918,Iowan Old Style,Georgia,serif" font-weight="700" text-anchor="middle"><text font-size="{ring_size}"><textPath href="#seal-{id}" startOffset="50%" textLength="380">{}</textPath></text><text y="-1" font-size="{size1}">{}</text><text y="19" font-size="{size2}" font-weight="600">{}</text></g>"##,
        escape(ring),
        escape(line1),
        escape(line2),
    );
    if struck {
        o.push_str(r#"<path d="M-74 63L74 -63" stroke="currentColor" stroke-width="6"/>"#);
    }
    o.push_str("</svg>");
    o
}

/// The brand petal, with a white rim that only shows on a dark page.
pub fn brand() -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-18 -18 36 36" aria-hidden="true"><g stroke="#fff" stroke-width="2.4">{}</g>{}</svg>"##,
        Stamp::Petal.print(16.8, WHITE, WHITE),
        Stamp::Petal.print(16.8, COBALT, OCHRE)
    )
}

/// Text made safe for content and for double-quoted attributes.
fn escape(text: &str) -> String {
    let mut o = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => o.push_str("&amp;"),
            '<' => o.push_str("&lt;"),
            '>' => o.push_str("&gt;"),
            '"' => o.push_str("&quot;"),
            // XML 1.0 has no way to write these at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => o.push(c),
        }
    }
    o
}
