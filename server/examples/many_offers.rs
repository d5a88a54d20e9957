//! Writes a believable catalogue of any size in our own CSV columns, always the same for the same number.
//!
//!     cargo run -p server --example many_offers -- 10000 /tmp/many
//!
//! makes `enterprises.csv` (one for each 25 offers), `offers.csv` and `licences.csv`, to be imported in this order.
//! Offers are spread over all categories, every sixth product comes in several variants, and drawings are the only
//! pictures. Needs nothing but the standard library, so that it is quick to build in every profile.

use std::{
    collections::HashMap,
    error::Error,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

const WORDS: &str = include_str!("many_offers.txt");
const CATEGORIES: &str = include_str!("../../market/data/categories.csv");
const PLACES: &str = include_str!("../../regions/lower-silesia/places.csv");

const OFFERS_EACH: usize = 25;
/// Categories in which one enterprise works.
const TRADES: usize = 4;

const ENTERPRISES: &str = "key legal_name brand_name entity_type country krs nip street postcode town county lat lon \
    phone email founded status_decision status_decided_on status_checked_on art94_percent art94_evidence_on employs \
    employs_source employs_on languages self_certified_on tagline_pl tagline_en story_pl story_en activities";
const OFFERS: &str = "enterprise key kind category title_pl title_en summary_pl summary_en description_pl \
    description_en audience price_type unit lead_time_days made_to_order cpv occasions delivery maker product_id \
    ingredients_pl allergens_pl storage_pl published_on option1_name_pl option1_name_en option1_value_pl \
    option1_value_en variant_key sku price price_basis vat currency stock weight_g net_quantity net_quantity_unit \
    picture1 picture1_alt_pl picture1_alt_en";
const LICENCES: &str = "number grantor enterprise recommended_on granted_on starts_on ends_on state state_on \
    state_reason covers";

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let (Some(count), Some(folder), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: many_offers NUMBER FOLDER".into());
    };
    write(count.parse()?, Path::new(&folder))
}

fn write(count: usize, folder: &Path) -> Done {
    let mut luck = Luck::new();
    let wares = wares(&luck.words)?;
    let towns: Vec<Town> = PLACES.lines().skip(1).filter_map(Town::parse).collect();
    fs::create_dir_all(folder)?;
    let mut enterprises = Sheet::create(&folder.join("enterprises.csv"), ENTERPRISES)?;
    let mut offers = Sheet::create(&folder.join("offers.csv"), OFFERS)?;
    let mut licences = Sheet::create(&folder.join("licences.csv"), LICENCES)?;
    for number in 0..count.div_ceil(OFFERS_EACH) {
        // Neighbours in the list are of one group, as trades of one enterprise are.
        let trades: Vec<&Ware> = (0..TRADES)
            .map(|t| &wares[(number * TRADES + t) % wares.len()])
            .collect();
        // Large towns, which come first, have more enterprises.
        let town = &towns[(0..3).map(|_| luck.below(towns.len())).min().unwrap_or(0)];
        enterprise(&mut enterprises, &mut luck, number, town, &trades)?;
        let these = number * OFFERS_EACH..count.min((number + 1) * OFFERS_EACH);
        for n in these.clone() {
            let ware = trades[luck.below(TRADES)];
            offer(&mut offers, &mut luck, n, number, town, ware)?;
        }
        if luck.one_in(3) {
            licence(&mut licences, &mut luck, number, these)?;
        }
    }
    for sheet in [enterprises, offers, licences] {
        sheet.out.into_inner()?;
    }
    Ok(())
}

fn enterprise_key(number: usize) -> String {
    format!("p{number:05}")
}

fn offer_key(n: usize) -> String {
    format!("o{n:07}")
}

