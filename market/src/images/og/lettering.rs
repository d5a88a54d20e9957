//! Words within a picture: measured by the font, broken into lines, cut where there is no other way.

use super::{INK, Og};
use resvg::usvg::Tree;

/// How wide a line may be, in pixels.
pub(super) const WIDE: f32 = 532.0;

/// A line's height in parts of its letters'.
pub(super) const LEADING: f32 = 1.16;

/// The two voices of the house.
#[derive(Clone, Copy)]
pub(super) enum Voice {
    /// Brygada 1918: titles, prices, the mark, the brand.
    Head,
    /// Atkinson Hyperlegible Next.
    Text,
    /// The same, heavier.
    Strong,
}

impl Voice {
    fn attributes(self) -> &'static str {
        match self {
            Voice::Head => r#"font-family="'Brygada 1918'" font-weight="600""#,
            Voice::Text => r#"font-family="'Atkinson Hyperlegible Next'" font-weight="400""#,
            Voice::Strong => r#"font-family="'Atkinson Hyperlegible Next'" font-weight="600""#,
        }
    }
}

impl Og {
    /// The lines of a text; the error holds as many as there may be, the last one cut.
    pub(super) fn wrap(
        &self,
        text: &str,
        voice: Voice,
        size: f32,
        most: usize,
    ) -> Result<Vec<String>, Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        for word in glued(text).split(' ').filter(|w| !w.is_empty()) {
            if let Some(last) = lines.last_mut() {
                let longer = format!("{last} {word}");
                if self.width(&longer, voice, size) <= WIDE {
                    *last = longer;
                    continue;
                }
            }
            if lines.len() == most || self.width(word, voice, size) > WIDE {
                // No room, or a word wider than a line: the rest goes into one line and is cut.
                let rest = if lines.len() == most {
                    lines
                        .pop()
                        .map_or_else(String::new, |last| format!("{last} {word}"))
                } else {
                    word.to_owned()
                };
                lines.push(self.cut(&rest, voice, size));
                return Err(lines);
            }
            lines.push(word.to_owned());
        }
        Ok(lines)
    }

    /// The text if it fits into a line, otherwise cut.
    pub(super) fn fit(&self, text: &str, voice: Voice, size: f32) -> String {
        if self.width(text, voice, size) <= WIDE - 54.0 {
            text.to_owned()
        } else {
            self.cut(text, voice, size)
        }
    }

    /// As much of a text as fits into a line with an ellipsis; the only place in the house that cuts words.
    fn cut(&self, text: &str, voice: Voice, size: f32) -> String {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(200).collect();
        let with = |end: usize| {
            format!(
                "{}…",
                text[..end].trim_end_matches([' ', '\u{a0}', ',', '.', '-', '–'])
            )
        };
        let fitting = ends.partition_point(|end| self.width(&with(*end), voice, size) <= WIDE - 54.0);
        with(ends.get(fitting.saturating_sub(1)).copied().unwrap_or(0))
    }

    /// How wide a line of text is, measured by the font.
    pub(super) fn width(&self, text: &str, voice: Voice, size: f32) -> f32 {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>"#,
            words(text, voice, size, 0.0, size, INK)
        );
        let tree = Tree::from_str(&svg, &self.options).ok();
        tree.map_or(0.0, |t| t.root().abs_bounding_box().right())
    }
}

/// How high lines of a size are together.
pub(super) fn lines_high(lines: &[String], size: f32) -> f32 {
    lines.iter().map(|_| size * LEADING).sum()
}

/// Words that may not end a line (one letter, as Polish has them) and numbers keep company with what follows.
fn glued(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split([' ', '\n', '\t']).filter(|w| !w.is_empty()) {
        let last = out.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let number = !last.is_empty()
            && last.chars().all(|c| c.is_ascii_digit() || c == ',')
            && word.chars().count() <= 3;
        let short = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
        if !out.is_empty() {
            out.push(if short || number { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

/// A line of text as SVG; `y` is its base line.
pub(super) fn words(text: &str, voice: Voice, size: f32, x: f32, y: f32, fill: &str) -> String {
    format!(
        r#"<text x="{x}" y="{y:.1}" font-size="{size}" {} fill="{fill}">{}</text>"#,
        voice.attributes(),
        escaped(text)
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML can't hold these at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
