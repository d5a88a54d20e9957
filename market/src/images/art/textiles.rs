//! Cloth, clothes and what they are made with.

use super::{layout::Layout, pen::*, stamps::*};

const ALL: &dyn Fn(f32, f32) -> bool = &|_, _| true;

pub(super) fn bag(p: &mut Pen) {
    p.line(p.main, 14.0, "M146 124V96Q146 34 200 34T254 96V124");
    p.stamped(
        "M94 116H306L326 264H74Z",
        &Layout::Rows([80.0, 128.0, 320.0, 264.0], 36.0, ALL),
    );
    p.draw(p.main, 10.0, "M96 119H304");
}

pub(super) fn shirt(p: &mut Pen) {
    p.stamped(
        "M132 40L168 32Q200 66 232 32L268 40L346 96L308 148L272 124V266H128V124L92 148L54 96Z",
        &Layout::Rows([60.0, 50.0, 340.0, 258.0], 42.0, &|x, y| {
            let aside = (x - 200.0).abs();
            (aside < 66.0 || (aside < 128.0 && y > 60.0 && y < 136.0)) && (aside > 34.0 || y > 70.0)
        }),
    );
    p.draw(p.main, 12.0, "M166 37Q200 72 234 37");
    p.draw(p.main, 4.0, "M128 124V98M272 124V98");
}

pub(super) fn apron(p: &mut Pen) {
    let main = p.main;
    p.line(main, 9.0, "M154 60C150 12 250 12 246 60");
    p.line(main, 9.0, "M102 138Q70 140 56 172M298 138Q330 140 344 172");
    p.stamped(
        "M148 54H252C254 100 270 130 302 134L312 266H88L98 134C130 130 146 100 148 54Z",
        &Layout::Rows([96.0, 68.0, 304.0, 258.0], 40.0, &|x, y| {
            (y > 134.0 || (x - 200.0).abs() < 56.0) && !(y > 150.0 && y < 236.0 && (x - 200.0).abs() < 62.0)
        }),
    );
    p.fill(main, "M142 158H258V222Q258 238 242 238H158Q142 238 142 222Z");
    p.draw(WHITE, 4.0, "M152 172H248");
    p.draw(main, 9.0, "M151 57H249");
}

pub(super) fn blanket(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    let mut fringe = String::new();
    for i in 0..14 {
        fringe += &format!("M{} 232v{}", 82 + i * 18, 26 + (i * 5) % 7);
    }
    p.line(second, 7.0, fringe);
    p.stamped(
        "M72 38H272L328 94V234H72Z",
        &Layout::Rows([76.0, 62.0, 324.0, 222.0], 42.0, &|x, y| x - y < 200.0),
    );
    p.draw(second, 9.0, "M80 222H320");
    p.fill(main, "M272 38L328 94H284Q272 94 272 82Z");
}

pub(super) fn yarn(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.line(CLAY, 9.0, "M102 262L318 46M78 96L300 236");
    p.fill(b, disc(318.0, 46.0, 13.0));
    p.fill(b, disc(78.0, 96.0, 13.0));
    p.line(a, 8.0, "M250 232C300 270 330 216 362 252");
    p.fill(a, disc(196.0, 156.0, 100.0));
    p.draw(
        b,
        6.0,
        "M116 110C170 130 214 180 232 240M138 82C196 104 248 160 266 216M176 66C224 84 268 128 286 174",
    );
    p.draw(
        b,
        6.0,
        "M106 150C130 172 160 212 172 248M232 70C210 78 196 88 190 98M268 96C250 100 240 106 232 116",
    );
}

pub(super) fn scissors(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    p.tilt = 24.0;
    let steel = if a == SKY { COBALT } else { SKY };
    p.line(a, 18.0, "M196 160L154 214M204 160L246 214");
    p.line(a, 16.0, disc(136.0, 238.0, 32.0));
    p.line(a, 16.0, disc(264.0, 238.0, 32.0));
    p.fill(steel, "M180 176L248 22Q260 18 260 32L220 180Q198 196 180 176Z");
    p.fill(steel, "M220 176L152 22Q140 18 140 32L180 180Q202 196 220 176Z");
    p.on(if b == steel { WHITE } else { b }, disc(200.0, 164.0, 9.0));
}
