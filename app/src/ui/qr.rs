//! QR codes as inline SVG: one path, no styles, so that the policy needs no exception.

use crate::html::escape;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The light edge around the code that readers need, in modules.
const EDGE: usize = 4;

/// A QR code of a text, with words for whoever can't see it. Nothing when the text is too long for one.
pub fn qr(text: &str, alt: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return String::new();
    };
    let width = code.width();
    let size = width + 2 * EDGE;
    let mut path = String::new();
    for (i, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            // writing to a String can't fail
            let _ = write!(path, "M{} {}h1v1h-1z", i % width + EDGE, i / width + EDGE);
        }
    }
    // black on white in dark mode too, as some readers know nothing else
    format!(
        "<svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(alt)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_picture_with_words_and_without_styles() {
        let svg = qr("otpauth://totp/a:b?secret=ABC", "Kod „QR” & <klucz>");
        assert!(svg.starts_with("<svg viewBox=\"0 0 ") && svg.ends_with("</svg>"));
        assert!(svg.contains("aria-label=\"Kod „QR” &amp; &lt;klucz&gt;\""));
        assert!(!svg.contains("style"));
        assert!(svg.matches("h1v1h-1z").count() > 200);
        assert_eq!(qr(&"x".repeat(4000), "x"), "");
    }
}
