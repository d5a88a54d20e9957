//! Stories of one's data on both databases: the copy, erasing, consents, how mails are wanted.

mod common;

use chrono::{Duration, TimeZone, Utc};
use common::{World, enterprise, offer, worlds};
use market::{
    accounts::{
        Caller, Consent, DataExport, EraseForm, Erasing, LinkPurpose, Notice, OrganisationKind,
        OrganisationWish, PERSON_TABLES, PersonState, Role, SignUp, SignedIn, Whose,
    },
    ctx::Ctx,
    db::{sql, sql_built},
    error::{Error, Result},
    id::{PersonId, SessionId},
    locale::{Locale, Localised},
    mail::{Folder, Mail, MailHow, MailKind, MailState, MailTopic, SendError, Sender},
    random::Secret,
};
use std::{collections::BTreeSet, io::Read, path::Path};

const EMAIL: &str = "kanarek.zloty@przyklad.pl";
const NAME: &str = "Kanarek Złotogłowy";
const PASSWORD: &str = "kot pije mleko o świcie";

fn home() -> Caller {
    Caller {
        address: "203.0.113.7".parse().expect("an address"),
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".into(),
        device: None,
        session: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("refused") {
        Error::Invalid(fields) => fields.first().map_or("", |f| f.code).to_owned(),
        Error::TooOften { .. } => "too often".to_owned(),
        Error::Forbidden => "forbidden".to_owned(),
        Error::NotFound => "not found".to_owned(),
        Error::Conflict { .. } => "conflict".to_owned(),
        Error::Internal(cause) => panic!("{cause}"),
    }
}

impl World {
    /// Somebody with an account, who came by the front door.
    async fn joined(&self) -> SignedIn {
        let m = &self.market;
        let form = SignUp {
            email: EMAIL.into(),
            name: NAME.into(),
            password: PASSWORD.into(),
        };
        m.sign_up(&self.ctx(), &home(), &form).await.expect("signed up");
        let link = self.link().await;
        m.sign_up_confirm(&self.ctx().from(home().address), &home(), &link, PASSWORD)
            .await
            .expect("confirmed")
    }

    /// The link of the mail that was written last.
    async fn link(&self) -> Secret {
        let rows: Vec<(String,)> =
            sql("select text from mail where text like '%?t=%' order by at desc, id desc")
                .all(&mut self.market.db.read().await.expect("a reader"))
                .await
                .expect("read");
        let (_, rest) = rows[0].0.split_once("?t=").expect("a link");
        Secret::parse(&rest[..64]).expect("a secret")
    }

    async fn own(&self, signed_in: &SignedIn) -> (Ctx, SessionId) {
        let now = self.ctx().now;
        let found = self
            .market
            .session_find(now, &signed_in.session)
            .await
            .expect("read")
            .expect("holds");
        (Ctx::new(found.actor(), Locale::Pl, now), found.id)
    }

    async fn sent(&self) {
        while self.market.mail_once().await.expect("sent") {}
    }

    fn later(&self, by: Duration) {
        let now = self.market.clock.now();
        self.market.clock.set(now + by);
    }

    /// Every column of every table: table, column.
    async fn columns(&self) -> BTreeSet<(String, String)> {
        let mut conn = self.market.db.read().await.expect("a reader");
        let text = if conn.is_postgres() {
            "select table_name, column_name from information_schema.columns where table_schema = 'public'"
        } else {
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
        };
        let rows: Vec<(String, String)> = sql(text).all(&mut conn).await.expect("read");
        rows.into_iter()
            .filter(|(table, _)| !table.starts_with('_') && !table.starts_with("sqlite_"))
            .collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_table_that_knows_people_is_declared() {
    for world in worlds().await {
        let columns = world.columns().await;
        let mut conn = world.market.db.read().await.expect("a reader");
        // whatever refers to a person by a key …
        let references = if conn.is_postgres() {
            "select c.conrelid::regclass::text, a.attname::text from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) where c.contype = 'f' and c.confrelid = 'person'::regclass"
        } else {
            "select m.name, f.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f.\"table\" = 'person'"
        };
        let mut knowing: BTreeSet<(String, String)> = sql(references)
            .all::<(String, String)>(&mut conn)
            .await
            .expect("read")
            .into_iter()
            .collect();
        assert!(knowing.len() > 5, "{}: {knowing:?}", world.name);
        // … or is called as if it did
        knowing.extend(
            columns
                .iter()
                .filter(|(_, c)| c.contains("person") || c == "actor" || c == "recipient")
                .cloned(),
        );
        for (table, column) in knowing {
            assert!(
                PERSON_TABLES
                    .iter()
                    .any(|t| t.table == table && t.whose.column() == column),
                "{}: {table}.{column} knows people; say in accounts/data.rs what is handed out of it and what becomes of it",
                world.name
            );
        }
        for declared in PERSON_TABLES {
            let there: BTreeSet<&str> = columns
                .iter()
                .filter(|(table, _)| table == declared.table)
                .map(|(_, column)| column.as_str())
                .collect();
            let said: BTreeSet<&str> = declared.shown.iter().chain(declared.held_back).copied().collect();
            assert_eq!(there, said, "{}: columns of {}", world.name, declared.table);
            assert!(there.contains(declared.whose.column()), "{}", declared.table);
            let secret = [
                "hash",
                "phc",
                "secret",
                "salt",
                "key",
                "credential",
                "question",
                "zip",
            ];
            assert!(
                declared.shown.iter().all(|c| !secret.contains(c)),
                "{}",
                declared.table
            );
        }
        let kept: Vec<&str> = PERSON_TABLES
            .iter()
            .filter(|t| matches!(t.erasing, Erasing::Keep(_)))
            .map(|t| t.table)
            .collect();
        let expected = [
            "invitation",
            "enterprise_claim",
            "offer_working",
            "offer_working",
            "desk_import",
            "report",
            "register_check",
            "text_version",
            "notice",
            "notice",
            "moderation_decision",
            "appeal",
            "appeal",
            "appeal",
            "event",
        ];
        assert_eq!(kept, expected);
        assert!(PERSON_TABLES.iter().any(|t| matches!(t.whose, Whose::Actor(_))));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_of_ones_data_is_made_and_is_ones_own() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.joined().await;
        let (ctx, _) = world.own(&anna).await;
        m.name_change(&ctx, "Złota Kanarkowa").await.expect("changed");
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::Daily)
            .await
            .expect("chosen");
        assert_eq!(m.data_export(&ctx).await.expect("read"), None);
        m.data_export_ask(&ctx).await.expect("asked");
        assert_eq!(code(m.data_export_ask(&ctx).await), "conflict");
        assert_eq!(m.data_export(&ctx).await.expect("read"), Some(DataExport::Making));
        world.settle().await;
        let Some(DataExport::Ready(id, _)) = m.data_export(&ctx).await.expect("read") else {
            panic!("{}: the copy was not made", world.name)
        };
        let bytes = m.data_export_zip(&ctx, id).await.expect("downloaded");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let names: BTreeSet<String> = zip
            .file_names()
            .map(|name| name.expect("a name").into_owned())
            .collect();
        for table in PERSON_TABLES {
            assert!(names.contains(&table.file()), "{}: {names:?}", world.name);
        }
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name)
                .expect(name)
                .read_to_string(&mut text)
                .expect("text");
            serde_json::from_str::<serde_json::Value>(&text).expect("JSON")
        };
        let person = read("person.json");
        assert_eq!(person[0]["email"], EMAIL, "{}", world.name);
        assert_eq!(person[0]["name"], "Złota Kanarkowa");
        assert_eq!(person.as_array().map(Vec::len), Some(1));
        assert_eq!(read("session.json")[0]["device"], "Firefox, Linux");
        assert_eq!(read("mail_preference.json")[0]["how"], "daily");
        assert_eq!(read("consent.json").as_array().map(Vec::len), Some(2));
        // former names too, in the clear
        let changes = read("changes.json").to_string();
        assert!(
            changes.contains(NAME) && changes.contains("Złota Kanarkowa"),
            "{}",
            world.name
        );
        for name in names {
            let text = read(&name).to_string();
            for secret in [anna.session.reveal(), &anna.session.hash(), "$argon2id"] {
                assert!(!text.contains(secret), "{}: {name} holds a secret", world.name);
            }
        }

        // nobody else's, and not for ever
        let other = m
            .person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Pl)
            .await
            .expect("made");
        assert_eq!(
            code(m.data_export_zip(&ctx.by_person(other), id).await),
            "not found"
        );
        assert_eq!(code(m.data_export_zip(&world.ctx(), id).await), "forbidden");
        let kinds: Vec<MailKind> = world.post().await.iter().map(|s| s.message.kind).collect();
        assert!(kinds.contains(&MailKind::DataReady));
        world.later(Duration::days(1));
        let (ctx, _) = world.own(&anna).await;
        assert_eq!(code(m.data_export_zip(&ctx, id).await), "not found");
        m.accounts_forget(&m.system()).await.expect("forgotten");
        assert_eq!(world.rows("select count(*) from data_export").await, 0);
        m.data_export_ask(&ctx).await.expect("asked again");
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'data_export'")
                .await,
            4,
            "{}: asked, ready, downloaded, asked",
            world.name
        );
    }
}

