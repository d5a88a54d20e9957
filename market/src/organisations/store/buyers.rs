//! Rows of what buyers keep: billing addresses, cost centres, suppliers.

use crate::{
    db::{Conn, sql},
    error::Result,
    id::{BillingAddressId, CostCentreId, EnterpriseId, OrganisationId},
    organisations::{BillingAddress, CostCentre, PostalAddress},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct BillingRow {
    id: BillingAddressId,
    name: String,
    street: String,
    postcode: String,
    town: String,
    email: Option<String>,
}

pub(in crate::organisations) async fn billing_of(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<BillingAddress>> {
    let rows: Vec<BillingRow> = sql("select id, name, street, postcode, town, email from billing_address where organisation_id = $1 order by created_at, id")
        .bind(organisation)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| BillingAddress {
            id: row.id,
            name: row.name,
            address: PostalAddress {
                street: row.street,
                postcode: row.postcode,
                town: row.town,
            },
            email: row.email,
        })
        .collect())
}

pub(in crate::organisations) async fn billing_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    organisation: OrganisationId,
    new: &BillingAddress,
) -> Result<()> {
    sql("insert into billing_address (id, organisation_id, name, street, postcode, town, email, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(new.id)
        .bind(organisation)
        .bind(new.name.clone())
        .bind(new.address.street.clone())
        .bind(new.address.postcode.clone())
        .bind(new.address.town.clone())
        .bind(new.email.clone())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

pub(in crate::organisations) async fn billing_delete(
    conn: &mut Conn,
    organisation: OrganisationId,
    id: BillingAddressId,
) -> Result<u64> {
    sql("delete from billing_address where id = $2 and organisation_id = $1")
        .bind(organisation)
        .bind(id)
        .run(conn)
        .await
}

pub(in crate::organisations) async fn centres_of(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<CostCentre>> {
    let rows: Vec<(CostCentreId, String, String)> =
        sql("select id, code, name from cost_centre where organisation_id = $1 order by code")
            .bind(organisation)
            .all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, name)| CostCentre { id, code, name })
        .collect())
}

/// Writes a cost centre; 0 when its code is there already.
pub(in crate::organisations) async fn centre_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    organisation: OrganisationId,
    centre: &CostCentre,
) -> Result<u64> {
    sql("insert into cost_centre (id, organisation_id, code, name, created_at) values ($1, $2, $3, $4, $5) on conflict (organisation_id, code) do nothing")
        .bind(centre.id)
        .bind(organisation)
        .bind(centre.code.clone())
        .bind(centre.name.clone())
        .bind(now)
        .run(conn)
        .await
}

pub(in crate::organisations) async fn centre_delete(
    conn: &mut Conn,
    organisation: OrganisationId,
    id: CostCentreId,
) -> Result<u64> {
    sql("delete from cost_centre where id = $2 and organisation_id = $1")
        .bind(organisation)
        .bind(id)
        .run(conn)
        .await
}

pub(in crate::organisations) async fn supplier_ids(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<EnterpriseId>> {
    let rows: Vec<(EnterpriseId,)> =
        sql("select enterprise_id from supplier where organisation_id = $1 order by created_at")
            .bind(organisation)
            .all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes a supplier; 0 when it is one already.
pub(in crate::organisations) async fn supplier_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    organisation: OrganisationId,
    enterprise: EnterpriseId,
) -> Result<u64> {
    sql("insert into supplier (organisation_id, enterprise_id, created_at) values ($1, $2, $3) on conflict (organisation_id, enterprise_id) do nothing")
        .bind(organisation)
        .bind(enterprise)
        .bind(now)
        .run(conn)
        .await
}

pub(in crate::organisations) async fn supplier_delete(
    conn: &mut Conn,
    organisation: OrganisationId,
    enterprise: EnterpriseId,
) -> Result<u64> {
    sql("delete from supplier where organisation_id = $1 and enterprise_id = $2")
        .bind(organisation)
        .bind(enterprise)
        .run(conn)
        .await
}
