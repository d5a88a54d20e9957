//! Offer, enterprise, mark, licence, shortlist, texts and gallery, rendered from invented data in all languages.
//! With `PAGES_OUT=folder` the pages are written there, to be looked at.

#![cfg(feature = "ssr")]
#![expect(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "pages/check.rs"]
mod check;
#[path = "pages/desk.rs"]
mod desk;
#[path = "pages/texts.rs"]
mod edited;
#[path = "pages/moderation.rs"]
mod moderation;
#[path = "pages/operations.rs"]
mod operations;
#[path = "pages/samples.rs"]
mod samples;
#[path = "pages/seller.rs"]
mod seller;

use app::pages::{
    account::{self, AccountData, LinkData, SignInData, SignUpData},
    design,
    enterprise::{self, EnterpriseData, StatusAsked},
    mark::{self, LicenceData, MarkCheck, MarkData},
    offer::{self, OfferData},
    shortlist, texts,
};
use check::check;
use chrono::NaiveDate;
use desk::{invitation, ownership_offer};
use market::{
    accounts::{
        Account, Consent, DataExport, Email, Membership, Method, OrganisationKind, Person, PersonState,
        Purpose, Role, SessionLine,
    },
    catalogue::{Audience, Exemption},
    certification::{Licence, LicenceLine, LicenceState, Standing},
    ctx::Acting,
    enterprises::Coverage,
    error::FieldError,
    id::{ConsentId, DataExportId, OrganisationId, PersonId, SessionId},
    locale::{Locale, Localised},
    mail::{MailHow, MailTopic},
};
use samples::{SITE, UNSET, day, enterprise, goods, licence, now, service};

#[test]
fn an_offer_shows_its_mark_only_while_it_is_valid_and_only_where_it_covers() {
    let (page, other) = (goods(), goods().card);
    let related = [other];
    let shown = |chosen: Option<&'static str>| {
        check(&format!("offer-{}", chosen.unwrap_or("plain")), &SITE, |v| {
            offer::offer_page(
                v,
                OfferData {
                    page: &page,
                    chosen,
                    related: &related,
                    report: true,
                },
            )
        })
    };
    let plain = &shown(None)[0];
    assert!(
        plain.contains("class=\"sealed\"") && plain.contains("Obejmuje tylko: Pawie oczko i\u{a0}Łąka."),
        "the first covered variant is shown"
    );
    assert!(
        plain.contains(
            "Cena obniżona z\u{a0}66,00\u{a0}zł. Najniższa cena z\u{a0}30 dni przed obniżką: 65,00\u{a0}zł."
        ),
        "Omnibus"
    );
    assert!(plain.contains("14\u{a0}sztuk gotowych do wysyłki,"));
    assert!(plain.contains("w\u{a0}ciągu 3\u{a0}tygodni"));
    assert!(plain.contains("\"lowPrice\":\"54.00\""), "JSON-LD");
    assert!(
        !plain.contains("hreflang=\"nl\" href=\"https"),
        "a language without a title is no alternate"
    );
    assert!(plain.contains("cpv=39221121") && plain.contains("39221121-1"));
    let uncovered = &shown(Some("kropka"))[0];
    assert!(!uncovered.contains("class=\"sealed\"") && uncovered.contains("Chwilowo brak"));
    let english = &shown(Some("laka"))[1];
    assert!(
        english.contains("<h1 lang=\"pl\">")
            && english.contains("rel=\"canonical\" href=\"https://example.org/pl/oferta/kubek\"")
    );
    assert!(english.contains("\"price\":\"65.00\""));
    let mut lapsed = goods();
    lapsed.card.marks[0].until = now();
    let html = check("offer-lapsed", &SITE, |v| {
        offer::offer_page(
            v,
            OfferData {
                page: &lapsed,
                chosen: None,
                related: &[],
                report: true,
            },
        )
    });
    assert!(
        !html[0].contains("sealed")
            && !html[0].contains("class=\"mark\"")
            && !html[0].contains("DS/2026/0142")
    );
}

