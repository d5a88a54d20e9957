//! Rows of a person wherever they are, and copies of them.

use crate::{
    accounts::{
        DataExport, Person,
        data::{PersonTable, Whose},
        export::condition,
    },
    db::{Conn, Sql, sql, sql_built},
    error::Result,
    id::{DataExportId, PersonId},
};
use chrono::{DateTime, Utc};
use serde_json::Value;

fn bound(statement: Sql, whose: Whose, person: &Person) -> Sql {
    match whose {
        Whose::Id(_) => statement.bind(person.id),
        Whose::Address(_) => statement
            .bind(person.email.folded().to_owned())
            .bind(person.email.typed().to_owned()),
        Whose::Actor(_) => statement.bind(format!("person:{}", person.id)),
    }
}

/// A person's rows of a table as JSON, the columns that are handed out.
pub(in crate::accounts) async fn rows_of(
    conn: &mut Conn,
    table: &PersonTable,
    person: &Person,
) -> Result<Vec<Value>> {
    let of = condition(table.whose);
    // of JSON, the two databases have nothing in common; names of tables and columns are our own
    let text = if conn.is_postgres() {
        format!(
            "select cast(row_to_json(r) as text) from (select {} from {} where {of}) r",
            table.shown.join(", "),
            table.table
        )
    } else {
        let pairs: Vec<String> = table
            .shown
            .iter()
            .map(|c| format!("'{c}', case typeof({c}) when 'blob' then lower(hex({c})) else {c} end"))
            .collect();
        format!(
            "select json_object({}) from {} where {of}",
            pairs.join(", "),
            table.table
        )
    };
    let rows: Vec<(String,)> = bound(sql_built(text), table.whose, person).all(conn).await?;
    rows.iter().map(|(row,)| Ok(serde_json::from_str(row)?)).collect()
}

/// Deletes a person's rows of a table.
pub(in crate::accounts) async fn rows_delete(
    conn: &mut Conn,
    table: &PersonTable,
    person: &Person,
) -> Result<()> {
    let text = format!("delete from {} where {}", table.table, condition(table.whose));
    bound(sql_built(text), table.whose, person).run(conn).await?;
    Ok(())
}

/// Leaves of a person the id alone, which others' rows refer to.
pub(in crate::accounts) async fn person_anonymise(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: PersonId,
) -> Result<()> {
    // a name that can belong to nobody (RFC 2606)
    let nobody = format!("{id}@erased.invalid");
    sql("update person set email = $2, email_typed = $2, name = '', name_folded = '', state = 'erased', updated_at = $3 where id = $1")
        .bind(id)
        .bind(nobody)
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// The name of an organisation with other members of which a person is the only owner.
pub(in crate::accounts) async fn owned_alone(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    let row: Option<(String,)> = sql("select o.name from membership m join organisation o on o.id = m.organisation_id where m.person_id = $1 and m.role = 'owner' and exists (select 1 from membership x where x.organisation_id = m.organisation_id and x.person_id <> m.person_id) and not exists (select 1 from membership y where y.organisation_id = m.organisation_id and y.person_id <> m.person_id and y.role = 'owner') order by o.name limit 1")
        .bind(id)
        .first(conn)
        .await?;
    Ok(row.map(|(name,)| name))
}

/// Writes that a copy is wanted; false when there is one, or one is being made.
pub(in crate::accounts) async fn data_export_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: DataExportId,
    person: PersonId,
    until: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql("insert into data_export (id, person_id, created_at, expires_at) values ($1, $2, $3, $4) on conflict (person_id) do update set id = excluded.id, created_at = excluded.created_at, expires_at = excluded.expires_at, ready_at = null, zip = null where data_export.expires_at <= $3")
        .bind(id)
        .bind(person)
        .bind(now)
        .bind(until)
        .run(conn)
        .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn data_export_of(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<Option<DataExport>> {
    let row: Option<(DataExportId, Option<DateTime<Utc>>, DateTime<Utc>)> =
        sql("select id, ready_at, expires_at from data_export where person_id = $1 and expires_at > $2")
            .bind(person)
            .bind(now)
            .first(conn)
            .await?;
    Ok(row.map(|(id, ready, until)| match ready {
        Some(_) => DataExport::Ready(id, until),
        None => DataExport::Making,
    }))
}

/// Whose copy is wanted and not made yet.
pub(in crate::accounts) async fn data_export_person(
    conn: &mut Conn,
    id: DataExportId,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> =
        sql("select person_id from data_export where id = $1 and ready_at is null")
            .bind(id)
            .first(conn)
            .await?;
    Ok(row.map(|(person,)| person))
}

/// Writes a copy; false when it is no longer wanted.
pub(in crate::accounts) async fn data_export_ready(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: DataExportId,
    zip: Vec<u8>,
    until: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql(
        "update data_export set ready_at = $2, zip = $3, expires_at = $4 where id = $1 and ready_at is null",
    )
    .bind(id)
    .bind(now)
    .bind(zip)
    .bind(until)
    .run(conn)
    .await?;
    Ok(rows > 0)
}

pub(in crate::accounts) async fn data_export_zip(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    id: DataExportId,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sql("select zip from data_export where id = $1 and person_id = $2 and expires_at > $3 and zip is not null")
        .bind(id)
        .bind(person)
        .bind(now)
        .first(conn)
        .await?;
    Ok(row.map(|(zip,)| zip))
}
