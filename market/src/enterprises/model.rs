//! Enterprises: who they are, what they do and where. Pure.

use super::Visiting;
use crate::{
    catalogue::Kind,
    closed_list::closed_list,
    error::{Error, FieldError, Result},
    id::{ActivityId, EnterpriseId},
    images::PictureView,
    locale::Localised,
    place::{Point, Region, Teryt},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

closed_list! {
    /// The closed list of social-economy entities (Act on Social Economy of 5 August 2022, art. 2), and Belgian twins.
    pub enum EntityType {
        /// Spółdzielnia socjalna.
        SocialCooperative = "social_cooperative",
        /// Warsztat terapii zajęciowej.
        Wtz = "wtz",
        /// Zakład aktywności zawodowej.
        Zaz = "zaz",
        /// Centrum integracji społecznej.
        Cis = "cis",
        /// Klub integracji społecznej.
        Kis = "kis",
        /// Spółdzielnia pracy, including those of disabled and of blind people.
        WorkersCooperative = "workers_cooperative",
        /// Spółdzielnia produkcji rolnej.
        AgriculturalCooperative = "agricultural_cooperative",
        /// Stowarzyszenie.
        Association = "association",
        /// Fundacja.
        Foundation = "foundation",
        /// Kościelna osoba prawna.
        ChurchLegalPerson = "church_legal_person",
        /// Stowarzyszenie jednostek samorządu terytorialnego.
        LocalGovernmentAssociation = "local_government_association",
        /// Spółka non profit.
        NonprofitCompany = "nonprofit_company",
        /// Koło gospodyń wiejskich.
        Kgw = "kgw",
        /// Maatwerkbedrijf (Belgium).
        Maatwerkbedrijf = "maatwerkbedrijf",
        /// Arbeidszorg (Belgium).
        Arbeidszorg = "arbeidszorg",
    }
}

closed_list! {
    /// Groups of people whom an enterprise employs; percentages only, never people.
    pub enum Group {
        /// People with disabilities.
        Disabilities = "disabilities",
        /// Long-term unemployed people.
        LongTermUnemployed = "long_term_unemployed",
        /// People with experience of mental illness.
        MentalIllness = "mental_illness",
        /// People in homelessness.
        Homelessness = "homelessness",
        /// People leaving prison.
        LeavingPrison = "leaving_prison",
        /// People in addiction treatment.
        AddictionTreatment = "addiction_treatment",
        /// Refugees and migrants.
        RefugeesMigrants = "refugees_migrants",
        /// People leaving care.
        LeavingCare = "leaving_care",
        /// People over 50.
        Over50 = "over_50",
        /// Other groups named in the Act.
        Other = "other",
    }
}

closed_list! {
    /// Whether a profile is public.
    pub enum EnterpriseState {
        /// Shown.
        Published = "published",
        /// Not shown.
        Hidden = "hidden",
        /// Not shown by the operator's decision; nothing but another decision brings it back.
        Restricted = "restricted",
    }
}

impl EnterpriseState {
    /// The step that a decision takes with a public profile.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn restrict(self) -> Result<EnterpriseState> {
        match self {
            EnterpriseState::Published => Ok(EnterpriseState::Restricted),
            EnterpriseState::Hidden | EnterpriseState::Restricted => Err(Error::Conflict {
                from: self.name().into(),
                to: EnterpriseState::Restricted.name().into(),
            }),
        }
    }

    /// Refuses what is restricted, for a field of a form.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn free(self, field: &str) -> Result<()> {
        if self == EnterpriseState::Restricted {
            let error = FieldError::new(field, "invalid.restricted_enterprise", self.name());
            return Err(Error::Invalid(vec![error]));
        }
        Ok(())
    }
}

closed_list! {
    /// What an activity gives (a need is matched to category × kind × coverage).
    pub enum ActivityKind {
        /// Goods.
        Goods = "goods",
        /// A service.
        Service = "service",
        /// People on loan.
        Secondment = "secondment",
    }
}

impl ActivityKind {
    /// The kind of offers that such an activity has.
    pub fn offer_kind(self) -> Kind {
        match self {
            ActivityKind::Goods => Kind::Product,
            ActivityKind::Service | ActivityKind::Secondment => Kind::Service,
        }
    }
}

/// Where an activity reaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// The whole country.
    Country,
    /// Named counties.
    Areas(Vec<Teryt>),
    /// Kilometres around the enterprise's address.
    Radius(u32),
}

