//! The two-level tree of categories: data of the repository, `data/categories.csv`.

use crate::{images::art::Thing, locale::Locale, locale::Localised};
use std::{collections::HashMap, sync::LazyLock};

/// A group or a leaf of the tree.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its stable code.
    pub code: String,
    /// The code of its group; none for a group.
    pub group: Option<String>,
    /// Its part of an address in each language.
    pub slug: Localised<String>,
    /// Its name.
    pub name: Localised<String>,
    /// One or two sentences that introduce its page.
    pub intro: Localised<String>,
    /// Other words for it, for searching.
    pub synonyms: Localised<Vec<String>>,
    /// Eight-digit CPV codes; trailing zeros stand for everything below.
    pub cpv: Vec<String>,
    /// What its drawing shows.
    pub thing: Thing,
}

/// The tree.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    all: Vec<Category>,
    by_code: HashMap<String, usize>,
}

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
    Taxonomy::read(include_str!("../../data/categories.csv"))
        .expect("the categories in the repository are well-formed")
});

/// The tree as the program has it; what its categories are called now, `texts` knows.
pub fn taxonomy() -> &'static Taxonomy {
    &TAXONOMY
}

impl Taxonomy {
    fn read(data: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let mut all: Vec<Category> = Vec::new();
        let mut reader = csv::Reader::from_reader(data.as_bytes());
        let header = reader.headers()?.clone();
        for row in reader.records() {
            let row = row?;
            let cell = |name: &str| {
                header
                    .iter()
                    .position(|h| h == name)
                    .and_then(|i| row.get(i))
                    .unwrap_or_default()
                    .trim()
                    .to_owned()
            };
            let texts = |name: &str| -> Localised<String> {
                Locale::ALL
                    .into_iter()
                    .map(|l| (l, cell(&format!("{name}_{l}"))))
                    .filter(|(_, t)| !t.is_empty())
                    .collect()
            };
            let group = Some(cell("group")).filter(|g| !g.is_empty());
            if let Some(g) = &group
                && !all.iter().any(|c| c.group.is_none() && &c.code == g)
            {
                return Err(format!("{} names an unknown group {g}", cell("code")).into());
            }
            all.push(Category {
                code: cell("code"),
                group,
                slug: texts("slug"),
                name: texts("name"),
                intro: texts("intro"),
                synonyms: texts("synonyms")
                    .iter()
                    .map(|(l, t)| (l, t.split('|').map(|s| s.trim().to_owned()).collect()))
                    .collect(),
                cpv: cell("cpv").split_whitespace().map(str::to_owned).collect(),
                thing: Thing::from_name(&cell("thing"))
                    .ok_or_else(|| format!("{} has no drawing", cell("code")))?,
            });
        }
        let by_code = all.iter().enumerate().map(|(i, c)| (c.code.clone(), i)).collect();
        Ok(Self { all, by_code })
    }

    /// Changes the words of a category, where there is one with this code.
    pub(crate) fn edit(&mut self, code: &str, change: impl FnOnce(&mut Category)) {
        if let Some(&at) = self.by_code.get(code) {
            change(&mut self.all[at]);
        }
    }

    /// Groups and leaves, each group followed by its leaves.
    pub fn all(&self) -> &[Category] {
        &self.all
    }

    /// The groups.
    pub fn groups(&self) -> impl Iterator<Item = &Category> {
        self.all.iter().filter(|c| c.group.is_none())
    }

    /// The leaves of a group.
    pub fn leaves<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Category> {
        self.all.iter().filter(move |c| c.group.as_deref() == Some(group))
    }

    /// The category with this code.
    pub fn by_code(&self, code: &str) -> Option<&Category> {
        self.by_code.get(code).map(|&i| &self.all[i])
    }

    /// The position of a category in [`Taxonomy::all`], which the index packs.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The category at this address.
    pub fn by_slug(&self, locale: Locale, slug: &str) -> Option<&Category> {
        self.all
            .iter()
            .find(|c| c.slug.exact(locale).is_some_and(|s| s == slug))
    }

    /// The leaf categories that buy under a CPV code: those whose code is the same, above or below in the CPV tree.
    pub fn by_cpv(&self, cpv: &str) -> Vec<&Category> {
        let wanted = cpv_stem(cpv);
        self.all
            .iter()
            .filter(|c| {
                c.group.is_some()
                    && c.cpv
                        .iter()
                        .any(|code| cpv_stem(code).starts_with(wanted) || wanted.starts_with(cpv_stem(code)))
            })
            .collect()
    }
}

/// A CPV code without its check digit and trailing zeros, at least its division's two digits:
/// codes below it in the tree begin with it (Regulation (EC) 213/2008).
pub fn cpv_stem(code: &str) -> &str {
    let digits = code.split('-').next().unwrap_or(code);
    let stem = digits.trim_end_matches('0');
    if stem.len() < 2 {
        digits.get(..2).unwrap_or(digits)
    } else {
        stem
    }
}

/// The check digit of an eight-digit CPV code: weights 3, 7, 1 in turn, modulo 10.
pub fn cpv_check_digit(code: &str) -> Option<u32> {
    let digits: Vec<u32> = code.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    (digits.len() == 8).then(|| {
        digits
            .iter()
            .zip([3, 7, 1].into_iter().cycle())
            .map(|(d, w)| d * w)
            .sum::<u32>()
            % 10
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_has_words_and_a_cpv_code() {
        for c in taxonomy().all() {
            for l in Locale::ALL {
                assert!(
                    c.name.exact(l).is_some() && c.slug.exact(l).is_some() && c.intro.exact(l).is_some(),
                    "{} in {l}",
                    c.code
                );
            }
            assert!(c.group.is_none() || !c.cpv.is_empty(), "{}", c.code);
        }
        assert!(taxonomy().groups().count() >= 20 && taxonomy().all().len() >= 120);
    }

    #[test]
    fn check_digits_are_those_of_the_regulation() {
        assert_eq!(cpv_check_digit("03000000"), Some(1));
        assert_eq!(cpv_check_digit("03111000"), Some(2));
    }

    #[test]
    fn cpv_codes_find_categories_above_and_below() {
        assert!(taxonomy().by_cpv("55520000").iter().any(|c| c.code == "catering"));
    }
}
