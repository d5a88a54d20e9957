//! Stories of accounts on both databases.

mod common;

use chrono::Duration;
use common::{World, start, worlds};
use market::{
    accounts::{
        Caller, LinkPurpose, OrganisationKind, OrganisationWish, PasswordChange, PersonState, Purpose, Role,
        SESSION_IDLE, SESSION_LIFE, SignUp, SignedIn, TRIES,
    },
    ctx::{Actor, Ctx},
    error::{Error, Result},
    locale::Locale,
    mail::MailKind,
    random::Secret,
};

const EMAIL: &str = "Anna.Nowak@przyklad.pl";
const PASSWORD: &str = "kot pije mleko o świcie";
const NEW: &str = "pies szczeka o zmierzchu";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

fn caller(address: &str) -> Caller {
    Caller {
        address: address.parse().expect("an address"),
        user_agent: FIREFOX.into(),
        device: None,
        session: None,
    }
}

fn home() -> Caller {
    caller("203.0.113.7")
}

/// What a refused use case says of its first field.
fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result.expect_err("refused") {
        Error::Invalid(fields) => fields.first().map_or("", |f| f.code),
        Error::TooOften { .. } => "too often",
        Error::Forbidden => "forbidden",
        Error::NotFound => "not found",
        Error::Conflict { .. } => "conflict",
        Error::Internal(cause) => panic!("{cause}"),
    }
}

impl World {
    /// Every mail so far, by kind, with the secret of its link where it has one.
    async fn mails(&self) -> Vec<(MailKind, String, Option<Secret>)> {
        let sent = self.post().await;
        sent.iter()
            .map(|s| {
                let secret = s
                    .message
                    .text
                    .split_once("?t=")
                    .and_then(|(_, rest)| Secret::parse(rest.get(..64)?));
                (s.message.kind, s.message.to.as_str().to_owned(), secret)
            })
            .collect()
    }

    async fn last_link(&self) -> Secret {
        let mails = self.mails().await;
        mails
            .into_iter()
            .rev()
            .find_map(|(_, _, secret)| secret)
            .expect("a link was mailed")
    }

    async fn sign_up(&self, email: &str, password: &str) -> Result<()> {
        let form = SignUp {
            email: email.into(),
            name: "Anna Nowak".into(),
            password: password.into(),
        };
        self.market.sign_up(&self.ctx(), &home(), &form).await
    }

    /// Somebody with an account, signed in.
    async fn anna(&self) -> SignedIn {
        self.sign_up(EMAIL, PASSWORD).await.expect("signed up");
        let link = self.last_link().await;
        self.market
            .sign_up_confirm(&self.ctx(), &home(), &link, PASSWORD)
            .await
            .expect("confirmed")
    }

    async fn sign_in(&self, from: &Caller, password: &str) -> Result<SignedIn> {
        let entry = self.market.sign_in(&self.ctx(), from, EMAIL, password).await?;
        Ok(entry.whole().expect("no second factor"))
    }

    async fn ask(&self, email: &str, purpose: LinkPurpose) -> Result<()> {
        self.market.link_ask(&self.ctx(), &home(), email, purpose).await
    }

    async fn holds(&self, session: &Secret) -> bool {
        let now = self.ctx().now;
        self.market
            .session_find(now, session)
            .await
            .expect("read")
            .is_some()
    }

    /// The circumstances of whoever holds this session.
    async fn own(&self, session: &Secret) -> Ctx {
        let now = self.ctx().now;
        let found = self.market.session_find(now, session).await.expect("read");
        Ctx::new(found.expect("a session").actor(), Locale::Pl, now)
    }

