//! Gifts, candles and things for feasts.

use super::{layout::Layout, pen::*, stamps::*};

const ALL: &dyn Fn(f32, f32) -> bool = &|_, _| true;

pub(super) fn gift(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    p.stamped(
        rect(76.0, 126.0, 248.0, 138.0, 4.0),
        &Layout::Rows([76.0, 136.0, 324.0, 262.0], 40.0, &|x, _| {
            (x - 200.0).abs() > 14.0
        }),
    );
    p.fill(main, rect(60.0, 88.0, 280.0, 44.0, 5.0));
    p.on(second, rect(186.0, 88.0, 28.0, 176.0, 0.0));
    p.fill(
        second,
        "M200 92C164 20 116 46 134 74S184 94 200 92C236 20 284 46 266 74S216 94 200 92Z",
    );
    p.shade("M200 92C186 66 160 56 150 66S180 92 200 92C214 66 240 56 250 66S220 92 200 92Z");
}

pub(super) fn basket(p: &mut Pen) {
    p.line(CLAY, 14.0, "M94 146C94 -4 306 -4 306 146");
    p.fill(CLAY, "M74 142H326L300 252Q297 264 284 264H116Q103 264 100 252Z");
    let mut weave = String::new();
    for row in 0..4 {
        for col in 0..7 {
            let x = 100 + col * 34 - (row % 2) * 17;
            // Within the sides, which lean inwards.
            if x > 82 + row * 8 && x < 296 - row * 8 {
                weave += &format!("M{x} {}h20", 178 + row * 23);
            }
        }
    }
    p.draw(CREAM, 5.0, weave);
    p.stamped(
        "M62 126H338L316 172Q290 158 268 186Q246 158 222 192Q200 160 178 192Q154 158 132 186Q110 158 84 172Z",
        &Layout::Rows([66.0, 130.0, 334.0, 180.0], 32.0, ALL),
    );
}

pub(super) fn card(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    p.fill(SKY, "M268 36L334 56V278L268 264Z");
    p.stamped(
        rect(84.0, 36.0, 190.0, 228.0, 3.0),
        &Layout::Rows([84.0, 38.0, 274.0, 262.0], 37.0, &|x, y| {
            ((x - 179.0) / 70.0).powi(2) + ((y - 150.0) / 88.0).powi(2) > 1.0
        }),
    );
    p.white(main, oval(179.0, 150.0, 60.0, 76.0));
    p.on(
        LEAF,
        leaf(179.0, 158.0, 205.0, 50.0, 22.0) + &leaf(179.0, 158.0, 155.0, 50.0, 22.0),
    );
    let (flower, heart) = if main == LEAF {
        (second, OCHRE)
    } else {
        (main, second)
    };
    p.stamp(
        Stamp::Petal,
        179.0,
        136.0,
        38.0,
        flower,
        if flower == heart { BRICK } else { heart },
    );
}

pub(super) fn ornament(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    p.line(second, 6.0, disc(200.0, 34.0, 14.0));
    p.fill(second, rect(172.0, 48.0, 56.0, 32.0, 5.0));
    p.stamped(
        disc(200.0, 170.0, 100.0),
        &Layout::Rows([100.0, 118.0, 300.0, 222.0], 36.0, &|_, y| {
            (y - 170.0).abs() < 56.0
        }),
    );
    p.on(main, "M118 112A100 100 0 0 1 282 112Q200 134 118 112Z");
    p.on(main, "M118 228A100 100 0 0 0 282 228Q200 250 118 228Z");
    p.draw(WHITE, 5.0, "M150 92Q172 82 196 82");
}

pub(super) fn bouquet(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    let leaves: String = [-62.0, -34.0, 0.0, 34.0, 62.0]
        .iter()
        .map(|d| leaf(200.0, 156.0, *d, 134.0, 36.0))
        .collect();
    p.fill(LEAF, leaves);
    // Green flowers would be lost among the leaves.
    let other = if main == LEAF { COBALT } else { main };
    for (i, (x, y)) in [(200, 66), (134, 94), (266, 94), (166, 132), (234, 132)]
        .into_iter()
        .enumerate()
    {
        // Petals stand on a white print of themselves, as the flowers overlap.
        let (x, y) = (x as f32, y as f32);
        p.fill(WHITE, disc(x, y, 30.0));
        let (a, b) = if i % 2 == 0 {
            (other, OCHRE)
        } else {
            (BRICK, CREAM)
        };
        p.stamp(Stamp::Petal, x, y, 31.0, a, b);
    }
    p.stamped(
        "M92 132Q146 172 200 154Q254 172 308 132L236 270H164Z",
        &Layout::Rows([104.0, 160.0, 296.0, 268.0], 34.0, ALL),
    );
    p.fill(
        second,
        "M200 222C170 190 140 206 150 222S184 232 200 222C230 190 260 206 250 222S216 232 200 222Z",
    );
}