fn enterprise(
    out: &mut Sheet,
    luck: &mut Luck,
    number: usize,
    town: &Town,
    trades: &[&Ware],
) -> io::Result<()> {
    let (key, entity) = (enterprise_key(number), luck.pick("entity"));
    // The number makes the name unique: words alone would repeat.
    let brand = format!("{} {} {}", luck.pick("name")[0], town.name, number + 1);
    let employs = (0..=luck.below(2)).map(|n| {
        let (groups, low) = (&luck.words["employs"], 10 * (1 + (number + n) % 4));
        format!(
            "{}:{low}-{}",
            groups[(number + 3 * n) % groups.len()][0],
            low + 20
        )
    });
    let employs: Vec<String> = employs.collect();
    let reaches = [
        "country".to_owned(),
        format!("areas:{}", town.county),
        "radius:30".to_owned(),
    ];
    let activities = trades.iter().map(|w| {
        let kind = if w.product { "goods" } else { "service" };
        format!("{}/{kind}/{}", w.category, reaches[luck.below(reaches.len())])
    });
    let activities: Vec<String> = activities.collect();
    let (tagline, story) = (luck.pick("summary"), luck.sentences(5));
    out.put("key", &key);
    out.put("legal_name", format!("{} „{brand}”", entity[1]));
    out.put("brand_name", brand);
    out.put("entity_type", entity[0]);
    out.put("country", "PL");
    out.put("krs", format!("{:010}", 900_000 + number));
    out.put("nip", nip(number));
    out.put(
        "street",
        format!("ul. {} {}", luck.pick("street")[0], 1 + luck.below(90)),
    );
    out.put(
        "postcode",
        format!("{:02}-{:03}", 50 + luck.below(10), luck.below(999)),
    );
    out.put("town", town.name);
    out.put("county", town.county);
    out.put("lat", town.lat);
    out.put("lon", town.lon);
    out.put("phone", "71 000 00 00");
    out.put("email", format!("biuro@{key}.przyklad.pl"));
    out.put("founded", (1995 + luck.below(30)).to_string());
    if luck.one_in(2) {
        out.put("status_decision", format!("PS/{:05}/2024", number + 1));
        out.put("status_decided_on", "2024-05-14");
        out.put("status_checked_on", "2026-11-02");
    }
    if luck.one_in(3) {
        out.put("art94_percent", (30 + luck.below(60)).to_string());
        out.put("art94_evidence_on", "2026-02-10");
    }
    out.put("employs", employs.join(" | "));
    out.put("employs_source", "Oświadczenie podmiotu");
    out.put("employs_on", "2026-02-10");
    out.put("languages", "pl");
    out.put("self_certified_on", "2026-02-10");
    out.put("tagline_pl", tagline[0]);
    out.put("tagline_en", tagline[1]);
    out.put("story_pl", &story[0]);
    out.put("story_en", &story[1]);
    out.put("activities", activities.join(" | "));
    out.end()
}

fn offer(
    out: &mut Sheet,
    luck: &mut Luck,
    n: usize,
    seller: usize,
    town: &Town,
    ware: &Ware,
) -> io::Result<()> {
    let (seller, key) = (enterprise_key(seller), offer_key(n));
    let thing = &ware.things[luck.below(ware.things.len())];
    let net = 50 * (2 + luck.below(19));
    let price_type = match luck.below(10) {
        0 => "on_request",
        1 | 2 if !ware.product => "from",
        _ => "fixed",
    };
    let price = ware.lowest * 100 + luck.below((ware.highest - ware.lowest) * 10 + 1) * 10;
    let variants = if ware.product && luck.one_in(6) {
        2 + luck.below(3)
    } else {
        1
    };
    let option = luck.pick("option");
    let made_to_order = luck.one_in(3);
    for v in 0..variants {
        out.put("enterprise", &seller);
        out.put("key", &key);
        if v == 0 {
            texts(out, luck, n, town, (ware, thing, net));
            out.put("price_type", price_type);
            out.put("made_to_order", if made_to_order { "yes" } else { "no" });
            details(out, luck, n, ware, thing);
        }
        if variants > 1 {
            out.put("option1_name_pl", option[0]);
            out.put("option1_name_en", option[1]);
            out.put("option1_value_pl", option[2 + 2 * v]);
            out.put("option1_value_en", option[3 + 2 * v]);
            out.put("variant_key", format!("v{v}"));
        }
        out.put("sku", format!("SKU-{n:07}-{v}"));
        if price_type != "on_request" {
            let minor = price + 300 * v;
            out.put("price", format!("{}.{:02}", minor / 100, minor % 100));
            out.put("price_basis", "gross");
            out.put("vat", ware.vat());
            out.put("currency", "PLN");
        }
        if ware.product {
            let weight = if ware.is_food() {
                net + 120
            } else {
                100 + luck.below(4000)
            };
            out.put("weight_g", weight.to_string());
            out.put(
                "stock",
                if made_to_order {
                    String::new()
                } else {
                    luck.below(60).to_string()
                },
            );
        }
        if ware.is_food() {
            out.put("net_quantity", net.to_string());
            out.put("net_quantity_unit", "g");
        }
        out.end()?;
    }
    Ok(())
}

