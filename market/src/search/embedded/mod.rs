//! The engine in process: tantivy's files, our own words, ranks and counts.
//!
//! - `schema`, `documents`: what is written. `table`, `tables`: tantivy's indexes. `fill`, `rebuild`:
//!   a whole one made anew. `files`: which state is live.
//! - `words`, `language`, `vocabulary`, `synonyms`: what a question means. `lists`, `misspelt`, `matching`: where its words
//!   stand; `level`: how well they answer.
//! - `packed`, `rows`, `filters`, `collect`, `order`, `best`: what `pass` needs to filter, count and order.
//! - `find`, `leaf`, `enterprises`, `suggest`: the questions.

mod best;
mod collect;
mod documents;
mod enterprises;
mod files;
mod fill;
mod filters;
mod find;
mod language;
mod leaf;
mod level;
mod lexicon;
mod lists;
mod matching;
mod misspelt;
mod order;
mod packed;
mod pass;
mod rebuild;
mod rows;
mod schema;
mod suggest;
mod synonyms;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use rebuild::Rebuild;
pub(crate) use synonyms::default_groups;

use super::{Change, Found, FoundEnterprises, Suggestion};
use crate::{
    catalogue::{
        query::{EnterpriseQuery, OfferQuery},
        taxonomy::Taxonomy,
    },
    error::{Error, Result},
    id::OfferId,
    locale::Locale,
    place::Region,
};
use chrono::{DateTime, Utc};
use files::State;
use language::Language;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};
use table::View;
use tables::{Tables, Writers};

/// The index in a folder.
pub struct Engine {
    folder: PathBuf,
    region: &'static Region,
    new: AtomicBool,
    live: RwLock<Arc<Live>>,
    spoken: RwLock<Spoken>,
    writing: Mutex<Writing>,
}

/// What questions are understood by, and how often that was replaced.
#[derive(Clone)]
struct Spoken {
    language: Arc<Language>,
    times: u64,
}

/// What questions are answered from; replaced as a whole.
struct Live {
    tables: Arc<Tables>,
    offers: View,
    enterprises: View,
    generation: u64,
}

/// What only one thread at a time may do.
#[derive(Default)]
struct Writing {
    /// Made with the first change: who only reads takes no lock and no memory.
    writers: Option<Writers>,
    /// Changes since a rebuild began, to be repeated on what it builds.
    since_rebuild: Option<Vec<Change>>,
}

impl Live {
    /// The newest state of the tables, with what `before` has already read.
    fn of(tables: Arc<Tables>, before: Option<&Live>) -> Result<Self> {
        let offers = tables.offers.view(before.map(|b| &b.offers))?;
        let enterprises = tables.enterprises.view(before.map(|b| &b.enterprises))?;
        // Grows with every operation and every rebuild, in this process and the next.
        let generation =
            (tables.state.number << 32) + tables.offers.opstamp()? + tables.enterprises.opstamp()?;
        Ok(Self {
            tables,
            offers,
            enterprises,
            generation,
        })
    }
}

impl Engine {
    /// Opens the index in `folder`; makes an empty one if there is none or it can't be read.
    pub(super) fn open(folder: &Path, region: &'static Region) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
        let (tables, complete) = match Self::existing(folder, region) {
            Ok(found) => found,
            Err(e) => {
                tracing::info!("a new search index in {}: {e}", folder.display());
                let state = State::fresh(folder, region, 0)?;
                let tables = Tables::create(state)?;
                tables.state.make_live(folder)?;
                files::remove_others(folder, Some(&tables.state))?;
                (tables, false)
            }
        };
        let live = Live::of(Arc::new(tables), None)?;
        Ok(Self {
            folder: folder.to_owned(),
            region,
            new: AtomicBool::new(!complete),
            live: RwLock::new(Arc::new(live)),
            spoken: RwLock::new(Spoken {
                language: Language::own(),
                times: 0,
            }),
            writing: Mutex::default(),
        })
    }

