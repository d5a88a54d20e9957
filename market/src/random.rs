//! The only place where randomness for secrets is read.

use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Where secrets come from: the operating system, or a seed that tests know.
#[derive(Clone, Debug)]
pub enum Random {
    /// The operating system's generator.
    System,
    /// SHA-256 of a seed and a counter: the same secrets in the same order. For tests alone.
    Seeded(u64, Arc<AtomicU64>),
}

impl Random {
    /// A generator whose secrets a test can foretell.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(seed, Arc::default())
    }

    /// 32 fresh bytes.
    ///
    /// # Errors
    /// When the operating system gives none.
    pub fn bytes(&self) -> Result<[u8; 32]> {
        let mut out = [0; 32];
        match self {
            Self::System => getrandom::fill(&mut out).map_err(Error::internal)?,
            Self::Seeded(seed, count) => {
                let n = count.fetch_add(1, Ordering::Relaxed);
                let digest = Sha256::new()
                    .chain_update(seed.to_le_bytes())
                    .chain_update(n.to_le_bytes())
                    .finalize();
                out.copy_from_slice(&digest);
            }
        }
        Ok(out)
    }

    /// A fresh secret of 256 bits.
    ///
    /// # Errors
    /// When the operating system gives none.
    pub fn secret(&self) -> Result<Secret> {
        Ok(Secret(self.bytes()?.iter().map(|b| format!("{b:02x}")).collect()))
    }
}

/// What only its bearer knows, as 64 hexadecimal digits: a session, a link, a known device. We keep its hash alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret that somebody brings, if it has a secret's form.
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        good.then(|| Self(text.to_owned()))
    }

    /// The digits, for the bearer.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept: SHA-256, enough for 256 random bits.
    pub fn hash(&self) -> String {
        crate::text::long_hash(self.0.as_bytes())
    }

    /// A secret that follows from this one and tells nothing about it.
    pub fn derived(&self, purpose: &str) -> String {
        crate::text::long_hash(format!("{purpose}:{}", self.0).as_bytes())
    }
}

/// Never the digits: what is printed ends up in logs.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_not_printed() {
        let (a, b) = (
            Random::System.secret().expect("random"),
            Random::System.secret().expect("random"),
        );
        assert_ne!(a, b);
        assert_eq!(Secret::parse(a.reveal()), Some(a.clone()));
        assert_eq!(format!("{a:?}"), "Secret(…)");
        assert_ne!(a.hash(), a.reveal());
        for bad in ["", "abc", &"g".repeat(64), &"A".repeat(64)] {
            assert_eq!(Secret::parse(bad), None);
        }
    }

    #[test]
    fn a_seed_repeats_itself() {
        let secrets = || {
            let random = Random::seeded(7);
            [random.secret().expect("one"), random.secret().expect("two")]
        };
        assert_eq!(secrets(), secrets());
        assert_ne!(secrets()[0], secrets()[1]);
    }
}
