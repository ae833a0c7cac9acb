//! PostgreSQL: one writer per node, a pool for reading, a line on which nodes hear each other.

mod connection;
mod exchange;
mod failure;
mod listener;
mod migrate;
mod placeholder;
pub(crate) mod reader;
mod session;
mod writer;

use super::error::StoreError;
use super::notice::Notice;
use super::queue::Queue;
use crate::migration::Migration;
use connection::{Purpose, configuration, connect};
use failure::read_error;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;

/// The node's connections for reading, and its ear.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) readers: reader::Readers,
    listener: JoinHandle<()>,
}

impl Drop for Node {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// Connects to the server, brings its schema up to date, starts the writer and listens.
pub(crate) async fn open(
    address: &str,
    readers: usize,
    migrations: &[Migration],
    queue: Queue,
    notices: broadcast::Sender<Notice>,
) -> Result<Node, StoreError> {
    let config = configuration(address)?;
    let mut client = connect(&config, Purpose::Migrate).await?;
    migrate::migrate(&mut client, migrations).await?;
    // The channel is the schema's own, so that two installations in one database do not hear each other.
    let row = client
        .query_one("select gen_random_uuid()::text, 'verbond ' || current_schema()", &[])
        .await
        .map_err(read_error)?;
    let (node, channel): (String, String) = (row.get(0), row.get(1));
    drop(client);
    let listener =
        listener::Listener { config: config.clone(), node: node.clone(), channel: channel.clone(), notices };
    let line = listener.listen().await?;
    let mut writer = writer::Writer { config: config.clone(), node, channel, session: None };
    writer.trusted().await?;
    let readers = reader::Readers::new(&config, readers)?;
    tokio::spawn(writer.run(queue));
    Ok(Node { readers, listener: tokio::spawn(listener.run(line)) })
}

/// Makes an empty schema and gives the address that leads to it.
#[cfg(feature = "testing")]
pub(crate) async fn make_schema(address: &str, schema: &str) -> Result<String, StoreError> {
    let client = connect(&configuration(address)?, Purpose::Migrate).await?;
    let words = format!(
        "set client_min_messages = warning; drop schema if exists {schema} cascade; create schema {schema}"
    );
    client.batch_execute(&words).await.map_err(read_error)?;
    let separator = if address.contains('?') { '&' } else { '?' };
    Ok(format!("{address}{separator}options=-c%20search_path%3D{schema}"))
}

/// Removes a schema with all that is in it.
#[cfg(feature = "testing")]
pub(crate) async fn drop_schema(address: &str, schema: &str) -> Result<(), StoreError> {
    let client = connect(&configuration(address)?, Purpose::Migrate).await?;
    let words = format!("set client_min_messages = warning; drop schema {schema} cascade");
    client.batch_execute(&words).await.map_err(read_error)
}
