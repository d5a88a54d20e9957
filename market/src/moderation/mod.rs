//! Notices about what is shown here, the operator's decisions with their reasons, and appeals (Regulation (EU) 2022/2065,
//! the DSA, articles 16, 17 and 20).
//!
//! A restriction is a state of the offer or the profile, so nothing that shows what is published shows it; and nothing but
//! a decision of this slice brings it back.

mod appeals;
mod cases;
mod decide;
mod forms;
mod items;
mod mails;
mod model;
mod notices;
mod restrict;
mod statements;
mod store;

pub use appeals::{AppealDecision, AppealLook};
pub use cases::{AppealCase, CASES_PAGE, CaseFilter, CaseKind, CaseLine, CaseList, DecisionCase, NoticeCase};
pub use decide::NoticeDecision;
pub use forms::{NoticeForm, RestrictForm, Restriction, reasons};
pub use items::{ItemDetail, ItemNow};
pub use model::*;
pub(crate) use statements::restrictions_in_force;
pub use statements::{STATEMENTS_PAGE, Statement, StatementLine, Statements};

use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    id::{DecisionId, PersonId},
};

/// The letters of references: none that are mistaken for another when read out (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Who decides.
fn decider(ctx: &Ctx) -> Result<PersonId> {
    ctx.actor.person().ok_or(Error::Forbidden)
}

/// Refuses a form that was filled in over another version.
fn same_version(there: i64, seen: i64) -> Result<()> {
    if there == seen {
        return Ok(());
    }
    Err(Error::Conflict {
        from: there.to_string(),
        to: seen.to_string(),
    })
}

/// The decision under which an item is restricted now.
pub(crate) async fn restriction_of(conn: &mut Conn, item: Item) -> Result<Option<DecisionId>> {
    Ok(store::restriction_of(conn, item).await?.map(|d| d.id))
}

impl Market {
    /// A number that is quoted and says nothing: `N-7K3M-Q9PD`.
    fn reference(&self, letter: char) -> Result<String> {
        let bytes = self.random.bytes()?;
        let mut out = String::from(letter);
        for (n, byte) in bytes.iter().take(8).enumerate() {
            if n % 4 == 0 {
                out.push('-');
            }
            out.push(char::from(LETTERS[usize::from(byte % 32)]));
        }
        Ok(out)
    }
}
