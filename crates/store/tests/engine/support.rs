//! Tables of the tests' own, so that the engine is tested apart from the product's schema.

use std::future::Future;
use verbond_store::Engine;
use verbond_store::migration::Migration;
use verbond_store::testing::for_both_databases;

/// One table for every kind of value, one for every kind of conflict.
pub const TABLES: &[Migration] = &[Migration {
    number: 1,
    name: "0001_thing",
    sqlite: "
        create table thing (id text primary key, number integer, real real, label text, bytes blob) strict;
        create table part (
            id integer primary key,
            thing_id text not null references thing (id),
            name text not null,
            kind text,
            short text,
            constraint part_name unique (thing_id, name),
            unique (kind, name)
        ) strict;
        create unique index part_short on part (lower(short));
        create unique index part_first on part (thing_id) where kind = 'first';
        create table later (id text primary key, thing_id text references thing (id) deferrable initially deferred) strict;",
    postgres: "
        create table thing (id text primary key, number bigint, real double precision, label text, bytes bytea);
        create table part (
            id bigint primary key,
            thing_id text not null references thing (id),
            name text not null,
            kind text,
            short text,
            constraint part_name unique (thing_id, name),
            unique (kind, name)
        );
        create unique index part_short on part (lower(short));
        create unique index part_first on part (thing_id) where kind = 'first';
        create table later (id text primary key, thing_id text references thing (id) deferrable initially deferred);",
}];

/// Runs a test once on each engine, with the tests' own tables.
pub fn for_both_engines<F: Future<Output = ()>>(test: impl Fn(Engine) -> F) {
    for_both_databases(async |database| test(database.open_with(TABLES).await).await);
}

/// The number in the one row of an answer.
pub async fn number(engine: &Engine, sql: &'static str) -> i64 {
    let row = engine.query_opt(sql, vec![]).await.expect("a count can be asked");
    row.and_then(|row| row.integer_or_null("n").expect("n is a number")).expect("a count has one row")
}
