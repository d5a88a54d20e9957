//! What the operator has before them: the list, and each case with all that there is to look at.

use super::{
    Appeal, Decision, Item, ItemNow, Notice, decider,
    items::{item_names, item_now},
    same_version, store,
};
use crate::{
    Market,
    accounts::{operators_besides, people_names},
    closed_list::closed_list,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    events::Event,
    id::{AppealId, DecisionId, NoticeId, PersonId},
    log::{LogLine, LogQuery},
    policy::{Action, allow},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How many cases a page of the list has.
pub const CASES_PAGE: u32 = 20;
/// How many of the same item's notices, decisions and events a case shows.
const SHOWN: i64 = 10;

closed_list! {
    /// What a case is.
    pub enum CaseKind {
        /// A notice.
        Notice = "notice",
        /// An appeal.
        Appeal = "appeal",
        /// A restriction.
        Decision = "decision",
    }
}

closed_list! {
    /// Which cases are listed.
    pub enum CaseFilter {
        /// Those that wait.
        Open = "open",
        /// Those of them that one has taken.
        Mine = "mine",
        /// Those that are decided.
        Decided = "decided",
        /// Restrictions that hold.
        Restrictions = "restrictions",
    }
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct CaseLine {
    /// What.
    pub kind: CaseKind,
    /// Its identifier.
    pub id: Uuid,
    /// Its number.
    pub reference: String,
    /// About what.
    pub item: Item,
    /// What that is called.
    pub name: String,
    /// Whose it is, when it is an offer.
    pub enterprise: String,
    /// Why it is reported, who appeals, or how it is restricted: a name of that list.
    pub about: String,
    /// The name of its state.
    pub state: String,
    /// Whether it can't wait.
    pub urgent: bool,
    /// Until when it is to be decided.
    pub due_at: DateTime<Utc>,
    /// When it came in.
    pub created_at: DateTime<Utc>,
    /// Who has taken it, by name; of a restriction, who decided.
    pub assignee: Option<String>,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct CaseList {
    /// Which cases.
    pub filter: CaseFilter,
    /// Its lines.
    pub lines: Vec<CaseLine>,
    /// How many there are on all pages.
    pub total: u64,
    /// How many wait.
    pub open: u64,
    /// Which page, from one.
    pub page: u32,
}

/// A notice with all that there is to look at.
#[derive(Clone, Debug)]
pub struct NoticeCase {
    /// The notice.
    pub notice: Notice,
    /// Who has taken it.
    pub assignee: Option<String>,
    /// Whether the reader has.
    pub mine: bool,
    /// What it is about, as it is now.
    pub item: ItemNow,
    /// The restriction under which that is now.
    pub restriction: Option<DecisionId>,
    /// Other notices about it, the newest first.
    pub others: Vec<Notice>,
    /// What was decided of it before, the newest first.
    pub decisions: Vec<Decision>,
    /// What has happened to it, the newest first.
    pub history: Vec<LogLine>,
}

/// An appeal with all that there is to look at.
#[derive(Clone, Debug)]
pub struct AppealCase {
    /// The appeal.
    pub appeal: Appeal,
    /// Who has taken it.
    pub assignee: Option<String>,
    /// Whether the reader has.
    pub mine: bool,
    /// Against what.
    pub decision: Decision,
    /// Who decided that.
    pub decided_by: Option<String>,
    /// Whether the reader may decide: they did not decide before, or are the only one.
    pub may_decide: bool,
    /// What it is about, as it is now.
    pub item: ItemNow,
    /// The restriction under which that is now.
    pub restriction: Option<DecisionId>,
    /// The notices that the decision answered.
    pub notices: Vec<Notice>,
}

/// A decision with what came of it.
#[derive(Clone, Debug)]
pub struct DecisionCase {
    /// The decision.
    pub decision: Decision,
    /// Who decided.
    pub decided_by: Option<String>,
    /// What it is about, as it is now.
    pub item: ItemNow,
    /// The notices that it answered.
    pub notices: Vec<Notice>,
    /// The appeal against it.
    pub appeal: Option<Appeal>,
}

async fn name(conn: &mut Conn, id: Option<PersonId>) -> Result<Option<String>> {
    match id {
        Some(id) => Ok(people_names(conn, &[id]).await?.remove(&id)),
        None => Ok(None),
    }
}

impl Market {
    /// A page of notices and appeals: those that wait by their deadlines, urgent ones first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn moderation_cases(&self, ctx: &Ctx, filter: CaseFilter, page: u32) -> Result<CaseList> {
        allow(ctx, Action::ModerationDecide)?;
        let me = decider(ctx)?;
        let conn = &mut self.db.read().await?;
        let (total, open) = (
            store::cases_count(conn, filter, me).await?,
            store::cases_count(conn, CaseFilter::Open, me).await?,
        );
        let offset = i64::from(page.saturating_sub(1)) * i64::from(CASES_PAGE);
        let cases = store::cases(conn, filter, me, i64::from(CASES_PAGE), offset).await?;
        let items: Vec<Item> = cases.iter().map(|c| c.item).collect();
        let names = item_names(conn, ctx.locale, &items).await?;
        let mut people: Vec<PersonId> = cases.iter().filter_map(|c| c.assignee).collect();
        people.sort_unstable();
        people.dedup();
        let people = people_names(conn, &people).await?;
        let lines = cases
            .into_iter()
            .map(|c| {
                let (name, enterprise) = names.get(&c.item).cloned().unwrap_or_default();
                CaseLine {
                    kind: c.kind,
                    id: c.id,
                    reference: c.reference,
                    item: c.item,
                    name,
                    enterprise,
                    about: c.about,
                    state: c.state,
                    urgent: c.urgent,
                    due_at: c.due_at,
                    created_at: c.created_at,
                    assignee: c.assignee.and_then(|id| people.get(&id).cloned()),
                }
            })
            .collect();
        Ok(CaseList {
            filter,
            lines,
            total,
            open,
            page,
        })
    }

    /// A notice, with its item as it is now and what was said and decided of that before.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn moderation_notice(&self, ctx: &Ctx, id: NoticeId) -> Result<NoticeCase> {
        allow(ctx, Action::ModerationDecide)?;
        let me = decider(ctx)?;
        let mut conn = self.db.read().await?;
        let notice = store::notice_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let item = item_now(&mut conn, ctx, notice.item)
            .await?
            .ok_or(Error::NotFound)?;
        let mut others = store::notices_about(&mut conn, notice.item, SHOWN + 1).await?;
        others.retain(|n| n.id != id);
        let restriction = super::restriction_of(&mut conn, notice.item).await?;
        let decisions = store::decisions_of(&mut conn, notice.item, SHOWN).await?;
        let assignee = name(&mut conn, notice.assignee).await?;
        drop(conn);
        let asked = LogQuery {
            subject: Some(notice.item.id().to_string()),
            ..LogQuery::default()
        };
        let mut history = self.log_find(ctx, &asked).await?.lines;
        history.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
        Ok(NoticeCase {
            mine: notice.assignee == Some(me),
            notice,
            assignee,
            item,
            restriction,
            others,
            decisions,
            history,
        })
    }

    /// An appeal, with what it is against.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn moderation_appeal(&self, ctx: &Ctx, id: AppealId) -> Result<AppealCase> {
        allow(ctx, Action::ModerationDecide)?;
        let me = decider(ctx)?;
        let conn = &mut self.db.read().await?;
        let appeal = store::appeal_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let decision = store::decision_by_id(conn, appeal.decision).await?;
        let decision = decision.ok_or(Error::NotFound)?;
        let item = item_now(conn, ctx, decision.item).await?.ok_or(Error::NotFound)?;
        let notices = match appeal.notice {
            Some(notice) => store::notice_by_id(conn, notice).await?.into_iter().collect(),
            None => store::notices_answered(conn, decision.id).await?,
        };
        Ok(AppealCase {
            assignee: name(conn, appeal.assignee).await?,
            mine: appeal.assignee == Some(me),
            decided_by: name(conn, decision.by).await?,
            may_decide: decision.by != Some(me) || !operators_besides(conn, me).await?,
            restriction: super::restriction_of(conn, decision.item).await?,
            appeal,
            decision,
            item,
            notices,
        })
    }

    /// A decision, with what it answered and the appeal against it.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn moderation_decision(&self, ctx: &Ctx, id: DecisionId) -> Result<DecisionCase> {
        allow(ctx, Action::ModerationDecide)?;
        let conn = &mut self.db.read().await?;
        let decision = store::decision_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        Ok(DecisionCase {
            decided_by: name(conn, decision.by).await?,
            item: item_now(conn, ctx, decision.item).await?.ok_or(Error::NotFound)?,
            notices: store::notices_answered(conn, id).await?,
            appeal: store::appeal_against(conn, id).await?,
            decision,
        })
    }

    /// Takes a notice, or puts it back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when it was changed meanwhile.
    pub async fn notice_assign(&self, ctx: &Ctx, id: NoticeId, version: i64, take: bool) -> Result<()> {
        allow(ctx, Action::ModerationDecide)?;
        let (me, ctx) = (decider(ctx)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mut notice = store::notice_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    same_version(notice.version, version)?;
                    notice.assignee = take.then_some(me);
                    store::notice_write(conn, &notice).await?;
                    assigned(conn, &ctx, (id.0, "notice", notice.state.name()), take).await
                })
            })
            .await
    }

    /// Takes an appeal, or puts it back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when it was changed meanwhile.
    pub async fn appeal_assign(&self, ctx: &Ctx, id: AppealId, version: i64, take: bool) -> Result<()> {
        allow(ctx, Action::ModerationDecide)?;
        let (me, ctx) = (decider(ctx)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mut appeal = store::appeal_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    same_version(appeal.version, version)?;
                    appeal.assignee = take.then_some(me);
                    store::appeal_write(conn, &appeal).await?;
                    assigned(conn, &ctx, (id.0, "appeal", appeal.state.name()), take).await
                })
            })
            .await
    }
}

async fn assigned(
    conn: &mut Conn,
    ctx: &Ctx,
    (id, kind, state): (Uuid, &str, &str),
    take: bool,
) -> Result<()> {
    Event::new(id, kind, state)
        .from(state)
        .note(if take { "taken" } else { "put_back" })
        .append(conn, ctx)
        .await
}
