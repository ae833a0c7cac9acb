//! Schemas go forward, whole steps at a time, and never under a program that does not know them.

use crate::support::{TABLES, number};
use verbond_store::migration::Migration;
use verbond_store::testing::for_both_databases;
use verbond_store::{Engine, EngineOptions, StoreError, Write};

const SECOND: Migration = Migration {
    number: 2,
    name: "0002_more",
    sqlite: "create table more (id text primary key) strict; insert into thing(id) values ('from 2');",
    postgres: "create table more (id text primary key); insert into thing(id) values ('from 2');",
};

const BROKEN: Migration = Migration {
    number: 2,
    name: "0002_more",
    sqlite: "create table more (id text primary key) strict; insert into nowhere values (1);",
    postgres: "create table more (id text primary key); insert into nowhere values (1);",
};

async fn open(address: &str, migrations: &[Migration]) -> Result<Engine, StoreError> {
    Engine::open_with(address, EngineOptions::default(), migrations).await
}

#[test]
fn steps_run_once_and_in_order() {
    for_both_databases(async |database| {
        let both = [TABLES[0], SECOND];
        drop(open(database.address(), TABLES).await.unwrap());
        drop(open(database.address(), &both).await.unwrap());
        let engine = open(database.address(), &both).await.unwrap();
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 1);
        let rows =
            engine.query("select number, name from schema_version order by number", vec![]).await.unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.text("name").unwrap()).collect();
        assert_eq!(names, ["0001_thing", "0002_more"]);
    });
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    for_both_databases(async |database| {
        drop(open(database.address(), &[TABLES[0], SECOND]).await.unwrap());
        let error = open(database.address(), TABLES).await.unwrap_err();
        assert!(matches!(error, StoreError::NewerSchema { found: 2, known: 1 }), "{error:?}");
        assert_eq!(error.to_string(), "open a database of schema 2 with a program that knows schema 1");
        open(database.address(), &[TABLES[0], SECOND]).await.unwrap();
    });
}

#[test]
fn a_step_that_fails_leaves_nothing_behind() {
    for_both_databases(async |database| {
        open(database.address(), &[TABLES[0], BROKEN]).await.unwrap_err();
        let engine = open(database.address(), &[TABLES[0], SECOND]).await.unwrap();
        assert_eq!(number(&engine, "select count(*) as n from more").await, 0);
        assert_eq!(number(&engine, "select count(*) as n from schema_version").await, 2);
    });
}

#[test]
fn nodes_that_start_together_do_not_migrate_twice() {
    for_both_databases(async |database| {
        let both = [TABLES[0], SECOND];
        let opened = futures_util::future::join_all((0..4).map(|_| open(database.address(), &both))).await;
        for engine in &opened {
            engine.as_ref().unwrap().write(Write::new().step("delete from more", vec![])).await.unwrap();
        }
        assert_eq!(number(opened[0].as_ref().unwrap(), "select count(*) as n from thing").await, 1);
    });
}
