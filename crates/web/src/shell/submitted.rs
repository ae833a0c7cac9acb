//! A form that was sent: read strictly, told plainly when it does not fit.

use crate::error::PageError;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;

/// The longest form: far more than the longest check.
const FORM_BYTES: usize = 64 * 1024;

/// What was sent, as the form's own type. Fields the type does not know, or lacks, are refused.
#[derive(Debug, Clone)]
pub struct Submitted<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Submitted<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Self, PageError> {
        let refused = || PageError::Refused("refusal-form".into());
        let kind = request.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes().to_vec());
        if !kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded")) {
            return Err(refused());
        }
        let body = to_bytes(request.into_body(), FORM_BYTES)
            .await
            .map_err(|_| PageError::Refused("refusal-form-too-large".into()))?;
        // A NUL is no part of any text: one of the engines could not keep it.
        if body.windows(3).any(|window| window == b"%00") || body.contains(&0) {
            return Err(refused());
        }
        serde_urlencoded::from_bytes(&body).map(Submitted).map_err(|error| {
            // The error names the field, never what was typed in it.
            tracing::info!(%error, "form.refused");
            refused()
        })
    }
}