impl Coverage {
    /// `country`, `areas:0201+0225`, `radius:30`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "country" {
            return Some(Self::Country);
        }
        if let Some(areas) = text.strip_prefix("areas:") {
            return areas
                .split('+')
                .map(|a| Teryt::parse(a.trim()))
                .collect::<Option<Vec<_>>>()
                .map(Self::Areas);
        }
        text.strip_prefix("radius:")?
            .parse()
            .ok()
            .filter(|km| (1..=1000).contains(km))
            .map(Self::Radius)
    }

    /// What [`Coverage::parse`] reads.
    pub fn to_text(&self) -> String {
        match self {
            Coverage::Country => "country".into(),
            Coverage::Areas(areas) => format!(
                "areas:{}",
                areas.iter().map(Teryt::as_str).collect::<Vec<_>>().join("+")
            ),
            Coverage::Radius(km) => format!("radius:{km}"),
        }
    }

    /// The counties of the region that are reached from `from`, as bits in the order of `region.counties`.
    /// A radius reaches a county when it reaches the county's seat town.
    pub fn mask(&self, region: &Region, from: Option<Point>) -> u64 {
        let bits = |reached: &dyn Fn(&crate::place::County) -> bool| {
            region
                .counties
                .iter()
                .enumerate()
                .filter(|(_, c)| reached(c))
                .fold(0_u64, |mask, (i, _)| mask | 1 << i)
        };
        match self {
            Coverage::Country => bits(&|_| true),
            Coverage::Areas(areas) => bits(&|c| areas.contains(&c.teryt)),
            Coverage::Radius(km) => from.map_or(0, |p| bits(&|c| p.km_to(c.seat_at) <= f64::from(*km))),
        }
    }
}

/// What an enterprise does, for whom and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its identifier, which a service offer points to.
    pub id: ActivityId,
    /// A leaf category's code.
    pub category: String,
    /// What it gives.
    pub kind: ActivityKind,
    /// Where it reaches.
    pub coverage: Coverage,
}

/// The share of one group among staff, as a band in per cent, from which no person can be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employs {
    /// The group.
    pub group: Group,
    /// At least this many per cent.
    pub low: u8,
    /// At most this many per cent.
    pub high: u8,
}

/// The statutory status *przedsiębiorstwo społeczne*: an administrative decision about the enterprise,
/// listed in the public register RJPS. Never to be mixed up with the mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The voivode's decision number.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// The day on which the register was last looked at.
    pub checked_on: NaiveDate,
}

/// "Meets art. 94" of the Polish procurement act (art. 20 of Directive 2014/24/EU).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Art94 {
    /// Per cent of staff from the named groups, at least 30.
    pub percent: u8,
    /// The day of the evidence.
    pub evidence_on: NaiveDate,
}

/// A postal address and where it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The county, inside the region's country.
    pub county: Option<Teryt>,
    /// Coordinates.
    pub at: Option<Point>,
}

/// An enterprise as its page shows it and as an import writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enterprise {
    /// Its identifier.
    pub id: EnterpriseId,
    /// Its part of an address, one in all languages.
    pub slug: String,
    /// Whether it is shown.
    pub state: EnterpriseState,
    /// The name in the register.
    pub legal_name: String,
    /// The name that people know.
    pub brand_name: String,
    /// What kind of entity it is.
    pub entity_type: EntityType,
    /// The body that runs a WTZ, ZAZ, CIS or KIS.
    pub run_by: Option<String>,
    /// KRS number, ten digits.
    pub krs: Option<String>,
    /// REGON number, nine or fourteen digits.
    pub regon: Option<String>,
    /// NIP, ten digits.
    pub nip: Option<String>,
    /// Belgian enterprise number, ten digits.
    pub be_number: Option<String>,
    /// Where it is.
    pub address: Address,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// The year in which it began.
    pub founded: Option<i32>,
    /// Statutory status, if any.
    pub status: Option<Status>,
    /// Art. 94, if met.
    pub art94: Option<Art94>,
    /// Whom it employs.
    pub employs: Vec<Employs>,
    /// Who said so.
    pub employs_source: Option<String>,
    /// When.
    pub employs_on: Option<NaiveDate>,
    /// Languages in which it can be contacted (BCP 47 tags).
    pub languages: Vec<String>,
    /// Networks it belongs to.
    pub networks: Vec<String>,
    /// Other links.
    pub links: Vec<String>,
    /// The day of its self-certification (DSA art. 30(1)(e)).
    pub self_certified_on: Option<NaiveDate>,
    /// One quoted sentence.
    pub tagline: Localised<String>,
    /// Its story, Markdown.
    pub story: Localised<String>,
    /// What it can do in a month, in words.
    pub capacity: Localised<String>,
    /// What it does and where.
    pub activities: Vec<Activity>,
    /// Its pictures.
    pub pictures: Vec<PictureView>,
    /// When it can be visited; what its people say on the desk, which no file changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visiting: Option<Visiting>,
}

/// An enterprise in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnterpriseCard {
    /// Its identifier.
    pub id: EnterpriseId,
    /// Its part of an address.
    pub slug: String,
    /// Its brand name.
    pub name: String,
    /// What kind of entity it is.
    pub entity_type: EntityType,
    /// Its town.
    pub town: String,
    /// Its county.
    pub county: Option<Teryt>,
    /// Whether it has the statutory status.
    pub status: bool,
    /// Whether it meets art. 94.
    pub art94: bool,
    /// One quoted sentence.
    pub tagline: Localised<String>,
    /// Its first picture.
    pub picture: Option<PictureView>,
    /// How many published offers it has.
    pub offers: i64,
}
