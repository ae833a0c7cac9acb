//! The one writer of this node: takes what has queued, commits it together, answers after the commit.

use super::connection::{Purpose, connect};
use super::failure::Failure;
use super::session::Session;
use crate::engine::error::StoreError;
use crate::engine::queue::{Outcome, Queue};
use crate::engine::write::Write;
use tokio_postgres::Config;

/// How often a batch is tried anew when another node was in the way or the line was lost before the commit.
const ATTEMPTS: usize = 5;

/// The writer and its connection, if it has one it trusts.
pub(super) struct Writer {
    pub(super) config: Config,
    pub(super) node: String,
    pub(super) channel: String,
    pub(super) session: Option<Session>,
}

impl Writer {
    /// Serves the queue until the last handle on the engine is gone.
    pub(super) async fn run(mut self, mut queue: Queue) {
        while queue.fill().await {
            let outcomes = self.keep(queue.batch()).await;
            queue.answer(outcomes);
        }
    }

    async fn keep(&mut self, batch: &[Write]) -> Vec<Outcome> {
        let mut attempt = 1;
        let error = loop {
            let session = match self.trusted().await {
                Ok(session) => session,
                Err(error) => break error,
            };
            match session.commit(batch).await {
                Ok(outcomes) => return outcomes,
                Err(Failure::Again(error)) if attempt < ATTEMPTS => {
                    tracing::debug!(%error, "try a batch anew");
                }
                // Nothing was asked to be kept yet, so nothing can be kept twice.
                Err(Failure::Lost(_)) if attempt < ATTEMPTS => self.session = None,
                Err(failure) => {
                    self.session = None;
                    break failure.into_error();
                }
            }
            attempt += 1;
        };
        tracing::error!(%error, writes = batch.len(), "commit a batch");
        batch.iter().map(|_| Err(error.clone())).collect()
    }

    /// The connection, a new one if the last was lost.
    pub(super) async fn trusted(&mut self) -> Result<&mut Session, StoreError> {
        let usable = self.session.take().filter(|session| !session.is_closed());
        let session = match usable {
            Some(session) => session,
            None => {
                let client = connect(&self.config, Purpose::Write).await?;
                Session::new(client, &self.node, &self.channel).await?
            }
        };
        Ok(self.session.insert(session))
    }
}
