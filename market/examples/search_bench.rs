//! Measures the embedded search: `cargo run --release -p market --example search_bench -- 100000 [folder]`.
//!
//! Invented offers in three languages with a vocabulary like that of real ones. Each question is asked five
//! times and its best time counts, so that other work on the machine disturbs little.

use chrono::{DateTime, Duration, TimeZone, Utc};
use market::{
    catalogue::{Audience, Delivery, Kind, Occasion, query::OfferQuery, taxonomy::taxonomy},
    enterprises::{EntityType, Group},
    id::{EnterpriseId, OfferId},
    locale::{Locale, Localised},
    place::Region,
    search::{Change, OfferDoc, Search},
};
use std::{path::Path, time::Instant};
use uuid::Uuid;

/// A small generator of numbers that look random and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Small numbers often, great ones seldom, as words are used.
    fn seldom(&mut self, n: usize) -> usize {
        let x = (self.next() % 1_000_000) as f64 / 1e6;
        ((n as f64).powf(x) - 1.0) as usize
    }

    fn some<T: Copy>(&mut self, all: &[T]) -> Vec<T> {
        let mask = self.next() & self.next();
        all.iter()
            .enumerate()
            .filter(|(i, _)| mask >> i & 1 == 1)
            .map(|(_, v)| *v)
            .collect()
    }
}

const SYLLABLES: [&str; 40] = [
    "ka", "ro", "mi", "le", "ta", "wo", "ny", "sza", "dze", "pra", "sto", "lu", "bi", "gę", "cha", "rze",
    "no", "wie", "ko", "da", "mą", "tru", "ści", "żo", "pa", "ki", "se", "zu", "bro", "mle", "ha", "je",
    "cie", "dro", "fa", "go", "li", "ów", "ek", "an",
];

fn invented_word(number: usize) -> String {
    let mut rest = number * 7 + 3;
    let mut word = String::new();
    for _ in 0..2 + number % 3 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest = rest / SYLLABLES.len() + number;
    }
    word
}

struct Maker {
    region: &'static Region,
    words: Vec<String>,
    now: DateTime<Utc>,
}

