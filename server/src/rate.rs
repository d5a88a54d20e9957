//! How many requests one network may make. tower_governor would do the same as a layer; the address that counts here is
//! the one behind trusted proxies, and what is refused gets the page or the document of its own kind.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use std::{net::IpAddr, num::NonZeroU32, time::Duration};

/// So many seconds' worth of requests may come at once: a page brings others with it.
const BURST: u32 = 5;

/// The limit.
pub struct Rate(Option<DefaultKeyedRateLimiter<IpAddr>>);

impl Rate {
    /// `per_second` requests of each network, and five times as many at once; none at all for 0.
    pub fn new(per_second: u32) -> Self {
        Self(NonZeroU32::new(per_second).map(|n| {
            let burst = n.saturating_mul(NonZeroU32::new(BURST).unwrap_or(NonZeroU32::MIN));
            RateLimiter::keyed(Quota::per_second(n).allow_burst(burst))
        }))
    }

    /// How long a network must wait before it is answered again; nothing while it keeps within the limit.
    pub fn over(&self, network: IpAddr) -> Option<Duration> {
        let limit = self.0.as_ref()?;
        let not_until = limit.check_key(&network).err()?;
        Some(not_until.wait_time_from(limit.clock().now()))
    }

    /// Forgets networks that have been quiet.
    pub fn forget(&self) {
        if let Some(limit) = &self.0 {
            limit.retain_recent();
            limit.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_network_has_its_own_limit() {
        let rate = Rate::new(2);
        let [one, other] = ["203.0.113.1", "203.0.113.2"].map(|a| a.parse().expect("an address"));
        let answered = (0..100).take_while(|_| rate.over(one).is_none()).count();
        assert!((10..20).contains(&answered), "{answered}");
        assert!(rate.over(one).is_some_and(|wait| wait <= Duration::from_secs(1)));
        assert_eq!(rate.over(other), None);
        let none = Rate::new(0);
        assert!((0..10_000).all(|_| none.over(one).is_none()));
    }
}
