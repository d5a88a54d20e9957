//! The seller's desk and the operator's queue, rendered from invented data.

use crate::{
    check::check_for,
    moderation::decision,
    samples::{SITE, day, enterprise, goods, now, pl},
};
use app::pages::{
    SignedIn,
    seller::{
        BulkData, ClaimCaseData, ClaimData, EditData, EditTyped, HomeData, ImportsData, ListData,
        OfferCaseData, ProfileData, bulk_page, claim_case_page, claim_page, edit_page, figures_page,
        home_page, import_page, imports_page, list_page, offer_case_page, preview_page, profile_page,
        queue_page,
    },
};
use chrono::Days;
use market::{
    accounts::{OrganisationKind, Role},
    catalogue::{Kind, OfferState},
    claims::{Claim, ClaimForm, ClaimKind, ClaimState, Known, Trader},
    ctx::{Acting, Actor},
    desk::{
        ActivityForm, BulkLine, BulkPreview, Case, CaseOf, ClaimCase, Home, ImportReport, ImportState,
        ImportView, LiveVariant, OfferCase, OfferEdit, OfferLine, ProfileForm, ProfileView, Stale, Task,
        Wait, Whose, Working, WorkingState, WrongCell,
    },
    error::FieldError,
    figures::{Report, Week},
    id::{ClaimId, DecisionId, EnterpriseId, ImportId, OfferId, OrganisationId, PersonId, PictureId},
    images::{PictureView, store::PictureLine},
    import::{Format, sheet::Difference, sheet::Sheet},
    locale::Locale,
    moderation::{Outcome, StatementLine},
    money::{Basis, Currency, Money, Vat},
};

pub fn who(kind: OrganisationKind, role: Role) -> SignedIn {
    SignedIn {
        second_factor_lacks: false,
        name: "Zofia Wilk".into(),
        organisation: Some("Kaganek".into()),
        organisations: Vec::new(),
        form_token: "token".into(),
        seeing_until: None,
        actor: Actor::Person {
            id: PersonId::fresh(now()),
            acting: Some(Acting {
                organisation: OrganisationId::fresh(now()),
                kind,
                role,
            }),
        },
    }
}

pub fn seller() -> SignedIn {
    who(OrganisationKind::Enterprise, Role::Owner)
}

fn claim(state: ClaimState) -> Claim {
    Claim {
        id: ClaimId::fresh(now()),
        enterprise: EnterpriseId::fresh(now()),
        organisation: OrganisationId::fresh(now()),
        person: None,
        kind: ClaimKind::Register,
        state,
        trader: Trader {
            register: "nip".into(),
            number: "5260210228".into(),
            representative: "Zofia <b>Wilk</b>".into(),
            phone: "74 000 00 00".into(),
            email: "kaganek@przyklad.pl".into(),
            account: "PL61109010140000071219812874".into(),
        },
        reason: Some("Numer jest inny.".into()),
        requested_at: now(),
        decided_at: None,
    }
}

fn sheet() -> Sheet {
    Sheet::from_form(
        [
            ("kind", "product"),
            ("category", "ceramics"),
            ("title_pl", "Talerz „Łąka” <b>"),
            ("title_en", "Plate"),
            ("unit", "piece"),
            ("price_type", "fixed"),
            ("maker", "self"),
            ("option1_name_pl", "Kolor"),
            ("v1_option1_value_pl", "biały"),
            ("v1_price", "54.00"),
            ("v1_vat", "23"),
            ("v2_option1_value_pl", "modry"),
            ("coverage", "areas"),
            ("coverage_areas", "0201"),
        ]
        .into_iter(),
    )
}

fn pictures() -> Vec<PictureLine> {
    let drawn = PictureView::from_source("art:plate", "x", pl("Talerz")).expect("a drawing");
    let mut waiting = PictureView::from_source("https://x.przyklad.pl/a.jpg", "x", pl("")).expect("named");
    waiting.alt = Default::default();
    [
        (drawn, None),
        (waiting.clone(), None),
        (waiting, Some("picture.heic".to_owned())),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, (mut view, failure))| {
        if failure.is_some() {
            view.state = market::images::PictureState::Failed;
        }
        view.source = format!("{}{n}", view.source);
        PictureLine {
            id: PictureId::fresh(now()),
            view,
            failure,
        }
    })
    .collect()
}

