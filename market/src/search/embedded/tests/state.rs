use super::*;
use crate::catalogue::query::OfferQuery;
use std::fs;

fn put(number: u128, title: &str) -> Change {
    Change::PutOffer(Box::new(offer(number, title, "second-hand")))
}

#[test]
fn a_changed_offer_replaces_itself_and_a_dropped_one_goes() {
    let tried = Tried::empty();
    let before = tried.engine.generation();
    tried
        .engine
        .apply(vec![put(1, "Kubek"), put(2, "Talerz")])
        .expect("applies");
    assert!(tried.engine.generation() > before);
    tried
        .engine
        .apply(vec![
            put(1, "Miska"),
            Change::DropOffer(OfferId(Uuid::from_u128(2))),
        ])
        .expect("applies");
    assert_eq!(
        (tried.engine.offers(), numbers(&tried.words("miska"))),
        (1, vec![1])
    );
    assert_eq!(
        tried
            .words("")
            .facets
            .category
            .iter()
            .find(|(c, _)| c == "second-hand")
            .map(|(_, n)| *n),
        Some(1)
    );
}

#[test]
fn what_was_applied_is_there_after_opening_again() {
    let tried = Tried::with(vec![offer(1, "Kubek", "second-hand")]);
    let (generation, folder) = (tried.engine.generation(), tried.folder);
    drop(tried.engine);
    let engine = Engine::open(folder.path(), region()).expect("opens");
    assert_eq!((engine.offers(), engine.generation()), (1, generation));
    assert!(engine.is_new(), "only a rebuild fills it to the end");
    let mut rebuild = engine.rebuild().expect("begins");
    rebuild.add(vec![put(5, "Talerz")]).expect("adds");
    rebuild.finish().expect("finishes");
    assert!(!engine.is_new() && engine.generation() > generation);
    drop(engine);
    let engine = Engine::open(folder.path(), region()).expect("opens");
    assert!(!engine.is_new() && engine.offers() == 1);
}

#[test]
fn changes_during_a_rebuild_are_kept_and_questions_answered() {
    let tried = Tried::with(vec![
        offer(1, "Kubek", "second-hand"),
        offer(2, "Kubek", "second-hand"),
        offer(3, "Kubek", "second-hand"),
    ]);
    let mut rebuild = tried.engine.rebuild().expect("begins");
    assert!(tried.engine.rebuild().is_err(), "one at a time");
    rebuild.add(vec![put(1, "Kubek"), put(2, "Kubek")]).expect("adds");
    tried
        .engine
        .apply(vec![
            put(1, "Miska"),
            put(4, "Miska"),
            Change::DropOffer(OfferId(Uuid::from_u128(2))),
        ])
        .expect("applies");
    assert_eq!(numbers(&tried.words("miska")), [1, 4], "live at once");
    rebuild.add(vec![put(3, "Talerz")]).expect("adds");
    assert_eq!(
        tried.words("talerz").total,
        3,
        "nothing of the rebuild is findable yet, so newest offers"
    );
    rebuild.finish().expect("finishes");
    assert_eq!(
        (
            tried.engine.offers(),
            numbers(&tried.words("miska")),
            numbers(&tried.words("talerz"))
        ),
        (3, vec![1, 4], vec![3])
    );
    tried.engine.apply(vec![put(6, "Miska")]).expect("applies after");
    assert_eq!(numbers(&tried.words("miska")), [1, 4, 6]);
    let states = fs::read_dir(tried.folder.path())
        .expect("reads")
        .filter(|e| e.as_ref().is_ok_and(|e| e.path().is_dir()))
        .count();
    assert_eq!(states, 1, "the old state is removed");
}

#[test]
fn a_rebuild_that_is_given_up_leaves_nothing() {
    let tried = Tried::with(vec![offer(1, "Kubek", "second-hand")]);
    drop(tried.engine.rebuild().expect("begins"));
    assert_eq!(
        fs::read_dir(tried.folder.path())
            .expect("reads")
            .filter(|e| e.as_ref().is_ok_and(|e| e.path().is_dir()))
            .count(),
        1
    );
    tried.engine.apply(vec![put(2, "Miska")]).expect("applies");
    assert!(tried.engine.rebuild().is_ok() && tried.engine.offers() == 2);
}

#[test]
fn a_damaged_folder_is_begun_anew() {
    let spoil_segments = |path: &std::path::Path| {
        for file in fs::read_dir(path.join("state-1/offers"))
            .expect("reads")
            .flatten()
            .map(|e| e.path())
        {
            if file.extension().is_some_and(|e| e != "json" && e != "lock") {
                let mut bytes = fs::read(&file).expect("reads");
                let middle = bytes.len() / 3;
                bytes.get_mut(middle).into_iter().for_each(|b| *b ^= 0xff);
                fs::write(&file, bytes).expect("writes");
            }
        }
    };
    let spoil: [&dyn Fn(&std::path::Path); 5] = [
        &|path| fs::write(path.join("current"), "nonsense").expect("writes"),
        &|path| fs::remove_dir_all(path.join("state-1/offers")).expect("removes"),
        &|path| fs::write(path.join("state-1/offers/meta.json"), "{").expect("writes"),
        &|path| {
            fs::write(
                path.join("state-1/about.json"),
                r#"{"format":0,"lists":"","complete":true}"#,
            )
            .expect("writes")
        },
        &spoil_segments,
    ];
    for (i, spoil) in spoil.into_iter().enumerate() {
        let tried = Tried::with(vec![offer(1, "Kubek", "second-hand")]);
        let folder = tried.folder;
        drop(tried.engine);
        spoil(folder.path());
        let engine = Engine::open(folder.path(), region()).expect("opens");
        assert!(engine.is_new() && engine.offers() == 0, "{i}");
        engine.apply(vec![put(1, "Miska")]).expect("applies");
        assert_eq!(
            engine
                .find(&OfferQuery::everything(), Locale::Pl, now())
                .expect("answers")
                .total,
            1
        );
    }
}

#[test]
fn many_small_changes_are_all_found() {
    let tried = Tried::empty();
    for number in 1..=30 {
        tried.put(vec![offer(number, "Kubek", "second-hand")]);
    }
    for number in 1..=10 {
        tried.put(vec![offer(number, "Talerz", "second-hand")]);
    }
    assert_eq!(
        (
            tried.engine.offers(),
            tried.words("kubek").facets.kind.first().map(|(_, n)| *n)
        ),
        (30, Some(20))
    );
    assert_eq!(
        tried
            .words("talerz")
            .ids
            .iter()
            .take(10)
            .map(|i| i.0.as_u128())
            .collect::<Vec<_>>(),
        (1..=10).collect::<Vec<_>>()
    );
}
