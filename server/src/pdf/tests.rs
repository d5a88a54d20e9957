//! What the documents of the demo region say, read back from the files. With `DOCUMENTS_OUT=folder` they are written
//! there, to be looked at.

use super::*;
use crate::tests::{ask, start, text as page, world};
use axum::{body::to_bytes, http::HeaderMap};
use market::enterprises::{enterprise_put, enterprises_all};

async fn pdf(app: &Arc<App>, path: &str) -> (StatusCode, HeaderMap, String) {
    let answer = ask(app, path, &[]).await;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
    let text = if status == StatusCode::OK {
        assert!(body.starts_with(b"%PDF-1.7"), "{path}");
        if let Some(folder) = std::env::var_os("DOCUMENTS_OUT") {
            let name = format!("{}.pdf", path.replace(|c: char| !c.is_ascii_alphanumeric(), "_"));
            std::fs::write(std::path::Path::new(&folder).join(name), &body).expect("written");
        }
        // the reader of the test recurses deep where nothing is optimised
        let read = std::thread::Builder::new()
            .stack_size(16 << 20)
            .spawn(move || pdf_extract::extract_text_from_mem(&body).expect("a readable file"));
        let text = read.expect("a thread").join().expect("read");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        String::from_utf8_lossy(&body).into_owned()
    };
    (status, headers, text)
}

fn holds(text: &str, all: &[&str]) {
    for expected in all {
        assert!(text.contains(expected), "lacks {expected}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_say_what_their_pages_say() {
    let world = world().await;
    let app = &world.fresh;

    let (_, headers, text) = pdf(app, "/pl/oferta.pdf?q=kubek&label=1&page=7&per_page=1").await;
    assert_eq!(headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(headers["x-robots-tag"], "noindex");
    assert_eq!(
        headers[header::CONTENT_DISPOSITION],
        "attachment; filename=\"oferta-2026-11-23.pdf\""
    );
    holds(
        &text,
        &[
            "Wyniki dla „kubek”",
            "Stan na 23 listopada 2026, godz. 11:00:00 (strefa Europe/Warsaw, UTC+01:00)",
            "Ważny znak",
            "Kubek „Pawie oczko”",
            "Cena brutto",
            "DS/2026/0042",
            "/pl/oferta?q=kubek&label=1",
        ],
    );

    let (_, headers, text) = pdf(app, "/pl/podmioty/spoldzielnia-socjalna-glinka/karta.pdf").await;
    assert_eq!(
        headers[header::CONTENT_DISPOSITION],
        "attachment; filename=\"karta-spoldzielnia-socjalna-glinka-2026-11-23.pdf\""
    );
    let all = enterprises_all(&mut world.market.db.read().await.expect("a reader"))
        .await
        .expect("enterprises");
    let (_, _, glinka) = all
        .into_iter()
        .find(|(_, _, e)| e.slug == "spoldzielnia-socjalna-glinka")
        .expect("in the demo");
    let decision = glinka
        .status
        .as_ref()
        .map(|s| s.decision.clone())
        .expect("a status");
    holds(
        &text,
        &[
            &glinka.brand_name,
            &decision,
            glinka.krs.as_deref().expect("a number"),
            glinka.nip.as_deref().expect("a number"),
            "decyzja wojewody z",
            "sprawdzono w rejestrze",
            "DS/2026/0042",
            "/pl/podmioty/spoldzielnia-socjalna-glinka",
            "Stan na 23 listopada 2026",
        ],
    );

    let (_, _, text) = pdf(app, "/nl/lijst.pdf?offers=kubek-pawie-oczko-350-ml,nie-ma").await;
    holds(
        &text,
        &["Prijs incl. btw", "Stand op 23 november 2026", "1 aanbieding"],
    );

    for (path, expected) in [
        ("/pl/podmioty/nie-ma/karta.pdf", StatusCode::NOT_FOUND),
        ("/pl/lista.pdf", StatusCode::NOT_FOUND),
        ("/pl/oferta.pdf?price_min=abc", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(pdf(app, path).await.0, expected, "{path}");
    }

    // the whole catalogue does not fit, and it says so
    let (_, _, text) = pdf(app, "/en/offers.pdf").await;
    holds(
        &text,
        &["This document holds the first 480", "the whole catalogue"],
    );

    // nothing in the catalogue
    let (_, _, text) = pdf(app, "/en/offers.pdf?q=qzxwvqzxwv").await;
    holds(&text, &["No offer answers this query", "0 offers"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_names_are_printed_as_they_are() {
    let world = world().await;
    let mut all = enterprises_all(&mut world.market.db.read().await.expect("a reader"))
        .await
        .expect("enterprises");
    let (source, key, mut e) = all.remove(0);
    let slug = e.slug.clone();
    let hostile = "#import \"x\" $y$ *z* <script>alert(1)</script>";
    e.brand_name = hostile.into();
    e.legal_name = format!("{hostile} \u{202e}abc שלום 🕯");
    let now = world.market.system().now;
    let written = world
        .market
        .db
        .write(move |conn| Box::pin(async move { enterprise_put(conn, now, &source, &key, None, e).await }));
    written.await.expect("written");
    let (status, _, text) = pdf(&world.fresh, &format!("/pl/podmioty/{slug}/karta.pdf")).await;
    assert_eq!(status, StatusCode::OK);
    holds(&text, &[hostile]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_status_is_asked_about_a_day_and_the_answer_is_not_kept() {
    let world = world().await;
    let plain = "/pl/podmioty/spoldzielnia-socjalna-glinka";
    page(&world.cached, plain).await;
    let all = enterprises_all(&mut world.market.db.read().await.expect("a reader"))
        .await
        .expect("enterprises");
    let status = all
        .into_iter()
        .find_map(|(_, _, e)| e.status.filter(|_| plain.ends_with(&e.slug)))
        .expect("a status");
    let after = |day: chrono::NaiveDate| day.succ_opt().expect("a day").to_string();
    for (on, expected) in [
        (
            status.decided_on.pred_opt().expect("a day").to_string(),
            "Decyzję wydano później",
        ),
        (status.decided_on.to_string(), "tak, według rejestru RJPS"),
        (status.checked_on.to_string(), "tak, według rejestru RJPS"),
        (after(status.checked_on), "nie mamy potwierdzenia dla tego dnia"),
    ] {
        for card in ["", "&card=1"] {
            let path = format!("{plain}?on={on}{card}");
            let html = page(&world.cached, &path).await;
            let html = html.replace('\u{a0}', " ");
            assert!(html.contains(expected), "{path}");
            assert!(html.contains("noindex"), "{path}");
            let stamp = crate::cache::Stamp {
                seq: world.market.db.public_seq(),
                generation: world.market.search.generation(),
            };
            assert!(
                world.cached.cache.get(&path, stamp, start()).is_none(),
                "{path} is kept"
            );
        }
    }
    let wrong = ask(&world.cached, &format!("{plain}?on=2025-02-29"), &[]).await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
    let body = to_bytes(wrong.into_body(), 8 << 20).await.expect("a body");
    let html = String::from_utf8_lossy(&body).into_owned();
    assert!(
        html.contains("value=\"2025-02-29\"") && html.contains("on-error"),
        "what was typed is kept"
    );
    assert!(!page(&world.cached, plain).await.contains("Status w tym dniu"));
}
