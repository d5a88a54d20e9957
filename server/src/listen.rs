//! Takes connections. `axum::serve` gives hyper no timer, and without one a connection may take forever to say what it
//! wants (tokio-rs/axum#2741); so the loop around hyper's HTTP/1.1 is here, with a limit for that and one for how many
//! connections one network holds. HTTP/2 and TLS are for the proxy in front.

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use market::accounts::network;
use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long the head of a request may take, from the connection's begin or the end of the answer before it.
const HEAD: Duration = Duration::from_secs(30);
/// The largest head of a request.
const MAX_HEAD: usize = 64 << 10;
/// The most connections of one network; proxies that are trusted have as many as they like.
const MOST: usize = 256;

/// Answers with `router` until `end`, then finishes what is in flight.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    proxies: &[IpAddr],
    end: impl Future<Output = ()>,
) {
    listen_within((HEAD, MOST), listener, router, proxies, end).await;
}

/// The same with other limits: how long a head may take, and how many connections one network holds.
async fn listen_within(
    (head, most): (Duration, usize),
    listener: TcpListener,
    router: Router,
    proxies: &[IpAddr],
    end: impl Future<Output = ()>,
) {
    let held = Held::default();
    let graceful = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut end => break,
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    wait_after(&error).await;
                    continue;
                }
            },
        };
        let address = peer.ip().to_canonical();
        let place = if proxies.contains(&address) {
            None
        } else {
            match held.take(network(address), most) {
                Some(place) => Some(place),
                // closed without a word: whoever holds so many knows why
                None => continue,
            }
        };
        let connection = graceful.watch(connection(stream, peer, &router, head));
        tokio::spawn(async move {
            // that the other end went away is its own matter
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: &Router,
    head: Duration,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + use<> {
    let _ = stream.set_nodelay(true);
    let router = router.clone();
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request.map(Body::new))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), answer)
}

/// One connection that went away again is nothing; without files to open, others must end first.
async fn wait_after(error: &io::Error) {
    if !matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    ) {
        tracing::error!(%error, "no connection could be taken");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// How many connections each network holds.
#[derive(Clone, Default)]
struct Held(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One of them; given back when it is dropped.
struct Place(Held, IpAddr);

impl Held {
    fn take(&self, network: IpAddr, most: usize) -> Option<Place> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let n = all.entry(network).or_default();
        if *n >= most {
            return None;
        }
        *n += 1;
        Some(Place(self.clone(), network))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n) = all.get_mut(&self.1) {
            *n -= 1;
            if *n == 0 {
                all.remove(&self.1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// So many connections one network holds here: files to open may be few.
    const FEW: usize = 12;

    async fn server(head: Duration) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().route(
            "/",
            get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()),
        );
        tokio::spawn(async move {
            listen_within((head, FEW), listener, router, &[], std::future::pending()).await
        });
        address
    }

    async fn answer(stream: &mut TcpStream) -> String {
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .expect("sent");
        let mut read = vec![0; 4096];
        let n = stream.read(&mut read).await.expect("an answer");
        String::from_utf8_lossy(&read[..n]).into_owned()
    }

    #[tokio::test]
    async fn who_says_nothing_or_says_it_slowly_is_let_go() {
        let address = server(Duration::from_millis(400)).await;
        let mut silent = TcpStream::connect(address).await.expect("connected");
        let mut slow = TcpStream::connect(address).await.expect("connected");
        slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n")
            .await
            .expect("sent");
        let mut idle = TcpStream::connect(address).await.expect("connected");
        assert!(answer(&mut idle).await.ends_with("\r\n\r\n127.0.0.1"));
        for stream in [&mut silent, &mut slow, &mut idle] {
            let mut rest = Vec::new();
            let ended = tokio::time::timeout(HEAD, stream.read_to_end(&mut rest)).await;
            assert!(ended.is_ok(), "ended by the server");
        }
    }

    #[tokio::test]
    async fn one_network_holds_only_so_many_connections() {
        let address = server(HEAD).await;
        let mut all = Vec::new();
        for _ in 0..FEW {
            let mut stream = TcpStream::connect(address).await.expect("connected");
            assert!(answer(&mut stream).await.starts_with("HTTP/1.1 200"));
            all.push(stream);
        }
        let mut over = TcpStream::connect(address).await.expect("connected");
        let mut rest = Vec::new();
        // reset or merely closed
        let _ = over.read_to_end(&mut rest).await;
        assert!(rest.is_empty());
        // another network is served meanwhile
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket
            .bind("127.0.0.2:0".parse().expect("an address"))
            .expect("bound");
        let mut other = socket.connect(address).await.expect("connected");
        assert!(answer(&mut other).await.ends_with("127.0.0.2"));
        // and so is the first, as soon as one of its own is gone
        drop(all.pop());
        for attempt in 0.. {
            let mut again = TcpStream::connect(address).await.expect("connected");
            let sent = again.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
            let mut read = vec![0; 64];
            if sent.is_ok() && again.read(&mut read).await.is_ok_and(|n| n > 0) {
                break;
            }
            assert!(attempt < 200, "a place that is given back is free");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    #[tokio::test]
    async fn a_head_that_is_too_large_is_refused() {
        let mut stream = TcpStream::connect(server(HEAD).await).await.expect("connected");
        let head = format!(
            "GET / HTTP/1.1\r\nhost: x\r\nx-large: {}\r\n\r\n",
            "a".repeat(4 * MAX_HEAD)
        );
        let _ = stream.write_all(head.as_bytes()).await;
        let mut read = vec![0; 64];
        let n = stream.read(&mut read).await.unwrap_or(0);
        let read = String::from_utf8_lossy(&read[..n]).into_owned();
        assert!(n == 0 || read.starts_with("HTTP/1.1 431"), "{read}");
    }
}
