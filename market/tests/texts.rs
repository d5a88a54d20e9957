//! Stories of texts that are edited, on both databases.

mod common;

use common::{World, enterprise, offer, worlds};
use market::{
    accounts::{OrganisationKind, Role},
    catalogue::{query::OfferQuery, taxonomy::taxonomy},
    ctx::{Acting, Actor, Ctx},
    db::sql,
    error::{Error, Result},
    id::{OrganisationId, PersonId},
    locale::Locale,
    log::{LogLine, LogQuery},
    mail::{Content, EmailAddress},
    texts::{Format, Part, Subject, TextKey, TextKind, TextSaved, slot},
};

/// What a refused use case says.
fn refused<T>(result: Result<T>) -> Vec<(String, &'static str, String)> {
    match result.err().expect("refused") {
        Error::Invalid(fields) => fields.into_iter().map(|f| (f.field, f.code, f.value)).collect(),
        other => panic!("{other}"),
    }
}

/// A text of a page, as the pages have them.
fn about() -> Subject {
    let part = |name, format, pl: &str, en: &str, nl: &str| Part {
        name,
        format,
        default: [(Locale::Pl, pl), (Locale::En, en), (Locale::Nl, nl)]
            .into_iter()
            .map(|(l, t)| (l, t.to_owned()))
            .collect(),
    };
    let parts = vec![
        part(
            "heading",
            Format::Line,
            "O znaku { $mark }",
            "About { $mark }",
            "Over { $mark }",
        ),
        part("body", Format::Prose, "Jeden.\n\nDwa.", "One.", "Een."),
    ];
    Subject::new(TextKind::Page, "about", "mark", parts)
}

fn role(id: PersonId, role: Role) -> Ctx {
    let acting = Acting {
        organisation: OrganisationId(uuid::Uuid::nil()),
        kind: OrganisationKind::Operator,
        role,
    };
    let actor = Actor::Person {
        id,
        acting: Some(acting),
    };
    Ctx::new(actor, Locale::Pl, common::start())
}

type Typed<'t> = &'t [(&'t str, Locale, &'t str)];

/// Fields of a form that stand on their own; the others are empty.
async fn save(world: &World, ctx: &Ctx, key: &TextKey, seen: i64, typed: Typed<'_>) -> Result<TextSaved> {
    let typed: Vec<(String, &str)> = typed.iter().map(|(p, l, t)| (slot(p, *l), *t)).collect();
    let field = |name: &str| typed.iter().find(|(n, _)| n == name).map_or("", |(_, t)| *t);
    world.market.text_save(ctx, key, seen, field).await
}

