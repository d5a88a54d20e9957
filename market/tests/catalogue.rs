//! Stories of the catalogue on both databases.

mod common;

use chrono::Duration;
use common::{day, enterprise, offer, pl, start, variant, worlds};
use market::{
    catalogue::{OfferDraft, OfferPage, OfferState, OffersFound, Outcome, offer_put, query::OfferQuery},
    certification::{LicenceDraft, LicenceState, licence_put},
    ctx::Ctx,
    enterprises::Lookup,
    error::Error,
    id::EnterpriseId,
    search::Relaxed,
};

fn licence(number: &str, enterprise: EnterpriseId, covers: &str) -> LicenceDraft {
    LicenceDraft {
        number: number.into(),
        grantor: "DS".into(),
        enterprise,
        recommended_on: Some(day(2026, 2, 26)),
        granted_on: Some(day(2026, 3, 1)),
        starts_on: day(2026, 3, 12),
        ends_on: day(2027, 3, 11),
        state: LicenceState::Active,
        state_on: None,
        state_reason: None,
        covers: vec![(covers.into(), None)],
    }
}

async fn put_licence(world: &common::World, draft: LicenceDraft) -> market::error::Result<Outcome> {
    let now = world.ctx().now;
    let done = world
        .market
        .db
        .write(move |conn| Box::pin(async move { licence_put(conn, now, &draft).await }))
        .await;
    world.settle().await;
    done
}

/// An enterprise with these offers.
async fn glinka(world: &common::World, offers: Vec<OfferDraft>) -> EnterpriseId {
    world
        .fill("glinka", enterprise("Glinka", "Bolesławiec"), offers)
        .await
}

/// The offer's page, which must be at this address.
async fn shown(world: &common::World, ctx: &Ctx, slug: &str) -> Box<OfferPage> {
    match world.market.offer(ctx, slug).await.expect("there") {
        Lookup::Found(page) => page,
        Lookup::Moved(to) => panic!("{}: moved to {to}", world.name),
    }
}

/// What is found, with its cards.
async fn ask(world: &common::World, ctx: &Ctx, query: &OfferQuery) -> OffersFound {
    world.market.offers_find(ctx, query).await.expect("found")
}

fn named(q: &str) -> OfferQuery {
    OfferQuery {
        q: q.into(),
        ..OfferQuery::everything()
    }
}

