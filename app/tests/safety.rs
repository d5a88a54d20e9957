//! Pages that keep people and their data safe, rendered from invented data in all languages.

#![cfg(feature = "ssr")]
#![expect(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "pages/check.rs"]
mod check;
#[expect(dead_code, reason = "pages of the catalogue use the rest")]
#[path = "pages/samples.rs"]
mod samples;

use app::pages::{
    account::{self, EraseData, FactorData, PasskeysData, ProviderData, StepData, UnsubscribeData},
    log::{self, LogData},
};
use check::check;
use market::{
    accounts::{Enrolment, Identity, Passkey, SecondFactor},
    error::FieldError,
    id::PasskeyId,
    log::{LogActor, LogChange, LogLine, LogPage, LogQuery, LogValues},
    mail::MailTopic,
};
use samples::{SITE, now};
use uuid::Uuid;

#[test]
fn the_log_tells_who_what_and_what_changed() {
    let line = |kind: &str, actor, changes| LogLine {
        id: Uuid::from_u128(1),
        at: now(),
        actor,
        acting: Some("Glinka".into()),
        whence: Some("203.0.113.…".into()),
        kind: kind.into(),
        subject: Uuid::from_u128(2),
        subject_name: None,
        from: Some("active".into()),
        to: "suspended".into(),
        changes,
        note: Some("password".into()),
    };
    let change = |field: &str, values| LogChange {
        field: field.into(),
        values,
    };
    let data = LogData {
        query: LogQuery::default(),
        typed: vec![("actor".into(), "<script>".into()), ("since".into(), "x".into())],
        errors: vec![
            FieldError::new("actor", "log.unknown", "<script>"),
            FieldError::new("since", "invalid.date", "x"),
        ],
        page: LogPage {
            lines: vec![
                line(
                    "person",
                    LogActor::Person(Uuid::from_u128(3), Some("Anna <b>".into())),
                    vec![
                        change("name", LogValues::Known(Some("Jan".into()), Some("Anna".into()))),
                        change("email", LogValues::Erased),
                        change("content", LogValues::Known(None, Some("ab".repeat(32)))),
                    ],
                ),
                line("session", LogActor::System, Vec::new()),
                line("session", LogActor::Anonymous, Vec::new()),
                line("session", LogActor::Person(Uuid::from_u128(4), None), Vec::new()),
            ],
            older: Some(Uuid::from_u128(5)),
        },
        kinds: vec!["person".into(), "session".into()],
    };
    for html in check("log", &SITE, |v| log::log_page(v, &data)) {
        assert!(html.contains("Jan → Anna") && html.contains("abababab…") && !html.contains("Anna <b>"));
        assert!(html.contains("href=\"#f-actor\"") && html.contains("value=\"&lt;script&gt;\""));
        assert!(html.contains("before=00000000-0000-0000-0000-000000000005"));
        assert_eq!(html.matches("<tr>").count(), 5);
    }
    let nothing = LogData {
        page: LogPage {
            lines: Vec::new(),
            older: None,
        },
        errors: Vec::new(),
        ..data
    };
    for html in check("log-empty", &SITE, |v| log::log_page(v, &nothing)) {
        assert!(html.contains("class=\"empty panel\"") && !html.contains("rel=\"next\""));
    }
}

#[test]
fn a_second_factor_is_begun_confirmed_and_kept() {
    let data = |state, codes| FactorData {
        state,
        has_password: true,
        email: "anna@przyklad.pl".into(),
        codes,
        errors: vec![FieldError::new("code", "second_factor.wrong", "")],
        done: None,
    };
    let enrolment = Enrolment {
        address: "otpauth://totp/a:b?secret=ABCDEFGH".into(),
        typed: "ABCDEFGH".into(),
    };
    for html in check("factor-off", &SITE, |v| {
        account::factor_page(v, &data(SecondFactor::Off, None))
    }) {
        assert!(html.contains("autocomplete=\"current-password\"") && html.contains("value=\"begin\""));
    }
    let pending = data(SecondFactor::Pending(enrolment), None);
    for html in check("factor-pending", &SITE, |v| account::factor_page(v, &pending)) {
        assert!(html.contains("<svg viewBox=") && html.contains("role=\"img\" aria-label=\""));
        assert!(html.contains("ABCD EFGH") && html.contains("autocomplete=\"one-time-code\""));
        assert!(html.contains("href=\"#f-code\""));
    }
    let on = SecondFactor::On {
        since: now(),
        codes_left: 3,
    };
    for html in check("factor-on", &SITE, |v| {
        account::factor_page(v, &data(on.clone(), None))
    }) {
        assert!(html.contains("value=\"renew\"") && html.contains("value=\"end\""));
    }
    let codes = Some(vec!["ABCD-EFGH-2345".to_owned()]);
    for html in check("factor-codes", &SITE, |v| {
        account::factor_page(v, &data(on.clone(), codes.clone()))
    }) {
        assert!(html.contains("ABCD-EFGH-2345") && !html.contains("value=\"renew\""));
    }
    let step = StepData {
        next: "/pl/oferta".into(),
        errors: Vec::new(),
    };
    for html in check("step", &SITE, |v| account::step_page(v, &step)) {
        assert!(html.contains("name=\"next\" value=\"/pl/oferta\""));
    }
}

