//! What every handler shares.

use crate::{assets::Assets, cache::PageCache, config::Config, rate::Rate};
use app::pages::Site;
use market::Market;
use std::sync::{Arc, atomic::AtomicBool};

/// The process's shared parts.
pub struct App {
    /// The marketplace.
    pub market: Arc<Market>,
    /// What is the same for every page.
    pub site: Arc<Site>,
    /// Built styles, scripts, fonts, islands.
    pub assets: Assets,
    /// Rendered anonymous pages.
    pub cache: PageCache,
    /// The configuration.
    pub config: Config,
    /// How many requests each network may make.
    pub rate: Rate,
    /// The content security policy, a constant of the build.
    pub policy: String,
    /// Whether the index was seen whole, so that requests may come.
    pub ready: AtomicBool,
    /// Draws Open Graph pictures.
    pub og: market::images::og::Og,
}
