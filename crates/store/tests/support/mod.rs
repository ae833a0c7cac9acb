//! Tables of the tests' own, so that the engine is tested apart from the product's schema.

use std::future::Future;
use verbond_store::Engine;
use verbond_store::migration::Migration;
use verbond_store::testing::for_both_databases;

pub const TABLES: &[Migration] = &[Migration {
    number: 1,
    name: "0001_thing",
    sqlite: "create table thing (id text primary key, label text not null) strict;",
    postgres: "create table thing (id text primary key, label text not null);",
}];

/// Runs a test once on each engine, with the tests' own tables.
pub fn for_both_engines_with<F: Future<Output = ()>>(
    migrations: &'static [Migration],
    test: impl Fn(Engine) -> F,
) {
    for_both_databases(|database| {
        let test = &test;
        async move { test(database.open_with(migrations).await).await }
    });
}