/// Every file below a folder that holds one of these strings.
fn holding(folder: &Path, canaries: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holding(&path, canaries));
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        for canary in canaries {
            if bytes.windows(canary.len()).any(|w| w == canary.as_bytes()) {
                found.push(format!("{}: {canary}", path.display()));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_somebody_erased_nothing_is_left() {
    for mut world in worlds().await {
        let outbox = world.folder.path().join("outbox");
        world.market.mail = Mail::Folder(Folder::new(Sender::local(), outbox.clone()));
        // people and things around them stay
        world
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![offer("a", "Kubek", "ceramics", 100)],
            )
            .await;
        let m = &world.market;
        let jan = m
            .person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Pl)
            .await
            .expect("made");
        let anna = world.joined().await;
        let (ctx, session) = world.own(&anna).await;
        let id = ctx.actor.person().expect("a person");
        // a full life: names, links, mails, copies, choices, roles
        m.name_change(&ctx, "Zmienione Kanarkowe").await.expect("changed");
        m.mail_preference_put(&ctx, MailTopic::Desk, MailHow::Daily)
            .await
            .expect("chosen");
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::AtOnce)
            .await
            .expect("chosen");
        m.link_ask(&world.ctx(), &home(), EMAIL, LinkPurpose::SignIn)
            .await
            .expect("asked");
        m.data_export_ask(&ctx).await.expect("asked");
        world.settle().await;
        let person = m
            .person_find(&m.system(), EMAIL)
            .await
            .expect("read")
            .expect("there");
        let notice = Notice {
            topic: MailTopic::Desk,
            title: "Dla Kanarkowej".into(),
            text: "Coś czeka.".into(),
            link: "/pl".into(),
        };
        let ready = m.notice(&person, notice).expect("ready");
        let now = ctx.now;
        m.db.write(move |conn| Box::pin(async move { ready.tell(conn, now).await }))
            .await
            .expect("told");
        let wish = |slug: &str| OrganisationWish {
            slug: slug.into(),
            kind: Some(OrganisationKind::Enterprise),
            name: Some(format!("Spółdzielnia {slug}")),
        };
        m.role_give(&m.system(), EMAIL, wish("glinka"), Role::Owner)
            .await
            .expect("given");
        m.role_give(&m.system(), "jan@przyklad.pl", wish("glinka"), Role::Member)
            .await
            .expect("given");
        world.sent().await;
        m.sign_in(&world.ctx(), &home(), EMAIL, "nie to hasło wcale")
            .await
            .expect_err("refused");
        let canaries = [
            "kanarek.zloty",
            "Kanarek Z",
            "Zmienione Kanarkowe",
            "Dla Kanarkowej",
            "otogłowy",
        ];
        let folder = world.folder.path().to_owned();
        assert!(
            !holding(&outbox, &canaries).is_empty(),
            "{}: there was something",
            world.name
        );

        // what is asked first
        let form = |current: &str, sure| EraseForm {
            current: current.into(),
            code: String::new(),
            sure,
        };
        let erase = async |f: EraseForm| m.person_erase(&ctx, &home(), session, &f).await;
        assert_eq!(code(erase(form(PASSWORD, false)).await), "data.sure");
        assert_eq!(
            code(erase(form("nie to hasło wcale", true)).await),
            "password.wrong"
        );
        let Err(Error::Invalid(fields)) = erase(form(PASSWORD, true)).await else {
            panic!("{}: the only owner went", world.name)
        };
        assert_eq!(
            (fields[0].code, fields[0].value.as_str()),
            ("data.owner", "Spółdzielnia glinka")
        );
        m.role_give(&m.system(), "jan@przyklad.pl", wish("glinka"), Role::Owner)
            .await
            .expect("handed on");
        erase(form(PASSWORD, true)).await.expect("erased");

        // the session is over, the last mail goes, and then nothing is left
        assert!(
            m.session_find(world.ctx().now, &anna.session)
                .await
                .expect("read")
                .is_none()
        );
        world.sent().await;
        let letters: Vec<_> = std::fs::read_dir(&outbox)
            .expect("a folder")
            .map(|e| e.expect("a file").path())
            .filter(|p| !holding_file(p, &canaries).is_empty())
            .collect();
        assert_eq!(
            letters.len(),
            1,
            "{}: the last letter is its reader's",
            world.name
        );
        std::fs::remove_file(&letters[0]).expect("delivered");
        let mut conn = m.db.read().await.expect("a reader");
        let columns = world.columns().await;
        for (table, column) in &columns {
            let as_text = if conn.is_postgres() {
                format!("select cast(\"{column}\" as text) from {table} where \"{column}\" is not null")
            } else {
                format!("select cast(\"{column}\" as text) from {table} where typeof(\"{column}\") = 'text'")
            };
            let rows: Vec<(String,)> = sql_built(as_text).all(&mut conn).await.expect("read");
            for (value,) in rows {
                for canary in canaries {
                    assert!(
                        !value.contains(canary),
                        "{}: {table}.{column}: {value}",
                        world.name
                    );
                }
            }
        }
        drop(conn);
        assert_eq!(
            holding(&folder, &canaries),
            Vec::<String>::new(),
            "{}",
            world.name
        );

        // what stays: the row that others refer to, what was done, and other people
        let left = m.people(&m.system()).await.expect("read");
        let gone = left.iter().find(|(p, _)| p.id == id).expect("a row");
        assert_eq!(
            (gone.0.state, gone.0.name.as_str()),
            (PersonState::Erased, ""),
            "{}",
            world.name
        );
        assert!(gone.1.is_empty(), "{}: no roles", world.name);
        assert!(left.iter().any(|(p, _)| p.id == jan && p.name == "Jan"));
        for (rows, n) in [
            (
                "select count(*) from event where kind = 'person' and to_state = 'erased'",
                1,
            ),
            ("select count(*) from person_key", 1),
            ("select count(*) from consent", 0),
            ("select count(*) from mail_waiting", 0),
            ("select count(*) from organisation", 1),
            ("select count(*) from offer", 1),
        ] {
            assert_eq!(world.rows(rows).await, n, "{}: {rows}", world.name);
        }
        // nobody is brought back, and the address is free again
        assert_eq!(
            code(
                m.person_state(&m.system(), &format!("{id}@erased.invalid"), PersonState::Active)
                    .await
            ),
            "conflict"
        );
        assert_eq!(code(m.reset_link(&m.system(), EMAIL).await), "not found");
        let again = world.joined().await;
        assert_ne!(again.person, id, "{}", world.name);
    }
}

