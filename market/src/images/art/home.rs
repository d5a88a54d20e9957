//! Cleaning, washing and green work.

use super::{pen::*, stamps::*};

pub(super) fn broom(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    let hair = if a == OCHRE { CLAY } else { OCHRE };
    p.line(CLAY, 13.0, "M140 34V160");
    p.fill(hair, "M100 192H180L206 266H74Z");
    p.draw(CREAM, 4.0, "M118 204L104 258M140 204V258M162 204L176 258");
    p.fill(a, "M124 148H156L186 196H94Z");
    let pan = if b == hair { BRICK } else { b };
    p.line(pan, 14.0, "M288 178V94");
    p.fill(pan, "M244 172H332L352 266H224Z");
    p.on(WHITE, "M252 190H324L334 236H242Z");
}

pub(super) fn bucket(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(
        if a == DEEP { COBALT } else { DEEP },
        8.0,
        "M92 112C92 2 288 2 288 112",
    );
    p.line(if b == SKY { OCHRE } else { b }, 13.0, "M346 36L284 200");
    p.fill(
        SKY,
        disc(142.0, 100.0, 28.0) + &disc(192.0, 92.0, 34.0) + &disc(242.0, 102.0, 26.0),
    );
    p.on(
        WHITE,
        disc(132.0, 92.0, 8.0) + &disc(182.0, 80.0, 10.0) + &disc(236.0, 92.0, 7.0),
    );
    p.fill(a, "M84 112H296L270 254Q268 266 256 266H124Q112 266 110 254Z");
    p.draw(WHITE, 6.0, "M98 140H282");
    p.stamp(Stamp::Petal, 190.0, 202.0, 36.0, WHITE, b);
}

pub(super) fn window(p: &mut Pen) {
    let frame = if p.a == SKY { COBALT } else { p.a };
    p.fill(frame, rect(76.0, 34.0, 218.0, 222.0, 6.0));
    p.on(
        SKY,
        rect(94.0, 52.0, 84.0, 84.0, 0.0)
            + &rect(192.0, 52.0, 84.0, 84.0, 0.0)
            + &rect(94.0, 150.0, 84.0, 88.0, 0.0)
            + &rect(192.0, 150.0, 84.0, 88.0, 0.0),
    );
    p.on(WHITE, "M192 52H276V136H192ZM192 150H276V176Q234 190 192 176Z");
    p.draw(WHITE, 6.0, "M112 112L146 74M130 122L160 88M112 214L146 176");
    p.fill(frame, rect(62.0, 252.0, 246.0, 16.0, 4.0));
    let tool = if p.b == SKY { OCHRE } else { p.b };
    p.line(tool, 13.0, "M250 196L334 262");
    p.line(
        if frame == DEEP { COBALT } else { DEEP },
        12.0,
        "M220 228L284 152",
    );
}

pub(super) fn washer(p: &mut Pen) {
    let a = p.a;
    let b = if p.b == SKY { OCHRE } else { p.b };
    p.white(a, rect(92.0, 34.0, 216.0, 230.0, 12.0));
    p.draw(a, 5.0, "M94 88H306");
    p.on(a, rect(110.0, 52.0, 62.0, 20.0, 5.0));
    p.on(b, disc(276.0, 62.0, 14.0) + &disc(240.0, 62.0, 6.0));
    p.on(a, disc(200.0, 176.0, 74.0));
    p.on(WHITE, disc(200.0, 176.0, 56.0));
    p.on(
        if a == SKY { COBALT } else { SKY },
        "M145 168Q164 152 182 168T219 168T255 168A56 56 0 1 1 145 168Z",
    );
    p.stamp(Stamp::Petal, 184.0, 190.0, 24.0, WHITE, b);
    p.on(b, disc(222.0, 202.0, 9.0) + &disc(226.0, 150.0, 6.0));
}

pub(super) fn iron(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    let plate = if a == SKY { DEEP } else { SKY };
    p.line(b, 24.0, "M196 138C196 80 218 66 258 66H300Q322 66 324 88L328 140");
    p.fill(a, "M46 226C58 166 128 124 216 124H326Q338 124 340 136L352 226Z");
    p.fill(plate, rect(34.0, 230.0, 326.0, 26.0, 8.0));
    p.on(WHITE, disc(256.0, 174.0, 24.0));
    p.on(b, disc(256.0, 174.0, 13.0));
    p.draw(WHITE, 6.0, "M96 196Q124 166 166 156");
    p.line(
        SKY,
        7.0,
        "M70 130C56 114 84 102 70 84M114 106C100 90 128 78 114 60",
    );
}

