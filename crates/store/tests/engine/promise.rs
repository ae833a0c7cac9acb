//! What both engines promise about one value, one question, one write.

use crate::support::{for_both_engines, number};
use verbond_store::{Read, StoreError, Value, Write, values};

const ADD: &str = "insert into thing(id, label) values (?1, ?2)";

#[test]
fn values_come_back_as_they_were() {
    let texts = ["", "0", "Cliënt 2026-014", "it's ?1 and $1", "a\nb\tc", "🌱", "null"].map(Value::from);
    let integers = [0, 1, -1, i64::MAX, i64::MIN].map(Value::from);
    let reals = [0.0, -0.0, 0.1, f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, -1.5e-300].map(Value::from);
    let bytes = [vec![], vec![0], (0..=255).collect::<Vec<u8>>()].map(Value::from);
    for_both_engines(|engine| {
        let columns = [("label", &texts[..]), ("number", &integers), ("real", &reals), ("bytes", &bytes)];
        let cases: Vec<(&str, Value)> = columns
            .into_iter()
            .flat_map(|(column, values)| {
                values.iter().chain([&Value::Null]).map(move |v| (column, v.clone()))
            })
            .collect();
        async move {
            for (place, (column, value)) in cases.into_iter().enumerate() {
                let insert = match column {
                    "label" => "insert into thing(id, label) values (?1, ?2)",
                    "number" => "insert into thing(id, number) values (?1, ?2)",
                    "real" => "insert into thing(id, real) values (?1, ?2)",
                    _ => "insert into thing(id, bytes) values (?1, ?2)",
                };
                let id = format!("t{place}");
                engine.write(Write::new().step(insert, values![&id, value.clone()])).await.unwrap();
                let row = engine
                    .query_opt("select label, number, real, bytes from thing where id = ?1", values![&id])
                    .await
                    .unwrap()
                    .unwrap();
                assert_eq!(row.value(column).unwrap(), &value, "{column}");
            }
        }
    });
}

#[test]
fn a_number_that_is_not_a_number_is_refused_and_not_kept_as_nothing() {
    for_both_engines(|engine| async move {
        let write = Write::new().step("insert into thing(id, real) values ('a', ?1)", values![f64::NAN]);
        assert!(matches!(engine.write(write).await, Err(StoreError::Engine(_))));
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 0);
    });
}

#[test]
fn the_same_statement_means_the_same_on_both_engines() {
    for_both_engines(|engine| async move {
        engine
            .write(
                Write::new()
                    .step("insert into thing(id, number, bytes) values ('a', 2, ?1)", values![b"abc"])
                    .step("insert into thing(id, number) values ('b', 3), ('c', null)", values![]),
            )
            .await
            .unwrap();
        let row = engine
            .query_opt(
                "select sum(number) = 5 as sums, exists (select 1 from thing where id = 'z') as found,
                        cast(sum(number) as bigint) as total, count(number) as counted, '?1' as text,
                        (select sha256(bytes) from thing where id = 'a') as hash
                   from thing where id <> ?1",
                values![""],
            )
            .await
            .unwrap()
            .unwrap();
        assert!(row.flag("sums").unwrap());
        assert!(!row.flag("found").unwrap());
        assert_eq!(row.integer("total").unwrap(), 5);
        assert_eq!(row.integer("counted").unwrap(), 2);
        assert_eq!(row.text("text").unwrap(), "?1");
        assert_eq!(row.bytes("hash").unwrap()[..4], [0xba, 0x78, 0x16, 0xbf]);
    });
}

#[test]
fn a_question_for_one_row_takes_no_second() {
    for_both_engines(|engine| async move {
        let one = "select id from thing where label = ?1";
        assert!(engine.query_opt(one, values!["x"]).await.unwrap().is_none());
        engine.write(Write::new().step(ADD, values!["a", "x"])).await.unwrap();
        assert_eq!(engine.query_opt(one, values!["x"]).await.unwrap().unwrap().text("id").unwrap(), "a");
        engine.write(Write::new().step(ADD, values!["b", "x"])).await.unwrap();
        assert!(matches!(engine.query_opt(one, values!["x"]).await, Err(StoreError::Corrupt { .. })));
    });
}

#[test]
fn a_wrong_statement_or_a_wrong_number_of_values_is_an_error_and_harms_nothing() {
    for_both_engines(|engine| async move {
        assert!(matches!(
            engine.query("select nothing from nowhere", vec![]).await,
            Err(StoreError::Engine(_))
        ));
        assert!(engine.query("select id from thing where id = ?1", vec![]).await.is_err());
        assert!(engine.write(Write::new().step("insert into nowhere values (1)", vec![])).await.is_err());
        assert!(engine.write(Write::new().step(ADD, values!["a"])).await.is_err());
        assert!(engine.query("delete from thing", vec![]).await.is_err(), "a reader cannot write");
        engine.write(Write::new().step(ADD, values!["a", "x"])).await.unwrap();
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 1);
    });
}

