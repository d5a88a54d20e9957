//! Accounts over HTTP: cookies, forms of others, links that are only looked at, pages that nobody else may see.

use super::{PATHS, World, ask, world};
use crate::serve;
use app::routes::{Route, account_pages};
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, Response, StatusCode, header},
};
use market::{accounts::Page, locale::Locale, random::Secret};
use tower::ServiceExt;

pub(super) const PASSWORD: &str = "kot pije mleko o świcie";

/// The fields of a form, as a browser sends them.
fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

pub(super) async fn post(world: &World, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Response<Body> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(encoded(fields)))
        .expect("a request");
    serve::router(world.cached.clone())
        .oneshot(request)
        .await
        .expect("an answer")
}

pub(super) async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 8 << 20).await.expect("a body");
    String::from_utf8(body.to_vec()).expect("text")
}

pub(super) fn location(response: &Response<Body>) -> &str {
    response.headers()[header::LOCATION].to_str().expect("text")
}

/// Makes somebody who can sign in.
pub(super) async fn person(world: &World, email: &str, name: &str) {
    let (m, system) = (&world.market, world.market.system());
    let id = m
        .person_add(&system, email, name, Locale::Pl)
        .await
        .expect("made");
    m.person_password(&system, id, PASSWORD).await.expect("set");
}

