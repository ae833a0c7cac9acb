//! Fresh databases of both engines, for tests of this crate and of those above it.

use crate::migration::{MIGRATIONS, Migration};
use crate::{Engine, EngineKind, EngineOptions};
use std::future::Future;
use tempfile::TempDir;

/// A database of its own for one test. It is gone when this is dropped.
#[derive(Debug)]
pub struct TestDatabase {
    kind: EngineKind,
    address: String,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// A new file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a test's database can be made");
        let address = folder.path().join("verbond.db").to_str().expect("temporary paths are text").to_owned();
        Self { kind: EngineKind::Sqlite, address, _folder: Some(folder) }
    }

    /// Which engine it is for.
    pub fn kind(&self) -> EngineKind {
        self.kind
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
}

/// Runs a test once on each engine, each time on a fresh database with the product's schema.
pub fn for_both_engines<F: Future<Output = ()>>(test: impl Fn(Engine) -> F) {
    for_both_databases(|database| {
        let test = &test;
        async move { test(database.open().await).await }
    });
}

/// Runs a test once on each engine, each time with a fresh database that nobody has opened.
pub fn for_both_databases<F: Future<Output = ()>>(test: impl Fn(TestDatabase) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for a test can be made");
    runtime.block_on(test(TestDatabase::sqlite()));
}