fn holding_file(path: &Path, canaries: &[&str]) -> Vec<String> {
    let bytes = std::fs::read(path).expect("a file");
    canaries
        .iter()
        .filter(|c| bytes.windows(c.len()).any(|w| w == c.as_bytes()))
        .map(|c| (*c).to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn consents_are_written_down_with_their_version_and_taken_back() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.joined().await;
        let (ctx, _) = world.own(&anna).await;
        let consents = async || m.account(&ctx).await.expect("read").consents;
        let told = consents().await;
        assert_eq!((told.len(), told[0].kind.as_str()), (1, Consent::PRIVACY));
        assert_eq!(
            code(m.consent_revoke(&ctx, told[0].id).await),
            "conflict",
            "it was told, not asked"
        );
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::AtOnce)
            .await
            .expect("agreed");
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::Daily)
            .await
            .expect("still agreed");
        let agreed = consents().await;
        assert_eq!(agreed.len(), 2, "{}", world.name);
        let news = agreed.iter().find(|c| c.kind == Consent::NEWS).expect("agreed");
        assert_eq!(
            (news.kind.as_str(), news.version.as_str(), news.at),
            (Consent::NEWS, "2026-11", ctx.now)
        );
        let stranger = ctx.by_person(PersonId(uuid::Uuid::from_u128(1)));
        assert_eq!(code(m.consent_revoke(&stranger, news.id).await), "not found");
        m.consent_revoke(&ctx, news.id).await.expect("taken back");
        let after = consents().await;
        let news_after = after.iter().find(|c| c.id == news.id).expect("kept");
        assert_eq!(news_after.revoked_at, Some(ctx.now));
        assert_eq!(code(m.consent_revoke(&ctx, news.id).await), "conflict");
        assert_eq!(
            m.mail_preferences(&ctx).await.expect("read"),
            [
                (MailTopic::Desk, MailHow::AtOnce),
                (MailTopic::News, MailHow::Never)
            ]
        );
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'consent'")
                .await,
            2
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_that_nobody_must_get_come_as_they_are_wanted() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.joined().await;
        world.post().await;
        let (ctx, _) = world.own(&anna).await;
        let id = ctx.actor.person().expect("a person");
        let news: Localised<(String, String)> = [(
            Locale::Pl,
            ("Nowe powiaty".to_owned(), "Pierwszy.\n\nDrugi.".to_owned()),
        )]
        .into_iter()
        .collect();
        let of = async |kind| {
            let all = world.post().await;
            all.into_iter()
                .filter(|s| s.message.kind == kind)
                .collect::<Vec<_>>()
        };
        // nobody asked for news
        assert_eq!(m.news_send(&m.system(), &news).await.expect("sent"), 0);
        assert_eq!(code(m.news_send(&ctx, &news).await), "forbidden");
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::AtOnce)
            .await
            .expect("chosen");
        assert_eq!(m.news_send(&m.system(), &news).await.expect("sent"), 1);
        let first = of(MailKind::News).await;
        assert_eq!(
            (first.len(), first[0].message.subject.as_str()),
            (1, "Nowe powiaty"),
            "{}",
            world.name
        );
        let raw = String::from_utf8_lossy(&first[0].letter.bytes).into_owned();
        assert!(
            raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
            "{raw}"
        );
        let address = first[0].message.unsubscribe.clone().expect("an address");
        assert!(first[0].message.text.contains(&address));

        // once a day: from seven, where the region is, and once
        m.mail_preference_put(&ctx, MailTopic::News, MailHow::Daily)
            .await
            .expect("chosen");
        world.market.clock.set(
            Utc.with_ymd_and_hms(2026, 11, 24, 1, 0, 0)
                .single()
                .expect("an instant"),
        );
        for _ in 0..2 {
            m.news_send(&m.system(), &news).await.expect("sent");
        }
        assert_eq!(
            m.daily_mails(&m.system()).await.expect("looked"),
            0,
            "at two in the night"
        );
        world.later(Duration::hours(5));
        assert_eq!(
            m.daily_mails(&m.system()).await.expect("sent"),
            1,
            "{}",
            world.name
        );
        assert_eq!(m.daily_mails(&m.system()).await.expect("looked"), 0);
        m.news_send(&m.system(), &news).await.expect("sent");
        assert_eq!(m.daily_mails(&m.system()).await.expect("looked"), 0, "one a day");
        let daily = of(MailKind::News).await;
        assert_eq!(daily.len(), 2);
        assert!(
            daily[1].message.subject.starts_with("2\u{a0}now")
                || daily[1].message.subject.starts_with("2 now"),
            "{}",
            daily[1].message.subject
        );
        assert_eq!(daily[1].message.text.matches("Drugi.").count(), 2);
        world.later(Duration::days(1));
        assert_eq!(m.daily_mails(&m.system()).await.expect("sent"), 1);

        // one click ends them, without signing in; a made-up one does not
        let token = m.unsubscribe_token(id, MailTopic::News).expect("a token");
        assert!(address.ends_with(&format!("u={token}")));
        for bad in [
            "",
            "x",
            &token.replace("news", "desk"),
            &token[..token.len() - 1],
            &format!("{token}0"),
        ] {
            assert_eq!(code(m.unsubscribe(&world.ctx(), bad).await), "not found", "{bad}");
        }
        m.news_send(&m.system(), &news).await.expect("sent");
        for _ in 0..2 {
            assert_eq!(
                m.unsubscribe(&world.ctx(), &token).await.expect("ended"),
                MailTopic::News
            );
        }
        assert_eq!(
            world.rows("select count(*) from mail_waiting").await,
            0,
            "{}",
            world.name
        );
        world.later(Duration::days(1));
        assert_eq!(m.daily_mails(&m.system()).await.expect("looked"), 0);
        assert_eq!(m.news_send(&m.system(), &news).await.expect("sent"), 0);
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'mail_preference'")
                .await,
            3,
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_was_given_up_is_tried_again_and_one_that_came_back_is_marked() {
    for world in worlds().await {
        let m = &world.market;
        world.joined().await;
        world.post().await;
        world.memory().fail_next(SendError::lasting("550 no such user"));
        m.link_ask(&world.ctx(), &home(), EMAIL, LinkPurpose::SignIn)
            .await
            .expect("asked");
        let before = world.post().await.len();
        let troubled = m.mails_troubled(&m.system(), 10).await.expect("read");
        assert_eq!(
            (troubled.len(), troubled[0].1.state),
            (1, MailState::Failed),
            "{}",
            world.name
        );
        let (id, _) = troubled[0];
        assert_eq!(code(m.mail_retry(&world.ctx(), id).await), "forbidden");
        assert_eq!(code(m.mail_bounced(&world.ctx(), id, "x").await), "forbidden");
        assert_eq!(
            code(m.mail_bounced(&m.system(), id, "x").await),
            "conflict",
            "never sent"
        );
        m.mail_retry(&m.system(), id).await.expect("again");
        assert_eq!(code(m.mail_retry(&m.system(), id).await), "conflict");
        let sent = world.post().await;
        assert_eq!(sent.len(), before + 1, "{}", world.name);
        assert!(sent[before].message.text.contains("?t="), "it says what it said");
        m.mail_bounced(&m.system(), id, "550 kanarek.zloty@przyklad.pl unknown")
            .await
            .expect("marked");
        let troubled = m.mails_troubled(&m.system(), 10).await.expect("read");
        assert_eq!(troubled[0].1.state, MailState::Bounced);
        assert!(
            !troubled[0]
                .1
                .error
                .as_deref()
                .unwrap_or_default()
                .contains("kanarek")
        );

        // a link that has run out is not sent again, and after a week nothing of it is left
        world.later(Duration::minutes(1));
        world.memory().fail_next(SendError::lasting("550 no such user"));
        m.link_ask(&world.ctx(), &home(), EMAIL, LinkPurpose::SignIn)
            .await
            .expect("asked");
        world.post().await;
        world.later(Duration::minutes(10));
        let (late, _) = m.mails_troubled(&m.system(), 1).await.expect("read")[0];
        assert_eq!(code(m.mail_retry(&m.system(), late).await), "conflict");
        assert_eq!(world.rows("select count(*) from mail where text <> ''").await, 1);
        world.later(Duration::days(7));
        m.accounts_forget(&m.system()).await.expect("forgotten");
        assert_eq!(
            world.rows("select count(*) from mail where text <> ''").await,
            0,
            "{}",
            world.name
        );
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'mail' and from_state = 'failed' and to_state = 'queued'")
                .await,
            1
        );
    }
}
