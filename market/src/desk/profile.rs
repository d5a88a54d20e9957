//! One's own enterprise: contacts, story, what it does and where, opening hours.

use super::access::seller_of;
use crate::{
    Market,
    catalogue::taxonomy::taxonomy,
    claims::{enterprise_key, phone},
    ctx::Ctx,
    enterprises::{
        self, Activity, ActivityKind, Closed, Coverage, Enterprise, Visiting, enterprise_hash,
        enterprise_put, spans_parse, visiting_put,
    },
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::ActivityId,
    import::sheet::Difference,
    locale::{Locale, Localised},
    mail::EmailAddress,
    place::{Region, Teryt},
    policy::Action,
};
use chrono::NaiveDate;

/// The most characters of a story in one language.
const STORY: usize = 10_000;
/// The most characters of a line.
const LINE: usize = 200;
/// The most activities.
const ACTIVITIES: usize = 30;

/// The days of the week as fields name them, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// An activity as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityForm {
    /// A leaf category's code; empty to leave the activity out.
    pub category: String,
    /// `goods`, `service`, `secondment`.
    pub kind: String,
    /// `country`, `areas`, `radius`.
    pub reach: String,
    /// Counties, for `areas`.
    pub areas: Vec<String>,
    /// Kilometres, for `radius`.
    pub km: String,
}

/// What is typed of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileForm {
    /// What was looked at.
    pub version: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Web site.
    pub website: String,
    /// One sentence.
    pub tagline: Localised<String>,
    /// Markdown.
    pub story: Localised<String>,
    /// What it can do in a month.
    pub capacity: Localised<String>,
    /// Hours of each day, Monday first.
    pub week: [String; 7],
    /// First day of being closed.
    pub closed_from: String,
    /// Last day.
    pub closed_until: String,
    /// Why.
    pub closed_note: Localised<String>,
    /// What it does and where.
    pub activities: Vec<ActivityForm>,
}

/// A profile on the desk.
#[derive(Clone, Debug)]
pub struct ProfileView {
    /// What there is.
    pub enterprise: Enterprise,
    /// The same as it would be typed.
    pub form: ProfileForm,
    /// Whether it can be written.
    pub own: bool,
    /// Whether it is the organisation's for good.
    pub approved: bool,
}

impl ProfileForm {
    /// A profile as it would be typed.
    pub fn of(e: &Enterprise, version: String) -> Self {
        let visiting = e.visiting.clone().unwrap_or_default();
        let week = visiting
            .week
            .each_ref()
            .map(|spans| spans.iter().map(|s| s.to_text()).collect::<Vec<_>>().join(", "));
        let closed = visiting.closed;
        Self {
            version,
            phone: e.phone.clone().unwrap_or_default(),
            email: e.email.clone().unwrap_or_default(),
            website: e.website.clone().unwrap_or_default(),
            tagline: e.tagline.clone(),
            story: e.story.clone(),
            capacity: e.capacity.clone(),
            week,
            closed_from: closed.as_ref().map(|c| c.from.to_string()).unwrap_or_default(),
            closed_until: closed.as_ref().map(|c| c.until.to_string()).unwrap_or_default(),
            closed_note: closed.map(|c| c.note).unwrap_or_default(),
            activities: e.activities.iter().map(ActivityForm::of).collect(),
        }
    }

    /// Where two forms differ.
    fn differences(&self, other: &Self) -> Vec<Difference> {
        let mut out = Vec::new();
        let mut push = |field: String, before: &str, after: &str| {
            if before.trim() != after.trim() {
                out.push(Difference {
                    field,
                    before: before.to_owned(),
                    after: after.to_owned(),
                });
            }
        };
        push("phone".into(), &self.phone, &other.phone);
        push("email".into(), &self.email, &other.email);
        push("website".into(), &self.website, &other.website);
        for (name, a, b) in [
            ("tagline", &self.tagline, &other.tagline),
            ("story", &self.story, &other.story),
            ("capacity", &self.capacity, &other.capacity),
            ("closed_note", &self.closed_note, &other.closed_note),
        ] {
            for l in Locale::ALL {
                let text = |t: &Localised<String>| t.exact(l).cloned().unwrap_or_default();
                push(format!("{name}_{l}"), &text(a), &text(b));
            }
        }
        for (day, (a, b)) in DAYS.into_iter().zip(self.week.iter().zip(&other.week)) {
            push(format!("hours_{day}"), a, b);
        }
        push("closed_from".into(), &self.closed_from, &other.closed_from);
        push("closed_until".into(), &self.closed_until, &other.closed_until);
        for n in 0..self.activities.len().max(other.activities.len()) {
            let text = |f: &Self| f.activities.get(n).map(ActivityForm::to_text).unwrap_or_default();
            push(format!("a{}_category", n + 1), &text(self), &text(other));
        }
        out
    }
}

