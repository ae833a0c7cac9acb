//! The key of the encrypted fields: 32 random bytes in a file beside the database, readable by its owner alone.
//!
//! Whoever gets the database without this file reads codes and scores, and no names. Whoever loses it loses the names.

use crate::failure::Failure;
use alliance::clock::Chance;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use store::seal_field::FieldKey;

/// What to do when there is no key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenAbsent {
    /// The database is new: make a key.
    Make,
    /// The database may hold names that were sealed with a key: refuse to go on without it.
    Refuse,
}

/// A key, and where it came from.
#[derive(Debug)]
pub struct OpenedKey {
    /// The key.
    pub key: FieldKey,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a key came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The file was there.
    Read,
    /// It was made just now: somebody has to keep a copy.
    Made,
}

/// Reads the key file, or makes it for a new database.
///
/// # Errors
/// It is missing, readable by others, malformed, or cannot be written.
pub fn open(path: &Path, when_absent: WhenAbsent, chance: &dyn Chance) -> Result<OpenedKey, Failure> {
    let opened = |origin| move |bytes| OpenedKey { key: FieldKey::from_bytes(bytes), origin };
    match fs::read_to_string(path) {
        Ok(text) => {
            refuse_if_others_can_read(path)?;
            read(text.trim()).map(opened(Origin::Read)).ok_or_else(|| told("failure-key-malformed", path))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => match when_absent {
            WhenAbsent::Make => make(path, chance).map(opened(Origin::Made)),
            WhenAbsent::Refuse => Err(told("failure-key-missing", path)),
        },
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(told("failure-key-malformed", path)),
        Err(error) => Err(told("failure-key-unreadable", path).with("detail", error)),
    }
}

fn told(key: &'static str, path: &Path) -> Failure {
    Failure::new(key).with("path", path.display())
}

/// Makes the file whole or not at all: it is written beside its place, brought to the disk, and then moved there.
fn make(path: &Path, chance: &dyn Chance) -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    chance.fill(&mut bytes);
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let beside = path.with_extension("key-new");
    let write = || -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        // A link, not a move: a key that somebody made in the same moment is never written over.
        let linked = fs::hard_link(&beside, path);
        fs::remove_file(&beside)?;
        linked?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()
    };
    write().map_err(|error| told("failure-key-write", path).with("detail", error))?;
    Ok(bytes)
}

fn read(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        *byte = 16 * digit(pair[0])? + digit(pair[1])?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(unix)]
fn refuse_if_others_can_read(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let about =
        fs::metadata(path).map_err(|error| told("failure-key-unreadable", path).with("detail", error))?;
    if about.permissions().mode() & 0o077 == 0 { Ok(()) } else { Err(told("failure-key-open", path)) }
}

#[cfg(not(unix))]
fn refuse_if_others_can_read(_: &Path) -> Result<(), Failure> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::clock::SeededChance;

    fn opened(path: &Path, when_absent: WhenAbsent) -> Result<(), &'static str> {
        open(path, when_absent, &SeededChance::new(1)).map(|_key| ()).map_err(|failure| failure.key())
    }

    #[test]
    fn a_key_that_was_made_is_read_back_and_never_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verbond.key");
        assert_eq!(opened(&path, WhenAbsent::Refuse), Err("failure-key-missing"));
        assert_eq!(opened(&path, WhenAbsent::Make), Ok(()));
        let made = fs::read_to_string(&path).unwrap();
        assert_eq!(made.trim().len(), 64);
        assert_eq!(opened(&path, WhenAbsent::Make), Ok(()));
        assert_eq!(fs::read_to_string(&path).unwrap(), made);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verbond.key");
        opened(&path, WhenAbsent::Make).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(opened(&path, WhenAbsent::Make), Err("failure-key-open"));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_of_another_shape_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verbond.key");
        for wrong in ["", "12", &"g".repeat(64), &"A".repeat(64), &"0".repeat(65), &"é".repeat(32)] {
            fs::write(&path, wrong).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            assert_eq!(opened(&path, WhenAbsent::Make), Err("failure-key-malformed"), "{wrong:?}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nowhere/verbond.key");
        assert_eq!(opened(&path, WhenAbsent::Make), Err("failure-key-write"));
    }
}
