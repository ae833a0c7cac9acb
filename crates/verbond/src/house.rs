//! An opened house: its database, its key, its clock and its chance. Every command but the demo starts here.

use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::key_file::{self, Origin, WhenAbsent};
use alliance::audit::AuditActor;
use alliance::clock::Clock;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use store::by::By;
use store::organisation::Organisation;
use store::seal_field::FieldKey;
use store::{Engine, EngineOptions, Store};

/// A house: its database with its key, and its organisation.
#[derive(Debug)]
pub struct House {
    /// The database with its key.
    pub store: Store,
    /// Who lives in it.
    pub organisation: Organisation,
}

impl House {
    /// Opens the database of a house that was set up.
    ///
    /// # Errors
    /// The place cannot be written, the database is none of ours or of a newer version, nobody set up a house yet, or
    /// its key is missing.
    pub async fn open(database: &Database) -> Result<Self, Failure> {
        let Opened { place, engine, organisation } = Opened::open(database).await?;
        let organisation = organisation.ok_or_else(|| {
            Failure::new("failure-no-organisation").with("database", shown(&database.database))
        })?;
        let key = key_file::open(place.key_file(), WhenAbsent::Refuse, &SystemChance)?;
        Ok(Self { store: Store::new(engine, key.key), organisation })
    }

    /// The one at the keyboard, writing now.
    pub fn by(&self) -> By<'static> {
        By {
            organisation: self.organisation.id,
            actor: AuditActor::Operator,
            now: SystemClock.now(),
            chance: &SystemChance,
        }
    }
}

/// A database nobody lives in yet, with its key.
#[derive(Debug)]
pub struct Site {
    /// The database with its key.
    pub store: Store,
    /// Where the key was made just now; `None` if it was there.
    pub key_made: Option<PathBuf>,
}

impl Site {
    /// Opens the database for a first house, with its key; makes both if there are none.
    ///
    /// # Errors
    /// As [`House::open`], and if there is a house already.
    pub async fn open(database: &Database) -> Result<Self, Failure> {
        let Opened { place, engine, organisation } = Opened::open(database).await?;
        if let Some(there) = organisation {
            return Err(Failure::new("failure-organisation-there").with("name", there.name));
        }
        let key = key_file::open(place.key_file(), WhenAbsent::Make, &SystemChance)?;
        let key_made = match key.origin {
            Origin::Made => Some(place.key_file().to_path_buf()),
            Origin::Read => None,
        };
        Ok(Self { store: Store::new(engine, key.key), key_made })
    }
}

/// An open database, before its key.
struct Opened {
    place: Location,
    engine: Engine,
    organisation: Option<Organisation>,
}

impl Opened {
    async fn open(database: &Database) -> Result<Self, Failure> {
        let place = Location::of(database)?;
        if let Location::File { path, .. } = &place {
            check_file(path)?;
        }
        let engine = Engine::open(&database.database, EngineOptions::default()).await?;
        // The organisation is not encrypted, so any key will do to ask for it.
        let organisation = Store::new(engine.clone(), FieldKey::from_bytes([0; 32])).organisation().await?;
        Ok(Self { place, engine, organisation })
    }
}

/// Where a database and its key are.
enum Location {
    File { path: PathBuf, key_file: PathBuf },
    Server { key_file: PathBuf },
}

impl Location {
    fn of(database: &Database) -> Result<Self, Failure> {
        let address = &database.database;
        if is_server(address) {
            let key_file = database.key_file.clone();
            return Ok(Self::Server { key_file: key_file.ok_or_else(|| Failure::new("failure-key-where"))? });
        }
        let path = PathBuf::from(address.strip_prefix("sqlite://").unwrap_or(address));
        let key_file = database.key_file.clone().unwrap_or_else(|| path.with_extension("key"));
        Ok(Self::File { path, key_file })
    }

    fn key_file(&self) -> &Path {
        match self {
            Self::File { key_file, .. } | Self::Server { key_file } => key_file,
        }
    }
}

/// Whether the database is a server's.
pub fn is_server(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

/// The address of a database as it may be shown: a server's may hold a password.
pub fn shown(address: &str) -> String {
    if is_server(address) { "postgres://…".to_owned() } else { address.to_owned() }
}

/// Says early and plainly what SQLite would say late and in its own words.
fn check_file(path: &Path) -> Result<(), Failure> {
    let told = |key| Failure::new(key).with("path", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let about_folder = |key| Failure::new(key).with("folder", folder.display());
    if !folder.is_dir() {
        return Err(about_folder("failure-folder-missing"));
    }
    if path.is_dir() {
        return Err(told("failure-database-is-folder"));
    }
    // The log beside the file has to be written too, so the folder counts.
    let probe = folder.join(".verbond-can-write");
    let written = OpenOptions::new().write(true).create(true).truncate(true).open(&probe);
    match written.and_then(|_file| fs::remove_file(&probe)) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            return Err(Failure::new("failure-disk-full"));
        }
        Err(_) => return Err(about_folder("failure-folder-not-writable")),
    }
    match first_bytes(path) {
        Ok(start) if start.is_empty() || start == *b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(told("failure-not-a-database")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) => Err(told("failure-database-not-writable")),
    }
}

fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    file.take(16).read_to_end(&mut start)?;
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation;
    use alliance::Language;

    fn database(path: &Path) -> Database {
        Database { database: path.to_str().unwrap().to_owned(), key_file: None }
    }

    async fn refused(path: &Path) -> &'static str {
        House::open(&database(path)).await.unwrap_err().key()
    }

    #[tokio::test]
    async fn a_new_database_has_no_house_and_gets_its_key_with_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key) = (folder.path().join("verbond.db"), folder.path().join("verbond.key"));
        assert_eq!(refused(&path).await, "failure-no-organisation");
        assert!(!key.exists());
        let site = Site::open(&database(&path)).await.unwrap();
        assert_eq!(site.key_made, Some(key));
        assert_eq!(Site::open(&database(&path)).await.unwrap().key_made, None);
    }

    #[tokio::test]
    async fn a_house_without_its_key_is_not_opened_with_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verbond.db");
        let zone = "Europe/Amsterdam";
        organisation::add("Praktijk Voorbeeld", zone, Language::Dutch, &database(&path)).await.unwrap();
        fs::remove_file(folder.path().join("verbond.key")).unwrap();
        assert_eq!(refused(&path).await, "failure-key-missing");
    }

    #[tokio::test]
    async fn what_stands_in_the_way_is_told_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(refused(&at("nowhere/verbond.db")).await, "failure-folder-missing");
        assert_eq!(refused(folder.path()).await, "failure-database-is-folder");
        fs::write(at("letter.txt"), "Geachte heer, mevrouw,").unwrap();
        assert_eq!(refused(&at("letter.txt")).await, "failure-not-a-database");
        let server = Database { database: "postgres://nobody@localhost/x".into(), key_file: None };
        assert_eq!(House::open(&server).await.unwrap_err().key(), "failure-key-where");
    }

    #[test]
    fn the_password_of_a_server_is_not_shown() {
        assert_eq!(shown("postgres://me:secret@host/x"), "postgres://…");
        assert_eq!(shown("verbond.db"), "verbond.db");
    }
}
