//! Notices, decisions and appeals: what they are and where they stand. Pure.

use crate::{
    closed_list::closed_list,
    error::{Error, Result},
    id::{AppealId, DecisionId, EnterpriseId, NoticeId, OfferId, PersonId},
    locale::Locale,
    mail::EmailAddress,
};
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

/// Within how many days the operator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Of a notice.
    pub notice_days: u16,
    /// Of a notice about what can hurt somebody.
    pub urgent_days: u16,
    /// Of an appeal.
    pub appeal_days: u16,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            notice_days: 7,
            urgent_days: 1,
            appeal_days: 14,
        }
    }
}

impl Deadlines {
    /// Until when a notice is decided that comes in at `now`.
    pub fn notice(self, now: DateTime<Utc>, urgent: bool) -> DateTime<Utc> {
        let days = if urgent {
            self.urgent_days
        } else {
            self.notice_days
        };
        now + TimeDelta::days(i64::from(days))
    }

    /// Until when an appeal is decided that comes in at `now`.
    pub fn appeal(self, now: DateTime<Utc>) -> DateTime<Utc> {
        now + TimeDelta::days(i64::from(self.appeal_days))
    }
}

/// Until when a decision can be appealed against: six months (DSA, art. 20(1)).
pub fn appeal_until(decided_at: DateTime<Utc>) -> DateTime<Utc> {
    decided_at
        .checked_add_months(Months::new(6))
        .unwrap_or(decided_at)
}

closed_list! {
    /// What can be reported.
    pub enum ItemKind {
        /// An offer.
        Offer = "offer",
        /// The profile of an enterprise.
        Enterprise = "enterprise",
    }
}

/// One thing that can be reported and restricted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// An offer.
    Offer(OfferId),
    /// The profile of an enterprise.
    Enterprise(EnterpriseId),
}

impl Item {
    /// The thing of this kind with this identifier.
    pub fn of(kind: ItemKind, id: Uuid) -> Self {
        match kind {
            ItemKind::Offer => Item::Offer(OfferId(id)),
            ItemKind::Enterprise => Item::Enterprise(EnterpriseId(id)),
        }
    }

    /// Its kind.
    pub fn kind(self) -> ItemKind {
        match self {
            Item::Offer(_) => ItemKind::Offer,
            Item::Enterprise(_) => ItemKind::Enterprise,
        }
    }

    /// Its identifier.
    pub fn id(self) -> Uuid {
        match self {
            Item::Offer(id) => id.0,
            Item::Enterprise(id) => id.0,
        }
    }

    /// How events name it.
    pub(super) fn noted(self) -> String {
        format!("{}:{}", self.kind(), self.id())
    }
}

closed_list! {
    /// Why something is reported.
    pub enum NoticeReason {
        /// A product or a service that may not be sold.
        UnlawfulOffer = "unlawful_offer",
        /// A product that can hurt somebody.
        UnsafeProduct = "unsafe_product",
        /// What is said is not true, the mark or a status included.
        MisleadingClaim = "misleading_claim",
        /// A counterfeit, or somebody else's pictures, texts or brand.
        Counterfeit = "counterfeit",
        /// Somebody's personal data or picture.
        PersonalData = "personal_data",
        /// What is hateful or degrading.
        HatefulContent = "hateful_content",
        /// Sexual abuse of children (Directive 2011/93/EU, art. 3 to 7).
        ChildAbuse = "child_abuse",
        /// Something else that is against the law.
        OtherUnlawful = "other_unlawful",
    }
}

impl NoticeReason {
    /// Whether it can't wait: somebody may be hurt.
    pub fn urgent(self) -> bool {
        matches!(self, NoticeReason::UnsafeProduct | NoticeReason::ChildAbuse)
    }

    /// Whether nobody is asked who they are (DSA, art. 16(2)(c)).
    pub fn anonymous(self) -> bool {
        self == NoticeReason::ChildAbuse
    }
}

closed_list! {
    /// Where a notice stands.
    pub enum NoticeState {
        /// It is the operator's turn.
        Open = "open",
        /// What it reports was kept.
        Kept = "kept",
        /// What it reports was restricted.
        Restricted = "restricted",
    }
}

impl NoticeState {
    /// The next state. What was kept can still be restricted, by an appeal.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: NoticeState) -> Result<NoticeState> {
        use NoticeState::{Kept, Open, Restricted};
        match (self, to) {
            (Open, Kept | Restricted) | (Kept, Restricted) => Ok(to),
            _ => no_step(self.name(), to.name()),
        }
    }
}

closed_list! {
    /// What was decided.
    pub enum Outcome {
        /// It stays as it is.
        Keep = "keep",
        /// It is restricted.
        Restrict = "restrict",
    }
}

closed_list! {
    /// How something is restricted (DSA, art. 17(3)(a)).
    pub enum Measure {
        /// Access to it is disabled, for a time or until what was wrong is put right.
        Hide = "hide",
        /// It is removed for good.
        Remove = "remove",
    }
}

closed_list! {
    /// What a restriction is based on (DSA, art. 17(3)(d) and (e)).
    pub enum Ground {
        /// A law.
        Law = "law",
        /// The terms of the service.
        Terms = "terms",
    }
}

closed_list! {
    /// What led to a decision.
    pub enum Origin {
        /// A notice.
        Notice = "notice",
        /// The operator's own initiative.
        Own = "own",
        /// An appeal.
        Appeal = "appeal",
    }
}

