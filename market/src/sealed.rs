//! Personal values in rows that stay. They are sealed with a key of their person (XChaCha20-Poly1305), and unreadable for
//! ever once the person is erased and the key with them.

use crate::{
    db::{Conn, sql},
    error::{Error, Result},
    id::PersonId,
    random::Random,
    text::hex,
};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// What a person's values are sealed with.
pub(crate) struct PersonKey(XChaCha20Poly1305);

impl PersonKey {
    fn new(bytes: &[u8]) -> Result<Self> {
        XChaCha20Poly1305::new_from_slice(bytes)
            .map(Self)
            .map_err(|_| Error::internal("a person's key of another length"))
    }

    /// A value for the one place that it is for, such as `event:{id}:name:is`: nothing else is ever sealed for this place,
    /// so the nonce that follows from it is used once; and it can't be opened anywhere else.
    pub fn seal(&self, place: &str, value: &str) -> Result<String> {
        let payload = Payload {
            msg: value.as_bytes(),
            aad: place.as_bytes(),
        };
        let sealed = self
            .0
            .encrypt(&nonce(place).into(), payload)
            .map_err(|_| Error::internal("a value could not be sealed"))?;
        Ok(hex(&sealed))
    }

    /// The value that was sealed for this place; none when it is another's or was changed.
    pub fn open(&self, place: &str, sealed: &str) -> Option<String> {
        let bytes: Option<Vec<u8>> = sealed
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        let payload = Payload {
            msg: &bytes?,
            aad: place.as_bytes(),
        };
        let value = self.0.decrypt(&nonce(place).into(), payload).ok()?;
        String::from_utf8(value).ok()
    }
}

fn nonce(place: &str) -> [u8; 24] {
    let digest = Sha256::digest(place.as_bytes());
    let mut out = [0; 24];
    out.copy_from_slice(&digest[..24]);
    out
}

/// A person's key, made at its first use; none for somebody who is erased, or was never there.
pub(crate) async fn person_key(
    conn: &mut Conn,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<Option<PersonKey>> {
    if let Some(key) = person_key_read(conn, person).await? {
        return Ok(Some(key));
    }
    let key = Random::System.bytes()?.to_vec();
    // never again for somebody who was erased meanwhile
    sql("insert into person_key (person_id, key, created_at) select id, $2, $3 from person where id = $1 and state <> 'erased' on conflict (person_id) do nothing")
        .bind(person)
        .bind(key)
        .bind(now)
        .run(conn)
        .await?;
    person_key_read(conn, person).await
}

/// A person's key, if there is one.
pub(crate) async fn person_key_read(conn: &mut Conn, person: PersonId) -> Result<Option<PersonKey>> {
    let row: Option<(Vec<u8>,)> = sql("select key from person_key where person_id = $1")
        .bind(person)
        .first(conn)
        .await?;
    row.map(|(bytes,)| PersonKey::new(&bytes)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_with_its_key_in_its_place_alone() {
        let (key, other) = (
            PersonKey::new(&[7; 32]).expect("a key"),
            PersonKey::new(&[8; 32]).expect("a key"),
        );
        let sealed = key.seal("event:1:name:is", "Anna Żak").expect("sealed");
        assert!(!sealed.contains("Anna"));
        assert_eq!(key.open("event:1:name:is", &sealed).as_deref(), Some("Anna Żak"));
        assert_eq!(key.open("event:1:name:was", &sealed), None);
        assert_eq!(other.open("event:1:name:is", &sealed), None);
        assert_eq!(key.open("event:1:name:is", &sealed.replacen('a', "b", 1)), None);
        assert_eq!(key.open("event:1:name:is", "zż"), None);
    }
}
