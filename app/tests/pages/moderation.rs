//! Reporting, deciding and appealing, rendered from invented data.

use crate::{
    check::{check, check_for},
    samples::{SITE, enterprise, goods, now},
    seller::{seller, who},
};
use app::pages::moderation::{
    AppealCaseData, AppealLinkData, DecisionCaseData, NoticeCaseData, ReportData, RestrictData,
    StatementData, appeal_case_page, appeal_link_page, cases_page, decision_case_page, notice_case_page,
    report_page, report_received_page, restrict_page, statement_page, statements_page,
};
use chrono::Duration;
use market::{
    accounts::{OrganisationKind, Role},
    error::FieldError,
    id::{AppealId, DecisionId, EnterpriseId, NoticeId, OfferId},
    locale::Locale,
    log::{LogActor, LogLine},
    mail::EmailAddress,
    moderation::{
        Appeal, AppealCase, AppealLook, AppealSide, AppealState, CaseFilter, CaseKind, CaseLine, CaseList,
        Decision, DecisionCase, DecisionState, Ground, Item, ItemDetail, ItemNow, Measure, Notice,
        NoticeCase, NoticeForm, NoticeReason, NoticeState, Notifier, Origin, Outcome, RestrictForm,
        Statement, StatementLine, Statements,
    },
};

const TYPED: &str = "Farba zawiera <b>ołów</b>.";

fn offer(state: &str) -> ItemNow {
    ItemNow {
        item: Item::Offer(OfferId::fresh(now())),
        name: "Kubek <b>".into(),
        slug: "kubek".into(),
        enterprise: "Glinka".into(),
        state: state.into(),
        public: state == "published",
        restrictable: matches!(state, "published" | "paused"),
        detail: ItemDetail::Offer(Box::new(goods())),
    }
}

fn profile() -> ItemNow {
    let e = enterprise();
    ItemNow {
        item: Item::Enterprise(e.id),
        name: e.brand_name.clone(),
        slug: e.slug.clone(),
        enterprise: e.brand_name.clone(),
        state: "restricted".into(),
        public: false,
        restrictable: false,
        detail: ItemDetail::Enterprise(Box::new(e)),
    }
}

fn notice(state: NoticeState, address: &str) -> Notice {
    Notice {
        id: NoticeId::fresh(now()),
        reference: "N-7K3M-Q9PD".into(),
        item: Item::Offer(OfferId::fresh(now())),
        address: address.into(),
        reason: NoticeReason::UnsafeProduct,
        explanation: TYPED.into(),
        from: Some(Notifier {
            name: "Ewa".into(),
            email: EmailAddress::parse("ewa@przyklad.pl").ok(),
        }),
        locale: Locale::Pl,
        state,
        urgent: true,
        due_at: now() + Duration::days(1),
        assignee: None,
        version: 3,
        decision: None,
        created_at: now(),
    }
}

pub fn decision(outcome: Outcome) -> Decision {
    let restricts = outcome == Outcome::Restrict;
    Decision {
        id: DecisionId::fresh(now()),
        reference: "D-4F8Z-11AB".into(),
        item: Item::Offer(OfferId::fresh(now())),
        outcome,
        origin: Origin::Notice,
        measure: restricts.then_some(Measure::Hide),
        until: restricts.then(|| now().date_naive()),
        facts: TYPED.into(),
        ground: restricts.then(|| (Ground::Law, "art. 5 GPSR".into())),
        automated: false,
        state: DecisionState::InForce,
        before: None,
        by: None,
        decided_at: now(),
        ended_at: None,
    }
}

fn appeal(side: AppealSide, state: AppealState) -> Appeal {
    Appeal {
        id: AppealId::fresh(now()),
        reference: "A-0000-ZZZZ".into(),
        decision: DecisionId::fresh(now()),
        side,
        notice: None,
        person: None,
        text: TYPED.into(),
        state,
        due_at: now() + Duration::days(14),
        assignee: None,
        version: 2,
        reason: (state != AppealState::Open).then(|| "Bo tak.".into()),
        decided_by: None,
        created_at: now(),
        decided_at: (state != AppealState::Open).then(now),
    }
}

