//! Packing, printing and office work.

use super::{pen::*, stamps::*};

pub(super) fn carton(p: &mut Pen) {
    p.fill(CLAY, "M200 116L336 78V206L200 264Z");
    p.fill(CLAY, "M200 116L64 78V206L200 264Z");
    p.shade("M200 116L336 78V206L200 264Z");
    p.fill(CLAY, "M64 78L200 42L336 78L200 116Z");
    p.on(CREAM, "M118 63L148 55L284 93V134L254 142V101Z");
    p.draw(WHITE, 4.0, "M66 79L200 116L334 79M200 116V262");
    p.stamp(Stamp::Petal, 132.0, 174.0, 34.0, p.second, CREAM);
}

pub(super) fn pallet(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(
        CLAY,
        rect(56.0, 214.0, 288.0, 14.0, 0.0) + &rect(56.0, 254.0, 288.0, 12.0, 0.0),
    );
    p.fill(
        CLAY,
        rect(62.0, 228.0, 44.0, 26.0, 0.0)
            + &rect(178.0, 228.0, 44.0, 26.0, 0.0)
            + &rect(294.0, 228.0, 44.0, 26.0, 0.0),
    );
    for (x, y, w, c) in [
        (74.0, 124.0, 122.0, a),
        (204.0, 124.0, 122.0, b),
        (118.0, 38.0, 160.0, CREAM),
    ] {
        p.fill(c, rect(x, y, w, 80.0, 3.0));
        p.on(
            if c == CREAM { a } else { WHITE },
            rect(x + w / 2.0 - 11.0, y, 22.0, 34.0, 0.0),
        );
    }
    p.draw(
        if a == DEEP { OCHRE } else { DEEP },
        5.0,
        "M98 124V204M302 124V204M142 38V118M254 38V118",
    );
}

pub(super) fn shelf(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(
        CLAY,
        rect(86.0, 60.0, 76.0, 52.0, 3.0)
            + &rect(230.0, 134.0, 84.0, 54.0, 3.0)
            + &rect(90.0, 216.0, 70.0, 42.0, 3.0),
    );
    p.fill(
        b,
        rect(174.0, 44.0, 60.0, 68.0, 3.0) + &rect(170.0, 208.0, 84.0, 50.0, 3.0),
    );
    p.fill(
        CREAM,
        rect(246.0, 68.0, 66.0, 44.0, 3.0)
            + &rect(88.0, 126.0, 56.0, 62.0, 3.0)
            + &rect(266.0, 224.0, 48.0, 34.0, 3.0),
    );
    p.fill(
        if b == OCHRE { BRICK } else { OCHRE },
        rect(156.0, 142.0, 60.0, 46.0, 3.0),
    );
    p.line(a, 13.0, "M68 34V266M332 34V266");
    p.line(a, 11.0, "M68 118H332M68 194H332M68 262H332");
}

pub(super) fn press(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    let b = if p.b == SKY { OCHRE } else { p.b };
    p.line(CLAY, 16.0, "M200 58V150");
    p.line(b, 14.0, "M122 40H278");
    p.fill(b, disc(122.0, 40.0, 14.0) + &disc(278.0, 40.0, 14.0));
    p.line(a, 20.0, "M92 90V240M308 90V240");
    p.fill(a, rect(70.0, 74.0, 260.0, 32.0, 8.0));
    p.fill(b, rect(116.0, 142.0, 168.0, 26.0, 4.0));
    p.white(SKY, rect(128.0, 174.0, 144.0, 56.0, 3.0));
    p.draw(SKY, 4.0, "M130 188H270M130 202H270M130 216H270");
    p.fill(a, rect(50.0, 236.0, 300.0, 30.0, 8.0));
}

pub(super) fn poster(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    let b = if p.b == SKY { OCHRE } else { p.b };
    p.white(a, "M104 36H296V234Q296 264 266 264H104Z");
    p.fill(SKY, "M296 228Q296 264 262 264Q272 240 262 226Q280 236 296 228Z");
    p.stamp(Stamp::Petal, 200.0, 112.0, 56.0, a, b);
    p.draw(a, 12.0, "M132 194H268");
    p.draw(SKY, 8.0, "M132 218H236M132 238H206");
    p.on(b, disc(122.0, 54.0, 8.0) + &disc(278.0, 54.0, 8.0));
}

pub(super) fn book(p: &mut Pen) {
    let (a, b) = (p.a, if p.b == SKY { BRICK } else { p.b });
    p.fill(a, "M42 78L200 92L358 78V248L200 268L42 248Z");
    p.fill(WHITE, "M200 86C166 54 110 48 58 62V232C110 220 166 226 200 252Z");
    p.fill(WHITE, "M200 86C234 54 290 48 342 62V232C290 220 234 226 200 252Z");
    let ink = if a == SKY { COBALT } else { SKY };
    p.draw(
        ink,
        7.0,
        "M82 90Q130 82 176 102M82 120Q130 112 176 132M82 150Q130 142 176 162M82 180Q118 174 148 184",
    );
    p.draw(ink, 4.0, "M200 88V250");
    p.stamp(
        Stamp::Petal,
        270.0,
        124.0,
        40.0,
        if a == SKY { COBALT } else { a },
        OCHRE,
    );
    p.draw(ink, 7.0, "M226 198Q270 182 318 186");
    p.on(b, "M300 52H322V104L311 92L300 104Z");
}