fn texts(
    out: &mut Sheet,
    luck: &mut Luck,
    n: usize,
    town: &Town,
    (ware, thing, net): (&Ware, &Thing, usize),
) {
    let (pl, en) = if ware.product {
        let (adjective, name) = (luck.pick("thing"), luck.pick("name")[0]);
        let size = if ware.is_food() {
            format!(", {net} g")
        } else {
            String::new()
        };
        let pl = format!("{} {} „{name}”{size}", adjective[thing.gender], thing.pl);
        (pl, format!("{} {} “{name}”{size}", adjective[3], thing.en))
    } else {
        let (adjective, whom) = (luck.pick("work"), luck.pick("whom"));
        let pl = format!(
            "{} {} {}, {}",
            adjective[thing.gender], thing.pl, whom[0], town.name
        );
        (
            pl,
            format!("{} {} {}, {}", adjective[3], thing.en, whom[1], town.name),
        )
    };
    let (summary, length) = (luck.pick("summary"), 2 + luck.below(4));
    let description = luck.sentences(length);
    out.put("title_pl", pl);
    out.put("summary_pl", summary[0]);
    out.put("description_pl", &description[0]);
    // Not everybody translates.
    if n.is_multiple_of(2) {
        out.put("title_en", en);
        out.put("summary_en", summary[1]);
        out.put("description_en", &description[1]);
    }
}

fn details(out: &mut Sheet, luck: &mut Luck, n: usize, ware: &Ware, thing: &Thing) {
    out.put("kind", if ware.product { "product" } else { "service" });
    out.put("category", ware.category);
    out.put("unit", ware.unit);
    out.put("cpv", ware.cpv);
    out.put(
        "audience",
        ["", "", "consumers", "companies | public_bodies"][luck.below(4)],
    );
    out.put("lead_time_days", ["", "1", "3", "7", "14", "21"][luck.below(6)]);
    // Days only, so that many are equally old.
    let (year, month, day) = (2024 + luck.below(3), 1 + luck.below(10), 1 + luck.below(28));
    out.put("published_on", format!("{year}-{month:02}-{day:02}"));
    if ware.product {
        out.put("delivery", luck.pick("delivery")[0].replace('+', " | "));
        out.put("maker", "self");
        out.put("product_id", format!("P-{n:07}"));
        out.put(
            "occasions",
            if luck.one_in(4) {
                luck.pick("occasion")[0]
            } else {
                ""
            },
        );
    }
    if ware.is_food() {
        out.put("ingredients_pl", thing.pl);
        out.put("allergens_pl", luck.pick("allergens")[0]);
        out.put("storage_pl", "Przechowuj w suchym i chłodnym miejscu.");
    }
    if ware.product || luck.one_in(2) {
        out.put(
            "picture1",
            format!("art:{}/{}", ware.drawing, luck.pick("pattern")[0]),
        );
        out.put("picture1_alt_pl", format!("Rysunek: {}", thing.pl));
        out.put("picture1_alt_en", format!("Drawing: {}", thing.en));
    }
}

/// Mostly valid for long, so that measuring does not depend on the day; some ended, some were withdrawn.
fn licence(
    out: &mut Sheet,
    luck: &mut Luck,
    number: usize,
    offers: std::ops::Range<usize>,
) -> io::Result<()> {
    let (year, years) = if luck.one_in(8) { (2024, 1) } else { (2026, 20) };
    let covers: Vec<String> = offers.step_by(2).map(offer_key).collect();
    out.put("number", format!("DS/{year}/{:04}", number + 1));
    out.put("grantor", "DS");
    out.put("enterprise", enterprise_key(number));
    out.put("recommended_on", format!("{year}-02-20"));
    out.put("granted_on", format!("{year}-03-01"));
    out.put("starts_on", format!("{year}-03-05"));
    out.put("ends_on", format!("{}-03-04", year + years));
    if luck.one_in(20) {
        out.put("state", "withdrawn");
        out.put("state_on", format!("{year}-09-10"));
        out.put("state_reason", "Podmiot zakończył działalność");
    }
    out.put("covers", covers.join(" | "));
    out.end()
}

/// A tax number with a right check digit; no tax office has the prefix 999.
fn nip(number: usize) -> String {
    let body = format!("999{number:06}");
    let weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];
    let sum: usize = body
        .bytes()
        .zip(weights)
        .map(|(d, w)| usize::from(d - b'0') * w)
        .sum();
    // A remainder of ten is never given out.
    if sum % 11 == 10 {
        String::new()
    } else {
        format!("{body}{}", sum % 11)
    }
}

/// A category with what is sold in it.
struct Ware {
    category: &'static str,
    group: &'static str,
    cpv: &'static str,
    drawing: &'static str,
    product: bool,
    unit: &'static str,
    lowest: usize,
    highest: usize,
    things: Vec<Thing>,
}

struct Thing {
    gender: usize,
    pl: &'static str,
    en: &'static str,
}

impl Ware {
    fn is_food(&self) -> bool {
        self.product && self.group == "food"
    }

