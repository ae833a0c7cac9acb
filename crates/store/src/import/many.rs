//! Many rows in one statement: a file has a hundred thousand of them, and a statement each costs time and room.

use crate::{Value, Write};
use std::sync::LazyLock;

/// How many rows go in one statement. PostgreSQL takes 65 535 values in one, SQLite 32 766.
const TOGETHER: usize = 50;

/// A statement that adds rows of one shape, once for a single row and once for many.
pub(super) struct Rows {
    /// How many values all rows share: `?1`, `?2`, ….
    shared: usize,
    /// How many each has of its own: `:1`, `:2`, ….
    own: usize,
    one: LazyLock<String>,
    many: LazyLock<String>,
}

/// Makes the statement for a number of rows: `:j` becomes the place of that value of that row.
fn statement(table: &str, row: &str, (shared, own): (usize, usize), rows: usize) -> String {
    let rows: Vec<String> = (0..rows)
        .map(|index| {
            let place = |value: usize| shared + index * own + value;
            // From the last, so that `:1` does not take the start of `:10`.
            (1..=own).rev().fold(row.to_owned(), |row, value| {
                row.replace(&format!(":{value}"), &format!("?{}", place(value)))
            })
        })
        .collect();
    format!("insert into {table} values {} on conflict do nothing", rows.join(", "))
}

macro_rules! rows {
    ($name:ident, $shared:literal, $own:literal, $table:literal, $row:literal) => {
        pub(super) static $name: Rows = Rows {
            shared: $shared,
            own: $own,
            one: LazyLock::new(|| statement($table, $row, ($shared, $own), 1)),
            many: LazyLock::new(|| statement($table, $row, ($shared, $own), TOGETHER)),
        };
    };
}

rows!(
    SESSIONS,
    3,
    4,
    "session (id, organisation_id, episode_id, number, state, held_at_ms, measuring, opened_at_ms, discussion, import_id)",
    "(:1, ?1, :2, :3, 'held', :4, 'asked', ?2, 'open', ?3)"
);

rows!(
    ADMINISTRATIONS,
    3,
    8,
    "administration (id, organisation_id, episode_id, session_id, instrument_id, instrument_version, perspective,
                                 channel, happened_on, submitted_at_ms, content, import_id)",
    "(:1, ?1, :2, :3, :4, :5, :6, 'import', :7, ?2, :8, ?3)"
);

/// Rows on their way into a write.
pub(super) struct Filling<'r> {
    rows: &'r Rows,
    shared: Vec<Value>,
    conflict: &'static str,
    waiting: Vec<Value>,
}

impl Rows {
    /// Begins to add rows that share these values; a row that is there already is this conflict.
    pub(super) fn filling(&'static self, shared: Vec<Value>, conflict: &'static str) -> Filling<'static> {
        debug_assert_eq!(shared.len(), self.shared, "the statement shares as many values");
        Filling { rows: self, shared, conflict, waiting: Vec::with_capacity(self.own * TOGETHER) }
    }
}

impl Filling<'static> {
    /// Adds a row.
    pub(super) fn add(&mut self, write: Write, values: Vec<Value>) -> Write {
        debug_assert_eq!(values.len(), self.rows.own, "a row has as many values");
        self.waiting.extend(values);
        if self.waiting.len() < self.rows.own * TOGETHER {
            return write;
        }
        let mut params = self.shared.clone();
        params.append(&mut self.waiting);
        write.must(self.rows.many.as_str(), params, TOGETHER as u64, self.conflict)
    }

    /// Adds the rows that still wait.
    pub(super) fn finish(self, write: Write) -> Write {
        self.waiting.chunks(self.rows.own).fold(write, |write, values| {
            let params = self.shared.iter().chain(values).cloned().collect();
            write.must(self.rows.one.as_str(), params, 1, self.conflict)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_its_own_values_and_shares_the_others() {
        let sql = statement("t (a, b, c)", "(:1, ?1, :2)", (1, 2), 3);
        assert_eq!(
            sql,
            "insert into t (a, b, c) values (?2, ?1, ?3), (?4, ?1, ?5), (?6, ?1, ?7) on conflict do nothing"
        );
    }
}
