//! Filling an index that nobody reads yet, with no more memory than a part of it takes.
//!
//! A part is gathered in memory by the thread that brings the documents; when it is full another thread lays it
//! down beside the next. So nothing waits in a queue, nothing is looked for to be replaced, and each document is
//! merged once, at the end.

use super::{
    schema::{coded_analyzer, schema},
    table::{Table, settings},
};
use crate::error::{Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    thread::JoinHandle,
};
use tantivy::{
    Index, SingleSegmentIndexWriter, TantivyDocument, directory::MmapDirectory, indexer::merge_indices,
    tokenizer::TokenizerManager,
};

/// Memory for the documents of a part, in bytes. Two parts are in memory at a time.
const PART: usize = 20_000_000;

/// An index in the making.
pub struct Filler {
    /// Where it will be.
    folder: PathBuf,
    sets: bool,
    tokenizers: TokenizerManager,
    /// How many parts were begun.
    begun: usize,
    part: Option<SingleSegmentIndexWriter>,
    laying: Option<JoinHandle<tantivy::Result<Index>>>,
    laid: Vec<Index>,
}

impl Filler {
    /// Begins an index in `folder`, which is not there yet. `sets`: as for a [`Table`].
    pub fn begin(folder: &Path, sets: bool) -> Self {
        let tokenizers = TokenizerManager::new();
        let (name, analyzer) = coded_analyzer();
        tokenizers.register(name, analyzer);
        Self {
            folder: folder.to_owned(),
            sets,
            tokenizers,
            begun: 0,
            part: None,
            laying: None,
            laid: Vec::new(),
        }
    }

    /// Adds a document; each identifier once.
    pub fn add(&mut self, document: TantivyDocument) -> Result<()> {
        let part = match &mut self.part {
            Some(part) => part,
            none => {
                let folder = part_folder(&self.folder, self.begun);
                self.begun += 1;
                fs::create_dir_all(&folder).map_err(Error::internal)?;
                let directory = MmapDirectory::open(folder).map_err(Error::internal)?;
                let builder = Index::builder()
                    .schema(schema().0)
                    .settings(settings())
                    .tokenizers(self.tokenizers.clone());
                none.insert(
                    builder
                        .single_segment_index_writer(directory, PART)
                        .map_err(Error::internal)?,
                )
            }
        };
        part.add_document(document).map_err(Error::internal)?;
        if part.mem_usage() >= PART {
            self.end_part()?;
        }
        Ok(())
    }

    /// Makes one index of the parts.
    pub fn finish(mut self) -> Result<Table> {
        self.end_part()?;
        self.wait()?;
        let parts = std::mem::take(&mut self.laid);
        let index = match parts.len() {
            0 => return Table::create(&self.folder, self.sets),
            1 => {
                drop(parts);
                fs::rename(part_folder(&self.folder, 0), &self.folder).map_err(Error::internal)?;
                Index::open_in_dir(&self.folder).map_err(Error::internal)?
            }
            count => {
                fs::create_dir_all(&self.folder).map_err(Error::internal)?;
                let directory = MmapDirectory::open(&self.folder).map_err(Error::internal)?;
                let merged = merge_indices(&parts, directory).map_err(Error::internal)?;
                drop(parts);
                for part in 0..count {
                    fs::remove_dir_all(part_folder(&self.folder, part)).map_err(Error::internal)?;
                }
                merged
            }
        };
        Table::of(index, self.sets)
    }

    /// Has the part in memory laid down, when the one before it is.
    fn end_part(&mut self) -> Result<()> {
        self.wait()?;
        if let Some(part) = self.part.take() {
            let laying = std::thread::Builder::new()
                .name("index-part".into())
                .spawn(move || part.finalize())
                .map_err(Error::internal)?;
            self.laying = Some(laying);
        }
        Ok(())
    }

    fn wait(&mut self) -> Result<()> {
        if let Some(laying) = self.laying.take() {
            let laid = laying
                .join()
                .map_err(|_| Error::internal("laying down a part of the index failed"))?;
            self.laid.push(laid.map_err(Error::internal)?);
        }
        Ok(())
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        // Who gives it up removes the folder: nothing may be written to it after.
        if let Some(Err(_)) = self.laying.take().map(JoinHandle::join) {
            tracing::warn!("laying down a part of the index failed");
        }
    }
}

fn part_folder(folder: &Path, part: usize) -> PathBuf {
    folder.with_extension(part.to_string())
}
