use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A server on loopback that answers each request by its path; the port and how often it was asked.
pub async fn server(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let asked = Arc::new(AtomicUsize::new(0));
    let (count, answer) = (asked.clone(), Arc::new(answer));
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let (count, answer) = (count.clone(), answer.clone());
            tokio::spawn(async move {
                let mut request = vec![0; 4096];
                let read = socket.read(&mut request).await.unwrap_or(0);
                let text = String::from_utf8_lossy(&request[..read]).into_owned();
                count.fetch_add(1, Ordering::Relaxed);
                // A client that has heard enough hangs up.
                drop(
                    socket
                        .write_all(&answer(text.split(' ').nth(1).unwrap_or("/")))
                        .await,
                );
            });
        }
    });
    (port, asked)
}

pub fn ok(body: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\ncontent-type: text/html\r\n\r\n",
        body.len()
    )
    .into_bytes();
    out.extend_from_slice(body);
    out
}

fn redirect(to: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nconnection: close\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n")
        .into_bytes()
}

fn fetcher(table: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static) -> Fetcher {
    Fetcher::with_names(Reach::WithLoopback, Names::Table(Arc::new(table))).expect("a client")
}

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
const INSIDE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));

#[tokio::test]
async fn redirects_are_checked_each_time() {
    let (port, asked) = server(|path| match path {
        "/picture" => ok(b"bytes"),
        "/private" => redirect("http://10.0.0.1/"),
        "/metadata" => redirect("http://169.254.169.254/latest/meta-data/"),
        "/mapped" => redirect("http://[::ffff:192.168.0.1]/"),
        "/file" => redirect("file:///etc/passwd"),
        "/name" => redirect("http://inside.test/"),
        "/credentials" => redirect("http://a:b@127.0.0.1/"),
        "/loop" => redirect("/loop"),
        "/3" => redirect("/2"),
        "/2" => redirect("/1"),
        "/1" => redirect("/picture"),
        "/4" => redirect("/3"),
        "/503" => b"HTTP/1.1 503 Later\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_vec(),
        _ => b"HTTP/1.1 404 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_vec(),
    })
    .await;
    let at = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let fetcher = fetcher(|_| vec![INSIDE]);
    assert_eq!(fetcher.picture(&at("/picture")).await.expect("fetched"), b"bytes");
    assert_eq!(
        fetcher.picture(&at("/3")).await.expect("three redirects"),
        b"bytes"
    );
    for (path, code) in [
        ("/private", "picture.private"),
        ("/metadata", "picture.private"),
        ("/mapped", "picture.private"),
        ("/name", "picture.private"),
        ("/file", "picture.address"),
        ("/credentials", "picture.address"),
        ("/loop", "picture.answer"),
        ("/4", "picture.answer"),
        ("/404", "picture.answer"),
    ] {
        let e = fetcher.picture(&at(path)).await.expect_err(path);
        assert_eq!((e.code, e.retriable), (code, false), "{path}: {e}");
    }
    assert!(fetcher.picture(&at("/503")).await.is_err_and(|e| e.retriable));

    // Without the permission of tests, the same server isn't asked at all.
    let before = asked.load(Ordering::Relaxed);
    for url in [
        at("/picture"),
        format!("http://localhost:{port}/picture"),
        "http://localhost/picture".into(),
    ] {
        assert!(fetch_picture(&url).await.is_err_and(|e| !e.retriable), "{url}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), before);
}

#[tokio::test]
async fn a_name_that_changes_its_answer_is_asked_once_per_connection() {
    let (port, asked) = server(|path| {
        if path == "/again" {
            redirect("/picture")
        } else {
            ok(b"bytes")
        }
    })
    .await;
    let answers = Arc::new(AtomicUsize::new(0));
    let count = answers.clone();
    // First the permitted address, ever after the private one.
    let rebinding = fetcher(move |_| {
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            vec![HERE]
        } else {
            vec![INSIDE]
        }
    });
    let url = format!("http://rebind.test:{port}/picture");
    assert_eq!(
        rebinding
            .picture(&url)
            .await
            .expect("the first answer was checked and used"),
        b"bytes"
    );
    assert_eq!(
        answers.load(Ordering::Relaxed),
        1,
        "a second resolution could differ from the checked one"
    );
    let e = rebinding
        .picture(&url)
        .await
        .expect_err("the second answer is private");
    assert_eq!((e.code, e.retriable), ("picture.private", false), "{e}");
    assert_eq!(
        (answers.load(Ordering::Relaxed), asked.load(Ordering::Relaxed)),
        (2, 1)
    );

    // A redirect to the same name is another connection.
    let count = AtomicUsize::new(0);
    let rebinding = fetcher(move |_| {
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            vec![HERE]
        } else {
            vec![INSIDE]
        }
    });
    let e = rebinding
        .picture(&format!("http://rebind.test:{port}/again"))
        .await
        .expect_err("rebound");
    assert_eq!(e.code, "picture.private", "{e}");

    let mixed = fetcher(|_| vec![HERE, INSIDE]);
    assert!(
        mixed
            .picture(&url)
            .await
            .is_err_and(|e| e.code == "picture.private")
    );
}

