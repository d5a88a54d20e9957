//! Food and drink: in flat colour, never stamped.

use super::{pen::*, stamps::*};
use std::fmt::Write as _;

pub(super) fn soap(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(a, rect(56.0, 112.0, 288.0, 146.0, 46.0));
    p.draw(WHITE, 5.0, rect(92.0, 144.0, 216.0, 82.0, 34.0));
    p.stamp(Stamp::Petal, 200.0, 185.0, 28.0, WHITE, a);
    for (x, y, r) in [(310.0, 70.0, 26.0), (256.0, 50.0, 13.0), (270.0, 94.0, 7.0)] {
        p.line(if b == SKY { a } else { b }, 6.0, disc(x, y, r));
    }
}

pub(super) fn jar(p: &mut Pen) {
    let inside = p.r.pick(&[BRICK, OCHRE, LEAF]);
    let cloth = if p.a == inside { COBALT } else { p.a };
    p.fill(
        inside,
        "M122 96Q104 116 104 142V236Q104 266 134 266H266Q296 266 296 236V142Q296 116 278 96Z",
    );
    p.fill(WHITE, rect(128.0, 150.0, 144.0, 82.0, 8.0));
    p.stamp(
        Stamp::Petal,
        200.0,
        191.0,
        32.0,
        inside,
        if inside == OCHRE { BRICK } else { OCHRE },
    );
    p.fill(cloth, "M120 82H280L304 118Q288 108 274 124Q256 106 238 126Q220 108 200 128Q180 108 162 126Q144 106 126 124Q112 108 96 118Z");
    p.fill(cloth, "M122 82Q122 40 146 38H254Q278 40 278 82Z");
    for (x, y) in [(152, 62), (184, 52), (216, 64), (248, 54)] {
        p.on(WHITE, disc(x as f32, y as f32, 6.0));
    }
    p.draw(CREAM, 8.0, "M122 84H278");
}

pub(super) fn honey(p: &mut Pen) {
    let lid = if p.a == OCHRE || p.a == CREAM { COBALT } else { p.a };
    p.line(CLAY, 12.0, "M352 42L316 150");
    p.fill(
        CLAY,
        "M284 168Q276 214 290 252Q306 264 318 254Q342 220 340 180Q314 152 284 168Z",
    );
    p.draw(CREAM, 5.0, "M288 186L334 198M286 208L328 220M290 230L318 238");
    p.fill(
        OCHRE,
        "M64 108Q64 88 84 88H236Q256 88 256 108V238Q256 266 228 266H92Q64 266 64 238Z",
    );
    p.fill(lid, rect(74.0, 40.0, 172.0, 44.0, 8.0));
    p.draw(WHITE, 4.0, "M88 62H232");
    let hex = |x: f32, y: f32, s: f32| {
        turned(
            &[
                (0.0, -s),
                (0.87 * s, -0.5 * s),
                (0.87 * s, 0.5 * s),
                (0.0, s),
                (-0.87 * s, 0.5 * s),
                (-0.87 * s, -0.5 * s),
            ],
            0.0,
            x,
            y,
        )
    };
    p.fill(CREAM, hex(160.0, 178.0, 70.0));
    for (x, y) in [(160.0, 146.0), (141.0, 179.0), (179.0, 179.0), (160.0, 212.0)] {
        p.on(OCHRE, hex(x, y, 17.5));
    }
}

pub(super) fn bread(p: &mut Pen) {
    p.fill(
        CLAY,
        "M44 194C44 100 116 54 200 54S356 100 356 194Q356 256 304 256H96Q44 256 44 194Z",
    );
    if p.r.chance(0.6) {
        p.draw(CREAM, 13.0, "M118 104L152 168M184 80L212 158M252 88L274 158");
    } else {
        p.draw(
            CREAM,
            13.0,
            "M96 172Q200 64 304 172M200 92V176M150 112L136 172M250 112L264 172",
        );
    }
    p.shade("M46 210Q60 236 96 236H304Q340 236 354 210Q350 256 304 256H96Q50 256 46 210Z");
}

pub(super) fn cake(p: &mut Pen) {
    let n = 1 + p.r.below(3);
    for i in 0..n {
        let x = 200.0 + (i as f32 - (n - 1) as f32 / 2.0) * 62.0;
        p.flame(x, 84.0, 48.0);
        p.fill(p.a, rect(x - 6.0, 78.0, 12.0, 48.0, 3.0));
    }
    p.fill(CLAY, rect(76.0, 130.0, 248.0, 126.0, 6.0));
    p.on(CREAM, rect(76.0, 214.0, 248.0, 12.0, 0.0));
    p.fill(CREAM, "M76 172Q76 114 118 114H282Q324 114 324 172V180Q304 206 283 180Q262 214 241 182Q220 202 200 180Q179 212 158 182Q138 204 117 180Q96 202 76 180Z");
    for x in [112.0, 156.0, 200.0, 244.0, 288.0] {
        p.on(BRICK, disc(x, 146.0, 8.0));
    }
    p.line(if p.a == DEEP { COBALT } else { p.a }, 14.0, "M52 262H348");
}

