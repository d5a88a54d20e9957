//! Where pictures lie: a folder for now; object storage comes with several machines.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// The known stores.
#[derive(Clone, Debug)]
pub enum Blobs {
    /// Files under a folder.
    Disk(PathBuf),
}

impl Blobs {
    /// Writes a blob whole or not at all; `name` is made by us (`p/{hash}/{width}.jpg`).
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let Blobs::Disk(root) = self;
        let path = safe(root, name)?;
        let folder = path
            .parent()
            .ok_or_else(|| Error::internal("a blob needs a folder"))?;
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(Error::internal)?;
        std::io::Write::write_all(&mut file, bytes).map_err(Error::internal)?;
        file.persist(path).map_err(Error::internal)?;
        Ok(())
    }

    /// Removes a blob; one that is not there is none.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn remove(&self, name: &str) -> Result<()> {
        let Blobs::Disk(root) = self;
        match std::fs::remove_file(safe(root, name)?) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::internal(e)),
            _ => Ok(()),
        }
    }

    /// Reads a blob.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn get(&self, name: &str) -> Result<Vec<u8>> {
        let Blobs::Disk(root) = self;
        std::fs::read(safe(root, name)?).map_err(|e| {
            if e.kind() == std::io::ErrorKind::NotFound {
                Error::NotFound
            } else {
                Error::internal(e)
            }
        })
    }
}

/// A path below `root`; names from addresses may not climb out of it.
fn safe(root: &Path, name: &str) -> Result<PathBuf> {
    let plain = name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    });
    if plain {
        Ok(root.join(name))
    } else {
        Err(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_climb_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::Disk(folder.path().to_owned());
        blobs.put("p/abc/160.jpg", b"x").expect("written");
        assert_eq!(blobs.get("p/abc/160.jpg").expect("read"), b"x");
        for bad in ["../x", "p/../../x", "/etc/passwd", "p//x", "p/.hidden", "p/a%2f"] {
            assert!(matches!(blobs.get(bad), Err(Error::NotFound)), "{bad}");
        }
    }
}
