//! One tantivy index in a folder: how it is opened, written, and what a question sees of it.

use super::{
    rows::Rows,
    schema::{Fields, Shown, coded_analyzer, schema},
};
use crate::error::{Error, Result};
use std::{collections::HashMap, path::Path, sync::Arc};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, SegmentReader, TantivyDocument,
    Term,
    directory::MmapDirectory,
    index::SegmentId,
    indexer::{IndexWriterOptions, LogMergePolicy},
    schema::Value,
};
use uuid::Uuid;

/// Memory for documents that are not yet written, in bytes; the least that is allowed.
const BUDGET: usize = 15_000_000;
/// Small blocks: a suggestion wants one document of a block.
const BLOCK: usize = 4096;

/// An index of offers or of enterprises.
pub struct Table {
    index: Index,
    reader: IndexReader,
    /// The fields.
    pub fields: Fields,
    /// Whether rows carry sets of categories and sort keys.
    sets: bool,
}

/// What a question sees: a state of the index that does not change under it.
pub struct View {
    searcher: Searcher,
    rows: Vec<Arc<Rows>>,
    /// The fields.
    pub fields: Fields,
    /// How many documents there are.
    pub documents: u64,
}

impl Table {
    /// Makes an empty index.
    pub fn create(folder: &Path, sets: bool) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
        let directory = MmapDirectory::open(folder).map_err(Error::internal)?;
        let index = Index::create(directory, schema().0, settings()).map_err(Error::internal)?;
        Self::of(index, sets)
    }

    /// Opens an index after checking that every byte of it is as it was written.
    pub fn open(folder: &Path, sets: bool) -> Result<Self> {
        let index = Index::open_in_dir(folder).map_err(Error::internal)?;
        if index.schema() != schema().0 {
            return Err(Error::internal("the index has other fields"));
        }
        let damaged = index.validate_checksum().map_err(Error::internal)?;
        if !damaged.is_empty() {
            return Err(Error::internal(format!("damaged: {damaged:?}")));
        }
        Self::of(index, sets)
    }

    /// Makes ready an index that was opened or made with [`settings`].
    pub fn of(index: Index, sets: bool) -> Result<Self> {
        let (name, analyzer) = coded_analyzer();
        index.tokenizers().register(name, analyzer);
        // We reload right after we commit; a watching thread would only do it later.
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(8)
            .try_into()
            .map_err(Error::internal)?;
        Ok(Self {
            index,
            reader,
            fields: schema().1,
            sets,
        })
    }

    /// A writer; there can be one at a time, in all processes.
    pub fn writer(&self) -> Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(BUDGET)
            .build();
        let writer = self.index.writer_with_options(options).map_err(Error::internal)?;
        let mut policy = LogMergePolicy::default();
        // Each segment costs every question a look-up per word, so there should be few.
        policy.set_min_num_segments(4);
        policy.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    /// The number of the last operation that is findable; it only grows.
    pub fn opstamp(&self) -> Result<u64> {
        self.index
            .load_metas()
            .map(|m| m.opstamp)
            .map_err(Error::internal)
    }

    /// The newest committed state. Rows that `before` has already read are taken over.
    pub fn view(&self, before: Option<&View>) -> Result<View> {
        self.reader.reload().map_err(Error::internal)?;
        let searcher = self.reader.searcher();
        let known: HashMap<SegmentId, &Arc<Rows>> = before
            .iter()
            .flat_map(|v| v.segments().map(|(s, r)| (s.segment_id(), r)))
            .collect();
        let rows = searcher
            .segment_readers()
            .iter()
            .map(|segment| match known.get(&segment.segment_id()) {
                Some(rows) => Ok(Arc::clone(rows)),
                None => Rows::read(segment, self.sets).map(Arc::new),
            });
        let rows = rows.collect::<Result<Vec<_>>>()?;
        let documents = searcher.num_docs();
        Ok(View {
            searcher,
            rows,
            fields: self.fields,
            documents,
        })
    }
}

impl View {
    /// The segments with their rows.
    pub fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &Arc<Rows>)> {
        self.searcher.segment_readers().iter().zip(&self.rows)
    }

    /// A document's identifier.
    pub fn id(&self, segment: usize, doc: u32) -> Uuid {
        self.rows.get(segment).map(|r| r.id(doc)).unwrap_or_default()
    }

    /// Whether a leaf category has documents.
    pub fn has_leaf(&self, code: &str) -> Result<bool> {
        let term = Term::from_field_text(self.fields.leaf, code);
        self.searcher
            .doc_freq(&term)
            .map(|n| n > 0)
            .map_err(Error::internal)
    }

    /// What a suggestion shows of a document.
    pub fn shown(&self, segment: usize, doc: u32) -> Result<Shown> {
        let segment = u32::try_from(segment).map_err(Error::internal)?;
        let found: TantivyDocument = self
            .searcher
            .doc(tantivy::DocAddress::new(segment, doc))
            .map_err(Error::internal)?;
        let text = found
            .get_first(self.fields.shown)
            .and_then(|v| v.as_str())
            .unwrap_or("{}");
        Ok(serde_json::from_str(text)?)
    }
}

/// How the files of an index are written.
pub fn settings() -> IndexSettings {
    IndexSettings {
        docstore_blocksize: BLOCK,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}

/// The term by which a document is replaced or removed.
pub fn id_term(fields: &Fields, id: Uuid) -> Term {
    Term::from_field_bytes(fields.id, id.as_bytes())
}
