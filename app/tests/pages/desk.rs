//! Pages of the desk and of invitations, for every role.

use crate::{
    check::{check, check_for},
    samples::{SITE, now},
};
use app::pages::{
    SignedIn,
    account::{InvitationData, invitation_page},
    desk::{
        DeskItem, FoundData, OrganisationData, SuppliersData, TeamData, found_page, organisation_page,
        suppliers_page, team_page,
    },
};
use chrono::Duration;
use market::{
    accounts::{Email, OrganisationKind, Role},
    ctx::{Acting, Actor},
    error::FieldError,
    id::{BillingAddressId, CostCentreId, EnterpriseId, InvitationId, OrganisationId, PersonId},
    locale::Locale,
    money::Money,
    organisations::{
        BillingAddress, BillingTyped, Buyer, CostCentre, Invitation, InvitationLook, InvitationState,
        LIMIT_CURRENCY, Member, OrganisationTyped, OrganisationView, OwnershipOffer, PostalAddress, Supplier,
        Team,
    },
    policy::{Action, may},
};

fn email(text: &str) -> Email {
    Email::parse(text).expect("an address")
}

pub fn invitation(kind: OrganisationKind, role: Role) -> Invitation {
    Invitation {
        id: InvitationId::fresh(now()),
        organisation: OrganisationId::fresh(now()),
        kind,
        organisation_name: "Odra <Soft>".into(),
        email: email("jan@przyklad.pl"),
        role,
        state: InvitationState::Open,
        inviter: Some("Anna".into()),
        sent_at: now(),
        expires_at: now() + Duration::days(7),
    }
}

pub fn ownership_offer() -> OwnershipOffer {
    OwnershipOffer {
        organisation: OrganisationId::fresh(now()),
        organisation_name: "Odra Soft".into(),
        from: PersonId::fresh(now()),
        from_name: "Anna".into(),
        to: PersonId::fresh(now()),
        to_name: "Jan".into(),
        expires_at: now() + Duration::days(7),
    }
}

fn organisation(kind: OrganisationKind) -> OrganisationView {
    OrganisationView {
        id: OrganisationId::fresh(now()),
        kind,
        name: "Odra <Soft>".into(),
        tax_number: Some("5260210228".into()),
        address: PostalAddress {
            street: "Rynek 1".into(),
            postcode: "50-001".into(),
            town: "Wrocław".into(),
        },
        version: 3,
    }
}

fn member(name: &str, role: Role) -> Member {
    Member {
        person: PersonId::fresh(now()),
        name: name.into(),
        email: Some(email("jan@przyklad.pl")),
        role,
        approval_limit: Some(Money {
            minor: 150_000,
            currency: LIMIT_CURRENCY,
        }),
        since: now(),
    }
}

/// Somebody signed in as a member of an organisation, who belongs to another one too.
pub fn signed_in(kind: OrganisationKind, role: Role) -> SignedIn {
    let acting = Acting {
        organisation: OrganisationId::fresh(now()),
        kind,
        role,
    };
    SignedIn {
        second_factor_lacks: false,
        name: "Anna".into(),
        organisation: Some("Odra <Soft>".into()),
        organisations: vec![
            (acting.organisation, "Odra <Soft>".into()),
            (OrganisationId::fresh(now()), "Glinka".into()),
        ],
        form_token: "ab".repeat(32),
        seeing_until: None,
        actor: Actor::Person {
            id: PersonId::fresh(now()),
            acting: Some(acting),
        },
    }
}

