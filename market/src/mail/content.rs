//! What each kind of mail says, as data; the words are in `locales/{pl,en,nl}/mail.ftl`.

use super::model::{MailKind, MailTopic};
use crate::{
    accounts::Notice,
    locale::Locale,
    prose::{date_words, datetime_words},
    words::FluentValue,
};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// The most characters of a name in a mail, so that an invitation can't carry somebody's advertisement.
const LONGEST_NAME: usize = 80;

/// The contents of a mail. Each has one link, which leads to a page of this service and changes nothing by being opened.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// To sign in once.
    SignInLink {
        /// The page with the button.
        link: &'a str,
        /// When the link runs out.
        until: DateTime<Utc>,
    },
    /// To set a new password.
    PasswordReset {
        /// The page with the form.
        link: &'a str,
        /// When the link runs out.
        until: DateTime<Utc>,
    },
    /// To prove that an address is one's own.
    AddressConfirmation {
        /// The page with the button.
        link: &'a str,
        /// When the link runs out.
        until: DateTime<Utc>,
    },
    /// The password was changed.
    PasswordChanged {
        /// Where to act if it wasn't oneself.
        link: &'a str,
        /// When it was changed.
        at: DateTime<Utc>,
    },
    /// Somebody signed in from a new device.
    NewDevice {
        /// The list of devices.
        link: &'a str,
        /// When.
        at: DateTime<Utc>,
        /// Browser and system, as the device named itself.
        device: &'a str,
    },
    /// Something of the account changed; the kind says what.
    Told {
        /// What: a kind whose words need only the instant.
        kind: MailKind,
        /// Where to see it, or to act if it wasn't oneself.
        link: &'a str,
        /// When.
        at: DateTime<Utc>,
    },
    /// What nobody has to get: one thing, or those of a day.
    Notices {
        /// What they are about.
        topic: MailTopic,
        /// Where there is more.
        link: &'a str,
        /// What is told.
        notices: &'a [Notice],
        /// Where mails of this topic are ended.
        unsubscribe: &'a str,
    },
    /// To join an organisation.
    Invitation {
        /// The page with the button.
        link: &'a str,
        /// Who invites.
        inviter: &'a str,
        /// To which organisation.
        organisation: &'a str,
        /// In which role, in the reader's language.
        role: &'a str,
        /// When the invitation runs out.
        until: DateTime<Utc>,
    },
    /// The operator has decided of something that waited.
    Decided {
        /// Of what, and how.
        kind: MailKind,
        /// Where it goes on.
        link: &'a str,
        /// The name of what was decided of.
        subject: &'a str,
        /// Why it was not granted.
        reason: Option<&'a str>,
    },
    /// A step of a notice, of a decision about content, or of an appeal.
    Moderation {
        /// Which.
        kind: MailKind,
        /// Where it goes on.
        link: &'a str,
        /// What is told of it.
        case: ModerationCase<'a>,
    },
}

/// What is told of a notice, of a decision about content (DSA, art. 17(3)) or of an appeal; what a step does not tell is
/// empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct ModerationCase<'a> {
    /// Its number.
    pub reference: &'a str,
    /// The name of what it is about.
    pub subject: &'a str,
    /// The operator's reasons, or the facts.
    pub text: &'a str,
    /// `hide` or `remove`.
    pub measure: &'a str,
    /// The last day of a restriction that ends by itself.
    pub until: Option<NaiveDate>,
    /// `law` or `terms`.
    pub ground: &'a str,
    /// Which law or term, and why it is broken.
    pub ground_text: &'a str,
    /// What led to it: `notice`, `own` or `appeal`.
    pub origin: &'a str,
    /// Whether automated means took part.
    pub automated: bool,
    /// Until when it is decided, or can be appealed against.
    pub due: Option<DateTime<Utc>>,
}

