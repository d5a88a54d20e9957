//! Organisations as the operator looks them up. Who belongs to one is shown on its page alone, and that is written down.

use super::{Member, OrganisationView, store};
use crate::{
    Market,
    accounts::{OrganisationKind, PersonState},
    claims::ClaimState,
    ctx::Ctx,
    enterprises::EnterpriseState,
    error::{Error, FieldError, Result},
    id::OrganisationId,
    policy::{Action, allow},
    text,
};

/// How many organisations a page has.
pub const ORGANISATIONS_PAGE: usize = 50;

/// Which organisations somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationsQuery {
    /// Letters of the name.
    pub q: String,
    /// Of this kind.
    pub kind: Option<OrganisationKind>,
    /// Only what comes after the one with this slug.
    pub after: Option<String>,
}

impl OrganisationsQuery {
    /// Reads the parameters of an address; others are left alone.
    ///
    /// # Errors
    /// A kind that is none.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            let value = value.trim();
            match name {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(100).collect(),
                "kind" => match OrganisationKind::from_name(value) {
                    Some(kind) => query.kind = Some(kind),
                    None => errors.push(FieldError::new(name, "invalid.choice", value)),
                },
                "after" => query.after = Some(text::slug(value)),
                _ => {}
            }
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The parameters again, without where the page begins.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let q = (!self.q.is_empty()).then(|| ("q", self.q.clone()));
        let kind = self.kind.map(|k| ("kind", k.name().to_owned()));
        q.into_iter().chain(kind).collect()
    }
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationLine {
    /// Which.
    pub id: OrganisationId,
    /// Its part of an address.
    pub slug: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// How many belong to it.
    pub members: i64,
    /// The name of its enterprise.
    pub enterprise: Option<String>,
}

/// A page of organisations.
#[derive(Clone, Debug, Default)]
pub struct OrganisationsPage {
    /// They, by name.
    pub lines: Vec<OrganisationLine>,
    /// The slug that the next page comes after; nothing on the last one.
    pub next: Option<String>,
}

/// What an organisation has asked an enterprise with, and how that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationClaim {
    /// The enterprise's part of an address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether its profile is shown.
    pub shown: EnterpriseState,
    /// How far the claim is.
    pub claim: ClaimState,
}

/// An organisation as the operator sees it.
#[derive(Clone, Debug)]
pub struct OrganisationCase {
    /// The organisation.
    pub organisation: OrganisationView,
    /// Its part of an address.
    pub slug: String,
    /// Everybody who belongs to it with how their account stands, in the order of joining.
    pub members: Vec<(Member, PersonState)>,
    /// Its enterprise, or what it asked for, the newest first.
    pub claims: Vec<OrganisationClaim>,
}

impl Market {
    /// A page of organisations, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn organisations_find(
        &self,
        ctx: &Ctx,
        query: &OrganisationsQuery,
    ) -> Result<OrganisationsPage> {
        allow(ctx, Action::PeopleRead)?;
        let conn = &mut self.db.read().await?;
        let mut lines = store::organisations_find(conn, query, ORGANISATIONS_PAGE + 1).await?;
        let more = lines.len() > ORGANISATIONS_PAGE;
        lines.truncate(ORGANISATIONS_PAGE);
        let next = lines.last().map(|l| l.slug.clone()).filter(|_| more);
        Ok(OrganisationsPage { lines, next })
    }

    /// One organisation with its members, which is written down.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`].
    pub async fn organisation_open(&self, ctx: &Ctx, id: OrganisationId) -> Result<OrganisationCase> {
        allow(ctx, Action::PeopleRead)?;
        let conn = &mut self.db.read().await?;
        let organisation = store::organisation_read(conn, id, false).await?;
        let states = store::member_states(conn, id).await?;
        let members = store::members(conn, id)
            .await?
            .into_iter()
            .map(|m| {
                let state = states.iter().find(|(person, _)| *person == m.person);
                let state = state.and_then(|(_, name)| PersonState::from_name(name));
                state
                    .map(|state| (m, state))
                    .ok_or_else(|| Error::internal(format!("organisation {id}: unreadable member")))
            })
            .collect::<Result<_>>()?;
        let case = OrganisationCase {
            slug: store::organisation_slug(conn, id).await?,
            claims: store::claims_of(conn, id).await?,
            organisation,
            members,
        };
        self.looked(ctx, id.0, "organisation_access", "opened").await?;
        Ok(case)
    }
}
