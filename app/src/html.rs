//! HTML written by hand: on the server and in the browser.

/// Text made safe for content and double-quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The inside of a `<textarea>`: Leptos writes its children as they are, so a text must go there through
/// `inner_html`. The newline in front is one that browsers leave out; a text that begins with one keeps its own.
pub fn in_textarea(text: &str) -> String {
    format!("\n{}", escape(text))
}