#[tokio::test]
async fn what_the_operator_names_is_fetched_and_nothing_else() {
    let (other, other_asked) = server(|_| ok(b"secret")).await;
    let (port, asked) = server(move |path| match path {
        "/picture" => ok(b"bytes"),
        "/again" => redirect("/picture"),
        "/port" => redirect(&format!("http://127.0.0.1:{other}/")),
        "/name" => redirect(&format!("http://pictures.test:{other}/")),
        "/inside" => redirect("http://inside.test/"),
        _ => redirect("http://169.254.169.254/"),
    })
    .await;
    let named = |text: String| text.parse().expect("host and port");
    let reach = Reach::Allowing(vec![
        named(format!("127.0.0.1:{port}")),
        named(format!("pictures.test:{port}")),
    ]);
    let table = Names::Table(Arc::new(|_: &str| vec![HERE]));
    let fetcher = Fetcher::with_names(reach, table.clone()).expect("a client");
    for host in ["127.0.0.1", "pictures.test"] {
        for path in ["picture", "again"] {
            let url = format!("http://{host}:{port}/{path}");
            assert_eq!(fetcher.picture(&url).await.expect("fetched"), b"bytes", "{url}");
        }
        for path in ["port", "name", "inside", "metadata"] {
            let url = format!("http://{host}:{port}/{path}");
            let e = fetcher.picture(&url).await.expect_err("refused");
            assert!(!e.retriable, "{url}: {e}");
            // Of a name on another port the port is refused before its address is known.
            let code = if path == "name" {
                "picture.address"
            } else {
                "picture.private"
            };
            assert_eq!(e.code, code, "{url}: {e}");
        }
    }
    let before = asked.load(Ordering::Relaxed);
    // The same server by another name, and the named ones at other ports.
    for url in [
        format!("http://localhost:{port}/picture"),
        format!("http://[::ffff:127.0.0.1]:{port}/picture"),
        format!("http://a:b@127.0.0.1:{port}/picture"),
        format!("http://127.0.0.1:{other}/"),
        "http://pictures.test/".into(),
    ] {
        assert!(fetcher.picture(&url).await.is_err_and(|e| !e.retriable), "{url}");
    }
    // Naming nobody permits nobody.
    let nobody = Fetcher::with_names(Reach::Allowing(vec![]), table).expect("a client");
    let e = nobody
        .picture(&format!("http://127.0.0.1:{port}/picture"))
        .await
        .expect_err("private");
    assert_eq!((e.code, e.retriable), ("picture.private", false));
    assert_eq!(asked.load(Ordering::Relaxed), before);
    assert_eq!(other_asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn too_much_is_not_read_to_its_end() {
    let (port, _) = server(|path| match path {
        "/promised" => {
            b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 10737418240\r\n\r\nx".to_vec()
        }
        _ => [
            b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice(),
            &vec![b'x'; MOST_BYTES + 1],
        ]
        .concat(),
    })
    .await;
    let fetcher = fetcher(|_| vec![]);
    for path in ["promised", "unpromised"] {
        let e = fetcher
            .picture(&format!("http://127.0.0.1:{port}/{path}"))
            .await
            .expect_err("too large");
        assert_eq!((e.code, e.retriable), ("picture.too_large", false), "{e}");
    }
    // Nobody listens, nobody has an address: both may pass.
    assert!(
        fetcher
            .picture("http://127.0.0.1:9/")
            .await
            .is_err_and(|e| e.retriable)
    );
    assert!(
        fetcher
            .picture("http://nowhere.test/")
            .await
            .is_err_and(|e| e.retriable)
    );
}
