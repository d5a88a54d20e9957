//! Pottery: what the stamps were cut for.

use super::{layout::Layout, pen::*, stamps::*};

/// Everything in the box may be stamped.
const ALL: &dyn Fn(f32, f32) -> bool = &|_, _| true;

pub(super) fn mug(p: &mut Pen) {
    p.line(p.main, 20.0, "M250 96H286Q330 96 330 148T286 200H250");
    p.stamped(
        "M84 42H258V212Q258 262 210 262H132Q84 262 84 212Z",
        &Layout::Rows([84.0, 54.0, 258.0, 258.0], 37.0, ALL),
    );
    p.draw(p.main, 12.0, "M86 44H256");
}

pub(super) fn plate(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    p.stamped(
        disc(200.0, 150.0, 124.0),
        &Layout::Rings(200.0, 150.0, &[(106.0, 20), (79.0, 14)]),
    );
    p.draw(main, 3.5, disc(200.0, 150.0, 58.0));
    let heart = if p.kind == Pattern::Eyes {
        Stamp::Eye
    } else {
        Stamp::Petal
    };
    p.stamp(heart, 200.0, 150.0, 30.0, main, second);
}

pub(super) fn bowl(p: &mut Pen) {
    p.fill(p.main, "M146 226H254L264 264H136Z");
    p.stamped(
        "M48 96C52 190 124 242 168 242H232C276 242 348 190 352 96Z",
        &Layout::Rows([48.0, 118.0, 352.0, 240.0], 38.0, &|x, y| {
            (x - 200.0).abs() < 172.0 - (y - 96.0).max(0.0).powi(2) * 0.0056
        }),
    );
    p.white(p.main, oval(200.0, 96.0, 152.0, 34.0));
    p.draw(p.second, 4.0, oval(200.0, 98.0, 126.0, 22.0));
}

pub(super) fn vase(p: &mut Pen) {
    p.stamped(
        "M152 36H248C246 78 228 84 236 108C300 134 304 222 250 264H150C96 222 100 134 164 108C172 84 154 78 152 36Z",
        &Layout::Rows([110.0, 124.0, 290.0, 258.0], 35.0, ALL),
    );
    p.on(p.main, "M152 36H248L246 54H154Z");
    p.draw(p.second, 7.0, "M170 102H230");
}

pub(super) fn jug(p: &mut Pen) {
    p.line(p.main, 18.0, "M238 84C340 68 344 190 258 206");
    p.stamped(
        "M92 40C116 48 138 36 158 36H250C240 96 272 124 272 184C272 226 252 252 234 264H138C118 252 100 226 100 184C100 130 140 112 136 88C132 68 106 64 92 40Z",
        &Layout::Rows([104.0, 108.0, 268.0, 258.0], 36.0, ALL),
    );
    p.draw(p.main, 12.0, "M98 43C118 48 138 39 158 39H247");
    p.draw(p.second, 7.0, "M144 92H240");
}

pub(super) fn tile(p: &mut Pen) {
    let (main, second) = (p.main, p.second);
    p.stamped(
        rect(84.0, 34.0, 232.0, 232.0, 6.0),
        &Layout::Rings(200.0, 150.0, &[(72.0, 12)]),
    );
    for (x, y) in [(90.0, 40.0), (310.0, 40.0), (90.0, 260.0), (310.0, 260.0)] {
        // Quarters of an eye, which four tiles make whole.
        let (h, v) = (if x < 200.0 { 1 } else { -1 }, if y < 150.0 { 1 } else { -1 });
        for (colour, r) in [(main, 56), (WHITE, 36), (second, 20)] {
            let sweep = i32::from(h == v);
            p.on(
                colour,
                format!("M{x} {y}h{}A{r} {r} 0 0 {sweep} {x} {}Z", r * h, y as i32 + r * v),
            );
        }
    }
    let heart = if p.kind == Pattern::Eyes {
        Stamp::Eye
    } else {
        Stamp::Petal
    };
    p.stamp(heart, 200.0, 150.0, 44.0, main, second);
    for (deg, x, y) in [
        (0.0, 200.0, 66.0),
        (90.0, 284.0, 150.0),
        (180.0, 200.0, 234.0),
        (270.0, 116.0, 150.0),
    ] {
        p.on(LEAF, leaf(x, y, deg + 38.0, 24.0, 13.0));
        p.on(LEAF, leaf(x, y, deg - 38.0, 24.0, 13.0));
    }
}