impl Content<'_> {
    /// The kind of mail.
    pub fn kind(&self) -> MailKind {
        match self {
            Content::SignInLink { .. } => MailKind::SignInLink,
            Content::PasswordReset { .. } => MailKind::PasswordReset,
            Content::AddressConfirmation { .. } => MailKind::AddressConfirmation,
            Content::PasswordChanged { .. } => MailKind::PasswordChanged,
            Content::NewDevice { .. } => MailKind::NewDevice,
            Content::Told { kind, .. } => *kind,
            Content::Notices { topic, .. } => topic.kind(),
            Content::Invitation { .. } => MailKind::Invitation,
            Content::Decided { kind, .. } | Content::Moderation { kind, .. } => *kind,
        }
    }

    /// Its link.
    pub fn link(&self) -> &str {
        match self {
            Content::SignInLink { link, .. }
            | Content::PasswordReset { link, .. }
            | Content::AddressConfirmation { link, .. }
            | Content::PasswordChanged { link, .. }
            | Content::NewDevice { link, .. }
            | Content::Told { link, .. }
            | Content::Notices { link, .. }
            | Content::Invitation { link, .. }
            | Content::Decided { link, .. }
            | Content::Moderation { link, .. } => link,
        }
    }

    /// When its link runs out.
    pub fn until(&self) -> Option<DateTime<Utc>> {
        match self {
            Content::SignInLink { until, .. }
            | Content::PasswordReset { until, .. }
            | Content::AddressConfirmation { until, .. }
            | Content::Invitation { until, .. } => Some(*until),
            Content::PasswordChanged { .. }
            | Content::NewDevice { .. }
            | Content::Told { .. }
            | Content::Notices { .. }
            | Content::Decided { .. }
            | Content::Moderation { .. } => None,
        }
    }

    /// What its words are filled with.
    pub(super) fn args(&self, zone: Tz, locale: Locale) -> Vec<(&'static str, FluentValue<'static>)> {
        let when = |at: DateTime<Utc>| FluentValue::from(datetime_words(at, zone, locale));
        let name = |text: &str| FluentValue::from(plain(text));
        match *self {
            Content::SignInLink { until, .. }
            | Content::PasswordReset { until, .. }
            | Content::AddressConfirmation { until, .. } => {
                vec![("until", when(until))]
            }
            Content::PasswordChanged { at, .. } | Content::Told { at, .. } => vec![("at", when(at))],
            Content::NewDevice { at, device, .. } => vec![("at", when(at)), ("device", name(device))],
            Content::Notices {
                notices, unsubscribe, ..
            } => {
                let title = match notices {
                    [one] => one.title.clone(),
                    _ => String::new(),
                };
                let texts: Vec<String> = notices
                    .iter()
                    .map(|n| match notices {
                        [_] => n.text.clone(),
                        _ => format!("{}\n\n{}", n.title, n.text),
                    })
                    .collect();
                vec![
                    ("n", FluentValue::from(notices.len())),
                    ("title", FluentValue::from(title)),
                    ("text", FluentValue::from(texts.join("\n\n"))),
                    ("unsubscribe", FluentValue::from(unsubscribe.to_owned())),
                ]
            }
            Content::Invitation {
                inviter,
                organisation,
                role,
                until,
                ..
            } => vec![
                ("inviter", name(inviter)),
                ("organisation", name(organisation)),
                ("role", name(role)),
                ("until", when(until)),
            ],
            Content::Decided { subject, reason, .. } => vec![
                ("subject", name(subject)),
                ("reason", FluentValue::from(lines(reason.unwrap_or_default()))),
            ],
            Content::Moderation { case, .. } => {
                let yes = |is: bool| FluentValue::from(if is { "yes" } else { "no" });
                let day = case.until.map(|day| date_words(day, locale)).unwrap_or_default();
                let due = case
                    .due
                    .map(|at| date_words(at.with_timezone(&zone).date_naive(), locale));
                vec![
                    ("reference", name(case.reference)),
                    ("subject", name(case.subject)),
                    ("text", FluentValue::from(lines(case.text))),
                    ("measure", FluentValue::from(case.measure.to_owned())),
                    ("limited", yes(case.until.is_some())),
                    ("until", FluentValue::from(day)),
                    ("ground", FluentValue::from(case.ground.to_owned())),
                    ("basis", FluentValue::from(lines(case.ground_text))),
                    ("origin", FluentValue::from(case.origin.to_owned())),
                    ("automated", yes(case.automated)),
                    ("due", FluentValue::from(due.unwrap_or_default())),
                ]
            }
        }
    }
}

/// What the operator typed, in one paragraph.
fn lines(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name that somebody else typed: on one line, not too long, and without anything that a mail program would turn into
/// a link.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.contains("://") || word.contains('@') || word.to_ascii_lowercase().starts_with("www.") {
            out.push('…');
        } else {
            out.push_str(word);
        }
    }
    if out.chars().count() > LONGEST_NAME {
        out = out.chars().take(LONGEST_NAME - 1).chain(['…']).collect();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_carries_no_link_and_no_second_line() {
        assert_eq!(plain("  Spółdzielnia\r\n „Glinka”\t"), "Spółdzielnia „Glinka”");
        assert_eq!(plain("Wygraj https://zlo.pl teraz"), "Wygraj … teraz");
        assert_eq!(plain("WWW.zlo.pl"), "…");
        assert_eq!(plain(&"ż".repeat(500)).chars().count(), 80);
    }
}