impl Maker {
    fn text(&self, dice: &mut Dice, words: usize) -> String {
        (0..words)
            .map(|_| self.words[dice.seldom(self.words.len())].as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn offer(&self, number: usize) -> OfferDoc {
        let mut dice = Dice(number as u64);
        let leaves: Vec<_> = taxonomy().all().iter().filter(|c| c.group.is_some()).collect();
        let category = leaves[dice.seldom(leaves.len())];
        let seller = dice.below(1500);
        let mut sellers = Dice(seller as u64 + 1_000_000_007);
        let town = &self.region.places[sellers.seldom(self.region.places.len())];
        let mut title = Localised::default();
        let (mut summary, mut body) = (Localised::default(), Localised::default());
        for locale in Locale::ALL {
            if locale == Locale::Pl || dice.below(3) == 0 {
                let synonyms = category.synonyms.exact(locale).map_or(&[][..], Vec::as_slice);
                let name = if synonyms.is_empty() {
                    String::new()
                } else {
                    synonyms[dice.below(synonyms.len())].clone()
                };
                title.set(locale, Some(format!("{name} {}", self.text(&mut dice, 3))));
                summary.set(locale, Some(self.text(&mut dice, 12)));
                body.set(locale, Some(self.text(&mut dice, 60)));
            }
        }
        let first = self.now - Duration::days(dice.below(900) as i64);
        OfferDoc {
            id: OfferId(Uuid::from_u64_pair(dice.next(), number as u64)),
            slug: format!("offer-{number}"),
            title,
            summary,
            body,
            enterprise: EnterpriseId(Uuid::from_u128(seller as u128)),
            enterprise_name: format!("Spółdzielnia {}", invented_word(seller)),
            enterprise_slug: format!("e-{seller}"),
            town: town.name.clone(),
            category: category.code.clone(),
            kind: Kind::ALL[dice.below(2)],
            entity_type: EntityType::ALL[sellers.seldom(EntityType::ALL.len())],
            county: Some(town.county),
            serves: sellers.next() & sellers.next() & ((1 << self.region.counties.len()) - 1),
            status: sellers.below(2) == 0,
            art94: sellers.below(4) == 0,
            employs: sellers.some(Group::ALL),
            audience: dice.some(Audience::ALL),
            made_to_order: dice.below(3) == 0,
            delivery: dice.some(Delivery::ALL),
            occasions: dice.some(Occasion::ALL),
            cpv: category.cpv.clone(),
            gross_minor: (dice.below(10) > 0).then(|| dice.below(50_000) as i64 + 100),
            comparable: dice.below(4) > 0,
            lead_time_days: (dice.below(2) == 0).then(|| dice.below(30) as i64),
            published_at: self.now - Duration::minutes(dice.below(1_000_000) as i64),
            marks: if dice.below(5) == 0 {
                vec![(first, first + Duration::days(730))]
            } else {
                Vec::new()
            },
            at: Some(town.at),
            completeness: dice.below(101) as u8,
        }
    }
}

fn memory(what: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find(|l| l.starts_with(what))
        .map_or_else(String::new, |l| {
            l.split_whitespace()
                .nth(1)
                .map_or_else(String::new, |kb| format!("{} MB", kb.parse().unwrap_or(0) / 1024))
        })
}

/// Seconds that all threads of the process have worked (ticks of 10 ms).
fn worked() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn measure(name: &str, questions: &[OfferQuery], mut ask: impl FnMut(&OfferQuery) -> u64) {
    let mut found = 0;
    let mut times: Vec<f64> = questions
        .iter()
        .map(|question| {
            let once = |ask: &mut dyn FnMut(&OfferQuery) -> u64| {
                let begin = Instant::now();
                found += ask(question);
                begin.elapsed().as_secs_f64() * 1e3
            };
            let mut once = once;
            (0..5).map(|_| once(&mut ask)).fold(f64::MAX, f64::min)
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    let at = |p: usize| {
        times
            .get((times.len() * p / 100).min(times.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0.0)
    };
    println!(
        "{name:28} {:5} questions  p50 {:6.2} ms  p99 {:6.2} ms  worst {:6.2} ms  mean hits {}",
        times.len(),
        at(50),
        at(99),
        at(100),
        found / 5 / times.len().max(1) as u64
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().map_or(Ok(100_000), |n| n.parse())?;
    let temporary = tempfile::tempdir()?;
    let folder = arguments
        .next()
        .map_or_else(|| temporary.path().to_owned(), Into::into);
    let region = Region::by_code("lower-silesia").ok_or("no region")?;
    let now = Utc
        .with_ymd_and_hms(2026, 11, 22, 12, 0, 0)
        .single()
        .ok_or("no instant")?;
    let synonyms = taxonomy()
        .all()
        .iter()
        .flat_map(|c| c.synonyms.iter().flat_map(|(_, s)| s.clone()))
        .flat_map(|s| s.split(' ').map(str::to_owned).collect::<Vec<_>>());
    let mut words: Vec<String> = synonyms.collect();
    let invented = words.len()..60_000;
    words.extend(invented.map(invented_word));
    // Frequent words are a mixture of both.
    let mut dice = Dice(7);
    (1..words.len()).for_each(|i| words.swap(i, dice.below(i + 1)));
    let maker = Maker { region, words, now };
    fill(&folder, &maker, count)?;
    println!(
        "memory after filling: resident {}, of which files {}, peak {}",
        memory("VmRSS"),
        memory("RssFile"),
        memory("VmHWM")
    );
    ask(&folder, &maker, count)
}

fn fill(folder: &Path, maker: &Maker, count: usize) -> Result<(), Box<dyn std::error::Error>> {
    let search = Search::open(folder, maker.region)?;
    if !search.is_new() && search.offers() == count as u64 {
        return Ok(());
    }
    let mut rebuild = search.rebuild()?;
    // Threads fill while the next offers are made up, so the time of all of it counts.
    let (begin, before) = (Instant::now(), worked());
    for from in (0..count).step_by(500) {
        let changes = (from..(from + 500).min(count))
            .map(|n| Change::PutOffer(Box::new(maker.offer(n))))
            .collect();
        rebuild.add(changes)?;
    }
    let writing = begin.elapsed().as_secs_f64();
    rebuild.finish()?;
    let all = begin.elapsed().as_secs_f64();
    let work = worked() - before;
    println!(
        "{count} offers: {:.0} offers/s ({writing:.1} s making them up and writing, {:.1} s finishing); {:.0} offers per CPU second of all threads",
        count as f64 / all,
        all - writing,
        count as f64 / work
    );
    Ok(())
}

fn ask(folder: &Path, maker: &Maker, count: usize) -> Result<(), Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let search = Search::open(folder, maker.region)?;
    println!(
        "opening: {:.0} ms, {} offers, resident {}",
        begin.elapsed().as_secs_f64() * 1e3,
        search.offers(),
        memory("VmRSS")
    );
    let question = |q: String| OfferQuery {
        q,
        ..OfferQuery::everything()
    };
    let mut dice = Dice(42);
    let (mut typed, mut pairs, mut misspelt) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..100 {
        let title = maker.offer(dice.below(count)).title.text(Locale::Pl).to_owned();
        let Some(word) = title.split(' ').find(|w| w.chars().count() > 3) else {
            continue;
        };
        let letters: Vec<char> = word.chars().collect();
        typed.extend((1..=letters.len()).map(|n| question(letters[..n].iter().collect())));
        let next = title.split(' ').rfind(|w| *w != word).unwrap_or("świeca");
        let letters_of_next: Vec<char> = next.chars().collect();
        pairs.extend((1..=letters_of_next.len()).map(|n| {
            question(format!(
                "{word} {}",
                letters_of_next[..n].iter().collect::<String>()
            ))
        }));
        let wrong: String = letters
            .iter()
            .enumerate()
            .map(|(i, c)| if i == letters.len() / 2 { 'q' } else { *c })
            .collect();
        misspelt.push(question(wrong));
    }
    let filtered: Vec<OfferQuery> = typed
        .iter()
        .map(|q| OfferQuery {
            kind: vec![Kind::Product],
            county: vec![maker.region.places[0].county],
            label: true,
            price_max: Some(20_000),
            ..q.clone()
        })
        .collect();
    let four: Vec<OfferQuery> = typed
        .iter()
        .filter(|q| q.q.chars().count() >= 4)
        .cloned()
        .collect();
    let find = |q: &OfferQuery| search.find(q, Locale::Pl, maker.now).map_or(0, |f| f.total);
    measure("typed, 1 letter and more", &typed, find);
    measure("typed, 4 letters and more", &four, find);
    measure("two words, second typed", &pairs, find);
    measure("typed, four filters", &filtered, find);
    measure("misspelt", &misspelt, find);
    measure("everything", &[OfferQuery::everything()], find);
    measure("suggestions", &typed, |q| {
        search.suggest(&q.q, Locale::Pl, 8).map_or(0, |s| s.len() as u64)
    });
    println!(
        "memory: resident {}, of which files {}",
        memory("VmRSS"),
        memory("RssFile")
    );
    let begin = Instant::now();
    for number in 0..20 {
        search.apply(vec![Change::PutOffer(Box::new(maker.offer(number)))])?;
    }
    println!(
        "one change made findable: {:.1} ms",
        begin.elapsed().as_secs_f64() * 1e3 / 20.0
    );
    Ok(())
}