pub(super) fn stamp(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(CLAY, "M200 30C236 30 250 58 242 84C234 108 226 120 230 148H170C174 120 166 108 158 84C150 58 164 30 200 30Z");
    p.draw(CREAM, 6.0, "M178 62Q182 48 196 46");
    p.fill(a, "M122 142H278Q296 142 296 160V186H104V160Q104 142 122 142Z");
    p.fill(
        if b == SKY { DEEP } else { b },
        rect(114.0, 186.0, 172.0, 18.0, 3.0),
    );
    let ink = if a == SKY { COBALT } else { a };
    p.fill(WHITE, rect(64.0, 214.0, 272.0, 56.0, 10.0));
    for (i, x) in [92.0, 146.0, 200.0, 254.0, 308.0].into_iter().enumerate() {
        let print = if i % 2 == 0 { Stamp::Petal } else { Stamp::Eye };
        p.stamp(
            print,
            x,
            242.0,
            if i % 2 == 0 { 24.0 } else { 17.0 },
            ink,
            if b == SKY { OCHRE } else { b },
        );
    }
}

pub(super) fn laptop(p: &mut Pen) {
    let (a, b) = (p.a, if p.b == SKY { OCHRE } else { p.b });
    p.fill(a, rect(76.0, 44.0, 248.0, 176.0, 12.0));
    p.on(WHITE, rect(92.0, 60.0, 216.0, 144.0, 4.0));
    p.stamp(
        Stamp::Petal,
        140.0,
        106.0,
        32.0,
        if a == SKY { COBALT } else { a },
        b,
    );
    p.draw(SKY, 9.0, "M192 88H284M192 112H284M192 136H250");
    p.on(
        b,
        rect(112.0, 168.0, 30.0, 22.0, 0.0) + &rect(154.0, 156.0, 30.0, 34.0, 0.0),
    );
    p.on(
        MINT,
        rect(196.0, 164.0, 30.0, 26.0, 0.0) + &rect(238.0, 160.0, 30.0, 30.0, 0.0),
    );
    p.fill(a, "M42 226H358L350 248Q346 256 336 256H64Q54 256 50 248Z");
    p.on(WHITE, rect(166.0, 228.0, 68.0, 10.0, 4.0));
}

pub(super) fn folder(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(a, "M56 72Q56 56 72 56H150L176 84H328Q344 84 344 100V250H56Z");
    p.white(SKY, "M84 70L316 88L308 200L76 190Z");
    p.draw(SKY, 7.0, "M108 96L288 110M106 118L250 130");
    p.fill(
        b,
        "M40 140Q38 126 52 126H348Q362 126 360 140L346 248Q344 262 330 262H70Q56 262 54 248Z",
    );
    let ink = if a == b { WHITE } else { a };
    p.on(WHITE, rect(126.0, 166.0, 148.0, 52.0, 5.0));
    p.draw(
        if ink == SKY { COBALT } else { ink },
        7.0,
        "M146 184H254M146 202H214",
    );
}

pub(super) fn headphones(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(a, 18.0, "M90 186V156C90 -4 310 -4 310 156V186");
    p.line(b, 8.0, "M318 224Q316 266 236 264");
    p.fill(b, rect(196.0, 250.0, 48.0, 26.0, 13.0));
    p.fill(
        b,
        rect(92.0, 148.0, 34.0, 100.0, 14.0) + &rect(274.0, 148.0, 34.0, 100.0, 14.0),
    );
    p.fill(
        a,
        rect(62.0, 156.0, 44.0, 84.0, 18.0) + &rect(294.0, 156.0, 44.0, 84.0, 18.0),
    );
}

pub(super) fn board(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    let b = if p.b == SKY { BRICK } else { p.b };
    p.line(CLAY, 11.0, "M124 190L98 268M276 190L302 268M200 200V256");
    p.white(a, rect(76.0, 44.0, 248.0, 168.0, 3.0));
    p.fill(a, rect(64.0, 32.0, 272.0, 24.0, 8.0));
    p.stamp(Stamp::Petal, 136.0, 112.0, 34.0, a, b);
    p.draw(SKY, 8.0, "M194 92H296M194 116H296M194 140H256");
    p.draw(b, 7.0, "M104 186L156 170L204 182L294 158");
}

pub(super) fn bulb(p: &mut Pen) {
    let (a, b) = (
        if p.a == OCHRE { COBALT } else { p.a },
        if p.b == OCHRE { BRICK } else { p.b },
    );
    p.fill(OCHRE, "M200 28C138 28 100 72 100 124C100 168 140 184 150 220H250C260 184 300 168 300 124C300 72 262 28 200 28Z");
    p.draw(
        WHITE,
        7.0,
        "M182 214V150L164 124M218 214V150L236 124M164 124Q176 108 188 124T212 124T236 124",
    );
    p.draw(CREAM, 8.0, "M124 116Q128 76 164 58");
    p.fill(
        a,
        rect(152.0, 222.0, 96.0, 18.0, 6.0) + &rect(160.0, 242.0, 80.0, 16.0, 6.0),
    );
    p.fill(
        if a == b { DEEP } else { b },
        "M176 260H224Q218 274 200 274T176 260Z",
    );
}
