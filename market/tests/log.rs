//! Stories of the audit log: every step is in it, with who, from where and before → after; it is only appended; it can be
//! searched and exported; and what it says of a person can be read until they are erased.

mod common;

use common::{World, enterprise, offer, start, worlds};
use market::{
    accounts::{Caller, LinkPurpose, OrganisationKind, OrganisationWish, PasswordChange, PersonState, Role},
    catalogue::OfferState,
    certification::{LicenceDraft, LicenceState},
    ctx::{Acting, Actor, Ctx},
    db::sql,
    enterprises::EnterpriseState,
    error::Error,
    events::Event,
    id::{OrganisationId, PersonId},
    locale::Locale,
    log::{LogActor, LogQuery, LogValues},
};
use std::net::IpAddr;
use uuid::Uuid;

const EMAIL: &str = "anna.nowak@przyklad.pl";
const PASSWORD: &str = "kot pije mleko o świcie";
const NEW: &str = "pies szczeka o zmierzchu";

fn address() -> IpAddr {
    "203.0.113.77".parse().expect("an address")
}

fn home() -> Caller {
    Caller {
        address: address(),
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".into(),
        device: None,
        session: None,
    }
}

fn auditor() -> Actor {
    Actor::Person {
        id: PersonId(Uuid::from_u128(7)),
        acting: Some(Acting {
            organisation: OrganisationId(Uuid::from_u128(8)),
            kind: OrganisationKind::Operator,
            role: Role::Auditor,
        }),
    }
}

fn asked(pairs: &[(&str, &str)]) -> LogQuery {
    LogQuery::parse(pairs.iter().copied()).expect("a question")
}

impl World {
    fn outside(&self) -> Ctx {
        self.ctx().from(address())
    }

