//! What every story needs: a marketplace on each database, a hand that moves the clock, and the smallest of everything.
#![expect(dead_code, reason = "each story file uses its own part")]

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use market::{
    Market,
    catalogue::{
        Audience, Kind, Maker, OfferDetails, OfferDraft, OfferState, OfferText, PriceType, Unit, Variant,
    },
    clock::Clock,
    ctx::{Actor, Ctx},
    db::{Db, sql},
    enterprises::{
        Activity, ActivityKind, Address, Coverage, Employs, Enterprise, EnterpriseState, EntityType, Group,
        Status,
    },
    id::{ActivityId, EnterpriseId},
    images::PictureView,
    locale::{Locale, Localised},
    mail::{Mail, Memory, Sender, Sent},
    money::{Basis, Currency, Money, Price, Vat},
    place::{Point, Region, Teryt},
};
use tempfile::TempDir;

/// A marketplace with its folder; a Postgres one has a database of its own, dropped with the server that `make test` ends.
pub struct World {
    pub market: Market,
    pub name: &'static str,
    pub folder: TempDir,
}

/// The instant at which stories begin.
pub fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
        .single()
        .expect("an instant")
}

pub fn region() -> &'static Region {
    Region::by_code("lower-silesia").expect("the pack")
}

/// One on SQLite, and one on Postgres when `TEST_POSTGRES_URL` is set.
pub async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("market.db").display());
    worlds.push(world("SQLite", &url, folder).await);
    if let Ok(server) = std::env::var("TEST_POSTGRES_URL") {
        let url = fresh_postgres(&server).await;
        worlds.push(world("Postgres", &url, tempfile::tempdir().expect("a folder")).await);
    }
    worlds
}

async fn world(name: &'static str, url: &str, folder: TempDir) -> World {
    let market = Market::open(url, folder.path(), region(), Clock::hand(start()))
        .await
        .unwrap_or_else(|e| panic!("{name}: {e}"))
        .with_mail(Mail::Memory(Memory::new(Sender::local())));
    World { market, name, folder }
}

async fn fresh_postgres(server: &str) -> String {
    let name = format!("story_{}", market::id::fresh(Clock::System.now()).simple());
    let (base, _) = server.rsplit_once('/').expect("a database in the URL");
    let pool = sqlx::PgPool::connect(server).await.expect("Postgres answers");
    sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&pool)
        .await
        .expect("a database");
    pool.close().await;
    format!("{base}/{name}")
}

impl World {
    pub fn ctx(&self) -> Ctx {
        Ctx::new(Actor::Anonymous, Locale::Pl, self.market.clock.now())
    }

    pub fn at(&self, now: DateTime<Utc>) -> Ctx {
        self.market.clock.set(now);
        self.ctx()
    }

    /// Makes everything that waits findable.
    pub async fn settle(&self) {
        while self
            .market
            .work_once()
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
        {}
    }

    /// Sends every mail that is due, and answers all that were sent since the start.
    pub async fn post(&self) -> Vec<Sent> {
        while self
            .market
            .mail_once()
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
        {}
        self.memory().sent()
    }

    /// Where a world's mails go.
    pub fn memory(&self) -> &Memory {
        match &self.market.mail {
            Mail::Memory(memory) => memory,
            Mail::Smtp(_) | Mail::Folder(_) => panic!("{}: mails go elsewhere", self.name),
        }
    }

    /// Writes an enterprise with these offers and makes them findable.
    pub async fn fill(&self, key: &str, enterprise: Enterprise, offers: Vec<OfferDraft>) -> EnterpriseId {
        let (now, key) = (self.ctx().now, key.to_owned());
        let id = self
            .market
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let (id, _) =
                        market::enterprises::enterprise_put(conn, now, "native", &key, None, enterprise)
                            .await?;
                    let mut ids = Vec::new();
                    for draft in offers {
                        ids.push(
                            market::catalogue::offer_put(
                                conn,
                                now,
                                &OfferDraft {
                                    enterprise: id,
                                    ..draft
                                },
                            )
                            .await?
                            .0,
                        );
                    }
                    market::catalogue::listings_refresh(conn, now, &ids).await?;
                    Ok(id)
                })
            })
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name));
        self.settle().await;
        id
    }

    /// How many rows a table holds.
    pub async fn rows(&self, count: &'static str) -> i64 {
        let row: Option<(i64,)> = sql(count)
            .first(&mut self.market.db.read().await.expect("a reader"))
            .await
            .expect("counted");
        row.map_or(0, |(n,)| n)
    }
}

