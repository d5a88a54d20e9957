//! Lists, the first page, counties and errors, rendered from invented data in all languages.
//! With `PAGES_OUT=folder` the pages are written there, to be looked at.

#![cfg(feature = "ssr")]

mod samples;

use app::{
    pages::{catalogue, counties, enterprises, errors, home},
    ui::layout::render,
};
use market::{
    catalogue::{query::EnterpriseQuery, taxonomy::taxonomy},
    error::FieldError,
    locale::Locale,
    search::{Found, FoundEnterprises, Relaxed},
};
use samples::*;
use std::time::Instant;

#[test]
fn the_catalogue_says_what_was_asked() {
    let cards: Vec<_> = (0..24).map(offer).collect();
    let query = query(&[
        ("q", "swieca"),
        ("label", "1"),
        ("county", "0219"),
        ("price_max", "90"),
        ("near", "Wrocław"),
        ("sort", "price"),
        ("page", "2"),
    ]);
    let found = found(612);
    let pages = everywhere("catalogue", |v| {
        catalogue::catalogue_page(
            v,
            catalogue::CatalogueData {
                query: &query,
                found: &found,
                cards: &cards,
                category: None,
                errors: &[],
                printed_at: Some(v.now),
            },
        )
    });
    assert!(pages[0].contains("Wyniki dla „swieca”"));
    assert!(
        pages[0].contains("siedziba w\u{a0}powiecie świdnickim"),
        "grammar"
    );
    assert!(pages[0].contains("noindex"));
    assert!(
        pages[0].contains("Świeca &lt;sojowa> &amp; wosk")
            || pages[0].contains("Świeca &lt;sojowa&gt; &amp; wosk"),
        "escaped"
    );
    assert!(pages[0].contains("rel=\"prev\"") && pages[0].contains("rel=\"next\""));
    assert!(
        pages[0].contains("23\u{a0}listopada\u{a0}2026"),
        "the printed line"
    );
}

#[test]
fn a_category_has_a_page_of_its_own() {
    let cards: Vec<_> = (0..3).map(offer).collect();
    let found = found(3);
    for code in ["food", "honey"] {
        let (category, query) = (taxonomy().by_code(code), query(&[("category", code)]));
        let pages = everywhere(&format!("category-{code}"), |v| {
            catalogue::catalogue_page(
                v,
                catalogue::CatalogueData {
                    query: &query,
                    found: &found,
                    cards: &cards,
                    category,
                    errors: &[],
                    printed_at: None,
                },
            )
        });
        assert!(pages[0].contains("rel=\"canonical\" href=\"https://example.org/pl/oferta/kategoria/"));
        assert!(!pages[0].contains("noindex"));
    }
}

#[test]
fn leaves_and_mixed_categories_are_offered() {
    let found = found(3);
    for (name, pairs) in [
        ("leaves", [("category", "honey,coffee"), ("occasion", "wedding")]),
        (
            "mixed",
            [("category", "honey,cleaning-services"), ("made_to_order", "0")],
        ),
    ] {
        let query = query(&pairs);
        everywhere(name, |v| {
            catalogue::catalogue_page(
                v,
                catalogue::CatalogueData {
                    query: &query,
                    found: &found,
                    cards: &[offer(1)],
                    category: None,
                    errors: &[],
                    printed_at: None,
                },
            )
        });
    }
}

#[test]
fn nothing_found_names_what_was_left_out() {
    let cards: Vec<_> = (0..3).map(offer).collect();
    let query = query(&[("q", "kajak dwuosobowy"), ("status", "1")]);
    let cases = [
        vec![Relaxed::Words(vec!["dwuosobowy".into()])],
        vec![Relaxed::Filters],
        vec![Relaxed::Words(vec!["a".into(), "b".into()]), Relaxed::Filters],
        vec![Relaxed::Everything],
        vec![],
    ];
    for (i, relaxed) in cases.into_iter().enumerate() {
        let found = Found {
            total: if relaxed.is_empty() { 0 } else { 3 },
            relaxed,
            facets: facets(),
            ..Found::default()
        };
        let cards = if found.total == 0 { &[][..] } else { &cards[..] };
        let pages = everywhere(&format!("missed-{i}"), |v| {
            catalogue::catalogue_page(
                v,
                catalogue::CatalogueData {
                    query: &query,
                    found: &found,
                    cards,
                    category: None,
                    errors: &[],
                    printed_at: None,
                },
            )
        });
        if i == 0 {
            assert!(pages[0].contains("Nie mamy oferty „kajak dwuosobowy”"));
            assert!(
                pages[0].contains("Najbliżej są te 3\u{a0}oferty, bez słowa „dwuosobowy”:"),
                "{}",
                &pages[0]
            );
        }
    }
}

