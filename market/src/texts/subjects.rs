//! The closed list of texts that can be edited, but for those of pages, which whoever makes the pages knows.

use super::{Format, Part, Subject, TextKind};
use crate::{
    catalogue::taxonomy::{Category, taxonomy},
    locale::{Locale, Localised},
    mail::mail_parts,
    place::Region,
    search::default_groups,
};

/// Mails, categories, synonyms and the counties of a region.
pub(super) fn subjects(region: &Region) -> Vec<Subject> {
    let mut all: Vec<Subject> = mail_parts()
        .map(|(kind, parts)| {
            let parts = parts.map(|(name, default)| Part {
                name,
                format: if matches!(name, "subject" | "button") {
                    Format::Line
                } else {
                    Format::Paragraphs
                },
                default,
            });
            Subject::new(TextKind::Mail, kind.name(), "", parts.to_vec())
        })
        .collect();
    all.extend(taxonomy().all().iter().map(category));
    all.extend(Locale::ALL.map(synonyms));
    all.extend(region.counties.iter().map(|county| {
        let name = Locale::ALL
            .map(|l| (l, county.name.clone()))
            .into_iter()
            .collect();
        let parts = vec![
            part("name", Format::Line, name),
            part("intro", Format::Prose, Localised::default()),
        ];
        Subject::new(TextKind::County, county.teryt.as_str(), "", parts)
    }));
    all
}

fn part(name: &'static str, format: Format, default: Localised<String>) -> Part {
    Part {
        name,
        format,
        default,
    }
}

fn category(category: &Category) -> Subject {
    let words = category
        .synonyms
        .iter()
        .map(|(l, words)| (l, words.join(" | ")))
        .collect();
    let parts = vec![
        part("name", Format::Line, category.name.clone()),
        part("intro", Format::Paragraphs, category.intro.clone()),
        part("words", Format::Words, words),
    ];
    let group = category.group.clone().unwrap_or_default();
    Subject::new(TextKind::Category, category.code.clone(), group, parts)
}

fn synonyms(locale: Locale) -> Subject {
    let groups = [(locale, default_groups(locale))].into_iter().collect();
    let parts = vec![part("groups", Format::Groups, groups)];
    Subject {
        locales: vec![locale],
        ..Subject::new(TextKind::Synonyms, locale.tag(), "", parts)
    }
}
