//! Claims: an organisation asks for an enterprise, one that the catalogue has or a new one; the operator decides.

mod decide;
mod model;
mod store;

pub use model::*;
pub(crate) use store::enterprise_key;

use crate::{
    Market,
    accounts::{OrganisationKind, Role, organisation_by_slug, session_acts_for},
    ctx::{Actor, Ctx, Doer},
    db::Conn,
    enterprises::{self, Address, Enterprise, EnterpriseState, enterprise_put},
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{ClaimId, EnterpriseId, OrganisationId, PersonId, SessionId},
    locale::Localised,
    organisations::{NewOrganisation, organisation_insert},
    place::Region,
    policy::{Action, allow},
};
use chrono::{DateTime, TimeDelta, Utc};

/// How many claims of one person may wait at once.
const MOST_WAITING: usize = 5;
/// The source of what is written on the desk: an export of it is a file of ours.
pub const SOURCE: &str = "native";

/// A profile that the catalogue has under a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its part of an address, by which it is claimed.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Whether an organisation has it already.
    pub taken: bool,
    /// Whether it is public; one that is not waits for the operator's decision.
    pub public: bool,
}

/// Where an organisation stands with its enterprise.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It has asked for none.
    Nothing,
    /// Its last claim, and the profile.
    Claimed(Box<Claim>, Box<Enterprise>),
}

/// The open claim of an organisation, or else its last one.
pub(crate) async fn claim_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Option<Claim>> {
    let all = store::claims_of(conn, organisation).await?;
    let open = |c: &Claim| matches!(c.state, ClaimState::Requested | ClaimState::Approved);
    Ok(all.iter().find(|c| open(c)).or(all.first()).cloned())
}

/// The organisation that has an enterprise.
pub(crate) async fn holder_of(conn: &mut Conn, enterprise: EnterpriseId) -> Result<Option<OrganisationId>> {
    let held = store::claims_for(conn, enterprise, ClaimState::Approved).await?;
    Ok(held.first().map(|c| c.organisation))
}

/// What waits for the operator, the oldest first.
pub(crate) async fn claims_waiting(conn: &mut Conn) -> Result<Vec<Claim>> {
    store::claims_waiting(conn).await
}

/// A claim by its identifier.
pub(crate) async fn claim_get(conn: &mut Conn, id: ClaimId) -> Result<Option<Claim>> {
    store::claim_by_id(conn, id).await
}

fn invalid(field: &str, code: &'static str, value: &str) -> Error {
    Error::Invalid(vec![FieldError::new(field, code, value)])
}

impl Market {
    /// The profiles that the catalogue has under a register number.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `register` or `number`.
    pub async fn claim_lookup(&self, ctx: &Ctx, register: &str, number: &str) -> Result<Vec<Known>> {
        allow(ctx, Action::ClaimRequest)?;
        let kind =
            Register::from_name(register).ok_or_else(|| invalid("register", "invalid.choice", register))?;
        let number = kind.number(number).map_err(|e| Error::Invalid(vec![e]))?;
        let conn = &mut self.db.read().await?;
        let ids = store::enterprises_with(conn, kind, &number).await?;
        let mut out = Vec::new();
        for e in enterprises::enterprises_by_id(conn, &ids).await? {
            out.push(Known {
                taken: !store::claims_for(conn, e.id, ClaimState::Approved)
                    .await?
                    .is_empty(),
                public: e.state == EnterpriseState::Published,
                slug: e.slug,
                name: e.brand_name,
                town: e.address.town,
            });
        }
        Ok(out)
    }

    /// Asks for an enterprise in the name of the organisation acted for, or of a new one that the asking person owns;
    /// `session` then acts for it. Until the operator has decided, drafts can be prepared and nothing is public.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field; [`Error::TooOften`] when too many of one's claims wait.
    pub async fn claim_request(
        &self,
        ctx: &Ctx,
        session: Option<SessionId>,
        form: &ClaimForm,
    ) -> Result<ClaimId> {
        allow(ctx, Action::ClaimRequest)?;
        let person = ctx.actor.person().ok_or(Error::Forbidden)?;
        let register = form.profile.trim().is_empty();
        let profile = register.then(|| form.profile(self.region)).transpose();
        let (trader, profile) = match (form.trader(), profile) {
            (Ok(trader), Ok(profile)) => (trader, profile),
            (trader, profile) => {
                let mut errors = profile.err().unwrap_or_default();
                let at = trader.err().unwrap_or_default();
                // The number stands first in the form, the profile next, then who stands for it.
                let (first, rest): (Vec<_>, Vec<_>) = at
                    .into_iter()
                    .partition(|e| e.field == "number" || e.field == "register");
                errors.splice(0..0, first);
                errors.extend(rest);
                return Err(Error::Invalid(errors));
            }
        };
        let ask = Ask {
            now: ctx.now,
            doer: ctx.doer(),
            person,
            session,
            trader,
            profile,
            slug: form.profile.trim().to_owned(),
            region: self.region,
        };
        self.db
            .write(move |conn| Box::pin(async move { ask.run(conn).await }))
            .await
    }

