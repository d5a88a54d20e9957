//! The frame around the words: plain text, and HTML that is calm, reads on a phone and in the dark, and loads nothing.

use super::{
    address::EmailAddress,
    content::Content,
    letter::Sender,
    model::{MailKind, Message},
    samples::with_sample,
};
use crate::{
    accounts::Role,
    error::{Error, Result},
    locale::{Locale, Localised},
    texts::{TextKey, TextKind, Texts},
    words::{FluentValue, Words},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::sync::LazyLock;

macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../locales/", $tag, "/mail.ftl")),
            include_str!(concat!("../../locales/", $tag, "/safety.ftl")),
            include_str!(concat!("../../locales/", $tag, "/desk.ftl")),
            include_str!(concat!("../../locales/", $tag, "/moderation.ftl")),
        ]
    };
}

static ALL: LazyLock<[Words; 3]> = LazyLock::new(|| {
    [
        Words::read(Locale::Pl, &files!("pl")),
        Words::read(Locale::En, &files!("en")),
        Words::read(Locale::Nl, &files!("nl")),
    ]
});

fn words(locale: Locale) -> &'static Words {
    let [pl, en, nl] = &*ALL;
    match locale {
        Locale::Pl => pl,
        Locale::En => en,
        Locale::Nl => nl,
    }
}

/// A role as mails name it.
pub(crate) fn role_words(locale: Locale, role: Role) -> &'static str {
    words(locale).t(match role {
        Role::Owner => "mail-role-owner",
        Role::Manager => "mail-role-manager",
        Role::Member => "mail-role-member",
        Role::Finance => "mail-role-finance",
        Role::ChapterMember => "mail-role-chapter-member",
        Role::Clerk => "mail-role-clerk",
        Role::DecisionMaker => "mail-role-decision-maker",
        Role::Operator => "mail-role-operator",
        Role::Editor => "mail-role-editor",
        Role::Auditor => "mail-role-auditor",
    })
}

/// Writes a mail from its contents. Days and times are those of `zone`.
///
/// # Errors
/// When the link leads elsewhere than to the sender's service.
pub fn compose(
    sender: &Sender,
    zone: Tz,
    to: EmailAddress,
    locale: Locale,
    content: &Content<'_>,
    texts: &Texts,
) -> Result<Message> {
    let link = content.link();
    if !link.starts_with(&format!("{}/", sender.base_url())) || !link.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Error::internal(
            "the link of a mail must lead to a page of this service",
        ));
    }
    let said = Said::of(sender, zone, locale, content, texts);
    Ok(Message {
        to,
        locale,
        kind: content.kind(),
        text: said.text(link),
        html: said.html(link),
        subject: said.subject,
        unsubscribe: None,
        useful_until: content.until(),
    })
}

/// A mail's finished words, not yet escaped.
struct Said {
    locale: Locale,
    subject: String,
    before: Vec<String>,
    button: String,
    after: Vec<String>,
    hint: String,
    footer: String,
}

impl Said {
    /// The words of a mail: edited ones, else the program's.
    fn of(sender: &Sender, zone: Tz, locale: Locale, content: &Content<'_>, texts: &Texts) -> Self {
        let w = words(locale);
        let args = content.args(zone, locale);
        let kind = content.kind();
        let key = TextKey::new(TextKind::Mail, kind.name());
        let say = |part: &str| {
            texts
                .say(locale, &key, part, &args)
                .unwrap_or_else(|| w.with(&word(kind, part), &args))
        };
        Self {
            locale,
            subject: say("subject"),
            before: paragraphs(&say("before")),
            button: say("button"),
            after: paragraphs(&say("after")),
            hint: w.t("mail-hint").to_owned(),
            footer: w.with(
                "mail-footer",
                &[("site", FluentValue::from(sender.base_url().to_owned()))],
            ),
        }
    }

