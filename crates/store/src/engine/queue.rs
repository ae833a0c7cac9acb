//! The one queue in front of the one writer.

use crate::engine::error::StoreError;
use crate::engine::notice::Notice;
use crate::engine::write::{Write, Written};
use tokio::sync::{broadcast, mpsc, oneshot};

/// What a write came to.
pub(crate) type Outcome = Result<Written, StoreError>;

/// A write that waits, and who waits for it.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) write: Write,
    pub(crate) reply: oneshot::Sender<Outcome>,
}

/// The writer's end of the queue, with the writes it is busy with.
#[derive(Debug)]
pub(crate) struct Queue {
    receiver: mpsc::Receiver<Request>,
    batch_max: usize,
    batch: Vec<Write>,
    replies: Vec<oneshot::Sender<Outcome>>,
    requests: Vec<Request>,
    notices: broadcast::Sender<Notice>,
}

impl Queue {
    pub(crate) fn new(
        receiver: mpsc::Receiver<Request>,
        batch_max: usize,
        notices: broadcast::Sender<Notice>,
    ) -> Self {
        let (batch, replies) = (Vec::with_capacity(batch_max), Vec::with_capacity(batch_max));
        Self { receiver, batch_max, batch, replies, requests: Vec::with_capacity(batch_max), notices }
    }

    /// Waits for writes and takes what is there. False once nobody can send any more.
    pub(crate) fn fill_blocking(&mut self) -> bool {
        let taken = self.receiver.blocking_recv_many(&mut self.requests, self.batch_max);
        self.unpack(taken)
    }

    /// Waits for writes and takes what is there. False once nobody can send any more.
    pub(crate) async fn fill(&mut self) -> bool {
        let taken = self.receiver.recv_many(&mut self.requests, self.batch_max).await;
        self.unpack(taken)
    }

    fn unpack(&mut self, taken: usize) -> bool {
        for request in self.requests.drain(..) {
            self.batch.push(request.write);
            self.replies.push(request.reply);
        }
        taken > 0
    }

    /// The writes taken, in the order they came.
    pub(crate) fn batch(&self) -> &[Write] {
        &self.batch
    }

    /// Tells each waiting caller what its write came to, and announces the kept ones. Called after the commit.
    pub(crate) fn answer(&mut self, outcomes: Vec<Outcome>) {
        debug_assert_eq!(outcomes.len(), self.replies.len(), "each write has one outcome");
        for ((write, reply), outcome) in self.batch.drain(..).zip(self.replies.drain(..)).zip(outcomes) {
            if outcome.is_ok() {
                for topic in write.notices {
                    announce(&self.notices, Notice::Changed(topic));
                }
            }
            if let Err(unheard) = reply.send(outcome) {
                tracing::debug!(kept = unheard.is_ok(), "nobody waited for the outcome of a write");
            }
        }
    }

    /// Tells every waiting caller that nothing was kept.
    pub(crate) fn refuse(&mut self, error: &StoreError) {
        let outcomes = self.batch.iter().map(|_| Err(error.clone())).collect();
        self.answer(outcomes);
    }
}

/// Sends a notice to whoever listens; that nobody does is no failure.
pub(crate) fn announce(notices: &broadcast::Sender<Notice>, notice: Notice) {
    if let Err(unheard) = notices.send(notice) {
        tracing::trace!(notice = ?unheard.0, "nobody listens");
    }
}