fn errors(fields: &[&str]) -> Vec<FieldError> {
    fields
        .iter()
        .map(|f| FieldError::new(*f, "invalid.required", ""))
        .collect()
}

fn typed() -> RestrictForm {
    RestrictForm {
        measure: "hide".into(),
        until: "2026-01-01".into(),
        ground: "terms".into(),
        ground_text: "§ 4 <b>".into(),
        facts: TYPED.into(),
        automated: true,
    }
}

/// Every field that is to be mended is linked to, and what was typed is kept.
fn mended(html: &str, fields: &[&str]) {
    for field in fields {
        assert!(
            html.contains(&format!("href=\"#f-{field}\"")),
            "{field} is linked"
        );
        assert_eq!(html.matches(&format!(" id=\"f-{field}\"")).count(), 1, "{field}");
    }
    assert!(!html.contains("<b>ołów"), "what was typed is no markup");
}

#[test]
fn a_form_for_anybody_keeps_what_was_typed() {
    let fields = ["address", "why", "explanation", "name", "email", "good_faith"];
    for item in [offer("published"), profile()] {
        let data = ReportData {
            item,
            form: NoticeForm {
                address: "http://127.0.0.1:3000/pl/oferta/kubek".into(),
                why: "counterfeit".into(),
                explanation: TYPED.into(),
                name: "Ewa".into(),
                email: "ewa".into(),
                good_faith: true,
            },
            errors: errors(&fields),
        };
        for html in check("report", &SITE, |v| report_page(v, &data)) {
            mended(&html, &fields);
            assert!(html.contains("noindex") && html.contains("value=\"counterfeit\" selected"));
            assert_eq!(html.matches("<option").count(), NoticeReason::ALL.len() + 1);
        }
    }
    for number in [None, Some("N-7K3M-Q9PD")] {
        let html = check("report-received", &SITE, |v| report_received_page(v, number));
        assert_eq!(html[0].contains("N-7K3M-Q9PD"), number.is_some());
    }
}

#[test]
fn the_operators_list_says_what_is_urgent_and_what_is_late() {
    let operator = who(OrganisationKind::Operator, Role::Operator);
    let line = |kind, about: &str, state: &str, item| CaseLine {
        kind,
        id: uuid::Uuid::nil(),
        reference: "N-7K3M-Q9PD".into(),
        item,
        name: "Kubek <b>".into(),
        enterprise: "Glinka".into(),
        about: about.into(),
        state: state.into(),
        urgent: about == "unsafe_product",
        due_at: now() + Duration::days(if about == "seller" { -1 } else { 3 }),
        created_at: now(),
        assignee: Some("Zofia".into()),
    };
    let (cup, shop) = (
        Item::Offer(OfferId::fresh(now())),
        Item::Enterprise(EnterpriseId::fresh(now())),
    );
    let mut lines: Vec<CaseLine> = NoticeReason::ALL
        .iter()
        .map(|r| line(CaseKind::Notice, r.name(), "open", cup))
        .collect();
    lines.push(line(CaseKind::Appeal, "seller", "open", shop));
    lines.push(line(CaseKind::Appeal, "notifier", "upheld", cup));
    lines.push(line(CaseKind::Notice, "counterfeit", "kept", cup));
    lines.push(line(CaseKind::Decision, "remove", "in_force", shop));
    for filter in CaseFilter::ALL {
        let list = CaseList {
            filter: *filter,
            lines: lines.clone(),
            total: 45,
            open: 5,
            page: 2,
        };
        let name = format!("notices-{filter}");
        for html in check_for(&name, &SITE, Some(&operator), |v| {
            cases_page(v, &list, Some("notice-done"))
        }) {
            assert_eq!(html.matches("aria-current=\"page\"").count(), 2, "tab and page");
            assert!(html.contains("class=\"pager\"") && html.contains("Kubek &lt;b&gt;"));
        }
    }
    let none = CaseList {
        filter: CaseFilter::Open,
        lines: Vec::new(),
        total: 0,
        open: 0,
        page: 1,
    };
    let html = check_for("notices-none", &SITE, Some(&operator), |v| {
        cases_page(v, &none, None)
    });
    assert!(html[0].contains("Nie ma zgłoszeń do rozpatrzenia"));
}

