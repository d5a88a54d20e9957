//! Finding offers and enterprises: the question, the answer, and the known engines behind one enum.

use crate::{
    catalogue::{
        Audience, Delivery, Kind, Occasion,
        query::{EnterpriseQuery, OfferQuery},
        taxonomy::Taxonomy,
    },
    enterprises::{EntityType, Group},
    error::Result,
    id::{EnterpriseId, OfferId},
    locale::{Locale, Localised},
    place::{Point, Region, Teryt},
};
use chrono::{DateTime, Utc};
use std::path::Path;

/// A published offer as the index takes it.
#[derive(Clone, Debug)]
pub struct OfferDoc {
    /// Its identifier.
    pub id: OfferId,
    /// Its part of an address.
    pub slug: String,
    /// Titles.
    pub title: Localised<String>,
    /// Summaries.
    pub summary: Localised<String>,
    /// Descriptions without markup.
    pub body: Localised<String>,
    /// Seller's identifier.
    pub enterprise: EnterpriseId,
    /// Seller's name.
    pub enterprise_name: String,
    /// Seller's address part.
    pub enterprise_slug: String,
    /// Seller's town.
    pub town: String,
    /// Leaf category's code; its names and synonyms are searched too.
    pub category: String,
    /// Goods or work.
    pub kind: Kind,
    /// Seller's entity type.
    pub entity_type: EntityType,
    /// County of the seller's seat.
    pub county: Option<Teryt>,
    /// Counties served, as bits in the order of the region's counties.
    pub serves: u64,
    /// Seller has statutory status.
    pub status: bool,
    /// Seller meets art. 94.
    pub art94: bool,
    /// Groups that the seller employs.
    pub employs: Vec<Group>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// Made after ordering.
    pub made_to_order: bool,
    /// Ways of delivery.
    pub delivery: Vec<Delivery>,
    /// Occasions.
    pub occasions: Vec<Occasion>,
    /// Eight-digit CPV codes: its own, else its category's.
    pub cpv: Vec<String>,
    /// Gross price in minor units; none on request.
    pub gross_minor: Option<i64>,
    /// Whether the price's unit can be compared with the price of a thing.
    pub comparable: bool,
    /// Days until it is ready; none: not said.
    pub lead_time_days: Option<i64>,
    /// When it was first published.
    pub published_at: DateTime<Utc>,
    /// Half-open spans in which a licence covers it.
    pub marks: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// Where the seller is.
    pub at: Option<Point>,
    /// How complete its page is, 0–100.
    pub completeness: u8,
}

/// A published enterprise as the index takes it.
#[derive(Clone, Debug)]
pub struct EnterpriseDoc {
    /// Its identifier.
    pub id: EnterpriseId,
    /// Its part of an address.
    pub slug: String,
    /// Its brand name.
    pub name: String,
    /// Its legal name.
    pub legal_name: String,
    /// Sentences and stories without markup.
    pub body: Localised<String>,
    /// Its town.
    pub town: String,
    /// Its county.
    pub county: Option<Teryt>,
    /// What kind of entity it is.
    pub entity_type: EntityType,
    /// Leaf categories of its activities and published offers.
    pub categories: Vec<String>,
    /// Counties served by any activity, as bits.
    pub serves: u64,
    /// Has statutory status.
    pub status: bool,
    /// Meets art. 94.
    pub art94: bool,
    /// Groups employed.
    pub employs: Vec<Group>,
    /// Spans in which any of its offers carries the mark.
    pub marks: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// Its place in the alphabet.
    pub sort_name: String,
}

/// A change to the index.
#[derive(Clone, Debug)]
pub enum Change {
    /// The offer is public and looks like this.
    PutOffer(Box<OfferDoc>),
    /// The offer is not public.
    DropOffer(OfferId),
    /// The enterprise is public and looks like this.
    PutEnterprise(Box<EnterpriseDoc>),
    /// The enterprise is not public.
    DropEnterprise(EnterpriseId),
}

/// A value of a facet and how many results choosing it would give (disjunctive: its own facet's choices are not counted against it).
pub type Counts<T> = Vec<(T, u64)>;

/// Facets with counts; values without results are left out, chosen ones stay.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Groups and leaves by code.
    pub category: Counts<String>,
    /// Goods, work.
    pub kind: Counts<Kind>,
    /// With a mark valid now.
    pub label: u64,
    /// With statutory status.
    pub status: u64,
    /// Meeting art. 94.
    pub art94: u64,
    /// Entity types.
    pub entity_type: Counts<EntityType>,
    /// Counties of the seat.
    pub county: Counts<Teryt>,
    /// Counties served.
    pub serves: Counts<Teryt>,
    /// Audiences.
    pub audience: Counts<Audience>,
    /// Groups employed.
    pub employs: Counts<Group>,
    /// Ways of delivery.
    pub delivery: Counts<Delivery>,
    /// Occasions.
    pub occasion: Counts<Occasion>,
    /// Made to order.
    pub made_to_order: u64,
    /// Lowest and highest gross price among the results, price filter apart.
    pub price: Option<(i64, i64)>,
}

