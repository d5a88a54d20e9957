//! An offer of each kind, an enterprise and a licence, invented, with everything that a page can say.

use app::pages::{Accessibility, Operator, Site};
use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use market::{
    catalogue::{
        Audience, Contact, Delivery, Food, Kind, Maker, NetQuantity, NetUnit, Occasion, OfferCard,
        OfferDetails, OfferPage, PriceTag, PriceType, Reduction, Seller, SellerDetails, Unit, VariantView,
    },
    certification::{Covered, Licence, LicenceState, MarkSpan},
    enterprises::{
        Activity, ActivityKind, Address, Art94, Coverage, Employs, Enterprise, EnterpriseState, EntityType,
        Group, Status,
    },
    id::{ActivityId, EnterpriseId, LicenceId, OfferId},
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Vat},
    place::{Point, Region, Teryt},
};
use std::{collections::HashMap, sync::LazyLock};

pub fn site(operator: Operator) -> Site {
    Site {
        base_url: "https://example.org".into(),
        assets: HashMap::new(),
        inline_script: "try{}catch{}".into(),
        region: Region::by_code("lower-silesia").expect("the pack"),
        demo: true,
        operator,
    }
}

pub static SITE: LazyLock<Site> = LazyLock::new(|| {
    site(Operator {
        name: "Ośrodek".into(),
        address: "ul. Ostrowskiego 7, Wrocław".into(),
        email: "pomoc@example.org".into(),
        phone: "71 000 00 00".into(),
        dpo_email: "iod@example.org".into(),
        accessibility: Accessibility {
            reviewed_on: day(2027, 1, 15),
            ..Accessibility::default()
        },
        ..Operator::default()
    })
});
pub static UNSET: LazyLock<Site> = LazyLock::new(|| site(Operator::default()));

pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 13, 2, 31)
        .single()
        .expect("an instant")
}

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

pub fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

pub fn all(text: &str) -> Localised<String> {
    Locale::ALL
        .into_iter()
        .map(|l| (l, format!("{text} ({l})")))
        .collect()
}

pub fn county(code: &str) -> Teryt {
    Teryt::parse(code).expect("a code")
}

pub fn tag(gross: i64, unit: Unit) -> PriceTag {
    let money = |minor| Money {
        minor,
        currency: Currency::PLN,
    };
    PriceTag {
        price_type: PriceType::Fixed,
        gross: Some(money(gross)),
        net: Some(money(gross * 100 / 123)),
        basis: Some(Basis::Gross),
        vat: Some(Vat::Standard),
        unit,
        least_of_several: false,
        reduction: Some(Reduction {
            before: money(6600),
            lowest_30_days: money(6500),
        }),
        unit_price: Some((money(2417), NetUnit::Kg)),
    }
}

pub fn variant(key: &str, pattern: &str, stock: Option<i64>, gross: i64) -> VariantView {
    VariantView {
        key: key.into(),
        options: vec![pl(pattern)],
        sku: Some(format!("GL-{key}")),
        price: tag(gross, Unit::Piece),
        stock,
        weight_g: Some(1350),
        net: Some(NetQuantity {
            milli: 350_000,
            unit: NetUnit::Ml,
        }),
    }
}

pub fn address() -> Address {
    Address {
        street: "ul. Garncarska 4".into(),
        postcode: "59-700".into(),
        town: "Bolesławiec".into(),
        country: "PL".into(),
        county: Some(county("0201")),
        at: Some(Point {
            lat: 51.26,
            lon: 15.57,
        }),
    }
}

pub fn status() -> Status {
    Status {
        decision: "PS/0017/2023".into(),
        decided_on: day(2023, 4, 4),
        checked_on: day(2026, 11, 20),
    }
}