#[test]
fn passkeys_are_listed_and_added_where_they_can_be() {
    let key = Passkey {
        id: PasskeyId(Uuid::from_u128(9)),
        name: "telefon <Anny>".into(),
        created_at: now(),
        used_at: Some(now()),
    };
    for work in [true, false] {
        let data = PasskeysData {
            keys: vec![key.clone()],
            work,
            has_password: true,
            email: "anna@przyklad.pl".into(),
            errors: Vec::new(),
            done: None,
        };
        for html in check("passkeys", &SITE, |v| account::passkeys_page(v, &data)) {
            assert_eq!(html.contains("data-passkey-add"), work);
            assert_eq!(html.contains("<script type=\"module\""), work);
            assert!(html.contains("telefon &lt;Anny&gt;") && html.contains("value=\"remove\""));
        }
    }
}

#[test]
fn an_account_is_connected_after_one_has_shown_who_one_is() {
    let data = |identity, onward: Option<&str>, has_password| ProviderData {
        name: "Konto <Dolny Śląsk>".into(),
        identity,
        onward: onward.map(Into::into),
        has_password,
        email: "anna@przyklad.pl".into(),
        errors: vec![FieldError::new("provider", "provider.over", "")],
        done: None,
    };
    let identity = Identity {
        created_at: now(),
        used_at: None,
    };
    for (data, does) in [
        (data(None, None, true), "value=\"connect\""),
        (data(None, None, false), "value=\"connect\""),
        (
            data(None, Some("https://konto.example/?a=1&b=2"), true),
            "href=\"https://konto.example/?a=1&amp;b=2\"",
        ),
        (data(Some(identity), None, true), "value=\"disconnect\""),
    ] {
        let asks = data.identity.is_none() && data.onward.is_none() && data.has_password;
        for html in check("provider", &SITE, |v| account::provider_page(v, &data)) {
            assert!(
                html.contains(does) && html.contains("Konto &lt;Dolny Śląsk&gt;"),
                "{html}"
            );
            assert_eq!(html.contains("autocomplete=\"current-password\""), asks);
            assert!(html.contains("href=\"#f-provider\""));
        }
    }
}

#[test]
fn erasing_asks_again_and_says_what_stays() {
    for (has_password, second_factor) in [(true, true), (false, false)] {
        let data = EraseData {
            has_password,
            second_factor,
            email: "anna@przyklad.pl".into(),
            errors: vec![
                FieldError::new("sure", "data.sure", ""),
                FieldError::new("organisation", "data.owner", "Spółdzielnia Glinka"),
            ],
        };
        for html in check("erase", &SITE, |v| account::erase_page(v, &data)) {
            assert_eq!(html.contains("autocomplete=\"current-password\""), has_password);
            assert_eq!(html.contains("one-time-code"), second_factor);
            assert!(html.contains("href=\"#f-sure\"") && html.contains("Spółdzielnia Glinka"));
        }
    }
}

#[test]
fn mails_end_by_a_button() {
    for (topic, done) in [
        (None, false),
        (Some(MailTopic::News), false),
        (Some(MailTopic::Desk), true),
    ] {
        let data = UnsubscribeData {
            token: "abc".into(),
            topic,
            done,
        };
        for html in check("unsubscribe", &SITE, |v| account::unsubscribe_page(v, &data)) {
            assert_eq!(
                html.contains("name=\"u\" value=\"abc\""),
                topic.is_some() && !done
            );
        }
    }
}
