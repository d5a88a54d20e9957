//! Events, journeys and care.

use super::{pen::*, stamps::*};

pub(super) fn hands(p: &mut Pen) {
    let a = p.a;
    let b = p.b;
    // Two open hands, signing: the second is the first seen in a mirror.
    for (glaze, at, k) in [(a, 118.0, 1.0), (b, 282.0, -1.0)] {
        let x = |dx: f32| num(at + k * dx);
        p.line(
            glaze,
            25.0,
            format!(
                "M{} 172L{} 96M{} 160L{} 60M{} 160L{} 56M{} 172L{} 84M{} 214Q{} 200 {} 152",
                x(-44.0),
                x(-66.0),
                x(-16.0),
                x(-26.0),
                x(14.0),
                x(18.0),
                x(40.0),
                x(58.0),
                x(34.0),
                x(72.0),
                x(82.0)
            ),
        );
        p.fill(
            glaze,
            format!(
                "M{} 168Q{} 148 {} 150T{} 168L{} 226Q{} 238 {} 268H{}Q{} 238 {} 222Z",
                x(-56.0),
                x(-50.0),
                x(0.0),
                x(52.0),
                x(44.0),
                x(28.0),
                x(28.0),
                x(-32.0),
                x(-32.0),
                x(-50.0)
            ),
        );
    }
    p.stamp(Stamp::Petal, 118.0, 200.0, 24.0, WHITE, b);
    p.stamp(Stamp::Petal, 282.0, 200.0, 24.0, WHITE, a);
}

pub(super) fn marquee(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(CLAY, 6.0, "M200 60V24");
    p.fill(if b == SKY { BRICK } else { b }, "M203 22L246 34L203 48Z");
    p.white(a, "M78 140H322V262H78Z");
    p.on(SKY, "M200 150L242 262H158Z");
    p.draw(a, 5.0, "M200 150L158 262M200 150L242 262");
    p.fill(a, "M200 56Q270 116 352 128V140H48V128Q130 116 200 56Z");
    p.on(
        WHITE,
        "M200 56Q176 116 124 140H166Q192 112 200 56ZM200 56Q224 116 276 140H234Q208 112 200 56Z",
    );
    let mut edge = String::new();
    for i in 0..8 {
        edge += &format!("M{} 138h38v8a19 19 0 0 1 -38 0Z", 48 + i * 38);
    }
    p.fill(b, edge);
}

pub(super) fn drum(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(a, "M76 108V220C76 256 132 270 200 270S324 256 324 220V108Z");
    p.draw(
        WHITE,
        6.0,
        "M80 136L112 236L148 146L178 252L200 150L222 252L252 146L288 236L320 136",
    );
    p.line(b, 12.0, "M76 222C80 254 132 266 200 266S320 254 324 222");
    p.fill(b, oval(200.0, 110.0, 126.0, 42.0));
    p.on(CREAM, oval(200.0, 108.0, 108.0, 32.0));
    p.line(CLAY, 10.0, "M60 42L200 106M340 34L216 104");
    p.fill(CLAY, oval(204.0, 108.0, 14.0, 10.0) + &oval(60.0, 42.0, 9.0, 8.0));
}

pub(super) fn camera(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.fill(b, rect(84.0, 66.0, 56.0, 30.0, 8.0));
    p.fill(a, "M142 90L164 50H248L270 90Z");
    p.fill(a, rect(52.0, 84.0, 296.0, 176.0, 22.0));
    p.on(b, rect(52.0, 118.0, 296.0, 20.0, 0.0));
    p.on(WHITE, disc(206.0, 174.0, 72.0));
    p.on(DEEP, disc(206.0, 174.0, 58.0));
    p.on(SKY, disc(206.0, 174.0, 38.0));
    p.on(DEEP, disc(206.0, 174.0, 18.0));
    p.on(
        WHITE,
        disc(188.0, 154.0, 9.0) + &rect(290.0, 96.0, 36.0, 14.0, 5.0),
    );
}

pub(super) fn house(p: &mut Pen) {
    let roof = p.r.pick(&[BRICK, COBALT, CLAY]);
    let door = if p.a == roof || p.a == SKY { LEAF } else { p.a };
    p.fill(roof, rect(258.0, 46.0, 36.0, 70.0, 0.0));
    p.white(roof, rect(86.0, 132.0, 228.0, 132.0, 0.0));
    p.fill(roof, "M200 30L352 142H48Z");
    p.on(
        SKY,
        rect(108.0, 164.0, 52.0, 52.0, 3.0) + &rect(240.0, 164.0, 52.0, 52.0, 3.0),
    );
    p.draw(WHITE, 5.0, "M134 164V216M108 190H160M266 164V216M240 190H292");
    p.on(door, rect(176.0, 180.0, 48.0, 84.0, 4.0));
    p.on(OCHRE, disc(214.0, 224.0, 5.0));
    p.stamp(Stamp::Petal, 200.0, 100.0, 28.0, WHITE, OCHRE);
    p.line(LEAF, 10.0, "M52 266H348");
    p.on(
        LEAF,
        disc(106.0, 254.0, 15.0)
            + &disc(130.0, 254.0, 15.0)
            + &disc(268.0, 254.0, 15.0)
            + &disc(292.0, 254.0, 15.0),
    );
}

