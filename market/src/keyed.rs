//! The service's own key: hashes that nobody else can make or guess by trying.

use crate::{
    db::{Conn, sql},
    error::{Error, Result},
    random::Random,
    text::hex,
};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;

/// Makes keyed hashes (HMAC-SHA-256). The key lies in the database, so that it is the same on every machine.
#[derive(Clone)]
pub struct Keyed([u8; 32]);

/// Never the key.
impl fmt::Debug for Keyed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyed(…)")
    }
}

impl Keyed {
    /// The hash of a text for a purpose, 64 hexadecimal digits.
    ///
    /// # Errors
    /// Never; the key has a length that HMAC takes.
    pub fn hash(&self, purpose: &str, text: &str) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(Error::internal)?;
        mac.update(purpose.as_bytes());
        mac.update(b":");
        mac.update(text.as_bytes());
        Ok(hex(&mac.finalize().into_bytes()))
    }

    /// Whether `hash` is that of the text for this purpose; takes the same time whatever differs.
    ///
    /// # Errors
    /// As [`Keyed::hash`].
    pub fn matches(&self, purpose: &str, text: &str, hash: &str) -> Result<bool> {
        let right = self.hash(purpose, text)?;
        Ok(right.len() == hash.len()
            && right
                .bytes()
                .zip(hash.bytes())
                .fold(0, |differ, (a, b)| differ | (a ^ b))
                == 0)
    }
}

/// The service's key, made at the first start.
pub(crate) async fn keyed_ensure(conn: &mut Conn, now: DateTime<Utc>) -> Result<Keyed> {
    sql("insert into service_key (name, key, created_at) values ('hash', $1, $2) on conflict (name) do nothing")
        .bind(Random::System.bytes()?.to_vec())
        .bind(now)
        .run(conn)
        .await?;
    let row: Option<(Vec<u8>,)> = sql("select key from service_key where name = 'hash'")
        .first(conn)
        .await?;
    row.and_then(|(bytes,)| bytes.try_into().ok())
        .map(Keyed)
        .ok_or_else(|| Error::internal("the service's key has another length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_differ_by_key_purpose_and_text() {
        let (one, two) = (Keyed([1; 32]), Keyed([2; 32]));
        let hash = one.hash("a", "b").expect("a hash");
        assert_eq!(hash.len(), 64);
        assert!(one.matches("a", "b", &hash).expect("compared"));
        for (key, purpose, text) in [(&two, "a", "b"), (&one, "b", "b"), (&one, "a", "c")] {
            assert!(!key.matches(purpose, text, &hash).expect("compared"));
        }
        assert!(!one.matches("a", "b", &hash[..63]).expect("compared"));
        assert_eq!(format!("{one:?}"), "Keyed(…)");
    }
}
