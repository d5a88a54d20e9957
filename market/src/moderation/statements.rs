//! Statements of reasons, as those see them whose content they are about.

use super::{
    Appeal, Decision, Item, ItemNow, Outcome,
    items::{item_names, item_now},
    store,
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    desk::seller_enterprise,
    error::{Error, Result},
    id::{DecisionId, EnterpriseId},
    policy::{Action, allow, may},
};

/// How many statements a page of the list has.
pub const STATEMENTS_PAGE: u32 = 20;
/// How many restrictions the desk's first page shows.
const SHOWN: i64 = 5;

/// A line of the list.
#[derive(Clone, Debug)]
pub struct StatementLine {
    /// The decision.
    pub decision: Decision,
    /// What it is about.
    pub name: String,
}

/// A page of statements.
#[derive(Clone, Debug)]
pub struct Statements {
    /// Its lines: those that hold first, then the newest.
    pub lines: Vec<StatementLine>,
    /// How many there are on all pages.
    pub total: u64,
    /// How many of them hold.
    pub in_force: u64,
    /// Which page, from one.
    pub page: u32,
}

/// A statement with the appeal against it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The decision.
    pub decision: Decision,
    /// What it is about.
    pub item: ItemNow,
    /// The appeal.
    pub appeal: Option<Appeal>,
    /// Whether the reader can appeal now.
    pub may_appeal: bool,
}

/// A decision about what the acting seller offers, with its item.
///
/// # Errors
/// [`Error::NotFound`] for another's.
pub(super) async fn own(conn: &mut Conn, ctx: &Ctx, id: DecisionId) -> Result<(Decision, ItemNow)> {
    let enterprise = seller_enterprise(conn, ctx).await?;
    let found = store::decision_by_id(conn, id).await?;
    let decision = found
        .filter(|d| d.outcome == Outcome::Restrict)
        .ok_or(Error::NotFound)?;
    let item = item_now(conn, ctx, decision.item).await?;
    let item = item.filter(|i| i.seller() == enterprise).ok_or(Error::NotFound)?;
    Ok((decision, item))
}

impl Market {
    /// What was decided of what one's enterprise offers.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_statements(&self, ctx: &Ctx, page: u32) -> Result<Statements> {
        allow(ctx, Action::DeskRead)?;
        let conn = &mut self.db.read().await?;
        let enterprise = seller_enterprise(conn, ctx).await?;
        let offset = i64::from(page.saturating_sub(1)) * i64::from(STATEMENTS_PAGE);
        let limit = i64::from(STATEMENTS_PAGE);
        let decisions = store::restrictions_of(conn, enterprise, limit, offset).await?;
        let (total, in_force) = store::restrictions_count(conn, enterprise).await?;
        Ok(Statements {
            lines: lines(conn, ctx, decisions).await?,
            total,
            in_force,
            page,
        })
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another's.
    pub async fn desk_statement(&self, ctx: &Ctx, id: DecisionId) -> Result<Statement> {
        allow(ctx, Action::DeskRead)?;
        let conn = &mut self.db.read().await?;
        let (decision, item) = own(conn, ctx, id).await?;
        let appeal = store::appeal_against(conn, id).await?;
        Ok(Statement {
            may_appeal: appeal.is_none()
                && decision.appealable(ctx.now)
                && may(ctx.actor, Action::AppealSend),
            decision,
            item,
            appeal,
        })
    }
}

/// The restrictions of an enterprise that hold, for the first page of its desk.
pub(crate) async fn restrictions_in_force(
    conn: &mut Conn,
    ctx: &Ctx,
    enterprise: EnterpriseId,
) -> Result<Vec<StatementLine>> {
    let mut decisions = store::restrictions_of(conn, enterprise, SHOWN, 0).await?;
    decisions.retain(|d| d.state == super::DecisionState::InForce);
    lines(conn, ctx, decisions).await
}

async fn lines(conn: &mut Conn, ctx: &Ctx, decisions: Vec<Decision>) -> Result<Vec<StatementLine>> {
    let items: Vec<Item> = decisions.iter().map(|d| d.item).collect();
    let names = item_names(conn, ctx.locale, &items).await?;
    Ok(decisions
        .into_iter()
        .map(|decision| StatementLine {
            name: names
                .get(&decision.item)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            decision,
        })
        .collect())
}
