//! Which network addresses and URLs the process may fetch from: only what is public. Whoever names an address
//! for us to fetch must not reach our own machine, our network or a cloud's metadata through it (SSRF).

use super::{allowed::HostPort, fetch::FetchError};
use reqwest::Url;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// How much is permitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Global addresses on ports 80 and 443.
    #[default]
    Public,
    /// These too, wherever their names lead: what the operator has named is no stranger's word.
    Allowing(Vec<HostPort>),
    /// Loopback too, on any port: for tests with a server of their own.
    WithLoopback,
}

/// IPv4 networks that are nobody's public server (IANA's special-purpose registry), and Azure's metadata address,
/// which looks public and isn't.
const REFUSED_V4: [([u8; 4], u32); 18] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([168, 63, 129, 16], 32),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([192, 175, 48, 0], 24),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Networks within IPv6's global unicast space (2000::/3) that are not global: protocol assignments with Teredo,
/// documentation, 6to4, AS112, documentation again.
const REFUSED_V6: [([u16; 8], u32); 5] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
    ([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
];

/// Whether an address belongs to a public server.
pub fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_global_v4(v4),
        IpAddr::V6(v6) => is_global_v6(v6),
    }
}

fn is_global_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    !REFUSED_V4
        .iter()
        .any(|(net, len)| (bits ^ Ipv4Addr::from(*net).to_bits()) >> (32 - len) == 0)
}

fn is_global_v6(address: Ipv6Addr) -> bool {
    let s = address.segments();
    let embedded = || {
        let [a, b] = s[6].to_be_bytes();
        let [c, d] = s[7].to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    // IPv4-mapped, and NAT64's well-known prefix, which resolvers of IPv6-only networks make of public addresses.
    if s[..6] == [0, 0, 0, 0, 0, 0xffff] || s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_global_v4(embedded());
    }
    let bits = address.to_bits();
    let refused = REFUSED_V6
        .iter()
        .any(|(net, len)| (bits ^ Ipv6Addr::from(*net).to_bits()) >> (128 - len) == 0);
    // ISATAP carries an IPv4 address behind ::0:5efe or ::200:5efe.
    let isatap = s[4] & !0x200 == 0 && s[5] == 0x5efe && !is_global_v4(embedded());
    s[0] & 0xe000 == 0x2000 && !refused && !isatap
}

impl Reach {
    /// Whether a connection may go to this address.
    pub fn allows(&self, address: IpAddr) -> bool {
        is_global(address) || (*self == Reach::WithLoopback && address.is_loopback())
    }

    /// Whether a URL's host and port were named by the operator, so that its address is not checked.
    pub fn exempts(&self, url: &Url) -> bool {
        matches!(self, Reach::Allowing(hosts) if hosts.iter().any(|h| h.is_of(url)))
    }

    /// Checks what can be known of a URL before its name is resolved: scheme, credentials, port, an address as host.
    /// The `url` crate has already made `0x7f.1` and `2130706433` into `127.0.0.1`.
    ///
    /// # Errors
    /// A final word on what is refused.
    pub fn check(&self, url: &Url) -> Result<(), FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::last(
                "picture.address",
                format!("scheme {:?} is refused: only http and https", url.scheme()),
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::last(
                "picture.address",
                "an address with a user name or password is refused",
            ));
        }
        if self.exempts(url) {
            return Ok(());
        }
        let host = url.host_str().unwrap_or_default();
        let literal = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        if literal.is_some_and(|ip| !self.allows(ip)) {
            return Err(FetchError::last(
                "picture.private",
                format!("{host} is not a public address"),
            ));
        }
        let own_port = *self == Reach::WithLoopback;
        if host.is_empty() || !(own_port || matches!(url.port_or_known_default(), Some(80 | 443))) {
            return Err(FetchError::last(
                "picture.address",
                "only ports 80 and 443 are fetched from",
            ));
        }
        Ok(())
    }

    /// The addresses of a name, all of which must be allowed: a name that answers with both a public and a private
    /// one is an attack or a mistake.
    ///
    /// # Errors
    /// A final word when one is not allowed, a passing one when there is none.
    pub fn check_all(&self, name: &str, addresses: Vec<IpAddr>) -> Result<Vec<SocketAddr>, FetchError> {
        if let Some(bad) = addresses.iter().find(|ip| !self.allows(**ip)) {
            return Err(FetchError::last(
                "picture.private",
                format!("{name} leads to {bad}, which is not a public address"),
            ));
        }
        if addresses.is_empty() {
            return Err(FetchError::passing(
                "picture.unreachable",
                format!("{name} has no address"),
            ));
        }
        Ok(addresses.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect())
    }
}

#[cfg(test)]
mod tests;
