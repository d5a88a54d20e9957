//! Enterprises in our own columns.

use super::{
    categories::{leaf, leaf_codes},
    cells::Cells,
    columns::{Seen, pictures, unknown_columns},
    native_address::{address, coverage, number},
    parsed::{Items, NOBODY, Parsed, ParsedEnterprise},
    report::{BadCell, Format, What},
    table::Table,
    values::{is_url, nearest, scaled},
};
use crate::{
    enterprises::{
        Activity, ActivityKind, Art94, Employs, Enterprise, EnterpriseState, EntityType, Group, Status,
    },
    id::ActivityId,
    place::Region,
    registers,
};
use std::path::Path;

/// Languages in which one can be contacted.
const LANGUAGES: [&str; 6] = ["pl", "en", "nl", "de", "uk", "cs"];

/// Reads a table of enterprises.
pub(super) fn parse(table: &Table, region: &Region, folder: &Path) -> Parsed {
    let mut bad = table.bad.clone();
    let mut seen = Seen::default();
    let mut items = Vec::new();
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let key = cells.required("key");
        let source = source(&mut cells);
        if !seen.is_new(format!("{source}/{key}")) {
            cells.fail("key", "invalid.duplicate", None);
        }
        let enterprise = enterprise(&mut cells, &key, region, folder);
        let slug = cells.slug("slug");
        if let (Some(enterprise), true) = (enterprise, cells.bad.is_empty()) {
            items.push(ParsedEnterprise {
                line: row.line,
                source,
                key,
                slug,
                enterprise,
            });
        }
        bad.append(&mut cells.bad);
    }
    Parsed::native(
        Items::Enterprises(items),
        unknown_columns(table, What::Enterprises),
        bad,
    )
}

/// Where a thing comes from; `native` unless said.
pub(super) fn source(cells: &mut Cells) -> String {
    cells
        .choice("source", Format::ALL, Format::name)
        .unwrap_or(Format::Native)
        .name()
        .to_owned()
}

fn enterprise(cells: &mut Cells, key: &str, region: &Region, folder: &Path) -> Option<Enterprise> {
    if cells.get("entity_type").is_empty() {
        cells.fail("entity_type", "invalid.required", None);
    }
    Some(Enterprise {
        id: NOBODY,
        slug: String::new(),
        state: cells
            .choice("state", EnterpriseState::ALL, EnterpriseState::name)
            .unwrap_or(EnterpriseState::Published),
        legal_name: cells.required("legal_name"),
        brand_name: cells.required("brand_name"),
        run_by: cells.text("run_by"),
        krs: number(cells, "krs", "invalid.krs", registers::krs, &[10]),
        regon: number(cells, "regon", "invalid.regon", registers::regon, &[9, 14]),
        nip: number(cells, "nip", "invalid.nip", registers::nip, &[10]),
        be_number: number(cells, "be_number", "invalid.be_number", registers::belgian, &[10]),
        address: address(cells, region),
        phone: cells.read("phone", "invalid.phone", |t| {
            (t.chars().filter(char::is_ascii_digit).count() >= 6).then(|| t.to_owned())
        }),
        email: cells.email("email"),
        website: cells.url("website"),
        founded: cells
            .whole("founded", 1800, 2100)
            .and_then(|y| i32::try_from(y).ok()),
        status: status(cells),
        art94: art94(cells),
        employs: employs(cells),
        employs_source: cells.text("employs_source"),
        employs_on: cells.date("employs_on"),
        languages: cells.list_of("languages", "invalid.choice", |t| {
            LANGUAGES.contains(&t).then(|| t.to_owned())
        }),
        networks: cells.list("networks"),
        links: cells.list_of("links", "invalid.url", |t| is_url(t).then(|| t.to_owned())),
        self_certified_on: cells.date("self_certified_on"),
        tagline: cells.localised("tagline"),
        story: cells.localised_long("story"),
        capacity: cells.localised("capacity"),
        activities: activities(cells, region),
        visiting: None,
        pictures: pictures(cells, key, folder),
        entity_type: cells.choice("entity_type", EntityType::ALL, EntityType::name)?,
    })
}

fn status(cells: &mut Cells) -> Option<Status> {
    let all = ["status_decision", "status_decided_on", "status_checked_on"];
    let lacking: Vec<&str> = all.into_iter().filter(|c| cells.get(c).is_empty()).collect();
    if (1..all.len()).contains(&lacking.len()) {
        lacking
            .into_iter()
            .for_each(|c| cells.fail(c, "invalid.status_incomplete", None));
        return None;
    }
    Some(Status {
        decision: cells.text(all[0])?,
        decided_on: cells.date(all[1])?,
        checked_on: cells.date(all[2])?,
    })
}

fn art94(cells: &mut Cells) -> Option<Art94> {
    let percent = cells.read("art94_percent", "invalid.art94", |t| {
        scaled(t.trim_end_matches('%'), 0).filter(|p| (30..=100).contains(p))
    });
    let evidence_on = cells.date("art94_evidence_on");
    if cells.get("art94_percent").is_empty() != cells.get("art94_evidence_on").is_empty() {
        cells.fail(
            if percent.is_none() {
                "art94_percent"
            } else {
                "art94_evidence_on"
            },
            "invalid.required",
            None,
        );
    }
    Some(Art94 {
        percent: u8::try_from(percent?).ok()?,
        evidence_on: evidence_on?,
    })
}

