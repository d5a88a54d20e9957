//! What whole files say, and that export and import undo each other; no database is asked.

use super::{
    export,
    parsed::{Items, Parsed, ParsedOffer},
    *,
};
use crate::{
    catalogue::{
        Audience, Contact, Delivery, Exemption, Food, Kind, Maker, NetQuantity, NetUnit, Occasion, OfferDetails, OfferDraft, OfferState, OfferText,
        PriceType, Unit, Variant,
    },
    certification::{LicenceDraft, LicenceState},
    enterprises::{Activity, ActivityKind, Address, Art94, Coverage, Employs, Enterprise, EnterpriseState, EntityType, Group, Status},
    id::ActivityId,
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Price, Vat},
    place::{Point, Teryt},
};
use proptest::prelude::*;

const SHOPIFY: &[u8] = include_bytes!("../../tests/fixtures/shopify.csv");
const SHOPIFY_2025: &[u8] = include_bytes!("../../tests/fixtures/shopify-2025.csv");
const WOO: [&[u8]; 3] = [
    include_bytes!("../../tests/fixtures/woocommerce.csv"),
    include_bytes!("../../tests/fixtures/woocommerce-pl.csv"),
    include_bytes!("../../tests/fixtures/woocommerce-nl.csv"),
];
const WINDOWS: &[u8] = include_bytes!("../../tests/fixtures/offers-windows-1250.csv");
const ENTERPRISES: &[u8] = include_bytes!("../../tests/fixtures/enterprises.csv");
const LICENCES: &[u8] = include_bytes!("../../tests/fixtures/licences.csv");

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

fn read(bytes: &[u8], options: &Options) -> Parsed {
    let region = Region::by_code("lower-silesia").expect("the pack");
    parse(bytes, region, options, Path::new("/data"), day(2026, 11, 23)).expect("a table")
}

fn shop(format: Format, defaults: &str) -> Options {
    let defaults = Some(Defaults::read(defaults).expect("defaults"));
    Options { format, enterprise: Some("iskra".into()), defaults, ..Options::native(What::Offers) }
}

fn offers(parsed: Parsed) -> Vec<ParsedOffer> {
    match parsed.items {
        Items::Offers(all) => all,
        _ => panic!("offers"),
    }
}

fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

const DEFAULTS: &str = r#"{"vat":"23","currency":"PLN","price_basis":"gross","maker":"self","alt_from_title":true,"delivery":["parcel_country"],
    "tax_classes":{"reduced-rate":"5"},"categories":{"Naczynia ręcznie toczone":"ceramics","Fartuchy":"home-textiles","Torby":"textiles-bags"}}"#;

