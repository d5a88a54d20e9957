//! Organisations looked up.

use crate::{
    accounts::OrganisationKind,
    claims::ClaimState,
    db::{Conn, holding, sql, sql_built},
    enterprises::EnterpriseState,
    error::{Error, Result},
    id::{OrganisationId, PersonId},
    organisations::{OrganisationClaim, OrganisationLine, OrganisationsQuery},
    text,
};

#[derive(sqlx::FromRow)]
struct LineRow {
    id: OrganisationId,
    slug: String,
    kind: String,
    name: String,
    members: i64,
    enterprise: Option<String>,
}

/// Organisations by slug, which is the name without diacritics.
pub(in crate::organisations) async fn organisations_find(
    conn: &mut Conn,
    query: &OrganisationsQuery,
    limit: usize,
) -> Result<Vec<OrganisationLine>> {
    let kind = match query.kind {
        Some(_) => "and o.kind = $4",
        None => "and $4 = ''",
    };
    let pattern = if query.q.is_empty() {
        "%".to_owned()
    } else {
        holding(&text::slug(&query.q))
    };
    let rows: Vec<LineRow> = sql_built(format!(
        "select o.id, o.slug, o.kind, o.name, (select cast(count(*) as bigint) from membership m where m.organisation_id = o.id) as members, (select e.brand_name from enterprise_claim c join enterprise e on e.id = c.enterprise_id where c.organisation_id = o.id and c.state = 'approved') as enterprise from organisation o where o.slug > $1 and o.slug like $2 escape '\\' {kind} order by o.slug limit $3"
    ))
    .bind(query.after.clone().unwrap_or_default())
    .bind(pattern)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .bind(query.kind.map_or("", OrganisationKind::name).to_owned())
    .all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(OrganisationLine {
                kind: OrganisationKind::from_name(&row.kind)
                    .ok_or_else(|| Error::internal(format!("organisation {}: unreadable kind", row.id)))?,
                id: row.id,
                slug: row.slug,
                name: row.name,
                members: row.members,
                enterprise: row.enterprise,
            })
        })
        .collect()
}

pub(in crate::organisations) async fn organisation_slug(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<String> {
    let row: Option<(String,)> = sql("select slug from organisation where id = $1")
        .bind(id)
        .first(conn)
        .await?;
    row.map(|(slug,)| slug).ok_or(Error::NotFound)
}

/// How the account of everybody stands who belongs to an organisation.
pub(in crate::organisations) async fn member_states(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Vec<(PersonId, String)>> {
    sql("select p.id, p.state from membership m join person p on p.id = m.person_id where m.organisation_id = $1")
        .bind(id)
        .all(conn)
        .await
}

/// What an organisation asked enterprises with, the newest first.
pub(in crate::organisations) async fn claims_of(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Vec<OrganisationClaim>> {
    let rows: Vec<(String, String, String, String)> = sql("select e.slug, e.brand_name, e.state, c.state as claim_state from enterprise_claim c join enterprise e on e.id = c.enterprise_id where c.organisation_id = $1 order by c.requested_at desc, c.id desc")
        .bind(id)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|(slug, name, shown, claim)| {
            let unreadable = || Error::internal(format!("organisation {id}: unreadable claim"));
            Ok(OrganisationClaim {
                shown: EnterpriseState::from_name(&shown).ok_or_else(unreadable)?,
                claim: ClaimState::from_name(&claim).ok_or_else(unreadable)?,
                slug,
                name,
            })
        })
        .collect()
}
