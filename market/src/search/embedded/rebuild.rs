//! Building a whole index anew while the old one answers.

use super::{
    Engine, Live, documents, files,
    files::State,
    fill::Filler,
    lexicon::Lexicon,
    schema,
    tables::{Tables, Writers},
};
use crate::{
    error::{Error, Result},
    search::Change,
};
use std::sync::{Arc, atomic::Ordering};
use tantivy::schema::Schema;

/// A state in the making. Dropped without [`Rebuild::finish`] it leaves nothing behind.
pub struct Rebuild<'a> {
    engine: &'a Engine,
    filling: Option<Filling>,
}

/// Both indexes of a state in the making.
struct Filling {
    state: State,
    schema: Schema,
    fields: schema::Fields,
    offers: Filler,
    enterprises: Filler,
    lexicon: Lexicon,
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
        let (schema, fields) = schema::schema();
        writing.since_rebuild = Some(Vec::new());
        Ok(Self {
            engine,
            filling: Some(Filling {
                schema,
                fields,
                offers: Filler::begin(&state.path.join("offers"), false),
                enterprises: Filler::begin(&state.path.join("enterprises"), true),
                lexicon: Lexicon::default(),
                state,
            }),
        })
    }

    /// Adds to the new state; nothing is findable before [`Rebuild::finish`]. Each offer and each enterprise may be
    /// put once: nothing is looked for to be replaced.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn add(&mut self, changes: Vec<Change>) -> Result<()> {
        let filling = self
            .filling
            .as_mut()
            .ok_or_else(|| Error::internal("the rebuild is over"))?;
        let region = self.engine.region;
        let (fields, schema, lexicon) = (&filling.fields, &filling.schema, &mut filling.lexicon);
        for change in &changes {
            match change {
                Change::PutOffer(doc) => {
                    let document = documents::offer(fields, schema, region, lexicon, doc)?;
                    filling.offers.add(document)?;
                }
                Change::PutEnterprise(doc) => {
                    let document = documents::enterprise(fields, schema, region, lexicon, doc)?;
                    filling.enterprises.add(document)?;
                }
                // What is not public was not put.
                Change::DropOffer(_) | Change::DropEnterprise(_) => {}
            }
        }
        Ok(())
    }

    /// Makes the new state the live one, with all changes that were applied to the old one meanwhile.
    ///
    /// # Errors
    /// When the folder can't be written; the old state stays live.
    pub fn finish(mut self) -> Result<()> {
        let filling = self
            .filling
            .take()
            .ok_or_else(|| Error::internal("the rebuild is over"))?;
        let engine = self.engine;
        let state = filling.state.clone();
        let done: Result<()> = (|| {
            // The long part, while changes still go to the old state.
            let tables = Arc::new(Tables {
                state: filling.state,
                schema: filling.schema,
                offers: filling.offers.finish()?,
                enterprises: filling.enterprises.finish()?,
            });
            let ahead = Live::of(Arc::clone(&tables), None)?;
            // The short part, while changes wait.
            let mut writing = engine.writing();
            let queue = writing.since_rebuild.take().unwrap_or_default();
            let (mut writers, mut live) = (None, ahead);
            if !queue.is_empty() {
                let writers = writers.insert(Writers::of(&tables)?);
                tables.write(engine.region, writers, &queue)?;
                writers.commit(&queue)?;
                live = Live::of(Arc::clone(&tables), Some(&live))?;
            }
            tables.state.complete(engine.region)?;
            tables.state.make_live(&engine.folder)?;
            let before = engine.live();
            writing.writers = writers;
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
        if let Some(filling) = self.filling.take() {
            let state = filling.state.clone();
            // What is still being written is waited for.
            drop(filling);
            state.remove();
        }
    }
}
