//! What HTML of others may be: asked by the property test beside it and by the fuzz target (`fuzz/`).

/// Written down once more, so that a tag too many in the list that cleans is found.
const TAGS: [&str; 27] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// What in HTML made of Markdown may not be there: an unknown tag, a handler, a style, or a link that is no address.
pub fn fault(html: &str) -> Option<String> {
    html.split('<')
        .skip(1)
        .filter_map(|t| t.split('>').next())
        .find(|tag| !allowed(tag))
        .map(str::to_owned)
}

fn allowed(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('/')
        .split([' ', '/'])
        .next()
        .unwrap_or_default();
    // values stand in quotes and hold none
    let pieces: Vec<&str> = tag.split('"').collect();
    TAGS.contains(&name)
        && pieces.chunks_exact(2).all(|pair| {
            let name = pair[0]
                .trim_end_matches('=')
                .rsplit(' ')
                .next()
                .unwrap_or_default();
            !name.starts_with("on") && name != "style" && (name != "href" || address(pair[1]))
        })
}

/// RFC 3986, section 3.1: one of our schemes, or none.
fn address(to: &str) -> bool {
    let to = to.to_lowercase();
    to.split_once(':').is_none_or(|(scheme, _)| {
        let names_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        !names_one || ["http", "https", "mailto", "tel"].contains(&scheme)
    })
}
