//! An enterprise as the API sends it.

use super::{Address, CategoryRef, Coverage, Picture, Text, api_url, licence::LicenceLine, lists, page_url};
use app::{pages::View, routes::Route};
use chrono::NaiveDate;
use market::{certification, enterprises, text};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An enterprise with all that its page says.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnterpriseDetail {
    /// Its identifier.
    pub id: Uuid,
    /// Its part of an address.
    #[schema(example = "spoldzielnia-socjalna-pawie-oczko")]
    pub slug: String,
    /// The name that people know.
    #[schema(example = "Pawie Oczko")]
    pub name: String,
    /// The name in the register.
    #[schema(example = "Spółdzielnia Socjalna „Pawie Oczko”")]
    pub legal_name: String,
    /// What kind of entity it is.
    pub entity_type: lists::EntityType,
    /// The body that runs a WTZ, ZAZ, CIS or KIS.
    #[schema(example = "Stowarzyszenie „Razem”")]
    pub run_by: Option<String>,
    /// Numbers in public registers.
    pub registers: Registers,
    /// Where it is.
    pub address: Address,
    /// Telephone.
    #[schema(example = "+48 74 000 00 00")]
    pub phone: Option<String>,
    /// E-mail.
    #[schema(example = "kontakt@pawie-oczko.example")]
    pub email: Option<String>,
    /// Web site.
    #[schema(example = "https://pawie-oczko.example")]
    pub website: Option<String>,
    /// The year in which it began.
    #[schema(example = 2014)]
    pub founded: Option<i32>,
    /// Whether it has the statutory status (*przedsiębiorstwo społeczne*), which is not the mark.
    #[schema(example = true)]
    pub statutory_status: bool,
    /// The decision behind the statutory status.
    pub statutory_status_decision: Option<StatusDecision>,
    /// Whether it meets art. 94 of the Polish procurement act.
    #[schema(example = true)]
    pub art94: bool,
    /// The evidence for art. 94.
    pub art94_evidence: Option<Art94Evidence>,
    /// Whom it employs.
    pub employs: Vec<Employs>,
    /// Who said whom it employs.
    #[schema(example = "oświadczenie podmiotu")]
    pub employs_source: Option<String>,
    /// When that was said.
    pub employs_on: Option<NaiveDate>,
    /// Languages in which it can be contacted (BCP 47).
    #[schema(example = json!(["pl", "en"]))]
    pub languages: Vec<String>,
    /// Networks it belongs to.
    #[schema(example = json!(["Dolnośląski Ośrodek Wsparcia Ekonomii Społecznej"]))]
    pub networks: Vec<String>,
    /// Its other links.
    #[schema(example = json!(["https://social.example/@pawieoczko"]))]
    pub elsewhere: Vec<String>,
    /// The day on which it certified that it sells only what is lawful (DSA, art. 30(1)(e)).
    pub self_certified_on: Option<NaiveDate>,
    /// One quoted sentence.
    pub tagline: Option<Text>,
    /// Its story as sanitised HTML.
    pub story_html: Option<Text>,
    /// What it can do in a month, in words.
    pub capacity: Option<Text>,
    /// What it does and where.
    pub activities: Vec<Activity>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// Its licences of the mark, newest first, with those that are over.
    pub licences: Vec<LicenceLine>,
    /// Where it and its offers are found.
    pub links: EnterpriseLinks,
}

/// Numbers in public registers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Registers {
    /// KRS number, ten digits.
    #[schema(example = "0000000000")]
    pub krs: Option<String>,
    /// REGON number, nine or fourteen digits.
    #[schema(example = "000000000")]
    pub regon: Option<String>,
    /// NIP, ten digits.
    #[schema(example = "0000000000")]
    pub nip: Option<String>,
    /// Belgian enterprise number, ten digits.
    #[schema(example = "0000000000")]
    pub be_number: Option<String>,
}

/// The voivode's decision on the statutory status, listed in the public register RJPS.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusDecision {
    /// The decision's number.
    #[schema(example = "PS-IX.9541.12.2024")]
    pub decision: String,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// The day on which the register was last looked at.
    pub checked_on: NaiveDate,
}

