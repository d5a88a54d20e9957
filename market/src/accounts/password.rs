//! Passwords: which are good enough, and how they are kept.

use super::Email;
use crate::error::{Error, FieldError, Result};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};
use tokio::sync::Semaphore;

/// The fewest characters; length protects, rules of composition do not (NIST SP 800-63B, OWASP ASVS 5.0, 6.2.1).
pub const MIN_LENGTH: usize = 12;
/// The most characters.
pub const MAX_LENGTH: usize = 128;
/// Memory of one hash, in KiB (OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane).
pub const MEMORY_KIB: u32 = 19 * 1024;
/// Passes of one hash.
pub const PASSES: u32 = 2;
/// Lanes of one hash.
pub const LANES: u32 = 1;
/// How many hashes are made at the same time: bounds memory to twice [`MEMORY_KIB`].
pub const AT_ONCE: usize = 2;

/// What is checked for somebody who has no password or is not there, so that both take the same time. Nothing hashes to it.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUu$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Passwords that many people have, folded: the 10,000 most frequent of twelve characters and more, and 5,000 shorter
/// ones. From SecLists' "10 million password list" (Daniel Miessler, MIT licence), by frequency.
fn common() -> &'static HashSet<&'static str> {
    static COMMON: OnceLock<HashSet<&'static str>> = OnceLock::new();
    COMMON.get_or_init(|| include_str!("../../data/common-passwords.txt").lines().collect())
}

/// Whether a password may be set: 12 to 128 characters, not one that many people have, also not with a few digits
/// around it or said several times, and without what stands before the `@` of the person's own address, where that is
/// known.
///
/// # Errors
/// A code for `field` that says how to mend it; never the password.
pub fn password_check(field: &'static str, password: &str, email: Option<&Email>) -> Result<(), FieldError> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    let code = if length < MIN_LENGTH {
        "password.too_short"
    } else if length > MAX_LENGTH {
        "password.too_long"
    } else if is_common(&folded) {
        "password.common"
    } else if email.is_some_and(|e| e.local().chars().count() >= 3 && folded.contains(e.local())) {
        "password.has_email"
    } else {
        return Ok(());
    };
    Err(FieldError::new(field, code, ""))
}

fn is_common(folded: &str) -> bool {
    let chars: Vec<char> = folded.chars().collect();
    let repeats = (1..=chars.len() / 2).any(|n| {
        chars.iter().zip(chars.iter().skip(n)).all(|(a, b)| a == b) && {
            let part: String = chars[..n].iter().collect();
            n <= 4 || common().contains(part.as_str())
        }
    });
    let counted = chars.windows(2).all(|w| {
        w.first()
            .zip(w.last())
            .is_some_and(|(a, b)| u32::from(*b) == u32::from(*a) + 1)
    });
    let core = folded.trim_matches(|c: char| !c.is_alphabetic());
    repeats || counted || common().contains(folded) || common().contains(core)
}

/// Hashes and checks passwords, a bounded number at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    permits: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Passwords {
    /// The PHC string of a password with this salt.
    ///
    /// # Errors
    /// When the machine can't hash.
    pub async fn hash(&self, password: String, salt: [u8; 32]) -> Result<String> {
        self.apart(move || {
            let hash: PasswordHash = hasher()?
                .hash_password_with_salt(password.as_bytes(), &salt[..16])
                .map_err(Error::internal)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password hashes to `phc`; without one, the same work is done and the answer is no.
    ///
    /// # Errors
    /// When the machine can't hash or `phc` can't be read.
    pub async fn verify(&self, password: String, phc: Option<String>) -> Result<bool> {
        // A longer one can't have been set, and hashing it would be a favour to whoever sends megabytes.
        if password.chars().count() > MAX_LENGTH {
            return Ok(false);
        }
        self.apart(move || {
            let known = phc.is_some();
            let phc = phc.unwrap_or_else(|| NOBODY.to_owned());
            let hash = PasswordHash::new(&phc).map_err(Error::internal)?;
            Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok() && known)
        })
        .await
    }

    async fn apart<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        // Held by the work and not by its caller, who may go away while memory is still in use.
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        })
        .await
        .map_err(Error::internal)?
    }
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> Option<&'static str> {
        let email = Email::parse("anna.nowak@przyklad.pl").expect("an address");
        password_check("password", password, Some(&email))
            .err()
            .map(|e| e.code)
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        for (password, expected) in [
            ("elevenchars", "password.too_short"),
            ("żółćżółćżół", "password.too_short"),
            (&"długie ".repeat(19), "password.too_long"),
            ("motherfucker", "password.common"),
            ("Password2026!", "password.common"),
            ("123456789012", "password.common"),
            ("dragondragondragon", "password.common"),
            ("aaaaaaaaaaaaaaaa", "password.common"),
            ("abcdefghijklm", "password.common"),
            ("moje-Anna.Nowak-konto", "password.has_email"),
        ] {
            assert_eq!(code(password), Some(expected), "{password}");
        }
        for good in ["kot pije mleko o świcie", "tW9-qLm2.vXz", "żółćżółtyżółw"] {
            assert_eq!(code(good), None, "{good}");
        }
    }

    #[test]
    fn the_list_has_what_the_standard_asks_for() {
        // ASVS 6.2.4: at least 3,000 that keep the rule of length
        let long = common()
            .iter()
            .filter(|p| p.chars().count() >= MIN_LENGTH)
            .count();
        assert!(long >= 3000, "{long}");
    }

    #[tokio::test]
    async fn a_hash_names_its_parameters_and_knows_its_password() {
        let passwords = Passwords::default();
        let phc = passwords
            .hash("kot pije mleko".into(), [7; 32])
            .await
            .expect("hashed");
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        for (typed, stored, expected) in [
            ("kot pije mleko", Some(phc.clone()), true),
            ("kot pije mlekO", Some(phc), false),
            ("kot pije mleko", None, false),
        ] {
            assert_eq!(
                passwords.verify(typed.into(), stored).await.expect("verified"),
                expected
            );
        }
    }
}
