//! Rows of enterprises.

use super::{
    Activity, Address, Art94, Coverage, Employs, Enterprise, EnterpriseCard, EnterpriseState, EntityType,
    Status,
};
use crate::{
    db::{Conn, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{ActivityId, EnterpriseId},
    images::store::{Owner, pictures_of},
    locale::{Locale, Localised},
    place::{Point, Teryt},
    text,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct EnterpriseRow {
    id: EnterpriseId,
    slug: String,
    state: String,
    legal_name: String,
    brand_name: String,
    entity_type: String,
    run_by: Option<String>,
    country: String,
    krs: Option<String>,
    regon: Option<String>,
    nip: Option<String>,
    be_number: Option<String>,
    street: String,
    postcode: String,
    town: String,
    county: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    founded: Option<i64>,
    status_decision: Option<String>,
    status_decided_on: Option<NaiveDate>,
    status_checked_on: Option<NaiveDate>,
    art94_percent: Option<i64>,
    art94_evidence_on: Option<NaiveDate>,
    employs: String,
    employs_source: Option<String>,
    employs_on: Option<NaiveDate>,
    languages: String,
    networks: String,
    links: String,
    self_certified_on: Option<NaiveDate>,
    visiting: Option<String>,
}

const COLUMNS: &str = "id, slug, state, legal_name, brand_name, entity_type, run_by, country, krs, regon, nip, be_number, street, postcode, town, county, lat, lon, phone, email, website, founded, status_decision, status_decided_on, status_checked_on, art94_percent, art94_evidence_on, employs, employs_source, employs_on, languages, networks, links, self_certified_on, visiting";

#[derive(sqlx::FromRow)]
struct TextRow {
    enterprise_id: EnterpriseId,
    locale: String,
    tagline: Option<String>,
    story: Option<String>,
    capacity: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ActivityRow {
    id: ActivityId,
    enterprise_id: EnterpriseId,
    category: String,
    kind: String,
    coverage: String,
}

impl EnterpriseRow {
    fn enterprise(self) -> Result<Enterprise> {
        let stale = |what: &str| Error::internal(format!("enterprise {}: unreadable {what}", self.slug));
        let status = match (
            self.status_decision,
            self.status_decided_on,
            self.status_checked_on,
        ) {
            (Some(decision), Some(decided_on), Some(checked_on)) => Some(Status {
                decision,
                decided_on,
                checked_on,
            }),
            _ => None,
        };
        let art94 = self
            .art94_percent
            .zip(self.art94_evidence_on)
            .and_then(|(p, evidence_on)| {
                Some(Art94 {
                    percent: u8::try_from(p).ok()?,
                    evidence_on,
                })
            });
        Ok(Enterprise {
            id: self.id,
            state: EnterpriseState::from_name(&self.state).ok_or_else(|| stale("state"))?,
            entity_type: EntityType::from_name(&self.entity_type).ok_or_else(|| stale("entity type"))?,
            employs: serde_json::from_str::<Vec<Employs>>(&self.employs)?,
            languages: serde_json::from_str(&self.languages)?,
            networks: serde_json::from_str(&self.networks)?,
            links: serde_json::from_str(&self.links)?,
            slug: self.slug,
            legal_name: self.legal_name,
            brand_name: self.brand_name,
            run_by: self.run_by,
            krs: self.krs,
            regon: self.regon,
            nip: self.nip,
            be_number: self.be_number,
            address: Address {
                street: self.street,
                postcode: self.postcode,
                town: self.town,
                country: self.country,
                county: self.county.as_deref().and_then(Teryt::parse),
                at: self.lat.zip(self.lon).map(|(lat, lon)| Point { lat, lon }),
            },
            phone: self.phone,
            email: self.email,
            website: self.website,
            founded: self.founded.and_then(|y| i32::try_from(y).ok()),
            status,
            art94,
            employs_source: self.employs_source,
            employs_on: self.employs_on,
            self_certified_on: self.self_certified_on,
            tagline: Localised::default(),
            story: Localised::default(),
            capacity: Localised::default(),
            activities: Vec::new(),
            pictures: Vec::new(),
            visiting: self.visiting.as_deref().map(serde_json::from_str).transpose()?,
        })
    }
}

/// An enterprise's identity and the hash of what was written last.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Known {
    pub id: EnterpriseId,
    pub slug: String,
    pub state: String,
    pub content_hash: String,
}

pub(super) async fn enterprise_known(conn: &mut Conn, source: &str, key: &str) -> Result<Option<Known>> {
    sql("select id, slug, state, content_hash from enterprise where source = $1 and external_key = $2")
        .bind(source.to_owned())
        .bind(key.to_owned())
        .first(conn)
        .await
}

pub(super) async fn enterprise_state(conn: &mut Conn, id: EnterpriseId) -> Result<Option<EnterpriseState>> {
    let row: Option<(String,)> = sql("select state from enterprise where id = $1")
        .bind(id)
        .first(conn)
        .await?;
    row.map(|(state,)| {
        EnterpriseState::from_name(&state)
            .ok_or_else(|| Error::internal(format!("enterprise {id}: unreadable state")))
    })
    .transpose()
}

pub(super) async fn enterprise_id_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<EnterpriseId>> {
    let row: Option<(EnterpriseId,)> = sql("select id from enterprise where slug = $1")
        .bind(slug.to_owned())
        .first(conn)
        .await?;
    Ok(row.map(|(id,)| id))
}

pub(super) async fn enterprise_id_by_key(conn: &mut Conn, key: &str) -> Result<Option<EnterpriseId>> {
    let row: Option<(EnterpriseId,)> =
        sql("select id from enterprise where external_key = $1 order by created_at limit 1")
            .bind(key.to_owned())
            .first(conn)
            .await?;
    Ok(row.map(|(id,)| id))
}

/// Enterprises by identifier, whole, in the order of `ids`; five statements however many they are.
pub(super) async fn enterprises_by_id(conn: &mut Conn, ids: &[EnterpriseId]) -> Result<Vec<Enterprise>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = placeholders(1, ids.len());
    let rows: Vec<EnterpriseRow> =
        sql_built(format!("select {COLUMNS} from enterprise where id in ({list})"))
            .bind_all(ids.iter().copied())
            .all(conn)
            .await?;
    let mut found: HashMap<EnterpriseId, Enterprise> = HashMap::new();
    for row in rows {
        found.insert(row.id, row.enterprise()?);
    }
    let texts: Vec<TextRow> =
        sql_built(format!("select enterprise_id, locale, tagline, story, capacity from enterprise_text where enterprise_id in ({list})")).bind_all(ids.iter().copied()).all(conn).await?;
    for row in texts {
        if let (Some(e), Some(locale)) = (found.get_mut(&row.enterprise_id), Locale::from_tag(&row.locale)) {
            e.tagline.set(locale, row.tagline);
            e.story.set(locale, row.story);
            e.capacity.set(locale, row.capacity);
        }
    }
    let activities: Vec<ActivityRow> =
        sql_built(format!("select id, enterprise_id, category, kind, coverage from activity where enterprise_id in ({list}) order by position")).bind_all(ids.iter().copied()).all(conn).await?;
    for row in activities {
        if let (Some(e), Some(kind), Some(coverage)) = (
            found.get_mut(&row.enterprise_id),
            super::ActivityKind::from_name(&row.kind),
            Coverage::parse(&row.coverage),
        ) {
            e.activities.push(Activity {
                id: row.id,
                category: row.category,
                kind,
                coverage,
            });
        }
    }
    let owners: Vec<Owner> = ids.iter().map(|id| Owner::Enterprise(*id)).collect();
    for (owner, pictures) in pictures_of(conn, &owners).await? {
        if let Some(e) = found.get_mut(&EnterpriseId(owner)) {
            e.pictures = pictures;
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

pub(super) async fn visiting_write(
    conn: &mut Conn,
    id: EnterpriseId,
    visiting: Option<&super::Visiting>,
) -> Result<()> {
    sql("update enterprise set visiting = $2 where id = $1")
        .bind(id)
        .bind(visiting.map(serde_json::to_string).transpose()?)
        .run(conn)
        .await?;
    Ok(())
}

/// The hash of what was written of an enterprise, and of when it can be visited.
pub(super) async fn enterprise_hash(conn: &mut Conn, id: EnterpriseId) -> Result<Option<String>> {
    let row: Option<(String, Option<String>)> =
        sql("select content_hash, visiting from enterprise where id = $1")
            .bind(id)
            .first(conn)
            .await?;
    Ok(row.map(|(hash, visiting)| text::short_hash(&format!("{hash}{}", visiting.unwrap_or_default()))))
}

/// How many published offers each has.
pub(super) async fn offer_counts(
    conn: &mut Conn,
    ids: &[EnterpriseId],
) -> Result<HashMap<EnterpriseId, i64>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let list = placeholders(1, ids.len());
    let rows: Vec<(EnterpriseId, i64)> =
        sql_built(format!("select enterprise_id, cast(count(*) as bigint) from offer where state = 'published' and enterprise_id in ({list}) group by enterprise_id"))
            .bind_all(ids.iter().copied())
            .all(conn)
            .await?;
    Ok(rows.into_iter().collect())
}

/// Every enterprise's identifier, by name.
pub(super) async fn enterprise_ids(conn: &mut Conn, only_published: bool) -> Result<Vec<EnterpriseId>> {
    let text = if only_published {
        "select id from enterprise where state = 'published' order by sort_name, id"
    } else {
        "select id from enterprise order by external_key, id"
    };
    let rows: Vec<(EnterpriseId,)> = sql(text).all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The key under which an enterprise was imported, by identifier.
pub(super) async fn enterprise_keys(conn: &mut Conn) -> Result<HashMap<EnterpriseId, (String, String)>> {
    let rows: Vec<(EnterpriseId, String, String)> = sql("select id, source, external_key from enterprise")
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, source, key)| (id, (source, key)))
        .collect())
}

pub(super) async fn enterprise_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    e: &Enterprise,
    (source, key): (&str, &str),
    hash: &str,
    is_new: bool,
) -> Result<()> {
    let insert = "insert into enterprise (slug, state, legal_name, brand_name, sort_name, entity_type, run_by, country, krs, regon, nip, be_number, street, postcode, town, county, lat, lon, phone, email, website, founded, status_decision, status_decided_on, status_checked_on, art94_percent, art94_evidence_on, employs, employs_source, employs_on, languages, networks, links, self_certified_on, content_hash, updated_at, id, source, external_key, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $36)";
    let update = "update enterprise set slug = $1, state = $2, legal_name = $3, brand_name = $4, sort_name = $5, entity_type = $6, run_by = $7, country = $8, krs = $9, regon = $10, nip = $11, be_number = $12, street = $13, postcode = $14, town = $15, county = $16, lat = $17, lon = $18, phone = $19, email = $20, website = $21, founded = $22, status_decision = $23, status_decided_on = $24, status_checked_on = $25, art94_percent = $26, art94_evidence_on = $27, employs = $28, employs_source = $29, employs_on = $30, languages = $31, networks = $32, links = $33, self_certified_on = $34, content_hash = $35, updated_at = $36 where id = $37 and source = $38 and external_key = $39";
    sql(if is_new { insert } else { update })
        .bind(e.slug.clone())
        .bind(e.state.name().to_owned())
        .bind(e.legal_name.clone())
        .bind(e.brand_name.clone())
        .bind(text::sort_key(&e.brand_name))
        .bind(e.entity_type.name().to_owned())
        .bind(e.run_by.clone())
        .bind(e.address.country.clone())
        .bind(e.krs.clone())
        .bind(e.regon.clone())
        .bind(e.nip.clone())
        .bind(e.be_number.clone())
        .bind(e.address.street.clone())
        .bind(e.address.postcode.clone())
        .bind(e.address.town.clone())
        .bind(e.address.county.map(String::from))
        .bind(e.address.at.map(|p| p.lat))
        .bind(e.address.at.map(|p| p.lon))
        .bind(e.phone.clone())
        .bind(e.email.clone())
        .bind(e.website.clone())
        .bind(e.founded.map(i64::from))
        .bind(e.status.as_ref().map(|s| s.decision.clone()))
        .bind(e.status.as_ref().map(|s| s.decided_on))
        .bind(e.status.as_ref().map(|s| s.checked_on))
        .bind(e.art94.map(|a| i64::from(a.percent)))
        .bind(e.art94.map(|a| a.evidence_on))
        .bind(serde_json::to_string(&e.employs)?)
        .bind(e.employs_source.clone())
        .bind(e.employs_on)
        .bind(serde_json::to_string(&e.languages)?)
        .bind(serde_json::to_string(&e.networks)?)
        .bind(serde_json::to_string(&e.links)?)
        .bind(e.self_certified_on)
        .bind(hash.to_owned())
        .bind(now)
        .bind(e.id)
        .bind(source.to_owned())
        .bind(key.to_owned())
        .run(conn)
        .await?;
    Ok(())
}

