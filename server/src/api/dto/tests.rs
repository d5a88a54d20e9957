//! A site, a reader and an offer for the tests of this API's shapes.

use super::*;
use chrono::{DateTime, Utc};
use market::{
    catalogue::{Delivery, Kind, PriceTag, PriceType, Seller, Unit},
    certification::{MarkSpan, span},
    id::{EnterpriseId, OfferId},
    images::{PictureState, PictureView},
    locale::Locale,
    money::{Basis, Currency, Money, Vat},
    place::{Region, Teryt},
};

/// A site at `https://example.org`.
pub fn site(region: &'static Region) -> app::pages::Site {
    app::pages::Site {
        base_url: "https://example.org".into(),
        assets: Default::default(),
        inline_script: String::new(),
        region,
        demo: true,
        operator: Default::default(),
    }
}

/// An English reader at noon of 23 November 2026.
pub fn view(site: &app::pages::Site) -> View<'_> {
    View {
        site,
        locale: Locale::En,
        now: at("2026-11-23T12:00:00Z"),
        signed_in: None,
        texts: market::texts::Texts::embedded(),
    }
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A marked mug.
pub fn card() -> OfferCard {
    let zloty = |minor| {
        Some(Money {
            minor,
            currency: Currency::PLN,
        })
    };
    let pl = |t: &str| Localised {
        pl: Some(t.to_owned()),
        ..Localised::default()
    };
    let (first, last) = (day("2026-03-12"), day("2027-03-11"));
    let (from, until) = span(first, last, None, site(region()).region.time_zone);
    OfferCard {
        id: OfferId(Default::default()),
        slug: "kubek".into(),
        kind: Kind::Product,
        category: "food-preserves".into(),
        title: pl("Kubek"),
        seller: Seller {
            id: EnterpriseId(Default::default()),
            slug: "pawie-oczko".into(),
            name: "Pawie Oczko".into(),
            town: "Świdnica".into(),
            county: Teryt::parse("0219"),
            status: true,
        },
        price: PriceTag {
            price_type: PriceType::Fixed,
            gross: zloty(6400),
            net: zloty(5203),
            basis: Some(Basis::Gross),
            vat: Some(Vat::Standard),
            unit: Unit::Piece,
            least_of_several: false,
            reduction: None,
            unit_price: None,
        },
        picture: Some(PictureView {
            source: "art:mug".into(),
            state: PictureState::Drawn,
            blob: "art/mug-any-0123456789".into(),
            width: 400,
            height: 300,
            colour: 1,
            alt: pl("Kubek w groszki"),
        }),
        marks: vec![MarkSpan {
            number: "DS/2026/0142".into(),
            key: "DS-2026-0142".into(),
            grantor: pl("Grantor"),
            starts_on: first,
            ends_on: last,
            from,
            until,
            variants: Vec::new(),
        }],
        made_to_order: false,
        lead_time_days: Some(3),
        min_quantity: None,
        delivery: vec![Delivery::Pickup],
    }
}

fn region() -> &'static Region {
    Region::by_code("lower-silesia").expect("the pack")
}

#[test]
fn a_text_says_the_language_it_is_in() {
    let site = site(region());
    let text = Text::or_empty(&view(&site), &card().title);
    assert_eq!((text.text.as_str(), text.lang), ("Kubek", "pl"));
    assert!(Text::of(&view(&site), &Localised::default()).is_none());
}

#[test]
fn a_mark_is_there_only_while_it_is_valid() {
    let site = site(region());
    let mark = Mark::of(&view(&site), &card()).expect("valid");
    assert_eq!(mark.url, "https://example.org/en/mark/DS-2026-0142");
    // the last day ends at midnight in Warsaw
    let last = View {
        now: at("2027-03-11T22:59:59Z"),
        ..view(&site)
    };
    assert!(Mark::of(&last, &card()).is_some());
    let after = View {
        now: at("2027-03-11T23:00:00Z"),
        ..view(&site)
    };
    assert!(Mark::of(&after, &card()).is_none());
}

#[test]
fn pictures_have_absolute_addresses() {
    let site = site(region());
    let mut picture = card().picture.expect("one");
    let drawn = Picture::of(&view(&site), &picture).expect("shown");
    assert_eq!(drawn.url, "https://example.org/media/art/mug-any-0123456789.svg");
    (picture.state, picture.blob, picture.width) = (PictureState::Ready, "p/abc".into(), 700);
    let ready = Picture::of(&view(&site), &picture).expect("shown");
    assert_eq!(ready.url, "https://example.org/media/p/abc/640.jpg");
    assert_eq!(ready.sizes.len(), 3);
    picture.state = PictureState::Queued;
    assert!(Picture::of(&view(&site), &picture).is_none());
}

#[test]
fn an_item_is_as_documented() {
    let site = site(region());
    let item = serde_json::to_value(offer::OfferItem::of(&view(&site), &card())).expect("JSON");
    assert_eq!(
        item["price"]["gross"],
        serde_json::json!({ "amount": "64.00", "currency": "PLN", "minor": 6400 })
    );
    assert_eq!(
        (&item["kind"], &item["price"]["type"], &item["price"]["vat"]),
        (&"product".into(), &"fixed".into(), &"23".into())
    );
    assert_eq!(item["mark"]["valid_until"], "2027-03-11");
    assert_eq!(item["seller"]["statutory_status"], true);
    assert_eq!(
        item["links"]["self"],
        "https://example.org/api/v1/offers/kubek?lang=en"
    );
}

#[test]
fn pages_link_to_their_neighbours() {
    let address = |page: u32| page.to_string();
    let middle = PageLinks::of(2, 10, 21, address);
    assert_eq!(
        (middle.prev.as_deref(), middle.next.as_deref()),
        (Some("1"), Some("3"))
    );
    let only = PageLinks::of(1, 24, 24, address);
    assert!(only.prev.is_none() && only.next.is_none());
}
