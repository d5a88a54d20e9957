//! The pictures that other sites show beside a link to us (Open Graph): the offer's drawing, its title and the mark.
//! Drawn when first asked for, always by day (white ground), with fonts of our own.

mod lettering;

use super::art;
use crate::error::{Error, Result};
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use lettering::{LEADING, Voice, WIDE, lines_high, words};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree, fontdb},
};
use std::{fmt::Write as _, sync::Arc};

/// Width in pixels.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

const INK: &str = "#16213a";
const INK_2: &str = "#4b5771";
const COBALT: &str = "#1f409f";
const DEEP: &str = "#132b70";
const SOFT: &str = "#e3eafb";
const GROUND: &str = "#eaf0fb";

/// Where the words stand, right of the drawing.
const LEFT: f32 = 612.0;

/// Draws Open Graph pictures.
pub struct Og {
    options: Options<'static>,
}

impl Og {
    /// With the fonts given, TrueType or OpenType.
    pub fn new(fonts: Vec<Vec<u8>>) -> Self {
        let mut known = fontdb::Database::new();
        for font in fonts {
            known.load_font_data(font);
        }
        let refuse = ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        };
        Self {
            options: Options {
                fontdb: Arc::new(known),
                image_href_resolver: refuse,
                font_family: "Atkinson Hyperlegible Next".into(),
                ..Options::default()
            },
        }
    }

    /// With the fonts that the program carries (`assets/fonts`, under the OFL).
    pub fn embedded() -> Self {
        Self::new(vec![
            include_bytes!("../../assets/fonts/Brygada1918_600SemiBold.ttf").to_vec(),
            include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf").to_vec(),
            include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf").to_vec(),
        ])
    }

    /// An offer's picture as PNG. `mark` is the mark's name when the offer carries it today; `art_inner_svg` is what
    /// [`art::picture_inner`] drew, or empty.
    ///
    /// # Errors
    /// When the drawing isn't SVG.
    #[expect(
        clippy::too_many_arguments,
        reason = "the words of one picture, each in its own place"
    )]
    pub fn offer(
        &self,
        title: &str,
        seller: &str,
        town: &str,
        price: &str,
        mark: Option<&str>,
        brand: &str,
        art_inner_svg: &str,
    ) -> Result<Vec<u8>> {
        let mut svg = format!(
            r##"<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><rect width="556" height="{HEIGHT}" fill="{GROUND}"/>"##
        );
        if art_inner_svg.is_empty() {
            svg.push_str(&placed(&art::plate(), 78.0, 115.0, 400.0));
        } else {
            write!(
                svg,
                r#"<svg x="8" y="112" width="540" height="405" viewBox="0 0 400 300">{art_inner_svg}</svg>"#
            )
            .map_err(Error::internal)?;
        }

        // Short titles large, long ones smaller, at most four lines.
        let (size, lines) = [(64.0, 2), (54.0, 3)]
            .into_iter()
            .find_map(|(size, most)| Some((size, self.wrap(title, Voice::Head, size, most).ok()?)))
            .unwrap_or_else(|| {
                (
                    46.0,
                    self.wrap(title, Voice::Head, 46.0, 4).unwrap_or_else(|cut| cut),
                )
            });
        let sellers = self
            .wrap(seller, Voice::Strong, 27.0, 2)
            .unwrap_or_else(|cut| cut);
        let whole = lines_high(&lines, size)
            + 18.0
            + lines_high(&sellers, 27.0)
            + 35.0
            + 66.0
            + if mark.is_some() { 74.0 } else { 0.0 };
        let mut y = 42.0 + ((498.0 - whole) / 2.0).max(0.0);
        for line in &lines {
            y += size * LEADING;
            svg.push_str(&words(line, Voice::Head, size, LEFT, y, INK));
        }
        y += 18.0;
        for line in &sellers {
            y += 27.0 * LEADING;
            svg.push_str(&words(line, Voice::Strong, 27.0, LEFT, y, INK));
        }
        if !town.is_empty() {
            y += 35.0;
            svg.push_str(&words(
                &self.fit(town, Voice::Text, 27.0),
                Voice::Text,
                27.0,
                LEFT,
                y,
                INK_2,
            ));
        }
        if !price.is_empty() {
            y += 66.0;
            // A price is never cut: half of one is another price.
            let size = [46.0, 38.0, 32.0, 26.0]
                .into_iter()
                .find(|s| self.width(price, Voice::Head, *s) <= WIDE)
                .unwrap_or(22.0);
            svg.push_str(&words(price, Voice::Head, size, LEFT, y, INK));
        }
        if let Some(mark) = mark {
            svg.push_str(&self.stamped(mark, y + 28.0));
        }
        svg.push_str(&placed(&art::brand(), LEFT - 3.0, 550.0, 42.0));
        svg.push_str(&words(
            &self.fit(brand, Voice::Head, 28.0),
            Voice::Head,
            28.0,
            LEFT + 50.0,
            580.0,
            DEEP,
        ));
        self.png(&svg)
    }

    /// The picture of every other page: the brand, one line, and the great plate.
    ///
    /// # Errors
    /// When the drawing fails.
    pub fn service(&self, brand: &str, line: &str) -> Result<Vec<u8>> {
        let mut svg = format!(r#"<rect width="{WIDTH}" height="{HEIGHT}" fill="{SOFT}"/>"#);
        svg.push_str(&placed(&art::plate(), 700.0, -65.0, 760.0));
        svg.push_str(&placed(&art::brand(), 64.0, 62.0, 72.0));
        svg.push_str(&words(
            &self.fit(brand, Voice::Head, 44.0),
            Voice::Head,
            44.0,
            152.0,
            113.0,
            DEEP,
        ));
        let (size, lines) = self.wrap(line, Voice::Head, 60.0, 4).map_or_else(
            |_| {
                (
                    48.0,
                    self.wrap(line, Voice::Head, 48.0, 5).unwrap_or_else(|cut| cut),
                )
            },
            |lines| (60.0, lines),
        );
        let mut y = 232.0;
        for line in &lines {
            svg.push_str(&words(line, Voice::Head, size, 68.0, y, DEEP));
            y += size * 1.17;
        }
        self.png(&svg)
    }

    /// The mark as words in a stamped double frame.
    fn stamped(&self, mark: &str, y: f32) -> String {
        let mark = self.fit(mark, Voice::Head, 25.0);
        let wide = self.width(&mark, Voice::Head, 25.0) + 36.0;
        let frame = |inset: f32, stroke: f32| {
            format!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="none" stroke="{COBALT}" stroke-width="{stroke}"/>"#,
                LEFT + inset,
                y + inset,
                wide - 2.0 * inset,
                46.0 - 2.0 * inset,
                (6.0 - inset).max(2.0)
            )
        };
        format!(
            "{}{}{}",
            frame(1.25, 2.5),
            frame(6.0, 1.25),
            words(&mark, Voice::Head, 25.0, LEFT + 18.0, y + 31.5, COBALT)
        )
    }

    fn png(&self, inner: &str) -> Result<Vec<u8>> {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{inner}</svg>"#
        );
        let tree = Tree::from_str(&svg, &self.options).map_err(Error::internal)?;
        let mut pixels =
            Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Error::internal("no picture of that size"))?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        // The ground covers all of it, so there is no transparency to keep.
        let rgb: Vec<u8> = pixels
            .data()
            .chunks_exact(4)
            .flat_map(|p| [p[0], p[1], p[2]])
            .collect();
        let mut png = Vec::new();
        PngEncoder::new(&mut png)
            .write_image(&rgb, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
            .map_err(Error::internal)?;
        Ok(png)
    }
}

/// A whole drawing of ours as a square part of another.
fn placed(svg: &str, x: f32, y: f32, side: f32) -> String {
    svg.replacen(
        "<svg ",
        &format!(r#"<svg x="{x}" y="{y}" width="{side}" height="{side}" "#),
        1,
    )
}

#[cfg(test)]
mod tests;
