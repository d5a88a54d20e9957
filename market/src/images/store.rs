//! Rows of pictures; shared by offers and enterprises, which own them.

use super::{PictureState, PictureView};
use crate::{
    db::{Conn, Rows, placeholders, sql, sql_built},
    error::Result,
    id::{EnterpriseId, OfferId, PictureId},
    jobs::{JobKind, job_gather, job_rows},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use uuid::Uuid;

/// Whose pictures.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// An offer's.
    Offer(OfferId),
    /// An enterprise's.
    Enterprise(EnterpriseId),
    /// Those of the working copy of an offer.
    Working(OfferId),
}

impl Owner {
    fn column(self) -> (&'static str, Uuid) {
        match self {
            Owner::Offer(id) => ("offer_id", id.0),
            Owner::Enterprise(id) => ("enterprise_id", id.0),
            Owner::Working(id) => ("working_id", id.0),
        }
    }
}

#[derive(sqlx::FromRow)]
struct PictureRow {
    id: PictureId,
    owner: Uuid,
    source: String,
    state: String,
    width: Option<i64>,
    height: Option<i64>,
    colour: Option<i64>,
    blob: Option<String>,
    alt: String,
}

const COLUMNS: &str = "source, state, width, height, colour, blob, alt";

impl PictureRow {
    fn view(self) -> Result<PictureView> {
        Ok(PictureView {
            state: PictureState::from_name(&self.state).unwrap_or(PictureState::Failed),
            blob: self.blob.unwrap_or_default(),
            width: self.width.and_then(|w| u32::try_from(w).ok()).unwrap_or(0),
            height: self.height.and_then(|h| u32::try_from(h).ok()).unwrap_or(0),
            colour: self
                .colour
                .and_then(|c| u8::try_from(c).ok())
                .unwrap_or(63)
                .min(63),
            alt: serde_json::from_str(&self.alt)?,
            source: self.source,
        })
    }
}

/// New pictures and the jobs that fetch them, to be written together.
pub struct PictureRows {
    pictures: Rows,
    jobs: Rows,
}

impl Default for PictureRows {
    fn default() -> Self {
        Self {
            pictures: Rows::new(
                "insert into picture (id, offer_id, enterprise_id, working_id, position, source, state, width, height, colour, blob, alt)",
                "",
            ),
            jobs: job_rows(),
        }
    }
}

impl PictureRows {
    /// Writes them.
    pub async fn write(self, conn: &mut Conn) -> Result<()> {
        self.pictures.write(conn).await?;
        self.jobs.write(conn).await
    }
}

/// Makes an owner's pictures be `wanted`, in this order, and writes them.
pub async fn pictures_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    owner: Owner,
    wanted: &[PictureView],
) -> Result<()> {
    let mut rows = PictureRows::default();
    pictures_put(conn, now, owner, wanted, false, &mut rows).await?;
    rows.write(conn).await
}

/// Makes an owner's pictures be `wanted`, in this order. What is already fetched stays; what is new goes to `rows`,
/// and comes from elsewhere by a job. `is_new`: the owner has none yet.
pub async fn pictures_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    owner: Owner,
    wanted: &[PictureView],
    is_new: bool,
    rows: &mut PictureRows,
) -> Result<()> {
    let (column, id) = owner.column();
    let have: Vec<PictureRow> = if is_new {
        Vec::new()
    } else {
        sql_built(format!(
            "select id, {column} as owner, {COLUMNS} from picture where {column} = $1 order by position"
        ))
        .bind(id)
        .all(conn)
        .await?
    };
    for old in have
        .iter()
        .filter(|h| !wanted.iter().any(|w| w.source == h.source))
    {
        sql("delete from picture where id = $1")
            .bind(old.id)
            .run(conn)
            .await?;
    }
    for (position, picture) in wanted.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let alt = serde_json::to_string(&picture.alt)?;
        if let Some(old) = have.iter().find(|h| h.source == picture.source) {
            sql("update picture set position = $1, alt = $2 where id = $3")
                .bind(position)
                .bind(alt)
                .bind(old.id)
                .run(conn)
                .await?;
            continue;
        }
        let fresh = PictureId::fresh(now);
        // A ready one was made for another owner, as a working copy's that is published.
        let made = match picture.state {
            PictureState::Drawn => true,
            PictureState::Ready => !picture.blob.is_empty(),
            PictureState::Queued | PictureState::Failed => false,
        };
        let state = if made { picture.state } else { PictureState::Queued };
        let (offer, enterprise, working) = match owner {
            Owner::Offer(id) => (Some(id), None, None),
            Owner::Enterprise(id) => (None, Some(id), None),
            Owner::Working(id) => (None, None, Some(id)),
        };
        rows.pictures.push(|row| {
            row.bind(fresh)
                .bind(offer)
                .bind(enterprise)
                .bind(working)
                .bind(position)
                .bind(picture.source.clone())
                .bind(state.name().to_owned())
                .bind(made.then_some(i64::from(picture.width)))
                .bind(made.then_some(i64::from(picture.height)))
                .bind(made.then_some(i64::from(picture.colour)))
                .bind(made.then(|| picture.blob.clone()))
                .bind(alt)
        });
        if !made {
            job_gather(&mut rows.jobs, now, JobKind::MakePicture, fresh.to_string());
        }
    }
    Ok(())
}

