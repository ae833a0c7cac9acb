//! A goal or task ends, or is taken up again.

use super::place::Place;
use super::words::{GOES_ON, change, number};
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::state::App;
use alliance::agreement::terms::{Ending, How, Terms, Words};
use axum::extract::State;
use axum::response::Response;

/// Keeps how it ended and why, or that it goes on.
pub async fn submit_form(State(app): State<App>, place: Place, sent: Fields) -> Result<Response, PageError> {
    sent.only(&["once", "version", "how", "reason"])?;
    let how: Option<How> = match sent.one("how")? {
        GOES_ON => None,
        word => Some(word.parse().map_err(|_| PageError::Refused("refusal-form".into()))?),
    };
    let reason = sent.one("reason")?;
    change(&app, &place, sent.one("once")?, number(&sent)?, None, reason, |_, base| {
        let ending = match how {
            None => None,
            Some(how) => Some(Ending::new(how, Words::read(reason)?)?),
        };
        Ok(Terms { ending, ..base.clone() })
    })
    .await
}
