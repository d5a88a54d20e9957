//! Filling an index that nobody reads yet, with no more memory than its parts take.
//!
//! Each thread gathers parts in memory and lays them down as they get full. So nothing waits in a queue, nothing is
//! looked for to be replaced, and each document is merged once, at the end.

use super::{
    schema::{coded_analyzer, schema},
    table::{Table, settings},
};
use crate::error::{Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tantivy::{
    Index, SingleSegmentIndexWriter, TantivyDocument, directory::MmapDirectory, indexer::merge_indices,
    tokenizer::TokenizerManager,
};

/// Memory for the documents of a part, in bytes.
const PART: usize = 15_000_000;

/// A part of an index, laid down.
pub struct Part {
    folder: PathBuf,
    index: Index,
}

/// The parts of an index that one thread makes.
pub struct Filler {
    /// Where the first part will be, but for its number.
    folder: PathBuf,
    tokenizers: TokenizerManager,
    gathered: Option<(PathBuf, SingleSegmentIndexWriter)>,
    laid: Vec<Part>,
}

impl Filler {
    /// Begins parts of the index that will be in `folder`. `thread` tells threads that fill the same one apart.
    pub fn begin(folder: &Path, thread: usize) -> Self {
        let tokenizers = TokenizerManager::default();
        let (name, analyzer) = coded_analyzer();
        tokenizers.register(name, analyzer);
        Self {
            folder: folder.with_extension(thread.to_string()),
            tokenizers,
            gathered: None,
            laid: Vec::new(),
        }
    }

    /// Adds a document; each identifier once.
    pub fn add(&mut self, document: TantivyDocument) -> Result<()> {
        let (_, part) = match &mut self.gathered {
            Some(part) => part,
            none => {
                let folder = self.folder.join(self.laid.len().to_string());
                fs::create_dir_all(&folder).map_err(Error::internal)?;
                let directory = MmapDirectory::open(&folder).map_err(Error::internal)?;
                let builder = Index::builder()
                    .schema(schema().0)
                    .settings(settings())
                    .tokenizers(self.tokenizers.clone());
                let part = builder
                    .single_segment_index_writer(directory, PART)
                    .map_err(Error::internal)?;
                none.insert((folder, part))
            }
        };
        part.add_document(document).map_err(Error::internal)?;
        if part.mem_usage() >= PART {
            self.lay()?;
        }
        Ok(())
    }

    /// The parts.
    pub fn parts(mut self) -> Result<Vec<Part>> {
        self.lay()?;
        Ok(self.laid)
    }

    fn lay(&mut self) -> Result<()> {
        if let Some((folder, part)) = self.gathered.take() {
            let index = part.finalize().map_err(Error::internal)?;
            self.laid.push(Part { folder, index });
        }
        Ok(())
    }
}

/// Makes one index in `folder` of the parts. `sets`: as for a [`Table`].
pub fn joined(folder: &Path, sets: bool, mut parts: Vec<Part>) -> Result<Table> {
    let index = match parts.len() {
        0 => return Table::create(folder, sets),
        1 => {
            let only = parts.remove(0);
            drop(only.index);
            fs::rename(only.folder, folder).map_err(Error::internal)?;
            Index::open_in_dir(folder).map_err(Error::internal)?
        }
        _ => {
            fs::create_dir_all(folder).map_err(Error::internal)?;
            let directory = MmapDirectory::open(folder).map_err(Error::internal)?;
            let (folders, indexes): (Vec<PathBuf>, Vec<Index>) =
                parts.into_iter().map(|p| (p.folder, p.index)).unzip();
            let merged = merge_indices(&indexes, directory).map_err(Error::internal)?;
            drop(indexes);
            for folder in folders {
                fs::remove_dir_all(folder).map_err(Error::internal)?;
            }
            merged
        }
    };
    Table::of(index, sets)
}
