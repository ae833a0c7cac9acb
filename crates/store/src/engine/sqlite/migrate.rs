//! Brings the file's schema up to date.

use super::failure::Failure;
use crate::engine::error::StoreError;
use crate::migration::{Migration, known};
use rusqlite::{Connection, TransactionBehavior};

/// Runs the steps the file has not seen, each in its own transaction.
pub(super) fn migrate(connection: &mut Connection, migrations: &[Migration]) -> Result<(), Failure> {
    // A step may build a table anew; references to it are checked as a whole before the step is kept.
    connection.execute_batch("pragma foreign_keys = off")?;
    loop {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        step.execute_batch(
            "create table if not exists schema_version (number integer primary key, name text not null) strict",
        )?;
        let found: u32 =
            step.query_row("select coalesce(max(number), 0) from schema_version", [], |row| row.get(0))?;
        let known = known(migrations);
        if found > known {
            return Err(StoreError::NewerSchema { found, known }.into());
        }
        let Some(next) = migrations.iter().find(|migration| migration.number > found) else {
            step.commit()?;
            break;
        };
        step.execute_batch(next.sqlite)?;
        let broken: u32 =
            step.query_row("select count(*) from pragma_foreign_key_check", [], |row| row.get(0))?;
        if broken > 0 {
            return Err(StoreError::engine(format!("{} leaves {broken} broken references", next.name)).into());
        }
        step.execute("insert into schema_version(number, name) values (?1, ?2)", (next.number, next.name))?;
        step.commit()?;
        tracing::info!(migration = next.name, "schema brought up to date");
    }
    connection.execute_batch("pragma foreign_keys = on")?;
    Ok(())
}
