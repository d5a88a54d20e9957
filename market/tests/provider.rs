//! Stories of signing in at an identity provider, on both databases. The provider is a process of its own
//! (`market/tests/oidc/server.mjs`), which needs node and the npm packages (`make setup`); the browser is played here.

mod common;

use chrono::Duration;
use common::{World, worlds};
use market::{
    accounts::{Caller, Entry, ProviderAnswer, ProviderOutcome, ProviderQuestion, SignedIn},
    clock::Clock,
    ctx::{Actor, Ctx},
    error::{Error, Result},
    id::{PersonId, SessionId},
    locale::Locale,
    mail::MailKind,
    oidc::{Provider, ProviderSettings},
    random::Secret,
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

const REDIRECT: &str = "http://127.0.0.1:9/oidc/return";
const PASSWORD: &str = "kot pije mleko o świcie";

/// A running provider; ends when dropped.
struct Running {
    child: Child,
    _alive: (ChildStdin, Lines<BufReader<ChildStdout>>),
    issuer: String,
}

impl Running {
    fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc/server.mjs");
        let people = json!({
            "jan": { "email": "Jan@Przyklad.pl", "email_verified": true, "name": "Jan  Żuk" },
            "nameless": { "email": "ola.lis@przyklad.pl", "email_verified": true },
            "unsure": { "email": "ktos@przyklad.pl", "email_verified": false, "name": "Ktoś" },
            "anna": { "email": "anna@przyklad.pl", "email_verified": true, "name": "Anna" },
        });
        let mut child = Command::new("node")
            .arg(script)
            .arg(REDIRECT)
            .arg(people.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node runs");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let issuer = lines
            .next()
            .expect("the provider starts; are the npm packages there? (make setup)")
            .expect("a line");
        Self {
            _alive: (child.stdin.take().expect("its input"), lines),
            child,
            issuer,
        }
    }

    fn adapter(&self) -> Provider {
        adapter(&self.issuer)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn adapter(issuer: &str) -> Provider {
    Provider::new(ProviderSettings {
        issuer: issuer.into(),
        client_id: "kupuj".into(),
        client_secret: "tajne".into(),
        name: "Konto".into(),
        redirect: REDIRECT.into(),
    })
    .expect("an adapter")
}

fn home() -> Caller {
    Caller {
        address: "203.0.113.7".parse().expect("an address"),
        user_agent: "Firefox".into(),
        device: None,
        session: None,
    }
}

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

/// What a browser brings back that goes to `url` and gives this name at the door: state and code.
async fn gone(url: &str, login: &str) -> (String, String) {
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let mut at = reqwest::Url::parse(url).expect("an address");
    for _ in 0..8 {
        let door = at.path().starts_with("/interaction/");
        let request = if door {
            http.post(at.clone())
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("login={login}"))
        } else {
            http.get(at.clone())
        };
        let sent: Vec<String> = cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let answer = request
            .header("cookie", sent.join("; "))
            .send()
            .await
            .expect("the provider answers");
        for set in answer.headers().get_all("set-cookie") {
            let text = set.to_str().expect("a cookie");
            let (name, value) = text
                .split(';')
                .next()
                .and_then(|pair| pair.split_once('='))
                .expect("a cookie");
            cookies.insert(name.into(), value.into());
        }
        let to = answer
            .headers()
            .get("location")
            .map(|to| to.to_str().expect("text").to_owned());
        let to = to.unwrap_or_else(|| panic!("{} of {at}", answer.status()));
        at = at.join(&to).expect("an address");
        if at.as_str().starts_with(REDIRECT) {
            let brought = |name: &str| {
                at.query_pairs()
                    .find(|(n, _)| n == name)
                    .map_or(String::new(), |(_, v)| v.into_owned())
            };
            return (brought("state"), brought("code"));
        }
    }
    panic!("the provider leads in circles")
}

impl World {
    /// A marketplace at the present instant, which the provider's answers speak of, with this provider.
    fn with(mut self, provider: Provider) -> Self {
        self.market.clock.set(Clock::System.now());
        self.market.provider = Some(provider);
        self
    }

    async fn back(&self, ctx: &Ctx, question: &ProviderQuestion, login: &str) -> Result<ProviderOutcome> {
        let (state, code) = gone(&question.url, login).await;
        self.finish(ctx, &question.secret, &state, &code).await
    }

    async fn finish(&self, ctx: &Ctx, secret: &Secret, state: &str, code: &str) -> Result<ProviderOutcome> {
        let back = self.market.provider_return(ctx, secret).await.expect("read");
        let back = back.unwrap_or_else(|| panic!("{}: nothing was asked", self.name));
        self.market
            .provider_finish(ctx, &home(), back, ProviderAnswer { state, code })
            .await
    }

    async fn ask(&self) -> ProviderQuestion {
        self.market
            .provider_begin(&self.ctx(), &home(), "/pl/oferta")
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    async fn enter(&self, login: &str) -> Result<SignedIn> {
        let question = self.ask().await;
        match self.back(&self.ctx(), &question, login).await? {
            ProviderOutcome::Entered(Entry::Whole(signed_in)) => Ok(signed_in),
            other => panic!("{}: {other:?}", self.name),
        }
    }

    async fn own(&self, signed_in: &SignedIn) -> (Ctx, SessionId) {
        let now = self.ctx().now;
        let found = self.market.session_find(now, &signed_in.session).await;
        let found = found.expect("read").expect("holds");
        (Ctx::new(found.actor(), Locale::Pl, now), found.id)
    }

    async fn anna(&self) -> PersonId {
        let (m, system) = (&self.market, self.market.system());
        let made = m
            .person_add(&system, "anna@przyklad.pl", "Anna", Locale::Pl)
            .await;
        let id = made.expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        id
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_the_provider_vouches_for_becomes_a_person_and_is_known_again() {
    let running = Running::start();
    for world in worlds().await {
        let world = world.with(running.adapter());
        let first = world.enter("jan").await.expect("in");
        let (ctx, _) = world.own(&first).await;
        let account = world.market.account(&ctx).await.expect("read");
        assert_eq!(account.person.email.folded(), "jan@przyklad.pl");
        assert_eq!(account.person.name, "Jan Żuk");
        assert_eq!((account.has_password, account.provider), (false, Some(true)));
        assert_eq!(account.consents.len(), 1, "{}: the privacy notice", world.name);

        let again = world.enter("jan").await.expect("in");
        assert_eq!(again.person, first.person, "{}", world.name);
        let identity = world.market.provider_identity(&ctx).await.expect("read");
        assert_eq!(identity.expect("connected").used_at, Some(ctx.now));
        assert_eq!(world.rows("select count(*) from person").await, 1);
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'session' and note = 'provider'")
                .await,
            2
        );

        let nameless = world.enter("nameless").await.expect("in");
        let (ctx, _) = world.own(&nameless).await;
        let account = world.market.account(&ctx).await.expect("read");
        assert_eq!(account.person.name, "ola.lis", "{}", world.name);

        assert_eq!(code(world.enter("unsure").await), "provider.email");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_connected_by_its_owner_alone() {
    let running = Running::start();
    for world in worlds().await {
        let world = world.with(running.adapter());
        let (m, anna) = (&world.market, world.anna().await);
        assert_eq!(code(world.enter("anna").await), "provider.connect_first");

        let entry = m
            .sign_in(&world.ctx(), &home(), "anna@przyklad.pl", PASSWORD)
            .await;
        let (ctx, session) = world.own(&entry.expect("in").whole().expect("whole")).await;
        let wrong = m.provider_connect(&ctx, &home(), session, "nie to").await;
        assert_eq!(code(wrong), "password.wrong");
        let asked = m
            .provider_connect(&ctx, &home(), session, PASSWORD)
            .await
            .expect("asked");

        // in another's name it connects nothing
        let jan = world.enter("jan").await.expect("in");
        let (jans, jans_session) = world.own(&jan).await;
        assert_eq!(code(world.back(&jans, &asked, "anna").await), "provider.over");

        let asked = m
            .provider_connect(&ctx, &home(), session, PASSWORD)
            .await
            .expect("asked");
        let connected = world.back(&ctx, &asked, "anna").await.expect("connected");
        assert!(matches!(connected, ProviderOutcome::Connected), "{}", world.name);
        assert_eq!(world.enter("anna").await.expect("in").person, anna);

        // whom the provider means already is nobody else
        let asked = m
            .provider_connect(&jans, &home(), jans_session, "")
            .await
            .expect("asked");
        assert_eq!(code(world.back(&jans, &asked, "anna").await), "provider.known");

        m.provider_disconnect(&ctx).await.expect("disconnected");
        assert_eq!(code(m.provider_disconnect(&ctx).await), "not found");
        assert_eq!(m.provider_identity(&ctx).await.expect("read"), None);
        assert_eq!(code(world.enter("anna").await), "provider.connect_first");
        let told: Vec<MailKind> = world.post().await.iter().map(|m| m.message.kind).collect();
        for kind in [MailKind::ProviderConnected, MailKind::ProviderRemoved] {
            assert!(told.contains(&kind), "{}: {told:?}", world.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_back_must_be_what_was_asked() {
    let running = Running::start();
    for world in worlds().await {
        let world = world.with(running.adapter());
        let (m, ctx) = (&world.market, world.ctx());

        // another state, a made-up code, a no
        let asked = world.ask().await;
        let (state, good) = gone(&asked.url, "jan").await;
        let other = world.ask().await;
        let crossed = world.finish(&ctx, &other.secret, &state, &good).await;
        assert_eq!(code(crossed), "provider.refused");
        let asked = world.ask().await;
        let (state, _) = gone(&asked.url, "jan").await;
        let made_up = world.finish(&ctx, &asked.secret, &state, "wymyślony").await;
        assert_eq!(code(made_up), "provider.refused");
        let asked = world.ask().await;
        assert_eq!(
            code(world.finish(&ctx, &asked.secret, "", "").await),
            "provider.refused"
        );
        assert_eq!(world.rows("select count(*) from person").await, 0);

        // each of these was a try: the limit is made room in
        let ctx = world.at(ctx.now + Duration::minutes(3));

        // answered once, and within five minutes
        let asked = world.ask().await;
        world.back(&ctx, &asked, "jan").await.expect("in");
        assert!(
            m.provider_return(&ctx, &asked.secret)
                .await
                .expect("read")
                .is_none()
        );
        let asked = world.ask().await;
        let late = world.at(ctx.now + Duration::minutes(6));
        assert!(
            m.provider_return(&late, &asked.secret)
                .await
                .expect("read")
                .is_none()
        );
        let ctx = world.at(ctx.now);

        // a code is spent with its first use, so an answer that was listened to lets nobody in
        let asked = world.ask().await;
        let (state, spent) = gone(&asked.url, "jan").await;
        world
            .finish(&ctx, &asked.secret, &state, &spent)
            .await
            .expect("in");
        let again = world.ask().await;
        let replayed = world.finish(&ctx, &again.secret, &state, &spent).await;
        assert_eq!(code(replayed), "provider.refused");

        // the account must be active
        m.db.write(|conn| {
            Box::pin(async move {
                market::db::sql("update person set state = 'suspended'")
                    .run(conn)
                    .await
            })
        })
        .await
        .expect("suspended");
        assert_eq!(code(world.enter("jan").await), "provider.refused");
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'sign_in' and note = 'provider'")
                .await,
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_is_away_or_none_is_said_so() {
    for mut world in worlds().await {
        let none = world.market.provider_begin(&world.ctx(), &home(), "").await;
        assert_eq!(code(none), "not found");
        let person = Ctx::new(
            Actor::Person {
                id: world.anna().await,
                acting: None,
            },
            Locale::Pl,
            world.ctx().now,
        );
        assert_eq!(code(world.market.provider_identity(&person).await), "not found");
        // a port at which nobody listens
        world.market.provider = Some(adapter("http://127.0.0.1:9"));
        let away = world.market.provider_begin(&world.ctx(), &home(), "").await;
        assert_eq!(code(away), "provider.unreachable");
    }
}