closed_list! {
    /// Where a decision stands.
    pub enum DecisionState {
        /// It holds.
        InForce = "in_force",
        /// It held: its time is over, or the operator took it back.
        Ended = "ended",
        /// An appeal has reversed it.
        Reversed = "reversed",
    }
}

impl DecisionState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: DecisionState) -> Result<DecisionState> {
        match (self, to) {
            (DecisionState::InForce, DecisionState::Ended | DecisionState::Reversed) => Ok(to),
            _ => no_step(self.name(), to.name()),
        }
    }
}

closed_list! {
    /// Who appeals.
    pub enum AppealSide {
        /// Whose content was restricted.
        Seller = "seller",
        /// Who reported what was kept.
        Notifier = "notifier",
    }
}

closed_list! {
    /// Where an appeal stands.
    pub enum AppealState {
        /// It is the operator's turn.
        Open = "open",
        /// The decision stands.
        Upheld = "upheld",
        /// The decision is reversed.
        Reversed = "reversed",
    }
}

impl AppealState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: AppealState) -> Result<AppealState> {
        match (self, to) {
            (AppealState::Open, AppealState::Upheld | AppealState::Reversed) => Ok(to),
            _ => no_step(self.name(), to.name()),
        }
    }
}

fn no_step<T>(from: &str, to: &str) -> Result<T> {
    Err(Error::Conflict {
        from: from.into(),
        to: to.into(),
    })
}

/// Who reported something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notifier {
    /// Their name.
    pub name: String,
    /// Their address; none where they need not say it and have not.
    pub email: Option<EmailAddress>,
}

/// What somebody reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its identifier.
    pub id: NoticeId,
    /// The number that its sender knows it by.
    pub reference: String,
    /// What it reports.
    pub item: Item,
    /// Where that was seen.
    pub address: String,
    /// Why.
    pub reason: NoticeReason,
    /// In their own words.
    pub explanation: String,
    /// Who reports; none for who need not say it, and once it is forgotten.
    pub from: Option<Notifier>,
    /// The language in which they are answered.
    pub locale: Locale,
    /// Where it stands.
    pub state: NoticeState,
    /// Whether it can't wait.
    pub urgent: bool,
    /// Until when it is to be decided.
    pub due_at: DateTime<Utc>,
    /// Who of the operator's people has taken it.
    pub assignee: Option<PersonId>,
    /// Raised by each change.
    pub version: i64,
    /// What was decided.
    pub decision: Option<DecisionId>,
    /// When it came in.
    pub created_at: DateTime<Utc>,
}

/// What was decided of an item. One that restricts is a statement of reasons (DSA, art. 17(3)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its identifier.
    pub id: DecisionId,
    /// Its number.
    pub reference: String,
    /// Of what.
    pub item: Item,
    /// What.
    pub outcome: Outcome,
    /// What led to it.
    pub origin: Origin,
    /// How it restricts; none for what is kept.
    pub measure: Option<Measure>,
    /// The last day of a restriction that ends by itself.
    pub until: Option<NaiveDate>,
    /// The facts that it rests on, or why something is kept.
    pub facts: String,
    /// The law or the term that it rests on, and which; none for what is kept.
    pub ground: Option<(Ground, String)>,
    /// Whether automated means took part in finding or deciding.
    pub automated: bool,
    /// Where it stands.
    pub state: DecisionState,
    /// The item's state before, by its name.
    pub before: Option<String>,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Decision {
    /// Who may appeal against it.
    pub fn side(&self) -> AppealSide {
        match self.outcome {
            Outcome::Keep => AppealSide::Notifier,
            Outcome::Restrict => AppealSide::Seller,
        }
    }

    /// Whether it can be appealed against at `now`, if nobody has yet.
    pub fn appealable(&self, now: DateTime<Utc>) -> bool {
        self.state == DecisionState::InForce && now < appeal_until(self.decided_at)
    }
}

/// An appeal against a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Its identifier.
    pub id: AppealId,
    /// Its number.
    pub reference: String,
    /// Against what.
    pub decision: DecisionId,
    /// By whom.
    pub side: AppealSide,
    /// The notice whose sender appeals.
    pub notice: Option<NoticeId>,
    /// The person who appeals, when they were signed in.
    pub person: Option<PersonId>,
    /// Why.
    pub text: String,
    /// Where it stands.
    pub state: AppealState,
    /// Until when it is to be decided.
    pub due_at: DateTime<Utc>,
    /// Who of the operator's people has taken it.
    pub assignee: Option<PersonId>,
    /// Raised by each change.
    pub version: i64,
    /// Why it was decided so.
    pub reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When it came in.
    pub created_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_decided_once_and_only_an_appeal_turns_it() {
        assert!(NoticeState::Open.step(NoticeState::Kept).is_ok());
        assert!(NoticeState::Kept.step(NoticeState::Restricted).is_ok());
        assert!(NoticeState::Restricted.step(NoticeState::Kept).is_err());
        assert!(NoticeState::Kept.step(NoticeState::Open).is_err());
        assert!(DecisionState::InForce.step(DecisionState::Reversed).is_ok());
        assert!(DecisionState::Ended.step(DecisionState::Reversed).is_err());
        assert!(AppealState::Open.step(AppealState::Upheld).is_ok());
        assert!(AppealState::Upheld.step(AppealState::Reversed).is_err());
    }

    #[test]
    fn half_a_year_ends_on_a_day_that_there_is() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        assert_eq!(
            appeal_until(at("2026-08-31T10:00:00Z")),
            at("2027-02-28T10:00:00Z")
        );
    }
}