/// What had to be let go so that something is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxed {
    /// These words were left out.
    Words(Vec<String>),
    /// All filters were left out.
    Filters,
    /// Nothing matched at all; what is shown are the newest offers.
    Everything,
}

/// The answer to a question about offers.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many match.
    pub total: u64,
    /// The page's offers, best first.
    pub ids: Vec<OfferId>,
    /// Facets over the matches.
    pub facets: Facets,
    /// What was let go, in this order; empty when everything matched as asked.
    pub relaxed: Vec<Relaxed>,
    /// How many would match without any filter; given when there are filters.
    pub unfiltered: Option<u64>,
    /// The index generation that answered.
    pub generation: u64,
}

/// The answer to a question about enterprises.
#[derive(Clone, Debug, Default)]
pub struct FoundEnterprises {
    /// How many match.
    pub total: u64,
    /// The page's enterprises: best first, without words by name.
    pub ids: Vec<EnterpriseId>,
    /// Facets over the matches (only those that [`EnterpriseQuery`] knows are filled).
    pub facets: Facets,
    /// The index generation that answered.
    pub generation: u64,
}

/// A suggestion while somebody types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// An offer: slug and title in the reader's language.
    Offer { slug: String, title: String },
    /// A category's code; the page knows its name and address.
    Category { code: String },
    /// An enterprise: slug, name and town.
    Enterprise {
        slug: String,
        name: String,
        town: String,
    },
}

/// The engines.
pub enum Search {
    /// tantivy, in process, in a folder.
    Embedded(Box<embedded::Engine>),
    /// None: a process that only writes rows and jobs, such as the command line's.
    Absent,
}

pub mod analysis;
pub mod embedded;

pub(crate) use embedded::default_groups;

fn absent() -> crate::error::Error {
    crate::error::Error::internal("this process has no index")
}

impl Search {
    /// Opens or creates an index in `folder`. A folder that can't be read as this program's index is
    /// emptied and answers [`Search::is_new`], so that the caller rebuilds.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn open(folder: &Path, region: &'static Region) -> Result<Self> {
        embedded::Engine::open(folder, region).map(|engine| Self::Embedded(Box::new(engine)))
    }

    /// Whether the index was just created and must be filled.
    pub fn is_new(&self) -> bool {
        match self {
            Search::Embedded(engine) => engine.is_new(),
            Search::Absent => false,
        }
    }

    /// Understands questions by these categories and groups of synonyms from now on; what is indexed stays as it is.
    pub fn speak(&self, taxonomy: &Taxonomy, synonyms: &[(Locale, String)]) {
        match self {
            Search::Embedded(engine) => engine.speak(taxonomy, synonyms),
            Search::Absent => {}
        }
    }

    /// Applies changes and makes them findable. Blocking; only the worker of `serve` calls it.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn apply(&self, changes: Vec<Change>) -> Result<()> {
        match self {
            Search::Embedded(engine) => engine.apply(changes),
            Search::Absent => Err(absent()),
        }
    }

    /// Begins to rebuild beside the live index; what is applied to the [`embedded::Rebuild`] becomes live at its `finish`.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn rebuild(&self) -> Result<embedded::Rebuild<'_>> {
        match self {
            Search::Embedded(engine) => engine.rebuild(),
            Search::Absent => Err(absent()),
        }
    }

    /// Answers a question about offers. Blocking, a few milliseconds at most.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn find(&self, query: &OfferQuery, locale: Locale, now: DateTime<Utc>) -> Result<Found> {
        match self {
            Search::Embedded(engine) => engine.find(query, locale, now),
            Search::Absent => Err(absent()),
        }
    }

    /// Up to `most` offers of a leaf category, by its code, in the order of a question for all of it.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn best_of_leaf(&self, leaf: &str, now: DateTime<Utc>, most: usize) -> Result<Vec<OfferId>> {
        match self {
            Search::Embedded(engine) => engine.best_of_leaf(leaf, now, most),
            Search::Absent => Err(absent()),
        }
    }

    /// Answers a question about enterprises.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn find_enterprises(
        &self,
        query: &EnterpriseQuery,
        locale: Locale,
        now: DateTime<Utc>,
    ) -> Result<FoundEnterprises> {
        match self {
            Search::Embedded(engine) => engine.find_enterprises(query, locale, now),
            Search::Absent => Err(absent()),
        }
    }

    /// Up to `limit` suggestions for what was typed so far: categories first, then offers, then enterprises.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn suggest(&self, typed: &str, locale: Locale, limit: usize) -> Result<Vec<Suggestion>> {
        match self {
            Search::Embedded(engine) => engine.suggest(typed, locale, limit),
            Search::Absent => Err(absent()),
        }
    }

    /// Raised by every change that became findable.
    pub fn generation(&self) -> u64 {
        match self {
            Search::Embedded(engine) => engine.generation(),
            Search::Absent => 0,
        }
    }

    /// How many offers are findable.
    pub fn offers(&self) -> u64 {
        match self {
            Search::Embedded(engine) => engine.offers(),
            Search::Absent => 0,
        }
    }
}
