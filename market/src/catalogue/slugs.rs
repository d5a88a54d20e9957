//! Parts of addresses: unique for ever, so old ones can answer with a redirect.

use crate::{
    db::{Conn, sql},
    error::Result,
    text,
};
use uuid::Uuid;

async fn owner(conn: &mut Conn, kind: &str, slug: &str) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = sql("select subject from slug_history where kind = $1 and slug = $2")
        .bind(kind.to_owned())
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

/// The slug of a thing: the wanted one or one made from its name, with a number when it is taken.
/// A thing keeps the slug it has unless another is wanted. Every slug is remembered.
pub async fn slug_for(
    conn: &mut Conn,
    kind: &str,
    subject: Uuid,
    current: Option<&str>,
    wanted: Option<&str>,
    name: &str,
) -> Result<String> {
    if let Some(current) = current
        && wanted.is_none_or(|w| text::slug(w) == current)
    {
        return Ok(current.to_owned());
    }
    let base = text::slug(wanted.unwrap_or(name));
    let mut slug = base.clone();
    let mut number = 1;
    loop {
        // Another transaction may be taking it: then this one waits for its end.
        let taken = sql("insert into slug_history (kind, slug, subject) values ($1, $2, $3) on conflict (kind, slug) do nothing")
            .bind(kind.to_owned())
            .bind(slug.clone())
            .bind(subject)
            .run(conn)
            .await?;
        if taken == 1 || owner(conn, kind, &slug).await? == Some(subject) {
            return Ok(slug);
        }
        number += 1;
        slug = format!("{base}-{number}");
    }
}

/// The present slug of what once had this one.
pub async fn moved(conn: &mut Conn, kind: &str, old: &str) -> Result<Option<String>> {
    let text = match kind {
        "offer" => {
            "select o.slug from slug_history h join offer o on o.id = h.subject where h.kind = 'offer' and h.slug = $1 and o.slug <> $1"
        }
        _ => {
            "select e.slug from slug_history h join enterprise e on e.id = h.subject where h.kind = 'enterprise' and h.slug = $1 and e.slug <> $1"
        }
    };
    let row: Option<(String,)> = sql(text).bind(old.to_owned()).first(conn).await?;
    Ok(row.map(|(slug,)| slug))
}
