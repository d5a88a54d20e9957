//! Export in our own columns, which import reads back without loss.

use super::{
    cells::{escaped, guarded, guarded_in_sheet},
    columns::columns,
    report::What,
    table::file_error,
};
use crate::{
    catalogue::{Contact, Maker, OfferDraft, Variant, offers_all},
    certification::{LicenceDraft, licences_all},
    db::Db,
    enterprises::{Enterprise, enterprise_find, enterprises_all},
    error::{Error, Result},
    id::EnterpriseId,
    images::PictureView,
    locale::Localised,
};
use std::{
    collections::HashMap,
    io::Write,
};

/// A row by column.
pub(super) type Row = HashMap<String, String>;

/// What is to be written.
pub(super) struct Sheet {
    header: Vec<String>,
    rows: Vec<Row>,
    /// How many things the rows are.
    things: u64,
}

/// Reads everything of one kind, or what one enterprise has of it.
pub(super) async fn rows(db: &Db, what: What, enterprise: Option<&str>) -> Result<Sheet> {
    let conn = &mut db.read().await?;
    let only = match enterprise {
        Some(named) => Some(enterprise_find(conn, named).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    let is_wanted = |id: EnterpriseId| only.is_none_or(|o| o == id);
    let enterprises = enterprises_all(conn).await?;
    let slugs: HashMap<EnterpriseId, String> = enterprises.iter().map(|(.., e)| (e.id, e.slug.clone())).collect();
    let slug = |id: EnterpriseId| slugs.get(&id).cloned().unwrap_or_default();
    Ok(match what {
        What::Enterprises => {
            let wanted: Vec<_> = enterprises.iter().filter(|(.., e)| is_wanted(e.id)).collect();
            let pictures = wanted.iter().map(|(.., e)| e.pictures.len()).max().unwrap_or(0);
            sheet(what, pictures, wanted.len(), wanted.iter().map(|(source, key, e)| enterprise_row(source, key, e)).collect())
        }
        What::Offers => {
            let offers = offers_all(conn, only).await?;
            let pictures = offers.iter().map(|o| o.pictures.len()).max().unwrap_or(0);
            sheet(what, pictures, offers.len(), offers.iter().flat_map(|o| offer_rows(&slug(o.enterprise), o)).collect())
        }
        What::Licences => {
            let licences = licences_all(conn).await?;
            let wanted: Vec<_> = licences.iter().filter(|l| is_wanted(l.enterprise)).collect();
            sheet(what, 0, wanted.len(), wanted.iter().map(|l| licence_row(&slug(l.enterprise), l)).collect())
        }
    })
}

pub(super) fn sheet(what: What, pictures: usize, things: usize, rows: Vec<Row>) -> Sheet {
    Sheet { header: columns(what, pictures), rows, things: u64::try_from(things).unwrap_or(u64::MAX) }
}

/// Writes CSV: UTF-8, commas, RFC 4180.
pub(super) fn csv(sheet: Sheet, to: &mut (dyn Write + Send)) -> Result<u64> {
    let mut out = csv::Writer::from_writer(to);
    out.write_record(&sheet.header).map_err(Error::internal)?;
    for row in &sheet.rows {
        let cells = sheet.header.iter().map(|column| guarded(row.get(column).map_or("", String::as_str)));
        out.write_record(cells).map_err(Error::internal)?;
    }
    out.flush().map_err(Error::internal)?;
    Ok(sheet.things)
}

/// Writes a workbook of texts, so that nothing is taken for a number or a formula.
pub(super) fn xlsx(sheet: &Sheet, to: &mut (dyn Write + Send)) -> Result<u64> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (column, name) in (0_u16..).zip(&sheet.header) {
        page.write_string(0, column, name).map_err(Error::internal)?;
        for (line, row) in (1_u32..).zip(&sheet.rows) {
            if let Some(cell) = row.get(name).filter(|c| !c.is_empty()) {
                page.write_string(line, column, guarded_in_sheet(cell)).map_err(|e| match e {
                    rust_xlsxwriter::XlsxError::MaxStringLengthExceeded => file_error("invalid.cell_long", name),
                    other => Error::internal(other),
                })?;
            }
        }
    }
    page.set_freeze_panes(1, 0).map_err(Error::internal)?;
    to.write_all(&book.save_to_buffer().map_err(Error::internal)?).map_err(Error::internal)?;
    Ok(sheet.things)
}

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
            self.set(&format!("picture{n}"), &picture.source).localised(&format!("picture{n}_alt"), &picture.alt);
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
    row.set("source", source).set("key", key).set("slug", &e.slug).set("state", e.state).set("legal_name", &e.legal_name).set("brand_name", &e.brand_name);
    row.set("entity_type", e.entity_type).maybe("run_by", e.run_by.as_ref()).maybe("krs", e.krs.as_ref()).maybe("regon", e.regon.as_ref());
    row.maybe("nip", e.nip.as_ref()).maybe("be_number", e.be_number.as_ref()).maybe("phone", e.phone.as_ref()).maybe("email", e.email.as_ref());
    let a = &e.address;
    row.set("country", &a.country).set("street", &a.street).set("postcode", &a.postcode).set("town", &a.town).maybe("county", a.county);
    row.maybe("lat", a.at.map(|p| p.lat)).maybe("lon", a.at.map(|p| p.lon)).maybe("website", e.website.as_ref()).maybe("founded", e.founded);
    if let Some(s) = &e.status {
        row.set("status_decision", &s.decision).set("status_decided_on", s.decided_on).set("status_checked_on", s.checked_on);
    }
    if let Some(a) = &e.art94 {
        row.set("art94_percent", a.percent).set("art94_evidence_on", a.evidence_on);
    }
    row.list("employs", e.employs.iter().map(|g| format!("{}:{}-{}", g.group, g.low, g.high)));
    row.maybe("employs_source", e.employs_source.as_ref()).maybe("employs_on", e.employs_on);
    row.list("languages", e.languages.iter().map(|l| item(l))).list("networks", e.networks.iter().map(|n| item(n))).list("links", e.links.iter().map(|l| item(l)));
    row.maybe("self_certified_on", e.self_certified_on).localised("capacity", &e.capacity).localised("tagline", &e.tagline).localised("story", &e.story);
    row.list("activities", e.activities.iter().map(|a| format!("{}/{}/{}", a.category, a.kind, a.coverage.to_text()))).pictures(&e.pictures);
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
    row.set("source", &o.source).set("enterprise", enterprise).set("key", &o.key).maybe("slug", o.slug.as_ref()).set("state", o.state).set("kind", o.kind);
    row.set("category", &o.category).maybe("published_on", o.published_on).pictures(&o.pictures);
    for (locale, text) in o.texts.iter() {
        row.set(&format!("title_{locale}"), &text.title).maybe(&format!("summary_{locale}"), text.summary.as_ref());
        row.maybe(&format!("description_{locale}"), text.description.as_ref());
    }
    row.list("audience", d.audience.iter().map(ToString::to_string)).set("price_type", d.price_type).set("unit", d.unit);
    row.maybe("min_quantity", d.min_quantity).maybe("lead_time_days", d.lead_time_days).yes("made_to_order", d.made_to_order).yes("perishable", d.perishable);
    row.maybe("withdrawal_exemption", d.withdrawal_exemption).yes("personalisation", d.personalisation).maybe("capacity_month", d.capacity_month);
    row.list("cpv", d.cpv.iter().cloned()).list("occasions", d.occasions.iter().map(ToString::to_string));
    row.list("delivery", d.delivery.iter().map(ToString::to_string)).maybe("coverage", d.coverage.as_ref().map(crate::enterprises::Coverage::to_text));
    match &d.maker {
        Maker::Unknown => {}
        Maker::Itself => {
            row.set("maker", "self");
        }
        Maker::Other(c) => contact(&mut row, "maker", ["maker_address", "maker_email"], c),
    }
    if let Some(c) = &d.eu_responsible {
        contact(&mut row, "eu_responsible_name", ["eu_responsible_address", "eu_responsible_email"], c);
    }
    row.maybe("product_id", d.product_id.as_ref()).localised("warnings", &d.warnings);
    if let Some(f) = &d.food {
        row.localised("ingredients", &f.ingredients).localised("allergens", &f.allergens).localised("storage", &f.storage);
    }
    for (n, name) in (1..).zip(&d.option_names) {
        row.localised(&format!("option{n}_name"), name);
    }
    row.0
}

