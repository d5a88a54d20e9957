//! The operator's word on a notice.

use super::{
    Decision, DecisionState, Notice, NoticeState, Origin, Outcome, Restriction, appeal_until, decider,
    items::item_now, restrict::Ruling, same_version, store,
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::Event,
    id::{DecisionId, NoticeId},
    jobs::{JobKind, job_enqueue_at},
    mail::{Message, mail_enqueue},
    policy::{Action, allow},
    random::Secret,
};
use chrono::{DateTime, TimeDelta, Utc};

/// How much longer a sender is known while an appeal of theirs waits.
const KNOWN_LONGER: TimeDelta = TimeDelta::days(30);

/// What the operator says to a notice.
#[derive(Clone, Debug)]
pub enum NoticeDecision {
    /// It stays, for these reasons.
    Keep(String),
    /// It is restricted.
    Restrict(Restriction),
    /// The restriction that holds already answers it.
    Covered,
}

/// What a decision of a notice writes.
enum Answer {
    Keep(Box<Decision>, Secret, Option<Message>),
    Restrict(Box<Ruling>),
    Covered(DecisionId, Option<Message>),
}

impl Market {
    /// Decides of the version of a notice that was looked at. A restriction answers every notice about the item that waits.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when it was decided or taken by somebody meanwhile, and for the restriction
    /// of what is not public.
    pub async fn notice_decide(
        &self,
        ctx: &Ctx,
        id: NoticeId,
        version: i64,
        decision: NoticeDecision,
    ) -> Result<()> {
        allow(ctx, Action::ModerationDecide)?;
        let conn = &mut self.db.read().await?;
        let notice = store::notice_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let item = item_now(conn, ctx, notice.item).await?.ok_or(Error::NotFound)?;
        let answer = match decision {
            NoticeDecision::Keep(facts) => {
                let secret = self.random.secret()?;
                let decision = Decision {
                    id: DecisionId::fresh(ctx.now),
                    reference: self.reference('D')?,
                    item: notice.item,
                    outcome: Outcome::Keep,
                    origin: Origin::Notice,
                    measure: None,
                    until: None,
                    facts,
                    ground: None,
                    automated: false,
                    state: DecisionState::InForce,
                    before: None,
                    by: Some(decider(ctx)?),
                    decided_at: ctx.now,
                    ended_at: None,
                };
                let mail = self.answer_mail(&notice, &item, &decision, Some(&secret))?;
                Answer::Keep(Box::new(decision), secret, mail)
            }
            NoticeDecision::Restrict(restriction) => Answer::Restrict(Box::new(
                self.ruling(conn, ctx, &item, restriction, Origin::Notice).await?,
            )),
            NoticeDecision::Covered => {
                let there = store::restriction_of(conn, notice.item).await?;
                let there = there.ok_or(Error::NotFound)?;
                let mail = self.answer_mail(&notice, &item, &there, None)?;
                Answer::Covered(there.id, mail)
            }
        };
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // Read again in the transaction: somebody may have decided meanwhile.
                    let notice = store::notice_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    same_version(notice.version, version)?;
                    match answer {
                        Answer::Keep(decision, secret, mail) => {
                            let to = notice.state.step(NoticeState::Kept)?;
                            store::decision_insert(conn, &decision, Some(&secret)).await?;
                            Event::new(decision.id.0, "moderation_decision", decision.state.name())
                                .note(&*format!("{} {}", decision.outcome, decision.item.noted()))
                                .append(conn, &ctx)
                                .await?;
                            answered(conn, &ctx, notice, to, decision.id, mail).await
                        }
                        Answer::Restrict(ruling) => {
                            notice.state.step(NoticeState::Restricted)?;
                            ruling.apply(conn, &ctx).await
                        }
                        Answer::Covered(decision, mail) => {
                            let to = notice.state.step(NoticeState::Restricted)?;
                            answered(conn, &ctx, notice, to, decision, mail).await
                        }
                    }
                })
            })
            .await
    }
}

/// Writes a notice's answer down, tells its sender, and has them forgotten in time.
pub(super) async fn answered(
    conn: &mut Conn,
    ctx: &Ctx,
    mut notice: Notice,
    to: NoticeState,
    decision: DecisionId,
    mail: Option<Message>,
) -> Result<()> {
    let from = notice.state;
    notice.state = from.step(to)?;
    notice.decision = Some(decision);
    store::notice_write(conn, &notice).await?;
    Event::new(notice.id.0, "notice", to.name())
        .from(from.name())
        .note(&*format!("moderation_decision:{decision}"))
        .append(conn, ctx)
        .await?;
    if let Some(mail) = mail {
        let key = format!("notice:{}:{decision}", notice.id);
        mail_enqueue(conn, ctx.now, &mail, &key).await?;
    }
    forget_later(conn, ctx.now, notice.id, appeal_until(ctx.now)).await
}

/// Has a sender forgotten a while after `at`.
pub(super) async fn forget_later(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: NoticeId,
    at: DateTime<Utc>,
) -> Result<()> {
    job_enqueue_at(
        conn,
        now,
        at + KNOWN_LONGER,
        JobKind::NoticeForget,
        id.to_string(),
    )
    .await
}
