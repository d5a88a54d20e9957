//! Mails as files in a folder, for trying things out and for tests: open them with any mail program.

use super::{
    SendError,
    letter::{Letter, Sender},
};
use std::{
    io::Write,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// Writes `.eml` files whose names sort by time.
#[derive(Clone, Debug)]
pub struct Folder {
    pub(super) sender: Sender,
    path: PathBuf,
}

impl Folder {
    /// Files go into `path`, which is made when the first one comes.
    pub fn new(sender: Sender, path: PathBuf) -> Self {
        Self { sender, path }
    }

    /// Where the files lie.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let (path, letter) = (self.path.clone(), letter.clone());
        tokio::task::spawn_blocking(move || write(&path, &letter))
            .await
            .map_err(SendError::passing)?
            .map_err(SendError::passing)
    }
}

/// The file is there whole or not at all, readable by its owner alone. The same mail has the same name.
fn write(folder: &Path, letter: &Letter) -> std::io::Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".")
        .suffix(".part")
        .tempfile_in(folder)?;
    file.write_all(&letter.bytes)?;
    file.as_file().sync_all()?;
    let name = format!(
        "{}-{}.eml",
        letter.at.format("%Y%m%dT%H%M%S%.6fZ"),
        letter.id.0.simple()
    );
    file.persist(folder.join(name))?;
    Ok(())
}