fn labelled(q: &str) -> OfferQuery {
    OfferQuery {
        q: q.into(),
        label: true,
        ..OfferQuery::everything()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_published_offer_is_found_shown_and_taken_off() {
    for world in worlds().await {
        glinka(
            &world,
            vec![offer("kubek", "Kubek „Pawie oczko”", "ceramics", 6400)],
        )
        .await;
        let ctx = world.ctx();
        let found = ask(&world, &ctx, &named("kubek")).await;
        assert_eq!((found.found.total, found.cards.len()), (1, 1), "{}", world.name);
        assert!(found.found.relaxed.is_empty());
        let page = shown(&world, &ctx, "kubek-pawie-oczko").await;
        assert_eq!(page.card.price.gross.map(|g| g.minor), Some(6400));
        assert!(page.description_html.text(ctx.locale).contains("<p>Opis"));

        glinka(
            &world,
            vec![OfferDraft {
                state: OfferState::Paused,
                ..offer("kubek", "Kubek „Pawie oczko”", "ceramics", 6400)
            }],
        )
        .await;
        assert!(
            matches!(
                world.market.offer(&ctx, "kubek-pawie-oczko").await,
                Err(Error::NotFound)
            ),
            "{}",
            world.name
        );
        let gone = ask(&world, &ctx, &named("kubek")).await;
        assert!(gone.cards.is_empty(), "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mark_shows_only_while_a_licence_holds() {
    for world in worlds().await {
        let id = glinka(&world, vec![offer("kubek", "Kubek", "ceramics", 6400)]).await;
        assert_eq!(
            put_licence(&world, licence("DS/2026/0142", id, "kubek"))
                .await
                .expect("written"),
            Outcome::Created
        );
        assert_eq!(
            put_licence(&world, licence("DS/2026/0142", id, "kubek"))
                .await
                .expect("written"),
            Outcome::Same
        );

        let (_, until) = market::certification::span(
            day(2026, 3, 12),
            day(2027, 3, 11),
            None,
            chrono_tz::Europe::Warsaw,
        );
        for (now, valid) in [
            (start(), true),
            (until - Duration::microseconds(1), true),
            (until, false),
        ] {
            let ctx = world.at(now);
            let page = shown(&world, &ctx, "kubek").await;
            assert_eq!(
                page.card.mark_at(ctx.now).is_some(),
                valid,
                "{} page at {now}",
                world.name
            );
            let found = ask(&world, &ctx, &labelled("kubek")).await.found;
            assert_eq!(
                found.relaxed.is_empty() && found.total == 1,
                valid,
                "{} search at {now}",
                world.name
            );
        }
        assert_eq!(
            world.market.next_licence_boundary(start()).await.expect("read"),
            Some(until)
        );
        let before = world.market.db.statements();
        for (now, next) in [(start(), Some(until)), (until, None), (start(), Some(until))] {
            let found = world.market.next_licence_boundary(now).await.expect("read");
            assert_eq!(found, next, "{} after {now}", world.name);
        }
        // remembered at first; then read for an instant behind it, and for one before that
        assert_eq!(
            world.market.db.statements() - before,
            4,
            "{}: a boundary",
            world.name
        );

        // withdrawn: it ends with its day, and its page says why
        let ctx = world.at(start());
        let withdrawn = LicenceDraft {
            state: LicenceState::Withdrawn,
            state_on: Some(day(2026, 11, 20)),
            state_reason: Some("Zmiana formy prawnej".into()),
            ..licence("DS/2026/0142", id, "kubek")
        };
        assert_eq!(
            put_licence(&world, withdrawn).await.expect("written"),
            Outcome::Changed
        );
        let page = world.market.licence(&ctx, "ds-2026-0142").await.expect("there");
        assert_eq!(
            page.standing_at(ctx.now),
            market::certification::Standing::Withdrawn
        );
        assert_eq!(
            page.standing_on(day(2026, 11, 19)),
            market::certification::Standing::Valid
        );
        let found = ask(&world, &ctx, &labelled("kubek")).await.found;
        assert_ne!(found.relaxed, Vec::<Relaxed>::new(), "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_names_what_is_wrong_with_it() {
    for world in worlds().await {
        let id = glinka(&world, vec![offer("kubek", "Kubek", "ceramics", 6400)]).await;
        for (draft, field) in [
            (
                LicenceDraft {
                    number: "142".into(),
                    ..licence("", id, "kubek")
                },
                "number",
            ),
            (
                LicenceDraft {
                    ends_on: day(2025, 1, 1),
                    ..licence("DS/2026/0001", id, "kubek")
                },
                "ends_on",
            ),
            (
                LicenceDraft {
                    grantor: "XX".into(),
                    ..licence("DS/2026/0001", id, "kubek")
                },
                "grantor",
            ),
            (licence("DS/2026/0001", id, "talerz"), "covers"),
            (
                LicenceDraft {
                    state: LicenceState::Withdrawn,
                    ..licence("DS/2026/0001", id, "kubek")
                },
                "state_reason",
            ),
        ] {
            match put_licence(&world, draft).await {
                Err(Error::Invalid(errors)) => assert_eq!(errors[0].field, field, "{}", world.name),
                other => panic!("{}: {field}: {other:?}", world.name),
            }
        }
        assert_eq!(
            world.rows("select cast(count(*) as bigint) from licence").await,
            0
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lower_price_shows_the_lowest_of_the_thirty_days_before() {
    for world in worlds().await {
        glinka(&world, vec![offer("kubek", "Kubek", "ceramics", 6600)]).await;
        world.at(start() + Duration::days(40));
        glinka(&world, vec![offer("kubek", "Kubek", "ceramics", 6400)]).await;
        let ctx = world.ctx();
        let page = shown(&world, &ctx, "kubek").await;
        let reduction = page.card.price.reduction.expect("a reduction");
        assert_eq!(
            (reduction.before.minor, reduction.lowest_30_days.minor),
            (6600, 6600),
            "{}",
            world.name
        );
        assert_eq!(
            world
                .rows("select cast(count(*) as bigint) from price_history")
                .await,
            2
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slug_is_kept_and_an_old_one_leads_on() {
    for world in worlds().await {
        glinka(
            &world,
            vec![
                offer("a", "Kubek", "ceramics", 6400),
                offer("b", "Kubek", "ceramics", 5400),
            ],
        )
        .await;
        let ctx = world.ctx();
        assert!(
            matches!(world.market.offer(&ctx, "kubek-2").await, Ok(Lookup::Found(_))),
            "{}",
            world.name
        );
        // a new title keeps the address; a wanted slug moves it
        glinka(&world, vec![offer("a", "Kubek nowy", "ceramics", 6400)]).await;
        assert!(
            matches!(world.market.offer(&ctx, "kubek").await, Ok(Lookup::Found(_))),
            "{}",
            world.name
        );
        glinka(
            &world,
            vec![OfferDraft {
                slug: Some("pawie-oczko".into()),
                ..offer("a", "Kubek nowy", "ceramics", 6400)
            }],
        )
        .await;
        match world.market.offer(&ctx, "kubek").await {
            Ok(Lookup::Moved(to)) => assert_eq!(to, "pawie-oczko"),
            other => panic!("{}: {other:?}", world.name),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_and_pages_take_a_fixed_number_of_statements() {
    for world in worlds().await {
        let many = (0..60)
            .map(|i| {
                offer(
                    &format!("k{i}"),
                    &format!("Kubek numer {i}"),
                    "ceramics",
                    1000 + i,
                )
            })
            .collect();
        glinka(&world, many).await;
        let ctx = world.ctx();
        for per_page in [1, 24, 48] {
            let before = world.market.db.statements();
            let listed = world
                .market
                .offers_find(
                    &ctx,
                    &OfferQuery {
                        per_page,
                        ..OfferQuery::everything()
                    },
                )
                .await
                .expect("found");
            assert_eq!(listed.cards.len(), per_page as usize);
            assert_eq!(
                world.market.db.statements() - before,
                1,
                "{}: a list of {per_page}",
                world.name
            );
        }
        let before = world.market.db.statements();
        drop(world.market.offer(&ctx, "kubek-numer-7").await.expect("there"));
        assert_eq!(world.market.db.statements() - before, 1, "{}: a page", world.name);
        let before = world.market.db.statements();
        let Lookup::Found(found) = world.market.enterprise(&ctx, "glinka").await.expect("there") else {
            panic!("moved")
        };
        assert!(found.activities.len() == 2 && found.tagline == pl("Robimy naczynia."));
        assert!(
            world.market.db.statements() - before <= 6,
            "{}: an enterprise",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_in_a_write_undoes_it_and_its_neighbours_stand() {
    for world in worlds().await {
        let id = glinka(&world, Vec::new()).await;
        let now = world.ctx().now;
        let writes = (0..20).map(|i| {
            let market = &world.market;
            async move {
                market
                    .db
                    .write(move |conn| {
                        Box::pin(async move {
                            let draft = OfferDraft {
                                enterprise: id,
                                ..offer(&format!("k{i}"), "Kubek", "ceramics", 100)
                            };
                            offer_put(conn, now, &draft).await?;
                            match i % 4 {
                                1 => Err(Error::Forbidden),
                                2 => panic!("a bug in a use case"),
                                _ => Ok(()),
                            }
                        })
                    })
                    .await
                    .is_ok()
            }
        });
        let kept = futures::future::join_all(writes)
            .await
            .into_iter()
            .filter(|ok| *ok)
            .count();
        assert_eq!(kept, 10, "{}", world.name);
        assert_eq!(
            world.rows("select cast(count(*) as bigint) from offer").await,
            10,
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_index_is_built_again_from_the_rows() {
    for world in worlds().await {
        let many = vec![
            offer("a", "Kubek", "ceramics", 6400),
            OfferDraft {
                variants: vec![variant("s", 100), variant("l", 200)],
                ..offer("b", "Talerz", "ceramics", 100)
            },
        ];
        glinka(&world, many).await;
        assert_eq!(
            world.market.index_rebuild().await.expect("built"),
            2,
            "{}",
            world.name
        );
        let ctx = world.ctx();
        let found = ask(&world, &ctx, &named("talerz")).await;
        // a mug is found too: its category is known as crockery
        assert_eq!(
            found.cards.first().map(|c| c.slug.as_str()),
            Some("talerz"),
            "{}",
            world.name
        );
        assert!(found.cards[0].price.least_of_several);
        assert_eq!(
            world
                .market
                .enterprises_find(
                    &ctx,
                    &market::catalogue::query::EnterpriseQuery {
                        q: "glinka".into(),
                        page: 1,
                        per_page: 10,
                        ..Default::default()
                    }
                )
                .await
                .expect("found")
                .1
                .len(),
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn building_the_index_anew_does_what_waited() {
    for world in worlds().await {
        let seller = world
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![offer("a", "Kubek", "ceramics", 6400)],
            )
            .await;
        let now = world.ctx().now;
        let put = world.market.db.write(move |conn| {
            Box::pin(async move {
                let draft = OfferDraft {
                    enterprise: seller,
                    ..offer("b", "Talerz", "ceramics", 100)
                };
                let (id, _) = offer_put(conn, now, &draft).await?;
                market::catalogue::listings_refresh(conn, now, &[id]).await
            })
        });
        put.await.expect("written");
        let waiting =
            "select cast(count(*) as bigint) from job where kind in ('index_offer', 'index_enterprise')";
        assert!(world.rows(waiting).await > 0, "{}", world.name);
        assert_eq!(
            world.market.index_rebuild().await.expect("built"),
            2,
            "{}",
            world.name
        );
        assert_eq!(world.rows(waiting).await, 0, "{}", world.name);
        let generation = world.market.search.generation();
        assert_eq!(world.market.index_ensure().await.expect("ensured"), 2);
        assert_eq!(
            world.market.search.generation(),
            generation,
            "{}: nothing is built or written a second time",
            world.name
        );
    }
}