fn money(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::PLN,
    }
}

fn edit(live: Option<OfferState>, working: Option<WorkingState>) -> OfferEdit {
    OfferEdit {
        id: OfferId::fresh(now()),
        slug: live.map(|_| "talerz".into()),
        live,
        variants: vec![LiveVariant {
            key: String::new(),
            options: vec![pl("biały")],
            price: Some((money(5400), Basis::Gross, Vat::Standard)),
            stock: Some(3),
        }],
        sheet: sheet(),
        version: 2,
        working,
        reason: Some("Dopisz skład.".into()),
        saved: Some((now(), Some("Jan".into()))),
        pictures: pictures(),
        lacks: vec![
            FieldError::new("p2_alt_pl", "missing.picture_alt", ""),
            FieldError::new("v1_vat", "missing.vat", ""),
            FieldError::new("trader", "missing.trader", ""),
        ],
        approved: live.is_some(),
        restricted: (live == Some(OfferState::Restricted)).then(|| DecisionId::fresh(now())),
    }
}

fn differences() -> Vec<Difference> {
    [
        ("title_pl", "Talerz", "Talerz <i>"),
        ("audience", "", "consumers | companies"),
        ("v1_vat", "8", "23"),
    ]
    .into_iter()
    .map(|(field, before, after)| Difference {
        field: field.into(),
        before: before.into(),
        after: after.into(),
    })
    .collect()
}

#[test]
fn claiming_an_enterprise_in_each_of_its_states() {
    let me = who(OrganisationKind::Enterprise, Role::Owner);
    let form = ClaimForm {
        register: "nip".into(),
        number: "5260210228".into(),
        street: "Rynek \"1\"".into(),
        ..ClaimForm::default()
    };
    let errors = vec![
        FieldError::new("account", "invalid.iban", "1"),
        FieldError::new("may_act", "invalid.confirm", ""),
    ];
    let known = |taken| Known {
        slug: "glinka".into(),
        name: "Glinka".into(),
        town: "Bolesławiec".into(),
        taken,
        public: true,
    };
    let states = [
        ClaimData::default(),
        ClaimData {
            form: form.clone(),
            known: Some(Vec::new()),
            errors: errors.clone(),
            ..ClaimData::default()
        },
        ClaimData {
            form,
            known: Some(vec![known(false), known(true)]),
            claim: Some((claim(ClaimState::Refused), enterprise())),
            ..ClaimData::default()
        },
        ClaimData {
            claim: Some((claim(ClaimState::Requested), enterprise())),
            done: Some("claim-done"),
            ..ClaimData::default()
        },
        ClaimData {
            claim: Some((claim(ClaimState::Approved), enterprise())),
            ..ClaimData::default()
        },
    ];
    let pages: Vec<_> = (0..)
        .zip(&states)
        .map(|(n, data)| check_for(&format!("claim-{n}"), &SITE, Some(&me), |v| claim_page(v, data)))
        .collect();
    assert!(
        pages[1][0].contains("Rynek &quot;1&quot;"),
        "what was typed is kept"
    );
    assert!(
        pages[1][0].contains("href=\"#f-account\""),
        "errors lead to their fields"
    );
    assert!(pages[2][0].contains("Numer jest inny."));
}

