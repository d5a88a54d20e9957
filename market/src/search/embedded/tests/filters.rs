//! Results obey their filters: random offers and questions against a matcher that knows nothing of packing.

use super::*;
use crate::{
    catalogue::{
        Audience, Delivery, Occasion,
        taxonomy::{cpv_stem, taxonomy},
    },
    enterprises::Group,
    place::Teryt,
    search::Counts,
};
use chrono::{Duration, NaiveDate};
use proptest::{collection::vec, option, prelude::*, sample::select, sample::subsequence};

const CATEGORIES: [&str; 6] = [
    "candles",
    "soaps-cosmetics",
    "catering",
    "laundry",
    "printing",
    "none-such",
];
const CPV: [&str; 6] = [
    "39225600", "55520000", "55523000", "79800000", "79810000", "03000000",
];

fn counties() -> Vec<Teryt> {
    region().counties.iter().map(|c| c.teryt).collect()
}

fn any_offer() -> impl Strategy<Value = OfferDoc> {
    let who = (
        0..4usize,
        option::of(select(counties())),
        any::<u64>().prop_map(|m| m & 0b111),
        any::<(bool, bool)>(),
        subsequence(Group::ALL.to_vec(), 0..3),
    );
    let what = (
        select(CATEGORIES.to_vec()),
        select(Kind::ALL.to_vec()),
        any::<bool>(),
        select(EntityType::ALL.to_vec()),
        subsequence(CPV.to_vec(), 0..3),
    );
    let how = (
        subsequence(Audience::ALL.to_vec(), 0..3),
        subsequence(Delivery::ALL.to_vec(), 0..4),
        subsequence(Occasion::ALL.to_vec(), 0..3),
    );
    let numbers = (
        option::of(0..500i64),
        any::<bool>(),
        option::of(0..400i64),
        0..1000i64,
        vec((-3..3i64, 1..4i64), 0..3),
        0..=100u8,
    );
    let title = select(vec![
        "Świeca sojowa",
        "Mydło",
        "Obiad domowy",
        "Świeczki i mydła",
        "Druk plakatów",
    ]);
    (who, what, how, numbers, title).prop_map(|(who, what, how, numbers, title)| OfferDoc {
        enterprise_slug: format!("e{}", who.0),
        county: who.1,
        serves: who.2,
        status: who.3.0,
        art94: who.3.1,
        employs: who.4,
        kind: what.1,
        made_to_order: what.2,
        entity_type: what.3,
        cpv: what.4.iter().map(|c| (*c).to_owned()).collect(),
        audience: how.0,
        delivery: how.1,
        occasions: how.2,
        gross_minor: numbers.0,
        comparable: numbers.1,
        lead_time_days: numbers.2,
        published_at: now() - Duration::minutes(numbers.3),
        marks: numbers
            .4
            .iter()
            .map(|(from, days)| (now() + Duration::days(*from), now() + Duration::days(from + days)))
            .collect(),
        completeness: numbers.5,
        ..offer(0, title, what.0)
    })
}

fn any_query() -> impl Strategy<Value = OfferQuery> {
    let mut codes: Vec<String> = CATEGORIES
        .iter()
        .filter(|c| taxonomy().by_code(c).is_some())
        .map(|c| (*c).to_owned())
        .collect();
    codes.extend(["home-decor".to_owned(), "food-service".to_owned()]);
    let few = |list: Vec<Teryt>| prop_oneof![2 => Just(Vec::new()), 1 => subsequence(list.clone(), 0..=list.len().min(9))];
    let lists = (
        prop_oneof![Just(Vec::new()), subsequence(codes, 0..=3)],
        prop_oneof![2 => Just(Vec::new()), 1 => subsequence(Kind::ALL.to_vec(), 0..2)],
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(EntityType::ALL.to_vec(), 0..9)],
        few(counties()),
        few(counties()[..4].to_vec()),
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Audience::ALL.to_vec(), 0..2)],
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Group::ALL.to_vec(), 0..5)],
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Delivery::ALL.to_vec(), 0..3)],
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Occasion::ALL.to_vec(), 0..4)],
    );
    let seldom = |p: f64| proptest::bool::weighted(p);
    let rest = (
        (seldom(0.2), seldom(0.2), seldom(0.2)),
        (
            option::weighted(0.2, 0..300i64),
            option::weighted(0.2, 200..500i64),
        ),
        option::weighted(0.2, any::<bool>()),
        option::weighted(
            0.15,
            select(vec!["55000000", "55520000", "79810000", "79811000", "39000000"]),
        ),
        option::weighted(0.15, -2..300i64),
        option::weighted(0.15, 0..4usize),
        select(vec!["", "", "świeca", "mydło"]),
    );
    (lists, rest).prop_map(|(l, r)| OfferQuery {
        category: l.0,
        kind: l.1,
        entity_type: l.2,
        county: l.3,
        serves: l.4,
        audience: l.5,
        employs: l.6,
        delivery: l.7,
        occasion: l.8,
        label: r.0.0,
        status: r.0.1,
        art94: r.0.2,
        price_min: r.1.0,
        price_max: r.1.1,
        made_to_order: r.2,
        cpv: r.3.map(str::to_owned),
        ready_by: r.4.map(|d| today() + Duration::days(d)),
        enterprise: r.5.map(|n| format!("e{n}")),
        q: r.6.to_owned(),
        per_page: 96,
        ..OfferQuery::everything()
    })
}

