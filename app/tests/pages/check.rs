//! What holds for every page.

use crate::samples::now;
use app::{
    pages::{Page, SignedIn, Site, View},
    ui::layout::render,
};
use market::{locale::Locale, texts::Texts};

/// Renders a page in all languages and checks it.
pub fn check(name: &str, site: &'static Site, page: impl Fn(&View<'_>) -> Page) -> Vec<String> {
    check_for(name, site, None, page)
}

/// The same for somebody signed in.
pub fn check_for(
    name: &str,
    site: &'static Site,
    signed_in: Option<&SignedIn>,
    page: impl Fn(&View<'_>) -> Page,
) -> Vec<String> {
    Locale::ALL
        .into_iter()
        .map(|locale| {
            let view = View {
                site,
                locale,
                now: now(),
                signed_in,
                texts: Texts::embedded(),
            };
            let html = render(&view, || page(&view));
            if let Ok(folder) = std::env::var("PAGES_OUT") {
                std::fs::create_dir_all(&folder).expect("a folder");
                std::fs::write(format!("{folder}/{name}-{locale}.html"), &html).expect("written");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{name} {locale}: one h1");
            assert!(
                !html.contains(" style=\""),
                "{name} {locale}: no style attributes"
            );
            assert!(
                !html.contains("href=\"javascript"),
                "{name} {locale}: links lead somewhere"
            );
            // what is typed is not ours to check
            let mut typed = html.split("<textarea");
            let untyped: String = typed
                .next()
                .into_iter()
                .chain(typed.filter_map(|part| part.split_once("</textarea>").map(|(_, rest)| rest)))
                .collect();
            // markup that is shown as text is none
            let visible: String = untyped
                .split("<pre>")
                .enumerate()
                .map(|(i, part)| {
                    if i == 0 {
                        part
                    } else {
                        part.split("</pre>").nth(1).unwrap_or_default()
                    }
                })
                .collect();
            let mut ids: Vec<&str> = visible
                .split(" id=\"")
                .skip(1)
                .filter_map(|p| p.split('"').next())
                .collect();
            let before = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(before, ids.len(), "{name} {locale}: ids stand once: {ids:?}");
            for text in visible
                .split('>')
                .filter_map(|p| p.split('<').next())
                .map(str::trim)
            {
                let lower = text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit());
                let token = ["ink-2", "line-strong"].contains(&text)
                    || text.ends_with("-soft")
                    || text.ends_with("-deep")
                    || text.parse::<uuid::Uuid>().is_ok();
                assert!(
                    !(lower && text.contains('-') && text.chars().any(char::is_alphabetic)) || token,
                    "{name} {locale}: no word for {text}"
                );
                assert!(
                    !text.contains("{$") && !text.contains("{ $"),
                    "{name} {locale}: an argument is missing in {text}"
                );
            }
            html
        })
        .collect()
}
