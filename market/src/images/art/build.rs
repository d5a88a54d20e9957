//! Building, furniture and repair.

use super::{pen::*, stamps::*};

pub(super) fn roller(p: &mut Pen) {
    let (a, b) = (p.a, if p.b == SKY { OCHRE } else { p.b });
    p.fill(
        a,
        "M70 92H282V222Q264 250 246 222T210 222Q192 262 174 222T136 222Q120 244 104 222T70 222Z",
    );
    p.line(DEEP, 10.0, "M282 74H336V150H318V176");
    p.fill(
        if a == b { CLAY } else { b },
        rect(296.0, 172.0, 44.0, 94.0, 14.0),
    );
    p.fill(CREAM, rect(56.0, 36.0, 240.0, 76.0, 16.0));
    p.on(a, "M56 76H296V96Q296 112 280 112H72Q56 112 56 96Z");
    p.draw(WHITE, 6.0, "M96 140V204M124 140V180");
}

pub(super) fn hammer(p: &mut Pen) {
    let head = if p.a == OCHRE { COBALT } else { p.a };
    p.tilt = 28.0;
    p.fill(CLAY, "M186 96H216L222 258Q222 272 201 272T180 258Z");
    p.on(
        if p.b == SKY { OCHRE } else { p.b },
        "M183 196H219L222 258Q222 272 201 272T180 258Z",
    );
    p.fill(head, "M102 48H132V58H240C290 58 320 76 334 110C304 96 276 96 250 108H132V120H102Q92 120 92 110V58Q92 48 102 48Z");
    p.on(WHITE, "M118 64H126V104H118Z");
}

pub(super) fn bricks(p: &mut Pen) {
    let trowel = if p.a == BRICK { COBALT } else { p.a };
    let mut wall = String::new();
    for row in 0..4 {
        let odd = row % 2 == 1;
        let y = 120.0 + row as f32 * 37.0;
        if odd {
            wall += &rect(52.0, y, 44.0, 32.0, 3.0);
        }
        for col in 0..3 {
            let x = if odd { 101.0 } else { 52.0 } + col as f32 * 100.0;
            // The top row is still being laid.
            if row > 0 || col < 2 {
                wall += &rect(x, y, if odd && col == 2 { 46.0 } else { 95.0 }, 32.0, 3.0);
            }
        }
    }
    p.fill(BRICK, wall);
    p.fill(trowel, "M196 108L286 44L320 96Z");
    p.line(trowel, 8.0, "M302 70L326 58L334 42");
    p.line(CLAY, 17.0, "M334 40L360 30");
    p.on(CREAM, rect(56.0, 112.0, 186.0, 8.0, 3.0));
}

pub(super) fn chair(p: &mut Pen) {
    let seat = if p.a == OCHRE { COBALT } else { p.a };
    p.line(CLAY, 14.0, "M132 38V264M268 38V264");
    p.line(CLAY, 12.0, "M160 180L150 256M240 180L250 256");
    p.line(CLAY, 9.0, "M138 226H262");
    p.line(CLAY, 14.0, "M132 56H268M132 92H268M132 126H268");
    p.fill(
        seat,
        "M116 160Q116 148 128 148H272Q284 148 284 160L292 186Q292 196 282 196H118Q108 196 108 186Z",
    );
    p.stamp(Stamp::Petal, 200.0, 172.0, 20.0, WHITE, p.b);
    p.stamp(Stamp::Dot, 154.0, 172.0, 16.0, WHITE, WHITE);
    p.stamp(Stamp::Dot, 246.0, 172.0, 16.0, WHITE, WHITE);
}

