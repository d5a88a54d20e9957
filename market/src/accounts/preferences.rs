//! Mails that nobody has to get: how somebody wants those of each topic, consents, one click that ends them, and the mail of
//! the day.

use super::{
    Consent, Person, PersonState,
    mails::{Page, post},
    session::own,
    store::{self, WaitingRow},
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::{ConsentId, PersonId, fresh},
    locale::Localised,
    mail::{Content, MailHow, MailTopic, Message},
    policy::{Action, allow},
};
use chrono::{DateTime, Timelike, Utc};

/// The version of what somebody agrees to who wants the news.
pub const NEWS_CONSENT: &str = "2026-11";
/// The hour, where the region is, from which on the mail of the day is sent.
const DAILY_HOUR: u32 = 7;

/// Something that is told by mail in the way its reader wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub topic: MailTopic,
    /// Its title, the mail's subject when it goes alone.
    pub title: String,
    /// Its text; an empty line parts paragraphs.
    pub text: String,
    /// A path of this service where there is more.
    pub link: String,
}

/// A notice that is ready to be told to one person.
pub struct NoticeReady {
    person: PersonId,
    notice: Notice,
    message: Message,
}

impl NoticeReady {
    /// Tells it in the caller's transaction: by a mail of its own, in the mail of the day, or not at all.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn tell(self, conn: &mut Conn, now: DateTime<Utc>) -> Result<MailHow> {
        let how = store::preference_of(conn, self.person, self.notice.topic).await?;
        match how {
            MailHow::AtOnce => post(conn, now, &self.message).await?,
            MailHow::Daily => store::waiting_insert(conn, now, fresh(now), self.person, &self.notice).await?,
            MailHow::Never => {}
        }
        Ok(how)
    }
}