#[test]
fn a_notice_is_decided_with_everything_before_ones_eyes() {
    let operator = who(OrganisationKind::Operator, Role::Operator);
    let line = LogLine {
        id: uuid::Uuid::nil(),
        at: now(),
        actor: LogActor::System,
        acting: None,
        whence: None,
        kind: "offer".into(),
        subject: uuid::Uuid::nil(),
        subject_name: None,
        from: Some("draft".into()),
        to: "published".into(),
        changes: Vec::new(),
        note: None,
    };
    let ours = format!("{}/pl/oferta/kubek", SITE.base_url);
    for (state, item, restriction, address) in [
        (NoticeState::Open, offer("published"), None, ours.as_str()),
        (
            NoticeState::Open,
            profile(),
            Some(DecisionId::fresh(now())),
            "https://zlo.example/",
        ),
        (NoticeState::Open, offer("archived"), None, ours.as_str()),
        (NoticeState::Kept, offer("published"), None, ours.as_str()),
    ] {
        let (restrictable, open) = (item.restrictable, state == NoticeState::Open);
        let fields = [
            "keep",
            "measure",
            "until",
            "facts",
            "ground",
            "ground_text",
            "automated",
        ];
        let shown = if open && restrictable {
            fields.len()
        } else {
            usize::from(open)
        };
        let data = NoticeCaseData {
            case: NoticeCase {
                notice: notice(state, address),
                assignee: Some("Zofia".into()),
                mine: restrictable,
                item,
                restriction,
                others: vec![
                    notice(NoticeState::Kept, &ours),
                    notice(NoticeState::Restricted, &ours),
                ],
                decisions: vec![decision(Outcome::Keep), decision(Outcome::Restrict)],
                history: vec![line.clone()],
            },
            keep: TYPED.into(),
            restrict: typed(),
            errors: errors(&fields[..shown]),
            stale: true,
            done: Some("case-done"),
        };
        for html in check_for("notice-case", &SITE, Some(&operator), |v| {
            notice_case_page(v, &data)
        }) {
            mended(&html, &fields[..shown]);
            assert_eq!(html.contains("value=\"keep\""), open);
            assert_eq!(html.contains("value=\"restrict\""), open && restrictable);
            assert_eq!(html.contains("value=\"covered\""), open && restriction.is_some());
            assert!(
                !html.contains("href=\"https://zlo"),
                "an address of others is no link"
            );
        }
    }
}

#[test]
fn decisions_and_appeals_for_the_operator() {
    let operator = who(OrganisationKind::Operator, Role::Operator);
    for state in DecisionState::ALL {
        let data = DecisionCaseData {
            case: DecisionCase {
                decision: Decision {
                    state: *state,
                    ended_at: (*state != DecisionState::InForce).then(now),
                    ..decision(Outcome::Restrict)
                },
                decided_by: Some("Zofia".into()),
                item: offer("restricted"),
                notices: vec![notice(NoticeState::Restricted, "x")],
                appeal: (*state == DecisionState::Reversed)
                    .then(|| appeal(AppealSide::Seller, AppealState::Reversed)),
            },
            verdict: TYPED.into(),
            errors: if *state == DecisionState::InForce {
                errors(&["verdict"])
            } else {
                Vec::new()
            },
            done: Some("notice-done"),
        };
        for html in check_for("decision-case", &SITE, Some(&operator), |v| {
            decision_case_page(v, &data)
        }) {
            let lifts = *state == DecisionState::InForce;
            assert_eq!(html.contains("name=\"verdict\""), lifts, "{state}");
        }
    }
    for (item, errors) in [
        (None, errors(&["address"])),
        (Some(offer("published")), errors(&["measure", "facts"])),
        (Some(profile()), Vec::new()),
    ] {
        let data = RestrictData {
            address: "/pl/oferta/kubek".into(),
            item,
            restrict: typed(),
            errors,
        };
        check_for("restrict", &SITE, Some(&operator), |v| restrict_page(v, &data));
    }
    for (side, may_decide, item) in [
        (AppealSide::Seller, true, offer("restricted")),
        (AppealSide::Seller, false, offer("restricted")),
        (AppealSide::Notifier, true, offer("published")),
        (AppealSide::Notifier, true, offer("archived")),
    ] {
        let (reverses, restricts) = (
            may_decide && (side == AppealSide::Seller || item.restrictable),
            side == AppealSide::Notifier && item.restrictable,
        );
        let data = AppealCaseData {
            case: AppealCase {
                appeal: appeal(side, AppealState::Open),
                assignee: None,
                mine: false,
                decision: decision(match side {
                    AppealSide::Seller => Outcome::Restrict,
                    AppealSide::Notifier => Outcome::Keep,
                }),
                decided_by: None,
                may_decide,
                item,
                restriction: None,
                notices: vec![notice(NoticeState::Kept, "x")],
            },
            verdict: TYPED.into(),
            restrict: typed(),
            errors: if may_decide {
                errors(&["verdict"])
            } else {
                Vec::new()
            },
            stale: false,
            done: None,
        };
        for html in check_for("appeal-case", &SITE, Some(&operator), |v| {
            appeal_case_page(v, &data)
        }) {
            assert_eq!(html.contains("value=\"uphold\""), may_decide);
            assert_eq!(html.contains("value=\"reverse\""), reverses);
            assert_eq!(html.contains("name=\"measure\""), restricts);
        }
    }
}

