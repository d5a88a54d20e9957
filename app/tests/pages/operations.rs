//! Pages of running the service.

use crate::{
    check::check_for,
    samples::{SITE, day, now},
};
use app::pages::{
    SignedIn,
    errors::error_page,
    operations::{
        CheckData, HealthData, MailData, MailsData, OrganisationCaseData, OrganisationsData, PeopleData,
        PersonData, RegisterData, ReportData, ReportsData, check_page, definitions, health_page, mail_page,
        mails_page, organisation_case_page, organisations_page, people_page, person_page, register_page,
        report_page, reports_page,
    },
};
use market::{
    accounts::{
        Consent, Email, Membership, OrganisationKind, PeoplePage, Person, PersonCase, PersonLine,
        PersonState, Role,
    },
    claims::ClaimState,
    ctx::{Acting, Actor},
    desk::WrongCell,
    enterprises::{
        Both, Difference, DifferenceCount, DifferenceKind, DifferenceState, EnterpriseState, EntityType,
        RegisterCheck, RegisterEntry, StaleStatus, Status,
    },
    error::FieldError,
    id::{ConsentId, DifferenceId, JobId, MailId, OrganisationId, PersonId, RegisterCheckId, ReportId},
    jobs::{FailedJob, Health, IndexHealth, JobKind, Queue},
    locale::Locale,
    mail::{EmailAddress, MailCase, MailKind, MailLine, MailQuery, MailState, MailView, MailsPage},
    organisations::{
        Member, OrganisationCase, OrganisationClaim, OrganisationLine, OrganisationView, OrganisationsPage,
        OrganisationsQuery, PostalAddress,
    },
    place::Teryt,
    reports::{FrozenLine, FrozenReport, Measure, Numbers, Report, ReportQuery, ReportRow},
};

fn acting(kind: OrganisationKind, role: Role) -> Acting {
    Acting {
        organisation: OrganisationId::fresh(now()),
        kind,
        role,
    }
}

fn operator(role: Role) -> SignedIn {
    SignedIn {
        name: "Olga".into(),
        organisation: Some("DOPS".into()),
        second_factor_lacks: false,
        organisations: Vec::new(),
        form_token: "token".into(),
        actor: Actor::Person {
            id: PersonId::fresh(now()),
            acting: Some(acting(OrganisationKind::Operator, role)),
        },
        seeing_until: None,
    }
}

#[test]
fn the_service_is_shown_with_what_may_be_tried_again() {
    let failed = FailedJob {
        id: JobId::fresh(now()),
        kind: JobKind::SendMail,
        subject: "0199".into(),
        attempts: 6,
        error: "<refused>".into(),
        failed_at: now(),
    };
    let queues = JobKind::ALL.iter().map(|&kind| Queue {
        kind,
        waiting: 1200,
        running: 1,
        late: 2,
        failed: u64::from(kind == JobKind::SendMail),
        oldest: Some(now()),
    });
    for (role, retries) in [(Role::Operator, true), (Role::Auditor, false)] {
        let data = HealthData {
            health: Health {
                queues: queues.clone().collect(),
                failed: vec![failed.clone()],
                failed_total: 1,
                index: IndexHealth {
                    generation: 7,
                    found: 10,
                    shown: 12,
                    behind: 2,
                    rebuilding: false,
                },
                mails: MailState::ALL.iter().map(|&s| (s, 3)).collect(),
                database: "SQLite",
                schema: 9,
            },
            page: 1,
            check: vec!["mode = \"demo\"".into()],
            version: "0.1.0",
            free: Some(48_000_000_000),
            retries,
            done: Some("health-done-again"),
        };
        for html in check_for(&format!("health-{role}"), &SITE, Some(&operator(role)), |v| {
            health_page(v, &data)
        }) {
            assert_eq!(html.contains("value=\"retry\""), retries);
            assert_eq!(html.contains("value=\"retry-kind\""), retries);
            assert_eq!(html.contains("value=\"rebuild\""), retries);
            assert!(
                html.contains("&lt;refused&gt;") && html.contains("48 GB"),
                "{role}"
            );
        }
    }
}