pub fn goods() -> OfferPage {
    let art = |pattern: &str, alt: &str| {
        PictureView::from_source(&format!("art:mug/{pattern}"), "kubek", pl(alt)).expect("a drawing")
    };
    let card = OfferCard {
        id: OfferId::fresh(now()),
        slug: "kubek".into(),
        kind: Kind::Product,
        category: "ceramics".into(),
        title: pl("Kubek „Pawie oczko” & <b>, 350 ml"),
        seller: Seller {
            id: EnterpriseId::fresh(now()),
            slug: "glinka".into(),
            name: "Glinka".into(),
            town: "Bolesławiec".into(),
            county: None,
            status: true,
        },
        price: PriceTag {
            least_of_several: true,
            ..tag(5400, Unit::Piece)
        },
        picture: Some(art("eyes", "Kubek: pawie oczko")),
        marks: vec![MarkSpan {
            number: "DS/2026/0142".into(),
            key: "DS-2026-0142".into(),
            grantor: all("DOPS"),
            starts_on: day(2026, 3, 12),
            ends_on: day(2027, 3, 11),
            from: now() - TimeDelta::days(30),
            until: now() + TimeDelta::days(108),
            variants: vec!["oczko".into(), "laka".into()],
        }],
        made_to_order: false,
        lead_time_days: Some(21),
        min_quantity: Some(2),
        delivery: vec![Delivery::ParcelCountry, Delivery::Pickup],
    };
    let contact = Contact {
        name: "Hurt".into(),
        address: "Praga".into(),
        email: "https://hurt.example".into(),
    };
    OfferPage {
        summary: pl("Kubek na kawę."),
        description_html: pl("<p>Toczony ręcznie.</p>"),
        details: OfferDetails {
            audience: Audience::ALL.to_vec(),
            price_type: PriceType::Fixed,
            unit: Unit::Piece,
            min_quantity: Some(2),
            lead_time_days: Some(21),
            made_to_order: false,
            perishable: false,
            withdrawal_exemption: None,
            personalisation: true,
            capacity_month: Some(200),
            cpv: vec!["39221121".into()],
            occasions: Occasion::ALL.to_vec(),
            delivery: Delivery::ALL.to_vec(),
            coverage: None,
            maker: Maker::Other(contact.clone()),
            eu_responsible: Some(contact),
            product_id: Some("GL-K350".into()),
            warnings: pl("Nie wstawiaj gorącego naczynia do zimnej wody."),
            food: Some(Food {
                ingredients: pl("glina"),
                allergens: pl("gluten"),
                storage: pl("w suchym miejscu"),
            }),
            option_names: vec![pl("Wzór")],
        },
        variants: vec![
            variant("kropka", "Kropka", Some(0), 5400),
            variant("oczko", "Pawie oczko", Some(14), 6400),
            variant("laka", "Łąka", None, 6500),
        ],
        pictures: vec![art("eyes", "Kubek: pawie oczko"), art("meadow", "Kubek: łąka")],
        seller: SellerDetails {
            legal_name: "Spółdzielnia Socjalna Glinka".into(),
            entity_type: EntityType::SocialCooperative,
            address: address(),
            phone: Some("75 000 00 00".into()),
            email: Some("sklep@example.org".into()),
            krs: Some("0000412345".into()),
            nip: Some("6120000000".into()),
            be_number: Some("0403019261".into()),
            founded: Some(2014),
            status: Some(status()),
            self_certified_on: Some(day(2025, 2, 3)),
            tagline: pl("Robimy naczynia."),
            other_offers: 31,
        },
        coverage: None,
        published_at: Some(now()),
        updated_at: now(),
        card,
    }
}

pub fn service() -> OfferPage {
    let mut page = goods();
    page.card.kind = Kind::Service;
    page.card.category = "cleaning".into();
    page.card.title = all("Sprzątanie biura");
    page.card.marks.clear();
    page.card.seller.status = false;
    page.card.price = PriceTag {
        gross: None,
        net: None,
        vat: None,
        basis: None,
        reduction: None,
        unit_price: None,
        price_type: PriceType::OnRequest,
        ..tag(1, Unit::Hour)
    };
    page.variants.truncate(1);
    page.variants[0].price = page.card.price.clone();
    page.variants[0].stock = None;
    page.variants[0].options.clear();
    page.pictures.clear();
    page.details.audience = vec![Audience::Companies, Audience::PublicBodies];
    page.details.food = None;
    page.details.maker = Maker::Unknown;
    page.details.eu_responsible = None;
    page.details.delivery.clear();
    page.details.occasions.clear();
    page.coverage = Some(Coverage::Areas(vec![
        county("0201"),
        county("0225"),
        county("0261"),
    ]));
    page.seller.status = None;
    page.seller.self_certified_on = None;
    page.seller.other_offers = 0;
    page
}