    /// Gives an enterprise to an organisation without its asking: what the demo and the command line do. Where the
    /// organisation has one already, or the enterprise somebody, nothing is done.
    ///
    /// # Errors
    /// [`Error::NotFound`] for either.
    pub async fn enterprise_claim_grant(
        &self,
        ctx: &Ctx,
        organisation: &str,
        enterprise: &str,
    ) -> Result<()> {
        allow(ctx, Action::PeopleManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let (organisation, enterprise) = (organisation.to_owned(), enterprise.to_owned());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let organisation = organisation_by_slug(conn, &organisation).await?;
                    let organisation = organisation.filter(|o| o.kind == OrganisationKind::Enterprise);
                    let organisation = organisation.ok_or(Error::NotFound)?.id;
                    let id = enterprises::enterprise_find(conn, &enterprise)
                        .await?
                        .ok_or(Error::NotFound)?;
                    let taken = !store::claims_for(conn, id, ClaimState::Approved)
                        .await?
                        .is_empty();
                    if taken || !store::claims_of(conn, organisation).await?.is_empty() {
                        return Ok(());
                    }
                    let claim = Claim {
                        id: ClaimId::fresh(now),
                        enterprise: id,
                        organisation,
                        person: None,
                        kind: ClaimKind::Claim,
                        state: ClaimState::Approved,
                        trader: Trader::default(),
                        reason: None,
                        requested_at: now,
                        decided_at: None,
                    };
                    store::claim_insert(conn, &claim).await?;
                    let to = ClaimState::Approved.name();
                    let note = format!("enterprise:{id} organisation:{organisation}");
                    event_append_by(
                        conn,
                        now,
                        actor,
                        claim.id.0,
                        "enterprise_claim",
                        (None, to),
                        Some(&note),
                    )
                    .await
                })
            })
            .await
    }

    /// Where the organisation acted for stands with its enterprise.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn claim_standing(&self, ctx: &Ctx) -> Result<Standing> {
        allow(ctx, Action::ClaimRequest)?;
        let Some(organisation) = seller(ctx.actor) else {
            return Ok(Standing::Nothing);
        };
        let conn = &mut self.db.read().await?;
        let Some(claim) = claim_of(conn, organisation).await? else {
            return Ok(Standing::Nothing);
        };
        let found = enterprises::enterprises_by_id(conn, &[claim.enterprise])
            .await?
            .pop();
        let enterprise = found.ok_or(Error::NotFound)?;
        Ok(Standing::Claimed(Box::new(claim), Box::new(enterprise)))
    }
}

/// The selling organisation that is acted for.
pub(crate) fn seller(actor: Actor) -> Option<OrganisationId> {
    match actor {
        Actor::Person { acting: Some(a), .. } | Actor::Seen { acting: a, .. }
            if a.kind == OrganisationKind::Enterprise =>
        {
            Some(a.organisation)
        }
        _ => None,
    }
}

/// A claim on its way into the database.
struct Ask {
    now: DateTime<Utc>,
    doer: Doer,
    person: PersonId,
    session: Option<SessionId>,
    trader: Trader,
    profile: Option<NewProfile>,
    slug: String,
    region: &'static Region,
}

