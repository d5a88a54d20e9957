//! One's data as a ZIP of JSON: asked for on the account page, made by a job, downloaded there while signed in, gone after a day.

use super::{
    Person,
    data::{PERSON_TABLES, Whose},
    mails::{News, post},
    session::own,
    store,
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::Event,
    id::{DataExportId, PersonId},
    jobs::{JobKind, job_enqueue},
    log::{LogValues, events_of},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// How long a copy can be downloaded.
pub const EXPORT_LIFE: TimeDelta = TimeDelta::days(1);

/// Where the copy of one's data stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataExport {
    /// It is being made.
    Making,
    /// It can be downloaded until then.
    Ready(DataExportId, DateTime<Utc>),
}

impl Market {
    /// The copy of one's data, if one was asked for lately.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn data_export(&self, ctx: &Ctx) -> Result<Option<DataExport>> {
        let id = own(ctx)?;
        store::data_export_of(&mut self.db.read().await?, ctx.now, id).await
    }

    /// Asks for a copy of one's data; one at a time.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is one, or one is being made.
    pub async fn data_export_ask(&self, ctx: &Ctx) -> Result<()> {
        let (id, ctx) = (own(ctx)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let export = DataExportId::fresh(ctx.now);
                    if !store::data_export_insert(conn, ctx.now, export, id, ctx.now + EXPORT_LIFE).await? {
                        return Err(Error::Conflict {
                            from: "asked".into(),
                            to: "asked".into(),
                        });
                    }
                    job_enqueue(conn, ctx.now, JobKind::ExportData, export.to_string()).await?;
                    Event::new(id.0, "data_export", "asked").append(conn, &ctx).await
                })
            })
            .await
    }

    /// The copy itself, for its person alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that is not there, over, or somebody else's.
    pub async fn data_export_zip(&self, ctx: &Ctx, export: DataExportId) -> Result<Vec<u8>> {
        let (id, ctx) = (own(ctx)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let zip = store::data_export_zip(conn, ctx.now, id, export)
                        .await?
                        .ok_or(Error::NotFound)?;
                    Event::new(id.0, "data_export", "downloaded")
                        .append(conn, &ctx)
                        .await?;
                    Ok(zip)
                })
            })
            .await
    }

    /// Makes a copy that was asked for; nothing when it is over or its person erased.
    ///
    /// # Errors
    /// When the database can't be used.
    pub(crate) async fn data_export_make(&self, export: DataExportId) -> Result<()> {
        let ctx = self.system();
        let mut conn = self.db.read().await?;
        let Some(id) = store::data_export_person(&mut conn, export).await? else {
            return Ok(());
        };
        let person = store::person_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let files = data_of(&mut conn, ctx.now, &person).await?;
        drop(conn);
        let zip = tokio::task::spawn_blocking(move || zipped(&files))
            .await
            .map_err(Error::internal)??;
        let mail = self.news_mail(ctx.now, &person, News::DataReady)?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // erased meanwhile, or made by another worker
                    if !store::data_export_ready(conn, ctx.now, export, zip, ctx.now + EXPORT_LIFE).await? {
                        return Ok(());
                    }
                    Event::new(id.0, "data_export", "ready")
                        .from("asked")
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }
}

/// All data of a person: names of files and what they hold.
async fn data_of(conn: &mut Conn, now: DateTime<Utc>, person: &Person) -> Result<Vec<(String, Value)>> {
    let mut files = vec![(
        "about.json".to_owned(),
        json!({
            "made_at": now,
            "person": person.id,
            "files": "one for each table that knows you; secrets such as hashes of passwords are left out",
        }),
    )];
    for table in PERSON_TABLES {
        let rows = store::rows_of(conn, table, person).await?;
        files.push((table.file(), Value::Array(rows)));
    }
    files.push(("changes.json".to_owned(), changes_of(conn, person.id).await?));
    Ok(files)
}

/// What the log says of a person, with their own values in the clear; who else did it stays out.
async fn changes_of(conn: &mut Conn, person: PersonId) -> Result<Value> {
    let lines = events_of(conn, person).await?;
    let all: Vec<Value> = lines
        .into_iter()
        .map(|line| {
            let changes: Map<String, Value> = line
                .changes
                .into_iter()
                .map(|change| {
                    let values = match change.values {
                        LogValues::Known(was, is) => json!([was, is]),
                        LogValues::Erased => Value::Null,
                    };
                    (change.field, values)
                })
                .collect();
            json!({ "at": line.at, "kind": line.kind, "from": line.from, "to": line.to, "changes": changes })
        })
        .collect();
    Ok(Value::Array(all))
}

fn zipped(files: &[(String, Value)]) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, value) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .map_err(Error::internal)?;
        zip.write_all(&serde_json::to_vec_pretty(value)?)
            .map_err(Error::internal)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(Error::internal)
}

/// How a row is found: by id, address, or name as an actor.
pub(super) fn condition(whose: Whose) -> String {
    match whose {
        Whose::Id(column) | Whose::Actor(column) => format!("{column} = $1"),
        // addresses are kept folded or as typed
        Whose::Address(column) => format!("{column} in ($1, $2)"),
    }
}
