use super::*;

/// Row 26: what must never be fetched.
const REFUSED: &[&str] = &[
    // loopback, in every spelling
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0177.0x0.0.01/",
    "http://%31%32%37.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127.0.0.1./",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    // private networks
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://192.168.1.1/admin",
    "http://3232235777/",
    "http://0xc0.0xa8.0.1/",
    "http://100.64.0.1/",
    "http://100.127.255.255/",
    "http://100.100.100.200/latest/meta-data/",
    // link-local and metadata
    "http://169.254.0.1/",
    "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://168.63.129.16/machine?comp=goalstate",
    "http://192.0.0.192/opc/v1/instance/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[febf::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fdff::1]/",
    // documentation, benchmarking, protocol assignments, multicast, reserved
    "http://192.0.2.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://192.0.0.8/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[100::1]/",
    "http://[5f00::1]/",
    // IPv4 inside IPv6
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::127.0.0.1]/",
    "http://[::10.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::10.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:0:a00:1::f5ff:fffe]/",
    "http://[2a00:1450::5efe:10.0.0.1]/",
    "http://[2a00:1450::200:5efe:192.168.0.1]/",
    // schemes, credentials, ports
    "ftp://example.com/a.jpg",
    "file:///etc/passwd",
    "gopher://example.com/_x",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "unix:/run/docker.sock",
    "http://user@example.com/",
    "http://user:secret@example.com/",
    "http://example.com@10.0.0.1/",
    "http://10.0.0.1\\@example.com/",
    "http://example.com:22/",
    "http://example.com:8080/",
    "https://example.com:6379/",
    "http://example.com:0/",
    "http://8.8.8.8:25/",
];

#[test]
fn a_table_of_urls_is_refused() {
    assert!(REFUSED.len() >= 60);
    for text in REFUSED {
        // What doesn't even parse is refused before.
        if let Ok(url) = Url::parse(text) {
            let refusal = Reach::Public.check(&url);
            assert!(refusal.is_err_and(|e| !e.retriable), "{text} as {url}");
        }
    }
    for text in [
        "http://example.com/a.jpg",
        "https://example.com:443/",
        "http://8.8.8.8/",
        "https://[2a00:1450:401b::200e]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[64:ff9b::808:808]/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
    ] {
        let url = Url::parse(text).expect("a URL");
        assert!(Reach::Public.check(&url).is_ok(), "{text}");
    }
}

#[test]
fn one_private_answer_spoils_all() {
    let ip = |s: &str| s.parse::<IpAddr>().expect("an address");
    let good = ip("8.8.8.8");
    assert_eq!(Reach::Public.check_all("a", vec![good]).expect("public").len(), 1);
    for bad in [
        "127.0.0.1",
        "10.1.2.3",
        "::1",
        "::ffff:192.168.0.1",
        "fe80::1",
        "169.254.169.254",
    ] {
        assert!(
            Reach::Public
                .check_all("a", vec![good, ip(bad)])
                .is_err_and(|e| !e.retriable),
            "{bad}"
        );
    }
    assert!(Reach::Public.check_all("a", vec![]).is_err_and(|e| e.retriable));
    assert!(
        Reach::WithLoopback
            .check_all("a", vec![ip("127.0.0.1"), ip("::1")])
            .is_ok()
    );
    assert!(Reach::WithLoopback.check_all("a", vec![ip("10.0.0.1")]).is_err());
}