    async fn anna(&self) -> PersonId {
        let (m, system) = (&self.market, self.market.system());
        let id = m
            .person_add(&system, EMAIL, "Anna Nowak", Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        id
    }

    /// Invitations by somebody who may: one that waits, one that was taken back.
    async fn invitations(&self) {
        let (m, system) = (&self.market, self.market.system());
        let id = m
            .person_add(&system, "ewa@przyklad.pl", "Ewa", Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        let wish = OrganisationWish {
            slug: "kupiec".into(),
            kind: Some(OrganisationKind::Company),
            name: Some("Kupiec".into()),
        };
        m.role_give(&system, "ewa@przyklad.pl", wish, Role::Owner)
            .await
            .expect("given");
        let signed = m
            .sign_in(&self.outside(), &home(), "ewa@przyklad.pl", PASSWORD)
            .await
            .expect("in")
            .whole()
            .expect("no second factor");
        let session = m
            .session_find(self.ctx().now, &signed.session)
            .await
            .expect("read")
            .expect("holds");
        let ctx = self.outside().by(session.actor());
        for email in ["jeden@przyklad.pl", "dwa@przyklad.pl"] {
            m.invite(&ctx, &home(), email, "member").await.expect("invited");
        }
        let open = m.team(&ctx).await.expect("a team").invitations;
        m.invitation_revoke(&ctx, open[0].id).await.expect("taken back");
    }

    /// The lines that answer a question, the oldest first, as `kind: from → to (note)`.
    async fn log(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        let page = self
            .market
            .log_find(&self.ctx().by(auditor()), &asked(pairs))
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name));
        let mut lines: Vec<String> = page
            .lines
            .iter()
            .map(|l| {
                let from = l.from.as_deref().map(|f| format!("{f} → ")).unwrap_or_default();
                let note = l.note.as_deref().map(|n| format!(" ({n})")).unwrap_or_default();
                format!("{}: {from}{}{note}", l.kind, l.to)
            })
            .collect();
        lines.reverse();
        lines
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_does_is_told_with_before_and_after() {
    for world in worlds().await {
        let m = &world.market;
        let id = world.anna().await;
        let signed = m
            .sign_in(&world.outside(), &home(), EMAIL, PASSWORD)
            .await
            .expect("in")
            .whole()
            .expect("no second factor");
        let session = m
            .session_find(world.ctx().now, &signed.session)
            .await
            .expect("read")
            .expect("holds");
        let ctx = world.outside().by(session.actor());
        m.name_change(&ctx, "Anna Wiśniewska").await.expect("changed");
        m.name_change(&ctx, "Anna Wiśniewska").await.expect("the same");
        let form = PasswordChange {
            current: PASSWORD.into(),
            new: NEW.into(),
        };
        m.password_change(&ctx, &home(), session.id, &form)
            .await
            .expect("changed");
        m.link_ask(&world.outside(), &home(), EMAIL, LinkPurpose::SignIn)
            .await
            .expect("asked");
        m.sign_out_everywhere(&ctx).await.expect("out");
        let system = m.system();
        m.person_state(&system, EMAIL, PersonState::Suspended)
            .await
            .expect("out");
        m.person_state(&system, EMAIL, PersonState::Active)
            .await
            .expect("in");

        let person = id.to_string();
        assert_eq!(
            world.log(&[("subject", &person)]).await,
            [
                "person: active",
                "password: set",
                "person: active → active",
                "password: set → set",
                "link: sign_in",
                "person: active → suspended",
                "person: suspended → active",
            ],
            "{}",
            world.name
        );
        assert_eq!(
            world.log(&[("kind", "session")]).await,
            ["session: open (password)", "session: open → ended (everywhere)"],
            "{}",
            world.name
        );
        // who, from where, and both values, which only the log's readers see in the clear
        let all = m
            .log_find(
                &world.ctx().by(auditor()),
                &asked(&[("subject", EMAIL), ("kind", "person")]),
            )
            .await
            .expect("read")
            .lines;
        let renamed = all
            .iter()
            .find(|l| l.from.as_deref() == Some("active") && l.to == "active");
        let renamed = renamed.expect("the change of name");
        assert_eq!(
            renamed.actor,
            LogActor::Person(id.0, Some("Anna Wiśniewska".into()))
        );
        assert_eq!(renamed.whence.as_deref(), Some("203.0.113.…"));
        assert_eq!(renamed.subject_name.as_deref(), Some("Anna Wiśniewska"));
        assert_eq!(
            renamed.changes[0].values,
            LogValues::Known(Some("Anna Nowak".into()), Some("Anna Wiśniewska".into()))
        );
        let mut conn = m.db.read().await.expect("a reader");
        let kept: Vec<(String,)> =
            sql("select coalesce(changes, '') || coalesce(note, '') || coalesce(whence, '') from event")
                .all(&mut conn)
                .await
                .expect("read");
        for (row,) in kept {
            for canary in [
                "Anna",
                "Nowak",
                "Wiśniewska",
                "nowak",
                "przyklad",
                "113.77",
                "mleko",
            ] {
                assert!(!row.contains(canary), "{}: {row}", world.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_ins_that_fail_are_told_with_the_account_hashed() {
    for world in worlds().await {
        let m = &world.market;
        let id = world.anna().await;
        for (email, times) in [(EMAIL, 2), ("nikt@przyklad.pl", 1)] {
            for _ in 0..times {
                m.sign_in(&world.outside(), &home(), email, NEW)
                    .await
                    .expect_err("refused");
            }
        }
        let failed = m
            .log_find(&world.ctx().by(auditor()), &asked(&[("kind", "sign_in")]))
            .await
            .expect("read")
            .lines;
        let told: Vec<_> = failed
            .iter()
            .map(|l| {
                (
                    l.actor.clone(),
                    l.to.as_str(),
                    l.note.as_deref(),
                    l.whence.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            vec![
                (
                    LogActor::Anonymous,
                    "failed",
                    Some("password"),
                    Some("203.0.113.…")
                );
                3
            ],
            "{}",
            world.name
        );
        let subjects: Vec<Uuid> = failed.iter().map(|l| l.subject).collect();
        assert_eq!(subjects, [Uuid::nil(), id.0, id.0], "{}", world.name);
        let account = |n: usize| match &failed[n].changes[0].values {
            LogValues::Known(None, Some(hash)) => hash.clone(),
            other => panic!("{}: {other:?}", world.name),
        };
        assert_eq!(account(1), account(2), "{}: one account", world.name);
        assert_ne!(account(0), account(1), "{}: two accounts", world.name);
        assert_eq!(account(0).len(), 16);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_says_the_state_of_everything_that_has_one() {
    /// Tables with a state, and the kind under which the log tells it.
    const STATES: [(&str, &str); 6] = [
        ("enterprise", "enterprise"),
        ("offer", "offer"),
        ("licence", "licence"),
        ("mail", "mail"),
        ("person", "person"),
        ("invitation", "invitation"),
    ];
    /// Told in the stories of the seller's desk and of moderation, but for pictures, whose state is only how far the worker
    /// has got.
    /// A difference to the register is told as a step of its enterprise, in the stories of operations.
    const ELSEWHERE: [&str; 8] = [
        "appeal",
        "desk_import",
        "enterprise_claim",
        "moderation_decision",
        "notice",
        "offer_working",
        "picture",
        "register_difference",
    ];
    for world in worlds().await {
        let m = &world.market;
        let mut hidden = offer("b", "Misa", "ceramics", 100);
        hidden.state = OfferState::Draft;
        let shop = world
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![offer("a", "Kubek", "ceramics", 100), hidden],
            )
            .await;
        let now = world.ctx().now;
        let licence = LicenceDraft {
            number: "DS/2026/0142".into(),
            grantor: "DS".into(),
            enterprise: shop,
            recommended_on: None,
            granted_on: None,
            starts_on: common::day(2026, 3, 12),
            ends_on: common::day(2027, 3, 11),
            state: LicenceState::Active,
            state_on: None,
            state_reason: None,
            covers: vec![("a".into(), None)],
        };
        let lapsed = LicenceDraft {
            state: LicenceState::Withdrawn,
            state_on: Some(common::day(2026, 11, 1)),
            state_reason: Some("brak kryteriów".into()),
            ..licence.clone()
        };
        let mut paused = offer("a", "Kubek", "ceramics", 100);
        paused.enterprise = shop;
        paused.state = OfferState::Draft;
        let mut gone = enterprise("Glinka", "Bolesławiec");
        gone.state = EnterpriseState::Hidden;
        m.db.write(move |conn| {
            Box::pin(async move {
                market::certification::licence_put(conn, now, &licence).await?;
                market::certification::licence_put(conn, now, &lapsed).await?;
                market::catalogue::offer_put(conn, now, &paused).await?;
                market::enterprises::enterprise_put(conn, now, "native", "glinka", None, gone).await?;
                Ok(())
            })
        })
        .await
        .unwrap_or_else(|e| panic!("{}: {e}", world.name));
        world.anna().await;
        m.person_state(&m.system(), EMAIL, PersonState::Suspended)
            .await
            .expect("out");
        m.person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Nl)
            .await
            .expect("made");
        m.link_ask(&world.ctx(), &home(), "jan@przyklad.pl", LinkPurpose::Reset)
            .await
            .expect("asked");
        world.invitations().await;
        world.post().await;

        let mut conn = m.db.read().await.expect("a reader");
        let stateful = if conn.is_postgres() {
            "select table_name from information_schema.columns where column_name = 'state' and table_schema = 'public' order by 1"
        } else {
            "select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'state' order by 1"
        };
        let tables: Vec<(String,)> = sql(stateful).all(&mut conn).await.expect("read");
        let mut declared: Vec<&str> = STATES.iter().map(|(table, _)| *table).chain(ELSEWHERE).collect();
        declared.sort_unstable();
        let tables: Vec<&str> = tables.iter().map(|(t,)| t.as_str()).collect();
        assert_eq!(
            tables, declared,
            "{}: a table with a state that this test does not know",
            world.name
        );
        for (table, kind) in STATES {
            let rows: Vec<(Uuid, String)> = market::db::sql_built(format!("select id, state from {table}"))
                .all(&mut conn)
                .await
                .expect("read");
            assert!(!rows.is_empty(), "{}: {table} is empty", world.name);
            for (id, state) in rows {
                let last: Option<(String,)> = sql("select to_state from event where subject = $1 and kind = $2 order by at desc, id desc limit 1")
                    .bind(id)
                    .bind(kind.to_owned())
                    .first(&mut conn)
                    .await
                    .expect("read");
                assert_eq!(last.map(|(s,)| s), Some(state), "{}: {table} {id}", world.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_is_told_with_the_role_before() {
    for world in worlds().await {
        let m = &world.market;
        let id = world.anna().await;
        let wish = || OrganisationWish {
            slug: "glinka".into(),
            kind: Some(OrganisationKind::Enterprise),
            name: Some("Glinka".into()),
        };
        for role in [Role::Member, Role::Owner] {
            m.role_give(&m.system(), EMAIL, wish(), role)
                .await
                .expect("given");
        }
        let person = id.to_string();
        let told = world.log(&[("subject", &person), ("kind", "membership")]).await;
        assert!(told[0].starts_with("membership: member ("), "{told:?}");
        assert!(told[1].starts_with("membership: member → owner ("), "{told:?}");
        assert_eq!(
            world
                .log(&[("subject", "glinka"), ("kind", "organisation")])
                .await,
            ["organisation: open (enterprise)"],
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_are_appended_and_nothing_else() {
    for world in worlds().await {
        world.anna().await;
        let before = world.rows("select count(*) from event").await;
        for text in [
            "update event set to_state = 'other'",
            "update event set note = null where kind = 'person'",
            "delete from event",
        ] {
            let refused = world
                .market
                .db
                .write(move |conn| Box::pin(async move { sql(text).run(conn).await }))
                .await
                .expect_err("refused");
            assert!(
                refused.to_string().contains("only appended"),
                "{}: {refused}",
                world.name
            );
        }
        assert_eq!(
            world.rows("select count(*) from event").await,
            before,
            "{}",
            world.name
        );
        assert_eq!(
            world
                .rows("select count(*) from event where to_state = 'other'")
                .await,
            0
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_searched_paged_and_exported() {
    for world in worlds().await {
        let m = &world.market;
        let reader = world.ctx().by(auditor());
        let subject = Uuid::from_u128(42);
        // two days of events, some at the same instant
        for n in 0..120_i64 {
            let ctx = m.system();
            let ctx = Ctx::new(
                ctx.actor,
                ctx.locale,
                start() + chrono::TimeDelta::minutes(20 * (n / 2)),
            );
            m.db.write(move |conn| {
                Box::pin(async move {
                    let n = n.to_string();
                    Event::new(subject, "thing", "=cmd|' /C calc'!A0")
                        .note(&*format!("100%_{n}"))
                        .change("count", None, Some(&n))
                        .append(conn, &ctx)
                        .await
                })
            })
            .await
            .expect("written");
        }
        let mut query = asked(&[("kind", "thing")]);
        let mut seen = Vec::new();
        let sizes: Vec<usize> = {
            let mut sizes = Vec::new();
            loop {
                let page = m.log_find(&reader, &query).await.expect("a page");
                sizes.push(page.lines.len());
                seen.extend(page.lines.iter().map(|l| (l.at, l.id)));
                match page.older {
                    Some(id) => query.before = Some(id),
                    None => break sizes,
                }
            }
        };
        assert_eq!(sizes, [50, 50, 20], "{}", world.name);
        assert!(
            seen.windows(2).all(|w| w[0] > w[1]),
            "{}: newest first, none twice",
            world.name
        );
        // wildcards mean themselves
        assert_eq!(world.log(&[("text", "100%_77")]).await.len(), 1, "{}", world.name);
        assert_eq!(world.log(&[("text", "1%77")]).await.len(), 0, "{}", world.name);
        assert_eq!(world.log(&[("text", "THING")]).await.len(), 50, "{}", world.name);
        // a day of the region: 23 November lasts until 23:00 in UTC
        let first_day = "2026-11-23";
        let day = m
            .log_find(
                &reader,
                &asked(&[
                    ("kind", "thing"),
                    ("since", first_day),
                    ("until", first_day),
                    ("text", "count"),
                ]),
            )
            .await
            .expect("a page");
        assert_eq!(
            day.lines[0].at,
            start() + chrono::TimeDelta::minutes(20 * 38),
            "{}",
            world.name
        );
        for (field, typed) in [
            ("actor", "nikt@przyklad.pl"),
            ("subject", "nothing-so"),
            ("actor", "x"),
        ] {
            let refused = m.log_find(&reader, &asked(&[(field, typed)])).await;
            assert!(
                matches!(refused, Err(Error::Invalid(e)) if e[0].field == field && e[0].code == "log.unknown")
            );
        }
        assert_eq!(
            m.log_kinds(&reader).await.expect("kinds"),
            ["thing"],
            "{}",
            world.name
        );

        let mut chunk = m
            .log_export(&reader, &asked(&[("kind", "thing")]))
            .await
            .expect("begun");
        let mut text = chunk.text.clone();
        while let Some(rest) = chunk.rest {
            chunk = m.log_export_next(&reader, rest).await.expect("more");
            text.push_str(&chunk.text);
        }
        let text = text.strip_prefix('\u{feff}').expect("a mark of order");
        let mut file = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = file.records().collect::<Result<_, _>>().expect("CSV");
        assert_eq!(rows.len(), 120, "{}", world.name);
        assert!(
            rows.iter().all(|r| r[8].starts_with("'=")),
            "{}: formulas are guarded",
            world.name
        );
        assert_eq!(&rows[0][9], "count:  → 119");
        assert_eq!(
            world.log(&[("kind", "log")]).await,
            ["log: exported (kind)"],
            "{}",
            world.name
        );

        let nobody = world.ctx();
        for refused in [
            m.log_find(&nobody, &LogQuery::default()).await.map(drop),
            m.log_kinds(&nobody).await.map(drop),
            m.log_export(&nobody, &LogQuery::default()).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Error::Forbidden)), "{}", world.name);
        }
    }
}
