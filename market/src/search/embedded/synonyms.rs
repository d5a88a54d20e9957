//! Groups of words that mean the same to people who look for something: data of the repository,
//! `data/synonyms.csv`, or what the operator made of them. Applied to the question, so that better groups need no new index.

use crate::{locale::Locale, search::analysis};
use std::{collections::HashMap, sync::LazyLock};

/// A word or phrase as the stems under which each of its words is found.
pub type Phrase = Vec<Vec<String>>;

/// Part of a question, from a word to before another, that may as well be said in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The first word of the question that it stands for.
    pub from: usize,
    /// The first word after.
    pub until: usize,
    /// The other words.
    pub phrase: Phrase,
}

/// All groups.
pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    /// Stem of a phrase's first word → group and member.
    by_first: HashMap<String, Vec<(usize, usize)>>,
}

static GROUPS: LazyLock<Vec<(Locale, String)>> = LazyLock::new(|| {
    read(include_str!("../../../data/synonyms.csv")).expect("the synonyms in the repository are well-formed")
});

/// The program's own groups.
pub fn groups() -> &'static [(Locale, String)] {
    &GROUPS
}

/// The program's own groups in a language: a line each, members divided by `|`.
pub fn default_groups(locale: Locale) -> String {
    let own = groups().iter().filter(|(l, _)| *l == locale);
    own.map(|(_, group)| group.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Reads `lang,words` with a group on each line, its members separated by `|`.
fn read(data: &str) -> Result<Vec<(Locale, String)>, Box<dyn std::error::Error>> {
    let mut all = Vec::new();
    for row in csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(data.as_bytes())
        .records()
    {
        let row = row?;
        let locale = row
            .get(0)
            .and_then(|tag| Locale::from_tag(tag.trim()))
            .ok_or("a group has no language")?;
        let words = row.get(1).ok_or("a group has no words")?.trim();
        all.push((locale, words.to_owned()));
    }
    Ok(all)
}

impl Synonyms {
    /// Groups with their language, members separated by `|`.
    pub fn of(groups: &[(Locale, String)]) -> Self {
        let mut all = Synonyms {
            groups: Vec::new(),
            by_first: HashMap::new(),
        };
        for (locale, words) in groups {
            let mut group: Vec<Phrase> = Vec::new();
            for member in words.split('|') {
                let tokens = analysis::tokens(member).filter(|t| !analysis::is_stop_word(*locale, &t.folded));
                let phrase: Phrase = tokens.map(|t| analysis::stems(*locale, &t.lower)).collect();
                // Forms of a word are already the same by their stem.
                if !phrase.is_empty() && !group.contains(&phrase) {
                    group.push(phrase);
                }
            }
            for (member, phrase) in group.iter().enumerate() {
                for stem in phrase.first().into_iter().flatten() {
                    all.by_first
                        .entry(stem.clone())
                        .or_default()
                        .push((all.groups.len(), member));
                }
            }
            all.groups.push(group);
        }
        all
    }

    /// What may stand instead of parts of a question, given the stems of each of its words.
    pub fn instead(&self, question: &[&[String]]) -> Vec<Instead> {
        let mut found: Vec<Instead> = Vec::new();
        for (from, stems) in question.iter().enumerate() {
            for (group, member) in stems.iter().filter_map(|s| self.by_first.get(s)).flatten() {
                let phrase = &self.groups[*group][*member];
                let until = from + phrase.len();
                let Some(part) = question.get(from..until) else {
                    continue;
                };
                if !phrase
                    .iter()
                    .zip(part)
                    .all(|(word, typed)| word.iter().any(|s| typed.contains(s)))
                {
                    continue;
                }
                for (_, other) in self.groups[*group]
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| i != member)
                {
                    let instead = Instead {
                        from,
                        until,
                        phrase: other.clone(),
                    };
                    if !found.contains(&instead) {
                        found.push(instead);
                    }
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(words: &str) -> Vec<Vec<String>> {
        analysis::tokens(words)
            .map(|t| analysis::query_stems(Locale::Pl, &t))
            .collect()
    }

    #[test]
    fn phrases_are_replaced_as_wholes() {
        let groups =
            read("lang,words\npl,kosz prezentowy | paczka upominkowa\npl,obiad | lunch").expect("good");
        let synonyms = Synonyms::of(&groups);
        let typed = stems("duży kosz prezentowy");
        let typed: Vec<&[String]> = typed.iter().map(Vec::as_slice).collect();
        let found = synonyms.instead(&typed);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].from, found[0].until, found[0].phrase.len()), (1, 3, 2));
        let half = stems("kosz");
        assert!(synonyms.instead(&[&half[0]]).is_empty());
    }

    #[test]
    fn the_repository_s_groups_are_well_formed() {
        let lunch = stems("obiady");
        assert!(!Synonyms::of(groups()).instead(&[&lunch[0]]).is_empty());
    }
}
