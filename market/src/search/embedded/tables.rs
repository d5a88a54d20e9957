//! Both indexes of a state, of offers and of enterprises, and how changes are written to them.

use super::{
    documents,
    files::State,
    lexicon::Lexicon,
    schema::{self, Fields},
    table::{Table, id_term},
};
use crate::{
    error::{Error, Result},
    place::Region,
    search::Change,
};
use tantivy::{IndexWriter, TantivyDocument, schema::Schema};
use uuid::Uuid;

/// Both indexes of a state.
pub struct Tables {
    /// Where they are.
    pub state: State,
    /// The schema of both.
    pub schema: Schema,
    /// Offers.
    pub offers: Table,
    /// Enterprises.
    pub enterprises: Table,
}

/// What writes to both.
pub struct Writers {
    offers: IndexWriter,
    enterprises: IndexWriter,
    lexicon: Lexicon,
}

impl Tables {
    /// Makes empty ones.
    pub fn create(state: State) -> Result<Self> {
        let (offers, enterprises) = (
            Table::create(&state.path.join("offers"), false)?,
            Table::create(&state.path.join("enterprises"), true)?,
        );
        Ok(Self {
            state,
            schema: schema::schema().0,
            offers,
            enterprises,
        })
    }

    /// Opens them after checking that every byte is as it was written.
    pub fn open(state: State) -> Result<Self> {
        let (offers, enterprises) = (
            Table::open(&state.path.join("offers"), false)?,
            Table::open(&state.path.join("enterprises"), true)?,
        );
        Ok(Self {
            state,
            schema: schema::schema().0,
            offers,
            enterprises,
        })
    }

    /// Writes changes without making them findable.
    pub fn write(&self, region: &Region, writers: &mut Writers, changes: &[Change]) -> Result<()> {
        let (offers, enterprises) = (&self.offers.fields, &self.enterprises.fields);
        for change in changes {
            let lexicon = &mut writers.lexicon;
            match change {
                Change::PutOffer(doc) => {
                    let document = documents::offer(offers, &self.schema, region, lexicon, doc)?;
                    put(&writers.offers, offers, doc.id.0, document)?;
                }
                Change::DropOffer(id) => {
                    writers.offers.delete_term(id_term(offers, id.0));
                }
                Change::PutEnterprise(doc) => {
                    let document = documents::enterprise(enterprises, &self.schema, region, lexicon, doc)?;
                    put(&writers.enterprises, enterprises, doc.id.0, document)?;
                }
                Change::DropEnterprise(id) => {
                    writers.enterprises.delete_term(id_term(enterprises, id.0));
                }
            }
        }
        Ok(())
    }
}

fn put(writer: &IndexWriter, fields: &Fields, id: Uuid, document: TantivyDocument) -> Result<()> {
    writer.delete_term(id_term(fields, id));
    writer.add_document(document).map_err(Error::internal)?;
    Ok(())
}

impl Writers {
    /// Makes ready to write: who only reads takes no lock and no memory.
    pub fn of(tables: &Tables) -> Result<Self> {
        Ok(Self {
            offers: tables.offers.writer()?,
            enterprises: tables.enterprises.writer()?,
            lexicon: Lexicon::default(),
        })
    }

    /// Makes what was written durable and findable.
    pub fn commit(&mut self, changes: &[Change]) -> Result<()> {
        let of_enterprise = |c: &&Change| matches!(c, Change::PutEnterprise(_) | Change::DropEnterprise(_));
        let enterprises = changes.iter().filter(of_enterprise).count();
        if enterprises < changes.len() {
            self.offers.commit().map_err(Error::internal)?;
        }
        if enterprises > 0 {
            self.enterprises.commit().map_err(Error::internal)?;
        }
        Ok(())
    }
}