#[test]
fn each_step_tells_how_many_rows_it_touched_or_found() {
    for_both_engines(|engine| async move {
        let write = Write::new()
            .step(ADD, values!["a", "x"])
            .step("insert into thing(id) values ('b'), ('c')", vec![])
            .step("update thing set label = ?1", values!["y"])
            .step("select id from thing where id < ?1", values!["c"])
            .step("delete from thing where id = ?1", values!["z"])
            .step("insert into thing(id) values ('a') on conflict do nothing", vec![]);
        assert_eq!(engine.write(write).await.unwrap().rows, [1, 2, 3, 2, 0, 0]);
    });
}

#[test]
fn a_broken_guard_keeps_nothing_of_the_write() {
    for_both_engines(|engine| async move {
        engine.write(Write::new().step(ADD, values!["a", "x"])).await.unwrap();
        let write = Write::new().step(ADD, values!["b", "x"]).must(
            "update thing set label = 'z' where id = ?1 and label = 'other'",
            values!["a"],
            1,
            "thing is other",
        );
        let error = engine.write(write).await.unwrap_err();
        assert!(error.is_conflict("thing is other"), "{error:?}");
        assert!(!error.is_conflict("thing"));
        let found =
            Write::new().step(ADD, values!["b", "x"]).must("select id from thing", vec![], 1, "alone");
        assert!(engine.write(found).await.unwrap_err().is_conflict("alone"));
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 1);
        assert_eq!(number(&engine, "select count(*) as n from thing where label = 'x'").await, 1);
    });
}

#[test]
fn conflicts_have_the_same_names_on_both_engines() {
    for_both_engines(|engine| async move {
        let part = "insert into part(id, thing_id, name, kind) values (?1, ?2, ?3, ?4)";
        let before = Write::new()
            .step(ADD, values!["a", "x"])
            .step(ADD, values!["b", "x"])
            .step(part, values![1_i64, "a", "one", "first"]);
        engine.write(before).await.unwrap();
        let none: Option<&str> = None;
        for (values, name) in [
            (values![1_i64, "b", "two", none], "part(id)"),
            (values![2_i64, "a", "one", none], "part_name"),
            (values![2_i64, "b", "one", "first"], "part(kind, name)"),
            (values![2_i64, "a", "two", "first"], "part_first"),
            (values![2_i64, "c", "two", none], "foreign key"),
        ] {
            let error = engine.write(Write::new().step(part, values)).await.unwrap_err();
            assert!(error.is_conflict(name), "{name}: {error:?}");
        }
        let short = "insert into part(id, thing_id, name, short) values (?1, 'a', ?2, ?3)";
        engine.write(Write::new().step(short, values![4_i64, "four", "F"])).await.unwrap();
        let error = engine.write(Write::new().step(short, values![5_i64, "five", "f"])).await.unwrap_err();
        assert!(error.is_conflict("part_short"), "{error:?}");
        let error = engine.write(Write::new().step(ADD, values!["a", "y"])).await.unwrap_err();
        assert!(error.is_conflict("thing(id)"), "{error:?}");
        let nameless = engine.write(Write::new().step(part, values![3_i64, "a", none, none])).await;
        assert!(
            matches!(nameless, Err(StoreError::Engine(_))),
            "a missing value is a mistake, not a conflict"
        );
    });
}

#[test]
fn several_questions_are_answered_from_one_moment() {
    for_both_engines(|engine| async move {
        let writer = engine.clone();
        let writes = tokio::spawn(async move {
            for round in 0..200 {
                let id = format!("t{round}");
                let write = Write::new()
                    .step(ADD, values![&id, "x"])
                    .step("insert into later(id, thing_id) values (?1, ?1)", values![&id]);
                writer.write(write).await.unwrap();
            }
        });
        while !writes.is_finished() {
            let read = Read::new()
                .query("select count(*) as n from thing where label = ?1", values!["x"])
                .query("select count(*) as n from later", vec![]);
            let answers = engine.read(read).await.unwrap();
            let counts: Vec<i64> = answers.iter().map(|rows| rows[0].integer("n").unwrap()).collect();
            assert_eq!(counts[0], counts[1]);
        }
        writes.await.unwrap();
        assert!(engine.read(Read::new().query("select nothing", vec![])).await.is_err());
        assert_eq!(number(&engine, "select count(*) as n from later").await, 200);
    });
}