impl Market {
    /// How one wants mails of each topic.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn mail_preferences(&self, ctx: &Ctx) -> Result<Vec<(MailTopic, MailHow)>> {
        let id = own(ctx)?;
        let mut conn = self.db.read().await?;
        let mut all = Vec::new();
        for &topic in MailTopic::ALL {
            all.push((topic, store::preference_of(&mut conn, id, topic).await?));
        }
        Ok(all)
    }

    /// Chooses how one wants mails of a topic. Wanting the news is a consent, which is written down with the version of its
    /// text; not wanting them takes it back.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn mail_preference_put(&self, ctx: &Ctx, topic: MailTopic, how: MailHow) -> Result<()> {
        let (id, ctx) = (own(ctx)?, *ctx);
        self.db
            .write(move |conn| Box::pin(async move { preference_change(conn, &ctx, id, topic, how).await }))
            .await
    }

    /// Takes back one of one's own consents.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody else's; [`Error::Conflict`] for what was only told, or is taken back already.
    pub async fn consent_revoke(&self, ctx: &Ctx, consent: ConsentId) -> Result<()> {
        let (id, ctx) = (own(ctx)?, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let all = store::consents_of(conn, id).await?;
                    let found = all.into_iter().find(|c| c.id == consent).ok_or(Error::NotFound)?;
                    let Some(topic) = found.topic().filter(|_| found.revoked_at.is_none()) else {
                        return Err(Error::Conflict {
                            from: found.kind,
                            to: "revoked".into(),
                        });
                    };
                    preference_change(conn, &ctx, id, topic, MailHow::Never).await
                })
            })
            .await
    }

    /// What stands in the address at which mails of a topic are ended without signing in. It lasts as long as the account:
    /// whoever finds it can end these mails and nothing else.
    ///
    /// # Errors
    /// Never; see [`crate::keyed::Keyed::hash`].
    pub fn unsubscribe_token(&self, person: PersonId, topic: MailTopic) -> Result<String> {
        let what = format!("{}.{topic}", person.0.simple());
        let hash = self.keyed.hash("unsubscribe", &what)?;
        Ok(format!("{what}.{hash}"))
    }

    /// Which topic a token ends; a look that changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that we did not make.
    pub fn unsubscribe_topic(&self, token: &str) -> Result<(PersonId, MailTopic)> {
        let mut parts = token.splitn(3, '.');
        let (Some(person), Some(topic), Some(hash)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Error::NotFound);
        };
        if !self
            .keyed
            .matches("unsubscribe", &format!("{person}.{topic}"), hash)?
        {
            return Err(Error::NotFound);
        }
        match (person.parse(), MailTopic::from_name(topic)) {
            (Ok(person), Some(topic)) => Ok((PersonId(person), topic)),
            _ => Err(Error::NotFound),
        }
    }

    /// Ends mails of a topic, for whoever brings the token of one. For somebody erased there is nothing left to end.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a token that we did not make.
    pub async fn unsubscribe(&self, ctx: &Ctx, token: &str) -> Result<MailTopic> {
        allow(ctx, Action::AccountOpen)?;
        let (person, topic) = self.unsubscribe_topic(token)?;
        let ctx = ctx.by_person(person);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let found = store::person_by_id(conn, person).await?;
                    if found.is_some_and(|p| p.state != PersonState::Erased) {
                        preference_change(conn, &ctx, person, topic, MailHow::Never).await?;
                    }
                    Ok(topic)
                })
            })
            .await
    }

    /// Makes a notice ready for a person, before the transaction that tells it.
    ///
    /// # Errors
    /// When its link leads elsewhere than to this service.
    pub fn notice(&self, person: &Person, notice: Notice) -> Result<NoticeReady> {
        let link = format!("{}{}", self.mail.sender().base_url(), notice.link);
        let message = self.notices_mail(person, notice.topic, &link, std::slice::from_ref(&notice))?;
        Ok(NoticeReady {
            person: person.id,
            notice,
            message,
        })
    }

    fn notices_mail(
        &self,
        person: &Person,
        topic: MailTopic,
        link: &str,
        notices: &[Notice],
    ) -> Result<Message> {
        let token = self.unsubscribe_token(person.id, topic)?;
        let unsubscribe = self.page_url(person.locale, Page::Unsubscribe(&token));
        let content = Content::Notices {
            topic,
            link,
            notices,
            unsubscribe: &unsubscribe,
        };
        let mut message = self.mail_compose(person.email.address().clone(), person.locale, &content)?;
        message.unsubscribe = Some(unsubscribe);
        Ok(message)
    }

    /// Sends the mails of the day to everybody for whom something waits, once a day from seven in the morning; how many.
    ///
    /// # Errors
    /// When the database can't be used.
    pub async fn daily_mails(&self, ctx: &Ctx) -> Result<usize> {
        allow(ctx, Action::Work)?;
        let here = ctx.now.with_timezone(&self.region.time_zone);
        if here.hour() < DAILY_HOUR {
            return Ok(0);
        }
        let today = here.date_naive();
        let waiting = store::waiting_people(&mut self.db.read().await?).await?;
        let mut sent = 0;
        for (id, topic) in waiting {
            let mut conn = self.db.read().await?;
            let person = store::person_by_id(&mut conn, id).await?;
            let rows = store::waiting_of(&mut conn, id, topic).await?;
            drop(conn);
            let Some(person) = person.filter(|p| p.state == PersonState::Active) else {
                continue;
            };
            let notices: Vec<Notice> = rows.iter().map(|r| r.notice(topic)).collect();
            let link = match notices.as_slice() {
                [one] => format!("{}{}", self.mail.sender().base_url(), one.link),
                _ => self.page_url(person.locale, Page::Account),
            };
            let mail = self.notices_mail(&person, topic, &link, &notices)?;
            let (now, key) = (ctx.now, format!("daily:{id}:{topic}:{today}"));
            sent += self
                .db
                .write(move |conn| {
                    Box::pin(async move {
                        // a mail of today is there already: what has come since waits for tomorrow
                        if crate::mail::mail_known(conn, &key).await? {
                            return Ok(0);
                        }
                        let ids: Vec<_> = rows.iter().map(|r: &WaitingRow| r.id).collect();
                        store::waiting_delete(conn, &ids).await?;
                        crate::mail::mail_enqueue(conn, now, &mail, &key).await?;
                        Ok(1)
                    })
                })
                .await?;
        }
        Ok(sent)
    }

    /// Tells the news to everybody who wants them, in their language or the first that there is; how many people.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] for `text` without a title and a text.
    pub async fn news_send(&self, ctx: &Ctx, news: &Localised<(String, String)>) -> Result<usize> {
        allow(ctx, Action::NewsSend)?;
        let readers = store::preferring(&mut self.db.read().await?, MailTopic::News).await?;
        let mut ready = Vec::new();
        for person in &readers {
            let ((title, text), _) = news
                .get(person.locale)
                .filter(|((title, text), _)| !title.is_empty() && !text.is_empty())
                .ok_or_else(|| Error::Invalid(vec![FieldError::new("text", "required", "")]))?;
            let notice = Notice {
                topic: MailTopic::News,
                title: title.clone(),
                text: text.clone(),
                link: (self.pages)(person.locale, Page::Home),
            };
            ready.push(self.notice(person, notice)?);
        }
        let (ctx, count) = (*ctx, ready.len());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    for notice in ready {
                        notice.tell(conn, ctx.now).await?;
                    }
                    Event::new(uuid::Uuid::nil(), "news", "sent")
                        .change("people", None, Some(&count.to_string()))
                        .append(conn, &ctx)
                        .await
                })
            })
            .await?;
        Ok(count)
    }
}

/// Writes a choice, the consent that goes with it, and what happened; nothing when it is so already.
async fn preference_change(
    conn: &mut Conn,
    ctx: &Ctx,
    person: PersonId,
    topic: MailTopic,
    how: MailHow,
) -> Result<()> {
    let before = store::preference_of(conn, person, topic).await?;
    if before == how {
        return Ok(());
    }
    store::preference_put(conn, ctx.now, person, topic, how).await?;
    Event::new(person.0, "mail_preference", how.name())
        .from(before.name())
        .note(topic.name())
        .append(conn, ctx)
        .await?;
    if how == MailHow::Never {
        store::waiting_forget(conn, person, topic).await?;
    }
    if topic != MailTopic::News {
        return Ok(());
    }
    if before == MailHow::Never {
        store::consent_insert(conn, ctx.now, person, Consent::NEWS, NEWS_CONSENT).await?;
        return consent_told(conn, ctx, person, "given").await;
    }
    if how == MailHow::Never {
        store::consents_revoke(conn, ctx.now, person, Consent::NEWS).await?;
        return consent_told(conn, ctx, person, "revoked").await;
    }
    Ok(())
}

async fn consent_told(conn: &mut Conn, ctx: &Ctx, person: PersonId, to: &str) -> Result<()> {
    Event::new(person.0, "consent", to)
        .note(Consent::NEWS)
        .change("version", None, Some(NEWS_CONSENT))
        .append(conn, ctx)
        .await
}
