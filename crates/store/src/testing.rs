//! Fresh databases of both engines, for tests of this crate and of those above it.

use crate::engine::{Engine, EngineKind, EngineOptions, postgres};
use crate::migration::{MIGRATIONS, Migration};
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Where the server for tests is; `cargo xtask with-postgres` sets it.
const ADDRESS: &str = "VERBOND_TEST_POSTGRES";

/// A database of its own for one test. It is gone when this is removed.
#[derive(Debug)]
pub struct TestDatabase {
    address: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    File(TempDir),
    Schema { server: String, name: String },
}

impl TestDatabase {
    /// A new file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a test's database can be made");
        let address = folder.path().join("verbond.db").to_str().expect("temporary paths are text").to_owned();
        Self { address, place: Place::File(folder) }
    }

    /// A new schema on the server for tests.
    ///
    /// # Panics
    /// If there is no such server: a test that runs on one engine only would prove half of what its name says.
    pub async fn postgres() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        #[expect(clippy::disallowed_methods, reason = "tests have no configuration to be read")]
        let Ok(server) = std::env::var(ADDRESS) else {
            panic!(
                "This test runs on both engines and {ADDRESS} names no PostgreSQL server. \
                 Run it as: cargo xtask with-postgres -- cargo nextest run -p verbond-store"
            );
        };
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let address = postgres::make_schema(&server, &name).await.expect("a schema for a test can be made");
        Self { address, place: Place::Schema { server, name } }
    }

    /// Which engine it is for.
    pub fn kind(&self) -> EngineKind {
        match &self.place {
            Place::File(_) => EngineKind::Sqlite,
            Place::Schema { .. } => EngineKind::Postgres,
        }
    }

    /// Where it is, for [`Engine::open`].
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Opens it with the product's schema.
    pub async fn open(&self) -> Engine {
        self.open_with(MIGRATIONS).await
    }

    /// Opens it with a schema of the test's own.
    pub async fn open_with(&self, migrations: &[Migration]) -> Engine {
        Engine::open_with(&self.address, EngineOptions::default(), migrations)
            .await
            .expect("a fresh database opens")
    }

    /// Removes it with all that is in it.
    pub async fn remove(self) {
        match self.place {
            Place::File(folder) => folder.close().expect("the folder of a test's database can be removed"),
            Place::Schema { server, name } => {
                postgres::drop_schema(&server, &name).await.expect("a test's schema can be removed");
            }
        }
    }
}

/// Runs a test once on each engine, each time on a fresh database with the product's schema.
pub fn for_both_engines<F: Future<Output = ()>>(test: impl Fn(Engine) -> F) {
    for_both_databases(async |database| test(database.open().await).await);
}

/// Runs a test once on each engine, each time with a fresh database that nobody has opened.
pub fn for_both_databases(test: impl AsyncFn(&TestDatabase)) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for a test can be made");
    runtime.block_on(async {
        for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
            eprintln!("on {:?}", database.kind());
            test(&database).await;
            database.remove().await;
        }
    });
}
