//! From a request to who makes it: cookies, the session that they stand for, the other end's address.

use crate::state::App;
use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderValue, header},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use market::{
    accounts::{Caller, DEVICE_LIFE, HALF_LIFE, SESSION_LIFE, Session, SignedIn},
    ctx::Actor,
    error::Result,
    random::Secret,
};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The longest `User-Agent` that is looked at.
const MAX_AGENT: usize = 512;

/// Somebody signed in: their session and its secret.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The session.
    pub session: Session,
    /// What the browser brought.
    pub secret: Secret,
}

impl Signed {
    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.session.actor()
    }

    /// What this session's forms carry; it follows from the secret, which no other page knows.
    pub fn form_token(&self) -> String {
        self.secret.derived("form")
    }

    /// As the frame shows them, or whose view it is.
    pub fn shown(&self) -> app::pages::SignedIn {
        let session = &self.session;
        let seeing = session.seeing.as_ref();
        app::pages::SignedIn {
            name: seeing.map_or_else(|| session.name.clone(), |s| s.name.clone()),
            organisation: seeing
                .map(|s| s.organisation.clone())
                .or_else(|| session.organisation.clone()),
            second_factor_lacks: session.second_factor_lacks,
            organisations: session
                .memberships
                .iter()
                .filter(|_| seeing.is_none())
                .map(|m| (m.acting.organisation, m.name.clone()))
                .collect(),
            form_token: self.form_token(),
            actor: self.actor(),
            seeing_until: seeing.map(|s| s.until),
        }
    }
}

impl App {
    /// Who is signed in; one read when the request brings a session's cookie, none otherwise.
    pub async fn signed(&self, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Option<Signed>> {
        let Some(secret) = cookie(headers, self.cookie_names().session) else {
            return Ok(None);
        };
        let found = self.market.session_find(now, &secret).await?;
        Ok(found.map(|session| Signed { session, secret }))
    }

    /// Where a request comes from.
    pub fn address(&self, headers: &HeaderMap, extensions: &Extensions) -> IpAddr {
        let peer = extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        client(peer, headers, &self.config.trusted_proxies)
    }

    /// Who calls, for what is limited by address and remembered by browser.
    pub fn caller(&self, headers: &HeaderMap, extensions: &Extensions) -> Caller {
        let agent = headers
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let names = self.cookie_names();
        Caller {
            address: self.address(headers, extensions),
            user_agent: agent.chars().take(MAX_AGENT).collect(),
            device: cookie(headers, names.device),
            session: cookie(headers, names.session),
        }
    }

    /// Gives a browser what it is known by from now on.
    pub fn cookies_set(&self, response: &mut Response, signed_in: &SignedIn) {
        let names = self.cookie_names();
        set(
            response,
            &names,
            names.session,
            signed_in.session.reveal(),
            SESSION_LIFE,
        );
        set(
            response,
            &names,
            names.device,
            signed_in.device.reveal(),
            DEVICE_LIFE,
        );
    }

    /// Gives a browser what it brings to the second step of signing in.
    pub fn half_cookie_set(&self, response: &mut Response, half: &Secret) {
        let names = self.cookie_names();
        set(response, &names, names.half, half.reveal(), HALF_LIFE);
    }

    /// What the browser brings to the second step of signing in.
    pub fn half_cookie(&self, headers: &HeaderMap) -> Option<Secret> {
        cookie(headers, self.cookie_names().half)
    }

    /// Gives a browser what it brings with a passkey's answer.
    pub fn question_cookie_set(&self, response: &mut Response, question: &Secret) {
        let names = self.cookie_names();
        set(response, &names, names.question, question.reveal(), HALF_LIFE);
    }

    /// What the browser brings with a passkey's answer.
    pub fn question_cookie(&self, headers: &HeaderMap) -> Option<Secret> {
        cookie(headers, self.cookie_names().question)
    }

    /// Takes the session from a browser; that it was known stays.
    pub fn session_cookie_clear(&self, response: &mut Response) {
        let names = self.cookie_names();
        set(response, &names, names.session, "", TimeDelta::zero());
    }

    fn cookie_names(&self) -> Names {
        Names::of(&self.config.base_url)
    }
}

/// How our cookies are called. Browsers take `__Host-` names only from https, and only for this host and all its paths;
/// on http, where production does not run, they are plain.
#[derive(Clone, Copy)]
struct Names {
    session: &'static str,
    device: &'static str,
    half: &'static str,
    question: &'static str,
    secure: &'static str,
}

impl Names {
    fn of(base_url: &str) -> Self {
        if base_url.starts_with("https://") {
            Self {
                session: "__Host-session",
                device: "__Host-device",
                half: "__Host-half",
                question: "__Host-question",
                secure: "; Secure",
            }
        } else {
            Self {
                session: "session",
                device: "device",
                half: "half",
                question: "question",
                secure: "",
            }
        }
    }
}

fn set(response: &mut Response, names: &Names, name: &str, value: &str, life: TimeDelta) {
    let text = format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
        life.num_seconds(),
        names.secure
    );
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The secret in a cookie. Of several with one name none counts: one of them may have been planted.
fn cookie(headers: &HeaderMap, name: &str) -> Option<Secret> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(n, _)| *n == name)
        .map(|(_, value)| value);
    let only = found.next().filter(|_| found.next().is_none())?;
    Secret::parse(only)
}

