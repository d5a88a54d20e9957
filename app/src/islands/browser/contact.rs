//! Ways to a seller that are taken.

use super::{closest, document, listen, window};

/// Listens to links that write or call.
pub fn start() {
    listen(&document(), "click", |event| {
        if closest(&event, "main a[href^='mailto:'], main a[href^='tel:']").is_some()
            && let Ok(path) = window().location().pathname()
        {
            let _ = window()
                .navigator()
                .send_beacon_with_opt_str("/seen/contact", Some(&path));
        }
    });
}
