//! The log, second factors, one's data and mails over HTTP: who is let in, what is kept, what a look changes.

use super::{
    World,
    accounts::{PASSWORD, location, person, post, sign_in, text},
    ask, world,
};
use crate::{config::Config, serve};
use app::routes::Route;
use axum::http::{StatusCode, header};
use market::{
    accounts::{OrganisationKind, OrganisationWish, Role},
    ctx::{Actor, Ctx},
    id::PersonId,
    locale::Locale,
    mail::{MailHow, MailTopic},
};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_asks_too_much_waits_and_others_don_t() {
    let world = world().await;
    let config = Config {
        requests_per_second: 1,
        trusted_proxies: vec![IpAddr::V4(Ipv4Addr::UNSPECIFIED)],
        ..world.fresh.config.clone()
    };
    let app = Arc::new(serve::state(config, world.market.clone()).expect("a state"));
    let from = async |address: &str, path: &str| ask(&app, path, &[("x-forwarded-for", address)]).await;
    let mut asked = 0;
    let page = loop {
        let answer = from("2001:db8:0:1::7", "/pl/kolejnosc").await;
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            break answer;
        }
        assert_eq!(answer.status(), StatusCode::OK);
        asked += 1;
        assert!(asked < 100, "limited at last");
    };
    assert!(asked >= 5, "several at once: {asked}");
    assert!(
        page.headers()[header::RETRY_AFTER]
            .to_str()
            .is_ok_and(|s| s == "1" || s == "2")
    );
    assert!(text(page).await.contains("Za szybko"), "in the reader's language");
    // the API says so in its own way, to the rest of the network too
    let document = from("2001:db8:0:1::8", "/api/v1/categories").await;
    assert_eq!(document.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        document.headers()[header::CONTENT_TYPE],
        "application/problem+json"
    );
    assert_eq!(document.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert!(document.headers().contains_key(header::RETRY_AFTER));
    // files and others
    assert_eq!(
        from("2001:db8:0:1::7", "/assets/inline.js").await.status(),
        StatusCode::OK
    );
    assert_eq!(
        from("2001:db8:0:2::7", "/pl/kolejnosc").await.status(),
        StatusCode::OK
    );
}

const ANNA: &str = "anna@przyklad.pl";

async fn role(world: &World, role: Role) {
    let wish = OrganisationWish {
        slug: "osrodek".into(),
        kind: Some(OrganisationKind::Operator),
        name: Some("Ośrodek".into()),
    };
    let m = &world.market;
    m.role_give(&m.system(), ANNA, wish, role).await.expect("given");
}

async fn anna(world: &World) -> PersonId {
    let m = &world.market;
    let found = m.person_find(&m.system(), ANNA).await.expect("read");
    found.expect("there").id
}

