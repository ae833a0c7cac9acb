//! What both engines promise about many writes at once.

use crate::support::{for_both_engines, number};
use futures_util::future::join_all;
use verbond_store::{StoreError, Write, values};

const ADD: &str = "insert into thing(id, number) values (?1, ?2)";

#[test]
fn writes_that_fail_among_many_leave_the_others_kept() {
    for_both_engines(|engine| async move {
        engine.write(Write::new().step(ADD, values!["taken", 0_i64])).await.unwrap();
        let writes = (0..200_i64).map(|number| {
            let write = Write::new().step(ADD, values![format!("t{number}"), number]);
            engine.write(match number % 20 {
                3 if number % 60 == 3 => write.step(ADD, values!["taken", number]),
                3 if number % 60 == 23 => {
                    write.must("delete from thing where id = 'none'", vec![], 1, "there")
                }
                3 => write.step("insert into nowhere values (1)", vec![]),
                _ => write,
            })
        });
        let outcomes = join_all(writes).await;
        for (number, outcome) in outcomes.iter().enumerate() {
            match (number % 20, number % 60) {
                (3, 3) => assert!(outcome.as_ref().unwrap_err().is_conflict("thing(id)")),
                (3, 23) => assert!(outcome.as_ref().unwrap_err().is_conflict("there")),
                (3, _) => assert!(matches!(outcome, Err(StoreError::Engine(_)))),
                _ => assert_eq!(outcome.as_ref().unwrap().rows, [1]),
            }
        }
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 1 + 190);
        assert_eq!(number(&engine, "select count(*) as n from thing where number % 20 = 3").await, 0);
    });
}

#[test]
fn a_broken_guard_among_many_writes_keeps_nothing_of_its_own() {
    for_both_engines(|engine| async move {
        let writes = (0..60_i64).map(|number| {
            let write = Write::new().step(ADD, values![format!("t{number}"), number]);
            // Also the last of the batch: what was touched before its guard has to go as well.
            engine.write(match number % 3 {
                2 => write.must("delete from thing where id = 'none'", vec![], 1, "there"),
                _ => write,
            })
        });
        for (number, outcome) in join_all(writes).await.iter().enumerate() {
            assert_eq!(outcome.is_ok(), number % 3 != 2, "{outcome:?}");
        }
        assert_eq!(number(&engine, "select count(*) as n from thing where number % 3 = 2").await, 0);
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 40);
    });
}

#[test]
fn writes_are_kept_in_the_order_they_came() {
    for_both_engines(|engine| async move {
        let next = "insert into thing(id, number) select ?1, coalesce(max(number), 0) + 1 from thing";
        let writes =
            (0..500).map(|place| engine.write(Write::new().step(next, values![format!("t{place:03}")])));
        for outcome in join_all(writes).await {
            outcome.unwrap();
        }
        let rows = engine.query("select id, number from thing order by id", vec![]).await.unwrap();
        let numbers: Vec<i64> = rows.iter().map(|row| row.integer("number").unwrap()).collect();
        assert_eq!(numbers, (1..=500).collect::<Vec<_>>());
    });
}

#[test]
fn of_two_equal_writes_in_one_batch_the_first_is_kept() {
    for_both_engines(|engine| async move {
        for round in 0..20_i64 {
            let id = format!("t{round}");
            let writes = (0..3).map(|_| engine.write(Write::new().step(ADD, values![&id, round])));
            let outcomes = join_all(writes).await;
            assert!(outcomes[0].is_ok());
            assert!(
                outcomes[1..].iter().all(|outcome| outcome.as_ref().unwrap_err().is_conflict("thing(id)"))
            );
        }
    });
}

#[test]
fn a_reference_that_is_checked_at_the_commit_fails_its_own_write_only() {
    for_both_engines(|engine| async move {
        let later = "insert into later(id, thing_id) values (?1, ?2)";
        let writes = (0..50).map(|place| {
            let (id, thing) =
                (format!("l{place}"), if place == 25 { "missing".into() } else { format!("t{place}") });
            let write = Write::new().step(later, values![&id, thing]);
            engine.write(write.step(ADD, values![format!("t{place}"), 0_i64]))
        });
        for (place, outcome) in join_all(writes).await.into_iter().enumerate() {
            match place {
                25 => assert!(outcome.unwrap_err().is_conflict("foreign key")),
                _ => assert_eq!(outcome.unwrap().rows, [1, 1]),
            }
        }
        assert_eq!(number(&engine, "select count(*) as n from thing").await, 49);
    });
}

#[test]
fn a_caller_that_goes_away_takes_nobody_with_it() {
    for_both_engines(|engine| async move {
        for round in 0..50 {
            let (left, stayed) = (format!("l{round}"), format!("s{round}"));
            let leaves = engine.write(Write::new().step(ADD, values![left, 0_i64]));
            let stays = engine.write(Write::new().step(ADD, values![stayed, 1_i64]));
            tokio::select! {
                biased;
                _ = leaves => {}
                () = std::future::ready(()) => {}
            }
            stays.await.unwrap();
        }
        assert_eq!(number(&engine, "select count(*) as n from thing where number = 1").await, 50);
    });
}
