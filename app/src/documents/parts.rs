//! Pieces of which documents are made; their shapes are described in the crate `documents`.

use crate::{
    pages::View,
    ui::text::{date_words, localised},
};
use chrono::{Datelike, Timelike};
use market::locale::Localised;
use serde_json::{Map, Value, json};

/// A run of text.
pub fn run(text: impl Into<String>) -> Value {
    json!({ "t": text.into() })
}

/// A run in a style: `strong`, `small`, `code`.
pub fn styled(text: impl Into<String>, style: &str) -> Value {
    json!({ "t": text.into(), "style": style })
}

/// A run that leads somewhere.
pub fn linked(text: impl Into<String>, href: impl Into<String>) -> Value {
    json!({ "t": text.into(), "href": href.into() })
}

/// A run in the reader's language, or marked as being in the one that there is.
pub fn in_language(view: &View<'_>, text: &Localised<String>) -> Value {
    let (text, lang) = localised(text, view.locale);
    json!({ "t": text, "lang": lang })
}

/// One line with a label, for `facts`.
pub fn fact(label: &str, value: impl Into<String>) -> Value {
    lines(label, vec![json!([run(value)])])
}

/// Several lines with a label.
pub fn lines(label: &str, lines: Vec<Value>) -> Value {
    json!({ "label": label, "lines": lines })
}

/// A column: its share of the width (0: as wide as its content), and whether it holds figures.
pub fn column(label: &str, width: u8, figures: bool) -> Value {
    json!({ "label": label, "width": width, "align": if figures { "right" } else { "left" } })
}

/// A whole document around its sections. `path` is the address it was made from, which every page names.
pub fn document(view: &View<'_>, kind: &str, title: String, path: &str, sections: Vec<Value>) -> Value {
    let (words, zone) = (view.words(), view.site.region.time_zone);
    let local = view.now.with_timezone(&zone);
    let as_of = words.with(
        "document-as-of",
        &[
            ("date", date_words(local.date_naive(), view.locale).into()),
            ("time", local.format("%H:%M:%S").to_string().into()),
            ("zone", zone.name().into()),
            ("offset", local.format("%:z").to_string().into()),
        ],
    );
    let utc = view.now;
    let mut out = Map::new();
    for (name, value) in [
        ("title", title.into()),
        ("kind", kind.into()),
        ("brand", view.site.region.brand.text(view.locale).into()),
        ("as_of", as_of.into()),
        (
            "made",
            json!([
                utc.year(),
                utc.month(),
                utc.day(),
                utc.hour(),
                utc.minute(),
                utc.second()
            ]),
        ),
        ("demo", view.site.demo.then(|| words.t("demo-banner")).into()),
        ("of", words.t("document-page-of").into()),
        ("footer", format!("{}{path}", view.site.base_url).into()),
        ("sections", sections.into()),
    ] {
        out.insert(name.to_owned(), value);
    }
    Value::Object(out)
}
