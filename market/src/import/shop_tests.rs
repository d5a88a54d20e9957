//! What files of shops say; no database is asked.

use super::{
    tests::{offers, pl, read},
    *,
};
use crate::{
    catalogue::{Maker, NetQuantity, NetUnit, OfferState},
    locale::Locale,
    money::{Basis, Currency, Money, Price, Vat},
};

const SHOPIFY: &[u8] = include_bytes!("../../tests/fixtures/shopify.csv");
const SHOPIFY_2025: &[u8] = include_bytes!("../../tests/fixtures/shopify-2025.csv");
const WOO: [&[u8]; 3] = [
    include_bytes!("../../tests/fixtures/woocommerce.csv"),
    include_bytes!("../../tests/fixtures/woocommerce-pl.csv"),
    include_bytes!("../../tests/fixtures/woocommerce-nl.csv"),
];
fn shop(format: Format, defaults: &str) -> Options {
    let defaults = Some(Defaults::read(defaults).expect("defaults"));
    Options {
        format,
        enterprise: Some("iskra".into()),
        defaults,
        ..Options::native(What::Offers)
    }
}

const DEFAULTS: &str = r#"{"vat":"23","currency":"PLN","price_basis":"gross","maker":"self","alt_from_title":true,"delivery":["parcel_country"],
    "tax_classes":{"reduced-rate":"5"},"categories":{"Naczynia ręcznie toczone":"ceramics","Fartuchy":"home-textiles","Torby":"textiles-bags"}}"#;

#[test]
fn shopify_products_become_offers_with_variants() {
    let parsed = read(SHOPIFY, &shop(Format::Shopify, DEFAULTS));
    assert_eq!(
        parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(),
        [(7, "invalid.type_gift_card")],
        "{:?}",
        parsed.bad
    );
    for column in ["Cost per item", "Included / Poland"] {
        assert!(parsed.ignored.iter().any(|c| c == column), "{:?}", parsed.ignored);
    }
    assert!(
        !parsed
            .ignored
            .iter()
            .any(|c| c == "SEO Title" || c == "Variant Price"),
        "{:?}",
        parsed.ignored
    );
    let all = offers(parsed);
    let [candle, mug, soap] = all.as_slice() else {
        panic!("three offers: {all:?}")
    };

    let d = &candle.draft;
    assert_eq!(
        (d.key.as_str(), d.category.as_str(), d.state, d.source.as_str()),
        ("swieca-sojowa", "candles", OfferState::Published, "shopify")
    );
    let text = d.texts.pl.as_ref().expect("Polish");
    assert_eq!(
        text.description.as_deref(),
        Some("Świeca z **wosku sojowego**.\n\n- knot z bawełny\n- pali się 40 h")
    );
    assert_eq!(
        text.summary.as_deref(),
        Some("Świeca sojowa o zapachu lawendy, 40 godzin światła.")
    );
    assert_eq!(d.details.option_names, [pl("Zapach"), pl("Rozmiar")]);
    assert_eq!(
        (&d.details.maker, d.details.product_id.as_deref()),
        (&Maker::Itself, Some("5901234123457"))
    );
    let [lavender, orange] = d.variants.as_slice() else {
        panic!("two variants")
    };
    assert_eq!(
        (
            lavender.key.as_str(),
            lavender.sku.as_deref(),
            lavender.stock,
            lavender.weight_g
        ),
        ("lawenda-duza-300-g", Some("SW-LAW-300"), Some(12), Some(520))
    );
    assert_eq!(
        lavender.price,
        Some(Price {
            amount: Money {
                minor: 5990,
                currency: Currency::PLN
            },
            basis: Basis::Gross,
            vat: Vat::Standard
        })
    );
    assert_eq!(
        (lavender.regular_minor, lavender.net),
        (
            Some(6990),
            Some(NetQuantity {
                milli: 300_000,
                unit: NetUnit::G
            })
        )
    );
    assert_eq!(
        (orange.stock, orange.options[0].text(Locale::Pl)),
        (Some(0), "Pomarańcza")
    );
    let pictures: Vec<(&str, &str)> = d
        .pictures
        .iter()
        .map(|p| {
            (
                p.source.rsplit('/').next().unwrap_or_default(),
                p.alt.text(Locale::Pl),
            )
        })
        .collect();
    assert_eq!(
        pictures,
        [
            ("swiece.jpg", "Dwie świece na stole"),
            ("lawenda.jpg", "Fioletowa świeca w słoju"),
            ("opakowanie.jpg", "Świeca sojowa")
        ]
    );

    assert_eq!(
        (
            mug.draft.category.as_str(),
            mug.draft.variants[0].key.as_str(),
            mug.draft.variants[0].stock
        ),
        ("ceramics", "", None)
    );
    assert!(mug.draft.details.option_names.is_empty());
    let description = mug
        .draft
        .texts
        .pl
        .as_ref()
        .and_then(|t| t.description.clone())
        .unwrap_or_default();
    assert!(
        description.starts_with("Zwykły opis") && description.contains('\n'),
        "{description:?}"
    );
    assert_eq!(
        (
            soap.draft.state,
            soap.draft.variants[0].price.map(|p| p.amount.minor)
        ),
        (OfferState::Draft, Some(1450))
    );
}