#[test]
fn a_team_shows_each_role_what_it_may_do_and_nothing_else() {
    for &kind in OrganisationKind::ALL {
        for &role in Role::of(kind) {
            let who = signed_in(kind, role);
            let Actor::Person { id, .. } = who.actor else {
                panic!("a person");
            };
            let mut members: Vec<Member> = Role::of(kind).iter().map(|&r| member(r.name(), r)).collect();
            members.push(Member {
                person: id,
                ..member("Anna", role)
            });
            let expired = Invitation {
                expires_at: now(),
                ..invitation(kind, Role::of(kind)[0])
            };
            let data = TeamData {
                team: Team {
                    organisation: organisation(kind),
                    members,
                    invitations: vec![invitation(kind, Role::of(kind)[1]), expired],
                    offer: None,
                },
                actor: who.actor,
                email: "zła".into(),
                role: String::new(),
                errors: vec![
                    FieldError::new("email", "invalid.email", "zła"),
                    FieldError::new("member", "team.last", ""),
                ],
                done: None,
            };
            let gives = role.gives(kind);
            for html in check_for(&format!("team-{kind}-{role}"), &SITE, Some(&who), |v| {
                team_page(v, &data)
            }) {
                assert_eq!(
                    html.matches("value=\"role\"").count(),
                    gives.len(),
                    "{kind}/{role}"
                );
                assert_eq!(html.contains("value=\"invite\""), !gives.is_empty());
                assert_eq!(html.contains("value=\"offer\""), role == Role::Owner);
                assert_eq!(html.matches("value=\"leave\"").count(), 1);
                assert!(html.contains("href=\"#f-member\"") && html.contains("id=\"f-member\""));
                // the header's menu leads to the other organisation, and to oneself
                assert_eq!(html.matches("name=\"organisation\"").count(), 2);
                for item in DeskItem::ALL {
                    let listed = html.contains(&format!("<li><a href=\"{}\"", item.route().path(Locale::Pl)));
                    let polish = html.contains("<html lang=\"pl\"");
                    assert!(!polish || listed == may(who.actor, item.action()), "{item:?}");
                }
            }
            let offered = TeamData {
                team: Team {
                    offer: Some(ownership_offer()),
                    ..data.team.clone()
                },
                ..data
            };
            for html in check_for("team-offered", &SITE, Some(&who), |v| team_page(v, &offered)) {
                assert_eq!(html.contains("value=\"withdraw\""), role == Role::Owner);
            }
        }
    }
}

#[test]
fn a_buyers_data_are_edited_by_those_who_may_and_keep_what_was_typed() {
    let buyer = Buyer {
        organisation: organisation(OrganisationKind::PublicBody),
        billing: vec![BillingAddress {
            id: BillingAddressId::fresh(now()),
            name: "Szkoła nr 3".into(),
            address: organisation(OrganisationKind::PublicBody).address,
            email: Some("faktury@przyklad.pl".into()),
        }],
        centres: vec![CostCentre {
            id: CostCentreId::fresh(now()),
            code: "MK-1".into(),
            name: "Oświata".into(),
        }],
        members: vec![member("Anna", Role::Owner), member("Jan", Role::Member)],
        suppliers: vec![
            Supplier {
                enterprise: EnterpriseId::fresh(now()),
                slug: "glinka".into(),
                name: "Glinka".into(),
                town: "Bolesławiec".into(),
                published: true,
            },
            Supplier {
                enterprise: EnterpriseId::fresh(now()),
                slug: "ukryta".into(),
                name: "Ukryta".into(),
                town: "Legnica".into(),
                published: false,
            },
        ],
    };
    for &role in Role::of(OrganisationKind::PublicBody) {
        let who = signed_in(OrganisationKind::PublicBody, role);
        let manages = may(who.actor, Action::BuyerManage);
        let jan = buyer.members[1].person.to_string();
        let data = OrganisationData {
            buyer: buyer.clone(),
            manages,
            typed: manages.then(|| OrganisationTyped {
                name: "Typed <b>".into(),
                ..OrganisationTyped::default()
            }),
            meanwhile: manages,
            billing: BillingTyped {
                name: "Przedszkole".into(),
                ..BillingTyped::default()
            },
            centre: ("X".into(), String::new()),
            limit: Some((jan, "dużo".into())),
            errors: vec![
                FieldError::new("tax_number", "invalid.tax_number", "1"),
                FieldError::new("billing_postcode", "invalid.postcode", ""),
                FieldError::new("code", "centre.taken", "X"),
                FieldError::new("limit", "invalid.amount", "dużo"),
            ],
            done: None,
        };
        for html in check_for(&format!("organisation-{role}"), &SITE, Some(&who), |v| {
            organisation_page(v, &data)
        }) {
            assert_eq!(html.contains("name=\"version\" value=\"3\""), manages, "{role}");
            assert_eq!(html.contains("value=\"Typed &lt;b&gt;\""), manages);
            assert_eq!(html.contains("value=\"billing-remove\""), manages);
            assert_eq!(html.contains("value=\"dużo\""), manages);
            assert_eq!(html.matches("name=\"limit\"").count(), usize::from(manages));
            if manages {
                for id in ["f-tax_number", "f-billing_postcode", "f-code", "f-limit"] {
                    assert!(html.contains(&format!("href=\"#{id}\"")), "{id} is linked");
                    assert!(html.contains(&format!(" id=\"{id}\"")), "{id} is there");
                }
            }
        }
        for (typed, suppliers) in [("", buyer.suppliers.clone()), ("https://", Vec::new())] {
            let data = SuppliersData {
                buyer: Buyer {
                    suppliers,
                    ..buyer.clone()
                },
                manages,
                typed: typed.into(),
                errors: Vec::new(),
                done: None,
            };
            for html in check_for(&format!("suppliers-{role}"), &SITE, Some(&who), |v| {
                suppliers_page(v, &data)
            }) {
                assert_eq!(html.contains("name=\"supplier\""), manages);
                assert!(!html.contains("/ukryta"), "a hidden one has no page");
            }
        }
    }
}