#[test]
fn a_service_says_where_it_reaches() {
    let mut page = service();
    let html = check("service", &SITE, |v| {
        offer::offer_page(
            v,
            OfferData {
                page: &page,
                chosen: None,
                related: &[],
                report: true,
            },
        )
    });
    assert!(
        html[0].contains("powiaty bolesławiecki i\u{a0}zgorzelecki, Jelenia Góra"),
        "coverage"
    );
    assert!(html[0].contains("na zapytanie") && html[0].contains("\"@type\":\"Service\""));
    assert!(!html[0].contains("14 dni"), "no consumers, no withdrawal");
    page.details.audience = vec![Audience::Consumers];
    page.details.made_to_order = true;
    for (i, why) in Exemption::ALL.iter().enumerate() {
        page.details.withdrawal_exemption = Some(*why);
        page.coverage = Some([Coverage::Country, Coverage::Radius(30)][i % 2].clone());
        page.details.lead_time_days = [Some(0), Some(1), Some(7), Some(30), None][i % 5];
        check(&format!("service-{i}"), &SITE, |v| {
            offer::offer_page(
                v,
                OfferData {
                    page: &page,
                    chosen: None,
                    related: &[],
                    report: true,
                },
            )
        });
    }
}

#[test]
fn an_enterprise_has_a_page_and_a_card() {
    let (e, cards) = (enterprise(), [goods().card]);
    let licences: Vec<LicenceLine> = [
        Standing::Valid,
        Standing::NotYet,
        Standing::Lapsed,
        Standing::Suspended,
        Standing::Withdrawn,
    ]
    .into_iter()
    .enumerate()
    .map(|(i, standing)| LicenceLine {
        number: format!("DS/2026/014{i}"),
        key: format!("DS-2026-014{i}"),
        starts_on: day(2026, 3, 12),
        ends_on: day(2027, 3, 11),
        standing,
        offers: i,
    })
    .collect();
    for card in [false, true] {
        let html = check(if card { "enterprise-card" } else { "enterprise" }, &SITE, |v| {
            enterprise::enterprise_page(
                v,
                EnterpriseData {
                    enterprise: &e,
                    offers: &cards,
                    offers_total: 32,
                    offers_marked: 9,
                    licences: &licences,
                    card,
                    asked: StatusAsked::default(),
                    supplier: None,
                },
            )
        });
        assert!(
            html[0].contains("9\u{a0}z\u{a0}32\u{a0}ofert") || html[0].contains("9 z\u{a0}32\u{a0}ofert"),
            "marks are counted"
        );
        assert!(
            html[0].contains("do 30\u{a0}km")
                && html[0].contains("Dolny Śląsk")
                && html[0].contains("20–40%")
        );
        assert_eq!(
            html[0].contains("23\u{a0}listopada\u{a0}2026, 14:02"),
            card,
            "the card says its instant"
        );
    }
    let mut bare = enterprise();
    (
        bare.status,
        bare.art94,
        bare.employs,
        bare.story,
        bare.pictures,
        bare.krs,
    ) = (None, None, vec![], Localised::default(), vec![], None);
    for card in [false, true] {
        check("enterprise-bare", &SITE, |v| {
            enterprise::enterprise_page(
                v,
                EnterpriseData {
                    enterprise: &bare,
                    offers: &[],
                    offers_total: 0,
                    offers_marked: 0,
                    licences: &[],
                    card,
                    asked: StatusAsked::default(),
                    supplier: None,
                },
            )
        });
    }
}