/// The other end's address: the socket's, or, behind trusted proxies, the last address in `X-Forwarded-For` that is none
/// of theirs. What stands before it was written by whoever sent it.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let mut client = peer.to_canonical();
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    for hop in forwarded.into_iter().rev() {
        if !trusted.contains(&client) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

/// A path of ours to go on to; anything that could lead elsewhere is none.
pub fn local_path(text: &str) -> Option<&str> {
    let ours = market::locale::Locale::ALL.iter().any(|l| {
        text.strip_prefix('/')
            .and_then(|rest| rest.strip_prefix(l.tag()))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    });
    let plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (ours && plain && text.len() <= 2048).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut all = HeaderMap::new();
        for (name, value) in pairs {
            all.append(*name, HeaderValue::from_static(value));
        }
        all
    }

    #[test]
    fn forwarded_addresses_count_only_behind_trusted_proxies() {
        let ip = |t: &str| t.parse::<IpAddr>().expect("an address");
        let proxies = [ip("10.0.0.1"), ip("10.0.0.2")];
        for (peer, forwarded, expected) in [
            ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "unknown", "10.0.0.1"),
            ("10.0.0.1", "1.2.3.4, nonsense", "10.0.0.1"),
        ] {
            let sent = headers(&[("x-forwarded-for", forwarded)]);
            assert_eq!(client(ip(peer), &sent, &proxies), ip(expected), "{forwarded}");
        }
        let none = headers(&[("x-forwarded-for", "198.51.100.1")]);
        assert_eq!(client(ip("10.0.0.1"), &none, &[]), ip("10.0.0.1"));
    }

    #[test]
    fn only_paths_of_ours_are_gone_on_to() {
        for good in ["/pl", "/pl/oferta?q=kubek", "/en/desk/account", "/nl?x=1"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/pl\\..",
            "/plus",
            "/api/v1/offers",
            "javascript:alert(1)",
            "/pl/\r\nSet-Cookie: a=b",
            " /pl",
            "/%2f/evil.example",
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_cookie_that_comes_twice_is_none() {
        let secret = "ab".repeat(32);
        let one = format!("a=b; session={secret}");
        let two = format!("{one}; session={secret}");
        let sent = |text: &str| {
            let mut all = HeaderMap::new();
            all.insert(header::COOKIE, HeaderValue::from_str(text).expect("a value"));
            all
        };
        assert!(cookie(&sent(&one), "session").is_some());
        assert!(cookie(&sent(&two), "session").is_none());
        assert!(cookie(&sent("session=canary"), "session").is_none());
        assert!(cookie(&sent(&one), "__Host-session").is_none());
    }

    #[test]
    fn cookies_are_bound_to_the_host_and_hidden_from_scripts() {
        let names = Names::of("https://kupuj.example");
        let mut response = Response::new(axum::body::Body::empty());
        set(&mut response, &names, names.session, "x", TimeDelta::seconds(5));
        assert_eq!(
            response.headers()[header::SET_COOKIE],
            "__Host-session=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=5; Secure"
        );
        assert_eq!(Names::of("http://127.0.0.1:3000").session, "session");
    }
}