/// `disabilities:30-50`.
fn employs(cells: &mut Cells) -> Vec<Employs> {
    let band = |text: &str| {
        let (group, band) = text.split_once(':')?;
        let (low, high) = band.trim().trim_end_matches('%').split_once(['-', '–'])?;
        let (low, high): (u8, u8) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
        (low <= high && high <= 100).then_some(Employs {
            group: Group::from_name(group.trim())?,
            low,
            high,
        })
    };
    let all = cells.list_of("employs", "invalid.employs", band);
    if all
        .iter()
        .enumerate()
        .any(|(i, a)| all[..i].iter().any(|b| a.group == b.group))
    {
        cells.fail("employs", "invalid.duplicate", None);
    }
    all
}

/// `category/kind/coverage`.
fn activities(cells: &mut Cells, region: &Region) -> Vec<Activity> {
    let mut out: Vec<Activity> = Vec::new();
    for item in cells.list("activities") {
        let mut parts = item.splitn(3, '/').map(str::trim);
        let (category, kind, reach) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        let wrong = |code, hint| BadCell::new(cells.line(), "activities", code, &item).hint(hint);
        let failed = match (
            leaf(category),
            ActivityKind::from_name(kind),
            coverage(reach, region),
        ) {
            (None, ..) => wrong("invalid.category", nearest(category, leaf_codes())),
            (_, None, _) => wrong(
                "invalid.activity",
                nearest(kind, ActivityKind::ALL.iter().map(|k| k.name())),
            ),
            (.., None) => wrong("invalid.coverage", None),
            (_, Some(kind), _) if out.iter().any(|a| a.category == category && a.kind == kind) => {
                wrong("invalid.duplicate", None)
            }
            (_, Some(kind), Some(coverage)) => {
                out.push(Activity {
                    id: ActivityId(NOBODY.0),
                    category: category.to_owned(),
                    kind,
                    coverage,
                });
                continue;
            }
        };
        cells.bad.push(failed);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Point;

    fn parsed(text: &str) -> Parsed {
        let region = Region::by_code("lower-silesia").expect("the pack");
        parse(
            &Table::read(text.as_bytes(), None).expect("a table"),
            region,
            Path::new("/data"),
        )
    }

    #[test]
    fn a_profile_is_read_whole() {
        let text = "key,legal_name,brand_name,entity_type,country,krs,nip,postcode,town,county,lat,lon,status_decision,status_decided_on,status_checked_on,employs,languages,activities,story_pl,picture1,picture1_alt_pl\n\
            a1,Spółdzielnia A,A,social_cooperative,PL,0000412345,526-021-02-28,50-001,Wrocław,0264,\"51,11\",17.03,PS/1/2025,2025-02-03,2026-01-02,disabilities:30-50 | over_50:10-20,pl|uk,candles/goods/country | cleaning/service/areas:0264+0223,# My,art:candle,Świeca\n";
        let Parsed {
            items: Items::Enterprises(items),
            bad,
            fatal,
            ..
        } = parsed(text)
        else {
            panic!("enterprises")
        };
        assert!(bad.is_empty() && !fatal, "{bad:?}");
        let e = &items[0].enterprise;
        assert_eq!(
            (
                e.nip.as_deref(),
                e.employs.len(),
                e.activities.len(),
                e.pictures.len()
            ),
            (Some("5260210228"), 2, 2, 1)
        );
        assert_eq!(
            e.address.at,
            Some(Point {
                lat: 51.11,
                lon: 17.03
            })
        );
    }

    #[test]
    fn every_wrong_cell_is_named() {
        let text = "key,legal_name,brand_name,entity_type,country,krs,nip,postcode,town,county,lat,status_decision,art94_percent,employs,activities,website,slug\n\
            a1,A,A,social_coop,PL,412345,5260210229,50001,Wrocław,201,51,PS/1,20,disabilities:50-30,candle/goods/country,a.pl,Ą B\n\
            a1,B,B,zaz,XX,,,,Wrocław,,,,,,,,\n";
        let bad = parsed(text).bad;
        let of = |column: &str| {
            bad.iter()
                .find(|b| b.line == 2 && b.column == column)
                .map(|b| (b.code, b.hint.as_deref()))
        };
        assert_eq!(of("entity_type").map(|o| o.0), Some("invalid.choice"));
        assert_eq!(of("krs"), Some(("invalid.krs", Some("0000412345"))));
        assert_eq!(of("nip"), Some(("invalid.nip", None)));
        assert_eq!(of("postcode"), Some(("invalid.postcode", Some("50-001"))));
        assert_eq!(of("county"), Some(("invalid.county", Some("0201"))));
        assert_eq!(of("lon"), Some(("invalid.coordinates", None)));
        assert_eq!(
            of("status_decided_on").map(|o| o.0),
            Some("invalid.status_incomplete")
        );
        assert_eq!(of("art94_percent").map(|o| o.0), Some("invalid.art94"));
        assert_eq!(of("employs").map(|o| o.0), Some("invalid.employs"));
        assert_eq!(of("activities"), Some(("invalid.category", Some("candles"))));
        assert_eq!(of("website"), Some(("invalid.url", Some("https://a.pl"))));
        assert_eq!(of("slug"), Some(("invalid.slug", Some("a-b"))));
        assert!(
            bad.iter()
                .any(|b| b.line == 3 && b.column == "key" && b.code == "invalid.duplicate")
        );
        assert!(bad.iter().any(|b| b.line == 3 && b.column == "country"));
    }

    #[test]
    fn percentages_may_carry_their_sign() {
        let text = "key,legal_name,brand_name,entity_type,country,town,art94_percent,art94_evidence_on\na,A,A,zaz,PL,Jawor,45%,02.01.2026\n";
        let Parsed {
            items: Items::Enterprises(items),
            bad,
            ..
        } = parsed(text)
        else {
            panic!("enterprises")
        };
        assert_eq!(items[0].enterprise.art94.map(|a| a.percent), Some(45), "{bad:?}");
    }
}
