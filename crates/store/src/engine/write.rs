//! A write is a value: ordered statements with their guards, kept as a whole or not at all.

use crate::engine::value::Value;
use std::sync::Arc;

/// One statement of a write.
#[derive(Debug, Clone)]
pub struct Step {
    pub(crate) sql: &'static str,
    pub(crate) params: Vec<Value>,
    pub(crate) guard: Option<Guard>,
}

/// How many rows a step has to touch, and what the conflict is called if it touches another number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guard {
    pub(crate) rows: u64,
    pub(crate) conflict: &'static str,
}

impl Step {
    /// A statement that may touch any number of rows.
    pub fn new(sql: &'static str, params: Vec<Value>) -> Self {
        Self { sql, params, guard: None }
    }

    /// A statement that has to touch exactly `rows` rows; a `select` has to find them.
    pub fn must(sql: &'static str, params: Vec<Value>, rows: u64, conflict: &'static str) -> Self {
        Self { sql, params, guard: Some(Guard { rows, conflict }) }
    }

    /// The guard this number of rows breaks, if it does.
    pub(crate) fn broken_by(&self, rows: u64) -> Option<Guard> {
        self.guard.filter(|guard| guard.rows != rows)
    }
}

/// A write: statements that are kept together or not at all, with what is announced once they are.
///
/// ```
/// use verbond_store::{Write, values};
/// let write = Write::new()
///     .must("update session set state = ?2 where id = ?1 and state = 'planned'", values!["s1", "open"], 1, "session is planned")
///     .step("insert into sitting(id, session_id) values (?1, ?2)", values!["t1", "s1"])
///     .notice("session:s1");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Write {
    pub(crate) steps: Vec<Step>,
    pub(crate) notices: Vec<Arc<str>>,
}

impl Write {
    /// A write of nothing yet.
    pub fn new() -> Self {
        Self { steps: Vec::with_capacity(4), notices: Vec::new() }
    }

    /// Adds a statement that may touch any number of rows.
    #[must_use]
    pub fn step(self, sql: &'static str, params: Vec<Value>) -> Self {
        self.with(Step::new(sql, params))
    }

    /// Adds a statement that has to touch exactly `rows` rows.
    ///
    /// Otherwise nothing of the write is kept and the answer is a conflict called `conflict`.
    #[must_use]
    pub fn must(self, sql: &'static str, params: Vec<Value>, rows: u64, conflict: &'static str) -> Self {
        self.with(Step::must(sql, params, rows, conflict))
    }

    /// Adds a ready step.
    #[must_use]
    pub fn with(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Adds ready steps, in their order.
    #[must_use]
    pub fn with_all(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.steps.extend(steps);
        self
    }

    /// Announces `topic` to all who listen, on every node, once the write is kept.
    #[must_use]
    pub fn notice(mut self, topic: impl Into<Arc<str>>) -> Self {
        self.notices.push(topic.into());
        self
    }
}

/// What a kept write touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Rows touched (for a `select`: found) by each step, in order.
    pub rows: Vec<u64>,
}
