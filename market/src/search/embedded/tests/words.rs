use super::*;
use crate::{
    catalogue::{query::Sort, taxonomy::taxonomy},
    search::{Relaxed, Suggestion},
};

#[test]
fn forms_diacritics_and_beginnings_find_the_same() {
    let tried = Tried::with(vec![
        offer(1, "Świece sojowe", "candles"),
        offer(2, "Łyżka z drewna", "wood-products"),
    ]);
    for typed in [
        "świece", "świeca", "świec", "swiece", "SWIECA", "świ", "s", "sojowa",
    ] {
        let found = tried.words(typed);
        assert_eq!((numbers(&found), found.relaxed.len()), (vec![1], 0), "{typed}");
    }
    assert_eq!(numbers(&tried.words("lyzka")), [2]);
}

#[test]
fn a_misspelt_word_is_found_when_the_word_is_not() {
    let tried = Tried::with(vec![
        offer(1, "Miska ceramiczna", "ceramics"),
        offer(2, "Torba lniana", "textiles-bags"),
    ]);
    assert_eq!(numbers(&tried.words("miska cermiczna")), [1]);
    assert_eq!(numbers(&tried.words("lnaina")), [2]);
    assert!(tried.words("lnaina").relaxed.is_empty());
    // Three letters are too few to guess.
    assert_eq!(tried.words("tob").relaxed, [Relaxed::Everything]);
}

#[test]
fn the_tiers_are_the_order() {
    let tried = Tried::with(vec![
        offer(4, "Lampiony", "second-hand"),
        offer(3, "Lampionik", "second-hand"),
        offer(2, "Lampionem świeci", "second-hand"),
        offer(1, "Lampion", "second-hand"),
    ]);
    let found = numbers(&tried.words("lampion"));
    assert_eq!(found[0], 1, "{found:?}");
    assert_eq!(found[3], 3, "only begins so: {found:?}");
}

#[test]
fn title_before_summary_before_body_and_neighbours_first() {
    let mut summary = offer(2, "Zestaw", "second-hand");
    summary.summary = pl("z wazonem");
    let mut body = offer(3, "Zestaw", "second-hand");
    body.body = pl("obok wazonu");
    let tried = Tried::with(vec![
        body,
        summary,
        offer(1, "Wazon", "second-hand"),
        offer(5, "Zestaw do kuchni: chleb i wazon razowy", "second-hand"),
        offer(6, "Zestaw do kuchni: wazon i chleb razowy", "second-hand"),
    ]);
    let found = numbers(&tried.words("wazon"));
    assert_eq!(found[found.len() - 2..], [2, 3], "{found:?}");
    assert_eq!(numbers(&tried.words("chleb razowy")), [6, 5]);
}

#[test]
fn what_is_looked_for_comes_before_what_only_speaks_of_it() {
    let seller = OfferDoc {
        enterprise_name: "Świece i mydła".into(),
        ..offer(6, "Mydło lawendowe", "soaps-cosmetics")
    };
    let summary = OfferDoc {
        summary: pl("na świece"),
        ..offer(7, "Lampion", "second-hand")
    };
    let body = OfferDoc {
        body: pl("Świece dokupisz osobno."),
        ..offer(8, "Wianek", "second-hand")
    };
    let mut offers = vec![
        offer(1, "Świece stołowe", "candles"),
        offer(2, "Świeca sojowa", "candles"),
        offer(3, "Świece w firmie: warsztaty", "craft-workshops"),
        offer(4, "Zestaw ze świecą", "gift-baskets"),
        offer(5, "Podgrzewacze", "candles"),
        seller,
        summary,
        body,
    ];
    offers.reverse();
    let tried = Tried::with(offers);
    assert_eq!(
        numbers(&tried.words("świece")),
        [1, 2, 3, 4, 5, 6, 7, 8],
        "the very word in the title of its category, another form there, a title elsewhere, another form in a \
         title, the category, the seller, the summary, the description"
    );
    assert_eq!(
        numbers(&tried.words("świeca"))[..3],
        [2, 1, 4],
        "in either number"
    );
}

#[test]
fn categories_and_synonyms_are_words_of_an_offer() {
    let tried = Tried::with(vec![
        offer(1, "Menu sezonowe", "catering"),
        offer(2, "Ikona", "paintings-icons"),
    ]);
    for typed in ["catering", "catering świąteczny", "obiady dla firm"] {
        assert_eq!(numbers(&tried.words(typed)).first(), Some(&1), "{typed}");
    }
}