#[test]
fn the_first_page_says_whose_turn_it_is() {
    let offer = |state, whose, public| Wait::Offer {
        id: OfferId::fresh(now()),
        title: if public { "Talerz".into() } else { String::new() },
        whose,
        state,
        public,
        since: now(),
    };
    let figures = Report {
        weeks: (0..12_u64)
            .map(|n| Week {
                monday: day(2026, 9, 7) + Days::new(7 * n),
                views: i64::try_from(n * n).unwrap_or(0),
                searches: 1,
                contacts: 0,
            })
            .collect(),
        searches: vec![("kubek <b>".into(), 61)],
    };
    let data = HomeData {
        home: Home {
            enterprise: enterprise(),
            claim: claim(ClaimState::Requested),
            waits: vec![
                offer(WorkingState::Returned, Whose::Ours, true),
                Wait::Claim(Whose::Operators, now()),
                offer(WorkingState::Editing, Whose::Ours, false),
                offer(WorkingState::InReview, Whose::Operators, true),
                offer(WorkingState::InReview, Whose::Operators, false),
            ],
            tasks: vec![
                (Task::Contacts, true),
                (Task::Story, false),
                (Task::Activities, false),
                (Task::Offer, false),
                (Task::Hours, false),
                (Task::Translations(9, 31), false),
            ],
            public: 1,
            offers: 4,
            restrictions: vec![StatementLine {
                decision: decision(Outcome::Restrict),
                name: "Kubek <b>".into(),
            }],
        },
        figures: Some(figures.clone()),
        done: None,
    };
    let html = check_for("desk-home", &SITE, Some(&seller()), |v| home_page(v, &data));
    let plain = html[0].replace('\u{a0}', " ");
    assert!(plain.contains("Opisy po angielsku: 9 z 31 ofert") && plain.contains(" class=\"chart\""));
    let empty = HomeData {
        home: Home {
            waits: Vec::new(),
            restrictions: Vec::new(),
            ..data.home.clone()
        },
        figures: None,
        done: None,
    };
    check_for("desk-home-empty", &SITE, Some(&seller()), |v| {
        home_page(v, &empty)
    });
    let html = check_for("desk-figures", &SITE, Some(&seller()), |v| {
        figures_page(v, &figures)
    });
    assert!(html[0].contains("kubek &lt;b&gt;"));
}

#[test]
fn offers_in_a_list_and_changed_together() {
    let line = |live, working| OfferLine {
        id: OfferId::fresh(now()),
        title: if live == Some(OfferState::Draft) {
            String::new()
        } else {
            "Talerz".into()
        },
        live,
        working,
        price: Some((money(5400), Basis::Net)),
        several: true,
        stock: Some(3),
        changed_at: now(),
        languages: vec![Locale::Pl],
    };
    let offers = OfferState::ALL.iter().map(|s| line(Some(*s), None));
    let working = WorkingState::ALL.iter().map(|w| line(None, Some(*w)));
    let data = ListData {
        offers: offers.chain(working).collect(),
        what: "percent".into(),
        value: "x".into(),
        errors: vec![FieldError::new("value", "invalid.percent", "x")],
        writes: true,
        ..ListData::default()
    };
    check_for("desk-offers", &SITE, Some(&seller()), |v| list_page(v, &data));
    let none = ListData::default();
    check_for("desk-offers-none", &SITE, Some(&seller()), |v| {
        list_page(v, &none)
    });
    let bulk = BulkLine {
        offer: OfferId::fresh(now()),
        title: pl("Talerz"),
        variant: Some(String::new()),
        options: vec![pl("biały")],
        price: Some((money(5400), money(5940), Basis::Gross)),
        stock: None,
        state: None,
        possible: true,
    };
    let stock = BulkLine {
        price: None,
        stock: Some((None, Some(3))),
        ..bulk.clone()
    };
    let state = BulkLine {
        price: None,
        state: Some((OfferState::Draft, OfferState::Draft)),
        possible: false,
        ..bulk.clone()
    };
    for what in ["price", "percent", "stock", "pause", "resume"] {
        let data = BulkData {
            preview: BulkPreview {
                lines: vec![bulk.clone(), stock.clone(), state.clone()],
                seen: "abc".into(),
            },
            ids: vec![OfferId::fresh(now())],
            what: what.into(),
            value: "10".into(),
            again: true,
        };
        check_for(&format!("desk-bulk-{what}"), &SITE, Some(&seller()), |v| {
            bulk_page(v, &data)
        });
    }
}