impl Ask {
    async fn run(self, conn: &mut Conn) -> Result<ClaimId> {
        let waiting = store::claims_waiting(conn).await?;
        if waiting.iter().filter(|c| c.person == Some(self.person)).count() >= MOST_WAITING {
            return Err(Error::TooOften {
                until: self.now + TimeDelta::days(1),
            });
        }
        let register = Register::from_name(&self.trader.register).ok_or(Error::NotFound)?;
        let known = store::enterprises_with(conn, register, &self.trader.number).await?;
        for id in &known {
            enterprises::enterprise_free(conn, *id, "number").await?;
        }
        let (enterprise, name, kind) = match &self.profile {
            Some(profile) => {
                if !known.is_empty() && !profile.entity_type.is_run_by_another() {
                    return Err(invalid("number", "invalid.number_known", &self.trader.number));
                }
                let id = self.register(conn, profile, register, known.len()).await?;
                (id, profile.brand_name.clone(), ClaimKind::Register)
            }
            None => {
                let all = enterprises::enterprises_by_id(conn, &known).await?;
                let one = all
                    .into_iter()
                    .find(|e| e.slug == self.slug && e.state == EnterpriseState::Published)
                    .ok_or_else(|| invalid("number", "invalid.profile_number", &self.trader.number))?;
                if !store::claims_for(conn, one.id, ClaimState::Approved)
                    .await?
                    .is_empty()
                {
                    return Err(invalid("number", "invalid.claim_taken", &self.trader.number));
                }
                (one.id, one.brand_name, ClaimKind::Claim)
            }
        };
        let organisation = self.organisation(conn, &name).await?;
        let claim = Claim {
            id: ClaimId::fresh(self.now),
            enterprise,
            organisation,
            person: Some(self.person),
            kind,
            state: ClaimState::Requested,
            trader: self.trader,
            reason: None,
            requested_at: self.now,
            decided_at: None,
        };
        store::claim_insert(conn, &claim).await?;
        if let Some(session) = self.session {
            session_acts_for(conn, self.person, session, Some(organisation)).await?;
        }
        event_append_by(
            conn,
            self.now,
            self.doer,
            claim.id.0,
            "enterprise_claim",
            (None, ClaimState::Requested.name()),
            Some(&format!("enterprise:{enterprise} organisation:{organisation}")),
        )
        .await?;
        Ok(claim.id)
    }

    /// The organisation acted for when it may have an enterprise and has none, else a new one.
    async fn organisation(&self, conn: &mut Conn, name: &str) -> Result<OrganisationId> {
        if let Actor::Person { acting: Some(a), .. } = self.doer.actor
            && a.kind == OrganisationKind::Enterprise
            && matches!(a.role, Role::Owner | Role::Manager)
        {
            let open = store::claims_of(conn, a.organisation)
                .await?
                .into_iter()
                .any(|c| matches!(c.state, ClaimState::Requested | ClaimState::Approved));
            if !open {
                return Ok(a.organisation);
            }
        }
        let new = NewOrganisation {
            kind: OrganisationKind::Enterprise,
            name: name.chars().take(100).collect(),
            tax_number: None,
            address: None,
        };
        organisation_insert(conn, self.now, self.doer, &new, self.person).await
    }

    async fn register(
        &self,
        conn: &mut Conn,
        p: &NewProfile,
        register: Register,
        others: usize,
    ) -> Result<EnterpriseId> {
        let number = |of: Register| (of == register).then(|| self.trader.number.clone());
        // Units that one body runs share its number.
        let key = match others {
            0 => format!("{register}:{}", self.trader.number),
            n => format!("{register}:{}:{}", self.trader.number, n + 1),
        };
        if crate::enterprises::enterprise_by_source(conn, SOURCE, &key)
            .await?
            .is_some()
        {
            return Err(invalid("number", "invalid.number_known", &self.trader.number));
        }
        let nil = uuid::Uuid::nil();
        let profile = Enterprise {
            id: EnterpriseId(nil),
            slug: String::new(),
            state: EnterpriseState::Hidden,
            legal_name: p.legal_name.clone(),
            brand_name: p.brand_name.clone(),
            entity_type: p.entity_type,
            run_by: p.run_by.clone(),
            krs: number(Register::Krs),
            regon: number(Register::Regon),
            nip: number(Register::Nip),
            be_number: None,
            address: Address {
                street: p.street.clone(),
                postcode: p.postcode.clone(),
                town: p.town.clone(),
                country: "PL".into(),
                county: Some(p.county),
                at: p.at,
            },
            phone: Some(self.trader.phone.clone()),
            email: Some(self.trader.email.clone()),
            website: None,
            founded: None,
            status: None,
            art94: None,
            employs: Vec::new(),
            employs_source: None,
            employs_on: None,
            languages: vec!["pl".into()],
            networks: Vec::new(),
            links: Vec::new(),
            self_certified_on: Some(self.now.with_timezone(&self.region.time_zone).date_naive()),
            tagline: Localised::default(),
            story: Localised::default(),
            capacity: Localised::default(),
            activities: Vec::new(),
            pictures: Vec::new(),
            visiting: None,
        };
        Ok(enterprise_put(conn, self.now, SOURCE, &key, None, profile)
            .await?
            .0)
    }
}