impl ActivityForm {
    fn of(a: &Activity) -> Self {
        let (reach, areas, km) = match &a.coverage {
            Coverage::Country => ("country", Vec::new(), String::new()),
            Coverage::Areas(all) => (
                "areas",
                all.iter().map(|t| t.as_str().to_owned()).collect(),
                String::new(),
            ),
            Coverage::Radius(km) => ("radius", Vec::new(), km.to_string()),
        };
        Self {
            category: a.category.clone(),
            kind: a.kind.name().to_owned(),
            reach: reach.to_owned(),
            areas,
            km,
        }
    }

    fn to_text(&self) -> String {
        let rest = match self.reach.as_str() {
            "areas" => self.areas.join("+"),
            "radius" => format!("{} km", self.km),
            _ => String::new(),
        };
        format!("{} {} {} {rest}", self.category, self.kind, self.reach)
            .trim()
            .to_owned()
    }

    fn read(&self, region: &Region, n: usize, errors: &mut Vec<FieldError>) -> Option<Activity> {
        let mut wrong = |part: &str, code, value: &str| {
            errors.push(FieldError::new(format!("a{n}_{part}"), code, value));
        };
        let leaf = taxonomy().by_code(&self.category).filter(|c| c.group.is_some());
        if leaf.is_none() {
            wrong("category", "invalid.category", &self.category);
        }
        let kind = ActivityKind::from_name(&self.kind);
        if kind.is_none() {
            wrong("kind", "invalid.choice", &self.kind);
        }
        let coverage = match self.reach.as_str() {
            "country" => Some(Coverage::Country),
            "areas" => {
                let known =
                    |a: &String| Teryt::parse(a).filter(|t| region.counties.iter().any(|c| c.teryt == *t));
                let areas: Option<Vec<Teryt>> = self.areas.iter().map(known).collect();
                areas.filter(|a| !a.is_empty()).map(Coverage::Areas)
            }
            "radius" => Coverage::parse(&format!("radius:{}", self.km.trim())),
            _ => None,
        };
        if coverage.is_none() {
            wrong("reach", "invalid.coverage", &self.reach);
        }
        Some(Activity {
            id: ActivityId(uuid::Uuid::nil()),
            category: leaf?.code.clone(),
            kind: kind?,
            coverage: coverage?,
        })
    }
}

/// What saving a profile did.
#[derive(Clone, Debug)]
pub enum ProfileSaved {
    /// It is kept.
    Kept,
    /// Somebody has changed it meanwhile; nothing was overwritten. The version that is there now, and what differs.
    Stale(String, Vec<Difference>),
}

impl Market {
    /// One's own profile.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] without an enterprise.
    pub async fn desk_profile(&self, ctx: &Ctx) -> Result<ProfileView> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskRead).await?;
        let found = enterprises::enterprises_by_id(conn, &[seller.enterprise])
            .await?
            .pop();
        let enterprise = found.ok_or(Error::NotFound)?;
        let version = enterprise_hash(conn, seller.enterprise)
            .await?
            .unwrap_or_default();
        Ok(ProfileView {
            form: ProfileForm::of(&enterprise, version),
            enterprise,
            own: seller.profile,
            approved: seller.approved,
        })
    }

    /// Writes one's own profile; it is public at once where the profile is. Name, address and registers stay as they are:
    /// they are what was approved.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field; [`Error::Conflict`] for a profile that is not one's own yet.
    pub async fn desk_profile_save(&self, ctx: &Ctx, form: ProfileForm) -> Result<ProfileSaved> {
        let (ctx, region) = (*ctx, self.region);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskManage).await?;
                    if !seller.profile {
                        seller.approved()?;
                    }
                    let found = enterprises::enterprises_by_id(conn, &[seller.enterprise])
                        .await?
                        .pop();
                    let there = found.ok_or(Error::NotFound)?;
                    let version = enterprise_hash(conn, seller.enterprise)
                        .await?
                        .unwrap_or_default();
                    let e = read(&form, there.clone(), region)?;
                    if version != form.version {
                        let differences = ProfileForm::of(&there, String::new())
                            .differences(&ProfileForm::of(&e, String::new()));
                        return Ok(ProfileSaved::Stale(version, differences));
                    }
                    let visiting = e.visiting.clone().filter(|v| !v.is_empty());
                    let (source, key) = enterprise_key(conn, e.id).await?.ok_or(Error::NotFound)?;
                    let (id, state) = (e.id, e.state.name());
                    enterprise_put(conn, ctx.now, &source, &key, None, e).await?;
                    visiting_put(conn, ctx.now, id, visiting.as_ref()).await?;
                    let states = (Some(state), state);
                    event_append_by(
                        conn,
                        ctx.now,
                        ctx.doer(),
                        id.0,
                        "enterprise",
                        states,
                        Some("profile"),
                    )
                    .await?;
                    Ok(ProfileSaved::Kept)
                })
            })
            .await
    }
}

