//! Building a whole index anew while the old one answers.

use super::{Engine, Live, Tables, Writers, files, files::State, lexicon::Lexicon};
use crate::{
    error::{Error, Result},
    search::Change,
};
use std::sync::{Arc, atomic::Ordering};

/// Threads that write documents of a rebuild.
const THREADS: usize = 2;

/// A state in the making. Dropped without [`Rebuild::finish`] it leaves nothing behind.
pub struct Rebuild<'a> {
    engine: &'a Engine,
    tables: Option<Tables>,
    writers: Option<Writers>,
}

impl<'a> Rebuild<'a> {
    pub(super) fn begin(engine: &'a Engine) -> Result<Self> {
        let mut writing = engine.writing();
        if writing.since_rebuild.is_some() {
            return Err(Error::internal("a rebuild is under way"));
        }
        let live = engine.live();
        files::remove_others(&engine.folder, Some(&live.tables.state))?;
        let state = State::fresh(&engine.folder, engine.region, live.tables.state.number)?;
        let built: Result<_> = (|| {
            let tables = Tables::create(state.clone())?;
            let writers = Writers {
                offers: tables.offers.filling_writer(THREADS)?,
                enterprises: tables.enterprises.filling_writer(1)?,
                lexicon: Lexicon::default(),
            };
            Ok((tables, writers))
        })();
        let (tables, writers) = built.inspect_err(|_| state.remove())?;
        writing.since_rebuild = Some(Vec::new());
        Ok(Self {
            engine,
            tables: Some(tables),
            writers: Some(writers),
        })
    }

    /// Adds to the new state; nothing is findable before [`Rebuild::finish`].
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn add(&mut self, changes: Vec<Change>) -> Result<()> {
        match (&self.tables, &mut self.writers) {
            (Some(tables), Some(writers)) => tables.write(self.engine.region, writers, &changes),
            _ => Err(Error::internal("the rebuild is over")),
        }
    }

    /// Makes the new state the live one, with all changes that were applied to the old one meanwhile.
    ///
    /// # Errors
    /// When the folder can't be written; the old state stays live.
    pub fn finish(mut self) -> Result<()> {
        let (Some(tables), Some(mut writers)) = (self.tables.take(), self.writers.take()) else {
            return Err(Error::internal("the rebuild is over"));
        };
        let engine = self.engine;
        let state = tables.state.clone();
        let done: Result<()> = (|| {
            // The long part, while changes still go to the old state.
            writers.offers.commit().map_err(Error::internal)?;
            writers.enterprises.commit().map_err(Error::internal)?;
            tables.offers.merge(&mut writers.offers)?;
            tables.enterprises.merge(&mut writers.enterprises)?;
            let tables = Arc::new(tables);
            let ahead = Live::of(Arc::clone(&tables), None)?;
            // The short part, while changes wait.
            let mut writing = engine.writing();
            let queue = writing.since_rebuild.take().unwrap_or_default();
            tables.write(engine.region, &mut writers, &queue)?;
            writers.commit(&queue)?;
            writers.offers.wait_merging_threads().map_err(Error::internal)?;
            writers
                .enterprises
                .wait_merging_threads()
                .map_err(Error::internal)?;
            let live = Live::of(Arc::clone(&tables), Some(&ahead))?;
            tables.state.complete(engine.region)?;
            tables.state.make_live(&engine.folder)?;
            let before = engine.live();
            writing.writers = None;
            engine.go_live(live);
            engine.new.store(false, Ordering::Release);
            before.tables.state.remove();
            Ok(())
        })();
        done.inspect_err(|_| state.remove())
    }
}

impl Drop for Rebuild<'_> {
    fn drop(&mut self) {
        self.engine.writing().since_rebuild = None;
        // Writers hold the folder's lock, so they go first.
        self.writers = None;
        if let Some(tables) = self.tables.take() {
            tables.state.remove();
        }
    }
}
