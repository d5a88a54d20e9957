//! Import of our own and of shops' files, and export: `docs/import.md`.
//!
//! A file is read whole and judged before anything is written; then everything is written in one transaction,
//! which is undone after a dry run and when anything was refused that may not be left out.

mod apply;
mod categories;
mod cells;
mod columns;
mod decode;
mod defaults;
mod export;
mod export_rows;
mod html;
mod lists;
mod native_address;
mod native_enterprises;
mod native_licences;
mod native_offers;
mod native_variants;
mod parsed;
mod register;
mod report;
pub mod sheet;
mod shop;
mod shopify;
mod table;
mod values;
mod woocommerce;
mod woocommerce_options;
mod woocommerce_variant;
mod workbook;

pub use defaults::{DefaultMaker, Defaults, MakerWord};
pub use lists::guarded;
pub(crate) use register::register_read;
pub(crate) use report::ForSeller;
pub use report::{BadCell, Format, Options, Report, What};

use crate::{
    Market,
    ctx::Ctx,
    db::Db,
    error::{Error, FieldError, Result},
    place::Region,
    policy::{Action, allow},
};
use chrono::NaiveDate;
use parsed::Parsed;
use std::{io::Write, path::Path};
use table::{Table, file_error};

/// Whether a browser can open this.
pub(crate) fn is_web_address(text: &str) -> bool {
    values::is_url(text)
}

impl Market {
    /// Takes in a file; what it did or would do is in the report. `progress` is told how many things are done of how many.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file can't be read at all or the options don't fit; what is wrong inside the
    /// file is in the report instead.
    pub async fn import_file(
        &self,
        ctx: &Ctx,
        path: &Path,
        options: &Options,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Report> {
        import_file(&self.db, self.region, ctx, path, (options, None), progress).await
    }

    /// Takes in a seller's file.
    pub(crate) async fn import_for(
        &self,
        ctx: &Ctx,
        path: &Path,
        options: &Options,
        seller: ForSeller,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Report> {
        import_file(
            &self.db,
            self.region,
            ctx,
            path,
            (options, Some(seller)),
            progress,
        )
        .await
    }

    /// Writes everything of one kind, or what one enterprise has of it, as CSV in our own columns; answers how
    /// many things there were.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such enterprise.
    pub async fn export(
        &self,
        ctx: &Ctx,
        what: What,
        enterprise: Option<&str>,
        to: &mut (dyn Write + Send),
    ) -> Result<u64> {
        allow(ctx, Action::Export)?;
        export::csv(export::rows(&self.db, what, enterprise).await?, to)
    }

    /// The same as a workbook, in which spreadsheets keep leading noughts and Polish letters.
    ///
    /// # Errors
    /// As [`Market::export`], and [`Error::Invalid`] when a text is too long for a sheet's cell.
    pub async fn export_xlsx(
        &self,
        ctx: &Ctx,
        what: What,
        enterprise: Option<&str>,
        to: &mut (dyn Write + Send),
    ) -> Result<u64> {
        allow(ctx, Action::Export)?;
        export::xlsx(&export::rows(&self.db, what, enterprise).await?, to)
    }
}

async fn import_file(
    db: &Db,
    region: &'static Region,
    ctx: &Ctx,
    path: &Path,
    (options, seller): (&Options, Option<ForSeller>),
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report> {
    allow(ctx, Action::Import)?;
    let invalid =
        |field: &str, code, value: String| Err(Error::Invalid(vec![FieldError::new(field, code, value)]));
    let shop = options.format != Format::Native;
    if shop && options.what != What::Offers {
        return invalid("what", "invalid.format_what", options.what.to_string());
    }
    if shop && options.enterprise.is_none() {
        return invalid("enterprise", "invalid.enterprise_missing", String::new());
    }
    let bytes = tokio::fs::read(path)
        .await
        .map_err(|e| file_error("invalid.file_unreadable", format!("{}: {e}", path.display())))?;
    let today = ctx.now.with_timezone(&region.time_zone).date_naive();
    let folder = std::path::absolute(path)
        .ok()
        .and_then(|p| p.parent().map(Path::to_path_buf))
        .unwrap_or_default();
    let chosen = options.clone();
    // A large file takes seconds to judge, which would hold up everything else on this thread.
    let parsed = tokio::task::spawn_blocking(move || parse(&bytes, region, &chosen, &folder, today))
        .await
        .map_err(Error::internal)??;
    apply::apply(db, ctx.now, parsed, (options, seller), progress).await
}

/// What a file says; no database is asked.
fn parse(
    bytes: &[u8],
    region: &Region,
    options: &Options,
    folder: &Path,
    today: NaiveDate,
) -> Result<Parsed> {
    let none = Defaults::default();
    let defaults = options.defaults.as_ref().unwrap_or(&none);
    let table = Table::read(bytes, defaults.delimiter)?;
    let enterprise = options.enterprise.as_deref();
    Ok(match (options.format, options.what) {
        (Format::Native, What::Enterprises) => native_enterprises::parse(&table, region, folder),
        (Format::Native, What::Offers) => native_offers::parse(
            &table,
            &native_offers::Around {
                region,
                defaults,
                enterprise,
                folder,
            },
        ),
        (Format::Native, What::Licences) => native_licences::parse(&table),
        (Format::Shopify, _) => shopify::parse(
            &table,
            &shop::Shop {
                defaults,
                enterprise: enterprise.unwrap_or_default(),
                today,
            },
        ),
        (Format::WooCommerce, _) => woocommerce::parse(
            &table,
            &shop::Shop {
                defaults,
                enterprise: enterprise.unwrap_or_default(),
                today,
            },
        ),
    })
}

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod shop_tests;
#[cfg(test)]
mod tests;
