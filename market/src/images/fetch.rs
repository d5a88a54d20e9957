//! Fetches a picture from an address that somebody else wrote: only from public servers, only so long, only so much.

use super::addresses::Reach;
use reqwest::{
    Client, Response, StatusCode, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::Policy,
};
use std::{net::IpAddr, sync::Arc, time::Duration};

/// The most bytes that are taken.
pub const MOST_BYTES: usize = 15 * 1024 * 1024;

/// How often a redirect is followed.
const REDIRECTS: usize = 3;

/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why a picture couldn't be fetched.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{code}: {words}")]
pub struct FetchError {
    /// Whether it may work later.
    pub retriable: bool,
    /// A key of the interface words: what the owner of the picture is told.
    pub code: &'static str,
    /// The cause, for the operator.
    pub words: String,
}

impl FetchError {
    /// A refusal that stands.
    pub fn last(code: &'static str, words: impl Into<String>) -> Self {
        Self { retriable: false, code, words: words.into() }
    }

    /// A failure that may pass.
    pub fn passing(code: &'static str, words: impl Into<String>) -> Self {
        Self { retriable: true, code, words: words.into() }
    }
}

/// Where the addresses of a name come from.
#[derive(Clone)]
pub enum Names {
    /// The system's resolver.
    System,
    /// A table of a test's own.
    #[cfg(test)]
    Table(Arc<dyn Fn(&str) -> Vec<IpAddr> + Send + Sync>),
}

impl Names {
    async fn addresses(&self, name: &str) -> std::io::Result<Vec<IpAddr>> {
        match self {
            Names::System => Ok(tokio::net::lookup_host((name, 0)).await?.map(|a| a.ip()).collect()),
            #[cfg(test)]
            Names::Table(table) => Ok(table(name)),
        }
    }
}

/// Resolves a name once per connection and hands on only what was checked, so that there is no second answer
/// (DNS rebinding) for the connection to follow.
struct Guard {
    reach: Reach,
    names: Names,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, names) = (self.reach, self.names.clone());
        Box::pin(async move {
            let addresses = names.addresses(name.as_str()).await?;
            let checked = reach.check_all(name.as_str(), addresses)?;
            Ok(Box::new(checked.into_iter()) as Addrs)
        })
    }
}

/// Fetches pictures.
pub struct Fetcher {
    client: Client,
    reach: Reach,
}

impl Fetcher {
    /// A fetcher of public pictures; tests permit loopback.
    ///
    /// # Errors
    /// When TLS can't be set up, for want of certificates.
    pub fn new(reach: Reach) -> Result<Self, FetchError> {
        Self::with_names(reach, Names::System)
    }