/// A second program on the same database.
pub async fn again(url: &str) -> Db {
    Db::open(url).await.expect("opened")
}

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

pub fn pl(text: &str) -> Localised<String> {
    [(Locale::Pl, text.to_owned())].into_iter().collect()
}

pub fn enterprise(name: &str, town: &str) -> Enterprise {
    let place = region().place(town).expect("a town of the region");
    Enterprise {
        id: EnterpriseId(uuid::Uuid::nil()),
        slug: String::new(),
        state: EnterpriseState::Published,
        legal_name: format!("{name} w {town}"),
        brand_name: name.into(),
        entity_type: EntityType::SocialCooperative,
        run_by: None,
        krs: Some("0000412345".into()),
        regon: None,
        nip: None,
        be_number: None,
        address: Address {
            street: "ul. Garncarska 4".into(),
            postcode: "59-700".into(),
            town: town.into(),
            country: "PL".into(),
            county: Some(place.county),
            at: Some(Point {
                lat: place.at.lat,
                lon: place.at.lon,
            }),
        },
        phone: Some("75 000 00 00".into()),
        email: Some("sklep@glinka.przyklad.pl".into()),
        website: None,
        founded: Some(2014),
        status: Some(Status {
            decision: "PS.1.2023".into(),
            decided_on: day(2023, 4, 4),
            checked_on: day(2026, 11, 20),
        }),
        art94: None,
        employs: vec![Employs {
            group: Group::Disabilities,
            low: 60,
            high: 80,
        }],
        employs_source: Some("oświadczenie".into()),
        employs_on: Some(day(2026, 2, 3)),
        languages: vec!["pl".into()],
        networks: Vec::new(),
        links: Vec::new(),
        self_certified_on: Some(day(2026, 1, 2)),
        tagline: pl("Robimy naczynia."),
        story: pl("Zaczęło się od **pieca**."),
        capacity: Localised::default(),
        activities: vec![
            Activity {
                id: ActivityId(uuid::Uuid::nil()),
                category: "ceramics".into(),
                kind: ActivityKind::Goods,
                coverage: Coverage::Country,
            },
            Activity {
                id: ActivityId(uuid::Uuid::nil()),
                category: "craft-workshops".into(),
                kind: ActivityKind::Service,
                coverage: Coverage::Areas(vec![Teryt::parse("0201").expect("a code")]),
            },
        ],
        visiting: None,
        pictures: Vec::new(),
    }
}

pub fn offer(key: &str, title: &str, category: &str, gross: i64) -> OfferDraft {
    OfferDraft {
        enterprise: EnterpriseId(uuid::Uuid::nil()),
        source: "native".into(),
        key: key.into(),
        slug: None,
        state: OfferState::Published,
        kind: Kind::Product,
        category: category.into(),
        texts: [(
            Locale::Pl,
            OfferText {
                title: title.into(),
                summary: None,
                description: Some(format!("Opis: {title}.")),
            },
        )]
        .into_iter()
        .collect(),
        details: OfferDetails {
            audience: Audience::ALL.to_vec(),
            price_type: PriceType::Fixed,
            unit: Unit::Piece,
            min_quantity: None,
            lead_time_days: Some(3),
            made_to_order: false,
            perishable: false,
            withdrawal_exemption: None,
            personalisation: false,
            capacity_month: None,
            cpv: Vec::new(),
            occasions: Vec::new(),
            delivery: Vec::new(),
            coverage: None,
            maker: Maker::Itself,
            eu_responsible: None,
            product_id: Some(key.into()),
            warnings: Localised::default(),
            food: None,
            option_names: Vec::new(),
        },
        variants: vec![variant("", gross)],
        pictures: vec![PictureView::from_source("art:mug/eyes", key, pl("Kubek")).expect("a drawing")],
        published_on: Some(day(2026, 1, 15)),
    }
}

pub fn variant(key: &str, gross: i64) -> Variant {
    Variant {
        key: key.into(),
        options: Vec::new(),
        sku: None,
        price: Some(Price {
            amount: Money {
                minor: gross,
                currency: Currency::PLN,
            },
            basis: Basis::Gross,
            vat: Vat::Standard,
        }),
        regular_minor: None,
        stock: Some(14),
        weight_g: None,
        net: None,
    }
}
