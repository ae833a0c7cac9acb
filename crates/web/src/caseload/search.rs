//! What of the caseload is asked for, and what of it stands on one page.

use crate::error::PageError;
use alliance::caseload::{Reason, ReasonKind, order};
use alliance::clock::Timestamp;
use serde::Deserialize;
use store::caseload::{CaseloadEntry, Which};

/// How many rows stand on one page.
pub const ROWS: usize = 50;

/// The address of a caseload, as it was asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    reason: Option<String>,
    state: Option<String>,
    page: Option<String>,
}

/// What of the caseload is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// A piece of a client's code; empty for all.
    pub text: String,
    /// Only episodes with a reason of this kind.
    pub reason: Option<ReasonKind>,
    /// Those that go on or those that have ended.
    pub which: Which,
    /// Which page, from 1.
    pub page: usize,
}

/// One row with its reasons.
#[derive(Debug, Clone)]
pub struct Found {
    /// The episode.
    pub entry: CaseloadEntry,
    /// Why it asks for a talk, weightiest first.
    pub reasons: Vec<Reason>,
}

/// One page of what was found.
#[derive(Debug)]
pub struct Answer {
    /// The rows of this page, in the order of conversations.
    pub rows: Vec<Found>,
    /// How many were found in all.
    pub count: usize,
    /// How many of those the text finds have a reason of each kind, in their order; before the choice of one kind.
    pub kinds: Vec<(ReasonKind, usize)>,
    /// How many pages there are; 1 for nothing.
    pub pages: usize,
}

impl Asked {
    /// Reads what was asked; a word that is none of ours is a page that does not exist.
    pub fn read(self) -> Result<Search, PageError> {
        let text = self.q.as_deref().map_or("", str::trim).chars().take(40).collect();
        let reason = match self.reason.as_deref() {
            None | Some("") => None,
            Some(word) => Some(word.parse().map_err(|_| PageError::NotFound)?),
        };
        let which = match self.state.as_deref() {
            None | Some("" | "open") => Which::Open,
            Some("closed") => Which::Closed,
            Some(_) => return Err(PageError::NotFound),
        };
        let page = match self.page.as_deref() {
            None => 1,
            Some(number) => number.parse().map_err(|_| PageError::NotFound)?,
        };
        Ok(Search { text, reason, which, page: page.max(1) })
    }
}

impl Search {
    /// The address of this search.
    pub fn href(&self) -> String {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        if let Some(kind) = self.reason {
            pairs.push(("reason", kind.to_string()));
        }
        match self.which {
            Which::Open => {}
            Which::Closed => pairs.push(("state", "closed".to_owned())),
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        if pairs.is_empty() {
            return "/caseload".to_owned();
        }
        let query = serde_urlencoded::to_string(&pairs).expect("pairs of text can be written");
        format!("/caseload?{query}")
    }

    /// The same search for another kind of reason, from its first page.
    pub fn with_reason(&self, reason: Option<ReasonKind>) -> Self {
        Self { reason, page: 1, ..self.clone() }
    }

    /// Whether a code is asked for.
    pub fn finds(&self, code: &str) -> bool {
        code.to_lowercase().contains(&self.text.to_lowercase())
    }

    /// What the text finds, in the order of conversations.
    pub fn order(&self, entries: Vec<CaseloadEntry>, now: Timestamp) -> Vec<Found> {
        let mut found: Vec<Found> = entries
            .into_iter()
            .filter(|entry| self.finds(entry.client.as_str()))
            .map(|entry| Found { reasons: entry.standing.reasons(now), entry })
            .collect();
        // A stable sort: within one place the order of codes stays.
        found.sort_by_key(|found| order(&found.reasons));
        found
    }

    /// What is found in a caseload.
    pub fn among(&self, entries: Vec<CaseloadEntry>, now: Timestamp) -> Answer {
        let mut found = self.order(entries, now);
        let has = |found: &Found, kind| found.reasons.iter().any(|reason| reason.kind() == kind);
        let count = |kind: ReasonKind| found.iter().filter(|found| has(found, kind)).count();
        let kinds = ReasonKind::ALL.iter().map(|kind| (*kind, count(*kind))).collect();
        if let Some(kind) = self.reason {
            found.retain(|found| has(found, kind));
        }
        let (count, pages) = (found.len(), found.len().div_ceil(ROWS).max(1));
        let rows = found.into_iter().skip((self.page - 1) * ROWS).take(ROWS).collect();
        Answer { rows, count, kinds, pages }
    }
}
