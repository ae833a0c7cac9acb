//! What is kept, and what it came to.

use crate::watch::now_ms;
use sha2::{Digest, Sha256};

/// A client's half on its way to the disk.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The hash of the pass.
    pub key: [u8; 32],
    /// The id of the administration it becomes.
    pub administration: String,
    /// The id of its line in the audit log.
    pub audit: String,
    /// The answers, as the store keeps them.
    pub content: String,
    /// The hash of the answers.
    pub fingerprint: String,
    /// When it was sent.
    pub now_ms: i64,
    /// The day of the session.
    pub day: &'static str,
}

/// What a submission came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the disk.
    Kept,
    /// It was sent before, or is not asked.
    Refused,
    /// The pass opens nothing.
    Unknown,
}

impl Submission {
    /// What a pass and the fields of a sent form make; `None` if an answer does not fit.
    pub fn read(pass: &str, form: &str) -> Option<Self> {
        let mut content = String::with_capacity(96);
        content.push_str("items");
        for pair in form.split('&') {
            let (name, value) = pair.split_once('=')?;
            let Some(item) = name.strip_prefix("session-check.") else { continue };
            if !matches!(value.as_bytes(), [b'0'..=b'6']) {
                return None;
            }
            content.push(' ');
            content.push_str(item);
            content.push('=');
            content.push_str(value);
        }
        let fingerprint = crate::clinic::house::hex(&Sha256::digest(content.as_bytes()));
        let now_ms = now_ms();
        Some(Self {
            key: Sha256::digest(pass.as_bytes()).into(),
            administration: id(now_ms),
            audit: id(now_ms),
            fingerprint,
            content,
            now_ms,
            day: "2026-11-22",
        })
    }
}

/// A new id as the product makes them.
#[expect(
    clippy::disallowed_methods,
    reason = "the limit has no chance given to it, and pays for it as the product does"
)]
fn id(now_ms: i64) -> String {
    let mut random = [0; 10];
    getrandom::fill(&mut random).expect("the operating system gives chance");
    let id = uuid::Builder::from_unix_timestamp_millis(now_ms.unsigned_abs(), &random).into_uuid();
    id.as_hyphenated().to_string()
}