fn contact(row: &mut Fill, name: &str, [address, email]: [&str; 2], c: &Contact) {
    row.set(name, &c.name).set(address, &c.address).set(email, &c.email);
}

fn variant_row(enterprise: &str, o: &OfferDraft, v: &Variant) -> Row {
    let mut row = Fill::default();
    row.set("enterprise", enterprise).set("key", &o.key).set("source", &o.source).set("variant_key", &v.key).maybe("sku", v.sku.as_ref());
    for (n, value) in (1..).zip(&v.options) {
        row.localised(&format!("option{n}_value"), value);
    }
    if let Some(p) = &v.price {
        row.set("price", decimal(p.amount.minor, 2)).set("price_basis", p.basis.name()).set("vat", p.vat.code()).set("currency", p.amount.currency.code());
    }
    row.maybe("regular_price", v.regular_minor.map(|m| decimal(m, 2))).maybe("stock", v.stock).maybe("weight_g", v.weight_g);
    row.maybe("net_quantity", v.net.map(|n| decimal(n.milli, 3))).maybe("net_quantity_unit", v.net.map(|n| n.unit));
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
    row.set("number", &l.number).set("grantor", &l.grantor).set("enterprise", enterprise).maybe("recommended_on", l.recommended_on);
    row.maybe("granted_on", l.granted_on).set("starts_on", l.starts_on).set("ends_on", l.ends_on).set("state", l.state).maybe("state_on", l.state_on);
    row.maybe("state_reason", l.state_reason.as_ref());
    row.list("covers", l.covers.iter().map(|(offer, variant)| variant.as_ref().map_or_else(|| part(offer), |v| format!("{}/{}", part(offer), part(v)))));
    row.0
}
