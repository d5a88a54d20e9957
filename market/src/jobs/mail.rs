//! The handler that sends what is in the outbox.

use super::{ATTEMPTS, Job, JobKind, job_done, job_due, job_failed};
use crate::{
    Market,
    error::Result,
    id::MailId,
    mail::{MailKind, MailState, MailView, SendError, Stored, mail_get, mail_step},
};
use uuid::Uuid;

impl Market {
    /// Sends one mail that is due; answers whether there was one. Apart from [`Market::work_once`], so that a slow mail
    /// server keeps nothing else waiting.
    ///
    /// # Errors
    /// When the database can't be used.
    pub async fn mail_once(&self) -> Result<bool> {
        let now = self.system().now;
        if !job_due(&mut self.db.read().await?, now, &[JobKind::SendMail]).await? {
            return Ok(false);
        }
        match self.claim(JobKind::SendMail).await? {
            Some(job) => self.mail_work(job).await.map(|()| true),
            None => Ok(false),
        }
    }

    /// Sends and records both the result and the end of the job. A mail whose sending was recorded is not sent again; when
    /// the process dies between the server's word and the record, it is sent once more under the same `Message-ID`.
    async fn mail_work(&self, job: Job) -> Result<()> {
        let Ok(id) = job.subject.parse::<Uuid>().map(MailId) else {
            return self
                .mail_unread(job, "the subject is no mail's id".into(), true)
                .await;
        };
        let stored = mail_get(&mut self.db.read().await?, id).await;
        let stored = match stored {
            Ok(stored) => stored.filter(|s| s.view.state == MailState::Queued),
            Err(e) => return self.mail_unread(job, e.to_string(), false).await,
        };
        let Some(stored) = stored else {
            return self
                .db
                .write(move |conn| Box::pin(async move { job_done(conn, job.id).await }))
                .await;
        };
        let late = stored
            .message
            .useful_until
            .is_some_and(|until| until <= self.system().now);
        let answer = if late {
            None
        } else {
            Some(self.mail.send(id, stored.at, &stored.message).await)
        };
        self.mail_record(job, id, stored, answer).await
    }

    /// `answer` is none when the mail came too late to be of use.
    async fn mail_record(
        &self,
        job: Job,
        id: MailId,
        stored: Stored,
        answer: Option<Result<(), SendError>>,
    ) -> Result<()> {
        let now = self.system().now;
        let before = stored.view.state;
        let tried = MailView {
            attempts: stored.view.attempts + 1,
            ..stored.view.clone()
        };
        let next = match &answer {
            None => MailView {
                state: MailState::Expired,
                ..stored.view
            },
            Some(Ok(())) => MailView {
                state: MailState::Sent,
                sent_at: Some(now),
                error: None,
                ..tried
            },
            Some(Err(e)) => MailView {
                state: if e.lasting || job.attempts >= ATTEMPTS {
                    MailState::Failed
                } else {
                    before
                },
                error: Some(e.words.clone()),
                ..tried
            },
        };
        if next.state == MailState::Failed {
            tracing::warn!(mail = %id, kind = %next.kind, error = next.error, "a mail was given up");
        }
        let last_word = next.kind == MailKind::AccountErased && next.state != MailState::Queued;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    mail_step(conn, now, id, before, &next).await?;
                    match answer {
                        Some(Err(e)) => job_failed(conn, now, &job, &e.words, e.lasting).await,
                        _ => job_done(conn, job.id).await,
                    }
                })
            })
            .await?;
        // the address of somebody erased was there until now
        if last_word { self.db.scrub().await } else { Ok(()) }
    }

    /// Puts a job back whose mail could not be read.
    async fn mail_unread(&self, job: Job, why: String, last: bool) -> Result<()> {
        let now = self.system().now;
        self.db
            .write(move |conn| Box::pin(async move { job_failed(conn, now, &job, &why, last).await }))
            .await
    }
}
