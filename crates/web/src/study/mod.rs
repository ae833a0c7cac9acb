//! The researcher's page: what the pseudonymised data set of this organisation holds, under which conditions, and its
//! files. It shows no client and no answer.

pub mod around;
pub mod codebook;
pub mod edges;
pub mod export;
pub mod page;
pub mod readme;
pub mod runs;

use crate::error::PageError;
use alliance::export::study::StudyName;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// What a study is called where nobody named it.
const UNNAMED: &str = "study";

/// The address of a study, as it was asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    study: Option<String>,
}

impl Asked {
    /// The name of the study.
    fn name(&self) -> Result<StudyName, PageError> {
        let text = self.study.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or(UNNAMED);
        StudyName::parse(text).map_err(|refusal| PageError::Refused(refusal.message_key().into()))
    }
}

/// A file to be kept, not shown.
fn file(name: &str, kind: &str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests;
