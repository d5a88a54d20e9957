//! Lists, the first page, counties and errors, rendered from invented data in all languages.
//! With `PAGES_OUT=folder` the pages are written there, to be looked at.

#![cfg(feature = "ssr")]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says what it expects by failing")]

use app::{
    pages::{Operator, Page, Site, View, catalogue, counties, enterprises, errors, home},
    ui::layout::render,
};
use chrono::{DateTime, TimeZone, Utc};
use market::{
    catalogue::{
        Delivery, Kind, OfferCard, PriceTag, PriceType, Seller, Unit,
        query::{EnterpriseQuery, OfferQuery},
        taxonomy::taxonomy,
    },
    certification::MarkSpan,
    enterprises::{EnterpriseCard, EntityType, Group},
    error::FieldError,
    id::{EnterpriseId, OfferId},
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Vat},
    place::Region,
    search::{Facets, Found, FoundEnterprises, Relaxed},
};
use std::{collections::HashMap, sync::LazyLock, time::Instant};

static SITE: LazyLock<Site> = LazyLock::new(|| Site {
    base_url: "https://example.org".into(),
    assets: HashMap::new(),
    theme_script: "try{}catch{}".into(),
    region: Region::by_code("lower-silesia").expect("the pack"),
    demo: true,
    operator: Operator { name: "Ośrodek".into(), email: "pomoc@example.org".into(), phone: "71 000 00 00".into(), ..Operator::default() },
});

const REQUEST: &str = "0192-abc";

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 13, 2, 0).single().expect("an instant")
}

fn view(locale: Locale) -> View<'static> {
    View { site: &SITE, locale, now: now() }
}

fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

fn offer(n: usize) -> OfferCard {
    let things = [("mug", "ceramics", "Kubek „Pawie oczko”, 350 ml"), ("bread", "bread-bakery", "Chleb żytni na zakwasie, 600 g"), ("candle", "candles", "Świeca <sojowa> & wosk"), ("broom", "office-cleaning", "Sprzątanie biura")];
    let (thing, category, title) = things[n % things.len()];
    let slug = format!("oferta-{n}");
    let gross = (n % 4 != 3).then_some(Money { minor: 1450 + 100 * i64::try_from(n).unwrap_or(0), currency: Currency::PLN });
    OfferCard {
        id: OfferId::fresh(now()),
        kind: if n % 4 == 3 { Kind::Service } else { Kind::Product },
        category: category.into(),
        title: pl(title),
        seller: Seller { id: EnterpriseId::fresh(now()), slug: "glinka".into(), name: "Spółdzielnia Socjalna Glinka".into(), town: "Bolesławiec".into(), county: None, status: n % 2 == 0 },
        price: PriceTag {
            price_type: if gross.is_some() { PriceType::Fixed } else { PriceType::OnRequest },
            gross,
            net: gross,
            basis: Some(Basis::Gross),
            vat: Some(Vat::Standard),
            unit: if n % 5 == 4 { Unit::Person } else { Unit::Piece },
            least_of_several: n % 7 == 2,
            reduction: None,
            unit_price: (n % 4 == 1).then_some((Money { minor: 2417, currency: Currency::PLN }, market::catalogue::NetUnit::Kg)),
        },
        picture: PictureView::from_source(&format!("art:{thing}"), &slug, pl("opis")).ok(),
        marks: (n % 3 == 0)
            .then(|| MarkSpan {
                number: "DS/2026/0142".into(),
                key: "DS-2026-0142".into(),
                grantor: pl("DOPS"),
                starts_on: now().date_naive(),
                ends_on: now().date_naive(),
                from: now() - chrono::TimeDelta::days(1),
                until: now() + chrono::TimeDelta::days(1),
                variants: vec![],
            })
            .into_iter()
            .collect(),
        made_to_order: false,
        lead_time_days: None,
        min_quantity: (n == 2).then_some(10),
        delivery: vec![Delivery::Pickup],
        slug,
    }
}

fn enterprise(n: usize) -> EnterpriseCard {
    EnterpriseCard {
        id: EnterpriseId::fresh(now()),
        slug: format!("podmiot-{n}"),
        name: format!("Spółdzielnia Socjalna nr {n}"),
        entity_type: EntityType::ALL[n % EntityType::ALL.len()],
        town: "Świdnica".into(),
        county: None,
        status: n % 2 == 1,
        art94: false,
        tagline: pl("Robimy to dobrze i powoli"),
        picture: None,
        offers: i64::try_from(n).unwrap_or(0),
    }
}

