//! Texts that the operator and the editor change without a new program: of pages and mails, of categories, synonyms and
//! counties. The program's own words are version 0; what is edited stands in versions that are only added, and undoing adds
//! one more.

mod held;
mod history;
mod model;
mod pattern;
mod save;
mod store;
mod subjects;

pub use held::{Held, Texts};
pub use history::*;
pub use model::*;
pub use pattern::values;

use crate::{
    Market,
    ctx::Ctx,
    error::{Error, Result},
    locale::{Locale, Localised},
    mail::{MailKind, MailPreview, mail_preview},
    place::Region,
    policy::{Action, allow},
};
use std::sync::Arc;

/// How many steps of a history are shown at once.
const STEPS: i64 = 10;

/// The texts in force, and the list of those that can be edited.
pub struct Editable {
    held: Held,
    subjects: Vec<Subject>,
}

impl Editable {
    /// The program's own texts, but for those of pages.
    pub(crate) fn new(region: &Region) -> Self {
        Self {
            held: Held::default(),
            subjects: subjects::subjects(region),
        }
    }

    /// The same with texts of pages in front.
    pub(crate) fn with_pages(mut self, pages: Vec<Subject>) -> Self {
        self.subjects.splice(0..0, pages);
        self
    }

    /// What stands now, without asking the database.
    pub fn now(&self) -> Arc<Texts> {
        self.held.now()
    }

    fn subject(&self, key: &TextKey) -> Result<&Subject> {
        let found = self.subjects.iter().find(|s| s.key == *key);
        found.ok_or(Error::NotFound)
    }
}

impl Market {
    /// The texts in force, read again when the change sequence that this process knows has moved since, and nothing asked
    /// otherwise. A page that is to be kept under a change is rendered from what this answers after it.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn texts_refresh(&self) -> Result<Arc<Texts>> {
        let seq = self.db.public_seq();
        let held = &self.texts.held;
        if held.knows(seq) {
            return Ok(held.now());
        }
        let conn = &mut self.db.read().await?;
        let versions = store::versions_count(conn).await?;
        let fresh = if versions == held.now().versions {
            None
        } else {
            let standing = store::texts_standing(conn).await?;
            Some(Texts::of(
                versions,
                standing.into_iter().map(|(key, edited, _)| (key, edited)),
            ))
        };
        held.hold(seq, fresh);
        Ok(held.now())
    }

    /// Every text of a kind, or every one of all kinds that has these letters, in the list's own order.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn texts_list(&self, ctx: &Ctx, kind: TextKind, letters: &str) -> Result<Vec<TextLine>> {
        allow(ctx, Action::TextsEdit)?;
        let standing = store::texts_standing(&mut self.db.read().await?).await?;
        let letters = crate::text::fold(letters.trim());
        let none = Edited::new();
        let mut lines = Vec::new();
        for subject in &self.texts.subjects {
            let stands = standing.iter().find(|(key, ..)| *key == subject.key);
            let edited = stands.map_or(&none, |(_, edited, _)| edited);
            let has = |(part, locale): (&Part, Locale)| {
                crate::text::fold(subject.shown(edited, part, locale)).contains(&letters)
            };
            let asked = if letters.is_empty() {
                subject.key.kind == kind
            } else {
                subject.slots().any(has)
            };
            if asked {
                let locale_edited = |l: &Locale| {
                    subject
                        .parts
                        .iter()
                        .any(|p| edited.contains_key(&slot(p.name, *l)))
                };
                lines.push(TextLine {
                    key: subject.key.clone(),
                    group: subject.group.clone(),
                    title: subject.title(edited),
                    edited: subject.locales.iter().copied().filter(locale_edited).collect(),
                    changed_at: stands.map(|(.., at)| *at),
                });
            }
        }
        Ok(lines)
    }

    /// A text as it stands, and the steps of its history that are older than `before`.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] when no such text can be edited.
    pub async fn text_look(&self, ctx: &Ctx, key: &TextKey, before: Option<i64>) -> Result<TextLook> {
        allow(ctx, Action::TextsEdit)?;
        let subject = self.texts.subject(key)?.clone();
        let conn = &mut self.db.read().await?;
        let newest = store::versions_before(conn, key, i64::MAX, 1).await?.pop();
        // one more than is shown says what the last one changed, and whether there are more
        let versions = store::versions_before(conn, key, before.unwrap_or(i64::MAX), STEPS + 1).await?;
        let none = Edited::new();
        let shown = usize::try_from(STEPS).unwrap_or(usize::MAX);
        let history: Vec<TextStep> = versions
            .iter()
            .enumerate()
            .take(shown)
            .map(|(i, v)| TextStep {
                version: v.version,
                restored: v.restored,
                name: v.name.clone(),
                at: v.at,
                changes: subject.differences(versions.get(i + 1).map_or(&none, |b| &b.edited), &v.edited),
            })
            .collect();
        Ok(TextLook {
            older: (versions.len() > shown)
                .then(|| history.last().map(|s| s.version))
                .flatten(),
            version: newest.as_ref().map_or(0, |v| v.version),
            edited: newest.map(|v| v.edited).unwrap_or_default(),
            subject,
            history,
        })
    }

    /// How a mail will look with what was typed, filled with samples.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] when the text is no mail's; [`Error::Invalid`] by field.
    pub fn text_mail_preview<'t>(
        &self,
        ctx: &Ctx,
        key: &TextKey,
        typed: impl Fn(&str) -> &'t str,
    ) -> Result<Localised<MailPreview>> {
        allow(ctx, Action::TextsEdit)?;
        let subject = self.texts.subject(key)?;
        let kind = Some(key).filter(|k| k.kind == TextKind::Mail);
        let kind = kind
            .and_then(|k| MailKind::from_name(&k.name))
            .ok_or(Error::NotFound)?;
        let edited = subject.read(typed).map_err(Error::Invalid)?;
        let texts = Texts::of(1, [(key.clone(), edited)]);
        Locale::ALL
            .into_iter()
            .map(|locale| {
                let sender = self.mail.sender();
                mail_preview(&texts, sender, self.region.time_zone, locale, kind, ctx.now)
                    .map(|p| (locale, p))
            })
            .collect()
    }

    /// Tells search what categories and synonyms are called now: the follow-up of a change, and of the start.
    ///
    /// # Errors
    /// When the database can't be read.
    pub(crate) async fn search_words_read(&self) -> Result<()> {
        let texts = self.texts_refresh().await?;
        if texts.is_embedded() {
            return Ok(());
        }
        self.search.speak(texts.taxonomy(), &texts.synonyms());
        Ok(())
    }
}
