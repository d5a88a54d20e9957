//! Invented offers and an enterprise for the gallery.

use chrono::{DateTime, Days, NaiveDate, Utc};
use market::{
    catalogue::{Delivery, Kind, OfferCard, PriceTag, PriceType, Reduction, Seller, Unit},
    certification::MarkSpan,
    enterprises::{EnterpriseCard, EntityType},
    id::{EnterpriseId, OfferId},
    images::PictureView,
    locale::{Locale, Localised},
    money::{Basis, Currency, Money, Vat},
};

fn texts(pl: &str, en: &str, nl: &str) -> Localised<String> {
    [(Locale::Pl, pl), (Locale::En, en), (Locale::Nl, nl)]
        .into_iter()
        .map(|(l, t)| (l, t.to_owned()))
        .collect()
}

fn money(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::PLN,
    }
}

fn tag(gross: Option<i64>, net: Option<i64>, unit: Unit) -> PriceTag {
    PriceTag {
        price_type: if gross.is_some() {
            PriceType::Fixed
        } else {
            PriceType::OnRequest
        },
        gross: gross.map(money),
        net: net.map(money),
        basis: gross.map(|_| Basis::Gross),
        vat: gross.map(|_| Vat::Standard),
        unit,
        least_of_several: false,
        reduction: None,
        unit_price: None,
    }
}

fn card(
    now: DateTime<Utc>,
    slug: &str,
    kind: Kind,
    category: &str,
    title: Localised<String>,
    price: PriceTag,
    art: &str,
) -> OfferCard {
    OfferCard {
        id: OfferId::fresh(now),
        slug: slug.to_owned(),
        kind,
        category: category.to_owned(),
        title,
        seller: Seller {
            id: EnterpriseId::fresh(now),
            slug: "glinka".into(),
            name: "Spółdzielnia Socjalna Glinka".into(),
            town: "Bolesławiec".into(),
            county: None,
            status: true,
        },
        price,
        picture: PictureView::from_source(art, slug, Localised::default()).ok(),
        marks: Vec::new(),
        made_to_order: false,
        lead_time_days: None,
        min_quantity: None,
        delivery: vec![Delivery::ParcelCountry],
    }
}

/// Three offers: with the mark and a reduced price, on request, and with a least quantity.
pub fn offers(now: DateTime<Utc>) -> Vec<OfferCard> {
    let mut mug = card(
        now,
        "kubek-pawie-oczko",
        Kind::Product,
        "ceramics",
        texts(
            "Kubek „Pawie oczko”, 350 ml",
            "“Peacock eye” mug, 350 ml",
            "Mok “Pauwenoog”, 350 ml",
        ),
        tag(Some(6400), Some(5203), Unit::Piece),
        "art:mug",
    );
    mug.price.reduction = Some(Reduction {
        before: money(6600),
        lowest_30_days: money(6600),
    });
    let today = now.date_naive();
    mug.marks.push(MarkSpan {
        number: "DS/2026/0142".into(),
        key: "DS-2026-0142".into(),
        grantor: Localised::default(),
        starts_on: today,
        ends_on: today.checked_add_days(Days::new(109)).unwrap_or(NaiveDate::MAX),
        from: now,
        until: now
            .checked_add_days(Days::new(109))
            .unwrap_or(DateTime::<Utc>::MAX_UTC),
        variants: Vec::new(),
    });
    let catering = card(
        now,
        "catering-na-konferencje",
        Kind::Service,
        "catering",
        texts(
            "Catering na konferencję",
            "Conference catering",
            "Catering voor een congres",
        ),
        tag(None, None, Unit::Person),
        "art:cloche",
    );
    let mut box_ = card(
        now,
        "pudelko-upominkowe",
        Kind::Product,
        "gift-baskets",
        texts("Pudełko upominkowe", "Gift box", "Geschenkdoos"),
        tag(Some(13900), Some(11301), Unit::Set),
        "art:box",
    );
    box_.min_quantity = Some(10);
    box_.seller.status = false;
    vec![mug, catering, box_]
}

/// An enterprise.
pub fn enterprise(now: DateTime<Utc>) -> EnterpriseCard {
    EnterpriseCard {
        id: EnterpriseId::fresh(now),
        slug: "glinka".into(),
        name: "Spółdzielnia Socjalna Glinka".into(),
        entity_type: EntityType::SocialCooperative,
        town: "Bolesławiec".into(),
        county: None,
        status: true,
        art94: true,
        tagline: texts(
            "Robimy naczynia, które mają służyć codziennie.",
            "We make tableware for every day.",
            "Wij maken serviesgoed voor elke dag.",
        ),
        picture: PictureView::from_source("art:plate", "glinka", Localised::default()).ok(),
        offers: 32,
    }
}