fn facets() -> Facets {
    let region = SITE.region;
    let counties = |from: u64| region.counties.iter().zip(from..).map(|(c, n)| (c.teryt, n)).collect::<Vec<_>>();
    Facets {
        category: taxonomy().all().iter().zip(1..).map(|(c, n)| (c.code.clone(), n)).collect(),
        kind: Kind::ALL.iter().map(|k| (*k, 3)).collect(),
        label: 12,
        status: 7,
        art94: 0,
        entity_type: EntityType::ALL.iter().map(|e| (*e, 2)).collect(),
        county: counties(1),
        serves: counties(4),
        audience: market::catalogue::Audience::ALL.iter().map(|a| (*a, 9)).collect(),
        employs: Group::ALL.iter().map(|g| (*g, 4)).collect(),
        delivery: Delivery::ALL.iter().map(|d| (*d, 5)).collect(),
        occasion: market::catalogue::Occasion::ALL.iter().map(|o| (*o, 2)).collect(),
        made_to_order: 6,
        price: Some((500, 90000)),
    }
}

fn found(total: u64) -> Found {
    Found { total, facets: facets(), unfiltered: Some(total + 25), ..Found::default() }
}

fn query(pairs: &[(&str, &str)]) -> OfferQuery {
    OfferQuery::parse(SITE.region, pairs.iter().copied()).expect("a good question")
}

fn keep(name: &str, locale: Locale, html: &str) {
    if let Ok(folder) = std::env::var("PAGES_OUT") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/{name}-{locale}.html"), html).expect("written");
        for name in html.split("/media/").skip(1).filter_map(|p| p.split(".svg").next()).filter_map(|n| n.strip_prefix("art/")) {
            if let Some(svg) = market::images::drawing(name) {
                std::fs::create_dir_all(format!("{folder}/media/art")).expect("a folder");
                std::fs::write(format!("{folder}/media/art/{name}.svg"), svg).expect("written");
            }
        }
    }
}

/// Renders in every language; looks for words that are missing and for what no page may have.
fn everywhere(name: &str, page: impl Fn(&View<'_>) -> Page) -> Vec<String> {
    Locale::ALL
        .into_iter()
        .map(|locale| {
            let view = view(locale);
            let html = render(&view, || page(&view));
            keep(name, locale, &html);
            assert_eq!(html.matches("<h1").count(), 1, "{name} {locale}: one h1");
            assert!(!html.contains(" style=\""), "{name} {locale}: no style attributes");
            assert!(html.contains("<main id=\"main\""), "{name} {locale}");
            let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|p| p.split('"').next()).collect();
            let mut once = ids.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "{name} {locale}: ids stand once: {ids:?}");
            // a missing word shows as its key: lower-case words joined by hyphens, as the whole of a text
            for text in html.split('>').filter_map(|p| p.split('<').next()).map(str::trim) {
                let key = text.contains('-') && !text.starts_with("DS-") && text != REQUEST && text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()) && text.chars().any(char::is_alphabetic);
                assert!(!key, "{name} {locale}: no word for {text}");
            }
            html
        })
        .collect()
}

#[test]
fn the_catalogue_says_what_was_asked() {
    let cards: Vec<_> = (0..24).map(offer).collect();
    let query = query(&[("q", "swieca"), ("label", "1"), ("county", "0219"), ("price_max", "90"), ("near", "Wrocław"), ("sort", "price"), ("page", "2")]);
    let found = found(612);
    let pages = everywhere("catalogue", |v| {
        catalogue::catalogue_page(v, catalogue::CatalogueData { query: &query, found: &found, cards: &cards, category: None, errors: &[], printed_at: Some(v.now) })
    });
    assert!(pages[0].contains("Wyniki dla „swieca”"));
    assert!(pages[0].contains("siedziba w\u{a0}powiecie świdnickim"), "grammar");
    assert!(pages[0].contains("noindex"));
    assert!(pages[0].contains("Świeca &lt;sojowa> &amp; wosk") || pages[0].contains("Świeca &lt;sojowa&gt; &amp; wosk"), "escaped");
    assert!(pages[0].contains("rel=\"prev\"") && pages[0].contains("rel=\"next\""));
    assert!(pages[0].contains("23\u{a0}listopada\u{a0}2026, 14:02"), "the printed line");
}

#[test]
fn a_category_has_a_page_of_its_own() {
    let cards: Vec<_> = (0..3).map(offer).collect();
    let found = found(3);
    for code in ["food", "honey"] {
        let (category, query) = (taxonomy().by_code(code), query(&[("category", code)]));
        let pages = everywhere(&format!("category-{code}"), |v| {
            catalogue::catalogue_page(v, catalogue::CatalogueData { query: &query, found: &found, cards: &cards, category, errors: &[], printed_at: None })
        });
        assert!(pages[0].contains("rel=\"canonical\" href=\"https://example.org/pl/oferta/kategoria/"));
        assert!(!pages[0].contains("noindex"));
    }
}

#[test]
fn leaves_and_mixed_categories_are_offered() {
    let found = found(3);
    for (name, pairs) in [("leaves", [("category", "honey,coffee"), ("occasion", "wedding")]), ("mixed", [("category", "honey,cleaning-services"), ("made_to_order", "0")])] {
        let query = query(&pairs);
        everywhere(name, |v| catalogue::catalogue_page(v, catalogue::CatalogueData { query: &query, found: &found, cards: &[offer(1)], category: None, errors: &[], printed_at: None }));
    }
}

