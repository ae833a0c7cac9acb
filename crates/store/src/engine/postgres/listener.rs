//! Hears what other nodes kept.

use super::connection::Purpose;
use super::failure::read_error;
use crate::engine::error::StoreError;
use crate::engine::notice::Notice;
use crate::engine::queue::announce;
use std::future::{Future, poll_fn};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{AsyncMessage, Client, Config, Connection, NoTls, Socket};

const BACKOFF_FIRST: Duration = Duration::from_millis(100);
const BACKOFF_LAST: Duration = Duration::from_secs(5);

/// Listens on one connection, and on a new one whenever that is lost.
pub(super) struct Listener {
    pub(super) config: Config,
    pub(super) node: String,
    pub(super) channel: String,
    pub(super) notices: broadcast::Sender<Notice>,
}

/// A connection that listens.
pub(super) struct Line {
    connection: Connection<Socket, NoTlsStream>,
    /// Keeps the connection open.
    _client: Client,
}

impl Listener {
    /// Connects and listens; from here on nothing is missed.
    pub(super) async fn listen(&self) -> Result<Line, StoreError> {
        let config = Purpose::Listen.configure(&self.config);
        let (client, mut connection) = config.connect(NoTls).await.map_err(read_error)?;
        let words = format!("listen \"{}\"", self.channel);
        // Nobody else serves this connection, so it is moved on while the answer is awaited.
        let listening = async {
            let mut listening = std::pin::pin!(client.batch_execute(&words));
            poll_fn(|context| {
                while let Poll::Ready(Some(message)) = connection.poll_message(context) {
                    match message {
                        Ok(message) => self.hear(message),
                        Err(error) => return Poll::Ready(Err(error)),
                    }
                }
                listening.as_mut().poll(context)
            })
            .await
        };
        listening.await.map_err(read_error)?;
        Ok(Line { connection, _client: client })
    }

    /// Hears notices for as long as the task lives.
    pub(super) async fn run(self, line: Line) {
        let mut line = line;
        loop {
            self.follow(&mut line).await;
            let mut backoff = BACKOFF_FIRST;
            line = loop {
                match self.listen().await {
                    Ok(line) => break line,
                    Err(error) => tracing::warn!(%error, "listen to the other nodes anew"),
                }
                tokio::time::sleep(backoff).await;
                backoff = (backoff * 2).min(BACKOFF_LAST);
            };
            announce(&self.notices, Notice::Missed);
        }
    }

    async fn follow(&self, line: &mut Line) {
        while let Some(message) = poll_fn(|context| line.connection.poll_message(context)).await {
            match message {
                Ok(message) => self.hear(message),
                Err(error) => {
                    tracing::warn!(error = %read_error(error), "lost the line to the other nodes");
                    return;
                }
            }
        }
    }

    /// Passes on what another node announced. Our own writer announced ours already, right after its commit.
    fn hear(&self, message: AsyncMessage) {
        let AsyncMessage::Notification(notification) = message else { return };
        let mut lines = notification.payload().lines();
        if lines.next() != Some(&self.node) {
            lines.for_each(|topic| announce(&self.notices, Notice::Changed(Arc::from(topic))));
        }
    }
}