fn today() -> NaiveDate {
    now().with_timezone(&region().time_zone).date_naive()
}

fn meet<T: PartialEq>(wanted: &[T], has: &[T]) -> bool {
    wanted.is_empty() || wanted.iter().any(|w| has.contains(w))
}

fn marked(doc: &OfferDoc) -> bool {
    doc.marks
        .iter()
        .any(|(from, until)| *from <= now() && now() < *until)
}

fn categories(doc: &OfferDoc) -> Vec<String> {
    taxonomy()
        .by_code(&doc.category)
        .into_iter()
        .flat_map(|c| [Some(c.code.clone()), c.group.clone()])
        .flatten()
        .collect()
}

fn served(doc: &OfferDoc) -> Vec<Teryt> {
    counties()
        .into_iter()
        .enumerate()
        .filter(|(i, _)| doc.serves >> i & 1 == 1)
        .map(|(_, c)| c)
        .collect()
}

/// What stands in the way of an offer, by name; `x` for filters that are no facet.
fn fails(query: &OfferQuery, doc: &OfferDoc) -> Vec<&'static str> {
    let cpv = |wanted: &String| {
        let wanted = cpv_stem(wanted);
        doc.cpv
            .iter()
            .any(|c| cpv_stem(c).starts_with(wanted) || wanted.starts_with(cpv_stem(c)))
    };
    let ready = |by: NaiveDate| match doc.lead_time_days {
        Some(days) => today() + Duration::days(days) <= by,
        None => !doc.made_to_order && doc.kind == Kind::Product && today() <= by,
    };
    let price =
        |p: i64| query.price_min.is_none_or(|min| p >= min) && query.price_max.is_none_or(|max| p <= max);
    let checks = [
        ("category", meet(&query.category, &categories(doc))),
        ("kind", meet(&query.kind, &[doc.kind])),
        ("label", !query.label || marked(doc)),
        ("status", !query.status || doc.status),
        ("art94", !query.art94 || doc.art94),
        ("entity", meet(&query.entity_type, &[doc.entity_type])),
        (
            "county",
            meet(&query.county, &doc.county.into_iter().collect::<Vec<_>>()),
        ),
        ("serves", meet(&query.serves, &served(doc))),
        ("audience", meet(&query.audience, &doc.audience)),
        ("employs", meet(&query.employs, &doc.employs)),
        ("delivery", meet(&query.delivery, &doc.delivery)),
        ("occasion", meet(&query.occasion, &doc.occasions)),
        ("made", query.made_to_order.is_none_or(|m| m == doc.made_to_order)),
        (
            "price",
            (query.price_min.is_none() && query.price_max.is_none()) || doc.gross_minor.is_some_and(price),
        ),
        ("x", query.cpv.as_ref().is_none_or(cpv)),
        ("x", query.ready_by.is_none_or(ready)),
        (
            "x",
            query
                .enterprise
                .as_ref()
                .is_none_or(|e| *e == doc.enterprise_slug),
        ),
    ];
    checks
        .into_iter()
        .filter(|(_, passes)| !passes)
        .map(|(name, _)| name)
        .collect()
}

/// Whether the only word, if there is one, is in title or category.
fn has_word(query: &OfferQuery, doc: &OfferDoc) -> bool {
    let start = match query.q.as_str() {
        "świeca" => ("wiec", "candles"),
        "mydło" => ("yd", "soaps-cosmetics"),
        _ => return true,
    };
    doc.title.text(Locale::Pl).contains(start.0) || doc.category == start.1
}

fn count<T: PartialEq + Clone>(counts: &Counts<T>, value: &T) -> u64 {
    counts.iter().find(|(v, _)| v == value).map_or(0, |(_, n)| *n)
}

