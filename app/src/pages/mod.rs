//! Pages: synchronous functions of awaited data, one file per family of addresses.

pub mod account;
pub mod catalogue;
pub mod counties;
pub mod design;
pub mod desk;
pub mod enterprise;
pub mod enterprises;
pub mod errors;
pub mod home;
pub mod log;
pub mod mark;
pub mod moderation;
pub mod offer;
pub mod operations;
pub mod seller;
pub mod shortlist;
pub mod texts;

use crate::words::{Words, words};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::AnyView;
use market::{
    catalogue::taxonomy::Taxonomy,
    ctx::Actor,
    id::OrganisationId,
    locale::Locale,
    place::{County, Region},
    texts::Texts,
};
use std::collections::HashMap;

/// What is the same for every page of this process: built once at start.
#[derive(Debug)]
pub struct Site {
    /// Scheme and host, without a slash at the end, as configured (never from a request).
    pub base_url: String,
    /// Hashed addresses of assets by their logical names, such as `site.css`.
    pub assets: HashMap<String, String>,
    /// The text of the one inline script, `inline.js`, exactly as the policy's hash knows it: it sets the chosen theme
    /// before the first paint, and fetches the islands after it.
    pub inline_script: String,
    /// The region.
    pub region: &'static Region,
    /// Whether every page says "demo".
    pub demo: bool,
    /// Who operates the service, for imprint and footer.
    pub operator: Operator,
}

/// Who operates the service and how to reach them: configuration, never text in code.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// Name of the operator.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail for help.
    pub email: String,
    /// Telephone for help.
    pub phone: String,
    /// The controller of personal data, if another body than the operator.
    pub controller: String,
    /// E-mail of the data protection officer.
    pub dpo_email: String,
    /// What the accessibility statement says of its days.
    pub accessibility: Accessibility,
}

/// The days that an accessibility statement has to name (act of 4 April 2019 on digital accessibility, art. 10).
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accessibility {
    /// When the service was first published.
    pub published_on: NaiveDate,
    /// When it last changed in a way that matters for accessibility.
    pub changed_on: NaiveDate,
    /// When the statement was made.
    pub made_on: NaiveDate,
    /// When it was last reviewed.
    pub reviewed_on: NaiveDate,
}

impl Default for Accessibility {
    /// The day on which the statement was written for this software.
    fn default() -> Self {
        const WRITTEN: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
        Self {
            published_on: WRITTEN,
            changed_on: WRITTEN,
            made_on: WRITTEN,
            reviewed_on: WRITTEN,
        }
    }
}

impl Site {
    /// The hashed address of an asset; its logical address when the build left it out.
    pub fn asset(&self, name: &str) -> String {
        self.assets
            .get(name)
            .cloned()
            .unwrap_or_else(|| format!("/assets/{name}"))
    }
}

/// For whom, when and where a page is rendered.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The process's constants.
    pub site: &'a Site,
    /// The reader's language.
    pub locale: Locale,
    /// The instant that decides which licences are valid.
    pub now: DateTime<Utc>,
    /// Who is signed in; nobody on a page that may be kept.
    pub signed_in: Option<&'a SignedIn>,
    /// What is said instead of the program's own words.
    pub texts: &'a Texts,
}

/// Somebody signed in, as the frame shows them.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The name that others see.
    pub name: String,
    /// The organisation acted for.
    pub organisation: Option<String>,
    /// Whether they could act for an organisation, but for the second factor that it requires.
    pub second_factor_lacks: bool,
    /// Everything that they belong to, for the menu in which one of them is chosen.
    pub organisations: Vec<(OrganisationId, String)>,
    /// What the session's forms carry, so that no other page can send them.
    pub form_token: String,
    /// Who acts and in which role: what the desk lists.
    pub actor: Actor,
    /// Until when it is somebody else's view, which can only be read.
    pub seeing_until: Option<DateTime<Utc>>,
}

impl<'a> View<'a> {
    /// The reader's words.
    pub fn words(&self) -> &'static Words {
        words(self.locale)
    }

    /// The categories as they are called now.
    pub fn taxonomy(&self) -> &'a Taxonomy {
        self.texts.taxonomy()
    }

    /// A county as the reader's language calls it now.
    pub fn county_name(&self, county: &County) -> String {
        self.texts.county_name(county, self.locale).to_owned()
    }
}

/// A rendered page before its frame is put around it.
pub struct Page {
    /// What goes into `<head>`.
    pub head: Head,
    /// Which entry of the navigation is current.
    pub section: Section,
    /// What goes into `<main>`; the page brings its own `<h1>`.
    pub main: AnyView,
    /// Classes of `<main>`, such as `wrap` or `wrap narrow`.
    pub main_class: &'static str,
}

/// The entries of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// None of them.
    None,
    /// The first page (no search box in the header).
    Home,
    /// Catalogue.
    Offers,
    /// Enterprises.
    Enterprises,
    /// Counties.
    Counties,
    /// The mark.
    Mark,
}

/// What goes into `<head>`.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The page's title, without the service's name.
    pub title: String,
    /// A sentence for search engines; plain text.
    pub description: String,
    /// Path of the canonical address; with the language of the text when that is another.
    pub canonical: String,
    /// Paths of this page in the languages in which its text exists.
    pub alternates: Vec<(Locale, String)>,
    /// Paths of this page in all languages, for the language menu (texts may fall back).
    pub languages: Vec<(Locale, String)>,
    /// JSON-LD objects.
    pub json_ld: Vec<serde_json::Value>,
    /// Path of the Open Graph picture, 1200×630; none: the service's own.
    pub og_image: Option<String>,
    /// Search engines are asked not to keep it (filtered lists, shortlist, errors).
    pub noindex: bool,
    /// What stands in the header's search box.
    pub q: String,
    /// Address of the previous and next page of a list.
    pub prev_next: (Option<String>, Option<String>),
}
