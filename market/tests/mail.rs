//! Stories of the outbox, on both databases.

mod common;

use chrono::Duration;
use common::{World, start, worlds};
use market::{
    ctx::Ctx,
    error::Error,
    id::MailId,
    jobs::{JobKind, job_enqueue},
    locale::Locale,
    mail::{
        Content, EmailAddress, Folder, Mail, MailState, MailView, Message, SendError, Sender, mail_enqueue,
        mail_view,
    },
};
use std::os::unix::fs::PermissionsExt;

const LINK: &str = "http://127.0.0.1:3000/pl/logowanie/abc";

fn message(world: &World) -> Message {
    let to = EmailAddress::parse("jan@przyklad.pl").expect("an address");
    let content = Content::SignInLink {
        link: LINK,
        until: start() + Duration::days(1),
    };
    world
        .market
        .mail_compose(to, Locale::Pl, &content)
        .expect("a mail")
}

async fn put(world: &World, key: &'static str) -> MailId {
    put_message(world, key, message(world)).await
}

async fn put_message(world: &World, key: &'static str, message: Message) -> MailId {
    let now = world.ctx().now;
    world
        .market
        .db
        .write(move |conn| Box::pin(async move { mail_enqueue(conn, now, &message, key).await }))
        .await
        .unwrap_or_else(|e| panic!("{}: {e}", world.name))
}

async fn view(world: &World, id: MailId) -> MailView {
    mail_view(&mut world.market.db.read().await.expect("a reader"), id)
        .await
        .expect("read")
        .expect("there")
}