#[test]
fn an_offer_being_written_in_each_of_its_states() {
    let stale = Stale {
        version: 5,
        at: now(),
        by: Some("Jan Kowal".into()),
        differences: differences(),
    };
    for (live, working) in [
        (None, Some(WorkingState::Editing)),
        (Some(OfferState::Published), None),
        (Some(OfferState::Paused), Some(WorkingState::Returned)),
        (Some(OfferState::Published), Some(WorkingState::InReview)),
        (Some(OfferState::Draft), None),
        (Some(OfferState::Archived), None),
        (Some(OfferState::Restricted), Some(WorkingState::Editing)),
    ] {
        for sending in [false, true] {
            let edit = edit(live, working);
            let data = EditData {
                errors: if sending { edit.lacks.clone() } else { Vec::new() },
                edit,
                typed: EditTyped::default(),
                stale: sending.then(|| stale.clone()),
                sending,
                done: Some("offer-done-kept"),
                writes: true,
                moderation: sending,
            };
            let name = format!("desk-offer-{live:?}-{working:?}-{sending}");
            let html = check_for(&name, &SITE, Some(&seller()), |v| edit_page(v, &data));
            assert!(html[0].contains("Talerz „Łąka” &lt;b&gt;"), "{name}");
        }
    }
    let mut service = edit(None, Some(WorkingState::Editing));
    service
        .sheet
        .cells
        .insert("kind".into(), Kind::Service.name().into());
    let data = EditData {
        edit: service,
        typed: EditTyped::default(),
        stale: None,
        errors: Vec::new(),
        sending: false,
        done: None,
        writes: false,
        moderation: true,
    };
    check_for("desk-offer-read", &SITE, Some(&seller()), |v| edit_page(v, &data));
    let data = EditData { writes: true, ..data };
    let html = check_for("desk-service", &SITE, Some(&seller()), |v| edit_page(v, &data));
    assert!(html[0].contains("bolesławiecki") && !html[0].contains("name=\"product_id\""));
    assert_eq!(reached(&html[0]), ["0201"], "the map shows what is kept");
    let page = goods();
    let html = check_for("desk-preview", &SITE, Some(&seller()), |v| {
        preview_page(v, &page, OfferId::fresh(now()), None)
    });
    assert!(html[0].contains("noindex"));
}

#[test]
fn a_profile_being_written() {
    let mut e = enterprise();
    e.visiting = None;
    let mut form = ProfileForm::of(&e, "v".into());
    form.story = pl("# Tak\n\n**my** <script>alert(1)</script>");
    form.week[0] = "8-16".into();
    let reaching = |areas: &[&str]| ActivityForm {
        category: "ceramics".into(),
        kind: "goods".into(),
        reach: "areas".into(),
        areas: areas.iter().map(|&a| a.to_owned()).collect(),
        ..ActivityForm::default()
    };
    form.activities = vec![reaching(&["0201", "0264"]), reaching(&["0212"])];
    for (own, writes) in [(true, true), (true, false), (false, true)] {
        let data = ProfileData {
            profile: ProfileView {
                enterprise: e.clone(),
                form: ProfileForm::of(&e, "v".into()),
                own,
                approved: own,
            },
            typed: Some(form.clone()),
            preview: true,
            stale: Some(differences()),
            errors: vec![FieldError::new("hours_mon", "invalid.hours", "x")],
            done: None,
            writes,
        };
        let html = check_for(
            &format!("desk-profile-{own}-{writes}"),
            &SITE,
            Some(&seller()),
            |v| profile_page(v, &data),
        );
        assert!(!html[0].contains("<script>alert") && html[0].contains("<strong>my</strong>"));
        if own && writes {
            assert_eq!(
                reached(&html[0]),
                ["0201", "0264", "0212"],
                "a map for each activity"
            );
            assert_eq!(
                html[0].matches("id=\"county-0201\"").count(),
                1,
                "an outline once"
            );
        }
    }
}

/// The counties that the maps of a page show as chosen, in their order.
fn reached(html: &str) -> Vec<&str> {
    html.split("<use href=\"#county-")
        .skip(1)
        .filter_map(|county| county.split_once("\" class=\"on\">"))
        .map(|(teryt, _)| teryt)
        .filter(|teryt| teryt.len() == 4)
        .collect()
}