#[test]
fn joining_words_are_not_insisted_on() {
    let tried = Tried::with(vec![offer(1, "Kubek, logo firmy", "promo-gadgets")]);
    let found = tried.words("kubek z logo");
    assert_eq!((numbers(&found), found.relaxed), (vec![1], Vec::new()));
}

#[test]
fn what_is_let_go_is_said() {
    let tried = Tried::with(vec![
        offer(1, "Świeca sojowa", "candles"),
        offer(2, "Świeca z wosku", "candles"),
        offer(3, "Stół", "furniture"),
    ]);
    let found = tried.words("Świeca Zzyzx");
    assert_eq!(
        (found.relaxed, found.total),
        (vec![Relaxed::Words(vec!["Zzyzx".into()])], 2)
    );
    let mut query = OfferQuery {
        q: "świeca".into(),
        status: true,
        ..OfferQuery::everything()
    };
    let found = tried.ask(&query);
    assert_eq!(
        (found.relaxed, found.total, found.unfiltered),
        (vec![Relaxed::Filters], 2, Some(2))
    );
    query.q = "świeca zzyzx".into();
    assert_eq!(
        tried.ask(&query).relaxed,
        [Relaxed::Words(vec!["zzyzx".into()]), Relaxed::Filters]
    );
    query.q = "zzyzx".into();
    let found = tried.ask(&query);
    assert_eq!(
        (numbers(&found), found.relaxed),
        (vec![1, 2, 3], vec![Relaxed::Everything])
    );
    query.q = String::new();
    assert_eq!(tried.ask(&query).relaxed, [Relaxed::Filters]);
    query = OfferQuery {
        q: "świeca stół".into(),
        ..OfferQuery::everything()
    };
    assert_eq!(
        tried.ask(&query).relaxed,
        [Relaxed::Words(vec!["stół".into()])],
        "the word that is found least"
    );
}

#[test]
fn orders() {
    let place = |name: &str| region().place(name).expect("there").clone();
    let mut near = offer(3, "Kosz", "baskets-wicker");
    near.at = Some(place("Legnica").at);
    near.gross_minor = Some(2000);
    let mut far = offer(2, "Kosz", "baskets-wicker");
    far.at = Some(place("Wrocław").at);
    far.gross_minor = Some(100);
    far.comparable = false;
    let mut nowhere = offer(1, "Kosz", "baskets-wicker");
    nowhere.gross_minor = None;
    let cheap = OfferDoc {
        gross_minor: Some(1500),
        at: Some(place("Jelenia Góra").at),
        ..offer(4, "Kosz", "baskets-wicker")
    };
    let tried = Tried::with(vec![nowhere, far, cheap, near]);
    let ask = |sort, q: &str| {
        numbers(&tried.ask(&OfferQuery {
            q: q.into(),
            sort,
            near: Some(place("Legnica")),
            ..OfferQuery::everything()
        }))
    };
    for q in ["", "kosz"] {
        assert_eq!(ask(Sort::Distance, q), [3, 4, 2, 1]);
        assert_eq!(ask(Sort::Price, q), [4, 3, 2, 1]);
        assert_eq!(ask(Sort::Newest, q), [1, 2, 3, 4]);
    }
    let second = tried.ask(&OfferQuery {
        sort: Sort::Newest,
        per_page: 3,
        page: 2,
        ..OfferQuery::everything()
    });
    assert_eq!((numbers(&second), second.total), (vec![4], 4));
}

#[test]
fn without_words_the_complete_and_marked_come_first() {
    let complete = OfferDoc {
        completeness: 100,
        ..offer(3, "A", "candles")
    };
    let marked = OfferDoc {
        marks: vec![(
            now() - chrono::Duration::days(1),
            now() + chrono::Duration::days(1),
        )],
        completeness: 100,
        ..offer(4, "B", "candles")
    };
    let tried = Tried::with(vec![
        offer(1, "C", "candles"),
        complete,
        marked,
        offer(2, "D", "candles"),
    ]);
    assert_eq!(numbers(&tried.words("")), [4, 3, 1, 2]);
}