/// The token that a session's forms carry.
async fn token(world: &World, cookie: &str) -> String {
    let page = text(ask(&world.cached, "/pl/pulpit/konto", &[("cookie", cookie)]).await).await;
    let (_, rest) = page.split_once("name=\"form\" value=\"").expect("a token");
    rest[..64].to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_shown_to_operator_and_auditor_alone() {
    let world = world().await;
    person(&world, ANNA, "Anna Kanarek").await;
    for path in [
        "/pl/pulpit/dziennik",
        "/en/desk/log",
        "/nl/werkblad/logboek",
        "/pl/pulpit/dziennik.csv",
    ] {
        let visitor = ask(&world.cached, path, &[]).await;
        assert_eq!(visitor.status(), StatusCode::SEE_OTHER, "{path}");
        let (cookie, _) = sign_in(&world, ANNA, "").await;
        let refused = ask(&world.cached, path, &[("cookie", &cookie)]).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{path}");
        // so that the next sign-in finds its tries
        world
            .market
            .clock
            .set(world.market.clock.now() + chrono::Duration::minutes(10));
    }
    for (given, status, first) in [
        (Role::Editor, StatusCode::FORBIDDEN, Route::Texts),
        (Role::Auditor, StatusCode::OK, Route::Reports),
        (Role::Operator, StatusCode::OK, Route::Queue),
    ] {
        role(&world, given).await;
        let (cookie, _) = sign_in(&world, ANNA, "").await;
        let page = ask(&world.cached, "/pl/pulpit/dziennik", &[("cookie", &cookie)]).await;
        assert_eq!(page.status(), status, "{given}");
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
        let desk = ask(&world.cached, "/pl/pulpit", &[("cookie", &cookie)]).await;
        assert_eq!(
            location(&desk),
            first.path(Locale::Pl),
            "the first page of who sells nothing"
        );
    }
    let (cookie, _) = sign_in(&world, ANNA, "").await;
    let here = [("cookie", &*cookie)];
    let page = text(ask(&world.cached, "/pl/pulpit/dziennik?kind=membership", &here).await).await;
    assert!(
        page.contains("redaktor → audytor") && page.contains("Anna Kanarek"),
        "{page}"
    );
    let wrong = ask(&world.cached, "/pl/pulpit/dziennik?since=wczoraj", &here).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        text(wrong).await.contains("value=\"wczoraj\""),
        "what was typed is kept"
    );
    let file = ask(&world.cached, "/en/desk/log.csv?kind=person", &here).await;
    assert_eq!(file.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(
        file.headers()[header::CONTENT_DISPOSITION]
            .to_str()
            .expect("text")
            .starts_with("attachment; filename=\"log-2026-11-")
    );
    let file = text(file).await;
    assert!(file.lines().count() >= 2 && !file.contains("Kanarek"), "{file}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_step_needs_the_first() {
    let world = world().await;
    for l in Locale::ALL {
        let path = Route::SecondStep.path(l);
        assert_eq!(
            location(&ask(&world.cached, &path, &[]).await),
            Route::SignIn.path(l)
        );
        let made_up = format!("half={}", "ab".repeat(32));
        let page = ask(&world.cached, &path, &[("cookie", &made_up)]).await;
        assert_eq!(location(&page), Route::SignIn.path(l));
        let code = post(&world, &path, &made_up, &[("code", "123456")]).await;
        assert_eq!(code.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(code.headers().get(header::SET_COOKIE).is_none());
    }
    person(&world, ANNA, "Anna").await;
    let (cookie, _) = sign_in(&world, ANNA, "").await;
    let form = token(&world, &cookie).await;
    let path = "/pl/pulpit/konto/drugi-skladnik";
    let begun = post(
        &world,
        path,
        &cookie,
        &[("form", &form), ("do", "begin"), ("current", PASSWORD)],
    )
    .await;
    assert_eq!(location(&begun), path);
    let page = ask(&world.cached, path, &[("cookie", &cookie)]).await;
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
    assert!(text(page).await.contains("<svg viewBox=\"0 0 "));
    let wrong = post(
        &world,
        path,
        &cookie,
        &[("form", &form), ("do", "confirm"), ("code", "1")],
    )
    .await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_are_offered_where_they_can_be_used() {
    let world = world().await;
    person(&world, ANNA, "Anna").await;
    // the tests' address is a number
    let page = text(ask(&world.cached, "/pl/logowanie", &[]).await).await;
    assert!(!page.contains("data-passkey-in"));
    let asked = post(&world, "/pl/logowanie/klucz-dostepu", "a=b", &[("step", "begin")]).await;
    assert_eq!(asked.status(), StatusCode::NOT_FOUND);
    assert_eq!(asked.headers()[header::CONTENT_TYPE], "application/json");
    let over = post(
        &world,
        "/pl/logowanie/klucz-dostepu",
        "a=b",
        &[("step", "finish"), ("answer", "{}")],
    )
    .await;
    assert_eq!(over.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(over).await.starts_with("{\"error\":\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ones_data_go_to_their_person_and_erasing_ends_the_session() {
    let world = world().await;
    person(&world, ANNA, "Anna Kanarek").await;
    person(&world, "jan@przyklad.pl", "Jan Szpak").await;
    let (cookie, _) = sign_in(&world, ANNA, "").await;
    let (jan, _) = sign_in(&world, "jan@przyklad.pl", "").await;
    let form = token(&world, &cookie).await;
    let asked = post(
        &world,
        "/pl/pulpit/konto",
        &cookie,
        &[("form", &form), ("do", "export")],
    )
    .await;
    assert_eq!(location(&asked), "/pl/pulpit/konto?done=export");
    while world.market.work_once().await.expect("worked") {}
    let page = text(ask(&world.cached, "/pl/pulpit/konto", &[("cookie", &cookie)]).await).await;
    let (_, rest) = page
        .split_once("/pl/pulpit/konto/dane.zip?copy=")
        .expect("a link");
    let path = format!("/pl/pulpit/konto/dane.zip?copy={}", &rest[..36]);
    let zip = ask(&world.cached, &path, &[("cookie", &cookie)]).await;
    assert_eq!(
        (zip.status(), &zip.headers()[header::CACHE_CONTROL]),
        (StatusCode::OK, &"no-store".parse().expect("a value"))
    );
    assert_eq!(
        ask(&world.cached, &path, &[("cookie", &jan)]).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        ask(&world.cached, &path, &[]).await.status(),
        StatusCode::SEE_OTHER
    );
    let nonsense = ask(
        &world.cached,
        "/pl/pulpit/konto/dane.zip?copy=x",
        &[("cookie", &cookie)],
    )
    .await;
    assert_eq!(nonsense.status(), StatusCode::NOT_FOUND);

    let erase = "/pl/pulpit/konto/usuniecie";
    let looked = ask(&world.cached, erase, &[("cookie", &cookie)]).await;
    assert_eq!(looked.status(), StatusCode::OK);
    for fields in [
        vec![("form", &*form), ("current", PASSWORD)],
        vec![("form", &*form), ("current", "nie to hasło wcale"), ("sure", "1")],
    ] {
        assert_eq!(
            post(&world, erase, &cookie, &fields).await.status(),
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let foreign = [("form", "0"), ("current", PASSWORD), ("sure", "1")];
    assert_eq!(
        post(&world, erase, &cookie, &foreign).await.status(),
        StatusCode::FORBIDDEN
    );
    let gone = post(
        &world,
        erase,
        &cookie,
        &[("form", &form), ("current", PASSWORD), ("sure", "1")],
    )
    .await;
    assert_eq!(location(&gone), "/pl/logowanie?done=erased");
    assert!(
        gone.headers()[header::SET_COOKIE]
            .to_str()
            .expect("text")
            .starts_with("session=; ")
    );
    let after = ask(&world.cached, "/pl/pulpit/konto", &[("cookie", &cookie)]).await;
    assert_eq!(after.status(), StatusCode::SEE_OTHER);
    let other = ask(&world.cached, "/pl/pulpit/konto", &[("cookie", &jan)]).await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_at_the_way_out_of_mails_changes_nothing() {
    let world = world().await;
    person(&world, ANNA, "Anna").await;
    let id = anna(&world).await;
    let m = &world.market;
    let ctx = Ctx::new(Actor::Person { id, acting: None }, Locale::Pl, m.clock.now());
    m.mail_preference_put(&ctx, MailTopic::News, MailHow::AtOnce)
        .await
        .expect("chosen");
    let token = m.unsubscribe_token(id, MailTopic::News).expect("a token");
    let chosen = async || m.mail_preferences(&ctx).await.expect("read")[1].1;
    for l in Locale::ALL {
        let path = Route::Unsubscribe.with_query(l, &[("u", token.clone())]);
        let page = ask(&world.cached, &path, &[]).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
        let head = ask(
            &world.cached,
            &Route::Unsubscribe.with_query(l, &[("u", "x".into())]),
            &[],
        )
        .await;
        assert_eq!(head.status(), StatusCode::NOT_FOUND);
    }
    assert_eq!(chosen().await, MailHow::AtOnce);
    let done = post(&world, "/pl/rezygnacja", "a=b", &[("u", &token)]).await;
    assert_eq!(done.status(), StatusCode::OK);
    assert_eq!(chosen().await, MailHow::Never);
}
