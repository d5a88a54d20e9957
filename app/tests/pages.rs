//! Offer, enterprise, mark, licence, shortlist, texts and gallery, rendered from invented data in all languages.
//! With `PAGES_OUT=folder` the pages are written there, to be looked at.

#![cfg(feature = "ssr")]
#![expect(clippy::expect_used, reason = "a test says what it expects by failing")]

use app::{
    pages::{
        Operator, Page, Site, View, design,
        enterprise::{self, EnterpriseData},
        mark::{self, LicenceData, MarkCheck, MarkData},
        offer::{self, OfferData},
        shortlist, texts,
    },
    ui::layout::render,
};
use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use market::{
    catalogue::{
        Audience, Contact, Delivery, Exemption, Food, Kind, Maker, NetQuantity, NetUnit, Occasion, OfferCard,
        OfferDetails, OfferPage, PriceTag, PriceType, Reduction, Seller, SellerDetails, Unit, VariantView,
    },
    certification::{Covered, Licence, LicenceLine, LicenceState, MarkSpan, Standing},
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

fn site(operator: Operator) -> Site {
    Site {
        base_url: "https://example.org".into(),
        assets: HashMap::new(),
        theme_script: "try{}catch{}".into(),
        region: Region::by_code("lower-silesia").expect("the pack"),
        demo: true,
        operator,
    }
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    site(Operator {
        name: "Ośrodek".into(),
        address: "ul. Ostrowskiego 7, Wrocław".into(),
        email: "pomoc@example.org".into(),
        phone: "71 000 00 00".into(),
        dpo_email: "iod@example.org".into(),
        ..Operator::default()
    })
});
static UNSET: LazyLock<Site> = LazyLock::new(|| site(Operator::default()));

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 13, 2, 31)
        .single()
        .expect("an instant")
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

fn all(text: &str) -> Localised<String> {
    Locale::ALL
        .into_iter()
        .map(|l| (l, format!("{text} ({l})")))
        .collect()
}

fn county(code: &str) -> Teryt {
    Teryt::parse(code).expect("a code")
}

