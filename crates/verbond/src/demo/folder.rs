//! The folder of a demonstration, and the mark that says it is one.

use crate::command::Database;
use crate::failure::Failure;
use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that marks a folder as a demonstration's.
const MARK: &str = "verbond-demo.txt";
const FILLING: &str = "filling\n";
const FILLED: &str = "This folder holds a demonstration of Verbond with simulated clients.\n\
                      Deze map bevat een demonstratie van Verbond met gesimuleerde cliënten.\n";
/// All that a demonstration puts into its folder beside the mark.
const FILES: [&str; 4] = ["verbond.db", "verbond.db-wal", "verbond.db-shm", "verbond.key"];

/// The folder of a demonstration.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

/// How far a demonstration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is in it.
    Empty,
    /// The practice is in it.
    Filled,
}

/// Whether a folder is marked as a demonstration's.
pub fn is_demonstration(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

impl Folder {
    /// The folder at `path`, made if it is not there.
    ///
    /// # Errors
    /// It holds something else, or cannot be made.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let folder = Self { path: path.to_path_buf() };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path).map_err(|error| folder.told(&error))?;
        let mut entries = fs::read_dir(path).map_err(|error| folder.told(&error))?;
        if is_demonstration(path) || entries.next().is_none() {
            Ok(folder)
        } else {
            Err(Failure::new("failure-demo-folder").with("folder", path.display()))
        }
    }

    /// Where its database is.
    pub fn database(&self) -> Database {
        Database { database: self.path.join(FILES[0]).display().to_string(), key_file: None }
    }

    /// How far it is. What was left half filled is emptied: it was only simulated.
    pub fn state(&self) -> Result<State, Failure> {
        match fs::read_to_string(self.path.join(MARK)) {
            Ok(mark) if mark == FILLED => Ok(State::Filled),
            // Also a mark that could not be written whole.
            Ok(_) => self.empty().map(|()| State::Empty),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(State::Empty),
            Err(error) => Err(self.told(&error)),
        }
    }

    /// Removes what a demonstration put here, the mark last.
    pub fn empty(&self) -> Result<(), Failure> {
        for name in FILES.into_iter().chain([MARK]) {
            match fs::remove_file(self.path.join(name)) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(self.told(&error)),
            }
        }
        Ok(())
    }

    /// Notes that filling begins: from now on the folder is a demonstration's.
    pub fn note_filling(&self) -> Result<(), Failure> {
        self.mark(FILLING)
    }

    /// Notes that the practice is in it.
    pub fn note_filled(&self) -> Result<(), Failure> {
        self.mark(FILLED)
    }

    fn mark(&self, text: &str) -> Result<(), Failure> {
        fs::write(self.path.join(MARK), text).map_err(|error| self.told(&error))
    }

    fn told(&self, error: &std::io::Error) -> Failure {
        let key = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "failure-disk-full",
            _ => "failure-demo-folder-not-writable",
        };
        Failure::new(key).with("folder", self.path.display()).with("detail", error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_something_else_in_it_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("verbond.db"), "somebody's").unwrap();
        assert_eq!(Folder::open(folder.path()).unwrap_err().key(), "failure-demo-folder");
        assert_eq!(fs::read_to_string(folder.path().join("verbond.db")).unwrap(), "somebody's");
    }

    #[test]
    fn a_demonstration_that_was_half_filled_starts_again() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("new/demo");
        let folder = Folder::open(&path).unwrap();
        assert_eq!(folder.state().unwrap(), State::Empty);
        folder.note_filling().unwrap();
        fs::write(path.join("verbond.db"), "half").unwrap();
        assert_eq!(Folder::open(&path).unwrap().state().unwrap(), State::Empty);
        assert!(!path.join("verbond.db").exists());
        fs::write(path.join(MARK), "").unwrap();
        assert_eq!(folder.state().unwrap(), State::Empty);
        folder.note_filling().unwrap();
        folder.note_filled().unwrap();
        assert_eq!(Folder::open(&path).unwrap().state().unwrap(), State::Filled);
        assert!(is_demonstration(&path));
    }
}