#[test]
fn shopify_products_become_offers_with_variants() {
    let parsed = read(SHOPIFY, &shop(Format::Shopify, DEFAULTS));
    assert_eq!(parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(), [(7, "invalid.type_gift_card")], "{:?}", parsed.bad);
    for column in ["Cost per item", "Included / Poland"] {
        assert!(parsed.ignored.iter().any(|c| c == column), "{:?}", parsed.ignored);
    }
    assert!(!parsed.ignored.iter().any(|c| c == "SEO Title" || c == "Variant Price"), "{:?}", parsed.ignored);
    let all = offers(parsed);
    let [candle, mug, soap] = all.as_slice() else { panic!("three offers: {all:?}") };

    let d = &candle.draft;
    assert_eq!((d.key.as_str(), d.category.as_str(), d.state, d.source.as_str()), ("swieca-sojowa", "candles", OfferState::Published, "shopify"));
    let text = d.texts.pl.as_ref().expect("Polish");
    assert_eq!(text.description.as_deref(), Some("Świeca z **wosku sojowego**.\n\n- knot z bawełny\n- pali się 40 h"));
    assert_eq!(text.summary.as_deref(), Some("Świeca sojowa o zapachu lawendy, 40 godzin światła."));
    assert_eq!(d.details.option_names, [pl("Zapach"), pl("Rozmiar")]);
    assert_eq!((&d.details.maker, d.details.product_id.as_deref()), (&Maker::Itself, Some("5901234123457")));
    let [lavender, orange] = d.variants.as_slice() else { panic!("two variants") };
    assert_eq!((lavender.key.as_str(), lavender.sku.as_deref(), lavender.stock, lavender.weight_g), ("lawenda-duza-300-g", Some("SW-LAW-300"), Some(12), Some(520)));
    assert_eq!(lavender.price, Some(Price { amount: Money { minor: 5990, currency: Currency::PLN }, basis: Basis::Gross, vat: Vat::Standard }));
    assert_eq!((lavender.regular_minor, lavender.net), (Some(6990), Some(NetQuantity { milli: 300_000, unit: NetUnit::G })));
    assert_eq!((orange.stock, orange.options[0].text(Locale::Pl)), (Some(0), "Pomarańcza"));
    let pictures: Vec<(&str, &str)> = d.pictures.iter().map(|p| (p.source.rsplit('/').next().unwrap_or_default(), p.alt.text(Locale::Pl))).collect();
    assert_eq!(pictures, [("swiece.jpg", "Dwie świece na stole"), ("lawenda.jpg", "Fioletowa świeca w słoju"), ("opakowanie.jpg", "Świeca sojowa")]);

    assert_eq!((mug.draft.category.as_str(), mug.draft.variants[0].key.as_str(), mug.draft.variants[0].stock), ("ceramics", "", None));
    assert!(mug.draft.details.option_names.is_empty());
    let description = mug.draft.texts.pl.as_ref().and_then(|t| t.description.clone()).unwrap_or_default();
    assert!(description.starts_with("Zwykły opis") && description.contains('\n'), "{description:?}");
    assert_eq!((soap.draft.state, soap.draft.variants[0].price.map(|p| p.amount.minor)), (OfferState::Draft, Some(1450)));
}

#[test]
fn shopify_files_of_2025_have_other_headings() {
    let parsed = read(SHOPIFY_2025, &shop(Format::Shopify, DEFAULTS));
    assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
    let all = offers(parsed);
    let d = &all[0].draft;
    assert_eq!((all.len(), d.key.as_str(), d.variants.len(), d.variants[1].stock), (1, "torba-lniana", 2, Some(0)));
    assert_eq!(d.variants.iter().map(|v| v.key.as_str()).collect::<Vec<_>>(), ["naturalny", "granatowy"]);
}

