//! Files that appear whole or not at all: a result is written beside its place, and moved there once it is complete.

use analysis::failure::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A result on its way to a file.
#[derive(Debug)]
pub struct Draft {
    /// Where it goes.
    place: PathBuf,
    /// Where it is until it is kept; nothing when it was written to a device or a pipe, where nothing can be moved to.
    beside: Option<PathBuf>,
}

impl Draft {
    /// Refuses a place that nothing can be written to, and leaves it as it is: better known before an analysis than after.
    ///
    /// # Errors
    /// [`Failure::Write`]
    pub fn expect_place(path: &Path) -> Result<(), Failure> {
        // Dropping the empty draft takes it away.
        Self::write(path, "").map(drop)
    }

    /// Writes all of it, beside its place.
    ///
    /// # Errors
    /// [`Failure::Write`]; what was written is taken away again.
    pub fn write(path: &Path, text: &str) -> Result<Self, Failure> {
        Self::written(path, text).map_err(|source| Failure::Write { path: path.to_owned(), source })
    }

    fn written(path: &Path, text: &str) -> std::io::Result<Self> {
        let before = match fs::metadata(path) {
            Ok(before) => Some(before),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let Some(before) = before else { return Self::beside(path.to_owned(), text) };
        // A file that may not be written to is not replaced either; a folder cannot be opened for writing at all.
        let mut there = OpenOptions::new().write(true).open(path)?;
        if !before.is_file() {
            there.write_all(text.as_bytes())?;
            return Ok(Self { place: path.to_owned(), beside: None });
        }
        // A link stays a link: what it points to is replaced.
        let draft = Self::beside(fs::canonicalize(path)?, text)?;
        if let Some(beside) = &draft.beside {
            fs::set_permissions(beside, before.permissions())?;
        }
        Ok(draft)
    }

    fn beside(place: PathBuf, text: &str) -> std::io::Result<Self> {
        let name = place.file_name().ok_or_else(|| std::io::Error::from(ErrorKind::IsADirectory))?;
        let beside = place.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let mut file = File::create(&beside)?;
        let draft = Self { place, beside: Some(beside) };
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(draft)
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// [`Failure::Write`]; what stood in its place is still there.
    pub fn keep(mut self) -> Result<(), Failure> {
        let Some(beside) = &self.beside else { return Ok(()) };
        fs::rename(beside, &self.place)
            .map_err(|source| Failure::Write { path: self.place.clone(), source })?;
        self.beside = None;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside
            && let Err(error) = fs::remove_file(beside)
        {
            tracing::warn!(path = %beside.display(), %error, "analyse.draft_left");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_once_it_is_kept_and_leaves_nothing_when_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        let names = || fs::read_dir(folder.path()).unwrap().count();
        drop(Draft::write(&path, "half").unwrap());
        assert_eq!(names(), 0);
        Draft::write(&path, "first").unwrap().keep().unwrap();
        drop(Draft::write(&path, "second").unwrap());
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("first", 1));
        Draft::expect_place(&path).unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("first", 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("report.html"), folder.path().join("latest.html"));
        fs::write(&path, "first").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        Draft::write(&link, "second").unwrap().keep().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
