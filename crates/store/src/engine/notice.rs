//! Who looks at a page hears that something was kept, on every node.

use std::sync::Arc;

/// Word of a kept write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something under this topic, such as `session:<id>`, has changed.
    Changed(Arc<str>),
    /// Notices may have been lost while the line to the database was down: look again.
    Missed,
}

impl Notice {
    /// Whether who follows `topic` has to look again.
    pub fn concerns(&self, topic: &str) -> bool {
        match self {
            Self::Changed(changed) => &**changed == topic,
            Self::Missed => true,
        }
    }
}