    fn existing(folder: &Path, region: &Region) -> Result<(Tables, bool)> {
        let (state, complete) = State::live(folder, region)?;
        let tables = Tables::open(state)?;
        // Reads all columns, so that what can't be read is found out now.
        tables.offers.view(None)?;
        tables.enterprises.view(None)?;
        Ok((tables, complete))
    }

    /// Whether the index was not yet filled to the end by a rebuild.
    pub(super) fn is_new(&self) -> bool {
        self.new.load(Ordering::Acquire)
    }

    fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn spoken(&self) -> Spoken {
        self.spoken.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Understands questions by other words from now on.
    pub(super) fn speak(&self, taxonomy: &Taxonomy, synonyms: &[(Locale, String)]) {
        let language = Arc::new(Language::of(taxonomy, synonyms));
        let mut spoken = self.spoken.write().unwrap_or_else(PoisonError::into_inner);
        spoken.times += 1;
        spoken.language = language;
    }

    /// The generation of an answer: of what it is found in, and of what it is understood by.
    fn generation_of(live: &Live, spoken: &Spoken) -> u64 {
        live.generation + (spoken.times << 48)
    }

    fn go_live(&self, live: Live) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(live);
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies changes and makes them findable.
    pub(super) fn apply(&self, changes: Vec<Change>) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut writing = self.writing();
        let live = self.live();
        let done = Self::apply_to(&mut writing, &live.tables, self.region, &changes);
        if let Err(e) = done {
            // A writer that failed may have stopped; the next change begins with a new one.
            writing.writers = None;
            return Err(e);
        }
        if let Some(queue) = &mut writing.since_rebuild {
            queue.extend(changes);
        }
        self.go_live(Live::of(Arc::clone(&live.tables), Some(&live))?);
        Ok(())
    }

    fn apply_to(writing: &mut Writing, tables: &Tables, region: &Region, changes: &[Change]) -> Result<()> {
        let writers = match &mut writing.writers {
            Some(writers) => writers,
            none => none.insert(Writers::of(tables)?),
        };
        tables.write(region, writers, changes)?;
        writers.commit(changes)
    }

    /// Begins to build a new state beside the live one.
    pub(super) fn rebuild(&self) -> Result<Rebuild<'_>> {
        Rebuild::begin(self)
    }

    /// Answers a question about offers.
    pub(super) fn find(&self, query: &OfferQuery, locale: Locale, now: DateTime<Utc>) -> Result<Found> {
        let (spoken, live) = (self.spoken(), self.live());
        Ok(Found {
            generation: Self::generation_of(&live, &spoken),
            ..find::find(spoken.language, &live.offers, self.region, query, locale, now)?
        })
    }

    /// The best of one leaf category.
    pub(super) fn best_of_leaf(&self, leaf: &str, now: DateTime<Utc>, most: usize) -> Result<Vec<OfferId>> {
        leaf::best_of_leaf(&self.live().offers, leaf, now, most)
    }

    /// Answers a question about enterprises.
    pub(super) fn find_enterprises(
        &self,
        query: &EnterpriseQuery,
        locale: Locale,
        now: DateTime<Utc>,
    ) -> Result<FoundEnterprises> {
        let (spoken, live) = (self.spoken(), self.live());
        Ok(FoundEnterprises {
            generation: Self::generation_of(&live, &spoken),
            ..enterprises::find(
                spoken.language,
                &live.enterprises,
                self.region,
                query,
                locale,
                now,
            )?
        })
    }

    /// Suggests while somebody types.
    pub(super) fn suggest(&self, typed: &str, locale: Locale, limit: usize) -> Result<Vec<Suggestion>> {
        let live = self.live();
        suggest::suggest(
            self.spoken().language,
            &live.offers,
            &live.enterprises,
            typed,
            locale,
            limit,
        )
    }

    /// Raised by every change that became findable.
    pub(super) fn generation(&self) -> u64 {
        Self::generation_of(&self.live(), &self.spoken())
    }

    /// How many offers are findable.
    pub(super) fn offers(&self) -> u64 {
        self.live().offers.documents
    }
}