/// Replaces texts and activities; an activity that stays keeps its identifier.
pub(super) async fn enterprise_parts_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    e: &Enterprise,
) -> Result<()> {
    sql("delete from enterprise_text where enterprise_id = $1")
        .bind(e.id)
        .run(conn)
        .await?;
    for locale in Locale::ALL {
        let (tagline, story, capacity) = (
            e.tagline.exact(locale),
            e.story.exact(locale),
            e.capacity.exact(locale),
        );
        if tagline.or(story).or(capacity).is_some() {
            sql("insert into enterprise_text (enterprise_id, locale, tagline, story, capacity) values ($1, $2, $3, $4, $5)")
                .bind(e.id)
                .bind(locale.tag().to_owned())
                .bind(tagline.cloned())
                .bind(story.cloned())
                .bind(capacity.cloned())
                .run(conn)
                .await?;
        }
    }
    let old: Vec<ActivityRow> =
        sql("select id, enterprise_id, category, kind, coverage from activity where enterprise_id = $1")
            .bind(e.id)
            .all(conn)
            .await?;
    sql("delete from activity where enterprise_id = $1")
        .bind(e.id)
        .run(conn)
        .await?;
    for (position, a) in e.activities.iter().enumerate() {
        let kept = old
            .iter()
            .find(|o| o.category == a.category && o.kind == a.kind.name())
            .map(|o| o.id);
        sql("insert into activity (id, enterprise_id, position, category, kind, coverage) values ($1, $2, $3, $4, $5, $6)")
            .bind(kept.unwrap_or_else(|| ActivityId::fresh(now)))
            .bind(e.id)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(a.category.clone())
            .bind(a.kind.name().to_owned())
            .bind(a.coverage.to_text())
            .run(conn)
            .await?;
    }
    Ok(())
}

pub(super) fn card(e: Enterprise, offers: i64) -> EnterpriseCard {
    EnterpriseCard {
        id: e.id,
        slug: e.slug,
        name: e.brand_name,
        entity_type: e.entity_type,
        town: e.address.town,
        county: e.address.county,
        status: e.status.is_some(),
        art94: e.art94.is_some(),
        tagline: e.tagline,
        picture: e.pictures.into_iter().next(),
        offers,
    }
}