pub fn enterprise() -> Enterprise {
    let activity = |category: &str, kind, coverage| Activity {
        id: ActivityId::fresh(now()),
        category: category.into(),
        kind,
        coverage,
    };
    Enterprise {
        id: EnterpriseId::fresh(now()),
        slug: "glinka".into(),
        state: EnterpriseState::Published,
        legal_name: "Spółdzielnia Socjalna Glinka".into(),
        brand_name: "Glinka".into(),
        entity_type: EntityType::SocialCooperative,
        run_by: Some("Fundacja".into()),
        krs: Some("0000412345".into()),
        regon: Some("123456785".into()),
        nip: Some("6120000000".into()),
        be_number: None,
        address: address(),
        phone: Some("75 000 00 00".into()),
        email: Some("sklep@example.org".into()),
        website: Some("https://glinka.example/".into()),
        founded: Some(2014),
        status: Some(status()),
        art94: Some(Art94 {
            percent: 60,
            evidence_on: day(2026, 1, 12),
        }),
        employs: Group::ALL
            .iter()
            .map(|g| Employs {
                group: *g,
                low: 20,
                high: 40,
            })
            .collect(),
        employs_source: Some("Oświadczenie podmiotu".into()),
        employs_on: Some(day(2026, 2, 3)),
        languages: vec!["pl".into(), "en".into(), "lt".into()],
        networks: vec!["Sieć".into()],
        links: vec![
            "https://social.example/glinka".into(),
            "javascript:alert(1)".into(),
        ],
        self_certified_on: Some(day(2025, 2, 3)),
        tagline: pl("Robimy naczynia."),
        story: pl("Zaczynaliśmy **razem**."),
        capacity: pl("do 500 sztuk"),
        activities: vec![
            activity("ceramics", ActivityKind::Goods, Coverage::Country),
            activity("ceramics", ActivityKind::Service, Coverage::Radius(30)),
            activity(
                "cleaning",
                ActivityKind::Secondment,
                Coverage::Areas(SITE.region.counties.iter().map(|c| c.teryt).collect()),
            ),
        ],
        visiting: None,
        pictures: vec![PictureView::from_source("art:plate", "glinka", pl("talerz")).expect("a drawing")],
    }
}

pub fn licence(state: LicenceState, ends_on: NaiveDate) -> Licence {
    Licence {
        id: LicenceId::fresh(now()),
        number: "DS/2026/0142".into(),
        key: "DS-2026-0142".into(),
        grantor: all("DOPS"),
        time_zone: chrono_tz::Europe::Warsaw,
        enterprise_slug: "glinka".into(),
        enterprise_public: true,
        enterprise_name: "Glinka".into(),
        enterprise_town: "Bolesławiec".into(),
        recommended_on: Some(day(2026, 2, 26)),
        granted_on: Some(day(2026, 3, 5)),
        starts_on: day(2026, 3, 12),
        ends_on,
        state_on: (state != LicenceState::Active).then(|| day(2026, 10, 1)),
        state_reason: (state != LicenceState::Active).then(|| "zmiana receptury".into()),
        state,
        covers: vec![
            Covered {
                slug: Some("kubek".into()),
                title: pl("Kubek"),
                variants: vec!["oczko".into(), "laka".into()],
            },
            Covered {
                slug: None,
                title: Localised::default(),
                variants: vec![],
            },
        ],
        others: vec![(
            "DS/2025/0009".into(),
            "DS-2025-0009".into(),
            day(2025, 3, 12),
            day(2026, 3, 11),
        )],
    }
}
