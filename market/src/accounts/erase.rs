//! Erasing a person, by themselves: what the law makes us keep stays without them, everything else goes.

use super::{
    Caller, EndReason,
    data::{Erasing, PERSON_TABLES},
    mails::{News, post},
    second_factor::{code_take, wrong_code},
    session::sessions_end,
    store::{self, Ending},
};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::SessionId,
};

/// What somebody types who erases their account.
#[derive(Clone)]
pub struct EraseForm {
    /// The password, where there is one.
    pub current: String,
    /// A code, where there is a second factor.
    pub code: String,
    /// Whether they said that they know it can't be undone.
    pub sure: bool,
}

impl Market {
    /// Erases oneself. Sessions end, the key of sealed values is destroyed, and a last mail says so.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `current`, `code`, `sure`, or for `organisation` with its name: its only owner must hand it on
    /// first where it has other members; [`Error::TooOften`].
    pub async fn person_erase(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        form: &EraseForm,
    ) -> Result<()> {
        let refused =
            |field: &str, code, value: &str| Error::Invalid(vec![FieldError::new(field, code, value)]);
        if !form.sure {
            return Err(refused("sure", "data.sure", ""));
        }
        let person = self.shown_again(ctx, caller, session, &form.current).await?;
        let has_code = store::totp_on(&mut self.db.read().await?, person.id).await?;
        let code = if has_code {
            let person = self.code_tried(ctx, caller).await?;
            Some(self.code_hashed(person.id, &form.code).await?)
        } else {
            None
        };
        let mail = self.news_mail(ctx.now, &person, News::Erased)?;
        let (ctx, gone) = (*ctx, person.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let now = ctx.now;
                    if let Some(code) = code
                        && code_take(conn, now, person.id, &code).await?.is_none()
                    {
                        return Err(wrong_code());
                    }
                    if let Some(organisation) = store::owned_alone(conn, person.id).await? {
                        return Err(refused("organisation", "data.owner", &organisation));
                    }
                    sessions_end(conn, &ctx, Ending::All(person.id), EndReason::Erased).await?;
                    Event::new(person.id.0, "person", "erased")
                        .from(person.state.name())
                        .append(conn, &ctx)
                        .await?;
                    for table in PERSON_TABLES {
                        match table.erasing {
                            Erasing::Delete => store::rows_delete(conn, table, &person).await?,
                            Erasing::Anonymise => store::person_anonymise(conn, now, person.id).await?,
                            Erasing::Keep(_) => {}
                        }
                    }
                    post(conn, now, &mail).await
                })
            })
            .await?;
        // from here on it is done; what is left are traces beside the rows
        self.mail.forget(gone.email.address()).await;
        self.db.scrub().await
    }
}