#[test]
fn mails_show_nobody_in_the_list_and_buttons_where_a_step_is_possible() {
    let who = operator(Role::Operator);
    let line = |state| MailLine {
        id: MailId::fresh(now()),
        at: now(),
        kind: MailKind::Invitation,
        to: "a…@przyklad.pl".into(),
        state,
        attempts: 1,
    };
    let data = MailsData {
        query: MailQuery::default(),
        typed: ("sent".into(), "anna".into()),
        errors: vec![FieldError::new("recipient", "invalid.email", "anna")],
        page: MailsPage {
            lines: MailState::ALL.iter().map(|&s| line(s)).collect(),
            older: Some(MailId::fresh(now())),
        },
    };
    for html in check_for("mails", &SITE, Some(&who), |v| mails_page(v, &data)) {
        assert!(html.contains("value=\"anna\"") && html.contains("href=\"#f-recipient\""));
        assert!(html.contains("id=\"f-recipient\"") && html.contains("rel=\"next\""));
    }
    for &kind in MailKind::ALL {
        for &state in MailState::ALL {
            let data = MailData {
                case: MailCase {
                    id: MailId::fresh(now()),
                    at: now(),
                    to: EmailAddress::parse("anna@przyklad.pl").expect("an address"),
                    locale: Locale::Pl,
                    view: MailView {
                        kind,
                        state,
                        attempts: 2,
                        sent_at: None,
                        error: Some("mailbox full".into()),
                    },
                    useful_until: None,
                    whole: true,
                },
                retries: true,
                note: String::new(),
                done: None,
            };
            for html in check_for("mail", &SITE, Some(&who), |v| mail_page(v, &data)) {
                assert_eq!(html.contains("value=\"retry\""), state == MailState::Failed);
                assert_eq!(html.contains("value=\"bounced\""), state == MailState::Sent);
            }
        }
    }
}

fn person(state: PersonState) -> Person {
    Person {
        id: PersonId::fresh(now()),
        email: Email::parse("anna@przyklad.pl").expect("an address"),
        name: "Anna <Nowak>".into(),
        locale: Locale::Pl,
        state,
        created_at: now(),
    }
}

#[test]
fn people_are_listed_only_when_looked_for() {
    let who = operator(Role::Operator);
    for html in check_for("people-none", &SITE, Some(&who), |v| {
        people_page(v, &PeopleData::default())
    }) {
        assert!(!html.contains("<table") && html.contains("name=\"q\""));
    }
    let data = PeopleData {
        q: "now".into(),
        found: Some(PeoplePage {
            lines: vec![PersonLine {
                person: person(PersonState::Suspended),
                organisations: vec!["Odra".into()],
            }],
            next: Some(PersonId::fresh(now())),
        }),
        after: Some(PersonId::fresh(now())),
        errors: Vec::new(),
    };
    for html in check_for("people", &SITE, Some(&who), |v| people_page(v, &data)) {
        assert!(
            html.contains("Anna &lt;Nowak&gt;") && html.contains("rel=\"next\"") && html.contains("q=now")
        );
    }
}

#[test]
fn a_person_has_a_view_for_each_organisation_but_for_colleagues() {
    let who = operator(Role::Operator);
    let membership = |kind, role| Membership {
        acting: acting(kind, role),
        slug: "odra".into(),
        name: "Odra".into(),
    };
    let sellers = vec![
        membership(OrganisationKind::Enterprise, Role::Owner),
        membership(OrganisationKind::Company, Role::Finance),
    ];
    let colleague = vec![membership(OrganisationKind::Operator, Role::Auditor)];
    for (state, memberships, views) in [
        (PersonState::Active, sellers.clone(), 2),
        (PersonState::Suspended, sellers.clone(), 0),
        (PersonState::Active, colleague, 0),
        (PersonState::Erased, Vec::new(), 0),
    ] {
        let refused = memberships.first().map(|m| m.acting.organisation.to_string());
        let data = PersonData {
            case: PersonCase {
                person: person(state),
                memberships,
                sessions: 2,
                seen_at: Some(now()),
                second_factor: true,
                passkeys: 1,
                consents: vec![Consent {
                    id: ConsentId::fresh(now()),
                    kind: Consent::PRIVACY.into(),
                    version: "2026-11".into(),
                    at: now(),
                    revoked_at: Some(now()),
                }],
            },
            oneself: false,
            typed: (
                "see".into(),
                refused.clone().unwrap_or_default(),
                "za <długi>".into(),
            ),
            errors: vec![FieldError::new("reason", "invalid.too_long", "za <długi>")],
            done: None,
        };
        for html in check_for(&format!("person-{state}-{views}"), &SITE, Some(&who), |v| {
            person_page(v, &data)
        }) {
            assert_eq!(html.matches("value=\"see\"").count(), views);
            if let (Some(id), true) = (&refused, views > 0) {
                assert!(html.contains(&format!("href=\"#f-see-{id}\"")));
                assert!(html.contains(&format!(" id=\"f-see-{id}\"")));
                assert_eq!(
                    html.matches("za &lt;długi&gt;").count(),
                    1,
                    "kept where it was typed"
                );
            }
            assert_eq!(html.contains("value=\"block\""), state == PersonState::Active);
            assert_eq!(
                html.contains("value=\"unblock\""),
                state == PersonState::Suspended
            );
        }
        let oneself = PersonData {
            oneself: true,
            ..data
        };
        for html in check_for("person-oneself", &SITE, Some(&who), |v| person_page(v, &oneself)) {
            assert!(!html.contains("value=\"block\""));
        }
    }
}