async fn editing() -> Vec<(World, Ctx)> {
    let mut all = Vec::new();
    for world in worlds().await {
        let World { market, name, folder } = world;
        let market = market.with_page_texts(vec![about()]);
        let system = market.system();
        let id = market
            .person_add(&system, "ewa@przyklad.pl", "Ewa Redaktor", Locale::Pl)
            .await
            .expect("a person");
        all.push((World { market, name, folder }, role(id, Role::Editor)));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_of_a_page_is_edited_and_undone() {
    for (world, editor) in editing().await {
        let (m, name) = (&world.market, world.name);
        let key = TextKey::new(TextKind::Page, "about");
        let mark = [("mark", "Zakup".into())];
        assert_eq!(
            m.texts.now().say(Locale::Pl, &key, "heading", &mark),
            None,
            "{name}"
        );
        let before = m.db.public_seq();
        let typed: Typed<'_> = &[
            ("heading", Locale::Pl, "Znak { $mark } po nowemu"),
            // what the program says itself is no change
            ("heading", Locale::En, "About { $mark }"),
            ("body", Locale::Pl, "* raz\r\n* dwa  "),
        ];
        let saved = save(&world, &editor, &key, 0, typed).await.expect("saved");
        assert_eq!(saved, TextSaved::Saved, "{name}");
        assert!(m.db.public_seq() > before, "{name}: kept pages are dropped");
        let say = |l, part| m.texts.now().say(l, &key, part, &mark);
        assert_eq!(
            say(Locale::Pl, "heading").as_deref(),
            Some("Znak Zakup po nowemu"),
            "{name}"
        );
        assert_eq!(say(Locale::Pl, "body").as_deref(), Some("* raz\n* dwa"), "{name}");
        assert_eq!(say(Locale::En, "heading"), None, "{name}");
        // sent twice, it stands once
        let twice = save(&world, &editor, &key, 0, typed).await.expect("the same");
        assert_eq!(twice, TextSaved::Same, "{name}");
        // somebody else saw what stood before
        let late = save(&world, &editor, &key, 0, &[("body", Locale::Pl, "Inaczej.")]).await;
        assert!(matches!(late, Err(Error::Conflict { .. })), "{name}: {late:?}");
        let second: Typed<'_> = &[("body", Locale::Pl, "Trzy.")];
        save(&world, &editor, &key, 1, second).await.expect("saved");
        let look = m.text_look(&editor, &key, None).await.expect("seen");
        assert_eq!(
            (look.version, look.history.len(), look.older),
            (2, 2, None),
            "{name}"
        );
        assert_eq!(look.history[0].name.as_deref(), Some("Ewa Redaktor"), "{name}");
        let changed: Vec<_> = look.history[0]
            .changes
            .iter()
            .map(|c| (c.part, c.locale, c.before.as_str(), c.after.as_str()))
            .collect();
        assert_eq!(
            changed,
            [
                (
                    "heading",
                    Locale::Pl,
                    "Znak { $mark } po nowemu",
                    "O znaku { $mark }"
                ),
                ("body", Locale::Pl, "* raz\n* dwa", "Trzy."),
            ],
            "{name}"
        );
        let stale = m.text_restore(&editor, &key, 1, 1).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{name}");
        m.text_restore(&editor, &key, 2, 1).await.expect("restored");
        assert_eq!(say(Locale::Pl, "body").as_deref(), Some("* raz\n* dwa"), "{name}");
        let look = m.text_look(&editor, &key, None).await.expect("seen");
        assert_eq!((look.version, look.history[0].restored), (3, Some(1)), "{name}");
        m.text_restore(&editor, &key, 3, 0).await.expect("restored");
        assert_eq!(
            say(Locale::Pl, "body"),
            None,
            "{name}: the program's own text stands again"
        );
        assert!(
            matches!(m.text_restore(&editor, &key, 4, 9).await, Err(Error::NotFound)),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_t_be_said_is_refused_with_its_place() {
    for (world, editor) in editing().await {
        let name = world.name;
        let key = TextKey::new(TextKind::Page, "about");
        let typed: Typed<'_> = &[
            ("heading", Locale::Pl, "Bez wartości"),
            ("heading", Locale::En, "{ $mark } { $other }"),
            ("heading", Locale::Nl, "{ $mark }\ntwee"),
            ("body", Locale::Pl, "Dobrze.\nŹle { $mark"),
            ("body", Locale::En, "{ mail-footer }"),
        ];
        assert_eq!(
            refused(save(&world, &editor, &key, 0, typed).await),
            [
                ("text_heading_pl", "invalid.text_value_missing", "mark"),
                ("text_heading_en", "invalid.text_value_unknown", "other"),
                ("text_heading_nl", "invalid.text_lines", ""),
                ("text_body_pl", "invalid.text_syntax", "2:12"),
                ("text_body_en", "invalid.text_reference", ""),
            ]
            .map(|(f, c, v)| (f.to_owned(), c, v.to_owned())),
            "{name}"
        );
        let words = TextKey::new(TextKind::Synonyms, "pl");
        let alone: Typed<'_> = &[("groups", Locale::Pl, "lunch | obiad\nsam")];
        assert_eq!(
            refused(save(&world, &editor, &words, 0, alone).await),
            [("text_groups_pl".to_owned(), "invalid.text_group", "2".to_owned())],
            "{name}"
        );
        let long = "ż".repeat(301);
        let category = TextKey::new(TextKind::Category, "ceramics");
        let long: Typed<'_> = &[("name", Locale::Pl, &long)];
        assert_eq!(
            refused(save(&world, &editor, &category, 0, long).await)[0].1,
            "invalid.text_long"
        );
        for unknown in [
            TextKey::new(TextKind::Page, "nic"),
            TextKey::new(TextKind::Synonyms, "de"),
        ] {
            let missing = world.market.text_look(&editor, &unknown, None).await;
            assert!(matches!(missing, Err(Error::NotFound)), "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_says_what_was_edited_in_both_parts() {
    for (world, editor) in editing().await {
        let (m, name) = (&world.market, world.name);
        let key = TextKey::new(TextKind::Mail, "sign_in_link");
        let typed: Typed<'_> = &[
            ("subject", Locale::Pl, "Wejdź do serwisu"),
            ("before", Locale::Pl, "Ważne do { $until }.\n\nOtwórz <stronę>."),
        ];
        let all: Vec<(String, &str)> = typed.iter().map(|(p, l, t)| (slot(p, *l), *t)).collect();
        let field = |name: &str| all.iter().find(|(n, _)| n == name).map_or("", |(_, t)| *t);
        let shown = m.text_mail_preview(&editor, &key, field).expect("shown");
        let pl = shown.exact(Locale::Pl).expect("Polish");
        assert_eq!(pl.subject, "Wejdź do serwisu", "{name}");
        assert!(pl.before[0].starts_with("Ważne do 23"), "{name}: {:?}", pl.before);
        assert!(pl.text.contains("Otwórz <stronę>."), "{name}");
        assert!(
            shown
                .exact(Locale::En)
                .expect("English")
                .subject
                .contains("sign in"),
            "{name}"
        );
        assert_eq!(
            m.text_look(&editor, &key, None).await.expect("seen").version,
            0,
            "{name}: nothing is saved"
        );
        let not_a_mail = m.text_mail_preview(&editor, &TextKey::new(TextKind::Page, "about"), field);
        assert!(matches!(not_a_mail, Err(Error::NotFound)), "{name}");
        save(&world, &editor, &key, 0, typed).await.expect("saved");
        let content = Content::SignInLink {
            link: "http://127.0.0.1:3000/pl",
            until: common::start(),
        };
        let to = EmailAddress::parse("jan@przyklad.pl").expect("an address");
        let mail = m.mail_compose(to.clone(), Locale::Pl, &content).expect("a mail");
        assert_eq!(mail.subject, "Wejdź do serwisu", "{name}");
        assert!(mail.text.starts_with("Ważne do 23"), "{name}: {}", mail.text);
        assert!(mail.html.contains("Otwórz &lt;stronę&gt;."), "{name}");
        assert!(
            mail.text.contains("Przejdź do logowania"),
            "{name}: the rest is the program's own"
        );
        let english = m.mail_compose(to, Locale::En, &content).expect("a mail");
        assert_eq!(english.subject, "Your link to sign in", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn search_understands_new_names_and_synonyms() {
    for (world, editor) in editing().await {
        let (m, name) = (&world.market, world.name);
        let offers = vec![
            offer("a", "Kubek", "ceramics", 100),
            offer("b", "Chleb", "bread-bakery", 900),
        ];
        world
            .fill("glinka", enterprise("Glinka", "Bolesławiec"), offers)
            .await;
        let found = |q: &'static str| {
            let pairs = [("q", q)];
            let query = OfferQuery::parse(common::region(), pairs).expect("a question");
            let found = m
                .search
                .find(&query, Locale::Pl, common::start())
                .expect("answered");
            (found.relaxed.is_empty(), found.total)
        };
        assert!(!found("skorupki").0, "{name}");
        let generation = m.search.generation();
        let category = TextKey::new(TextKind::Category, "ceramics");
        let typed: Typed<'_> = &[
            ("name", Locale::Pl, "Skorupki i gliny"),
            ("intro", Locale::Pl, "Nowe wprowadzenie."),
            ("words", Locale::Pl, "naczynka | garnuszki"),
        ];
        save(&world, &editor, &category, 0, typed).await.expect("saved");
        let texts = m.texts.now();
        let called = texts.taxonomy().by_code("ceramics").expect("there");
        assert_eq!(called.name.text(Locale::Pl), "Skorupki i gliny", "{name}");
        assert_eq!(called.intro.text(Locale::Pl), "Nowe wprowadzenie.", "{name}");
        let own = taxonomy().by_code("ceramics").expect("there");
        assert_eq!(called.slug, own.slug, "{name}: addresses stay");
        assert_eq!(called.name.text(Locale::En), own.name.text(Locale::En), "{name}");
        assert!(!found("skorupki").0, "{name}: search hears of it by a job");
        world.settle().await;
        assert_eq!(found("skorupki"), (true, 1), "{name}");
        assert_eq!(found("garnuszki"), (true, 1), "{name}");
        assert!(
            m.search.generation() > generation,
            "{name}: lists are computed anew"
        );
        let words = TextKey::new(TextKind::Synonyms, "pl");
        let groups: Typed<'_> = &[("groups", Locale::Pl, "gruchawka | chleb")];
        assert!(!found("gruchawka").0, "{name}");
        save(&world, &editor, &words, 0, groups).await.expect("saved");
        world.settle().await;
        assert_eq!(found("gruchawka"), (true, 1), "{name}");
        m.text_restore(&editor, &words, 1, 0).await.expect("restored");
        m.text_restore(&editor, &category, 1, 0).await.expect("restored");
        world.settle().await;
        assert!(!found("gruchawka").0 && !found("skorupki").0, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_process_s_change_is_noticed_and_nothing_is_asked_without_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("market.db").display());
    let open = || {
        market::Market::open_rows(
            &url,
            folder.path(),
            common::region(),
            market::clock::Clock::hand(common::start()),
        )
    };
    let (serving, writing) = (open().await.expect("opened"), open().await.expect("opened"));
    let system = writing.system();
    let id = writing
        .person_add(&system, "ewa@przyklad.pl", "Ewa", Locale::Pl)
        .await
        .expect("a person");
    let county = &common::region().counties[0];
    let key = TextKey::new(TextKind::County, county.teryt.as_str());
    let (name, intro) = (slot("name", Locale::En), slot("intro", Locale::Pl));
    let field = |asked: &str| match asked {
        a if a == name => "Bolesławiec county",
        a if a == intro => "**Ceramika** od wieków.",
        _ => "",
    };
    writing
        .text_save(&role(id, Role::Operator), &key, 0, field)
        .await
        .expect("saved");
    assert_eq!(serving.texts.now().county_name(county, Locale::En), county.name);
    serving.db.public_seq_read().await.expect("read");
    let texts = serving.texts_refresh().await.expect("read");
    assert_eq!(texts.county_name(county, Locale::En), "Bolesławiec county");
    assert_eq!(texts.county_name(county, Locale::Pl), county.name);
    assert_eq!(
        texts.county_intro(county, Locale::Pl),
        Some("**Ceramika** od wieków.")
    );
    assert_eq!(texts.county_intro(county, Locale::En), None);
    let before = serving.db.statements();
    serving.texts_refresh().await.expect("held");
    assert_eq!(
        serving.db.statements(),
        before,
        "nothing is asked without a change"
    );
    // a process that begins later knows it from the start
    let late = open().await.expect("opened");
    assert_eq!(
        late.texts.now().county_name(county, Locale::En),
        "Bolesławiec county"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn texts_are_listed_searched_and_told_in_the_log() {
    for (world, editor) in editing().await {
        let (m, name) = (&world.market, world.name);
        let count = async |kind| m.texts_list(&editor, kind, "").await.expect("listed").len();
        assert_eq!(count(TextKind::Page).await, 1, "{name}");
        assert_eq!(
            count(TextKind::Mail).await,
            market::mail::MailKind::ALL.len(),
            "{name}"
        );
        assert_eq!(count(TextKind::Category).await, taxonomy().all().len(), "{name}");
        assert_eq!(count(TextKind::Synonyms).await, 3, "{name}");
        assert_eq!(count(TextKind::County).await, 30, "{name}");
        let key = TextKey::new(TextKind::Page, "about");
        for n in 0..12_i64 {
            let text = format!("Wersja „{n}”");
            save(&world, &editor, &key, n, &[("body", Locale::En, &text)])
                .await
                .expect("saved");
        }
        let found = m
            .texts_list(&editor, TextKind::Mail, "wersja „11")
            .await
            .expect("found");
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(
            (&found[0].key, &found[0].edited),
            (&key, &vec![Locale::En]),
            "{name}"
        );
        assert_eq!(found[0].changed_at, Some(common::start()), "{name}");
        let first = m.text_look(&editor, &key, None).await.expect("seen");
        assert_eq!((first.history.len(), first.older), (10, Some(3)), "{name}");
        let rest = m.text_look(&editor, &key, first.older).await.expect("seen");
        let rest: Vec<i64> = rest.history.iter().map(|s| s.version).collect();
        assert_eq!(rest, [2, 1], "{name}");
        let Actor::Person { id, .. } = editor.actor else {
            panic!("a person");
        };
        let asked = LogQuery::parse([("kind", "text")]).expect("a question");
        let lines: Vec<LogLine> = m
            .log_find(&role(id, Role::Auditor), &asked)
            .await
            .expect("read")
            .lines;
        assert_eq!(lines.len(), 12, "{name}");
        assert_eq!(
            (lines[0].to.as_str(), lines[0].note.as_deref()),
            ("edited", Some("page:about")),
            "{name}"
        );
        assert_eq!(lines[0].subject, key.id(), "{name}");
        assert_eq!(lines[0].changes[0].field, "content", "{name}");
        // who wrote it stays out of the text when they are gone
        m.db.write(move |conn| {
            Box::pin(async move {
                sql("update person set name = '' where id = $1")
                    .bind(id)
                    .run(conn)
                    .await?;
                Ok(())
            })
        })
        .await
        .expect("written");
        let look = m.text_look(&editor, &key, None).await.expect("seen");
        assert_eq!(look.history[0].name, None, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_operator_and_the_editor_edit() {
    for (world, editor) in editing().await {
        let (m, name) = (&world.market, world.name);
        let Actor::Person { id, .. } = editor.actor else {
            panic!("a person");
        };
        let key = TextKey::new(TextKind::Page, "about");
        for ctx in [world.ctx(), world.ctx().by_person(id), role(id, Role::Auditor)] {
            let field = |_: &str| "";
            let answers = [
                m.texts_list(&ctx, TextKind::Page, "").await.err(),
                m.text_look(&ctx, &key, None).await.err(),
                m.text_save(&ctx, &key, 0, field).await.err(),
                m.text_restore(&ctx, &key, 0, 0).await.err(),
                m.text_mail_preview(&ctx, &key, field).err(),
            ];
            assert!(
                answers.iter().all(|a| matches!(a, Some(Error::Forbidden))),
                "{name}: {answers:?}"
            );
        }
        let operator = role(id, Role::Operator);
        save(&world, &operator, &key, 0, &[("body", Locale::Pl, "Tak.")])
            .await
            .expect("saved");
        assert_eq!(world.rows("select count(*) from text_version").await, 1, "{name}");
    }
}
