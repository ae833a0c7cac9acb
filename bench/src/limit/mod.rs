//! The limit of the machine: the least that keeps a submission durably.
//!
//! The same tables, the same statements, the same promise (answered after the commit reached the disk), and nothing
//! else: no languages, no rules, no pages, no seam between engines. What the server reaches is told as a share of this.

pub mod postgres;
pub mod serve;
pub mod sqlite;
pub mod statement;
pub mod submission;

use crate::place::Place;
use anyhow::Context;
use std::sync::Arc;
use submission::{Outcome, Submission};
use tokio::sync::{mpsc, oneshot};

/// Submissions that may wait.
const QUEUE: usize = 8_192;
/// Submissions that may share one transaction, as many as in the store.
const BATCH: usize = 256;

/// A submission that waits, and who waits for it.
type Request = (Submission, oneshot::Sender<Outcome>);

/// The way to the one writer.
#[derive(Debug, Clone)]
pub struct Limit {
    writer: Arc<mpsc::Sender<Request>>,
}

impl Limit {
    /// Starts a writer on a database that has the product's schema.
    pub async fn open(place: &Place) -> anyhow::Result<Self> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        match place {
            Place::File(path) => sqlite::start(path, receiver)?,
            Place::Server(address) => postgres::start(address, receiver).await?,
        }
        Ok(Self { writer: Arc::new(sender) })
    }

    /// Keeps a submission; the answer comes after the commit.
    pub async fn submit(&self, submission: Submission) -> anyhow::Result<Outcome> {
        let (reply, outcome) = oneshot::channel();
        self.writer.try_send((submission, reply)).context("queue a submission")?;
        outcome.await.context("the writer ended before it answered")
    }
}