#[test]
fn nothing_found_names_what_was_left_out() {
    let cards: Vec<_> = (0..3).map(offer).collect();
    let query = query(&[("q", "kajak dwuosobowy"), ("status", "1")]);
    let cases = [vec![Relaxed::Words(vec!["dwuosobowy".into()])], vec![Relaxed::Filters], vec![Relaxed::Words(vec!["a".into(), "b".into()]), Relaxed::Filters], vec![Relaxed::Everything], vec![]];
    for (i, relaxed) in cases.into_iter().enumerate() {
        let found = Found { total: if relaxed.is_empty() { 0 } else { 3 }, relaxed, facets: facets(), ..Found::default() };
        let cards = if found.total == 0 { &[][..] } else { &cards[..] };
        let pages = everywhere(&format!("missed-{i}"), |v| {
            catalogue::catalogue_page(v, catalogue::CatalogueData { query: &query, found: &found, cards, category: None, errors: &[], printed_at: None })
        });
        if i == 0 {
            assert!(pages[0].contains("Nie mamy oferty „kajak dwuosobowy”"));
            assert!(pages[0].contains("Najbliżej są te 3\u{a0}oferty, bez słowa „dwuosobowy”:"), "{}", &pages[0]);
        }
    }
}

#[test]
fn errors_stand_at_their_fields() {
    let errors = [FieldError::new("near", "invalid.near_missing", ""), FieldError::new("price_max", "invalid.price_order", "3")];
    let query = query(&[]);
    let found = found(30);
    let pages = everywhere("wrong", |v| {
        catalogue::catalogue_page(v, catalogue::CatalogueData { query: &query, found: &found, cards: &[offer(0)], category: None, errors: &errors, printed_at: None })
    });
    assert!(pages[0].contains("href=\"#f-near\"") && pages[0].contains("aria-invalid=\"true\""));
}

#[test]
fn enterprises_counties_home_and_errors_are_whole() {
    let cards: Vec<_> = (0..24).map(enterprise).collect();
    let query = EnterpriseQuery::parse(SITE.region, [("q", "glinka"), ("serves", "0264")]).expect("good");
    let plain = EnterpriseQuery::parse(SITE.region, []).expect("good");
    let some = FoundEnterprises { total: 63, facets: facets(), ..FoundEnterprises::default() };
    let none = FoundEnterprises::default();
    everywhere("enterprises", |v| enterprises::enterprises_page(v, enterprises::EnterprisesData { query: &plain, found: &some, cards: &cards, errors: &[] }));
    everywhere("enterprises-found", |v| enterprises::enterprises_page(v, enterprises::EnterprisesData { query: &query, found: &some, cards: &cards, errors: &[] }));
    everywhere("enterprises-none", |v| enterprises::enterprises_page(v, enterprises::EnterprisesData { query: &query, found: &none, cards: &[], errors: &[] }));
    let counts: Vec<_> = SITE.region.counties.iter().zip(0..).map(|(c, n)| (c.teryt, n, 2 * n)).collect();
    let map = everywhere("counties", |v| counties::counties_page(v, &counts));
    assert!(map[0].contains("class=\"county l4\""));
    for slug in ["swidnicki", "wroclaw"] {
        everywhere(slug, |v| {
            let county = SITE.region.county_by_slug(slug).expect("a county");
            counties::county_page(v, counties::CountyData { county, enterprises: (0..4).map(enterprise).collect(), offers: (0..4).map(offer).collect(), offers_total: 12, serving_total: 40 })
        });
    }
    everywhere("home", |v| {
        let groups = taxonomy().groups().zip(1..).collect();
        home::home_page(v, home::HomeData { newest: (0..4).map(offer).collect(), groups, offers: 612, enterprises: 63 })
    });
    for status in [400, 403, 404, 405, 410, 413, 418, 429, 500, 502, 503, 504] {
        let wrong = [FieldError::new("page", "invalid.number", "0"), FieldError::new("foo", "invalid.unknown_parameter", "1")];
        everywhere(&format!("error-{status}"), |v| errors::error_page(v, status, REQUEST, if status == 400 { &wrong } else { &[] }));
    }
}

#[test]
fn a_list_is_quick() {
    let cards: Vec<_> = (0..24).map(offer).collect();
    let (query, found, view) = (query(&[]), found(612), view(Locale::Pl));
    let page = || render(&view, || catalogue::catalogue_page(&view, catalogue::CatalogueData { query: &query, found: &found, cards: &cards, category: None, errors: &[], printed_at: None }));
    let size = page().len();
    let start = Instant::now();
    for _ in 0..200 {
        page();
    }
    eprintln!("{size} bytes, {:?} a page", start.elapsed() / 200);
}
