//! Word of a write goes to everyone who listens, after the commit and once.

use crate::support::TABLES;
use tokio::sync::broadcast::{Receiver, error::TryRecvError};
use verbond_store::testing::for_both_databases;
use verbond_store::{EngineKind, Notice, Write, values};

const ADD: &str = "insert into thing(id) values (?1)";

fn changed(topic: &str) -> Notice {
    Notice::Changed(topic.into())
}

/// What was heard up to and with `last`.
async fn heard_until(notices: &mut Receiver<Notice>, last: &str) -> Vec<Notice> {
    let mut heard = Vec::new();
    while heard.last() != Some(&changed(last)) {
        heard.push(notices.recv().await.expect("the engine lives"));
    }
    heard
}

#[test]
fn a_kept_write_is_announced_once_and_a_refused_one_never() {
    for_both_databases(async |database| {
        let engine = database.open_with(TABLES).await;
        let mut notices = engine.notices();
        engine.write(Write::new().step(ADD, values!["a"]).notice("session:a")).await.unwrap();
        let refused = Write::new().step(ADD, values!["b"]).step(ADD, values!["a"]).notice("session:b");
        engine.write(refused).await.unwrap_err();
        engine.write(Write::new().step(ADD, values!["c"]).notice("session:c").notice("today")).await.unwrap();
        let heard = heard_until(&mut notices, "today").await;
        assert_eq!(heard, [changed("session:a"), changed("session:c"), changed("today")]);
        // Were our own notices to come back from the server, they would come before those of a later write.
        engine.write(Write::new().step(ADD, values!["d"]).notice("end")).await.unwrap();
        assert_eq!(heard_until(&mut notices, "end").await, [changed("end")]);
        assert_eq!(notices.try_recv(), Err(TryRecvError::Empty));
    });
}

#[test]
fn who_hears_of_a_write_can_read_it() {
    for_both_databases(async |database| {
        let engine = database.open_with(TABLES).await;
        let mut notices = engine.notices();
        for round in 0..50 {
            let id = format!("t{round}");
            let write = Write::new().step(ADD, values![&id]).notice(id.as_str());
            let (written, heard) = tokio::join!(engine.write(write), async {
                let heard = notices.recv().await.unwrap();
                assert!(heard.concerns(&id));
                engine.query_opt("select id from thing where id = ?1", values![&id]).await.unwrap()
            });
            written.unwrap();
            assert!(heard.is_some());
        }
    });
}

#[test]
fn nodes_on_one_server_hear_each_other_and_other_installations_do_not() {
    for_both_databases(async |database| {
        if database.kind() == EngineKind::Sqlite {
            return;
        }
        let (here, there) = (database.open_with(TABLES).await, database.open_with(TABLES).await);
        let other = verbond_store::testing::TestDatabase::postgres().await;
        let elsewhere = other.open_with(TABLES).await;
        let (mut heard_here, mut heard_there) = (here.notices(), there.notices());
        let mut heard_elsewhere = elsewhere.notices();
        for round in 0..20 {
            let write = |node: &str| {
                Write::new().step(ADD, values![format!("{node}{round}")]).notice(format!("{node}{round}"))
            };
            here.write(write("here")).await.unwrap();
            assert_eq!(heard_here.recv().await.unwrap(), changed(&format!("here{round}")));
            assert_eq!(heard_there.recv().await.unwrap(), changed(&format!("here{round}")));
            there.write(write("there")).await.unwrap();
            assert_eq!(heard_here.recv().await.unwrap(), changed(&format!("there{round}")));
            assert_eq!(heard_there.recv().await.unwrap(), changed(&format!("there{round}")));
        }
        elsewhere.write(Write::new().step(ADD, values!["x"]).notice("x")).await.unwrap();
        assert_eq!(heard_elsewhere.recv().await.unwrap(), changed("x"));
        drop(elsewhere);
        other.remove().await;
    });
}

#[test]
fn more_topics_than_one_notice_of_the_server_carries_are_all_heard() {
    for_both_databases(async |database| {
        if database.kind() == EngineKind::Sqlite {
            return;
        }
        let (here, there) = (database.open_with(TABLES).await, database.open_with(TABLES).await);
        let mut heard = there.notices();
        let topics: Vec<String> = (0..600).map(|place| format!("session:{place:032}")).collect();
        let write = topics.iter().fold(Write::new(), |write, topic| write.notice(topic.as_str()));
        here.write(write.step(ADD, values!["a"])).await.unwrap();
        for topic in &topics {
            assert_eq!(heard.recv().await.unwrap(), changed(topic));
        }
    });
}
