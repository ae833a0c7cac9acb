//! What is told when the engine cannot: never a false "kept", and it goes on without being started anew.

use crate::support::{TABLES, number};
use std::time::Duration;
use tokio_postgres::{Client, NoTls};
use verbond_store::migration::Migration;
use verbond_store::testing::{TestDatabase, for_both_databases};
use verbond_store::{Engine, EngineKind, EngineOptions, Notice, StoreError, Write, values};

const ADD: &str = "insert into thing(id) values (?1)";
const COUNT: &str = "select count(*) as n from thing";

fn add(id: &str) -> Write {
    Write::new().step(ADD, values![id])
}

/// A line to the server beside the engine's own.
async fn beside(database: &TestDatabase) -> Client {
    let (client, line) = tokio_postgres::connect(database.address(), NoTls).await.unwrap();
    tokio::spawn(line);
    client
}

/// Someone else who keeps the engine's writer waiting until dropped.
#[derive(Debug)]
enum Hold {
    File(rusqlite::Connection),
    Server(Client),
}

impl Hold {
    async fn on(database: &TestDatabase) -> Self {
        match database.kind() {
            EngineKind::Sqlite => {
                let connection = rusqlite::Connection::open(database.address()).unwrap();
                connection.execute_batch("begin immediate").unwrap();
                Self::File(connection)
            }
            EngineKind::Postgres => {
                let client = beside(database).await;
                client.batch_execute("begin; lock table thing in exclusive mode").await.unwrap();
                Self::Server(client)
            }
        }
    }

    async fn release(self) {
        match self {
            Self::File(connection) => connection.execute_batch("rollback").unwrap(),
            Self::Server(client) => client.batch_execute("rollback").await.unwrap(),
        }
    }
}

#[test]
fn a_full_queue_says_busy_and_keeps_what_it_took() {
    for_both_databases(async |database| {
        let options = EngineOptions { queue: 4, batch: 2, ..EngineOptions::default() };
        let engine = Engine::open_with(database.address(), options, TABLES).await.unwrap();
        let hold = Hold::on(database).await;
        let mut taken = Vec::new();
        let busy = loop {
            let (engine, id) = (engine.clone(), format!("t{}", taken.len()));
            let mut write = tokio::spawn(async move { engine.write(add(&id)).await });
            match tokio::time::timeout(Duration::from_millis(20), &mut write).await {
                Ok(outcome) => break outcome.unwrap(),
                Err(_) => taken.push(write),
            }
        };
        assert!(matches!(busy, Err(StoreError::Busy)), "{busy:?}");
        hold.release().await;
        for write in &mut taken {
            write.await.unwrap().unwrap();
        }
        assert_eq!(number(&engine, COUNT).await, taken.len() as i64);
    });
}

#[test]
fn a_full_disk_is_told_and_forgotten_once_there_is_room() {
    for_both_databases(async |database| {
        if database.kind() == EngineKind::Postgres {
            return;
        }
        let engine = database.open_with(TABLES).await;
        // The limit stands in for the disk: it goes when the connection is opened anew, as a full disk may.
        let limit = Write::new().step("pragma max_page_count = 1", vec![]);
        engine.write(limit).await.unwrap();
        let large = "insert into thing(id, bytes) values (?1, ?2)";
        let write = add("small").step(large, values!["large", vec![7_u8; 1 << 20]]);
        assert!(matches!(engine.write(write).await, Err(StoreError::Full)));
        assert_eq!(number(&engine, COUNT).await, 0);
        engine.write(add("small").step(large, values!["large", vec![7_u8; 1 << 20]])).await.unwrap();
        assert_eq!(number(&engine, COUNT).await, 2);
        let part = Write::new().step("insert into part(id, thing_id, name) values (1, 'none', 'x')", vec![]);
        let error = engine.write(part).await.unwrap_err();
        assert!(error.is_conflict("foreign key"), "the new connection is set up as the first was");
    });
}

#[test]
fn one_write_too_large_for_the_disk_leaves_its_neighbours_kept() {
    for_both_databases(async |database| {
        if database.kind() == EngineKind::Postgres {
            return;
        }
        let engine = database.open_with(TABLES).await;
        let large = Write::new()
            .step("pragma max_page_count = 1", vec![])
            .step("insert into thing(id, bytes) values (?1, ?2)", values!["large", vec![7_u8; 1 << 20]]);
        let writes = (0..9)
            .map(|place| engine.write(if place == 4 { large.clone() } else { add(&format!("t{place}")) }));
        for (place, outcome) in futures_util::future::join_all(writes).await.into_iter().enumerate() {
            match place {
                4 => assert!(matches!(outcome, Err(StoreError::Full)), "{outcome:?}"),
                _ => assert_eq!(outcome.unwrap().rows, [1]),
            }
        }
        assert_eq!(number(&engine, COUNT).await, 8);
    });
}

/// An engine whose connections can be told from those of other tests, and a line to end them by.
async fn named_engine(database: &TestDatabase, name: &str, migrations: &[Migration]) -> (Engine, Client) {
    let address = format!("{}&application_name={name}", database.address());
    let engine = Engine::open_with(&address, EngineOptions::default(), migrations).await.unwrap();
    (engine, beside(database).await)
}