#[test]
fn organisations_show_members_and_are_handed_over_where_there_is_an_owner() {
    let who = operator(Role::Operator);
    let list = OrganisationsData {
        query: OrganisationsQuery {
            q: "Odra".into(),
            kind: Some(OrganisationKind::Company),
            after: Some("a".into()),
        },
        page: OrganisationsPage {
            lines: OrganisationKind::ALL
                .iter()
                .map(|&kind| OrganisationLine {
                    id: OrganisationId::fresh(now()),
                    slug: "odra".into(),
                    kind,
                    name: "Odra <Soft>".into(),
                    members: 3,
                    enterprise: Some("Glinka".into()),
                })
                .collect(),
            next: Some("odra".into()),
        },
        errors: Vec::new(),
    };
    for html in check_for("organisations", &SITE, Some(&who), |v| {
        organisations_page(v, &list)
    }) {
        assert!(html.contains("after=odra") && html.contains("rel=\"prev\""));
    }
    for &kind in OrganisationKind::ALL {
        let data = OrganisationCaseData {
            case: OrganisationCase {
                organisation: OrganisationView {
                    id: OrganisationId::fresh(now()),
                    kind,
                    name: "Odra <Soft>".into(),
                    tax_number: Some("5260210228".into()),
                    address: PostalAddress::default(),
                    version: 1,
                },
                slug: "odra".into(),
                members: vec![(
                    Member {
                        person: PersonId::fresh(now()),
                        name: "Anna".into(),
                        email: None,
                        role: Role::leading(kind),
                        approval_limit: None,
                        since: now(),
                    },
                    PersonState::Suspended,
                )],
                claims: ClaimState::ALL
                    .iter()
                    .zip(
                        [EnterpriseState::Published, EnterpriseState::Hidden]
                            .iter()
                            .cycle(),
                    )
                    .map(|(&claim, &shown)| OrganisationClaim {
                        slug: "glinka".into(),
                        name: "Glinka".into(),
                        shown,
                        claim,
                    })
                    .collect(),
            },
            typed: ("nikt".into(), "odeszła".into()),
            errors: vec![
                FieldError::new("email", "people.unknown", "nikt"),
                FieldError::new("reason", "invalid.required", ""),
            ],
            done: None,
        };
        for html in check_for(&format!("organisation-case-{kind}"), &SITE, Some(&who), |v| {
            organisation_case_page(v, &data)
        }) {
            let has_owner = Role::Owner.fits(kind);
            assert_eq!(html.contains("value=\"owner\""), has_owner, "{kind}");
            assert_eq!(html.contains("id=\"f-owner-reason\""), has_owner);
        }
    }
}

#[test]
fn somebody_elses_view_says_so_on_every_page() {
    let who = SignedIn {
        name: "Anna".into(),
        organisation: Some("Glinka <b>".into()),
        actor: Actor::Seen {
            id: PersonId::fresh(now()),
            acting: acting(OrganisationKind::Enterprise, Role::Owner),
            by: PersonId::fresh(now()),
        },
        seeing_until: Some(now()),
        ..operator(Role::Operator)
    };
    let refused = check_for("seeing-refused", &SITE, Some(&who), |v| {
        error_page(v, 403, "", &[])
    });
    for (html, l) in refused.iter().zip(Locale::ALL) {
        let end = app::routes::Route::SeeingEnd.path(l);
        assert!(html.contains("class=\"seeing\"") && html.contains("Glinka &lt;b&gt;"));
        assert_eq!(
            html.matches("method=\"post\"").count(),
            1,
            "ending is the only form"
        );
        assert!(html.contains(&format!("action=\"{end}\"")));
        assert!(!html.contains(&app::routes::Route::Account.path(l)));
        assert!(html.contains(app::words::words(l).t("seeing-refused")));
    }
}

fn report() -> Report {
    let row = |county, entity_type, n: i64| {
        let mut numbers = Numbers::default();
        for (i, m) in (0..).zip(Measure::ALL) {
            numbers.add(*m, n + i);
        }
        ReportRow {
            county: Teryt::parse(county),
            entity_type,
            numbers,
        }
    };
    Report {
        query: ReportQuery {
            since: day(2026, 7, 1),
            until: day(2026, 9, 30),
            county: None,
            entity_type: Some(EntityType::Foundation),
        },
        computed_at: now(),
        rows: vec![
            row("0201", EntityType::Foundation, 1200),
            row("", EntityType::Association, 3),
        ],
    }
}