pub(super) fn cheese(p: &mut Pen) {
    p.fill(CREAM, "M48 150L262 62Q346 78 352 150Z");
    p.fill(OCHRE, "M48 150H352V250Q352 256 346 256H54Q48 256 48 250Z");
    p.draw(OCHRE, 6.0, "M50 149L262 64Q344 80 350 149");
    for (x, y, rx, ry) in [
        (112.0, 204.0, 26.0, 22.0),
        (200.0, 184.0, 15.0, 13.0),
        (260.0, 222.0, 32.0, 22.0),
        (318.0, 178.0, 14.0, 12.0),
        (178.0, 232.0, 12.0, 9.0),
    ] {
        p.on(CREAM, oval(x, y, rx, ry));
    }
    for (x, y, rx, ry) in [
        (252.0, 92.0, 24.0, 9.0),
        (196.0, 122.0, 22.0, 9.0),
        (298.0, 124.0, 22.0, 9.0),
    ] {
        p.on(OCHRE, oval(x, y, rx, ry));
    }
}

pub(super) fn cup(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(a, 16.0, "M262 136H288Q324 136 324 166T262 206");
    p.fill(a, "M84 116H276V158Q276 236 208 236H152Q84 236 84 158Z");
    p.fill(CLAY, oval(180.0, 118.0, 96.0, 18.0));
    p.draw(b, 9.0, "M94 168H266");
    p.stamp(Stamp::Petal, 180.0, 196.0, 22.0, b, WHITE);
    p.line(b, 16.0, "M52 256H312");
    let steam = if b == SKY || a == SKY { SKY } else { CLAY };
    p.line(
        steam,
        8.0,
        "M140 84C124 68 156 56 140 36M180 84C164 68 196 56 180 36M220 84C204 68 236 56 220 36",
    );
}

pub(super) fn bottle(p: &mut Pen) {
    let juice = p.r.pick(&[OCHRE, BRICK, LEAF]);
    let cap = if p.a == juice { COBALT } else { p.a };
    p.fill(juice, "M142 66H194V96C194 126 226 130 226 164V246Q226 266 206 266H130Q110 266 110 246V164C110 130 142 126 142 96Z");
    p.fill(cap, rect(136.0, 34.0, 64.0, 34.0, 6.0));
    p.on(WHITE, rect(110.0, 172.0, 116.0, 66.0, 0.0));
    p.on(juice, disc(168.0, 209.0, 19.0));
    p.on(LEAF, leaf(168.0, 192.0, 50.0, 24.0, 13.0));
    p.fill(SKY, "M246 150H328L316 266H258Z");
    p.on(juice, "M250 186H324L316 266H258Z");
    p.draw(WHITE, 5.0, "M266 204L271 250");
}

pub(super) fn apple(p: &mut Pen) {
    let skin = p.r.pick(&[BRICK, OCHRE, MINT]);
    p.line(CLAY, 10.0, "M200 100Q198 66 214 42");
    p.fill(
        if skin == MINT { LEAF } else { MINT },
        leaf(206.0, 76.0, 74.0, 92.0, 50.0),
    );
    p.fill(skin, "M200 98C160 62 72 78 72 164C72 226 120 270 162 270C182 270 188 260 200 260S218 270 238 270C280 270 328 226 328 164C328 78 240 62 200 98Z");
    p.draw(CREAM, 10.0, "M102 178C98 146 112 124 138 116");
}

pub(super) fn herbs(p: &mut Pen) {
    let mut light = String::new();
    let mut dark = String::new();
    let mut stems = String::new();
    for i in -2..=2_i32 {
        let deg = i as f32 * 17.0;
        let (s, c) = deg.to_radians().sin_cos();
        let to = if i % 2 == 0 { &mut light } else { &mut dark };
        let len = 168.0 - 10.0 * (i * i) as f32;
        let _ = write!(
            stems,
            "M{} 264L{} {}",
            num(200.0 - s * 90.0),
            num(200.0 + s * len),
            num(206.0 - c * len)
        );
        for step in 0..4 {
            let along = 58.0 + step as f32 * 30.0;
            let (x, y) = (200.0 + s * along, 206.0 - c * along);
            for side in [-48.0, 48.0] {
                *to += &leaf(x, y, deg + side, 38.0, 20.0);
            }
        }
        *to += &leaf(200.0 + s * (len - 4.0), 206.0 - c * (len - 4.0), deg, 36.0, 18.0);
    }
    p.line(LEAF, 5.0, stems);
    p.fill(LEAF, dark);
    p.fill(MINT, light);
    p.fill(p.a, rect(168.0, 196.0, 64.0, 26.0, 8.0));
    p.draw(p.a, 7.0, "M200 210L166 244M200 210L238 240");
}

pub(super) fn cloche(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(b, disc(200.0, 62.0, 18.0));
    p.fill(a, "M70 216C70 124 130 78 200 78S330 124 330 216Z");
    p.draw(WHITE, 9.0, "M100 192C106 152 126 126 154 112");
    p.stamp(Stamp::Petal, 216.0, 158.0, 34.0, WHITE, b);
    p.fill(a, "M128 236H272L252 266H148Z");
    p.line(b, 20.0, "M46 232H354");
}