#[test]
fn statements_say_the_reasons_and_how_to_appeal() {
    let statement = |appeal: Option<Appeal>, may_appeal, state| Statement {
        decision: Decision {
            state,
            ..decision(Outcome::Restrict)
        },
        item: offer("restricted"),
        appeal,
        may_appeal,
    };
    for statement in [
        statement(None, true, DecisionState::InForce),
        statement(None, false, DecisionState::InForce),
        statement(None, false, DecisionState::Ended),
        statement(
            Some(appeal(AppealSide::Seller, AppealState::Open)),
            false,
            DecisionState::InForce,
        ),
        statement(
            Some(appeal(AppealSide::Seller, AppealState::Upheld)),
            false,
            DecisionState::InForce,
        ),
    ] {
        let appeals = statement.may_appeal;
        let data = StatementData {
            statement,
            typed: TYPED.into(),
            errors: if appeals { errors(&["appeal"]) } else { Vec::new() },
            done: Some("appeal-done"),
        };
        for html in check_for("statement", &SITE, Some(&seller()), |v| statement_page(v, &data)) {
            assert_eq!(html.contains("name=\"appeal\""), appeals);
            mended(&html, if appeals { &["appeal"] } else { &[] });
            assert!(html.contains("art. 5 GPSR") || html.contains("art.\u{a0}5 GPSR"));
        }
    }
    for lines in [Vec::new(), vec![decision(Outcome::Restrict)]] {
        let list = Statements {
            total: u64::try_from(lines.len()).unwrap_or(0),
            in_force: u64::try_from(lines.len()).unwrap_or(0),
            lines: lines
                .into_iter()
                .map(|decision| StatementLine {
                    decision,
                    name: "Kubek <b>".into(),
                })
                .collect(),
            page: 1,
        };
        check_for("statements", &SITE, Some(&seller()), |v| {
            statements_page(v, &list)
        });
    }
    let look = |outcome, appeal| AppealLinkData {
        token: "ab".repeat(32),
        look: Some(AppealLook {
            decision: decision(outcome),
            item: offer("published"),
            appeal,
        }),
        typed: TYPED.into(),
        errors: errors(&["appeal"]),
    };
    for html in check("appeal-link", &SITE, |v| {
        appeal_link_page(v, &look(Outcome::Keep, None))
    }) {
        mended(&html, &["appeal"]);
    }
    let sent = AppealLinkData {
        errors: Vec::new(),
        ..look(
            Outcome::Restrict,
            Some(appeal(AppealSide::Seller, AppealState::Open)),
        )
    };
    for html in check("appeal-link-sent", &SITE, |v| appeal_link_page(v, &sent)) {
        assert!(!html.contains("<textarea"));
    }
    check("appeal-link-over", &SITE, |v| {
        appeal_link_page(v, &AppealLinkData::default())
    });
}
