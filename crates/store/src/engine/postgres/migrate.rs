//! Brings the server's schema up to date, one node at a time.

use super::failure::read_error;
use crate::engine::error::StoreError;
use crate::migration::{Migration, known};
use tokio_postgres::Client;

/// The first key of our advisory locks; the second is the schema.
const LOCK: &str = "select pg_advisory_xact_lock(7652, hashtext(current_schema()))";

/// Runs the steps the schema has not seen, each in its own transaction.
pub(super) async fn migrate(client: &mut Client, migrations: &[Migration]) -> Result<(), StoreError> {
    loop {
        let step = client.transaction().await.map_err(read_error)?;
        step.batch_execute(LOCK).await.map_err(read_error)?;
        step.batch_execute(
            "set local client_min_messages = warning;
             create table if not exists schema_version (number bigint primary key, name text not null)",
        )
        .await
        .map_err(read_error)?;
        let found = step
            .query_one("select coalesce(max(number), 0) as number from schema_version", &[])
            .await
            .map_err(read_error)?;
        let found = u32::try_from(found.get::<_, i64>(0)).map_err(StoreError::engine)?;
        let known = known(migrations);
        if found > known {
            return Err(StoreError::NewerSchema { found, known });
        }
        let Some(next) = migrations.iter().find(|migration| migration.number > found) else {
            return step.commit().await.map_err(read_error);
        };
        step.batch_execute(next.postgres).await.map_err(read_error)?;
        step.execute(
            "insert into schema_version(number, name) values ($1, $2)",
            &[&i64::from(next.number), &next.name],
        )
        .await
        .map_err(read_error)?;
        step.commit().await.map_err(read_error)?;
        tracing::info!(migration = next.name, "schema brought up to date");
    }
}
