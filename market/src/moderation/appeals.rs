//! Appeals (DSA, art. 20): the seller's against a restriction, the notifier's against keeping.

use super::{
    Appeal, AppealSide, AppealState, Decision, DecisionState, Item, ItemNow, Notice, NoticeState, Origin,
    Restriction, decide::answered, decider, items::item_now, mails::told, reasons, restrict::lifted,
    same_version, store,
};
use crate::{
    Market,
    accounts::{Caller, Keys, operators_besides},
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::{AppealId, DecisionId},
    mail::{MailKind, Message},
    policy::{Action, allow},
    random::Secret,
};

/// What the link of a mail shows.
#[derive(Clone, Debug)]
pub struct AppealLook {
    /// What can be appealed against.
    pub decision: Decision,
    /// What it is about.
    pub item: ItemNow,
    /// The appeal, where there is one already.
    pub appeal: Option<Appeal>,
}

/// What the operator says to an appeal.
#[derive(Clone, Debug)]
pub enum AppealDecision {
    /// The decision stands, for these reasons.
    Uphold(String),
    /// It is reversed, for these reasons. What was kept is restricted by it, unless it is already.
    Reverse(String, Option<Restriction>),
}

impl Market {
    /// What a link is for, while it can be used; a look that changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn appeal_look(&self, ctx: &Ctx, secret: &Secret) -> Result<Option<AppealLook>> {
        allow(ctx, Action::NoticeSend)?;
        let conn = &mut self.db.read().await?;
        let Some(decision) = store::decision_by_link(conn, secret).await? else {
            return Ok(None);
        };
        let appeal = store::appeal_against(conn, decision.id).await?;
        if appeal.is_none() && !decision.appealable(ctx.now) {
            return Ok(None);
        }
        let item = item_now(conn, ctx, decision.item).await?;
        Ok(item.map(|item| AppealLook {
            decision,
            item,
            appeal,
        }))
    }

    /// Appeals with the link of a mail.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that is none or over; [`Error::Invalid`] for `appeal`; [`Error::TooOften`].
    pub async fn appeal_by_link(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        secret: &Secret,
        text: &str,
    ) -> Result<AppealId> {
        allow(ctx, Action::NoticeSend)?;
        let text = reasons("appeal", text)?;
        let look = self.appeal_look(ctx, secret).await?.ok_or(Error::NotFound)?;
        let keys = Keys::address("appeal", caller.address);
        self.appealed(ctx, look, text, Some(keys)).await
    }

    /// Appeals against a restriction of what one's enterprise offers.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's; [`Error::Invalid`] for `appeal`; [`Error::Conflict`] once it can't be appealed
    /// against any more.
    pub async fn appeal_send(&self, ctx: &Ctx, id: DecisionId, text: &str) -> Result<AppealId> {
        allow(ctx, Action::AppealSend)?;
        let text = reasons("appeal", text)?;
        let mut conn = self.db.read().await?;
        let (decision, item) = super::statements::own(&mut conn, ctx, id).await?;
        let appeal = store::appeal_against(&mut conn, id).await?;
        drop(conn);
        if appeal.is_none() && !decision.appealable(ctx.now) {
            return Err(Error::Conflict {
                from: decision.state.name().into(),
                to: AppealState::Open.name().into(),
            });
        }
        let look = AppealLook {
            decision,
            item,
            appeal,
        };
        self.appealed(ctx, look, text, None).await
    }

    /// Writes an appeal down; there is one of a decision, and sending it twice is sending it once.
    async fn appealed(
        &self,
        ctx: &Ctx,
        look: AppealLook,
        text: String,
        keys: Option<Keys>,
    ) -> Result<AppealId> {
        if let Some(there) = look.appeal {
            return Ok(there.id);
        }
        let (decision, item) = (look.decision, look.item);
        let mut conn = self.db.read().await?;
        let side = decision.side();
        let notice = match side {
            AppealSide::Notifier => store::notices_answered(&mut conn, decision.id).await?.pop(),
            AppealSide::Seller => None,
        };
        let appeal = Appeal {
            id: AppealId::fresh(ctx.now),
            reference: self.reference('A')?,
            decision: decision.id,
            side,
            notice: notice.map(|n| n.id),
            person: ctx.actor.person().filter(|_| keys.is_none()),
            text,
            state: AppealState::Open,
            due_at: self.deadlines.appeal(ctx.now),
            assignee: None,
            version: 1,
            reason: None,
            decided_by: None,
            created_at: ctx.now,
            decided_at: None,
        };
        let about = (&appeal, &decision);
        let mails = self
            .appeal_mails(&mut conn, MailKind::AppealReceived, about, &item, "")
            .await?;
        drop(conn);
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if let Some(keys) = keys
                        && let Err(too_often) = keys.take(conn, ctx.now).await?
                    {
                        return Ok(Err(too_often));
                    }
                    // Held, so that of two appeals at once the later finds the earlier.
                    store::decision_by_id(conn, appeal.decision).await?;
                    if let Some(there) = store::appeal_against(conn, appeal.decision).await? {
                        return Ok(Ok(there.id));
                    }
                    store::appeal_insert(conn, &appeal).await?;
                    Event::new(appeal.id.0, "appeal", appeal.state.name())
                        .note(&*format!(
                            "{} moderation_decision:{}",
                            appeal.side, appeal.decision
                        ))
                        .append(conn, &ctx)
                        .await?;
                    told(conn, ctx.now, &format!("appeal:{}", appeal.id), &mails).await?;
                    Ok(Ok(appeal.id))
                })
            })
            .await?
    }

    /// Decides of the version of an appeal that was looked at; not whoever decided before, unless nobody else can.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for `verdict` when another operator must decide; [`Error::Conflict`] when it
    /// was decided meanwhile, and when what was kept is to be restricted and is not public any more.
    pub async fn appeal_decide(
        &self,
        ctx: &Ctx,
        id: AppealId,
        version: i64,
        decision: AppealDecision,
    ) -> Result<()> {
        allow(ctx, Action::ModerationDecide)?;
        let me = decider(ctx)?;
        let conn = &mut self.db.read().await?;
        let seen = store::appeal_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let against = store::decision_by_id(conn, seen.decision).await?;
        let against = against.ok_or(Error::NotFound)?;
        let item = item_now(conn, ctx, against.item).await?.ok_or(Error::NotFound)?;
        let (to, reason, restriction) = match decision {
            AppealDecision::Uphold(reason) => (AppealState::Upheld, reason, None),
            AppealDecision::Reverse(reason, restriction) => (AppealState::Reversed, reason, restriction),
        };
        let kind = match to {
            AppealState::Reversed => MailKind::AppealReversed,
            AppealState::Open | AppealState::Upheld => MailKind::AppealUpheld,
        };
        let about = (&seen, &against);
        let mails = self.appeal_mails(conn, kind, about, &item, &reason).await?;
        let ruling = match restriction.filter(|_| seen.side == AppealSide::Notifier) {
            Some(restriction) => Some(self.ruling(conn, ctx, &item, restriction, Origin::Appeal).await?),
            None => None,
        };
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mut appeal = store::appeal_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    same_version(appeal.version, version)?;
                    let from = appeal.state;
                    appeal.state = from.step(to)?;
                    let mut note = None;
                    if against.by == Some(me) {
                        if operators_besides(conn, me).await? {
                            let error = FieldError::new("verdict", "invalid.other_person", "");
                            return Err(Error::Invalid(vec![error]));
                        }
                        note = Some("same_person");
                    }
                    appeal.reason = Some(reason);
                    (appeal.decided_by, appeal.decided_at) = (Some(me), Some(ctx.now));
                    store::appeal_write(conn, &appeal).await?;
                    Event::new(id.0, "appeal", to.name())
                        .from(from.name())
                        .note(note)
                        .append(conn, &ctx)
                        .await?;
                    if to == AppealState::Reversed {
                        reversed(conn, &ctx, &appeal, ruling).await?;
                    }
                    told(conn, ctx.now, &format!("appeal:{id}:{to}"), &mails).await
                })
            })
            .await
    }
}

