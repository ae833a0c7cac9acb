//! SQLite: one file, one writer thread, connections for reading beside it.

mod connection;
mod failure;
mod migrate;
mod names;
pub(crate) mod reader;
mod statement;
mod writer;

use crate::engine::error::StoreError;
use crate::engine::queue::Queue;
use crate::migration::Migration;
use std::path::Path;

/// Opens the file, brings its schema up to date and starts the writer.
pub(crate) fn open(
    address: &str,
    readers: usize,
    migrations: &[Migration],
    queue: Queue,
) -> Result<reader::Readers, StoreError> {
    let path = Path::new(address.strip_prefix("sqlite://").unwrap_or(address)).to_owned();
    let mut connection = connection::open_for_writing(&path)?;
    migrate::migrate(&mut connection, migrations)?;
    writer::start(path.clone(), connection, queue)?;
    Ok(reader::Readers::new(path, readers))
}
