//! Where a database of a measurement is: a folder or a schema of its own, gone afterwards.

use anyhow::Context;
use std::path::PathBuf;
use store::EngineKind;
use tempfile::TempDir;
use tokio_postgres::NoTls;

/// The server for measurements; `cargo xtask with-postgres` sets it.
const SERVER: &str = "VERBOND_TEST_POSTGRES";

/// Why PostgreSQL was not measured.
pub const NO_SERVER: &str = "no server was given: cargo xtask with-postgres --durable -- …";

/// Where a database is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file of SQLite.
    File(PathBuf),
    /// The address of a schema in PostgreSQL.
    Server(String),
}

/// A database that is gone when this is removed.
#[derive(Debug)]
pub struct Temporary {
    /// Where it is.
    pub place: Place,
    folder: TempDir,
    schema: Option<Schema>,
}

#[derive(Debug)]
struct Schema {
    server: String,
    name: String,
}

impl Place {
    /// Which engine it is for.
    pub fn engine(&self) -> EngineKind {
        match self {
            Self::File(_) => EngineKind::Sqlite,
            Self::Server(_) => EngineKind::Postgres,
        }
    }

    /// As the programs take it.
    pub fn address(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(address) => address.clone(),
        }
    }

    /// Reads what [`Place::address`] gives.
    pub fn of(address: &str) -> Self {
        match address.starts_with("postgres") {
            true => Self::Server(address.to_owned()),
            false => Self::File(address.into()),
        }
    }
}

impl Temporary {
    /// A new, empty place on this engine, called `name`; `None` if there is no server to put it on.
    pub async fn new(engine: EngineKind, name: &str) -> anyhow::Result<Option<Self>> {
        let folder = tempfile::Builder::new().prefix("verbond-bench-").tempdir().context("make a folder")?;
        match engine {
            EngineKind::Sqlite => {
                let place = Place::File(folder.path().join(format!("{name}.db")));
                Ok(Some(Self { place, folder, schema: None }))
            }
            EngineKind::Postgres => {
                let Some(server) = server() else { return Ok(None) };
                let name = format!("bench_{name}_{}", std::process::id());
                let client = postgres(&server).await?;
                client.batch_execute(&format!("create schema {name}")).await.context("make a schema")?;
                let separator = if server.contains('?') { '&' } else { '?' };
                let place = Place::Server(format!("{server}{separator}options=-c%20search_path%3D{name}"));
                Ok(Some(Self { place, folder, schema: Some(Schema { server, name }) }))
            }
        }
    }

    /// A folder of its own, for keys.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Removes it with all that is in it.
    pub async fn remove(self) -> anyhow::Result<()> {
        if let Some(Schema { server, name }) = &self.schema {
            let words = format!("set client_min_messages = warning; drop schema {name} cascade");
            postgres(server).await?.batch_execute(&words).await.context("remove a schema")?;
        }
        self.folder.close().context("remove a folder")
    }
}

/// The address of the server for measurements, if one was given.
#[expect(clippy::disallowed_methods, reason = "this program has no other configuration")]
fn server() -> Option<String> {
    match std::env::var(SERVER) {
        Ok(address) => Some(address),
        Err(_) => None,
    }
}

/// A connection to a server; its line is served by a task of its own.
pub async fn postgres(address: &str) -> anyhow::Result<tokio_postgres::Client> {
    let (client, line) =
        tokio_postgres::connect(address, NoTls).await.context("connect to the server for measurements")?;
    tokio::spawn(async move {
        if let Err(error) = line.await {
            eprintln!("lost the line to PostgreSQL: {error}");
        }
    });
    Ok(client)
}
