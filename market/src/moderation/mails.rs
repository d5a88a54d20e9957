//! Who is told what. Mails are written before the transaction that puts them into the outbox.

use super::{Appeal, Decision, ItemKind, ItemNow, Notice, Notifier, appeal_until, store};
use crate::{
    Market,
    accounts::{Page, leaders_told, person_told},
    claims::holder_of,
    db::Conn,
    enterprises,
    error::{Error, Result},
    id::EnterpriseId,
    locale::Locale,
    mail::{Content, EmailAddress, MailKind, Message, ModerationCase, mail_enqueue},
    random::Secret,
};
use chrono::{DateTime, Utc};

/// Whose content it is, as far as they can be written to.
pub(super) enum Sellers {
    /// Those who lead the organisation that has the enterprise.
    Desk(Vec<(EmailAddress, Locale)>),
    /// Nobody has it: the address on the profile.
    Address(EmailAddress),
    /// Nobody.
    Nobody,
}

impl Sellers {
    /// Those of an enterprise.
    pub async fn of(conn: &mut Conn, enterprise: EnterpriseId) -> Result<Self> {
        if let Some(organisation) = holder_of(conn, enterprise).await? {
            let people = leaders_told(conn, organisation).await?;
            let all = people
                .into_iter()
                .map(|p| (p.email.address().clone(), p.locale))
                .collect();
            return Ok(Sellers::Desk(all));
        }
        let found = enterprises::enterprises_by_id(conn, &[enterprise]).await?;
        let address = found.into_iter().next().and_then(|e| e.email);
        Ok(match address.and_then(|a| EmailAddress::parse(&a).ok()) {
            Some(address) => Sellers::Address(address),
            None => Sellers::Nobody,
        })
    }

    /// Whether they appeal by a link, as they have no desk here.
    pub fn by_link(&self) -> bool {
        matches!(self, Sellers::Address(_))
    }
}

/// Puts mails into the outbox that tell several people of one thing.
pub(super) async fn told(conn: &mut Conn, now: DateTime<Utc>, key: &str, mails: &[Message]) -> Result<()> {
    for (n, mail) in mails.iter().enumerate() {
        mail_enqueue(conn, now, mail, &format!("{key}:{n}")).await?;
    }
    Ok(())
}

impl Market {
    fn page_of_item(&self, locale: Locale, item: &ItemNow) -> String {
        let page = match item.item.kind() {
            ItemKind::Offer => Page::Offer(&item.slug),
            ItemKind::Enterprise => Page::Enterprise(&item.slug),
        };
        self.page_url(locale, page)
    }

    /// To whoever has just reported something (DSA, art. 16(4)).
    pub(super) fn notice_mail(&self, notice: &Notice, item: &ItemNow) -> Result<Option<Message>> {
        let case = ModerationCase {
            reference: &notice.reference,
            subject: &item.name,
            due: Some(notice.due_at),
            ..ModerationCase::default()
        };
        let link = self.page_of_item(notice.locale, item);
        self.to_notifier(notice, MailKind::NoticeReceived, &link, case)
    }

    /// To whoever reported something, with what was decided and how to have it looked at again (DSA, art. 16(5)).
    pub(super) fn answer_mail(
        &self,
        notice: &Notice,
        item: &ItemNow,
        decision: &Decision,
        secret: Option<&Secret>,
    ) -> Result<Option<Message>> {
        let case = ModerationCase {
            reference: &notice.reference,
            subject: &item.name,
            text: &decision.facts,
            due: Some(appeal_until(decision.decided_at)),
            ..measures(decision)
        };
        let (kind, page) = match secret {
            Some(secret) => (MailKind::NoticeKept, Page::Appeal(secret)),
            None => (MailKind::NoticeRestricted, Page::Home),
        };
        let link = self.page_url(notice.locale, page);
        self.to_notifier(notice, kind, &link, case)
    }