    fn vat(&self) -> &'static str {
        match self.group {
            "food" => "5",
            "food-service" => "8",
            "care-health" => "zw",
            _ if self.category == "books-publications" => "5",
            _ => "23",
        }
    }
}

/// A ware for each leaf of the tree of categories.
fn wares(words: &Words) -> Done<Vec<Ware>> {
    let lines = words["ware"].iter().filter_map(|w| w[0].split_once(' '));
    let said: HashMap<&str, &'static str> = lines.collect();
    let mut out = Vec::new();
    for line in CATEGORIES.lines().skip(1) {
        // Texts may be quoted; what stands before and behind them never is.
        let cells: Vec<_> = line
            .splitn(3, ',')
            .take(2)
            .chain(line.rsplitn(3, ',').take(2))
            .collect();
        let [category, group, drawing, cpv] = cells[..] else {
            return Err(format!("unreadable category: {line}").into());
        };
        if !group.is_empty() {
            let said = said
                .get(category)
                .ok_or_else(|| format!("many_offers.txt: nothing about {category}"))?;
            let cpv = cpv.split(' ').next().unwrap_or_default();
            let ware = ware([category, group, cpv, drawing], said);
            out.push(ware.ok_or_else(|| format!("many_offers.txt: unreadable: {category}"))?);
        }
    }
    Ok(out)
}

fn ware([category, group, cpv, drawing]: [&'static str; 4], said: &'static str) -> Option<Ware> {
    let mut parts = said.splitn(5, ' ');
    let (product, unit) = (parts.next()? == "p", parts.next()?);
    let (lowest, highest) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let thing = |text: &'static str| {
        let mut parts = text.trim().splitn(3, ':');
        let gender = ["m", "f", "n"]
            .iter()
            .position(|g| Some(*g) == parts.clone().next())?;
        Some(Thing {
            gender,
            pl: parts.nth(1)?,
            en: parts.next()?,
        })
    };
    let things = parts.next()?.split(';').map(thing).collect::<Option<Vec<_>>>()?;
    Some(Ware {
        category,
        group,
        cpv,
        drawing,
        product,
        unit,
        lowest,
        highest,
        things,
    })
}

struct Town {
    name: &'static str,
    county: &'static str,
    lat: &'static str,
    lon: &'static str,
}

impl Town {
    fn parse(line: &'static str) -> Option<Self> {
        let mut cells = line.split(',');
        Some(Self {
            name: cells.next()?,
            county: cells.next()?,
            lat: cells.next()?,
            lon: cells.next()?,
        })
    }
}

/// Lists of words, each word in its forms.
type Words = HashMap<&'static str, Vec<Vec<&'static str>>>;

/// Chance that is the same every time.
struct Luck {
    state: u64,
    words: Words,
}

impl Luck {
    fn new() -> Self {
        let mut words = Words::new();
        for (list, forms) in WORDS
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split_once(": "))
        {
            words.entry(list).or_default().push(forms.split(" | ").collect());
        }
        Self {
            state: 20_261_122,
            words,
        }
    }

    /// Knuth's linear congruential generator; its high bits are the good ones.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % limit
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick(&mut self, list: &str) -> Vec<&'static str> {
        let at = self.below(self.words[list].len());
        self.words[list][at].clone()
    }

    /// Some sentences in Polish and the same in English, none twice.
    fn sentences(&mut self, count: usize) -> [String; 2] {
        let (first, step) = (self.below(1000), [1, 3, 7, 9, 11, 13][self.below(6)]);
        let all = &self.words["sentence"];
        let said = |language: usize| (0..count).map(move |n| all[(first + n * step) % all.len()][language]);
        [0, 1].map(|language| said(language).collect::<Vec<_>>().join(" "))
    }
}

/// A CSV file, written cell by cell in any order.
struct Sheet {
    out: BufWriter<File>,
    columns: HashMap<&'static str, usize>,
    row: Vec<String>,
}

impl Sheet {
    fn create(path: &Path, columns: &'static str) -> io::Result<Self> {
        let names: Vec<_> = columns.split_whitespace().collect();
        let mut out = BufWriter::new(File::create(path)?);
        writeln!(out, "{}", names.join(","))?;
        let row = vec![String::new(); names.len()];
        Ok(Self {
            out,
            columns: names.into_iter().zip(0..).collect(),
            row,
        })
    }

    fn put(&mut self, column: &str, value: impl AsRef<str>) {
        let value = value.as_ref();
        let quoted = value.contains([',', '"', '\n']);
        self.row[self.columns[column]] = if quoted {
            format!("\"{}\"", value.replace('"', "\"\""))
        } else {
            value.to_owned()
        };
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.out, "{}", self.row.join(","))?;
        self.row.iter_mut().for_each(String::clear);
        Ok(())
    }
}