#[test]
fn a_licence_answers_for_now_and_for_other_days() {
    let active = licence(LicenceState::Active, day(2027, 3, 11));
    let ask = |name: &str, licence: &Licence, on: Option<NaiveDate>| {
        check(name, &SITE, |v| {
            mark::licence_page(
                v,
                LicenceData {
                    licence,
                    on,
                    on_error: false,
                    typed_on: "",
                },
            )
        })
        .swap_remove(0)
    };
    let now_valid = ask("licence", &active, None);
    assert!(
        now_valid.contains("Ten znak jest ważny")
            && now_valid.contains("jeszcze 108\u{a0}dni")
            && now_valid.contains("o\u{a0}14:02:31")
    );
    assert!(
        ask("licence-was", &active, Some(day(2026, 3, 13)))
            .contains("W\u{a0}dniu 13\u{a0}marca\u{a0}2026 licencja była ważna")
    );
    assert!(ask("licence-before", &active, Some(day(2026, 3, 11))).contains("jeszcze nie obowiązywała"));
    assert!(ask("licence-will", &active, Some(day(2027, 3, 12))).contains("już nie będzie obowiązywać"));
    assert!(ask("licence-today", &active, Some(day(2026, 11, 23))).contains("Ten znak jest ważny"));
    assert!(
        ask(
            "licence-last",
            &licence(LicenceState::Active, day(2026, 11, 23)),
            None
        )
        .contains("ostatni dzień")
    );
    let lapsed = ask(
        "licence-lapsed",
        &licence(LicenceState::Active, day(2026, 11, 22)),
        None,
    );
    assert!(
        lapsed.contains("Ten znak wygasł")
            && lapsed.contains("verdict lapsed")
            && lapsed.contains("M-74 63L74 -63"),
        "struck"
    );
    let withdrawn = licence(LicenceState::Withdrawn, day(2027, 3, 11));
    assert!(ask("licence-withdrawn", &withdrawn, None).contains("Powód: zmiana receptury"));
    assert!(
        ask("licence-withdrawn-before", &withdrawn, Some(day(2026, 9, 30))).contains("licencja była ważna")
    );
    ask(
        "licence-suspended",
        &licence(LicenceState::Suspended, day(2027, 3, 11)),
        None,
    );
    check("licence-wrong-day", &SITE, |v| {
        mark::licence_page(
            v,
            LicenceData {
                licence: &active,
                on: None,
                on_error: true,
                typed_on: "wczoraj",
            },
        )
    });
}

#[test]
fn mark_shortlist_and_gallery_are_whole() {
    for checked in [None, Some(MarkCheck::NotUnderstood), Some(MarkCheck::Unknown)] {
        check("mark", &SITE, |v| {
            mark::mark_page(
                v,
                MarkData {
                    checked,
                    typed: "DS/2026/\"",
                    current: 42,
                },
            )
        });
    }
    let pages = [goods(), service()];
    let slugs = ["kubek", "sprzatanie", "nie-ma"].map(str::to_owned);
    let list = check("shortlist", &SITE, |v| {
        shortlist::shortlist_page(v, &pages, &slugs)
    });
    assert!(
        list[0].contains("1\u{a0}oferta z\u{a0}tej listy nie jest już dostępna")
            && list[0].contains("/api/v1/offers.csv?slugs=kubek%2Csprzatanie%2Cnie-ma")
    );
    check("shortlist-empty", &SITE, |v| {
        shortlist::shortlist_page(v, &[], &[])
    });
    check("design", &SITE, design::design_page);
}

#[test]
fn texts_are_whole_with_and_without_an_operator() {
    for site in [&*SITE, &*UNSET] {
        let name = |n: &str| {
            format!(
                "{n}{}",
                if site.operator.name.is_empty() {
                    "-unset"
                } else {
                    ""
                }
            )
        };
        check(&name("ordering"), site, texts::ordering_page);
        check(&name("privacy"), site, texts::privacy_page);
        check(&name("imprint"), site, texts::imprint_page);
        let statement = check(&name("accessibility"), site, texts::accessibility_page);
        let days = site.operator.accessibility;
        for (id, day) in [("sporzadzenie", days.made_on), ("przeglad", days.reviewed_on)] {
            let said = format!("id=\"a11y-data-{id}\" datetime=\"{day}\"");
            assert!(statement.iter().all(|s| s.contains(&said)), "{said}");
        }
        for id in [
            "wstep",
            "podmiot",
            "url",
            "data-publikacja",
            "data-aktualizacja",
            "status",
            "data-sporzadzenie",
            "kontakt",
            "osoba",
            "email",
            "telefon",
            "procedura",
            "aplikacje",
            "architektura",
        ] {
            assert!(
                statement.iter().all(|s| s.contains(&format!("id=\"a11y-{id}\""))),
                "a11y-{id}"
            );
        }
    }
}

