//! Reports of the catalogue by period, county and kind of entity: computed anew from the log of events, the licences and the
//! figures, or kept as they were computed.

mod model;
mod store;

pub use model::*;

use crate::{
    Market,
    accounts::name_parse,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::ReportId,
    import::guarded,
    policy::{Action, allow},
    text,
};
use serde::{Deserialize, Serialize};

/// How many kept reports a page lists.
pub const REPORTS_PAGE: u32 = 20;

/// What is kept of a report.
#[derive(Serialize, Deserialize)]
struct Content {
    report: Report,
    definitions: Definitions,
}

impl Market {
    /// A report, computed now.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn report(&self, ctx: &Ctx, query: &ReportQuery) -> Result<Report> {
        allow(ctx, Action::ReportsRead)?;
        let zone = self.region.time_zone;
        let begins = crate::certification::start_of_day(query.since, zone);
        let day_after = query.until.succ_opt().unwrap_or(query.until);
        let ends = crate::certification::start_of_day(day_after, zone).min(ctx.now);
        let span = store::Span {
            since: query.since,
            until: query.until,
            begins,
            ends,
        };
        let rows = store::rows(&mut self.db.read().await?, &span, query).await?;
        Ok(Report {
            query: query.clone(),
            computed_at: ctx.now,
            rows,
        })
    }

    /// Keeps a report as it is now, with what its numbers mean. The same numbers of the same question, kept already on the same
    /// day, are kept once: asked again, the first is answered.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `title`.
    pub async fn report_freeze(
        &self,
        ctx: &Ctx,
        query: &ReportQuery,
        title: &str,
        definitions: Definitions,
    ) -> Result<ReportId> {
        allow(ctx, Action::ReportsFreeze)?;
        let title = name_parse(title)
            .map_err(|e| Error::Invalid(vec![FieldError::new("title", "invalid.title_missing", e.value)]))?;
        let report = self.report(ctx, query).await?;
        let same = (&report.query, &report.rows, &definitions, self.today(ctx));
        let hash = text::long_hash(&serde_json::to_vec(&same)?);
        let content = serde_json::to_string(&Content { report, definitions })?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let new = store::NewReport {
                        id: ReportId::fresh(ctx.now),
                        title,
                        content,
                        hash,
                        person: ctx.actor.person(),
                    };
                    if !store::report_insert(conn, ctx.now, &new).await? {
                        let known = store::report_by_hash(conn, &new.hash).await?;
                        return known.ok_or_else(|| Error::internal("a report was kept and is not there"));
                    }
                    Event::new(new.id.0, "report", "frozen")
                        .change("content", None, Some(&new.hash))
                        .append(conn, &ctx)
                        .await?;
                    Ok(new.id)
                })
            })
            .await
    }

    /// A page, counted from one, of the reports that are kept, the newest first, and how many there are.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn reports_kept(&self, ctx: &Ctx, page: u32) -> Result<(Vec<FrozenLine>, u64)> {
        allow(ctx, Action::ReportsRead)?;
        let conn = &mut self.db.read().await?;
        let lines = store::reports(conn, page.max(1), REPORTS_PAGE).await?;
        Ok((lines, store::report_count(conn).await?))
    }

    /// A report that is kept.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn report_kept(&self, ctx: &Ctx, id: ReportId) -> Result<FrozenReport> {
        allow(ctx, Action::ReportsRead)?;
        let row = store::report_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        let Content { report, definitions } = serde_json::from_str(&row.content)?;
        Ok(FrozenReport {
            id,
            title: row.title,
            report,
            definitions,
            frozen_at: row.frozen_at,
            by: row.person_id.zip(row.name),
        })
    }

    /// A report as a file: a row for each county and kind of entity, guarded against being run as formulas. `measures` are those
    /// that it counted, for a kept one those that it defines.
    ///
    /// # Errors
    /// When a row can't be written.
    pub fn report_csv(&self, report: &Report, measures: &[Measure]) -> Result<String> {
        let mut out = csv::Writer::from_writer(Vec::new());
        let mut line = |cells: Vec<String>| {
            out.write_record(cells.iter().map(|c| guarded(c)))
                .map_err(Error::internal)
        };
        let heading = [
            "since",
            "until",
            "computed_at",
            "county",
            "county_name",
            "entity_type",
        ];
        line(
            heading
                .into_iter()
                .chain(measures.iter().map(|m| m.name()))
                .map(str::to_owned)
                .collect(),
        )?;
        for row in &report.rows {
            let county = row
                .county
                .and_then(|t| self.region.counties.iter().find(|c| c.teryt == t));
            let mut cells = vec![
                report.query.since.to_string(),
                report.query.until.to_string(),
                report
                    .computed_at
                    .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
                row.county.map(|t| t.as_str().to_owned()).unwrap_or_default(),
                county.map(|c| c.name.clone()).unwrap_or_default(),
                row.entity_type.name().to_owned(),
            ];
            cells.extend(measures.iter().map(|m| row.numbers.get(*m).to_string()));
            line(cells)?;
        }
        let bytes = out.into_inner().map_err(Error::internal)?;
        // so that spreadsheets read it as UTF-8
        Ok(format!(
            "\u{feff}{}",
            String::from_utf8(bytes).map_err(Error::internal)?
        ))
    }
}