/// What follows from a reversal: a restriction is lifted, or what was kept is restricted.
async fn reversed(
    conn: &mut Conn,
    ctx: &Ctx,
    appeal: &Appeal,
    ruling: Option<super::restrict::Ruling>,
) -> Result<()> {
    let found = store::decision_by_id(conn, appeal.decision).await?;
    let mut decision = found.ok_or(Error::NotFound)?;
    if decision.state != DecisionState::InForce {
        // The operator took it back before.
        return Ok(());
    }
    if appeal.side == AppealSide::Seller {
        return lifted(conn, ctx, decision.id, DecisionState::Reversed).await;
    }
    let from = decision.state;
    decision.state = from.step(DecisionState::Reversed)?;
    decision.ended_at = Some(ctx.now);
    store::decision_stands(conn, &decision).await?;
    Event::new(decision.id.0, "moderation_decision", decision.state.name())
        .from(from.name())
        .append(conn, ctx)
        .await?;
    let instead = match ruling {
        Some(ruling) => {
            let id = ruling.id();
            ruling.apply(conn, ctx).await?;
            id
        }
        None => restricted_already(conn, decision.item).await?,
    };
    if let Some(notice) = kept_notice(conn, appeal).await? {
        answered(
            conn,
            ctx,
            notice,
            NoticeState::Restricted,
            instead,
            None::<Message>,
        )
        .await?;
    }
    Ok(())
}

async fn restricted_already(conn: &mut Conn, item: Item) -> Result<DecisionId> {
    let there = super::restriction_of(conn, item).await?;
    there.ok_or_else(|| Error::Invalid(vec![FieldError::new("measure", "invalid.choice", "")]))
}

async fn kept_notice(conn: &mut Conn, appeal: &Appeal) -> Result<Option<Notice>> {
    let notice = match appeal.notice {
        Some(id) => store::notice_by_id(conn, id).await?,
        None => None,
    };
    Ok(notice.filter(|n| n.state == NoticeState::Kept))
}