pub(super) fn candle(p: &mut Pen) {
    let (a, b) = (p.a, p.b);
    // Alone, or with a shorter one beside it.
    let pair = p.r.chance(0.35);
    let x = if pair { 112.0 } else { 142.0 };
    if pair {
        p.flame(276.0, 164.0, 58.0);
        p.fill(b, rect(232.0, 164.0, 88.0, 102.0, 9.0));
        p.on(WHITE, rect(232.0, 196.0, 88.0, 12.0, 0.0));
    }
    p.flame(x + 58.0, 104.0, 76.0);
    p.fill(a, rect(x, 104.0, 116.0, 162.0, 10.0));
    if p.r.chance(0.6) {
        p.on(WHITE, rect(x, 160.0, 116.0, 58.0, 0.0));
        let (glaze, heart) = if a == SKY {
            (COBALT, OCHRE)
        } else {
            (a, if b == SKY { OCHRE } else { b })
        };
        let print = p.r.pick(&[Stamp::Petal, Stamp::Eye]);
        let s = if print == Stamp::Eye { 18.0 } else { 22.0 };
        for i in [-1.0, 0.0, 1.0] {
            p.stamp(
                if i == 0.0 { print } else { Stamp::Dot },
                x + 58.0 + i * 40.0,
                189.0,
                s,
                glaze,
                heart,
            );
        }
    } else {
        p.draw(b, 9.0, format!("M{} 142h100M{} 232h100", x + 8.0, x + 8.0));
        p.draw(b, 4.0, format!("M{} 158h104M{} 216h104", x + 6.0, x + 6.0));
    }
}

pub(super) fn tealights(p: &mut Pen) {
    let places: &[(f32, f32, f32)] = match p.r.below(3) {
        0 => &[
            (200.0, 152.0, 100.0),
            (114.0, 204.0, 100.0),
            (286.0, 204.0, 100.0),
        ],
        1 => &[
            (142.0, 128.0, 96.0),
            (258.0, 128.0, 96.0),
            (142.0, 220.0, 96.0),
            (258.0, 220.0, 96.0),
        ],
        _ => &[
            (148.0, 136.0, 84.0),
            (252.0, 136.0, 84.0),
            (96.0, 216.0, 84.0),
            (200.0, 216.0, 84.0),
            (304.0, 216.0, 84.0),
        ],
    };
    let wax = p.r.pick(&[OCHRE, CREAM]);
    for (x, y, w) in places {
        p.flame(*x, y - 8.0, w * 0.62);
        p.fill(p.a, rect(x - w / 2.0, *y, *w, w * 0.5, 8.0));
        p.fill(
            if p.a == wax { CLAY } else { wax },
            oval(*x, *y, w / 2.0, w * 0.14),
        );
    }
}

pub(super) fn candlestick(p: &mut Pen) {
    p.fill(
        CLAY,
        "M186 196H214V236H262Q284 236 284 264H116Q116 236 138 236H186Z",
    );
    p.fill(CLAY, disc(200.0, 208.0, 24.0));
    p.flame(200.0, 92.0, 68.0);
    p.fill(p.a, rect(178.0, 92.0, 44.0, 84.0, 4.0));
    p.on(p.b, "M178 110L222 128V142L178 124Z");
    p.fill(CLAY, "M142 168H258Q250 198 216 198H184Q150 198 142 168Z");
}

pub(super) fn lantern(p: &mut Pen) {
    let roof = if p.a == DEEP { COBALT } else { DEEP };
    p.line(roof, 7.0, disc(200.0, 36.0, 16.0));
    p.fill(p.a, rect(128.0, 104.0, 144.0, 148.0, 0.0));
    p.on(CREAM, rect(148.0, 118.0, 104.0, 118.0, 0.0));
    p.flame(200.0, 208.0, 62.0);
    p.on(p.b, rect(178.0, 206.0, 44.0, 30.0, 0.0));
    p.fill(roof, "M110 106H290L238 56H162Z");
    p.fill(roof, rect(112.0, 246.0, 176.0, 20.0, 4.0));
}

pub(super) fn heart(p: &mut Pen) {
    let shape = "M200 266C88 196 58 146 58 104C58 60 92 34 130 34C162 34 188 52 200 80C212 52 238 34 270 34C308 34 342 60 342 104C342 146 312 196 200 266Z";
    p.fill(p.a, shape);
    p.draw(p.b, 6.0, "M200 242C106 182 80 142 80 106C80 74 104 56 130 56C160 56 184 76 200 112C216 76 240 56 270 56C296 56 320 74 320 106C320 142 294 182 200 242Z");
    p.stamp(Stamp::Petal, 200.0, 158.0, 46.0, WHITE, p.b);
}

pub(super) fn ring(p: &mut Pen) {
    let gem = if p.a == OCHRE { BRICK } else { p.a };
    p.line(OCHRE, 20.0, disc(200.0, 184.0, 76.0));
    p.draw(CREAM, 5.0, "M138 164A66 66 0 0 1 150 138");
    p.fill(gem, "M152 28H248L280 66L200 136L120 66Z");
    p.draw(
        WHITE,
        4.0,
        "M122 66H278M152 30L174 66L200 132L226 66L248 30M174 66L200 30L226 66",
    );
}
