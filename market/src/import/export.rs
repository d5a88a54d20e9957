//! Export in our own columns, which import reads back without loss.

use super::{
    columns::columns,
    export_rows::{Row, enterprise_row, licence_row, offer_rows},
    lists::{guarded, guarded_in_sheet},
    report::What,
    table::file_error,
};
use crate::{
    catalogue::offers_all,
    certification::licences_all,
    db::Db,
    enterprises::{enterprise_find, enterprises_all},
    error::{Error, Result},
    id::EnterpriseId,
};
use std::{collections::HashMap, io::Write};

/// What is to be written.
pub(super) struct Sheet {
    header: Vec<String>,
    rows: Vec<Row>,
    /// How many things the rows are.
    things: u64,
}

/// Reads everything of one kind, or what one enterprise has of it.
pub(super) async fn rows(db: &Db, what: What, enterprise: Option<&str>) -> Result<Sheet> {
    let conn = &mut db.read().await?;
    let only = match enterprise {
        Some(named) => Some(enterprise_find(conn, named).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    let is_wanted = |id: EnterpriseId| only.is_none_or(|o| o == id);
    let enterprises = enterprises_all(conn).await?;
    let slugs: HashMap<EnterpriseId, String> =
        enterprises.iter().map(|(.., e)| (e.id, e.slug.clone())).collect();
    let slug = |id: EnterpriseId| slugs.get(&id).cloned().unwrap_or_default();
    Ok(match what {
        What::Enterprises => {
            let wanted: Vec<_> = enterprises.iter().filter(|(.., e)| is_wanted(e.id)).collect();
            let pictures = wanted.iter().map(|(.., e)| e.pictures.len()).max().unwrap_or(0);
            sheet(
                what,
                pictures,
                wanted.len(),
                wanted
                    .iter()
                    .map(|(source, key, e)| enterprise_row(source, key, e))
                    .collect(),
            )
        }
        What::Offers => {
            let offers = offers_all(conn, only).await?;
            let pictures = offers.iter().map(|o| o.pictures.len()).max().unwrap_or(0);
            sheet(
                what,
                pictures,
                offers.len(),
                offers
                    .iter()
                    .flat_map(|o| offer_rows(&slug(o.enterprise), o))
                    .collect(),
            )
        }
        What::Licences => {
            let licences = licences_all(conn).await?;
            let wanted: Vec<_> = licences.iter().filter(|l| is_wanted(l.enterprise)).collect();
            sheet(
                what,
                0,
                wanted.len(),
                wanted
                    .iter()
                    .map(|l| licence_row(&slug(l.enterprise), l))
                    .collect(),
            )
        }
    })
}

pub(super) fn sheet(what: What, pictures: usize, things: usize, rows: Vec<Row>) -> Sheet {
    Sheet {
        header: columns(what, pictures),
        rows,
        things: u64::try_from(things).unwrap_or(u64::MAX),
    }
}

/// Writes CSV: UTF-8, commas, RFC 4180.
pub(super) fn csv(sheet: Sheet, to: &mut (dyn Write + Send)) -> Result<u64> {
    let mut out = csv::Writer::from_writer(to);
    out.write_record(&sheet.header).map_err(Error::internal)?;
    for row in &sheet.rows {
        let cells = sheet
            .header
            .iter()
            .map(|column| guarded(row.get(column).map_or("", String::as_str)));
        out.write_record(cells).map_err(Error::internal)?;
    }
    out.flush().map_err(Error::internal)?;
    Ok(sheet.things)
}

/// Writes a workbook of texts, so that nothing is taken for a number or a formula.
pub(super) fn xlsx(sheet: &Sheet, to: &mut (dyn Write + Send)) -> Result<u64> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (column, name) in (0_u16..).zip(&sheet.header) {
        page.write_string(0, column, name).map_err(Error::internal)?;
        for (line, row) in (1_u32..).zip(&sheet.rows) {
            if let Some(cell) = row.get(name).filter(|c| !c.is_empty()) {
                page.write_string(line, column, guarded_in_sheet(cell))
                    .map_err(|e| match e {
                        rust_xlsxwriter::XlsxError::MaxStringLengthExceeded => {
                            file_error("invalid.cell_long", name)
                        }
                        other => Error::internal(other),
                    })?;
            }
        }
    }
    page.set_freeze_panes(1, 0).map_err(Error::internal)?;
    to.write_all(&book.save_to_buffer().map_err(Error::internal)?)
        .map_err(Error::internal)?;
    Ok(sheet.things)
}
