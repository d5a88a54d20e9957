//! What drives and rides.

use super::{pen::*, stamps::*};

/// Wheels under a body, dark with a white hub.
fn wheels(p: &mut Pen, xs: [f32; 2], y: f32, r: f32) {
    let tyre = if p.a == DEEP { COBALT } else { DEEP };
    for x in xs {
        p.fill(tyre, disc(x, y, r));
        p.on(WHITE, disc(x, y, r * 0.45));
    }
}

pub(super) fn bus(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(a, "M30 86Q30 60 56 60H334Q354 60 358 80L372 160V236H30Z");
    let glass = if a == SKY { WHITE } else { SKY };
    p.on(
        glass,
        rect(50.0, 84.0, 62.0, 62.0, 6.0)
            + &rect(122.0, 84.0, 62.0, 62.0, 6.0)
            + &rect(194.0, 84.0, 50.0, 62.0, 6.0),
    );
    p.on(WHITE, rect(256.0, 84.0, 46.0, 140.0, 5.0));
    p.on(glass, rect(264.0, 92.0, 30.0, 124.0, 3.0));
    p.on(glass, "M314 84H340L354 146H314Z");
    p.draw(b, 9.0, "M36 174H246M312 174H366");
    p.on(OCHRE, rect(352.0, 196.0, 20.0, 16.0, 4.0));
    wheels(p, [94.0, 212.0], 236.0, 34.0);
}

pub(super) fn van(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(a, "M30 84Q30 68 46 68H238V232H30Z");
    p.fill(b, "M242 104H300Q310 104 316 112L352 162Q370 168 372 186V232H242Z");
    p.on(if b == SKY { WHITE } else { SKY }, "M260 120H298L328 164H260Z");
    p.on(OCHRE, rect(356.0, 190.0, 16.0, 18.0, 4.0));
    p.on(WHITE, disc(134.0, 142.0, 52.0));
    p.stamp(
        Stamp::Petal,
        134.0,
        142.0,
        42.0,
        if a == SKY { COBALT } else { a },
        OCHRE,
    );
    wheels(p, [96.0, 304.0], 232.0, 34.0);
}

pub(super) fn car(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    p.fill(
        SKY,
        disc(88.0, 104.0, 30.0)
            + &disc(300.0, 92.0, 34.0)
            + &disc(346.0, 126.0, 20.0)
            + &disc(122.0, 70.0, 18.0)
            + &disc(256.0, 58.0, 18.0),
    );
    p.fill(
        a,
        "M28 206Q30 170 74 164L112 112Q122 98 140 98H246Q262 98 274 110L318 160Q366 166 372 204V232H28Z",
    );
    p.on(
        if a == BRICK { CREAM } else { WHITE },
        "M128 122Q132 116 140 116H184V160H100ZM200 116H244Q252 116 258 122L292 160H200Z",
    );
    p.on(OCHRE, rect(350.0, 188.0, 22.0, 16.0, 5.0));
    p.draw(WHITE, 5.0, "M214 180H236M192 164V222");
    p.on(
        WHITE,
        disc(80.0, 98.0, 8.0) + &disc(292.0, 80.0, 9.0) + &disc(118.0, 64.0, 5.0),
    );
    p.fill(
        SKY,
        disc(150.0, 206.0, 24.0) + &disc(184.0, 222.0, 18.0) + &disc(126.0, 228.0, 14.0),
    );
    wheels(p, [96.0, 302.0], 230.0, 36.0);
    p.draw(SKY, 5.0, disc(330.0, 48.0, 12.0));
}

pub(super) fn bike(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    let b = if p.b == SKY { OCHRE } else { p.b };
    let tyre = if a == DEEP { COBALT } else { DEEP };
    for x in [102.0, 298.0] {
        p.line(tyre, 11.0, disc(x, 196.0, 66.0));
        p.on(tyre, disc(x, 196.0, 9.0));
    }
    p.line(
        a,
        11.0,
        "M102 196L152 104H262L192 196ZM192 196L142 74M298 196L254 70",
    );
    p.line(b, 13.0, "M116 70H166");
    p.line(b, 11.0, "M254 70L244 48H284Q300 50 296 66");
    p.fill(b, disc(192.0, 196.0, 18.0));
    p.line(tyre, 7.0, "M192 196L206 232H222");
}
