//! Building a whole index anew while the old one answers.

use super::{
    Engine, Live, documents, files,
    files::State,
    fill::{Filler, Part, joined},
    lexicon::Lexicon,
    schema,
    tables::{Tables, Writers},
};
use crate::{
    error::{Error, Result},
    place::Region,
    search::Change,
};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::Ordering,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
};

/// A state in the making. Dropped without [`Rebuild::finish`] it leaves nothing behind.
pub struct Rebuild<'a> {
    engine: &'a Engine,
    making: Option<Making>,
}

/// The state, and the threads that fill it with what they are sent.
struct Making {
    state: State,
    sent: SyncSender<Vec<Change>>,
    threads: Vec<JoinHandle<Result<Parts>>>,
}

/// What one thread has laid down.
#[derive(Default)]
struct Parts {
    offers: Vec<Part>,
    enterprises: Vec<Part>,
}

impl Making {
    fn begin(state: State, region: &'static Region) -> Result<Self> {
        // More threads would each need memory of their own.
        let threads = thread::available_parallelism().map_or(1, |n| n.get().min(4));
        let (sent, changes) = sync_channel(threads);
        let changes = Arc::new(Mutex::new(changes));
        let threads = (0..threads).map(|number| {
            let (path, changes) = (state.path.clone(), changes.clone());
            thread::Builder::new()
                .name("index-fill".into())
                .spawn(move || fill(path, number, region, &changes))
                .map_err(Error::internal)
        });
        Ok(Self {
            threads: threads.collect::<Result<_>>()?,
            state,
            sent,
        })
    }

    /// Waits until all that was sent is laid down.
    fn end(self) -> Result<(State, Parts)> {
        drop(self.sent);
        let mut all = Parts::default();
        // All are waited for, before anybody removes what they write to.
        let ended: Vec<_> = self.threads.into_iter().map(JoinHandle::join).collect();
        for parts in ended {
            let parts = parts.map_err(|_| Error::internal("filling the index panicked"))??;
            all.offers.extend(parts.offers);
            all.enterprises.extend(parts.enterprises);
        }
        Ok((self.state, all))
    }
}

/// What each thread does until nothing is sent any more.
fn fill(
    path: PathBuf,
    thread: usize,
    region: &'static Region,
    changes: &Mutex<Receiver<Vec<Change>>>,
) -> Result<Parts> {
    let (schema, fields) = schema::schema();
    let mut lexicon = Lexicon::default();
    let mut offers = Filler::begin(&path.join("offers"), thread);
    let mut enterprises = Filler::begin(&path.join("enterprises"), thread);
    loop {
        let next = changes.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(next) = next else { break };
        for change in &next {
            match change {
                Change::PutOffer(doc) => {
                    offers.add(documents::offer(&fields, &schema, region, &mut lexicon, doc)?)?;
                }
                Change::PutEnterprise(doc) => {
                    enterprises.add(documents::enterprise(
                        &fields,
                        &schema,
                        region,
                        &mut lexicon,
                        doc,
                    )?)?;
                }
                // What is not public was not put.
                Change::DropOffer(_) | Change::DropEnterprise(_) => {}
            }
        }
    }
    Ok(Parts {
        offers: offers.parts()?,
        enterprises: enterprises.parts()?,
    })
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
        let making = Making::begin(state, engine.region)?;
        writing.since_rebuild = Some(Vec::new());
        Ok(Self {
            engine,
            making: Some(making),
        })
    }

    /// Adds to the new state; waits while much of what was added before is still to be done, and nothing is findable
    /// before [`Rebuild::finish`]. Each offer and each enterprise may be put once: nothing is looked for to be replaced.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn add(&mut self, changes: Vec<Change>) -> Result<()> {
        let over = || Error::internal("the rebuild is over");
        let making = self.making.as_ref().ok_or_else(over)?;
        if making.sent.send(changes).is_ok() {
            return Ok(());
        }
        // All threads have stopped: why?
        let making = self.making.take().ok_or_else(over)?;
        let state = making.state.clone();
        let why = making.end().err().unwrap_or_else(over);
        state.remove();
        Err(why)
    }

    /// Makes the new state the live one, with all changes that were applied to the old one meanwhile.
    ///
    /// # Errors
    /// When the folder can't be written; the old state stays live.
    pub fn finish(mut self) -> Result<()> {
        let making = self
            .making
            .take()
            .ok_or_else(|| Error::internal("the rebuild is over"))?;
        let engine = self.engine;
        let state = making.state.clone();
        let done: Result<()> = (|| {
            // The long part, while changes still go to the old state.
            let (state, parts) = making.end()?;
            let tables = Arc::new(Tables {
                offers: joined(&state.path.join("offers"), false, parts.offers)?,
                enterprises: joined(&state.path.join("enterprises"), true, parts.enterprises)?,
                schema: schema::schema().0,
                state,
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
        if let Some(making) = self.making.take() {
            let state = making.state.clone();
            // What is still being written is waited for; nobody asks any more what became of it.
            drop(making.end());
            state.remove();
        }
    }
}