async fn jobs(world: &World) -> i64 {
    world
        .rows("select count(*) from job where kind = 'send_mail'")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_put_in_twice_is_sent_once_and_has_its_history() {
    for world in worlds().await {
        let id = put(&world, "sign-in:1").await;
        assert_eq!(put(&world, "sign-in:1").await, id, "{}", world.name);
        assert_ne!(put(&world, "sign-in:2").await, id, "{}", world.name);
        assert_eq!(jobs(&world).await, 2, "{}", world.name);
        let sent = world.post().await;
        assert_eq!(sent.len(), 2, "{}", world.name);
        assert_eq!(sent[0].message, message(&world), "{}", world.name);
        let stands = view(&world, id).await;
        assert_eq!(
            (stands.state, stands.attempts),
            (MailState::Sent, 1),
            "{}",
            world.name
        );
        assert_eq!(stands.sent_at, Some(start()), "{}", world.name);
        assert_eq!(jobs(&world).await, 0, "{}", world.name);
        assert_eq!(
            world.rows("select count(*) from event where kind = 'mail'").await,
            4,
            "{}: queued and sent, twice",
            world.name
        );

        // The job comes once more, as after a crash that came after the record.
        let now = world.ctx().now;
        world
            .market
            .db
            .write(move |conn| {
                Box::pin(async move { job_enqueue(conn, now, JobKind::SendMail, id.to_string()).await })
            })
            .await
            .expect("written");
        assert_eq!(world.post().await.len(), 2, "{}", world.name);
        assert_eq!(jobs(&world).await, 0, "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_fails_sends_nothing() {
    for world in worlds().await {
        let (now, message) = (world.ctx().now, message(&world));
        let undone = world
            .market
            .db
            .write(move |conn| {
                Box::pin(async move {
                    mail_enqueue(conn, now, &message, "undone").await?;
                    Err::<(), _>(Error::Forbidden)
                })
            })
            .await;
        assert!(matches!(undone, Err(Error::Forbidden)), "{}", world.name);
        assert!(world.post().await.is_empty(), "{}", world.name);
        assert_eq!(world.rows("select count(*) from mail").await, 0, "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_pass_is_tried_again_later_and_later_and_given_up_at_last() {
    for world in worlds().await {
        let message = Message {
            useful_until: None,
            ..message(&world)
        };
        let id = put_message(&world, "slow", message).await;
        let mut now = start();
        for (attempt, wait) in [(1, 1), (2, 4), (3, 16), (4, 64), (5, 256)] {
            world
                .memory()
                .fail_next(SendError::passing("450 busy with jan@przyklad.pl"));
            world.at(now);
            assert!(world.post().await.is_empty(), "{}", world.name);
            let stands = view(&world, id).await;
            assert_eq!(
                (stands.state, stands.attempts),
                (MailState::Queued, attempt),
                "{}",
                world.name
            );
            assert_eq!(
                stands.error.as_deref(),
                Some("450 busy with …@…"),
                "{}",
                world.name
            );
            world.at(now + Duration::minutes(wait) - Duration::seconds(1));
            world.post().await;
            assert_eq!(
                view(&world, id).await.attempts,
                attempt,
                "{}: not before its time",
                world.name
            );
            now += Duration::minutes(wait);
        }
        world.memory().fail_next(SendError::passing("450 still busy"));
        world.at(now);
        world.post().await;
        let stands = view(&world, id).await;
        assert_eq!(
            (stands.state, stands.attempts),
            (MailState::Failed, 6),
            "{}",
            world.name
        );
        world.at(now + Duration::days(9));
        assert!(world.post().await.is_empty(), "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_got_through_at_last_says_no_error() {
    for world in worlds().await {
        let id = put(&world, "second").await;
        world.memory().fail_next(SendError::passing("greylisted"));
        world.post().await;
        world.at(start() + Duration::minutes(1));
        assert_eq!(world.post().await.len(), 1, "{}", world.name);
        let stands = view(&world, id).await;
        assert_eq!(
            (stands.state, stands.attempts, stands.error),
            (MailState::Sent, 2, None),
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_for_good_is_the_last_word_and_the_operator_sees_it() {
    for world in worlds().await {
        let id = put(&world, "nobody").await;
        world.memory().fail_next(SendError::lasting("550 no such user"));
        assert!(world.post().await.is_empty(), "{}", world.name);
        let stands = view(&world, id).await;
        assert_eq!(
            (stands.state, stands.attempts),
            (MailState::Failed, 1),
            "{}",
            world.name
        );
        assert_eq!(
            world.rows("select count(*) from job where kind = 'send_mail' and failed_at is not null and error = '550 no such user'").await,
            1,
            "{}",
            world.name
        );
        world.at(start() + Duration::days(1));
        assert!(world.post().await.is_empty(), "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_has_run_out_is_not_sent() {
    for world in worlds().await {
        let id = put(&world, "late").await;
        world.at(start() + Duration::days(1));
        assert!(world.post().await.is_empty(), "{}", world.name);
        let stands = view(&world, id).await;
        assert_eq!(
            (stands.state, stands.attempts),
            (MailState::Expired, 0),
            "{}",
            world.name
        );
        assert_eq!(jobs(&world).await, 0, "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_came_back_is_marked_by_hand_once() {
    for world in worlds().await {
        let id = put(&world, "back").await;
        let operator = world.market.system();
        let early = world.market.mail_bounced(&operator, id, "box full").await;
        assert!(matches!(early, Err(Error::Conflict { .. })), "{}", world.name);
        world.post().await;
        let visitor: Ctx = world.ctx();
        let foreign = world.market.mail_bounced(&visitor, id, "box full").await;
        assert!(matches!(foreign, Err(Error::Forbidden)), "{}", world.name);
        world
            .market
            .mail_bounced(&operator, id, "box of jan@przyklad.pl full")
            .await
            .expect("marked");
        let stands = view(&world, id).await;
        assert_eq!(stands.state, MailState::Bounced, "{}", world.name);
        assert_eq!(stands.error.as_deref(), Some("box of …@… full"), "{}", world.name);
        let again = world.market.mail_bounced(&operator, id, "again").await;
        assert!(matches!(again, Err(Error::Conflict { .. })), "{}", world.name);
        let unknown = world
            .market
            .mail_bounced(&operator, MailId::fresh(start()), "")
            .await;
        assert!(matches!(unknown, Err(Error::NotFound)), "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_gets_files_for_its_owner_alone_that_sort_by_time() {
    for mut world in worlds().await {
        let outbox = world.folder.path().join("outbox");
        world.market.mail = Mail::Folder(Folder::new(Sender::local(), outbox.clone()));
        put(&world, "second").await;
        world.at(start() - Duration::minutes(1));
        put(&world, "first").await;
        world.at(start());
        while world.market.mail_once().await.expect("sent") {}
        let mut files: Vec<_> = std::fs::read_dir(&outbox)
            .expect("a folder")
            .map(|f| f.expect("a file").path())
            .collect();
        files.sort();
        assert_eq!(files.len(), 2, "{}: nothing half written stays", world.name);
        for (file, minute) in files.iter().zip(["20261123T095900", "20261123T100000"]) {
            let name = file.file_name().and_then(|n| n.to_str()).expect("a name");
            assert!(
                name.starts_with(minute) && name.ends_with(".eml"),
                "{}: {name}",
                world.name
            );
            let mode = std::fs::metadata(file).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{}", world.name);
            let text = std::fs::read_to_string(file).expect("read");
            assert!(text.contains("To: jan@przyklad.pl\r\n"), "{}", world.name);
        }
        let mode = std::fs::metadata(&outbox).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", world.name);
    }
}
