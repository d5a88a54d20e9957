//! Somebody else's view over HTTP: every address there is refuses what may change something, and what is one person's alone.

use super::{
    World,
    accounts::{location, person, post, sign_in, text},
    ask, world,
};
use crate::{routes::Verb, serve};
use app::routes::Route;
use axum::http::{Method, Request, StatusCode, header};
use market::{
    accounts::{OrganisationKind, OrganisationWish, Role},
    db::sql,
    locale::Locale,
    random::Secret,
};
use tower::ServiceExt;

const ENTERPRISE: &str = "spoldzielnia-socjalna-glinka";

async fn member(world: &World, email: &str, kind: OrganisationKind, slug: &str, role: Role) {
    person(world, email, email).await;
    let wish = OrganisationWish {
        slug: slug.into(),
        kind: Some(kind),
        name: Some(slug.into()),
    };
    let m = &world.market;
    m.role_give(&m.system(), email, wish, role).await.expect("given");
}

fn token(cookies: &str) -> String {
    let secret = cookies
        .split("; ")
        .find_map(|c| c.strip_prefix("session="))
        .expect("a session");
    Secret::parse(secret).expect("a secret").derived("form")
}

async fn events(world: &World) -> i64 {
    let row: Option<(i64,)> = sql("select count(*) from event")
        .first(&mut world.market.db.read().await.expect("a reader"))
        .await
        .expect("counted");
    row.map_or(0, |(n,)| n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_of_somebody_else_only_reads_at_every_address() {
    let world = world().await;
    let m = &world.market;
    member(
        &world,
        "olga@przyklad.pl",
        OrganisationKind::Operator,
        "dops",
        Role::Operator,
    )
    .await;
    member(
        &world,
        "anna@przyklad.pl",
        OrganisationKind::Enterprise,
        "glinka",
        Role::Owner,
    )
    .await;
    m.enterprise_claim_grant(&m.system(), "glinka", ENTERPRISE)
        .await
        .expect("granted");
    let anna = m
        .person_find(&m.system(), "anna@przyklad.pl")
        .await
        .expect("read")
        .expect("there");
    let organisation = m
        .people(&m.system())
        .await
        .expect("read")
        .into_iter()
        .find(|(p, _)| p.id == anna.id)
        .expect("there")
        .1[0]
        .acting
        .organisation
        .to_string();
    let (olga, _) = sign_in(&world, "olga@przyklad.pl", "").await;
    let form = token(&olga);
    let page = Route::Person(anna.id).path(Locale::Pl);
    let see = |reason: &'static str| {
        let (form, organisation) = (form.clone(), organisation.clone());
        vec![
            ("form", form),
            ("do", "see".to_owned()),
            ("organisation", organisation),
            ("reason", reason.to_owned()),
        ]
    };
    let send = async |path: &str, fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        post(&world, path, &olga, &fields).await
    };
    let refused = send(&page, &see("")).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let begun = send(&page, &see("zgłoszenie")).await;
    assert_eq!(
        (begun.status(), location(&begun)),
        (StatusCode::SEE_OTHER, "/pl/pulpit")
    );

    let before = events(&world).await;
    let (_, rows) = serve::routes().into_parts();
    let ends: Vec<String> = Locale::ALL.iter().map(|l| Route::SeeingEnd.path(*l)).collect();
    let mut refused = 0;
    for row in &rows {
        // whatever is filled in: it is refused before anything is looked up
        let path = row
            .path
            .replace("{id}", &anna.id.to_string())
            .replace(['{', '}', '*'], "");
        for verb in &row.verbs {
            if *verb == Verb::Get || ends.contains(&path) {
                continue;
            }
            for method in [Method::POST, Method::PUT, Method::DELETE] {
                let request = Request::builder()
                    .method(method.clone())
                    .uri(&path)
                    .header("sec-fetch-site", "same-origin")
                    .header(header::COOKIE, &olga)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(axum::body::Body::from(format!("form={form}")))
                    .expect("a request");
                let answer = serve::router(world.fresh.clone())
                    .oneshot(request)
                    .await
                    .expect("an answer");
                assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{method} {path}");
                refused += 1;
            }
        }
    }
    assert!(refused > 100, "{refused}");
    let cookie = [("cookie", olga.as_str())];
    for l in Locale::ALL {
        for route in [
            Route::Account,
            Route::DataZip,
            Route::Passkeys,
            Route::SecondFactor,
            Route::Erase,
            Route::Health,
            Route::People,
            Route::Reports,
            Route::Register,
            Route::Log,
            Route::Queue,
        ] {
            let answer = ask(&world.fresh, &route.path(l), &cookie).await;
            assert!(
                !answer.status().is_success(),
                "{}: {}",
                route.path(l),
                answer.status()
            );
        }
        for route in [
            Route::Desk,
            Route::DeskOffers,
            Route::DeskProfile,
            Route::DeskFigures,
            Route::Team,
            Route::Home,
        ] {
            let answer = ask(&world.fresh, &route.path(l), &cookie).await;
            assert_eq!(answer.status(), StatusCode::OK, "{}", route.path(l));
            let html = text(answer).await;
            assert!(
                html.contains("class=\"seeing\"") && html.contains("anna@przyklad.pl"),
                "{}",
                route.path(l)
            );
        }
    }
    assert_eq!(events(&world).await, before, "reading wrote nothing down");
    let said = text(ask(&world.fresh, "/pl/pulpit/konto", &cookie).await).await;
    assert!(said.contains(app::words::words(Locale::Pl).t("seeing-refused")));

    // a form of another page can't end it; its own button does, on every page's language
    let foreign = post(&world, &ends[0], &olga, &[("form", "x")]).await;
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let ended = post(&world, &ends[2], &olga, &[("form", &form)]).await;
    assert_eq!(ended.status(), StatusCode::SEE_OTHER);
    assert_eq!(events(&world).await, before + 1);
    let own = text(ask(&world.fresh, "/pl/pulpit/konto", &cookie).await).await;
    assert!(!own.contains("class=\"seeing\"") && own.contains("olga@przyklad.pl"));
}
