use super::*;
use crate::{locale::Locale, mail::MailKind};
use chrono::TimeZone;
use uuid::Uuid;

fn message() -> Message {
    Message {
        to: EmailAddress::parse("jan@przyklad.pl").expect("an address"),
        locale: Locale::Pl,
        kind: MailKind::SignInLink,
        subject: "Zażółć gęślą jaźń".into(),
        text: "Zwykły tekst".into(),
        html: "<p>Tekst ze znacznikami</p>".into(),
        unsubscribe: None,
        useful_until: None,
    }
}

fn built(message: &Message) -> Result<Letter> {
    let sender =
        Sender::parse("Buy Socially <poczta@kupuj.example>", "https://kupuj.example").expect("a sender");
    let at = Utc
        .with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
        .single()
        .expect("an instant");
    letter(&sender, MailId(Uuid::from_u128(7)), at, message)
}

/// The header lines with folded ones joined, and the body.
fn split(letter: &Letter) -> (Vec<(String, String)>, String) {
    let whole = String::from_utf8(letter.bytes.clone()).expect("ASCII");
    let (head, body) = whole.split_once("\r\n\r\n").expect("headers and a body");
    let headers = head
        .replace("\r\n ", " ")
        .split("\r\n")
        .map(|line| {
            line.split_once(": ")
                .unwrap_or_else(|| panic!("no header: {line:?}"))
        })
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    (headers, body.to_owned())
}

fn header(letter: &Letter, name: &str) -> Option<String> {
    split(letter)
        .0
        .into_iter()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v)
}

#[test]
fn the_same_row_gives_the_same_letter_with_its_own_name_and_day() {
    let (one, two) = (
        built(&message()).expect("a letter"),
        built(&message()).expect("a letter"),
    );
    assert_eq!(one.bytes, two.bytes);
    assert_eq!(
        header(&one, "Message-ID").as_deref(),
        Some("<00000000000000000000000000000007@kupuj.example>")
    );
    assert!(
        header(&one, "Date")
            .expect("a date")
            .starts_with("Mon, 23 Nov 2026 10:00:00")
    );
    assert_eq!(header(&one, "Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header(&one, "Content-Language").as_deref(), Some("pl"));
    assert!(one.bytes.is_ascii(), "servers without 8BITMIME take it too");
}

#[test]
fn both_parts_are_there_the_plain_one_first() {
    let letter = built(&message()).expect("a letter");
    assert!(
        header(&letter, "Content-Type")
            .expect("a type")
            .starts_with("multipart/alternative")
    );
    let (_, body) = split(&letter);
    let plain = body.find("text/plain; charset=utf-8").expect("a plain part");
    let html = body.find("text/html; charset=utf-8").expect("a part with markup");
    assert!(plain < html);
    assert!(body.contains("<p>Tekst ze znacznikami</p>"));
}

#[test]
fn a_subject_can_start_no_header_of_its_own() {
    let attack = Message {
        subject: "Cześć\r\nBcc: ofiara@przyklad.pl\n\n<script>\u{2028}X-A: b\u{0}".into(),
        ..message()
    };
    let letter = built(&attack).expect("a letter");
    let names: Vec<String> = split(&letter).0.into_iter().map(|(n, _)| n).collect();
    let usual: Vec<String> = split(&built(&message()).expect("a letter"))
        .0
        .into_iter()
        .map(|(n, _)| n)
        .collect();
    assert_eq!(names, usual);
    let plain = Message {
        subject: "Hello\r\nBcc: victim@example.com".into(),
        ..message()
    };
    assert_eq!(
        header(&built(&plain).expect("a letter"), "Subject").as_deref(),
        Some("Hello Bcc: victim@example.com")
    );
}

#[test]
fn unsubscribing_is_one_click_at_our_own_address_only() {
    let with = |url: &str| {
        built(&Message {
            unsubscribe: Some(url.into()),
            ..message()
        })
    };
    let letter = with("https://kupuj.example/pl/wypisz/abc").expect("a letter");
    assert_eq!(
        header(&letter, "List-Unsubscribe").as_deref(),
        Some("<https://kupuj.example/pl/wypisz/abc>")
    );
    assert_eq!(
        header(&letter, "List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    assert!(header(&built(&message()).expect("a letter"), "List-Unsubscribe").is_none());
    for bad in [
        "https://zlo.example/",
        "https://kupuj.example.zlo.example/",
        "https://kupuj.example/a>\r\nBcc: x@y.pl",
        "https://kupuj.example/a b",
    ] {
        assert!(with(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn a_sender_is_an_address_with_or_without_a_name() {
    for good in [
        "poczta@kupuj.example",
        "Buy Socially <poczta@kupuj.example>",
        "Żółw <poczta@kupuj.example>",
    ] {
        assert!(Sender::parse(good, "https://kupuj.example").is_ok(), "{good}");
    }
    for bad in [
        "",
        "Buy Socially",
        "a@b@c",
        "X <poczta@kupuj.example>\r\nBcc: x@y.pl",
        "poczta@żółw.pl",
    ] {
        assert!(Sender::parse(bad, "https://kupuj.example").is_err(), "{bad:?}");
    }
}
