//! Licences of the mark as the API sends them.

use super::{ItemLinks, Text, api_url, lists, page_url};
use app::{pages::View, routes::Route};
use chrono::NaiveDate;
use market::certification::{self, Standing};
use serde::Serialize;
use utoipa::ToSchema;

/// A licence of the mark and how it stands on a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Licence {
    /// Its number as shown.
    #[schema(example = "DS/2026/0142")]
    pub number: String,
    /// Its number as in addresses.
    #[schema(example = "DS-2026-0142")]
    pub key: String,
    /// The day that was asked about, in the grantor's calendar.
    pub on: NaiveDate,
    /// How it stands on that day.
    pub standing: lists::Standing,
    /// Whether it covers its offers on that day.
    #[schema(example = true)]
    pub valid: bool,
    /// Its days.
    pub days: LicenceDays,
    /// What the grantor has done to it.
    pub state: lists::LicenceState,
    /// The day of a suspension or withdrawal.
    pub state_on: Option<NaiveDate>,
    /// The reason of a suspension or withdrawal.
    #[schema(example = "Zaprzestanie działalności")]
    pub state_reason: Option<String>,
    /// Who granted it.
    pub grantor: Text,
    /// Who holds it.
    pub holder: Holder,
    /// The offers that it covers.
    pub covers: Vec<Covered>,
    /// The holder's other licences, newest first.
    pub others: Vec<OtherLicence>,
    /// Where it is found.
    pub links: ItemLinks,
}

/// The days of a licence; first and last are inclusive.
#[derive(Debug, Serialize, ToSchema)]
pub struct LicenceDays {
    /// The day of the chapter's recommendation.
    pub recommended_on: Option<NaiveDate>,
    /// The day of the grantor's decision.
    pub granted_on: Option<NaiveDate>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// The time zone of these days (IANA).
    #[schema(example = "Europe/Warsaw")]
    pub time_zone: &'static str,
}

/// The enterprise that holds a licence.
#[derive(Debug, Serialize, ToSchema)]
pub struct Holder {
    /// Its part of an address; none when it is not public.
    #[schema(example = "spoldzielnia-socjalna-pawie-oczko")]
    pub slug: Option<String>,
    /// Its brand name.
    #[schema(example = "Pawie Oczko")]
    pub name: String,
    /// Its town.
    #[schema(example = "Świdnica")]
    pub town: String,
    /// Where it is found; none when it is not public.
    pub links: Option<ItemLinks>,
}

/// An offer that a licence covers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Covered {
    /// Its part of an address; none when it is not public.
    #[schema(example = "kubek-pawie-oczko")]
    pub slug: Option<String>,
    /// Its title.
    pub title: Text,
    /// Keys of the covered variants; empty: all.
    #[schema(example = json!([]))]
    pub variants: Vec<String>,
    /// Where it is found; none when it is not public.
    pub links: Option<ItemLinks>,
}

/// Another licence of the same holder.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherLicence {
    /// Its number as shown.
    #[schema(example = "DS/2025/0098")]
    pub number: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Where it is found.
    pub links: ItemLinks,
}

/// A licence in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct LicenceLine {
    /// Its number as shown.
    #[schema(example = "DS/2026/0142")]
    pub number: String,
    /// How it stands now.
    pub standing: lists::Standing,
    /// Whether it covers its offers now.
    #[schema(example = true)]
    pub valid: bool,
    /// The last day.
    pub ends_on: NaiveDate,
    /// How many offers it covers.
    #[schema(example = 3)]
    pub offers: usize,
    /// Where it is found.
    pub links: ItemLinks,
}

fn links(view: &View<'_>, key: &str) -> ItemLinks {
    ItemLinks {
        this: api_url(view, &format!("licences/{key}")),
        page: page_url(view, Route::Licence(key)),
    }
}

impl LicenceLine {
    /// A licence as an enterprise's page lists it.
    pub fn of(view: &View<'_>, line: &certification::LicenceLine) -> Self {
        Self {
            number: line.number.clone(),
            standing: lists::Standing(line.standing),
            valid: line.standing == Standing::Valid,
            ends_on: line.ends_on,
            offers: line.offers,
            links: links(view, &line.key),
        }
    }
}

impl Licence {
    /// A licence on a day; today in the grantor's time zone when none is asked about.
    pub fn of(view: &View<'_>, licence: &certification::Licence, on: Option<NaiveDate>) -> Self {
        let on = on.unwrap_or_else(|| view.now.with_timezone(&licence.time_zone).date_naive());
        let standing = licence.standing_on(on);
        Self {
            number: licence.number.clone(),
            key: licence.key.clone(),
            on,
            standing: lists::Standing(standing),
            valid: standing == Standing::Valid,
            days: LicenceDays {
                recommended_on: licence.recommended_on,
                granted_on: licence.granted_on,
                starts_on: licence.starts_on,
                ends_on: licence.ends_on,
                time_zone: licence.time_zone.name(),
            },
            state: lists::LicenceState(licence.state),
            state_on: licence.state_on,
            state_reason: licence.state_reason.clone(),
            grantor: Text::or_empty(view, &licence.grantor),
            holder: Holder::of(view, licence),
            covers: licence.covers.iter().map(|c| Covered::of(view, c)).collect(),
            others: licence
                .others
                .iter()
                .map(|(number, key, starts_on, ends_on)| OtherLicence {
                    number: number.clone(),
                    starts_on: *starts_on,
                    ends_on: *ends_on,
                    links: links(view, key),
                })
                .collect(),
            links: links(view, &licence.key),
        }
    }
}

impl Holder {
    fn of(view: &View<'_>, licence: &certification::Licence) -> Self {
        let slug = licence.enterprise_public.then(|| licence.enterprise_slug.clone());
        Self {
            name: licence.enterprise_name.clone(),
            town: licence.enterprise_town.clone(),
            links: slug.as_ref().map(|slug| ItemLinks {
                this: api_url(view, &format!("enterprises/{slug}")),
                page: page_url(view, Route::Enterprise(slug)),
            }),
            slug,
        }
    }
}

impl Covered {
    fn of(view: &View<'_>, covered: &certification::Covered) -> Self {
        Self {
            slug: covered.slug.clone(),
            title: Text::or_empty(view, &covered.title),
            variants: covered.variants.clone(),
            links: covered.slug.as_ref().map(|slug| ItemLinks {
                this: api_url(view, &format!("offers/{slug}")),
                page: page_url(view, Route::Offer(slug)),
            }),
        }
    }
}
