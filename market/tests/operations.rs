//! Stories of running the service: work that failed and is tried again, mails that are looked up, people that are helped, the
//! desk seen as somebody else, reports that are kept, and the ministry's register.

mod common;

use common::{World, day, enterprise, offer, start, worlds};
use market::{
    accounts::{Caller, OrganisationKind, OrganisationWish, PersonState, Role, SEEING_LIFE, Session},
    ctx::{Acting, Actor, Ctx},
    db::sql,
    enterprises::{DifferenceKind, DifferenceState, EntityType, Status},
    error::{Error, Result},
    figures::{Seen, Subject, What},
    id::{JobId, MailId, OrganisationId, PersonId},
    jobs::{JobKind, job_claim, job_enqueue, job_failed},
    locale::{Locale, Localised},
    mail::{MailQuery, MailState},
    organisations::OrganisationsQuery,
    policy::{Action, may},
    reports::{Measure, ReportQuery},
};
use std::collections::BTreeMap;
use uuid::Uuid;

const PASSWORD: &str = "kot pije mleko o świcie";

fn home() -> Caller {
    Caller {
        address: "203.0.113.77".parse().expect("an address"),
        user_agent: "Firefox".into(),
        device: None,
        session: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Invalid(e)) => e[0].code,
        Err(Error::Forbidden) => "forbidden",
        Err(Error::NotFound) => "not found",
        Err(Error::Conflict { .. }) => "conflict",
        other => panic!("{other:?}"),
    }
}

/// Somebody of the operator's who is nobody's account.
fn staff(role: Role) -> Actor {
    Actor::Person {
        id: PersonId(Uuid::from_u128(7)),
        acting: Some(Acting {
            organisation: OrganisationId(Uuid::from_u128(8)),
            kind: OrganisationKind::Operator,
            role,
        }),
    }
}

impl World {
    fn staff(&self, role: Role) -> Ctx {
        self.ctx().by(staff(role))
    }

