//! Mails to a real mail server: a process of its own, with names, passwords and certificates.
//! It is `market/tests/smtp/server.mjs` and needs node and the npm packages (`make setup`).

mod common;

use chrono::Duration;
use common::{World, start, worlds};
use market::{
    id::MailId,
    locale::Locale,
    mail::{
        Content, EmailAddress, Encryption, Mail, MailState, MailView, Sender, Smtp, SmtpSettings,
        mail_enqueue, mail_view,
    },
};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Lines},
    net::TcpListener,
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A running mail server; ends when dropped.
struct Server {
    child: Child,
    _alive: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Server {
    fn run(port: u16, way: &str, files: &[&Path]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/server.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(port.to_string())
            .arg(way)
            .args(files)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let port = lines
            .next()
            .expect("the mail server starts; are the npm packages there? (make setup)")
            .expect("a line")
            .parse()
            .expect("a port");
        Self {
            _alive: child.stdin.take().expect("its input"),
            child,
            lines,
            port,
        }
    }

    /// The next mail that it took.
    fn mail(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().expect("a mail").expect("a line")).expect("JSON")
    }

    fn settings(&self) -> SmtpSettings {
        settings(self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn settings(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".into(),
        port,
        encryption: Encryption::None,
        credentials: Some(("sklep".into(), "zażółć".into())),
        authority: None,
    }
}

fn sender() -> Sender {
    Sender::parse("Kupuj Społecznie <poczta@kupuj.example>", "https://kupuj.example").expect("a sender")
}

fn by(settings: SmtpSettings) -> Mail {
    Mail::Smtp(Smtp::new(sender(), settings).expect("settings"))
}

async fn put(world: &World, to: &str) -> MailId {
    let content = Content::Invitation {
        link: "https://kupuj.example/pl/zaproszenie/abc",
        inviter: "Łucja Żak",
        organisation: "Spółdzielnia Źródło",
        role: "członkini",
        until: start() + Duration::days(7),
    };
    let key = format!("invitation:{to}");
    let to = EmailAddress::parse(to).expect("an address");
    let message = world
        .market
        .mail_compose(to, Locale::Pl, &content)
        .expect("a mail");
    let now = world.ctx().now;
    world
        .market
        .db
        .write(move |conn| Box::pin(async move { mail_enqueue(conn, now, &message, &key).await }))
        .await
        .unwrap_or_else(|e| panic!("{}: {e}", world.name))
}

async fn work(world: &World) {
    while world
        .market
        .mail_once()
        .await
        .unwrap_or_else(|e| panic!("{}: {e}", world.name))
    {}
}

async fn view(world: &World, id: MailId) -> MailView {
    mail_view(&mut world.market.db.read().await.expect("a reader"), id)
        .await
        .expect("read")
        .expect("there")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_arrives_with_both_parts_and_its_own_letters() {
    for mut world in worlds().await {
        let mut server = Server::run(0, "plain", &[]);
        world.market.mail = by(server.settings());
        let id = put(&world, "jan@żółw.pl").await;
        work(&world).await;
        assert_eq!(view(&world, id).await.state, MailState::Sent, "{}", world.name);
        let mail = server.mail();
        assert_eq!(mail["user"], "sklep", "{}", world.name);
        assert_eq!(mail["from"], "poczta@kupuj.example");
        // sent as xn--…, which this server writes in letters again
        assert_eq!(mail["to"], serde_json::json!(["jan@żółw.pl"]));
        assert_eq!(mail["sender"], "\"Kupuj Społecznie\" <poczta@kupuj.example>");
        assert_eq!(mail["subject"], "Zaproszenie do organizacji Spółdzielnia Źródło");
        assert_eq!(mail["id"], format!("<{}@kupuj.example>", id.0.simple()));
        assert_eq!(mail["date"], "2026-11-23T10:00:00.000Z");
        assert_eq!(mail["submitted"], "auto-generated");
        let text = mail["text"].as_str().expect("a plain part");
        let html = mail["html"].as_str().expect("a part with markup");
        for part in [text, html] {
            assert!(part.contains("Łucja Żak zaprasza Cię"), "{part}");
            assert!(
                part.contains("https://kupuj.example/pl/zaproszenie/abc"),
                "{part}"
            );
        }
        assert!(
            html.starts_with("<!doctype html>") && !text.contains('<'),
            "{text}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_for_now_are_tried_again_and_those_for_good_are_not() {
    for mut world in worlds().await {
        let mut server = Server::run(0, "plain", &[]);
        world.market.mail = by(server.settings());
        let mut ids = Vec::new();
        for name in ["greylisted", "busy", "full", "spam"] {
            ids.push(put(&world, &format!("{name}@przyklad.pl")).await);
        }
        work(&world).await;
        let mut states = Vec::new();
        for id in &ids {
            states.push(view(&world, *id).await);
        }
        assert_eq!(
            states.iter().map(|v| v.state).collect::<Vec<_>>(),
            [
                MailState::Queued,
                MailState::Queued,
                MailState::Failed,
                MailState::Failed
            ],
            "{}: {states:?}",
            world.name
        );
        for (view, code) in states.iter().zip(["450", "450", "550", "554"]) {
            let error = view.error.as_deref().expect("an error");
            assert!(
                error.contains(code) && !error.contains("przyklad.pl"),
                "{}: {error}",
                world.name
            );
        }
        world.at(start() + Duration::minutes(1));
        work(&world).await;
        let attempts = |v: MailView| (v.state, v.attempts);
        assert_eq!(
            attempts(view(&world, ids[0]).await),
            (MailState::Sent, 2),
            "{}",
            world.name
        );
        assert_eq!(
            attempts(view(&world, ids[1]).await),
            (MailState::Queued, 2),
            "{}",
            world.name
        );
        assert_eq!(
            attempts(view(&world, ids[2]).await),
            (MailState::Failed, 1),
            "{}",
            world.name
        );
        assert_eq!(server.mail()["to"], serde_json::json!(["greylisted@przyklad.pl"]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_or_refuses_us_costs_no_mail() {
    for mut world in worlds().await {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|l| l.local_addr())
            .expect("a port")
            .port();
        world.market.mail = by(settings(port));
        let id = put(&world, "jan@przyklad.pl").await;
        work(&world).await;
        let down = view(&world, id).await;
        assert_eq!(
            (down.state, down.attempts),
            (MailState::Queued, 1),
            "{}",
            world.name
        );

        let mut server = Server::run(port, "plain", &[]);
        let wrong = Some(("sklep".into(), "zle".into()));
        world.market.mail = by(SmtpSettings {
            credentials: wrong,
            ..server.settings()
        });
        world.at(start() + Duration::minutes(1));
        work(&world).await;
        let refused = view(&world, id).await;
        assert_eq!(
            (refused.state, refused.attempts),
            (MailState::Queued, 2),
            "{}",
            world.name
        );
        assert!(
            refused.error.as_deref().expect("an error").contains("535"),
            "{refused:?}"
        );

        world.market.mail = by(server.settings());
        world.at(start() + Duration::minutes(5));
        work(&world).await;
        assert_eq!(view(&world, id).await.state, MailState::Sent, "{}", world.name);
        assert_eq!(server.mail()["id"], format!("<{}@kupuj.example>", id.0.simple()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_is_private_and_only_to_a_server_with_a_trusted_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (key, cert) = (folder.path().join("key.pem"), folder.path().join("cert.pem"));
    let made =
        rcgen::generate_simple_self_signed(["localhost".into(), "127.0.0.1".into()]).expect("a certificate");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("written");
    std::fs::write(&cert, made.cert.pem()).expect("written");
    for mut world in worlds().await {
        for (way, encryption) in [
            ("starttls", Encryption::StartTls),
            ("implicit", Encryption::Implicit),
        ] {
            let mut server = Server::run(0, way, &[&key, &cert]);
            let trusted = SmtpSettings {
                encryption,
                authority: Some(made.cert.pem().into_bytes()),
                ..server.settings()
            };
            world.market.mail = by(SmtpSettings {
                authority: None,
                ..trusted.clone()
            });
            let id = put(&world, &format!("{way}@przyklad.pl")).await;
            work(&world).await;
            let stranger = view(&world, id).await;
            assert_eq!(
                stranger.state,
                MailState::Queued,
                "{}, {way}: not trusted",
                world.name
            );
            world.market.mail = by(trusted);
            world.at(world.ctx().now + Duration::minutes(1));
            work(&world).await;
            assert_eq!(
                view(&world, id).await.state,
                MailState::Sent,
                "{}, {way}",
                world.name
            );
            let mail = server.mail();
            assert_eq!(
                (&mail["secure"], &mail["user"]),
                (&true.into(), &"sklep".into()),
                "{}, {way}",
                world.name
            );
        }
        // A server that stopped offering STARTTLS, or somebody in between who hides it.
        let server = Server::run(0, "plain", &[]);
        world.market.mail = by(SmtpSettings {
            encryption: Encryption::StartTls,
            ..server.settings()
        });
        let id = put(&world, "stripped@przyklad.pl").await;
        work(&world).await;
        assert_eq!(view(&world, id).await.state, MailState::Queued, "{}", world.name);
    }
}

#[test]
fn an_open_way_leads_to_this_machine_only() {
    for (host, allowed) in [
        ("127.0.0.1", true),
        ("localhost", true),
        ("::1", true),
        ("mail.przyklad.pl", false),
        ("10.0.0.1", false),
        ("localhost.przyklad.pl", false),
    ] {
        let open = SmtpSettings {
            host: host.into(),
            ..settings(25)
        };
        assert_eq!(Smtp::new(sender(), open).is_ok(), allowed, "{host}");
    }
}