/// Signs in and answers the cookies as a browser would send them back.
pub(super) async fn sign_in(world: &World, email: &str, next: &str) -> (String, Response<Body>) {
    let fields = [
        ("email", email),
        ("password", PASSWORD),
        ("by", "password"),
        ("next", next),
    ];
    let response = post(world, "/pl/logowanie", "a=b", &fields).await;
    let cookies: Vec<String> = response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok()?.split(';').next().map(str::to_owned))
        .collect();
    (cookies.join("; "), response)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_sets_cookies_and_goes_on_only_to_our_own_pages() {
    let world = world().await;
    person(&world, "anna@przyklad.pl", "Anna Kanarek").await;
    for (next, expected) in [
        ("", "/pl/pulpit/konto?done=in"),
        ("/pl/oferta?q=kubek", "/pl/oferta?q=kubek"),
        ("//evil.example", "/pl/pulpit/konto?done=in"),
        ("https://evil.example/pl", "/pl/pulpit/konto?done=in"),
        ("/\\evil.example", "/pl/pulpit/konto?done=in"),
    ] {
        let (_, response) = sign_in(&world, "anna@przyklad.pl", next).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(location(&response), expected, "{next:?}");
        let set: Vec<&str> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|v| v.to_str().ok())
            .collect();
        assert_eq!(set.len(), 2);
        for cookie in set {
            assert!(
                cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Max-Age="),
                "{cookie}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_one_person_never_reaches_another() {
    let world = world().await;
    person(&world, "anna@przyklad.pl", "Anna Kanarek").await;
    person(&world, "jan@przyklad.pl", "Jan Szpak").await;
    let (anna, _) = sign_in(&world, "anna@przyklad.pl", "").await;
    let (jan, _) = sign_in(&world, "jan@przyklad.pl", "").await;
    let account = Route::Account.path(Locale::Pl);
    for path in PATHS.iter().copied().chain([&*account]) {
        for _ in 0..2 {
            for (cookie, own, others) in [
                (&anna, "Anna Kanarek", "Jan Szpak"),
                (&jan, "Jan Szpak", "Anna Kanarek"),
            ] {
                let answer = ask(&world.cached, path, &[("cookie", cookie)]).await;
                assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "{path}");
                let page = text(answer).await;
                assert!(page.contains(own) && !page.contains(others), "{path}: {own}");
            }
            let page = text(ask(&world.cached, path, &[]).await).await;
            assert!(
                !page.contains("Kanarek") && !page.contains("Szpak") && !page.contains("name=\"form\""),
                "{path}: shown to a visitor"
            );
        }
    }
    let visitor = ask(&world.cached, &account, &[]).await;
    assert_eq!(location(&visitor), "/pl/logowanie?next=%2Fpl%2Fpulpit%2Fkonto");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_of_others_are_refused() {
    let world = world().await;
    person(&world, "anna@przyklad.pl", "Anna Kanarek").await;
    let (anna, _) = sign_in(&world, "anna@przyklad.pl", "").await;
    for l in Locale::ALL {
        for route in [
            Route::SignIn,
            Route::SignUp,
            Route::Forgotten,
            Route::UseLink,
            Route::SignOut,
            Route::Account,
            Route::SecondStep,
            Route::SecondFactor,
            Route::PasskeySignIn,
            Route::Passkeys,
            Route::Erase,
            Route::Unsubscribe,
        ] {
            let path = route.path(l);
            for refused in [
                &[("cookie", &*anna), ("sec-fetch-site", "cross-site")][..],
                &[("cookie", &*anna), ("sec-fetch-site", "same-site")],
                &[("cookie", &*anna), ("origin", "https://evil.example")],
                &[("cookie", &*anna)],
                &[("sec-fetch-site", "cross-site")],
            ] {
                let mut request = Request::builder().method(Method::POST).uri(&path);
                for (name, value) in refused {
                    request = request.header(*name, *value);
                }
                let answer = serve::router(world.cached.clone())
                    .oneshot(request.body(Body::empty()).expect("a request"))
                    .await
                    .expect("an answer");
                assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path} {refused:?}");
            }
        }
    }
    // a form without the session's own token, or with that of another session
    let (other, _) = sign_in(&world, "anna@przyklad.pl", "").await;
    let page = text(ask(&world.cached, "/pl/pulpit/konto", &[("cookie", &other)]).await).await;
    let token = page
        .split_once("name=\"form\" value=\"")
        .and_then(|(_, rest)| rest.get(..64))
        .expect("a token");
    for bad in ["", "0", token] {
        for (path, fields) in [
            (
                "/pl/pulpit/konto",
                [("do", "name"), ("name", "Zła"), ("form", bad)],
            ),
            ("/pl/wylogowanie", [("do", ""), ("name", ""), ("form", bad)]),
        ] {
            let answer = post(&world, path, &anna, &fields).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path} {bad:?}");
        }
    }
    let page = text(ask(&world.cached, "/pl/pulpit/konto", &[("cookie", &anna)]).await).await;
    assert!(page.contains("Anna Kanarek"), "nothing was changed");
    let fields = [("do", "name"), ("name", "Anna Czyż"), ("form", token)];
    let answer = post(&world, "/pl/pulpit/konto", &other, &fields).await;
    assert_eq!(location(&answer), "/pl/pulpit/konto?done=name");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_a_link_changes_nothing_and_its_button_works_once() {
    let world = world().await;
    person(&world, "anna@przyklad.pl", "Anna Kanarek").await;
    let system = world.market.system();
    let link = world
        .market
        .reset_link(&system, "anna@przyklad.pl")
        .await
        .expect("a link");
    let path = account_pages(Locale::Nl, Page::Link(&link));
    for _ in 0..3 {
        let answer = ask(&world.cached, &path, &[]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers()[header::REFERRER_POLICY], "same-origin");
    }
    let target = Route::UseLink.path(Locale::Nl);
    let weak = post(
        &world,
        &target,
        "a=b",
        &[("t", link.reveal()), ("new", "za krótkie")],
    )
    .await;
    assert_eq!(weak.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        !text(weak).await.contains("za krótkie"),
        "a password is not sent back"
    );
    let new = [("t", link.reveal()), ("new", "pies szczeka o zmierzchu")];
    let done = post(&world, &target, "a=b", &new).await;
    assert_eq!(location(&done), "/nl/aanmelden?done=reset");
    assert_eq!(
        post(&world, &target, "a=b", &new).await.status(),
        StatusCode::GONE
    );
    let never = Secret::parse(&"0".repeat(64)).expect("a secret");
    for path in [path, account_pages(Locale::Nl, Page::Link(&never)), target] {
        assert_eq!(ask(&world.cached, &path, &[]).await.status(), StatusCode::GONE);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_sign_ins_keep_what_was_typed_and_are_slowed() {
    let world = world().await;
    let fields = [
        ("email", "nikt@przyklad.pl"),
        ("password", "tajne hasło kanarka"),
        ("by", "password"),
    ];
    for _ in 0..5 {
        let answer = post(&world, "/en/sign-in", "a=b", &fields).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = text(answer).await;
        assert!(page.contains("value=\"nikt@przyklad.pl\"") && page.contains("href=\"#f-password\""));
        assert!(!page.contains("kanarka"));
    }
    let slowed = post(&world, "/en/sign-in", "a=b", &fields).await;
    assert_eq!(slowed.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(slowed.headers()[header::RETRY_AFTER], "61");
    assert!(text(slowed).await.contains("<h1"));
}
