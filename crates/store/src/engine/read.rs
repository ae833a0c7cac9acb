//! Several questions about one moment.

use crate::engine::value::Value;

/// Questions that are answered from one consistent state of the database, in one visit to it.
///
/// Cheaper than as many single queries, and no write can come between two of the answers.
#[derive(Debug, Clone, Default)]
pub struct Read {
    pub(crate) queries: Vec<(&'static str, Vec<Value>)>,
}

impl Read {
    /// No question yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a question; its rows come at the same place in the answer.
    #[must_use]
    pub fn query(mut self, sql: &'static str, params: Vec<Value>) -> Self {
        self.queries.push((sql, params));
        self
    }
}
