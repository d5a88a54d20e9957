//! Descriptions of shops: HTML of others, cleaned and made into Markdown.

use crate::text;
use htmd::{
    HtmlToMarkdown,
    options::{BulletListMarker, Options},
};

/// Tags that end a paragraph.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "blockquote",
    "pre",
    "section",
    "hr",
    "dl",
    "figure",
];

/// HTML, or plain text, as Markdown; nothing when no word is left.
pub(super) fn markdown(html: &str) -> Option<String> {
    let clean = ammonia::Builder::default()
        .rm_tags(["img", "map", "area", "span"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .clean(&paragraphs(html))
        .to_string()
        .replace("&nbsp;", " ");
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let markdown = HtmlToMarkdown::builder()
        .options(options)
        .build()
        .convert(&clean)
        .ok()?;
    Some(markdown.trim().to_owned()).filter(|m| !m.is_empty())
}

/// HTML as one line of plain text.
pub(super) fn line(html: &str) -> String {
    if html.contains(['<', '&']) {
        text::plain(&text::sanitised(html))
    } else {
        html.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Blank lines and line ends become paragraphs and breaks where the author wrote no tags for them, as WordPress
/// does when it shows a text.
fn paragraphs(html: &str) -> String {
    let html = html.replace("\r\n", "\n");
    let mut out = String::with_capacity(html.len() + 16);
    for chunk in html.split("\n\n").map(str::trim).filter(|c| !c.is_empty()) {
        if has_block(chunk) {
            out.push_str(chunk);
        } else {
            out.push_str("<p>");
            out.push_str(&chunk.replace('\n', "<br>"));
            out.push_str("</p>");
        }
        out.push('\n');
    }
    out
}

fn has_block(html: &str) -> bool {
    html.split('<').skip(1).any(|after| {
        let name: String = after
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        BLOCKS.contains(&name.to_ascii_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_keep_their_shape_and_lose_their_scripts() {
        let html = "<meta charset=\"utf-8\"><h2>Skład</h2><p>Wosk <strong>sojowy</strong>,&nbsp;knot<br>bawełniany <img src=x onerror=alert(1)></p><ul><li>200 g</li><li>40 h</li></ul><script>alert(1)</script><div>a</div><div>b <a href=\"javascript:x\">c</a></div>";
        let markdown = markdown(html).expect("words");
        for part in ["## Skład", "**sojowy**", "- 200 g\n- 40 h", "a\n\nb c"] {
            assert!(markdown.contains(part), "{part:?} in {markdown}");
        }
        assert!(
            !markdown.contains("alert") && !markdown.contains("javascript"),
            "{markdown}"
        );
    }

    #[test]
    fn plain_texts_keep_their_paragraphs() {
        assert_eq!(
            markdown("Pierwszy.\nDalej.\n\nDrugi & ostatni.")
                .as_deref()
                .map(|m| m.split("\n\n").count()),
            Some(2)
        );
        assert_eq!(markdown(" <p> </p> "), None);
        assert_eq!(line("Świece &amp; <b>mydła</b>"), "Świece & mydła");
    }

    #[test]
    fn stars_of_a_plain_text_are_no_markdown() {
        let html = text::markdown_html(&markdown("5 * 4 * 3 # 1_a_").expect("words"));
        assert_eq!(text::plain(&html), "5 * 4 * 3 # 1_a_");
    }
}
