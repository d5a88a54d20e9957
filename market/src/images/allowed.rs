//! Hosts that the operator names as places to fetch pictures from, though their addresses are not public: a picture
//! server in one's own network.

use reqwest::Url;
use std::str::FromStr;

/// A host and a port, both of which must be a URL's exactly: no sub-domains, no other port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPort {
    /// As the `url` crate writes it: lower case, IPv6 in brackets.
    host: String,
    port: u16,
}

impl HostPort {
    /// Whether a URL goes there; `http` without a port means 80, `https` 443.
    pub fn is_of(&self, url: &Url) -> bool {
        url.host_str() == Some(self.host.as_str()) && url.port_or_known_default() == Some(self.port)
    }
}

impl FromStr for HostPort {
    type Err = String;

    /// From `host:port`, where host is a name, an IPv4 address, or an IPv6 address in brackets.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not host:port");
        let (host, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let digits = port.chars().all(|c| c.is_ascii_digit());
        let port = port
            .parse()
            .ok()
            .filter(|p| digits && *p != 0)
            .ok_or_else(wrong)?;
        if host.contains(['/', '\\', '?', '#', '@', '*', '%']) || host.contains(char::is_whitespace) {
            return Err(wrong());
        }
        let url = Url::parse(&format!("http://{host}/")).map_err(|_| wrong())?;
        match url.host_str() {
            Some(host) if url.port().is_none() => Ok(Self {
                host: host.to_owned(),
                port,
            }),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a URL")
    }

    #[test]
    fn host_and_port_must_be_the_same() {
        let own: HostPort = "Pictures.internal:8080".parse().expect("host and port");
        for (address, same) in [
            ("http://pictures.internal:8080/a.jpg", true),
            ("https://PICTURES.internal:8080/", true),
            ("http://pictures.internal/", false),
            ("http://pictures.internal:8081/", false),
            ("http://a.pictures.internal:8080/", false),
            ("http://pictures.internal.:8080/", false),
            ("http://pictures.internal.evil.example:8080/", false),
            ("http://evil.example:8080/pictures.internal:8080", false),
        ] {
            assert_eq!(own.is_of(&url(address)), same, "{address}");
        }
        let four: HostPort = "127.0.0.1:80".parse().expect("an address");
        assert!(four.is_of(&url("http://127.0.0.1/")) && four.is_of(&url("http://0x7f.1/")));
        assert!(!four.is_of(&url("https://127.0.0.1/")) && !four.is_of(&url("http://localhost/")));
        let six: HostPort = "[::1]:443".parse().expect("an address");
        assert!(six.is_of(&url("https://[0:0::1]/")) && !six.is_of(&url("http://[::1]/")));
    }

    #[test]
    fn what_is_not_host_and_port_is_refused() {
        for text in [
            "",
            ":",
            "host",
            "host:",
            ":80",
            "host:0",
            "host:+80",
            "host:65536",
            "host:80:80",
            "::1:80",
            "http://host:80",
            "host:80/path",
            "host/path:80",
            "user@host:80",
            "*:80",
            "*.host:80",
            "ho st:80",
            "host?:80",
            "host#:80",
        ] {
            assert!(text.parse::<HostPort>().is_err(), "{text}");
        }
    }
}