/// The pictures of several owners of one kind, in order.
pub async fn pictures_of(conn: &mut Conn, owners: &[Owner]) -> Result<HashMap<Uuid, Vec<PictureView>>> {
    let mut out: HashMap<Uuid, Vec<PictureView>> = HashMap::new();
    let Some((column, _)) = owners.first().map(|o| o.column()) else {
        return Ok(out);
    };
    let list = placeholders(1, owners.len());
    let rows: Vec<PictureRow> = sql_built(format!(
        "select id, {column} as owner, {COLUMNS} from picture where {column} in ({list}) order by position"
    ))
    .bind_all(owners.iter().map(|o| o.column().1))
    .all(conn)
    .await?;
    for row in rows {
        out.entry(row.owner).or_default().push(row.view()?);
    }
    Ok(out)
}

/// A picture with what the desk needs to name it.
#[derive(Clone, Debug)]
pub struct PictureLine {
    /// Its identifier.
    pub id: PictureId,
    /// The picture.
    pub view: PictureView,
    /// Why it was refused, a key of the interface words.
    pub failure: Option<String>,
}

/// The pictures of one owner with their identifiers, in order.
pub async fn picture_lines(conn: &mut Conn, owner: Owner) -> Result<Vec<PictureLine>> {
    let (column, id) = owner.column();
    let rows: Vec<PictureRow> = sql_built(format!(
        "select id, {column} as owner, {COLUMNS} from picture where {column} = $1 order by position, id"
    ))
    .bind(id)
    .all(conn)
    .await?;
    let failures: HashMap<PictureId, Option<String>> =
        sql_built(format!("select id, failure from picture where {column} = $1"))
            .bind(id)
            .all::<(PictureId, Option<String>)>(conn)
            .await?
            .into_iter()
            .collect();
    rows.into_iter()
        .map(|row| {
            Ok(PictureLine {
                id: row.id,
                failure: failures.get(&row.id).cloned().flatten(),
                view: row.view()?,
            })
        })
        .collect()
}

/// A picture that a job is about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PictureTask {
    /// Where it comes from.
    pub source: String,
    /// The offer that has it.
    pub offer_id: Option<OfferId>,
    /// The enterprise that has it.
    pub enterprise_id: Option<EnterpriseId>,
}

/// What a job needs to know of a picture; none when it is gone.
pub async fn picture_task(conn: &mut Conn, id: PictureId) -> Result<Option<PictureTask>> {
    sql("select source, offer_id, enterprise_id from picture where id = $1")
        .bind(id)
        .first(conn)
        .await
}

/// Records that a picture's sizes are there.
pub async fn picture_ready(
    conn: &mut Conn,
    id: PictureId,
    blob: &str,
    (width, height): (u32, u32),
    colour: u8,
) -> Result<()> {
    sql("update picture set state = 'ready', failure = null, width = $1, height = $2, colour = $3, blob = $4 where id = $5")
        .bind(i64::from(width))
        .bind(i64::from(height))
        .bind(i64::from(colour))
        .bind(blob.to_owned())
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}

/// Records why a picture was refused.
pub async fn picture_failed(conn: &mut Conn, id: PictureId, reason: &str) -> Result<()> {
    sql("update picture set state = 'failed', failure = $1 where id = $2")
        .bind(reason.to_owned())
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}
