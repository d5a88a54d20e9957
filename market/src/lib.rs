//! The marketplace itself. Knows nothing of HTTP or HTML pages.

pub mod accounts;
pub mod blobs;
pub mod catalogue;
pub mod certification;
pub mod claims;
pub mod clock;
mod closed_list;
pub mod ctx;
pub mod db;
pub mod desk;
pub mod enterprises;
pub mod error;
pub mod events;
pub mod figures;
pub mod id;
pub mod images;
pub mod import;
pub mod jobs;
pub mod keyed;
pub mod locale;
pub mod log;
pub mod mail;
pub mod moderation;
pub mod money;
pub mod oidc;
pub mod organisations;
pub mod place;
pub mod policy;
pub mod prose;
pub mod random;
pub mod registers;
pub mod reports;
mod sealed;
pub mod search;
pub mod text;
pub mod texts;
pub mod words;

use accounts::{OrganisationKind, Pages, Passwords};
use blobs::Blobs;
use chrono::{Days, NaiveDate};
use clock::Clock;
use ctx::{Actor, Ctx};
use db::Db;
use error::Result;
use images::{AvifReader, addresses::Reach};
use keyed::Keyed;
use locale::Locale;
use mail::{Folder, Mail, Sender};
use moderation::Deadlines;
use oidc::Provider;

use place::Region;
use random::Random;
use search::Search;
use std::path::Path;

/// One concrete value that holds everything a use case needs.
pub struct Market {
    /// The database.
    pub db: Db,
    /// The search index.
    pub search: Search,
    /// Pictures and documents.
    pub blobs: Blobs,
    /// How mails leave the house.
    pub mail: Mail,
    /// Where the links of mails lead.
    pub pages: Pages,
    /// Where pictures may be fetched from.
    pub reach: Reach,
    /// Who reads AVIF.
    pub avif: AvifReader,
    /// Where time comes from.
    pub clock: Clock,
    /// Where secrets come from.
    pub random: Random,
    /// Whether the operator looks at offers before they are public.
    pub moderation: bool,
    /// Within how many days notices and appeals are decided.
    pub deadlines: Deadlines,
    /// How far the files are that are being taken in here.
    pub progress: desk::Progress,
    /// What was counted and is not written down yet.
    pub figures: figures::Figures,
    /// The identity provider, if the operator chose one.
    pub provider: Option<Provider>,
    /// How long after the last look at the register a statutory status is stale.
    pub status_stale_after: Days,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Kinds of organisations that are acted for with two factors alone.
    pub second_factor_for: Vec<OrganisationKind>,
    /// Makes hashes that nobody else can.
    pub keyed: Keyed,
    /// The region that the service runs for.
    pub region: &'static Region,
    /// What is said instead of the program's own words.
    pub texts: texts::Editable,
    /// When a licence begins or ends next.
    pub next_boundary: certification::NextBoundary,
}

impl Market {
    /// Opens database, index and blobs, for the one process that serves. The index lies in `data/index`, pictures in
    /// `data/media`.
    ///
    /// # Errors
    /// When one of them can't be opened.
    pub async fn open(database: &str, data: &Path, region: &'static Region, clock: Clock) -> Result<Self> {
        let search = Search::open(&data.join("index"), region)?;
        Ok(Self {
            search,
            ..Self::open_rows(database, data, region, clock).await?
        })
    }

    /// Opens database and blobs alone, for processes that write rows and jobs.
    ///
    /// # Errors
    /// When one of them can't be opened.
    pub async fn open_rows(
        database: &str,
        data: &Path,
        region: &'static Region,
        clock: Clock,
    ) -> Result<Self> {
        let db = Db::open(database).await?;
        let now = Ctx::new(Actor::System, Locale::Pl, clock.now()).now;
        let keyed = db
            .write(move |conn| {
                Box::pin(async move {
                    certification::grantors_ensure(conn, now, region).await?;
                    keyed::keyed_ensure(conn, now).await
                })
            })
            .await?;
        let market = Self {
            db,
            search: Search::Absent,
            blobs: Blobs::Disk(data.join("media")),
            mail: Mail::Folder(Folder::new(Sender::local(), data.join("outbox"))),
            pages: accounts::bare_pages,
            reach: Reach::Public,
            avif: AvifReader::Nobody,
            clock,
            random: Random::System,
            moderation: true,
            deadlines: Deadlines::default(),
            progress: desk::Progress::default(),
            figures: figures::Figures::default(),
            provider: None,
            status_stale_after: Days::new(enterprises::STALE_AFTER_DAYS),
            passwords: Passwords::default(),
            second_factor_for: Vec::new(),
            keyed,
            region,
            texts: texts::Editable::new(region),
            next_boundary: certification::NextBoundary::default(),
        };
        market.texts_refresh().await?;
        Ok(market)
    }

    /// The same with the texts of pages that can be edited.
    pub fn with_page_texts(self, pages: Vec<texts::Subject>) -> Self {
        Self {
            texts: self.texts.with_pages(pages),
            ..self
        }
    }

    /// The same with another way for mails than files in `data/outbox`.
    pub fn with_mail(self, mail: Mail) -> Self {
        Self { mail, ..self }
    }

    /// The same with the addresses that the pages of accounts have.
    pub fn with_pages(self, pages: Pages) -> Self {
        Self { pages, ..self }
    }

    /// The same where organisations of these kinds are acted for with two factors alone.
    pub fn with_second_factor_for(self, kinds: Vec<OrganisationKind>) -> Self {
        Self {
            second_factor_for: kinds,
            ..self
        }
    }

    /// The same with an identity provider, or without one.
    pub fn with_provider(self, provider: Option<Provider>) -> Self {
        Self { provider, ..self }
    }

    /// The same where a statutory status is stale so long after the last look at the register.
    pub fn with_status_stale_after(self, days: Days) -> Self {
        Self {
            status_stale_after: days,
            ..self
        }
    }

    /// The same with or without moderation of offers.
    pub fn with_moderation(self, moderation: bool) -> Self {
        Self { moderation, ..self }
    }

    /// The same with other deadlines of notices and appeals.
    pub fn with_deadlines(self, deadlines: Deadlines) -> Self {
        Self { deadlines, ..self }
    }

    /// The circumstances of a visitor's call at this instant.
    pub fn ctx(&self, locale: Locale) -> Ctx {
        Ctx::new(Actor::Anonymous, locale, self.clock.now())
    }

    /// The day that it is in the region.
    pub fn today(&self, ctx: &Ctx) -> NaiveDate {
        ctx.now.with_timezone(&self.region.time_zone).date_naive()
    }

    /// The circumstances of the process's own work.
    pub fn system(&self) -> Ctx {
        Ctx::new(Actor::System, Locale::Pl, self.clock.now())
    }
}
