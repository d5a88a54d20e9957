use super::*;
use crate::{
    accounts::Notice,
    mail::{MailKind, MailTopic, ModerationCase},
};
use chrono::TimeZone;

const LINK: &str = "http://127.0.0.1:3000/pl/logowanie/abc?a=1&b=2";

fn until() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 13, 2, 0)
        .single()
        .expect("an instant")
}

fn all() -> Vec<Content<'static>> {
    let told = |kind| Content::Told {
        kind,
        link: LINK,
        at: until(),
    };
    let notices = |topic, n: usize| Content::Notices {
        topic,
        link: LINK,
        notices: &Vec::leak(vec![
            Notice {
                topic,
                title: "Tytuł".into(),
                text: "Pierwszy akapit.\n\nDrugi akapit.".into(),
                link: "/pl".into(),
            };
            n
        ])[..],
        unsubscribe: "http://127.0.0.1:3000/pl/wypisz?u=abc",
    };
    vec![
        Content::SignInLink {
            link: LINK,
            until: until(),
        },
        Content::PasswordReset {
            link: LINK,
            until: until(),
        },
        Content::AddressConfirmation {
            link: LINK,
            until: until(),
        },
        Content::PasswordChanged {
            link: LINK,
            at: until(),
        },
        Content::NewDevice {
            link: LINK,
            at: until(),
            device: "Firefox, Windows",
        },
        Content::Invitation {
            link: LINK,
            inviter: "Anna <b>Nowak</b>",
            organisation: "\"Glinka\" & Synowie",
            role: "członek",
            until: until(),
        },
        told(MailKind::SecondFactorOn),
        told(MailKind::SecondFactorOff),
        told(MailKind::PasskeyAdded),
        told(MailKind::PasskeyRemoved),
        told(MailKind::ProviderConnected),
        told(MailKind::ProviderRemoved),
        told(MailKind::DataReady),
        told(MailKind::AccountErased),
        notices(MailTopic::Desk, 1),
        notices(MailTopic::News, 2),
        decided(MailKind::ClaimApproved, None),
        decided(
            MailKind::ClaimRefused,
            Some("Numer jest <b>inny</b>.\nSprawdź go."),
        ),
        decided(MailKind::OfferApproved, None),
        decided(MailKind::OfferRefused, Some("Dopisz skład.")),
        moderated(MailKind::NoticeReceived),
        moderated(MailKind::NoticeKept),
        moderated(MailKind::NoticeRestricted),
        moderated(MailKind::ItemRestricted),
        moderated(MailKind::ItemRestored),
        moderated(MailKind::AppealReceived),
        moderated(MailKind::AppealUpheld),
        moderated(MailKind::AppealReversed),
    ]
}

fn moderated(kind: MailKind) -> Content<'static> {
    Content::Moderation {
        kind,
        link: LINK,
        case: ModerationCase {
            reference: "N-7K3M-Q9PD",
            subject: "Kubek <b>Oczko</b>",
            text: "Farba zawiera ołów.\nBadanie z 3 listopada.",
            measure: "hide",
            until: until().date_naive().succ_opt(),
            ground: "law",
            ground_text: "art. 5 GPSR",
            origin: "notice",
            automated: false,
            due: Some(until()),
        },
    }
}

fn decided(kind: MailKind, reason: Option<&'static str>) -> Content<'static> {
    Content::Decided {
        kind,
        link: LINK,
        subject: "\"Glinka\" & Synowie",
        reason,
    }
}

fn written(content: &Content<'_>, locale: Locale) -> Message {
    let to = EmailAddress::parse("jan@przyklad.pl").expect("an address");
    compose(
        &Sender::local(),
        chrono_tz::Europe::Warsaw,
        to,
        locale,
        content,
        Texts::embedded(),
    )
    .expect("a mail")
}

#[test]
fn every_kind_has_its_words_in_every_language() {
    assert_eq!(all().iter().map(Content::kind).collect::<Vec<_>>(), MailKind::ALL);
    for content in all() {
        for locale in Locale::ALL {
            let mail = written(&content, locale);
            for words in [&mail.subject, &mail.text, &mail.html] {
                assert!(!words.contains("mail-"), "a word is missing: {words}");
                assert!(
                    !words.contains("{$") && !words.contains("{ $"),
                    "a value is missing: {words}"
                );
            }
            assert!(mail.text.contains(LINK), "the address stands in the plain part");
            assert_eq!(
                mail.html.matches("href=").count(),
                2,
                "the button and the address in words"
            );
            assert!(mail.html.contains(&format!("<html lang=\"{locale}\">")));
            assert_eq!(mail.useful_until, content.until());
        }
    }
}

#[test]
fn times_are_those_of_the_region() {
    let mail = written(&all()[0], Locale::Pl);
    assert!(
        mail.text.contains("23\u{a0}listopada\u{a0}2026, 14:02"),
        "{}",
        mail.text
    );
}

#[test]
fn what_people_typed_is_escaped_and_loads_nothing() {
    let html = written(&all()[5], Locale::Pl).html;
    assert!(html.contains("Anna &lt;b&gt;Nowak&lt;/b&gt;"));
    assert!(html.contains("&quot;Glinka&quot; &amp; Synowie"));
    assert!(html.contains("href=\"http://127.0.0.1:3000/pl/logowanie/abc?a=1&amp;b=2\""));
    for content in all() {
        let html = written(&content, Locale::Nl).html;
        for loads in ["<img", "src=", "url(", "<link", "<script", "@import"] {
            assert!(!html.contains(loads), "{loads}");
        }
        for size in html.split("font-size:").skip(1) {
            let size: u32 = size
                .split("px")
                .next()
                .and_then(|n| n.parse().ok())
                .expect("a size in px");
            assert!(size >= 16, "{size} px is too small");
        }
    }
}

#[test]
fn a_link_elsewhere_is_refused() {
    for bad in [
        "https://zlo.example/",
        "http://127.0.0.1:3000.zlo.example/",
        "http://127.0.0.1:3000/a\r\nb",
        "/pl/logowanie",
    ] {
        let content = Content::SignInLink {
            link: bad,
            until: until(),
        };
        let to = EmailAddress::parse("jan@przyklad.pl").expect("an address");
        assert!(
            compose(
                &Sender::local(),
                chrono_tz::Europe::Warsaw,
                to,
                Locale::Pl,
                &content,
                Texts::embedded(),
            )
            .is_err(),
            "{bad:?}"
        );
    }
}

#[test]
fn every_kind_has_a_sample_and_parts_that_can_be_edited() {
    for (kind, parts) in mail_parts() {
        for (part, texts) in parts {
            for locale in Locale::ALL {
                assert!(!texts.text(locale).is_empty(), "{kind} {part} {locale}");
            }
        }
        for locale in Locale::ALL {
            let shown = mail_preview(
                Texts::embedded(),
                &Sender::local(),
                chrono_tz::Europe::Warsaw,
                locale,
                kind,
                until(),
            )
            .expect("a sample");
            assert!(shown.text.contains("http://127.0.0.1:3000/"), "{kind} {locale}");
            assert!(
                !shown.text.contains('{') && !shown.subject.is_empty(),
                "{kind} {locale}"
            );
        }
    }
}