    fn with_names(reach: Reach, names: Names) -> Result<Self, FetchError> {
        let client = Client::builder()
            .dns_resolver(Arc::new(Guard { reach, names }))
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            // No connection outlives its picture: the next one is resolved and checked anew.
            .pool_max_idle_per_host(0)
            .connect_timeout(Duration::from_secs(5))
            .timeout(PATIENCE)
            .user_agent(concat!("buysocially/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| FetchError::passing("picture.unreachable", chain(&e)))?;
        Ok(Self { client, reach })
    }

    /// The bytes at `url`. What they are is for [`super::sizes`] to find out; the server's word isn't taken for it.
    ///
    /// # Errors
    /// When the address is refused, the server doesn't answer well, or it sends too much.
    pub async fn picture(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        tokio::time::timeout(PATIENCE, self.follow(url)).await.unwrap_or_else(|_| Err(FetchError::passing("picture.slow", "not all there after 20 seconds")))
    }

    async fn follow(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        let mut url = Url::parse(url).map_err(|e| FetchError::last("picture.address", e.to_string()))?;
        for _ in 0..=REDIRECTS {
            self.reach.check(&url)?;
            let answer = self.client.get(url.clone()).header(header::ACCEPT, "image/jpeg, image/png, image/webp").send().await.map_err(|e| told(&e))?;
            let status = answer.status();
            if status.is_redirection() {
                let to = answer.headers().get(header::LOCATION).and_then(|v| v.to_str().ok());
                let to = to.ok_or_else(|| FetchError::last("picture.answer", format!("{status} without a place to go")))?;
                url = url.join(to).map_err(|e| FetchError::last("picture.address", e.to_string()))?;
                continue;
            }
            return match status {
                StatusCode::OK => body(answer).await,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => Err(FetchError::passing("picture.answer", status.to_string())),
                s if s.is_server_error() => Err(FetchError::passing("picture.answer", status.to_string())),
                _ => Err(FetchError::last("picture.answer", status.to_string())),
            };
        }
        Err(FetchError::last("picture.answer", "too many redirects"))
    }
}

async fn body(mut answer: Response) -> Result<Vec<u8>, FetchError> {
    let too_large = || FetchError::last("picture.too_large", format!("more than {} MB", MOST_BYTES >> 20));
    let promised = answer.content_length().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    if promised > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(promised);
    while let Some(part) = answer.chunk().await.map_err(|e| told(&e))? {
        if bytes.len() + part.len() > MOST_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The guard's own refusal if it is what lies beneath, otherwise something that may pass.
fn told(error: &reqwest::Error) -> FetchError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(e) = cause {
        if let Some(refusal) = e.downcast_ref::<FetchError>() {
            return refusal.clone();
        }
        cause = e.source();
    }
    let code = if error.is_timeout() { "picture.slow" } else { "picture.unreachable" };
    FetchError::passing(code, chain(error))
}

/// An error with its causes; the address is left out, it is known.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(e) = cause {
        words = format!("{words}: {e}");
        cause = e.source();
    }
    words.chars().take(400).collect()
}

/// The bytes at a public address.
///
/// # Errors
/// See [`Fetcher::picture`].
pub async fn fetch_picture(url: &str) -> Result<Vec<u8>, FetchError> {
    Fetcher::new(Reach::Public)?.picture(url).await
}

#[cfg(test)]
pub(super) mod tests {
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
                    drop(socket.write_all(&answer(text.split(' ').nth(1).unwrap_or("/"))).await);
                });
            }
        });
        (port, asked)
    }

    pub fn ok(body: &[u8]) -> Vec<u8> {
        let mut out = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\ncontent-type: text/html\r\n\r\n", body.len()).into_bytes();
        out.extend_from_slice(body);
        out
    }

    fn redirect(to: &str) -> Vec<u8> {
        format!("HTTP/1.1 302 Found\r\nconnection: close\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n").into_bytes()
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
        assert_eq!(fetcher.picture(&at("/3")).await.expect("three redirects"), b"bytes");
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
        for url in [at("/picture"), format!("http://localhost:{port}/picture"), "http://localhost/picture".into()] {
            assert!(fetch_picture(&url).await.is_err_and(|e| !e.retriable), "{url}");
        }
        assert_eq!(asked.load(Ordering::Relaxed), before);
    }

    #[tokio::test]
    async fn a_name_that_changes_its_answer_is_asked_once_per_connection() {
        let (port, asked) = server(|path| if path == "/again" { redirect("/picture") } else { ok(b"bytes") }).await;
        let answers = Arc::new(AtomicUsize::new(0));
        let count = answers.clone();
        // First the permitted address, ever after the private one.
        let rebinding = fetcher(move |_| if count.fetch_add(1, Ordering::Relaxed) == 0 { vec![HERE] } else { vec![INSIDE] });
        let url = format!("http://rebind.test:{port}/picture");
        assert_eq!(rebinding.picture(&url).await.expect("the first answer was checked and used"), b"bytes");
        assert_eq!(answers.load(Ordering::Relaxed), 1, "a second resolution could differ from the checked one");
        let e = rebinding.picture(&url).await.expect_err("the second answer is private");
        assert_eq!((e.code, e.retriable), ("picture.private", false), "{e}");
        assert_eq!((answers.load(Ordering::Relaxed), asked.load(Ordering::Relaxed)), (2, 1));

        // A redirect to the same name is another connection.
        let count = AtomicUsize::new(0);
        let rebinding = fetcher(move |_| if count.fetch_add(1, Ordering::Relaxed) == 0 { vec![HERE] } else { vec![INSIDE] });
        let e = rebinding.picture(&format!("http://rebind.test:{port}/again")).await.expect_err("rebound");
        assert_eq!(e.code, "picture.private", "{e}");

        let mixed = fetcher(|_| vec![HERE, INSIDE]);
        assert!(mixed.picture(&url).await.is_err_and(|e| e.code == "picture.private"));
    }

    #[tokio::test]
    async fn too_much_is_not_read_to_its_end() {
        let (port, _) = server(|path| match path {
            "/promised" => b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 10737418240\r\n\r\nx".to_vec(),
            _ => [b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice(), &vec![b'x'; MOST_BYTES + 1]].concat(),
        })
        .await;
        let fetcher = fetcher(|_| vec![]);
        for path in ["promised", "unpromised"] {
            let e = fetcher.picture(&format!("http://127.0.0.1:{port}/{path}")).await.expect_err("too large");
            assert_eq!((e.code, e.retriable), ("picture.too_large", false), "{e}");
        }
        // Nobody listens, nobody has an address: both may pass.
        assert!(fetcher.picture("http://127.0.0.1:9/").await.is_err_and(|e| e.retriable));
        assert!(fetcher.picture("http://nowhere.test/").await.is_err_and(|e| e.retriable));
    }
}
