//! Things as rows of our own columns.

use super::lists::escaped;
use crate::{
    catalogue::{Contact, Maker, OfferDraft, Variant},
    certification::LicenceDraft,
    enterprises::{Coverage, Enterprise},
    images::PictureView,
    locale::Localised,
};
use std::collections::HashMap;

/// A row by column.
pub(super) type Row = HashMap<String, String>;

/// Fills a row.
#[derive(Default)]
struct Fill(Row);

impl Fill {
    fn set(&mut self, column: &str, value: impl ToString) -> &mut Self {
        self.0.insert(column.to_owned(), value.to_string());
        self
    }

    fn maybe(&mut self, column: &str, value: Option<impl ToString>) -> &mut Self {
        if let Some(value) = value {
            self.set(column, value);
        }
        self
    }

    fn yes(&mut self, column: &str, value: bool) -> &mut Self {
        self.set(column, if value { "yes" } else { "no" })
    }

    fn localised(&mut self, stem: &str, value: &Localised<String>) -> &mut Self {
        for (locale, text) in value.iter() {
            self.set(&format!("{stem}_{locale}"), text);
        }
        self
    }

    fn list(&mut self, column: &str, items: impl Iterator<Item = String>) -> &mut Self {
        self.set(column, items.collect::<Vec<_>>().join(" | "))
    }

    fn pictures(&mut self, pictures: &[PictureView]) -> &mut Self {
        for (n, picture) in (1..).zip(pictures) {
            self.set(&format!("picture{n}"), &picture.source)
                .localised(&format!("picture{n}_alt"), &picture.alt);
        }
        self
    }
}

/// An item of a list.
fn item(text: &str) -> String {
    escaped(text, &['|'])
}

pub(super) fn enterprise_row(source: &str, key: &str, e: &Enterprise) -> Row {
    let mut row = Fill::default();
    row.set("source", source)
        .set("key", key)
        .set("slug", &e.slug)
        .set("state", e.state)
        .set("legal_name", &e.legal_name)
        .set("brand_name", &e.brand_name);
    row.set("entity_type", e.entity_type)
        .maybe("run_by", e.run_by.as_ref())
        .maybe("krs", e.krs.as_ref())
        .maybe("regon", e.regon.as_ref());
    row.maybe("nip", e.nip.as_ref())
        .maybe("be_number", e.be_number.as_ref())
        .maybe("phone", e.phone.as_ref())
        .maybe("email", e.email.as_ref());
    let a = &e.address;
    row.set("country", &a.country)
        .set("street", &a.street)
        .set("postcode", &a.postcode)
        .set("town", &a.town)
        .maybe("county", a.county);
    row.maybe("lat", a.at.map(|p| p.lat))
        .maybe("lon", a.at.map(|p| p.lon))
        .maybe("website", e.website.as_ref())
        .maybe("founded", e.founded);
    if let Some(s) = &e.status {
        row.set("status_decision", &s.decision)
            .set("status_decided_on", s.decided_on)
            .set("status_checked_on", s.checked_on);
    }
    if let Some(a) = &e.art94 {
        row.set("art94_percent", a.percent)
            .set("art94_evidence_on", a.evidence_on);
    }
    row.list(
        "employs",
        e.employs
            .iter()
            .map(|g| format!("{}:{}-{}", g.group, g.low, g.high)),
    );
    row.maybe("employs_source", e.employs_source.as_ref())
        .maybe("employs_on", e.employs_on);
    row.list("languages", e.languages.iter().map(|l| item(l)))
        .list("networks", e.networks.iter().map(|n| item(n)))
        .list("links", e.links.iter().map(|l| item(l)));
    row.maybe("self_certified_on", e.self_certified_on)
        .localised("capacity", &e.capacity)
        .localised("tagline", &e.tagline)
        .localised("story", &e.story);
    row.list(
        "activities",
        e.activities
            .iter()
            .map(|a| format!("{}/{}/{}", a.category, a.kind, a.coverage.to_text())),
    )
    .pictures(&e.pictures);
    row.0
}

pub(super) fn offer_rows(enterprise: &str, o: &OfferDraft) -> Vec<Row> {
    let first = offer_row(enterprise, o);
    let mut rows: Vec<Row> = o.variants.iter().map(|v| variant_row(enterprise, o, v)).collect();
    match rows.first_mut() {
        Some(row) => row.extend(first),
        None => rows.push(first),
    }
    rows
}

