//! Rendered anonymous pages with their compressed forms, dropped by change and by the clock.
//!
//! A page depends on the change sequence of the database and on the index generation that it was computed from
//! ([`Stamp`]), and holds until the next instant at which a licence begins or ends, or the day changes. It is given
//! out only while both are still the present ones, so a page that was computed from an older index than its rows is
//! dropped as soon as the index catches up. Requests with any cookie neither read nor write it.

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::HashMap,
    io::Write,
    ops::Range,
    sync::{
        Arc, OnceLock, PoisonError, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
};
use xxhash_rust::xxh3::xxh3_128;

/// What a page was computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Change sequence of the database.
    pub seq: u64,
    /// Generation of the index.
    pub generation: u64,
}

/// A rendered page in the forms it was asked for so far.
#[derive(Debug)]
pub struct Rendered {
    /// Status code.
    pub status: u16,
    /// HTML or XML, as it is.
    pub plain: Bytes,
    /// Media type.
    pub media_type: &'static str,
    /// Strong validator of the plain form, without quotes.
    pub tag: String,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

/// A form in which a page can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Identity,
    /// gzip, at the cheapest level: what a page that is made for one request is sent in.
    Gzip,
    /// Brotli, worth its price only for what is kept.
    Brotli,
}

impl Coding {
    /// The best form that `Accept-Encoding` takes; Brotli only for what is kept.
    pub fn pick(accept: &str, kept: bool) -> Self {
        let takes = |name: &str| {
            accept.split(',').map(str::trim).any(|part| {
                let (coding, q) = part
                    .split_once(';')
                    .map_or((part, ""), |(c, q)| (c.trim(), q.trim()));
                coding.eq_ignore_ascii_case(name) && !matches!(q, "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        if kept && takes("br") {
            Coding::Brotli
        } else if takes("gzip") {
            Coding::Gzip
        } else {
            Coding::Identity
        }
    }

    /// The value of `Content-Encoding`, if any.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Coding::Identity => None,
            Coding::Gzip => Some("gzip"),
            Coding::Brotli => Some("br"),
        }
    }
}

impl Rendered {
    /// A page from its text.
    pub fn new(status: u16, media_type: &'static str, text: String) -> Self {
        let tag = format!("{:032x}", xxh3_128(text.as_bytes()));
        Self {
            status,
            plain: text.into(),
            media_type,
            tag,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    }

    /// The page in this form, compressed once.
    pub fn body(&self, coding: Coding) -> Bytes {
        match coding {
            Coding::Identity => self.plain.clone(),
            Coding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain)).clone(),
            Coding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)).clone(),
        }
    }

    /// The strong validator of this form, with quotes.
    pub fn etag(&self, coding: Coding) -> String {
        match coding.header() {
            None => format!("\"{}\"", self.tag),
            Some(name) => format!("\"{}-{name}\"", self.tag),
        }
    }

    fn weight(&self) -> usize {
        // the compressed forms come later; a quarter of the text is what they take
        self.plain.len() + self.plain.len() / 4 + 256
    }
}

fn gzip(bytes: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(out) => out.into(),
        Err(_) => Bytes::copy_from_slice(bytes),
    }
}

fn brotli(bytes: &[u8]) -> Bytes {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        lgwin: 18,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 5);
    match brotli::BrotliCompress(&mut &*bytes, &mut out, &params) {
        Ok(_) => out.into(),
        Err(_) => Bytes::copy_from_slice(bytes),
    }
}

struct Kept {
    page: Arc<Rendered>,
    stamp: Stamp,
    holds: Range<DateTime<Utc>>,
}

/// The kept pages.
pub struct PageCache {
    on: bool,
    limit: usize,
    weight: AtomicUsize,
    pages: RwLock<HashMap<String, Kept>>,
}

impl PageCache {
    /// A cache of at most `mib` MiB; one that is off keeps nothing.
    pub fn new(on: bool, mib: usize) -> Self {
        Self {
            on,
            limit: mib << 20,
            weight: AtomicUsize::new(0),
            pages: RwLock::default(),
        }
    }

    /// The page for this key, if it still holds.
    pub fn get(&self, key: &str, stamp: Stamp, now: DateTime<Utc>) -> Option<Arc<Rendered>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages
            .get(key)
            .filter(|kept| kept.stamp == stamp && kept.holds.contains(&now))
            .map(|kept| kept.page.clone())
    }

    /// Keeps a page that was computed from `stamp` and holds for the instants of `holds`, which begin with the one that
    /// it was made at: a clock that was set back does not bring the future. When there is no room, everything is
    /// dropped: pages come back at one rendering each, and there is no order to keep.
    pub fn put(&self, key: String, page: Arc<Rendered>, stamp: Stamp, holds: Range<DateTime<Utc>>) {
        if !self.on || key.len() > 512 {
            return;
        }
        let weight = page.weight() + key.len();
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if self.weight.fetch_add(weight, Ordering::Relaxed) + weight > self.limit
            || pages.values().next().is_some_and(|kept| kept.stamp != stamp)
        {
            pages.clear();
            self.weight.store(weight, Ordering::Relaxed);
        }
        if weight <= self.limit
            && let Some(old) = pages.insert(key, Kept { page, stamp, holds })
        {
            self.weight
                .fetch_sub(old.page.weight().min(weight), Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("an instant")
    }

    #[test]
    fn a_page_is_dropped_by_change_by_index_and_by_the_clock() {
        let cache = PageCache::new(true, 1);
        let stamp = Stamp {
            seq: 3,
            generation: 7,
        };
        cache.put(
            "/pl".into(),
            Arc::new(Rendered::new(200, "text/html", "a".into())),
            stamp,
            at(50)..at(100),
        );
        assert!(cache.get("/pl", stamp, at(99)).is_some());
        assert!(cache.get("/pl", stamp, at(100)).is_none());
        assert!(cache.get("/pl", stamp, at(49)).is_none());
        assert!(cache.get("/pl", Stamp { seq: 4, ..stamp }, at(60)).is_none());
        assert!(
            cache
                .get(
                    "/pl",
                    Stamp {
                        generation: 8,
                        ..stamp
                    },
                    at(60)
                )
                .is_none()
        );
        assert!(cache.get("/en", stamp, at(60)).is_none());
    }

    #[test]
    fn memory_is_bounded() {
        let cache = PageCache::new(true, 1);
        let stamp = Stamp {
            seq: 0,
            generation: 0,
        };
        for i in 0..200 {
            cache.put(
                format!("/{i}"),
                Arc::new(Rendered::new(200, "text/html", "x".repeat(40_000))),
                stamp,
                at(1)..at(10),
            );
            assert!(
                cache
                    .pages
                    .read()
                    .expect("a lock")
                    .values()
                    .map(|k| k.page.weight())
                    .sum::<usize>()
                    <= 1 << 20
            );
        }
    }

    #[test]
    fn the_cheapest_accepted_form_is_picked() {
        assert_eq!(Coding::pick("gzip, deflate, br, zstd", true), Coding::Brotli);
        assert_eq!(Coding::pick("gzip, deflate, br, zstd", false), Coding::Gzip);
        assert_eq!(Coding::pick("br;q=0, gzip;q=0", true), Coding::Identity);
        let page = Rendered::new(200, "text/html", "abc".repeat(500));
        assert!(page.body(Coding::Brotli).len() < page.plain.len());
        assert_ne!(page.etag(Coding::Brotli), page.etag(Coding::Identity));
    }
}
