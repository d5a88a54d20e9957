//! How often something may be tried: five times, then once a minute, for each key by itself.
//!
//! Keys of a sign-in are account × address and address. No key is an account alone, so nobody can lock another out;
//! and a browser in which the person has signed in before has a key of its own, which nobody else can use up.

use super::store;
use crate::{
    db::Conn,
    error::{Error, Result},
    random::Secret,
    text::long_hash,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::{IpAddr, Ipv6Addr};

/// How many tries a key has at once, so at most this many in any minute.
pub const TRIES: i32 = 5;
/// How long it takes until one more is there.
pub const ONE_MORE: TimeDelta = TimeDelta::minutes(1);

/// What a try does to a key whose tries are spent until `spent`: until when they are spent then.
///
/// # Errors
/// The instant at which the next try is let through.
fn take(spent: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<DateTime<Utc>, DateTime<Utc>> {
    let begin = spent.map_or(now, |s| s.max(now));
    let allowed_at = begin - ONE_MORE * (TRIES - 1);
    if allowed_at > now {
        Err(allowed_at)
    } else {
        Ok(begin + ONE_MORE)
    }
}

/// The keys that one try uses up.
#[derive(Clone, Debug)]
pub(crate) struct Keys(Vec<String>);

impl Keys {
    /// Keys of a try of `what` on `account` from an address.
    pub fn new(what: &str, account: &str, address: IpAddr) -> Self {
        let address = network(address);
        Self(vec![
            long_hash(format!("{what}:{account}:{address}").as_bytes()),
            long_hash(format!("{what}::{address}").as_bytes()),
        ])
    }

    /// The key of a try from an address that names no account.
    pub fn address(what: &str, address: IpAddr) -> Self {
        let address = network(address);
        Self(vec![long_hash(format!("{what}::{address}").as_bytes())])
    }

    /// The key of a browser that the account knows.
    pub fn device(what: &str, account: &str, device: &Secret) -> Self {
        let device = device.hash();
        Self(vec![long_hash(
            format!("{what}:{account}:device:{device}").as_bytes(),
        )])
    }

    /// Uses up a try of each key, or none when one of them has none left. Rows are locked in the order of keys.
    ///
    /// # Errors
    /// [`Error::Internal`]; that there are none left is the inner answer, so that the caller's transaction stands.
    pub async fn take(&self, conn: &mut Conn, now: DateTime<Utc>) -> Result<std::result::Result<(), Error>> {
        let mut keys = self.0.clone();
        keys.sort_unstable();
        let mut next = Vec::new();
        let mut refused = None;
        for key in keys {
            match take(store::limit_lock(conn, now, &key).await?, now) {
                Ok(spent) => next.push((key, spent)),
                Err(until) => refused = refused.max(Some(until)),
            }
        }
        if let Some(until) = refused {
            return Ok(Err(Error::TooOften { until }));
        }
        for (key, spent) in next {
            store::limit_set(conn, &key, spent).await?;
        }
        Ok(Ok(()))
    }

    /// Gives the try back: it was none.
    pub async fn give_back(&self, conn: &mut Conn, now: DateTime<Utc>) -> Result<()> {
        let mut keys = self.0.clone();
        keys.sort_unstable();
        for key in keys {
            if let Some(spent) = store::limit_lock(conn, now, &key).await? {
                store::limit_set(conn, &key, spent - ONE_MORE).await?;
            }
        }
        Ok(())
    }
}

/// What one party can be expected to hold: an IPv4 address, or the /64 of an IPv6 one.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        // a /64 is what one subscriber gets
        IpAddr::V6(v6) => (v6 & Ipv6Addr::from_bits(u128::MAX << 64)).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ctx::Whence;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("an instant")
    }

    #[test]
    fn five_at_once_then_one_a_minute() {
        let mut spent = None;
        for _ in 0..5 {
            spent = Some(take(spent, at(1000)).expect("let through"));
        }
        assert_eq!(take(spent, at(1000)), Err(at(1060)));
        assert_eq!(take(spent, at(1059)), Err(at(1060)));
        spent = Some(take(spent, at(1060)).expect("one more"));
        assert_eq!(take(spent, at(1061)), Err(at(1120)));
        // after five minutes of rest all five are there again
        let mut spent = None;
        for _ in 0..5 {
            spent = Some(take(spent, at(9000)).expect("let through"));
        }
        assert!(take(spent, at(9001)).is_err());
    }

    #[test]
    fn no_minute_sees_more_than_five() {
        let (mut spent, mut let_through) = (None, Vec::new());
        for second in 0..1200 {
            if let Ok(next) = take(spent, at(second)) {
                spent = Some(next);
                let_through.push(second);
            }
        }
        for from in 0..1200 {
            let n = let_through
                .iter()
                .filter(|s| (from..from + 60).contains(*s))
                .count();
            assert!(n <= 5, "{n} from {from}");
        }
    }

    #[test]
    fn addresses_are_judged_and_shown_by_their_beginning() {
        let (v4, mapped): (IpAddr, IpAddr) = (
            "203.0.113.7".parse().expect("v4"),
            "::ffff:203.0.113.7".parse().expect("v6"),
        );
        assert_eq!(network(v4), network(mapped));
        assert_eq!(Whence::of(v4).to_string(), "203.0.113.…");
        assert_eq!(Whence::of(v4), Whence::of(mapped));
        let v6 = Whence::of("2001:db8:1:2::1".parse().expect("v6"));
        assert_eq!(v6.to_string(), "2001:db8:1:…");
        assert_eq!(v6, Whence::of("2001:db8:1::".parse().expect("v6")));
        let v6 = |t: &str| network(t.parse().expect("v6"));
        assert_eq!(v6("2001:db8:1:2::1"), v6("2001:db8:1:2:ffff::1"));
        assert_ne!(v6("2001:db8:1:2::1"), v6("2001:db8:1:3::1"));
    }
}