#[test]
fn files_in_each_of_their_states() {
    let file = |state| ImportView {
        id: ImportId::fresh(now()),
        file: "oferty <b>.csv".into(),
        format: Format::Shopify,
        state,
        report: (state != ImportState::Failed).then(|| ImportReport {
            created: vec!["misa".into()],
            changed: Vec::new(),
            same: 3,
            drafts: vec![(
                "x1".into(),
                [
                    "title",
                    "price",
                    "maker",
                    "product_id",
                    "picture",
                    "picture_alt",
                    "ingredients",
                    "vat",
                ]
                .map(str::to_owned)
                .to_vec(),
            )],
            refused: vec![WrongCell {
                line: 3,
                column: "price".into(),
                code: "invalid.price".into(),
                value: "=1+1".into(),
                hint: Some("1".into()),
            }],
            applied: state == ImportState::Done,
        }),
        failure: (state == ImportState::Failed).then(|| "invalid.file_unreadable".into()),
        progress: (state == ImportState::Running).then_some((3, 10)),
        created_at: now(),
    };
    for &state in ImportState::ALL {
        check_for(&format!("desk-import-{state}"), &SITE, Some(&seller()), |v| {
            import_page(v, &file(state), None)
        });
    }
    let data = ImportsData {
        files: ImportState::ALL.iter().map(|s| file(*s)).collect(),
        errors: vec![FieldError::new("file", "invalid.required", "")],
        ..ImportsData::default()
    };
    check_for("desk-imports", &SITE, Some(&seller()), |v| imports_page(v, &data));
}

#[test]
fn the_operators_queue_and_its_cases() {
    let me = who(OrganisationKind::Operator, Role::Operator);
    let case = |of| Case {
        of,
        title: "Talerz".into(),
        by: "Kaganek".into(),
        since: now(),
    };
    let cases = [
        case(CaseOf::Claim(ClaimId::fresh(now()))),
        case(CaseOf::NewOffer(OfferId::fresh(now()))),
        case(CaseOf::Change(OfferId::fresh(now()))),
    ];
    let html = check_for("queue", &SITE, Some(&me), |v| queue_page(v, &cases, None));
    assert!(html[0].contains("3 sprawy do sprawdzenia"));
    check_for("queue-none", &SITE, Some(&me), |v| {
        queue_page(v, &[], Some("case-done-approved"))
    });
    let errors = vec![FieldError::new("reason", "invalid.reason_missing", "")];
    let data = ClaimCaseData {
        case: ClaimCase {
            claim: claim(ClaimState::Requested),
            enterprise: enterprise(),
            organisation: "Kaganek".into(),
            person: None,
        },
        reason: String::new(),
        errors: errors.clone(),
    };
    let html = check_for("queue-claim", &SITE, Some(&me), |v| claim_case_page(v, &data));
    assert!(html[0].contains("Zofia &lt;b&gt;Wilk&lt;/b&gt;"));
    for public in [false, true] {
        let data = OfferCaseData {
            case: OfferCase {
                working: Working {
                    offer: OfferId::fresh(now()),
                    enterprise: EnterpriseId::fresh(now()),
                    organisation: OrganisationId::fresh(now()),
                    state: WorkingState::InReview,
                    version: 3,
                    sheet: sheet(),
                    base: None,
                    reason: None,
                    saved_at: now(),
                    saved_by: None,
                    submitted_at: Some(now()),
                    submitted_by: None,
                },
                enterprise: "Kaganek".into(),
                public,
                differences: differences(),
                pictures: pictures(),
                shown: Vec::new(),
                page: Box::new(goods()),
            },
            reason: "Popraw <b>".into(),
            errors: errors.clone(),
        };
        let html = check_for(&format!("queue-offer-{public}"), &SITE, Some(&me), |v| {
            offer_case_page(v, &data)
        });
        assert!(html[0].contains("name=\"version\" value=\"3\"") && html[0].contains("Popraw &lt;b&gt;"));
    }
}