/// Ends the named connections that wait for a lock, once there is one.
async fn end_the_waiting(client: &Client, name: &str) {
    let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                where application_name = $1 and wait_event_type = 'Lock'";
    while client.query_one(end, &[&name]).await.unwrap().get::<_, i64>(0) == 0 {}
}

#[tokio::test]
async fn after_the_server_was_away_reading_writing_and_listening_go_on() {
    let database = TestDatabase::postgres().await;
    let (engine, client) = named_engine(&database, "went_away", TABLES).await;
    let other = database.open_with(TABLES).await;
    engine.write(add("before")).await.unwrap();
    assert_eq!(number(&engine, COUNT).await, 1);
    let mut notices = engine.notices();
    let end =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'went_away'";
    assert!(client.query_one(end, &[]).await.unwrap().get::<_, i64>(0) >= 3, "writer, reader and listener");
    engine.write(add("after")).await.unwrap();
    assert_eq!(number(&engine, COUNT).await, 2);
    assert_eq!(notices.recv().await.unwrap(), Notice::Missed);
    other.write(add("there").notice("session:x")).await.unwrap();
    assert_eq!(notices.recv().await.unwrap(), Notice::Changed("session:x".into()));
}

#[tokio::test]
async fn a_line_lost_before_the_commit_costs_nothing() {
    let database = TestDatabase::postgres().await;
    let (engine, client) = named_engine(&database, "lost_before", TABLES).await;
    let hold = Hold::on(&database).await;
    let writing = tokio::spawn({
        let engine = engine.clone();
        async move { engine.write(add("a")).await }
    });
    end_the_waiting(&client, "lost_before").await;
    hold.release().await;
    writing.await.unwrap().unwrap();
    assert_eq!(number(&engine, COUNT).await, 1);
}

#[tokio::test]
async fn a_line_lost_during_the_commit_is_never_told_as_kept() {
    const GATED: Migration = Migration {
        number: 2,
        name: "0002_gate",
        sqlite: "",
        postgres: "
            create table gate (id bigint primary key);
            insert into gate values (1);
            create function pass_the_gate() returns trigger language plpgsql as $$
                begin perform 1 from gate for share; return null; end $$;
            create constraint trigger gated after insert on later deferrable initially deferred
                for each row execute function pass_the_gate();",
    };
    let database = TestDatabase::postgres().await;
    let (engine, client) = named_engine(&database, "lost_during", &[TABLES[0], GATED]).await;
    client.batch_execute("begin; update gate set id = 1").await.unwrap();
    let gated = Write::new().step("insert into later(id) values (?1)", values!["a"]);
    let writing = tokio::spawn({
        let (engine, gated) = (engine.clone(), gated.clone());
        async move { engine.write(gated.notice("session:a")).await }
    });
    let mut notices = engine.notices();
    let ender = beside(&database).await;
    end_the_waiting(&ender, "lost_during").await;
    client.batch_execute("rollback").await.unwrap();
    let outcome = writing.await.unwrap();
    assert!(matches!(outcome, Err(StoreError::Engine(_))), "{outcome:?}");
    // Nor was it tried again behind the caller's back: had it been kept, that would keep it twice.
    assert_eq!(number(&engine, "select count(*) as n from later").await, 0);
    engine.write(gated.notice("session:b")).await.unwrap();
    assert_eq!(notices.recv().await.unwrap(), Notice::Changed("session:b".into()));
}

#[tokio::test]
async fn nodes_that_lock_each_other_out_both_get_through() {
    let database = TestDatabase::postgres().await;
    // The engine notices first and gives way.
    let address =
        format!("{}%20-c%20deadlock_timeout%3D200ms&application_name=gives_way", database.address());
    let engine = Engine::open_with(&address, EngineOptions::default(), TABLES).await.unwrap();
    engine
        .write(Write::new().step("insert into thing(id, number) values ('a', 0), ('b', 0)", vec![]))
        .await
        .unwrap();
    let (other, watch) = (beside(&database).await, beside(&database).await);
    other
        .batch_execute("set deadlock_timeout = '60s'; begin; update thing set number = 1 where id = 'b'")
        .await
        .unwrap();
    let add = "update thing set number = number + 10 where id = ?1";
    let writing = tokio::spawn({
        let engine = engine.clone();
        async move { engine.write(Write::new().step(add, values!["a"]).step(add, values!["b"])).await }
    });
    let waits = "select count(*) from pg_stat_activity where application_name = 'gives_way' and wait_event_type = 'Lock'";
    while watch.query_one(waits, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    other.batch_execute("update thing set number = 1 where id = 'a'; commit").await.unwrap();
    writing.await.unwrap().unwrap();
    assert_eq!(number(&engine, "select cast(sum(number) as bigint) as n from thing").await, 22);
}

#[tokio::test]
async fn a_lock_that_someone_else_keeps_is_busy_for_all_who_wait() {
    let database = TestDatabase::postgres().await;
    let address = format!("{}%20-c%20lock_timeout%3D50ms", database.address());
    let engine = Engine::open_with(&address, EngineOptions::default(), TABLES).await.unwrap();
    let hold = Hold::on(&database).await;
    let writes = (0..20).map(|place| {
        let engine = &engine;
        async move { engine.write(add(&format!("t{place}"))).await }
    });
    for outcome in futures_util::future::join_all(writes).await {
        assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
    }
    hold.release().await;
    engine.write(add("after")).await.unwrap();
    assert_eq!(number(&engine, COUNT).await, 1);
}