    async fn person(
        &self,
        email: &str,
        name: &str,
        wish: Option<(OrganisationKind, &str, Role)>,
    ) -> PersonId {
        let (m, system) = (&self.market, self.market.system());
        let id = m
            .person_add(&system, email, name, Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        if let Some((kind, slug, role)) = wish {
            let wish = OrganisationWish {
                slug: slug.into(),
                kind: Some(kind),
                name: Some(slug.into()),
            };
            m.role_give(&system, email, wish, role).await.expect("given");
        }
        id
    }

    async fn signed_in(&self, email: &str) -> (Session, market::random::Secret) {
        let m = &self.market;
        let entry = m
            .sign_in(&self.ctx(), &home(), email, PASSWORD)
            .await
            .expect("in");
        let secret = entry.whole().expect("no second factor").session;
        (self.session(&secret).await.expect("holds"), secret)
    }

    async fn session(&self, secret: &market::random::Secret) -> Option<Session> {
        let now = self.ctx().now;
        self.market.session_find(now, secret).await.expect("read")
    }

    /// How often the log says this.
    async fn told(&self, kind: &str, to: &str) -> i64 {
        let row: Option<(i64,)> = sql("select count(*) from event where kind = $1 and to_state = $2")
            .bind(kind.to_owned())
            .bind(to.to_owned())
            .first(&mut self.market.db.read().await.expect("a reader"))
            .await
            .expect("counted");
        row.map_or(0, |(n,)| n)
    }

    /// A job of this kind that was given up.
    async fn failed_job(&self, kind: JobKind, subject: &str, error: &'static str) {
        let (now, subject) = (self.ctx().now, subject.to_owned());
        self.market
            .db
            .write(move |conn| {
                Box::pin(async move {
                    job_enqueue(conn, now, kind, subject).await?;
                    let jobs = job_claim(conn, now, kind, 1, chrono::Duration::minutes(1)).await?;
                    job_failed(conn, now, &jobs[0], error, true).await
                })
            })
            .await
            .expect("written");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_work_is_shown_and_tried_again_once() {
    for world in worlds().await {
        let m = &world.market;
        let (operator, auditor) = (world.staff(Role::Operator), world.staff(Role::Auditor));
        for n in 0..3 {
            world
                .failed_job(
                    JobKind::MakePicture,
                    &format!("00000000-0000-7000-8000-00000000000{n}"),
                    "timed out",
                )
                .await;
        }
        let now = world.ctx().now;
        m.db.write(move |conn| {
            Box::pin(async move {
                job_enqueue(
                    conn,
                    now - chrono::Duration::minutes(6),
                    JobKind::ExportData,
                    "x".into(),
                )
                .await?;
                job_enqueue(conn, now, JobKind::DeskImport, "y".into()).await?;
                job_claim(conn, now, JobKind::DeskImport, 1, chrono::Duration::minutes(1)).await
            })
        })
        .await
        .expect("written");
        let health = m.health(&auditor, 1).await.expect("read");
        let queue = |kind| health.queues.iter().find(|q| q.kind == kind).expect("every kind");
        assert_eq!(health.queues.len(), JobKind::ALL.len());
        let pictures = queue(JobKind::MakePicture);
        assert_eq!(
            (pictures.failed, pictures.waiting, pictures.oldest),
            (3, 0, None),
            "{}",
            world.name
        );
        let late = queue(JobKind::ExportData);
        assert_eq!(
            (late.waiting, late.late, late.running),
            (1, 1, 0),
            "{}",
            world.name
        );
        let running = queue(JobKind::DeskImport);
        assert_eq!(
            (running.waiting, running.running, running.late),
            (0, 1, 0),
            "{}",
            world.name
        );
        assert_eq!((health.failed_total, health.failed.len()), (3, 3));
        assert_eq!(
            (health.failed[0].attempts, &*health.failed[0].error),
            (1, "timed out")
        );
        assert_eq!(m.health(&auditor, 2).await.expect("read").failed, []);
        assert!(health.schema >= 9, "{}: {}", world.name, health.schema);
        assert_eq!(health.index.found, health.index.shown);
        // who only reads can't try again
        let first = health.failed[0].id;
        assert_eq!(code(m.job_retry(&auditor, first).await), "forbidden");
        assert_eq!(
            code(m.jobs_retry(&auditor, JobKind::MakePicture).await),
            "forbidden"
        );
        assert_eq!(code(m.health(&world.ctx(), 1).await), "forbidden");
        for _ in 0..2 {
            m.job_retry(&operator, first).await.expect("again");
        }
        m.job_retry(&operator, JobId(Uuid::nil()))
            .await
            .expect("nothing to do");
        assert_eq!(
            m.jobs_retry(&operator, JobKind::MakePicture)
                .await
                .expect("again"),
            2
        );
        assert_eq!(
            m.jobs_retry(&operator, JobKind::MakePicture)
                .await
                .expect("again"),
            0
        );
        let health = m.health(&operator, 1).await.expect("read");
        let pictures = health
            .queues
            .iter()
            .find(|q| q.kind == JobKind::MakePicture)
            .expect("there");
        assert_eq!((pictures.failed, pictures.waiting), (0, 3), "{}", world.name);
        assert_eq!(world.told("job", "again").await, 3, "{}", world.name);
        // the index is asked for once, however often the button is pressed
        for _ in 0..2 {
            m.index_rebuild_ask(&operator).await.expect("asked");
        }
        assert!(m.health(&operator, 1).await.expect("read").index.rebuilding);
        assert_eq!(
            world
                .rows("select count(*) from job where kind = 'rebuild'")
                .await,
            1
        );
        world.settle().await;
        assert!(
            !m.health(&operator, 1).await.expect("read").index.rebuilding,
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_are_found_without_names_and_opening_one_is_told() {
    for world in worlds().await {
        let m = &world.market;
        let operator = world.staff(Role::Operator);
        world.person("Anna.Nowak@przyklad.pl", "Anna", None).await;
        for _ in 0..3 {
            m.link_ask(
                &world.ctx(),
                &home(),
                "anna.nowak@przyklad.pl",
                market::accounts::LinkPurpose::Reset,
            )
            .await
            .expect("asked");
        }
        world
            .memory()
            .fail_next(market::mail::SendError::lasting("mailbox full"));
        world.post().await;
        let page = m
            .mails_find(&operator, &MailQuery::default())
            .await
            .expect("a page");
        assert!(!page.lines.is_empty() && page.older.is_none());
        assert!(
            page.lines.iter().all(|l| l.to == "A…@przyklad.pl"),
            "{:?}",
            page.lines
        );
        let query = |pairs: &[(&'static str, &'static str)]| MailQuery::parse(pairs.iter().copied());
        let to = query(&[("recipient", "ANNA.nowak@przyklad.pl"), ("state", "failed")]).expect("read");
        assert_eq!(
            MailQuery::parse(to.pairs().iter().map(|(n, v)| (*n, v.as_str()))).expect("read"),
            to
        );
        let found = m.mails_find(&operator, &to).await.expect("a page");
        assert!(!found.lines.is_empty(), "{}: capitals don't matter", world.name);
        assert_eq!(world.told("mail_access", "searched").await, 1);
        let none = query(&[("recipient", "nikt@przyklad.pl")]).expect("read");
        assert!(
            m.mails_find(&operator, &none)
                .await
                .expect("a page")
                .lines
                .is_empty()
        );
        for (pairs, field) in [
            ([("recipient", "anna")], "recipient"),
            ([("state", "lost")], "state"),
            ([("before", "x")], "before"),
        ] {
            assert_eq!(query(&pairs).expect_err("refused")[0].field, field);
        }
        let later = MailQuery {
            before: Some(found.lines[0].id),
            ..MailQuery::default()
        };
        let rest = m.mails_find(&operator, &later).await.expect("a page").lines;
        assert!(rest.iter().all(|l| l.id != found.lines[0].id) && rest.len() < page.lines.len());

        let id = found.lines[0].id;
        let case = m.mail_open(&operator, id).await.expect("opened");
        assert_eq!(case.to.as_str(), "Anna.Nowak@przyklad.pl");
        assert!(case.can_retry(world.ctx().now) && case.whole);
        assert_eq!(world.told("mail_access", "opened").await, 1);
        assert_eq!(
            code(m.mail_open(&operator, MailId(Uuid::nil())).await),
            "not found"
        );
        assert_eq!(
            code(m.mail_open(&world.staff(Role::Editor), id).await),
            "forbidden"
        );
        // a mail and its job are tried again together, and a link that has run out is not sent
        let failed = m.health(&operator, 1).await.expect("read").failed_total;
        assert!(failed >= 1);
        m.mail_retry(&operator, id).await.expect("again");
        let health = m.health(&operator, 1).await.expect("read");
        assert_eq!(health.failed_total, failed - 1, "{}", world.name);
        assert_eq!(code(m.mail_retry(&operator, id).await), "conflict");
        world.at(start() + chrono::TimeDelta::hours(1));
        m.jobs_retry(&world.staff(Role::Operator), JobKind::SendMail)
            .await
            .expect("again");
        assert_eq!(
            m.health(&operator, 1).await.expect("read").failed_total,
            0,
            "{}",
            world.name
        );
        let counts: BTreeMap<_, _> = health.mails.into_iter().collect();
        assert_eq!(counts.len(), MailState::ALL.len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_looked_up_and_kept_out_for_a_reason() {
    for world in worlds().await {
        let m = &world.market;
        let me = world
            .person(
                "operator@przyklad.pl",
                "Olga",
                Some((OrganisationKind::Operator, "dops", Role::Operator)),
            )
            .await;
        let anna = world
            .person(
                "anna@przyklad.pl",
                "Łucja Żółć",
                Some((OrganisationKind::Company, "odra", Role::Owner)),
            )
            .await;
        for n in 0..26 {
            world
                .person(&format!("ktos{n:02}@przyklad.pl"), &format!("Ktoś {n:02}"), None)
                .await;
        }
        let (session, _) = world.signed_in("operator@przyklad.pl").await;
        let ctx = world.ctx().by(session.actor());
        let names = |page: market::accounts::PeoplePage| -> Vec<String> {
            page.lines.into_iter().map(|l| l.person.name).collect()
        };
        // without diacritics, by either, and wildcards mean themselves
        for q in ["lucja", "ŻÓŁĆ", "anna@przy"] {
            assert_eq!(
                names(m.people_find(&ctx, q, None).await.expect("found")),
                ["Łucja Żółć"],
                "{} {q}",
                world.name
            );
        }
        assert!(
            m.people_find(&ctx, "%%%", None)
                .await
                .expect("found")
                .lines
                .is_empty()
        );
        assert_eq!(code(m.people_find(&ctx, " lu ", None).await), "people.letters");
        let first = m.people_find(&ctx, "ktoś", None).await.expect("found");
        assert_eq!((first.lines.len(), first.next.is_some()), (25, true));
        let second = m.people_find(&ctx, "ktoś", first.next).await.expect("found");
        assert_eq!(
            (names(second.clone()), second.next),
            (vec!["Ktoś 25".to_owned()], None)
        );
        assert_eq!(world.told("person_access", "searched").await, 6, "{}", world.name);
        for role in [Role::Auditor, Role::Editor] {
            assert_eq!(
                code(m.people_find(&world.staff(role), "anna", None).await),
                "forbidden"
            );
        }

        let (hers, secret) = world.signed_in("anna@przyklad.pl").await;
        m.name_change(&world.ctx().by(hers.actor()), "Łucja Nowa")
            .await
            .expect("renamed");
        assert_eq!(
            names(m.people_find(&ctx, "nowa", None).await.expect("found")),
            ["Łucja Nowa"]
        );
        let case = m.person_open(&ctx, anna).await.expect("opened");
        assert_eq!((case.sessions, case.second_factor, case.passkeys), (1, false, 0));
        assert_eq!(case.memberships.len(), 1);
        assert!(!case.colleague() && m.person_open(&ctx, me).await.expect("opened").colleague());
        assert_eq!(world.told("person_access", "opened").await, 2);
        assert_eq!(
            code(m.person_open(&ctx, PersonId(Uuid::nil())).await),
            "not found"
        );

        assert_eq!(m.person_sessions_end(&ctx, anna).await.expect("ended"), 1);
        assert!(world.session(&secret).await.is_none(), "{}", world.name);
        let out = PersonState::Suspended;
        assert_eq!(
            code(m.person_block(&ctx, anna, out, " ").await),
            "invalid.required"
        );
        assert_eq!(
            code(m.person_block(&ctx, anna, out, &"x".repeat(501)).await),
            "invalid.too_long"
        );
        assert_eq!(code(m.person_block(&ctx, me, out, "ja").await), "forbidden");
        m.person_block(&ctx, anna, out, "spam").await.expect("out");
        assert_eq!(code(m.person_block(&ctx, anna, out, "spam").await), "conflict");
        assert!(
            m.sign_in(&world.ctx(), &home(), "anna@przyklad.pl", PASSWORD)
                .await
                .is_err()
        );
        m.person_block(&ctx, anna, PersonState::Active, "pomyłka")
            .await
            .expect("in");
        world.signed_in("anna@przyklad.pl").await;
        let note: Option<(Option<String>,)> =
            sql("select note from event where kind = 'person' and to_state = 'suspended'")
                .first(&mut m.db.read().await.expect("a reader"))
                .await
                .expect("read");
        assert_eq!(note, Some((Some("spam".to_owned()),)));

        let found = m
            .organisations_find(
                &ctx,
                &OrganisationsQuery {
                    q: "ODRA".into(),
                    ..OrganisationsQuery::default()
                },
            )
            .await
            .expect("found");
        assert_eq!(found.lines.len(), 1);
        assert_eq!(
            (found.lines[0].members, found.lines[0].enterprise.clone()),
            (1, None)
        );
        let kind = OrganisationsQuery::parse([("kind", "operator"), ("q", "")]).expect("read");
        let operators = m.organisations_find(&ctx, &kind).await.expect("found").lines;
        assert_eq!(operators.iter().map(|l| &*l.slug).collect::<Vec<_>>(), ["dops"]);
        let after = OrganisationsQuery {
            after: Some("dops".into()),
            ..OrganisationsQuery::default()
        };
        assert_eq!(
            m.organisations_find(&ctx, &after).await.expect("found").lines[0].slug,
            "odra"
        );
        let case = m
            .organisation_open(&ctx, found.lines[0].id)
            .await
            .expect("opened");
        assert_eq!(
            (case.members.len(), case.members[0].1, &*case.slug),
            (1, PersonState::Active, "odra")
        );
        assert_eq!(case.claims, []);
        assert_eq!(world.told("organisation_access", "opened").await, 1);
        let ewa = m.owner_named(&ctx, "ktos01@przyklad.pl").await.expect("found");
        m.ownership_transfer_by_operator(&ctx, case.organisation.id, ewa, "odeszła")
            .await
            .expect("handed over");
        assert_eq!(
            m.organisation_open(&ctx, case.organisation.id)
                .await
                .expect("opened")
                .members
                .len(),
            2
        );
    }
}

#[test]
fn who_sees_as_somebody_else_may_read_what_they_may_and_nothing_more() {
    let (id, by) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    for &kind in OrganisationKind::ALL {
        for &role in Role::of(kind) {
            let acting = Acting {
                organisation: OrganisationId(Uuid::from_u128(3)),
                kind,
                role,
            };
            let (seen, own) = (
                Actor::Seen { id, acting, by },
                Actor::Person {
                    id,
                    acting: Some(acting),
                },
            );
            for &action in Action::ALL.iter() {
                assert_eq!(
                    may(seen, action),
                    action.reads() && may(own, action),
                    "{kind}/{role} {action:?}"
                );
            }
            assert!(!may(seen, Action::AccountOwn) && !may(seen, Action::LogRead));
            assert_eq!(
                seen.name(),
                Actor::Person { id: by, acting: None }.name(),
                "what it did would be the operator's"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_is_seen_as_somebody_else_for_a_while_and_only_read() {
    for world in worlds().await {
        let m = &world.market;
        let shop = world
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![offer("a", "Kubek", "ceramics", 100)],
            )
            .await;
        world
            .person(
                "operator@przyklad.pl",
                "Olga",
                Some((OrganisationKind::Operator, "dops", Role::Operator)),
            )
            .await;
        let other = world
            .person(
                "drugi@przyklad.pl",
                "Drugi",
                Some((OrganisationKind::Operator, "dops", Role::Auditor)),
            )
            .await;
        let anna = world
            .person(
                "anna@przyklad.pl",
                "Anna",
                Some((OrganisationKind::Enterprise, "glinka", Role::Owner)),
            )
            .await;
        m.enterprise_claim_grant(&m.system(), "glinka", "glinka")
            .await
            .expect("granted");
        let (session, secret) = world.signed_in("operator@przyklad.pl").await;
        let ctx = world.ctx().by(session.actor());
        let glinka = m.person_open(&ctx, anna).await.expect("opened").memberships[0]
            .acting
            .organisation;
        let dops = m.person_open(&ctx, other).await.expect("opened").memberships[0]
            .acting
            .organisation;
        let see = async |person, organisation, reason: &str| {
            m.seeing_begin(&ctx, session.id, person, organisation, reason)
                .await
                .map(|a| a.kind)
        };
        assert_eq!(code(see(anna, glinka, "").await), "invalid.required");
        assert_eq!(code(see(other, dops, "x").await), "forbidden");
        assert_eq!(code(see(anna, dops, "x").await), "not found");
        let elsewhere = world.staff(Role::Operator);
        let refused = m
            .seeing_begin(&elsewhere, session.id, anna, glinka, "x")
            .await
            .map(drop);
        assert_eq!(code(refused), "not found", "{}: another's session", world.name);
        for role in [Role::Auditor, Role::Editor] {
            let refused = m
                .seeing_begin(&world.staff(role), session.id, anna, glinka, "x")
                .await
                .map(drop);
            assert_eq!(code(refused), "forbidden");
        }
        assert_eq!(
            see(anna, glinka, "zgłoszenie 12").await.expect("begun"),
            OrganisationKind::Enterprise
        );
        let seen = world.session(&secret).await.expect("holds");
        assert!(
            matches!(seen.actor(), Actor::Seen { id, .. } if id == anna),
            "{}",
            world.name
        );
        let view = world.ctx().by(seen.actor());
        let offers = m.desk_offers(&view).await.expect("read");
        assert_eq!(offers.len(), 1, "{}: the seller's own", world.name);
        m.team(&view).await.expect("read");
        assert_eq!(
            code(m.desk_offer_create(&view, market::catalogue::Kind::Product).await),
            "forbidden"
        );
        assert_eq!(code(m.account(&view).await.map(drop)), "forbidden");
        assert_eq!(code(m.data_export(&view).await), "forbidden");
        assert_eq!(code(m.sign_out_everywhere(&view).await), "forbidden");
        assert_eq!(code(m.people_find(&view, "anna", None).await), "forbidden");
        assert_eq!(
            code(m.seeing_begin(&view, seen.id, anna, glinka, "x").await.map(drop)),
            "forbidden"
        );
        assert_eq!(
            (
                world.told("seeing_as", "open").await,
                world.told("seeing_as", "ended").await
            ),
            (1, 0)
        );
        // ended, and ended once
        for _ in 0..2 {
            m.seeing_end(&view, &seen).await.expect("ended");
        }
        assert_eq!(world.told("seeing_as", "ended").await, 1);
        assert!(world.session(&secret).await.expect("holds").seeing.is_none());
        // its time is over
        see(anna, glinka, "jeszcze raz").await.expect("begun");
        world.at(start() + SEEING_LIFE - chrono::TimeDelta::seconds(1));
        assert!(world.session(&secret).await.expect("holds").seeing.is_some());
        world.at(start() + SEEING_LIFE);
        assert!(world.session(&secret).await.expect("holds").seeing.is_none());
        assert_eq!(world.told("seeing_as", "ended").await, 2);
        assert_eq!(world.rows("select count(*) from seeing_as").await, 0);
        // whoever is kept out, or has come to run the service, is seen no more
        let ctx = world.ctx().by(session.actor());
        m.seeing_begin(&ctx, session.id, anna, glinka, "x")
            .await
            .expect("begun");
        m.person_block(&ctx, anna, PersonState::Suspended, "x")
            .await
            .expect("out");
        assert!(world.session(&secret).await.expect("holds").seeing.is_none());
        m.person_block(&ctx, anna, PersonState::Active, "x")
            .await
            .expect("in");
        m.seeing_begin(&ctx, session.id, anna, glinka, "x")
            .await
            .expect("begun");
        let wish = OrganisationWish {
            slug: "dops".into(),
            kind: None,
            name: None,
        };
        m.role_give(&m.system(), "anna@przyklad.pl", wish.clone(), Role::Editor)
            .await
            .expect("given");
        assert!(world.session(&secret).await.expect("holds").seeing.is_none());
        // nor by who may not see any more
        m.role_give(&m.system(), "operator@przyklad.pl", wish, Role::Auditor)
            .await
            .expect("given");
        assert!(world.session(&secret).await.expect("holds").seeing.is_none());
        assert!(!shop.0.is_nil());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_counts_a_period_and_is_kept_as_it_was() {
    for world in worlds().await {
        let m = &world.market;
        let mut foundation = enterprise("Ogniwo", "Legnica");
        foundation.entity_type = EntityType::Foundation;
        let shop = world
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![
                    offer("a", "Kubek", "ceramics", 100),
                    offer("b", "Misa", "ceramics", 100),
                ],
            )
            .await;
        world.at(start() + chrono::TimeDelta::days(10));
        world
            .fill("ogniwo", foundation, vec![offer("c", "Torba", "ceramics", 100)])
            .await;
        let now = world.ctx().now;
        let licence = |number: &str, starts, ends, state, state_on| market::certification::LicenceDraft {
            number: number.into(),
            grantor: "DS".into(),
            enterprise: shop,
            recommended_on: None,
            granted_on: None,
            starts_on: starts,
            ends_on: ends,
            state,
            state_on,
            state_reason: state_on.map(|_| "powód".into()),
            covers: vec![("a".into(), None)],
        };
        use market::certification::LicenceState::{Active, Withdrawn};
        let licences = [
            licence("DS/2026/0001", day(2026, 11, 25), day(2027, 11, 24), Active, None),
            licence("DS/2025/0002", day(2025, 11, 25), day(2026, 11, 24), Active, None),
            licence(
                "DS/2026/0003",
                day(2026, 6, 1),
                day(2027, 5, 31),
                Withdrawn,
                Some(day(2026, 11, 26)),
            ),
        ];
        m.db.write(move |conn| {
            Box::pin(async move {
                for l in licences {
                    market::certification::licence_put(conn, now, &l).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("written");
        for (what, n) in [(What::View, 5), (What::Search, 2), (What::Contact, 1)] {
            for _ in 0..n {
                let subject = Subject::Enterprise("glinka".into());
                m.figures.count(Seen {
                    subject,
                    what,
                    words: String::new(),
                });
            }
        }
        m.figures_write(&m.system()).await.expect("written");
        // a report ends before the instant at which it is asked for
        world.at(now + chrono::TimeDelta::minutes(1));
        let ctx = world.staff(Role::Operator);
        let query = |since, until| ReportQuery {
            since,
            until,
            county: None,
            entity_type: None,
        };
        let all = query(day(2026, 11, 1), day(2026, 12, 3));
        let report = m.report(&ctx, &all).await.expect("computed");
        let total = report.total();
        let got: Vec<i64> = Measure::ALL.iter().map(|x| total.get(*x)).collect();
        assert_eq!(got, [2, 2, 3, 3, 1, 1, 1, 1, 0, 0, 0, 5, 2, 1], "{}", world.name);
        assert_eq!((report.by_county().len(), report.by_entity_type().len()), (2, 2));
        // the first days alone: what was published later is not there yet
        let early = m
            .report(&ctx, &query(day(2026, 11, 23), day(2026, 11, 24)))
            .await
            .expect("computed")
            .total();
        let got: Vec<i64> = Measure::ALL.iter().map(|x| early.get(*x)).collect();
        assert_eq!(got, [1, 1, 2, 2, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0], "{}", world.name);
        let later = m
            .report(&ctx, &query(day(2026, 12, 2), day(2026, 12, 3)))
            .await
            .expect("computed")
            .total();
        assert_eq!(
            (
                later.get(Measure::EnterprisesPublished),
                later.get(Measure::EnterprisesNew)
            ),
            (2, 1)
        );
        let only = ReportQuery {
            entity_type: Some(EntityType::Foundation),
            ..all.clone()
        };
        assert_eq!(
            m.report(&ctx, &only)
                .await
                .expect("computed")
                .total()
                .get(Measure::OffersNew),
            1
        );

        let definitions: market::reports::Definitions = Measure::ALL
            .iter()
            .map(|x| {
                (
                    *x,
                    [(Locale::Pl, x.name().to_owned())]
                        .into_iter()
                        .collect::<Localised<String>>(),
                )
            })
            .collect();
        let auditor = world.staff(Role::Auditor);
        assert_eq!(
            code(m.report_freeze(&auditor, &all, "x", definitions.clone()).await),
            "forbidden"
        );
        assert_eq!(
            code(m.report_freeze(&ctx, &all, " ", definitions.clone()).await),
            "invalid.title_missing"
        );
        // whoever keeps one has an account
        world
            .person(
                "operator@przyklad.pl",
                "Olga",
                Some((OrganisationKind::Operator, "dops", Role::Operator)),
            )
            .await;
        let (session, _) = world.signed_in("operator@przyklad.pl").await;
        let ctx = world.ctx().by(session.actor());
        let id = m
            .report_freeze(&ctx, &all, "Listopad", definitions.clone())
            .await
            .expect("kept");
        assert_eq!(
            m.report_freeze(&ctx, &all, "Listopad", definitions.clone())
                .await
                .expect("kept"),
            id,
            "kept once"
        );
        let csv = m.report_csv(&report, Measure::ALL).expect("CSV");
        assert!(
            csv.starts_with("\u{feff}since,until,computed_at,county,") && csv.contains(",0201,"),
            "{csv}"
        );
        // the catalogue goes on, the kept one does not
        let mut gone = enterprise("Glinka", "Bolesławiec");
        gone.state = market::enterprises::EnterpriseState::Hidden;
        world.fill("glinka", gone, Vec::new()).await;
        let kept = m.report_kept(&auditor, id).await.expect("there");
        assert_eq!((kept.report.total(), &*kept.title), (total, "Listopad"));
        assert_eq!(kept.definitions, definitions);
        assert_eq!(kept.by.map(|(_, name)| name).as_deref(), Some("Olga"));
        world.at(world.ctx().now + chrono::TimeDelta::minutes(1));
        let now_hidden = m
            .report(&world.staff(Role::Operator), &all)
            .await
            .expect("computed")
            .total();
        assert_eq!(now_hidden.get(Measure::EnterprisesPublished), 1, "{}", world.name);
        let (lines, n) = m.reports_kept(&auditor, 1).await.expect("a list");
        assert_eq!((lines.len(), n, lines[0].id), (1, 1, id));
        for text in ["update report set title = 'x'", "delete from report"] {
            let refused =
                m.db.write(move |conn| Box::pin(async move { sql(text).run(conn).await }))
                    .await
                    .expect_err("refused");
            assert!(
                refused.to_string().contains("never changes"),
                "{}: {refused}",
                world.name
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_register_is_compared_and_taken_over() {
    for world in worlds().await {
        let m = &world.market;
        let with = |name: &str, nip: Option<&str>, krs: &str, status: Option<&str>| {
            let mut e = enterprise(name, "Bolesławiec");
            e.nip = nip.map(str::to_owned);
            e.krs = Some(krs.into());
            e.status = status.map(|decision| Status {
                decision: decision.into(),
                decided_on: day(2023, 4, 4),
                checked_on: day(2026, 1, 1),
            });
            e
        };
        for (key, nip, krs, status) in [
            ("zgodna", Some("5260210228"), "0000000001", Some("PS.1.2023")),
            ("inna", None, "0000000002", Some("PS.2.2023")),
            ("utracona", None, "0000000003", Some("PS.3.2023")),
            ("brak", None, "0000000004", Some("PS.4.2023")),
            ("nowa", None, "0000000005", None),
        ] {
            world.fill(key, with(key, nip, krs, status), Vec::new()).await;
        }
        let ctx = world.staff(Role::Operator).by(Actor::System);
        let file = "Nazwa;NIP;KRS;Numer decyzji;Data decyzji;Status\n\
            Zgodna;526-021-02-28;;ps.1.2023;04.04.2023;aktywny\n\
            Inna;;2;PS.9.2024;2024-01-02;aktywny\n\
            Utracona;;0000000003;PS.3.2023;04.04.2023;utracony\n\
            Nowa;;0000000005;PS.5.2026;2026-05-05;aktywny\n\
            Obca;;0000000099;PS.6.2026;2026-05-05;aktywny\n\
            Zła;;;PS.7.2026;2026-05-05;aktywny\n";
        let (today, stale) = (m.today(&ctx), m.statuses_stale(&ctx, 1).await.expect("read"));
        assert_eq!(
            (stale.1, stale.0.len()),
            (4, 4),
            "{}: looked at in January",
            world.name
        );
        assert_eq!(
            code(
                m.register_compare(&ctx, "x.csv", today + chrono::Days::new(1), file.into())
                    .await
            ),
            "register.future"
        );
        assert_eq!(
            code(m.register_compare(&ctx, "x.csv", today, Vec::new()).await),
            "invalid.file_empty"
        );
        assert_eq!(
            code(
                m.register_look(&world.staff(Role::Auditor), file.into())
                    .await
                    .map(drop)
            ),
            "forbidden"
        );
        let looked = m.register_look(&ctx, file.into()).await.expect("compared");
        assert_eq!((looked.rows, looked.refused.len(), looked.found.len()), (6, 1, 6));
        assert_eq!(world.rows("select count(*) from register_check").await, 0);
        let id = m
            .register_compare(&ctx, "rejestr.csv", today, file.into())
            .await
            .expect("compared");
        let check = m.register_check(&ctx, id).await.expect("there");
        for kind in DifferenceKind::ALL {
            assert_eq!(check.count(*kind).all, 1, "{}: {kind}", world.name);
        }
        assert_eq!((check.rows, check.refused.len(), check.clear()), (6, 1, 4));
        assert_eq!(m.register_checks(&ctx).await.expect("a list").len(), 1);
        let of = async |kind| {
            m.register_differences(&ctx, id, kind, 1)
                .await
                .expect("a page")
                .remove(0)
        };
        let status = async |slug: &str| match m.enterprise(&world.ctx(), slug).await.expect("there") {
            market::enterprises::Lookup::Found(e) => e.status,
            other => panic!("{other:?}"),
        };
        // what is missing is taken over by hand alone
        let missing = of(DifferenceKind::Missing).await;
        assert!(!missing.clear && missing.content.entry.is_none());
        // somebody changed one meanwhile: it is left alone
        world
            .fill(
                "inna",
                with("inna", None, "0000000002", Some("PS.8.2023")),
                Vec::new(),
            )
            .await;
        let other = of(DifferenceKind::OtherDecision).await;
        assert_eq!(code(m.register_apply(&ctx, id, other.id).await), "conflict");
        assert_eq!(
            m.register_apply_clear(&ctx, id).await.expect("taken over"),
            (3, 1)
        );
        assert_eq!(
            m.register_apply_clear(&ctx, id).await.expect("taken over"),
            (0, 1)
        );
        assert_eq!(
            status("zgodna").await.map(|s| (s.decision, s.checked_on)),
            Some(("ps.1.2023".to_owned(), today))
        );
        assert_eq!(
            status("nowa").await.map(|s| s.decision).as_deref(),
            Some("PS.5.2026")
        );
        assert_eq!(status("utracona").await, None, "{}", world.name);
        assert!(status("brak").await.is_some());
        for _ in 0..2 {
            m.register_apply(&ctx, id, missing.id).await.expect("taken over");
        }
        assert_eq!(status("brak").await, None);
        assert_eq!(of(DifferenceKind::Missing).await.state, DifferenceState::Applied);
        assert_eq!(
            code(
                m.register_apply(&ctx, id, of(DifferenceKind::Unknown).await.id)
                    .await
            ),
            "not found"
        );
        // an event for each step, with what was and what is
        let applied = world
            .rows("select count(*) from register_difference where state = 'applied'")
            .await;
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'enterprise_status'")
                .await,
            applied
        );
        assert_eq!(applied, 4);
        // the rest is compared anew
        let again = m
            .register_compare(&ctx, "rejestr.csv", today, file.into())
            .await
            .expect("compared");
        assert_eq!(
            m.register_apply_clear(&ctx, again).await.expect("taken over"),
            (3, 0)
        );
        assert_eq!(
            status("inna").await.map(|s| s.decision).as_deref(),
            Some("PS.9.2024")
        );
        assert_eq!(
            m.statuses_stale(&ctx, 1).await.expect("read").1,
            0,
            "{}",
            world.name
        );
    }
}
