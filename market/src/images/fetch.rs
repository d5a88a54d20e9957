//! Fetches a picture from an address that somebody else wrote: only from public servers, only so long, only so much.

use super::addresses::Reach;
use reqwest::{
    Client, Response, StatusCode, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::Policy,
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

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
        Self {
            retriable: false,
            code,
            words: words.into(),
        }
    }

    /// A failure that may pass.
    pub fn passing(code: &'static str, words: impl Into<String>) -> Self {
        Self {
            retriable: true,
            code,
            words: words.into(),
        }
    }
}

#[cfg(test)]
type Table = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// Where the addresses of a name come from.
#[derive(Clone)]
pub enum Names {
    /// The system's resolver.
    System,
    /// A table of a test's own.
    #[cfg(test)]
    Table(Arc<Table>),
}

impl Names {
    async fn addresses(&self, name: &str) -> std::io::Result<Vec<IpAddr>> {
        match self {
            Names::System => Ok(tokio::net::lookup_host((name, 0))
                .await?
                .map(|a| a.ip())
                .collect()),
            #[cfg(test)]
            Names::Table(table) => Ok(table(name)),
        }
    }
}

/// Resolves a name once per connection and hands on only what was checked, so that there is no second answer
/// (DNS rebinding) for the connection to follow.
struct Guard {
    /// None for what the operator exempts: its URL was checked instead.
    reach: Option<Reach>,
    names: Names,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, names) = (self.reach.clone(), self.names.clone());
        Box::pin(async move {
            let addresses = names.addresses(name.as_str()).await?;
            let checked = match reach {
                Some(reach) => reach.check_all(name.as_str(), addresses)?,
                None => addresses.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect(),
            };
            Ok(Box::new(checked.into_iter()) as Addrs)
        })
    }
}

/// Fetches pictures.
pub struct Fetcher {
    client: Client,
    /// For hosts that the operator exempts, and for nothing else.
    exempt: Option<Client>,
    reach: Reach,
}

impl Fetcher {
    /// A fetcher of pictures within `reach`.
    ///
    /// # Errors
    /// When TLS can't be set up, for want of certificates.
    pub fn new(reach: Reach) -> Result<Self, FetchError> {
        Self::with_names(reach, Names::System)
    }

    fn with_names(reach: Reach, names: Names) -> Result<Self, FetchError> {
        let exempt = match &reach {
            Reach::Allowing(hosts) if !hosts.is_empty() => Some(client(None, names.clone())?),
            _ => None,
        };
        Ok(Self {
            client: client(Some(reach.clone()), names)?,
            exempt,
            reach,
        })
    }

    /// The bytes at `url`. What they are is for [`super::sizes`] to find out; the server's word isn't taken for it.
    ///
    /// # Errors
    /// When the address is refused, the server doesn't answer well, or it sends too much.
    pub async fn picture(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        tokio::time::timeout(PATIENCE, self.follow(url))
            .await
            .unwrap_or_else(|_| {
                Err(FetchError::passing(
                    "picture.slow",
                    "not all there after 20 seconds",
                ))
            })
    }

    async fn follow(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        let mut url = Url::parse(url).map_err(|e| FetchError::last("picture.address", e.to_string()))?;
        for _ in 0..=REDIRECTS {
            // Each address of a redirect anew: an exempt host can't hand its exemption on.
            self.reach.check(&url)?;
            let client = match &self.exempt {
                Some(exempt) if self.reach.exempts(&url) => exempt,
                _ => &self.client,
            };
            let answer = client
                .get(url.clone())
                .header(header::ACCEPT, "image/jpeg, image/png, image/webp, image/avif")
                .send()
                .await
                .map_err(|e| told(&e))?;
            let status = answer.status();
            if status.is_redirection() {
                let to = answer
                    .headers()
                    .get(header::LOCATION)
                    .and_then(|v| v.to_str().ok());
                let to = to.ok_or_else(|| {
                    FetchError::last("picture.answer", format!("{status} without a place to go"))
                })?;
                url = url
                    .join(to)
                    .map_err(|e| FetchError::last("picture.address", e.to_string()))?;
                continue;
            }
            return match status {
                StatusCode::OK => body(answer).await,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
                    Err(FetchError::passing("picture.answer", status.to_string()))
                }
                s if s.is_server_error() => Err(FetchError::passing("picture.answer", status.to_string())),
                _ => Err(FetchError::last("picture.answer", status.to_string())),
            };
        }
        Err(FetchError::last("picture.answer", "too many redirects"))
    }
}

fn client(reach: Option<Reach>, names: Names) -> Result<Client, FetchError> {
    Client::builder()
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
        .map_err(|e| FetchError::passing("picture.unreachable", chain(&e)))
}

async fn body(mut answer: Response) -> Result<Vec<u8>, FetchError> {
    let too_large = || FetchError::last("picture.too_large", format!("more than {} MB", MOST_BYTES >> 20));
    let promised = answer
        .content_length()
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(0);
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
    let code = if error.is_timeout() {
        "picture.slow"
    } else {
        "picture.unreachable"
    };
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
pub(super) mod tests;