    fn to_notifier(
        &self,
        notice: &Notice,
        kind: MailKind,
        link: &str,
        case: ModerationCase<'_>,
    ) -> Result<Option<Message>> {
        match &notice.from {
            Some(Notifier { email: Some(to), .. }) => self
                .mail_compose(
                    to.clone(),
                    notice.locale,
                    &Content::Moderation { kind, link, case },
                )
                .map(Some),
            _ => Ok(None),
        }
    }

    /// To those whose content it is: the statement of reasons, or that it holds no more.
    pub(super) fn seller_mails(
        &self,
        sellers: &Sellers,
        kind: MailKind,
        item: &ItemNow,
        decision: &Decision,
        (text, secret): (&str, Option<&Secret>),
    ) -> Result<Vec<Message>> {
        let case = ModerationCase {
            reference: &decision.reference,
            subject: &item.name,
            text,
            due: Some(appeal_until(decision.decided_at)),
            ..measures(decision)
        };
        let write = |to: &EmailAddress, locale: Locale| {
            let page = match (sellers, secret) {
                (Sellers::Desk(_), _) => Page::Statement(decision.id),
                (_, Some(secret)) => Page::Appeal(secret),
                (_, None) => Page::Home,
            };
            let link = &*self.page_url(locale, page);
            self.mail_compose(to.clone(), locale, &Content::Moderation { kind, link, case })
        };
        match sellers {
            Sellers::Desk(people) => people.iter().map(|(to, locale)| write(to, *locale)).collect(),
            Sellers::Address(to) => Ok(vec![write(to, Locale::default())?]),
            Sellers::Nobody => Ok(Vec::new()),
        }
    }

    /// To whoever appealed: that it has come in, or what came of it.
    pub(super) async fn appeal_mails(
        &self,
        conn: &mut Conn,
        kind: MailKind,
        (appeal, decision): (&Appeal, &Decision),
        item: &ItemNow,
        text: &str,
    ) -> Result<Vec<Message>> {
        let mut to: Vec<(EmailAddress, Locale)> = Vec::new();
        let mut desk = false;
        match (appeal.person, appeal.notice) {
            (Some(person), _) => {
                desk = true;
                let person = person_told(conn, person).await?;
                to.extend(person.map(|p| (p.email.address().clone(), p.locale)));
            }
            (None, Some(notice)) => {
                let notice = store::notice_by_id(conn, notice).await?.ok_or(Error::NotFound)?;
                let email = notice.from.and_then(|f| f.email);
                to.extend(email.map(|email| (email, notice.locale)));
            }
            (None, None) => match Sellers::of(conn, item.seller()).await? {
                Sellers::Desk(people) => {
                    desk = true;
                    to = people;
                }
                Sellers::Address(address) => to.push((address, Locale::default())),
                Sellers::Nobody => {}
            },
        }
        let case = ModerationCase {
            reference: &appeal.reference,
            subject: &item.name,
            text,
            due: Some(appeal.due_at),
            ..ModerationCase::default()
        };
        to.iter()
            .map(|(address, locale)| {
                let page = if desk {
                    Page::Statement(decision.id)
                } else {
                    Page::Home
                };
                let link = &*self.page_url(*locale, page);
                self.mail_compose(
                    address.clone(),
                    *locale,
                    &Content::Moderation { kind, link, case },
                )
            })
            .collect()
    }
}

/// What a statement of reasons tells of the measure.
fn measures(decision: &Decision) -> ModerationCase<'_> {
    let (ground, ground_text) = match &decision.ground {
        Some((ground, text)) => (ground.name(), text.as_str()),
        None => ("", ""),
    };
    ModerationCase {
        measure: decision.measure.map_or("", |m| m.name()),
        until: decision.until,
        ground,
        ground_text,
        origin: decision.origin.name(),
        automated: decision.automated,
        ..ModerationCase::default()
    }
}