fn check(tried: &Tried, docs: &[OfferDoc], query: &OfferQuery) {
    let words: Vec<&OfferDoc> = docs.iter().filter(|d| has_word(query, d)).collect();
    let results: Vec<&&OfferDoc> = words.iter().filter(|d| fails(query, d).is_empty()).collect();
    let found = tried.ask(query);
    if results.is_empty() {
        assert!(!found.relaxed.is_empty(), "{:?}", query.pairs());
        return;
    }
    assert!(found.relaxed.is_empty());
    assert_eq!(found.total, results.len() as u64, "{:?}", query.pairs());
    assert_eq!(
        found.unfiltered,
        query.has_filters().then_some(words.len() as u64)
    );
    let mut ids: Vec<_> = found.ids.clone();
    ids.sort_unstable();
    let mut expected: Vec<_> = results.iter().map(|d| d.id).collect();
    expected.sort_unstable();
    assert_eq!(ids, expected);
    // What a value of a facet would give: all that fail nothing, or nothing but this facet's filters.
    let choosing = |facet: &str, has: &dyn Fn(&OfferDoc) -> bool| {
        words
            .iter()
            .filter(|d| fails(query, d).iter().all(|f| *f == facet) && has(d))
            .count() as u64
    };
    let f = &found.facets;
    for code in CATEGORIES
        .iter()
        .map(|c| (*c).to_owned())
        .chain(["home-decor".to_owned(), "food-service".to_owned()])
    {
        assert_eq!(
            count(&f.category, &code),
            choosing("category", &|d| categories(d).contains(&code)),
            "{code}"
        );
        assert!(
            !query.category.contains(&code) || f.category.iter().any(|(c, _)| *c == code),
            "chosen stay"
        );
    }
    for v in Kind::ALL {
        assert_eq!(count(&f.kind, v), choosing("kind", &|d| d.kind == *v));
    }
    for v in EntityType::ALL {
        assert_eq!(
            count(&f.entity_type, v),
            choosing("entity", &|d| d.entity_type == *v)
        );
    }
    for v in &counties() {
        assert_eq!(count(&f.county, v), choosing("county", &|d| d.county == Some(*v)));
        assert_eq!(
            count(&f.serves, v),
            choosing("serves", &|d| served(d).contains(v))
        );
    }
    for v in Audience::ALL {
        assert_eq!(
            count(&f.audience, v),
            choosing("audience", &|d| d.audience.contains(v))
        );
    }
    for v in Group::ALL {
        assert_eq!(
            count(&f.employs, v),
            choosing("employs", &|d| d.employs.contains(v))
        );
    }
    for v in Delivery::ALL {
        assert_eq!(
            count(&f.delivery, v),
            choosing("delivery", &|d| d.delivery.contains(v))
        );
    }
    for v in Occasion::ALL {
        assert_eq!(
            count(&f.occasion, v),
            choosing("occasion", &|d| d.occasions.contains(v))
        );
    }
    let single = [f.label, f.status, f.art94, f.made_to_order];
    let expected = [
        choosing("label", &marked),
        choosing("status", &|d| d.status),
        choosing("art94", &|d| d.art94),
        choosing("made", &|d| d.made_to_order),
    ];
    assert_eq!(single, expected);
    let prices = words
        .iter()
        .filter(|d| fails(query, d).iter().all(|f| *f == "price"))
        .filter_map(|d| d.gross_minor);
    assert_eq!(f.price, prices.clone().min().zip(prices.max()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn results_obey_their_filters(docs in vec(any_offer(), 1..90), queries in vec(any_query(), 60)) {
        let docs: Vec<OfferDoc> = docs.into_iter().enumerate().map(|(i, d)| OfferDoc { id: OfferId(Uuid::from_u128(i as u128 + 1)), ..d }).collect();
        let tried = Tried::empty();
        // Two segments and some replaced documents.
        let (first, second) = docs.split_at(docs.len() / 2);
        tried.put(first.iter().map(|d| OfferDoc { status: !d.status, ..d.clone() }).collect());
        tried.put(second.to_vec());
        tried.put(first.to_vec());
        for query in &queries {
            check(&tried, &docs, query);
        }
        for leaf in CATEGORIES.into_iter().filter(|c| taxonomy().by_code(c).is_some()) {
            let query = OfferQuery { category: vec![leaf.to_owned()], per_page: 5, ..OfferQuery::everything() };
            let found = tried.ask(&query);
            let asked = if found.relaxed.is_empty() { found.ids } else { Vec::new() };
            prop_assert_eq!(tried.engine.best_of_leaf(leaf, now(), 5).expect("answers"), asked, "{}", leaf);
        }
    }
}

#[test]
fn a_mark_lapses_without_a_change() {
    let span = (now(), now() + Duration::days(1));
    let tried = Tried::with(vec![
        OfferDoc {
            marks: vec![span],
            ..offer(1, "Kubek", "ceramics")
        },
        offer(2, "Kubek", "ceramics"),
    ]);
    let query = OfferQuery {
        label: true,
        ..OfferQuery::everything()
    };
    let at = |instant| {
        let found = tried.engine.find(&query, Locale::Pl, instant).expect("answers");
        (found.relaxed.is_empty(), found.facets.label)
    };
    assert_eq!(at(span.0), (true, 1));
    assert_eq!(at(span.1 - Duration::seconds(1)), (true, 1));
    assert_eq!(at(span.1), (false, 0));
    assert_eq!(at(span.0 - Duration::seconds(1)), (false, 0));
}
