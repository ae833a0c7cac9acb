//! What the system says when a file cannot be opened, read or written, in the reader's words.

use crate::speech::Speech;
use std::io::{Error, ErrorKind};
use std::path::Path;

pub(super) fn unread(path: &Path, error: &Error, speech: Speech) -> String {
    let (path, reason) = (path.display().to_string(), reason(error, speech));
    speech.with("refusal-file", &[("path", &path), ("reason", &reason)])
}

pub(super) fn unwritten(path: &Path, error: &Error, speech: Speech) -> String {
    if path.as_os_str() == "-" {
        return speech.with("refusal-output", &[("reason", &reason(error, speech))]);
    }
    // What is to be written need not be there, its folder has to.
    let reason = match error.kind() {
        ErrorKind::NotFound => speech.t("refusal-no-folder"),
        _ => reason(error, speech),
    };
    speech.with("refusal-write", &[("path", &path.display().to_string()), ("reason", &reason)])
}

fn reason(error: &Error, speech: Speech) -> String {
    match error.kind() {
        ErrorKind::NotFound => speech.t("refusal-not-found"),
        ErrorKind::PermissionDenied => speech.t("refusal-not-allowed"),
        ErrorKind::IsADirectory => speech.t("refusal-folder"),
        ErrorKind::NotADirectory => speech.t("refusal-no-folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => speech.t("refusal-full"),
        ErrorKind::ReadOnlyFilesystem => speech.t("refusal-read-only"),
        // Rarer ones as the system says them: a sentence of ours would say less.
        _ => error.to_string(),
    }
}
