//! Export and import undo each other, whatever the texts.

use super::{
    export, export_rows,
    parsed::{self, Items},
    tests::{day, offers, pl, read},
    *,
};
use crate::{
    catalogue::{
        Audience, Contact, Delivery, Exemption, Food, Kind, Maker, NetQuantity, NetUnit, Occasion,
        OfferDetails, OfferDraft, OfferState, OfferText, PriceType, Unit, Variant,
    },
    certification::{LicenceDraft, LicenceState},
    enterprises::{
        Activity, ActivityKind, Address, Art94, Coverage, Employs, Enterprise, EnterpriseState, EntityType,
        Group, Status,
    },
    id::ActivityId,
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Price, Vat},
    place::{Point, Teryt},
};
use proptest::prelude::*;

/// One line as people and programs may write it; never blank, no spaces around it.
fn line() -> impl Strategy<Value = String> {
    prop_oneof!["[='+@\"|/\\\\,;a-]{1,8}", "[\\PC]{1,10}", "'{0,2}[=+@-]x"]
        .prop_map(|s| s.trim().to_owned())
        .prop_filter("not blank", |s| !s.is_empty() && s != "self")
}

/// Several lines.
fn lines() -> impl Strategy<Value = String> {
    (line(), "[ \t\r\n'\"=a-]{0,8}", line()).prop_map(|(a, b, c)| format!("{b}{a}{b}{c}"))
}

fn localised(text: impl Strategy<Value = String>) -> impl Strategy<Value = Localised<String>> {
    prop::collection::vec(prop::option::of(text), 3).prop_map(|t| {
        Locale::ALL
            .into_iter()
            .zip(t)
            .filter_map(|(l, t)| Some((l, t?)))
            .collect()
    })
}

fn texts() -> impl Strategy<Value = Localised<OfferText>> {
    let one = (line(), prop::option::of(line()), prop::option::of(lines())).prop_map(
        |(title, summary, description)| OfferText {
            title,
            summary,
            description,
        },
    );
    prop::collection::vec(prop::option::of(one), 3).prop_map(|t| {
        Locale::ALL
            .into_iter()
            .zip(t)
            .filter_map(|(l, t)| Some((l, t?)))
            .collect()
    })
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn picture(n: usize, alt: Localised<String>, seed: &str) -> PictureView {
    let source = [
        "art:mug/eyes".to_owned(),
        "art:candle".to_owned(),
        "https://a.pl/ł|\"x'.jpg".to_owned(),
        "/srv/pictures/a b.jpg".to_owned(),
    ];
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
            status: some.then_some(Status { decision, decided_on: date, checked_on: date }), art94: some.then_some(Art94 { percent: 62, evidence_on: date }),
            employs: vec![Employs { group: Group::Over50, low: 10, high: 20 }], employs_source: None, employs_on: Some(date), languages: vec!["pl".into(), "uk".into()], networks,
            links: vec!["https://a.pl/?x=1|2".into()], self_certified_on: Some(date), tagline, story, capacity,
            activities: vec![Activity { id: ActivityId(parsed::NOBODY.0), category: "candles".into(), kind: ActivityKind::Goods, coverage: Coverage::Radius(30) }],
            visiting: None,
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
        for file in both(|| export::sheet(What::Offers, draft.pictures.len(), 1, export_rows::offer_rows("iskra", &draft))) {
            let parsed = read(&file, &Options::native(What::Offers));
            prop_assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
            let back = offers(parsed).pop().expect("an offer");
            prop_assert_eq!(&back.draft, &draft);
        }
    }

    #[test]
    fn enterprises_come_back(wanted in enterprise()) {
        for file in both(|| export::sheet(What::Enterprises, 1, 1, vec![export_rows::enterprise_row("native", "key", &wanted)])) {
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
        for file in both(|| export::sheet(What::Licences, 0, 1, vec![export_rows::licence_row("iskra", &wanted)])) {
            let parsed = read(&file, &Options::native(What::Licences));
            prop_assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
            let Items::Licences(mut all) = parsed.items else { panic!("licences") };
            prop_assert_eq!(&all.pop().expect("one").draft, &wanted);
        }
    }
}
