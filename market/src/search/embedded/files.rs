//! The folder of the index: which of its subfolders is live, and whether it is this program's.
//!
//! `current` names the live subfolder, `state-N`. A rebuild fills another one; renaming a new `current` over
//! the old is the moment at which it goes live, so a crash leaves either the old state or the new.

use crate::{
    catalogue::taxonomy::taxonomy,
    error::{Error, Result},
    place::Region,
};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Raised when the same documents would be written differently.
const FORMAT: u32 = 1;
const CURRENT: &str = "current";
const ABOUT: &str = "about.json";

/// What a subfolder says of itself.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    format: u32,
    /// Positions of categories and counties are packed, so the lists must be those that it was built with.
    lists: String,
    /// Whether it was filled to the end.
    complete: bool,
}

/// A subfolder.
#[derive(Clone, Debug)]
pub struct State {
    /// Its number, which grows.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
}

impl State {
    fn at(folder: &Path, number: u64) -> Self {
        Self {
            number,
            path: folder.join(format!("state-{number}")),
        }
    }

    /// A new, empty subfolder with a greater number than all others.
    /// and than `after`, whose subfolder may be gone while it is still being read.
    pub fn fresh(folder: &Path, region: &Region, after: u64) -> Result<Self> {
        let number = numbers(folder)?.into_iter().max().unwrap_or(0).max(after) + 1;
        let state = Self::at(folder, number);
        fs::create_dir_all(&state.path).map_err(Error::internal)?;
        state.describe(region, false)?;
        Ok(state)
    }

    /// The live subfolder, if there is one that this program wrote with today's lists; and whether it is complete.
    pub fn live(folder: &Path, region: &Region) -> Result<(Self, bool)> {
        let current = fs::read_to_string(folder.join(CURRENT)).map_err(Error::internal)?;
        let number = current.trim().parse().map_err(Error::internal)?;
        let state = Self::at(folder, number);
        let about: About =
            serde_json::from_slice(&fs::read(state.path.join(ABOUT)).map_err(Error::internal)?)?;
        if about.format != FORMAT || about.lists != lists(region) {
            return Err(Error::internal("the index was written by another version"));
        }
        Ok((state, about.complete))
    }

    /// Notes that it is filled to the end.
    pub fn complete(&self, region: &Region) -> Result<()> {
        self.describe(region, true)
    }

    fn describe(&self, region: &Region, complete: bool) -> Result<()> {
        let about = About {
            format: FORMAT,
            lists: lists(region),
            complete,
        };
        replace(&self.path.join(ABOUT), &serde_json::to_vec(&about)?)
    }

    /// Makes it the live one.
    pub fn make_live(&self, folder: &Path) -> Result<()> {
        replace(&folder.join(CURRENT), self.number.to_string().as_bytes())
    }

    /// Removes it. What is still being read stays readable until it is let go.
    pub fn remove(&self) {
        if let Err(e) = fs::remove_dir_all(&self.path) {
            tracing::warn!("can't remove {}: {e}", self.path.display());
        }
    }
}

/// Removes all subfolders but one: what a crash or an older version left behind.
pub fn remove_others(folder: &Path, keep: Option<&State>) -> Result<()> {
    for number in numbers(folder)? {
        if keep.is_none_or(|k| k.number != number) {
            State::at(folder, number).remove();
        }
    }
    Ok(())
}

fn numbers(folder: &Path) -> Result<Vec<u64>> {
    let mut found = Vec::new();
    // Somebody may have deleted it under us; then there is nothing in it, and it comes back.
    fs::create_dir_all(folder).map_err(Error::internal)?;
    for entry in fs::read_dir(folder).map_err(Error::internal)? {
        let name = entry.map_err(Error::internal)?.file_name();
        found.extend(
            name.to_str()
                .and_then(|n| n.strip_prefix("state-"))
                .and_then(|n| n.parse::<u64>().ok()),
        );
    }
    Ok(found)
}

/// Writes a file beside and renames it over the old one.
fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let beside = path.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&beside)?;
        std::io::Write::write_all(&mut file, content)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(Error::internal)
}

/// A fingerprint (FNV-1a) of the lists whose positions are packed.
fn lists(region: &Region) -> String {
    let codes = taxonomy()
        .all()
        .iter()
        .flat_map(|c| [c.code.as_str(), c.group.as_deref().unwrap_or("-")]);
    let counties = region.counties.iter().map(|c| c.teryt.as_str());
    let bytes = codes.chain(counties).flat_map(|s| s.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
