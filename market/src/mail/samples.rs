//! Contents of each kind of mail with invented values, to show what a template becomes.

use super::{
    content::{Content, ModerationCase},
    model::{MailKind, MailTopic},
    template::role_words,
};
use crate::{
    accounts::{Notice, Role},
    error::Result,
    locale::Locale,
};
use chrono::{DateTime, TimeDelta, Utc};

/// Hands a sample of this kind to `show`.
pub(super) fn with_sample<T>(
    kind: MailKind,
    locale: Locale,
    link: &str,
    now: DateTime<Utc>,
    show: impl FnOnce(&Content<'_>) -> T,
) -> Result<T> {
    let (until, at) = (now + TimeDelta::hours(1), now);
    let [title, text, reason] = match locale {
        Locale::Pl => ["Kubek „Łąka”", "Oferta czeka na sprawdzenie.", "Dopisz skład."],
        Locale::En => [
            "“Meadow” mug",
            "An offer waits for a check.",
            "Please add the ingredients.",
        ],
        Locale::Nl => [
            "Mok “Weide”",
            "Een aanbod wacht op controle.",
            "Vul de ingrediënten aan.",
        ],
    };
    let notice = |topic| Notice {
        topic,
        title: title.into(),
        text: text.into(),
        link: link.into(),
    };
    let notices;
    let content = match kind {
        MailKind::SignInLink => Content::SignInLink { link, until },
        MailKind::PasswordReset => Content::PasswordReset { link, until },
        MailKind::AddressConfirmation => Content::AddressConfirmation { link, until },
        MailKind::PasswordChanged => Content::PasswordChanged { link, at },
        MailKind::NewDevice => Content::NewDevice {
            link,
            at,
            device: "Firefox, Windows",
        },
        MailKind::Invitation => Content::Invitation {
            link,
            inviter: "Anna Nowak",
            organisation: "Glinka",
            role: role_words(locale, Role::Member),
            until,
        },
        MailKind::SecondFactorOn
        | MailKind::SecondFactorOff
        | MailKind::PasskeyAdded
        | MailKind::PasskeyRemoved
        | MailKind::ProviderConnected
        | MailKind::ProviderRemoved
        | MailKind::DataReady
        | MailKind::AccountErased => Content::Told { kind, link, at },
        MailKind::Desk | MailKind::News => {
            let topic = if kind == MailKind::Desk {
                MailTopic::Desk
            } else {
                MailTopic::News
            };
            notices = [notice(topic)];
            Content::Notices {
                topic,
                link,
                notices: &notices,
                unsubscribe: link,
            }
        }
        MailKind::ClaimApproved | MailKind::OfferApproved => Content::Decided {
            kind,
            link,
            subject: title,
            reason: None,
        },
        MailKind::ClaimRefused | MailKind::OfferRefused => Content::Decided {
            kind,
            link,
            subject: title,
            reason: Some(reason),
        },
        MailKind::NoticeReceived
        | MailKind::NoticeKept
        | MailKind::NoticeRestricted
        | MailKind::ItemRestricted
        | MailKind::ItemRestored
        | MailKind::AppealReceived
        | MailKind::AppealUpheld
        | MailKind::AppealReversed => Content::Moderation {
            kind,
            link,
            case: ModerationCase {
                reference: "N-7K3M-Q9PD",
                subject: title,
                text: reason,
                measure: "hide",
                until: None,
                ground: "law",
                ground_text: "2023/988, art. 9",
                origin: "notice",
                automated: false,
                due: Some(until),
            },
        },
    };
    Ok(show(&content))
}
