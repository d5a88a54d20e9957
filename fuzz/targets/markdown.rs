//! Markdown of others is clean whatever is written, and stays as it is when cleaned again.
#![no_main]

#[path = "../../market/src/text/clean.rs"]
mod clean;
#[path = "../../market/src/text.rs"]
#[expect(dead_code, reason = "the whole file is taken as it is")]
mod text;

libfuzzer_sys::fuzz_target!(|markdown: &str| {
    let html = text::markdown_html(markdown);
    assert_eq!(text::sanitised(&html), html);
    assert_eq!(clean::fault(&html), None, "{html}");
    text::plain(&html);
});
