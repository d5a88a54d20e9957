//! The engine against an index in a temporary folder.

mod filters;
mod state;
mod words;

use super::Engine;
use crate::{
    catalogue::{Kind, query::OfferQuery},
    enterprises::EntityType,
    id::{EnterpriseId, OfferId},
    locale::{Locale, Localised},
    place::Region,
    search::{Change, EnterpriseDoc, Found, OfferDoc},
};
use chrono::{DateTime, TimeZone, Utc};
use uuid::Uuid;

fn region() -> &'static Region {
    Region::by_code("lower-silesia").expect("the pack")
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0)
        .single()
        .expect("an instant")
}

fn pl(text: &str) -> Localised<String> {
    Localised {
        pl: Some(text.to_owned()),
        ..Localised::default()
    }
}

/// An offer with a number, a title and a category; the rest is plain.
fn offer(number: u128, title: &str, category: &str) -> OfferDoc {
    OfferDoc {
        id: OfferId(Uuid::from_u128(number)),
        slug: format!("offer-{number}"),
        title: pl(title),
        summary: Localised::default(),
        body: Localised::default(),
        enterprise: EnterpriseId(Uuid::from_u128(1)),
        enterprise_name: "Firma".into(),
        enterprise_slug: "firma".into(),
        town: "Hel".into(),
        category: category.into(),
        kind: Kind::Product,
        entity_type: EntityType::SocialCooperative,
        county: None,
        serves: 0,
        status: false,
        art94: false,
        employs: Vec::new(),
        audience: Vec::new(),
        made_to_order: false,
        delivery: Vec::new(),
        occasions: Vec::new(),
        cpv: Vec::new(),
        gross_minor: Some(1000),
        comparable: true,
        lead_time_days: None,
        published_at: now() - chrono::Duration::days(i64::try_from(number).unwrap_or(0)),
        marks: Vec::new(),
        at: None,
        completeness: 50,
    }
}

fn enterprise(number: u128, name: &str, categories: &[&str]) -> EnterpriseDoc {
    EnterpriseDoc {
        id: EnterpriseId(Uuid::from_u128(number)),
        slug: format!("enterprise-{number}"),
        name: name.into(),
        legal_name: format!("{name} sp. z o.o."),
        body: Localised::default(),
        town: "Legnica".into(),
        county: None,
        entity_type: EntityType::NonprofitCompany,
        categories: categories.iter().map(|c| (*c).to_owned()).collect(),
        serves: 0,
        status: false,
        art94: false,
        employs: Vec::new(),
        marks: Vec::new(),
        sort_name: crate::text::sort_key(name),
    }
}

/// An engine and its folder, which goes when it is dropped.
struct Tried {
    engine: Engine,
    folder: tempfile::TempDir,
}

impl Tried {
    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            engine: Engine::open(folder.path(), region()).expect("opens"),
            folder,
        }
    }

    fn with(offers: Vec<OfferDoc>) -> Self {
        let tried = Self::empty();
        tried.put(offers);
        tried
    }

    fn put(&self, offers: Vec<OfferDoc>) {
        self.engine
            .apply(
                offers
                    .into_iter()
                    .map(|d| Change::PutOffer(Box::new(d)))
                    .collect(),
            )
            .expect("applies");
    }

    fn ask(&self, query: &OfferQuery) -> Found {
        self.engine.find(query, Locale::Pl, now()).expect("answers")
    }

    fn words(&self, q: &str) -> Found {
        self.ask(&OfferQuery {
            q: q.into(),
            ..OfferQuery::everything()
        })
    }
}

/// The numbers of the offers that were found.
fn numbers(found: &Found) -> Vec<u128> {
    found.ids.iter().map(|id| id.0.as_u128()).collect()
}