#[test]
fn suggestions_are_categories_offers_enterprises() {
    let tried = Tried::with(vec![
        offer(1, "Świeca sojowa", "candles"),
        offer(2, "Kosz", "baskets-wicker"),
    ]);
    tried
        .engine
        .apply(vec![Change::PutEnterprise(Box::new(enterprise(
            9,
            "Świetlik",
            &["candles"],
        )))])
        .expect("applies");
    for typed in ["świ", "swi", "s"] {
        let found = tried.engine.suggest(typed, Locale::En, 8).expect("answers");
        let expected = [
            Suggestion::Category {
                code: "candles".into(),
            },
            Suggestion::Offer {
                slug: "offer-1".into(),
                title: "Świeca sojowa".into(),
            },
            Suggestion::Enterprise {
                slug: "enterprise-9".into(),
                name: "Świetlik".into(),
                town: "Legnica".into(),
            },
        ];
        assert!(expected.iter().all(|e| found.contains(e)), "{typed}: {found:?}");
    }
    let found = tried.engine.suggest("sojowa św", Locale::Pl, 8).expect("answers");
    assert!(
        found.len() == 2 && matches!(&found[1], Suggestion::Offer { slug, .. } if slug == "offer-1"),
        "{found:?}"
    );
    assert!(
        tried
            .engine
            .suggest(" ", Locale::Pl, 8)
            .expect("answers")
            .is_empty()
    );
}

#[test]
fn enterprises_by_name_or_by_words() {
    let tried = Tried::empty();
    let all = [
        enterprise(1, "Łąka", &["green-maintenance"]),
        enterprise(2, "Ala", &["candles", "catering"]),
        enterprise(3, "Zosia", &["candles"]),
    ];
    tried
        .engine
        .apply(
            all.into_iter()
                .map(|e| Change::PutEnterprise(Box::new(e)))
                .collect(),
        )
        .expect("applies");
    let ask = |q: &str, category: &[&str]| {
        let query = crate::catalogue::query::EnterpriseQuery {
            q: q.into(),
            category: category.iter().map(|c| (*c).to_owned()).collect(),
            page: 1,
            per_page: 10,
            ..Default::default()
        };
        tried
            .engine
            .find_enterprises(&query, Locale::Pl, now())
            .expect("answers")
    };
    let ids =
        |found: &crate::search::FoundEnterprises| found.ids.iter().map(|i| i.0.as_u128()).collect::<Vec<_>>();
    assert_eq!(ids(&ask("", &[])), [2, 1, 3]);
    assert_eq!(ids(&ask("laka", &[])), [1]);
    assert_eq!(ids(&ask("świece", &[])), [2, 3], "by the category");
    assert_eq!(ids(&ask("legnicy", &["catering"])), [2]);
    let facets = ask("", &["home-decor"]).facets;
    assert!(
        facets.category.contains(&("candles".into(), 2))
            && facets.category.contains(&("home-decor".into(), 2)),
        "{:?}",
        facets.category
    );
    assert!(
        facets.category.contains(&("food-service".into(), 1)),
        "counted without its own filter"
    );
}

/// One offer per leaf, named as its category: what is looked for must come first.
#[test]
fn judged_questions_find_their_category() {
    let leaves: Vec<_> = taxonomy().all().iter().filter(|c| c.group.is_some()).collect();
    let docs = leaves.iter().enumerate().map(|(i, c)| OfferDoc {
        title: c.name.clone(),
        ..offer(i as u128 + 1, "", &c.code)
    });
    let tried = Tried::with(docs.collect());
    let judged = include_str!("queries.tsv");
    let mut wrong = Vec::new();
    for line in judged.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(q), Some(locale), Some(expected)) = (
            cells.next(),
            cells.next().and_then(Locale::from_tag),
            cells.next(),
        ) else {
            continue;
        };
        let found = tried
            .engine
            .find(
                &OfferQuery {
                    q: q.into(),
                    ..OfferQuery::everything()
                },
                locale,
                now(),
            )
            .expect("answers");
        let first = found
            .ids
            .first()
            .and_then(|id| leaves.get(usize::try_from(id.0.as_u128()).ok()? - 1))
            .map_or("", |c| c.code.as_str());
        if !expected.split(';').any(|e| e == first) {
            wrong.push(format!("{q}: {first} instead of {expected} {:?}", found.relaxed));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
