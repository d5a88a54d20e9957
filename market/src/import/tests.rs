//! What whole files say; no database is asked.

use super::{
    parsed::{Items, Parsed, ParsedOffer},
    *,
};
use crate::{
    catalogue::{NetQuantity, NetUnit},
    locale::{Locale, Localised},
};

const WINDOWS: &[u8] = include_bytes!("../../tests/fixtures/offers-windows-1250.csv");
const ENTERPRISES: &[u8] = include_bytes!("../../tests/fixtures/enterprises.csv");
const LICENCES: &[u8] = include_bytes!("../../tests/fixtures/licences.csv");

pub(super) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

pub(super) fn read(bytes: &[u8], options: &Options) -> Parsed {
    let region = Region::by_code("lower-silesia").expect("the pack");
    parse(bytes, region, options, Path::new("/data"), day(2026, 11, 23)).expect("a table")
}

pub(super) fn offers(parsed: Parsed) -> Vec<ParsedOffer> {
    match parsed.items {
        Items::Offers(all) => all,
        _ => panic!("offers"),
    }
}

pub(super) fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

#[test]
fn a_polish_file_of_our_own_columns_is_read() {
    let parsed = read(WINDOWS, &Options::native(What::Offers));
    assert!(parsed.bad.is_empty() && !parsed.fatal, "{:?}", parsed.bad);
    let all = offers(parsed);
    let [candle, workshop, mug] = all.as_slice() else {
        panic!("three offers")
    };
    let d = &candle.draft;
    assert_eq!(
        d.texts.pl.as_ref().map(|t| t.title.as_str()),
        Some("Świeca żółta")
    );
    assert_eq!(
        d.variants
            .iter()
            .map(|v| v.price.map(|p| p.amount.minor))
            .collect::<Vec<_>>(),
        [Some(105_990), Some(8900)]
    );
    assert_eq!(
        d.variants[0].net,
        Some(NetQuantity {
            milli: 200,
            unit: NetUnit::Kg
        })
    );
    assert_eq!(
        d.variants[1].options,
        [
            [(Locale::Pl, "Duża".to_owned()), (Locale::En, "Large".to_owned())]
                .into_iter()
                .collect()
        ]
    );
    assert_eq!(
        (d.details.audience.len(), workshop.draft.details.audience.len()),
        (2, 3)
    );
    assert_eq!(
        (mug.lacks.as_slice(), mug.draft.variants[0].price),
        (["vat"].as_slice(), None)
    );
}

#[test]
fn every_bad_cell_of_an_offer_is_named_and_the_others_stay() {
    let header = "enterprise,key,kind,category,title_pl,summary_en,unit,price_type,cpv,coverage,maker_email,picture2_alt_pl,picture1,option1_value_pl,price,vat,stock,net_quantity,published_on,state";
    let bad_row = "iskra,a,goods,candel,,Too long no title,piec,fixed,03111000-9,area:0201,a@b.pl,Alt,art:spaceship,Blue,12.345,22,-1,5,2026-13-01,publish";
    let good_row = "iskra,b,product,candles,B,,piece,,,,,,,,,,,,,";
    let parsed = read(
        [
            header,
            bad_row,
            good_row,
            good_row.replacen(",b,", ",c,", 1).as_str(),
            good_row,
        ]
        .join("\n")
        .as_bytes(),
        &Options::native(What::Offers),
    );
    let found: Vec<(&str, &str, Option<&str>)> = parsed
        .bad
        .iter()
        .filter(|b| b.line == 2)
        .map(|b| (b.column.as_str(), b.code, b.hint.as_deref()))
        .collect();
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
    assert!(
        parsed
            .bad
            .iter()
            .any(|b| b.line == 5 && b.code == "invalid.not_consecutive")
    );
    assert_eq!(
        offers(parsed)
            .iter()
            .map(|o| o.draft.key.clone())
            .collect::<Vec<_>>(),
        ["b", "c"]
    );
}

#[test]
fn a_column_that_nobody_knows_makes_the_whole_file_wrong() {
    let parsed = read(
        b"enterprise,key,kind,category,titel_pl,unit\niskra,a,product,candles,A,piece\n",
        &Options::native(What::Offers),
    );
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
