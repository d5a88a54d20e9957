//! The audit log as it is read: who did what to what, when, from where, before → after. `events` is what writes it.

mod model;
mod store;

pub use model::*;
pub(crate) use store::events_of;

use crate::{
    Market,
    accounts::Email,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    import::guarded,
    policy::{Action, allow},
};
use uuid::Uuid;

/// How many lines a page of the log has.
pub const LOG_PAGE: usize = 50;
/// How many lines an export reads at a time.
const EXPORT_CHUNK: usize = 500;
/// The columns of an export.
const COLUMNS: [&str; 11] = [
    "id",
    "at",
    "actor",
    "organisation",
    "whence",
    "kind",
    "subject",
    "from",
    "to",
    "changes",
    "note",
];

impl Market {
    /// A page of the log, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `actor` or `subject` when nothing here is called so.
    pub async fn log_find(&self, ctx: &Ctx, query: &LogQuery) -> Result<LogPage> {
        allow(ctx, Action::LogRead)?;
        let asked = self.log_resolve(query).await?;
        let mut conn = self.db.read().await?;
        // one more, to know whether there are older ones
        let mut events = store::events_find(&mut conn, &asked, LOG_PAGE + 1).await?;
        let more = events.len() > LOG_PAGE;
        events.truncate(LOG_PAGE);
        let older = events.last().map(|e| e.id).filter(|_| more);
        let lines = store::lines_of(&mut conn, events).await?;
        Ok(LogPage { lines, older })
    }

    /// Every kind that stands in the log.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn log_kinds(&self, ctx: &Ctx) -> Result<Vec<String>> {
        allow(ctx, Action::LogRead)?;
        store::kinds(&mut self.db.read().await?).await
    }

    /// Begins an export, which is written down as well, and answers its first rows with the header. Rows hold ids, not
    /// names, and of personal values the field alone: what leaves the house can't be erased any more.
    ///
    /// # Errors
    /// As [`Market::log_find`].
    pub async fn log_export(&self, ctx: &Ctx, query: &LogQuery) -> Result<LogChunk> {
        allow(ctx, Action::LogRead)?;
        let asked = self.log_resolve(query).await?;
        let ctx = *ctx;
        let filter = query
            .pairs()
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(" ");
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    Event::new(Uuid::nil(), "log", "exported")
                        .note(Some(&*filter).filter(|f| !f.is_empty()))
                        .append(conn, &ctx)
                        .await
                })
            })
            .await?;
        // so that spreadsheets read it as UTF-8
        let mut text = String::from("\u{feff}");
        text.push_str(&csv_line(&COLUMNS.map(str::to_owned))?);
        let next = self.log_rows(asked).await?;
        Ok(LogChunk {
            text: text + &next.text,
            ..next
        })
    }

    /// The next rows of an export that [`Market::log_export`] began.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn log_export_next(&self, ctx: &Ctx, rest: LogAsked) -> Result<LogChunk> {
        allow(ctx, Action::LogRead)?;
        self.log_rows(rest).await
    }

    async fn log_rows(&self, mut asked: LogAsked) -> Result<LogChunk> {
        let events = store::events_find(&mut self.db.read().await?, &asked, EXPORT_CHUNK).await?;
        let mut text = String::new();
        for event in &events {
            text.push_str(&csv_line(&event.cells())?);
        }
        let last = events.last().map(|e| (e.at, e.id));
        let rest = last.filter(|_| events.len() == EXPORT_CHUNK).map(|cursor| {
            asked.before = Some(cursor);
            asked
        });
        Ok(LogChunk { text, rest })
    }

    /// What was typed, as ids.
    async fn log_resolve(&self, query: &LogQuery) -> Result<LogAsked> {
        let mut conn = self.db.read().await?;
        let unknown =
            |field: &str, typed: &str| Error::Invalid(vec![FieldError::new(field, "log.unknown", typed)]);
        let actor = match query.actor.as_deref() {
            None => None,
            Some(own @ ("system" | "anonymous")) => Some(own.to_owned()),
            Some(typed) => {
                let person = match (typed.parse::<Uuid>(), Email::parse(typed)) {
                    (Ok(id), _) => Some(id),
                    (_, Ok(email)) => store::person_id(&mut conn, email.folded()).await?,
                    _ => None,
                };
                let id = person.ok_or_else(|| unknown("actor", typed))?;
                Some(format!("person:{id}"))
            }
        };
        let subject = match query.subject.as_deref() {
            None => None,
            Some(typed) => {
                let found = match (typed.parse::<Uuid>(), Email::parse(typed)) {
                    (Ok(id), _) => Some(id),
                    (_, Ok(email)) => store::person_id(&mut conn, email.folded()).await?,
                    _ => store::thing_id(&mut conn, typed).await?,
                };
                Some(found.ok_or_else(|| unknown("subject", typed))?)
            }
        };
        let before = match query.before {
            None => None,
            Some(id) => Some(store::cursor(&mut conn, id).await?.ok_or(Error::NotFound)?),
        };
        let zone = self.region.time_zone;
        Ok(LogAsked {
            actor,
            subject,
            kind: query.kind.clone(),
            since: query.since.map(|day| day_begin(day, zone)),
            until: query
                .until
                .and_then(|day| day.succ_opt())
                .map(|day| day_begin(day, zone)),
            text: query.text.clone(),
            before,
        })
    }
}

fn csv_line(cells: &[String]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(cells.iter().map(|cell| guarded(cell)))
        .map_err(Error::internal)?;
    let bytes = writer.into_inner().map_err(Error::internal)?;
    String::from_utf8(bytes).map_err(Error::internal)
}
