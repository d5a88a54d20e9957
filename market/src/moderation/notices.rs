//! Reporting something: anybody may, without an account (DSA, art. 16).

use super::{
    Item, ItemKind, ItemNow, Notice, NoticeForm, NoticeState,
    items::{item_by_slug, item_now},
    store,
};
use crate::{
    Market,
    accounts::{Caller, Keys},
    ctx::Ctx,
    error::{Error, Result},
    events::Event,
    id::NoticeId,
    mail::mail_enqueue,
    policy::{Action, allow},
};

impl Market {
    /// What is to be reported, as everybody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what nobody sees.
    pub async fn notice_about(&self, ctx: &Ctx, kind: ItemKind, slug: &str) -> Result<ItemNow> {
        allow(ctx, Action::NoticeSend)?;
        let found = item_by_slug(&mut self.db.read().await?, ctx, kind, slug).await?;
        found.filter(|i| i.public).ok_or(Error::NotFound)
    }

    /// The same by its identifier, for who has its form open already: it may have gone meanwhile.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn notice_item(&self, ctx: &Ctx, item: Item) -> Result<ItemNow> {
        allow(ctx, Action::NoticeSend)?;
        item_now(&mut self.db.read().await?, ctx, item)
            .await?
            .ok_or(Error::NotFound)
    }

    /// Reports something; who gave an address is told by mail that it came in. Answers the notice's number; the very same
    /// notice, sent twice, is one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] by field; [`Error::TooOften`].
    pub async fn notice_send(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        item: Item,
        form: &NoticeForm,
    ) -> Result<String> {
        allow(ctx, Action::NoticeSend)?;
        let new = form.read().map_err(Error::Invalid)?;
        let about = self.notice_item(ctx, item).await?;
        let urgent = new.reason.urgent();
        let folded = new.folded.clone();
        let notice = Notice {
            id: NoticeId::fresh(ctx.now),
            reference: self.reference('N')?,
            item,
            address: new.address,
            reason: new.reason,
            explanation: new.explanation,
            from: new.from,
            locale: ctx.locale,
            state: NoticeState::Open,
            urgent,
            due_at: self.deadlines.notice(ctx.now, urgent),
            assignee: None,
            version: 1,
            decision: None,
            created_at: ctx.now,
        };
        let mail = self.notice_mail(&notice, &about)?;
        let keys = Keys::new("notice", folded.as_deref().unwrap_or_default(), caller.address);
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if let Err(too_often) = keys.take(conn, ctx.now).await? {
                        return Ok(Err(too_often));
                    }
                    if let Some(same) = store::notice_same(conn, &notice, folded.as_deref()).await? {
                        return Ok(Ok(same.reference));
                    }
                    store::notice_insert(conn, &notice, folded).await?;
                    Event::new(notice.id.0, "notice", notice.state.name())
                        .note(&*notice.item.noted())
                        .append(conn, &ctx)
                        .await?;
                    if let Some(mail) = mail {
                        mail_enqueue(conn, ctx.now, &mail, &format!("notice:{}", notice.id)).await?;
                    }
                    Ok(Ok(notice.reference))
                })
            })
            .await?
    }

    /// Forgets who sent a notice once nobody can appeal any more; while an appeal waits, later.
    pub(crate) async fn notice_forget(&self, id: NoticeId) -> Result<()> {
        let system = self.system();
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::appeal_waits_of(conn, id).await? {
                        return super::decide::forget_later(conn, system.now, id, system.now).await;
                    }
                    store::notice_forget(conn, id).await?;
                    Event::new(id.0, "notice_sender", "erased")
                        .append(conn, &system)
                        .await
                })
            })
            .await
    }
}
