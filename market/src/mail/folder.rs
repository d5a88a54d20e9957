//! Mails as files in a folder, for trying things out and for tests: open them with any mail program.

use super::{
    SendError,
    address::EmailAddress,
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

impl Folder {
    /// Deletes the files of mails to an address.
    pub(super) async fn forget(&self, address: &EmailAddress) -> std::io::Result<()> {
        let (path, line) = (
            self.path.clone(),
            format!("\r\nTo: {}\r\n", address.as_str()).into_bytes(),
        );
        tokio::task::spawn_blocking(move || {
            let entries = match std::fs::read_dir(&path) {
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
                entries => entries?,
            };
            for entry in entries {
                let file = entry?.path();
                let is_mail = file.extension().is_some_and(|e| e == "eml");
                if is_mail && std::fs::read(&file)?.windows(line.len()).any(|w| w == line) {
                    std::fs::remove_file(&file)?;
                }
            }
            Ok(())
        })
        .await
        .map_err(std::io::Error::other)?
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
