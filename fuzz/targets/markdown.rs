//! Markdown of others is clean whatever is written, also what a browser makes of it: lists and tables that are nested
//! wrongly come out otherwise when they are read again, but no less clean.
#![no_main]

#[path = "../../market/src/text/clean.rs"]
mod clean;
#[path = "../../market/src/text.rs"]
#[expect(dead_code, reason = "the whole file is taken as it is")]
mod text;

libfuzzer_sys::fuzz_target!(|markdown: &str| {
    let html = text::markdown_html(markdown);
    assert_eq!(clean::fault(&html), None, "{html}");
    assert_eq!(clean::fault(&text::sanitised(&html)), None, "{html}");
    text::plain(&html);
});