#[test]
fn an_invitation_offers_its_buttons_to_its_address_alone() {
    let who = signed_in(OrganisationKind::Company, Role::Owner);
    let look = |reader: Option<&str>, theirs| InvitationData {
        token: "ab".repeat(32),
        look: Some(InvitationLook {
            invitation: invitation(OrganisationKind::Company, Role::Finance),
            reader: reader.map(email),
            theirs,
        }),
        errors: vec![FieldError::new("invitation", "invitation.joined", "")],
    };
    for (data, accepts, out) in [
        (look(None, false), false, false),
        (look(Some("ewa@przyklad.pl"), false), false, true),
        (look(Some("jan@przyklad.pl"), true), true, false),
    ] {
        let signed = data.look.as_ref().and_then(|l| l.reader.as_ref()).map(|_| &who);
        for html in check_for("invitation", &SITE, signed, |v| invitation_page(v, &data)) {
            assert_eq!(html.contains("value=\"accept\""), accepts);
            assert_eq!(html.contains("ewa@przyklad.pl"), out, "it says who is signed in");
            assert!(html.contains("jan@przyklad.pl"), "it says who is invited");
            assert!(html.contains("id=\"f-invitation\""));
        }
    }
    for html in check("invitation-over", &SITE, |v| {
        invitation_page(v, &InvitationData::default())
    }) {
        assert!(!html.contains("value=\"accept\""));
    }
}

#[test]
fn founding_asks_for_what_an_invoice_needs() {
    let who = signed_in(OrganisationKind::Company, Role::Owner);
    let data = FoundData {
        typed: OrganisationTyped {
            kind: "public_body".into(),
            name: "Gmina".into(),
            ..OrganisationTyped::default()
        },
        errors: vec![
            FieldError::new("kind", "required", ""),
            FieldError::new("tax_number", "invalid.tax_number", ""),
        ],
    };
    for html in check_for("found", &SITE, Some(&who), |v| found_page(v, &data)) {
        assert!(html.contains("href=\"#f-kind\"") && html.contains("id=\"f-kind\""));
        assert_eq!(html.matches(" checked").count(), 1);
        assert!(html.contains("value=\"Gmina\""));
    }
}
