//! Invented data, and a rendering that looks at what every page must have.

use app::{
    pages::{Operator, Page, Site, View},
    ui::layout::render,
};
use chrono::{DateTime, TimeZone, Utc};
use market::{
    catalogue::{
        Delivery, Kind, OfferCard, PriceTag, PriceType, Seller, Unit, query::OfferQuery, taxonomy::taxonomy,
    },
    certification::MarkSpan,
    enterprises::{EnterpriseCard, EntityType, Group},
    id::{EnterpriseId, OfferId},
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Vat},
    place::Region,
    search::{Facets, Found},
};
use std::{collections::HashMap, sync::LazyLock};

pub static SITE: LazyLock<Site> = LazyLock::new(|| Site {
    base_url: "https://example.org".into(),
    assets: HashMap::new(),
    inline_script: "try{}catch{}".into(),
    region: Region::by_code("lower-silesia").expect("the pack"),
    demo: true,
    operator: Operator {
        name: "Ośrodek".into(),
        email: "pomoc@example.org".into(),
        phone: "71 000 00 00".into(),
        ..Operator::default()
    },
});

pub const REQUEST: &str = "0192-abc";

pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 13, 2, 0)
        .single()
        .expect("an instant")
}

pub fn view(locale: Locale) -> View<'static> {
    View {
        site: &SITE,
        locale,
        now: now(),
        signed_in: None,
        texts: market::texts::Texts::embedded(),
    }
}

pub fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

pub fn offer(n: usize) -> OfferCard {
    let things = [
        ("mug", "ceramics", "Kubek „Pawie oczko”, 350 ml"),
        ("bread", "bread-bakery", "Chleb żytni na zakwasie, 600 g"),
        ("candle", "candles", "Świeca <sojowa> & wosk"),
        ("broom", "office-cleaning", "Sprzątanie biura"),
    ];
    let (thing, category, title) = things[n % things.len()];
    let slug = format!("oferta-{n}");
    let gross = (n % 4 != 3).then_some(Money {
        minor: 1450 + 100 * i64::try_from(n).unwrap_or(0),
        currency: Currency::PLN,
    });
    OfferCard {
        id: OfferId::fresh(now()),
        kind: if n % 4 == 3 { Kind::Service } else { Kind::Product },
        category: category.into(),
        title: pl(title),
        seller: Seller {
            id: EnterpriseId::fresh(now()),
            slug: "glinka".into(),
            name: "Spółdzielnia Socjalna Glinka".into(),
            town: "Bolesławiec".into(),
            county: None,
            status: n.is_multiple_of(2),
        },
        price: PriceTag {
            price_type: if gross.is_some() {
                PriceType::Fixed
            } else {
                PriceType::OnRequest
            },
            gross,
            net: gross,
            basis: Some(Basis::Gross),
            vat: Some(Vat::Standard),
            unit: if n % 5 == 4 { Unit::Person } else { Unit::Piece },
            least_of_several: n % 7 == 2,
            reduction: None,
            unit_price: (n % 4 == 1).then_some((
                Money {
                    minor: 2417,
                    currency: Currency::PLN,
                },
                market::catalogue::NetUnit::Kg,
            )),
        },
        picture: PictureView::from_source(&format!("art:{thing}"), &slug, pl("opis")).ok(),
        marks: n
            .is_multiple_of(3)
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

pub fn enterprise(n: usize) -> EnterpriseCard {
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

pub fn facets() -> Facets {
    let region = SITE.region;
    let counties = |from: u64| {
        region
            .counties
            .iter()
            .zip(from..)
            .map(|(c, n)| (c.teryt, n))
            .collect::<Vec<_>>()
    };
    Facets {
        category: taxonomy()
            .all()
            .iter()
            .zip(1..)
            .map(|(c, n)| (c.code.clone(), n))
            .collect(),
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

pub fn found(total: u64) -> Found {
    Found {
        total,
        facets: facets(),
        unfiltered: Some(total + 25),
        ..Found::default()
    }
}

pub fn query(pairs: &[(&str, &str)]) -> OfferQuery {
    OfferQuery::parse(SITE.region, pairs.iter().copied()).expect("a good question")
}

pub fn keep(name: &str, locale: Locale, html: &str) {
    if let Ok(folder) = std::env::var("PAGES_OUT") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/{name}-{locale}.html"), html).expect("written");
        for name in html
            .split("/media/")
            .skip(1)
            .filter_map(|p| p.split(".svg").next())
            .filter_map(|n| n.strip_prefix("art/"))
        {
            if let Some(svg) = market::images::drawing(name) {
                std::fs::create_dir_all(format!("{folder}/media/art")).expect("a folder");
                std::fs::write(format!("{folder}/media/art/{name}.svg"), svg).expect("written");
            }
        }
    }
}

/// Renders in every language; looks for words that are missing and for what no page may have.
pub fn everywhere(name: &str, page: impl Fn(&View<'_>) -> Page) -> Vec<String> {
    Locale::ALL
        .into_iter()
        .map(|locale| {
            let view = view(locale);
            let html = render(&view, || page(&view));
            keep(name, locale, &html);
            assert_eq!(html.matches("<h1").count(), 1, "{name} {locale}: one h1");
            assert!(
                !html.contains(" style=\""),
                "{name} {locale}: no style attributes"
            );
            assert!(html.contains("<main id=\"main\""), "{name} {locale}");
            let ids: Vec<&str> = html
                .split(" id=\"")
                .skip(1)
                .filter_map(|p| p.split('"').next())
                .collect();
            let mut once = ids.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "{name} {locale}: ids stand once: {ids:?}");
            // a missing word shows as its key: lower-case words joined by hyphens, as the whole of a text
            for text in html.split('>').filter_map(|p| p.split('<').next()).map(str::trim) {
                let key = text.contains('-')
                    && !text.starts_with("DS-")
                    && text != REQUEST
                    && text
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
                    && text.chars().any(char::is_alphabetic);
                assert!(!key, "{name} {locale}: no word for {text}");
            }
            html
        })
        .collect()
}