pub(super) fn table(p: &mut Pen) {
    let a = if p.a == OCHRE { COBALT } else { p.a };
    p.line(CLAY, 16.0, "M82 140L68 264M318 140L332 264");
    p.fill(CLAY, rect(76.0, 128.0, 248.0, 44.0, 0.0));
    p.shade(rect(76.0, 128.0, 248.0, 44.0, 0.0));
    p.on(CREAM, disc(200.0, 152.0, 7.0));
    p.fill(CLAY, rect(40.0, 108.0, 320.0, 24.0, 8.0));
    p.line(LEAF, 5.0, "M256 70V42");
    p.fill(a, "M236 62H276Q282 92 268 108H244Q230 92 236 62Z");
    p.fill(WHITE, disc(256.0, 40.0, 18.0));
    p.stamp(
        Stamp::Petal,
        256.0,
        40.0,
        20.0,
        if p.b == SKY { BRICK } else { p.b },
        WHITE,
    );
    p.fill(
        if p.b == SKY { OCHRE } else { p.b },
        "M112 78H166V92Q166 108 150 108H128Q112 108 112 92Z",
    );
    p.line(
        if p.b == SKY { OCHRE } else { p.b },
        6.0,
        "M166 84H176Q184 92 166 98",
    );
}

pub(super) fn sofa(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(CLAY, 13.0, "M92 246L84 266M308 246L316 266");
    p.fill(a, "M78 142V92Q78 58 112 58H288Q322 58 322 92V142Z");
    p.shade("M78 142V92Q78 58 112 58H288Q322 58 322 92V142Z");
    p.draw(WHITE, 4.0, "M200 62V150");
    p.fill(
        a,
        rect(72.0, 150.0, 127.0, 52.0, 12.0) + &rect(201.0, 150.0, 127.0, 52.0, 12.0),
    );
    p.fill(a, rect(62.0, 196.0, 276.0, 54.0, 10.0));
    p.fill(
        a,
        rect(34.0, 122.0, 52.0, 128.0, 24.0) + &rect(314.0, 122.0, 52.0, 128.0, 24.0),
    );
    p.fill(b, "M112 96L172 88L180 146L118 154Z");
    p.stamp(Stamp::Petal, 146.0, 121.0, 20.0, WHITE, a);
}

pub(super) fn wrench(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    let grip = if b == SKY { OCHRE } else { b };
    let steel = if a == SKY { COBALT } else { SKY };
    // A screwdriver crosses under the spanner.
    p.line(steel, 13.0, "M318 52L214 156");
    p.fill(steel, "M318 38L334 54L318 66L306 54Z");
    p.line(grip, 40.0, "M176 194L112 258");
    p.draw(WHITE, 5.0, "M180 204L124 260M164 192L108 246");
    p.fill(
        a,
        "M64 62Q70 48 84 44L108 78L134 74L140 46L126 24Q166 26 176 62Q180 78 176 92L300 210Q332 210 344 234Q352 262 332 274L318 248L296 252L292 276Q262 264 264 232L148 122Q108 134 80 108Q60 88 64 62Z",
    );
}

pub(super) fn radio(p: &mut Pen) {
    let (a, b) = (p.a, if p.b == SKY { OCHRE } else { p.b });
    p.line(CLAY, 7.0, "M280 98L330 26");
    p.line(a, 13.0, "M104 98V80Q104 64 120 64H236Q252 64 252 80V98");
    p.fill(a, rect(46.0, 96.0, 308.0, 164.0, 20.0));
    p.on(WHITE, disc(128.0, 178.0, 62.0));
    for (n, r) in [(1, 0.0_f32), (6, 20.0), (12, 41.0)] {
        for i in 0..n {
            let t = (i as f32 / n as f32 * 360.0).to_radians();
            p.on(a, disc(128.0 + r * t.sin(), 178.0 - r * t.cos(), 7.0));
        }
    }
    p.on(CREAM, rect(212.0, 122.0, 122.0, 46.0, 5.0));
    p.draw(
        DEEP,
        4.0,
        "M228 150V138M250 150V138M272 150V138M294 150V138M316 150V138",
    );
    p.draw(BRICK, 5.0, "M282 128V162");
    p.on(b, disc(242.0, 216.0, 22.0) + &disc(304.0, 216.0, 22.0));
    p.draw(WHITE, 5.0, "M242 216V200M304 216L316 206");
}
