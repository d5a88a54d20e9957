//! Rows of how people want mails, and of what waits for the mail of the day.

use super::people::{PERSON_COLUMNS, PersonRow};
use crate::{
    accounts::{Notice, Person, PersonState},
    db::{Conn, placeholders, sql, sql_built},
    error::{Error, Result},
    id::PersonId,
    mail::{MailHow, MailTopic},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How somebody wants mails of a topic.
pub(in crate::accounts) async fn preference_of(
    conn: &mut Conn,
    person: PersonId,
    topic: MailTopic,
) -> Result<MailHow> {
    let row: Option<(String,)> = sql("select how from mail_preference where person_id = $1 and topic = $2")
        .bind(person)
        .bind(topic.name().to_owned())
        .first(conn)
        .await?;
    match row {
        None => Ok(topic.unasked()),
        Some((how,)) => MailHow::from_name(&how)
            .ok_or_else(|| Error::internal(format!("person {person}: an unreadable choice of mails"))),
    }
}

pub(in crate::accounts) async fn preference_put(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    topic: MailTopic,
    how: MailHow,
) -> Result<()> {
    sql("insert into mail_preference (person_id, topic, how, changed_at) values ($1, $2, $3, $4) on conflict (person_id, topic) do update set how = excluded.how, changed_at = excluded.changed_at")
        .bind(person)
        .bind(topic.name().to_owned())
        .bind(how.name().to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// Everybody who chose to get mails of a topic.
pub(in crate::accounts) async fn preferring(conn: &mut Conn, topic: MailTopic) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = sql_built(format!("select {PERSON_COLUMNS} from person where state = $2 and exists (select 1 from mail_preference m where m.person_id = person.id and m.topic = $1 and m.how <> 'never') order by id"))
        .bind(topic.name().to_owned())
        .bind(PersonState::Active.name().to_owned())
        .all(conn)
        .await?;
    rows.into_iter().map(PersonRow::person).collect()
}

/// Takes back the consents of a kind that hold.
pub(in crate::accounts) async fn consents_revoke(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
    kind: &str,
) -> Result<()> {
    sql("update consent set revoked_at = $3 where person_id = $1 and kind = $2 and revoked_at is null")
        .bind(person)
        .bind(kind.to_owned())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// What waits for the mail of the day.
#[derive(sqlx::FromRow)]
pub(in crate::accounts) struct WaitingRow {
    pub id: Uuid,
    title: String,
    text: String,
    link: String,
}

impl WaitingRow {
    pub fn notice(&self, topic: MailTopic) -> Notice {
        Notice {
            topic,
            title: self.title.clone(),
            text: self.text.clone(),
            link: self.link.clone(),
        }
    }
}

pub(in crate::accounts) async fn waiting_insert(
    conn: &mut Conn,
    now: DateTime<Utc>,
    id: Uuid,
    person: PersonId,
    notice: &Notice,
) -> Result<()> {
    sql("insert into mail_waiting (id, person_id, topic, title, text, link, at) values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(person)
        .bind(notice.topic.name().to_owned())
        .bind(notice.title.clone())
        .bind(notice.text.clone())
        .bind(notice.link.clone())
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// For whom something waits, and of which topic.
pub(in crate::accounts) async fn waiting_people(conn: &mut Conn) -> Result<Vec<(PersonId, MailTopic)>> {
    let rows: Vec<(PersonId, String)> =
        sql("select distinct person_id, topic from mail_waiting order by person_id, topic")
            .all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(person, topic)| Some((person, MailTopic::from_name(&topic)?)))
        .collect())
}

pub(in crate::accounts) async fn waiting_of(
    conn: &mut Conn,
    person: PersonId,
    topic: MailTopic,
) -> Result<Vec<WaitingRow>> {
    sql("select id, title, text, link from mail_waiting where person_id = $1 and topic = $2 order by at, id limit 100")
        .bind(person)
        .bind(topic.name().to_owned())
        .all(conn)
        .await
}

pub(in crate::accounts) async fn waiting_delete(conn: &mut Conn, ids: &[Uuid]) -> Result<()> {
    sql_built(format!(
        "delete from mail_waiting where id in ({})",
        placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .run(conn)
    .await?;
    Ok(())
}

pub(in crate::accounts) async fn waiting_forget(
    conn: &mut Conn,
    person: PersonId,
    topic: MailTopic,
) -> Result<()> {
    sql("delete from mail_waiting where person_id = $1 and topic = $2")
        .bind(person)
        .bind(topic.name().to_owned())
        .run(conn)
        .await?;
    Ok(())
}