    fn later(&self, by: Duration) {
        let now = self.market.clock.now();
        self.market.clock.set(now + by);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_signs_up_confirms_and_signs_in_again() {
    for world in worlds().await {
        let m = &world.market;
        assert_eq!(code(world.sign_up("anna", PASSWORD).await), "invalid.email");
        assert_eq!(
            code(world.sign_up(EMAIL, "za krótkie").await),
            "password.too_short"
        );
        world.sign_up(EMAIL, PASSWORD).await.expect("signed up");
        // nobody is a person before the address is confirmed
        assert_eq!(world.rows("select count(*) from person").await, 0);
        assert_eq!(code(world.sign_in(&home(), PASSWORD).await), "sign_in.wrong");
        let link = world.last_link().await;
        assert_eq!(
            m.link_purpose(&world.ctx(), &link).await.expect("read"),
            Some(Purpose::Confirm)
        );
        let wrong = m.sign_up_confirm(&world.ctx(), &home(), &link, NEW).await;
        assert_eq!(code(wrong), "password.wrong");
        let first = m
            .sign_up_confirm(&world.ctx(), &home(), &link, PASSWORD)
            .await
            .expect("confirmed");
        let again = m.sign_up_confirm(&world.ctx(), &home(), &link, PASSWORD).await;
        assert_eq!(code(again), "link.invalid");
        assert_eq!(world.rows("select count(*) from sign_up").await, 0);
        assert!(world.holds(&first.session).await);

        let ctx = world.own(&first.session).await;
        let account = m.account(&ctx).await.expect("an account");
        assert_eq!(account.person.name, "Anna Nowak");
        assert_eq!(account.person.email.folded(), "anna.nowak@przyklad.pl");
        assert!(account.has_password);
        assert_eq!(
            account
                .consents
                .iter()
                .map(|c| (c.kind.as_str(), c.at))
                .collect::<Vec<_>>(),
            [("privacy", start())]
        );
        let sessions = account.sessions;
        assert_eq!(sessions.len(), 1);
        assert_eq!(
            (sessions[0].device.as_str(), sessions[0].address.as_str()),
            ("Firefox, Linux", "203.0.113.…")
        );

        m.sign_out(&world.ctx(), &first.session).await.expect("out");
        assert!(!world.holds(&first.session).await);
        // capitals of an address make no difference
        m.sign_in(&world.ctx(), &home(), "anna.nowak@PRZYKLAD.pl", PASSWORD)
            .await
            .expect("in");
        for (table, n) in [
            ("select count(*) from event where kind = 'person'", 1),
            ("select count(*) from event where kind = 'session'", 3),
        ] {
            assert_eq!(world.rows(table).await, n, "{}: {table}", world.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_tells_whether_an_address_has_an_account() {
    for world in worlds().await {
        world.anna().await;
        let before = world.mails().await.len();
        // a known address is answered like a new one, and its owner gets a link to sign in
        world
            .sign_up("anna.nowak@przyklad.pl", NEW)
            .await
            .expect("as any");
        let mails = world.mails().await;
        assert_eq!(
            (mails.len(), mails[before].0, mails[before].1.as_str()),
            (before + 1, MailKind::SignInLink, EMAIL)
        );
        assert_eq!(world.rows("select count(*) from sign_up").await, 0);
        // a link for an unknown address is answered like any other
        for purpose in [LinkPurpose::SignIn, LinkPurpose::Reset] {
            world.ask("nikt@przyklad.pl", purpose).await.expect("as any");
        }
        assert_eq!(world.mails().await.len(), before + 1);
        // wrong password and unknown address are one answer
        let unknown = world
            .market
            .sign_in(&world.ctx(), &home(), "nikt@przyklad.pl", PASSWORD)
            .await;
        assert_eq!(
            format!("{:?}", unknown.expect_err("refused")),
            format!("{:?}", world.sign_in(&home(), NEW).await.expect_err("refused"))
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_sign_ups_of_one_address_the_confirmed_one_counts() {
    for world in worlds().await {
        let m = &world.market;
        // a stranger was first, with a password of their own
        world
            .sign_up(EMAIL, "hasło obcej osoby")
            .await
            .expect("signed up");
        let strange = world.last_link().await;
        world.sign_up(EMAIL, PASSWORD).await.expect("signed up");
        let link = world.last_link().await;
        let not_hers = m.sign_up_confirm(&world.ctx(), &home(), &strange, PASSWORD).await;
        assert_eq!(code(not_hers), "password.wrong");
        m.sign_up_confirm(&world.ctx(), &home(), &link, PASSWORD)
            .await
            .expect("confirmed");
        let late = m
            .sign_up_confirm(&world.ctx(), &home(), &strange, "hasło obcej osoby")
            .await;
        assert_eq!(code(late), "link.invalid");
        assert_eq!(
            code(world.sign_in(&home(), "hasło obcej osoby").await),
            "sign_in.wrong"
        );
        world.sign_in(&home(), PASSWORD).await.expect("in");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_works_once_in_its_time_for_its_purpose() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
        let link = world.last_link().await;
        // looking changes nothing
        for _ in 0..2 {
            assert_eq!(
                m.link_purpose(&world.ctx(), &link).await.expect("read"),
                Some(Purpose::SignIn)
            );
        }
        let (ctx, home) = (world.ctx(), home());
        assert_eq!(code(m.password_reset(&ctx, &link, NEW).await), "link.invalid");
        assert_eq!(
            code(m.sign_up_confirm(&ctx, &home, &link, PASSWORD).await),
            "link.invalid"
        );
        let entry = m.sign_in_by_link(&ctx, &home, &link).await.expect("in");
        let signed_in = entry.whole().expect("no second factor");
        assert!(world.holds(&signed_in.session).await);
        assert_eq!(code(m.sign_in_by_link(&ctx, &home, &link).await), "link.invalid");
        assert_eq!(m.link_purpose(&ctx, &link).await.expect("read"), None);

        // over after ten minutes, to the microsecond
        world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
        let link = world.last_link().await;
        let asked = world.ctx().now;
        let last = world.at(asked + Duration::minutes(10) - Duration::microseconds(1));
        assert_eq!(
            m.link_purpose(&last, &link).await.expect("read"),
            Some(Purpose::SignIn)
        );
        let over = world.at(asked + Duration::minutes(10));
        assert_eq!(m.link_purpose(&over, &link).await.expect("read"), None);
        assert_eq!(code(m.sign_in_by_link(&over, &home, &link).await), "link.invalid");
        let never = Secret::parse(&"0".repeat(64)).expect("a secret");
        assert_eq!(
            code(m.sign_in_by_link(&over, &home, &never).await),
            "link.invalid"
        );
        // what is over is forgotten
        world.later(Duration::days(1));
        let gone = m.accounts_forget(&m.system()).await.expect("forgotten");
        assert!(gone >= 2, "{gone}");
        assert_eq!(world.rows("select count(*) from one_time_token").await, 0);
        assert_eq!(world.rows("select count(*) from try_limit").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_uses_at_once_exactly_one_wins() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        for _ in 0..8 {
            world.later(Duration::minutes(10));
            world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
            let (link, ctx, home) = (world.last_link().await, world.ctx(), home());
            let both = tokio::join!(
                m.sign_in_by_link(&ctx, &home, &link),
                m.sign_in_by_link(&ctx, &home, &link)
            );
            let won = [both.0, both.1].into_iter().filter(Result::is_ok).count();
            assert_eq!(won, 1, "{}", world.name);
        }
        // a reset and its twin
        world.ask(EMAIL, LinkPurpose::Reset).await.expect("asked");
        let (link, ctx) = (world.last_link().await, world.ctx());
        let both = tokio::join!(
            m.password_reset(&ctx, &link, NEW),
            m.password_reset(&ctx, &link, "trzecie hasło z kolei")
        );
        assert_eq!([both.0, both.1].into_iter().filter(Result::is_ok).count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guessing_is_slowed_and_nobody_is_locked_out() {
    for world in worlds().await {
        let anna = world.anna().await;
        let thief = caller("198.51.100.1");
        // tries at once do not slip through together
        let guesses = (0..8).map(|_| world.sign_in(&thief, NEW));
        let answers = futures_all(guesses).await;
        let judged = answers
            .into_iter()
            .map(code)
            .filter(|c| *c == "sign_in.wrong")
            .count();
        assert_eq!(judged, usize::try_from(TRIES).expect("few"), "{}", world.name);
        let Error::TooOften { until } = world.sign_in(&thief, PASSWORD).await.expect_err("slowed") else {
            panic!("{}: not slowed", world.name);
        };
        assert_eq!(until, start() + Duration::minutes(1));
        // the address is slowed for other accounts too
        let other = world
            .market
            .sign_in(&world.ctx(), &thief, "nikt@przyklad.pl", PASSWORD)
            .await;
        assert_eq!(code(other), "too often");
        // Anna gets in from elsewhere, and from the thief's own address in a browser that she has used before
        world.sign_in(&caller("203.0.113.9"), PASSWORD).await.expect("in");
        let known = Caller {
            device: Some(anna.device.clone()),
            ..thief.clone()
        };
        world.sign_in(&known, PASSWORD).await.expect("in");
        // a stolen device cookie buys no more guesses than any
        for _ in 0..TRIES {
            assert_eq!(code(world.sign_in(&known, NEW).await), "sign_in.wrong");
        }
        assert_eq!(code(world.sign_in(&known, NEW).await), "too often");
        // a secret that we never gave out makes nobody known
        let invented = Caller {
            device: Secret::parse(&"a".repeat(64)),
            ..thief.clone()
        };
        assert_eq!(code(world.sign_in(&invented, PASSWORD).await), "too often");
        // then one try a minute
        world.later(Duration::minutes(1));
        assert_eq!(code(world.sign_in(&thief, NEW).await), "sign_in.wrong");
        assert_eq!(code(world.sign_in(&thief, NEW).await), "too often");
        // signing in rightly costs nothing
        world.later(Duration::hours(1));
        for _ in 0..7 {
            world.sign_in(&home(), PASSWORD).await.expect("in");
        }
        // mails are bounded too
        for _ in 0..TRIES {
            world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
        }
        assert_eq!(code(world.ask(EMAIL, LinkPurpose::SignIn).await), "too often");
        assert_eq!(code(world.sign_up("nowa@przyklad.pl", NEW).await), "too often");
    }
}

/// All at once.
async fn futures_all<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    futures::future::join_all(all).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_end_by_time_by_rotation_and_by_their_owner() {
    for world in worlds().await {
        let m = &world.market;
        let first = world.anna().await;
        // rotation: signing in again in the same browser ends the session before
        let again = Caller {
            session: Some(first.session.clone()),
            device: Some(first.device.clone()),
            ..home()
        };
        let second = world.sign_in(&again, PASSWORD).await.expect("in");
        assert!(!world.holds(&first.session).await && world.holds(&second.session).await);
        assert_eq!(second.device, first.device);

        // idle: used every so often it goes on, unused it ends
        world.later(SESSION_IDLE - Duration::seconds(1));
        assert!(world.holds(&second.session).await);
        let statements = m.db.statements();
        assert!(world.holds(&second.session).await);
        assert_eq!(
            m.db.statements() - statements,
            1,
            "{}: seen is written at most every ten minutes",
            world.name
        );
        world.later(SESSION_IDLE);
        assert!(!world.holds(&second.session).await);

        // absolute: thirty days, however much it is used
        let third = world.sign_in(&home(), PASSWORD).await.expect("in");
        let begun = world.ctx().now;
        for day in [10, 20, 29] {
            world.at(begun + Duration::days(day));
            assert!(world.holds(&third.session).await, "day {day}");
        }
        world.at(begun + SESSION_LIFE);
        assert!(!world.holds(&third.session).await);

        // the list, one of it, and all of them
        let here = world.sign_in(&home(), PASSWORD).await.expect("in");
        let there = world
            .sign_in(&caller("198.51.100.7"), PASSWORD)
            .await
            .expect("in");
        let phone = world
            .sign_in(&caller("2001:db8:1:2::9"), PASSWORD)
            .await
            .expect("in");
        let ctx = world.own(&here.session).await;
        let list = m.account(&ctx).await.expect("an account").sessions;
        assert_eq!(list.len(), 3);
        let line = list.iter().find(|l| l.address == "198.51.100.…").expect("there");
        m.session_revoke(&ctx, line.id).await.expect("revoked");
        assert!(!world.holds(&there.session).await);
        assert_eq!(code(m.session_revoke(&ctx, line.id).await), "not found");
        m.sign_out_everywhere(&ctx).await.expect("out");
        assert!(!world.holds(&here.session).await && !world.holds(&phone.session).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_touches_anothers_account() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.anna().await;
        let ctx = world.own(&anna.session).await;
        let hers = m.account(&ctx).await.expect("an account").sessions[0].id;
        m.person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Pl)
            .await
            .expect("made");
        world
            .ask("jan@przyklad.pl", LinkPurpose::SignIn)
            .await
            .expect("asked");
        let link = world.last_link().await;
        let entry = m.sign_in_by_link(&world.ctx(), &home(), &link).await.expect("in");
        let jan = entry.whole().expect("no second factor");
        let jans = world.own(&jan.session).await;
        assert_eq!(code(m.session_revoke(&jans, hers).await), "not found");
        assert!(world.holds(&anna.session).await);
        // without a session there is no account, and people are the operator's
        for ctx in [world.ctx(), m.system()] {
            assert_eq!(code(m.account(&ctx).await), "forbidden");
            assert_eq!(code(m.name_change(&ctx, "X").await), "forbidden");
            assert_eq!(code(m.sign_out_everywhere(&ctx).await), "forbidden");
        }
        for ctx in [world.ctx(), jans] {
            assert_eq!(code(m.people(&ctx).await), "forbidden");
            assert_eq!(code(m.reset_link(&ctx, EMAIL).await), "forbidden");
            assert_eq!(
                code(m.person_state(&ctx, EMAIL, PersonState::Suspended).await),
                "forbidden"
            );
        }
        m.name_change(&jans, " Jan  Kowal ").await.expect("renamed");
        assert_eq!(m.account(&jans).await.expect("his").person.name, "Jan Kowal");
        assert_eq!(m.account(&ctx).await.expect("hers").person.name, "Anna Nowak");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_ends_what_the_old_one_opened() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        let here = world.sign_in(&home(), PASSWORD).await.expect("in");
        let there = world
            .sign_in(&caller("198.51.100.7"), PASSWORD)
            .await
            .expect("in");
        world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
        let pending = world.last_link().await;
        let now = world.ctx().now;
        let session = m
            .session_find(now, &here.session)
            .await
            .expect("read")
            .expect("holds");
        let ctx = world.own(&here.session).await;
        let change = |current: &str, new: &str| PasswordChange {
            current: current.into(),
            new: new.into(),
        };
        for (form, expected) in [
            (change(NEW, NEW), "password.wrong"),
            (change(PASSWORD, "krótkie"), "password.too_short"),
            (change(PASSWORD, "moja anna.nowak 2026"), "password.has_email"),
        ] {
            assert_eq!(
                code(m.password_change(&ctx, &home(), session.id, &form).await),
                expected
            );
        }
        m.password_change(&ctx, &home(), session.id, &change(PASSWORD, NEW))
            .await
            .expect("changed");
        assert!(world.holds(&here.session).await && !world.holds(&there.session).await);
        assert_eq!(
            code(m.sign_in_by_link(&world.ctx(), &home(), &pending).await),
            "link.invalid"
        );
        assert_eq!(code(world.sign_in(&home(), PASSWORD).await), "sign_in.wrong");
        world.sign_in(&home(), NEW).await.expect("in");

        // a reset ends this one too, and signs nobody in
        world.ask(EMAIL, LinkPurpose::Reset).await.expect("asked");
        let link = world.last_link().await;
        assert_eq!(
            code(m.password_reset(&world.ctx(), &link, "password2026").await),
            "password.common"
        );
        m.password_reset(&world.ctx(), &link, PASSWORD)
            .await
            .expect("set");
        assert!(!world.holds(&here.session).await);
        world.sign_in(&home(), PASSWORD).await.expect("in");
        let kinds: Vec<MailKind> = world.mails().await.into_iter().map(|(kind, ..)| kind).collect();
        let told = kinds.iter().filter(|k| **k == MailKind::PasswordChanged).count();
        assert_eq!(told, 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_browser_is_told_of_and_a_known_one_is_not() {
    for world in worlds().await {
        let anna = world.anna().await;
        let told = async || {
            let mails = world.mails().await;
            mails.iter().filter(|m| m.0 == MailKind::NewDevice).count()
        };
        assert_eq!(told().await, 0, "the first browser is no news");
        let known = Caller {
            device: Some(anna.device),
            ..home()
        };
        world.sign_in(&known, PASSWORD).await.expect("in");
        assert_eq!(told().await, 0);
        let other = world.sign_in(&home(), PASSWORD).await.expect("in");
        assert_eq!(told().await, 1);
        let other = Caller {
            device: Some(other.device),
            ..home()
        };
        world.sign_in(&other, PASSWORD).await.expect("in");
        assert_eq!(told().await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_adds_people_gives_roles_and_keeps_people_out() {
    for world in worlds().await {
        let m = &world.market;
        let system = m.system();
        m.person_add(&system, EMAIL, "Anna Nowak", Locale::Nl)
            .await
            .expect("made");
        assert_eq!(
            code(
                m.person_add(&system, "ANNA.nowak@przyklad.pl", "Anna", Locale::Pl)
                    .await
            ),
            "email.taken"
        );
        let wish = |kind, name: Option<&str>| OrganisationWish {
            slug: "glinka".into(),
            kind,
            name: name.map(str::to_owned),
        };
        let enterprise = Some(OrganisationKind::Enterprise);
        for (wish, role, expected) in [
            (wish(None, None), Role::Owner, "required"),
            (wish(enterprise, None), Role::Owner, "required"),
            (wish(enterprise, Some("Glinka")), Role::Clerk, "role.kind"),
        ] {
            assert_eq!(code(m.role_give(&system, EMAIL, wish, role).await), expected);
        }
        let made = wish(enterprise, Some("Glinka"));
        m.role_give(&system, EMAIL, made, Role::Owner)
            .await
            .expect("given");
        let link = m.reset_link(&system, EMAIL).await.expect("a link");
        m.password_reset(&world.ctx(), &link, PASSWORD)
            .await
            .expect("set");
        let anna = world.sign_in(&home(), PASSWORD).await.expect("in");
        let acting = |ctx: &Ctx| match ctx.actor {
            Actor::Person { acting, .. } => acting.map(|a| (a.kind, a.role)),
            Actor::Seen { .. } | Actor::Anonymous | Actor::System => panic!("nobody"),
        };
        let ctx = world.own(&anna.session).await;
        assert_eq!(acting(&ctx), Some((OrganisationKind::Enterprise, Role::Owner)));
        // another role holds from the next request on
        m.role_give(&system, EMAIL, wish(None, None), Role::Finance)
            .await
            .expect("given");
        let ctx = world.own(&anna.session).await;
        assert_eq!(acting(&ctx), Some((OrganisationKind::Enterprise, Role::Finance)));
        assert_eq!(
            code(
                m.role_give(
                    &system,
                    EMAIL,
                    wish(Some(OrganisationKind::Company), None),
                    Role::Owner
                )
                .await
            ),
            "organisation.kind"
        );
        let people = m.people(&system).await.expect("people");
        assert_eq!(
            people
                .iter()
                .map(|(p, ms)| (p.name.as_str(), ms.len()))
                .collect::<Vec<_>>(),
            [("Anna Nowak", 1)]
        );

        m.person_state(&system, EMAIL, PersonState::Suspended)
            .await
            .expect("out");
        assert_eq!(
            code(m.person_state(&system, EMAIL, PersonState::Suspended).await),
            "conflict"
        );
        assert!(!world.holds(&anna.session).await);
        assert_eq!(code(world.sign_in(&home(), PASSWORD).await), "sign_in.wrong");
        let mails = world.mails().await.len();
        world.ask(EMAIL, LinkPurpose::SignIn).await.expect("as any");
        world.sign_up(EMAIL, NEW).await.expect("as any");
        assert_eq!(world.mails().await.len(), mails);
        m.person_state(&system, EMAIL, PersonState::Active)
            .await
            .expect("in");
        world.sign_in(&home(), PASSWORD).await.expect("in");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_secrets_nor_passwords_are_kept() {
    for world in worlds().await {
        let anna = world.anna().await;
        world.ask(EMAIL, LinkPurpose::SignIn).await.expect("asked");
        // what was sent is not kept either
        let link = world.last_link().await;
        let mut conn = world.market.db.read().await.expect("a reader");
        let mut kept: Vec<(String,)> = Vec::new();
        for text in [
            "select hash from one_time_token",
            "select hash from session",
            "select hash from known_device",
            "select phc from password",
            "select key from try_limit",
            "select coalesce(note, '') from event",
            "select text || html from mail",
        ] {
            kept.extend(
                market::db::sql(text)
                    .all::<(String,)>(&mut conn)
                    .await
                    .expect("read"),
            );
        }
        drop(conn);
        let secrets = [
            anna.session.reveal().to_owned(),
            anna.device.reveal().to_owned(),
            link.reveal().to_owned(),
            PASSWORD.to_owned(),
            "anna.nowak".to_owned(),
        ];
        for (row,) in &kept {
            for secret in &secrets {
                assert!(!row.contains(secret.as_str()), "{}: {row}", world.name);
            }
        }
    }
}
