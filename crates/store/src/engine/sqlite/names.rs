//! What unique constraints are called. SQLite tells the columns only; the name stands in the schema's text.

use super::failure::Failure;
use crate::engine::error::StoreError;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The given names of unique constraints and indexes, by `table(column, column)`.
#[derive(Debug, Clone, Default)]
pub(super) struct UniqueNames(BTreeMap<String, String>);

impl UniqueNames {
    /// Reads the names from the schema.
    pub(super) fn read(connection: &Connection) -> Result<Self, Failure> {
        let mut tables = connection.prepare("select name, sql from sqlite_schema where type = 'table'")?;
        let tables = tables
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<Vec<(String, String)>, _>>()?;
        let mut indexes = connection.prepare(
            "select l.name, t.name || '(' || group_concat(c.name, ', ' order by c.seqno) || ')'
               from sqlite_schema t, pragma_index_list(t.name) l, pragma_index_info(l.name) c
              where t.type = 'table' and l.\"unique\" = 1 and l.origin = 'c'
              group by l.name, t.name having count(*) = count(c.name)",
        )?;
        let indexes = indexes
            .query_map([], |row| Ok((row.get(1)?, row.get(0)?)))?
            .collect::<Result<BTreeMap<String, String>, _>>()?;
        let constraints = tables.iter().flat_map(|(table, sql)| constraints(table, sql));
        Ok(Self(constraints.chain(indexes).collect()))
    }

    /// The failure with the constraint under its given name.
    pub(super) fn name(&self, mut failure: Failure) -> Failure {
        if let StoreError::Conflict { constraint } = &mut failure.error
            && let Some(name) = self.0.get(constraint)
        {
            constraint.clone_from(name);
        }
        failure
    }
}

/// The `constraint NAME unique (…)` and `constraint NAME primary key (…)` of a table's text.
fn constraints(table: &str, sql: &str) -> Vec<(String, String)> {
    let text = sql.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let named = |after: &str| {
        let (name, rule) = after.split_once(' ')?;
        let columns = rule.strip_prefix("unique").or_else(|| rule.strip_prefix("primary key"))?;
        let (columns, _) = columns.trim_start().strip_prefix('(')?.split_once(')')?;
        let columns: Vec<&str> = columns.split(',').map(str::trim).collect();
        Some((format!("{table}({})", columns.join(", ")), name.to_owned()))
    };
    text.split("constraint ").skip(1).filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_constraints_are_found_in_the_text_of_a_table() {
        let sql = "create table t (a text constraint a_short check (length(a) < 9), b text,
            constraint  ab\n unique(a,b), constraint c primary key (b , a), check (a <> b), unique (b)) strict";
        let expected = [("t(a, b)", "ab"), ("t(b, a)", "c")];
        assert_eq!(constraints("t", sql), expected.map(|(columns, name)| (columns.into(), name.into())));
    }
}