pub(super) fn kayak(p: &mut Pen) {
    let a = if p.a == SKY { BRICK } else { p.a };
    let b = if p.b == SKY { OCHRE } else { p.b };
    p.fill(a, "M10 138Q200 192 390 138Q350 222 262 222H138Q50 222 10 138Z");
    p.draw(WHITE, 7.0, "M56 176Q200 208 344 176");
    p.fill(DEEP, oval(200.0, 162.0, 62.0, 15.0));
    p.fill(
        SKY,
        "M14 226Q44 200 74 222T134 222T194 222T254 222T314 222T386 220V266H14Z",
    );
    p.draw(
        WHITE,
        6.0,
        "M50 248Q70 236 90 248T130 248M170 248Q190 236 210 248T250 248",
    );
    p.line(CLAY, 10.0, "M112 70L290 226");
    let blade = [
        (-15.0, 34.0),
        (-22.0, 4.0),
        (-14.0, -26.0),
        (4.0, -34.0),
        (20.0, -24.0),
        (22.0, 6.0),
        (12.0, 34.0),
    ];
    p.fill(
        b,
        turned(&blade, -48.8, 98.0, 58.0) + &turned(&blade, 131.2, 304.0, 238.0),
    );
}

pub(super) fn map(p: &mut Pen) {
    p.may_turn = false;
    p.fill(CREAM, "M48 76L146 44V232L48 264Z");
    p.fill(WHITE, "M146 44L254 76V264L146 232Z");
    p.fill(CREAM, "M254 76L352 44V232L254 264Z");
    p.on(
        SKY,
        "M48 170Q100 148 146 186T254 206T352 172V206Q300 236 254 236T146 218Q96 184 48 204Z",
    );
    p.on(MINT, "M48 76L112 55Q120 96 84 112Q62 118 48 132Z");
    p.on(MINT, "M316 56L352 44V134Q316 124 310 92Z");
    p.shade("M146 44L254 76V264L146 232Z");
    p.draw(
        if p.a == SKY { COBALT } else { p.a },
        7.0,
        "M82 240L110 224M128 206L150 182M166 164L186 150",
    );
    p.fill(
        BRICK,
        "M228 176C196 134 184 116 184 92A44 44 0 0 1 272 92C272 116 260 134 228 176Z",
    );
    p.on(WHITE, disc(228.0, 92.0, 18.0));
}

pub(super) fn wheelchair(p: &mut Pen) {
    let a = if p.a == SKY { COBALT } else { p.a };
    let b = if p.b == SKY { OCHRE } else { p.b };
    p.line(a, 12.0, "M72 46H108L128 172");
    p.fill(b, rect(106.0, 76.0, 28.0, 84.0, 10.0));
    p.line(a, 12.0, "M134 178H252L286 248H334M128 116H214V170");
    p.fill(b, rect(126.0, 154.0, 134.0, 26.0, 10.0));
    p.line(a, 11.0, disc(284.0, 244.0, 22.0));
    p.line(a, 12.0, disc(164.0, 194.0, 70.0));
    p.draw(a, 4.0, "M164 128V260M98 194H230M117 147L211 241M117 241L211 147");
    p.on(b, disc(164.0, 194.0, 14.0));
}

pub(super) fn teddy(p: &mut Pen) {
    let bow = if p.a == OCHRE { COBALT } else { p.a };
    p.fill(CLAY, disc(138.0, 62.0, 32.0) + &disc(262.0, 62.0, 32.0));
    p.on(CREAM, disc(138.0, 62.0, 16.0) + &disc(262.0, 62.0, 16.0));
    p.fill(
        CLAY,
        oval(110.0, 200.0, 30.0, 46.0) + &oval(290.0, 200.0, 30.0, 46.0),
    );
    p.fill(CLAY, oval(200.0, 222.0, 84.0, 52.0));
    p.on(CREAM, oval(200.0, 234.0, 46.0, 32.0));
    p.fill(CLAY, oval(200.0, 110.0, 88.0, 76.0));
    p.on(CREAM, oval(200.0, 136.0, 42.0, 34.0));
    p.on(
        DEEP,
        disc(166.0, 96.0, 9.0) + &disc(234.0, 96.0, 9.0) + &oval(200.0, 122.0, 15.0, 11.0),
    );
    p.draw(DEEP, 5.0, "M200 132V146M182 148Q191 158 200 148Q209 158 218 148");
    p.fill(
        bow,
        "M200 192C172 166 138 168 144 192S176 216 200 192C228 166 262 168 256 192S224 216 200 192Z",
    );
    p.on(p.b, disc(200.0, 192.0, 11.0));
}

pub(super) fn blocks(p: &mut Pen) {
    let glazes = [(COBALT, Stamp::Petal), (BRICK, Stamp::Eye), (LEAF, Stamp::Cross)];
    let first = p.r.below(3);
    for (i, (x, y)) in [(78.0, 152.0), (206.0, 152.0), (144.0, 34.0)]
        .into_iter()
        .enumerate()
    {
        let (glaze, print) = glazes[(i + first) % 3];
        p.white(glaze, rect(x, y, 114.0, 112.0, 10.0));
        let s = if print == Stamp::Eye { 28.0 } else { 38.0 };
        p.stamp(print, x + 57.0, y + 56.0, s, glaze, OCHRE);
        for (dx, dy) in [(17.0, 17.0), (97.0, 17.0), (17.0, 95.0), (97.0, 95.0)] {
            p.on(OCHRE, disc(x + dx, y + dy, 5.0));
        }
    }
}
