//! Letters: folding, slugs and sort keys, which SQLite and Postgres would each do differently.

/// Lower case without diacritics; `ł` becomes `l`, `ß` becomes `ss`. What is compared when people search.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ą' | 'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => out.push('a'),
            'ć' | 'ç' | 'č' => out.push('c'),
            'ď' => out.push('d'),
            'ę' | 'è' | 'é' | 'ê' | 'ë' | 'ě' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ł' => out.push('l'),
            'ń' | 'ñ' | 'ň' => out.push('n'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => out.push('o'),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ș' => out.push('s'),
            'ť' | 'ț' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ů' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            // combining marks, so that decomposed letters fold too
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A part of an address: folded letters and digits with single hyphens, at most 80 characters.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 80 {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "x".to_owned()
    } else {
        out.to_owned()
    }
}

/// A key that sorts as a Polish dictionary does (ą after a, ł after l …), for both databases.
pub fn sort_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        // `~` sorts after every ASCII letter, so `ą` comes after all words that begin with `a`.
        match c {
            'ą' => out.push_str("a~"),
            'ć' => out.push_str("c~"),
            'ę' => out.push_str("e~"),
            'ł' => out.push_str("l~"),
            'ń' => out.push_str("n~"),
            'ó' => out.push_str("o~"),
            'ś' => out.push_str("s~"),
            'ź' => out.push_str("z~"),
            'ż' => out.push_str("z~~"),
            c if c.is_ascii_alphanumeric() || c == ' ' => out.push(c),
            c if c.is_alphabetic() => out.push_str(&fold(&c.to_string())),
            _ => {}
        }
    }
    out
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Ten hexadecimal digits of SHA-256: a stable name for a seed.
pub fn short_hash(text: &str) -> String {
    long_hash(text.as_bytes())[..10].to_owned()
}

/// SHA-256 in hexadecimal.
pub fn long_hash(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

/// Markdown as HTML, sanitised: what a description or story becomes when it is written.
/// Headings are lowered below the page's own; links get `rel="nofollow noopener"`.
pub fn markdown_html(markdown: &str) -> String {
    use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
    let lower = |level: HeadingLevel| {
        if level <= HeadingLevel::H2 {
            HeadingLevel::H3
        } else {
            HeadingLevel::H4
        }
    };
    let events =
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(|event| {
            match event {
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) => Event::Start(Tag::Heading {
                    level: lower(level),
                    id,
                    classes,
                    attrs,
                }),
                Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
                other => other,
            }
        });
    let mut raw = String::new();
    html::push_html(&mut raw, events);
    sanitised(&raw)
}

/// What a description may have: what Markdown makes, with headings below the page's own and no landmark among it.
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

/// HTML of others, with only what a description may have: no scripts, styles, forms or pictures.
pub fn sanitised(html: &str) -> String {
    ammonia::Builder::default()
        .tags(TAGS.into())
        .link_rel(Some("nofollow noopener"))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .clean(html)
        .to_string()
}

/// The words of sanitised HTML, for searching and for descriptions in `<meta>`.
pub fn plain(html: &str) -> String {
    let spaced = html.replace('<', " <");
    let text = ammonia::Builder::empty().clean(&spaced).to_string();
    let text = text
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod clean;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_leave_out() {
        assert_eq!(fold("Świeca ŻÓŁĆ"), "swieca zolc");
        assert_eq!(fold("s\u{301}wieca"), "swieca");
    }

    #[test]
    fn slugs_are_addresses() {
        assert_eq!(slug("Kubek „Pawie oczko”, 350 ml"), "kubek-pawie-oczko-350-ml");
        assert_eq!(slug("🎁"), "x");
    }

    #[test]
    fn markdown_keeps_no_script() {
        let html = markdown_html(
            "# A\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) **b** <b onclick=x>c</b>",
        );
        assert!(
            html.contains("<h3>A</h3>") && html.contains("<strong>b</strong>"),
            "{html}"
        );
        assert!(!html.contains("script") && !html.contains("onclick"), "{html}");
        assert_eq!(plain("<p>a &amp; b</p><p>c</p>"), "a & b c");
    }

    proptest::proptest! {
        /// Whatever is written, what comes out is only what a description may have, and stays as it is when cleaned again.
        #[test]
        fn markdown_is_clean_whatever_is_written(parts in proptest::collection::vec(part(), 0..12)) {
            let html = markdown_html(&parts.concat());
            proptest::prop_assert_eq!(&sanitised(&html), &html);
            proptest::prop_assert_eq!(clean::fault(&html), None, "{}", html);
        }
    }

    /// What the fuzz target begins with, and what it has ever found.
    #[test]
    fn markdown_of_the_fuzzers_seeds_is_clean() {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/seeds/markdown");
        let texts: Vec<String> = std::fs::read_dir(seeds)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        assert!(!texts.is_empty());
        for text in texts {
            let html = markdown_html(&text);
            assert_eq!(clean::fault(&html), None, "{text}");
            assert_eq!(clean::fault(&sanitised(&html)), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_clean_is_found() {
        for html in [
            "<p><script>a()</script></p>",
            "<p onclick=\"a()\">x</p>",
            "<p style=\"color:red\">x</p>",
            "<a href=\"JavaScript:a()\">x</a>",
            "<a href=\"data:text/html,x\">x</a>",
            "<img src=\"x\">",
        ] {
            assert!(clean::fault(html).is_some(), "{html}");
        }
        let fine = "<p>a <a href=\"https://x.example/a:b\" rel=\"nofollow\">x</a><br></p>";
        assert_eq!(clean::fault(fine), None);
    }

    /// A piece of what somebody hostile, or somebody at all, might write.
    fn part() -> impl proptest::strategy::Strategy<Value = String> {
        use proptest::prelude::*;
        prop_oneof![
            prop::sample::select(vec![
                "<script>",
                "</script>",
                "<svg onload=a()>",
                "<img src=x onerror=a()>",
                "<style>",
                "<a href=\"",
                "\">",
                "javascript:a()",
                "JaVaScRiPt&colon;a()",
                "data:text/html,x",
                "[x](",
                ")",
                "<b onclick=a()>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<math><mtext>",
                "<template>",
                "<noscript>",
                "<iframe srcdoc='",
                "<header>",
                "<h1>",
                "'>",
                "&lt;",
                "&#x6a;",
                "\n\n",
                "# ",
                "> ",
                "- ",
                "| a | b |\n|---|---|\n",
                "```",
                "`",
                "**",
                "~~",
                "<http://",
                "\u{0}",
                "\u{202e}",
            ])
            .prop_map(str::to_owned),
            "\\PC{0,12}",
        ]
    }

    #[test]
    fn sorts_like_a_polish_dictionary() {
        let mut names = ["Łąka", "Las", "Luz", "Śnieg", "Snop", "Świt"];
        names.sort_by_key(|n| sort_key(n));
        assert_eq!(names, ["Las", "Luz", "Łąka", "Snop", "Śnieg", "Świt"]);
    }
}
