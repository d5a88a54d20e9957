//! Restricting and restoring: with a notice, without one, by an appeal, and at the end of the time that was set.

use super::{
    Decision, DecisionState, Item, ItemKind, ItemNow, NoticeState, Origin, Outcome, Restriction,
    decide::answered,
    decider,
    items::{item_by_slug, item_now, item_restore, item_restrict},
    mails::{Sellers, told},
    reasons, store,
};
use crate::{
    Market,
    certification::start_of_day,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::Event,
    id::{DecisionId, NoticeId},
    jobs::{JobKind, job_enqueue_at},
    mail::{MailKind, Message},
    policy::{Action, allow},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// A restriction with all that follows from it, written down before its transaction begins.
pub(super) struct Ruling {
    decision: Decision,
    /// When it ends by itself.
    ends_at: Option<DateTime<Utc>>,
    secret: Option<Secret>,
    sellers: Vec<Message>,
    notifiers: Vec<(NoticeId, Option<Message>)>,
}

impl Ruling {
    /// Which decision it is.
    pub fn id(&self) -> DecisionId {
        self.decision.id
    }

    /// Takes the item off, writes the decision down, answers every notice about it that waits, and tells the sellers.
    pub async fn apply(self, conn: &mut Conn, ctx: &Ctx) -> Result<()> {
        let Ruling { mut decision, .. } = self;
        decision.before = Some(item_restrict(conn, ctx, decision.item).await?);
        store::decision_insert(conn, &decision, self.secret.as_ref()).await?;
        Event::new(decision.id.0, "moderation_decision", decision.state.name())
            .note(&*format!("{} {}", decision.outcome, decision.item.noted()))
            .append(conn, ctx)
            .await?;
        let id = decision.id;
        if let Some(at) = self.ends_at {
            job_enqueue_at(conn, ctx.now, at, JobKind::RestrictionEnd, id.to_string()).await?;
        }
        for (notice, mail) in self.notifiers {
            if let Some(notice) = store::notice_by_id(conn, notice).await? {
                // Somebody may have answered it meanwhile.
                if notice.state == NoticeState::Open {
                    answered(conn, ctx, notice, NoticeState::Restricted, id, mail).await?;
                }
            }
        }
        told(conn, ctx.now, &format!("decision:{id}"), &self.sellers).await
    }
}

impl Market {
    /// Prepares the restriction of an item.
    pub(super) async fn ruling(
        &self,
        conn: &mut Conn,
        ctx: &Ctx,
        item: &ItemNow,
        restriction: Restriction,
        origin: Origin,
    ) -> Result<Ruling> {
        let sellers = Sellers::of(conn, item.seller()).await?;
        let secret = sellers.by_link().then(|| self.random.secret()).transpose()?;
        let day_after = restriction.until.and_then(|day| day.succ_opt());
        let decision = Decision {
            id: DecisionId::fresh(ctx.now),
            reference: self.reference('D')?,
            item: item.item,
            outcome: Outcome::Restrict,
            origin,
            measure: Some(restriction.measure),
            until: restriction.until,
            facts: restriction.facts,
            ground: Some((restriction.ground, restriction.ground_text)),
            automated: restriction.automated,
            state: DecisionState::InForce,
            before: None,
            by: Some(decider(ctx)?),
            decided_at: ctx.now,
            ended_at: None,
        };
        let notifiers = store::notices_open(conn, item.item)
            .await?
            .iter()
            .map(|notice| Ok((notice.id, self.answer_mail(notice, item, &decision, None)?)))
            .collect::<Result<_>>()?;
        let said = (&*decision.facts, secret.as_ref());
        let mails = self.seller_mails(&sellers, MailKind::ItemRestricted, item, &decision, said)?;
        Ok(Ruling {
            ends_at: day_after.map(|day| start_of_day(day, self.region.time_zone)),
            sellers: mails,
            decision,
            secret,
            notifiers,
        })
    }

    /// Restricts something on the operator's own initiative. Notices about it that wait are answered with it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] for what is not public.
    pub async fn item_restrict(&self, ctx: &Ctx, item: Item, restriction: Restriction) -> Result<DecisionId> {
        allow(ctx, Action::ModerationDecide)?;
        let mut conn = self.db.read().await?;
        let now = item_now(&mut conn, ctx, item).await?.ok_or(Error::NotFound)?;
        let ruling = self
            .ruling(&mut conn, ctx, &now, restriction, Origin::Own)
            .await?;
        drop(conn);
        let (ctx, id) = (*ctx, ruling.id());
        self.db
            .write(move |conn| Box::pin(async move { ruling.apply(conn, &ctx).await }))
            .await?;
        Ok(id)
    }

    /// The item with this part of an address, for a restriction without a notice.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn item_find(&self, ctx: &Ctx, kind: ItemKind, slug: &str) -> Result<ItemNow> {
        allow(ctx, Action::ModerationDecide)?;
        item_by_slug(&mut self.db.read().await?, ctx, kind, slug)
            .await?
            .ok_or(Error::NotFound)
    }

    /// Takes a restriction back; the item is again what it was.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for `verdict`; [`Error::Conflict`] for one that holds no more.
    pub async fn restriction_lift(&self, ctx: &Ctx, id: DecisionId, reason: &str) -> Result<()> {
        allow(ctx, Action::ModerationDecide)?;
        let reason = reasons("verdict", reason)?;
        let mut conn = self.db.read().await?;
        let mails = self.restored_mails(&mut conn, ctx, id, &reason).await?;
        drop(conn);
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    lifted(conn, &ctx, id, DecisionState::Ended).await?;
                    told(conn, ctx.now, &format!("decision:{id}:ended"), &mails).await
                })
            })
            .await
    }

    /// Ends a restriction whose last day is over; one that was taken back before is left alone.
    pub(crate) async fn restriction_end(&self, id: DecisionId) -> Result<()> {
        let system = self.system();
        let mut conn = self.db.read().await?;
        let decision = store::decision_by_id(&mut conn, id).await?;
        if decision.is_none_or(|d| d.state != DecisionState::InForce) {
            return Ok(());
        }
        let mails = self.restored_mails(&mut conn, &system, id, "").await?;
        drop(conn);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    lifted(conn, &system, id, DecisionState::Ended).await?;
                    told(conn, system.now, &format!("decision:{id}:ended"), &mails).await
                })
            })
            .await
    }

    async fn restored_mails(
        &self,
        conn: &mut Conn,
        ctx: &Ctx,
        id: DecisionId,
        reason: &str,
    ) -> Result<Vec<Message>> {
        let decision = store::decision_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let item = item_now(conn, ctx, decision.item).await?.ok_or(Error::NotFound)?;
        let sellers = Sellers::of(conn, item.seller()).await?;
        self.seller_mails(&sellers, MailKind::ItemRestored, &item, &decision, (reason, None))
    }
}

/// Ends a restriction that holds and gives its item back.
pub(super) async fn lifted(conn: &mut Conn, ctx: &Ctx, id: DecisionId, to: DecisionState) -> Result<()> {
    let found = store::decision_by_id(conn, id).await?;
    let mut decision = found
        .filter(|d| d.outcome == Outcome::Restrict)
        .ok_or(Error::NotFound)?;
    let from = decision.state;
    decision.state = from.step(to)?;
    decision.ended_at = Some(ctx.now);
    let before = decision.before.clone().unwrap_or_default();
    item_restore(conn, ctx, decision.item, &before).await?;
    store::decision_stands(conn, &decision).await?;
    Event::new(id.0, "moderation_decision", decision.state.name())
        .from(from.name())
        .append(conn, ctx)
        .await
}
