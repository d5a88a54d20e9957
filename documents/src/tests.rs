use super::*;
use serde_json::json;

/// The text of a file as a reader of it hears it, white space made plain.
fn text(pdf: &[u8]) -> String {
    let text = pdf_extract::extract_text_from_mem(pdf).expect("a readable file");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn document(title: &str, rows: usize) -> Value {
    let row = |i: usize| {
        json!([
            [[{ "t": format!("Świeca nr {i}"), "href": "https://example.org/pl/oferta/swieca" }], [{ "t": "wosk pszczeli", "style": "small" }]],
            [[{ "t": "14,50\u{a0}zł" }]],
        ])
    };
    json!({
        "title": title, "kind": "Wydruk", "brand": "Kupuj Społecznie", "demo": null,
        "as_of": "Stan na 27 listopada 2026, 08:15 (Europe/Warsaw, UTC+01:00)", "made": [2026, 11, 27, 7, 15, 0],
        "of": "z", "footer": "https://example.org/pl/oferta",
        "sections": [
            { "facts": [{ "label": "Zapytanie", "lines": [[{ "t": "zażółć gęślą jaźń", "style": "strong" }]] }] },
            { "heading": "Oferty",
              "table": { "columns": [{ "label": "Oferta", "width": 3, "align": "left" }, { "label": "Cena", "width": 1, "align": "right" }],
                         "rows": (1..=rows).map(row).collect::<Vec<_>>() },
              "notes": [[{ "t": "Ceny z tej chwili." }, { "t": " In English.", "lang": "en" }]] },
        ],
    })
}

#[test]
fn letters_facts_and_page_numbers_are_there() {
    for template in [Template::List, Template::Card] {
        let pdf = render(template, "pl", &document("Wyniki", 90)).expect("a document");
        let text = text(&pdf);
        for expected in [
            "zażółć gęślą jaźń",
            "Kupuj Społecznie",
            "Świeca nr 1",
            "Świeca nr 90",
            "14,50 zł",
            "Stan na 27 listopada 2026, 08:15",
            "1 z ",
        ] {
            assert!(text.contains(expected), "{template:?} lacks {expected}: {text}");
        }
    }
}

#[test]
fn it_is_accessible_and_says_its_language() {
    let pdf = render(Template::Card, "pl", &document("Karta", 2)).expect("a document");
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.starts_with("%PDF-1.7"));
    assert!(raw.contains("pdfuaid:part"), "claims PDF/UA");
    let file = pdf_extract::Document::load_mem(&pdf).expect("a readable file");
    let catalog = file.catalog().expect("a catalogue");
    assert_eq!(
        catalog.get(b"Lang").and_then(|l| l.as_str()).expect("a language"),
        b"pl"
    );
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let made = || render(Template::List, "en", &document("Results", 3)).expect("a document");
    assert!(made() == made());
}

#[test]
fn what_people_write_is_text_and_never_markup() {
    let hostile = "#import \"x.typ\": * $x^2$ *bold* _it_ `raw` <script>alert(1)</script> @ref // no \\ #panic() = h [a] ~ --- \"q\"";
    let mut data = document(hostile, 1);
    data["sections"][0]["facts"][0]["lines"][0][0]["t"] = hostile.into();
    data["sections"][0]["facts"][0]["label"] = "#read(\"/etc/passwd\")".into();
    data["brand"] = "a\u{0}b\u{1b}c\u{ad}d".into();
    let pdf = render(Template::Card, "en", &data).expect("a document");
    let text = text(&pdf);
    assert!(text.matches(hostile).count() >= 2, "{text}");
    assert!(
        text.contains("#read(\"/etc/passwd\")") && text.contains("a b cd"),
        "{text}"
    );
    assert!(String::from_utf8_lossy(&pdf).contains("pdfuaid:part"));
}

#[test]
fn letters_that_no_font_has_are_kept_for_copying() {
    let strange = "שלום 🕯 Свічка";
    let mut data = document("Karta", 1);
    data["sections"][0]["facts"][0]["lines"][0][0]["t"] = strange.into();
    let pdf = render(Template::Card, "pl", &data).expect("a document all the same");
    assert!(
        !String::from_utf8_lossy(&pdf).contains("pdfuaid:part"),
        "it does not claim what it is not"
    );
    assert!(text(&pdf).contains("Świeca nr 1"));
}

#[test]
fn data_of_another_shape_are_refused() {
    assert!(matches!(
        render(Template::Card, "pl", &json!({ "title": "x" })),
        Err(Error::Compile(_))
    ));
}
