//! The list of OWASP ASVS 5.0 requirements: every number is there, and what it names as proof exists.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::{Path, PathBuf},
};

/// How many requirements a chapter has at levels 1 and 2 (ASVS 5.0.0).
const CHAPTERS: [(&str, usize); 17] = [
    ("1", 27),
    ("2", 11),
    ("3", 19),
    ("4", 10),
    ("5", 9),
    ("6", 35),
    ("7", 18),
    ("8", 7),
    ("9", 7),
    ("10", 29),
    ("11", 14),
    ("12", 9),
    ("13", 13),
    ("14", 9),
    ("15", 13),
    ("16", 16),
    ("17", 7),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, ends: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if name != "target" && name != "node_modules" && !name.starts_with('.') {
                files(&path, ends, found);
            }
        } else if name.ends_with(ends) {
            found.push(path);
        }
    }
}

/// Every test by its name: functions with a `#[test]` above, and what end-to-end tests say they do.
fn tests() -> HashSet<String> {
    let mut names = HashSet::new();
    let mut sources = Vec::new();
    for folder in ["market", "server", "app", "documents", "avif"] {
        files(&root().join(folder), ".rs", &mut sources);
    }
    for path in &sources {
        let text = std::fs::read_to_string(path).expect("text");
        for (i, _) in text
            .match_indices("#[test]")
            .chain(text.match_indices("#[tokio::test"))
        {
            let rest = &text[i..];
            if let Some((_, rest)) = rest.split_once("fn ")
                && let Some((name, _)) = rest.split_once('(')
            {
                names.insert(name.trim().to_owned());
            }
        }
    }
    let mut scripts = Vec::new();
    files(&root().join("end2end"), ".test.mjs", &mut scripts);
    for path in &scripts {
        let text = std::fs::read_to_string(path).expect("text");
        for (i, start) in text.match_indices("test(\"") {
            if let Some((name, _)) = text[i + start.len()..].split_once('"') {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

fn sections(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    text.lines()
        .filter(|l| l.starts_with('#'))
        .map(|l| l.trim_start_matches('#').trim().to_owned())
        .collect()
}

#[test]
fn every_requirement_names_what_shows_it_and_that_exists() {
    let list = std::fs::read_to_string(root().join("docs/asvs.tsv")).expect("the list");
    let tests = tests();
    assert!(tests.len() > 150, "tests are found: {}", tests.len());
    let (mut numbers, mut wrong) = (BTreeSet::new(), Vec::new());
    let mut chapters: BTreeMap<String, usize> = BTreeMap::new();
    for line in list.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [number, level, words, proof] = cells.as_slice() else {
            panic!("four cells: {line}")
        };
        assert!(["1", "2"].contains(level) && !words.is_empty(), "{line}");
        assert!(numbers.insert(number.to_string()), "{number} stands twice");
        let chapter = number.split('.').next().unwrap_or_default();
        *chapters.entry(chapter.to_owned()).or_default() += 1;
        for one in proof.split("; ") {
            let good = match one.split_once(": ") {
                Some(("test", name)) => tests.contains(name),
                Some(("doc", place)) => place
                    .split_once(" § ")
                    .is_some_and(|(file, section)| sections(file).iter().any(|s| s.starts_with(section))),
                Some(("n/a" | "open", reason)) => reason.len() > 3,
                _ => false,
            };
            if !good {
                wrong.push(format!("{number}: {one}"));
            }
        }
    }
    assert!(wrong.is_empty(), "no such proof:\n{}", wrong.join("\n"));
    let counted: Vec<(String, usize)> = chapters.into_iter().collect();
    let mut expected: Vec<(String, usize)> = CHAPTERS.iter().map(|(c, n)| ((*c).to_owned(), *n)).collect();
    expected.sort();
    assert_eq!(counted, expected, "requirements of each chapter");
}

#[test]
fn the_threats_name_tests_that_exist() {
    let text = std::fs::read_to_string(root().join("SECURITY.md")).expect("the document");
    let tests = tests();
    let threats = text.split("## Signing in").next().unwrap_or_default();
    let rows: Vec<&str> = threats
        .lines()
        .filter(|l| l.starts_with("| ") && !l.ends_with("| test |"))
        .collect();
    assert!(rows.len() > 30, "{}", rows.len());
    for row in rows {
        let proof = row
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .unwrap_or_default();
        let names: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty() || proof.starts_with("not yet"), "{row}");
        for name in names {
            assert!(tests.contains(name), "no test {name:?}");
        }
    }
}
