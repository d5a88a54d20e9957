//! Rows of invitations and of offers to hand an organisation over.

use crate::{
    accounts::{Email, OrganisationKind, Role},
    db::{Conn, sql, sql_built},
    error::{Error, Result},
    id::{InvitationId, OrganisationId, PersonId},
    organisations::{INVITATION_LIFE, Invitation, InvitationState, OWNERSHIP_OFFER_LIFE, OwnershipOffer},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// An invitation that is to be written.
pub(in crate::organisations) struct NewInvitation<'a> {
    pub organisation: OrganisationId,
    pub email: &'a Email,
    pub role: Role,
    pub by: PersonId,
    pub secret: &'a Secret,
}

/// Writes an invitation; one that is open for this address already gets role, link and time of the new one.
pub(in crate::organisations) async fn invitation_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    new: NewInvitation<'_>,
) -> Result<InvitationId> {
    let row: Option<(InvitationId,)> = sql("insert into invitation (id, organisation_id, email, email_typed, role, state, hash, invited_by, created_at, sent_at, expires_at) values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $8, $9) on conflict (organisation_id, email) where state = 'open' do update set email_typed = excluded.email_typed, role = excluded.role, hash = excluded.hash, invited_by = excluded.invited_by, sent_at = excluded.sent_at, expires_at = excluded.expires_at returning id")
        .bind(InvitationId::fresh(now))
        .bind(new.organisation)
        .bind(new.email.folded().to_owned())
        .bind(new.email.typed().to_owned())
        .bind(new.role.name().to_owned())
        .bind(new.secret.hash())
        .bind(new.by)
        .bind(now)
        .bind(now + INVITATION_LIFE)
        .first(conn)
        .await?;
    row.map(|(id,)| id)
        .ok_or_else(|| Error::internal("an invitation was written and is not there"))
}

