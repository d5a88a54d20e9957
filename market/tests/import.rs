//! Stories of import and export on both databases.

mod common;

use common::{World, worlds};
use market::{
    catalogue::{Maker, OfferState, offers_all},
    ctx::Ctx,
    error::Error,
    import::{Defaults, Format, Options, Report, What},
    locale::Locale,
};
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn system(world: &World) -> Ctx {
    world.market.system()
}

async fn import(world: &World, path: &Path, options: &Options) -> Report {
    let report = world
        .market
        .import_file(&system(world), path, options, &|_, _| {})
        .await
        .unwrap_or_else(|e| panic!("{}: {e}", world.name));
    world.settle().await;
    report
}

fn native(what: What) -> Options {
    Options::native(what)
}

fn shop(format: Format) -> Options {
    let defaults = r#"{"vat":"23","currency":"PLN","price_basis":"gross","maker":"self","alt_from_title":true,"product_id_from_key":true,
        "delivery":["parcel_country"],"tax_classes":{"reduced-rate":"5"},"category":"occasion-gifts"}"#;
    Options {
        format,
        enterprise: Some("pracownia-iskra".into()),
        defaults: Some(Defaults::read(defaults).expect("defaults")),
        ..native(What::Offers)
    }
}

async fn filled(world: &World) {
    let report = import(world, &fixture("enterprises.csv"), &native(What::Enterprises)).await;
    assert!(
        report.applied && report.created == ["iskra", "wtz"],
        "{}: {report:?}",
        world.name
    );
    let report = import(world, &fixture("offers-windows-1250.csv"), &native(What::Offers)).await;
    assert!(
        report.applied && report.created == ["swieca", "warsztat", "kubek"],
        "{}: {report:?}",
        world.name
    );
    assert_eq!(report.drafts.len(), 1, "{}: {report:?}", world.name);
    let (key, lacking) = &report.drafts[0];
    assert_eq!(key, "kubek");
    for field in ["vat", "price", "maker", "product_id", "picture"] {
        assert!(lacking.contains(&field), "{field} in {lacking:?}");
    }
    let report = import(world, &fixture("licences.csv"), &native(What::Licences)).await;
    assert!(
        report.applied && report.created == ["DS/2026/0142"],
        "{}: {report:?}",
        world.name
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_comes_again_changes_nothing() {
    for world in worlds().await {
        filled(&world).await;
        for (file, what, count) in [
            ("enterprises.csv", What::Enterprises, 2),
            ("offers-windows-1250.csv", What::Offers, 3),
            ("licences.csv", What::Licences, 1),
        ] {
            let report = import(&world, &fixture(file), &native(what)).await;
            assert_eq!(
                (report.created.len(), report.changed.len(), report.same),
                (0, 0, count),
                "{}: {file}: {report:?}",
                world.name
            );
        }
        assert_eq!(
            world
                .rows("select cast(count(*) as bigint) from offer where state = 'draft'")
                .await,
            1
        );
        let found = world.market.offer(&world.ctx(), "swieca-zolta").await;
        assert!(found.is_ok(), "{}: {:?}", world.name, found.err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_exported_fills_an_empty_marketplace_with_the_same() {
    for (one, other) in worlds().await.into_iter().zip(worlds().await) {
        filled(&one).await;
        import(
            &one,
            &fixture("shopify.csv"),
            &Options {
                skip_bad: true,
                ..shop(Format::Shopify)
            },
        )
        .await;
        let folder = tempfile::tempdir().expect("a folder");
        let mut first = Vec::new();
        for (what, sheet) in [
            (What::Enterprises, false),
            (What::Offers, true),
            (What::Licences, false),
        ] {
            let mut bytes = Vec::new();
            let things = if sheet {
                one.market
                    .export_xlsx(&system(&one), what, None, &mut bytes)
                    .await
            } else {
                one.market.export(&system(&one), what, None, &mut bytes).await
            };
            assert!(things.is_ok_and(|n| n > 0), "{}", one.name);
            let path = folder.path().join(what.name());
            std::fs::write(&path, &bytes).expect("written");
            let report = import(&other, &path, &native(what)).await;
            assert!(
                report.applied && report.refused.is_empty(),
                "{}: {report:?}",
                one.name
            );
        }
        for world in [&one, &other] {
            let mut texts = Vec::new();
            for what in What::ALL {
                world
                    .market
                    .export(&system(world), *what, None, &mut texts)
                    .await
                    .expect("exported");
            }
            first.push(String::from_utf8(texts).expect("UTF-8"));
        }
        assert_eq!(first[0], first[1], "{}", one.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_bad_cell_keeps_everything_out_unless_bad_offers_may_be_skipped() {
    for world in worlds().await {
        filled(&world).await;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("offers.csv");
        let text = "enterprise,key,kind,category,title_pl,unit,price,price_basis,vat,currency\n\
            iskra,good,service,training,Dobra,piece,10,gross,23,PLN\n\
            iskra,bad,service,craft-workshops,Zła,piece,dziesięć,gross,23,PLN\n\
            nobody,lost,service,craft-workshops,Niczyja,piece,10,gross,23,PLN\n";
        let text = text.replace("service,training", "service,craft-workshops");
        std::fs::write(&path, text).expect("written");
        let offers = "select cast(count(*) as bigint) from offer";
        let before = world.rows(offers).await;

        let report = import(&world, &path, &native(What::Offers)).await;
        assert!(!report.applied, "{}", world.name);
        let refused: Vec<(u64, &str, &str, &str)> = report
            .refused
            .iter()
            .map(|b| (b.line, b.column.as_str(), b.code, b.value.as_str()))
            .collect();
        assert_eq!(
            refused,
            [
                (3, "price", "invalid.price", "dziesięć"),
                (4, "enterprise", "invalid.enterprise_unknown", "nobody")
            ]
        );
        assert_eq!(
            (world.rows(offers).await, report.created.as_slice()),
            (before, ["good".to_owned()].as_slice()),
            "{}",
            world.name
        );

        let tried = import(
            &world,
            &path,
            &Options {
                skip_bad: true,
                dry_run: true,
                ..native(What::Offers)
            },
        )
        .await;
        assert_eq!(
            (world.rows(offers).await, tried.applied),
            (before, false),
            "{}",
            world.name
        );

        let told = AtomicU64::new(0);
        let options = Options {
            skip_bad: true,
            ..native(What::Offers)
        };
        let progress = |done, total| {
            assert!(done <= total);
            told.store(done, Ordering::Relaxed);
        };
        let done = world
            .market
            .import_file(&system(&world), &path, &options, &progress)
            .await
            .expect("imported");
        assert_eq!(
            Report {
                applied: true,
                ..tried
            },
            done,
            "{}: a dry run says what the import does",
            world.name
        );
        assert_eq!(
            (world.rows(offers).await, told.load(Ordering::Relaxed)),
            (before + 1, 2),
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_run_leaves_no_trace() {
    for world in worlds().await {
        let report = import(
            &world,
            &fixture("enterprises.csv"),
            &Options {
                dry_run: true,
                ..native(What::Enterprises)
            },
        )
        .await;
        assert_eq!(
            (report.applied, report.created.len(), report.refused.len()),
            (false, 2, 0),
            "{}",
            world.name
        );
        for table in [
            "select cast(count(*) as bigint) from enterprise",
            "select cast(count(*) as bigint) from slug_history",
            "select cast(count(*) as bigint) from event",
        ] {
            assert_eq!(world.rows(table).await, 0, "{}: {table}", world.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shops_bring_their_products() {
    for world in worlds().await {
        filled(&world).await;
        for (format, file, created) in [
            (Format::Shopify, "shopify.csv", 3),
            (Format::Shopify, "shopify-2025.csv", 1),
            (Format::WooCommerce, "woocommerce.csv", 3),
            (Format::WooCommerce, "woocommerce-pl.csv", 0),
        ] {
            let report = import(
                &world,
                &fixture(file),
                &Options {
                    skip_bad: true,
                    ..shop(format)
                },
            )
            .await;
            assert!(
                report.applied && report.created.len() == created,
                "{}: {file}: {report:?}",
                world.name
            );
        }
        let all = offers_all(&mut world.market.db.read().await.expect("a reader"), None)
            .await
            .expect("read");
        let apron = all
            .iter()
            .find(|o| o.source == "woocommerce" && o.key == "101")
            .expect("the apron");
        assert_eq!(
            (apron.variants.len(), &apron.details.maker, apron.state),
            (3, &Maker::Itself, OfferState::Published),
            "{}",
            world.name
        );
        let honey = all
            .iter()
            .find(|o| o.source == "woocommerce" && o.key == "103")
            .expect("the honey");
        assert_eq!(
            honey.state,
            OfferState::Draft,
            "{}: food without its information stays a draft",
            world.name
        );
        let page = world.market.offer(&world.ctx(), "fartuch-kuchenny").await;
        assert!(page.is_ok(), "{}: {:?}", world.name, page.err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_is_said_at_once() {
    for world in worlds().await {
        let m = &world.market;
        let code = |result: market::error::Result<Report>| match result {
            Err(Error::Invalid(fields)) => fields[0].code,
            other => panic!("{}: {other:?}", world.name),
        };
        let quiet = |_, _| {};
        let without = Options {
            enterprise: None,
            ..shop(Format::Shopify)
        };
        assert_eq!(
            code(
                m.import_file(&system(&world), &fixture("shopify.csv"), &without, &quiet)
                    .await
            ),
            "invalid.enterprise_missing"
        );
        let licences = Options {
            what: What::Licences,
            ..shop(Format::Shopify)
        };
        assert_eq!(
            code(
                m.import_file(&system(&world), &fixture("shopify.csv"), &licences, &quiet)
                    .await
            ),
            "invalid.format_what"
        );
        assert_eq!(
            code(
                m.import_file(
                    &system(&world),
                    Path::new("/no/such/file"),
                    &native(What::Offers),
                    &quiet
                )
                .await
            ),
            "invalid.file_unreadable"
        );
        let visitor = m.ctx(Locale::Pl);
        assert!(matches!(
            m.import_file(
                &visitor,
                &fixture("enterprises.csv"),
                &native(What::Enterprises),
                &quiet
            )
            .await,
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            m.export(&visitor, What::Offers, None, &mut Vec::new()).await,
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            m.export(&system(&world), What::Offers, Some("nobody"), &mut Vec::new())
                .await,
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_names_what_it_covers() {
    for world in worlds().await {
        filled(&world).await;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("licences.csv");
        let text = "number,grantor,enterprise,starts_on,ends_on,covers\n\
            DS/2026/0200,DS,iskra,2026-03-12,2027-03-11,swieca/zielona\n\
            DS/2026/0201,DS,iskra,2026-03-12,2027-03-11,nic\n\
            DS/2026/0202,XX,iskra,2026-03-12,2027-03-11,swieca\n\
            DS/2026/0203,DS,iskra,2026-03-12,2027-03-11,swieca-zolta/duza\n\
            DS/2026/0204,DS,iskra,2026-03-12,2027-03-11,swieca | swieca-zolta\n";
        std::fs::write(&path, text).expect("written");
        let report = import(
            &world,
            &path,
            &Options {
                skip_bad: true,
                ..native(What::Licences)
            },
        )
        .await;
        let refused: Vec<(u64, &str)> = report.refused.iter().map(|b| (b.line, b.code)).collect();
        assert_eq!(
            refused,
            [
                (2, "invalid.variant_unknown"),
                (3, "invalid.offer_unknown"),
                (4, "invalid.grantor"),
                (6, "invalid.duplicate")
            ],
            "{}",
            world.name
        );
        assert_eq!(report.created, ["DS/2026/0203"], "{}", world.name);
    }
}
