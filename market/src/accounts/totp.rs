//! One-time codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which is what every
//! app knows.

use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha1::Sha1;

/// How long a code is shown.
const STEP_SECONDS: i64 = 30;
/// How many steps a clock may be off, either way.
const WINDOW: i64 = 1;
/// How many bytes a secret has: as many as SHA-1 gives (RFC 4226, section 4, R6).
const SECRET_BYTES: usize = 20;

/// What an app and we share.
#[derive(Clone)]
pub(super) struct TotpSecret(Vec<u8>);

impl TotpSecret {
    /// A secret out of fresh random bytes.
    pub fn of(random: [u8; 32]) -> Self {
        Self(random[..SECRET_BYTES].to_vec())
    }

    /// The secret that was kept.
    pub fn kept(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to keep.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.clone()
    }

    /// What somebody types into an app that can't see the picture (RFC 4648, base 32).
    pub fn typed(&self) -> String {
        base32(&self.0)
    }

    /// What the picture says, in the form that apps read.
    pub fn address(&self, service: &str, account: &str) -> String {
        let (service, account) = (encoded(service), encoded(account));
        format!(
            "otpauth://totp/{service}:{account}?secret={}&issuer={service}&algorithm=SHA1&digits=6&period={STEP_SECONDS}",
            self.typed()
        )
    }

    /// The step whose code this is, around `now` and after `used`, the last step whose code was taken.
    ///
    /// # Errors
    /// Never; HMAC takes keys of any length.
    pub fn step_of(&self, code: &str, now: DateTime<Utc>, used: i64) -> Result<Option<i64>> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let here = now.timestamp() / STEP_SECONDS;
        let mut found = None;
        // all of them, so that the time taken tells nothing
        for step in (here - WINDOW)..=(here + WINDOW) {
            if same(&self.code(step)?, &code) && step > used {
                found = Some(step);
            }
        }
        Ok(found)
    }

    fn code(&self, step: i64) -> Result<String> {
        let counter = u64::try_from(step).unwrap_or(0).to_be_bytes();
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).map_err(Error::internal)?;
        mac.update(&counter);
        let digest = mac.finalize().into_bytes();
        // RFC 4226, section 5.3: the last four bits say where the number begins
        let from = usize::from(digest.last().copied().unwrap_or(0) & 0xf);
        let number = digest
            .iter()
            .skip(from)
            .take(4)
            .fold(0_u32, |n, byte| n << 8 | u32::from(*byte))
            & 0x7fff_ffff;
        Ok(format!("{:06}", number % 1_000_000))
    }

    /// The code that an app shows at `now`, for tests.
    #[cfg(test)]
    fn shown(&self, now: DateTime<Utc>) -> String {
        self.code(now.timestamp() / STEP_SECONDS).expect("a code")
    }
}

fn same(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |differ, (a, b)| differ | (a ^ b))
            == 0
}

/// RFC 4648, section 6, without padding.
pub(super) fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    out
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("an instant")
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six digits
        let secret = TotpSecret::kept(b"12345678901234567890".to_vec());
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.shown(at(second)), code);
            assert_eq!(
                secret.step_of(code, at(second), 0).expect("looked"),
                Some(second / 30)
            );
        }
    }

    #[test]
    fn a_code_is_good_for_a_step_on_either_side_and_once() {
        let secret = TotpSecret::of([9; 32]);
        let code = secret.shown(at(3000));
        for (second, good) in [
            (2969, false),
            (2970, true),
            (3000, true),
            (3059, true),
            (3060, false),
        ] {
            let found = secret.step_of(&code, at(second), 0).expect("looked");
            assert_eq!(found.is_some(), good, "{second}");
        }
        assert_eq!(
            secret.step_of(&code, at(3000), 100).expect("looked"),
            None,
            "used"
        );
        assert_eq!(secret.step_of(&code, at(3000), 99).expect("looked"), Some(100));
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert!(secret.step_of(&spaced, at(3000), 0).expect("looked").is_some());
        for bad in ["", "12345", "abcdef", "1234567"] {
            assert_eq!(secret.step_of(bad, at(3000), 0).expect("looked"), None);
        }
    }

    #[test]
    fn secrets_are_written_as_apps_read_them() {
        // RFC 4648, section 10
        for (text, expected) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(text.as_bytes()), expected);
        }
        let address = TotpSecret::kept(b"foobar".to_vec()).address("Kupuj Społecznie", "a@b.pl");
        assert_eq!(
            address,
            "otpauth://totp/Kupuj%20Spo%C5%82ecznie:a%40b.pl?secret=MZXW6YTBOI&issuer=Kupuj%20Spo%C5%82ecznie&algorithm=SHA1&digits=6&period=30"
        );
    }
}