fn tag(gross: i64, unit: Unit) -> PriceTag {
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

fn variant(key: &str, pattern: &str, stock: Option<i64>, gross: i64) -> VariantView {
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

fn address() -> Address {
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

fn status() -> Status {
    Status {
        decision: "PS/0017/2023".into(),
        decided_on: day(2023, 4, 4),
        checked_on: day(2026, 11, 20),
    }
}

fn goods() -> OfferPage {
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

fn service() -> OfferPage {
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

fn enterprise() -> Enterprise {
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
        pictures: vec![PictureView::from_source("art:plate", "glinka", pl("talerz")).expect("a drawing")],
    }
}

fn licence(state: LicenceState, ends_on: NaiveDate) -> Licence {
    Licence {
        id: LicenceId::fresh(now()),
        number: "DS/2026/0142".into(),
        key: "DS-2026-0142".into(),
        grantor: all("DOPS"),
        time_zone: chrono_tz::Europe::Warsaw,
        enterprise_slug: "glinka".into(),
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

fn check(name: &str, site: &'static Site, page: impl Fn(&View<'_>) -> Page) -> Vec<String> {
    Locale::ALL
        .into_iter()
        .map(|locale| {
            let view = View {
                site,
                locale,
                now: now(),
                signed_in: None,
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
            // markup that is shown as text is none
            let visible: String = html
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
                    || text.ends_with("-deep");
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

#[test]
fn an_offer_shows_its_mark_only_while_it_is_valid_and_only_where_it_covers() {
    let (page, other) = (goods(), goods().card);
    let related = [other];
    let shown = |chosen: Option<&'static str>| {
        check(&format!("offer-{}", chosen.unwrap_or("plain")), &SITE, |v| {
            offer::offer_page(
                v,
                OfferData {
                    page: &page,
                    chosen,
                    related: &related,
                },
            )
        })
    };
    let plain = &shown(None)[0];
    assert!(
        plain.contains("class=\"sealed\"") && plain.contains("Obejmuje tylko: Pawie oczko i\u{a0}Łąka."),
        "the first covered variant is shown"
    );
    assert!(
        plain.contains(
            "Cena obniżona z\u{a0}66,00\u{a0}zł. Najniższa cena z\u{a0}30 dni przed obniżką: 65,00\u{a0}zł."
        ),
        "Omnibus"
    );
    assert!(plain.contains("14\u{a0}sztuk gotowych do wysyłki,"));
    assert!(plain.contains("w\u{a0}ciągu 3\u{a0}tygodni"));
    assert!(plain.contains("\"lowPrice\":\"54.00\""), "JSON-LD");
    assert!(
        !plain.contains("hreflang=\"nl\" href=\"https"),
        "a language without a title is no alternate"
    );
    assert!(plain.contains("cpv=39221121") && plain.contains("39221121-1"));
    let uncovered = &shown(Some("kropka"))[0];
    assert!(!uncovered.contains("class=\"sealed\"") && uncovered.contains("Chwilowo brak"));
    let english = &shown(Some("laka"))[1];
    assert!(
        english.contains("<h1 lang=\"pl\">")
            && english.contains("rel=\"canonical\" href=\"https://example.org/pl/oferta/kubek\"")
    );
    assert!(english.contains("\"price\":\"65.00\""));
    let mut lapsed = goods();
    lapsed.card.marks[0].until = now();
    let html = check("offer-lapsed", &SITE, |v| {
        offer::offer_page(
            v,
            OfferData {
                page: &lapsed,
                chosen: None,
                related: &[],
            },
        )
    });
    assert!(
        !html[0].contains("sealed")
            && !html[0].contains("class=\"mark\"")
            && !html[0].contains("DS/2026/0142")
    );
}

#[test]
fn a_service_says_where_it_reaches() {
    let mut page = service();
    let html = check("service", &SITE, |v| {
        offer::offer_page(
            v,
            OfferData {
                page: &page,
                chosen: None,
                related: &[],
            },
        )
    });
    assert!(
        html[0].contains("powiaty bolesławiecki i\u{a0}zgorzelecki, Jelenia Góra"),
        "coverage"
    );
    assert!(html[0].contains("na zapytanie") && html[0].contains("\"@type\":\"Service\""));
    assert!(!html[0].contains("14 dni"), "no consumers, no withdrawal");
    page.details.audience = vec![Audience::Consumers];
    page.details.made_to_order = true;
    for (i, why) in Exemption::ALL.iter().enumerate() {
        page.details.withdrawal_exemption = Some(*why);
        page.coverage = Some([Coverage::Country, Coverage::Radius(30)][i % 2].clone());
        page.details.lead_time_days = [Some(0), Some(1), Some(7), Some(30), None][i % 5];
        check(&format!("service-{i}"), &SITE, |v| {
            offer::offer_page(
                v,
                OfferData {
                    page: &page,
                    chosen: None,
                    related: &[],
                },
            )
        });
    }
}

#[test]
fn an_enterprise_has_a_page_and_a_card() {
    let (e, cards) = (enterprise(), [goods().card]);
    let licences: Vec<LicenceLine> = [
        Standing::Valid,
        Standing::NotYet,
        Standing::Lapsed,
        Standing::Suspended,
        Standing::Withdrawn,
    ]
    .into_iter()
    .enumerate()
    .map(|(i, standing)| LicenceLine {
        number: format!("DS/2026/014{i}"),
        key: format!("DS-2026-014{i}"),
        ends_on: day(2027, 3, 11),
        standing,
        offers: i,
    })
    .collect();
    for card in [false, true] {
        let html = check(if card { "enterprise-card" } else { "enterprise" }, &SITE, |v| {
            enterprise::enterprise_page(
                v,
                EnterpriseData {
                    enterprise: &e,
                    offers: &cards,
                    offers_total: 32,
                    offers_marked: 9,
                    licences: &licences,
                    card,
                },
            )
        });
        assert!(
            html[0].contains("9\u{a0}z\u{a0}32\u{a0}ofert") || html[0].contains("9 z\u{a0}32\u{a0}ofert"),
            "marks are counted"
        );
        assert!(
            html[0].contains("do 30\u{a0}km")
                && html[0].contains("Dolny Śląsk")
                && html[0].contains("20–40%")
        );
        assert_eq!(
            html[0].contains("23\u{a0}listopada\u{a0}2026, 14:02"),
            card,
            "the card says its instant"
        );
    }
    let mut bare = enterprise();
    (
        bare.status,
        bare.art94,
        bare.employs,
        bare.story,
        bare.pictures,
        bare.krs,
    ) = (None, None, vec![], Localised::default(), vec![], None);
    for card in [false, true] {
        check("enterprise-bare", &SITE, |v| {
            enterprise::enterprise_page(
                v,
                EnterpriseData {
                    enterprise: &bare,
                    offers: &[],
                    offers_total: 0,
                    offers_marked: 0,
                    licences: &[],
                    card,
                },
            )
        });
    }
}

#[test]
fn a_licence_answers_for_now_and_for_other_days() {
    let active = licence(LicenceState::Active, day(2027, 3, 11));
    let ask = |name: &str, licence: &Licence, on: Option<NaiveDate>| {
        check(name, &SITE, |v| {
            mark::licence_page(
                v,
                LicenceData {
                    licence,
                    on,
                    on_error: false,
                    typed_on: "",
                },
            )
        })
        .swap_remove(0)
    };
    let now_valid = ask("licence", &active, None);
    assert!(
        now_valid.contains("Ten znak jest ważny")
            && now_valid.contains("jeszcze 108\u{a0}dni")
            && now_valid.contains("o\u{a0}14:02:31")
    );
    assert!(
        ask("licence-was", &active, Some(day(2026, 3, 13)))
            .contains("W\u{a0}dniu 13\u{a0}marca\u{a0}2026 licencja była ważna")
    );
    assert!(ask("licence-before", &active, Some(day(2026, 3, 11))).contains("jeszcze nie obowiązywała"));
    assert!(ask("licence-will", &active, Some(day(2027, 3, 12))).contains("już nie będzie obowiązywać"));
    assert!(ask("licence-today", &active, Some(day(2026, 11, 23))).contains("Ten znak jest ważny"));
    assert!(
        ask(
            "licence-last",
            &licence(LicenceState::Active, day(2026, 11, 23)),
            None
        )
        .contains("ostatni dzień")
    );
    let lapsed = ask(
        "licence-lapsed",
        &licence(LicenceState::Active, day(2026, 11, 22)),
        None,
    );
    assert!(
        lapsed.contains("Ten znak wygasł")
            && lapsed.contains("verdict lapsed")
            && lapsed.contains("M-74 63L74 -63"),
        "struck"
    );
    let withdrawn = licence(LicenceState::Withdrawn, day(2027, 3, 11));
    assert!(ask("licence-withdrawn", &withdrawn, None).contains("Powód: zmiana receptury"));
    assert!(
        ask("licence-withdrawn-before", &withdrawn, Some(day(2026, 9, 30))).contains("licencja była ważna")
    );
    ask(
        "licence-suspended",
        &licence(LicenceState::Suspended, day(2027, 3, 11)),
        None,
    );
    check("licence-wrong-day", &SITE, |v| {
        mark::licence_page(
            v,
            LicenceData {
                licence: &active,
                on: None,
                on_error: true,
                typed_on: "wczoraj",
            },
        )
    });
}

#[test]
fn mark_shortlist_and_gallery_are_whole() {
    for checked in [None, Some(MarkCheck::NotUnderstood), Some(MarkCheck::Unknown)] {
        check("mark", &SITE, |v| {
            mark::mark_page(
                v,
                MarkData {
                    checked,
                    typed: "DS/2026/\"",
                    current: 42,
                },
            )
        });
    }
    let pages = [goods(), service()];
    let slugs = ["kubek", "sprzatanie", "nie-ma"].map(str::to_owned);
    let list = check("shortlist", &SITE, |v| {
        shortlist::shortlist_page(v, &pages, &slugs)
    });
    assert!(
        list[0].contains("1\u{a0}oferta z\u{a0}tej listy nie jest już dostępna")
            && list[0].contains("/api/v1/offers.csv?slugs=kubek%2Csprzatanie%2Cnie-ma")
    );
    check("shortlist-empty", &SITE, |v| {
        shortlist::shortlist_page(v, &[], &[])
    });
    check("design", &SITE, design::design_page);
}

#[test]
fn texts_are_whole_with_and_without_an_operator() {
    for site in [&*SITE, &*UNSET] {
        let name = |n: &str| {
            format!(
                "{n}{}",
                if site.operator.name.is_empty() {
                    "-unset"
                } else {
                    ""
                }
            )
        };
        check(&name("ordering"), site, texts::ordering_page);
        check(&name("privacy"), site, texts::privacy_page);
        check(&name("imprint"), site, texts::imprint_page);
        let statement = check(&name("accessibility"), site, texts::accessibility_page);
        for id in [
            "wstep",
            "podmiot",
            "url",
            "data-publikacja",
            "data-aktualizacja",
            "status",
            "data-sporzadzenie",
            "kontakt",
            "osoba",
            "email",
            "telefon",
            "procedura",
            "aplikacje",
            "architektura",
        ] {
            assert!(
                statement.iter().all(|s| s.contains(&format!("id=\"a11y-{id}\""))),
                "a11y-{id}"
            );
        }
    }
}