/// A profile with what was typed.
fn read(form: &ProfileForm, mut e: Enterprise, region: &Region) -> Result<Enterprise> {
    let mut errors = Vec::new();
    e.phone = some(&form.phone).map(|t| {
        phone("phone", &t).unwrap_or_else(|error| {
            errors.push(error);
            t
        })
    });
    e.email = some(&form.email).map(|t| match EmailAddress::parse_field("email", &t) {
        Ok(address) => address.as_str().to_owned(),
        Err(error) => {
            errors.push(error);
            t
        }
    });
    e.website = some(&form.website);
    if let Some(site) = &e.website
        && !crate::import::is_web_address(site)
    {
        errors.push(FieldError::new("website", "invalid.url", site));
    }
    e.tagline = texts(&mut errors, "tagline", &form.tagline, LINE);
    e.story = texts(&mut errors, "story", &form.story, STORY);
    e.capacity = texts(&mut errors, "capacity", &form.capacity, LINE);
    let mut visiting = Visiting::default();
    for (n, day) in DAYS.into_iter().enumerate() {
        match spans_parse(&format!("hours_{day}"), &form.week[n]) {
            Ok(spans) => visiting.week[n] = spans,
            Err(error) => errors.push(error),
        }
    }
    visiting.closed = closed(&mut errors, form);
    e.visiting = Some(visiting);
    if form.activities.len() > ACTIVITIES {
        errors.push(FieldError::new("activities", "invalid.too_many", ""));
    }
    let mut activities: Vec<Activity> = Vec::new();
    for (n, a) in (1..).zip(&form.activities) {
        if a.category.is_empty() {
            continue;
        }
        if let Some(activity) = a.read(region, n, &mut errors) {
            if activities
                .iter()
                .any(|o| o.category == activity.category && o.kind == activity.kind)
            {
                errors.push(FieldError::new(
                    format!("a{n}_category"),
                    "invalid.duplicate",
                    &a.category,
                ));
            }
            activities.push(activity);
        }
    }
    e.activities = activities;
    if errors.is_empty() {
        Ok(e)
    } else {
        Err(Error::Invalid(errors))
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|t| !t.is_empty())
}

fn texts(
    errors: &mut Vec<FieldError>,
    name: &str,
    all: &Localised<String>,
    most: usize,
) -> Localised<String> {
    for (l, text) in all.iter() {
        if text.chars().count() > most {
            errors.push(FieldError::new(format!("{name}_{l}"), "invalid.too_long", ""));
        }
    }
    all.iter().filter_map(|(l, t)| Some((l, some(t)?))).collect()
}

fn closed(errors: &mut Vec<FieldError>, form: &ProfileForm) -> Option<Closed> {
    let note = texts(errors, "closed_note", &form.closed_note, LINE);
    if form.closed_from.trim().is_empty() && form.closed_until.trim().is_empty() {
        return None;
    }
    let mut day = |field: &str, text: &str| {
        let read = text.trim().parse::<NaiveDate>().ok();
        if read.is_none() {
            errors.push(FieldError::new(field, "invalid.date", text));
        }
        read
    };
    let (from, until) = (
        day("closed_from", &form.closed_from),
        day("closed_until", &form.closed_until),
    );
    let (from, until) = (from?, until?);
    if until < from {
        errors.push(FieldError::new(
            "closed_until",
            "invalid.date_order",
            &form.closed_until,
        ));
    }
    Some(Closed { from, until, note })
}
