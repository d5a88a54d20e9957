//! The component gallery: every piece of the interface with real markup, and when to use it.

mod pieces;
mod samples;

use crate::{
    pages::{Page, Section, View},
    routes::Route,
    ui::{
        crumbs::{Crumb, crumbs},
        layout::head_of,
    },
};
use leptos::prelude::*;

/// The style's own values: what the gallery says of colours and sizes can't differ from them.
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The name of a piece and how it is shown.
type Specimen = (&'static str, fn(&View<'_>) -> String);

/// Components in the order of the page.
const SPECIMENS: [Specimen; 15] = [
    ("type", pieces::type_scale),
    ("buttons", pieces::buttons),
    ("fields", pieces::fields),
    ("signs", pieces::both_signs),
    ("seal", pieces::seals),
    ("tags", pieces::tags),
    ("card", pieces::cards),
    ("org", pieces::organisations),
    ("facets", pieces::facets),
    ("chips", pieces::chips),
    ("pager", pieces::pages),
    ("notices", pieces::notices),
    ("empty", pieces::empty),
    ("facts", pieces::facts),
    ("table", pieces::table),
];

/// The gallery.
pub fn design_page(view: &View<'_>) -> Page {
    let words = view.words();
    let title = words.t("design-title").to_owned();
    let steps: Vec<Crumb> = vec![
        (
            words.t("nav-home").to_owned(),
            Some(Route::Home.path(view.locale)),
        ),
        (title.clone(), None),
    ];
    let name = |id: &str| words.t(&format!("design-{id}")).to_owned();
    let toc: Vec<_> = std::iter::once("colours")
        .chain(SPECIMENS.iter().map(|(id, _)| *id))
        .map(|id| view! { <a href=format!("#{id}")>{name(id)}</a> })
        .collect();
    let specimens: Vec<_> = SPECIMENS
        .iter()
        .map(|(id, make)| {
            let html = make(view).replace("<!>", "").replace("<!---->", "");
            let code = pretty(&html);
            view! {
                <section class="specimen" id=*id>
                    <h2>{name(id)}</h2>
                    <p class="measure">{words.t(&format!("design-{id}-when")).to_owned()}</p>
                    <div class="shown" inner_html=html></div>
                    <details><summary>{words.t("design-markup")}</summary><pre><code>{code}</code></pre></details>
                </section>
            }
        })
        .collect();
    let main = view! {
        {crumbs(view, &steps)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead measure">{words.t("design-lead")}</p></div></div>
        <div class="gallery-page">
            <nav class="toc" aria-label=words.t("design-toc")>{toc}</nav>
            <div>
                <section class="specimen" id="colours">
                    <h2>{words.t("design-colours")}</h2>
                    <p class="measure">{words.t("design-colours-when")}</p>
                    <ul class="swatches" role="list">{swatches()}</ul>
                </section>
                {specimens}
            </div>
        </div>
    };
    let mut head = head_of(view, title, words.t("design-lead").to_owned(), |l| {
        Route::Design.path(l)
    });
    head.noindex = true;
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap",
    }
}

/// The value of a token in the light theme.
fn token(name: &str) -> &'static str {
    let at = TOKENS.find(&format!("--{name}:"));
    at.and_then(|at| TOKENS.get(at..))
        .and_then(|rest| rest.split_once(':'))
        .and_then(|(_, rest)| rest.split(';').next())
        .map_or("", str::trim)
}

fn swatches() -> impl IntoView {
    const COLOURS: [&str; 15] = [
        "ink",
        "ink-2",
        "ground",
        "wash",
        "line",
        "line-strong",
        "cobalt",
        "cobalt-deep",
        "cobalt-soft",
        "leaf",
        "leaf-soft",
        "ochre",
        "ochre-soft",
        "brick",
        "brick-soft",
    ];
    COLOURS.map(|c| view! { <li><span class=format!("swatch {c}")></span><b>{c}</b>" "<span class="code">{token(c)}</span></li> }).into_iter().collect::<Vec<_>>()
}

/// Markup with one block a line, indented as it nests.
fn pretty(html: &str) -> String {
    const BLOCKS: [&str; 23] = [
        "ul", "ol", "li", "div", "section", "form", "fieldset", "legend", "label", "table", "thead", "tbody",
        "tr", "dl", "nav", "p", "h2", "h3", "details", "svg", "button", "aside", "hr",
    ];
    let (mut out, mut depth) = (String::with_capacity(html.len() * 2), 0_usize);
    let mut opened_last = false;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, from) = rest.split_at(at);
        out.push_str(text);
        let end = from.find('>').map_or(from.len(), |e| e + 1);
        let (tag, after) = from.split_at(end);
        rest = after;
        let closing = tag.starts_with("</");
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        if !BLOCKS.contains(&name.as_str()) {
            out.push_str(tag);
            continue;
        }
        if closing {
            depth = depth.saturating_sub(1);
        }
        // an element that holds words alone stays on one line
        if !closing || !opened_last {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(&"  ".repeat(depth));
        }
        if name == "svg" && !closing {
            let (_, behind) = rest.split_once("</svg>").unwrap_or((rest, ""));
            out.push_str(tag);
            out.push_str("…</svg>");
            rest = behind;
            opened_last = false;
            continue;
        }
        out.push_str(tag);
        opened_last = !closing && name != "hr";
        if opened_last {
            depth += 1;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_from_the_style() {
        assert_eq!(token("cobalt"), "#1f409f");
        assert_eq!(token("s5"), "3.25rem");
    }

    #[test]
    fn markup_is_indented() {
        assert_eq!(
            pretty("<ul><li>a <b>b</b></li><li>c</li></ul>"),
            "<ul>\n  <li>a <b>b</b></li>\n  <li>c</li>\n</ul>"
        );
    }
}
