use super::*;
use crate::{
    clock::Clock,
    db::sql,
    images::{
        addresses::Reach,
        fetch::tests::{ok, server},
    },
    jobs::{JobKind, job_claim, job_enqueue},
    place::Region,
};
use chrono::Duration;

struct Bench {
    market: Market,
    folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::hand(chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("an instant"));
        let database = format!("sqlite:{}", folder.path().join("m.db").display());
        let mut market = Market::open(
            &database,
            folder.path(),
            Region::by_code("lower-silesia").expect("the demo region"),
            clock,
        )
        .await
        .expect("a market");
        market.reach = Reach::WithLoopback;
        Self { market, folder }
    }

    /// A picture without an owner, and its job, claimed for the first time.
    async fn picture(&self, source: String) -> (PictureId, Job) {
        let now = self.market.clock.now();
        let id = PictureId::fresh(now);
        self.market
            .db
            .write(move |conn| {
                Box::pin(async move {
                    sql("insert into picture (id, position, source, state, alt) values ($1, 0, $2, 'queued', '{}')").bind(id).bind(source).run(conn).await?;
                    job_enqueue(conn, now, JobKind::MakePicture, id.to_string()).await
                })
            })
            .await
            .expect("written");
        (id, self.claim().await.expect("a job"))
    }

    async fn claim(&self) -> Option<Job> {
        let now = self.market.clock.now();
        let claimed = self
            .market
            .db
            .write(move |conn| {
                Box::pin(
                    async move { job_claim(conn, now, JobKind::MakePicture, 1, Duration::minutes(5)).await },
                )
            })
            .await;
        claimed.expect("claimed").pop()
    }

    async fn state(&self, id: PictureId) -> (String, Option<String>, Option<String>) {
        let conn = &mut self.market.db.read().await.expect("a connection");
        sql("select state, failure, blob from picture where id = $1")
            .bind(id)
            .first(conn)
            .await
            .expect("read")
            .expect("a picture")
    }

    async fn jobs(&self) -> i64 {
        let conn = &mut self.market.db.read().await.expect("a connection");
        let count: Option<(i64,)> =
            sql("select count(*) from job where kind = 'make_picture' and failed_at is null")
                .first(conn)
                .await
                .expect("read");
        count.map_or(0, |(n,)| n)
    }
}

/// The address at which a picture can be fetched.
async fn served(picture: &image::RgbImage) -> String {
    let mut png = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("encoded");
    let png = png.into_inner();
    let (port, _) = server(move |_| ok(&png)).await;
    format!("http://127.0.0.1:{port}/a.png")
}

#[tokio::test]
async fn a_picture_is_fetched_made_and_recorded_twice_without_harm() {
    let bench = Bench::new().await;
    let (id, job) = bench.picture(served(&image::RgbImage::new(200, 150)).await).await;
    for _ in 0..2 {
        bench.market.picture_work(&job).await.expect("done");
        let (state, failure, blob) = bench.state(id).await;
        assert_eq!((state.as_str(), failure), ("ready", None));
        let blob = blob.expect("an address");
        for ext in ["avif", "jpg"] {
            assert!(
                !bench
                    .market
                    .blobs
                    .get(&format!("{blob}/160.{ext}"))
                    .expect("a file")
                    .is_empty()
            );
        }
        assert_eq!(bench.jobs().await, 0);
    }
    drop(bench.folder);
}

#[tokio::test]
async fn a_part_is_cut_out_of_what_is_there() {
    let halves = image::RgbImage::from_fn(200, 150, |x, _| {
        image::Rgb(if x < 100 { [255, 0, 0] } else { [0, 0, 255] })
    });
    let bench = Bench::new().await;
    let (id, job) = bench.picture(served(&halves).await).await;
    bench.market.picture_work(&job).await.expect("done");
    let whole = bench.state(id).await.2.expect("an address").replace("p/", "");
    // the picture of 200 by 150 is there 160 wide; of that the right 40 %
    let (id, job) = bench.picture(format!("crop:{whole}:600-0-0-500")).await;
    bench.market.picture_work(&job).await.expect("done");
    let (state, failure, blob) = bench.state(id).await;
    assert_eq!((state.as_str(), failure), ("ready", None));
    let bytes = bench
        .market
        .blobs
        .get(&format!("{}/160.jpg", blob.expect("an address")))
        .expect("a file");
    let part = image::load_from_memory(&bytes).expect("a picture").into_rgb8();
    assert_eq!(part.dimensions(), (64, 60));
    assert!(
        part.pixels().skip(64).all(|p| p.0[0] < 60 && p.0[2] > 195),
        "all of it blue"
    );
    // of what is not there nothing can be cut, ever
    let (id, job) = bench.picture(format!("crop:{}:0-0-0-0", "0".repeat(32))).await;
    bench.market.picture_work(&job).await.expect("recorded");
    assert_eq!(
        bench.state(id).await,
        ("failed".into(), Some("picture.broken".into()), None)
    );
    assert_eq!(bench.jobs().await, 0);
}

#[tokio::test]
async fn what_may_pass_is_tried_again_and_given_up_in_the_end() {
    let (port, _) = server(|path| match path {
        "/svg" => ok(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        _ => b"HTTP/1.1 503 Later\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_vec(),
    })
    .await;
    let mut bench = Bench::new().await;
    // A final word at once; the public reach refuses the test's own server.
    for (path, reach, code) in [
        ("svg", Reach::Public, "picture.private"),
        ("svg", Reach::WithLoopback, "picture.svg"),
    ] {
        let (id, job) = bench.picture(format!("http://127.0.0.1:{port}/{path}")).await;
        bench.market.reach = reach;
        bench.market.picture_work(&job).await.expect("recorded");
        assert_eq!(bench.state(id).await, ("failed".into(), Some(code.into()), None));
        assert_eq!(bench.jobs().await, 0);
    }
    let (id, mut job) = bench.picture(format!("http://127.0.0.1:{port}/later")).await;
    for attempt in 1..=ATTEMPTS {
        assert_eq!(
            (bench.state(id).await.0.as_str(), job.attempts),
            ("queued", attempt)
        );
        bench.market.picture_work(&job).await.expect("recorded");
        if attempt < ATTEMPTS {
            assert!(bench.claim().await.is_none(), "it waits");
            bench
                .market
                .clock
                .set(bench.market.clock.now() + Duration::days(1));
            job = bench.claim().await.expect("due again");
        }
    }
    assert_eq!(
        bench.state(id).await,
        ("failed".into(), Some("picture.answer".into()), None)
    );
    assert_eq!(bench.jobs().await, 0);
}

#[tokio::test]
async fn a_picture_that_is_gone_needs_no_work() {
    let bench = Bench::new().await;
    let (id, job) = bench.picture("http://127.0.0.1:9/".into()).await;
    bench
        .market
        .db
        .write(move |conn| {
            Box::pin(async move { sql("delete from picture where id = $1").bind(id).run(conn).await })
        })
        .await
        .expect("deleted");
    bench.market.picture_work(&job).await.expect("nothing to do");
    assert_eq!(bench.jobs().await, 0);
    let nonsense = Job {
        subject: "x".into(),
        ..bench.picture("http://127.0.0.1:9/".into()).await.1
    };
    bench.market.picture_work(&nonsense).await.expect("recorded");
    assert_eq!(bench.jobs().await, 0);
}
