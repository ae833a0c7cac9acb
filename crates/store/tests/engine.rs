//! What both engines promise, on both engines.

mod support;

use support::{TABLES, for_both_engines_with};
use verbond_store::{Read, Write, values};

#[test]
fn a_write_is_kept_and_read_back() {
    for_both_engines_with(TABLES, |engine| async move {
        let written = engine
            .write(Write::new().step("insert into thing(id, label) values (?1, ?2)", values!["a", "first"]))
            .await
            .unwrap();
        assert_eq!(written.rows, [1]);
        let row = engine
            .query_opt("select id, label from thing where id = ?1", values!["a"])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.text("label").unwrap(), "first");
        let both = engine
            .read(
                Read::new()
                    .query("select id from thing", values![])
                    .query("select count(*) as n from thing", values![]),
            )
            .await
            .unwrap();
        assert_eq!(both[0].len(), 1);
        assert_eq!(both[1][0].integer("n").unwrap(), 1);
    });
}
