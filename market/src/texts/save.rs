//! Writing versions: by hand, and by bringing one back.

use super::{Edited, TextKey, TextSaved, TextVersion, store};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::Event,
    jobs::{JobKind, job_enqueue},
    policy::{Action, allow},
    text::long_hash,
};

impl Market {
    /// Writes a new version of a text, from fields that are named by [`super::slot`]. `seen` is the version that was edited. What says
    /// the same as stands already is not written again, so sending twice does no harm.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; [`Error::Invalid`] by field; [`Error::Conflict`] when somebody has saved
    /// another version meanwhile.
    pub async fn text_save<'t>(
        &self,
        ctx: &Ctx,
        key: &TextKey,
        seen: i64,
        typed: impl Fn(&str) -> &'t str,
    ) -> Result<TextSaved> {
        allow(ctx, Action::TextsEdit)?;
        let subject = self.texts.subject(key)?;
        let edited = subject.read(typed).map_err(Error::Invalid)?;
        self.text_write(ctx, key, seen, edited, None).await
    }

    /// Brings an earlier version back, 0 being the program's own text, by adding one that says the same.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] when there is no such version; [`Error::Invalid`] when this program can't say
    /// any more what it says; [`Error::Conflict`] when somebody has saved another version meanwhile.
    pub async fn text_restore(&self, ctx: &Ctx, key: &TextKey, seen: i64, version: i64) -> Result<TextSaved> {
        allow(ctx, Action::TextsEdit)?;
        let subject = self.texts.subject(key)?;
        let edited = if version == 0 {
            Edited::new()
        } else {
            let conn = &mut self.db.read().await?;
            let found = store::versions_before(conn, key, version.saturating_add(1), 1)
                .await?
                .pop();
            let found = found.filter(|v| v.version == version).ok_or(Error::NotFound)?;
            let kept = |name: &str| found.edited.get(name).map_or("", String::as_str);
            subject.read(kept).map_err(Error::Invalid)?
        };
        self.text_write(ctx, key, seen, edited, Some(version)).await
    }

    async fn text_write(
        &self,
        ctx: &Ctx,
        key: &TextKey,
        seen: i64,
        edited: Edited,
        restored: Option<i64>,
    ) -> Result<TextSaved> {
        let (ctx, key) = (*ctx, key.clone());
        let saved = self
            .db
            .write(move |conn| {
                Box::pin(async move { version_add(conn, &ctx, &key, seen, edited, restored).await })
            })
            .await?;
        self.texts_refresh().await?;
        Ok(saved)
    }
}

/// Adds a version in the caller's transaction, with all that follows from it.
async fn version_add(
    conn: &mut Conn,
    ctx: &Ctx,
    key: &TextKey,
    seen: i64,
    edited: Edited,
    restored: Option<i64>,
) -> Result<TextSaved> {
    // Raising the sequence first makes writers on Postgres wait for one another.
    conn.public_change().await?;
    let last = store::versions_before(conn, key, i64::MAX, 1).await?.pop();
    let (version, before) = last.map(|v| (v.version, v.edited)).unwrap_or_default();
    if edited == before {
        return Ok(TextSaved::Same);
    }
    if version != seen {
        return Err(Error::Conflict {
            from: version.to_string(),
            to: seen.to_string(),
        });
    }
    let hash = |edited: &Edited| serde_json::to_vec(edited).map(|json| long_hash(&json));
    let (was, is) = (hash(&before)?, hash(&edited)?);
    let next = TextVersion {
        version: version + 1,
        edited,
        restored,
        person: ctx.actor.person(),
        name: None,
        at: ctx.now,
    };
    store::version_insert(conn, key, &next).await?;
    let to = if restored.is_some() { "restored" } else { "edited" };
    Event::new(key.id(), "text", to)
        .note(&*key.to_string())
        .change("content", Some(&was), Some(&is))
        .append(conn, ctx)
        .await?;
    if key.kind.is_searched() {
        job_enqueue(conn, ctx.now, JobKind::SearchWords, key.to_string()).await?;
    }
    Ok(TextSaved::Saved)
}
