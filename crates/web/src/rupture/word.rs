//! The therapist's own word on the recovery, beside what was computed.

use super::edit::{found, keep};
use super::show::{Left, Shown, WordForm};
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::rupture::account::{Account, said};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Keeps it, or takes it back.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (case, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    fields.only(&["once", "outcome", "reason"])?;
    let refused = || PageError::Refused("refusal-form".into());
    let outcome = fields.one_or_empty("outcome")?;
    let outcome = outcome.map(|word| word.parse().map_err(|_| refused())).transpose()?;
    let reason = fields.one("reason")?;
    match said(outcome, reason) {
        Ok(said) => {
            let account = Account { said, ..rupture.last.account.clone() };
            keep(&app, &signed_in, &rupture, fields.one("once")?, &account).await?;
            Ok(Redirect::to(&format!("/ruptures/{}", rupture.id)).into_response())
        }
        Err(refusal) => {
            let word = WordForm { outcome, reason: reason.to_owned(), refused: Some(refusal) };
            let left = Left { word, ..Left::of(&rupture.last.account) };
            let page = Shown::load(&app, &signed_in, &case, rupture).await?.page(&app, &signed_in, &left);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