#[test]
fn forms_of_accounts_name_what_is_wrong_and_never_send_a_password_back() {
    let wrong = vec![
        FieldError::new("email", "invalid.email", "anna@"),
        FieldError::new("password", "password.too_short", ""),
    ];
    let data = SignUpData {
        email: "anna@".into(),
        name: "Anna <b>".into(),
        errors: wrong,
    };
    for html in check("sign-up", &SITE, |v| account::sign_up_page(v, &data)) {
        for part in [
            "href=\"#f-email\"",
            "href=\"#f-password\"",
            "aria-describedby=\"f-password-h f-password-e\"",
            "aria-invalid=\"true\"",
            "autocomplete=\"new-password\"",
            "autocomplete=\"username\"",
            "value=\"anna@\"",
            "value=\"Anna &lt;b&gt;\"",
        ] {
            assert!(html.contains(part), "{part}");
        }
    }
    let sign_in = SignInData {
        next: "/pl/oferta?q=a".into(),
        done: Some("account-done-out"),
        ..SignInData::default()
    };
    for html in check("sign-in", &SITE, |v| account::sign_in_page(v, &sign_in)) {
        assert!(html.contains("name=\"next\" value=\"/pl/oferta?q=a\"") && html.contains("role=\"status\""));
    }
    check("forgotten", &SITE, |v| account::forgotten_page(v, "", &[]));
    check("mail-sent", &SITE, account::sent_page);
    let purposes = Purpose::ALL.iter().copied().map(Some).chain([None]);
    for purpose in purposes {
        let data = LinkData {
            token: "ab".repeat(32),
            purpose,
            errors: Vec::new(),
        };
        for html in check("link", &SITE, |v| account::link_page(v, &data)) {
            assert_eq!(html.contains(" class=\"entry\""), purpose.is_some());
        }
    }
}

#[test]
fn an_account_lists_sessions_and_ends_others_than_the_one_that_asks() {
    let line = |device: &str| SessionLine {
        id: SessionId::fresh(now()),
        method: Method::Link,
        device: device.into(),
        address: "203.0.113.…".into(),
        created_at: now(),
        seen_at: now(),
    };
    let sessions = vec![line("Firefox, Linux"), line("Safari, iPhone")];
    let acting = |kind, role| Membership {
        acting: Acting {
            organisation: OrganisationId::fresh(now()),
            kind,
            role,
        },
        slug: "glinka".into(),
        name: "Glinka".into(),
    };
    let memberships = OrganisationKind::ALL
        .iter()
        .flat_map(|&kind| Role::of(kind).iter().map(move |&role| acting(kind, role)))
        .collect();
    let consent = |kind: &str, revoked_at| Consent {
        id: ConsentId::fresh(now()),
        kind: kind.into(),
        version: "2026-11".into(),
        at: now(),
        revoked_at,
    };
    let data = AccountData {
        session: sessions[0].id,
        account: Account {
            person: Person {
                id: PersonId::fresh(now()),
                email: Email::parse("anna@przyklad.pl").expect("an address"),
                name: "Anna".into(),
                locale: Locale::Pl,
                state: PersonState::Active,
                created_at: now(),
            },
            has_password: true,
            second_factor: false,
            passkeys: 2,
            provider: Some(false),
            sessions,
            memberships,
            consents: vec![
                consent(Consent::PRIVACY, None),
                consent(Consent::NEWS, None),
                consent(Consent::NEWS, Some(now())),
            ],
        },
        mails: vec![
            (MailTopic::Desk, MailHow::Daily),
            (MailTopic::News, MailHow::Never),
        ],
        export: Some(DataExport::Ready(DataExportId::fresh(now()), now())),
        acting: None,
        invitations: vec![invitation(OrganisationKind::Company, Role::Member)],
        offers: vec![ownership_offer()],
        name: None,
        errors: vec![FieldError::new("current", "password.wrong", "")],
        done: None,
    };
    for html in check("account", &SITE, |v| account::account_page(v, &data)) {
        assert_eq!(html.matches("value=\"end\"").count(), 1);
        assert!(html.contains("href=\"#f-current\"") && html.contains("203.0.113.…"));
        assert!(html.contains("autocomplete=\"current-password\""));
    }
}