#[test]
fn errors_stand_at_their_fields() {
    let errors = [
        FieldError::new("near", "invalid.near_missing", ""),
        FieldError::new("price_max", "invalid.price_order", "3"),
    ];
    let query = query(&[]);
    let found = found(30);
    let pages = everywhere("wrong", |v| {
        catalogue::catalogue_page(
            v,
            catalogue::CatalogueData {
                query: &query,
                found: &found,
                cards: &[offer(0)],
                category: None,
                errors: &errors,
                printed_at: None,
            },
        )
    });
    assert!(pages[0].contains("href=\"#f-near\"") && pages[0].contains("aria-invalid=\"true\""));
}

#[test]
fn enterprises_counties_home_and_errors_are_whole() {
    let cards: Vec<_> = (0..24).map(enterprise).collect();
    let query = EnterpriseQuery::parse(SITE.region, [("q", "glinka"), ("serves", "0264")]).expect("good");
    let plain = EnterpriseQuery::parse(SITE.region, []).expect("good");
    let some = FoundEnterprises {
        total: 63,
        facets: facets(),
        ..FoundEnterprises::default()
    };
    let none = FoundEnterprises::default();
    everywhere("enterprises", |v| {
        enterprises::enterprises_page(
            v,
            enterprises::EnterprisesData {
                query: &plain,
                found: &some,
                cards: &cards,
                errors: &[],
            },
        )
    });
    everywhere("enterprises-found", |v| {
        enterprises::enterprises_page(
            v,
            enterprises::EnterprisesData {
                query: &query,
                found: &some,
                cards: &cards,
                errors: &[],
            },
        )
    });
    everywhere("enterprises-none", |v| {
        enterprises::enterprises_page(
            v,
            enterprises::EnterprisesData {
                query: &query,
                found: &none,
                cards: &[],
                errors: &[],
            },
        )
    });
    let counts: Vec<_> = SITE
        .region
        .counties
        .iter()
        .zip(0..)
        .map(|(c, n)| (c.teryt, n, 2 * n))
        .collect();
    let map = everywhere("counties", |v| counties::counties_page(v, &counts));
    assert!(map[0].contains("class=\"county l4\""));
    for slug in ["swidnicki", "wroclaw"] {
        everywhere(slug, |v| {
            let county = SITE.region.county_by_slug(slug).expect("a county");
            counties::county_page(
                v,
                counties::CountyData {
                    county,
                    enterprises: (0..4).map(enterprise).collect(),
                    offers: (0..4).map(offer).collect(),
                    offers_total: 12,
                    serving_total: 40,
                },
            )
        });
    }
    everywhere("home", |v| {
        let groups = taxonomy().groups().zip(1..).collect();
        home::home_page(
            v,
            home::HomeData {
                newest: (0..4).map(offer).collect(),
                groups,
                offers: 612,
                enterprises: 63,
            },
        )
    });
    for status in [400, 403, 404, 405, 410, 413, 418, 429, 500, 502, 503, 504] {
        let wrong = [
            FieldError::new("page", "invalid.number", "0"),
            FieldError::new("foo", "invalid.unknown_parameter", "1"),
        ];
        everywhere(&format!("error-{status}"), |v| {
            errors::error_page(v, status, REQUEST, if status == 400 { &wrong } else { &[] })
        });
    }
}

#[test]
fn a_list_is_quick() {
    let cards: Vec<_> = (0..24).map(offer).collect();
    let (query, found, view) = (query(&[]), found(612), view(Locale::Pl));
    let page = || {
        render(&view, || {
            catalogue::catalogue_page(
                &view,
                catalogue::CatalogueData {
                    query: &query,
                    found: &found,
                    cards: &cards,
                    category: None,
                    errors: &[],
                    printed_at: None,
                },
            )
        })
    };
    let size = page().len();
    let start = Instant::now();
    for _ in 0..200 {
        page();
    }
    eprintln!("{size} bytes, {:?} a page", start.elapsed() / 200);
}