/// Evidence for art. 94.
#[derive(Debug, Serialize, ToSchema)]
pub struct Art94Evidence {
    /// Per cent of staff from the groups that the article names.
    #[schema(example = 60)]
    pub percent: u8,
    /// The day of the evidence.
    pub evidence_on: NaiveDate,
}

/// The share of one group among staff, as a band.
#[derive(Debug, Serialize, ToSchema)]
pub struct Employs {
    /// The group.
    pub group: lists::Group,
    /// At least this many per cent.
    #[schema(example = 40)]
    pub percent_min: u8,
    /// At most this many per cent.
    #[schema(example = 60)]
    pub percent_max: u8,
}

/// What an enterprise does and where.
#[derive(Debug, Serialize, ToSchema)]
pub struct Activity {
    /// The category.
    pub category: CategoryRef,
    /// What it gives.
    pub kind: lists::ActivityKind,
    /// Where it reaches.
    pub coverage: Coverage,
}

/// Where an enterprise and its offers are found.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnterpriseLinks {
    /// Its address in the API.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/enterprises/pawie-oczko"
    )]
    pub this: String,
    /// Its page for people.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/podmioty/pawie-oczko"
    )]
    pub page: String,
    /// Its offers in the API.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/offers?enterprise=pawie-oczko"
    )]
    pub offers: String,
}

impl EnterpriseDetail {
    /// An enterprise's page; `offers` is the address of its offers.
    pub fn of(
        view: &View<'_>,
        e: &enterprises::Enterprise,
        licences: &[certification::LicenceLine],
        offers: String,
    ) -> Self {
        let story = Text::of(view, &e.story).map(|t| Text {
            text: text::markdown_html(&t.text),
            ..t
        });
        Self {
            id: e.id.0,
            slug: e.slug.clone(),
            name: e.brand_name.clone(),
            legal_name: e.legal_name.clone(),
            entity_type: lists::EntityType(e.entity_type),
            run_by: e.run_by.clone(),
            registers: Registers {
                krs: e.krs.clone(),
                regon: e.regon.clone(),
                nip: e.nip.clone(),
                be_number: e.be_number.clone(),
            },
            address: Address::of(view, &e.address),
            phone: e.phone.clone(),
            email: e.email.clone(),
            website: e.website.clone(),
            founded: e.founded,
            statutory_status: e.status.is_some(),
            statutory_status_decision: e.status.as_ref().map(|s| StatusDecision {
                decision: s.decision.clone(),
                decided_on: s.decided_on,
                checked_on: s.checked_on,
            }),
            art94: e.art94.is_some(),
            art94_evidence: e.art94.map(|a| Art94Evidence {
                percent: a.percent,
                evidence_on: a.evidence_on,
            }),
            employs: e
                .employs
                .iter()
                .map(|b| Employs {
                    group: lists::Group(b.group),
                    percent_min: b.low,
                    percent_max: b.high,
                })
                .collect(),
            employs_source: e.employs_source.clone(),
            employs_on: e.employs_on,
            languages: e.languages.clone(),
            networks: e.networks.clone(),
            elsewhere: e.links.clone(),
            self_certified_on: e.self_certified_on,
            tagline: Text::of(view, &e.tagline),
            story_html: story,
            capacity: Text::of(view, &e.capacity),
            activities: e
                .activities
                .iter()
                .map(|a| Activity {
                    category: CategoryRef::of(view, &a.category),
                    kind: lists::ActivityKind(a.kind),
                    coverage: Coverage::of(view, &a.coverage),
                })
                .collect(),
            pictures: e.pictures.iter().filter_map(|p| Picture::of(view, p)).collect(),
            licences: licences.iter().map(|l| LicenceLine::of(view, l)).collect(),
            links: EnterpriseLinks {
                this: api_url(view, &format!("enterprises/{}", e.slug)),
                page: page_url(view, Route::Enterprise(&e.slug)),
                offers,
            },
        }
    }
}