pub(super) fn lawnmower(p: &mut Pen) {
    let a = if p.a == MINT || p.a == LEAF { BRICK } else { p.a };
    let b = if p.b == a { OCHRE } else { p.b };
    p.line(CLAY, 10.0, "M244 186L320 54H358");
    p.line(b, 14.0, "M334 54H362");
    p.fill(b, "M106 112Q106 92 126 92H188Q208 92 208 112V150H106Z");
    p.draw(WHITE, 5.0, "M124 114H190M124 132H190");
    p.fill(a, "M52 214C54 164 84 146 120 146H230Q268 146 274 190V218H52Z");
    p.fill(LEAF, "M22 266L30 238L42 260L54 232L64 260L120 258L132 236L144 260L156 230L168 260L180 238L196 260L268 260L288 258L298 232L308 260L322 226L332 260L346 236L356 266Z");
    for x in [96.0, 244.0] {
        p.fill(if a == DEEP { COBALT } else { DEEP }, disc(x, 228.0, 36.0));
        p.on(WHITE, disc(x, 228.0, 15.0));
    }
}

pub(super) fn tree(p: &mut Pen) {
    p.fill(CLAY, "M182 170H218L226 266H174Z");
    p.fill(
        LEAF,
        disc(130.0, 138.0, 60.0)
            + &disc(270.0, 138.0, 60.0)
            + &disc(200.0, 96.0, 68.0)
            + &disc(200.0, 160.0, 56.0),
    );
    p.on(
        MINT,
        leaf(154.0, 150.0, 320.0, 54.0, 24.0)
            + &leaf(204.0, 106.0, 20.0, 54.0, 24.0)
            + &leaf(262.0, 160.0, 44.0, 50.0, 22.0)
            + &leaf(186.0, 184.0, 340.0, 44.0, 20.0),
    );
    if p.r.chance(0.5) {
        let fruit = p.r.pick(&[BRICK, OCHRE]);
        for (x, y) in [
            (104, 120),
            (166, 78),
            (238, 134),
            (292, 118),
            (146, 172),
            (234, 188),
        ] {
            p.on(fruit, disc(x as f32, y as f32, 11.0));
        }
    }
    p.line(LEAF, 9.0, "M110 266H290");
}

pub(super) fn pot(p: &mut Pen) {
    p.line(LEAF, 9.0, "M200 170V70");
    p.fill(LEAF, "M200 138C140 138 118 98 122 58C176 64 200 94 200 138Z");
    p.fill(MINT, "M200 112C254 112 282 76 278 30C226 36 200 66 200 112Z");
    if p.r.chance(0.5) {
        p.stamp(Stamp::Petal, 200.0, 62.0, 30.0, p.second, OCHRE);
    }
    p.fill(CLAY, "M112 186H288L266 256Q263 266 252 266H148Q137 266 134 256Z");
    p.fill(CLAY, rect(98.0, 154.0, 204.0, 38.0, 6.0));
    p.draw(
        CREAM,
        6.0,
        "M140 218Q150 206 160 218T180 218T200 218T220 218T240 218T260 218",
    );
}

pub(super) fn shovel(p: &mut Pen) {
    let blade = if p.a == OCHRE || p.a == MINT { COBALT } else { p.a };
    p.tilt = 8.0;
    p.line(CLAY, 13.0, "M178 46V140");
    p.line(if p.b == SKY { OCHRE } else { p.b }, 14.0, "M142 36H214");
    p.fill(
        blade,
        "M132 130H224Q236 130 236 142V194Q236 236 178 260Q120 236 120 194V142Q120 130 132 130Z",
    );
    p.draw(WHITE, 6.0, "M178 132V200");
    p.fill(CLAY, "M44 270Q110 226 190 232Q280 216 356 270Z");
    p.line(LEAF, 8.0, "M286 244V158");
    p.fill(
        MINT,
        leaf(286.0, 190.0, 318.0, 58.0, 36.0) + &leaf(286.0, 180.0, 40.0, 64.0, 38.0),
    );
}

pub(super) fn recycle(p: &mut Pen) {
    p.may_turn = false;
    let glazes = [LEAF, MINT, if p.a == MINT || p.a == LEAF { COBALT } else { p.a }];
    for (i, glaze) in glazes.into_iter().enumerate() {
        let turn = |points| turned(points, i as f32 * 120.0, 200.0, 172.0);
        let band = turn(&[(-31.0, -68.0), (0.0, -122.0), (31.0, -68.0)]);
        p.line(glaze, 38.0, band.trim_end_matches('Z'));
        p.fill(glaze, turn(&[(66.0, -80.0), (1.0, -42.0), (61.0, -14.0)]));
    }
}