#[test]
fn what_a_shop_does_not_say_is_reported() {
    let parsed = read(SHOPIFY, &shop(Format::Shopify, r#"{"category":"occasion-gifts","price_basis":"gross"}"#));
    assert_eq!(parsed.unmapped, [("Naczynia ręcznie toczone".to_owned(), 1)]);
    let all = offers(parsed);
    assert_eq!((all[1].draft.category.as_str(), all[1].draft.variants[0].price), ("occasion-gifts", None));
    assert_eq!(all[1].lacks, ["currency", "vat"]);
    let parsed = read(SHOPIFY, &shop(Format::Shopify, "{}"));
    assert!(parsed.bad.iter().any(|b| b.line == 5 && b.code == "invalid.category_unmapped" && b.value == "Naczynia ręcznie toczone"), "{:?}", parsed.bad);
}

#[test]
fn rows_of_a_product_stand_together() {
    let text = "Handle,Title,Type,Variant Price,Image Src\na,A,Candles,1,\nb,B,Candles,1,\na,,,,https://a.pl/2.jpg\n";
    let parsed = read(text.as_bytes(), &shop(Format::Shopify, "{}"));
    assert_eq!(parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(), [(4, "invalid.required")]);
    let text = "Handle,Title,Type,Variant Price\na,A,Candles,1\nb,B,Candles,1\na,A,Candles,1\n";
    let parsed = read(text.as_bytes(), &shop(Format::Shopify, "{}"));
    assert_eq!(parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(), [(4, "invalid.not_consecutive")]);
}

#[test]
fn woocommerce_products_are_read_in_three_languages() {
    for file in WOO {
        let parsed = read(file, &shop(Format::WooCommerce, DEFAULTS));
        let bad: Vec<(u64, &str)> = parsed.bad.iter().map(|b| (b.line, b.code)).collect();
        assert_eq!(bad, [(10, "invalid.parent_unknown"), (8, "invalid.type_virtual"), (9, "invalid.type_grouped")], "{:?}", parsed.bad);
        let all = offers(parsed);
        let [apron, soap, honey] = all.as_slice() else { panic!("three offers: {all:?}") };

        let d = &apron.draft;
        assert_eq!((d.key.as_str(), d.category.as_str(), d.variants.len()), ("101", "home-textiles", 3));
        assert_eq!(d.details.option_names, [pl("Kolor"), pl("Haft")]);
        let variants: Vec<(&str, &str, &str, Option<i64>, Option<i64>)> = d
            .variants
            .iter()
            .map(|v| (v.key.as_str(), v.options[0].text(Locale::Pl), v.options[1].text(Locale::Pl), v.stock, v.weight_g))
            .collect();
        let open = [("105-bez-haftu", "Piaskowy", "Bez haftu", None, Some(400)), ("105-imie-do-10-liter", "Piaskowy", "Imię, do 10 liter", None, Some(400))];
        assert_eq!(variants, [open[0], open[1], ("104", "Granatowy", "Bez haftu", Some(5), Some(350))]);
        let text = d.texts.pl.as_ref().expect("Polish");
        assert_eq!(text.summary.as_deref(), Some("Fartuch z grubej bawełny."));
        assert!(text.description.as_deref().is_some_and(|t| t.starts_with("## Szyty u nas") && t.contains("\n\nDrugi akapit")), "{text:?}");
        assert_eq!((d.pictures.len(), d.pictures[2].alt.text(Locale::Pl)), (3, "Fartuch kuchenny"));

        let d = &soap.draft;
        assert_eq!((d.category.as_str(), d.texts.pl.as_ref().map(|t| t.title.as_str())), ("soaps-cosmetics", Some("Mydło owsiane & miód")));
        let v = &d.variants[0];
        assert_eq!((v.price.map(|p| p.amount.minor), v.regular_minor, v.stock, v.weight_g), (Some(1250), Some(1500), Some(18), Some(100)));
        assert!(d.texts.pl.as_ref().and_then(|t| t.description.as_deref()).is_some_and(|t| t.ends_with("- Zapach: Miód")));

        let (d, v) = (&honey.draft, &honey.draft.variants[0]);
        assert_eq!((d.state, d.category.as_str(), v.stock), (OfferState::Paused, "honey", Some(0)));
        // The sale is over, and a price with four decimals is rounded.
        assert_eq!((v.price.map(|p| (p.amount.minor, p.vat)), v.regular_minor), (Some((3810, Vat::SecondReduced)), None));
    }
}

#[test]
fn a_polish_file_of_our_own_columns_is_read() {
    let parsed = read(WINDOWS, &Options::native(What::Offers));
    assert!(parsed.bad.is_empty() && !parsed.fatal, "{:?}", parsed.bad);
    let all = offers(parsed);
    let [candle, workshop, mug] = all.as_slice() else { panic!("three offers") };
    let d = &candle.draft;
    assert_eq!(d.texts.pl.as_ref().map(|t| t.title.as_str()), Some("Świeca żółta"));
    assert_eq!(d.variants.iter().map(|v| v.price.map(|p| p.amount.minor)).collect::<Vec<_>>(), [Some(105_990), Some(8900)]);
    assert_eq!(d.variants[0].net, Some(NetQuantity { milli: 200, unit: NetUnit::Kg }));
    assert_eq!(d.variants[1].options, [[(Locale::Pl, "Duża".to_owned()), (Locale::En, "Large".to_owned())].into_iter().collect()]);
    assert_eq!((d.details.audience.len(), workshop.draft.details.audience.len()), (2, 3));
    assert_eq!((mug.lacks.as_slice(), mug.draft.variants[0].price), (["vat"].as_slice(), None));
}

#[test]
fn every_bad_cell_of_an_offer_is_named_and_the_others_stay() {
    let header = "enterprise,key,kind,category,title_pl,summary_en,unit,price_type,cpv,coverage,maker_email,picture2_alt_pl,picture1,option1_value_pl,price,vat,stock,net_quantity,published_on,state";
    let bad_row = "iskra,a,goods,candel,,Too long no title,piec,fixed,03111000-9,area:0201,a@b.pl,Alt,art:spaceship,Blue,12.345,22,-1,5,2026-13-01,publish";
    let good_row = "iskra,b,product,candles,B,,piece,,,,,,,,,,,,,";
    let parsed = read([header, bad_row, good_row, good_row.replacen(",b,", ",c,", 1).as_str(), good_row].join("\n").as_bytes(), &Options::native(What::Offers));
    let found: Vec<(&str, &str, Option<&str>)> = parsed.bad.iter().filter(|b| b.line == 2).map(|b| (b.column.as_str(), b.code, b.hint.as_deref())).collect();
    for one in [
        ("category", "invalid.category", Some("candles")),
        ("title_en", "invalid.title_missing", None),
        ("unit", "invalid.choice", Some("piece")),
        ("cpv", "invalid.cpv", None),
        ("coverage", "invalid.coverage", None),
        ("maker", "invalid.required", None),
        ("picture2", "invalid.alt_without_picture", None),
        ("picture1", "invalid.drawing", None),
        ("option1_name_pl", "invalid.option_name", None),
        ("price", "invalid.price", None),
        ("vat", "invalid.choice", Some("23")),
        ("stock", "invalid.number", None),
        ("net_quantity_unit", "invalid.net_quantity", None),
        ("published_on", "invalid.date", None),
        ("state", "invalid.choice", Some("published")),
    ] {
        assert!(found.contains(&one), "{one:?} in {found:?}");
    }
    assert!(found.iter().any(|f| f.0 == "kind"));
    assert!(parsed.bad.iter().any(|b| b.line == 5 && b.code == "invalid.not_consecutive"));
    assert_eq!(offers(parsed).iter().map(|o| o.draft.key.clone()).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn a_column_that_nobody_knows_makes_the_whole_file_wrong() {
    let parsed = read(b"enterprise,key,kind,category,titel_pl,unit\niskra,a,product,candles,A,piece\n", &Options::native(What::Offers));
    assert!(parsed.fatal);
    assert_eq!(parsed.bad[0].hint.as_deref(), Some("title_pl"));
}

#[test]
fn files_of_enterprises_and_licences_are_read() {
    let parsed = read(ENTERPRISES, &Options::native(What::Enterprises));
    assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
    let parsed = read(LICENCES, &Options::native(What::Licences));
    assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
}

/// One line as people and programs may write it; never blank, no spaces around it.
fn line() -> impl Strategy<Value = String> {
    prop_oneof!["[='+@\"|/\\\\,;a-]{1,8}", "[\\PC]{1,10}", "'{0,2}[=+@-]x"].prop_map(|s| s.trim().to_owned()).prop_filter("not blank", |s| !s.is_empty() && s != "self")
}

/// Several lines.
fn lines() -> impl Strategy<Value = String> {
    (line(), "[ \t\r\n'\"=a-]{0,8}", line()).prop_map(|(a, b, c)| format!("{b}{a}{b}{c}"))
}

fn localised(text: impl Strategy<Value = String>) -> impl Strategy<Value = Localised<String>> {
    prop::collection::vec(prop::option::of(text), 3).prop_map(|t| Locale::ALL.into_iter().zip(t).filter_map(|(l, t)| Some((l, t?))).collect())
}

fn texts() -> impl Strategy<Value = Localised<OfferText>> {
    let one = (line(), prop::option::of(line()), prop::option::of(lines())).prop_map(|(title, summary, description)| OfferText { title, summary, description });
    prop::collection::vec(prop::option::of(one), 3).prop_map(|t| Locale::ALL.into_iter().zip(t).filter_map(|(l, t)| Some((l, t?))).collect())
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn picture(n: usize, alt: Localised<String>, seed: &str) -> PictureView {
    let source = ["art:mug/eyes".to_owned(), "art:candle".to_owned(), "https://a.pl/ł|\"x'.jpg".to_owned(), "/srv/pictures/a b.jpg".to_owned()];
    PictureView::from_source(&source[n % 4], seed, alt).expect("a picture")
}

prop_compose! {
    fn details()(
        audience in prop::sample::subsequence(Audience::ALL.to_vec(), 1..=3), price_type in one_of(&[PriceType::Fixed, PriceType::From]), unit in one_of(Unit::ALL),
        numbers in prop::array::uniform3(prop::option::of(1_i64..1000)), flags in prop::array::uniform3(any::<bool>()), withdrawal_exemption in prop::option::of(one_of(Exemption::ALL)),
        occasions in prop::sample::subsequence(Occasion::ALL.to_vec(), 0..=3), delivery in prop::sample::subsequence(Delivery::ALL.to_vec(), 0..=4),
        maker in prop_oneof![Just(Maker::Unknown), Just(Maker::Itself), (line(), line()).prop_map(|(name, address)| Maker::Other(Contact { name, address, email: String::new() }))],
        product_id in prop::option::of(line()), texts in prop::array::uniform4(localised(lines())),
    ) -> OfferDetails {
        let [warnings, ingredients, allergens, storage] = texts;
        let food = Food { ingredients, allergens, storage };
        OfferDetails {
            audience, price_type, unit, min_quantity: numbers[0], lead_time_days: numbers[1], capacity_month: numbers[2], made_to_order: flags[0], perishable: flags[1],
            personalisation: flags[2], withdrawal_exemption, cpv: vec!["39298000".into()], occasions, delivery,
            coverage: Some(Coverage::Areas(vec![Teryt::parse("0201").expect("a code"), Teryt::parse("0264").expect("a code")])),
            maker, eu_responsible: None, product_id, warnings, food: (food != Food::default()).then_some(food), option_names: Vec::new(),
        }
    }
}

prop_compose! {
    fn draft()(
        key in line(), texts in texts(), details in details(), state in one_of(OfferState::ALL), kind in one_of(Kind::ALL), alts in prop::collection::vec(localised(line()), 0..4),
        names in prop::collection::vec(line(), 0..3), keys in prop::collection::btree_set(line(), 1..4), prices in prop::collection::vec(prop::option::of(0_i64..10_000_000), 4),
        rest in prop::array::uniform3(prop::option::of(1_i64..100_000)), value in line(), basis in one_of(&[Basis::Net, Basis::Gross]), vat in one_of(&Vat::ALL),
        published in any::<bool>(), source in one_of(Format::ALL),
    ) -> OfferDraft {
        let variants = keys.into_iter().zip(prices).map(|(key, minor)| Variant {
            key, options: names.iter().map(|_| pl(&value)).collect(), sku: Some(value.clone()),
            price: minor.map(|minor| Price { amount: Money { minor, currency: Currency::PLN }, basis, vat }),
            regular_minor: rest[0], stock: rest[1], weight_g: rest[2], net: rest[0].map(|milli| NetQuantity { milli, unit: NetUnit::Ml }),
        }).collect();
        let pictures = alts.into_iter().enumerate().map(|(n, alt)| picture(n, alt, &format!("{key}/{}", n + 1))).collect();
        OfferDraft {
            enterprise: parsed::NOBODY, source: source.name().into(), slug: Some(crate::text::slug(&key)), key, state, kind, category: "candles".into(), texts,
            details: OfferDetails { option_names: names.iter().map(|n| pl(n)).collect(), ..details }, variants, pictures, published_on: published.then(|| day(2026, 1, 15)),
        }
    }
}

prop_compose! {
    fn enterprise()(
        names in prop::array::uniform4(line()), texts in prop::array::uniform2(localised(line())), story in localised(lines()), at in prop::option::of((-90.0..90.0_f64, -180.0..180.0_f64)),
        networks in prop::collection::vec(line(), 0..3), entity_type in one_of(EntityType::ALL), alt in localised(line()), some in any::<bool>(),
    ) -> Enterprise {
        let [legal_name, brand_name, street, decision] = names;
        let [tagline, capacity] = texts;
        let date = day(2026, 2, 3);
        Enterprise {
            id: parsed::NOBODY, slug: String::new(), state: if some { EnterpriseState::Published } else { EnterpriseState::Hidden }, legal_name, brand_name, entity_type,
            run_by: Some(street.clone()), krs: Some("0000412345".into()), regon: Some("123456785".into()), nip: Some("5260210228".into()), be_number: None,
            address: Address { street, postcode: "59-700".into(), town: "Bolesławiec".into(), country: "PL".into(), county: Teryt::parse("0201"), at: at.map(|(lat, lon)| Point { lat, lon }) },
            phone: Some("+48 75 000 00 00".into()), email: Some("biuro@iskra.przyklad.pl".into()), website: some.then(|| "https://iskra.przyklad.pl".into()), founded: Some(2014),
            status: some.then(|| Status { decision, decided_on: date, checked_on: date }), art94: some.then_some(Art94 { percent: 62, evidence_on: date }),
            employs: vec![Employs { group: Group::Over50, low: 10, high: 20 }], employs_source: None, employs_on: Some(date), languages: vec!["pl".into(), "uk".into()], networks,
            links: vec!["https://a.pl/?x=1|2".into()], self_certified_on: Some(date), tagline, story, capacity,
            activities: vec![Activity { id: ActivityId(parsed::NOBODY.0), category: "candles".into(), kind: ActivityKind::Goods, coverage: Coverage::Radius(30) }],
            pictures: vec![picture(0, alt, "key/1")],
        }
    }
}

fn both(sheet: impl Fn() -> export::Sheet) -> [Vec<u8>; 2] {
    let (mut csv, mut xlsx) = (Vec::new(), Vec::new());
    export::csv(sheet(), &mut csv).expect("written");
    export::xlsx(&sheet(), &mut xlsx).expect("written");
    [csv, xlsx]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn offers_come_back(draft in draft()) {
        for file in both(|| export::sheet(What::Offers, draft.pictures.len(), 1, export::offer_rows("iskra", &draft))) {
            let parsed = read(&file, &Options::native(What::Offers));
            prop_assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
            let back = offers(parsed).pop().expect("an offer");
            prop_assert_eq!(&back.draft, &draft);
        }
    }

    #[test]
    fn enterprises_come_back(wanted in enterprise()) {
        for file in both(|| export::sheet(What::Enterprises, 1, 1, vec![export::enterprise_row("native", "key", &wanted)])) {
            let parsed = read(&file, &Options::native(What::Enterprises));
            prop_assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
            let Items::Enterprises(mut all) = parsed.items else { panic!("enterprises") };
            prop_assert_eq!(&all.pop().expect("one").enterprise, &wanted);
        }
    }

    #[test]
    fn licences_come_back(covers in prop::collection::btree_set((line(), prop::option::of(line())), 1..4), reason in line()) {
        let wanted = LicenceDraft {
            number: "DS/2026/0142".into(), grantor: "DS".into(), enterprise: parsed::NOBODY, recommended_on: Some(day(2026, 2, 26)), granted_on: None, starts_on: day(2026, 3, 12),
            ends_on: day(2027, 3, 11), state: LicenceState::Withdrawn, state_on: Some(day(2026, 5, 1)), state_reason: Some(reason), covers: covers.into_iter().collect(),
        };
        for file in both(|| export::sheet(What::Licences, 0, 1, vec![export::licence_row("iskra", &wanted)])) {
            let parsed = read(&file, &Options::native(What::Licences));
            prop_assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
            let Items::Licences(mut all) = parsed.items else { panic!("licences") };
            prop_assert_eq!(&all.pop().expect("one").draft, &wanted);
        }
    }
}
