//! The job that fetches a picture, makes its sizes and shows it.

use super::{
    crop::Crop,
    fetch::{FetchError, Fetcher},
    sizes::{Made, Refused, make_sizes},
    store::{picture_failed, picture_ready, picture_task},
};
use crate::{
    Market, catalogue, enterprises,
    error::{Error, Result},
    id::PictureId,
    jobs::{ATTEMPTS, Job, job_done, job_failed},
};
use uuid::Uuid;

/// Why the job didn't do it; a key for the picture's owner, a cause for the operator.
struct Failure {
    last: bool,
    code: &'static str,
    words: String,
}

impl From<FetchError> for Failure {
    fn from(e: FetchError) -> Self {
        Self {
            last: !e.retriable,
            code: e.code,
            words: e.words,
        }
    }
}

impl From<Refused> for Failure {
    fn from(e: Refused) -> Self {
        Self {
            last: !e.passing,
            code: e.code,
            words: e.words,
        }
    }
}

/// A decoder that panics has met a broken picture; the process goes on.
fn broken(e: tokio::task::JoinError) -> Failure {
    Failure {
        last: true,
        code: "picture.broken",
        words: e.to_string(),
    }
}

impl Market {
    /// Does a job of kind [`crate::jobs::JobKind::MakePicture`]: fetches the picture, makes its sizes, and records
    /// both the result and the end of the job. Doing it twice does no harm.
    ///
    /// # Errors
    /// When the database can't be read or written; whatever is wrong with the picture is recorded, not answered.
    pub async fn picture_work(&self, job: &Job) -> Result<()> {
        let Ok(id) = job.subject.parse::<Uuid>().map(PictureId) else {
            let (job, now) = (job.clone(), self.clock.now());
            return self
                .db
                .write(move |conn| {
                    Box::pin(async move {
                        job_failed(conn, now, &job, "the subject is no picture's id", true).await
                    })
                })
                .await;
        };
        let task = picture_task(&mut self.db.read().await?, id).await?;
        let made = match &task {
            Some(task) => Some(self.picture_made(&task.source).await),
            // Its owner has dropped it meanwhile.
            None => None,
        };
        if let (Some(task), Some(Err(failure))) = (&task, &made) {
            let (code, words) = (failure.code, &failure.words);
            tracing::warn!(
                source = task.source,
                last = failure.last,
                "no picture: {code}: {words}"
            );
        }
        let original = task.as_ref().and_then(|t| upload_name(&t.source));
        let over = match &made {
            None | Some(Ok(_)) => true,
            Some(Err(failure)) => failure.last,
        };
        let (job, now) = (job.clone(), self.clock.now());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let done = match made {
                        None => return job_done(conn, job.id).await,
                        Some(Err(failure)) => {
                            if failure.last || job.attempts >= ATTEMPTS {
                                picture_failed(conn, id, failure.code).await?;
                            }
                            return job_failed(
                                conn,
                                now,
                                &job,
                                &format!("{}: {}", failure.code, failure.words),
                                failure.last,
                            )
                            .await;
                        }
                        Some(Ok(done)) => done,
                    };
                    picture_ready(
                        conn,
                        id,
                        &format!("p/{}", done.hash),
                        (done.width, done.height),
                        done.colour,
                    )
                    .await?;
                    let owners = task.map(|t| (t.offer_id, t.enterprise_id)).unwrap_or_default();
                    if let Some(offer) = owners.0 {
                        catalogue::listings_refresh(conn, now, &[offer]).await?;
                    }
                    if let Some(enterprise) = owners.1 {
                        enterprises::enterprise_changed(conn, now, enterprise).await?;
                    }
                    job_done(conn, job.id).await
                })
            })
            .await?;
        if let Some(name) = original.filter(|_| over)
            && let Err(error) = self.blobs.remove(&name)
        {
            tracing::warn!(%error, "the original of an uploaded picture was not removed");
        }
        Ok(())
    }

    /// Fetches a picture and puts its sizes where pages find them.
    async fn picture_made(&self, source: &str) -> Result<Made, Failure> {
        let blobs = self.blobs.clone();
        let original = match (upload_name(source), Crop::parse(source)) {
            (Some(name), _) => tokio::task::spawn_blocking(move || blobs.get(&name))
                .await
                .map_err(|e| passing(&Error::internal(e)))?
                .map_err(|e| passing(&e))?,
            (None, Some(crop)) => tokio::task::spawn_blocking(move || crop.original(&blobs))
                .await
                .map_err(broken)?
                .map_err(|e| passing(&e))??,
            (None, None) => Fetcher::new(self.reach.clone())?.picture(source).await?,
        };
        let (blobs, reader) = (self.blobs.clone(), self.avif.clone());
        let work = move || {
            let mut made = make_sizes(&original, &reader)?;
            for (width, ext, bytes) in std::mem::take(&mut made.files) {
                blobs
                    .put(&format!("p/{}/{width}.{ext}", made.hash), &bytes)
                    .map_err(|e| passing(&e))?;
            }
            Ok(made)
        };
        tokio::task::spawn_blocking(work).await.map_err(broken)?
    }
}

/// Where the original of an uploaded picture lies until its sizes are made: it may tell where it was taken.
pub(crate) fn upload_name(source: &str) -> Option<String> {
    source.strip_prefix("upload:").map(|id| format!("up/{id}"))
}

fn passing(e: &Error) -> Failure {
    Failure {
        last: false,
        code: "picture.unreachable",
        words: e.to_string(),
    }
}

#[cfg(test)]
mod tests;
