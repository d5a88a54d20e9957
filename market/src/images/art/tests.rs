use super::*;
use std::collections::HashMap;

const PATTERNS: &[Option<Pattern>] = &[
    None,
    Some(Pattern::Eyes),
    Some(Pattern::Petals),
    Some(Pattern::Bands),
    Some(Pattern::Meadow),
    Some(Pattern::Dots),
    Some(Pattern::Scales),
];

/// Panics unless every tag that opens closes, and every id referred to is there.
fn check(svg: &str) {
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "loose > in {svg}");
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes in <{tag}>");
        let name = |t: &str| t.split([' ', '/']).next().unwrap_or_default().to_owned();
        if let Some(closing) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(closing), "in {svg}");
        } else if !tag.ends_with('/') {
            open.push(name(tag));
        }
    }
    assert!(open.is_empty(), "{open:?} still open in {svg}");
    for wrong in ["NaN", "inf", "style=", "<script", "http://www.w3.org/1999"] {
        assert!(!svg.contains(wrong), "{wrong} in {svg}");
    }
    for used in svg.split("href=\"#").skip(1).chain(svg.split("url(#").skip(1)) {
        let id = used.split(['"', ')']).next().unwrap_or_default();
        assert!(svg.contains(&format!("id=\"{id}\"")), "#{id} is missing");
    }
}

fn ids(svg: &str) -> impl Iterator<Item = &str> {
    svg.split("id=\"").skip(1).filter_map(|s| s.split('"').next())
}

#[test]
fn everything_draws_small_and_well_formed() {
    for thing in Thing::ALL {
        for pattern in PATTERNS {
            for seed in 0..12 {
                let svg = picture(&format!("seed {seed}"), *thing, *pattern);
                check(&svg);
                assert!(
                    svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\">")
                );
                assert!(
                    svg.len() < 6_000,
                    "{} {pattern:?}: {} bytes",
                    thing.name(),
                    svg.len()
                );
                assert_eq!(svg.contains("clip-path"), thing.is_stamped(), "{}", thing.name());
            }
        }
    }
}

#[test]
fn the_same_words_always_give_the_same_picture() {
    for thing in Thing::ALL {
        assert_eq!(
            picture("a", *thing, Some(Pattern::Eyes)),
            picture("a", *thing, Some(Pattern::Eyes))
        );
    }
    assert_eq!(plate(), plate());
    assert_ne!(
        picture("a", Thing::Mug, Some(Pattern::Eyes)),
        picture("a", Thing::Mug, Some(Pattern::Dots))
    );
    assert_eq!(
        picture("a", Thing::Bread, Some(Pattern::Eyes)),
        picture("a", Thing::Bread, None)
    );
}

#[test]
fn many_candles_look_different() {
    let looks: std::collections::HashSet<_> = (0..60)
        .map(|i| picture(&i.to_string(), Thing::Candle, None))
        .collect();
    assert!(looks.len() > 30, "{}", looks.len());
}

#[test]
fn no_two_pictures_share_an_id() {
    let mut owner: HashMap<String, (Thing, String, usize)> = HashMap::new();
    for thing in Thing::ALL {
        for seed in 0..60 {
            let seed = format!("offer-{seed}");
            // Elsewhere a pattern changes nothing, ids included.
            let patterns = if thing.is_stamped() {
                PATTERNS
            } else {
                &PATTERNS[..1]
            };
            for (i, pattern) in patterns.iter().enumerate() {
                let svg = picture(&seed, *thing, *pattern);
                assert!(!thing.is_stamped() || ids(&svg).count() > 1);
                for id in ids(&svg) {
                    let me = (*thing, seed.clone(), i);
                    let other = owner.insert(id.to_owned(), me.clone());
                    assert!(other.is_none(), "{other:?} and {me:?} share {id}");
                }
            }
        }
    }
}

#[test]
fn names_lead_back() {
    for thing in Thing::ALL {
        assert_eq!(Thing::from_name(thing.name()), Some(*thing));
        assert!(thing.name().bytes().all(|b| b.is_ascii_lowercase()));
    }
    for pattern in Pattern::ALL {
        assert_eq!(Pattern::from_name(pattern.name()), Some(*pattern));
    }
    assert_eq!(Thing::from_name("Mug"), None);
    assert_eq!(Thing::ALL.len(), 78);
}

#[test]
fn signs_are_well_formed_and_escaped() {
    check(&plate());
    check(&brand());
    let seal = seal("a b\"><", "ZAKUP & \"CO\" ·", "<b>", "do 11.03.2027", true);
    check(&seal);
    assert!(seal.contains("aria-label=\"ZAKUP &amp; &quot;CO&quot; &lt;b&gt; do 11.03.2027\""));
    assert!(seal.contains("id=\"seal-ab\""));
}