#[test]
fn reports_are_shown_kept_and_compared() {
    let line = |title: &str| FrozenLine {
        id: ReportId::fresh(now()),
        title: title.into(),
        frozen_at: now(),
    };
    for (role, freezes) in [(Role::Operator, true), (Role::Auditor, false)] {
        let data = ReportsData {
            query: report().query,
            typed: vec![("since".into(), "2026-07-01".into())],
            report: Some(report()),
            title: "Kwartał <III>".into(),
            kept: (vec![line("I"), line("II")], 1, 2),
            freezes,
            errors: vec![FieldError::new("title", "invalid.title_missing", "")],
        };
        for html in check_for(&format!("reports-{role}"), &SITE, Some(&operator(role)), |v| {
            reports_page(v, &data)
        }) {
            assert_eq!(html.contains("value=\"freeze\""), freezes);
            assert_eq!(html.contains("Kwartał &lt;III&gt;"), freezes);
            assert!(html.contains("value=\"2026-07-01\"") && html.contains("bolesławiecki"));
        }
    }
    let kept = |title: &str| FrozenReport {
        id: ReportId::fresh(now()),
        title: title.into(),
        report: report(),
        definitions: definitions(),
        frozen_at: now(),
        by: Some((PersonId::fresh(now()), String::new())),
    };
    let other = kept("II");
    let data = ReportData {
        kept: kept("I <kw>"),
        others: vec![line("x")],
        other: Some(other),
        done: None,
    };
    for html in check_for("report", &SITE, Some(&operator(Role::Auditor)), |v| {
        report_page(v, &data)
    }) {
        assert!(html.contains("I &lt;kw&gt;") && html.contains("name=\"with\""));
    }
}

#[test]
fn the_register_shows_each_kind_of_difference_with_its_button() {
    let who = operator(Role::Operator);
    let check = RegisterCheck {
        id: RegisterCheckId::fresh(now()),
        file: "rejestr <2026>.csv".into(),
        as_of: day(2026, 11, 20),
        rows: 1400,
        refused: vec![WrongCell {
            line: 4,
            column: "NIP".into(),
            code: "register.number".into(),
            value: "<x>".into(),
            hint: None,
        }],
        created_at: now(),
        counts: DifferenceKind::ALL
            .iter()
            .map(|&kind| DifferenceCount {
                kind,
                all: 70,
                open: 60,
                clear: 5,
            })
            .collect(),
    };
    let data = RegisterData {
        checks: vec![check.clone()],
        stale: (
            vec![StaleStatus {
                slug: None,
                name: "Ukryta".into(),
                decision: "PS.1.2023".into(),
                checked_on: day(2025, 1, 1),
            }],
            1,
            90,
        ),
        stale_after: 180,
        as_of: "jutro".into(),
        errors: vec![
            FieldError::new("file", "register.columns", "nazwa"),
            FieldError::new("as_of", "invalid.date", "jutro"),
        ],
    };
    for html in check_for("register", &SITE, Some(&who), |v| register_page(v, &data)) {
        assert!(
            html.contains("value=\"jutro\"")
                && html.contains("href=\"#f-file\"")
                && html.contains("id=\"f-file\"")
        );
    }
    let entry = RegisterEntry {
        line: 2,
        name: "Glinka w rejestrze".into(),
        nip: Some("5260210228".into()),
        regon: None,
        krs: Some("0000412345".into()),
        decision: "PS.9.2024".into(),
        decided_on: day(2024, 2, 29),
        lost: true,
        town: "Bolesławiec".into(),
    };
    let status = Status {
        decision: "PS.1.2023".into(),
        decided_on: day(2023, 4, 4),
        checked_on: day(2026, 1, 1),
    };
    for &kind in DifferenceKind::ALL {
        let difference = |state, clear| Difference {
            id: DifferenceId::fresh(now()),
            kind,
            state,
            clear,
            slug: Some("glinka".into()),
            content: Both {
                name: "Glinka <b>".into(),
                entry: (kind != DifferenceKind::Missing).then(|| entry.clone()),
                ours: (kind != DifferenceKind::Granted).then(|| status.clone()),
            },
        };
        let data = CheckData {
            check: check.clone(),
            kind,
            page: 1,
            differences: vec![
                difference(DifferenceState::Open, true),
                difference(DifferenceState::Open, false),
                difference(DifferenceState::Applied, true),
            ],
            overtaken: 2,
            done: None,
        };
        for html in check_for(&format!("register-{kind}"), &SITE, Some(&who), |v| {
            check_page(v, &data)
        }) {
            let buttons = if kind == DifferenceKind::Unknown { 0 } else { 2 };
            assert_eq!(html.matches("value=\"apply\"").count(), buttons, "{kind}");
            assert_eq!(html.matches("value=\"clear\"").count(), 1);
            assert!(html.contains("Glinka &lt;b&gt;") && html.contains("&lt;x&gt;"));
        }
    }
}