#[test]
fn shopify_files_of_2025_have_other_headings() {
    let parsed = read(SHOPIFY_2025, &shop(Format::Shopify, DEFAULTS));
    assert!(parsed.bad.is_empty(), "{:?}", parsed.bad);
    let all = offers(parsed);
    let d = &all[0].draft;
    assert_eq!(
        (all.len(), d.key.as_str(), d.variants.len(), d.variants[1].stock),
        (1, "torba-lniana", 2, Some(0))
    );
    assert_eq!(
        d.variants.iter().map(|v| v.key.as_str()).collect::<Vec<_>>(),
        ["naturalny", "granatowy"]
    );
}

#[test]
fn what_a_shop_does_not_say_is_reported() {
    let parsed = read(
        SHOPIFY,
        &shop(
            Format::Shopify,
            r#"{"category":"occasion-gifts","price_basis":"gross"}"#,
        ),
    );
    assert_eq!(parsed.unmapped, [("Naczynia ręcznie toczone".to_owned(), 1)]);
    let all = offers(parsed);
    assert_eq!(
        (all[1].draft.category.as_str(), all[1].draft.variants[0].price),
        ("occasion-gifts", None)
    );
    assert_eq!(all[1].lacks, ["currency", "vat"]);
    let parsed = read(SHOPIFY, &shop(Format::Shopify, "{}"));
    assert!(
        parsed.bad.iter().any(|b| b.line == 5
            && b.code == "invalid.category_unmapped"
            && b.value == "Naczynia ręcznie toczone"),
        "{:?}",
        parsed.bad
    );
}

#[test]
fn rows_of_a_product_stand_together() {
    let text = "Handle,Title,Type,Variant Price,Image Src\na,A,Candles,1,\nb,B,Candles,1,\na,,,,https://a.pl/2.jpg\n";
    let parsed = read(text.as_bytes(), &shop(Format::Shopify, "{}"));
    assert_eq!(
        parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(),
        [(4, "invalid.required")]
    );
    let text = "Handle,Title,Type,Variant Price\na,A,Candles,1\nb,B,Candles,1\na,A,Candles,1\n";
    let parsed = read(text.as_bytes(), &shop(Format::Shopify, "{}"));
    assert_eq!(
        parsed.bad.iter().map(|b| (b.line, b.code)).collect::<Vec<_>>(),
        [(4, "invalid.not_consecutive")]
    );
}

#[test]
fn woocommerce_products_are_read_in_three_languages() {
    for file in WOO {
        let parsed = read(file, &shop(Format::WooCommerce, DEFAULTS));
        let bad: Vec<(u64, &str)> = parsed.bad.iter().map(|b| (b.line, b.code)).collect();
        assert_eq!(
            bad,
            [
                (10, "invalid.parent_unknown"),
                (8, "invalid.type_virtual"),
                (9, "invalid.type_grouped")
            ],
            "{:?}",
            parsed.bad
        );
        let all = offers(parsed);
        let [apron, soap, honey] = all.as_slice() else {
            panic!("three offers: {all:?}")
        };

        let d = &apron.draft;
        assert_eq!(
            (d.key.as_str(), d.category.as_str(), d.variants.len()),
            ("101", "home-textiles", 3)
        );
        assert_eq!(d.details.option_names, [pl("Kolor"), pl("Haft")]);
        let variants: Vec<_> = d
            .variants
            .iter()
            .map(|v| {
                (
                    v.key.as_str(),
                    v.options[0].text(Locale::Pl),
                    v.options[1].text(Locale::Pl),
                    v.stock,
                    v.weight_g,
                )
            })
            .collect();
        let open = [
            ("105-bez-haftu", "Piaskowy", "Bez haftu", None, Some(400)),
            (
                "105-imie-do-10-liter",
                "Piaskowy",
                "Imię, do 10 liter",
                None,
                Some(400),
            ),
        ];
        assert_eq!(
            variants,
            [
                open[0],
                open[1],
                ("104", "Granatowy", "Bez haftu", Some(5), Some(350))
            ]
        );
        let text = d.texts.pl.as_ref().expect("Polish");
        assert_eq!(text.summary.as_deref(), Some("Fartuch z grubej bawełny."));
        assert!(
            text.description
                .as_deref()
                .is_some_and(|t| t.starts_with("## Szyty u nas") && t.contains("\n\nDrugi akapit")),
            "{text:?}"
        );
        assert_eq!(
            (d.pictures.len(), d.pictures[2].alt.text(Locale::Pl)),
            (3, "Fartuch kuchenny")
        );

        let d = &soap.draft;
        assert_eq!(
            (d.category.as_str(), d.texts.pl.as_ref().map(|t| t.title.as_str())),
            ("soaps-cosmetics", Some("Mydło owsiane & miód"))
        );
        let v = &d.variants[0];
        assert_eq!(
            (
                v.price.map(|p| p.amount.minor),
                v.regular_minor,
                v.stock,
                v.weight_g
            ),
            (Some(1250), Some(1500), Some(18), Some(100))
        );
        assert!(
            d.texts
                .pl
                .as_ref()
                .and_then(|t| t.description.as_deref())
                .is_some_and(|t| t.ends_with("- Zapach: Miód"))
        );

        let (d, v) = (&honey.draft, &honey.draft.variants[0]);
        assert_eq!(
            (d.state, d.category.as_str(), v.stock),
            (OfferState::Paused, "honey", Some(0))
        );
        // The sale is over, and a price with four decimals is rounded.
        assert_eq!(
            (v.price.map(|p| (p.amount.minor, p.vat)), v.regular_minor),
            (Some((3810, Vat::SecondReduced)), None)
        );
    }
}