fn offer_row(enterprise: &str, o: &OfferDraft) -> Row {
    let (mut row, d) = (Fill::default(), &o.details);
    row.set("source", &o.source)
        .set("enterprise", enterprise)
        .set("key", &o.key)
        .maybe("slug", o.slug.as_ref())
        .set("state", o.state)
        .set("kind", o.kind);
    row.set("category", &o.category)
        .maybe("published_on", o.published_on)
        .pictures(&o.pictures);
    for (locale, text) in o.texts.iter() {
        row.set(&format!("title_{locale}"), &text.title)
            .maybe(&format!("summary_{locale}"), text.summary.as_ref());
        row.maybe(&format!("description_{locale}"), text.description.as_ref());
    }
    row.list("audience", d.audience.iter().map(ToString::to_string))
        .set("price_type", d.price_type)
        .set("unit", d.unit);
    row.maybe("min_quantity", d.min_quantity)
        .maybe("lead_time_days", d.lead_time_days)
        .yes("made_to_order", d.made_to_order)
        .yes("perishable", d.perishable);
    row.maybe("withdrawal_exemption", d.withdrawal_exemption)
        .yes("personalisation", d.personalisation)
        .maybe("capacity_month", d.capacity_month);
    row.list("cpv", d.cpv.iter().cloned())
        .list("occasions", d.occasions.iter().map(ToString::to_string));
    row.list("delivery", d.delivery.iter().map(ToString::to_string))
        .maybe("coverage", d.coverage.as_ref().map(Coverage::to_text));
    match &d.maker {
        Maker::Unknown => {}
        Maker::Itself => {
            row.set("maker", "self");
        }
        Maker::Other(c) => contact(&mut row, "maker", ["maker_address", "maker_email"], c),
    }
    if let Some(c) = &d.eu_responsible {
        contact(
            &mut row,
            "eu_responsible_name",
            ["eu_responsible_address", "eu_responsible_email"],
            c,
        );
    }
    row.maybe("product_id", d.product_id.as_ref())
        .localised("warnings", &d.warnings);
    if let Some(f) = &d.food {
        row.localised("ingredients", &f.ingredients)
            .localised("allergens", &f.allergens)
            .localised("storage", &f.storage);
    }
    for (n, name) in (1..).zip(&d.option_names) {
        row.localised(&format!("option{n}_name"), name);
    }
    row.0
}

fn contact(row: &mut Fill, name: &str, [address, email]: [&str; 2], c: &Contact) {
    row.set(name, &c.name)
        .set(address, &c.address)
        .set(email, &c.email);
}

fn variant_row(enterprise: &str, o: &OfferDraft, v: &Variant) -> Row {
    let mut row = Fill::default();
    row.set("enterprise", enterprise)
        .set("key", &o.key)
        .set("source", &o.source)
        .set("variant_key", &v.key)
        .maybe("sku", v.sku.as_ref());
    for (n, value) in (1..).zip(&v.options) {
        row.localised(&format!("option{n}_value"), value);
    }
    if let Some(p) = &v.price {
        row.set("price", decimal(p.amount.minor, 2))
            .set("price_basis", p.basis.name())
            .set("vat", p.vat.code())
            .set("currency", p.amount.currency.code());
    }
    row.maybe("regular_price", v.regular_minor.map(|m| decimal(m, 2)))
        .maybe("stock", v.stock)
        .maybe("weight_g", v.weight_g);
    row.maybe("net_quantity", v.net.map(|n| decimal(n.milli, 3)))
        .maybe("net_quantity_unit", v.net.map(|n| n.unit));
    row.0
}

/// A whole number of 10^-`places` as a decimal with a point.
fn decimal(value: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{}{whole}.{fraction}", if value < 0 { "-" } else { "" })
}

pub(super) fn licence_row(enterprise: &str, l: &LicenceDraft) -> Row {
    let part = |text: &str| escaped(text, &['|', '/']);
    let mut row = Fill::default();
    row.set("number", &l.number)
        .set("grantor", &l.grantor)
        .set("enterprise", enterprise)
        .maybe("recommended_on", l.recommended_on);
    row.maybe("granted_on", l.granted_on)
        .set("starts_on", l.starts_on)
        .set("ends_on", l.ends_on)
        .set("state", l.state)
        .maybe("state_on", l.state_on);
    row.maybe("state_reason", l.state_reason.as_ref());
    row.list(
        "covers",
        l.covers.iter().map(|(offer, variant)| {
            variant
                .as_ref()
                .map_or_else(|| part(offer), |v| format!("{}/{}", part(offer), part(v)))
        }),
    );
    row.0
}