    fn text(&self, link: &str) -> String {
        format!(
            "{}\n\n{}:\n{link}\n\n{}\n\n-- \n{}\n",
            self.before.join("\n\n"),
            self.button,
            self.after.join("\n\n"),
            self.footer
        )
    }

    /// Styles stand at each element, because mail programs drop style sheets; what the sheet adds is the dark colours.
    fn html(&self, link: &str) -> String {
        let paragraphs = |all: &[String]| -> String {
            all.iter()
                .map(|p| format!("<p style=\"margin:0 0 16px\">{}</p>\n", escape(p)))
                .collect()
        };
        format!(
            r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{subject}</title>
<style>
@media (prefers-color-scheme: dark) {{
.ground {{ background:#0e1524 !important }}
.sheet {{ background:#161f33 !important; color:#eaf0fc !important; border-color:#2b3854 !important }}
.quiet, .quiet a {{ color:#aab6cf !important }}
.button {{ background:#9db7ff !important; color:#0e1524 !important }}
}}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f3f6fc">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f6fc"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;color:#16213a;border:1px solid #d3dbea;border-radius:14px"><tr><td style="padding:32px 24px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;line-height:1.55;text-align:left">
<h1 style="margin:0 0 20px;font-size:24px;line-height:1.3;font-weight:700">{subject}</h1>
{before}<p style="margin:24px 0"><a class="button" href="{link}" style="display:inline-block;padding:14px 24px;background:#1f409f;color:#ffffff;font-size:18px;font-weight:700;text-decoration:none;border-radius:6px">{button}</a></p>
{after}<p class="quiet" style="margin:24px 0 0;font-size:16px;color:#4b5771">{hint}<br><a href="{link}" style="color:#4b5771;word-break:break-all">{link}</a></p>
</td></tr></table>
<p class="quiet" style="max-width:560px;margin:16px auto 0;padding:0 12px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#4b5771">{footer}</p>
</td></tr></table>
</body>
</html>
"#,
            lang = self.locale.tag(),
            subject = escape(&self.subject),
            before = paragraphs(&self.before),
            link = escape(link),
            button = escape(&self.button),
            after = paragraphs(&self.after),
            hint = escape(&self.hint),
            footer = escape(&self.footer),
        )
    }
}

/// The key of a mail's words.
fn word(kind: MailKind, part: &str) -> String {
    format!("mail-{}-{part}", kind.name().replace('_', "-"))
}

/// The parts of every mail as the program says them: what can be edited.
pub(crate) fn mail_parts() -> impl Iterator<Item = (MailKind, [(&'static str, Localised<String>); 4])> {
    MailKind::ALL.iter().map(|&kind| {
        let parts = ["subject", "before", "button", "after"].map(|part| {
            let source = |l: Locale| (l, words(l).source(&word(kind, part)));
            (part, Locale::ALL.into_iter().map(source).collect())
        });
        (kind, parts)
    })
}

/// How a mail looks, filled with samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPreview {
    /// The subject, which is the heading too.
    pub subject: String,
    /// Paragraphs above the button.
    pub before: Vec<String>,
    /// The button.
    pub button: String,
    /// Paragraphs below it.
    pub after: Vec<String>,
    /// The part without markup, whole.
    pub text: String,
}

/// A mail of this kind with sample values, as these texts say it.
///
/// # Errors
/// Never but by a mistake in the samples.
pub(crate) fn mail_preview(
    texts: &Texts,
    sender: &Sender,
    zone: Tz,
    locale: Locale,
    kind: MailKind,
    now: DateTime<Utc>,
) -> Result<MailPreview> {
    let link = format!("{}/{locale}", sender.base_url());
    with_sample(kind, locale, &link, now, |content| {
        let said = Said::of(sender, zone, locale, content, texts);
        MailPreview {
            text: said.text(&link),
            subject: said.subject,
            before: said.before,
            button: said.button,
            after: said.after,
        }
    })
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|p| p.replace('\n', " ").trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}

/// Text between tags and inside quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