#[derive(sqlx::FromRow)]
struct InvitationRow {
    id: InvitationId,
    organisation_id: OrganisationId,
    kind: String,
    organisation_name: String,
    email_typed: String,
    role: String,
    state: String,
    inviter: Option<String>,
    sent_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl InvitationRow {
    fn invitation(self) -> Result<Invitation> {
        let unreadable = |what: &str| Error::internal(format!("invitation {}: unreadable {what}", self.id));
        Ok(Invitation {
            id: self.id,
            organisation: self.organisation_id,
            kind: OrganisationKind::from_name(&self.kind).ok_or_else(|| unreadable("kind"))?,
            email: Email::parse(&self.email_typed).map_err(|_| unreadable("address"))?,
            role: Role::from_name(&self.role).ok_or_else(|| unreadable("role"))?,
            state: InvitationState::from_name(&self.state).ok_or_else(|| unreadable("state"))?,
            organisation_name: self.organisation_name,
            inviter: self.inviter,
            sent_at: self.sent_at,
            expires_at: self.expires_at,
        })
    }
}

const INVITATION: &str = "select i.id, i.organisation_id, o.kind, o.name as organisation_name, i.email_typed, i.role, i.state, p.name as inviter, i.sent_at, i.expires_at from invitation i join organisation o on o.id = i.organisation_id left join person p on p.id = i.invited_by";

/// The invitation whose last mail carried this secret.
pub(in crate::organisations) async fn invitation_by_secret(
    conn: &mut Conn,
    secret: &Secret,
) -> Result<Option<Invitation>> {
    let row: Option<InvitationRow> = sql_built(format!("{INVITATION} where i.hash = $1"))
        .bind(secret.hash())
        .first(conn)
        .await?;
    row.map(InvitationRow::invitation).transpose()
}

pub(in crate::organisations) async fn invitation_by_id(
    conn: &mut Conn,
    id: InvitationId,
) -> Result<Option<Invitation>> {
    let row: Option<InvitationRow> = sql_built(format!("{INVITATION} where i.id = $1"))
        .bind(id)
        .first(conn)
        .await?;
    row.map(InvitationRow::invitation).transpose()
}

/// Invitations of an organisation that are not answered, those past their time too.
pub(in crate::organisations) async fn invitations_of(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<Invitation>> {
    let rows: Vec<InvitationRow> = sql_built(format!(
        "{INVITATION} where i.organisation_id = $1 and i.state = 'open' order by i.created_at, i.id"
    ))
    .bind(organisation)
    .all(conn)
    .await?;
    rows.into_iter().map(InvitationRow::invitation).collect()
}

/// Invitations of an address that can be accepted.
pub(in crate::organisations) async fn invitations_to(
    conn: &mut Conn,
    now: DateTime<Utc>,
    email: &Email,
) -> Result<Vec<Invitation>> {
    let rows: Vec<InvitationRow> = sql_built(format!(
        "{INVITATION} where i.email = $1 and i.state = 'open' and i.expires_at > $2 order by i.created_at, i.id"
    ))
    .bind(email.folded().to_owned())
    .bind(now)
    .all(conn)
    .await?;
    rows.into_iter().map(InvitationRow::invitation).collect()
}

/// Ends an open invitation; of two at once one wins and counts 1.
pub(in crate::organisations) async fn invitation_end(
    conn: &mut Conn,
    id: InvitationId,
    to: InvitationState,
) -> Result<u64> {
    sql("update invitation set state = $2 where id = $1 and state = 'open'")
        .bind(id)
        .bind(to.name().to_owned())
        .run(conn)
        .await
}

/// Takes back what somebody invited who may not invite any more.
pub(in crate::organisations) async fn invitations_revoke_by(
    conn: &mut Conn,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Vec<(InvitationId,)>> {
    sql("update invitation set state = 'revoked' where organisation_id = $1 and invited_by = $2 and state = 'open' returning id")
        .bind(organisation)
        .bind(person)
        .all(conn)
        .await
}

/// Deletes invitations that are answered or past their time since `before`: addresses of people who are not ours.
pub(in crate::organisations) async fn invitations_forget(
    conn: &mut Conn,
    before: DateTime<Utc>,
) -> Result<u64> {
    sql("delete from invitation where expires_at < $1")
        .bind(before)
        .run(conn)
        .await
}

/// Writes an offer in the place of the one before.
pub(in crate::organisations) async fn offer_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    organisation: OrganisationId,
    from: PersonId,
    to: PersonId,
) -> Result<()> {
    sql("insert into ownership_offer (organisation_id, from_person, to_person, created_at, expires_at) values ($1, $2, $3, $4, $5) on conflict (organisation_id) do update set from_person = excluded.from_person, to_person = excluded.to_person, created_at = excluded.created_at, expires_at = excluded.expires_at")
        .bind(organisation)
        .bind(from)
        .bind(to)
        .bind(now)
        .bind(now + OWNERSHIP_OFFER_LIFE)
        .run(conn)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct OfferRow {
    organisation_id: OrganisationId,
    organisation_name: String,
    from_person: PersonId,
    from_name: String,
    to_person: PersonId,
    to_name: String,
    expires_at: DateTime<Utc>,
}

impl From<OfferRow> for OwnershipOffer {
    fn from(row: OfferRow) -> Self {
        Self {
            organisation: row.organisation_id,
            organisation_name: row.organisation_name,
            from: row.from_person,
            from_name: row.from_name,
            to: row.to_person,
            to_name: row.to_name,
            expires_at: row.expires_at,
        }
    }
}

const OFFER: &str = "select t.organisation_id, o.name as organisation_name, t.from_person, f.name as from_name, t.to_person, p.name as to_name, t.expires_at from ownership_offer t join organisation o on o.id = t.organisation_id join person f on f.id = t.from_person join person p on p.id = t.to_person";

/// The offer of an organisation that can be accepted.
pub(in crate::organisations) async fn offer_of(
    conn: &mut Conn,
    now: DateTime<Utc>,
    organisation: OrganisationId,
) -> Result<Option<OwnershipOffer>> {
    let row: Option<OfferRow> = sql_built(format!(
        "{OFFER} where t.organisation_id = $1 and t.expires_at > $2"
    ))
    .bind(organisation)
    .bind(now)
    .first(conn)
    .await?;
    Ok(row.map(Into::into))
}

/// The offers that a person can accept.
pub(in crate::organisations) async fn offers_to(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<Vec<OwnershipOffer>> {
    let rows: Vec<OfferRow> = sql_built(format!(
        "{OFFER} where t.to_person = $1 and t.expires_at > $2 order by t.created_at"
    ))
    .bind(person)
    .bind(now)
    .all(conn)
    .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(in crate::organisations) async fn offer_delete(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<u64> {
    sql("delete from ownership_offer where organisation_id = $1")
        .bind(organisation)
        .run(conn)
        .await
}

/// Ends an offer that somebody made or was made who is not in their role any more.
pub(in crate::organisations) async fn offer_delete_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<u64> {
    sql("delete from ownership_offer where organisation_id = $1 and (from_person = $2 or to_person = $2)")
        .bind(organisation)
        .bind(person)
        .run(conn)
        .await
}
