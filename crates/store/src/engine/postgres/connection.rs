//! How a connection to the server is set up.

use super::failure::read_error;
use crate::engine::error::StoreError;
use std::time::Duration;
use tokio_postgres::{Client, Config, NoTls};

/// How long a node waits for the server to take a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long silence on the line may last before it counts as lost.
const SILENCE: Duration = Duration::from_secs(30);

/// What a connection is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// Changes of the schema.
    Migrate,
    /// The one writer. Its transactions say `read write`; should a `begin` ever fail, what follows it is refused
    /// instead of kept in pieces.
    Write,
    /// Questions.
    Read,
    /// Notices of other nodes.
    Listen,
}

/// Reads an address.
pub(super) fn configuration(address: &str) -> Result<Config, StoreError> {
    // The parser's error may quote the address, and the address may hold a password.
    let mut config: Config =
        address.parse().map_err(|_| StoreError::engine("the address of the database cannot be read"))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    config.keepalives_idle(SILENCE).tcp_user_timeout(SILENCE);
    if config.get_application_name().is_none() {
        config.application_name("verbond");
    }
    Ok(config)
}

impl Purpose {
    /// The configuration with the settings of this purpose; those in the address come after them and so count.
    pub(super) fn configure(self, config: &Config) -> Config {
        let settings = match self {
            Self::Migrate => "-c synchronous_commit=on",
            // A node that vanished in the middle of a transaction must not hold the others up for long.
            Self::Write => {
                "-c synchronous_commit=on -c default_transaction_read_only=on \
                 -c idle_in_transaction_session_timeout=30s -c lock_timeout=20s"
            }
            Self::Read => "-c default_transaction_read_only=on -c idle_in_transaction_session_timeout=60s",
            Self::Listen => "-c default_transaction_read_only=on",
        };
        let mut config = config.clone();
        let options =
            config.get_options().map_or_else(|| settings.to_owned(), |given| format!("{settings} {given}"));
        config.options(options);
        config
    }
}

/// Connects; the line is served by a task of its own until the client is dropped.
pub(super) async fn connect(config: &Config, purpose: Purpose) -> Result<Client, StoreError> {
    let (client, line) = purpose.configure(config).connect(NoTls).await.map_err(read_error)?;
    tokio::spawn(async move {
        if let Err(error) = line.await {
            tracing::warn!(error = %read_error(error), ?purpose, "lost the line to the database");
        }
    });
    Ok(client)
}
